"""The acts that are measured at each size: what is run, and what it is held against."""
import itertools
import shutil
import statistics
from dataclasses import dataclass

import costs
from measure import Command
from records import WEEK, WEEK_BEGINS, WEEK_ENDS, remove, settle

PLACES = 16  # in each second
A_LINE = "Fixed the parser crash on empty input #42"


@dataclass
class Row:
    act: str
    size: int
    ours: float
    floor: float | None = None
    cost: costs.Cost = costs.NONE
    unit: str = "ms"
    p99: float | None = None
    remark: str = ""

    @property
    def ratio(self):
        return self.ours / self.floor if self.floor else None

    def holds(self, ratio_limit, limit):
        """True, False, or nothing where nobody set a limit."""
        if ratio_limit is not None and self.ratio is not None:
            return self.ratio <= ratio_limit
        return None if limit is None else self.ours <= limit


def timed(act, size, floor, ours, cost, remark=""):
    return Row(act, size, ours.median, floor.median, cost, "ms", ours.p99, remark)


class Words:
    """Words by how often they come."""

    def __init__(self, record):
        programs = record.place.programs
        ranks = record.place.answer(programs.generate, "--words").splitlines()
        self.by_rank = [line.split("\t")[1] for line in ranks]
        self.common, self.second, self.medium = (self.by_rank[rank - 1] for rank in (1, 2, 300))
        self.rare = self.first_found(record)

    def first_found(self, record):
        """The rarest rank of a few that this record holds at all."""
        for rank in itertools.chain(range(20_000, 1_000, -500), range(1_000, 200, -25)):
            word = self.by_rank[rank - 1]
            if record.ask(f"SELECT 1 FROM entry_text WHERE entry_text MATCH '\"{word}\"' LIMIT 1"):
                return word
        return self.medium


def start(record, watch, options):
    programs = record.place.programs
    nothing = Command([programs.floor_nothing])
    commands = [nothing, Command([programs.trail, "--version"]), Command([programs.trail, "help"]),
                Command(["git", "--version"])]
    floor, version, help_page, git = watch.side_by_side(commands, options.pairs * 2)
    beside = f"git --version {git.median:.2f} ms"
    yield timed("start: trail --version", record.size, floor, version, costs.START, beside)
    yield timed("start: trail help", record.size, floor, help_page, costs.START)


def log(record, watch, options):
    programs = record.place.programs
    ours, bare = record.copy("log"), record.copy("floor")
    command = Command([programs.trail, "--db", ours, "log", A_LINE], moves_on=True)
    least = Command([programs.floor_insert, bare])
    floor, samples = watch.side_by_side([least, command], options.pairs * 5)
    yield timed("log", record.size, floor, samples, costs.LOG)
    if samples.p99 is not None:
        yield Row("log: p99 in medians", record.size, samples.p99 / samples.median,
                  floor.p99 / floor.median, costs.LOG_WORST, "times")
    yield Row("log: memory", record.size, samples.memory, floor.memory, costs.MEMORY, "MB")
    counted, least_counted = watch.syncs(command), watch.syncs(least)
    if counted is not None:
        yield Row("log: syncs", record.size, counted, least_counted, costs.LOG_SYNCS, "")
    remove(ours)
    remove(bare)


COLUMNS = "e.id, e.place, e.kind, e.author, e.project, e.tags, e.line"


def timeline(record, watch, options):
    sql = f"SELECT {COLUMNS} FROM entry e ORDER BY e.place DESC LIMIT 40"
    commands = [record.floor(sql), record.shell(sql), record.trail(),
                record.trail("--no-pager", out=options.terminal.name)]
    floor, shell, pipe, read = watch.side_by_side(commands, options.pairs)
    beside = f"sqlite3 {shell.median:.2f} ms"
    yield timed("trail, into a pipe", record.size, floor, pipe, costs.LIST, beside)
    yield timed("trail, at a terminal", record.size, floor, read, costs.LIST)


def newest_sql(match):
    return (f"SELECT {COLUMNS} FROM (SELECT rowid AS place FROM entry_text WHERE entry_text MATCH "
            f"'{match}' ORDER BY rowid DESC LIMIT 20) f JOIN entry e ON e.place = f.place "
            f"ORDER BY f.place DESC")


