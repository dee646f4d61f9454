#!/usr/bin/env python3
"""Digest pages as a reader meets them: in a browser, by keyboard, on paper, at 320 pixels.

TRAIL_BINARY names the program. Pages are those it makes of a record with hostile texts, and the
golden ones. With --pictures FOLDER it also leaves a screenshot of each page in each look.
"""
import base64
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import devtools  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
GOLDEN = os.path.join(HERE, "..", "golden", "digest")
TRAIL = os.path.abspath(os.environ["TRAIL_BINARY"])
SKIPPED = 77
MOST_BYTES = 4 * 1024 * 1024

faults = []


def expect(holds, fault):
    if not holds:
        faults.append(fault)


HOSTILE_LINES = [
    "<script>alert(1)</script>", "</style><script>alert(2)</script>", "\"><img src=x onerror=alert(3)>",
    "javascript:alert(4)", "https://example.org/\"onmouseover=\"alert(5)", "<!-- --> <![CDATA[ ]]> &#60;",
    "\u202eevil \u2066text", "\x1b]8;;http://evil.example\x07click\x1b]8;;\x07", "-->]]>'\"`${7*7}{{7*7}}",
    "x" * 5000, "\ufdd0\ufffe\ufffd", "a\u0301" * 500, "مرحبا بالعالم (api)", "日本語のテキスト" * 60,
    "https://example.org/" + "long/" * 500 + " end", "# no heading", "| no | table |\n|--|--|",
]
HOSTILE_BODIES = [
    "<script>alert(1)</script>\n\n<img src=x onerror=alert(2)>\n\n<svg/onload=alert(3)>",
    "[a](javascript:alert(1)) [b](data:text/html,x) [c](vbscript:x) [d](JaVaScRiPt&#58;alert(1)) "
    "[e](<java\nscript:x>) ![f](https://evil.example/pixel.png) <javascript:alert(2)> "
    "[g](https://ok.example/\"><script>)",
    "[r]: https://example.org/" + "x" * 1500 + "\n\n" + "[r] " * 15000,
    "[r]: javascript:" + "x" * 30000 + "\n\n" + "[r]" * 10000,
    "|" + "a|" * 2000 + "\n|" + "---|" * 2000 + "\n" + "|b|\n" * 9000,
    "|" + "a|" * 60 + "\n|" + "---|" * 60 + "\n" + "|b|\n" * 9000,
    ">" * 60000 + " deep", "* " * 30000 + "deep", "[" * 60000, "*a_ " * 15000, "`" * 60000,
    "![" * 20000 + "](x)" * 5000, "&#0;&#x80;&#xD800;&#x10FFFF;&#x110000;&bogus;&amp;" * 500,
    "<" * 60000, "a" * 900000, "\u202e" * 3000 + "\n\nplain again",
    "| wide table with words | that cannot fit | into a narrow window |\n|---|---|---|\n"
    "| " + "unbreakable" * 20 + " | b | c |",
    "```\n" + "code " * 200 + "\n```\n\n<https://example.org/" + "long" * 300 + ">\n",
]


def make_pages(folder):
    """A record with every hostile text, and the pages of it."""
    environment = {"HOME": folder, "PATH": os.environ["PATH"], "TZ": "Europe/Berlin",
                   "TRAIL_NOW": "2026-11-22T11:02:00+01:00", "GIT_CONFIG_GLOBAL": "/dev/null",
                   "TRAIL_AUTHOR": "ana"}
    items = [{"text": line or "x", "project": "hostile", "kind": kind}
             for line in HOSTILE_LINES for kind in ("done", "blocker", "win", "next")]
    items += [{"text": f"Body {number}", "body": body, "project": "bodies"}
              for number, body in enumerate(HOSTILE_BODIES)]
    lines = "\n".join(json.dumps({**item, "at": "2026-11-20T09:00:00+01:00"}) for item in items)
    subprocess.run([TRAIL, "import", "-", "-q"], input=lines.encode(), env=environment, check=True)
    pages = []
    for number, arguments in enumerate((["week", "--detail", "full"], ["2026"], ["2020..2026"])):
        page = os.path.join(folder, f"hostile-{number}.html")
        subprocess.run([TRAIL, "digest", *arguments, "--title", "<b>&\"'", "-o", page],
                       env=environment, check=True, timeout=20)
        expect(os.path.getsize(page) < MOST_BYTES, f"{page}: {os.path.getsize(page)} bytes")
        pages.append(page)
    return pages


