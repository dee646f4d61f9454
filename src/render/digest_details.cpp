// The words of a digest that stand beside a text.
#include "render/digest_details.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "render/digest_words.hpp"
#include "trail/time/instant.hpp"

namespace trail::render {
namespace {

constexpr time::Seconds one_day = std::chrono::days{1};
constexpr std::size_t most_names = 3;

std::string names(const std::vector<std::string>& all) {
    if (all.size() <= most_names) return joined(all);
    return fmt::format("{}, {} and {} others", all[0], all[1], grouped(all.size() - 2));
}

// Hours say something in the first week and nothing after it.
std::string age_text(time::Seconds age) {
    if (age < 7 * one_day) return time::duration_text(age);
    return grouped(static_cast<std::size_t>(age / one_day)) + " d";
}

std::string rough_age(time::Seconds age) {
    constexpr time::Seconds hour = std::chrono::hours{1};
    if (age >= one_day) return grouped(static_cast<std::size_t>(age / one_day)) + " d";
    return time::duration_text(age < hour ? age : age / hour * hour);
}

std::string date_words(time::Day day, const report::Digest& digest) {
    const auto year = [](time::Day of) {
        return std::chrono::year_month_day(std::chrono::sys_days(of.time_since_epoch())).year();
    };
    const bool this_year = year(day) == year(time::day_of(time::local_time(digest.until)));
    return this_year ? time::short_date(day) : time::long_date(day);
}

std::string_view word(model::Kind kind) {
    return kind == model::Kind::next ? "plan" : model::name(kind);
}

// A plan that was done as it was written needs no second text.
Remark ended_remark(const report::Ended& ended, std::string_view arrow) {
    Remark remark;
    if (ended.kind == model::Kind::next) {
        remark.before = fmt::format("planned {} done", arrow);
    } else {
        remark.before = fmt::format("closed {}", word(ended.kind));
        remark.after = ", open " + age_text(ended.age);
    }
    if (ended.is_said) return remark;
    remark.before += ": ";
    remark.text = ended.text;
    return remark;
}

// A blocker or plan that stands for itself.
Remark closed_remark(const report::Line& line) {
    Remark remark;
    remark.before = fmt::format("{} closed", word(line.kind));
    if (line.kind == model::Kind::blocker)
        remark.before += " after " + age_text(line.age.value_or(time::Seconds{0}));
    if (line.closed_by) {
        remark.before += ": ";
        remark.text = *line.closed_by;
    } else if (line.closed_key) {
        remark.after = " by " + *line.closed_key;
    }
    return remark;
}

}  // namespace

std::optional<std::string> age_fact(const report::Line& line, Section section) {
    if (!line.age) return std::nullopt;
    switch (section) {
        case Section::attention:
            if (line.kind == model::Kind::next) return "planned " + rough_age(*line.age) + " ago";
            return "open " + age_text(*line.age);
        case Section::status:
            return rough_age(*line.age) + " ago";
        case Section::next:
            if (*line.age < 7 * one_day) return std::nullopt;
            return "planned " + rough_age(*line.age) + " ago";
        case Section::work:
        case Section::group:
            break;
    }
    return std::nullopt;
}

std::vector<Remark> remarks(const report::Line& line, Section section, std::string_view arrow) {
    std::vector<Remark> result;
    for (const auto& ended : line.ended) result.push_back(ended_remark(ended, arrow));
    const bool work = section == Section::work || section == Section::group;
    if (work && model::can_be_open(line.kind)) result.push_back(closed_remark(line));
    return result;
}

std::string parentheses(const Details& details) {
    if (details.facts.empty() && details.remarks.empty()) return {};
    std::vector<std::string> remarks;
    for (const auto& remark : details.remarks)
        remarks.push_back(remark.before + remark.text + remark.after);
    const auto* between = details.facts.empty() || remarks.empty() ? "" : "; ";
    return " (" + joined(details.facts) + between + joined(remarks) + ')';
}

Details details(const report::Digest& digest, const report::Line& line, Section section,
                std::string_view arrow) {
    using report::Grouping;
    const bool grouped_by_person = section == Section::group && digest.grouping == Grouping::person;
    const bool grouped_by_project =
        section == Section::status ||
        (section == Section::group && digest.grouping == Grouping::project);

    Details result;
    if (digest.people.size() > 1 && !grouped_by_person) result.facts.push_back(names(line.authors));
    if (digest.projects > 1 && line.project && !grouped_by_project)
        result.facts.push_back(*line.project);
    // Since when it is overdue says more than since when it is open.
    const auto age = line.overdue_since ? std::nullopt : age_fact(line, section);
    if (age) result.facts.push_back(*age);
    if (!line.waits_for.empty()) result.facts.push_back("waits for " + names(line.waits_for));
    if (line.overdue_since) {
        const auto day = time::day_of(time::local_time(*line.overdue_since));
        result.facts.push_back("overdue since " + date_words(day, digest));
    }
    if (line.times > 1 && !line.summary) result.facts.push_back(grouped(line.times) + " times");

    result.remarks = remarks(line, section, arrow);
    return result;
}

std::vector<std::string> facts(const report::Digest& digest, const report::DecisionLine& line) {
    std::vector<std::string> result;
    const bool sole = digest.people.size() == 1 && line.deciders.size() == 1 &&
                      line.deciders.front() == digest.people.front().name;
    if (!sole) result.push_back(names(line.deciders));
    if (digest.projects > 1 && line.project) result.push_back(*line.project);
    if (line.superseded_by) result.push_back("by " + *line.superseded_by);
    if (line.due) {
        const auto due = time::local_time(*line.due);
        const auto words = date_words(time::day_of(due), digest) + ' ' + time::clock_text(due);
        const bool over = line.due->at <= digest.until.at;
        result.push_back((over ? "undecided since " : "input until ") + words);
    }
    return result;
}

std::string_view review_label(const report::Digest& digest, const report::DecisionLine& line) {
    if (line.status != model::DecisionStatus::proposed) return "Review";
    return line.due && line.due->at <= digest.until.at ? "Overdue" : "Waiting";
}

std::string review_fact(const report::Digest& digest, const report::DecisionLine& line) {
    if (line.status == model::DecisionStatus::proposed) {
        return "proposed " + rough_age(std::max(digest.until.at - line.at.at, time::Seconds{0})) +
               " ago";
    }
    return line.review ? "review due " + date_words(*line.review, digest) : "up for review";
}

std::string reasoning(const report::DecisionLine& line) {
    std::string result;
    if (line.outcome) result = "Chosen: " + *line.outcome;
    if (!line.why) return result;
    if (!result.empty()) result += result.ends_with('.') ? " " : ". ";
    return result + "Why: " + *line.why;
}

std::string_view attention_label(const report::Line& line) {
    if (line.kind == model::Kind::blocker) return "Blocker";
    if (line.kind == model::Kind::next) return "Slipped";
    return line.overdue_since ? "Overdue" : "Ask";
}

std::string_view label(const report::Line& line) {
    return line.health ? model::name(*line.health) : model::name(line.kind);
}

}  // namespace trail::render
