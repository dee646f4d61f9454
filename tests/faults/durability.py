#!/usr/bin/env python3
"""What `trail log` promises under kill -9 and under many writers, tried on the real program.

  durability.py kill [ROUNDS]                     kills `log` at random moments (default 1000)
  durability.py writers [PROCESSES [ENTRIES]]     logs from many processes at once (default 64, 50)

TRAIL_BINARY names the program. An entry is acknowledged when the program has printed its id.
"""
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time

TRAIL = os.path.abspath(os.environ["TRAIL_BINARY"])


class Home:
    """A scratch home with a record of its own."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="trail-faults-")
        self.environment = {
            "HOME": self.folder.name, "PATH": os.environ["PATH"], "TZ": "UTC",
            "GIT_CONFIG_GLOBAL": "/dev/null", "TRAIL_AUTHOR": "ana",
        }

    def start(self, *arguments):
        return subprocess.Popen([TRAIL, *arguments], env=self.environment, cwd=self.folder.name,
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


def kill(rounds):
    home = Home()
    home.run("log", "-q", "first")
    usual = min(time_of_one(home) for _ in range(20))
    acknowledged = {}
    killed = 0
    chance = random.Random(1)
    for number in range(rounds):
        text = f"entry {number}"
        process = home.start("log", "-q", text)
        time.sleep(chance.uniform(0, 1.5 * usual))
        process.kill()
        out, _ = process.communicate()
        killed += process.returncode != 0
        if out.endswith(b"\n"):
            acknowledged[out.decode().strip()] = text
    found = home.entries()
    lost = [key for key, text in acknowledged.items() if found.get(key) != text]
    texts = list(found.values())
    doubled = len(texts) - len(set(texts)) - texts.count("a usual one") + 1
    home.check()
    print(f"{rounds} rounds, {killed} killed, {len(acknowledged)} acknowledged, {len(lost)} lost, "
          f"{doubled} doubled")
    return lost or doubled or killed == 0 or not acknowledged


def time_of_one(home):
    begin = time.monotonic()
    home.run("log", "-q", "a usual one")
    return time.monotonic() - begin


def writers(processes, entries):
    home = Home()
    home.run("log", "-q", "first")
    acknowledged, failures, waits = [], [], []
    lock = threading.Lock()

    def write(writer):
        for number in range(entries):
            begin = time.monotonic()
            code, out, err = home.run("log", "-q", f"writer {writer} entry {number}")
            wait = time.monotonic() - begin
            with lock:
                waits.append(wait)
                (acknowledged if code == 0 else failures).append(out.strip() or err)

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(processes)]
    begin = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.monotonic() - begin
    found = home.entries()
    texts = [text for text in found.values() if text.startswith("writer")]
    home.check()
    print(f"{processes} x {entries}: {len(acknowledged)} acknowledged, {len(failures)} failed, "
          f"{len(texts)} found, {len(set(texts))} different, longest wait {max(waits) * 1000:.0f} ms, "
          f"{took:.1f} s")
    for failure in failures[:3]:
        print(failure)
    wanted = processes * entries
    return failures or len(texts) != wanted or len(set(texts)) != wanted


def main():
    acts = {"kill": (kill, [1000]), "writers": (writers, [64, 50])}
    if len(sys.argv) < 2 or sys.argv[1] not in acts:
        sys.exit(__doc__)
    act, defaults = acts[sys.argv[1]]
    given = [int(number) for number in sys.argv[2:]]
    sys.exit(1 if act(*(given + defaults[len(given):])) else 0)


if __name__ == "__main__":
    main()
