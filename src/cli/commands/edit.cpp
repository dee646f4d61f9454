// `trail edit`: change an item.
#include <fmt/format.h>

#include <algorithm>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/entries/entry_input.hpp"
#include "cli/entries/revision.hpp"
#include "cli/entries/secret_check.hpp"
#include "cli/entries/text_input.hpp"
#include "cli/items.hpp"
#include "cli/moment.hpp"
#include "cli/output.hpp"
#include "cli/reader.hpp"
#include "cli/shell_word.hpp"
#include "trail/error.hpp"
#include "trail/render/entry_fields.hpp"
#include "trail/render/entry_history.hpp"
#include "trail/store/decisions.hpp"
#include "trail/store/entries.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

struct EditOptions {
    std::vector<std::string> ids;
    TextOptions text;
    std::optional<std::string> project;
    std::vector<std::string> tags;
    std::optional<std::string> kind;
    std::optional<std::string> at;
    bool close = false;
    bool reopen = false;
    bool raw = false;
    bool allow_secret = false;
    OutputOptions output;
};

void declare(Declaration& declaration, EditOptions& options) {
    declaration.all_words("ID", options.ids,
                          "what to change: wkqz, D12; your latest entry if not given");
    declare_text(declaration, options.text);
    declaration.option("p", "project", "NAME", options.project,
                       "the project it belongs to; \"\" for none");
    declaration.option("t", "tag", "[-]NAME", options.tags,
                       "add a tag, or with - take it away; repeatable");
    declaration.option("k", "kind", "NAME", options.kind, "done, win, blocker, next, status, note");
    declaration.option("", "at", "D", options.at, "when it happened");
    declaration.flag("", "close", options.close, "end a blocker, plan or question");
    declaration.flag("", "reopen", options.reopen, "it was not over");
    declaration.flag("", "raw", options.raw, "take the new text as it is, without tokens");
    declaration.flag("", "allow-secret", options.allow_secret,
                     "keep a text that looks like a secret");
    declare_json(declaration, options.output);
}

// An item as it was and as it is now.
struct Changed {
    std::string key;
    model::Entry before;
    model::Entry after;
};

Revision revision_from(const EditOptions& options) {
    if (options.close && options.reopen) {
        throw Error(Failure::usage, "--close and --reopen exclude each other", "trail edit -h");
    }
    Revision revision{.raw = options.raw, .project = options.project};
    for (const auto& tag : options.tags) {
        if (tag.starts_with('-')) {
            revision.removed_tags.push_back(without_sign(tag.substr(1)));
        } else {
            revision.added_tags.push_back(without_sign(tag));
        }
    }
    if (options.kind) revision.kind = read_kind(*options.kind);
    if (options.close) revision.ending = Ending::close;
    if (options.reopen) revision.ending = Ending::reopen;
    return revision;
}

bool changes_fields(const EditOptions& options) {
    return options.project || !options.tags.empty() || options.kind || options.at ||
           options.close || options.reopen;
}

// Whether a text is to be read; refuses what cannot be meant.
bool wants_text(Context& context, const EditOptions& options,
                const std::vector<model::Entry>& items) {
    const bool is_open_ended = !has_text(options.text) && !changes_fields(options);
    if (items.size() > 1 && has_text(options.text)) {
        throw Error(Failure::usage, "a text can be given to one item only");
    }
    if (is_open_ended && items.size() > 1) {
        throw Error(Failure::usage, "edit needs to know what to change of several items");
    }
    if (is_open_ended && !context.can_ask()) {
        throw Error(Failure::usage, "edit needs to know what to change",
                    fmt::format("trail edit {} -e", key_of(context, items.front())));
    }
    return is_open_ended || has_text(options.text);
}

// Somebody else's words are not changed in passing.
bool is_allowed(Context& context, const std::vector<model::Entry>& items) {
    std::vector<model::Entry> foreign;
    for (const auto& item : items) {
        if (item.author != context.me().name) foreign.push_back(item);
    }
    if (foreign.empty() || context.options().dry_run) return true;
    if (foreign.size() > 1) {
        return context.confirm(fmt::format("Change {} entries of others?", foreign.size()));
    }
    return context.confirm(fmt::format("Change {}'s \"{}\"?",
                                       text::for_terminal_line(foreign.front().author),
                                       text::for_terminal_line(foreign.front().line)));
}

std::string remarks(Context& context, const model::Entry& item, const std::string& key) {
    return fmt::format(
        "# {} by {}, {}.  First line, blank line, then details if you like.\n"
        "# What stands above the scissors becomes the text; left as it is or empty, nothing "
        "changes.\n"
        "# New tokens count: project:NAME kind:win +tag @person #42 at:\"fri 16:00\"\n",
        key, text::for_terminal_line(item.author), moment_text(context, item.at.at));
}

