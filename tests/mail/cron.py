#!/usr/bin/python3
"""The digest as cron and systemd start it: no terminal, no locale, hardly an environment."""
import pathlib
import re
import shutil
import subprocess
import sys

from home import TRAIL, Home, expect

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples"


def run_like_cron(home, *arguments, **more):
    environment = {"HOME": str(home.path), "PATH": "/usr/bin:/bin", "LOGNAME": "ana",
                   "SHELL": "/bin/sh", "TRAIL_NOW": home.environment["TRAIL_NOW"], **more}
    return subprocess.run([TRAIL, *arguments], env=environment, cwd="/", stdin=subprocess.DEVNULL,
                          capture_output=True, check=False, start_new_session=True)


def cron():
    home = Home()
    home.trail("log", "-q", "Café größer 漢字", "--at", "2026-11-19 10:00")
    line = next(line for line in (EXAMPLES / "cron" / "trail-digest").read_text().splitlines()
                if not line.startswith("#") and "trail" in line)
    expect("%" not in line, "cron takes % for a line end", line)
    words = line.split()
    begin = next(i for i, word in enumerate(words) if word.endswith("/trail"))
    done = run_like_cron(home, *words[begin + 1:])
    expect((done.returncode, done.stdout, done.stderr) == (0, b"", b""), done)
    expect(len(home.taken()) == 2, home.taken())
    again = run_like_cron(home, *words[begin + 1:])
    expect((again.returncode, again.stdout, again.stderr) == (0, b"", b""), again)
    expect(len(home.taken()) == 2, home.taken())
    home.write_mailer("#!/bin/sh\necho no route >&2\nexit 75\n")
    failed = run_like_cron(home, "digest", "2026-W46", "--email", "--send-empty", "--quiet")
    expect(failed.returncode == 75 and failed.stderr.count(b"\n") <= 2, failed)
    expect(b"no route" in failed.stderr, failed.stderr)


def nothing_at_all():
    """Not even HOME: the record of the user is found by their login."""
    home = Home()
    data = home.path / "record.db"
    done = subprocess.run([TRAIL, "--db", str(data), "digest", "last-week"], env={}, cwd="/",
                          stdin=subprocess.DEVNULL, capture_output=True, check=False)
    expect(done.returncode == 0, done)


def morning():
    """--due every hour: each in their own morning, once."""
    home = Home(people=("ana@team.example",))
    seen = []
    for hour in range(48):
        day, hour_of_day = divmod(hour, 24)
        now = f"2026-11-{22 + day}T{hour_of_day:02}:30:00+01:00"
        done = run_like_cron(home, "digest", "--email", "--due", "--quiet", TRAIL_NOW=now,
                             TZ="Europe/Berlin")
        expect(done.returncode == 0, done)
        if home.taken():
            seen.append(now)
            home.forget_taken()
    expect(seen == ["2026-11-23T07:30:00+01:00"], seen)


def systemd():
    units = sorted((EXAMPLES / "systemd" / "user").iterdir())
    expect(len(units) == 2, units)
    service = (EXAMPLES / "systemd" / "user" / "trail-digest.service").read_text()
    expect(re.search(r"^RestartPreventExitStatus=2 78$", service, re.M), service)
    if not shutil.which("systemd-analyze"):
        print("skipped: there is no systemd-analyze")
        return
    home = Home()
    folder = home.path / "units"
    folder.mkdir()
    for unit in units:
        text = unit.read_text().replace("/usr/local/bin/trail", TRAIL)
        (folder / unit.name).write_text(text)
    done = subprocess.run(["systemd-analyze", "verify", "--user", "--man=no",
                           *map(str, sorted(folder.iterdir()))],
                          env={**home.environment, "XDG_RUNTIME_DIR": str(home.path)},
                          capture_output=True, check=False)
    if b"Failed to initialize manager" in done.stderr:
        print("skipped: systemd-analyze cannot run here:", done.stderr.decode().strip())
        return
    expect(done.returncode == 0 and done.stderr == b"", done.stderr.decode())


def main():
    for act in (cron, nothing_at_all, morning, systemd):
        act()
        print(act.__name__, "ok")


if __name__ == "__main__":
    sys.exit(main())
