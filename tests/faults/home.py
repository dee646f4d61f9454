"""A scratch home with a record and a repository, for what goes wrong on the real program."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

TRAIL = os.path.abspath(os.environ["TRAIL_BINARY"])
DATA, STATE = ".local/share/trail", ".local/state/trail"


class Home:
    """A scratch home with a record of its own."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="trail-faults-")
        self.environment = {
            "HOME": self.folder.name, "PATH": os.environ["PATH"], "TZ": "UTC",
            "GIT_CONFIG_GLOBAL": "/dev/null", "TRAIL_AUTHOR": "ana",
            # Leaks cannot be looked for while strace watches.
            "ASAN_OPTIONS": "detect_leaks=0",
        }
        self.path = pathlib.Path(self.folder.name)

    def start(self, *arguments, prefix=()):
        return subprocess.Popen([*prefix, TRAIL, *arguments], env=self.environment, cwd=self.folder.name,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE)

    def run(self, *arguments):
        process = self.start(*arguments)
        out, err = process.communicate()
        return process.returncode, out.decode(), err.decode()

    def entries(self):
        code, out, err = self.run("export")
        if code != 0:
            sys.exit(f"export failed: {err}")
        items = [json.loads(line) for line in out.splitlines()]
        return {item["id"]: item["text"] for item in items if "id" in item}

    def check(self):
        code, out, err = self.run("db", "check")
        if code != 0:
            sys.exit(f"db check failed: {out}{err}")


class Repository:
    """Commits without a hook, which is then called by hand, to be killed when it suits us."""

    def __init__(self, home):
        self.home = home
        self.number = 0
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments, text=""):
        command = ["git", "-c", "user.name=Ana", "-c", "user.email=ana@team.example", *arguments]
        subprocess.run(command, env=self.home.environment, cwd=self.home.path, check=True,
                       input=text, text=True, stdout=subprocess.DEVNULL)

    def commit(self):
        self.number += 1
        text = f"commit {self.number}"
        self.git("commit", "-q", "--allow-empty", "-m", text)
        return text

    def hook(self):
        return self.home.start("hook", "run", "post-commit")


class Unreachable:
    """While it lasts, nothing can be read or written where the record is."""

    def __init__(self, home):
        self.data, self.aside = home.path / DATA, home.path / "aside"

    def __enter__(self):
        self.data.rename(self.aside)
        self.data.touch()

    def __exit__(self, *failure):
        self.data.unlink()
        self.aside.rename(self.data)


def waiting(home):
    return sorted((home.path / STATE).glob("spool/*/*.json"))
