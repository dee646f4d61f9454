// What is behind a standard stream: a terminal or not, how wide, and what it can show.
#include "trail/system/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace trail::system {
namespace {

std::optional<unsigned> number(const Environment& environment, std::string_view name) {
    const auto text = environment.get_or(name, "");
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<std::size_t> count(const Environment& environment, std::string_view name) {
    const auto value = number(environment, name);
    // As many as a terminal can report; beyond that it is not a size.
    const bool sensible =
        value && *value > 0 && *value <= std::numeric_limits<unsigned short>::max();
    return sensible ? std::optional<std::size_t>(*value) : std::nullopt;
}

winsize terminal_size(int descriptor) {
    winsize size{};
    return ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size : winsize{};
}

bool wants_colour_anyway(const Environment& environment, std::string_view name) {
    return environment.has(name) && environment.get_or(name, "") != "0";
}

bool term_can_do_more(const Environment& environment) {
    const auto term = environment.get_or("TERM", "");
    return !term.empty() && term != "dumb";
}

bool colour(const Environment& environment, When wish, bool terminal) {
    if (wish != When::automatic) return wish == When::always;
    const auto general = environment.get_or("TRAIL_COLOR", "");
    if (general == "always" || general == "never") return general == "always";
    if (environment.has("NO_COLOR")) return false;
    if (wants_colour_anyway(environment, "CLICOLOR_FORCE")) return true;
    if (wants_colour_anyway(environment, "FORCE_COLOR")) return true;
    if (environment.get_or("CLICOLOR", "") == "0") return false;
    return terminal && term_can_do_more(environment);
}

// There is no way to ask a terminal, so these are the ones known to follow OSC 8.
bool follows_links(const Environment& environment) {
    constexpr unsigned first_vte = 5000;
    if (number(environment, "VTE_VERSION").value_or(0) >= first_vte) return true;
    for (const auto* mark : {"WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION"}) {
        if (environment.has(mark)) return true;
    }
    constexpr std::array<std::string_view, 4> programs = {"iTerm.app", "WezTerm", "vscode",
                                                          "ghostty"};
    if (std::ranges::find(programs, environment.get_or("TERM_PROGRAM", "")) != programs.end()) {
        return true;
    }
    const auto term = environment.get_or("TERM", "");
    return term.starts_with("foot") || term.starts_with("alacritty") ||
           term.starts_with("xterm-kitty");
}

bool hyperlinks(const Environment& environment, When wish, bool coloured_terminal) {
    if (wish != When::automatic) return wish == When::always;
    return coloured_terminal && follows_links(environment);
}

bool unicode(const Environment& environment, When wish, bool terminal) {
    if (wish != When::automatic) return wish == When::always;
    return terminal && locale_is_utf8(environment);
}

}  // namespace

// POSIX: the first of the three that is not empty decides. "de_DE.UTF-8@euro", "C.utf8", "UTF-8".
bool locale_is_utf8(const Environment& environment) {
    std::string locale;
    for (const auto* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        locale = environment.get_or(name, "");
        if (!locale.empty()) break;
    }
    locale.erase(std::min(locale.find('@'), locale.size()));
    locale.erase(0, locale.rfind('.') + 1);
    std::ranges::transform(locale, locale.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return locale == "utf-8" || locale == "utf8";
}

Device device(int descriptor, const Environment& environment, const Appearance& appearance) {
    constexpr std::size_t usual_width = 80;
    const auto pretended =
        descriptor == STDIN_FILENO ? std::nullopt : count(environment, "TRAIL_FORCE_TTY");
    Device found;
    found.terminal = pretended.has_value() || ::isatty(descriptor) == 1;
    const auto size = terminal_size(descriptor);
    auto width = pretended;
    if (!width) width = count(environment, "COLUMNS");
    if (!width && size.ws_col > 0) width = size.ws_col;
    found.width = width.value_or(usual_width);
    found.height = count(environment, "LINES").value_or(size.ws_row);
    found.colour = colour(environment, appearance.colour, found.terminal);
    found.hyperlinks =
        hyperlinks(environment, appearance.hyperlinks, found.terminal && found.colour);
    found.unicode = unicode(environment, appearance.unicode, found.terminal);
    return found;
}

}  // namespace trail::system
