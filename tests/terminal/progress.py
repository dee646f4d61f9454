#!/usr/bin/env python3
"""What a person sees of an import that takes longer than half a second, on a pseudo-terminal.

TRAIL_BINARY names the program. The work is slow because what it reads arrives slowly: lines through
a pipe that the test fills, commits through a `git` that waits.
"""
import fcntl
import os
import pty
import stat
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time

TRAIL = os.path.abspath(os.environ["TRAIL_BINARY"])
PAUSE = 1.2  # well over the half second in which nothing is shown


class Home:
    """A scratch home with a terminal of 80 columns."""

    def __init__(self, folder):
        self.folder = folder
        self.environment = {
            "HOME": folder, "PATH": folder + "/bin:" + os.environ["PATH"], "TZ": "UTC",
            "TERM": "xterm", "GIT_CONFIG_GLOBAL": "/dev/null", "TRAIL_AUTHOR": "ana",
        }

    def path(self, name):
        return os.path.join(self.folder, name)

    def git(self, *arguments):
        subprocess.run(["git", "-C", self.path("api"), *arguments], check=True,
                       env=self.environment, stdout=subprocess.DEVNULL)

    def seen(self, *arguments):
        """Every byte that reaches the terminal."""
        process, terminal = pty.fork()
        if process == 0:
            os.chdir(self.folder)
            os.execve(TRAIL, ["trail", *arguments], self.environment)
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        text = b""
        while True:
            try:
                piece = os.read(terminal, 4096)
            except OSError:
                break
            if not piece:
                break
            text += piece
        if os.waitpid(process, 0)[1] != 0:
            sys.exit(f"failed: {text!r}")
        return text.decode()

    def piped(self, *arguments):
        """Standard error of a run without a terminal."""
        return subprocess.run([TRAIL, *arguments], env=self.environment, cwd=self.folder,
                              stdin=subprocess.DEVNULL, capture_output=True,
                              check=True).stderr.decode()


def expect(what, text, *parts):
    at = 0
    for part in parts:
        found = text.find(part, at)
        if found < 0:
            sys.exit(f"{what}: no {part!r} in {text!r}")
        at = found + len(part)


def feed(pipe):
    with open(pipe, "w", encoding="utf-8") as lines:
        lines.write("".join(f'{{"text":"Entry {n}"}}\n' for n in range(1200)))
        lines.flush()
        time.sleep(PAUSE)
        lines.write('{"text":"The last one"}\n')


def while_fed(home, act):
    pipe = home.path("slow.jsonl")
    if not os.path.exists(pipe):
        os.mkfifo(pipe)
    feeder = threading.Thread(target=feed, args=(pipe,))
    feeder.start()
    result = act()
    feeder.join()
    return result


def slow_lines(home):
    act = ("import", "slow.jsonl")
    text = while_fed(home, lambda: home.seen(*act))
    shown = "\rImporting slow.jsonl: 1,201 lines"
    expect("lines", text, shown, "\r" + " " * (len(shown) - 1) + "\r", "Imported 1201, skipped 0")
    text = while_fed(home, lambda: home.seen(*act, "-c", "ui.progress=plain"))
    expect("plain", text, "Importing slow.jsonl: 1,201 lines\r\n", "Imported ")
    for options in ((), ("-q",)):
        if "Importing" in while_fed(home, lambda: home.piped(*act, *options)):
            sys.exit("a pipe was told of progress")
    if while_fed(home, lambda: home.seen(*act, "-q")):
        sys.exit("a quiet run was told of progress")


def quick_lines(home):
    with open(home.path("quick.jsonl"), "w", encoding="utf-8") as lines:
        lines.write('{"text":"One"}\n')
    text = home.seen("import", "quick.jsonl")
    if text != "Imported 1, skipped 0 already there.\r\n":
        sys.exit(f"quick work was told of: {text!r}")


def slow_commits(home):
    real = subprocess.run(["sh", "-c", "command -v git"], capture_output=True, check=True,
                          text=True).stdout.strip()
    os.mkdir(home.path("api"))
    home.git("init", "-q")
    home.git("config", "user.name", "Ana Ruiz")
    home.git("config", "user.email", "ana@team.example")
    for number in range(30):
        home.git("commit", "-q", "--allow-empty", "-m", f"feat: step {number}")
    os.mkdir(home.path("bin"))
    script = home.path("bin/git")
    with open(script, "w", encoding="utf-8") as wrapper:
        wrapper.write(f'#!/bin/sh\ncase " $* " in *" log "*)\n  "{real}" "$@" > "$HOME/log"\n'
                      f'  head -c 2000 "$HOME/log"; sleep {PAUSE}; tail -c +2001 "$HOME/log"\n'
                      f'  ;; *) exec "{real}" "$@" ;; esac\n')
    os.chmod(script, os.stat(script).st_mode | stat.S_IXUSR)
    text = home.seen("import", "api")
    expect("commits", text, "\rImporting git history: ", " of 30 commits", "\r   ",
           'Imported 30 commits by you into project "api".')


def main():
    with tempfile.TemporaryDirectory(prefix="trail-terminal-") as folder:
        home = Home(folder)
        slow_lines(home)
        quick_lines(home)
        slow_commits(home)


main()
