// The variables of the process and what follows from them: directories, zone, who the user is.
#pragma once

#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace trail::system {

// The variables, read once and never changed; copies share them. Tests make one from a list.
class Environment {
public:
    using Variables = std::map<std::string, std::string, std::less<>>;

    Environment() = default;
    Environment(std::initializer_list<std::pair<const std::string, std::string>> variables);

    // Of this process.
    static Environment of_process();

    std::optional<std::string> get(std::string_view name) const;
    std::string get_or(std::string_view name, std::string_view fallback) const;

    // Set and not empty.
    bool has(std::string_view name) const;

    // NAME=VALUE for each, for a child process.
    const Variables& variables() const { return *variables_; }

private:
    explicit Environment(Variables variables)
        : variables_(std::make_shared<const Variables>(std::move(variables))) {}

    std::shared_ptr<const Variables> variables_ = std::make_shared<const Variables>();
};

// XDG Base Directory Specification 0.8: absolute paths only, "trail" appended. Without HOME the
// user's directory comes from the password database.
struct Directories {
    std::string home;  // without a slash at the end; empty when nobody needed it and it is unknown
    std::string config;  // ~/.config/trail
    std::string data;    // ~/.local/share/trail
    std::string state;   // ~/.local/state/trail
    std::string cache;   // ~/.cache/trail
};

// Throws Error{config} when one of them needs the home directory and there is none.
Directories directories(const Environment& environment);

// "~/notes" for a path inside `home`; any other path as it is.
std::string shown_path(std::string_view path, std::string_view home);

// Where a system keeps its zone.
struct ZoneFiles {
    std::string localtime = "/etc/localtime";  // a link into a zoneinfo directory
    std::string timezone = "/etc/timezone";    // one line with the name
};

// The user's zone: TZ (an IANA name with or without ":", or a path below a zoneinfo directory),
// else what /etc/localtime points to, else /etc/timezone, else "UTC". An empty TZ is UTC, as in the
// C library. The name is not checked.
std::string zone_name(const Environment& environment, const ZoneFiles& files = {});

// The login name of the user who runs the process; the user's number when it has no name.
std::string login_name();

}  // namespace trail::system
