// The text of a help topic as mdoc(7) source.
#include "cli/pages/topic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "cli/pages/roff.hpp"

#include "trail/text/pieces.hpp"

namespace trail::cli::pages {
namespace {

using Lines = std::vector<std::string_view>;

struct TopicRow {
    std::string left;
    std::string right;
};

// What stands between blank lines.
std::vector<Lines> blocks_of(std::string_view topic) {
    std::vector<Lines> blocks(1);
    for (const auto line : text::lines(topic)) {
        if (!line.empty()) {
            blocks.back().push_back(line);
        } else if (!blocks.back().empty()) {
            blocks.emplace_back();
        }
    }
    if (blocks.back().empty()) blocks.pop_back();
    return blocks;
}

bool is_row(std::string_view line) {
    return line.starts_with("  ");
}

std::string_view without_indent(std::string_view line) {
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    return line;
}

// Columns are apart by two spaces or more; a line that begins far in goes on with the one above.
std::vector<TopicRow> rows_of(const Lines& lines) {
    constexpr std::size_t far_in = 10;
    std::vector<TopicRow> rows;
    for (const auto line : lines) {
        const auto text = without_indent(line);
        const auto gap = text.rfind("  ");
        if (line.size() - text.size() >= far_in && !rows.empty()) {
            rows.back().right += fmt::format(" {}", text);
        } else if (gap == std::string_view::npos) {
            rows.push_back({std::string(text), ""});
        } else {
            auto left = text.substr(0, gap);
            left = left.substr(0, left.find_last_not_of(' ') + 1);
            rows.push_back({std::string(left), std::string(without_indent(text.substr(gap)))});
        }
    }
    return rows;
}

std::string list_source(const Lines& lines, std::string_view macro) {
    const auto rows = rows_of(lines);
    const bool has_meanings =
        std::ranges::any_of(rows, [](const TopicRow& row) { return !row.right.empty(); });
    if (!has_meanings || lines.front().starts_with("  $ ")) {
        std::string display;
        for (const auto line : lines) display += fmt::format("{}\n", without_indent(line));
        return literal_lines(display);
    }
    std::string source = ".Bl -tag -width Ds\n";
    for (const auto& row : rows) source += item(macro, row.left) + prose(row.right);
    return source + ".El\n";
}

std::string joined(const Lines& lines) {
    std::string text;
    for (const auto line : lines) text += fmt::format("{} ", line);
    return text;
}

std::string block_source(const Lines& lines, bool is_first) {
    const auto rows = std::ranges::find_if(lines, is_row);
    const Lines above(lines.begin(), rows);
    std::string source;
    if (rows == lines.end()) return (is_first ? "" : ".Pp\n") + prose(joined(above));
    if (!above.empty()) source += ".Ss " + joined(above);
    if (!above.empty()) source.back() = '\n';
    return source + list_source({rows, lines.end()}, "Ic");
}

bool is_title(const Lines& block) {
    return block.size() == 1 && !is_row(block.front()) && !block.front().ends_with('.');
}

}  // namespace

std::string topic_source(std::string_view topic) {
    auto blocks = blocks_of(topic);
    if (!blocks.empty() && is_title(blocks.front())) blocks.erase(blocks.begin());
    std::string source;
    for (const auto& block : blocks) source += block_source(block, source.empty());
    return source;
}

std::string topic_rows(std::string_view topic, std::string_view macro) {
    Lines rows;
    for (const auto& block : blocks_of(topic)) {
        for (const auto line : block) {
            if (is_row(line)) rows.push_back(line);
        }
    }
    return list_source(rows, macro);
}

}  // namespace trail::cli::pages
