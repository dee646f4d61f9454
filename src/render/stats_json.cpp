// Statistics as one JSON object.
#include "trail/render/stats_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "render/field_table.hpp"
#include "render/responses_json.hpp"
#include "trail/text/json.hpp"

namespace trail::render {
namespace {

using report::Share;
using report::Stats;
using report::WeekCount;
using text::JsonWriter;

void number(JsonWriter& json, std::string_view name, std::size_t value) {
    json.key(name).value(static_cast<std::int64_t>(value));
}

void write_period(JsonWriter& json, const Stats& stats) {
    json.begin_object();
    json.key("name").value(time::name(stats.period));
    json.key("from").value(time::iso_date(stats.period.begin));
    json.key("to").value(time::iso_date(stats.period.end - std::chrono::days{1}));
    json.key("zone").value(stats.zone);
    json.end_object();
}

void write_week(JsonWriter& json, const std::optional<WeekCount>& week) {
    if (!week) {
        json.null();
        return;
    }
    json.begin_object();
    json.key("week").value(fmt::format("{}-W{:02}", week->week.year, week->week.week));
    number(json, "count", week->count);
    json.end_object();
}

void write_shares(JsonWriter& json, std::string_view name, const std::vector<Share>& shares) {
    json.begin_array();
    for (const auto& share : shares) {
        json.begin_object();
        json.key(name);
        share.name.empty() ? json.null() : json.value(share.name);
        number(json, "count", share.count);
        json.end_object();
    }
    json.end_array();
}

void write_days(JsonWriter& json, const Stats& stats) {
    json.begin_array();
    for (const auto& [day, count] : stats.days) {
        json.begin_object();
        json.key("date").value(time::iso_date(day));
        number(json, "count", count);
        json.end_object();
    }
    json.end_array();
}

void write_weeks(JsonWriter& json, const Stats& stats) {
    json.begin_array();
    for (const auto& week : stats.weeks) write_week(json, week);
    json.end_array();
}

void write_hours(JsonWriter& json, const Stats& stats) {
    json.begin_array();
    for (std::size_t hour = 0; hour < stats.hours.size(); ++hour) {
        json.begin_object();
        number(json, "hour", hour);
        number(json, "count", stats.hours.at(hour));
        json.end_object();
    }
    json.end_array();
}

void write_weekday(JsonWriter& json, const Stats& stats) {
    constexpr std::array<std::string_view, 7> names{"mon", "tue", "wed", "thu",
                                                    "fri", "sat", "sun"};
    stats.weekday ? json.value(names.at(*stats.weekday)) : json.null();
}

void write_size(JsonWriter& json, std::size_t size) {
    json.value(static_cast<std::int64_t>(size));
}

void write_times(JsonWriter& json, const Stats& stats) {
    if (stats.responses)
        write_responses(json, *stats.responses);
    else
        json.null();
}

constexpr std::array table{
    Field<Stats>{{"author", "text or null", "whose entries; null: everybody's"},
                 [](JsonWriter& json, const Stats& s) {
                     s.author.empty() ? json.null() : json.value(s.author);
                 }},
    Field<Stats>{{"period", "object", "name, from, to, zone"}, write_period},
    Field<Stats>{{"total", "number", "entries"},
                 [](JsonWriter& json, const Stats& s) { write_size(json, s.total); }},
    Field<Stats>{{"days", "number", "days with entries"},
                 [](JsonWriter& json, const Stats& s) { write_size(json, s.days.size()); }},
    Field<Stats>{{"longest_run", "number", "days with entries in a row"},
                 [](JsonWriter& json, const Stats& s) { write_size(json, s.longest_run); }},
    Field<Stats>{{"most_active", "text or null", "the weekday: mon, tue, ..."}, write_weekday},
    Field<Stats>{{"busiest_week", "object or null", "week, count"},
                 [](JsonWriter& json, const Stats& s) { write_week(json, s.busiest); }},
    Field<Stats>{{"quietest_week", "object or null", "week, count; of whole weeks"},
                 [](JsonWriter& json, const Stats& s) { write_week(json, s.quietest); }},
    Field<Stats>{{"by_day", "list of objects", "date, count; days with entries"}, write_days},
    Field<Stats>{{"by_week", "list of objects", "week, count"}, write_weeks},
    Field<Stats>{{"by_hour", "list of objects", "hour, count"}, write_hours},
    Field<Stats>{
        {"by_project", "list of objects", "project (or null), count"},
        [](JsonWriter& json, const Stats& s) { write_shares(json, "project", s.projects); }},
    Field<Stats>{{"by_kind", "list of objects", "kind, count"},
                 [](JsonWriter& json, const Stats& s) { write_shares(json, "kind", s.kinds); }},
    Field<Stats>{{"by_tag", "list of objects", "tag, count"},
                 [](JsonWriter& json, const Stats& s) { write_shares(json, "tag", s.tags); }},
    Field<Stats>{
        {"responses", "object or null",
         "questions answered: count, in_time, median_acknowledged_seconds, median_seconds"},
        write_times},
};

}  // namespace

std::vector<FieldHelp> stats_fields() {
    return help_of<Stats>(table);
}

std::string json(const Stats& stats, std::span<const std::string> wanted) {
    JsonWriter writer;
    writer.begin_object();
    write_wanted(writer, table, wanted, stats);
    writer.end_object();
    return std::string(writer.text()) + '\n';
}

}  // namespace trail::render
