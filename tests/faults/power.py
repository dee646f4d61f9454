#!/usr/bin/env python3
"""Power loss: what a run wrote and synced is replayed up to every call, and what a disk may have left of
it is opened.

  power.py              a part of the calls, as continuous integration does
  power.py --whole      every call, with more of what a disk may leave

A disk has what was synced. Of what was written since, it has all, nothing, the names without the
content or the content without the names, or any part, torn at 512 or 4096 bytes. Whatever was
acknowledged before must be there, once, and the record whole. TRAIL_BINARY names the program; without
strace the test is skipped.
"""
import concurrent.futures
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True  # the tree stays as it is

from calls import SKIPPED, can_trace
from home import DATA, Home, Unreachable

CALLS = ("openat,write,pwrite64,ftruncate,rename,renameat,renameat2,unlink,unlinkat,mkdir,fsync,"
         "fdatasync,close")
KEPT = b"kept in the outbox"


def unescaped(text):
    return bytes.fromhex(text.replace("\\x", "")) if text.startswith("\\x") else text.encode()


class Step:
    """One call: what it did, to which file."""

    def __init__(self, kind, path, data=b"", at=0, other=None):
        self.kind, self.path, self.data, self.at, self.other = kind, path, data, at, other


def steps_of(trace, home):
    """The calls that change something below the home, syncs, and what was said to the user."""
    places = {}
    strings = r'"((?:\\x[0-9a-f]{2})*)"'
    for line in pathlib.Path(trace).read_text().splitlines():
        found = re.match(r"(\w+)\((.*)\) += (\d+)", line)
        if not found:
            continue
        name, rest, result = found.group(1), found.group(2), int(found.group(3))
        said = [unescaped(text) for text in re.findall(strings, rest)]
        number = re.match(r"(\d+)<(.*?)>", rest)
        path = os.path.join(home, unescaped(number.group(2)).decode()) if number else ""
        if name in ("write", "pwrite64"):
            if number.group(1) in ("1", "2"):
                yield Step("said", "", said[0])
            elif path.startswith(home):
                at = int(rest.rsplit(", ", 1)[1]) if name == "pwrite64" else places.get(path, 0)
                places[path] = at + result if name == "write" else places.get(path, 0)
                yield Step("write", path, said[0][:result], at)
        elif name == "openat":
            path = os.path.join(home, said[0].decode())
            places[path] = 0
            if "O_CREAT" in rest and path.startswith(home):
                yield Step("make", path)
        elif name == "ftruncate":
            yield Step("cut", path, at=int(rest.rsplit(", ", 1)[1]))
        elif name.startswith("rename"):
            yield Step("move", said[0].decode(), other=said[1].decode())
        elif name.startswith("unlink"):
            yield Step("remove", said[0].decode())
        elif name == "mkdir":
            yield Step("folder", said[0].decode())
        elif "sync" in name:
            yield Step("sync", path)


