#!/usr/bin/env python3
"""Decision folders under kill -9: at every system call that writes, what is left is mended by syncing again.

  folder.py [EVERY]      at each call, or at every fifth and so on; TRAIL_BINARY names the program

Files and record cannot change in one step, so files come first: a file that was written and could not
be told to the record must be known the next time for what it is, not taken for another decision.
"""
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True  # the tree stays as it is

from home import DATA, Home

CALLS = ["openat", "write", "pwrite64", "fsync", "fdatasync", "renameat", "unlinkat", "ftruncate"]
ADR = """# {number}. {title}

Date: 2026-11-02

## Status

Accepted

## Context

Written by hand.
"""


def give_up(*words):
    sys.exit(" ".join(str(word) for word in words))


class Desk:
    """A record and three folders, each with something to do on either side."""

    def __init__(self):
        self.home = Home()
        self.trail("decide", "Use WAL", "--option", "WAL", "--option", "rollback", "--chosen", "1")
        self.trail("decide", "Drop Python 3.9", "-m", "Nobody uses it")
        self.trail("decide", "Keep a changelog")
        for folder in ("madr", "adr", "other"):
            (self.home.path / folder).mkdir()
        self.trail("decide", "sync", "madr")
        self.trail("edit", "D1", "-m", "Use WAL mode")  # to be written; in `other` with what changed
        self.trail("decide", "supersede", "D3", "Keep no changelog")  # changes one file, makes one
        self.edit("madr/0002-drop-python-3-9.md", "Drop Python 3.9", "Drop Python 3.10")  # to be taken
        self.write("madr/0007-by-hand.md", "# By hand\n\n## Context and Problem Statement\n\nNobody else did.\n")  # to be added
        # Numbers that D1 and D2 would like to have are taken.
        self.write("adr/0001-first.md", ADR.format(number=1, title="First"))
        self.write("adr/0002-second.md", ADR.format(number=2, title="Second"))
        shutil.copytree(self.home.path, self.kept, dirs_exist_ok=False)

    @property
    def kept(self):
        return self.home.path.with_name(self.home.path.name + "-kept")

    def write(self, name, text):
        (self.home.path / name).write_text(text)

    def edit(self, name, before, after):
        text = (self.home.path / name).read_text()
        if before not in text:
            give_up(name, "does not say", before)
        self.write(name, text.replace(before, after))

    def trail(self, *arguments):
        code, out, err = self.home.run(*arguments)
        if code != 0:
            give_up(arguments, "gave", code, out, err)
        return out

    def start_again(self):
        for folder in ("madr", "adr", "other", DATA):
            shutil.rmtree(self.home.path / folder)
            shutil.copytree(self.kept / folder, self.home.path / folder)

    def state(self, folder):
        """Files with their bytes, and the decisions with their numbers."""
        files = {file.name: file.read_bytes() for file in (self.home.path / folder).iterdir()
                 if not file.name.startswith(".")}
        wanted = "decision,text,body,status,options,chosen,superseded_by,consequences"
        return files, self.trail("decide", "list", "--json=" + wanted)


def kill_at(desk, folder, call, number):
    """True when the run was killed at that call."""
    process = desk.home.start("decide", "sync", folder, prefix=(
        "strace", "-o", "/dev/null", "-e", f"trace={call}", "-e",
        f"inject={call}:signal=KILL:when={number}"))
    process.communicate(timeout=60)
    return process.returncode != 0


def try_folder(desk, folder, every):
    desk.start_again()
    desk.trail("decide", "sync", folder)
    wanted = desk.state(folder)
    kills = 0
    for call in CALLS:
        number = 1
        while True:
            desk.start_again()
            if not kill_at(desk, folder, call, number):
                break
            kills += 1
            what = f"{folder}: kill at {call} {number}"
            desk.trail("decide", "sync", folder)
            if desk.state(folder) != wanted:
                give_up(what, "ends elsewhere:", desk.state(folder), "instead of", wanted)
            said = desk.trail("decide", "sync", folder, "--dry-run")
            if not said.startswith(f"{folder}: {len(wanted[0])} in step. "):
                give_up(what, "is not in step afterwards:", said)
            desk.home.check()
            number += every * (1 if call != "openat" else 4)  # the first ones open libraries and settings
    return kills


def main():
    every = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    try:
        can_trace = subprocess.run(["strace", "-o", "/dev/null", "true"], check=False,
                                   capture_output=True).returncode == 0
    except FileNotFoundError:
        can_trace = False
    if not can_trace:
        print("skipped: strace may not trace here")
        return 77
    desk = Desk()
    try:
        kills = {folder: try_folder(desk, folder, every) for folder in ("madr", "adr", "other")}
    finally:
        shutil.rmtree(desk.kept, ignore_errors=True)
    print(f"kills at system calls: {kills}")
    return min(kills.values()) * every < 10


if __name__ == "__main__":
    sys.exit(main())