Written new_text(Context& context, const EditOptions& options, const model::Entry& item) {
    const auto key = key_of(context, item);
    return revised_text(context, options.text, text_of(item), remarks(context, item, key),
                        fmt::format("trail edit {}", key));
}

void refuse_not_closed(const model::Entry& entry, std::string_view key) {
    if (entry.closed_at && entry.kind == model::Kind::ask) {
        throw Error(Failure::usage, fmt::format("{} is over; a question is asked anew", key),
                    "trail undo --list");
    }
    if (entry.closed_at && model::can_be_open(entry.kind)) return;
    throw Error(Failure::usage, fmt::format("{} is not closed", key),
                fmt::format("trail show {}", key));
}

// What was closed at the very time of the entry moves along with it.
void move_endings(store::Change& change, const model::Entry& before, const model::Entry& after) {
    if (before.at.at == after.at.at) return;
    for (const auto id : before.closes) {
        auto closed = store::entries::find(change, id);
        if (!closed || closed->closed_at != std::max(before.at.at, closed->at.at)) continue;
        closed->closed_at = std::max(after.at.at, closed->at.at);
        store::entries::update(change, *closed);
    }
}

// What this entry was closed by may be earlier than a time that is taken back.
void follow_ending(store::Change& change, const model::Entry& before, model::Entry& after) {
    if (before.at.at == after.at.at || !before.closed_at || !before.closed_by) return;
    const auto ending = store::entries::find(change, *before.closed_by);
    if (!ending || before.closed_at != std::max(ending->at.at, before.at.at)) return;
    after.closed_at = std::max(ending->at.at, after.at.at);
}

void end_or_reopen(store::Change& change, const model::Entry& entry, const std::string& key,
                   Ending ending) {
    if (ending == Ending::close) {
        refuse_not_open(entry, key);
        store::entries::close(change, entry.id, std::nullopt, change.actor.now);
    } else if (ending == Ending::reopen) {
        refuse_not_closed(entry, key);
        store::entries::reopen(change, entry.id);
    }
}

void apply(store::Change& change, Changed& item, const Revision& revision, const time::Zone& zone) {
    auto now = store::entries::find(change, item.before.id);
    if (!now || (revision.text && text_of(*now) != text_of(item.before))) {
        throw Error(Failure::busy, fmt::format("{} was changed meanwhile", item.key),
                    fmt::format("trail show {} --history", item.key));
    }
    item.before = *now;
    auto after = revised(*now, revision, zone);
    follow_ending(change, *now, after);
    if (after != *now) {
        after.updated_at = change.actor.now;
        store::entries::update(change, after);
        move_endings(change, *now, after);
    }
    end_or_reopen(change, after, item.key, revision.ending);
    item.after = *store::entries::find(change, item.before.id);
    item.after.unique_letters = item.before.unique_letters;
}

struct Preview {};

// All items or none; nothing at all when they are only looked at.
void apply_all(Context& context, std::vector<Changed>& items, const Revision& revision) {
    try {
        context.store().change("edit", [&](store::Change& change) {
            for (auto& item : items) apply(change, item, revision, context.zone());
            if (context.options().dry_run) throw Preview{};
        });
    } catch (const Preview&) {
    }
}

// "project api -> infra, tag -ci"; a new line is told, not compared.
std::string told(Context& context, const Changed& item) {
    auto changes = render::changes(item.before, item.after);
    std::erase_if(changes, [](const auto& change) { return change.field == "text"; });
    std::string text;
    if (item.before.line != item.after.line) {
        text = fmt::format("text \"{}\"", text::for_terminal_line(item.after.line));
        if (!changes.empty()) text += ", ";
    }
    return text + render::changes_text(changes, reader(context));
}

void print_changed_json(Context& context, const std::vector<Changed>& items,
                        const OutputOptions& output) {
    std::vector<std::string> known;
    for (const auto& field : render::entry_fields()) known.emplace_back(field.name);
    const auto fields = json_fields(output, known);
    text::JsonWriter json;
    if (items.size() > 1) json.begin_array();
    for (const auto& item : items) {
        const auto decision = store::decisions::of_entry(context.store().record(), item.after.id);
        if (decision && fields.empty()) {
            render::write_decision(json, *decision);
        } else {
            render::write_entry(json, item.after, fields);
        }
    }
    if (items.size() > 1) json.end_array();
    context.print(std::string(json.text()) + "\n");
}

