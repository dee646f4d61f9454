// What is behind a standard stream: a terminal or not, how wide, and what it can show.
#pragma once

#include <cstddef>

#include "trail/system/environment.hpp"

namespace trail::system {

// What a stream leads to.
struct Device {
    bool terminal = false;
    std::size_t width = 80;  // columns: COLUMNS, else the terminal's, else 80
    std::size_t height = 0;  // lines: LINES, else the terminal's; 0 when it is not known
    bool colour = false;
    bool hyperlinks = false;
    bool unicode = false;  // may show glyphs beyond ASCII

    bool operator==(const Device&) const = default;
};

enum class When { automatic, always, never };

// Choices that options and settings make.
struct Appearance {
    When colour = When::automatic;
    When hyperlinks = When::automatic;
    When unicode = When::automatic;
};

// Colour by the first that applies: `appearance`, TRAIL_COLOR, NO_COLOR, CLICOLOR_FORCE,
// FORCE_COLOR, CLICOLOR=0, TERM unset or "dumb", else whether the stream is a terminal.
// TRAIL_FORCE_TTY=N pretends that both outputs, never the input, are a terminal of N columns.
// `descriptor` is 0, 1 or 2.
Device device(int descriptor, const Environment& environment, const Appearance& appearance);

// Whether LC_ALL, LC_CTYPE or LANG, the first that is set, names UTF-8.
bool locale_is_utf8(const Environment& environment);

}  // namespace trail::system
