#!/usr/bin/env python3
"""Every system call of a command failed once: acknowledged and there, or told, kept, and once.

  calls.py              a part of the calls of a few commands, as continuous integration does
  calls.py --whole      every call of every command below, with each error it can meet
  calls.py ACT...       the whole of these only

After each failure either the exit code is 0 and the record has what was done, or it is not, a
message says what failed, and the record is as it was before. Done again, it is there once.
TRAIL_BINARY names the program; strace makes the calls fail, without it the test is skipped.
"""
import collections
import concurrent.futures
import itertools
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True  # the tree stays as it is

from home import DATA, STATE, Home, Repository

SKIPPED = 77
NOW = "2026-11-22T11:02:00+00:00"
# What a process does before its own code runs, or what cannot fail.
NEVER = {"execve", "brk", "mmap", "munmap", "mprotect", "exit_group", "arch_prctl", "rseq",
         "set_tid_address", "set_robust_list", "prlimit64", "rt_sigaction", "rt_sigprocmask",
         "rt_sigreturn", "getpid", "gettid", "geteuid", "getuid", "getegid", "getgid", "futex",
         "exit", "madvise", "sched_yield", "umask", "clock_nanosleep", "restart_syscall"}
MAKES_ROOM = {"open", "openat", "write", "pwrite64", "writev", "pwritev", "mkdir", "mkdirat", "link",
              "rename", "renameat", "renameat2", "ftruncate", "fallocate", "symlink"}
ERRORS = ("EIO", "ENOSPC", "EDQUOT")
KEPT = "kept in the outbox"
# A failure that came after the change was made: it is told, and nobody does it again.
DONE_ALREADY = (1, 2, 65)  # what doing it again is answered with
MADE = "the record was changed before"


class Act:
    """A command, what stands before it, and what is there when it has worked."""

    def __init__(self, *arguments, before=(), look=None, prepare=None, is_silent=False,
                 is_repeatable=False):
        self.arguments, self.before = arguments, before
        self.look = look or state
        self.prepare = prepare
        self.is_silent = is_silent  # tells of failures in hook.log alone
        self.is_repeatable = is_repeatable  # twice is as once


def state(home):
    """The record as an export has it, ids and moments of writing left out."""
    code, out, err = home.run("export")
    expect(code == 0, "export failed:", err)
    items = [json.loads(line) for line in out.splitlines()]
    texts = {item["id"]: item["text"] for item in items if "id" in item}
    said = re.compile("|".join(texts) or "$^")
    return sorted(said.sub(lambda found: texts[found.group()], line) for line in out.splitlines())


def texts(home):
    return sorted(home.entries().values())


def with_files(*patterns):
    def look(home):
        files = sorted(file for pattern in patterns for file in home.path.glob(pattern))
        return state(home), [(file.name, file.read_bytes()) for file in files]
    return look


def backups(home):
    for file in home.path.glob("copy.db*"):
        if file.suffix == ".db":
            home_copy = home.run("export", "--db", str(file))
            return state(home), home_copy[0]
    return state(home), None


def mails(home):
    """Who has the digest, each under how many names."""
    found = collections.defaultdict(set)
    for file in (home.path / "taken").glob("*.eml"):
        text = file.read_text()
        to = re.search(r"^To: (.*)$", text, re.M).group(1)
        found[to].add(re.search(r"^Message-ID: (.*)$", text, re.M).group(1))
    return sorted((to, len(ids)) for to, ids in found.items())


def with_mailer(home):
    (home.path / "taken").mkdir()
    mailer = home.path / "mailer"
    mailer.write_text('#!/bin/sh\nfile="$(mktemp "$HOME/taken/XXXXXX")" && cat >"$file" && '
                      'mv "$file" "$file.eml"\n')
    mailer.chmod(0o700)
    configure(home, f'[mail]\nfrom = "trail@team.example"\nto = ["ana@team.example"]\n'
                    f'sendmail = "{home.path}/mailer"\n[user]\nname = "ana"\n')
    home.run("log", "-q", "Fixed the parser", "--at", "2026-11-18")


def configure(home, text):
    folder = home.path / ".config" / "trail"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.toml").write_text(text)


