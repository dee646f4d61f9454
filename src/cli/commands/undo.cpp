// `trail undo`: take back an operation, bring it back, list what was done.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/entries/undo_outcome.hpp"
#include "cli/filters.hpp"
#include "cli/operations.hpp"
#include "cli/output.hpp"
#include "trail/error.hpp"
#include "trail/store/history.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

using store::history::Operation;

constexpr std::size_t usual_most = 10;

struct UndoOptions {
    std::optional<std::string> operation;
    bool redo = false;
    bool list = false;
    std::optional<std::size_t> limit;
    OutputOptions output;
};

void declare(Declaration& declaration, UndoOptions& options) {
    declaration.word("OP", options.operation, "the operation's number; your last one if not given");
    declaration.flag("", "redo", options.redo, "bring back what was undone");
    declaration.flag("", "list", options.list, "what was done, newest first");
    declaration.number("n", "limit", "N", options.limit, "with --list: so many, 10 if not given");
    declare_json(declaration, options.output);
}

// What is to be reversed: an operation that stands, or one that was undone.
struct Task {
    Operation operation;
    bool is_redo = false;
};

int refuse(Context& context, const std::string& message, const std::string& hint = {}) {
    context.streams().err(fmt::format("trail: {}\n", message));
    if (!hint.empty()) context.streams().err(fmt::format("hint: {}\n", hint));
    return exit_no;
}

Operation find_operation(Context& context, const std::string& text) {
    std::int64_t number = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stopped != end) {
        throw Error(
            Failure::usage,
            fmt::format("\"{}\" is not the number of an operation", text::for_terminal_line(text)),
            "trail undo --list");
    }
    auto operation = store::history::operation(context.store().record(), number);
    if (operation) return *operation;
    throw Error(Failure::usage, fmt::format("no operation {}", number), "trail undo --list");
}

// Named by number. An undo is undone by a redo, and the other way round; each only once.
std::optional<Task> named_task(Context& context, const UndoOptions& options, int& code) {
    const auto named = find_operation(context, *options.operation);
    Task task{.operation = named};
    if (named.undoes) {
        task.operation = *store::history::operation(context.store().record(), *named.undoes);
    }
    const bool is_undone = task.operation.undone_by.has_value();
    task.is_redo = options.redo || (named.undoes && is_undone);
    if (task.is_redo && !is_undone) {
        code =
            refuse(context, fmt::format("op {} is not undone", named.number), "trail undo --list");
        return std::nullopt;
    }
    if (named.undone_by && !options.redo) {
        code = refuse(
            context,
            fmt::format("op {} is undone already, by op {}", named.number, *named.undone_by),
            named.undoes ? "trail undo --list" : fmt::format("trail undo --redo {}", named.number));
        return std::nullopt;
    }
    return task;
}

// What others did is taken back by number only.
int nothing_to_do(Context& context, std::string_view act, std::optional<std::int64_t> others) {
    if (!others) context.streams().err(fmt::format("Nothing to {}\n", act));
    if (!others) return exit_no;
    const auto last = *store::history::operation(context.store().record(), *others);
    return refuse(context,
                  fmt::format("nothing of yours to {}; op {} ({}) is {}'s", act, last.number,
                              operation_name(context, last), text::for_terminal_line(last.author)),
                  fmt::format("trail undo {}", last.number));
}

std::optional<Task> newest_task(Context& context, const UndoOptions& options, int& code) {
    const auto& record = context.store().record();
    const auto& me = context.me().name;
    const auto number = options.redo ? store::history::newest_to_redo_of(record, me)
                                     : store::history::newest_to_undo_of(record, me);
    if (!number) {
        const auto others = options.redo ? store::history::newest_to_redo(record)
                                         : store::history::newest_to_undo(record);
        code = nothing_to_do(context, options.redo ? "redo" : "undo", others);
        return std::nullopt;
    }
    return Task{
        .operation = *store::history::operation(record, store::history::subject(record, *number)),
        .is_redo = options.redo};
}

// The newest operation before this one that can still be taken back.
std::string hint_before(Context& context, std::int64_t number) {
    constexpr std::size_t most_looked_at = 100;
    const auto& record = context.store().record();
    for (const auto& operation : store::history::operations(record, most_looked_at)) {
        if (operation.number >= number || operation.undoes || operation.undone_by) continue;
        if (store::history::is_forgotten(record, operation.number)) continue;
        return fmt::format("trail undo {}", operation.number);
    }
    return "trail undo --list";
}

// Nothing when it can be done; the exit code when it cannot, which was told.
std::optional<int> hindrance(Context& context, const Task& task) {
    const auto& record = context.store().record();
    const auto number = task.operation.number;
    const auto what = fmt::format("op {} ({})", number, operation_name(context, task.operation));
    const std::string_view act = task.is_redo ? "redone" : "undone";
    const auto later = store::history::blocked_by(record, number);
    // What was removed is not there, either, but can be brought back.
    const bool is_kept = later && !store::history::is_forgotten(record, *later);
    if (!is_kept && store::history::is_forgotten(record, number)) {
        return refuse(
            context,
            fmt::format("{} cannot be {}: what it changed is not kept any more", what, act),
            hint_before(context, number));
    }
    if (later) {
        return refuse(context,
                      fmt::format("{} cannot be {}: op {} changed it later", what, act, *later),
                      fmt::format("trail undo {}", *later));
    }
    return std::nullopt;
}

