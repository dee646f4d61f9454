// What was done to a folder of decisions, told.
#include "cli/decisions/decision_folder_report.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "cli/command.hpp"
#include "cli/json_table.hpp"
#include "cli/shell_word.hpp"
#include "trail/system/files.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

constexpr std::size_t widest_quote = 60;
constexpr int exit_data = 65;

std::string key_of(const FolderStep& step) {
    return step.decision ? model::decision_key(*step.decision) : "-";
}

bool is_to_be_settled(StepKind kind) {
    return kind == StepKind::conflict || kind == StepKind::duplicate || kind == StepKind::removed;
}

bool is_worth_a_line(const Context& context, StepKind kind) {
    if (kind == StepKind::same || kind == StepKind::refused) return false;
    return !context.options().quiet || is_to_be_settled(kind);
}

std::string parts_text(const std::vector<importers::Part>& parts) {
    std::vector<std::string_view> names;
    for (const auto part : parts) names.push_back(importers::name(part));
    return fmt::format("{}", fmt::join(names, ", "));
}

std::string what_of(const FolderStep& step) {
    switch (step.kind) {
        case StepKind::taken:
            return parts_text(step.from_file);
        case StepKind::written:
            return parts_text(step.from_record);
        case StepKind::merged:
            return fmt::format("file: {}; record: {}", parts_text(step.from_file),
                               parts_text(step.from_record));
        case StepKind::gone:
            return "the file is gone; the decision stays";
        case StepKind::removed:
            return "the decision was removed; the file stays";
        case StepKind::duplicate:
            return "another file has this number";
        case StepKind::differs:
            return step.decision ? "changed; trail decide sync brings both together"
                                 : "not in the record";
        case StepKind::conflict: {
            std::vector<importers::Part> parts;
            for (const auto& disagreement : step.disagreements) parts.push_back(disagreement.part);
            return "both changed: " + parts_text(parts);
        }
        default:
            return text::for_terminal_line(step.title);
    }
}

std::string quoted(const std::string& text) {
    return fmt::format("\"{}\"", text::cut(text::for_terminal_line(text), widest_quote, "..."));
}

std::string line_of(const FolderStep& step) {
    return fmt::format("{:<4}  {:<9}  {}  {}\n", key_of(step), name(step.kind),
                       text::for_terminal_line(step.file), what_of(step));
}

std::string details_of(const FolderWish& wish, const FolderStep& step) {
    std::string text;
    for (const auto& [part, file, record] : step.disagreements) {
        text +=
            fmt::format("      {} in the file    {}\n      {} in the record  {}\n",
                        importers::name(part), quoted(file), importers::name(part), quoted(record));
    }
    const auto command =
        text::for_terminal_line(fmt::format("trail decide sync {}", shell_word(wish.shown)));
    if (step.kind == StepKind::conflict) {
        text += fmt::format("      {} --take-file {}\n      {} --take-record {}\n", command,
                            key_of(step), command, key_of(step));
    } else if (!step.repair.empty()) {
        text += fmt::format("      {}\n", text::for_terminal_line(step.repair));
    }
    return text;
}

std::string sum_of(const std::vector<FolderStep>& steps) {
    std::string text;
    for (std::size_t i = 1; i < step_names.size(); ++i) {
        const auto kind = static_cast<StepKind>(i);
        const auto number = count(steps, kind);
        if (number > 0)
            text += fmt::format("{}{} {}", text.empty() ? "" : ", ", number, name(kind));
    }
    const auto same = count(steps, StepKind::same);
    if (same > 0 || text.empty())
        text += fmt::format("{}{} in step", text.empty() ? "" : ", ", same);
    return text;
}

void write_parts(text::JsonWriter& json, const std::vector<importers::Part>& parts) {
    json.begin_array();
    for (const auto part : parts) json.value(importers::name(part));
    json.end_array();
}

