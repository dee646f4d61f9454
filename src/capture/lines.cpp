// A text cut into lines, and lines put together again.
#include "capture/lines.hpp"

#include "capture/words.hpp"

namespace trail::capture {

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.push_back(line);
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return lines;
}

bool is_blank(std::string_view line) {
    return trimmed(line).empty();
}

std::span<const std::string_view> without_outer_blanks(std::span<const std::string_view> lines) {
    while (!lines.empty() && is_blank(lines.front())) lines = lines.subspan(1);
    while (!lines.empty() && is_blank(lines.back())) lines = lines.first(lines.size() - 1);
    return lines;
}

std::string joined(std::span<const std::string_view> lines) {
    std::string text;
    for (const std::string_view line : without_outer_blanks(lines)) {
        text += line;
        text += '\n';
    }
    text.resize(trimmed_end(text).size());
    return text;
}

}  // namespace trail::capture
