#!/usr/bin/env python3
"""The exported site as a reader meets it: every link, the search, the keyboard, 320 pixels, paper.

TRAIL_BINARY names the program. The record has hostile texts wherever a text can stand. With
--pictures FOLDER it also leaves a screenshot of each page that is opened in each look.
"""
import filecmp
import json
import os
import re
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import devtools  # noqa: E402
import digest_pages as digest  # noqa: E402
from digest_pages import HOSTILE_BODIES, HOSTILE_LINES, TRAIL, expect, faults  # noqa: E402

MOST_BYTES = 200_000
PLAIN = [
    {"text": "Fixed the parser crash on empty input", "project": "api", "at": "2026-11-19T09:12:00+01:00",
     "body": "The *cause* was an off-by-one in `next_token`."},
    {"text": "Moved the parser tables to constexpr", "project": "api", "at": "2026-11-03T10:00:00+01:00"},
    {"text": "Opened the Café list", "project": "web", "kind": "win", "at": "2026-10-28T10:00:00+01:00"},
    {"text": "日本語の説明を書いた", "project": "docs", "at": "2026-10-29T10:00:00+01:00"},
    {"text": "Ξεσκεπάζω τὴν ΟΔΟΣ and Й", "project": "docs", "at": "2026-10-29T11:00:00+01:00"},
    {"text": "Removed __proto__ and constructor", "project": "Web/Front", "at": "2026-10-29T12:00:00+01:00"},
    {"text": "CI runner is out of disk", "project": "index", "kind": "blocker", "at": "2026-11-20T10:00:00+01:00"},
]


class Place:
    """A record and its sites in a folder."""

    def __init__(self, folder):
        self.folder = folder
        self.environment = {"HOME": folder, "PATH": os.environ["PATH"], "TZ": "Europe/Berlin",
                            "TRAIL_NOW": "2026-11-22T11:02:00+01:00", "TRAIL_AUTHOR": "ana",
                            "GIT_CONFIG_GLOBAL": "/dev/null"}

    def run(self, *arguments, **more):
        return subprocess.run([TRAIL, *arguments], env=self.environment, cwd=self.folder, check=True,
                              stdout=subprocess.PIPE, timeout=60, **more).stdout.decode()

    def take_in(self, items):
        self.run("import", "-", "-q", input="\n".join(map(json.dumps, items)).encode())

    def export(self, name):
        self.run("export", "-f", "html", "-o", name)
        return os.path.join(self.folder, name)


def fill(place):
    at = "2026-11-13T09:00:00+01:00"
    place.take_in(PLAIN)
    place.take_in({"text": line or "x", "project": f"p-{number}", "kind": kind, "at": at}
                  for number, line in enumerate(HOSTILE_LINES)
                  for kind in ("done", "blocker", "win", "next", "status"))
    place.take_in({"text": f"Body {number}", "body": body, "project": "bodies", "at": at}
                  for number, body in enumerate(HOSTILE_BODIES))
    place.take_in({"text": "\"'<&>" * 400, "project": "large", "author": f"person{number}",
                   "body": "<p>\"&" * 3000, "at": at} for number in range(90))
    for line in HOSTILE_LINES[:8]:
        place.run("decide", "propose", line, "--option", line, "--option", "b", "-m", line, "--decider", "ana", "-q")
        place.run("decide", "accept", "D" + str(1 + HOSTILE_LINES.index(line)), "--option", "1", "-m", line, "-q", "-y")
    place.run("decide", "supersede", "D2", "--with", "D1", "-m", "\"><b>", "-q")
    place.run("config", "set", "digest.title", "<b>Team & \"friends\"")


def pages_of(site):
    return sorted(os.path.join(folder, name) for folder, _, names in os.walk(site) for name in names
                  if name.endswith(".html"))


def check_files(site):
    """Sizes, markup, and that every link leads somewhere."""
    pages = pages_of(site)
    ids = {page: set(re.findall(r' id="([^"]+)"', open(page, encoding="utf-8").read())) for page in pages}
    for folder, _, names in os.walk(site):
        for name in names:
            size = os.path.getsize(os.path.join(folder, name))
            expect(size <= MOST_BYTES, f"{name} has {size} bytes")
    for page in pages:
        name = os.path.relpath(page, site)
        for href in re.findall(r' href="([^"]+)"', open(page, encoding="utf-8").read()):
            if re.match(r"https?://|mailto:", href):
                continue
            target, _, place = href.partition("#")
            file = os.path.normpath(os.path.join(os.path.dirname(page), target)) if target else page
            expect(file in ids, f"{name} links to {href}")
            expect(not place or place in ids.get(file, ()), f"{name} links to {href}")
    return pages


def settled(browser, wanted):
    """The search's sentence once it is the wanted one, or whatever it is after a while."""
    end = time.monotonic() + 10
    while True:
        said = browser.evaluate("document.getElementById('search-status').textContent")
        if said == wanted or time.monotonic() > end:
            return said
        time.sleep(0.02)


def results(browser):
    return browser.evaluate("[...document.querySelectorAll('#search-results a bdi')].map(e => e.textContent)")


