// The words of a digest: its heading, its numbers, its groups.
#include "render/digest_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "trail/render/ask_words.hpp"
#include "trail/time/instant.hpp"
#include "trail/time/period.hpp"

namespace trail::render {
namespace {

using report::Grouping;

std::string_view groups_word(Grouping grouping) {
    switch (grouping) {
        case Grouping::project:
            return "projects";
        case Grouping::person:
            return "people";
        case Grouping::kind:
            return "kinds";
        case Grouping::day:
            break;
    }
    return "days";
}

std::string before_words(const time::Period& period) {
    switch (period.unit) {
        case time::Unit::day:
            return "the day before";
        case time::Unit::week:
            return "the week before";
        case time::Unit::month:
            return "the month before";
        case time::Unit::quarter:
            return "the quarter before";
        case time::Unit::year:
            return "the year before";
        case time::Unit::range:
            break;
    }
    const auto days = static_cast<std::size_t>((period.end - period.begin).count());
    return days == 1 ? "the day before" : "in the " + grouped(days) + " days before";
}

std::vector<std::string> numbers(const report::Counts& counts) {
    std::vector<std::string> parts{counts.done == 0 ? "no work recorded"
                                                    : grouped(counts.done) + " done"};
    const auto add = [&](std::size_t number, std::string_view one, std::string_view many) {
        if (number > 0) parts.push_back(counted(number, one, many));
    };
    add(counts.win, "win", "wins");
    add(counts.blocker_open, "blocker open", "blockers open");
    add(counts.blocker_closed, "blocker closed", "blockers closed");
    add(counts.ask_open, "ask open", "asks open");
    add(counts.overdue, "answer overdue", "answers overdue");
    add(counts.decision, "decision", "decisions");
    add(counts.next, "plan", "plans");
    add(counts.slipped, "slipped", "slipped");
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) parts[i] += ',';
    return parts;
}

std::string group_name(const report::Digest& digest, const report::Group& group) {
    if (digest.grouping == Grouping::day) {
        const auto day = time::parse_iso_date(group.key);
        const bool one_year = digest.period.end - digest.period.begin < std::chrono::days{180};
        if (day) return one_year ? time::short_date(*day) : time::long_date(*day);
    }
    if (!group.key.empty()) return group.key;
    return digest.projects == 0 ? "Work" : "No project";
}

}  // namespace

std::string capitalised(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string result;
    for (const auto& part : parts) result += (result.empty() ? "" : ", ") + part;
    return result;
}

std::string grouped(std::size_t number) {
    auto digits = std::to_string(number);
    for (auto at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
    return digits;
}

std::string counted(std::size_t number, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", grouped(number), number == 1 ? one : many);
}

std::string heading(const report::Digest& digest) {
    const auto period = time::title(digest.period);
    return digest.title.empty() ? capitalised(period) : digest.title + ": " + period;
}

bool is_empty(const report::Digest& digest) {
    const auto& counts = digest.counts;
    return counts.done + counts.blocker_open + counts.blocker_closed + counts.next +
                   counts.decision + counts.note + counts.ask_open + digest.responses.count ==
               0 &&
           digest.status.empty() && digest.review.empty() && digest.groups.empty();
}

std::vector<std::string> summary(const report::Digest& digest) {
    const auto& counts = digest.counts;
    std::string before;
    if (counts.previous > 0)
        before = '(' + grouped(counts.previous) + " done " + before_words(digest.period) + ')';
    if (is_empty(digest))
        return {"Nothing was recorded" + (before.empty() ? "" : ' ' + before) + '.'};
    auto parts = numbers(counts);
    if (!before.empty()) parts.push_back(std::move(before));
    return parts;
}

std::string responses_words(const report::Responses& responses) {
    const bool one = responses.count == 1;
    const std::string_view by = one ? "after " : "within ";
    const auto in_time = one ? std::string(responses.in_time == 1 ? "in time, " : "late, ")
                             : grouped(responses.in_time) + " in time, half ";
    std::string acknowledged;
    if (responses.median_acknowledged != responses.median)
        acknowledged = fmt::format("acknowledged {}{} and answered ", by,
                                   worked_text(responses.median_acknowledged));
    return fmt::format("{} ({}{}{}{} of work)",
                       counted(responses.count, "question answered", "questions answered"), in_time,
                       acknowledged, by, worked_text(responses.median));
}

std::string responses_sentence(const report::Digest& digest) {
    return digest.responses.count == 0 ? "" : responses_words(digest.responses) + '.';
}

std::string group_title(const report::Digest& digest, const report::Group& group) {
    const auto name = group_name(digest, group);
    if (group.count == 0) return name;  // only plans and blockers that ended without work
    if (digest.grouping != Grouping::kind) return name + ", " + grouped(group.count) + " done";
    return name + ", " + counted(group.count, "entry", "entries");
}

std::string counted_groups_title(const report::Digest& digest) {
    const bool others = std::ranges::any_of(
        digest.groups, [](const report::Group& group) { return !group.lines.empty(); });
    const std::string word(groups_word(digest.grouping));
    return others ? "Other " + word : capitalised(word);
}

std::string rest_text(const report::Digest& digest, const report::Rest& rest) {
    if (rest.groups == 0) return "and " + grouped(rest.entries) + " more";
    return fmt::format("and {} more {} with {}", grouped(rest.groups), groups_word(digest.grouping),
                       counted(rest.entries, "entry", "entries"));
}

}  // namespace trail::render
