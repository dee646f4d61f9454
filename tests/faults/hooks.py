#!/usr/bin/env python3
"""What git hooks promise beside what transcripts can show, tried on the real program.

  hooks.py failures     a record that cannot be written, in every way: silence, exit 0, nothing lost
  hooks.py syncs        what waits is on the disk, and leaves it only when the record has it
  hooks.py processes    no hook starts more than one process of git
  hooks.py crowd        a hook that meets thousands of notes leaves most of them to a command

TRAIL_BINARY names the program. The first two need strace, and are skipped without it.
"""
import contextlib
import fcntl
import os
import pathlib
import re
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True  # the tree stays as it is

from home import DATA, STATE, TRAIL, Home, Repository, Unreachable, waiting

SKIPPED = 77


def expect(condition, *what):
    if not condition:
        sys.exit(" ".join(map(str, what)))


def log_of(home):
    log = home.path / STATE / "hook.log"
    return log.read_text().splitlines() if log.exists() else []


@contextlib.contextmanager
def locked(home):
    with open(home.path / DATA / "trail.db-lock", "r+b") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield ()


@contextlib.contextmanager
def unreachable(home):
    with Unreachable(home):
        yield ()


@contextlib.contextmanager
def read_only(home):
    folder = home.path / DATA
    files = [file for file in folder.iterdir() if file.is_file()]
    for file in files:
        file.chmod(0o400)
    folder.chmod(0o500)
    # The administrator may write everywhere, so that right is given away.
    rights = "-dac_override,-dac_read_search,-fowner"
    yield ("setpriv", f"--bounding-set={rights}") if os.geteuid() == 0 else ()
    folder.chmod(0o700)
    for file in files:
        file.chmod(0o600)


@contextlib.contextmanager
def replaced(home, content):
    folder, aside = home.path / DATA, home.path / "aside"
    shutil.copytree(folder, aside)
    for file in folder.glob("trail.db-*"):
        file.unlink()
    (folder / "trail.db").write_bytes(content)
    yield ()
    expect((folder / "trail.db").read_bytes() == content, "a file that is no record was changed")
    shutil.rmtree(folder)
    aside.rename(folder)


def damaged(home):
    return replaced(home, b"This is no database, though it is long enough to be one. " * 100)


def newer(home):
    subprocess.run(["sqlite3", str(home.path / DATA / "trail.db"),
                    "PRAGMA wal_checkpoint(TRUNCATE)"], check=True, stdout=subprocess.DEVNULL)
    content = bytearray((home.path / DATA / "trail.db").read_bytes())
    content[60:64] = (99).to_bytes(4, "big")  # the schema's number
    return replaced(home, bytes(content))


def failing(error):
    """No write into the record's files succeeds; those of what waits lie elsewhere."""
    @contextlib.contextmanager
    def broken(home):
        record = home.path / DATA / "trail.db"
        files = [word for suffix in ("", "-wal", "-shm", "-journal")
                 for word in ("-P", f"{record}{suffix}")]
        yield ("strace", "-f", "-qq", "-o", "/dev/null", *files, "-e",
               f"inject=pwrite64,write,fallocate,fsync,fdatasync:error={error}")
    return broken


def failures():
    ways = {"locked": locked, "unreachable": unreachable, "read-only": read_only,
            "damaged": damaged, "newer": newer, "full": failing("ENOSPC"),
            "over quota": failing("EDQUOT"), "broken disk": failing("EIO")}
    home = Home()
    repository = Repository(home)
    texts = [repository.commit()]
    repository.hook().communicate()
    for name, way in ways.items():
        texts.append(repository.commit())
        before = len(log_of(home))
        with way(home) as prefix:
            process = home.start("hook", "run", "post-commit", prefix=prefix)
            said = b"".join(process.communicate())
            told = log_of(home)[before:]
            files = waiting(home)
            modes = [file.stat().st_mode & 0o777 for file in files]
            doctor = home.start("doctor", prefix=prefix).communicate()[0].decode()
        expect((process.returncode, said) == (0, b""), name, process.returncode, said)
        expect(len(told) == 1 and "\tpost-commit\t" in told[0] and "waits: " in told[0], name, told)
        expect(modes == [0o600], name, files)
        why = told[0].split("waits: ")[1]
        expect(f"1 commit waits: {why.replace(str(home.path), '~')}" in doctor, name, doctor)
        found = list(home.entries().values())
        expect(sorted(found) == sorted(texts), name, found)
        expect(not waiting(home), name, "goes on waiting")
        home.check()
        print(f"{name}: {why}")


