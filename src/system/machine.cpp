// Which machine this is.
#include "trail/system/machine.hpp"

#include <fmt/format.h>
#include <sys/utsname.h>

#include <fstream>
#include <string_view>

#include "system/child.hpp"

namespace trail::system {
namespace {

constexpr std::string_view name_mark = "PRETTY_NAME=";

// Values may be quoted as in a shell; the names of real systems need no more than taking them off.
std::string unquoted(std::string_view value) {
    const bool is_quoted = value.size() >= 2 && value.front() == value.back() &&
                           (value.front() == '"' || value.front() == '\'');
    return std::string(is_quoted ? value.substr(1, value.size() - 2) : value);
}

std::string release_name(const Path& file) {
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);) {
        if (line.starts_with(name_mark))
            return unquoted(std::string_view(line).substr(name_mark.size()));
    }
    return {};
}

std::string kernel() {
    utsname found{};
    if (::uname(&found) != 0) return "unknown kernel";
    return fmt::format("{} {} {}", static_cast<const char*>(found.sysname),
                       static_cast<const char*>(found.release),
                       static_cast<const char*>(found.machine));
}

}  // namespace

std::string operating_system(const Path& release_file) {
    const auto name = release_name(release_file);
    return name.empty() ? kernel() : fmt::format("{}, {}", name, kernel());
}

std::optional<std::uintmax_t> free_bytes_at(const Path& path) {
    std::error_code failed;
    for (auto nearest = path; !nearest.empty(); nearest = nearest.parent_path()) {
        if (const auto space = std::filesystem::space(nearest, failed); !failed)
            return space.available;
        if (!nearest.has_relative_path()) break;
    }
    return std::nullopt;
}

std::string running_program(const Environment& environment) {
    std::error_code failed;
    const auto running = std::filesystem::read_symlink("/proc/self/exe", failed);
    if (failed) return {};
    const auto found = find_program(running.filename().string(), environment.variables());
    if (!found.empty() && std::filesystem::equivalent(found, running, failed)) return found;
    return is_program(running.string()) ? running.string() : std::string();
}

std::string host_name() {
    utsname found{};
    if (::uname(&found) != 0) return "localhost";
    std::string name;
    for (const char c : std::string_view(static_cast<const char*>(found.nodename))) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (letter || (c >= '0' && c <= '9') || c == '.' || c == '-') name += c;
    }
    while (name.ends_with('.') || name.ends_with('-')) name.pop_back();
    const auto begin = name.find_first_not_of(".-");
    return begin == std::string::npos ? "localhost" : name.substr(begin);
}

}  // namespace trail::system
