// `trail show`: one item in full.
#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/decisions/decision_act.hpp"
#include "cli/entries/page_links.hpp"
#include "cli/items.hpp"
#include "cli/output.hpp"
#include "cli/reader.hpp"
#include "cli/rhythm/ask_act.hpp"
#include "trail/error.hpp"
#include "trail/render/entry_fields.hpp"
#include "trail/render/entry_history.hpp"
#include "trail/render/entry_page.hpp"
#include "trail/store/decisions.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/history.hpp"
#include "trail/store/people.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

struct ShowOptions {
    std::vector<std::string> ids;
    bool history = false;
    bool raw = false;
    OutputOptions output;
};

void declare(Declaration& declaration, ShowOptions& options) {
    declaration.all_words("ID", options.ids, "what to show: wkqz, D12, @ for your latest", true);
    declaration.flag("", "history", options.history, "every change the item went through");
    declaration.flag("", "raw", options.raw, "only the text, byte for byte as it came");
    declare_json(declaration, options.output);
}

std::optional<model::Decision> decision_of(Context& context, const model::Entry& entry) {
    if (!entry.decision) return std::nullopt;
    return store::decisions::of_entry(context.store().record(), entry.id);
}

std::optional<render::DecisionPage> decision_page_of(Context& context, const model::Entry& entry) {
    if (!entry.decision) return std::nullopt;
    return page_of(context, find_deliberation(context, key_of(context, entry)));
}

render::PastChanges past_changes(Context& context, model::ItemId id) {
    const auto states = store::history::earlier(context.store().record(), id);
    if (states.empty()) return {};
    const auto& last = states.front().operation;
    return {.count = states.size(), .author = last.author, .at = last.at};
}

render::EntryPage entry_page_of(Context& context, model::Entry entry) {
    const auto& record = context.store().record();
    entry.unique_letters = store::entries::unique_letters(record, entry.id);
    render::EntryPage page{.entry = entry, .decision = decision_page_of(context, entry)};
    if (const auto author = store::people::find(record, entry.author)) {
        page.author_full_name = author->full_name;
    }
    if (entry.closed_by) page.closed_by = store::entries::key(record, *entry.closed_by);
    for (const auto id : entry.closes) page.closes.push_back(store::entries::key(record, id));
    if (entry.ask) page.ask = page_of(context, find_exchange(context, model::letters(entry.id)));
    if (entry.answer) page.answers = store::entries::key(record, entry.answer->ask);
    page.changes = past_changes(context, entry.id);
    return page;
}

// What each state became is the state after it; the newest became what the entry is now.
std::vector<render::HistoryStep> steps_of(Context& context, const model::Entry& entry) {
    const auto& record = context.store().record();
    const auto step = [](const store::history::Operation& operation) {
        return render::HistoryStep{.operation = operation.number,
                                   .at = operation.at,
                                   .author = operation.author,
                                   .command = operation.command};
    };
    std::vector<render::HistoryStep> steps;
    const auto states = store::history::earlier(record, entry.id);
    const model::Entry* after = &entry;
    for (const auto& state : states) {
        steps.push_back(step(state.operation));
        steps.back().changes = render::changes(state.entry, *after);
        after = &state.entry;
    }
    if (const auto added = store::history::added_by(record, entry.id)) {
        steps.push_back(step(*added));
        steps.back().added = true;
    }
    return steps;
}

std::string raw_text(const model::Entry& entry) {
    if (entry.raw) return *entry.raw;
    return entry.line + "\n" + (entry.body ? "\n" + *entry.body + "\n" : "");
}

void print_raw(Context& context, const std::vector<model::Entry>& entries) {
    const bool is_terminal = context.streams().out_device().terminal;
    for (const auto& entry : entries) {
        auto text = raw_text(entry);
        if (is_terminal) {
            text = text::for_terminal_block(text);
            if (!text.ends_with('\n')) text += '\n';
        }
        context.print(text);
    }
}

void write_item(Context& context, text::JsonWriter& json, const model::Entry& entry,
                const std::vector<std::string>& fields) {
    if (const auto decision = decision_of(context, entry)) {
        render::write_decision(json, *decision, fields);
    } else {
        render::write_entry(json, entry, fields);
    }
}

void write_item_history(Context& context, text::JsonWriter& json, const model::Entry& entry) {
    json.begin_object();
    json.key("id").value(model::letters(entry.id));
    json.key("history");
    render::write_history(json, entry, steps_of(context, entry));
    json.end_object();
}

void print_json(Context& context, const std::vector<model::Entry>& entries,
                const ShowOptions& options) {
    const auto fields = json_fields(options.output, names_of(render::item_fields()));
    text::JsonWriter json;
    const bool is_list = options.ids.size() > 1;
    if (is_list) json.begin_array();
    for (const auto& entry : entries) {
        if (options.history) {
            write_item_history(context, json, entry);
        } else {
            write_item(context, json, entry, fields);
        }
    }
    if (is_list) json.end_array();
    context.print(std::string(json.text()) + "\n");
}

std::string item_text(Context& context, const model::Entry& entry, bool with_history, Shape form) {
    if (with_history) {
        const auto steps = steps_of(context, entry);
        return form == Shape::pipe ? render::history_lines(entry, steps)
                                   : render::entry_history(entry, steps, reader(context));
    }
    const auto page = entry_page_of(context, entry);
    if (form == Shape::pipe) return render::entry_lines(page);
    return with_page_links(context, render::entry_page(page, reader(context)), page);
}

void print_items(Context& context, const std::vector<model::Entry>& entries,
                 const ShowOptions& options, Shape form) {
    const bool is_apart = form == Shape::human || !options.history;
    std::string text;
    for (const auto& entry : entries) {
        if (!text.empty() && is_apart) text += '\n';
        text += item_text(context, entry, options.history, form);
    }
    print_paged(context, text);
}

int run(Context& context, const ShowOptions& options) {
    if (answered_fields(context, options.output, render::item_fields())) return exit_done;
    if (options.raw && options.history) {
        throw Error(Failure::usage, "--raw and --history cannot be asked for together",
                    "trail show -h");
    }
    const auto entries = find_items(context, options.ids);
    const auto form = shape(context, options.output);
    if (form == Shape::json) {
        print_json(context, entries, options);
    } else if (options.raw) {
        print_raw(context, entries);
    } else {
        print_items(context, entries, options, form);
    }
    return exit_done;
}

}  // namespace

void add_show(Program& program) {
    program.add<ShowOptions>(
        {.name = "show",
         .summary = "one item in full",
         .group = Group::everyday,
         .synopsis = "ID... [--history] [--raw]",
         .description =
             "Shows everything that is known of an item. ID is the beginning of its id, four "
             "letters or more, or D12 for a decision, @ for your latest entry, @2 for the one "
             "before.\n\n"
             "At a terminal that follows links its web addresses are links. Into a pipe goes one "
             "fact a "
             "line, its name and its value separated by a tab.",
         .examples = {{"trail show pvtm", "one entry"},
                      {"trail show @ --history", "what happened to your latest entry"},
                      {"trail show D12 --json", "a decision, for a script"}}},
        declare, run);
}

}  // namespace trail::cli