def look_up(browser, words, number):
    browser.evaluate("document.getElementById('search-words').select()")
    browser.ask("Input.insertText", text=words)
    browser.press("Enter", 13)
    wanted = "Nothing found." if number == 0 else (
        "1 entry, newest first." if number == 1 else f"{number} entries, newest first.")
    said = settled(browser, wanted)
    expect(said == wanted, f"search for {words!r} says {said!r}, not {wanted!r}")
    return results(browser)


def check_search(browser, site):
    index = os.path.join(site, "index.html")
    browser.look(1000)
    browser.open(index)
    for number in range(8):  # the skip link and the ways to the parts stand before the box
        browser.press("Tab", 9)
    expect(browser.evaluate("document.activeElement.id") == "search-words", "Tab does not reach the box")
    found = look_up(browser, "parser", 2)
    expect(found == [PLAIN[0]["text"], PLAIN[1]["text"]], f"not the newest first: {found}")
    for words, number in (("pars", 2), ("PARSER tables", 1), ("next_token", 1), ("cafe", 1), ("CAFÉ win", 1),
                          ("日本", 6), ("説", 1), ("本説", 0), ("οδός", 1), ("й", 1), ("__proto__", 1),
                          ("constructor", 1), ("web/front", 1), ("tokeniser", 0), ("D2", 3), ("   ", None)):
        if number is not None:
            look_up(browser, words, number)
    hostile = look_up(browser, "script alert", 17)
    expect(any(text.startswith("<script>") for text in hostile), f"markup is not text: {hostile}")
    expect(browser.evaluate("document.querySelectorAll('#search-results script,#search-results img').length") == 0,
           "a result is markup")
    look_up(browser, "person1", 11)
    look_up(browser, "large", 90)
    expect(len(results(browser)) == 30, "not thirty at once")
    browser.press("Tab", 9)
    browser.evaluate("document.getElementById('search-more').focus()")
    browser.press("Enter", 13)
    end = time.monotonic() + 10
    while len(results(browser)) != 60 and time.monotonic() < end:
        time.sleep(0.02)
    expect(len(results(browser)) == 60, "no more are shown")
    look_up(browser, "parser crash", 1)
    browser.evaluate("document.querySelector('#search-results a').focus()")
    browser.events = []
    browser.press("Enter", 13)
    browser.wait_for("Page.loadEventFired")
    place = browser.evaluate("location.pathname + ' ' + document.querySelector(':target').innerText")
    expect(place.startswith(site + "/weeks/2026-W47.html Fixed the parser crash"), f"a result leads to {place}")


def check_page(browser, site, page, pictures):
    before = len(faults)
    name = os.path.relpath(page, site)
    own = {"file://" + os.path.join(site, "search", file) for file in ("search.js", "table.js")}
    digest.check_markup(page)
    digest.check_style_hash(page)
    browser.look(1000)
    digest.check_quiet(browser.open(page), page, own if name == "index.html" else ())
    browser.evaluate(open(os.path.join(digest.HERE, "measure.js"), encoding="utf-8").read())
    browser.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    digest.check_looks(browser, "true")
    digest.check_keyboard(browser, 40)
    digest.check_paper(browser)
    for fault in faults[before:]:
        print(f"{name}: {fault}")
    if pictures:
        for look, arguments in {"light": (900,), "dark": (900, "dark"), "narrow": (320,)}.items():
            browser.look(*arguments)
            browser.picture(os.path.join(pictures, f"{name.replace('/', '.')}.{look}.png"))


def check_again(place, site):
    """The same bytes, and nothing left of what is gone."""
    second = place.export("second")
    for page in pages_of(site):
        expect(filecmp.cmp(page, os.path.join(second, os.path.relpath(page, site)), shallow=False),
               f"other bytes: {page}")
    place.run("rm", "--query", "project:large", "-y", "-q")
    open(os.path.join(site, "CNAME"), "w").close()
    place.export("site")
    left = [os.path.relpath(page, site) for page in pages_of(site)]
    expect("projects/large.html" not in left, "a page of what is gone")
    expect(os.path.exists(os.path.join(site, "CNAME")), "another's file is gone")
    check_files(site)


def main():
    if not devtools.program():
        print("skipped: there is no Chromium")
        return digest.SKIPPED
    pictures = sys.argv[2] if sys.argv[1:2] == ["--pictures"] else None
    with tempfile.TemporaryDirectory(prefix="trail-site-", ignore_cleanup_errors=True) as folder:
        place = Place(folder)
        fill(place)
        site = place.export("site")
        pages = check_files(site)
        some = ["index", "weeks/index", "weeks/2026-W46", "weeks/2026-W46~2", "weeks/2026-W47", "months/index",
                "months/2026-11", "projects/index", "projects/bodies", "people/index", "people/ana",
                "decisions/index", "decisions/D1", "decisions/D2"]
        browser = devtools.Browser(folder)
        try:
            for name in some:
                check_page(browser, site, os.path.join(site, name + ".html"), pictures)
            checked = len(faults)
            check_search(browser, site)
        finally:
            browser.close()
        check_again(place, site)
    for fault in faults[checked:]:
        print(fault)
    print(f"{len(faults)} faults in {len(pages)} pages")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
