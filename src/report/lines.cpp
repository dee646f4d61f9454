// Entries and decisions as lines of a digest: what closed what, and the reason in one line.
#include "report/lines.hpp"

#include <algorithm>
#include <utility>

namespace trail::report {
namespace {

constexpr std::size_t shown_revision = 7;

// Clocks of several machines disagree; nothing ends before it begins.
time::Seconds between(time::Instant from, time::Instant until) {
    return std::max(until - from, time::Seconds{0});
}

std::string trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(blanks) - first + 1));
}

// The first line of Markdown that says something: no heading, fence, rule, quote mark or bullet.
std::optional<std::string> first_sentence(std::string_view body) {
    while (!body.empty()) {
        const auto end = std::min(body.find('\n'), body.size());
        auto line = trimmed(body.substr(0, end));
        body.remove_prefix(std::min(end + 1, body.size()));
        if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("> "))
            line = trimmed(std::string_view(line).substr(2));
        const bool fence = line.starts_with("```") || line.starts_with("~~~");
        const bool rule = line.find_first_not_of("-=*_ ") == std::string::npos;
        if (!line.starts_with('#') && !fence && !rule) return line;
    }
    return std::nullopt;
}

bool says_the_same(const model::Entry& closer, const model::Entry& closed) {
    const std::string_view line = closer.line;
    const bool is_commit = closer.kind == model::Kind::commit;
    return folded(is_commit ? without_type(line) : line) == folded(closed.line);
}

}  // namespace

Line line_of(const model::Entry& entry) {
    Line line;
    line.id = entry.id;
    line.key = model::short_id(entry);
    line.kind = entry.kind;
    if (entry.decision) line.decision = entry.decision->status;
    line.text = entry.line;
    line.author = entry.author;
    line.authors = {entry.author};
    line.project = entry.project;
    if (entry.source) line.commit = entry.source->revision.substr(0, shown_revision);
    line.people = entry.people;
    line.at = entry.at;
    line.health = entry.health;
    return line;
}

Work work_of(const model::Entry& entry) {
    Work work{&entry, entry.at.at, Rank::written};
    if (entry.kind != model::Kind::commit) return work;
    auto subject = read_subject(entry.line);
    work.text = std::move(subject.text);
    work.rank = subject.rank;
    return work;
}

bool is_breaking(const model::Entry& entry) {
    return is_work(entry.kind) && (entry.breaking || announces_breaking(entry.line));
}

Endings::Endings(const Material& material, time::Instant end) {
    std::vector<const model::Entry*> ended;
    for (const auto& item : material.closed_before) ended.push_back(&item);
    for (const auto& item : material.entries)
        if (model::can_be_open(item.kind) && item.closed_at && *item.closed_at < end)
            ended.push_back(&item);
    Closers closers;
    for (const auto* item : ended)
        if (item->closed_by) closers.emplace(item->closed_by->bits, nullptr);
    for (const auto& entry : material.entries) {
        const auto found = closers.find(entry.id.bits);
        if (found != closers.end()) found->second = &entry;
    }
    for (const auto* item : ended) add(*item, closers);
}

void Endings::add(const model::Entry& item, const Closers& closers) {
    if (item.kind == model::Kind::blocker) ++blockers_;
    const auto closed_at = item.closed_at.value_or(item.at.at);
    const auto age = between(item.at.at, closed_at);
    const auto* closer = item.closed_by ? closers.at(item.closed_by->bits) : nullptr;
    if (closer && is_work(closer->kind)) {
        by_closer_[closer->id.bits].push_back({item.id, model::short_id(item), item.kind, item.line,
                                               age, says_the_same(*closer, item)});
        return;
    }
    // An answered question is no work of a group.
    if (item.kind == model::Kind::ask) return;
    Work work{&item, closed_at, Rank::ended};
    work.age = age;
    work.closer = closer;
    alone_.push_back(std::move(work));
}

std::vector<Ended> Endings::by(model::ItemId closer) const {
    const auto found = by_closer_.find(closer.bits);
    return found == by_closer_.end() ? std::vector<Ended>{} : found->second;
}

DecisionLine line_of(const model::Decision& decision, const time::Zone& zone) {
    const auto& entry = decision.entry;
    DecisionLine line;
    line.id = entry.id;
    line.key = model::decision_key(decision.number);
    line.status = decision.status;
    line.title = entry.line;
    line.outcome = model::outcome(decision);
    // What was proposed first has its context in the body, and the reason of the outcome apart.
    const auto& why = decision.decided_at ? decision.reason : entry.body;
    if (why && decision.status != model::DecisionStatus::proposed) line.why = first_sentence(*why);
    line.deciders = decision.deciders;
    if (line.deciders.empty()) line.deciders.push_back(entry.author);
    line.project = entry.project;
    line.at = entry.at;
    if (decision.due && decision.status == model::DecisionStatus::proposed)
        line.due = zone.stamp(*decision.due);
    line.review = decision.review;
    if (decision.superseded_by) line.superseded_by = model::decision_key(*decision.superseded_by);
    return line;
}

}  // namespace trail::report