def with_commit(home):
    Repository(home).commit()


def with_waiting(home):
    data, aside = home.path / DATA, home.path / "aside"
    data.rename(aside)
    data.touch()
    home.run("log", "waited")
    data.unlink()
    aside.rename(data)


def with_lines(home):
    lines = [json.dumps({"text": f"line {number}", "author": "ana", "kind": "done",
                         "at": f"2026-11-2{number}T08:00:00+00:00"}) for number in (0, 1, 2)]
    (home.path / "lines.jsonl").write_text("\n".join(lines) + "\n")


def without_record(home):
    shutil.rmtree(home.path / DATA)


ACTS = {
    "log": Act("log", "-q", "typed +tag", "-p", "api"),
    "first": Act("log", "-q", "the first of all", prepare=without_record),
    "hook": Act("hook", "run", "post-commit", prepare=with_commit, look=texts, is_silent=True),
    "drain": Act("list", "-q", prepare=with_waiting),
    "decide": Act("decide", "-q", "Use WAL mode", "-m", "Readers no longer wait"),
    "ask": Act("ask", "-q", "bo", "Is 100 the right limit?", before=(("people", "add", "-q", "bo"),)),
    "reply": Act("reply", "-q", "@", "--withdraw", 
                 before=(("people", "add", "-q", "bo"), ("ask", "-q", "bo", "Is it?"))),
    "edit": Act("edit", "-q", "@", "-m", "told better", before=(("log", "-q", "told"),)),
    "rm": Act("rm", "-q", "-y", "--query", "unwanted",
              before=(("log", "-q", "unwanted"),)),
    "purge": Act("rm", "-q", "-y", "--purge", "--query", "unwanted",
                 before=(("log", "-q", "unwanted"),)),
    "undo": Act("undo", "-q", "3", before=(("log", "-q", "undone"),)),
    "import": Act("import", "-q", "lines.jsonl", prepare=with_lines),
    "people": Act("people", "add", "-q", "mei", "--tz", "Asia/Tokyo"),
    "config": Act("config", "set", "-q", "user.name", "ana", look=with_files(".config/trail/*.toml"),
                  is_repeatable=True),
    "export": Act("export", "-q", "-o", "out.jsonl", look=with_files("out.jsonl"),
                  is_repeatable=True),
    "backup": Act("db", "backup", "-q", "copy.db", look=backups, is_repeatable=True),
    "compact": Act("db", "compact", "-q"),
    "digest": Act("digest", "last-week", "--email", prepare=with_mailer, look=mails),
}
SHORT = ("edit", "hook")


def expect(truth, *what):
    if not truth:
        raise AssertionError(" ".join(map(str, what)))


def check(home):
    if (home.path / DATA / "trail.db").exists():
        code, out, err = home.run("db", "check")
        expect(code == 0, "db check:", out, err)


class Scene:
    """A home as an act finds it, which can be had again and again."""

    def __init__(self, act):
        self.act = act
        self.home = Home()
        self.home.environment["TRAIL_NOW"] = NOW
        self.run("log", "-q", "first")
        self.run("log", "-q", "second")
        for arguments in act.before:
            self.run(*arguments)
        if act.prepare:
            act.prepare(self.home)
        self.kept = tempfile.TemporaryDirectory(prefix="trail-calls-")
        self.store = pathlib.Path(self.kept.name) / "home"
        shutil.copytree(self.home.path, self.store, symlinks=True)

    def run(self, *arguments):
        code, _, err = self.home.run(*arguments)
        expect(code == 0, arguments, code, err)

    def again(self):
        for each in self.home.path.iterdir():
            shutil.rmtree(each) if each.is_dir() else each.unlink()
        shutil.copytree(self.store, self.home.path, symlinks=True, dirs_exist_ok=True)

    def look(self):
        return self.act.look(self.home)

    def traced(self, *options):
        out = self.kept.name + "/trace"
        process = self.home.start(*self.act.arguments, prefix=("strace", "-qq", "-y", "-o", out,
                                                               *options))
        said, told = process.communicate(timeout=120)
        return process.returncode, said.decode(), told.decode(), out


