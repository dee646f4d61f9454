"""What the manual says trail starts and writes, held against what it does: trail(1), PROCESSES and FILES.

Every command runs under strace in a scratch home. A program or file that the manual does not list
fails, and so does one that is listed and never seen, and a command that the story below leaves out.
"""
import contextlib
import fcntl
import os
import pathlib
import pty
import re
import shlex
import shutil
import struct
import subprocess
import sys
import tempfile
import termios

from calls import watch

TRAIL = os.path.abspath(os.environ["TRAIL_BINARY"])
MANUAL = pathlib.Path(__file__).resolve().parents[2] / "man" / "trail.1"
SKIPPED = 77

# One command a line, told in the order of a working life; each runs in the repository ~/api.
STORY = """
completion bash --install
completion zsh --install
completion fish --install
config set user.zone Europe/Berlin
config set project api --repo
config edit
config list --show-origin
config get project
config unset project --repo
config describe mail.sendmail
config path
log "Fixed the parser crash +parser"
log "Fixed the parser crash +parser" -c advice.undo=true
log -e
log "Waits for the bank" -k blocker
list
list --json
search parser
show @
show @ --history
edit @ -t later
rm @2 --yes
undo
undo --list
checkin --done "Reviewed the checkout" --next "Cut a release"
checkin --skip
standup
digest
digest -f html -o out/week.html
digest -o out/week.md
digest --email
digest --email --to bo@team.example -c mail.sendmail=false
digest --flush
stats
people add bo --tz Asia/Taipei --address bo@team.example
people away bo 2026-12-24..2027-01-03
people back bo
people set bo --hours "Mon-Fri 09:00-17:00"
people show bo
people list
people when me,bo
ask bo "Is 100 requests a second the right limit?" --email
inbox
reply @ "Yes" --yes
inbox --email
decide "Use WAL mode" -m "Readers no longer wait" --option WAL --chosen 1
decide propose "Drop Python 3.9" --option Now --option Later --due "2026-11-25 17:00"
decide input D2 --for 1
decide accept D2 --option 1 --yes
decide list
decide show D2
decide ack D2
decide edit D2 --review 2027-01-11 --yes
decide graph
decide supersede D1 --with D2 --yes
decide deprecate D2 --yes
decide propose "Use two spaces" --option Now
decide reject D3 --yes
decide mode --urgency week --nuance low --nature inform
export -f madr -o out/decisions
decide import out/decisions
decide sync -c decide.dir=out/decisions
agreement show
agreement edit
agreement export -o out/agreement.md
export -o out/record.jsonl
export -f html -o out/site
import out/record.jsonl
import -f git .
hook install --method file --yes
hook install -C ../web --method file --yes
hook status --all
hook run post-commit
hook uninstall --yes
rm @ --purge --yes
db path
db init
people rm bo --yes
db check
db stats
db backup
db recover ../.local/share/trail/trail.db
db recover ../.local/share/trail/trail.db
db restore ../.local/share/trail/trail-recovered.db --yes
db migrate
db sql "select 1"
db compact
doctor
doctor --fix
doctor --report
help
help cron
log --help
--version
__complete 2 log -p a
lgo
"""

def listed(section, macro):
    """The items of one list of the manual, each with the folder of the first in its line."""
    text = MANUAL.read_text()
    body = text[text.index(f".Sh {section}\n"):].split("\n.Sh ", 1)[0]
    items = []
    for line in body.splitlines():
        if line.startswith(f".It {macro} "):
            words = [word.replace("\\-", "-") for word in line.split()[2:] if word != ","]
            folder = words[0].rpartition("/")[0]
            items += [words[0], *(f"{folder}/{word}" if folder else word for word in words[1:])]
    return items


def pattern(item):
    """Words in capitals stand for something: NUMBER, DATE, and FILE for any path."""
    regex = re.escape(item)
    regex = re.sub(r"\bFILE\b", ".+", regex)
    regex = re.sub(r"\b(NUMBER|DATE|PID|RECORD|NAME)\b", "[^/]+", regex)
    return re.compile(regex if item[0] in "~/" else f"(.*/)?{regex}")


# Ends a file of settings as it was, and writes a line of any other.
EDITOR = 'case $1 in *.toml) ;; *) echo "A line from the editor" >>"$1" ;; esac'


class Home:
    def __init__(self, folder):
        self.path = pathlib.Path(folder)
        self.repository = self.path / "api"
        self.state = self.path / ".local" / "state" / "trail"
        self.environment = {
            "HOME": folder, "PATH": "/usr/bin:/bin", "TZ": "Europe/Berlin", "TERM": "xterm",
            "TRAIL_NOW": "2026-11-23T10:02:00+01:00",
            "TRAIL_EDITOR": self.script("editor", EDITOR),
            "LC_ALL": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1", "ASAN_OPTIONS": "detect_leaks=0",
        }
        self.mailer = self.script("mailer", "cat >/dev/null")
        self.git("config", "--global", "user.name", "Ana")
        self.git("config", "--global", "user.email", "ana@team.example")
        (self.repository / "out").mkdir(parents=True)
        self.git("init", "-q", "-b", "main", str(self.repository))
        self.git("-C", str(self.repository), "commit", "-q", "--allow-empty", "-m", "Begin")
        hook = self.repository / ".git" / "hooks" / "post-commit"
        hook.write_text("#!/usr/bin/python3\n")
        hook.chmod(0o755)
        husky = self.path / "web" / ".husky" / "_"
        husky.mkdir(parents=True)
        self.git("init", "-q", str(self.path / "web"))
        self.git("-C", str(self.path / "web"), "config", "core.hooksPath", ".husky/_")
        config = self.path / ".config" / "trail"
        config.mkdir(parents=True)
        (config / "config.toml").write_text(
            f'[mail]\nfrom = "ana@team.example"\nto = ["ana@team.example"]\nsendmail = "{self.mailer}"\n'
            '[core]\npager = "cat"\n')

    def script(self, name, text):
        file = self.path / name
        file.write_text(f"#!/bin/sh\n{text}\n")
        file.chmod(0o700)
        return str(file)

    def git(self, *words):
        subprocess.run(["git", *words], env=self.environment, check=True)

    def watch(self, words, **more):
        return watch(TRAIL, words, cwd=self.repository, env=self.environment, **more)




