// What the notes of a meeting agreed on.
#include "trail/capture/meeting.hpp"

#include <algorithm>
#include <optional>

#include "capture/lines.hpp"
#include "capture/words.hpp"

namespace trail::capture {
namespace {

std::optional<std::string_view> behind(std::string_view line, std::string_view beginning) {
    if (line.size() < beginning.size()) return std::nullopt;
    if (lower_case(line.substr(0, beginning.size())) != beginning) return std::nullopt;
    return trimmed(line.substr(beginning.size()));
}

std::string_view without_bullet(std::string_view line) {
    return line.starts_with("- ") || line.starts_with("* ") ? trimmed(line.substr(2)) : line;
}

// Takes "@bjorn, " from the front.
std::optional<std::string> take_person(std::string_view& text) {
    if (!text.starts_with('@')) return std::nullopt;
    const auto name = name_at(text.substr(1));
    if (!begins_with_letter(name) || !ends_word(text.substr(1 + name.size()))) return std::nullopt;
    const std::string person(name);
    text.remove_prefix(1 + name.size());
    while (text.starts_with(',') || text.starts_with(' ') || text.starts_with(':'))
        text.remove_prefix(1);
    return person;
}

Action read_action(std::string_view text) {
    Action action;
    while (auto person = take_person(text)) {
        if (std::ranges::find(action.people, *person) == action.people.end())
            action.people.push_back(std::move(*person));
    }
    action.what = capture_action(text);
    return action;
}

void read_line(std::string_view line, Meeting& meeting) {
    for (const std::string_view box : {"- [ ]", "* [ ]"}) {
        const auto text = behind(line, box);
        if (!text) continue;
        auto action = read_action(*text);
        if (!action.what.line.empty()) meeting.actions.push_back(std::move(action));
        return;
    }
    const auto decision = behind(without_bullet(line), "decision:");
    if (decision && !decision->empty()) meeting.decisions.emplace_back(*decision);
}

}  // namespace

Meeting read_meeting(std::string_view text) {
    Meeting meeting;
    bool is_code = false;
    for (const auto line : lines_of(text)) {
        const auto content = trimmed(line);
        const bool is_fence = content.starts_with("```") || content.starts_with("~~~");
        if (is_fence) is_code = !is_code;
        if (!is_code && !is_fence) read_line(content, meeting);
    }
    return meeting;
}

}  // namespace trail::capture
