#!/usr/bin/env python3
"""Tab, in the three real shells, on a pseudo-terminal: what is typed, and what stands there after.

TRAIL_BINARY names the program. A key of each shell writes its line into a file, so that nothing has
to be read off a drawn screen. A shell that is not installed is skipped, and said so.
"""
import fcntl
import os
import pty
import re
import select
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import time

TRAIL = os.path.abspath(os.environ["TRAIL_BINARY"])
SCRIPTS = os.path.join(os.path.dirname(__file__), "..", "..", "completions")
PATIENCE = 20
DUMP = "\x18p"  # Ctrl-X p

SETTINGS = {
    "bash": """
PS1='ready> '
source {scripts}/trail.bash
show() {{ printf '%s\\n' "$READLINE_LINE" >{line}.new; mv {line}.new {line}; }}
bind -x '"\\C-xp": show'
bind 'set bell-style none'
bind 'set page-completions off'
bind 'set completion-query-items 0'
""",
    "zsh": """
PS1='ready> '
unsetopt beep
fpath=({scripts} $fpath)
autoload -Uz compinit
compinit -u -D
show() {{ print -r -- "$BUFFER" >{line}.new; mv {line}.new {line} }}
zle -N show
bindkey -e
bindkey '^Xp' show
""",
    "fish": """
function fish_prompt; printf 'ready> '; end
set -g fish_greeting
set -g fish_autosuggestion_enabled 0
source {scripts}/trail.fish
function show; commandline >{line}.new; mv {line}.new {line}; end
bind \\cxp show
""",
}

COMMANDS = {
    "bash": ["bash", "--noprofile", "--rcfile"],
    "zsh": ["zsh", "-d", "-f", "-i"],
    "fish": ["fish", "--no-config", "--init-command"],
}


class Home:
    """A scratch home with a few entries and a folder of the user's."""

    def __init__(self, folder):
        self.folder = folder
        os.makedirs(self.path("bin"))
        os.symlink(TRAIL, self.path("bin/trail"))
        self.environment = {
            "HOME": folder, "PATH": self.path("bin") + ":/usr/bin:/bin", "TZ": "UTC",
            "TERM": "xterm", "LC_ALL": "C.UTF-8", "GIT_CONFIG_GLOBAL": "/dev/null",
            "TRAIL_AUTHOR": "ana", "XDG_CONFIG_DIRS": folder, "SHELL": "/bin/sh",
        }
        self.trail("log", "Fixed the parser crash +parser", "-p", "api", "--at", "9:00")
        self.trail("log", "CI runner `touch ran` $(touch ran) is out of disk", "--raw",
                   "-k", "blocker", "-p", "infra/ci", "-t", "Größe")
        self.trail("decide", "Use WAL mode", "-p", "api")
        os.makedirs(self.path("my notes"))
        open(self.path("my notes/week one.md"), "w").close()

    def path(self, name):
        return os.path.join(self.folder, name)

    def trail(self, *arguments):
        return subprocess.run([TRAIL, *arguments], check=True, env=self.environment,
                              cwd=self.folder, capture_output=True, text=True).stdout


class Shell:
    """An interactive shell that has read its completion script."""

    def __init__(self, name, home, extra=""):
        self.line_file = home.path(f"line-{name}")
        settings = (extra + SETTINGS[name]).format(scripts=os.path.abspath(SCRIPTS),
                                                   line=self.line_file)
        file = home.path(f"settings-{name}")
        with open(file, "w", encoding="utf-8") as out:
            out.write(settings)
        command = list(COMMANDS[name])
        if name == "bash":
            command += [file, "-i"]
        elif name == "fish":
            command += [f"source {file}"]
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.chdir(home.folder)
            os.execvpe(command[0], command, home.environment)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 60, 110, 0, 0))
        self.seen = ""
        if name == "zsh":
            self.wait_until(lambda: "%" in self.seen or "#" in self.seen, "prompt")
            self.write(f"source {file}\r")
        self.wait_until(lambda: "ready> " in self.seen, "prompt")

    def write(self, text):
        os.write(self.terminal, text.encode())

    def read_some(self):
        if select.select([self.terminal], [], [], 0.02)[0]:
            try:
                self.seen += os.read(self.terminal, 65536).decode(errors="replace")
            except OSError:
                pass

    def wait_until(self, holds, what):
        end = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > end:
                raise TimeoutError(f"no {what}; seen: {self.seen[-2000:]!r}")
            self.read_some()

    def line(self):
        """The command line as the shell has it; keys are handled in order, so this waits for Tab."""
        if os.path.exists(self.line_file):
            os.remove(self.line_file)
        self.write(DUMP)
        self.wait_until(lambda: os.path.exists(self.line_file), "line")
        with open(self.line_file, encoding="utf-8") as text:
            return text.read().rstrip("\n")

    def after_tab(self, typed):
        self.write("\x05\x15")  # to the end, then away with the line
        self.write(typed)
        self.line()  # what was typed has arrived before Tab does
        self.write("\t")
        return self.line()

    def listed(self, typed):
        """What appears below the line when Tab is pressed twice."""
        self.write("\x05\x15" + typed)
        self.line()
        self.seen = ""
        self.write("\t\t")
        self.line()
        for _ in range(5):
            self.read_some()
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>()][B0]?", "", self.seen)

    def end(self):
        os.close(self.terminal)
        os.waitpid(self.process, 0)