int report(Context& context, const std::vector<Changed>& items, const OutputOptions& output) {
    const auto is_changed = [](const Changed& item) { return item.before != item.after; };
    if (std::ranges::none_of(items, is_changed)) {
        context.streams().err("Nothing changed\n");
        return exit_no;
    }
    const bool is_preview = context.options().dry_run;
    if (output.json && !is_preview) {
        print_changed_json(context, items, output);
        return exit_done;
    }
    for (const auto& item : items) {
        if (!is_changed(item) || context.options().quiet) continue;
        context.print(fmt::format("{} {}  {}\n", is_preview ? "Would change" : "Changed", item.key,
                                  told(context, item)));
    }
    return exit_done;
}

time::Instant moment_for(Context& context, const model::Entry& entry, const Revision& revision,
                         std::string_view at) {
    return time::read_point(at, context.reference(), lean_of(kind_after(entry, revision)));
}

int change_items(Context& context, const std::vector<model::Entry>& entries, Revision revision,
                 const EditOptions& options) {
    // Again, now that the text may have said which kind it is.
    if (const auto at = options.at ? options.at : time_in(entries.front(), revision))
        revision.at = moment_for(context, entries.front(), revision, *at);
    std::vector<Changed> items;
    for (const auto& entry : entries) items.push_back({key_of(context, entry), entry, entry});
    apply_all(context, items, revision);
    return report(context, items, options.output);
}

// Words behind an item, and several without one, were meant as the new text; a word alone may be a
// mistyped item, whose text must not take the place of another's.
void refuse_text_as_ids(const EditOptions& options) {
    const auto word = std::ranges::find_if_not(options.ids, can_name_item);
    if (word == options.ids.end() || has_text(options.text)) return;
    const auto items = word - options.ids.begin();
    const auto words = options.ids.end() - word;
    std::string hint = "trail list";
    if ((items == 1 || (items == 0 && words > 1)) && !changes_fields(options)) {
        std::string text = *word;
        for (auto next = word + 1; next != options.ids.end(); ++next) text += " " + *next;
        hint = fmt::format("trail edit {}-m {}", items == 1 ? options.ids.front() + " " : "",
                           shell_word(text));
    }
    throw Error(Failure::usage, fmt::format("no item \"{}\"", text::for_terminal_line(*word)),
                hint);
}

int run(Context& context, const EditOptions& options) {
    if (answered_fields(context, options.output, render::entry_fields())) return exit_done;
    refuse_text_as_ids(options);
    auto revision = revision_from(options);
    // A secret may be taken away.
    if (!options.allow_secret)
        refuse_secret_names(context, {options.project, revision.added_tags}, "nothing was changed");
    const auto items =
        find_items(context, options.ids.empty() ? std::vector<std::string>{"@"} : options.ids);
    if (options.at) revision.at = moment_for(context, items.front(), revision, *options.at);
    const bool with_text = wants_text(context, options, items);
    if (!is_allowed(context, items)) {
        context.streams().err("Nothing changed\n");
        return exit_no;
    }
    if (!with_text) return change_items(context, items, revision, options);
    const auto written = new_text(context, options, items.front());
    if (written.text.empty()) {
        context.streams().err("Nothing changed: the text is empty\n");
        return exit_no;
    }
    if (!options.allow_secret) refuse_secrets(context, written, "nothing was changed");
    revision.text = written.text;
    return keeping(context, written,
                   [&] { return change_items(context, items, revision, options); });
}

}  // namespace

void add_edit(Program& program) {
    program.add<EditOptions>(
        {.name = "edit",
         .summary = "change an item",
         .group = Group::everyday,
         .synopsis =
             "[ID...] [-m TEXT | -F FILE | -e] [-p PROJECT] [-t TAG | -t -TAG]... [-k KIND] "
             "[--at D] [--close | --reopen]",
         .description = "Changes what the options name and leaves the rest alone. Without ID it is "
                        "your latest "
                        "entry; trail amend says the same. Without an option the editor opens with "
                        "the text.\n\n"
                        "A new text is read like that of trail log: what it says of project, kind, "
                        "tags, people "
                        "and time counts. Several items can be changed at once, but not their "
                        "texts. A decision "
                        "keeps its options and its outcome.\n\n"
                        "Every change can be taken back with trail undo, and trail show ID "
                        "--history tells what "
                        "an item was like before.",
         .examples = {{"trail edit pvtm -p infra -t -ci",
                       "move it to another project, without a tag"},
                      {"trail amend -m \"Fixed the parser crash on empty input\"",
                       "another text for your latest entry"},
                      {"trail edit", "your latest entry in the editor"},
                      {"trail edit pvtm --close", "end a blocker without more words"}}},
        declare, run);
}

}  // namespace trail::cli