def trace(home, *arguments):
    """The calls that matter for durability, in their order: (name, path)."""
    out = home.path / "trace"
    process = home.start(*arguments, prefix=(
        "strace", "-f", "-y", "-qq", "-o", str(out), "-e",
        "trace=fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,mkdir"))
    said = b"".join(process.communicate())
    expect(process.returncode == 0, said)
    calls = []
    for line in out.read_text().splitlines():
        found = re.search(r"\b(\w+)\((.*)\)\s+= 0", line)
        if not found:
            continue
        paths = re.findall(r'<([^>]*)>|"([^"]*)"', found[2])
        calls.append((found[1], [a or b for a, b in paths][-1]))
    return calls


def place_of(calls, name, ending, after=0):
    for number, (call, path) in enumerate(calls):
        if number >= after and call.startswith(name) and path.endswith(ending):
            return number
    sys.exit(f"no {name} of *{ending} after call {after} of {calls}")


def syncs():
    home = Home()
    repository = Repository(home)
    repository.commit()
    repository.commit()
    calls = trace(home, "hook", "run", "post-commit")  # a repository that is new, and no spool yet
    note, = waiting(home)
    folder = str(note.parent)
    for made in (folder, str(note.parent.parent)):
        parent = str(pathlib.Path(made).parent)
        place_of(calls, "fsync", parent, place_of(calls, "mkdir", made))
    moved = place_of(calls, "rename", note.name)
    written = [number for number, (call, path) in enumerate(calls[:moved])
               if call == "fsync" and path.startswith(folder + "/")]
    expect(written, "a note has its name before it is on the disk", calls)
    place_of(calls, "fsync", folder, moved)
    print("a note is synced, named, and its folder synced")
    calls = trace(home, "list")
    gone = place_of(calls, "unlink", note.name)
    expect(any(call == "fdatasync" or (call == "fsync" and "trail.db" in path)
               for call, path in calls[:gone] if "trail.db" in path),
           "a note goes before the record has it", calls)
    place_of(calls, "fsync", folder, gone)
    print("it goes after the record was synced")


def crowd():
    notes = 4000
    home = Home()
    repository = Repository(home)
    repository.commit()
    repository.hook().communicate()
    with Unreachable(home):
        repository.commit()
        repository.hook().communicate()
    first, = waiting(home)
    text = first.read_text()
    revision = re.search(r'"revision":"(\w+)"', text)[1]
    stamp, rest = first.name.split("-")
    for number in range(1, notes):
        copy = text.replace(revision, f"{number:040x}").replace("commit 2", f"commit {number + 2}")
        (first.parent / f"{int(stamp) + number:020}-{rest}").write_text(copy)
    repository.number += notes
    repository.commit()
    said = b"".join(repository.hook().communicate())
    left = len(waiting(home))
    expect(not said and 0 < left < notes, said, f"{left} are left of {notes}")
    found = home.entries()
    expect(len(set(found.values())) == len(found) == notes + 2, len(found))
    expect(not waiting(home), "some go on waiting")
    print(f"a hook wrote {notes + 1 - left} of {notes + 1} notes, the next command the rest")


