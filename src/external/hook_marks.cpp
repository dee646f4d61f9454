// How trail's lines are found in a hook file and taken out of it.
#include "external/hook_marks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace trail::external::hooks {
namespace {

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view content) {
    Lines lines;
    while (!content.empty()) {
        const auto end = std::min(content.find('\n'), content.size() - 1) + 1;
        lines.push_back(content.substr(0, end));
        content.remove_prefix(end);
    }
    return lines;
}

std::string_view trimmed(std::string_view line) {
    const auto last = line.find_last_not_of(" \t\r\n");
    return line.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

bool is_single_line(std::string_view line) {
    const auto text = trimmed(line);
    return (text.ends_with(line_mark) || text.ends_with(file_mark)) &&
           text.find("trail hook run ") != std::string_view::npos;
}

// How many lines from `first` on are lines of `pattern`, in its order.
template <class Line, class Template>
std::size_t run_length(Line first, Line last, Template pattern, Template pattern_end) {
    std::size_t length = 0;
    for (; first != last; ++first, ++length) {
        const auto line = without_program(trimmed(*first));
        pattern = std::find_if(pattern, pattern_end, [&](std::string_view candidate) {
            return without_program(trimmed(candidate)) == line;
        });
        if (pattern == pattern_end) break;
        ++pattern;
    }
    return length;
}

// Lines of ours: [first, last).
struct Region {
    std::size_t first = 0;
    std::size_t last = 0;
    bool is_complete = false;
};

// A block without its other mark: what is left of it is known by its lines.
class Remains {
public:
    explicit Remains(Event event) {
        for (const auto form : {Form::inserted, Form::whole, Form::wrapper}) {
            templates_.push_back(block({event, form, "/"}));
        }
    }

    std::size_t below(const Lines& lines, std::size_t mark) const {
        return longest([&](const Lines& pattern) {
            return run_length(lines.begin() + signed_(mark) + 1, lines.end(), pattern.begin() + 1,
                              pattern.end() - 1);
        });
    }

    std::size_t above(const Lines& lines, std::size_t mark) const {
        return longest([&](const Lines& pattern) {
            return run_length(lines.rend() - signed_(mark), lines.rend(), pattern.rbegin() + 1,
                              pattern.rend() - 1);
        });
    }

private:
    static std::ptrdiff_t signed_(std::size_t number) {
        return static_cast<std::ptrdiff_t>(number);
    }

    template <class Length>
    std::size_t longest(Length length) const {
        std::size_t most = 0;
        for (const auto& text : templates_) most = std::max(most, length(lines_of(text)));
        return most;
    }

    std::vector<std::string> templates_;
};

std::size_t matching_end(const Lines& lines, std::size_t begin) {
    for (auto at = begin + 1; at < lines.size() && trimmed(lines[at]) != begin_mark; ++at) {
        if (trimmed(lines[at]) == end_mark) return at;
    }
    return lines.size();
}

std::vector<Region> regions(const Lines& lines, Event event) {
    const Remains remains(event);
    std::vector<Region> found;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const auto line = trimmed(lines[at]);
        if (is_single_line(line)) {
            found.push_back({at, at + 1, true});
        } else if (line == end_mark) {
            const auto above =
                std::min(remains.above(lines, at), at - (found.empty() ? 0 : found.back().last));
            found.push_back({at - above, at + 1, false});
        } else if (line == begin_mark) {
            const auto end = matching_end(lines, at);
            const bool is_complete = end < lines.size();
            found.push_back(
                {at, is_complete ? end + 1 : at + 1 + remains.below(lines, at), is_complete});
            at = found.back().last - 1;
        }
    }
    return found;
}

std::string joined(const Lines& lines, const Region& region) {
    std::string text;
    for (auto at = region.first; at < region.last; ++at) text += lines[at];
    return text;
}

Form form_of(std::string_view ours) {
    if (ours.find(block_notes[2]) != std::string_view::npos) return Form::wrapper;
    const bool is_whole = ours.find(block_notes[1]) != std::string_view::npos ||
                          ours.find(file_mark) != std::string_view::npos;
    return is_whole ? Form::whole : Form::inserted;
}

}  // namespace

Reading read(std::string_view content, Event event) {
    const auto lines = lines_of(content);
    const auto found = regions(lines, event);
    if (found.empty()) return {};
    const auto ours = joined(lines, found.front());
    Reading reading{Condition::outdated, form_of(ours), program_in(ours)};
    if (found.size() > 1 || !found.front().is_complete) {
        reading.condition = Condition::damaged;
        return reading;
    }
    const Piece piece{event, reading.form, reading.program};
    // The last newline of a file is nobody's.
    const auto is = [&](const std::string& text) { return trimmed(ours) == trimmed(text); };
    if (is(block(piece)) || is(single_line(piece))) reading.condition = Condition::current;
    return reading;
}

std::string with(std::string_view content, const std::string& ours) {
    if (!content.starts_with("#!")) return ours + std::string(content);
    const auto end = content.find('\n');
    // A file without a newline at its end has none afterwards either, so that it can be told.
    if (end == std::string_view::npos) {
        return fmt::format("{}\n{}", content, std::string_view(ours).substr(0, ours.size() - 1));
    }
    return fmt::format("{}{}{}", content.substr(0, end + 1), ours, content.substr(end + 1));
}

std::string without(std::string_view content, Event event) {
    const auto lines = lines_of(content);
    std::string text;
    std::size_t at = 0;
    for (const auto& region : regions(lines, event)) {
        text += joined(lines, {at, region.first});
        at = region.last;
    }
    const bool ends_with_ours = at == lines.size() && !content.ends_with('\n');
    text += joined(lines, {at, lines.size()});
    if (ends_with_ours && text.ends_with('\n')) text.pop_back();
    return text;
}

}  // namespace trail::external::hooks