def check_markup(page):
    result = subprocess.run(["tidy", "-e", "-q", "-utf8", page], capture_output=True, text=True)
    expect(result.returncode == 0, f"tidy: {result.stderr[:300]}")


def check_style_hash(page):
    text = open(page, encoding="utf-8").read()
    policy = re.search(r"style-src ([^;]*);", text).group(1)
    for style in re.findall(r"<style>(.*?)</style>", text, re.DOTALL):
        wanted = "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        expect(f"'{wanted}'" in policy, f"a style sheet's hash should be {wanted}")


def check_quiet(events, page, own=()):
    for event in events:
        method, parameters = event.get("method"), event.get("params", {})
        if method == "Network.requestWillBeSent":
            url = parameters["request"]["url"]
            expect(url in ("file://" + page, *own), f"asks for {url}")
        elif method in ("Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown",
                        "Page.javascriptDialogOpening"):
            expect(False, f"{method}: {json.dumps(parameters)[:300]}")


def check_looks(browser, site="false"):
    for scheme in ("light", "dark"):
        browser.look(1000, scheme)
        for name in ("contrast", "small", "sideways"):
            for fault in browser.evaluate(f"measured.{name}()")[:5]:
                expect(False, f"{scheme}: {name}: {fault}")
    browser.look(320)
    for fault in browser.evaluate("measured.sideways()")[:5]:
        expect(False, f"320 pixels: {fault}")
    for fault in browser.evaluate(f"measured.structure({site})")[:5]:
        expect(False, f"structure: {fault}")


def check_keyboard(browser, most):
    browser.look(1000)
    browser.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    last = -1
    for number in range(most):
        browser.press("Tab", 9)
        focus = browser.evaluate("measured.focus()")
        if not focus or (focus["skip"] and number > 0):
            break  # round the page
        expect(focus["skip"] == (number == 0), f"Tab {number} goes to {focus}")
        expect(focus["outlined"] and focus["inside"], f"focus is not seen: {focus}")
        expect(focus["place"] > last, f"Tab goes back: {focus}")
        last = focus["place"]
    browser.evaluate("document.activeElement.blur(); document.querySelector('.skip').focus()")
    browser.press("Enter", 13)
    expect(browser.evaluate("location.hash") == "#main", "the skip link skips nothing")


def check_paper(browser):
    browser.look(700, "dark", "print")
    expect(browser.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)",
           "ink is not black")
    expect(browser.evaluate("[...document.querySelectorAll('nav,.skip')]"
                            ".every(e => getComputedStyle(e).display === 'none')"), "prints links")
    for fault in browser.evaluate("measured.contrast()")[:5]:
        expect(False, f"paper: {fault}")
    expect(browser.evaluate("measured.closed()") == 0, "a body is not on paper")


def check_page(browser, page, pictures):
    before = len(faults)
    check_markup(page)
    check_style_hash(page)
    browser.look(1000)
    check_quiet(browser.open(page), page)
    browser.evaluate(open(os.path.join(HERE, "measure.js"), encoding="utf-8").read())
    browser.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    check_looks(browser)
    check_keyboard(browser, 40)
    browser.evaluate("document.querySelectorAll('details').forEach(d => { d.open = false })")
    check_paper(browser)
    name = os.path.basename(page)
    for fault in faults[before:]:
        print(f"{name}: {fault}")
    if not pictures:
        return
    for look, arguments in {"light": (900,), "dark": (900, "dark"), "narrow": (320,),
                            "print": (700, "light", "print")}.items():
        browser.look(*arguments)
        browser.picture(os.path.join(pictures, f"{name}.{look}.png"))


def main():
    if not devtools.program():
        print("skipped: there is no Chromium")
        return SKIPPED
    pictures = sys.argv[2] if sys.argv[1:2] == ["--pictures"] else None
    with tempfile.TemporaryDirectory(prefix="trail-browser-", ignore_cleanup_errors=True) as folder:
        pages = [os.path.join(os.path.realpath(GOLDEN), name)
                 for name in sorted(os.listdir(GOLDEN)) if name.endswith(".html")]
        browser = devtools.Browser(folder)
        try:
            for page in pages + make_pages(folder):
                check_page(browser, page, pictures)
        finally:
            browser.close()
    print(f"{len(faults)} faults in {len(pages)} golden pages and the hostile ones")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
