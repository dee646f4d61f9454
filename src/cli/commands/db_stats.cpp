// `trail db stats`: what the record holds and how large it is.
#include <fmt/format.h>

#include <array>
#include <cstdint>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/json_table.hpp"
#include "cli/output.hpp"
#include "cli/record_file.hpp"
#include "cli/size_text.hpp"
#include "trail/store/statistics.hpp"
#include "trail/store/upkeep.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

using text::JsonWriter;

struct StatsOptions {
    OutputOptions output;
};

void declare(Declaration& declaration, StatsOptions& options) {
    declare_json(declaration, options.output);
}

// The record as it was found, with moments as the reader sees them.
struct Found {
    std::string path;
    std::uintmax_t bytes = 0;
    int schema = 0;
    store::statistics::Counts counts;
    time::Zone zone;
};

Found look(Context& context) {
    auto& record = context.store();
    return {.path = context.record_path(),
            .bytes = store::upkeep::bytes_on_disk(record),
            .schema = record.schema(),
            .counts = store::statistics::counted(record.record()),
            .zone = context.zone()};
}

void write_number(JsonWriter& json, std::uintmax_t number) {
    json.value(static_cast<std::int64_t>(number));
}

void write_moment(JsonWriter& json, const Found& found, std::optional<time::Instant> moment) {
    if (moment) {
        json.value(time::rfc3339(found.zone.stamp(*moment)));
    } else {
        json.null();
    }
}

void write_kinds(JsonWriter& json, const Found& found) {
    json.begin_object();
    for (std::size_t kind = 0; kind < model::kind_names.size(); ++kind) {
        json.key(model::kind_names.at(kind));
        write_number(json, found.counts.by_kind.at(kind));
    }
    json.end_object();
}

constexpr std::array fields{
    JsonField<Found>{{"path", "text", "the file"},
                     [](JsonWriter& json, const Found& f) { json.value(f.path); }},
    JsonField<Found>{{"bytes", "number", "its size, with its write-ahead log"},
                     [](JsonWriter& json, const Found& f) { write_number(json, f.bytes); }},
    JsonField<Found>{{"schema", "number", "the version of its tables"},
                     [](JsonWriter& json, const Found& f) { json.value(std::int64_t{f.schema}); }},
    JsonField<Found>{{"entries", "number", "entries"},
                     [](JsonWriter& json, const Found& f) {
                         write_number(json, store::statistics::entries(f.counts));
                     }},
    JsonField<Found>{{"kinds", "object of numbers", "entries of each kind"}, write_kinds},
    JsonField<Found>{
        {"oldest_at", "time (RFC 3339)", "when the first entry happened"},
        [](JsonWriter& json, const Found& f) { write_moment(json, f, f.counts.oldest); }},
    JsonField<Found>{
        {"newest_at", "time (RFC 3339)", "when the last entry happened"},
        [](JsonWriter& json, const Found& f) { write_moment(json, f, f.counts.newest); }},
    JsonField<Found>{
        {"operations", "number", "changes in the journal"},
        [](JsonWriter& json, const Found& f) { write_number(json, f.counts.operations); }},
    JsonField<Found>{{"people", "number", "who wrote an entry or is mentioned"},
                     [](JsonWriter& json, const Found& f) { write_number(json, f.counts.people); }},
    JsonField<Found>{
        {"projects", "number", "projects of entries"},
        [](JsonWriter& json, const Found& f) { write_number(json, f.counts.projects); }},
    JsonField<Found>{{"tags", "number", "tags of entries"},
                     [](JsonWriter& json, const Found& f) { write_number(json, f.counts.tags); }},
};

std::string json_text(const Found& found, const OutputOptions& output) {
    JsonWriter json;
    write_object<Found>(json, found, fields, output);
    return std::string(json.text()) + "\n";
}

struct Line {
    std::string name;
    std::string human;
    std::string pipe;
    bool is_part = false;  // of the line above
};

Line plain(std::string_view name, std::uintmax_t number) {
    return {std::string(name), std::to_string(number), std::to_string(number)};
}

void add_moment(std::vector<Line>& lines, std::string_view name, const Found& found,
                std::optional<time::Instant> moment) {
    if (!moment) return;
    const auto local = found.zone.local(*moment);
    lines.push_back(
        {std::string(name),
         fmt::format("{} {}", time::long_date(time::day_of(local)), time::clock_text(local)),
         time::rfc3339(found.zone.stamp(*moment))});
}

std::vector<Line> lines_of(Context& context, const Found& found) {
    const auto& counts = found.counts;
    std::vector<Line> lines{
        {"record", shown_record(context), text::for_field(found.path)},
        {"size", size_text(found.bytes), std::to_string(found.bytes)},
        plain("schema", static_cast<std::uintmax_t>(found.schema)),
        plain("entries", store::statistics::entries(counts)),
    };
    for (std::size_t kind = 0; kind < model::kind_names.size(); ++kind) {
        if (counts.by_kind.at(kind) == 0) continue;
        lines.push_back(plain(model::kind_names.at(kind), counts.by_kind.at(kind)));
        lines.back().is_part = true;
    }
    add_moment(lines, "oldest", found, counts.oldest);
    add_moment(lines, "newest", found, counts.newest);
    lines.push_back(plain("operations", counts.operations));
    lines.push_back(plain("people", counts.people));
    lines.push_back(plain("projects", counts.projects));
    lines.push_back(plain("tags", counts.tags));
    return lines;
}

std::string text_of(const std::vector<Line>& lines, Shape shape) {
    std::string text;
    for (const auto& line : lines) {
        text +=
            shape == Shape::human
                ? fmt::format("  {}  {}\n",
                              text::padded((line.is_part ? "  " : "") + line.name, 10), line.human)
                : fmt::format("{}\t{}\n", line.name, line.pipe);
    }
    return text;
}

int run(Context& context, const StatsOptions& options) {
    if (answered_fields(context, options.output, field_help<Found>(fields))) return exit_done;
    const auto chosen = shape(context, options.output);
    if (chosen != Shape::json && !has_record(context)) return exit_done;
    const auto found = look(context);
    context.print(chosen == Shape::json ? json_text(found, options.output)
                                        : text_of(lines_of(context, found), chosen));
    return exit_done;
}

}  // namespace

void add_db_stats(Program& program) {
    program.add<StatsOptions>(
        {.name = "db stats",
         .summary = "what the record holds and how large it is",
         .group = Group::also,
         .synopsis = "",
         .description =
             "Counts everything in the record, which takes a moment when it is large. When "
             "there is no record yet it says so; with --json it counts nothing.",
         .examples = {{"trail db stats", "how much there is"},
                      {"trail db stats --json=bytes", "for a monitor"}}},
        declare, run);
}

}  // namespace trail::cli
