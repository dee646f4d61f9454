"""Who reads lines in, makes a record or copies one, killed at random moments; and how that is judged."""
import json
import random
import shutil
import sys
import time

from home import Home


def compare(home, acknowledged):
    """What was acknowledged and is not there; what is there twice."""
    texts = list(home.entries().values())
    home.check()
    return set(acknowledged) - set(texts), len(texts) - len(set(texts))


def time_of(home, *arguments):
    begin = time.monotonic()
    home.run(*arguments)
    return time.monotonic() - begin


def time_of_one(home):
    return time_of(home, "log", "-q", "a usual one")


def paced(longest, process):
    """How long to wait at most before the next kill: about half are killed on any machine."""
    return longest * (1.1 if process.returncode else 1 / 1.1)


def lines(rounds, count):
    """As with history; then each line stands in the record once."""
    home = Home()
    (home.path / "lines.jsonl").write_text("".join(
        json.dumps({"text": f"line {number}", "author": "ana", "at": "2026-11-20T08:00Z"}) + "\n"
        for number in range(count)))
    home.run("log", "-q", "first")
    arguments = ("import", "-q", "lines.jsonl")
    usual = 1.2 * time_of(home, *arguments)
    home.run("undo", "-q")
    chance = random.Random(6)
    killed = partly = finished = 0
    for _ in range(rounds):
        process = home.start(*arguments)
        time.sleep(chance.uniform(0, usual))
        process.kill()
        process.communicate()
        usual = paced(usual, process)
        killed += process.returncode != 0
        found = len(home.entries()) - 1
        partly += found not in (0, count)
        if process.returncode == 0 and found != count:
            sys.exit(f"{count - found} acknowledged lines are lost")
        finished += found == count
        home.run(*arguments)
        lost, doubled = compare(home, [f"line {number}" for number in range(count)])
        if lost or doubled:
            sys.exit(f"{len(lost)} lost, {doubled} doubled")
        if home.run("undo", "-q", "--list", "-n", "1")[0] != 0 or home.run("undo", "-q")[0] != 0:
            sys.exit("an import cannot be undone")
    print(f"{rounds} x {count} lines, {killed} killed, {finished} whole, {partly} times a part, "
          "nothing lost, nothing doubled")
    return partly or killed == 0


def opening(rounds):
    """The first entry of all: its file, folder and tables are made at the same time."""
    home = Home()
    usual = 2 * time_of_one(home)
    chance = random.Random(7)
    killed = acknowledged = 0
    for number in range(rounds):
        shutil.rmtree(home.path / ".local")
        process = home.start("log", "-q", f"entry {number}")
        time.sleep(chance.uniform(0, usual))
        process.kill()
        out, _ = process.communicate()
        killed += process.returncode != 0
        usual = paced(usual, process)
        is_told = out.endswith(b"\n")
        acknowledged += is_told
        home.run("log", "-q", "the next")
        lost, doubled = compare(home, ["the next"] + [f"entry {number}"] * is_told)
        if lost or doubled:
            sys.exit(f"{lost} lost, {doubled} doubled")
    print(f"{rounds} new records, {killed} killed, {acknowledged} acknowledged, none lost or doubled")
    return killed == 0 or acknowledged == 0


def backup(rounds):
    """A copy that is there is whole, acknowledged or not; the record is as it was; others can be made."""
    home = Home()
    for number in range(30):
        home.run("log", "-q", f"entry {number}")
    usual = 1.2 * time_of(home, "db", "backup", "copy.db")
    chance = random.Random(8)
    killed = acknowledged = 0
    for number in range(rounds):
        for file in home.path.glob("copy*"):
            file.unlink()
        process = home.start("db", "backup", "copy.db")
        time.sleep(chance.uniform(0, usual))
        process.kill()
        process.communicate()
        usual = paced(usual, process)
        killed += process.returncode != 0
        acknowledged += process.returncode == 0
        if process.returncode == 0 or (home.path / "copy.db").exists():
            code, out, err = home.run("--db", "copy.db", "export")
            if code != 0 or out.count('"id"') != 30:
                sys.exit(f"a copy is not whole: {err}")
        if home.run("db", "backup", f"copy-{number}.db")[0] != 0:
            sys.exit("no other copy can be made")
    lost, doubled = compare(home, [f"entry {number}" for number in range(30)])
    print(f"{rounds} copies, {killed} killed, {acknowledged} acknowledged and whole, {len(lost)} lost, "
          f"{doubled} doubled")
    return lost or doubled or killed == 0 or acknowledged == 0
