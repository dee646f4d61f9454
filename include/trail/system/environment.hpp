// The variables of the process and what follows from them: directories, zone, who the user is.
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace trail::system {

// A copy of the variables, taken once. Tests make one from a list.
class Environment {
public:
    Environment() = default;
    Environment(std::initializer_list<std::pair<const std::string, std::string>> variables);

    // Of this process.
    static Environment of_process();

    std::optional<std::string> get(std::string_view name) const;
    std::string get_or(std::string_view name, std::string_view fallback) const;

    // Set and not empty.
    bool has(std::string_view name) const;

    // NAME=VALUE for each, for a child process.
    const std::map<std::string, std::string, std::less<>>& variables() const { return variables_; }

private:
    std::map<std::string, std::string, std::less<>> variables_;
};

// XDG Base Directory Specification 0.8: absolute paths only, "trail" appended. Without HOME the
// user's directory comes from the password database.
struct Directories {
    std::string home;
    std::string config;   // ~/.config/trail
    std::string data;     // ~/.local/share/trail
    std::string state;    // ~/.local/state/trail
    std::string cache;    // ~/.cache/trail
};
Directories directories(const Environment& environment);

// "~/notes" for a path inside `home`; any other path as it is.
std::string shown_path(std::string_view path, std::string_view home);

// The user's zone: TZ (an IANA name, with or without ":"), else what /etc/localtime points to, else
// /etc/timezone, else "UTC". The name is not checked.
std::string zone_name(const Environment& environment);

// The login name of the user who runs the process.
std::string login_name();

}  // namespace trail::system
