// What the user, the team and the repository have chosen, and where each choice was made.
#include "trail/config/settings.hpp"

#include "config/toml_reader.hpp"
#include "config/value.hpp"
#include "trail/config/edit.hpp"
#include "trail/error.hpp"
#include "trail/system/environment.hpp"
#include "trail/system/files.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace trail::config {
namespace {

constexpr std::size_t largest_file = 1024 * 1024;
constexpr std::size_t most_problems = 10;  // of one file
constexpr std::array<std::string_view, 6> layer_names{"option", "environment", "repository",
                                                      "user",   "system",      "default"};

// What becomes of a key that a file holds.
enum class Verdict { taken, unknown, not_for_repositories };

Verdict judge(Layer layer, std::string_view name) {
    if (is_free_key(name)) return Verdict::taken;
    const auto* key = find_key(name);
    if (!key) return Verdict::unknown;
    if (layer == Layer::repository && !key->repository) return Verdict::not_for_repositories;
    return Verdict::taken;
}

// " --system", or nothing for the user's own file.
std::string_view option_of(Layer layer) {
    if (layer == Layer::system) return " --system";
    return layer == Layer::repository ? " --repo" : "";
}

// Takes a setting out of a file; in the editor what `config unset` cannot.
std::string removal(std::string_view key, Layer layer, std::string_view toml) {
    if (!has_own_line(toml, key)) return edit_command(layer);
    return fmt::format("trail config unset {}{}", quoted_word(key), option_of(layer));
}

Problem problem(Verdict verdict, const TomlSetting& setting, std::string_view where,
                std::string_view toml) {
    if (verdict == Verdict::unknown) {
        return {fmt::format("{}: unknown key \"{}\"", where, setting.key), suggestion(setting.key)};
    }
    return {fmt::format("{}: \"{}\" is ignored: a repository may not set it", where, setting.key),
            removal(setting.key, Layer::repository, toml)};
}

// With a wrong value in a file hardly any command works; these do.
Error broken_rule(const Key& key, const Origin& origin, const std::string& remedy) {
    return {Failure::config, fmt::format("{}: {}", place(origin), rule(key)), remedy};
}

Error broken_rule_of_words(const Key& key, const Origin& origin) {
    if (origin.layer == Layer::environment) return broken_rule(key, origin, "unset " + origin.file);
    return {Failure::usage, rule(key), fmt::format("trail config describe {}", key.name)};
}

[[noreturn]] void misused(std::string_view key) {
    throw Error(Failure::internal, fmt::format("no setting \"{}\" of that type", key));
}

}  // namespace

std::string_view name(Layer layer) {
    return layer_names.at(static_cast<std::size_t>(layer));
}

std::string edit_command(Layer layer) {
    return fmt::format("trail config edit{}", option_of(layer));
}

std::string place(const Origin& origin) {
    return origin.line == 0 ? origin.file : fmt::format("{}:{}", origin.file, origin.line);
}

void Settings::take_words(std::string_view key, std::string_view words, const Origin& origin) {
    const auto* known = find_key(key);
    if (!known && !is_free_key(key)) throw unknown_setting(key);
    if (is_alias_key(key)) {
        throw Error(Failure::usage, fmt::format("{} can only be set in a file", key),
                    fmt::format("trail config set {} {}", key, quoted_word(words)));
    }
    auto value = value_of_words(known, words);
    if (!value && known) throw broken_rule_of_words(*known, origin);
    if (!value) throw Error(Failure::usage, fmt::format("{} must be one line of text", key));
    found_.try_emplace(std::string(key), Found{std::move(*value), origin});
}

void Settings::take_file(Layer layer, const std::string& path, const std::string& home) {
    if (path.empty()) return;
    try {
        const auto content = system::read_file(path, largest_file);
        if (content) take_toml(layer, *content, system::shown_path(path, home));
    } catch (const Error& error) {
        if (!error.hint().empty() || error.kind() == Failure::io) throw;
        const auto hint = edit_command(layer);
        if (!error.excerpt()) throw Error(error.kind(), error.what(), hint);
        throw Error(error.kind(), error.what(), hint, *error.excerpt());
    }
}

