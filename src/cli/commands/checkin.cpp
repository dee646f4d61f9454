// `trail checkin`: the daily questions, and who has answered them.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/entries/secret_check.hpp"
#include "cli/json_table.hpp"
#include "cli/output.hpp"
#include "cli/people/people.hpp"
#include "cli/people/team.hpp"
#include "cli/reader.hpp"
#include "cli/rhythm/checkin_answers.hpp"
#include "cli/rhythm/checkin_dialogue.hpp"
#include "cli/rhythm/checkin_draft.hpp"
#include "cli/rhythm/standup_material.hpp"
#include "trail/error.hpp"
#include "trail/render/checkin.hpp"
#include "trail/store/checkins.hpp"
#include "trail/store/entries.hpp"

namespace trail::cli {
namespace {

using render::Topic;

struct CheckinOptions {
    std::vector<std::string> done;
    std::vector<std::string> next;
    std::vector<std::string> blocked;
    std::vector<std::string> notes;
    std::vector<std::string> drops;
    std::optional<std::string> at;
    bool skip = false;
    bool who = false;
    bool allow_secret = false;
    OutputOptions output;
};

void declare(Declaration& declaration, CheckinOptions& options) {
    declaration.option("", "done", "TEXT", options.done,
                       "what got done; ID or ID: TEXT ends a plan or a blocker; repeatable");
    declaration.option("", "next", "TEXT", options.next, "a plan; repeatable");
    declaration.option("", "blocked", "TEXT", options.blocked, "a blocker; repeatable");
    declaration.option("", "note", "TEXT", options.notes, "for the record; repeatable");
    declaration.option("", "drop", "ID", options.drops,
                       "a plan or a blocker that is dropped; repeatable");
    declaration.option("", "at", "D", options.at, "the day or the moment it is about");
    declaration.flag("", "skip", options.skip, "nothing to add; still counts as checked in");
    declaration.flag("", "who", options.who, "who has checked in today, and who has not");
    declaration.flag("", "allow-secret", options.allow_secret,
                     "log a text that looks like a secret");
    declare_json(declaration, options.output);
}

// What a program is told of a check-in.
struct Told {
    std::string person;
    time::Day day;
    CheckinResult result;
};

void write_ids(text::JsonWriter& json, const std::vector<model::Entry>& entries) {
    json.begin_array();
    for (const auto& entry : entries) json.value(model::letters(entry.id));
    json.end_array();
}

template <model::Kind kind>
void write_logged(text::JsonWriter& json, const Told& told) {
    auto entries = told.result.logged;
    std::erase_if(entries, [](const model::Entry& entry) {
        const bool is_work = entry.kind == model::Kind::win || entry.kind == model::Kind::done;
        return kind == model::Kind::done ? !is_work : entry.kind != kind;
    });
    write_ids(json, entries);
}

constexpr std::array<JsonField<Told>, 8> fields{{
    {{"person", "text", "the short name"},
     [](text::JsonWriter& json, const Told& told) { json.value(told.person); }},
    {{"date", "date", "the day it is about"},
     [](text::JsonWriter& json, const Told& told) { json.value(time::iso_date(told.day)); }},
    {{"done", "list of text", "ids of what was logged as done"}, write_logged<model::Kind::done>},
    {{"next", "list of text", "ids of new plans"}, write_logged<model::Kind::next>},
    {{"blocked", "list of text", "ids of new blockers"}, write_logged<model::Kind::blocker>},
    {{"notes", "list of text", "ids of what was logged for the record"},
     write_logged<model::Kind::note>},
    {{"ended", "list of text", "ids of blockers that are over"},
     [](text::JsonWriter& json, const Told& told) { write_ids(json, told.result.ended); }},
    {{"dropped", "list of text", "ids of what was dropped"},
     [](text::JsonWriter& json, const Told& told) { write_ids(json, told.result.dropped); }},
}};

std::vector<report::Attendee> attendees(Context& context) {
    // A day can begin half a day before the reader's, and be told about afterwards.
    constexpr std::chrono::days back{2};
    std::vector<report::CheckIn> check_ins;
    const auto& record = context.store().record();
    for (const auto& each : store::checkins::since(record, context.now() - back))
        for (const auto about : each.about) check_ins.push_back({each.author, each.at, about});
    std::vector<report::Attendee> found;
    for (const auto& person : team(context))
        found.push_back(report::attendance(person, check_ins, context.now(), context.zone()));
    return found;
}

int show_attendance(Context& context, const OutputOptions& output) {
    if (answered_fields(context, output, render::attendance_fields())) return exit_done;
    const auto all = attendees(context);
    switch (shape(context, output)) {
        case Shape::json:
            context.print(render::attendance_json(
                all, json_fields(output, names_of(render::attendance_fields()))));
            break;
        case Shape::pipe:
            context.print(render::attendance_lines(all));
            break;
        case Shape::human:
            print_paged(context, render::attendance_text(all, reader(context)));
            break;
    }
    return exit_done;
}

bool has_answers(const CheckinOptions& options) {
    return options.skip ||
           !(options.done.empty() && options.next.empty() && options.blocked.empty() &&
             options.notes.empty() && options.drops.empty());
}

std::vector<CheckinAnswer> given_answers(Context& context, const CheckinOptions& options) {
    std::vector<CheckinAnswer> answers;
    const auto add = [&](Topic topic, const std::vector<std::string>& lines,
                         std::string_view before = "") {
        for (const auto& line : lines) {
            if (line.find_first_not_of(' ') == std::string::npos)
                throw Error(Failure::usage, "an answer is empty", "trail checkin -h");
            if (!options.allow_secret)
                refuse_secrets(context, Written{.text = line}, "nothing was logged");
            add_answers(context, answers,
                        read_checkin_answer(context, topic, std::string(before) + line, {}));
        }
    };
    add(Topic::done, options.done);
    add(Topic::next, options.next);
    add(Topic::blocked, options.blocked);
    add(Topic::free, options.notes);
    add(Topic::done, options.drops, "-");
    if (options.skip && !answers.empty())
        throw Error(Failure::usage, "--skip says that there is nothing to add");
    return answers;
}

// What was done, planned and in the way up to that moment.
CheckinKnown known_at(Context& context, time::Instant at) {
    constexpr std::size_t most_commits = 5;
    const std::vector<model::Person> people{find_person(context, "me")};
    const std::vector told{report::since_last_working_day(people.front(), at, context.zone())};
    return {at, read_standups(context, people, told).front(),
            unrecorded_commits(context, told.front().span.from, most_commits)};
}

void tell(Context& context, const CheckinResult& result) {
    std::string text;
    for (const auto& entry : result.logged) {
        text += fmt::format("{}{} ({})", text.empty() ? "" : ", ", model::short_id(entry),
                            model::name(entry.kind));
    }
    if (!text.empty()) text = fmt::format("Logged {}: {}.", result.logged.size(), text);
    const auto& record = context.store().record();
    const auto add = [&](std::string_view verb, const std::vector<model::Entry>& items) {
        for (const auto& item : items) {
            text += fmt::format("{}{} {}.", text.empty() ? "" : "  ", verb,
                                store::entries::key(record, item.id));
        }
    };
    add("Over", result.ended);
    add("Dropped", result.dropped);
    const auto turnout = report::turnout(attendees(context));
    if (turnout.all > 1) {
        text += fmt::format("  {} of {} have checked in: trail checkin --who", turnout.present,
                            turnout.all);
    }
    context.print(text + "\n");
}

int save(Context& context, const CheckinOptions& options, const std::vector<CheckinAnswer>& answers,
         time::Instant at) {
    const auto result = write_checkin(context, answers, at);
    if (context.options().dry_run) {
        context.print(fmt::format("Would log {} and close {}\n", result.logged.size(),
                                  result.ended.size() + result.dropped.size()));
    } else if (options.output.json) {
        text::JsonWriter json;
        const Told told{context.me().name, time::day_of(context.zone().local(at)), result};
        write_object<Told>(json, told, fields, options.output);
        context.print(std::string(json.text()) + "\n");
    } else if (context.options().quiet) {
        for (const auto& entry : result.logged) context.print(model::letters(entry.id) + "\n");
    } else {
        tell(context, result);
    }
    return exit_done;
}

int ask(Context& context, const CheckinOptions& options, time::Instant at) {
    constexpr std::string_view kept = "what you said is kept for the next trail checkin";
    const auto alone = hold_draft(context);
    const auto answers = ask_checkin(context, checkin_questions(context), known_at(context, at),
                                     options.allow_secret);
    if (!answers) {
        context.streams().err(fmt::format("\nLeft; {}\n", kept));
        return exit_no;
    }
    try {
        const auto code = save(context, options, *answers, at);
        if (!context.options().dry_run) remove_draft(context);
        return code;
    } catch (const Error& error) {
        if (context.has_changed_record()) remove_draft(context);
        if (answers->empty() || context.has_changed_record()) throw;
        const bool is_kept = read_draft(context).size() == answers->size();
        throw Error(
            error.kind(),
            fmt::format("{}; {}", error.what(), is_kept ? kept : "what you said stands above"),
            error.hint());
    }
}

int run(Context& context, const CheckinOptions& options) {
    if (options.who) {
        if (has_answers(options) || options.at)
            throw Error(
                Failure::usage,
                "--who shows who has checked in by now; it takes neither answers nor a time",
                "trail checkin --who");
        return show_attendance(context, options.output);
    }
    if (answered_fields(context, options.output, field_help<Told>(fields))) return exit_done;
    const auto at = options.at
                        ? time::read_point(*options.at, context.reference(), time::Lean::past)
                        : context.now();
    if (has_answers(options)) return save(context, options, given_answers(context, options), at);
    if (!context.can_ask()) {
        throw Error(Failure::usage,
                    "checkin has nobody to ask; it needs --done, --next, --blocked, --note, "
                    "--drop or --skip",
                    "trail checkin --done \"what got done\" --next \"the plan\"");
    }
    return ask(context, options, at);
}

}  // namespace

void add_checkin(Program& program) {
    program.add<CheckinOptions>(
        {.name = "checkin",
         .summary = "answer the daily questions",
         .group = Group::rhythm,
         .synopsis = "[--done TEXT]... [--next TEXT]... [--blocked TEXT]... [--note TEXT]... "
                     "[--drop ID]... [--at D] [--skip] [--who]",
         .description =
             "Asks what got done, what is next and whether anything is in your way. What is known "
             "already stands below each question: what you logged and committed since your "
             "previous working day, your open plans, your open blockers and how long they have "
             "been open. Usually Enter is all there is to answer.\n\n"
             "A line is something new, with tokens as in log. A number says that this plan of the "
             "list is done or this blocker is over, and \"1: text\" says how; \"-1\" drops it. "
             "Plans that are neither done nor dropped come back the next time. \"e\" opens the "
             "editor, \"?\" helps. Whoever leaves finds what they said in the next check-in.\n\n"
             "Options answer without being asked, ids taking the place of numbers; away from a "
             "terminal they are required. All of it is one operation: trail undo takes it back. "
             "--who shows who has checked in on their own day: people who are away or off work are "
             "not missing.\n\n"
             "checkin.questions words the three questions anew and adds up to two more, whose "
             "answers are notes.",
         .examples = {{"trail checkin", "answer the questions"},
                      {"trail checkin --done \"Reviewed @mei's branch\" --next \"Cut 0.2\"",
                       "without being asked"},
                      {"trail checkin --done pvtm --drop tnhz", "end a plan, drop another"},
                      {"trail checkin --who", "who has, who has not"}}},
        declare, run);
}

}  // namespace trail::cli
