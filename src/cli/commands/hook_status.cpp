// `trail hook status`: whether commits are logged, and what is in the way.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/hooks/hook_places.hpp"
#include "cli/hooks/hook_states.hpp"
#include "cli/json_table.hpp"
#include "cli/moment.hpp"
#include "cli/output.hpp"
#include "trail/error.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

namespace hooks = external::hooks;
using text::JsonWriter;

struct StatusOptions {
    HookPlaces places;
    bool all = false;
    OutputOptions output;
};

void declare(Declaration& declaration, StatusOptions& options) {
    declare_places(declaration, options.places);
    declaration.flag("", "all", options.all, "every repository the record knows");
    declare_json(declaration, options.output);
}

// A state with what depends on the reader.
struct Row {
    HookState state;
    time::Zone zone;
};

bool is_ok(const HookState& state) {
    return state.health.problem.empty();
}

const std::string& path_of(const HookState& state) {
    const auto& repository = state.repository;
    return repository.worktree.empty() ? repository.directory : repository.worktree;
}

std::string_view method_name(const HookState& state) {
    return state.health.method ? name(*state.health.method) : "none";
}

void write_or_null(JsonWriter& json, const std::string& text) {
    if (text.empty()) {
        json.null();
    } else {
        json.value(text);
    }
}

void write_events(JsonWriter& json, const Row& row) {
    json.begin_array();
    for (const auto event : row.state.health.events) json.value(name(event));
    json.end_array();
}

std::string moment_or_nothing(const Row& row) {
    const auto& moment = row.state.last_commit;
    return moment ? time::rfc3339(row.zone.stamp(*moment)) : std::string();
}

constexpr std::array fields{
    JsonField<Row>{{"repo", "text", "its name"},
                   [](JsonWriter& json, const Row& r) { json.value(r.state.repository.name); }},
    JsonField<Row>{{"path", "text", "where it is"},
                   [](JsonWriter& json, const Row& r) { json.value(path_of(r.state)); }},
    JsonField<Row>{{"method", "text", "config, file or none"},
                   [](JsonWriter& json, const Row& r) { json.value(method_name(r.state)); }},
    JsonField<Row>{{"events", "list of text", "what is logged: post-commit, post-rewrite"},
                   write_events},
    JsonField<Row>{{"ok", "true or false", "whether nothing is missing or damaged"},
                   [](JsonWriter& json, const Row& r) { json.value(is_ok(r.state)); }},
    JsonField<Row>{
        {"problem", "text", "what is missing or damaged"},
        [](JsonWriter& json, const Row& r) { write_or_null(json, r.state.health.problem); }},
    JsonField<Row>{{"fix", "text", "the command that mends it"},
                   [](JsonWriter& json, const Row& r) { write_or_null(json, r.state.fix); }},
    JsonField<Row>{
        {"last_commit_at", "time (RFC 3339)", "the newest commit of it among recent entries"},
        [](JsonWriter& json, const Row& r) { write_or_null(json, moment_or_nothing(r)); }},
};

std::string pipe_line(const Row& row) {
    const auto& state = row.state;
    std::string events;
    for (const auto event : state.health.events)
        events += fmt::format("{}{}", events.empty() ? "" : ",", name(event));
    return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", text::for_field(state.repository.name),
                       text::for_field(path_of(state)), method_name(state), events,
                       is_ok(state) ? "ok" : "problem", text::for_field(state.health.problem),
                       text::for_field(state.fix), moment_or_nothing(row));
}

std::string how(const HookState& state) {
    const auto& health = state.health;
    if (!health.method) return health.is_broken ? "broken" : "missing";
    if (health.method == hooks::Method::config)
        return fmt::format("config, git {}", hooks::short_version(state.git));
    const bool is_hook = health.file.starts_with("post-");
    return is_hook ? fmt::format("block in {}", health.file) : health.file;
}

std::string age(Context& context, time::Instant moment) {
    const auto since = context.now() - moment;
    if (since < std::chrono::minutes{1}) return "just now";
    if (since >= std::chrono::days{1}) return recent_text(context, moment);
    return time::duration_text(since) + " ago";
}

std::string what(Context& context, const HookState& state) {
    if (!is_ok(state)) return fmt::format("{}: {}", state.health.problem, state.fix);
    if (!state.last_commit) return "no commit logged lately";
    return fmt::format("last commit logged {}", age(context, *state.last_commit));
}

std::string table(Context& context, const std::vector<Row>& rows) {
    std::size_t names = 0;
    std::size_t hows = 0;
    for (const auto& row : rows) {
        names = std::max(names, text::width(text::for_terminal_line(row.state.repository.name)));
        hows = std::max(hows, text::width(text::for_terminal_line(how(row.state))));
    }
    std::string text;
    for (const auto& row : rows) {
        const auto name = text::for_terminal_line(row.state.repository.name);
        text += fmt::format("  {}  {}  {}\n", text::padded(name, names),
                            text::padded(text::for_terminal_line(how(row.state)), hows),
                            text::for_terminal_line(what(context, row.state)));
    }
    return text;
}

FoundPlaces places_for(Context& context, const StatusOptions& options) {
    if (!options.all) return find_places(context, options.places);
    if (!options.places.directories.empty()) {
        throw Error(Failure::usage, "--all is for every repository, so it takes no directory",
                    "trail hook status --all");
    }
    return {known_repositories(context)};
}

void print(Context& context, const std::vector<Row>& rows, const OutputOptions& output) {
    switch (shape(context, output)) {
        case Shape::json:
            context.print(json_array<Row>(rows, fields, output));
            break;
        case Shape::pipe:
            for (const auto& row : rows) context.print(pipe_line(row));
            break;
        case Shape::human:
            context.print(rows.empty() ? "No repository is known yet: trail hook install\n"
                                       : table(context, rows));
            break;
    }
}

int run(Context& context, const StatusOptions& options) {
    if (answered_fields(context, options.output, field_help<Row>(fields))) return exit_done;
    const auto places = places_for(context, options);
    std::vector<Row> rows;
    for (const auto& repository : places.repositories)
        rows.push_back({hook_state(context, repository), context.zone()});
    print(context, rows, options.output);
    const bool is_well = std::ranges::all_of(rows, [](const Row& row) { return is_ok(row.state); });
    return is_well && places.is_complete ? exit_done : exit_no;
}

}  // namespace

void add_hook_status(Program& program) {
    program.add<StatusOptions>(
        {.name = "hook status",
         .summary = "whether commits are logged",
         .group = Group::setup,
         .synopsis = "[DIR...] [--all]",
         .description =
             "Says for this repository, or with --all for every one the record knows, how its "
             "commits come into the record and when the last one did. What is missing, what other "
             "programs moved or overwrote and what is damaged is told with the command that mends "
             "it; the exit code is 1 then.\n\n"
             "Away from a terminal: name, path, method, events, ok or problem, the problem, its "
             "fix and the time of the last commit, separated by tabs.",
         .examples = {{"trail hook status", "the repository you stand in"},
                      {"trail hook status --all", "every repository of yours"}}},
        declare, run);
}

}  // namespace trail::cli
