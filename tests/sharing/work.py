#!/usr/bin/env python3
"""Two members of a group decide, ask, check in and undo on one record, also both at once. Needs root."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True  # the tree stays as it is

from members import GROUP, GROUP_NUMBER, MEMBERS, STRANGER, TRAIL, answer, check_modes, member

ROUNDS = 8
BUSY, USAGE, NO = 75, 2, 1


class Team:
    def __init__(self, base):
        self.base = base

    def start(self, name, *words):
        return member(self.base, name, MEMBERS[name], [GROUP_NUMBER], *words)

    def does(self, name, *words, code=0):
        found, out, err = answer(self.start(name, *words))
        assert found == code, f"{name} {words}: {found} {out}{err}"
        return out if code == 0 else err

    def asks(self, name, *words):
        return json.loads(self.does(name, *words))

    def both(self, *acts):
        """What each of them was told, who acted at the same moment."""
        return [answer(process) for process in [self.start(*act) for act in acts]]


def one_won(told, *wordings):
    """One did it; the other was told what changed, in one of these ways."""
    codes = sorted(code for code, _, _ in told)
    assert codes in ([0, USAGE], [0, BUSY]), told
    said = next(err for code, _, err in told if code != 0)
    assert any(re.search(wording, said) for wording in wordings), said


def decide(team):
    team.does("daemon", "decide", "propose", "Use WAL mode", "--option", "WAL", "--option", "rollback",
              "--decider", "daemon", "--consult", "bin", "--due", "tomorrow")
    assert "D1" in team.does("bin", "inbox"), "a proposal is not in the inbox of who is consulted"
    told = team.both(("bin", "decide", "input", "D1", "--object", "-m", "the share cannot lock"),
                     ("daemon", "decide", "input", "D1", "--for", "1"))
    assert [code for code, _, _ in told] == [0, 0], told
    inputs = team.asks("daemon", "decide", "show", "D1", "--json=inputs")["inputs"]
    assert {each["person"] for each in inputs} == set(MEMBERS), inputs
    said = team.does("daemon", "decide", "accept", "D1", "--option", "1", "--yes")
    assert "1 objection on record: bin" in said, said
    for number in range(2, 2 + ROUNDS):
        team.does("daemon", "decide", "propose", f"Proposal {number}", "--decider", "daemon,bin")
        told = team.both(("daemon", "decide", "accept", f"D{number}", "--yes"),
                         ("bin", "decide", "reject", f"D{number}", "--yes"))
        one_won(told, "was changed meanwhile: (accepted|rejected) by ", "it was (accepted|rejected) by ")
        found = team.asks("bin", "decide", "show", f"D{number}", "--json=status")["status"]
        wanted = "accepted" if told[0][0] == 0 else "rejected"
        assert found == wanted, f"D{number} is {found}, not {wanted}"


def ask_and_answer(team):
    ask = team.does("daemon", "ask", "bin", "Which region does staging live in?", "-q").strip()
    assert "Which region" in team.does("bin", "inbox"), "an ask is not in the inbox"
    team.does("bin", "ack", ask, "--eta", "tomorrow")
    team.does("bin", "reply", ask, "Frankfurt")
    assert team.asks("daemon", "inbox", "--all", "--json=state")[0]["state"] == "answered"
    for _ in range(ROUNDS):
        ask = team.does("daemon", "ask", "bin", "Which day suits you for the release?", "-q").strip()
        told = team.both(("bin", "reply", ask, "Tuesday"), ("daemon", "reply", ask, "--withdraw"))
        one_won(told, "was changed meanwhile: (bin answered|daemon withdrew it)",
                "is over: (bin answered|daemon withdrew it)")
        state = team.asks("bin", "inbox", "--all", "--json=id,state")
        found = next(each["state"] for each in state if each["id"] == ask)
        assert found == ("answered" if told[0][0] == 0 else "withdrawn"), found


def check_in(team):
    for _ in range(ROUNDS):
        plan = team.does("daemon", "log", "-k", "next", "Cut the release", "-q").strip()
        told = team.both(("daemon", "checkin", "--done", f"{plan}: Cut it"),
                         ("bin", "checkin", "--done", f"{plan}: Cut it too"))
        one_won(told, "was changed meanwhile: (daemon|bin) closed it: ", "is closed already")
    who = {each["person"]: each["state"] for each in team.asks("bin", "checkin", "--who", "--json")}
    assert set(who) == set(MEMBERS), who
    standups = team.asks("daemon", "standup", "-a", "all", "--json")
    done = [each for standup in standups for each in standup["done"]]
    assert len(done) >= ROUNDS, standups


def undo(team):
    """Each takes back their own; of two who take back one operation one does."""
    mine = team.does("daemon", "log", "Only daemon takes this back", "-q").strip()
    team.does("bin", "log", "And bin this")
    said = team.does("daemon", "undo")
    assert "Only daemon takes this back" in said, said
    team.does("daemon", "show", mine, code=USAGE)
    for number in range(ROUNDS):
        team.does("daemon", "log", f"Taken back by one of them {number}")
        operation = team.does("daemon", "undo", "--list", "-n", "1").split("\t")[0]
        told = team.both(("daemon", "undo", operation, "--yes"), ("bin", "undo", operation, "--yes"))
        codes = sorted(code for code, _, _ in told)
        assert codes in ([0, NO], [0, BUSY]), told
        said = next(err for code, _, err in told if code != 0)
        assert re.search(rf"op {operation} (was undone meanwhile|is undone already)", said), said
        listed = team.does("bin", "list", "-n", "500")
        assert f"Taken back by one of them {number}\n" not in listed, "it came back"


def check_stranger(base):
    name, number = STRANGER
    for words in (["decide", "list"], ["decide", "show", "D1"], ["decide", "propose", "Let me in"],
                  ["inbox"], ["inbox", "--status-line"], ["ask", "daemon", "May I read this?"],
                  ["checkin", "--skip"], ["checkin", "--who"], ["standup", "-a", "all"], ["undo"],
                  ["agreement"], ["people"]):
        code, out, _ = answer(member(base, name, number, [number], *words))
        assert out == "" and (code not in (0, 1) or "--status-line" in words), f"{words}: {code} {out}"


def main():
    if os.geteuid() != 0:
        print("skipped: only root can become two users")
        return 77
    base = pathlib.Path(tempfile.mkdtemp(prefix="trail-together-"))
    try:
        base.chmod(0o755)
        subprocess.run([TRAIL, "--db", str(base / "team" / "trail.db"), "db", "init", "--shared",
                        "--group", GROUP], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        team = Team(base)
        for act in (decide, ask_and_answer, check_in, undo):
            act(team)
            team.does("bin", "db", "check")
        check_stranger(base)
        check_modes(base)
        print(f"{len(MEMBERS)} members worked on one record, {ROUNDS} times each at once")
    finally:
        shutil.rmtree(base)
    return 0


if __name__ == "__main__":
    sys.exit(main())