class Disk:
    """Files by number, names by folder; of both what is safe, and what was done since."""

    def __init__(self, home):
        self.home, self.next = home, 0
        self.safe, self.since = {}, {}           # of each file: bytes, [steps]
        self.names, self.names_since = {}, {}    # of each folder: {name: file}, [steps]
        self.folders = {home}
        for folder, _, files in os.walk(home):
            self.folders.add(folder)
            for name in files:
                self.names[os.path.join(folder, name)] = self.next
                self.safe[self.next] = pathlib.Path(folder, name).read_bytes()
                self.next += 1
        self.now = dict(self.names)

    def apply(self, step):
        folder = os.path.dirname(step.path)
        if step.kind == "make" and step.path not in self.now:
            self.safe[self.next] = b""
            self.link(folder, (step.path, self.next))
            self.next += 1
        elif step.kind in ("write", "cut") and step.path in self.now:
            self.since.setdefault(self.now[step.path], []).append(step)
        elif step.kind == "move":
            file = self.now[step.path]
            self.link(folder, (step.path, None), (step.other, file))
        elif step.kind == "remove" and step.path in self.now:
            self.link(folder, (step.path, None))
        elif step.kind == "folder":
            self.folders.add(step.path)
        elif step.kind == "sync" and step.path in self.now:
            file = self.now[step.path]
            self.safe[file] = self.content(file, self.since.pop(file, []))
        elif step.kind == "sync":
            for change in self.names_since.pop(step.path, []):
                self.take(self.names, change)

    def link(self, folder, *changes):
        """A rename is one change: both names or none."""
        self.names_since.setdefault(folder, []).append(changes)
        self.take(self.now, changes)

    @staticmethod
    def take(names, changes):
        for path, file in changes:
            if file is None:
                names.pop(path, None)
            else:
                names[path] = file

    def content(self, file, steps):
        made = bytearray(self.safe[file])
        for step in steps:
            if step.kind == "cut":
                del made[step.at:]
                made.extend(bytes(max(0, step.at - len(made))))
            else:
                made.extend(bytes(max(0, step.at - len(made))))
                made[step.at:step.at + len(step.data)] = step.data
        return bytes(made)

    def left(self, way, chance):
        """(names, contents) that may be found: `way` says which of what was not synced."""
        names = dict(self.names)
        for changes in self.names_since.values():
            kept = len(changes) if way in ("all", "names") else 0
            if way in (512, 4096):
                kept = chance.randrange(len(changes) + 1)  # a folder's changes keep their order
            for change in changes[:kept]:
                self.take(names, change)
        contents = {}
        for file in set(names.values()):
            steps = self.since.get(file, [])
            if way in ("nothing", "names"):
                steps = []
            elif way in (512, 4096):
                steps = [piece for step in steps for piece in torn(step, way, chance)]
            contents[file] = self.content(file, steps)
        return names, contents


