#!/usr/bin/env python3
"""A check-in as a conversation: how it is left, how it ends, and what a plain terminal sees of it.

TRAIL_BINARY names the program.
"""
import json
import os
import pathlib
import signal
import tempfile

from manners import INTERRUPTED, Dialogue, Home, expect

PROMPT = b"\r\n  > "


class CheckIn(Dialogue):
    def __init__(self, home, **streams):
        super().__init__(home, "checkin", **streams)
        self.wait_for(b"1/3 ")
        self.wait_for(PROMPT)

    def answer(self, text):
        """Types a line, once it has been taken."""
        self.seen = b""
        self.type(text.encode() + b"\n")
        self.wait_for(b"  > ")

    def finish(self, count):
        for _ in range(count):
            self.type(b"\n")
        return self.end()


def state(home, name):
    return pathlib.Path(home.folder) / ".local/state/trail" / name


def listed(home, *words):
    return [entry["text"] for entry in json.loads(home.run("list", "--json=text", *words).stdout)]


def left(home):
    """However it is left, each line that was answered is in the next one, once."""
    for name, leave, code in (
            ("Ctrl-D", lambda dialogue: dialogue.type(b"\x04"), 1),
            ("Ctrl-C", lambda dialogue: dialogue.type(b"\x03"), INTERRUPTED),
            ("hangup", lambda dialogue: os.kill(dialogue.process, signal.SIGHUP), -signal.SIGHUP),
            ("kill", lambda dialogue: os.kill(dialogue.process, signal.SIGKILL), -signal.SIGKILL)):
        before = home.entries()
        dialogue = CheckIn(home)
        dialogue.answer(f"Left by {name}")
        leave(dialogue)
        ended = dialogue.end()
        expect(ended == code, name, ended, dialogue.seen)
        if code == 1:
            expect(b"\r\nLeft; what you said is kept for the next trail checkin\r\n" in dialogue.seen, dialogue.seen)
        expect(home.entries() == before, "nothing is written by", name)
        again = CheckIn(home)
        expect(again.finish(3) == 0, again.seen)
        expect(again.seen.count(f"> Left by {name}   (kept from before)\r\n".encode()) == 1, again.seen)
        expect(listed(home, f'"Left by {name}"') == [f"Left by {name}"], name)
        expect(not state(home, "checkin-draft").exists(), "the answers are kept twice")


def at_once(home):
    """A second check-in beside an open one is refused; one that was killed is open no more."""
    first = CheckIn(home)
    first.answer("Of the first")
    second = Dialogue(home, "checkin")
    second.wait_for(b"another check-in is open; finish or leave it first\r\n")
    expect(second.end() == 75, "a second check-in", second.seen)
    os.kill(first.process, signal.SIGKILL)
    first.end()
    expect(CheckIn(home).finish(3) == 0 and listed(home, '"Of the first"') == ["Of the first"], "the first's answer")


def changed_meanwhile(home):
    """What somebody else ended while it was asked is told; the other answers wait for the next check-in."""
    home.run("log", "-k", "next", "Cut the release", "--at", "2026-11-01")
    dialogue = CheckIn(home)
    dialogue.answer("Answered beside it")
    dialogue.answer("1: Cut it myself")
    plan = home.run("list", '"Cut the release"', "-q").stdout.decode().split()[0]
    done = home.run("log", "Cut by hand", "--closes", plan)
    expect(done.returncode == 0, done)
    code = dialogue.finish(3)
    expect(code == 75 and b"was changed meanwhile" in dialogue.seen, code, dialogue.seen)
    expect(b"; what you said is kept for the next trail checkin" in dialogue.seen, dialogue.seen)
    again = CheckIn(home)
    expect(again.finish(3) == 0, again.seen)
    for told in (b" is closed already\r\n", b"> Answered beside it   (kept", b"> Cut it myself   (kept"):
        expect(told in again.seen, told, again.seen)
    expect(listed(home, '"Cut it myself"') == ["Cut it myself"], "the words for what ended otherwise")


def told_to_nobody(home):
    """What is recorded is not said again, whoever could not be told of it."""
    dialogue = CheckIn(home, output="/dev/full")
    dialogue.answer("Told to nobody")
    code = dialogue.finish(3)
    expect(code == 74 and listed(home, '"Told to nobody"') == ["Told to nobody"], code, dialogue.seen)
    again = CheckIn(home)
    expect(again.finish(3) == 0 and b"kept from before" not in again.seen, again.seen)
    expect(len(listed(home, '"Told to nobody"')) == 1, "said twice")


def plain(home):
    """A dumb terminal, and a screen reader, get lines and nothing else."""
    home.environment["TERM"] = "dumb"
    dialogue = CheckIn(home)
    dialogue.answer("?")
    dialogue.answer("")
    code = dialogue.finish(2)
    expect(code == 0, code, dialogue.seen)
    home.environment["TERM"] = "xterm"
    coloured = CheckIn(home)
    coloured.finish(3)
    cursor = [piece for piece in coloured.seen.split(b"\x1b")[1:] if b"m" not in piece[:8]]
    expect(b"\x1b" not in dialogue.seen and not cursor, dialogue.seen, cursor)


def main():
    with tempfile.TemporaryDirectory(prefix="trail-checkin-") as folder:
        home = Home(folder)
        for act in (left, at_once, changed_meanwhile, told_to_nobody, plain):
            act(home)
        checked = home.run("db", "check")
        expect(checked.returncode == 0, checked)


if __name__ == "__main__":
    main()
