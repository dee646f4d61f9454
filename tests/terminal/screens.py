#!/usr/bin/env python3
"""What stands on a real terminal after each command: 40, 80 and 300 columns, and one that can do nothing.

TRAIL_BINARY names the program. The screens are tests/golden/screens/*.txt; with --update they are
written anew, and their diff is read as anybody would read the screen. tmux is the terminal.
"""
import concurrent.futures
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time

TRAIL = os.path.abspath(os.environ["TRAIL_BINARY"])
HERE = pathlib.Path(__file__).resolve().parent
GOLDEN = HERE.parent / "golden" / "screens"
SKIPPED = 77
HEIGHT = 300  # everything at once, so that nothing has to be scrolled

# The width and what the terminal says of itself.
TERMINALS = {
    "40": (40, {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}),
    "80": (80, {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}),
    "300": (300, {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}),
    "dumb": (80, {"TERM": "dumb", "LC_ALL": "C"}),
}
END = "=that-is-all="
COMMANDS = (HERE / "screens.txt").read_text()
# What differs from machine to machine and from day to day.
MASKS = ((re.compile(r"\d+(\.\d+)? [KMGT]B"), "N MB"), (re.compile(r"git version [\d.]+"), "git version N"),
         (re.compile(r"SQLite [\d.]+, Unicode [\d.]+"), "SQLite N, Unicode N"),
         (re.compile(r"by the login \S+"), "by the login NAME"))


class Terminal:
    """One pane of a tmux of our own, in a scratch home with the record of a team."""

    def __init__(self, folder, width, says, record=HERE / "record.jsonl"):
        self.folder, self.width = folder, width
        self.socket = f"{folder}/tmux"
        self.environment = {
            "HOME": folder, "PATH": "/usr/bin:/bin", "TZ": "Europe/Berlin", "PAGER": "cat", "EDITOR": "vi",
            "TRAIL_NOW": "2026-11-22T11:02:00+01:00", "TRAIL_AUTHOR": "ana",
            "XDG_CONFIG_DIRS": folder, "GIT_CONFIG_GLOBAL": "/dev/null", "ASAN_OPTIONS": "detect_leaks=0", **says,
        }
        self.run([TRAIL, "import", "-q", str(record)])
        self.tmux("-f", "/dev/null", "new-session", "-d", "-x", str(width), "-y", str(HEIGHT), "sleep 600")
        self.tmux("set", "-g", "status", "off")

    def run(self, command):
        return subprocess.run(command, env=self.environment, cwd=self.folder, check=True, text=True,
                              stdout=subprocess.PIPE).stdout

    def tmux(self, *words):
        environment = {**self.environment, "LC_ALL": "C.UTF-8"}
        return subprocess.run(["tmux", "-u", "-S", self.socket, *words], env=environment, check=True,
                              text=True, stdout=subprocess.PIPE).stdout

    def screen(self, command):
        """What stands there once the command has ended, and its exit code unless it is 0."""
        words = shlex.join([TRAIL, *shlex.split(command)])
        drawn = self.drawn(f"{words}; code=$?; [ $code = 0 ] || echo \"exit $code\"", "-p")
        text = "\n".join(line.rstrip() for line in drawn.splitlines()).rstrip()
        for pattern, mask in MASKS:
            text = pattern.sub(mask, text)
        return text

    def drawn(self, script, *how):
        """The pane after a script of the shell, as `tmux capture-pane` gives it."""
        script = f"cd {self.folder} && {script}; printf {END}; sleep 600"
        settings = [f"{name}={value}" for name, value in self.environment.items()]
        self.tmux("respawn-pane", "-k", shlex.join(["env", "-i", *settings, "sh", "-c", script]))
        # A command may be over before all it wrote is drawn.
        while END not in (drawn := self.tmux("capture-pane", *how)):
            time.sleep(0.01)
        return drawn.replace(END, "")

    def close(self):
        self.tmux("kill-server")


def screens(name):
    """All screens of one kind of terminal, below each other."""
    with tempfile.TemporaryDirectory(prefix="trail-screens-") as folder:
        terminal = Terminal(folder, *TERMINALS[name])
        try:
            return "".join(f"$ trail {command}\n{terminal.screen(command)}\n\n"
                           for command in COMMANDS.splitlines())
        finally:
            terminal.close()


def difference(golden, text):
    done = subprocess.run(["diff", "-u", str(golden), "-"], input=text, text=True, check=False,
                          stdout=subprocess.PIPE)
    return done.stdout


def main():
    if not shutil.which("tmux"):
        print("skipped: there is no tmux")
        return SKIPPED
    failed = False
    with concurrent.futures.ThreadPoolExecutor() as pool:
        for name, text in zip(TERMINALS, pool.map(screens, TERMINALS)):
            golden = GOLDEN / f"{name}.txt"
            if "--update" in sys.argv:
                golden.parent.mkdir(exist_ok=True)
                golden.write_text(text)
            elif found := difference(golden, text):
                print(found)
                failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
