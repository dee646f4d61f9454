#!/usr/bin/env python3
"""The digests in examples/ are those the program makes of examples/week.jsonl, byte for byte.

TRAIL_BINARY names the program. With --update they are written anew.
"""
import os
import subprocess
import sys
import tempfile

EXAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "examples")
TRAIL = os.path.abspath(os.environ["TRAIL_BINARY"])
FACES = ["md", "html", "json", "eml"]
MAIL = ["-c", "mail.from=API team <trail@team.example>", "-c", "mail.owner=ana@team.example",
        "-c", "mail.reply_to=api-team@team.example"]


def main():
    stale = []
    with tempfile.TemporaryDirectory(prefix="trail-examples-") as home:
        environment = {"HOME": home, "PATH": os.environ["PATH"], "TZ": "Europe/Berlin", "TRAIL_AUTHOR": "ana",
                       "TRAIL_NOW": "2026-11-23T07:34:10+01:00", "GIT_CONFIG_GLOBAL": "/dev/null"}

        def trail(*arguments):
            return subprocess.run([TRAIL, *arguments], env=environment, cwd=home, check=True,
                                  stdout=subprocess.PIPE, timeout=60).stdout

        trail("import", os.path.join(EXAMPLES, "week.jsonl"))
        for face in FACES:
            mail = [*MAIL, "--to", "ana", "--to", "bjorn"] if face == "eml" else []
            made = trail("digest", "last-week", "--title", "API team", "-f", face, *mail)
            path = os.path.join(EXAMPLES, "digest." + face)
            if "--update" in sys.argv:
                with open(path, "wb") as file:
                    file.write(made)
            elif not os.path.exists(path) or open(path, "rb").read() != made:
                stale.append(path)
    for path in stale:
        print(f"{os.path.normpath(path)} is not what the program makes: tests/examples/digests.py --update")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
