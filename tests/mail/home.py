"""A scratch home with a record, a mailer that keeps what it gets, and the program under test."""
import email
import email.policy
import os
import pathlib
import subprocess
import sys
import tempfile

TRAIL = os.path.abspath(os.environ["TRAIL_BINARY"])
NOW = "2026-11-23T09:00:00+01:00"  # a Monday morning in Berlin

# Appends each message to its own file, like any mailer that answers 0.
KEEPING_MAILER = """#!/bin/sh
file="$(mktemp "$HOME/taken/XXXXXXXX")" && cat >"$file" && mv "$file" "$file.eml"
"""


class Home:
    def __init__(self, mailer=KEEPING_MAILER, people=("ana@team.example", "bo@team.example")):
        self.folder = tempfile.TemporaryDirectory(prefix="trail-mail-")
        self.path = pathlib.Path(self.folder.name)
        self.environment = {
            "HOME": str(self.path), "PATH": "/usr/local/bin:/usr/bin:/bin", "TZ": "Europe/Berlin",
            "GIT_CONFIG_GLOBAL": "/dev/null", "TRAIL_NOW": NOW,
            # Leaks cannot be looked for while strace watches.
            "ASAN_OPTIONS": "detect_leaks=0",
        }
        (self.path / "taken").mkdir()
        self.write_mailer(mailer)
        people_list = ", ".join(f'"{person}"' for person in people)
        self.configure(f'[mail]\nfrom = "Trail <trail@team.example>"\nto = [{people_list}]\n'
                       f'sendmail = "{self.path}/mailer"\ntimeout = 20\n'
                       '[user]\nname = "ana"\n[digest]\ntitle = "API team"\n')
        self.trail("log", "-q", "Fixed the parser crash", "--at", "2026-11-18 10:00")

    def write_mailer(self, text):
        mailer = self.path / "mailer"
        mailer.write_text(text)
        mailer.chmod(0o700)

    def configure(self, text):
        folder = self.path / ".config" / "trail"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "config.toml").write_text(text)

    def start(self, *arguments, prefix=(), **more):
        environment = {**self.environment, **more}
        return subprocess.Popen([*prefix, TRAIL, *arguments], env=environment, cwd=self.path,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE)

    def run(self, *arguments, **more):
        process = self.start(*arguments, **more)
        out, err = process.communicate(timeout=60)
        return process.returncode, out.decode(), err.decode()

    def trail(self, *arguments, **more):
        code, out, err = self.run(*arguments, **more)
        if code != 0:
            sys.exit(f"trail {' '.join(arguments)}: {code}: {err}")
        return out

    def outbox(self):
        folder = self.path / ".local" / "state" / "trail" / "outbox"
        return sorted(folder.iterdir()) if folder.exists() else []

    def taken(self):
        """The messages a mailer has, as (recipient, Message-ID, bytes)."""
        messages = []
        for file in sorted((self.path / "taken").glob("*.eml")):
            content = file.read_bytes()
            message = email.message_from_bytes(content, policy=email.policy.default)
            messages.append((str(message["To"]), str(message["Message-ID"]), content))
        return messages

    def forget_taken(self):
        for file in (self.path / "taken").iterdir():
            file.unlink()


def expect(truth, *what):
    if not truth:
        print(*what, file=sys.stderr)
        sys.exit(1)
