// Text as mdoc(7) source.
#include "cli/pages/roff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "trail/text/pieces.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli::pages {
namespace {

constexpr std::size_t longest_line = 78;

// The first code point of `text`, which is taken off.
char32_t next_code_point(std::string_view& text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    char32_t point = length == 1 ? lead : lead & (0x7fU >> length);
    for (std::size_t i = 1; i < std::min(length, text.size()); ++i) {
        point = (point << 6U) | (static_cast<unsigned char>(text[i]) & 0x3fU);
    }
    text.remove_prefix(std::min(length, text.size()));
    return point;
}

// Characters that a formatter would set as others, as groff_char(7) names them.
std::string_view named(char32_t point) {
    switch (point) {
        case U'\\':
            return "\\e";
        case U'~':
            return "\\(ti";
        case U'^':
            return "\\(ha";
        case U'`':
            return "\\(ga";
        case U'\'':
            return "\\(aq";
        case U'"':
            return "\\(dq";
        default:
            return {};
    }
}

std::string escaped(std::string_view text) {
    const auto repaired = text::repaired(text);
    std::string source;
    for (std::string_view rest = repaired; !rest.empty();) {
        const auto point = next_code_point(rest);
        if (const auto name = named(point); !name.empty()) {
            source += name;
        } else if (point >= 0x80) {
            source += fmt::format("\\[u{:04X}]", static_cast<unsigned>(point));
        } else {
            source += static_cast<char>(point);
        }
    }
    return source;
}

// The dash of an option is no hyphen.
std::string with_minus(std::string word) {
    const auto first = word.find_first_not_of("([\\dq");
    if (first == std::string::npos || word[first] != '-' || first + 1 == word.size()) return word;
    for (auto at = first; at < word.size() && word[at] == '-'; at += 2) word.insert(at, "\\");
    return word;
}

std::string literal(std::string_view line) {
    std::string source;
    for (const char c : escaped(line)) source += c == '-' ? std::string("\\-") : std::string(1, c);
    return source.starts_with('.') ? "\\&" + source : source;
}

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

bool ends_sentence(std::string_view word) {
    const auto last = word.find_last_not_of(")\"'");
    if (last == std::string_view::npos) return false;
    return word[last] == '.' || word[last] == '?' || word[last] == '!';
}

}  // namespace

std::string prose(std::string_view written) {
    std::string source;
    std::string line;
    const auto end_line = [&] {
        if (!line.empty()) source += line + "\n";
        line.clear();
    };
    for (const auto word : text::between(written, " \n")) {
        auto set = with_minus(escaped(word));
        if (line.size() + 1 + set.size() > longest_line) end_line();
        if (line.empty() && set.starts_with('.')) set.insert(0, "\\&");
        line += (line.empty() ? "" : " ") + set;
        if (ends_sentence(word)) end_line();
    }
    end_line();
    return source;
}

std::string literal_lines(std::string_view shown) {
    std::string source = ".Bd -literal -offset indent\n";
    for (const auto line : text::lines(shown)) source += literal(line) + "\n";
    return source + ".Ed\n";
}

std::string argument(std::string_view text) {
    auto source = literal(text);
    const bool is_word = std::ranges::all_of(source, [](char c) {
        return c != ' ' && c != ',' && c != '(' && c != ')' && c != '[' && c != ']' && c != '|';
    });
    // A delimiter at the end would be set as text, and two letters could be a macro.
    if (std::string_view(".,:;?!").find(source.back()) != std::string_view::npos) source += "\\&";
    const bool is_macro = source.size() == 2 && is_upper(source[0]) && is_lower(source[1]);
    return is_word && !is_macro ? source : fmt::format("\"{}\"", source);
}

std::string item(std::string_view macro, std::string_view text) {
    return fmt::format(".It {} {}\n", macro, argument(text));
}

std::string paragraphs(std::string_view written) {
    std::string source;
    std::string paragraph;
    std::string display;
    const auto end_part = [&] {
        if (!source.empty() && !paragraph.empty()) source += ".Pp\n";
        source += prose(paragraph);
        if (!display.empty()) source += literal_lines(display);
        paragraph.clear();
        display.clear();
    };
    for (const auto line : text::lines(written)) {
        const bool is_display = line.starts_with(' ');
        if (line.empty() || is_display == display.empty()) end_part();
        if (is_display) {
            display += std::string(line.substr(std::min<std::size_t>(2, line.size()))) + "\n";
        } else if (!line.empty()) {
            paragraph += std::string(line) + " ";
        }
    }
    end_part();
    return source;
}

}  // namespace trail::cli::pages
