// `trail agreement`: what the team has agreed on, beside who works when and how one decides.
#include <fmt/format.h>

#include <array>
#include <chrono>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/json_table.hpp"
#include "cli/output.hpp"
#include "cli/people/participants.hpp"
#include "cli/people/people.hpp"
#include "cli/people/team.hpp"
#include "cli/reader.hpp"
#include "trail/render/decision_mode.hpp"
#include "trail/render/people.hpp"
#include "trail/report/call_slots.hpp"
#include "trail/store/agreement.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

using Found = std::optional<model::Entry>;

struct ShowOptions {
    OutputOptions output;
};

void declare_show(Declaration& declaration, ShowOptions& options) {
    declare_json(declaration, options.output);
}

std::string text_of(const Found& entry) {
    return entry ? entry->body.value_or("") : "";
}

// What a program is told.
struct Told {
    const Found& entry;
    model::Agreement agreement;
};

void write_text(text::JsonWriter& json, const std::optional<std::string>& text) {
    text ? json.value(*text) : json.null();
}

void write_hours(text::JsonWriter& json, const std::optional<time::WeeklyHours>& hours) {
    hours ? json.value(time::weekly_hours_text(*hours)) : json.null();
}

constexpr std::array<JsonField<Told>, 5> fields{{
    {{"text", "text or null", "what was agreed, Markdown"},
     [](text::JsonWriter& json, const Told& told) {
         told.entry ? json.value(text_of(told.entry)) : json.null();
     }},
    {{"urgent_channel", "text or null", "where urgent questions are said as well"},
     [](text::JsonWriter& json, const Told& told) {
         write_text(json, told.agreement.urgent_channel);
     }},
    {{"core_hours", "text or null", "when everybody is there, by their own clock"},
     [](text::JsonWriter& json, const Told& told) {
         write_hours(json, told.agreement.core_hours);
     }},
    {{"meeting_days", "text or null", "the days that are not kept free of meetings"},
     [](text::JsonWriter& json, const Told& told) {
         write_hours(json, told.agreement.meeting_days);
     }},
    {{"changed_at", "time (RFC 3339) or null", "when it was last changed"},
     [](text::JsonWriter& json, const Told& told) {
         if (!told.entry) {
             json.null();
             return;
         }
         const auto at = told.entry->updated_at.value_or(told.entry->created_at);
         json.value(time::rfc3339({at, told.entry->at.offset}));
     }},
}};

std::string shared_time(Context& context, const std::vector<model::Person>& people) {
    std::vector<std::string> names;
    for (const auto& person : people) names.push_back(person.name);
    const auto known = participants(context, names);
    if (known.works.size() < 2) return {};
    std::vector<time::Zone> zones;
    for (const auto& person : known.people) zones.push_back(person.zone);
    const time::Span week{context.now(), context.now() + std::chrono::days{7}};
    const auto text = report::shared_time_text(known.works, week, zones);
    return fmt::format("\nTogether: {}\n", text.value_or("no time at which all of them work"));
}

std::string page(Context& context, const Found& entry) {
    const auto looks = reader(context);
    const auto people = team(context);
    std::vector<report::Presence> presences;
    for (const auto& person : people) presences.push_back(presence_of(context, person));
    const auto text = text_of(entry);
    return fmt::format("{}\n\nPeople\n{}{}\nTo write or to talk (trail decide mode)\n{}",
                       text.empty() ? "Nothing is agreed yet: trail agreement edit"
                                    : text::for_terminal_block(text),
                       render::people_list(presences, looks), shared_time(context, people),
                       render::mode_rules_text(looks));
}

int run_show(Context& context, const ShowOptions& options) {
    if (answered_fields(context, options.output, field_help<Told>(fields))) return exit_done;
    const auto entry = store::agreement::find(context.store().record());
    switch (shape(context, options.output)) {
        case Shape::json: {
            text::JsonWriter json;
            const Told told{entry, model::read_agreement(text_of(entry))};
            write_object<Told>(json, told, fields, options.output);
            context.print(std::string(json.text()) + "\n");
            break;
        }
        case Shape::pipe:
            if (entry) context.print(text::for_terminal_block(text_of(entry)) + "\n");
            break;
        case Shape::human:
            print_paged(context, page(context, entry));
            break;
    }
    return exit_done;
}

struct ExportOptions {
    OutputOptions output;
};

void declare_export(Declaration& declaration, ExportOptions& options) {
    declare_output_file(declaration, options.output);
}

// Byte for byte what was written, so that it can be written again.
int run_export(Context& context, const ExportOptions& options) {
    const auto entry = store::agreement::find(context.store().record());
    if (!entry) {
        context.streams().err("Nothing is agreed yet\n");
        return exit_no;
    }
    print_document(context, text_of(entry) + "\n", options.output);
    return exit_done;
}

}  // namespace

void add_agreement_show(Program& program) {
    program.add<ShowOptions>(
        {.name = "agreement show",
         .summary = "what the team has agreed on",
         .group = Group::together,
         .synopsis = "[--json[=FIELDS]]",
         .description =
             "Shows the working agreement on one page: channels and what each is for, the urgent "
             "channel, core hours, meeting-free days, and whatever else the team wrote down; then "
             "who works when, when all do, and the rules of decide mode. A new colleague reads it "
             "first.\n\n"
             "It is one entry of the record: search finds it, trail show wrkn --history tells how "
             "it came about, trail undo takes a change back. Into a pipe goes the text alone.",
         .examples = {{"trail agreement", "read it"}}},
        declare_show, run_show);
}

void add_agreement_export(Program& program) {
    program.add<ExportOptions>(
        {.name = "agreement export",
         .summary = "the agreement as a file",
         .group = Group::together,
         .synopsis = "[-o FILE]",
         .description = "Writes the text as it was written. trail agreement edit -F "
                        "FILE takes it up again.",
         .examples = {{"trail agreement export -o agreement.md", "for a handbook"}}},
        declare_export, run_export);
}

}  // namespace trail::cli