def best_sql(match):
    return (f"SELECT {COLUMNS} FROM (SELECT rowid AS place, rank AS score FROM entry_text WHERE "
            f"entry_text MATCH '{match}' ORDER BY rank LIMIT 20) f JOIN entry e ON e.place = f.place "
            f"ORDER BY f.score")


def questions(record):
    """What is asked for, as the index is asked, and as the program is."""
    words = Words(record)
    project, name = record.ask(
        "SELECT p.number, p.name FROM entry e JOIN project p ON p.number = e.project "
        "GROUP BY e.project ORDER BY count(*) DESC LIMIT 1").split("|")
    yield "a rare word", f'"{words.rare}"', [words.rare]
    yield "a medium word", f'"{words.medium}"', [words.medium]
    yield "the most common word", f'"{words.common}"', [words.common]
    yield "two words", f'"{words.common}" AND "{words.medium}"', [words.common, words.medium]
    yield ("a word, two filters", f'"{words.common}" AND facets : p{project} AND facets : k0',
           [words.common, "-p", name, "-k", "done"])
    yield "a phrase", f'"{words.second} {words.common}"', [f'"{words.second} {words.common}"']
    yield "a prefix", f'"{words.medium[:3]}" *', [words.medium[:3] + "*"]
    yield "nothing found", '"qqqqqq"', ["qqqqqq"]


def search(record, watch, options):
    for name, match, asked in questions(record):
        found = bool(record.ask(f"SELECT 1 FROM entry_text WHERE entry_text MATCH '{match}' LIMIT 1"))
        status = 0 if found else 1
        for order, sql in (("newest", newest_sql(match)), ("relevance", best_sql(match))):
            commands = [record.floor(sql), record.trail("search", *asked, "--sort", order, status=status)]
            if name == "a medium word":
                commands.append(record.trail("--no-pager", "search", *asked, "--sort", order,
                                             out=options.terminal.name, status=status))
            floor, ours, *read = watch.side_by_side(commands, options.pairs)
            # Ranking everything is slow only where there is much of it.
            much = name == "the most common word" and record.size >= 100_000
            cost = costs.SEARCH_BEST if order == "relevance" and much else costs.SEARCH_NEWEST
            act = f"search {order}: {name}"
            yield timed(act, record.size, floor, ours, cost)
            for samples in read:
                yield timed(f"{act}, at a terminal", record.size, floor, samples, cost)
            if name == "the most common word":
                yield Row(f"search {order}: memory", record.size, ours.memory, floor.memory,
                          costs.MEMORY, "MB")


def digest(record, watch, options):
    week = f"e.place BETWEEN {WEEK_BEGINS * PLACES} AND {WEEK_ENDS * PLACES - 1}"
    sql = f"SELECT {COLUMNS}, e.body, e.refs FROM entry e WHERE {week} ORDER BY e.place"
    entries = record.ask(f"SELECT count(*) FROM entry e WHERE {week}")
    commands = [record.floor(sql), record.shell(sql), record.trail("digest", WEEK)]
    floor, shell, ours = watch.side_by_side(commands, options.pairs)
    yield timed("digest of a week", record.size, floor, ours, costs.DIGEST,
                f"{entries} entries; sqlite3 {shell.median:.2f} ms")
    yield Row("digest: memory", record.size, ours.memory, floor.memory, costs.MEMORY, "MB")


def complete(record, watch, options):
    """What stands between a press of Tab and its answer, without the shell's own part."""
    for place, words in (("commands", ["0", "se"]), ("projects", ["2", "list", "-p", ""]),
                         ("tags", ["2", "list", "-t", "a"]), ("items", ["1", "show", ""]),
                         ("an id", ["1", "show", "g"]), ("open items", ["2", "log", "--closes", ""]),
                         ("operations", ["1", "undo", ""]), ("fields", ["1", "list", "--json="])):
        # The record is named on the line, as a person would; the number counts those words, too.
        number, *rest = words
        line = ["--db", str(record.path), *rest]
        command = Command([record.place.programs.trail, "__complete", str(int(number) + 2), *line])
        ours, = watch.side_by_side([command], options.pairs)
        yield Row(f"completion of {place}", record.size, ours.median, None, costs.COMPLETE,
                  p99=ours.p99)


def files_of(record):
    return tuple(f"{record}{suffix}" for suffix in ("", "-wal", "-shm", "-lock"))


