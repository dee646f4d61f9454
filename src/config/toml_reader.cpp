// A settings file as a flat list of keys and values.
#include "config/toml_reader.hpp"

#include "config/joined.hpp"
#include "config/toml_guard.hpp"
#include "trail/error.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <sstream>

namespace trail::config {
namespace {

constexpr std::size_t deepest = 64;
constexpr std::size_t longest_key = 256;
constexpr std::size_t longest_excerpt = 200;
constexpr std::size_t longest_reason = 120;

std::string_view line_of(std::string_view toml, std::size_t number) {
    for (; number > 1; --number) {
        const auto end = toml.find('\n');
        if (end == std::string_view::npos) return {};
        toml.remove_prefix(end + 1);
    }
    toml = toml.substr(0, toml.find('\n'));
    if (toml.ends_with('\r')) toml.remove_suffix(1);
    return toml;
}

// The library counts columns in code points.
std::size_t byte_of_column(std::string_view line, std::size_t column) {
    std::size_t at = 0;
    while (column > 1 && at < line.size()) {
        ++at;
        while (at < line.size() && (static_cast<unsigned char>(line[at]) & 0xc0) == 0x80) ++at;
        --column;
    }
    return at;
}

Error not_toml(std::string_view toml, std::string_view shown, std::size_t line, std::size_t offset,
               std::string_view reason) {
    const auto message = fmt::format("{}:{}: {}", shown, line, reason);
    const auto text = line_of(toml, line);
    if (text.empty() || text.size() > longest_excerpt) return {Failure::config, message};
    const bool inside = offset < text.size();
    const Excerpt excerpt{std::string(text), inside ? offset : text.size(), inside ? 1u : 0u};
    return {Failure::config, message, {}, excerpt};
}

// "Error while parsing key-value pair: expected '=', saw 'x'" says first what everybody knows.
std::string reason(std::string_view description) {
    if (description.starts_with("Error while parsing ")) {
        const auto colon = description.find(": ");
        if (colon != std::string_view::npos) description.remove_prefix(colon + 2);
    }
    auto text = std::string(description.substr(0, longest_reason));
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z')
        text[0] = static_cast<char>(text[0] + 32);
    while (text.ends_with('.') || text.ends_with(' ')) text.pop_back();
    return "not valid TOML: " + text;
}

toml::table parse(std::string_view toml, std::string_view shown) {
    if (const auto refused = refusal(toml, deepest)) {
        const auto before = toml.substr(0, refused->at);
        const auto newline = before.rfind('\n');
        const auto begin = newline == std::string_view::npos ? 0 : newline + 1;
        const auto line = 1 + static_cast<std::size_t>(std::ranges::count(before, '\n'));
        throw not_toml(toml, shown, line, refused->at - begin, refused->reason);
    }
    try {
        return toml::parse(toml);
    } catch (const toml::parse_error& error) {
        const auto& at = error.source().begin;
        throw not_toml(toml, shown, at.line, byte_of_column(line_of(toml, at.line), at.column),
                       reason(error.description()));
    }
}

std::string quoted_unless_bare(std::string_view part) {
    const bool bare = !part.empty() && std::ranges::all_of(part, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_';
    });
    return bare ? std::string(part) : fmt::format("\"{}\"", part);
}

std::string scalar_text(const toml::node& node) {
    if (const auto* text = node.as_string()) return text->get();
    if (const auto* number = node.as_integer()) return std::to_string(number->get());
    if (const auto* flag = node.as_boolean()) return flag->get() ? "true" : "false";
    std::ostringstream out;
    if (const auto* fraction = node.as_floating_point()) out << *fraction;
    if (const auto* date = node.as_date()) out << *date;
    if (const auto* time = node.as_time()) out << *time;
    if (const auto* moment = node.as_date_time()) out << *moment;
    return out.str();
}

TomlSetting::Type type_of(const toml::node& node) {
    if (node.is_string()) return TomlSetting::Type::text;
    if (node.is_integer()) return TomlSetting::Type::number;
    if (node.is_boolean()) return TomlSetting::Type::flag;
    const auto* array = node.as_array();
    const auto is_text = [](const toml::node& item) { return item.is_string(); };
    if (array && std::all_of(array->begin(), array->end(), is_text)) return TomlSetting::Type::list;
    return TomlSetting::Type::other;
}

TomlSetting leaf(std::string key, const toml::node& node) {
    TomlSetting setting{.key = std::move(key),
                        .type = type_of(node),
                        .text = {},
                        .items = {},
                        .line = node.source().begin.line};
    if (const auto* array = node.as_array()) {
        for (const auto& item : *array) setting.items.push_back(scalar_text(item));
        setting.text = joined(setting.items, ",");
    } else {
        setting.text = scalar_text(node);
    }
    return setting;
}

class Flattening {
public:
    Flattening(std::string_view toml, std::string_view shown) : toml_(toml), shown_(shown) {}

    void add(const toml::table& table, const std::string& prefix) {
        for (auto&& [part, node] : table) {
            auto key = prefix + quoted_unless_bare(part.str());
            // Every key repeats its table's name, so a long one could grow beyond any file.
            if (key.size() > longest_key) {
                throw not_toml(toml_, shown_, node.source().begin.line, 0, "the key is too long");
            }
            if (const auto* inner = node.as_table()) {
                add(*inner, key + ".");
            } else {
                settings_.push_back(leaf(std::move(key), node));
            }
        }
    }

    std::vector<TomlSetting> in_order() && {
        std::ranges::stable_sort(settings_, {}, &TomlSetting::line);
        return std::move(settings_);
    }

private:
    std::string_view toml_;
    std::string_view shown_;
    std::vector<TomlSetting> settings_;
};

}  // namespace

std::vector<TomlSetting> read_toml(std::string_view toml, std::string_view shown) {
    Flattening flat(toml, shown);
    flat.add(parse(toml, shown), "");
    return std::move(flat).in_order();
}

}  // namespace trail::config
