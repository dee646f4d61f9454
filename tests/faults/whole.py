#!/usr/bin/env python3
"""All tests of faults, hostile text and other users in their whole form, one after the other.

  whole.py FOLDER [NAME...]      or these parts of it only

FOLDER keeps what each part said. TRAIL_BINARY names the program, in the folder it was built in; the
tests' own programs lie below it. What is skipped is not proven: the exit code is 1 then, too.
"""
import os
import pathlib
import subprocess
import sys
import time

TESTS = pathlib.Path(__file__).resolve().parents[1]
SKIPPED = 77
# Modules that the parts need come from the distribution, so its own Python runs them.
PYTHON = "/usr/bin/python3" if os.path.exists("/usr/bin/python3") else sys.executable
# A script and its words; in a list, one of the tests' own programs and its.
PARTS = {
    "kill": "faults/durability.py kill 1000",
    "writers": "faults/durability.py writers 64 50",
    "hook": "faults/durability.py hook 500",
    "drain": "faults/durability.py drain 200 8",
    "history": "faults/durability.py history 200 3000",
    "import": "faults/durability.py import 200 400",
    "migration": ["store_contract", "a migration that is killed at any moment*"],
    "opening": "faults/durability.py opening 200",
    "backup": "faults/durability.py backup 200",
    "full": "faults/durability.py full 40",
    "hook-failures": "faults/hooks.py failures",
    "hook-syncs": "faults/hooks.py syncs",
    "hook-processes": "faults/hooks.py processes",
    "hook-crowd": "faults/hooks.py crowd",
    "rewriting": "faults/rewriting.py 60",
    "variants": "faults/variants.py",
    "calls": "faults/calls.py --whole",
    "power": "faults/power.py --whole",
    "disks": "faults/disks.py",
    "damage": "faults/damage.py 40",
    "privacy": "faults/privacy.py",
    "folder": "faults/folder.py",
    "server": "mail/server.py",
    "cron": "mail/cron.py",
    "crashes": "mail/crashes.py 200",
    "members": "sharing/members.py",
    "work": "sharing/work.py",
    "text": "hostile/text.py --whole",
    "arguments": "hostile/arguments.py 10000",
    "footprint": "footprint/footprint.py",
}


def command_of(part):
    if isinstance(part, list):
        return [programs() / part[0], *part[1:]]
    return [PYTHON, "-B", *part.split()]


def programs():
    return pathlib.Path(os.environ["TRAIL_BINARY"]).parent / "tests"


def run(name, folder):
    begin = time.monotonic()
    with open(folder / f"{name}.log", "wb") as said:
        code = subprocess.run(command_of(PARTS[name]), cwd=TESTS, check=False, stdin=subprocess.DEVNULL,
                              stdout=said, stderr=said).returncode
    # A case that has another name now is none that was run.
    if "No test" in (folder / f"{name}.log").read_text(errors="replace"):
        code = 1
    outcome = {0: "well", SKIPPED: "skipped"}.get(code, f"FAILED ({code})")
    print(f"{name}: {outcome}, {time.monotonic() - begin:.0f} s", flush=True)
    return code


def main():
    if len(sys.argv) < 2 or not set(sys.argv[2:]) <= set(PARTS):
        sys.exit(__doc__)
    os.environ["TRAIL_BINARY"] = os.path.abspath(os.environ["TRAIL_BINARY"])
    os.environ["TRANSCRIPT_RUNNER"] = str(programs() / "transcript_runner")
    os.environ["MIGRATION_KILLS"] = "200"
    folder = pathlib.Path(sys.argv[1]).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    codes = [run(name, folder) for name in sys.argv[2:] or PARTS]
    print(f"{codes.count(SKIPPED)} skipped")
    return 1 if any(codes) else 0


if __name__ == "__main__":
    sys.exit(main())