def calls_of(scene):
    """(name, number) of each call that belongs to the program's own work, with what it was."""
    code, _, err, out = scene.traced()
    expect(code == 0, "fails by itself:", code, err)
    numbers = collections.Counter()
    for line in pathlib.Path(out).read_text(errors="replace").splitlines():
        found = re.match(r"(\w+)\((.*)", line)
        if not found:
            continue
        name, rest = found.groups()
        numbers[name] += 1
        # The loader looks for libraries, and the runtime of sanitizers at its own process.
        is_runtime = re.search(r"/etc/ld\.so|/lib[^ ]*\.so|/proc/", rest)
        if name not in NEVER and not is_runtime:
            yield name, numbers[name], rest


def judge(scene, before, after, what, code, err):
    """What a failure did to the record is what was said about it."""
    expect(code >= 0 and code < 128, what, "ended by a signal", code, err)
    expect(code != 70, what, "took it for a fault of its own:", err)
    expect(code == 0 or err.startswith("trail: "), what, "said nothing:", code, repr(err))
    waits = KEPT in err
    check(scene.home)
    found = scene.look()
    expect(found in (before, after), what, code, err, "left a part:", found)
    if scene.act.is_silent and found == before:
        expect((scene.home.path / STATE / "hook.log").exists(), what, "nothing done, nothing said")
    elif code == 0 or waits:
        expect(found == after, what, "acknowledged and lost:", code, err)
        return "kept" if waits else "done"
    is_made = MADE in err
    expect(found == before or is_made or scene.act.is_repeatable,
           what, code, err, "told as failed, but it is there")
    again, _, told = scene.home.run(*scene.act.arguments)
    expect(again == 0 or found == after and again in DONE_ALREADY,
           what, "cannot be done again:", again, told)
    expect(is_made or scene.look() == after, what, err, "doubled or lost again:", scene.look())
    check(scene.home)
    return "told"


def errors_for(name, number, is_whole):
    if not is_whole:
        return (ERRORS[number % 3],) if name in MAKES_ROOM else ERRORS[:1]
    return ERRORS if name in MAKES_ROOM else ERRORS[:1]


def chosen(calls, is_whole):
    """In the short form a few of what there are many of: reads, locks and looks at files."""
    if is_whole:
        return calls
    seen = collections.Counter()
    kept = []
    for name, number, rest in calls:
        seen[name] += 1
        often = 2 if name in MAKES_ROOM else 1 if "sync" in name else 14
        if seen[name] % often == 0:
            kept.append((name, number, rest))
    return kept


def try_act(name, is_whole):
    try:
        return tried(name, is_whole)
    except Exception as fault:  # the other acts go on
        return f"{name}: not tried", [repr(fault)]


def tried(name, is_whole):
    scene = Scene(ACTS[name])
    before = scene.look()
    scene.again()
    calls = chosen(list(calls_of(scene)), is_whole)
    after = scene.look()
    outcomes = collections.Counter()
    faults = []
    for call, number, rest in calls:
        for error in errors_for(call, number, is_whole):
            scene.again()
            what = f"{name}: {error} at {call} {number} ({rest[:90]}):"
            code, _, err, _ = scene.traced("-e", f"trace={call}", "-e",
                                           f"inject={call}:error={error}:when={number}")
            try:
                outcomes[judge(scene, before, after, what, code, err)] += 1
            except AssertionError as fault:
                faults.append(str(fault))
    told = ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))
    return f"{name}: {len(calls)} calls, {told}, {len(faults)} wrong", faults


def can_trace():
    return shutil.which("strace") and subprocess.run(
        ["strace", "-o", "/dev/null", "true"], check=False, capture_output=True).returncode == 0


def main():
    if not can_trace():
        print("strace is missing or may not trace")
        return SKIPPED
    names = [name for name in sys.argv[1:] if name != "--whole"]
    is_whole = len(sys.argv) > 1
    wanted = names or (ACTS if is_whole else SHORT)
    failed = False
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as pool:
        for line, faults in pool.map(try_act, wanted, itertools.repeat(is_whole)):
            print(line, *(fault[:600] for fault in faults), sep="\n  ", flush=True)
            failed = failed or bool(faults)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