void Settings::take_toml(Layer layer, const std::string& content, const std::string& file) {
    std::size_t ignored = 0;
    for (const auto& setting : read_toml(content, file)) {
        const Origin origin{layer, file, setting.line};
        const auto verdict = judge(layer, setting.key);
        if (verdict == Verdict::taken) {
            const auto* key = find_key(setting.key);
            auto value = value_of_toml(key, setting);
            if (!value) throw broken_rule(*key, origin, removal(setting.key, layer, content));
            found_.try_emplace(setting.key, Found{std::move(*value), origin});
        } else if (++ignored <= most_problems) {
            problems_.push_back(problem(verdict, setting, place(origin), content));
        }
    }
    if (ignored > most_problems) {
        problems_.push_back(
            {fmt::format("{}: {} more keys are ignored", file, ignored - most_problems), {}});
    }
}

Settings Settings::load(const Sources& sources) {
    Settings settings;
    for (auto option = sources.options.rbegin(); option != sources.options.rend(); ++option) {
        const auto equals = option->find('=');
        if (equals == std::string::npos) {
            throw Error(Failure::usage, fmt::format("-c needs KEY=VALUE, not \"{}\"", *option),
                        "trail config list");
        }
        const std::string_view words = *option;
        settings.take_words(words.substr(0, equals), words.substr(equals + 1),
                            {Layer::option, "-c", 0});
    }
    for (const auto& variable : sources.environment) {
        settings.take_words(variable.key, variable.value, {Layer::environment, variable.name, 0});
    }
    settings.take_file(Layer::repository, sources.repository_file, sources.home);
    settings.take_file(Layer::user, sources.user_file, sources.home);
    for (const auto& file : sources.system_files) {
        settings.take_file(Layer::system, file, sources.home);
    }
    return settings;
}

Value Settings::value(std::string_view key, Type type) const {
    const auto* known = find_key(key);
    if (known ? known->type != type : !is_free_key(key)) misused(key);
    if (const auto found = found_.find(key); found != found_.end()) return found->second.value;
    return known ? value_of_words(known, known->fallback).value() : Value{};
}

std::string Settings::text(std::string_view key) const {
    const auto* known = find_key(key);
    return value(key, known && known->type == Type::choice ? Type::choice : Type::text).text;
}

std::int64_t Settings::number(std::string_view key) const {
    if (!find_key(key)) misused(key);
    const auto text = value(key, Type::number).text;
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

bool Settings::flag(std::string_view key) const {
    if (!find_key(key)) misused(key);
    return value(key, Type::flag).text == "true";
}

std::vector<std::string> Settings::list(std::string_view key) const {
    return value(key, Type::list).items;
}

std::string Settings::shown(std::string_view key) const {
    if (const auto found = found_.find(key); found != found_.end()) return found->second.value.text;
    const auto* known = find_key(key);
    return known ? std::string(known->fallback) : std::string();
}

bool Settings::is_set(std::string_view key) const {
    return found_.contains(key);
}

Origin Settings::origin(std::string_view key) const {
    const auto found = found_.find(key);
    return found == found_.end() ? Origin{} : found->second.origin;
}

std::vector<Setting> Settings::all() const {
    std::vector<Setting> settings;
    for (const auto& key : keys()) {
        settings.push_back({std::string(key.name), shown(key.name), origin(key.name)});
    }
    for (const auto& [key, found] : found_) {
        if (is_free_key(key) || is_alias_key(key)) {
            settings.push_back({key, found.value.text, found.origin});
        }
    }
    return settings;
}

std::vector<Setting> Settings::aliases() const {
    std::vector<Setting> settings;
    for (const auto& [key, found] : found_) {
        if (is_alias_key(key)) settings.push_back({key, found.value.text, found.origin});
    }
    return settings;
}

}  // namespace trail::config
