// `trail rm`: remove items, or forget them for good.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/entries/purged_words.hpp"
#include "cli/entries/rm_items.hpp"
#include "cli/items.hpp"
#include "cli/mail/purged_mail.hpp"
#include "cli/output.hpp"
#include "cli/shell_word.hpp"
#include "trail/error.hpp"
#include "trail/model/deliberation.hpp"
#include "trail/store/decision_files.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/history.hpp"
#include "trail/system/files.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

constexpr std::size_t most_listed = 20;

struct RmOptions {
    std::vector<std::string> ids;
    std::optional<std::string> query;
    bool purge = false;
    OutputOptions output;
};

void declare(Declaration& declaration, RmOptions& options) {
    declaration.all_words("ID", options.ids, "what to remove: wkqz, D12, @ for your latest entry");
    declaration.option("", "query", "QUERY", options.query, "everything that matches instead");
    declaration.flag("", "purge", options.purge, "forget for good, without a way back");
    declare_json(declaration, options.output);
}

const std::vector<render::FieldHelp>& fields() {
    static const std::vector<render::FieldHelp> all{
        {"removed", "list of text", "the ids of what was removed"}};
    return all;
}

std::vector<RmItem> find_all(Context& context, const RmOptions& options) {
    if (options.ids.empty() != options.query.has_value()) {
        throw Error(Failure::usage,
                    options.query ? "rm takes IDs or --query, not both" : "rm needs an ID",
                    "trail rm -h");
    }
    std::vector<model::Entry> entries;
    if (options.query) {
        entries = find_matching(context, *options.query);
    } else if (options.purge) {
        entries = find_all_purgeable(context, options.ids);
    } else {
        entries = find_items(context, options.ids);
    }
    std::vector<RmItem> items;
    for (auto& entry : entries) items.push_back({key_of(context, entry), std::move(entry)});
    if (options.purge) add_composed(context, items);
    return items;
}

std::string count_text(std::size_t count) {
    return count == 1 ? "1 entry" : fmt::format("{} entries", count);
}

std::string purge_question(const std::vector<RmItem>& items) {
    const auto composed =
        static_cast<std::size_t>(std::ranges::count(items, true, &RmItem::is_composed));
    const auto named = items.size() - composed;
    std::string what = named == 1 ? items.front().key : count_text(named);
    if (composed > 0) {
        what += fmt::format(" and {} with {} words",
                            composed == 1 ? "1 reply" : fmt::format("{} replies", composed),
                            named == 1 ? "its" : "their");
    }
    return fmt::format("Forget {} for good, without a way back?", what);
}

// One entry of one's own needs no question: undo exists.
bool is_allowed(Context& context, const std::vector<RmItem>& items, bool purge) {
    if (context.options().dry_run) return true;
    const auto& first = items.front();
    if (purge) return context.confirm(purge_question(items));
    if (items.size() > 1)
        return context.confirm(fmt::format("Remove {}?", count_text(items.size())));
    if (first.entry.author == context.me().name) return true;
    return context.confirm(fmt::format("Remove {}'s \"{}\"?",
                                       text::for_terminal_line(first.entry.author),
                                       text::for_terminal_line(first.entry.line)));
}

std::string listed(Context& context, std::string_view done, const RmItem& item,
                   std::string_view aside) {
    std::string line = fmt::format("{} {}  ", done, item.key);
    std::string text = text::for_terminal_line(item.entry.line);
    const auto device = context.streams().out_device();
    if (device.terminal) {
        const auto taken = line.size() + aside.size();
        text = text::cut(text, device.width - std::min(device.width, taken), "...");
    }
    return line + text + std::string(aside) + "\n";
}

void print_list(Context& context, const std::vector<RmItem>& items, std::string_view done,
                bool is_final) {
    if (items.size() == 1) {
        context.print(listed(context, done, items.front(),
                             is_final ? "" : "     (trail undo brings it back)"));
        return;
    }
    if (items.size() <= most_listed) {
        for (const auto& item : items) context.print(listed(context, done, item, ""));
    }
    context.print(fmt::format("{} {}{}\n", done, count_text(items.size()),
                              is_final ? "" : "     (trail undo brings them back)"));
}