void write_disagreements(text::JsonWriter& json, const FolderStep& step) {
    json.begin_array();
    for (const auto& [part, file, record] : step.disagreements) {
        json.begin_object().key("part").value(importers::name(part));
        json.key("file").value(std::string_view(file));
        json.key("record").value(std::string_view(record)).end_object();
    }
    json.end_array();
}

void write_problems(text::JsonWriter& json, const FolderStep& step) {
    json.begin_array();
    for (const auto& problem : step.problems) {
        json.begin_object().key("line").value(static_cast<std::int64_t>(problem.line));
        json.key("message").value(std::string_view(problem.message)).end_object();
    }
    json.end_array();
}

constexpr std::array step_table{
    JsonField<FolderStep>{{"file", "text", "its name in the folder"},
                          [](text::JsonWriter& json, const FolderStep& step) {
                              json.value(std::string_view(step.file));
                          }},
    JsonField<FolderStep>{{"decision", "text or null", "the decision it tells"},
                          [](text::JsonWriter& json, const FolderStep& step) {
                              step.decision ? json.value(model::decision_key(*step.decision))
                                            : json.null();
                          }},
    JsonField<FolderStep>{{"title", "text", "of the decision"},
                          [](text::JsonWriter& json, const FolderStep& step) {
                              json.value(std::string_view(step.title));
                          }},
    JsonField<FolderStep>{
        {"state", "text", "same, added, taken, written, merged, created, conflict, ..."},
        [](text::JsonWriter& json, const FolderStep& step) { json.value(name(step.kind)); }},
    JsonField<FolderStep>{
        {"from_file", "list of text", "parts that the record takes"},
        [](text::JsonWriter& json, const FolderStep& step) { write_parts(json, step.from_file); }},
    JsonField<FolderStep>{{"from_record", "list of text", "parts that the file takes"},
                          [](text::JsonWriter& json, const FolderStep& step) {
                              write_parts(json, step.from_record);
                          }},
    JsonField<FolderStep>{{"conflicts", "list of objects", "part, file, record"},
                          write_disagreements},
    JsonField<FolderStep>{{"problems", "list of objects", "line, message"}, write_problems},
    JsonField<FolderStep>{{"repair", "text or null", "a command that helps"},
                          [](text::JsonWriter& json, const FolderStep& step) {
                              step.repair.empty() ? json.null()
                                                  : json.value(std::string_view(step.repair));
                          }},
};

}  // namespace

std::vector<render::FieldHelp> folder_step_fields() {
    return field_help<FolderStep>(step_table);
}

std::string folder_steps_json(const std::vector<FolderStep>& steps, const OutputOptions& output) {
    return json_array<FolderStep>(steps, step_table, output);
}

std::string folder_steps_text(Context& context, const FolderWish& wish,
                              const std::vector<FolderStep>& steps) {
    std::string text;
    for (const auto& step : steps) {
        if (is_worth_a_line(context, step.kind)) text += line_of(step) + details_of(wish, step);
    }
    if (context.options().quiet) return text;
    return text + fmt::format("{}: {}{}\n", text::for_terminal_line(wish.shown), sum_of(steps),
                              context.options().dry_run ? ". Nothing was changed." : "");
}

void tell_refused_files(Context& context, const FolderWish& wish,
                        const std::vector<FolderStep>& steps) {
    for (const auto& step : steps) {
        for (const auto& problem : step.problems) {
            const auto file = (system::Path(wish.shown) / step.file).string();
            context.streams().err(fmt::format("{}:{}: {}\n", text::for_terminal_line(file),
                                              problem.line,
                                              text::for_terminal_line(problem.message)));
        }
    }
}

std::size_t count(const std::vector<FolderStep>& steps, StepKind kind) {
    return static_cast<std::size_t>(std::ranges::count(steps, kind, &FolderStep::kind));
}

int exit_code_of(const std::vector<FolderStep>& steps) {
    if (count(steps, StepKind::refused) > 0) return exit_data;
    const auto is_open = [](const FolderStep& step) { return is_to_be_settled(step.kind); };
    return std::ranges::any_of(steps, is_open) ? exit_no : exit_done;
}

}  // namespace trail::cli
