#!/usr/bin/env python3
"""What is promised under kill -9, under many writers and on a full disk, tried on the real program.

  durability.py kill [ROUNDS]                     kills `log` at random moments (default 1000)
  durability.py writers [PROCESSES [ENTRIES]]     logs from many processes at once (default 64, 50), in
                                                  both journal modes, among readers and upkeep
  durability.py hook [ROUNDS]                     kills hooks at random moments (default 500)
  durability.py drain [ROUNDS [NOTES]]            kills those who drain the spool (default 50, 8)
  durability.py history [ROUNDS [COMMITS]]        kills imports of git history (default 50, 3000)
  durability.py import [ROUNDS [LINES]]           kills imports of JSON Lines (default 200, 400)
  durability.py opening [ROUNDS]                  kills whoever makes a new record (default 200)
  durability.py backup [ROUNDS]                   kills copies of a record (default 200)
  durability.py full [COMMITS]                    commits while the record's disk fills (default 40)

TRAIL_BINARY names the program. An entry is acknowledged when the program has printed its id.
"""
import contextlib
import fcntl
import multiprocessing
import os
import random
import sqlite3
import subprocess
import sys
import threading
import time

sys.dont_write_bytecode = True  # the tree stays as it is

from home import DATA, STATE, TRAIL, Home, Repository, Unreachable, waiting
from kills import backup, compare, lines, opening, time_of_one


def hook(rounds):
    home = Home()
    repository = Repository(home)
    acknowledged = [repository.commit()]
    repository.hook().communicate()
    usual = 3 * time_of_one(home)
    killed = 0
    chance = random.Random(2)
    lock = open(home.path / DATA / "trail.db-lock", "r+b")
    for number in range(rounds):
        text = repository.commit()
        is_locked = number % 25 == 0
        if is_locked:
            fcntl.flock(lock, fcntl.LOCK_EX)
        process = repository.hook()
        time.sleep(chance.uniform(0, usual) + (0.3 if is_locked else 0))
        process.kill()
        said = b"".join(process.communicate())
        if is_locked:
            fcntl.flock(lock, fcntl.LOCK_UN)
        if said:
            sys.exit(f"a hook spoke: {said}")
        killed += process.returncode != 0
        if process.returncode == 0:
            acknowledged.append(text)
    lost, doubled = compare(home, acknowledged)
    left = len(waiting(home))
    print(f"{rounds} hooks, {killed} killed, {len(acknowledged)} done, {len(lost)} lost, "
          f"{doubled} doubled, {left} left waiting")
    return lost or left or doubled or killed == 0 or len(acknowledged) < 2


def drain(rounds, notes):
    home = Home()
    repository = Repository(home)
    acknowledged = [repository.commit()]
    repository.hook().communicate()
    usual = (2 + notes / 2) * time_of_one(home)
    chance = random.Random(3)
    killed = 0
    for number in range(rounds):
        with Unreachable(home):
            for _ in range(notes):
                acknowledged.append(repository.commit())
                repository.hook().communicate()
            if number % 2:
                home.run("log", f"typed {number}")
                acknowledged.append(f"typed {number}")
        if len(waiting(home)) != notes + number % 2:
            sys.exit(f"{len(waiting(home))} wait instead of {notes + number % 2}")
        while waiting(home):
            processes = [home.start("list") for _ in range(1 + number % 3)]
            time.sleep(chance.uniform(0, usual))
            for process in processes:
                process.kill()
                process.communicate()
                killed += process.returncode != 0
    lost, doubled = compare(home, acknowledged)
    order = [text for text in texts_in_order(home) if text.startswith("commit")]
    in_order = order == sorted(order, key=lambda text: int(text.split()[1]))
    print(f"{rounds} x {notes} notes, {killed} killed, {len(lost)} lost, {doubled} doubled, "
          f"{'in order' if in_order else 'OUT OF ORDER'}")
    return lost or doubled or killed == 0 or not in_order


