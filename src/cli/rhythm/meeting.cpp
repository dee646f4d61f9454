// What a meeting agreed on, written down with its notes.
#include "cli/rhythm/meeting.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/decisions/decision_options.hpp"
#include "cli/entries/entry_input.hpp"
#include "cli/people/people.hpp"
#include "cli/reader.hpp"
#include "trail/capture/meeting.hpp"
#include "trail/error.hpp"
#include "trail/model/plan.hpp"
#include "trail/store/asks.hpp"
#include "trail/store/decisions.hpp"
#include "trail/store/entries.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {

const std::string_view meeting_template =
    "## Purpose\n\n\n## Agenda\n\n\n## What was decided\n\n\n## Who does what by when\n";

const std::string_view meeting_remarks =
    "# Decision: TEXT                 becomes a decision\n"
    "# - [ ] @person TEXT due:fri     is asked of that person\n"
    "# - [ ] TEXT due:\"fri 16:00\"     becomes a plan of yours\n";

namespace {

// The kind, the time and the project of an item are those of its note.
model::Entry item_of(Context& context, const model::Entry& note, capture::Captured captured,
                     model::Kind kind) {
    captured.kind.reset();
    captured.at.reset();
    if (!captured.project) captured.project = note.project;
    return entry_of(context, captured, kind, note.at.at);
}

std::optional<time::Instant> due_of(Context& context, const capture::Captured& what) {
    if (!what.due) return std::nullopt;
    return time::read_point(*what.due, context.reference(), time::Lean::future);
}

// A plan has no deadline of its own to show, so its text tells it.
model::Entry plan_of(Context& context, const model::Entry& note, const capture::Captured& what) {
    auto plan = item_of(context, note, what, model::Kind::next);
    if (const auto due = due_of(context, what))
        plan.line = model::with_due(plan.line, *due, plan.at.at, context.zone());
    return plan;
}

// Due at the moment it names, else when the level says.
model::Entry ask_of(Context& context, const model::Entry& note, const capture::Captured& what,
                    const std::vector<std::string>& people) {
    auto ask = item_of(context, note, what, model::Kind::ask);
    ask.ask = model::AskMark{.to = people, .due = due_of(context, what)};
    return ask;
}

model::Decision decision_of(Context& context, const model::Entry& note, const std::string& title) {
    model::Decision decision;
    decision.entry = item_of(context, note, capture::capture(title), model::Kind::decision);
    decision.status = model::DecisionStatus::accepted;
    return decision;
}

void link(model::Entry& note, model::Entry& item, const std::string& key) {
    add_once(item.refs, {model::letters(note.id)});
    add_once(note.refs, {key});
}

}  // namespace

MeetingItems meeting_items(Context& context, model::Entry& note) {
    MeetingItems items;
    const auto meeting = capture::read_meeting(note.body.value_or(""));
    for (const auto& action : meeting.actions) {
        std::vector<std::string> others;
        for (const auto& name : action.people) {
            const auto person = find_person(context, name).name;
            if (person != context.me().name) others.push_back(person);
        }
        const bool is_mine = others.size() < std::max<std::size_t>(action.people.size(), 1);
        if (!others.empty()) items.asks.push_back(ask_of(context, note, action.what, others));
        if (is_mine) items.plans.push_back(plan_of(context, note, action.what));
    }
    for (const auto& title : meeting.decisions)
        items.decisions.push_back(decision_of(context, note, title));
    return items;
}

void add_meeting(store::Change& change, model::Entry& note, MeetingItems& items) {
    if (note.id.bits == 0) note.id = store::fresh_id(change);
    for (auto* list : {&items.asks, &items.plans}) {
        for (auto& item : *list) {
            item.id = store::fresh_id(change);
            link(note, item, model::letters(item.id));
        }
    }
    for (auto& ask : items.asks) ask.ask->about = model::letters(note.id);
    auto number = store::decisions::last_number(change);
    for (auto& decision : items.decisions) {
        decision.number = ++number;
        if (decision.deciders.empty()) decision.deciders = {change.actor.person.name};
        link(note, decision.entry, model::decision_key(decision.number));
    }
    store::entries::add(change, note);
    for (auto& ask : items.asks) store::asks::ask(change, ask);
    for (auto& plan : items.plans) store::entries::add(change, plan);
    for (auto& decision : items.decisions) store::decisions::add(change, decision);
}

std::string meeting_lines(Context& context, MeetingItems items) {
    const auto& record = context.store().record();
    std::string text;
    for (const auto& decision : items.decisions) {
        text += fmt::format("  decided  {}  {}\n", model::decision_key(decision.number),
                            text::for_terminal_line(decision.entry.line));
    }
    store::entries::shorten(record, items.asks);
    for (const auto& ask : items.asks) {
        text += fmt::format("  asked    {}  {}  {}\n", model::short_id(ask),
                            text::for_terminal_line(joined_text(ask.ask->to, ", ")),
                            text::for_terminal_line(ask.line));
    }
    store::entries::shorten(record, items.plans);
    for (const auto& plan : items.plans) {
        text += fmt::format("  planned  {}  {}\n", model::short_id(plan),
                            text::for_terminal_line(plan.line));
    }
    return text;
}

}  // namespace trail::cli
