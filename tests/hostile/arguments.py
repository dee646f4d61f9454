#!/usr/bin/env python3
"""Random argument vectors, and hostile ones: never a signal, never a fault of the program's own.

  arguments.py [VECTORS [SEED]]      default 500, the whole form is 10000

Each is a command with its own options and words, some of them other than they should be. What is
said on standard error is lines of text, whatever was given. TRAIL_BINARY names the program.
"""
import concurrent.futures
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True  # the tree stays as it is

from corpus import texts
from faces import raw_controls

TRAIL = os.path.abspath(os.environ["TRAIL_BINARY"])
HOSTILE = [text.replace(b"\0", b"") for text in texts()]
PLAIN = [word.encode() for word in (
    "@ @1 D1 ana bo me all api parsers +tag tag:x kind:win is:open has:body week last-week 2026-W47 "
    "2026-11-22 fri yesterday 3d 09:00 1 0 -1 5 99999999999 txt md html json csv jsonl eml madr adr "
    "git auto - -- . x.txt folder user.name core.editor mail.to digest.group_by text id,text help "
    "post-commit post-rewrite project person bash zsh fish Europe/Berlin a..b name:x").split()]
# What each command takes is asked of its own help.
OPTION = re.compile(r"^ +(?:(-\w), +)?(--[a-z-]+)((?:\[?=| )[A-Za-z|]+)?", re.M)


class Home:
    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="trail-arguments-")
        self.path = pathlib.Path(self.folder.name)
        self.work = self.path / "work" / "here"  # ".." is still inside
        self.work.mkdir(parents=True)
        self.environment = {
            "HOME": str(self.path), "PATH": os.environ["PATH"], "TZ": "UTC", "EDITOR": "true",
            "GIT_CONFIG_GLOBAL": str(self.path / "gitconfig"), "GIT_CONFIG_NOSYSTEM": "1",
            "TRAIL_AUTHOR": "ana", "TRAIL_NOW": "2026-11-22T11:02:00+01:00", "PAGER": "cat",
            # A child of a test's child is not what is looked for.
            "ASAN_OPTIONS": "detect_leaks=0:abort_on_error=1", "UBSAN_OPTIONS": "halt_on_error=1",
        }
        subprocess.run(["git", "init", "-q", str(self.work)], env=self.environment, check=True)
        (self.work / "x.txt").write_bytes(b"\n".join(HOSTILE))
        (self.work / "folder").mkdir()
        config = self.path / ".config" / "trail"
        config.mkdir(parents=True)
        (config / "config.toml").write_text('[mail]\nsendmail = "true"\nfrom = "t@team.example"\n')
        for text in ("first +tag", "kind:blocker stuck", "kind:next later"):
            self.run([b"log", b"-q", text.encode()], b"")
        self.run([b"decide", b"-q", b"Use WAL"], b"")

    def run(self, vector, given):
        return subprocess.run([TRAIL, *vector], input=given, env=self.environment, cwd=self.work,
                              capture_output=True, timeout=60, check=False)


def shapes():
    """Each command with the options that it knows: (words, [(option, whether it takes a value)])."""
    home = Home()
    pages = sorted((pathlib.Path(__file__).resolve().parents[2] / "man").glob("trail-*.1"))
    waiting = [[page.stem.removeprefix("trail-")] for page in pages]
    waiting += [["hook", "run"]]
    found = []
    while waiting:
        words = waiting.pop()
        page = home.run([word.encode() for word in words] + [b"--help"], b"").stdout.decode()
        waiting += [line.split() for line in re.findall(r"^  trail ((?:[a-z]+ )+) +", page, re.M)
                    if line.split()[:-1] == words]
        options = [(option.encode(), bool(rest.strip(" ")))
                   for _, option, rest in OPTION.findall(page)]
        found.append(([word.encode() for word in words], options))
    assert len(found) > 55 and sum(len(options) for _, options in found) > 900, found
    return found


def value(chance):
    return chance.choice(PLAIN) if chance.random() < 0.7 else chance.choice(HOSTILE)[:20000]


def vector(chance, known):
    words, options = chance.choice(known)
    made = list(words) if chance.random() < 0.97 else [value(chance)]
    for _ in range(chance.choice((0, 1, 1, 2, 2, 3, 6))):
        option, takes = chance.choice(options) if chance.random() < 0.6 else (None, False)
        if option is None:
            made.append(value(chance))
        elif takes and chance.random() < 0.9:
            made += [option, value(chance)] if chance.random() < 0.5 else [option + b"=" + value(chance)]
        else:
            made.append(option)
    if chance.random() < 0.05:
        chance.shuffle(made)
    return [word[:100000] for word in made]


def outside(made):
    """Nothing outside of the scratch home is written: the test may be run by the administrator."""
    return any(b"/" in word and (b".." in word or word.startswith(b"/")) for word in made)


def series(known, count, seed):
    chance = random.Random(seed)
    home = Home()
    codes, faults = {}, []
    while sum(codes.values()) < count:
        made = vector(chance, known)
        if outside(made):
            continue
        if b"--no-input" not in made:
            made.append(b"--no-input") if chance.random() < 0.5 else None
        given = chance.choice((b"", chance.choice(HOSTILE), b"text\n"))
        try:
            done = home.run(made, given)
        except subprocess.TimeoutExpired:
            faults.append(f"{made}: does not end")
            codes[-1] = codes.get(-1, 0) + 1
            continue
        codes[done.returncode] = codes.get(done.returncode, 0) + 1
        is_told = done.returncode in (0, 1) or done.stderr
        if done.returncode < 0 or done.returncode in (70, 134, 139) or not is_told:
            faults.append(f"{made}: {done.returncode} {done.stderr[-2000:]}")
        elif bad := raw_controls(done.stderr, styled=b"always" in b" ".join(made)):
            faults.append(f"{made}: says {bad} {done.stderr[:2000]}")
    return codes, faults


def main():
    given = [int(number) for number in sys.argv[1:]]
    count, seed = (given + [500, 1][len(given):])[:2]
    known = shapes()
    workers = os.cpu_count()
    total, faults = {}, []
    with concurrent.futures.ProcessPoolExecutor(workers) as pool:
        for codes, wrong in pool.map(series, [known] * workers, [count // workers] * workers,
                                     range(seed, seed + workers)):
            faults += wrong
            for code, times in codes.items():
                total[code] = total.get(code, 0) + times
    print(f"{sum(total.values())} vectors,", ", ".join(
        f"exit {code}: {times}" for code, times in sorted(total.items())), f"{len(faults)} wrong")
    for fault in faults[:20]:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
