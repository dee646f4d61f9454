#!/usr/bin/python3
"""Sending under kill -9: at every system call that matters, while the mailer runs, at random times.

  crashes.py [ROUNDS [EVERY]]      random kills (default 100); at each call, or at every fifth and so on

After each kill one more run must bring every mail to its end: taken at least once, always under the
same Message-ID, whole, in the ledger, out of the outbox; and the run after that must be silent.
"""
import random
import subprocess
import sys
import time

from home import Home, KEEPING_MAILER, expect

SEND = ("digest", "last-week", "--email")
# What makes the steps durable, and what starts the mailer.
CALLS = ["openat", "write", "pwrite64", "fsync", "fdatasync", "rename", "unlink", "mkdir", "flock",
         "vfork", "clone3", "clone", "wait4", "poll", "close", "lseek"]
RECIPIENTS = {"ana@team.example", "bo@team.example"}


def check(home, what):
    """One more run, and nothing is lost or sent as another mail, though the week looks different now."""
    home.trail("log", "-q", "Written down late", "--at", "2026-11-19 10:00")
    code, _, err = home.run(*SEND)
    expect(code == 0, what, "does not recover:", code, err)
    expect(not home.outbox(), what, "leaves", home.outbox())
    ids = {}
    for to, message, content in home.taken():
        ids.setdefault(to, set()).add(message)
        expect(content.endswith(b"--\n"), what, "cut a message short")
    expect(set(ids) == RECIPIENTS, what, "forgot somebody:", ids)
    expect(all(len(each) == 1 for each in ids.values()), what, "sent two mails:", ids)
    before = len(home.taken())
    code, out, err = home.run(*SEND)
    expect((code, out, err) == (0, "", "") and len(home.taken()) == before, what, "sent again", err)


def fresh(home):
    """As if nothing had been sent: the ledger is part of the record."""
    home.forget_taken()
    for file in home.outbox():
        file.unlink()
    data = home.path / ".local" / "share" / "trail"
    for file in data.iterdir():
        file.unlink()
    for file in (home.path / "kept").iterdir():
        (data / file.name).write_bytes(file.read_bytes())
        (data / file.name).chmod(0o600)


def keep(home):
    (home.path / "kept").mkdir()
    for file in (home.path / ".local" / "share" / "trail").iterdir():
        (home.path / "kept" / file.name).write_bytes(file.read_bytes())


def traced(home, call, number):
    """True when the run was killed at that call."""
    process = home.start(*SEND, prefix=("strace", "-o", "/dev/null", "-e", f"trace={call}", "-e",
                                        f"inject={call}:signal=KILL:when={number}"))
    process.communicate(timeout=60)
    return process.returncode != 0


def can_trace():
    try:
        return subprocess.run(["strace", "-o", "/dev/null", "true"], check=False,
                              capture_output=True).returncode == 0
    except FileNotFoundError:
        return False


def at_every_call(home, every):
    if not can_trace():
        print("skipped: strace may not trace here")
        return
    kills = 0
    for call in CALLS:
        number = 1
        while True:
            fresh(home)
            if not traced(home, call, number):
                break
            kills += 1
            check(home, f"kill at {call} {number}:")
            # The first calls open libraries and settings; later ones are far between.
            number += every * (1 if call not in ("openat", "close", "poll") else 3)
    expect(kills * every > 30, "only", kills, "kills")
    print(f"{kills} kills at system calls")


def in_the_mailer(home):
    """The mailer ends the program that started it: before it reads, half way, and when all is taken."""
    kill = "kill -9 $PPID\n"
    take = KEEPING_MAILER.split("\n", 1)[1]
    for what, text in (("before", kill + take),
                       ("between", 'sleep 0.05\n' + kill + "sleep 0.05\n" + take),
                       ("behind", take + kill), ("without", kill + "exit 75\n")):
        fresh(home)
        home.write_mailer("#!/bin/sh\n" + text)
        home.run(*SEND)
        time.sleep(0.3)  # the mailer goes on alone
        home.write_mailer(KEEPING_MAILER)
        check(home, f"mailer kills {what}:")
    print("4 kills by the mailer")


def at_random(home, rounds):
    begin = time.monotonic()
    fresh(home)
    home.trail(*SEND)
    usual = time.monotonic() - begin
    chance = random.Random(1)
    killed = 0
    for number in range(rounds):
        fresh(home)
        process = home.start(*SEND)
        time.sleep(chance.uniform(0, 1.2 * usual))
        process.kill()
        process.communicate()
        killed += process.returncode != 0
        time.sleep(0.02)
        check(home, f"random kill {number}:")
    expect(killed > 0, "nothing was killed")
    print(f"{killed} of {rounds} runs killed at random")


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    every = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    home = Home()
    keep(home)
    in_the_mailer(home)
    at_every_call(home, every)
    at_random(home, rounds)


if __name__ == "__main__":
    sys.exit(main())
