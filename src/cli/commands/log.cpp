// `trail log`: record work, a win, a blocker, a plan.
#include <fmt/format.h>

#include <algorithm>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/entries/entry_input.hpp"
#include "cli/entries/log_remarks.hpp"
#include "cli/entries/secret_check.hpp"
#include "cli/entries/text_input.hpp"
#include "cli/items.hpp"
#include "cli/moment.hpp"
#include "cli/output.hpp"
#include "cli/reader.hpp"
#include "cli/rhythm/meeting.hpp"
#include "cli/shell_word.hpp"
#include "cli/still_open.hpp"
#include "trail/capture/tokens.hpp"
#include "trail/error.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/search.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/spelling.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

struct LogOptions {
    TextOptions text;
    std::optional<std::string> project;
    std::vector<std::string> tags;
    std::optional<std::string> kind;
    std::optional<std::string> at;
    std::vector<std::string> refs;
    std::vector<std::string> closes;
    std::optional<std::string> health;
    std::optional<std::string> meeting;
    bool raw = false;
    bool allow_secret = false;
    OutputOptions output;
};

void declare(Declaration& declaration, LogOptions& options) {
    declaration.all_words("TEXT", options.text.words, "what happened; - reads it from stdin");
    declaration.option("p", "project", "NAME", options.project, "the project it belongs to");
    declaration.option("t", "tag", "NAME", options.tags, "a tag; repeatable");
    declaration.option("k", "kind", "NAME", options.kind, "done, win, blocker, next, status, note");
    declaration.option("", "at", "D", options.at, "when it happened; of a plan, the day it is for");
    declaration.option("", "ref", "REF", options.refs,
                       "an issue, commit, decision or link; repeatable");
    declaration.option("", "closes", "ID", options.closes,
                       "the blocker, plan or question this ends; repeatable");
    declaration.option("", "status", "HEALTH", options.health, "where the project stands",
                       {model::health_names.begin(), model::health_names.end()});
    declaration.option("", "meeting", "TITLE", options.meeting,
                       "notes of a meeting: what was decided, who does what by when");
    declare_text(declaration, options.text);
    declaration.flag("", "raw", options.raw, "take the text as it is, without tokens");
    declaration.flag("", "allow-secret", options.allow_secret,
                     "log a text that looks like a secret");
    declare_json(declaration, options.output);
}

model::Kind kind_of(const LogOptions& options, const capture::Captured& captured) {
    const auto kind = options.kind ? std::optional(read_kind(*options.kind)) : std::nullopt;
    if (options.meeting &&
        (options.health || kind.value_or(model::Kind::note) != model::Kind::note))
        throw Error(Failure::usage, "--meeting makes an entry of kind note");
    if (options.health && kind.value_or(model::Kind::status) != model::Kind::status) {
        throw Error(Failure::usage, fmt::format("--status makes an entry of kind status, not {}",
                                                model::name(*kind)));
    }
    if (options.health) return model::Kind::status;
    if (options.meeting) return model::Kind::note;
    if (kind) return *kind;
    return captured.kind ? read_kind(std::string(model::name(*captured.kind))) : model::Kind::done;
}

time::Instant time_of(Context& context, const LogOptions& options, model::Kind kind) {
    return options.at ? time::read_point(*options.at, context.reference(), lean_of(kind))
                      : context.now();
}

// Options go before what the text says.
model::Entry entry_from(Context& context, const LogOptions& options, const std::string& text) {
    const std::string readable =
        text::repaired(options.meeting ? *options.meeting + "\n\n" + text : text);
    auto captured = options.raw ? capture::verbatim(readable) : capture::capture(readable);
    const auto kind = kind_of(options, captured);
    captured.kind.reset();
    if (options.at) captured.at.reset();
    if (options.project) captured.project = options.project;
    for (const auto& tag : options.tags) add_once(captured.tags, {without_sign(tag)});
    add_once(captured.refs, options.refs);
    auto entry = entry_of(context, captured, kind, time_of(context, options, kind));
    if (readable != text && !options.meeting) entry.raw = text;
    if (options.health) entry.health = model::parse_health(*options.health);
    return entry;
}

std::vector<model::Entry> closed_items(Context& context, const LogOptions& options) {
    auto items = find_items(context, options.closes);
    for (const auto& item : items) refuse_not_open(item, key_of(context, item));
    return items;
}

// A new tag that is spelled almost like one in use is probably that one.
void note_new_tags(Context& context, const std::vector<std::string>& tags,
                   const std::vector<std::string>& known) {
    if (!context.settings().flag("advice.typo")) return;
    for (const auto& tag : tags) {
        const auto near = text::nearest(tag, known);
        if (!near) continue;
        const auto count = store::search::tag_count(context.store().record(), *near);
        if (count == 0) continue;
        context.note(fmt::format("+{} is new; you already use +{} ({}{} {})", tag, *near, count,
                                 count < 1000 ? "" : "+", count == 1 ? "entry" : "entries"));
    }
}

void report(Context& context, const model::Entry& entry, const std::vector<model::Entry>& closed) {
    if (context.options().quiet) {
        context.print(model::letters(entry.id) + "\n");
        return;
    }
    std::string line = "Logged " + render::one_line(entry, reader(context));
    if (entry.at.at != context.now()) {
        line.insert(line.size() - 1, "  for " + moment_text(context, entry.at.at));
    }
    context.print(line);
    for (auto item : closed) {
        item.closed_at.reset();
        auto seen = reader(context);
        seen.now = entry.at.at;
        context.print("Closed " + render::one_line(item, seen));
    }
}

