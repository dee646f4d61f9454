// Help topics: the languages and rules that several commands have in common.
#include "cli/topics.hpp"

#include <algorithm>
#include <array>

namespace trail::cli {
namespace {

constexpr std::string_view query =
    R"(How to ask for entries: "trail list QUERY", "trail search QUERY"

  parser crash            both words, anywhere in an entry
  "parser crash"          these words together
  pars*                   words that begin so; at least three letters
  NOT draft  -draft       without this word
  api OR web              one of them; OR and NOT in capitals
  (api OR web) crash      parentheses group

Words match whole words, whatever their case and accents: cafe finds Café. A
shell takes quotes and parentheses for itself, so put such a query in single
quotes.

  project:api  tag:ci     the project; a tag
  author:ana  person:mei  who wrote it; who is mentioned; "me" is you
  kind:win,blocker        a comma means any of: done, win, blocker, next,
                          status, note, commit, decision, ask, reply
  ref:#42  id:wkqz        a reference; the first letters of an id, four or more
  after:2026-11-01        from the beginning of that day on
  before:mon              until the beginning of that day
  during:last-week        in that period
  at:yesterday            on that day
  has:link                link, ref, commit, body, tag, project, reply, closed
  is:open                 open, closed, mine, overdue, decision, accepted,
                          proposed, rejected, superseded, deprecated, edited,
                          breaking

Options such as --project and --during say the same and must hold as well. A
word with a colon that is no field is text: std::string, https://example.org,
10:30.

NOT draft works wherever a query is taken. -draft is read so by search, export
and "decide list": there an option is a single letter (-n 5) or has two dashes,
and letters do not bundle.
)";

constexpr std::string_view dates = R"(How to say when

A moment
  now, today, yesterday, tomorrow
  fri, friday             the latest one, today included
  9:30, "fri 16:00"       on the 24-hour clock
  2h, "2h ago"            m, h, d, w, or written out: "2 days ago"
  2026-11-20, "2026-11-20 16:05", 2026-11-20T16:05+01:00

A period
  today, yesterday, week, month, quarter, year         this one
  last-week, last-month, last-quarter, last-year       the one before
  7d, 2w                                               up to today, included
  2026-W47, 2026-11, 2026-Q4, 2026, 2026-11-20
  2026-11-02..2026-11-13, 2026-11-02.., ..2026-11-13   both ends included

In --due and --eta, and in the --at of a plan (kind next), a weekday is the next
one, and a day without a time is its 17:00. In "people away", "people back" and
"people when" it is the next one too, and 7d is seven days from today on.

Weeks are those of ISO 8601: they begin on Monday and belong to the year that
has their Thursday. The time zone is TZ, else the setting user.zone, else the
system's. What cannot be read is an error, never a guess.
)";

constexpr std::string_view json = R"(Results for programs

  --json                  every field
  --json=id,text          only these fields; the equals sign is needed
  --json=help             the fields there are, with their types

A list is one array, one thing is one object. Every field is always there,
null when it has no value. Names are snake_case, text is UTF-8, times are RFC
3339 with their offset, numbers are not grouped. Fields may be added in later
versions; none changes or goes before 2.0. "trail export -f jsonl" writes one
object a line.

Away from a terminal, without --json, lists are one record a line with fields
separated by tabs: id, at, author, kind, project, text. Tabs and newlines in a
text become one space.

  $ trail list --during week --json=text | jq -r '.[].text'
  $ trail list --is open | cut -f 1
)";

constexpr std::string_view exit_codes = R"(What the exit code says

    0  done, or nothing to do
    1  the answer is no: nothing found, a problem found, a question answered no
    2  not understood: command, option, date, item; nothing was changed
   65  the data is bad: an import is not what it claims, a text holds a secret
   69  a helper is missing or failed: editor, git, mailer
   70  a bug in trail: please report it with "trail doctor --report"
   74  cannot read or write: disk full, permission, damaged file
   75  try again later: the record is busy, or a mail is kept in the outbox
   78  a setting is wrong, or the record is newer than the program
  130  interrupted

A reader that closes the pipe ends trail silently, as it does other programs.
)";

constexpr std::string_view environment = R"(Variables trail looks at

  TRAIL_DB              the record; --db wins
  TRAIL_CONFIG          the configuration file instead of config.toml
  TRAIL_AUTHOR          who writes
  TRAIL_EDITOR          then the setting core.editor, VISUAL, EDITOR
  TRAIL_PAGER           then the setting core.pager, PAGER; "cat" or empty: none
  TRAIL_COLOR           always or never; see "trail help colors"
  TRAIL_NO_INPUT        not empty: never ask
  TRAIL_HOOK            0: the git hook leaves this commit out
  TRAIL_FORCE_TTY       a number: output as to a terminal of so many columns
  TRAIL_NOW             an RFC 3339 time that is taken for now
  TRAIL_ALIAS_DEPTH     set by trail: how many aliases deep a shell runs it

  TZ                    the time zone
  COLUMNS               the width
  LC_ALL, LC_CTYPE, LANG   whether the terminal shows more than ASCII
  XDG_CONFIG_HOME       ~/.config: trail/config.toml
  XDG_DATA_HOME         ~/.local/share: trail/trail.db
  XDG_STATE_HOME        ~/.local/state: trail/last-edit.md
  XDG_CONFIG_DIRS       /etc/xdg: trail/config.toml, for everybody