def at_terminal(home, words, typed=b""):
    """At a terminal that is too small for long answers, so that they go through the pager."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 3, 80, 0, 0))
    os.write(ours, typed)
    done, _ = home.watch(words, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(ours)
    os.close(theirs)
    return done


@contextlib.contextmanager
def busy(record):
    """Somebody who keeps the record to themselves."""
    holder = subprocess.Popen(["sqlite3", record], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    holder.stdin.write("BEGIN IMMEDIATE;\nSELECT 'held';\n")
    holder.stdin.flush()
    holder.stdout.readline()
    yield
    holder.stdin.close()
    holder.wait()


def commands(home):
    for line in STORY.strip().splitlines():
        done, finished = home.watch(shlex.split(line))
        if finished.returncode not in (0, 1, 2, 75):
            sys.exit(f"trail {line}: {finished.returncode}: {finished.stderr.decode()}")
        yield line, done
    yield "list, at a terminal", at_terminal(home, ["list"])
    yield "decide propose, at a terminal", at_terminal(home, ["decide", "propose", "Use tabs"])
    yield "checkin, left early", at_terminal(home, ["checkin"], b"Reviewed\n\n\x04")
    with open(home.state / "last-edit.lock", "w", encoding="ascii") as other_editor:
        fcntl.flock(other_editor, fcntl.LOCK_EX)
        yield "log -e, beside another editor", home.watch(["log", "-e"])[0]
    with busy(home.path / ".local/share/trail/trail.db"):
        yield "log, while the record is busy", home.watch(["log", "Later"])[0]
    waiting = next((home.state / "spool").glob("*/*.json"))
    waiting.with_name("0" * 20 + "-" + "0" * 16 + ".json").write_text("{}")
    yield "log, afterwards", home.watch(["log", "Afterwards"])[0]
    (home.state / "hook.log").write_bytes(b"An old line\n" * 100000)
    (home.repository / ".git" / "HEAD").write_text("nothing")
    yield "hook run, in a broken repository", home.watch(["hook", "run", "post-commit"])[0]


def answers(home, *words):
    """Completion's, each with what it is: the program's own list of its commands."""
    told = subprocess.run([TRAIL, "__complete", str(len(words) - 1), *words], env=home.environment,
                          cwd=home.path, check=True, capture_output=True, text=True).stdout
    return [line.split("\t") for line in told.splitlines() if "\t" in line]


def is_command(home, *words):
    told = subprocess.run([TRAIL, *words, "-h"], env=home.environment, cwd=home.path, check=False,
                          capture_output=True, text=True).stdout
    return told.startswith(f"Usage: trail {' '.join(words)} ")


def left_out(home):
    """Commands of the program that no line of the story gives."""
    told = [shlex.split(line) for line in STORY.strip().splitlines()]
    for name, meaning in answers(home, ""):
        if meaning.startswith("short for "):
            continue
        below = [word for word, _ in answers(home, name, "") if is_command(home, name, word)]
        for words in ([name], *([name, word] for word in below)):
            if words not in [line[:len(words)] for line in told]:
                yield f"trail {' '.join(words)}: is not in the story"


class Ledger:
    """What the manual lists, and which of it was seen."""

    def __init__(self, home):
        self.home, self.named = str(home.path), f"{home.repository}/out/"
        self.programs = {name: re.compile(name) for name in listed("PROCESSES", "Cm")}
        if "mail.sendmail" in self.programs:
            self.programs["mail.sendmail"] = re.compile(f"{re.escape(home.mailer)}|false")
        self.files = {item: pattern(item) for item in listed("FILES", "Pa")}
        self.seen, self.faults = set(), []

    def program(self, command, words):
        name = words[0] if words[0].startswith(self.home) else words[0].rpartition("/")[2]
        self._look(self.programs, name, f"trail {command}: starts {' '.join(words)}")

    def file(self, command, path):
        is_named = path.startswith(self.named) and not path.endswith(".part")
        if not is_named and not path.startswith("/dev/"):
            path = path.replace(self.home, "~")
            self._look(self.files, path, f"trail {command}: writes {path}")

    def _look(self, items, name, fault):
        found = [item for item, regex in items.items() if regex.fullmatch(name)]
        self.seen.update(found)
        if not found:
            self.faults.append(fault)


def main():
    if not shutil.which("strace") or subprocess.run(["strace", "-o", "/dev/null", "true"], check=False).returncode:
        print("skipped: system calls cannot be watched here")
        return SKIPPED
    with tempfile.TemporaryDirectory(prefix="trail-footprint-") as folder:
        home = Home(folder)
        ledger = Ledger(home)
        for command, done in commands(home):
            for words in done.programs:
                ledger.program(command, words)
            folders = {path for path in done.changed if os.path.isdir(path)}
            for path in sorted(done.changed - folders):
                ledger.file(command, path)
            ledger.faults += [f"trail {command}: {call}" for call in done.sockets if "AF_INET" in call]
        ledger.faults += left_out(home)
    unseen = sorted({*ledger.programs, *ledger.files} - ledger.seen)
    faults = ledger.faults + [f"listed and never seen: {item}" for item in unseen]
    print("\n".join(faults) or "The manual lists all of it.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