def transfer(record, watch, options):
    programs, directory = record.place.programs, record.place.directory
    settle(record.place, record.path)
    fresh, bare = directory / "import.db", directory / "import-floor.db"
    commands = [Command([programs.floor_import, record.path, bare], makes=files_of(bare)),
                Command([programs.trail, "--db", fresh, "import", record.lines],
                        makes=files_of(fresh))]
    floor, ours = watch.side_by_side(commands, options.rounds)
    yield timed("import JSON Lines", record.size, floor, ours, costs.IMPORT, pace(record.size, ours))
    yield Row("import: memory", record.size, ours.memory, floor.memory, costs.IMPORT_MEMORY, "MB")
    remove(bare)
    out = str(directory / "export.jsonl")
    commands = [record.floor("SELECT * FROM entry ORDER BY place"), record.trail("export", out=out)]
    floor, ours = watch.side_by_side(commands, options.rounds)
    yield timed("export JSON Lines", record.size, floor, ours, costs.NONE, pace(record.size, ours))
    yield Row("export: memory", record.size, ours.memory, floor.memory, costs.NONE, "MB")
    record.place.answer(programs.trail, "--db", fresh, "db", "compact")
    yield Row("bytes an entry", record.size, fresh.stat().st_size / record.size,
              record.lines.stat().st_size / record.size, costs.BYTES, "")
    remove(fresh)
    remove(out)


def pace(count, samples):
    return f"{count / samples.median * 1e3:,.0f} a second"


def crowd(record, watch, options):
    programs = record.place.programs
    ours, bare = record.copy("crowd"), record.copy("crowd-floor")
    count = options.crowd * options.crowd_each
    bare_runs, runs = [], []
    for _ in range(options.rounds):
        bare_runs.append(watch.crowd(Command([programs.floor_insert, bare]), options.crowd,
                                     options.crowd_each))
        runs.append(watch.crowd(Command([programs.trail, "--db", ours, "log", A_LINE], moves_on=True),
                                options.crowd, options.crowd_each))
    whole, least = (statistics.median(run[0] for run in each) for each in (runs, bare_runs))
    wait, least_wait = (max(run[1] for run in each) for each in (runs, bare_runs))
    name = f"{options.crowd} processes x {options.crowd_each} log"
    yield Row(name, record.size, whole, least, costs.CROWD, remark=f"{whole / count:.2f} ms each")
    yield Row(f"{name}: longest wait", record.size, wait, least_wait, costs.CROWD_WAIT)
    kept = int(record.place.answer(programs.floor_query, ours, "SELECT count(*) FROM entry"))
    failed = sum(run[2] for run in runs)
    lost = record.size + count * options.rounds - failed - kept
    yield Row(f"{name}: failed or lost", record.size, failed + lost, None, costs.CROWD_ERRORS, "")
    remove(ours)
    remove(bare)


def git(record, watch, options):
    if not options.repo:
        return
    place = record.place
    fresh = place.directory / "git.db"
    whole = "--format=tformat:%H%x00%P%x00%aN%x00%aE%x00%ad%x00%B"
    read = Command(["git", "-C", options.repo, "log", "-z", "-s", "--encoding=UTF-8", "--no-notes",
                    "--date=raw", whole])
    arguments = [place.programs.trail, "--db", fresh, "import", "-f", "git", options.repo,
                 "--author", "all"]
    floor, ours = watch.side_by_side([read, Command(arguments, makes=files_of(fresh))], options.rounds)
    commits = int(place.answer("git", "-C", options.repo, "rev-list", "--count", "HEAD"))
    yield timed("git import, full messages", commits, floor, ours, costs.GIT_IMPORT,
                pace(commits, ours))
    yield Row("git import: memory", commits, ours.memory, floor.memory, costs.NONE, "MB")
    again, = watch.side_by_side([Command(arguments)], options.pairs)
    yield Row("git import, nothing new", commits, again.median, None, costs.GIT_AGAIN,
              p99=again.p99)
    remove(fresh)