def torn(step, size, chance):
    """Any of a write's sectors."""
    if step.kind == "cut":
        return [step] if chance.random() < 0.5 else []
    pieces, at, end = [], step.at, step.at + len(step.data)
    while at < end:
        stop = min(end, (at // size + 1) * size)
        if chance.random() < 0.7:
            pieces.append(Step("write", step.path, step.data[at - step.at:stop - step.at], at))
        at = stop
    return pieces


class Story:
    """Commands one after another on a disk that may lose power at any call."""

    def __init__(self, name, commands, prepare=None, journal=None):
        self.name, self.commands, self.prepare, self.journal = name, commands, prepare, journal


def lines(count):
    return "".join(json.dumps({"text": f"line {number}", "author": "ana", "body": "b" * 900,
                               "at": f"2026-11-{number % 20 + 1:02}T08:00:00+00:00"}) + "\n"
                   for number in range(count))


def with_record(home):
    home.run("log", "-q", "before")
    (home.path / "lines.jsonl").write_text(lines(150))


def with_rollback_journal(home):
    with_record(home)
    subprocess.run(["sqlite3", str(home.path / DATA / "trail.db"), "PRAGMA journal_mode=DELETE"],
                   check=True, capture_output=True)


def with_waiting(home):
    with_record(home)
    with Unreachable(home):
        home.run("log", "waited")


def without_folder(home):
    (home.path / DATA).parent.mkdir(parents=True)
    (home.path / DATA).touch()


LOGS = [("log", "-q", "one"), ("log", "-q", "two")]
STORIES = [
    Story("first", [("log", "-q", "one"), ("log", "-q", "two")]),
    Story("log", [*LOGS, ("decide", "-q", "three"), ("undo", "-q"), ("log", "-q", "four")], with_record),
    Story("checkpoint", [("import", "-q", "lines.jsonl"), *LOGS], with_record),
    Story("rollback journal", LOGS, with_rollback_journal),
    Story("outbox", LOGS, without_folder),
    Story("drain", [("list", "-q")], with_waiting),
]
SHORT = ("log", "outbox", "drain", "rollback journal")


def record_story(story, home):
    """The steps of all commands; before each of them the place where it was acknowledged."""
    disk = Disk(str(home.path))
    steps = []
    out = str(home.path) + ".trace"
    for command in story.commands:
        process = home.start(*command, prefix=("strace", "-qq", "-y", "-xx", "-s", "2000000", "-o",
                                               out, "-e", f"trace={CALLS}"))
        process.communicate()
        steps += [(step, command) for step in steps_of(out, str(home.path))]
        steps.append((Step("ended", "", data=bytes([process.returncode])), command))
    os.unlink(out)
    return disk, steps


def text_of(command):
    return command[2] if command[0] in ("log", "decide") else None


def put(names, contents, folders, home):
    """In the same place, by whose name some of it is kept."""
    for each in home.path.iterdir():
        shutil.rmtree(each) if each.is_dir() else each.unlink()
    for folder in sorted(folders):
        os.makedirs(folder, exist_ok=True)
    for path, file in names.items():
        if path.endswith("-shm"):
            continue  # only memory; a new start of the machine has none
        if not os.path.isdir(path):
            pathlib.Path(path).write_bytes(contents[file])
    # What was a file where the record's folder should be is mended.
    data = home.path / DATA
    if data.is_file():
        data.unlink()


def fault_in(home, acknowledged, gone, attempted):
    home.run("list", "-q")  # what waits is written
    code, out, err = home.run("export")
    if code != 0:
        return f"export: {code} {err}"
    texts = [item["text"] for item in map(json.loads, out.splitlines()) if "id" in item]
    if missing := [text for text in acknowledged if text not in texts]:
        return f"lost {missing}, has {texts[:5]}"
    if len(texts) != len(set(texts)):
        return f"doubled {texts}"
    if more := [text for text in texts if text not in attempted or text in gone]:
        return f"has {more}"
    if (home.path / DATA / "trail.db").exists():
        code, out, err = home.run("db", "check")
        if code != 0:
            return f"db check: {code} {out}{err}"
    return None


def tell(step):
    return f"{step.kind} {os.path.basename(step.path)} {step.at}+{len(step.data)}"


def try_story(name, is_whole):
    story = next(story for story in STORIES if story.name == name)
    home = Home()
    if story.prepare:
        story.prepare(home)
    before = ["before"] if story.prepare in (with_record, with_rollback_journal, with_waiting) else []
    acknowledged = list(before) + (["waited"] if story.prepare == with_waiting else [])
    attempted = {*acknowledged, *(f"line {number}" for number in range(150))}
    gone = []
    disk, steps = record_story(story, home)
    chance = random.Random(5)
    ways = ["all", "nothing", "names", "content", 512, 4096] + ([512, 4096] * 3 if is_whole else [])
    tried, faults = 0, []
    for number, (step, command) in enumerate(steps):
        disk.apply(step)
        if text_of(command):
            attempted.add(text_of(command))
        if step.kind == "said" and (step.data.strip() and command[0] == "log" or KEPT in step.data):
            acknowledged.append(text_of(command))
        if command[0] == "undo":
            if step.kind == "ended":
                gone.append("three")
        elif step.kind == "ended" and command[0] == "decide":
            three = text_of(command)  # until something undoes it
            acknowledged.append(three)
        if command[0] == "undo" and "three" in acknowledged:
            acknowledged.remove("three")
        if step.kind == "ended" and command[0] == "import":
            acknowledged += [f"line {number}" for number in range(150)]
        is_plain_write = step.kind in ("write", "make")
        if step.kind == "close" or (not is_whole and is_plain_write and number % 9):
            continue
        for way in ways if is_whole else (ways[number % 6], ways[(number + 3) % 6]):
            names, contents = disk.left(way, chance)
            put(names, contents, disk.folders, home)
            tried += 1
            if fault := fault_in(home, acknowledged, gone, attempted):
                faults.append(f"{name}: after call {number} ({tell(step)}) of {command}, {way}: {fault}")
    return f"{name}: {len(steps)} calls, {tried} disks, {len(faults)} wrong", faults


def main():
    if not can_trace():
        print("strace is missing or may not trace")
        return SKIPPED
    is_whole = len(sys.argv) > 1
    names = [name for name in sys.argv[1:] if name != "--whole"]
    wanted = names or ([story.name for story in STORIES] if is_whole else SHORT)
    failed = False
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as pool:
        for line, faults in pool.map(try_story, wanted, [is_whole] * len(wanted)):
            print(line, *(fault[:700] for fault in faults[:12]), sep="\n  ", flush=True)
            failed = failed or bool(faults)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
