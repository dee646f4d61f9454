#!/usr/bin/env python3
"""What each command does when a stream is closed, broken or full, and when somebody presses Ctrl-C.

TRAIL_BINARY names the program. The commands are those of screens.txt.
"""
import fcntl
import os
import pathlib
import pty
import select
import shlex
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

TRAIL = os.path.abspath(os.environ["TRAIL_BINARY"])
HERE = pathlib.Path(__file__).resolve().parent
COMMANDS = [shlex.split(line) for line in (HERE / "screens.txt").read_text().splitlines()]
CANNOT_WRITE = 74
INTERRUPTED = -signal.SIGINT  # which a shell tells as 130
PATIENCE = 30


class Home:
    def __init__(self, folder):
        self.folder = folder
        self.environment = {
            "HOME": folder, "PATH": "/usr/bin:/bin", "TZ": "Europe/Berlin", "TERM": "xterm",
            "LC_ALL": "C.UTF-8", "TRAIL_NOW": "2026-11-22T11:02:00+01:00", "TRAIL_AUTHOR": "ana",
            "XDG_CONFIG_DIRS": folder, "GIT_CONFIG_GLOBAL": "/dev/null",
            # Leaks cannot be looked for in a process that a signal ends.
            "ASAN_OPTIONS": "detect_leaks=0",
        }
        self.run("import", "-q", str(HERE / "record.jsonl"))

    def run(self, *words, **streams):
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE,
                   **streams}
        return subprocess.run([TRAIL, *words], env=self.environment, cwd=self.folder, check=False,
                              timeout=PATIENCE, **streams)

    def with_closed(self, descriptors, *words):
        closing = " ".join(f"{number}>&-" if number else "<&-" for number in descriptors)
        script = f'exec "$@" {closing}'
        return subprocess.run(["sh", "-c", script, "sh", TRAIL, *words], env=self.environment,
                              cwd=self.folder, check=False, timeout=PATIENCE, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def entries(self):
        return self.run("list", "-n", "1000").stdout.count(b"\n")


def expect(holds, *what):
    if not holds:
        sys.exit(f"failed: {what}")


def closed_streams(home):
    """Nothing that is opened meanwhile takes the place of a closed stream, least of all the record."""
    for words in COMMANDS:
        usual = home.run(*words)
        unwritable = CANNOT_WRITE if usual.stdout and usual.returncode == 0 else usual.returncode
        for descriptors, code in (((0,), usual.returncode), ((2,), usual.returncode), ((1,), unwritable),
                                  ((0, 1, 2), unwritable)):
            done = home.with_closed(descriptors, *words)
            expect(done.returncode == code, words, "without", descriptors, done.returncode, done.stderr)
            if 1 not in descriptors:
                expect(done.stdout == usual.stdout, words, "without", descriptors)


def readers_that_left(home):
    """A reader who has seen enough is no error and no message."""
    for words in COMMANDS:
        usual = home.run(*words)
        if not usual.stdout:
            continue
        ours, theirs = os.pipe()
        os.close(ours)
        done = home.run(*words, stdout=theirs)
        os.close(theirs)
        expect(done.returncode == -signal.SIGPIPE, words, "into a closed pipe", done.returncode)
        expect(b"roken pipe" not in done.stderr, words, done.stderr)


def full_disks(home):
    for words in COMMANDS:
        usual = home.run(*words)
        if not usual.stdout or usual.returncode != 0:
            continue
        with open("/dev/full", "wb") as full:
            done = home.run(*words, stdout=full)
        expect(done.returncode == CANNOT_WRITE and b"No space left" in done.stderr, words, done)


class Dialogue:
    """A command at a terminal, and what was seen of it; its output goes there or into a file."""

    def __init__(self, home, *words, output=None):
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.chdir(home.folder)
            if output:
                os.dup2(os.open(output, os.O_WRONLY), 1)
            os.execve(TRAIL, ["trail", *words], home.environment)
        self.resize(80)
        self.seen = b""

    def resize(self, columns):
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))

    def wait_for(self, text):
        end = time.monotonic() + PATIENCE
        while text not in self.seen:
            ready = select.select([self.terminal], [], [], max(0, end - time.monotonic()))[0]
            expect(ready, "never seen", text, self.seen)
            try:
                self.seen += os.read(self.terminal, 4096)
            except OSError:
                expect(False, "ended before", text, self.seen)

    def modes(self):
        return termios.tcgetattr(self.terminal)

    def type(self, text):
        os.write(self.terminal, text)

    def end(self):
        """Its exit code, once it has said everything."""
        try:
            while piece := os.read(self.terminal, 4096):
                self.seen += piece
        except OSError:
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])


