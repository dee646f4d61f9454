#!/usr/bin/env python3
"""The hostile corpus through every command and face: what was text stays text.

  text.py               each text somewhere, each place with some texts
  text.py --whole       each text in each place

First a record is filled with it: entries, bodies, tags, projects, people, titles, commits, branches.
Every face of that record is looked at, into a pipe and on a pseudo-terminal. Then the texts are given
to every command as words and values, for what it says about them. TRAIL_BINARY names the program.
"""
import collections
import concurrent.futures
import json
import os
import pathlib
import pty
import re
import select
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True  # the tree stays as it is

from corpus import texts
from faces import csv_fault, field_fault, html_fault, json_fault, mail_fault, raw_controls
from places import COMPLETED, EXACT, FACES, FIELD_FACES, JSON_FACES, PLACES

TRAIL = os.path.abspath(os.environ["TRAIL_BINARY"])
NOW = "2026-11-22T11:02:00+01:00"


def split(place, text):
    """One place as arguments, each command word by itself."""
    words = []
    for number, word in enumerate(place):
        pieces = word.split(" ") if number == 0 else [word]
        words += [piece.encode().replace(b"@T", text) for piece in pieces]
    return words


class Desk:
    """A home with a repository; commands run in a folder below it, so that ".." stays inside."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="trail-hostile-")
        self.path = pathlib.Path(self.folder.name)
        self.work = self.path / "work" / "here"
        (self.work / "sub").mkdir(parents=True)
        self.environment = {
            "HOME": str(self.path), "PATH": os.environ["PATH"], "TZ": "UTC", "EDITOR": "true",
            "GIT_CONFIG_GLOBAL": str(self.path / "gitconfig"), "GIT_CONFIG_NOSYSTEM": "1",
            "TRAIL_NOW": NOW, "TRAIL_AUTHOR": "ana", "PAGER": "cat", "TERM": "xterm-256color",
            "COLORTERM": "truecolor", "LANG": "C.UTF-8",
            "ASAN_OPTIONS": "detect_leaks=0", "UBSAN_OPTIONS": "halt_on_error=1",
        }
        config = self.path / ".config" / "trail"
        config.mkdir(parents=True)
        (config / "config.toml").write_text('[mail]\nfrom = "trail@team.example"\n'
                                            'to = ["bo@team.example"]\nsendmail = "true"\n')

    def run(self, *arguments, given=b""):
        return subprocess.run([TRAIL, *arguments], input=given, env=self.environment, cwd=self.work,
                              capture_output=True, timeout=120, check=False)

    def on_terminal(self, *arguments):
        """What a terminal gets, both streams, newlines as the program wrote them."""
        leader, follower = pty.openpty()
        process = subprocess.Popen([TRAIL, *arguments], stdin=subprocess.DEVNULL, stdout=follower,
                                   stderr=follower, env=self.environment, cwd=self.work)
        os.close(follower)
        pieces = []
        while select.select([leader], [], [], 60)[0]:
            try:
                piece = os.read(leader, 65536)
            except OSError:
                break
            if not piece:
                break
            pieces.append(piece)
        os.close(leader)
        return process.wait(), b"".join(pieces).replace(b"\r\n", b"\n")

    def git(self, *arguments, **more):
        subprocess.run(["git", *arguments], env={**self.environment, **more}, cwd=self.work,
                       check=True, capture_output=True)


def as_text(text):
    return text.decode(errors="replace").replace("\0", "")


def fill(desk, corpus):
    """Everything that people and git can write, hostile."""
    lines = []
    for number, text in enumerate(corpus):
        said = as_text(text)
        lines.append({"text": said or "x", "body": said * 2, "author": "ana", "kind": "done",
                      "at": f"2026-11-{number % 20 + 1:02}T08:{number % 60:02}:00+00:00",
                      "refs": [f"https://team.example/{number}", said[:200]]})
        lines.append({"text": f"of project {number}", "project": said[:100], "author": "ana",
                      "kind": "win", "tags": [said[:60]], "people": [said[:60]]})
        lines.append({"text": f"of somebody {number}", "author": said[:100], "kind": "blocker"})
        lines.append({"person": f"p{number}", "full_name": said, "addresses": [said], "zone": said})
    desk.run(b"people", b"add", b"bo", b"--address", b"bo@team.example")
    feed = "\n".join(json.dumps(line) for line in lines).encode()
    desk.run(b"import", b"-q", b"-f", b"jsonl", b"-", given=feed)
    for text in corpus:
        desk.run(b"log", b"-q", b"--raw", b"-F", b"-", given=text)
        clean = text.replace(b"\0", b"")
        desk.run(b"decide", b"-q", b"-m", clean, b"--option", clean, b"--chosen", b"1", b"--", clean)
        desk.run(b"ask", b"-q", b"bo", b"-m", clean)
        desk.run(b"people", b"add", b"-q", b"--full", clean, b"--", b"who" + clean[:20])
    desk.run(b"agreement", b"edit", b"-q", b"-F", b"-", given=b"\n\n".join(corpus))
    commits(desk, corpus)


def commits(desk, corpus):
    desk.git("init", "-q", "-b", "main")
    for number, text in enumerate(corpus[::3]):
        said = text.replace(b"\0", b"").decode(errors="surrogateescape")
        name = re.sub("[\n<>]", " ", said).strip(" .,:;\"'") or "x"
        file = desk.work / f"message-{number}"
        file.write_bytes(text.replace(b"\0", b"") or b"x")
        subprocess.run(["git", "-c", f"user.name={name[:300]}", "-c", "user.email=eve@evil.example",
                        "commit", "-q", "--allow-empty", "--cleanup=verbatim", "-F", str(file)],
                       env=desk.environment, cwd=desk.work, capture_output=True, check=False)
        file.unlink()
        desk.run(b"hook", b"run", b"post-commit")
    branch = "b\u202egnp\u009b31m"
    subprocess.run(["git", "checkout", "-q", "-b", branch], env=desk.environment, cwd=desk.work,
                   check=False, capture_output=True)
    desk.run(b"import", b"-q", b"-f", b"git", b".", b"--author", b"all")


class Findings:
    def __init__(self):
        self.runs, self.faults = 0, []

    def add(self, arguments, fault):
        self.runs += 1
        if fault:
            self.faults.append(f"trail {b' '.join(arguments)[:300]!r}: {fault}")


def ended(code, err):
    return f"exit {code}: {err[-600:]!r}" if code < 0 or code in (70, 134) or code > 78 else None


def look(desk, is_whole):
    """Every face of what was filled in."""
    findings = Findings()
    for face in FACES:
        arguments = [word.encode() for word in face]
        done = desk.run(*arguments)
        findings.add(arguments, ended(done.returncode, done.stderr) or raw_controls(done.stdout)
                     or raw_controls(done.stderr))
        for more in ([], [b"--hyperlinks=always", b"--color=always"])[0 if is_whole else 1:]:
            code, out = desk.on_terminal(*arguments, *more, b"--no-pager")
            findings.add(arguments + [b"on a terminal"], ended(code, out) or
                         raw_controls(out, styled=True, linked=True))
    for face in JSON_FACES:
        arguments = [word.encode() for word in face]
        done = desk.run(*arguments)
        findings.add(arguments, ended(done.returncode, done.stderr) or json_fault(done.stdout)
                     or raw_controls(done.stdout))
    for face in FIELD_FACES:
        arguments = [word.encode() for word in face]
        out = desk.run(*arguments).stdout
        tabs = out.split(b"\n")[0].count(b"\t")
        findings.add(arguments, "no fields" if tabs == 0 else field_fault(out, tabs))
    documents(desk, findings)
    items(desk, findings, 400 if is_whole else 30)
    completions(desk, findings)
    return findings


def documents(desk, findings):
    for arguments, fault_in in (
            ((b"export", b"-f", b"csv"), csv_fault), ((b"digest", b"2026", b"-f", b"html"), html_fault),
            ((b"digest", b"2026", b"-f", b"html", b"--detail", b"full"), html_fault),
            ((b"digest", b"2026", b"-f", b"eml"), mail_fault),
            ((b"digest", b"2026", b"-f", b"eml", b"--detail", b"full"), mail_fault)):
        done = desk.run(*arguments)
        findings.add(arguments, ended(done.returncode, done.stderr) or
                     ("nothing" if not done.stdout else fault_in(done.stdout)))
    for form in (b"csv", b"md", b"jsonl"):
        code, out = desk.on_terminal(b"export", b"-f", form)
        findings.add((b"export", b"-f", form, b"on a terminal"), ended(code, out) or raw_controls(out))
    for form in (b"madr", b"adr"):
        done = desk.run(b"export", b"-f", form, b"-o", b"sub/" + form)
        findings.add((b"export", b"-f", form), ended(done.returncode, done.stderr))
    done = desk.run(b"export", b"-f", b"html", b"-o", b"sub/site")
    findings.add((b"export", b"-f", b"html"), ended(done.returncode, done.stderr))
    pages = list((desk.work / "sub" / "site").rglob("*.html"))
    findings.add((b"export", b"-f", b"html"), None if len(pages) > 10 else f"{len(pages)} pages")
    for page in pages:
        findings.add((page.name.encode(),), html_fault(page.read_bytes(), scripts=2))
    names = [file.name for file in (desk.work / "sub").rglob("*")]
    findings.add((b"file names",), next((f"{name!r}" for name in names
                                         if not re.fullmatch(r"[\w.~-]+", name)), None))


def items(desk, findings, most):
    """Each entry as a page; those of git as well."""
    lines = desk.run(b"export").stdout.splitlines()
    ids = [item["id"] for item in map(json.loads, lines) if "id" in item]
    for each in ids[::max(1, len(ids) // most)]:
        for arguments in ((b"show", each.encode()), (b"show", each.encode(), b"--history")):
            done = desk.run(*arguments)
            findings.add(arguments, ended(done.returncode, done.stderr) or raw_controls(done.stdout))
        code, out = desk.on_terminal(b"show", each.encode(), b"--no-pager")
        findings.add((b"show", each.encode()), ended(code, out) or
                     raw_controls(out, styled=True, linked=True))


def completions(desk, findings):
    for line in COMPLETED:
        words = [*map(str.encode, line.split()), b""]
        arguments = [b"__complete", str(len(words) - 1).encode(), *words]
        done = desk.run(*arguments)
        lines = collections.Counter(line.count(b"\t") for line in done.stdout.splitlines())
        findings.add(arguments, ended(done.returncode, done.stderr) or
                     raw_controls(done.stdout.replace(b"\t", b"")) or
                     (f"tabs {lines}" if any(tabs > 2 for tabs in lines) else None))


def spoken(place, out):
    """What is wrong with what a command answers into a pipe."""
    if place[0] in EXACT or not out:
        return None
    return mail_fault(out) if "eml" in place else raw_controls(out)


def give(desk, places, corpus, number, is_whole):
    """Texts as words and values, for what is said about them."""
    findings = Findings()
    for at, place in enumerate(places):
        for index, text in enumerate(corpus):
            if not is_whole and (index * 7 + at * 11 + number) % 61:
                continue
            arguments = split(place, text.replace(b"\0", b"")[:100000])
            if any(b"/../" in word or word.startswith(b"/") for word in arguments):
                continue
            done = desk.run(*arguments)
            is_told = done.returncode in (0, 1) or done.stderr
            fault = (ended(done.returncode, done.stderr) or raw_controls(done.stderr) or
                     (None if is_told else "says nothing") or spoken(place, done.stdout))
            findings.add(arguments, fault)
            if index % 4 == 0:
                code, out = desk.on_terminal(*arguments, b"--no-pager") if arguments[-2:-1] != [b"--"] \
                    else desk.on_terminal(b"--no-pager", *arguments)
                findings.add(arguments + [b"on a terminal"], ended(code, out) or
                             raw_controls(out, styled=True, linked=True))
    return findings


def filled_and_looked_at(is_whole):
    desk = Desk()
    fill(desk, texts())
    count = len(desk.run(b"export").stdout.splitlines())
    findings = look(desk, is_whole)
    findings.add((), None if count > 400 else f"only {count} lines were filled in")
    return findings


def part(number, of, is_whole):
    desk = Desk()
    desk.run(b"people", b"add", b"bo")
    desk.run(b"log", b"-q", b"first")
    desk.run(b"ask", b"-q", b"bo", b"Is it?")
    (desk.work / "x.jsonl").write_text('{"text":"x"}\n')
    findings = give(desk, PLACES[number::of], texts(), number, is_whole)
    if (pwned := list(desk.path.rglob("pwned"))):
        findings.faults.append(f"a shell has run what was text: {pwned}")
    return findings


def main():
    is_whole = "--whole" in sys.argv
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as pool:
        jobs = [pool.submit(filled_and_looked_at, is_whole)]
        jobs += [pool.submit(part, number, 4, is_whole) for number in range(4)]
        done = [job.result() for job in jobs]
    faults = [fault for findings in done for fault in findings.faults]
    print(f"{len(texts())} texts, {sum(findings.runs for findings in done)} looks, {len(faults)} wrong")
    for fault in faults[:60]:
        print(fault[:900])
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