def growth(shortest, longest, watch, options):
    """The same act in both, side by side: how much slower does a long history make it?"""
    words = Words(shortest)
    week = ["digest", WEEK]
    for act, asked, rounds, cost in (
            ("log", ["log", A_LINE], options.pairs * 5, costs.LOG_GROWTH),
            ("digest of a week", week, options.pairs, costs.DIGEST_GROWTH),
            ("search newest: a medium word", ["search", words.medium, "--sort", "newest"],
             options.pairs, costs.SEARCH_GROWTH),
            ("search newest: the most common word", ["search", words.common, "--sort", "newest"],
             options.pairs, costs.SEARCH_GROWTH)):
        copies = [record.copy(f"growth-{record.size}") for record in (shortest, longest)]
        commands = [Command([record.place.programs.trail, "--db", copied, *asked], moves_on=True)
                    for record, copied in zip((shortest, longest), copies)]
        few, many = watch.side_by_side(commands, rounds)
        yield Row(f"{act}: long to short history", longest.size, many.median, few.median, cost,
                  p99=many.p99)
        for copied in copies:
            remove(copied)


def repository(place, name, hook):
    """An empty one; `hook` is a shell's line in each hook that is called after the fact."""
    path = place.directory / name
    shutil.rmtree(path, ignore_errors=True)
    place.run("git", "init", "-q", "-b", "main", path)
    for key, value in (("user.name", "Ana Ruiz"), ("user.email", "ana@team.example")):
        place.run("git", "-C", path, "config", key, value)
    if hook == INSTALLED:
        place.run(place.programs.trail, "hook", "install", "-C", path, "--method", "file", "-y", "-q")
    elif hook:
        for event in ("post-commit", "post-rewrite"):
            file = path / ".git" / "hooks" / event
            file.write_text(f"#!/bin/sh\n{hook}\n")
            file.chmod(0o755)
    return path


INSTALLED = "trail hook install"
HOOKS = {"none": "", "nothing": ":", "ours": INSTALLED}


def hook(record, watch, options):
    place = record.place
    # Each message is another: the same twice in one second might be the same change.
    message = "/proc/sys/kernel/random/uuid"
    paths = [repository(place, f"hook-{name}", line) for name, line in HOOKS.items()]
    commands = [Command(["git", "-C", path, "commit", "-q", "--allow-empty", "-F", message])
                for path in paths]
    floor, nothing, ours = watch.side_by_side(commands, options.pairs * 5)
    beside = f"a hook that does nothing {nothing.median / floor.median:.2f} x"
    yield timed("empty commit with hook", record.size, floor, ours, costs.HOOK, beside)


def rebase(record, watch, options):
    place, commits = record.place, 500
    paths = [repository(place, f"rebase-{name}", line) for name, line in HOOKS.items()]
    for path in paths:
        feed = ["commit refs/heads/main\ncommitter A <a@b> 0 +0000\ndata 4\nbase\n\n"]
        feed += [f"commit refs/heads/side\ncommitter Ana Ruiz <ana@team.example> {i} +0000\n"
                 f"data <<E\nchange {i}\nE\n" + ("from refs/heads/main\n" if i == 1 else "")
                 + f"M 644 inline file{i % 10}\ndata <<E\n{i}\nE\n\n" for i in range(1, commits + 1)]
        feed += ["commit refs/heads/main\ncommitter A <a@b> 9 +0000\ndata 4\nmain\n"
                 "M 644 inline other\ndata <<E\n1\nE\n\n"]
        place.run("git", "-C", path, "fast-import", "--quiet", input="".join(feed))
        for branch, start in (("base", "main~1"), ("work", "side")):
            place.run("git", "-C", path, "checkout", "-q", "-b", branch, start)
        # What a rebase moves is in the record.
        place.run(place.programs.trail, "-C", path, "import", "-f", "git", path, "-q")
    # There and back again, so that each time all of them move.
    script = ("cd $0; git merge-base --is-ancestor main work && set -- base main || "
              "set -- main base; git rebase -q --onto $1 $2 work")
    commands = [Command(["sh", "-c", script, path]) for path in paths]
    floor, nothing, ours = watch.side_by_side(commands, options.rounds)
    beside = f"a hook that does nothing {nothing.median / floor.median:.2f} x"
    yield timed("rebase with hook", commits, floor, ours, costs.REBASE, beside)


# Those that do not depend on a record are measured at the first size only.
ONCE = {"start": start, "git": git, "hook": hook, "rebase": rebase}
EACH = {"log": log, "list": timeline, "search": search, "digest": digest, "complete": complete,
        "transfer": transfer, "crowd": crowd}
