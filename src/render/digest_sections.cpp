// A digest as a list of sections.
#include "render/digest_sections.hpp"

#include "render/digest_words.hpp"
#include "trail/time/period.hpp"

namespace trail::render {
namespace {

using report::DecisionLine;
using report::Digest;
using report::Line;
using report::Rest;

class Sections {
public:
    Sections(const Digest& digest, std::string_view arrow) : digest_(digest), arrow_(arrow) {}

    std::vector<PageSection> all();

private:
    PageLine line(std::string label, const Line& line, Section section) const;
    PageLine review(const DecisionLine& line) const;
    PageLine decision(const DecisionLine& line) const;
    PageSection attention() const;
    PageSection status() const;
    PageSection decisions() const;
    PageSection work(std::string_view name, std::string title, const std::vector<Line>& lines,
                     Section section, const Rest& rest) const;
    void add_groups();
    void add(PageSection section) {
        if (!section.lines.empty()) sections_.push_back(std::move(section));
    }

    const Digest& digest_;
    std::string_view arrow_;
    std::vector<PageSection> sections_;
};

PageLine Sections::line(std::string label, const Line& line, Section section) const {
    const bool one_commit = line.commit && line.times == 1;
    return {.label = std::move(label),
            .text = line.text,
            .details = details(digest_, line, section, arrow_),
            .key = one_commit ? *line.commit : line.key,
            .entries = line.times};
}

PageLine Sections::review(const DecisionLine& line) const {
    Details notes{facts(digest_, line), {}};
    notes.facts.push_back(review_fact(digest_, line));
    return {.label = std::string(review_label(digest_, line)),
            .text = line.title,
            .details = std::move(notes),
            .key = line.key};
}

PageLine Sections::decision(const DecisionLine& line) const {
    return {.label = line.key + ' ' + std::string(model::name(line.status)),
            .text = line.title,
            .details = {facts(digest_, line), {}},
            .reason = reasoning(line)};
}

PageSection Sections::attention() const {
    PageSection section{.name = "attention", .title = "Needs attention"};
    for (const auto& each : digest_.attention)
        section.lines.push_back(line(std::string(attention_label(each)), each, Section::attention));
    for (const auto& each : digest_.review) section.lines.push_back(review(each));
    for (const auto& each : digest_.slipped)
        section.lines.push_back(line(std::string(attention_label(each)), each, Section::attention));
    section.rest = digest_.more_slipped;
    return section;
}

PageSection Sections::status() const {
    PageSection section{.name = "status", .title = "Status"};
    for (const auto& each : digest_.status) {
        auto words = each.project.value_or("");
        if (each.health) words += (words.empty() ? "" : ", ") + std::string(label(each));
        section.lines.push_back(line(std::move(words), each, Section::status));
    }
    section.rest = digest_.more_status;
    return section;
}

PageSection Sections::decisions() const {
    PageSection section{.name = "decisions", .title = "Decisions"};
    for (const auto& each : digest_.decisions) section.lines.push_back(decision(each));
    section.rest = digest_.more_decisions;
    return section;
}

PageSection Sections::work(std::string_view name, std::string title, const std::vector<Line>& lines,
                           Section section, const Rest& rest) const {
    PageSection result{.name = name, .title = std::move(title), .rest = rest};
    result.lines.reserve(lines.size());
    for (const auto& each : lines) result.lines.push_back(line("", each, section));
    return result;
}

// Groups that are only counted share one section, where the first of them stands.
void Sections::add_groups() {
    PageSection counted{.name = "counted", .title = counted_groups_title(digest_)};
    for (const auto& group : digest_.groups) {
        auto words = group_title(digest_, group);
        if (!group.lines.empty()) {
            add(work("group", std::move(words), group.lines, Section::group,
                     Rest{0, group.left_out, group.more}));
        } else if (!group.more.empty()) {
            counted.lines.push_back(
                {.text = std::move(words), .command = group.more, .entries = group.left_out});
        }
    }
    counted.rest = digest_.more_groups;
    add(std::move(counted));
}

std::vector<PageSection> Sections::all() {
    add(attention());
    add(status());
    add(work("breaking", "Breaking changes", digest_.breaking, Section::work,
             digest_.more_breaking));
    add(decisions());
    add(work("wins", "Wins", digest_.wins, Section::work, digest_.more_wins));
    add_groups();
    add(work("next", "Next", digest_.next, Section::next, digest_.more_next));
    add({.name = "missing", .title = std::string(missing_title), .lines = missing_lines(digest_)});
    return std::move(sections_);
}

}  // namespace

std::vector<PageLine> missing_lines(const Digest& digest) {
    constexpr std::size_t most = 12;
    std::vector<PageLine> lines;
    for (const auto& away : digest.away) {
        if (lines.size() == most) break;
        const auto days = time::title(time::days(away.begin, away.end - std::chrono::days{1}));
        lines.push_back({.text = away.name, .details = {{"away " + days}, {}}});
    }
    if (digest.away.size() > most)
        lines.push_back({.text = "and " + grouped(digest.away.size() - most) + " more are away"});
    const auto silent = digest.silent.size();
    if (silent > most)
        lines.push_back(
            {.text = "Nothing from " + grouped(silent) + " people who wrote in the period before"});
    else if (silent > 0)
        lines.push_back({.text = "Nothing from " + joined(digest.silent)});
    return lines;
}

std::vector<PageSection> sections(const Digest& digest, std::string_view arrow) {
    return Sections(digest, arrow).all();
}

}  // namespace trail::render
