#!/usr/bin/env python3
"""Every command on records that are damaged in many ways: it says so, names the file and the command
that helps, and writes nothing. Then the record is recovered and put back.

  damage.py [ROUNDS]      kinds of damage, the same in every run (default 40)

TRAIL_BINARY names the program.
"""
import contextlib
import json
import random
import shutil
import sqlite3
import sys

sys.dont_write_bytecode = True  # the tree stays as it is

from home import DATA, STATE, Home, Repository

PAGE = 4096
READING = [
    ["list"], ["list", "-n", "500"], ["list", "--json"], ["search", "parser"], ["search", "entry", "--json"],
    ["show", "@"], ["show", "@", "--history"], ["undo", "--list"], ["standup"], ["digest", "last-month"],
    ["digest", "-f", "html", "--since", "2020-01-01"], ["stats", "--since", "2020-01-01"], ["decide", "list"],
    ["decide", "show", "D1"], ["decide", "graph"], ["inbox"], ["people", "list"], ["people", "show", "ana"],
    ["agreement", "show"], ["export"], ["export", "-f", "csv"], ["checkin", "--who"], ["doctor"],
    ["db", "check"], ["db", "stats"], ["db", "migrate"], ["db", "sql", "select * from entry"],
    ["__complete", "bash", "--", "trail", "show", ""],
]
WRITING = [
    ["log", "one more +parser", "-p", "api"], ["log", "-k", "blocker", "stuck"], ["edit", "@", "-m", "other"],
    ["rm", "@", "--yes"], ["rm", "@", "--purge", "--yes"], ["undo"], ["decide", "Use WAL", "-m", "why"],
    ["decide", "propose", "Another", "--option", "a", "--option", "b"], ["ask", "bjorn", "why is that?"],
    ["people", "set", "ana", "--tz", "Europe/Berlin"], ["import", "-f", "git", "."],
    ["db", "compact"], ["db", "backup", "copy.db"],
]


def build():
    home = Home()
    repository = Repository(home)
    repository.commit()
    for number in range(150):
        words = ["log", "-q", f"entry {number} about the parser +tag{number % 30}", "-p", f"p{number % 7}"]
        if number % 10 == 0:
            words += ["-m", "long " * 2000]
        home.run(*words)
    home.run("decide", "Use WAL", "-m", "because")
    home.run("ask", "bjorn", "which one?")
    record = home.path / DATA / "trail.db"
    with contextlib.closing(sqlite3.connect(record)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return home, record


def damaged(whole, chance, number):
    content = bytearray(whole)
    pages = len(content) // PAGE
    kind = number % 5
    if kind == 0:  # the header and all tables' beginnings
        content[:PAGE] = bytes(chance.randbytes(PAGE))
    elif kind == 1:
        for _ in range(chance.randint(1, pages // 2)):
            begin = chance.randrange(1, pages) * PAGE
            content[begin:begin + PAGE] = chance.randbytes(PAGE)
    elif kind == 2:
        for _ in range(chance.randint(1, 400)):
            content[chance.randrange(100, len(content))] ^= 1 << chance.randrange(8)
    elif kind == 3:
        del content[chance.randrange(len(content)):]
    else:
        for _ in range(chance.randint(1, 12)):
            to, source = (chance.randrange(1, pages) * PAGE for _ in range(2))
            content[to:to + PAGE] = content[source:source + PAGE]
    return bytes(content)


def place(record, content):
    for ending in ("-wal", "-shm", "-journal"):
        record.with_name(record.name + ending).unlink(missing_ok=True)
    record.write_bytes(content)


def complaint(words, code, out, err, record, content):
    """What is wrong with an answer; empty when nothing is."""
    if code < 0 or code in (70, 134, 139) or "internal error" in err or "Sanitizer" in err:
        return "died, or called it a bug of its own"
    told = [line for line in err.splitlines() if "damaged" in line and line.startswith("trail: ")]
    if not told:
        return ""
    if code not in (74, 75):
        return f"says it is damaged with exit code {code}"
    if str(record) not in err and "~/" not in err:
        return "does not name the file"
    if "hint: trail db recover " not in err and "your text is kept" not in err:
        return "does not name the command that helps"
    log = record.with_name(record.name + "-wal")
    if record.read_bytes() != content or (log.exists() and log.stat().st_size > 0):
        return "wrote"
    return ""


def clear(home):
    shutil.rmtree(home.path / STATE, ignore_errors=True)
    (home.path / "copy.db").unlink(missing_ok=True)


def try_all(home, record, content, chance, number):
    seen = wrong = 0
    for words in READING + WRITING:
        place(record, content)
        clear(home)
        code, out, err = home.run(*words)
        seen += code in (74, 75)
        if problem := complaint(words, code, out, err, record, content):
            wrong += 1
            print(f"damage {number}: trail {' '.join(words)}: {problem}: {code} {err.strip()}")
    return seen, wrong


def recover(home, record, content):
    """How many entries came back; the record is whole again when there were any."""
    place(record, content)
    clear(home)
    fresh = home.path / "fresh.db"
    fresh.unlink(missing_ok=True)
    code, out, err = home.run("db", "recover", str(record), "-o", str(fresh), "--json=entries,lost")
    if code == 65:
        return 0
    if code not in (0, 1):
        sys.exit(f"db recover: {code} {err}")
    code, _, err = home.run("db", "restore", str(fresh), "--yes")
    if code != 0:
        sys.exit(f"db restore: {code} {err}")
    home.check()
    kept = record.with_name(record.name + ".before-restore")
    kept.with_name(kept.name + "-wal").unlink(missing_ok=True)
    if kept.read_bytes()[PAGE:] != content[PAGE:]:
        sys.exit("the damaged record was not kept as it was")
    kept.unlink()
    return json.loads(out)["entries"]


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    home, record = build()
    whole = record.read_bytes()
    chance = random.Random(11)
    complaints = answers = back = 0
    for number in range(rounds):
        content = damaged(whole, chance, number)
        seen, wrong = try_all(home, record, content, chance, number)
        answers += seen
        complaints += wrong
        back += recover(home, record, content)
    print(f"{rounds} kinds of damage, {rounds * len(READING + WRITING)} commands, {answers} refused, "
          f"{complaints} wrong; {back} entries came back")
    sys.exit(1 if complaints or answers == 0 or back == 0 else 0)


if __name__ == "__main__":
    main()
