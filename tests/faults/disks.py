#!/usr/bin/env python3
"""Disks and clocks that fail people: full, read-only, vanished, slow; a clock that jumps.

  disks.py full         the record's disk fills up while people log, and gets room again
  disks.py read-only    it is mounted read-only, and writable again
  disks.py vanished     the record's folder is not there for a while
  disks.py slow         every sync takes a fifth of a second, and writers still queue
  disks.py share        it is a network share, whose locks work, and then one whose locks do not
  disks.py clock        the clock goes back and forth between commands, by years

Mounting takes the administrator, the slow disk strace, the share a compiler; without them an act is
skipped. TRAIL_BINARY
names the program. What was acknowledged is there, once, in the order in which it was done.
"""
import os
import shutil
import subprocess
import sys
import threading
import time

sys.dont_write_bytecode = True  # the tree stays as it is

from calls import KEPT, can_trace
from home import DATA, TRAIL, Home

SKIPPED = 77


def expect(truth, *what):
    if not truth:
        sys.exit(" ".join(map(str, what)))


def texts(home):
    return list(home.entries().values())


class Mounted:
    """A file system of its own where the record is."""

    def __init__(self, home, size):
        self.place = str(home.path / DATA)
        os.makedirs(self.place, mode=0o700)
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size},mode=0700", "none", self.place],
                              capture_output=True, check=False)
        self.is_there = done.returncode == 0

    def again(self, options):
        subprocess.run(["mount", "-o", f"remount,{options}", self.place], check=True)

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        if self.is_there:
            subprocess.run(["umount", "-l", self.place], check=False)


def outcome(home, text, *more):
    """"done", "kept", or "told"; anything else is a fault."""
    code, out, err = home.run("log", "-q", text, *more)
    if code == 0:
        expect(out.strip(), "exit 0 without an id")
        return "done"
    expect(err.startswith("trail: "), code, err)
    expect(code in (74, 75), "exit", code, err)
    return "kept" if KEPT in err else "told"


def same(home, wanted):
    found = texts(home)
    lost, doubled = set(wanted) - set(found), len(found) - len(set(found))
    expect(not lost and not doubled, f"{len(lost)} lost, {doubled} doubled:", sorted(lost)[:3])
    home.check()


def full():
    home = Home()
    with Mounted(home, "1M") as disk:
        if not disk.is_there:
            return SKIPPED
        told = [outcome(home, f"entry {number}", "-m", os.urandom(6000).hex()) for number in range(40)]
        counts = {each: told.count(each) for each in set(told)}
        expect(counts.get("kept", 0) > 5 and counts.get("done", 0) > 5, counts)
        disk.again("size=40M")
        same(home, [f"entry {number}" for number, each in enumerate(told) if each != "told"])
        print(f"full: {counts}, nothing lost, nothing doubled")
    return 0


def read_only():
    home = Home()
    with Mounted(home, "8M") as disk:
        if not disk.is_there:
            return SKIPPED
        expect(outcome(home, "before") == "done", "not logged")
        disk.again("ro")
        told = [outcome(home, f"entry {number}") for number in range(5)]
        expect(told == ["kept"] * 5, told)
        expect("before" in home.run("list")[1], "a record that can only be read cannot be read")
        code, _, err = home.run("undo", "-q")
        expect(code == 74 and err.startswith("trail: "), code, err)
        code, _, err = home.run("export", "-o", str(home.path / DATA / "copy.jsonl"))
        expect(code == 74 and "Read-only" in err and f"findmnt -T {home.path / DATA}" in err, code, err)
        disk.again("rw")
        same(home, ["before", *(f"entry {number}" for number in range(5))])
        print("read-only: 5 kept, nothing lost, nothing doubled")
    return 0


def vanished():
    """A folder that is gone looks as if there never was a record: a new one must not hide the old."""
    home = Home()
    expect(outcome(home, "before") == "done", "not logged")
    data, aside = home.path / DATA, home.path / "aside"
    data.rename(aside)
    data.symlink_to("/nowhere/at/all")  # a disk that is not mounted
    told = [outcome(home, f"entry {number}") for number in range(3)]
    expect(set(told) <= {"kept", "told"}, told)
    data.unlink()
    aside.rename(data)
    same(home, ["before", *(f"entry {n}" for n, each in enumerate(told) if each == "kept")])
    print(f"vanished: {told}")
    return 0


def slow():
    if not can_trace():
        return SKIPPED
    home = Home()
    expect(outcome(home, "before") == "done", "not logged")
    codes = []

    def write(number):
        process = home.start("log", "-q", f"entry {number}", prefix=(
            "strace", "-qq", "-o", "/dev/null", "-e", "trace=fdatasync,fsync", "-e",
            "inject=fdatasync,fsync:delay_enter=200000"))
        codes.append((process.wait(), process.stderr.read().decode()))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    begin = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    failed = [err for code, err in codes if code != 0 and KEPT not in err]
    expect(not failed, failed[:1])
    same(home, [f"entry {number}" for number in range(4)])
    print(f"slow: 4 writers, none failed, {time.monotonic() - begin:.1f} s")
    return 0