class Counted(Repository):
    """Its hooks write down their own beginning, and every git that they start."""

    def __init__(self, home):
        super().__init__(home)
        self.count = home.path / "count"
        for name, text in (("git", f'echo git >> "{self.count}"; exec {shutil.which("git")} "$@"'),
                           *((event, f'echo {event} >> "{self.count}"; '
                              f'PATH="{home.path}/bin:$PATH" exec "{TRAIL}" hook run {event} "$@"')
                             for event in ("post-commit", "post-rewrite"))):
            file = home.path / ("bin" if name == "git" else ".git/hooks") / name
            file.parent.mkdir(exist_ok=True)
            file.write_text(f"#!/bin/sh\n{text}\n")
            file.chmod(0o755)
        home.environment["GIT_EDITOR"] = "true"

    def git(self, *arguments):
        # A rebase in the same second would make the same commits once more.
        self.moment = getattr(self, "moment", 1_790_000_000) + 1
        self.home.environment["GIT_COMMITTER_DATE"] = f"{self.moment} +0000"
        super().git(*arguments)

    def stage(self, file):
        with open(self.home.path / file, "a", encoding="ascii") as out:
            out.write(f"{self.number}\n")
        self.git("add", file)

    def change(self, file="file"):
        self.stage(file)
        self.number += 1
        self.git("commit", "-q", "-m", f"change {self.number}")

    def most(self):
        """The most that one hook has started since the last time, and how many hooks there were."""
        runs = re.split(r"post-\w+\n", self.count.read_text())[1:]
        self.count.write_text("")
        return max(len(run.split()) for run in runs), len(runs)


def processes():
    home = Home()
    repository = Counted(home)
    git = repository.git
    for _ in range(4):
        repository.change()
    home.run("list")
    repository.most()

    def aside(act):
        repository.change(f"file{repository.number}")
        git("checkout", "-q", "-b", f"aside{repository.number}", "HEAD~1")
        act()
        git("checkout", "-q", "main")

    def rebase_with_stops():
        git("checkout", "-q", "-b", f"side{repository.number}", "HEAD~3")
        for _ in range(3):
            repository.change("other")
        git("-c", "sequence.editor=sed -i 2s/pick/edit/", "rebase", "-q", "-i", "HEAD~3")
        git("reset", "-q", "HEAD~1")
        git("commit", "-q", "-a", "-m", f"a half {repository.number}")
        repository.change("half")
        git("rebase", "--continue")

    acts = {
        "commit": repository.change,
        "amend": lambda: git("commit", "-q", "--amend", "-m", "again"),
        "reset and one again": lambda: (git("reset", "-q", "--soft", "HEAD~1"),
                                        git("commit", "-q", "-m", "told better")),
        "reset and two in one": lambda: (repository.change(), git("reset", "-q", "--soft", "HEAD~2"),
                                         git("commit", "-q", "-m", "two in one")),
        "reset to an old one": lambda: (git("reset", "-q", "--hard", "HEAD~2"),
                                        repository.change()),
        "copy by hand": lambda: aside(lambda: (repository.stage("copied"),
                                               git("commit", "-q", "-C", "main"))),
        "cherry-pick": lambda: aside(lambda: git("cherry-pick", "main")),
        "many": lambda: [repository.change() for _ in range(12)],
        "rebase of many": lambda: git("rebase", "-q", "--force-rebase", "HEAD~12"),
        "rebase of few": lambda: git("rebase", "-q", "--force-rebase", "HEAD~3"),
        "rebase with stops": rebase_with_stops,
    }
    for state in ("loose", "packed", "mailmap"):
        if state == "mailmap":
            (home.path / ".mailmap").write_text("Ana <ana@team.example>\n")
        for name, act in acts.items():
            if state == "packed":
                git("gc", "-q")
            act()
            most, hooks = repository.most()
            print(f"{state}, {name}: {most} in one of {hooks}")
            expect(most <= 1, "a hook started git more than once")
        git("checkout", "-q", "main")
        home.run("list")


def main():
    acts = {"failures": failures, "syncs": syncs, "processes": processes, "crowd": crowd}
    if len(sys.argv) != 2 or sys.argv[1] not in acts:
        sys.exit(__doc__)
    if sys.argv[1] in ("failures", "syncs") and not shutil.which("strace"):
        print("strace is missing")
        sys.exit(SKIPPED)
    acts[sys.argv[1]]()


if __name__ == "__main__":
    main()
