// How to take a decision, told to a person or a program.
#include "trail/render/decision_mode.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/field_table.hpp"
#include "render/json_values.hpp"
#include "render/paint.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::render {
namespace {

constexpr std::size_t label_columns = 9;

std::string wrapped(std::string_view label, std::string_view value, const Reader& reader) {
    constexpr std::size_t least = 24;
    const auto width = std::max(page_width(reader.style), label_columns + 2 + least);
    std::string text;
    for (const auto& line : text::wrap(value, width - label_columns - 2)) {
        text += "  " + text::padded(text.empty() ? label : "", label_columns) + line + "\n";
    }
    return text;
}

std::string short_moment(time::Instant at, const time::Zone& zone) {
    const auto local = zone.local(at);
    return fmt::format("{} {}", time::short_date(time::day_of(local)), time::clock_text(local));
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& part : parts) text += (text.empty() ? "" : ", ") + part;
    return text::for_terminal_line(text);
}

// Why, where the lenses differ, and what others say.
std::vector<std::string> reasons(const ModeAnswer& answer) {
    std::vector<std::string> all{std::string(answer.rule->why)};
    if (answer.without_clocks) {
        all.push_back(fmt::format("{} advises: {}", answer.without_clocks->name,
                                  answer.without_clocks->advice));
    }
    return all;
}

std::vector<std::string> differences(const ModeAnswer& answer) {
    std::vector<std::string> all;
    if (auto text = model::difference(answer.lenses)) {
        all.push_back(answer.without_clocks
                          ? *text + "; the clocks decide"
                          : fmt::format("{}; {} decides", *text, answer.rule->name));
    }
    if (!answer.rule->elsewhere.empty()) all.emplace_back(answer.rule->elsewhere);
    return all;
}

std::string slot_text(const ModeSlot& slot, const ModeAnswer& answer, const Reader& reader) {
    auto text = everybodys_clock(slot.span.from, answer.people, reader);
    if (!slot.outside.empty()) {
        text += fmt::format(" (outside working hours: {})", joined(slot.outside));
    }
    return text;
}

void write_slots(text::JsonWriter& json, const ModeAnswer& answer, const Reader& reader) {
    json.begin_array();
    for (const auto& slot : answer.slots) {
        json.begin_object();
        json.key("start").value(time::rfc3339(reader.zone.stamp(slot.span.from)));
        json.key("end").value(time::rfc3339(reader.zone.stamp(slot.span.until)));
        json.key("local").begin_object();
        for (const auto& person : answer.people) {
            json.key(person.name).value(time::rfc3339(person.zone.stamp(slot.span.from)));
        }
        json.end_object();
        json.key("outside");
        write_list(json, slot.outside);
        json.end_object();
    }
    json.end_array();
}

struct Asked {
    const ModeAnswer& answer;
    const Reader& reader;
};

constexpr std::array fields{
    Field<Asked>{{"mode", "text", "async, sync, async_then_sync"},
                 [](auto& json, const Asked& a) { json.value(model::name(a.answer.rule->mode)); }},
    Field<Asked>{{"rule", "text", "M1 to M8, or clocks: the first that applies"},
                 [](auto& json, const Asked& a) { json.value(a.answer.rule->name); }},
    Field<Asked>{{"advice", "text", "what to do, in words"},
                 [](auto& json, const Asked& a) { json.value(a.answer.rule->advice); }},
    Field<Asked>{
        {"lenses", "object", "urgency, nuance, nature: async or sync, each looked at alone"},
        [](auto& json, const Asked& a) {
            json.begin_object();
            for (const auto& lens : a.answer.lenses) {
                json.key(lens.name).value(model::name(lens.mode));
            }
            json.end_object();
        }},
    Field<Asked>{{"reasons", "list of text", "why"},
                 [](auto& json, const Asked& a) { write_list(json, reasons(a.answer)); }},
    Field<Asked>{
        {"differences", "list of text", "where the lenses, or other guides, say otherwise"},
        [](auto& json, const Asked& a) { write_list(json, differences(a.answer)); }},
    Field<Asked>{
        {"window", "object or null", "from, to: when a call would help"},
        [](auto& json, const Asked& a) {
            if (!a.answer.window) {
                json.null();
                return;
            }
            json.begin_object();
            json.key("from").value(time::rfc3339(a.reader.zone.stamp(a.answer.window->from)));
            json.key("to").value(time::rfc3339(a.reader.zone.stamp(a.answer.window->until)));
            json.end_object();
        }},
    Field<Asked>{{"slots", "list of objects", "start, end, local: each person's clock, outside"},
                 [](auto& json, const Asked& a) { write_slots(json, a.answer, a.reader); }},
    Field<Asked>{{"steps", "list of text", "what to do next"},
                 [](auto& json, const Asked& a) { write_list(json, a.answer.steps); }},
};

}  // namespace