def clock():
    home = Home()
    moments = ["2026-11-22T11:02:00Z", "2031-01-01T00:00:00Z", "1999-12-31T23:59:59Z",
               "2026-11-22T11:02:00Z", "2026-11-22T11:01:59Z", "1970-01-01T00:00:01Z",
               "2026-10-25T01:30:00Z", "2026-10-25T00:30:00Z", "2038-01-19T03:14:08Z"]
    wanted = []
    data, aside = home.path / DATA, home.path / "aside"
    for number in range(45):
        home.environment["TRAIL_NOW"] = moments[number % len(moments)]
        text = f"entry {number}"
        is_away = number % 4 == 3  # it waits, and goes in later
        if is_away and data.exists():
            data.rename(aside)
            data.touch()
        wanted.append(text)
        expect(outcome(home, text) == ("kept" if is_away else "done"), text)
        if is_away:
            data.unlink()
            aside.rename(data)
    del home.environment["TRAIL_NOW"]
    same(home, wanted)
    done = [line.split("\t")[-1] for line in home.run("undo", "--list", "-n", "1000")[1].splitlines()]
    order = [text for text in reversed(done) if text.startswith("entry")]
    expect(order == wanted, "out of order:", order)
    for text in reversed(wanted[-5:]):
        code, _, err = home.run("undo", "-q")
        expect(code == 0 and text not in texts(home), "undo took back something else:", text, err)
    home.check()
    print(f"clock: {len(wanted)} entries while it jumped, in order, the last undone first")
    return 0


# What the C library says of a folder on a share; where locks do not work everybody is told to have one.
SHARE = r"""
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>
int statfs(const char* path, struct statfs* found) {
    long result = syscall(SYS_statfs, path, found);
    found->f_type = 0x6969;
    return (int)result;
}
int fcntl(int file, int command, ...) {
    va_list rest;
    va_start(rest, command);
    void* argument = va_arg(rest, void*);
    va_end(rest);
    if (command == F_OFD_SETLK && getenv("SHARE_WITHOUT_LOCKS")) return 0;
    return (int)syscall(SYS_fcntl, file, command, argument);
}
int fcntl64(int file, int command, ...) __attribute__((alias("fcntl")));
"""


def share():
    compiler = shutil.which("cc")
    if not compiler:
        return SKIPPED
    home = Home()
    library = home.path / "share.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, "-x", "c", "-"], input=SHARE, text=True, check=True)
    home.environment["LD_PRELOAD"] = str(library)
    home.environment["ASAN_OPTIONS"] += ":verify_asan_link_order=0"
    wanted = [f"entry {number}" for number in range(5)]
    for text in wanted:
        expect(outcome(home, text) == "done", text)
    expect(not list((home.path / DATA).glob("*-wal")), "a write-ahead log on a share")
    home.environment["SHARE_WITHOUT_LOCKS"] = "1"
    code, out, err = home.run("--db", "share/trail.db", "log", "Nobody may lose this")
    expect(code == 74 and not out, code, out, err)
    expect("is on NFS, where locks do not work; two writers would damage the record" in err, err)
    expect(not list((home.path / "share").glob("trail.db*")), "a file was left there")
    kept = (home.path / ".local/state/trail/last-edit.md").read_text(encoding="utf-8")
    expect("Nobody may lose this" in kept, "the text is gone:", kept)
    del home.environment["SHARE_WITHOUT_LOCKS"]
    same(home, wanted)
    print("share: a rollback journal where locks work, a refusal and the text kept where they do not")
    return 0


def main():
    acts = {"full": full, "read-only": read_only, "vanished": vanished, "slow": slow, "share": share,
            "clock": clock}
    names = sys.argv[1:] or list(acts)
    if not set(names) <= set(acts):
        sys.exit(__doc__)
    # What is mounted is seen by this process and its children alone.
    if {"full", "read-only"} & set(names) and "TRAIL_UNSHARED" not in os.environ and shutil.which("unshare"):
        apart = ["unshare", "-m", sys.executable, "-B", os.path.abspath(__file__), *names]
        if subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False).returncode == 0:
            os.execvpe("unshare", apart, {**os.environ, "TRAIL_UNSHARED": "1", "TRAIL_BINARY": TRAIL})
    results = {name: acts[name]() for name in names}
    for name, result in results.items():
        if result == SKIPPED:
            print(f"{name}: skipped")
    return SKIPPED if all(result == SKIPPED for result in results.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
