"""The records that are measured: made once for each size, and copied for what changes them."""
import hashlib
import pathlib
import shutil
import subprocess

from measure import Command

NOW = "2026-11-22T12:00:00Z"
WEEK = "2026-W46"
WEEK_BEGINS, WEEK_ENDS = 1794182400, 1794787200  # Monday 2026-11-09 and 16, 00:00 UTC


class Programs:
    """Copies, as after an installation: a file that a linker wrote piece by piece is in smaller pieces
    of the page cache, and starting it takes a tenth longer."""

    def __init__(self, build):
        build = pathlib.Path(build).resolve()
        self.built = {"trail": build / "trail"}
        for name in ("generate", "stopwatch", "floor_nothing", "floor_insert", "floor_import",
                     "floor_query"):
            self.built[name] = build / "tests" / "bench" / f"bench_{name}"

    def missing(self):
        return [str(path) for path in self.built.values() if not path.exists()]

    def install(self, directory):
        folder = pathlib.Path(directory).resolve() / "bin"
        folder.mkdir(parents=True, exist_ok=True)
        for name, built in self.built.items():
            copy = folder / built.name
            copy.unlink(missing_ok=True)
            copy.write_bytes(built.read_bytes())
            copy.chmod(0o755)
            setattr(self, name, copy)


class Place:
    """The directory of everything that is made, and the world the measured programs see."""

    def __init__(self, directory, programs, seed):
        self.directory = pathlib.Path(directory).resolve()
        self.programs, self.seed = programs, seed
        for name in ("home", "here"):
            (self.directory / name).mkdir(parents=True, exist_ok=True)
        self.environment = {"HOME": str(self.directory / "home"),
                            "PATH": "/usr/local/bin:/usr/bin:/bin",
                            "TZ": "UTC", "LC_ALL": "C.UTF-8", "TERM": "xterm", "TRAIL_NOW": NOW,
                            "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null"}

    @property
    def here(self):
        return self.directory / "here"

    def run(self, *arguments, **options):
        return subprocess.run(list(map(str, arguments)), env=self.environment, cwd=self.here,
                              check=True, text=True, **options)

    def answer(self, *arguments):
        return self.run(*arguments, stdout=subprocess.PIPE).stdout

    def mark(self):
        """Another generator or other tables make other records."""
        record = self.directory / "mark.db"
        record.unlink(missing_ok=True)
        lines = self.directory / "mark.jsonl"
        lines.write_text(self.answer(self.programs.generate, 1))
        self.run(self.programs.trail, "--db", record, "import", lines, stdout=subprocess.DEVNULL)
        tables = self.answer(self.programs.floor_query, record, "SELECT sql FROM sqlite_master")
        remove(record)
        return hashlib.sha256(tables.encode() + self.programs.generate.read_bytes()).hexdigest()[:8]


class Record:
    """A record of so many entries, and the lines it was imported from."""

    def __init__(self, place, size, mark):
        self.place, self.size = place, size
        stem = place.directory / f"trail-{mark}-{place.seed}-{size}"
        self.lines, self.path = stem.with_suffix(".jsonl"), stem.with_suffix(".db")
        if not self.lines.exists():
            unfinished = self.lines.with_suffix(".part")
            with open(unfinished, "w") as out:
                place.run(place.programs.generate, size, place.seed, stdout=out)
            unfinished.rename(self.lines)
        if not self.path.exists():
            unfinished = self.path.with_suffix(".part")
            remove(unfinished)
            place.run(place.programs.trail, "--db", unfinished, "import", self.lines,
                      stdout=subprocess.DEVNULL)
            settle(place, unfinished)
            unfinished.rename(self.path)
            remove(unfinished)

    def copy(self, name):
        copied = self.place.directory / f"copy-{name}.db"
        remove(copied)
        shutil.copyfile(self.path, copied)
        return copied

    def ask(self, sql):
        return self.place.answer(self.place.programs.floor_query, self.path, sql).strip()

    def trail(self, *arguments, **options):
        return Command([self.place.programs.trail, "--db", self.path, *arguments], **options)

    def floor(self, sql):
        return Command([self.place.programs.floor_query, self.path, sql])

    def shell(self, sql):
        """Read only, so that its end does not take the log away from the others."""
        return Command(["sqlite3", "-readonly", self.path, sql])


def settle(place, record):
    """Empties the log beside the record: whoever opens it next need not read it first."""
    place.answer(place.programs.floor_query, record, "PRAGMA wal_checkpoint(TRUNCATE)")


def remove(record):
    for suffix in ("", "-wal", "-shm", "-lock"):
        pathlib.Path(f"{record}{suffix}").unlink(missing_ok=True)