std::string everybodys_clock(time::Instant at, std::span<const Participant> people,
                             const Reader& reader) {
    if (people.empty()) return short_moment(at, reader.zone);
    std::string text;
    std::string shown_day;
    for (const auto& person : people) {
        const auto local = person.zone.local(at);
        const auto day = time::short_date(time::day_of(local));
        text +=
            fmt::format("{}{}{} {}", text.empty() ? "" : ", ", day == shown_day ? "" : day + " ",
                        time::clock_text(local), text::for_terminal_line(person.name));
        shown_day = day;
    }
    return text;
}

std::string mode_page(const ModeAnswer& answer, const Reader& reader) {
    std::string text =
        painted(fmt::format("Recommendation: {}", answer.rule->advice), Paint::bold, reader.style) +
        fmt::format("   ({})\n", answer.rule->name);
    for (const auto& lens : answer.lenses) {
        text += fmt::format("  {}{}{}{}\n", text::padded(lens.name, label_columns),
                            text::padded(lens.value, 10), text::padded(lens.why, 33), lens.points);
    }
    for (const auto& reason : reasons(answer)) text += wrapped("why", reason, reader);
    for (const auto& other : differences(answer)) text += wrapped("differ", other, reader);
    if (!answer.clocks.empty()) text += wrapped("clocks", answer.clocks, reader);
    for (const auto& slot : answer.slots) {
        text += wrapped("slot", slot_text(slot, answer, reader), reader);
    }
    if (answer.steps.empty()) return text;
    text += painted("Next", Paint::bold, reader.style) + "\n";
    for (std::size_t i = 0; i < answer.steps.size(); ++i) {
        text += fmt::format("  {}. {}\n", i + 1, answer.steps[i]);
    }
    return text;
}

std::vector<FieldHelp> mode_fields() {
    return help_of<Asked>(fields);
}

std::string mode_json(const ModeAnswer& answer, const Reader& reader,
                      std::span<const std::string> wanted) {
    text::JsonWriter json;
    json.begin_object();
    write_wanted(json, fields, wanted, Asked{answer, reader});
    json.end_object();
    return std::string(json.text()) + "\n";
}

std::string mode_lines(const ModeAnswer& answer, const Reader& reader) {
    std::string text =
        fmt::format("mode\t{}\nrule\t{}\nadvice\t{}\n", model::name(answer.rule->mode),
                    answer.rule->name, answer.rule->advice);
    const auto add = [&](std::string_view label, const std::string& value) {
        text += fmt::format("{}\t{}\n", label, text::for_field(value));
    };
    for (const auto& lens : answer.lenses) {
        text += fmt::format("{}\t{}\t{}\n", lens.name, lens.value, model::name(lens.mode));
    }
    for (const auto& reason : reasons(answer)) add("reason", reason);
    for (const auto& other : differences(answer)) add("difference", other);
    for (const auto& slot : answer.slots) add("slot", slot_text(slot, answer, reader));
    for (const auto& step : answer.steps) add("step", step);
    return text;
}

std::string mode_rules_text(const Reader& reader) {
    std::string text = "How to take a decision: the first rule that applies\n\n";
    const auto add = [&](const model::ModeRule& rule) {
        text += wrapped(rule.name, rule.when, reader);
        text += wrapped("", fmt::format("-> {} ({})", rule.advice, model::name(rule.mode)), reader);
    };
    for (const auto& rule : model::mode_rules()) add(rule);
    add(model::clocks_rule());
    return text;
}

}  // namespace trail::render