def texts_in_order(home):
    """As the journal has them, oldest first."""
    operations = home.run("undo", "--list", "-n", "100000")[1].splitlines()
    return [line.split("\t")[-1] for line in reversed(operations)]


def history(rounds, commits):
    """All of an import or nothing of it; the next one has all, and one undo takes it back."""
    home = Home()
    repository = Repository(home)
    repository.git("fast-import", "--quiet", text="".join(
        f"commit refs/heads/main\ncommitter Ana <ana@team.example> {number} +0000\n"
        f"data <<E\ncommit {number}\nE\n\n" for number in range(commits)))
    arguments = ("import", "-f", "git", ".", "--author", "all", "-q")
    begin = time.monotonic()
    home.run(*arguments)
    usual = time.monotonic() - begin
    chance = random.Random(4)
    killed = partly = 0
    for _ in range(rounds):
        if home.run("undo", "-q")[0] != 0 or home.entries():
            sys.exit("one undo left something of an import")
        process = home.start(*arguments)
        time.sleep(chance.uniform(0, 1.2 * usual))
        process.kill()
        process.communicate()
        killed += process.returncode != 0
        partly += len(home.entries()) not in (0, commits)
        home.run(*arguments)
        lost, doubled = compare(home, [f"commit {number}" for number in range(commits)])
        if lost or doubled:
            sys.exit(f"{len(lost)} lost, {doubled} doubled")
    print(f"{rounds} x {commits} commits, {killed} killed, {partly} times a part, nothing lost")
    return partly or killed == 0


def full(commits):
    """The record on a disk of its own that fills up; what waits is elsewhere."""
    script = f"""
        mkdir -p {DATA} && mount -t tmpfs -o size=1M,mode=700 none {DATA} || exit 99
        git init -q && printf '#!/bin/sh\nexec "{TRAIL}" hook run post-commit\n' > .git/hooks/post-commit
        chmod +x .git/hooks/post-commit
        for number in $(seq {commits}); do
            git -c user.name=Ana -c user.email=ana@team.example commit -q --allow-empty \
                -m "commit $number" -m "$(head -c 12000 /dev/urandom | base64)" || echo failed
        done
        find {STATE}/spool -name '*.json' | wc -l
        mount -o remount,size=40M {DATA}
        "{TRAIL}" list -n 1000 | cut -f 6 | sort | uniq -c | sort -rn | head -1
        "{TRAIL}" list -n 1000 | wc -l; find {STATE}/spool -name '*.json' | wc -l; "{TRAIL}" db check
    """
    home = Home()
    finished = subprocess.run(["unshare", "-m", "sh", "-c", script], env=home.environment,
                              cwd=home.path, capture_output=True, text=True)
    if finished.returncode == 99 or "unshare" in finished.stderr:
        print("a file system can only be mounted by the administrator")
        return 0
    print(finished.stdout.strip() + finished.stderr)
    lines = finished.stdout.split("\n")
    spooled, most, found, left = (line.split()[0] for line in lines[:4])
    return (finished.stderr or int(spooled) == 0 or int(most) != 1 or int(found) != commits
            or int(left) != 0)


def kill(rounds):
    home = Home()
    home.run("log", "-q", "first")
    usual = sorted(time_of_one(home) for _ in range(20))[10]
    acknowledged = {}
    killed = 0
    chance = random.Random(1)
    for number in range(rounds):
        text = f"entry {number}"
        process = home.start("log", "-q", text)
        time.sleep(chance.uniform(0, 1.5 * usual))
        process.kill()
        out, _ = process.communicate()
        killed += process.returncode != 0
        if out.endswith(b"\n"):
            acknowledged[out.decode().strip()] = text
    found = home.entries()
    lost = [key for key, text in acknowledged.items() if found.get(key) != text]
    texts = list(found.values())
    doubled = len(texts) - len(set(texts)) - texts.count("a usual one") + 1
    home.check()
    print(f"{rounds} rounds, {killed} killed, {len(acknowledged)} acknowledged, {len(lost)} lost, "
          f"{doubled} doubled")
    return lost or doubled or killed == 0 or not acknowledged


