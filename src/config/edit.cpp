// Changing one setting in the text of a TOML file.
#include "trail/config/edit.hpp"

#include "config/joined.hpp"
#include "config/toml_reader.hpp"
#include "config/toml_statements.hpp"
#include "config/value.hpp"
#include "trail/error.hpp"
#include "trail/text/unicode.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

namespace trail::config {
namespace {

using Parts = std::vector<std::string>;

Parts parts_of(std::string_view key) {
    Parts parts;
    for (std::size_t begin = 0; begin <= key.size();) {
        const auto end = std::min(key.find('.', begin), key.size());
        parts.emplace_back(key.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

// Basic strings escape control characters, quotes and backslashes (TOML 1.0, "String").
std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7f) {
            result += fmt::format("\\u{:04X}", static_cast<unsigned>(byte));
        } else {
            if (c == '"' || c == '\\') result += '\\';
            result += c;
        }
    }
    return result + '"';
}

std::string literal(Type type, const Value& value) {
    if (type == Type::number || type == Type::flag) return value.text;
    if (type != Type::list) return quoted(value.text);
    std::string items;
    for (const auto& item : value.items) items += (items.empty() ? "" : ", ") + quoted(item);
    return "[" + items + "]";
}

std::string checked_literal(std::string_view name, std::string_view words) {
    const auto* key = find_key(name);
    if (!key && !is_free_key(name)) throw unknown_setting(name);
    const auto value = value_of_words(key, words);
    if (!value && key) {
        throw Error(Failure::usage, rule(*key), fmt::format("trail config describe {}", name));
    }
    if (!value) throw Error(Failure::usage, fmt::format("{} must be one line of text", name));
    if (!text::is_clean_utf8(words)) throw Error(Failure::usage, "the value is not UTF-8 text");
    return literal(key ? key->type : Type::text, *value);
}

std::string_view newline_of(std::string_view toml) {
    const auto end = toml.find('\n');
    return end != std::string_view::npos && end > 0 && toml[end - 1] == '\r' ? "\r\n" : "\n";
}

std::string_view indent_of(std::string_view toml, const Statement& statement) {
    const auto line = toml.substr(statement.begin);
    return line.substr(0, std::min(line.find_first_not_of(" \t"), line.size()));
}

// A comment directly above a heading belongs to it, unless it opens the file.
std::size_t above_comments(std::string_view toml, std::size_t heading) {
    for (auto at = heading; at > 0;) {
        const auto newline = at < 2 ? std::string_view::npos : toml.rfind('\n', at - 2);
        const auto line = newline == std::string_view::npos ? 0 : newline + 1;
        if (toml[line] != '#') return at;
        at = line;
    }
    return heading;
}

// Puts lines into a text, each on a line of its own.
class Insertion {
public:
    explicit Insertion(std::string_view toml) : toml_(toml), newline_(newline_of(toml)) {}

    std::string line_at(std::size_t place, std::string_view line) const {
        auto text = std::string(toml_.substr(0, place));
        finish_line(text);
        text += line;
        text += newline_;
        return text += toml_.substr(place);
    }

    std::string first_line_at(std::size_t place, std::string_view line) const {
        return line_at(place, fmt::format("{}{}", line, newline_));
    }

    std::string table_at_end(std::string_view table, std::string_view line) const {
        auto text = std::string(toml_);
        finish_line(text);
        if (!text.empty()) text += newline_;
        return text + fmt::format("[{}]{}{}{}", table, newline_, line, newline_);
    }

private:
    void finish_line(std::string& text) const {
        if (!text.empty() && text.back() != '\n') text += newline_;
    }

