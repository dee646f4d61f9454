// Entries and readers for tests of lists and pages: UTC, Sunday 22 Nov 2026, 11:02.
#pragma once

#include <string>

#include "trail/render/entry_list.hpp"
#include "unit/report/builders.hpp"

namespace trail::testing {

inline render::Reader reader_of(std::size_t width) {
    render::Reader reader;
    reader.style.width = width;
    reader.now = at("2026-11-22T11:02:00");
    return reader;
}

inline render::Reader coloured_reader(std::size_t width) {
    auto reader = reader_of(width);
    reader.style.colour = true;
    return reader;
}

inline render::Reader wrapping_reader(std::size_t width) {
    auto reader = reader_of(width);
    reader.style.cut = false;
    reader.style.wrap = true;
    return reader;
}

// What a text must not do to a terminal: move, colour, name it, or turn its lines around.
inline const std::string hostile =
    "evil \x1b[31mred\x1b[0m \x1b]0;title\x07 \xE2\x80\xAE rtl \t\r\n\x9B two";

inline bool is_harmless(const std::string& text) {
    return text.find_first_of("\x1b\x07\t\r") == std::string::npos &&
           text.find("\xE2\x80\xAE") == std::string::npos && text.find('\x9B') == std::string::npos;
}

}  // namespace trail::testing