// Blockers and plans that one of these had ended are not over any more.
void note_reopened(Context& context, const std::vector<RmItem>& items) {
    const auto& record = context.store().record();
    for (const auto& item : items) {
        for (const auto id : item.entry.closes) {
            if (!store::entries::has(record, id)) continue;
            context.note(fmt::format("{} is open again", store::entries::key(record, id)));
        }
    }
}

void print_json(Context& context, const std::vector<RmItem>& items) {
    text::JsonWriter json;
    json.begin_object();
    json.key("removed").begin_array();
    for (const auto& item : items) json.value(model::letters(item.entry.id));
    json.end_array();
    json.end_object();
    context.print(std::string(json.text()) + "\n");
}

// Lines and bodies an entry has or had.
std::vector<std::string> texts_of(Context& context, const model::Entry& entry) {
    std::vector<std::string> texts;
    const auto add = [&texts](const model::Entry& state) {
        texts.push_back(state.line);
        if (state.body) texts.push_back(*state.body);
    };
    add(entry);
    for (const auto& state : store::history::earlier(context.store().record(), entry.id))
        add(state.entry);
    return texts;
}

bool tells_outcome(const model::Entry& entry) {
    return entry.reply && model::status_after(entry.reply->position);
}

// What is left of the texts outside of the record.
struct Left {
    std::vector<KeptText> texts;
    std::vector<PurgedMail> mails;
    std::vector<std::string> decision_files;
};

std::vector<std::string> decision_files_of(Context& context, const std::vector<RmItem>& items) {
    std::vector<std::string> files;
    for (const auto& item : items) {
        for (const auto& state :
             store::decision_files::of_decision(context.store().record(), item.entry.id)) {
            const auto file = std::filesystem::path(state.folder) / state.name;
            std::error_code unreachable;
            if (std::filesystem::exists(file, unreachable)) files.push_back(file.string());
        }
    }
    return files;
}

void note_copies(Context& context, const Left& left) {
    context.note("copies may be left in backups, exports and mail that was sent");
    for (const auto& mail : left.mails) {
        if (mail.trouble.empty())
            context.note(
                fmt::format("the mail \"{}\" to {} that waited holds it and will not be sent",
                            mail.subject, mail.recipient));
    }
    for (const auto& text : left.texts) {
        if (text.trouble.empty())
            context.note(fmt::format("{} keeps other words that were typed", text.file));
    }
    const auto& home = context.directories().home;
    for (const auto& file : left.decision_files) {
        context.note(fmt::format("{} tells the decision; trail decide sync would bring it back",
                                 system::shown_path(file, home)));
    }
    const std::filesystem::path record(context.store().path());
    std::error_code ignored;
    for (const auto& file : std::filesystem::directory_iterator(record.parent_path(), ignored)) {
        if (!file.path().filename().string().starts_with(record.filename().string() + ".before-"))
            continue;
        context.note(fmt::format("so may be in {}, the record as it was before",
                                 system::shown_path(file.path().string(), home)));
    }
}

// The entries are gone already: doing it again would find nothing, and leave their pages.
void clear_pages(Context& context) {
    try {
        context.store().rewrite();
    } catch (const Error& error) {
        if (error.kind() != Failure::io && error.kind() != Failure::busy) throw;
        throw Error(error.kind(),
                    fmt::format("{}; old pages of the file may still hold the text", error.what()),
                    "trail db compact");
    }
}