    std::string_view toml_;
    std::string_view newline_;
};

bool stands_in(const Statement& statement, std::span<const std::string> table) {
    return statement.path.size() > table.size() && statement.table_parts <= table.size() &&
           !statement.in_array && std::equal(table.begin(), table.end(), statement.path.begin());
}

// The text with a line for a setting that has none yet: behind its neighbours, else under its
// table's heading, else in a new table.
std::string with_new_line(std::string_view toml, const Parts& path, std::string_view value) {
    const std::span table(path.data(), path.size() - 1);
    const Insertion insertion(toml);
    const Statement* neighbour = nullptr;
    const Statement* heading = nullptr;
    const Statement* first_heading = nullptr;
    const auto all = statements(toml);
    for (const auto& statement : all) {
        const bool is_pair = statement.kind == Statement::Kind::pair;
        if (is_pair && stands_in(statement, table)) neighbour = &statement;
        if (!is_pair && !first_heading) first_heading = &statement;
        if (!is_pair && std::ranges::equal(statement.path, table)) heading = &statement;
    }
    const auto line = fmt::format("{} = {}", path.back(), value);
    if (neighbour) {
        const std::span own(path.data() + neighbour->table_parts,
                            path.size() - neighbour->table_parts);
        return insertion.line_at(
            neighbour->end,
            fmt::format("{}{} = {}", indent_of(toml, *neighbour), joined(own, "."), value));
    }
    if (heading) return insertion.line_at(heading->end, line);
    if (!table.empty()) return insertion.table_at_end(joined(table, "."), line);
    if (!first_heading) return insertion.line_at(toml.size(), line);
    return insertion.first_line_at(above_comments(toml, first_heading->begin), line);
}

std::optional<Statement> statement_of(std::string_view toml, const Parts& path) {
    for (auto& statement : statements(toml)) {
        if (statement.kind == Statement::Kind::pair && statement.path == path) return statement;
    }
    return std::nullopt;
}

using Contents = std::vector<TomlSetting>;

// What a file says apart from one key, wherever it says it.
Contents others(Contents contents, std::string_view key) {
    std::erase_if(contents, [key](const TomlSetting& setting) { return setting.key == key; });
    for (auto& setting : contents) setting.line = 0;
    std::ranges::sort(contents, {}, &TomlSetting::key);
    return contents;
}

bool has(const Contents& contents, std::string_view key) {
    return std::ranges::find(contents, key, &TomlSetting::key) != contents.end();
}

// The last word on a change: the new text read again must say the same about everything else.
bool changes_only(std::string_view key, bool present, const Contents& before,
                  std::string_view changed) {
    try {
        const auto after = read_toml(changed, {});
        return has(after, key) == present && others(before, key) == others(after, key);
    } catch (const Error&) {
        return false;
    }
}

Error not_on_a_line(std::string_view key, std::string_view file) {
    return {Failure::config,
            fmt::format("{} has \"{}\" in a form that one line cannot change", file, key),
            "trail config edit"};
}

}  // namespace

std::string with_setting(std::string_view toml, std::string_view key, std::string_view value,
                         std::string_view file) {
    const auto new_value = checked_literal(key, value);
    const auto before = read_toml(toml, file);
    const auto path = parts_of(key);
    std::string changed;
    if (const auto there = statement_of(toml, path)) {
        changed = std::string(toml);
        changed.replace(there->value_begin, there->value_end - there->value_begin, new_value);
    } else {
        changed = with_new_line(toml, path, new_value);
    }
    if (!changes_only(key, true, before, changed)) throw not_on_a_line(key, file);
    return changed;
}

std::string without_setting(std::string_view toml, std::string_view key, std::string_view file) {
    const auto before = read_toml(toml, file);
    if (!has(before, key)) {
        if (!find_key(key) && !is_free_key(key)) throw unknown_setting(key);
        return std::string(toml);
    }
    const auto there = statement_of(toml, parts_of(key));
    if (!there) throw not_on_a_line(key, file);
    auto changed = std::string(toml);
    changed.erase(there->begin, there->end - there->begin);
    if (!changes_only(key, false, before, changed)) throw not_on_a_line(key, file);
    return changed;
}

bool has_own_line(std::string_view toml, std::string_view key) {
    return statement_of(toml, parts_of(key)).has_value();
}

}  // namespace trail::config