An option wins over -c KEY=VALUE, then the environment, .trail.toml of the
repository, your configuration, the system's. "trail config list
--show-origin" tells where a value comes from.
)";

constexpr std::string_view hooks = R"(How commits come into the record

  trail hook install              from now on, in this repository
  trail hook status               whether it works, and when it last did
  trail hook uninstall            everything as it was before
  trail import -f git .           the commits made before that

Git starts trail after a commit (post-commit), and after an amend or a rebase
to say which commit became which (post-rewrite). It never fails, prints or
asks, and a commit does not wait for it.

  TRAIL_HOOK=0 git commit ...     leaves one commit out
  Trail: skip                     the same, as a line at the end of the message

  git 2.54 and later    hook.trail-commit.* and hook.trail-rewrite.* in git's
                        configuration, beside all other hooks; --global sets
                        them for every repository
  older git             a block between "# >>> trail >>>" and "# <<< trail <<<"
                        in .git/hooks, or where core.hooksPath leads
  a hook in a shell     goes on below the block
  any other hook        becomes post-commit.trail-saved, and is called
  husky                 one line in .husky/post-commit, for the whole team
  lefthook, pre-commit  their own file: trail hook install --print tells what

"trail hook status --all" and "trail doctor" find what other programs moved,
overwrote or damaged; "trail hook install" mends it.
)";

constexpr std::string_view mail = R"(How a digest is mailed: "trail digest last-week --email"

  trail digest last-week --email --dry-run     who would get what
  trail digest last-week -f eml                the message, printed
  trail digest --flush                         try again what is in the outbox

Each person in mail.to gets each digest of each period once, however often it
is run; of a period that is not over once a day, and once more when it is
over. Nothing is sent, and nothing said, when there is nothing to report.
--send-empty sends even then, --again sends also to who has it. A mail that
the mailer refuses stays in ~/.local/state/trail/outbox, and the next run
tries again; it keeps its Message-ID, so that a mail that did arrive is known.

  mail.to          who gets it: addresses, or people of the record
  mail.projects    who gets the digest of one project: "api=ana@team.example"
  mail.from        who sends it
  mail.sendmail    the command that takes it: /usr/sbin/sendmail -t -oi
  mail.reply_to    where answers go
  mail.owner       who takes people off the list

--due sends to each person in their own morning: from mail.hour, or the N of
--due=N, in their zone, on a day they work, never on their holidays or while
they are away. Who has not said their hours works on mail.days. --since-last
--mark tells each what they have not been told. Servers and passwords are the
mailer's business.

msmtp -t, as mail.sendmail, wants ~/.msmtprc, which only you can read
  account default
  host smtp.team.example
  from ana@team.example
  user ana@team.example
  passwordeval pass show mail
  auth on
  tls on
)";

constexpr std::string_view cron = R"(A digest by itself

A bare Debian has no cron yet: sudo apt install cron. It wants the whole path of
the program.

cron, "crontab -e": Monday at 7:30, or every hour to whose morning it is
  30 7 * * 1 /usr/local/bin/trail digest last-week --email --once --quiet
  0 * * * * /usr/local/bin/trail digest --email --due --quiet

systemd, with the two files of examples/systemd/user, which are installed with
the documentation of trail, in ~/.config/systemd/user
  systemctl --user enable --now trail-digest.timer
  loginctl enable-linger       so that it runs while you are not logged in

It needs no terminal, no locale and no environment. It is silent when all is
well; a failure is a message and mostly a hint, which cron mails to you, and
exit code 69, 75 or 78. "trail doctor" looks at the settings, the mailer, the
outbox, the timer.
)";

constexpr std::string_view colors = R"(When output is coloured: the first that applies

  --color=always, --color=never
  TRAIL_COLOR           always or never
  the setting ui.color, when it is always or never
  NO_COLOR              not empty: no colour
  CLICOLOR_FORCE, FORCE_COLOR   not empty and not 0: colour
  CLICOLOR              0: no colour
  TERM                  unset or "dumb": no colour
  a terminal            colour; a file or a pipe: none

Standard output and standard error are decided apart. Only the 16 colours of
the terminal's own palette are used, with bold and dim, and no background.
Nothing is said by colour alone: a blocker is also marked [blocker], a match
*so*.

--hyperlinks=always or never decides about the links of "trail show"; otherwise
they are used where there is colour and the terminal is known to follow them.
The setting ui.glyphs says whether characters beyond ASCII may be used.
)";

constexpr std::array all{Topic{"query", query},
                         Topic{"dates", dates},
                         Topic{"json", json},
                         Topic{"exit-codes", exit_codes},
                         Topic{"environment", environment},
                         Topic{"mail", mail},
                         Topic{"cron", cron},
                         Topic{"hooks", hooks},
                         Topic{"colors", colors}};

}  // namespace

std::span<const Topic> topics() {
    return all;
}

const Topic* find_topic(std::string_view name) {
    const auto found = std::ranges::find(all, name, &Topic::name);
    return found == all.end() ? nullptr : &*found;
}

}  // namespace trail::cli
