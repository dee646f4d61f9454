#!/usr/bin/env python3
"""Every system call of a command failed once: acknowledged and there, or told, kept, and once.
And the command killed at each call by which something gets to the disk.

  calls.py              a part of the calls of a few commands, as continuous integration does
  calls.py --whole      every call of every command below, with each error it can meet
  calls.py ACT...       the whole of these only

After each failure either the exit code is 0 and the record has what was done, or it is not, a
message says what failed, and the record is as it was before. Done again, it is there once. After a
kill the record is whole, as it was or as it would be, and the command can be given again.
TRAIL_BINARY names the program; strace makes the calls fail, without it the test is skipped.
"""
import collections
import concurrent.futures
import itertools
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True  # the tree stays as it is

from acts import ACTS, expect
from home import DATA, STATE, Home

SKIPPED = 77
NOW = "2026-11-22T11:02:00+00:00"
# What a process does before its own code runs, or what cannot fail.
NEVER = {"execve", "brk", "mmap", "munmap", "mprotect", "exit_group", "arch_prctl", "rseq",
         "set_tid_address", "set_robust_list", "prlimit64", "rt_sigaction", "rt_sigprocmask",
         "rt_sigreturn", "getpid", "gettid", "geteuid", "getuid", "getegid", "getgid", "futex",
         "exit", "madvise", "sched_yield", "umask", "clock_nanosleep", "restart_syscall"}
MAKES_ROOM = {"open", "openat", "write", "pwrite64", "writev", "pwritev", "mkdir", "mkdirat", "link",
              "rename", "renameat", "renameat2", "ftruncate", "fallocate", "symlink"}
REACHES_THE_DISK = MAKES_ROOM | {"fsync", "fdatasync", "unlink", "unlinkat", "close", "linkat"}
ERRORS = ("error=EIO", "error=ENOSPC", "error=EDQUOT")
KILLED = "signal=KILL"
KEPT = "kept in the outbox"
# A failure that came after the change was made: it is told, and nobody does it again.
DONE_ALREADY = (1, 2, 65)  # what doing it again is answered with
MADE = ("the record was changed before", "its old pages are still in the file",
        "old pages of the file may still hold the text")
SHORT = ("edit", "hook", "typed")


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


def look_whole(scene, before, after, what, err):
    check(scene.home)
    if scene.act.always:
        scene.act.always(scene.home)
    found = scene.look()
    expect(found in (before, after), what, err, "left a part:", str(found)[:200])
    return found


def judge_killed(scene, before, after, what, code, err):
    """Nothing was said; what is there is whole, and the command does the rest."""
    expect(code == -9, what, "was not killed:", code, err)
    is_done = look_whole(scene, before, after, what, err) == after
    if is_done and not scene.act.is_repeatable:
        return "killed when done"
    code, _, err = scene.home.run(*scene.act.arguments)
    expect(code == 0 or is_done and code in DONE_ALREADY, what, "cannot be done again:", code, err)
    look_whole(scene, after, after, what, err)
    return "killed"


def judge(scene, before, after, what, code, err):
    """What a failure did to the record is what was said about it."""
    expect(code >= 0 and code < 128, what, "ended by a signal", code, err)
    expect(code != 70, what, "took it for a fault of its own:", err)
    expect(code in (0, scene.act.says_less) or err.startswith("trail: "), what, "said nothing:", code, repr(err))
    if code == scene.act.says_less:
        check(scene.home)
        if scene.act.always:
            scene.act.always(scene.home)
        return "told as less"
    waits = KEPT in err
    found = look_whole(scene, before, after, what, err)
    if scene.act.is_silent and found == before:
        expect((scene.home.path / STATE / "hook.log").exists(), what, "nothing done, nothing said")
    elif code == 0 or waits:
        expect(found == after, what, "acknowledged and lost:", code, err)
        return "kept" if waits else "done"
    is_made = any(told in err for told in MADE)
    expect(found == before or is_made or scene.act.is_repeatable,
           what, code, err, "told as failed, but it is there")
    again, _, told = scene.home.run(*scene.act.arguments)
    expect(again == 0 or found == after and again in DONE_ALREADY,
           what, "cannot be done again:", again, told)
    expect(is_made or scene.look() == after, what, err, "doubled or lost again:", scene.look())
    check(scene.home)
    return "told"


def ways_for(name, number, is_whole):
    """How a call ends: with each error it can meet; for what reaches the disk, with the program's end."""
    killed = (KILLED,) if name in REACHES_THE_DISK else ()
    errors = ERRORS if name in MAKES_ROOM else ERRORS[:1]
    if is_whole:
        return (*errors, *killed)
    return killed if killed and number % 2 else (errors[number // 2 % len(errors)],)


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
        for way in ways_for(call, number, is_whole):
            scene.again()
            what = f"{name}: {way} at {call} {number} ({rest[:90]}):"
            code, _, err, _ = scene.traced("-e", f"trace={call}", "-e",
                                           f"inject={call}:{way}:when={number}")
            try:
                outcomes[(judge_killed if way == KILLED else judge)(scene, before, after, what, code, err)] += 1
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
