#!/usr/bin/env python3
"""Measures the costs of the program beside their floors and prints them as a Markdown table."""
import argparse
import math
import sys
import tempfile

sys.dont_write_bytecode = True  # the tree stays as it is

import acts
from measure import Failed, Stopwatch, Terminal
from records import Place, Programs, Record


def size(text):
    scale = {"k": 1_000, "m": 1_000_000}.get(text[-1:].lower(), 1)
    return int(text[:-1] if scale > 1 else text) * scale


def arguments():
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--build", default="build/release", help="where the program was built")
    reader.add_argument("--sizes", type=lambda text: [size(part) for part in text.split(",")],
                        default=[1_000, 100_000, 1_000_000], help="entries, such as 1k,100k,1M")
    reader.add_argument("--cache", help="where the records stay; otherwise they are made anew")
    reader.add_argument("--repo", help="the git repository to import")
    reader.add_argument("--only", type=lambda text: text.split(","), default=[],
                        help=f"some of {', '.join([*acts.ONCE, *acts.EACH, 'growth'])}")
    reader.add_argument("--pairs", type=int, default=40, help="runs of a quick command")
    reader.add_argument("--rounds", type=int, default=3, help="runs of a slow one")
    reader.add_argument("--crowd", type=int, default=32, help="processes that write at once")
    reader.add_argument("--crowd-each", type=int, default=50, help="entries each of them writes")
    reader.add_argument("--seed", type=int, default=1)
    return reader.parse_args()


def measured(options, directory):
    place = Place(directory, options.programs, options.seed)
    watch = Stopwatch(options.programs.stopwatch, place.environment, place.here)
    mark = place.mark()
    records = []
    for entries in sorted(options.sizes):
        tell(f"{entries:,} entries: making the record")
        records.append(Record(place, entries, mark))
        chosen = (acts.ONCE if len(records) == 1 else {}) | acts.EACH
        for name in wanted(chosen, options):
            tell(f"{entries:,} entries: {name}")
            yield from guarded(chosen[name](records[-1], watch, options))
    if len(records) > 1 and wanted(["growth"], options):
        tell("growth")
        yield from guarded(acts.growth(records[0], records[-1], watch, options))


def wanted(names, options):
    return [name for name in names if not options.only or name in options.only]


def guarded(rows):
    try:
        yield from rows
    except Failed as failed:
        tell(f"  not measured: {failed}")


def short(number):
    for scale, letter in ((1_000_000, "M"), (1_000, "k")):
        if number >= scale and number % scale == 0:
            return f"{number // scale}{letter}"
    return str(number)


def figure(value, unit):
    if value is None:
        return ""
    digits = 0 if float(value).is_integer() else max(0, 2 - int(math.log10(max(abs(value), 1))))
    return f"{value:,.{digits}f} {unit}".rstrip()


def limit(ratio, value, row):
    if ratio is not None and row.ratio is not None:
        return f"{ratio:g} x"
    return figure(value, row.unit)


def verdict(row):
    must = row.holds(row.cost.must_ratio, row.cost.must)
    aim = row.holds(row.cost.aim_ratio, row.cost.aim)
    if must is False:
        return "MISSES"
    if aim is False:
        return "misses the aim"
    return "" if aim is None and must is None else "holds"


def table(rows):
    heading = ["act", "size", "floor", "trail", "p99", "ratio", "must", "aim", "", "beside"]
    yield "| " + " | ".join(heading) + " |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|---|---|"
    for row in rows:
        ratio = f"{row.ratio:.2f} x" if row.ratio is not None else ""
        cells = [row.act, short(row.size), figure(row.floor, row.unit), figure(row.ours, row.unit),
                 figure(row.p99, row.unit), ratio, limit(row.cost.must_ratio, row.cost.must, row),
                 limit(row.cost.aim_ratio, row.cost.aim, row), verdict(row), row.remark]
        yield "| " + " | ".join(cells) + " |"


def misses(rows):
    for wanted in ("MISSES", "misses the aim"):
        found = [f"{row.act} ({short(row.size)})" for row in rows if verdict(row) == wanted]
        yield f"{wanted}: {'; '.join(found) or 'none'}"


def tell(text):
    print(text, file=sys.stderr, flush=True)


def main():
    options = arguments()
    options.programs = Programs(options.build)
    if missing := options.programs.missing():
        tell("not built: " + ", ".join(missing) + "\ncmake --build with -DTRAIL_BENCH=ON")
        return 2
    options.terminal = Terminal()
    with tempfile.TemporaryDirectory() as scratch:
        directory = options.cache or scratch
        options.programs.install(directory)
        rows = list(measured(options, directory))
    print("\n".join([*table(rows), "", *misses(rows)]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
