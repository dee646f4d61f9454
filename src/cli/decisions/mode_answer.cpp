// The answer of `trail decide mode`.
#include "cli/decisions/mode_answer.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/moment.hpp"
#include "cli/people/agreed_times.hpp"
#include "cli/people/participants.hpp"
#include "cli/reader.hpp"
#include "trail/report/call_slots.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

using model::Mode;
using model::Urgency;

constexpr time::Seconds call_length = std::chrono::minutes{30};
constexpr std::size_t most_slots = 3;

struct Clocks {
    Participants known;
    time::Instant due;  // input is collected until then
};

// The end of the third working day: two days to read and to answer, and the one to begin with.
time::Instant usual_due(Context& context) {
    constexpr int days_later = 2;
    const auto mine = participants(context, {context.me().name});
    const auto& work = mine.works.front();
    const auto day = work.add_working_days(context.now(), days_later);
    const auto end = day ? work.end_of_work(*day) : std::nullopt;
    return end.value_or(context.now() + std::chrono::days{3});
}

time::Span window_of(Context& context, const ModeQuestion& question, const model::ModeRule& rule,
                     time::Instant due) {
    const auto now = context.now();
    switch (question.situation.urgency) {
        case Urgency::now:
            return {now, now + std::chrono::hours{24}};
        case Urgency::today: {
            const auto& zone = context.zone();
            const auto tomorrow = time::day_of(zone.local(now)) + std::chrono::days{1};
            return {now, zone.start_of(tomorrow)};
        }
        case Urgency::week:
        case Urgency::none:
            break;
    }
    const auto from = rule.mode == Mode::async_then_sync ? std::max(due, now) : now;
    const bool in_a_hurry = question.situation.urgency == Urgency::week;
    return {from, from + std::chrono::days{in_a_hurry ? 7 : 14}};
}

std::vector<time::Zone> zones_of(Context& context, const Participants& known) {
    std::vector<time::Zone> zones{context.zone()};
    for (const auto& person : known.people) {
        if (std::ranges::find(zones, person.zone) == zones.end()) zones.push_back(person.zone);
    }
    return zones;
}

render::ModeSlot named(const report::CallSlot& slot, const Participants& known) {
    render::ModeSlot result{slot.span, {}};
    for (const auto person : slot.outside) result.outside.push_back(known.people[person].name);
    return result;
}

// Within the core hours if that can be, but not on a day without meetings; when it cannot wait, on
// such a day as well.
std::vector<report::CallSlot> slots_for_calls(Context& context, const Participants& known,
                                              const time::Span& window) {
    const auto agreed = agreed_times(context, known.works);
    const auto on_days = together(known.works, agreed.meeting_days);
    for (const auto& works : {together(on_days, agreed.core_hours), on_days, known.works}) {
        auto slots = report::shared_slots(works, window, call_length, most_slots);
        if (!slots.empty()) return slots;
    }
    return {};
}

void add_clocks(Context& context, const Participants& known, const time::Span& window,
                render::ModeAnswer& answer) {
    if (known.works.size() < 2) return;
    answer.window = window;
    const auto zones = zones_of(context, known);
    const auto shared = report::shared_time_text(known.works, window, zones);
    if (shared) {
        answer.clocks = "shared time " + *shared;
        for (const auto& slot : slots_for_calls(context, known, window)) {
            answer.slots.push_back(named(slot, known));
        }
        return;
    }
    answer.clocks =
        fmt::format("no shared working time until {}", moment_text(context, window.until));
    if (answer.rule->mode == Mode::sync) {
        answer.without_clocks = answer.rule;
        answer.rule = &model::clocks_rule();
    }
    if (const auto slot = report::least_bad_slot(known.works, window, call_length)) {
        answer.slots.push_back(named(*slot, known));
    }
}

// "wed 17:00", as it can be typed.
std::string typed(Context& context, time::Instant at) {
    const auto local = context.zone().local(at);
    std::string day(time::weekday_name(time::day_of(local)));
    day.front() = static_cast<char>(day.front() - 'A' + 'a');
    return fmt::format("{} {}", day, time::clock_text(local));
}

