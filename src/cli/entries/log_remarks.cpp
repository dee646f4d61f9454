// What the editor shows below the text of a new entry.
#include "cli/entries/log_remarks.hpp"

#include <fmt/format.h>

#include "cli/hooks/own_commits.hpp"
#include "cli/moment.hpp"
#include "trail/capture/tokens.hpp"
#include "trail/model/decision.hpp"
#include "trail/store/entries.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

constexpr std::size_t most_commits = 5;
constexpr std::size_t short_revision = 7;
constexpr std::size_t widest_text = 60;
constexpr std::string_view label_space = "#                      ";

constexpr std::string_view how_to_write =
    "# First line: what happened. Blank line, then details if you like.\n"
    "# Lines starting with \"# \" are ignored; an empty text logs nothing.\n"
    "# Tokens: project:NAME kind:win +tag @person #42 at:\"fri 16:00\"\n"
    "#\n";

std::string shortened(std::string_view text) {
    return text::cut(text::for_terminal_line(text), widest_text, "...");
}

std::string settled(Context& context, const LogHeading& heading) {
    const auto project = heading.project ? heading.project : context.default_project();
    const auto when = heading.at.value_or(context.now());
    return fmt::format("# Project: {}      Kind: {}      When: {}{}, {}{}\n",
                       project ? text::for_terminal_line(*project) : "none",
                       model::name(heading.kind), heading.at ? "" : "now (",
                       moment_text(context, when), context.zone().name(), heading.at ? "" : ")");
}

// "7f55362 feat(cli): add --json to digest", the newest first.
std::string commit_lines(Context& context) {
    const auto today = time::day_of(context.zone().local(context.now()));
    std::string lines;
    for (const auto& commit : own_commits(context, context.zone().start_of(today), most_commits)) {
        lines += fmt::format("{}{} {}\n", lines.empty() ? "# Your commits today:  " : label_space,
                             commit.revision.substr(0, short_revision), shortened(commit.subject));
    }
    return lines;
}

std::string last_entry_line(Context& context) {
    const auto& record = context.store().record();
    auto entry = store::entries::latest_by(record, context.me().name, 1);
    if (!entry) return {};
    entry->unique_letters = store::entries::unique_letters(record, entry->id);
    return fmt::format("# Your last entry:     {} {} {}{}\n", model::short_id(*entry),
                       recent_text(context, entry->at.at),
                       entry->project ? text::for_terminal_line(*entry->project) + "  " : " ",
                       shortened(entry->line));
}

}  // namespace

std::string log_remarks(Context& context, const LogHeading& heading) {
    std::string text(how_to_write);
    text += settled(context, heading);
    text += fmt::format("{}\n", capture::scissors);
    const std::string memory = commit_lines(context) + last_entry_line(context);
    if (!memory.empty()) text += "# Below this line, for memory only:\n" + memory;
    return text;
}

}  // namespace trail::cli
