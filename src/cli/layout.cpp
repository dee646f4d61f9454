// Help text on a page of 80 columns.
#include "cli/layout.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "trail/text/pieces.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

constexpr std::string_view indent = "  ";
constexpr std::size_t gutter = 2;

std::string row_text(const Row& row, std::size_t left_width) {
    const auto start = indent.size() + left_width + gutter;
    const bool fits = text::width(row.left) <= left_width;
    std::string text(indent);
    text += row.left;
    if (row.right.empty()) return text + "\n";
    if (!fits) text += "\n";
    text.append(fits ? start - text::width(text) : start, ' ');
    const auto lines = text::wrap(row.right, page_width - start);
    for (std::size_t line = 0; line < lines.size(); ++line) {
        if (line > 0) text.append(start, ' ');
        text += lines[line];
        text += '\n';
    }
    return text;
}

// The parts of a synopsis that a line break must not divide.
std::vector<std::string> synopsis_parts(std::string_view synopsis) {
    std::vector<std::string> parts(1);
    int depth = 0;
    for (const char c : synopsis) {
        if (c == '[' || c == '(') ++depth;
        if (c == ']' || c == ')') --depth;
        if ((c == ' ' || c == '\n') && depth == 0) {
            if (!parts.back().empty()) parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    if (parts.back().empty()) parts.pop_back();
    return parts;
}

}  // namespace

std::string two_columns(const std::vector<Row>& rows, std::size_t most_left) {
    std::size_t left_width = 0;
    for (const auto& row : rows) {
        const auto width = text::width(row.left);
        if (width <= most_left) left_width = std::max(left_width, width);
    }
    std::string text;
    for (const auto& row : rows) text += row_text(row, left_width);
    return text;
}

std::string paragraphs(std::string_view written) {
    std::string page;
    std::string paragraph;
    const auto end_paragraph = [&] {
        if (paragraph.empty()) return;
        for (const auto& line : text::wrap(paragraph, page_width)) page += line + "\n";
        paragraph.clear();
    };
    for (const auto line : text::lines(written)) {
        if (line.empty() || line.starts_with(' ')) {
            end_paragraph();
            page += fmt::format("{}\n", line);
        } else {
            if (!paragraph.empty()) paragraph += ' ';
            paragraph += line;
        }
    }
    end_paragraph();
    return page;
}

std::string usage(std::string_view command, std::string_view synopsis) {
    std::string line = "Usage: trail";
    if (!command.empty()) line += fmt::format(" {}", command);
    const std::string hanging(line.size() + 1, ' ');
    std::string text;
    for (const auto& part : synopsis_parts(synopsis)) {
        if (line.size() + 1 + part.size() > page_width) {
            text += line + "\n";
            line = hanging + part;
        } else {
            line += ' ';
            line += part;
        }
    }
    return text + line + "\n";
}

}  // namespace trail::cli
