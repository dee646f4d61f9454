// The settings there are.
#include "trail/config/keys.hpp"

#include "config/joined.hpp"
#include "trail/text/spelling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace trail::config {
namespace {

constexpr std::array<std::string_view, 5> type_names{"text", "number", "flag", "choice", "list"};

using Words3 = std::array<std::string_view, 3>;
constexpr Words3 colours{"auto", "always", "never"};
constexpr Words3 glyphs{"auto", "ascii", "unicode"};
constexpr std::array<std::string_view, 2> dates{"auto", "iso"};
constexpr std::array<std::string_view, 2> progress{"auto", "plain"};
constexpr Words3 week_starts{"mon", "sun", "sat"};
constexpr std::array<std::string_view, 4> details{"auto", "brief", "normal", "full"};

constexpr std::array table{
    Key{.name = "advice.mode",
        .type = Type::flag,
        .fallback = "true",
        .help = "points to decide mode after a proposal; noise once it is known"},
    Key{.name = "advice.typo",
        .type = Type::flag,
        .fallback = "true",
        .help = "tells when a tag or project is close to one in use; some people mean it"},
    Key{.name = "advice.welcome",
        .type = Type::flag,
        .fallback = "true",
        .help = "first steps while the record is empty; screenshots and courses do without"},
    Key{.name = "advice.widen",
        .type = Type::flag,
        .fallback = "true",
        .help = "one way to widen a search that found nothing; noise once it is known"},
    Key{.name = "checkin.questions",
        .type = Type::list,
        .fallback = "",
        .help =
            "questions of a check-in: done, next, blocked, up to two more; teams ask otherwise"},
    Key{.name = "core.editor",
        .fallback = "",
        .help = "command that edits a file; an editor for prose may differ from the one for code"},
    Key{.name = "core.pager",
        .fallback = "",
        .help = "command that shows long output; the pager for code may be wrong for prose"},
    Key{.name = "db.keep_removed",
        .type = Type::number,
        .fallback = "90",
        .help = "days that db compact keeps removed entries; how long is a matter of policy",
        .least = 0,
        .most = 36500},
    Key{.name = "db.path",
        .fallback = "",
        .help = "file of the record; the default is private, and a team's record lies elsewhere"},
    Key{.name = "decide.dir",
        .fallback = "",
        .repository = true,
        .help = "folder of a repository's decision files; only those who keep them know it"},
    Key{.name = "digest.detail",
        .type = Type::choice,
        .fallback = "auto",
        .choices = details,
        .help = "how much a digest tells; readers differ from team to team"},
    Key{.name = "digest.title",
        .fallback = "",
        .repository = true,
        .help = "heading of a digest; only the team knows its own name"},
    Key{.name = "digest.zone",
        .fallback = "",
        .help =
            "zone whose days and weeks a digest covers; a team in several zones must choose one"},
    Key{.name = "hook.in_ci",
        .type = Type::flag,
        .fallback = "false",
        .help = "logs commits where CI is set, too; most machines that build commit for nobody"},
    Key{.name = "hook.skip",
        .type = Type::list,
        .fallback = "",
        .repository = true,
        .help =
            "beginnings of commit messages that are not logged; teams mark routine in their way"},
    Key{.name = "mail.days",
        .type = Type::list,
        .fallback = "mon,tue,wed,thu,fri",
        .help = "days on which --due sends to who has not said their hours; working weeks differ"},
    Key{.name = "mail.domain",
        .fallback = "",
        .help = "domain in message ids; without one it is that of mail.from"},
    Key{.name = "mail.envelope_from",
        .fallback = "",
        .help = "address that gets mails which came back; only some servers let users choose it"},
    Key{.name = "mail.from",
        .fallback = "",
        .help = "sender of digests, as in Ana <ana@team.example>; only you know your address"},
    Key{.name = "mail.hour",
        .type = Type::number,
        .fallback = "7",
        .help = "hour of each reader's own morning from which --due sends; habits differ",
        .least = 0,
        .most = 23},
    Key{.name = "mail.owner",
        .fallback = "",
        .help = "address that takes people off the list; without one they answer the mail"},
    Key{.name = "mail.projects",
        .type = Type::list,
        .fallback = "",
        .help = "who gets the digest of one project, as in api=ana@team.example; teams differ"},
    Key{.name = "mail.reply_to",
        .fallback = "",
        .help = "address answers go to; a team's list is better than whoever runs the timer"},
    Key{.name = "mail.sendmail",
        .fallback = "/usr/sbin/sendmail -t -oi",
        .help = "command that takes the message on stdin; mailers lie elsewhere on some systems"},
    Key{.name = "mail.timeout",
        .type = Type::number,
        .fallback = "120",
        .help = "seconds the mailer may take for a mail; slow servers need more",
        .least = 1,
        .most = 3600},
    Key{.name = "mail.to",
        .type = Type::list,
        .fallback = "",
        .help = "who gets digests, as addresses or people of the record; only the team knows"},
    Key{.name = "project",
        .fallback = "",
        .repository = true,
        .help = "project of entries made here; a folder's name is not always the project's"},
    Key{.name = "tags",
        .type = Type::list,
        .fallback = "",
        .repository = true,
        .help = "tags added to every entry made here; only the team knows what it sorts by"},
    Key{.name = "ui.color",
        .type = Type::choice,
        .fallback = "auto",
        .choices = colours,
        .help = "colour on a terminal; some terminals cannot say what they can show"},
    Key{.name = "ui.date",
        .type = Type::choice,
        .fallback = "auto",
        .choices = dates,
        .help = "iso shows every date in full; a matter of taste and of screen readers"},
    Key{.name = "ui.glyphs",
        .type = Type::choice,
        .fallback = "auto",
        .choices = glyphs,
        .help = "characters beyond ASCII; fonts that lack them cannot be detected"},
    Key{.name = "ui.progress",
        .type = Type::choice,
        .fallback = "auto",
        .choices = progress,
        .help = "plain prints progress line by line; a rewritten line cannot be read aloud"},
    Key{.name = "urgent.channel",
        .fallback = "",
        .help = "where urgent questions are said as well; a record does not ring"},
    Key{.name = "user.name",
        .fallback = "",
        .help = "your short name in the record; the one from git may be taken"},
    Key{.name = "user.zone",
        .fallback = "",
        .help = "your time zone; the machine may stand in another"},
    Key{.name = "week.start",
        .type = Type::choice,
        .fallback = "mon",
        .choices = week_starts,
        .help = "first day of a week in the calendar of stats; countries differ"},
};
static_assert(std::ranges::is_sorted(table, {}, &Key::name));

constexpr Key alias_key{
    .name = "alias.NAME",
    .fallback = "",
    .help =
        "a command of your own, named with letters, digits, - and _; only you know what you "
        "write every day"};

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_bare(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

// "color" is most of "ui.color", though far from it letter by letter.
const Key* key_ending_in(std::string_view word) {
    const auto found = std::ranges::find_if(
        table, [word](const Key& key) { return key.name.substr(key.name.find('.') + 1) == word; });
    return found == table.end() ? nullptr : &*found;
}

}  // namespace

std::span<const Key> keys() {
    return table;
}

const Key* find_key(std::string_view name) {
    if (is_alias_key(name)) return &alias_key;
    const auto found = std::ranges::lower_bound(table, name, {}, &Key::name);
    return found != table.end() && found->name == name ? &*found : nullptr;
}

bool is_alias_key(std::string_view name) {
    if (!name.starts_with(alias_prefix) || name.size() == alias_prefix.size()) return false;
    const auto word = name.substr(alias_prefix.size());
    return is_letter(word.front()) && std::ranges::all_of(word, is_bare);
}

bool is_free_key(std::string_view name) {
    if (!name.starts_with("x.") || name.ends_with('.')) return false;
    if (name.find("..") != std::string_view::npos) return false;
    return std::ranges::all_of(name, [](char c) { return is_bare(c) || c == '.'; });
}

std::string rule(const Key& key) {
    switch (key.type) {
        case Type::text:
            return fmt::format("{} must be one line of text", key.name);
        case Type::number:
            return fmt::format("{} must be a number from {} to {}", key.name, key.least, key.most);
        case Type::flag:
            return fmt::format("{} must be true or false", key.name);
        case Type::choice:
            return fmt::format("{} must be one of {}", key.name, joined(key.choices, ", "));
        case Type::list:
            break;
    }
    return fmt::format("{} must be a list of words", key.name);
}

std::string_view name(Type type) {
    return type_names.at(static_cast<std::size_t>(type));
}

std::string suggestion(std::string_view unknown) {
    if (unknown.starts_with(alias_prefix)) {
        return fmt::format("trail config describe {}", alias_key.name);
    }
    std::vector<std::string> names;
    for (const auto& key : table) names.emplace_back(key.name);
    auto near = text::nearest(unknown, names);
    if (const auto* key = key_ending_in(unknown); !near && key) near = std::string(key->name);
    return near ? fmt::format("did you mean \"{}\"?", *near) : "trail config list";
}

}  // namespace trail::config
