#!/usr/bin/env python3
"""The picture in the README: what three commands leave on a real terminal, as an SVG.

TRAIL_BINARY names the program. The picture is examples/trail.svg; with --update it is drawn anew.
It must be readable in light and in dark, and small.
"""
import difflib
import pathlib
import re
import shutil
import sys
import tempfile
import unicodedata
from xml.sax.saxutils import escape

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import screens  # noqa: E402

ROOT = screens.HERE.parent.parent
PICTURE = ROOT / "examples" / "trail.svg"
RECORD = ROOT / "examples" / "week.jsonl"
COMMANDS = ("trail", "trail search parser", "trail digest -p api")
MOST_BYTES = 30_000
LEAST_CONTRAST = 4.5
COLUMNS = 80
CELL, LINE, MARGIN = 8.4, 19, 16

TITLE = "trail on a terminal"
MEANING = ("The last days of a team's record, a search for a word, and the week's digest of a project. "
           "Projects, tags and kinds have colours, and all of them are words too.")

# Class, colour in light, colour in dark; the first are the paper and the text.
PAPER = ("#ffffff", "#0d1117")
COLOURS = {"text": ("#1f2328", "#e6edf3"), "dim": ("#57606a", "#9da7b3"), "red": ("#b3261e", "#ff8b80"),
           "green": ("#116329", "#56d364"), "yellow": ("#7a5200", "#e3b341"), "cyan": ("#0b6470", "#56d4dd")}
CODES = {"31": "red", "32": "green", "33": "yellow", "36": "cyan"}


def drawn():
    """The screen with the sequences that colour it."""
    with tempfile.TemporaryDirectory(prefix="trail-picture-") as folder:
        (pathlib.Path(folder) / "bin").mkdir()
        (pathlib.Path(folder) / "bin" / "trail").symlink_to(screens.TRAIL)
        says = {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PATH": f"{folder}/bin:/usr/bin:/bin"}
        terminal = screens.Terminal(folder, COLUMNS, says, RECORD)
        try:
            script = "; ".join(f"echo '$ {command}'; {command}; echo" for command in COMMANDS)
            lines = terminal.drawn(script, "-p", "-e").split("\n")
        finally:
            terminal.close()
    while lines and not runs(lines[-1]):
        lines.pop()
    return lines


def runs(line):
    """What looks alike in a line: its column, its classes and its text."""
    column, looks, found = 0, {}, []
    for piece in re.split(r"(\x1b\[[\d;]*m)", line):
        if piece.startswith("\x1b["):
            for code in piece[2:-1].split(";"):
                if code in ("", "0"):
                    looks = {}
                elif code in ("1", "2"):
                    looks["weight"] = "bold" if code == "1" else "dim"
                elif code in ("22", "39"):
                    looks.pop("weight" if code == "22" else "colour", None)
                elif code == "49":
                    pass  # the paper, which nothing here changes
                elif code in CODES:
                    looks["colour"] = CODES[code]
                else:
                    sys.exit(f"a sequence that the picture does not know: {piece!r}")
            continue
        for part in re.finditer(r"\S+(?: \S+)*", piece):
            before = width(piece[:part.start()])
            found.append((column + before, " ".join(sorted(looks.values())), part.group()))
        column += width(piece)
    return found


def width(text):
    return sum(0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
               for sign in text)


def styles():
    def rules(side):
        return "".join(f".{name}{{fill:{colours[side]}}}" for name, colours in COLOURS.items())
    return (f"text{{font:14px ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;white-space:pre}}"
            f".bold{{font-weight:bold}}rect{{fill:{PAPER[0]};stroke:#8b949e}}{rules(0)}"
            f"@media (prefers-color-scheme:dark){{rect{{fill:{PAPER[1]}}}{rules(1)}}}")


def text_element(row, run):
    column, looks, text = run
    colour = looks if set(looks.split()) & (COLOURS.keys() - {"text"}) else f"text {looks}".strip()
    x, y = MARGIN + column * CELL, MARGIN + 14 + row * LINE
    length = width(text) * CELL
    return (f'<text x="{x:g}" y="{y}" class="{colour}" textLength="{length:.6g}" '
            f'lengthAdjust="spacingAndGlyphs">{escape(text)}</text>\n')


def picture(lines):
    wide, high = 2 * MARGIN + COLUMNS * CELL, 2 * MARGIN + len(lines) * LINE
    body = "".join(text_element(row, run) for row, line in enumerate(lines) for run in runs(line))
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {high}" width="{wide:g}" '
            f'height="{high}" role="img" aria-labelledby="title meaning">\n<title id="title">{TITLE}</title>\n'
            f'<desc id="meaning">{MEANING}</desc>\n<style>{styles()}</style>\n'
            f'<rect x=".5" y=".5" width="{wide - 1:g}" height="{high - 1}" rx="6"/>\n{body}</svg>\n')


def luminance(colour):
    parts = [int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def faint():
    """Colours that are hard to read on their paper (WCAG 2, 1.4.3)."""
    for name, colours in COLOURS.items():
        for colour, paper in zip(colours, PAPER):
            bright, dark = sorted((luminance(colour), luminance(paper)), reverse=True)
            if (bright + 0.05) / (dark + 0.05) < LEAST_CONTRAST:
                yield f"{name} {colour} on {paper}"


def main():
    if not shutil.which("tmux"):
        print("skipped: there is no tmux")
        return screens.SKIPPED
    if found := list(faint()):
        sys.exit(f"hard to read: {', '.join(found)}")
    new = picture(drawn())
    if len(new.encode()) > MOST_BYTES:
        sys.exit(f"the picture has {len(new.encode())} bytes")
    if "--update" in sys.argv:
        PICTURE.write_text(new)
        return 0
    old = PICTURE.read_text()
    sys.stdout.writelines(difflib.unified_diff(old.splitlines(True), new.splitlines(True), str(PICTURE), "now"))
    return 0 if old == new else 1


if __name__ == "__main__":
    sys.exit(main())