def writers(processes, entries):
    """In both journal modes: by themselves, and while others read, copy, compact and empty the log."""
    return any([crowd(processes, entries, mode, is_disturbed)
                for mode in ("wal", "delete") for is_disturbed in (False, True)])


def crowd(processes, entries, mode, is_disturbed):
    home = Home()
    home.run("log", "-q", "first")
    record = home.path / DATA / "trail.db"
    pragma(record, f"journal_mode={mode}")
    is_over = threading.Event()
    nuisance = threading.Thread(target=disturb, args=(home, record, is_over))
    if is_disturbed:
        nuisance.start()
    with multiprocessing.Pool(processes) as pool:
        begin = time.monotonic()
        done = pool.starmap(write_many, [(home.environment, home.folder.name, writer, entries)
                                         for writer in range(processes)], chunksize=1)
        took = time.monotonic() - begin
    is_over.set()
    if is_disturbed:
        nuisance.join()
    failures = [code for answers in done for code, _ in answers if code != 0]
    waits = sorted(wait for answers in done for _, wait in answers)
    texts = [text for text in home.entries().values() if text.startswith("writer")]
    home.check()
    found_mode = pragma(record, "journal_mode")
    wanted = processes * entries
    print(f"{processes} x {entries}, {found_mode}{', disturbed' if is_disturbed else ''}: {wanted - len(failures)} acknowledged, "
          f"{len(failures)} failed, {len(texts)} found, {len(set(texts))} different; "
          f"median {waits[len(waits) // 2] * 1000:.0f} ms, p99 {waits[len(waits) * 99 // 100] * 1000:.0f} ms, "
          f"longest wait {waits[-1] * 1000:.0f} ms, {took:.1f} s")
    return (failures or len(texts) != wanted or len(set(texts)) != wanted or found_mode != mode)


def pragma(record, words):
    with contextlib.closing(sqlite3.connect(record, timeout=5)) as connection:
        return connection.execute(f"PRAGMA {words}").fetchone()[0]


def write_many(environment, folder, writer, entries):
    """Exit code and seconds of each; in a process of its own, so that no writer waits for another here."""
    os.chdir(folder)
    silence = [(os.POSIX_SPAWN_OPEN, number, "/dev/null", os.O_RDWR, 0) for number in range(3)]
    answers = []
    for number in range(entries):
        begin = time.monotonic()
        arguments = [TRAIL, "log", "-q", f"writer {writer} entry {number}"]
        process = os.posix_spawn(TRAIL, arguments, environment, file_actions=silence)
        status = os.waitpid(process, 0)[1]
        answers.append((os.waitstatus_to_exitcode(status), time.monotonic() - begin))
    return answers


def disturb(home, record, is_over):
    """What others do to a record meanwhile; a reader may keep the space from being given back (75)."""
    number = 0
    while not is_over.is_set():
        number += 1
        for words in (["list"], ["search", "entry"], ["db", "stats"], ["db", "backup", f"copy{number}.db"]):
            code, _, err = home.run(*words)
            if code != 0:
                sys.exit(f"{words}: {code} {err}")
        code, _, err = home.run("db", "compact", "-q")
        if code not in (0, 75):
            sys.exit(f"db compact: {code} {err}")
        pragma(record, "wal_checkpoint(PASSIVE)")
        is_over.wait(0.2)


def main():
    acts = {"kill": (kill, [1000]), "writers": (writers, [64, 50]), "hook": (hook, [500]),
            "drain": (drain, [50, 8]), "history": (history, [50, 3000]), "full": (full, [40]),
            "import": (lines, [200, 400]), "opening": (opening, [200]), "backup": (backup, [200])}
    if len(sys.argv) < 2 or sys.argv[1] not in acts:
        sys.exit(__doc__)
    act, defaults = acts[sys.argv[1]]
    given = [int(number) for number in sys.argv[2:]]
    sys.exit(1 if act(*(given + defaults[len(given):])) else 0)


if __name__ == "__main__":
    main()