# What is typed, and the line after Tab. Whether a space follows a word is each shell's own matter,
# but none may follow what goes on.
CASES = [
    ("trail sear", "trail search "),
    ("trail config unse", "trail config unset "),
    ("trail list --rever", "trail list --reverse "),
    ("trail list -p ap", "trail list -p api "),
    ("trail list --project=ap", "trail list --project=api "),
    ("trail list --project=infra/", "trail list --project=infra/ci "),
    ("trail search project:ap", "trail search project:api "),
    ("trail search projec", "trail search project:"),
    ("trail search -project:ap", "trail search -project:api "),
    ("trail search kind:win,blo", "trail search kind:win,blocker "),
    ("trail list --json=id,tex", "trail list --json=id,text "),
    ("trail list -c week.sta", "trail list -c week.start="),
    ("trail list -c week.start=su", "trail list -c week.start=sun "),
    ("trail list --during last-we", "trail list --during last-week "),
    ("trail log -t Grö", "trail log -t Größe "),
    ("trail log Fixed +par", "trail log Fixed +parser "),
    ("trail show D", "trail show D1 "),
    ("trail help exit-c", "trail help exit-codes "),
    ("trail -q li", "trail -q list "),
    ("trail log 'Fixed it +par", "trail log 'Fixed it +parser' "),
    ("trail log \"Fixed it project:ap", "trail log \"Fixed it project:api\" "),
    ("trail serach x", "trail serach x"),
    ("trail list $(touch ran) -p inf", "trail list $(touch ran) -p infra/ci "),
    ("trail export -o my", "trail export -o my\\ notes/"),
    ("trail export -o my\\ notes/w", "trail export -o my\\ notes/week\\ one.md "),
    ("trail export --output=my\\ notes/w", "trail export --output=my\\ notes/week\\ one.md "),
    ("trail -C my", "trail -C my\\ notes/"),
]


def check(shell_name, home, extra=""):
    failures = []
    shell = Shell(shell_name, home, extra)
    for typed, expected in CASES:
        found = shell.after_tab(typed)
        if found.rstrip() != expected.rstrip() or (expected[-1] in ":=/" and found != expected):
            failures.append(f"{shell_name}: {typed!r} became {found!r}, not {expected!r}")
    listed = shell.listed("trail show ")
    for text in ("Fixed the parser crash", "$(touch ran)", "D1"):
        if text not in listed:
            failures.append(f"{shell_name}: {text!r} is not listed: {listed!r}")
    shell.end()
    if os.path.exists(home.path("ran")):
        failures.append(f"{shell_name}: a text of the record was run")
    return failures


def main():
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        home = Home(folder)
        runs = [("bash", ""), ("bash", "COMP_WORDBREAKS=${{COMP_WORDBREAKS//[:=]}}\n"),
                ("zsh", ""), ("fish", "")]
        library = "/usr/share/bash-completion/bash_completion"
        if os.path.exists(library):
            runs.append(("bash", f"source {library}\n"))
        else:
            print("skipped: bash-completion is not installed")
        for name, extra in runs:
            if shutil.which(name) is None:
                print(f"skipped: {name} is not installed")
                continue
            try:
                failures += check(name, home, extra)
            except TimeoutError as late:
                failures.append(f"{name}: {late}")
    print("\n".join(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
