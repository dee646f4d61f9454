// What the user, the team and the repository have chosen, and where each choice was made.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "trail/config/keys.hpp"

namespace trail::config {

// Where a value comes from; the first that has one wins.
enum class Layer { option, environment, repository, user, system, built_in };

// "option", "environment", "repository", "user", "system", "default".
std::string_view name(Layer layer);

// "trail config edit", with the option that names the file of the layer.
std::string edit_command(Layer layer);

struct Origin {
    Layer layer = Layer::built_in;
    std::string file;      // "~/.config/trail/config.toml", "TRAIL_EDITOR", "-c"; empty if built in
    std::size_t line = 0;  // of a file, from 1

    bool operator==(const Origin&) const = default;
};

// "~/.config/trail/config.toml:7", "TRAIL_EDITOR", "-c", or nothing.
std::string place(const Origin& origin);

// A variable that stands for a setting: {"core.editor", "TRAIL_EDITOR", its value}.
struct Variable {
    std::string key;
    std::string name;
    std::string value;
};

// Everything that can hold a setting. A path that is empty or names no file holds none.
struct Sources {
    std::vector<std::string> options;   // of -c, each KEY=VALUE; a later one wins
    std::vector<Variable> environment;  // only those that are set
    std::string repository_file;        // .trail.toml
    std::string user_file;
    std::vector<std::string> system_files;  // most important first
    std::string home;                       // shown as "~" in messages
};

// A fault that is told but stops nothing.
struct Problem {
    std::string message;  // with file and line
    std::string hint;     // may be empty

    bool operator==(const Problem&) const = default;
};

struct Setting {
    std::string key;
    std::string value;  // as `config set` takes it
    Origin origin;

    bool operator==(const Setting&) const = default;
};

// A value that satisfies its key's rule.
struct Value {
    std::string text;                // every type as text
    std::vector<std::string> items;  // of a list

    bool operator==(const Value&) const = default;
};

// All settings of one run. Made without sources it holds the defaults.
class Settings {
public:
    // Throws Error{config} with file and line for what is not TOML and for a value that breaks its
    // key's rule, Error{usage} for a wrong option and for an alias in one, because commands are
    // found before options are read; and what `system::read_file` throws.
    // A repository's file is not trusted: keys it may not set are ignored and told in `problems`.
    static Settings load(const Sources& sources);

    // The value or the default. Asking for a key of another type or of no table is Error{internal};
    // a name under "x." that nobody set is empty.
    std::string text(std::string_view key) const;  // text and choice
    std::int64_t number(std::string_view key) const;
    bool flag(std::string_view key) const;
    std::vector<std::string> list(std::string_view key) const;

    // Any type as text; nothing is thrown for a name that does not exist.
    std::string shown(std::string_view key) const;

    bool is_set(std::string_view key) const;  // by anybody; a default is not set
    Origin origin(std::string_view key) const;

    // Every key of the table, then the names under "alias." and "x." that are set.
    std::vector<Setting> all() const;

    // Those under "alias." alone, in the order of their names.
    std::vector<Setting> aliases() const;

    // In the order of the layers and lines.
    const std::vector<Problem>& problems() const { return problems_; }

private:
    struct Found {
        Value value;
        Origin origin;
    };
    void take_words(std::string_view key, std::string_view words, const Origin& origin);
    void take_file(Layer layer, const std::string& path, const std::string& home);
    void take_toml(Layer layer, const std::string& content, const std::string& file);
    Value value(std::string_view key, Type type) const;

    std::map<std::string, Found, std::less<>> found_;
    std::vector<Problem> problems_;
};

}  // namespace trail::config