def interrupts(home):
    before = home.entries()
    dialogue = Dialogue(home, "checkin")
    dialogue.wait_for(b"\r\n  > ")
    dialogue.type(b"Reviewed the checkout\n")
    dialogue.resize(40)
    dialogue.wait_for(b"> Reviewed the checkout\r\n  > ")
    dialogue.type(b"\x03")
    code = dialogue.end()
    expect(code == INTERRUPTED, "Ctrl-C in a check-in", code, dialogue.seen)
    expect(home.entries() == before, "nothing is written")
    again = Dialogue(home, "checkin")
    again.wait_for(b"Reviewed the checkout")
    again.type(b"\x03")
    expect(again.end() == INTERRUPTED, "what was typed is shown again", again.seen)


def files(home):
    return sorted(path for path in pathlib.Path(home.folder).rglob("*") if not path.is_socket())


def interrupted(home, words, seen, feed=lambda: None):
    """Ctrl-C once `seen` is on the screen: ends by the signal, on a fresh line, and nothing was done."""
    before, there = home.entries(), files(home)
    dialogue = Dialogue(home, *words)
    modes = dialogue.modes()
    pipe = feed()
    dialogue.wait_for(seen)
    dialogue.type(b"\x03")
    code = dialogue.end()
    expect(code == INTERRUPTED, "Ctrl-C in", words, code, dialogue.seen)
    expect(dialogue.seen.endswith(b"^C\r\n"), "a fresh line after", words, dialogue.seen)
    expect(dialogue.modes() == modes, "the modes of the terminal after", words)
    expect(home.entries() == before, "nothing is changed by", words)
    expect(files(home) == there, "nothing is left behind by", words, files(home), there)
    return pipe


def questions(home):
    interrupted(home, ("rm", "--query", "kind:done"), b"[y/N] ")
    interrupted(home, ("decide", "mode"), b"\r\n> ")


def answered(home):
    """Ctrl-D, after which nothing stands behind the question."""
    dialogue = Dialogue(home, "rm", "--query", "kind:done")
    dialogue.wait_for(b"[y/N] ")
    dialogue.type(b"\x04")
    code = dialogue.end()
    expect(code == 1 and b"[y/N] \r\n" in dialogue.seen, "Ctrl-D at a question", code, dialogue.seen)


def unasked(home):
    """Whoever wants no questions gets none at a terminal either."""
    before = home.entries()
    words = "rm", "--query", "kind:done"
    for arguments, variables in ((("--no-input",), {}), ((), {"TRAIL_NO_INPUT": "1"})):
        home.environment.update(variables)
        dialogue = Dialogue(home, *words, *arguments)
        code = dialogue.end()
        expect(code != 0 and b"[y/N]" not in dialogue.seen, "asked with", arguments, variables, dialogue.seen)
        expect(home.entries() == before, "done without an answer", arguments, variables)
    del home.environment["TRAIL_NO_INPUT"]


def begun(home):
    """A record that is begun by its name is told of, since the name may have been mistyped; once, and to people."""
    told = b"note: --db names a record that was not there and is begun: ~/typo.db"
    for number, expected in enumerate((True, False)):
        dialogue = Dialogue(home, "log", "--db", "typo.db", f"Entry {number}")
        expect(dialogue.end() == 0 and (told in dialogue.seen) == expected, "a record that is begun", dialogue.seen)
    expect(home.run("log", "--db", "other.db", "Entry").stderr == b"", "a script is told that a record is begun")


def long_work(home):
    name = home.folder + "/slow.jsonl"
    os.mkfifo(name)

    def feed():
        pipe = open(name, "w", encoding="utf-8")
        pipe.write("".join(f'{{"text":"Entry {number}"}}\n' for number in range(1200)))
        pipe.flush()
        time.sleep(1)  # until it is worth telling how far it is
        pipe.write('{"text":"One more"}\n')
        pipe.flush()
        return pipe

    interrupted(home, ("import", "slow.jsonl"), b"Importing slow.jsonl: ", feed).close()


def reading(home):
    """Ctrl-C while it waits for text on a pipe."""
    before = home.entries()
    process = subprocess.Popen([TRAIL, "log", "-"], env=home.environment, cwd=home.folder,
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdin.write(b"half a sentence")
    process.stdin.flush()
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    process.wait(PATIENCE)
    expect(process.returncode == INTERRUPTED, "Ctrl-C while reading", process.returncode)
    expect(home.entries() == before, "half a sentence is no entry")


def main():
    with tempfile.TemporaryDirectory(prefix="trail-manners-") as folder:
        home = Home(folder)
        for act in (closed_streams, readers_that_left, full_disks, interrupts, questions, answered, unasked, begun, long_work,
                    reading):
            act(home)
        checked = home.run("db", "check")
        expect(checked.returncode == 0, checked)


if __name__ == "__main__":
    main()