// A plan that was called work would be counted as done before its day.
void note_ahead(Context& context, const model::Entry& entry) {
    const bool is_work = entry.kind == model::Kind::done || entry.kind == model::Kind::win;
    if (!is_work || entry.at.at <= context.now()) return;
    context.note(fmt::format("{} lies ahead; a plan is trail log -k next",
                             moment_text(context, entry.at.at)));
}

// Tags in use before this entry; read only when one of its own is not among them.
std::vector<std::string> tags_beside(const store::Record& record, const model::Entry& entry) {
    const bool are_known = std::ranges::all_of(
        entry.tags, [&](const auto& tag) { return store::search::has_tag(record, tag); });
    return are_known ? std::vector<std::string>() : store::search::tags(record);
}

int save(Context& context, const LogOptions& options, const Written& written) {
    auto entry = entry_from(context, options, written.text);
    if (entry.line.empty() || (options.meeting && !entry.body)) {
        context.streams().err("Nothing logged: the text is empty\n");
        // Whoever emptied it in the editor meant it.
        if (!written.edited) context.streams().err("hint: trail log \"What you did\"\n");
        return exit_no;
    }
    if (context.options().dry_run) {
        closed_items(context, options);
        context.print(fmt::format("Would log {}\n", text::for_terminal_line(entry.line)));
        return exit_done;
    }
    std::vector<model::Entry> closed;
    std::vector<std::string> known;
    MeetingItems agreed;
    if (options.meeting) agreed = meeting_items(context, entry);
    const auto write = [&] {
        closed = closed_items(context, options);
        for (const auto& item : closed) entry.closes.push_back(item.id);
        context.store().change("log", [&](store::Change& change) {
            for (const auto& item : closed) require_still_open(change, item);
            known = tags_beside(change, entry);
            add_meeting(change, entry, agreed);
            // A question of its own would have to wait for the next writer.
            entry.unique_letters = store::entries::unique_letters(change, entry.id);
        });
    };
    write_or_keep(context, write, [&] {
        return TypedNote{entry, closed.empty() ? options.closes : std::vector<std::string>()};
    });
    if (options.output.json) {
        print_entry_json(context, entry, options.output);
    } else {
        report(context, entry, closed);
        if (!context.options().quiet) context.print(meeting_lines(context, std::move(agreed)));
    }
    note_ahead(context, entry);
    note_new_tags(context, entry.tags, known);
    return exit_done;
}

std::string_view trimmed_end(std::string_view text) {
    return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

// Wrong options are told before anything is typed.
LogHeading heading(Context& context, const LogOptions& options) {
    LogHeading heading{.project = options.project, .kind = kind_of(options, {})};
    if (options.at) heading.at = time_of(context, options, heading.kind);
    closed_items(context, options);
    return heading;
}

// From the template, unless they are given.
Written meeting_notes(Context& context, const LogOptions& options) {
    auto text = options.text;
    text.command = fmt::format("trail log --meeting {}", shell_word(*options.meeting));
    heading(context, options);
    const bool is_new = !has_text(text) && context.can_ask();
    if (is_new) {
        text.beginning = meeting_template;
        text.edit = true;
    }
    auto written = read_text(context, text, [] { return std::string(meeting_remarks); });
    if (is_new && trimmed_end(written.text) == trimmed_end(meeting_template)) written.text.clear();
    return written;
}

int run(Context& context, const LogOptions& options) {
    if (answered_fields(context, options.output, render::entry_fields())) return exit_done;
    if (!options.allow_secret) {
        refuse_secret_names(context, {options.project, options.tags, options.refs, options.meeting},
                            "nothing was logged");
    }
    const auto written =
        options.meeting ? meeting_notes(context, options) : read_text(context, options.text, [&] {
            return log_remarks(context, heading(context, options));
        });
    if (!options.allow_secret) refuse_secrets(context, written, "nothing was logged");
    return keeping(context, written, [&] { return save(context, options, written); });
}

}  // namespace

void add_log(Program& program) {
    program.add<LogOptions>(
        {.name = "log",
         .summary = "record work, a win, a blocker, a plan",
         .group = Group::everyday,
         .synopsis = "[TEXT...] [-p PROJECT] [-t TAG]... [-k KIND] [--at D] [--closes ID]...",
         .description =
             "Writes one entry. Without TEXT the editor opens at a terminal; otherwise standard "
             "input "
             "is read. Quote the text, so that the shell leaves it alone.\n\n"
             "In the text, project:NAME, kind:NAME, at:WHEN and +tag are understood and taken out; "
             "#tag and @person stay in the sentence and are recorded; #42, CORE-7, D12, commit ids "
             "and "
             "links become references. --raw switches this off.\n\n"
             "The project is -p, else that of the nearest .trail.toml, else the name of the git "
             "repository, else none. A blocker or a plan (kind next) stays open until an entry "
             "closes it: --closes ID. A plan's --at says for which day it is: fri is the next "
             "one.\n\n"
             "--status on-track, at-risk or off-track says where the project stands, and the text "
             "why; the latest word heads the digest with its age, for a quarter or until another "
             "takes its place.\n\n"
             "--meeting TITLE writes down a meeting, at a terminal from a template. Its lines "
             "\"Decision: TEXT\" become decisions, \"- [ ] @person TEXT due:fri\" is asked of that "
             "person, \"- [ ] TEXT\" becomes a plan of yours; all of them and the note name each "
             "other, and one trail undo takes them back.",
         .examples = {{"trail log \"Fixed the parser crash on empty input +parsers\"",
                       "log work on the project you stand in"},
                      {"trail log \"CI runner replaced\" --closes pvtm", "end a blocker"},
                      {"trail log -k next \"Cut release 0.2\"", "write down a plan"},
                      {"trail log \"Paired with @mei\" --at \"fri 16:00\"", "log it afterwards"}}},
        declare, run);
}

}  // namespace trail::cli
