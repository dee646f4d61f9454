// What a check-in says, and how it is written into the record.
#include "cli/rhythm/checkin_answers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "cli/entries/entry_input.hpp"
#include "cli/items.hpp"
#include "cli/still_open.hpp"
#include "trail/capture/answer.hpp"
#include "trail/capture/tokens.hpp"
#include "trail/error.hpp"
#include "trail/store/checkins.hpp"
#include "trail/store/entries.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

using render::Topic;

model::Kind kind_of(Topic topic) {
    switch (topic) {
        case Topic::done:
            return model::Kind::done;
        case Topic::next:
            return model::Kind::next;
        case Topic::blocked:
            return model::Kind::blocker;
        case Topic::free:
            break;
    }
    return model::Kind::note;
}

model::Entry listed_item(Context& context, const std::string& name,
                         const std::vector<report::Line>& listed) {
    std::size_t number = 0;
    const auto* end = name.data() + name.size();
    if (std::from_chars(name.data(), end, number).ec != std::errc{}) {
        return find_item(context, name);
    }
    if (number == 0 || number > listed.size()) {
        throw Error(Failure::usage, fmt::format("there is no number {} in the list", name));
    }
    return *store::entries::find(context.store().record(), listed[number - 1].id);
}

// A plan that is done is told as it was planned; a blocker that is over needs no words.
bool needs_entry(const CheckinAnswer& answer) {
    if (!answer.ended) return true;
    if (answer.is_dropped) return false;
    return !answer.text.empty() || answer.ended->kind != model::Kind::blocker;
}

model::Entry entry_from(Context& context, const CheckinAnswer& answer, time::Instant at) {
    const auto kind = answer.ended ? model::Kind::done : kind_of(answer.topic);
    const auto& text = answer.ended && answer.text.empty() ? answer.ended->line : answer.text;
    auto captured =
        answer.text.empty() ? capture::verbatim(text) : capture::capture(text::repaired(text));
    if (answer.ended && !captured.project) captured.project = answer.ended->project;
    if (!answer.question.empty()) captured.line = answer.question + " " + captured.line;
    auto entry = entry_of(context, captured, kind, at);
    if (answer.ended) entry.closes.push_back(answer.ended->id);
    return entry;
}

model::Entry nothing_to_add(Context& context, time::Instant at) {
    return entry_of(context, capture::verbatim("Checked in, nothing to add"), model::Kind::note,
                    at);
}

}  // namespace

std::vector<CheckinAnswer> read_checkin_answer(Context& context, Topic topic,
                                               const std::string& line,
                                               const std::vector<report::Line>& listed) {
    const auto read = capture::read_answer(line);
    if (read.items.empty()) return {{.topic = topic, .text = read.text, .ended = std::nullopt}};
    std::vector<CheckinAnswer> answers;
    for (const auto& name : read.items) {
        auto item = listed_item(context, name, listed);
        refuse_not_open(item, key_of(context, item));
        answers.push_back({.topic = topic,
                           .text = read.text,
                           .ended = std::move(item),
                           .is_dropped = read.drops});
    }
    return answers;
}

void add_answers(Context& context, std::vector<CheckinAnswer>& all,
                 std::vector<CheckinAnswer> more) {
    auto together = all;
    for (auto& answer : more) {
        const auto ends_the_same = [&](const CheckinAnswer& other) {
            return answer.ended && other.ended && other.ended->id == answer.ended->id;
        };
        if (std::ranges::any_of(together, ends_the_same)) {
            throw Error(Failure::usage, fmt::format("{} ends twice in this check-in",
                                                    key_of(context, *answer.ended)));
        }
        together.push_back(std::move(answer));
    }
    all = std::move(together);
}

void require_entry(Context& context, const CheckinAnswer& answer, time::Instant at) {
    if (needs_entry(answer) && entry_from(context, answer, at).line.empty())
        throw Error(Failure::usage, "an answer is empty", "trail checkin -h");
}

std::string line_of(const CheckinAnswer& answer) {
    if (!answer.ended) return answer.text;
    const auto id = model::letters(answer.ended->id);
    if (answer.is_dropped) return "-" + id;
    return answer.text.empty() ? id : id + ": " + answer.text;
}

CheckinResult write_checkin(Context& context, const std::vector<CheckinAnswer>& answers,
                            time::Instant at) {
    CheckinResult result;
    for (const auto& answer : answers) {
        if (needs_entry(answer)) {
            result.logged.push_back(entry_from(context, answer, at));
        } else {
            (answer.is_dropped ? result.dropped : result.ended).push_back(*answer.ended);
        }
    }
    if (answers.empty()) result.logged.push_back(nothing_to_add(context, at));
    if (context.options().dry_run) return result;
    context.store().change(store::checkins::command, [&](store::Change& change) {
        for (const auto& answer : answers)
            if (answer.ended) require_still_open(change, *answer.ended);
        for (auto& entry : result.logged) store::entries::add(change, entry);
        for (const auto* items : {&result.ended, &result.dropped})
            for (const auto& item : *items)
                store::entries::close(change, item.id, std::nullopt, at);
    });
    store::entries::shorten(context.store().record(), result.logged);
    return result;
}

}  // namespace trail::cli
