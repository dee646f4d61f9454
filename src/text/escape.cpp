// Text that came from people or git is data: one function for each medium it is sent to.
#include "trail/text/escape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "text/markdown.hpp"
#include "text/utf8.hpp"
#include "trail/text/unicode.hpp"

namespace trail::text {
namespace {

constexpr std::size_t tab_stop = 4;

// Nearly all bytes are, and unlike a function this is no call for each of them.
constexpr auto is_printable_ascii = [](char byte) { return byte >= ' ' && byte <= '~'; };

bool is_control(char32_t point) {
    return point < 0x20 || (point >= 0x7F && point <= 0x9F);
}

bool is_unicode_newline(char32_t point) {
    return point == 0x2028 || point == 0x2029;
}

// A code point that is shown, never sent, when it could act on the terminal.
void append_shown(std::string& out, CodePoint point, std::string_view bytes) {
    if (!point.well_formed || point.value == 0)
        append_utf8(out, replacement_character);
    else if (is_control(point.value))
        out += fmt::format("\\x{:02x}", static_cast<unsigned>(point.value));
    else if (is_bidirectional_control(point.value))
        out += fmt::format("<U+{:04X}>", static_cast<unsigned>(point.value));
    else if (is_unicode_newline(point.value))
        out += ' ';
    else
        out += bytes;
}

// Copies `bytes`, shown. `blank(out, byte)` decides about a tab, newline or carriage return and
// says whether it did; a carriage return before a newline never gets there.
template <class Blank>
std::string shown(std::string_view bytes, Blank blank) {
    std::string out;
    out.reserve(bytes.size());
    for (auto at = bytes.begin(); at != bytes.end();) {
        const auto plain_end = std::find_if_not(at, bytes.end(), is_printable_ascii);
        out.append(at, plain_end);
        at = plain_end;
        if (at == bytes.end()) break;
        const auto rest = bytes.substr(static_cast<std::size_t>(at - bytes.begin()));
        const CodePoint point = decode(rest, 0);
        if (!rest.starts_with("\r\n") && !blank(out, *at))
            append_shown(out, point, rest.substr(0, point.length));
        at += static_cast<std::ptrdiff_t>(point.length);
    }
    return out;
}

bool is_formula(std::string_view cell) {
    // The last four are the full-width forms of the first.
    static constexpr std::array<std::string_view, 11> starts = {"=",  "+",  "-",  "@",  "\t", "\r",
                                                                "\n", "＝", "＋", "－", "＠"};
    return std::ranges::any_of(starts, [&](auto start) { return cell.starts_with(start); });
}

std::string_view trimmed(std::string_view line) {
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    return line.substr(0, line.find_last_not_of(' ') + 1);
}

std::string in_quotes(std::string_view cell) {
    std::string out = "\"";
    for (const char byte : cell) {
        if (byte == '"') out += '"';
        out += byte;
    }
    return out += '"';
}

}  // namespace

std::string for_terminal_line(std::string_view bytes) {
    return shown(bytes, [](std::string& out, char byte) {
        if (byte != '\t' && byte != '\n') return false;
        out += ' ';
        return true;
    });
}

std::string for_terminal_block(std::string_view bytes) {
    std::size_t measured = 0;  // bytes of the result whose columns are in `column`
    std::size_t column = 0;
    return shown(bytes, [&](std::string& out, char byte) {
        if (byte != '\t' && byte != '\n') return false;
        if (byte == '\t') {
            column += width(std::string_view(out).substr(measured));
            const std::size_t spaces = tab_stop - column % tab_stop;
            out.append(spaces, ' ');
            column += spaces;
        } else {
            out += '\n';
            column = 0;
        }
        measured = out.size();
        return true;
    });
}

std::string for_field(std::string_view bytes) {
    std::size_t after_run = std::string::npos;  // size of the result when the last run was replaced
    return shown(bytes, [&](std::string& out, char byte) {
        if (byte != '\t' && byte != '\n' && byte != '\r') return false;
        if (out.size() != after_run) out += ' ';
        after_run = out.size();
        return true;
    });
}

std::string for_markdown(std::string_view bytes) {
    // Nearly every line is shown as it is.
    if (std::ranges::all_of(bytes, is_printable_ascii)) return without_markdown(trimmed(bytes));
    return without_markdown(trimmed(for_terminal_line(bytes)));
}

std::string for_csv(std::string_view bytes) {
    std::string cell = repaired(bytes);
    if (is_formula(cell)) cell.insert(cell.begin(), '\'');
    return cell.find_first_of("\",\r\n") == std::string::npos ? cell : in_quotes(cell);
}

}  // namespace trail::text
