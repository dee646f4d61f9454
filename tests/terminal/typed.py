#!/usr/bin/env python3
"""What is typed at a terminal is never lost: editors that are killed, two at once, check-ins that are left.

TRAIL_BINARY names the program.
"""
import os
import pathlib
import shlex
import signal
import tempfile
import time

from manners import Dialogue, Home, INTERRUPTED, PATIENCE, expect

HERE = pathlib.Path(__file__).resolve().parent

# Says which file it has open, saves what it is told to, and ends when it is told to.
EDITOR = """#!/bin/sh
echo "$1" > "$HOME/$NAME.open"
while read -r verb rest; do
    case $verb in
        save) printf '%s\\n' "$rest" > "$1"; echo saved > "$HOME/$NAME.saved" ;;
        end) exit "$rest" ;;
    esac
done < "$HOME/$NAME.pipe"
exit 9
"""


class Editor:
    """trail with an editor that a test drives."""

    def __init__(self, home, name, *words):
        self.folder = pathlib.Path(home.folder)
        self.name = name
        for left in ("open", "saved", "pipe"):
            self.path(left).unlink(missing_ok=True)
        os.mkfifo(self.path("pipe"))
        editor = self.folder / "editor"
        editor.write_text(EDITOR)
        editor.chmod(0o700)
        home.environment |= {"TRAIL_EDITOR": shlex.quote(str(editor)), "NAME": name}
        self.trail = Dialogue(home, *words)
        self.pipe = open(self.path("pipe"), "w", encoding="utf-8")
        self.file = pathlib.Path(self.await_file("open").strip())

    def path(self, kind):
        return self.folder / f"{self.name}.{kind}"

    def await_file(self, kind):
        end = time.monotonic() + PATIENCE
        while not (self.path(kind).exists() and self.path(kind).read_text()):
            expect(time.monotonic() < end, "the editor never said", kind, self.trail.seen)
            time.sleep(0.01)
        return self.path(kind).read_text()

    def save(self, text):
        self.pipe.write(f"save {text}\n")
        self.pipe.flush()
        self.await_file("saved")

    def end(self, status=0):
        self.pipe.write(f"end {status}\n")
        self.pipe.flush()
        code = self.trail.end()
        self.pipe.close()
        return code

    def kill(self, number):
        os.kill(self.trail.process, number)
        expect(self.trail.end() == -number, "killed by", number)


def kept(home):
    state = pathlib.Path(home.folder) / ".local/state/trail"
    return sorted(file.read_text() for file in state.glob("last-edit*.md"))


def log(home, text):
    editor = Editor(home, "next", "log", "-e")
    editor.save(text)
    expect(editor.end() == 0, "the next text is logged", editor.trail.seen)


def listed(home, text):
    return home.run("list", f'"{text}"', "--json=text").stdout.count(b'"text"')


def killed(home):
    """Whatever kills trail while an editor is open, what was saved stays, whatever is typed next."""
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGKILL):
        editor = Editor(home, "killed", "log", "-e")
        editor.save(f"Saved before {number}")
        editor.kill(number)
        log(home, f"Typed after {number}")
        expect(f"Saved before {number}\n" in kept(home), "overwritten or forgotten", number, kept(home))
        expect(listed(home, f"Typed after {number}") == 1, "not logged", number)
        done = home.run("log", "-F", str(editor.file))
        expect(done.returncode == 0 and listed(home, f"Saved before {number}") == 1, done)
    expect(kept(home) == [], "what is recorded is kept", kept(home))


def orphaned(home):
    """An editor that outlives trail saves into a file that is nobody else's."""
    first = Editor(home, "orphan", "log", "-e")
    first.kill(signal.SIGKILL)
    second = Editor(home, "second", "log", "-e")
    expect(second.file != first.file, "two editors on one file", first.file)
    second.save("Of the second")
    first.file.write_text("Of the first\n")
    expect(second.end() == 0 and listed(home, "Of the second") == 1, second.trail.seen)
    expect(kept(home) == ["Of the first\n"], "the orphan's text", kept(home))
    first.file.unlink()


def together(home):
    """Editors that are open at once have a file each, and so has each of their texts."""
    editors = [Editor(home, f"editor{number}", "log", "-e") for number in range(9)]
    expect(len({editor.file for editor in editors}) == 9, "files are shared", [each.file for each in editors])
    full = Dialogue(home, "log", "-e")
    expect(full.end() == 75 and b"hint: trail doctor" in full.seen, "a tenth editor", full.seen)
    for number, editor in enumerate(editors):
        editor.save(f"Together {number}")
    for number, editor in enumerate(editors):
        code = editor.end(number % 2)
        expect(code == (69 if number % 2 else 0), "the editor's end", number, code, editor.trail.seen)
        if code == 69:
            expect(f"-F ~/.local/state/trail/{editor.file.name}".encode() in editor.trail.seen, editor.trail.seen)
    expect(kept(home) == [f"Together {number}\n" for number in (1, 3, 5, 7)], kept(home))
    for number, editor in enumerate(editors):
        if number % 2:
            again = Editor(home, "again", "log", "-e", "-F", str(editor.file))
            expect(again.file == editor.file and f"Together {number}" in again.file.read_text(), again.file)
            expect(again.end() == 0, again.trail.seen)
        expect(listed(home, f"Together {number}") == 1, "once in the record", number)
    expect(kept(home) == [], "what is recorded is kept", kept(home))


def interrupted(home):
    """Ctrl-C belongs to the editor."""
    editor = Editor(home, "interrupted", "log", "-e")
    editor.save("Half a sentence")
    editor.trail.type(b"\x03")
    code = editor.trail.end()
    expect(code == 69 and b"the text is kept in" in editor.trail.seen, code, editor.trail.seen)
    expect(kept(home) == ["Half a sentence\n"], kept(home))
    editor.file.unlink()


def main():
    with tempfile.TemporaryDirectory(prefix="trail-typed-") as folder:
        home = Home(folder)
        for act in (killed, orphaned, together, interrupted):
            act(home)
        checked = home.run("db", "check")
        expect(checked.returncode == 0, checked)


if __name__ == "__main__":
    main()