std::vector<OperationItem> items_of(Context& context, const Operation& operation) {
    std::vector<OperationItem> items;
    const auto few = std::min(operation.ids.size(), most_items_told);
    for (std::size_t i = 0; i < few; ++i)
        items.push_back(operation_item(context, operation.ids[i]));
    return items;
}

struct Preview {};

// Somebody else may have come first: then taking back would bring back, or the other way round.
void require_as_seen(const store::Record& record, const Task& task) {
    const auto number = task.operation.number;
    const auto undone_by = store::history::operation(record, number)->undone_by;
    const bool is_later = store::history::blocked_by(record, number).has_value();
    if (undone_by == task.operation.undone_by && !is_later) return;
    throw Error(Failure::busy,
                fmt::format("op {} was {} meanwhile", number,
                            is_later    ? "built upon"
                            : undone_by ? "undone"
                                        : "brought back"),
                "trail undo --list");
}

std::string reverse(Context& context, const Task& task) {
    Reversal reversal{.before = items_of(context, task.operation),
                      .is_preview = context.options().dry_run,
                      .is_redo = task.is_redo};
    try {
        context.store().change(task.is_redo ? "redo" : "undo", [&](store::Change& change) {
            require_as_seen(change, task);
            reversal.effect = store::history::undo(change, task.operation.number);
            reversal.after = items_of(context, task.operation);
            if (reversal.is_preview) throw Preview{};
        });
    } catch (const Preview&) {
    }
    return outcome_text(task.operation, reversal);
}

// What is to be done, if it can be; the exit code tells of the rest.
std::optional<Task> possible_task(Context& context, const UndoOptions& options, int& code) {
    auto task = options.operation ? named_task(context, options, code)
                                  : newest_task(context, options, code);
    const auto hindered = task ? hindrance(context, *task) : std::nullopt;
    if (!hindered) return task;
    code = *hindered;
    return std::nullopt;
}

int act(Context& context, const UndoOptions& options) {
    int code = exit_done;
    const auto task = context.store().view(
        [&](const store::Record&) { return possible_task(context, options, code); });
    if (!task) return code;
    const auto name = operation_name(context, task->operation);
    const auto outcome = reverse(context, *task);
    if (options.output.json) {
        const auto now =
            store::history::operation(context.store().record(), task->operation.number);
        context.print(operations_json(context, {*now}, options.output));
    } else if (!context.options().quiet) {
        const bool is_preview = context.options().dry_run;
        const std::string_view done = task->is_redo ? (is_preview ? "Would redo" : "Redone")
                                                    : (is_preview ? "Would undo" : "Undone");
        context.print(fmt::format("{} op {} ({}): {}.\n", done, task->operation.number,
                                  text::for_terminal_line(name), outcome));
    }
    return exit_done;
}

// They are numbered from 1.
std::string what_is_left_out(const std::vector<Operation>& operations) {
    if (operations.back().number <= 1) return {};
    return fmt::format("\n{} of {} operations.  trail undo --list -n {} shows all.\n",
                       operations.size(), operations.front().number, operations.front().number);
}

int list(Context& context, const UndoOptions& options) {
    refuse_no_limit(options.limit);
    const auto most = options.limit.value_or(usual_most);
    const auto operations = store::history::operations(context.store().record(), most);
    switch (shape(context, options.output)) {
        case Shape::json:
            context.print(operations_json(context, operations, options.output));
            break;
        case Shape::human:
            print_paged(context, operations.empty() ? "Nothing was done yet.\n"
                                                    : operation_list(context, operations) +
                                                          what_is_left_out(operations));
            break;
        case Shape::pipe:
            for (const auto& operation : operations) {
                context.print(operation_pipe_line(context, operation));
            }
    }
    return exit_done;
}

int run(Context& context, const UndoOptions& options) {
    if (answered_fields(context, options.output, operation_fields())) return exit_done;
    if (options.list && (options.operation || options.redo)) {
        throw Error(Failure::usage,
                    "--list takes back nothing, so it goes with neither OP nor --redo",
                    "trail undo --list");
    }
    if (options.list) return list(context, options);
    if (options.limit) {
        throw Error(Failure::usage, "-n goes with --list; undo takes back one operation",
                    fmt::format("trail undo --list -n {}", *options.limit));
    }
    return act(context, options);
}

}  // namespace

void add_undo(Program& program) {
    program.add<UndoOptions>(
        {.name = "undo",
         .summary = "take back the last change",
         .group = Group::everyday,
         .synopsis = "[OP] [--redo] [--dry-run] | --list [-n N]",
         .description =
             "Every change of the record is one operation with a number: trail undo takes back "
             "your last, trail undo OP any that nothing later depends on, also of somebody else, "
             "and --redo brings it back. What it added goes, what it removed or changed is as "
             "before; ids never change. An undo can be undone like anything else.\n\n"
             "--list shows operations, newest first; trail history says the same. Into a pipe go "
             "op, time, author, command, ids, the operation that undid it, and text, separated by "
             "tabs.\n\n"
             "What rm --purge forgot, and what trail db compact forgot after the days of "
             "db.keep_removed, cannot be brought back.",
         .examples = {{"trail undo", "take back the last change"},
                      {"trail undo --list -n 3", "the last three changes"},
                      {"trail undo 3", "an earlier one"},
                      {"trail undo --redo", "bring back what was undone last"}}},
        declare, run);
}

}  // namespace trail::cli