// When to talk, on everybody's clock.
std::string when(Context& context, const render::ModeAnswer& answer) {
    if (answer.slots.empty()) return "as soon as all can";
    const auto& slot = answer.slots.front();
    const auto text = render::everybodys_clock(slot.span.from, answer.people, reader(context));
    return (slot.outside.empty() ? "" : "at the least bad time: ") + text;
}

class Steps {
public:
    Steps(Context& context, const ModeQuestion& question, time::Instant due)
        : context_(context), question_(question), due_(due) {}

    std::vector<std::string> of(const render::ModeAnswer& answer) {
        const auto& rule = *answer.rule;
        const bool tells = question_.situation.nature == model::Nature::inform;
        if (rule.mode == Mode::async_then_sync) {
            write_first();
            add(fmt::format("if objections remain: talk {}, agenda sent the day before",
                            when(context_, answer)));
        } else if (rule.mode == Mode::sync) {
            call(answer);
        } else if (tells) {
            tell();
            return std::move(steps_);
        } else {
            write_first();
            if (&rule == &model::clocks_rule())
                add(fmt::format("or talk {}", when(context_, answer)));
        }
        add(fmt::format("{}   same day, so the record is the outcome", record_command(rule.mode)));
        return std::move(steps_);
    }

private:
    void add(std::string step) { steps_.push_back(std::move(step)); }

    // What was talked about without a proposal is written down as taken.
    std::string record_command(Mode mode) const {
        if (question_.decision) {
            const auto key = model::decision_key(question_.decision->number);
            const bool is_open = question_.decision->status == model::DecisionStatus::proposed;
            return is_open ? fmt::format("trail decide accept {} -m \"...\"", key)
                           : fmt::format("trail log -k note \"..., see {}\"", key);
        }
        return mode == Mode::sync ? "trail decide \"...\" -m \"...\""
                                  : "trail decide accept D... -m \"...\"";
    }

    void write_first() {
        if (question_.decision && question_.situation.input_closed) {
            add(fmt::format("trail decide show {}   everybody has answered, or had the time to",
                            model::decision_key(question_.decision->number)));
            return;
        }
        if (question_.decision) {
            const auto key = model::decision_key(question_.decision->number);
            add(fmt::format("trail decide input {} ...   everybody, until {}", key,
                            moment_text(context_, due_)));
        } else {
            add(fmt::format(
                "trail decide propose \"...\" --due \"{}\"   context, options, what you need from "
                "whom",
                typed(context_, due_)));
        }
        add("answers: acknowledge within 1 working day, answer in 2 to 3");
    }

    void call(const render::ModeAnswer& answer) {
        if (question_.situation.urgency == Urgency::now) {
            if (answer.slots.empty()) {
                add("talk now");
            } else {
                add(fmt::format("talk now; all are at work {}", when(context_, answer)));
            }
            return;
        }
        add("a written agenda, sent the day before: the open points, what has to be decided");
        add(fmt::format("talk {}, at most 30 minutes", when(context_, answer)));
    }

    void tell() {
        if (question_.decision) {
            add(fmt::format("trail decide ack {}   by whoever is to know",
                            model::decision_key(question_.decision->number)));
            return;
        }
        add("trail log -k note \"...\"   or trail decide \"...\" --inform NAME,...");
        add("questions come in writing, when it suits those who ask");
    }

    Context& context_;
    const ModeQuestion& question_;
    time::Instant due_;
    std::vector<std::string> steps_;
};

void note_unknown(Context& context, const std::vector<std::string>& names) {
    for (const auto& name : names) {
        const auto shown = text::for_terminal_line(name);
        context.note(fmt::format("nobody knows {}'s time zone: trail people set {} --tz ZONE",
                                 shown, shown));
    }
}

}  // namespace

render::ModeAnswer mode_answer(Context& context, const ModeQuestion& question) {
    const auto known = participants(context, question.people);
    note_unknown(context, known.without_zone);
    const auto due =
        question.decision && question.decision->due ? *question.decision->due : usual_due(context);
    render::ModeAnswer answer;
    answer.rule = &model::rule_for(question.situation);
    answer.lenses = model::lenses(question.situation);
    answer.people = known.people;
    if (answer.rule->mode != Mode::async) {
        add_clocks(context, known, window_of(context, question, *answer.rule, due), answer);
    }
    answer.steps = Steps(context, question, due).of(answer);
    return answer;
}

}  // namespace trail::cli
