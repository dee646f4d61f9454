// `trail agreement edit`: what the team agrees on, changed with history and without surprises.
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/entries/secret_check.hpp"
#include "cli/entries/text_input.hpp"
#include "trail/store/agreement.hpp"

namespace trail::cli {
namespace {

constexpr std::string_view command = "trail agreement edit";

// What a team without an agreement begins with.
constexpr std::string_view beginning =
    "Urgent channel:\n"
    "Core hours:\n"
    "Meeting-free days:\n"
    "\n"
    "## Channels\n"
    "\n"
    "- trail: what somebody will look for again\n"
    "- chat: what nobody will\n"
    "\n"
    "## Answers\n"
    "\n"
    "- routine: within a working day\n"
    "- feedback: acknowledged within one working day, answered within three\n"
    "- urgent: within an hour of working time\n";

constexpr std::string_view remarks =
    "# Markdown. Three lines are read by trail:\n"
    "#   Urgent channel: where urgent questions are said as well\n"
    "#   Core hours: Mon-Thu 10:00-15:00\n"
    "#   Meeting-free days: Wed, Fri\n";

struct AgreementEditOptions {
    TextOptions text;
    bool allow_secret = false;
};

void declare(Declaration& declaration, AgreementEditOptions& options) {
    declare_text(declaration, options.text);
    declaration.flag("", "allow-secret", options.allow_secret,
                     "keep a text that looks like a secret");
}

model::Entry first_entry(Context& context) {
    model::Entry entry;
    entry.at = context.zone().stamp(context.now());
    entry.zone = context.zone().name();
    entry.created_at = context.now();
    return entry;
}

int save(Context& context, const std::optional<model::Entry>& seen, const Written& written,
         std::string_view before) {
    model::read_agreement(written.text);
    if (written.text.empty() || written.text == before) {
        context.streams().err("Nothing changed\n");
        return exit_no;
    }
    if (context.options().dry_run) {
        context.print("Would change the agreement\n");
        return exit_done;
    }
    context.store().change(command.substr(command.find(' ') + 1), [&](store::Change& change) {
        store::agreement::write(change, seen, written.text, first_entry(context));
    });
    if (!context.options().quiet)
        context.print(fmt::format("{} the agreement\n", seen ? "Changed" : "Wrote down"));
    return exit_done;
}

int run(Context& context, const AgreementEditOptions& options) {
    const auto seen = store::agreement::find(context.store().record());
    const auto current = seen ? seen->body.value_or("") : std::string(beginning);
    const bool is_given = !options.text.messages.empty() || options.text.file;
    if (!is_given && !context.can_ask()) {
        throw Error(Failure::usage, "agreement edit has no terminal for an editor",
                    "trail agreement edit -F -");
    }
    const auto written =
        revised_text(context, options.text, current, remarks, std::string(command));
    if (!options.allow_secret) refuse_secrets(context, written, "nothing was changed");
    const auto before = current.substr(0, current.find_last_not_of('\n') + 1);
    return keeping(context, written, [&] { return save(context, seen, written, before); });
}

}  // namespace

void add_agreement_edit(Program& program) {
    program.add<AgreementEditOptions>(
        {.name = "agreement edit",
         .summary = "change what the team has agreed on",
         .group = Group::together,
         .synopsis = "[-m TEXT]... [-F FILE] [-e]",
         .description =
             "Opens the editor with the agreement; -F takes it from a file, - is standard input. "
             "Away from a terminal -m or -F is needed. "
             "It is Markdown, and three lines of it are read by trail: \"Urgent channel: ...\" is "
             "told whoever asks something urgent; \"Core hours: Mon-Thu 10:00-15:00\" and "
             "\"Meeting-free days: Wed, Fri\" are for everybody, each by their own clock: decide "
             "mode proposes calls within these hours where it can, and none on such a day unless "
             "it cannot wait; people when shows both.\n\n"
             "Whoever saves after somebody else did is told, and nothing is overwritten.",
         .examples = {{"trail agreement edit", "in the editor"},
                      {"trail agreement edit -F agreement.md", "from a file"}}},
        declare, run);
}

}  // namespace trail::cli