Left purge(Context& context, const std::vector<RmItem>& items) {
    std::vector<model::ItemId> ids;
    std::vector<std::string> texts;
    for (const auto& item : items) {
        ids.push_back(item.entry.id);
        // An option may be any word; a draft that has it says nothing of the decision.
        if (item.is_composed && !tells_outcome(item.entry)) continue;
        std::ranges::move(texts_of(context, item.entry), std::back_inserter(texts));
    }
    auto files = decision_files_of(context, items);
    const auto forget_waiting = [&] {
        return forget_mail(context, [&](std::string_view mail) { return say(texts, mail); });
    };
    // First, so that nothing goes out should all of this end half way; a mail that was composed
    // meanwhile is found afterwards.
    auto mails = forget_waiting();
    std::erase_if(mails, [](const PurgedMail& mail) { return !mail.trouble.empty(); });
    context.store().change("rm --purge",
                           [&](store::Change& change) { store::history::purge(change, ids); });
    clear_pages(context);
    std::ranges::move(forget_waiting(), std::back_inserter(mails));
    return {forget_words(context, std::move(texts)), std::move(mails), std::move(files)};
}

// The record is clean by now; a file that is not is for its owner.
void refuse_kept(const Left& left) {
    const auto refuse = [](const auto& kept, const auto& remedy) {
        const auto file =
            std::ranges::find_if(kept, [](const auto& each) { return !each.trouble.empty(); });
        if (file == kept.end()) return;
        throw Error(Failure::io,
                    fmt::format("{} may still hold the text: {}", file->file, file->trouble),
                    remedy(*file));
    };
    refuse(left.texts, [](const KeptText& text) { return "rm " + shell_word(text.file); });
    refuse(left.mails, [](const PurgedMail& mail) {
        return mail.is_sent ? std::string("trail digest --flush") : "rm " + shell_word(mail.file);
    });
}

void report_purge(Context& context, const std::vector<RmItem>& items) {
    for (const auto& item : items) {
        context.print(
            fmt::format("Forgot {}: nothing of it is left in {}\n", item.key,
                        system::shown_path(context.store().path(), context.directories().home)));
    }
}

void remove(Context& context, const std::vector<RmItem>& items) {
    context.store().change("rm", [&](store::Change& change) {
        for (const auto& item : items) store::entries::remove(change, item.entry.id);
    });
}

int run(Context& context, const RmOptions& options) {
    if (answered_fields(context, options.output, fields())) return exit_done;
    const auto items = find_all(context, options);
    if (items.empty()) {
        context.streams().err(
            fmt::format("No entries match {}.\n", text::for_terminal_line(*options.query)));
        return exit_no;
    }
    if (!is_allowed(context, items, options.purge)) {
        context.streams().err("Nothing removed\n");
        return exit_no;
    }
    if (context.options().dry_run) {
        print_list(context, items, options.purge ? "Would forget" : "Would remove", true);
        return exit_done;
    }
    Left left;
    if (options.purge) {
        left = purge(context, items);
    } else {
        remove(context, items);
    }
    if (options.output.json) {
        print_json(context, items);
    } else if (!context.options().quiet) {
        options.purge ? report_purge(context, items) : print_list(context, items, "Removed", false);
    }
    options.purge ? note_copies(context, left) : note_reopened(context, items);
    refuse_kept(left);
    return exit_done;
}

}  // namespace

void add_rm(Program& program) {
    program.add<RmOptions>(
        {.name = "rm",
         .summary = "remove items",
         .group = Group::everyday,
         .synopsis = "ID... | --query QUERY  [--purge] [-y] [--dry-run]",
         .description =
             "Removes entries. Until trail db compact forgets them, trail undo brings "
             "them back. What a removed entry had closed is open again. More than one entry, or "
             "somebody else's, is asked about; --yes answers that.\n\n"
             "--purge forgets for good, for secrets that slipped in: the text, its earlier states, "
             "the words of the search index, free pages of the file, texts with these words "
             "that an editor left unrecorded, and mails with them that wait; of a decision also "
             "the replies that tell its outcome or repeat its words. It always asks, and cannot be "
             "undone. An entry that "
             "was removed before can still be purged by its id. Backups, exports "
             "and mail that was sent are out of reach, and a secret that was out should be "
             "revoked.",
         .examples = {{"trail rm wkqz", "remove one entry"},
                      {"trail rm --query \"tag:draft before:2026-01-01\" --dry-run", "look first"},
                      {"trail rm wkqz --purge", "forget a leaked secret"}}},
        declare, run);
}

}  // namespace trail::cli
