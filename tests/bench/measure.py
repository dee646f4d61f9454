"""Runs whole processes, each beside its floor, and sums up what they took."""
import contextlib
import datetime
import fcntl
import os
import pathlib
import re
import shutil
import statistics
import struct
import subprocess
import tempfile
import termios
import threading
import time
from dataclasses import dataclass, field


FEW = 20  # runs, of which none can stand for one in a hundred


class Failed(Exception):
    """A command ended as it should not; figures of it would say nothing."""


@dataclass
class Command:
    arguments: list
    out: str = "/dev/null"
    status: int = 0
    makes: tuple = ()  # files that must not be there before each run
    moves_on: bool = False  # each run is a second later than the one before

    def line(self, number=0):
        moment = [f"TRAIL_NOW={moment_after(number)}"] if self.moves_on else []
        return "\t".join([self.out, *moment, *map(str, self.arguments)]) + "\n"


def moment_after(seconds):
    """Later than everything in a record."""
    moment = datetime.datetime(2026, 11, 22, 12) + datetime.timedelta(seconds=seconds)
    return moment.isoformat() + "Z"


@dataclass
class Samples:
    times: list = field(default_factory=list)  # ms
    memory: float = 0  # MB, the highest

    def add(self, nanoseconds, kilobytes):
        self.times.append(nanoseconds / 1e6)
        self.memory = max(self.memory, kilobytes / 1024)

    @property
    def median(self):
        return statistics.median(self.times)

    @property
    def p99(self):
        if len(self.times) < FEW:
            return None
        ordered = sorted(self.times)
        return ordered[min(len(ordered) - 1, round(0.99 * (len(ordered) - 1)))]


class Stopwatch:
    def __init__(self, program, environment, directory):
        self.program, self.environment, self.directory = program, environment, directory
        self.process = self.start(subprocess.PIPE, subprocess.PIPE)
        self.started = 0

    def start(self, commands, answers):
        return subprocess.Popen([self.program], stdin=commands, stdout=answers, text=True,
                                env=self.environment, cwd=self.directory)

    def run(self, command):
        for path in command.makes:
            pathlib.Path(path).unlink(missing_ok=True)
        self.started += 1
        self.process.stdin.write(command.line(self.started))
        self.process.stdin.flush()
        nanoseconds, kilobytes, status = map(int, self.process.stdout.readline().split())
        if status != command.status:
            raise Failed(f"status {status} instead of {command.status}: {command.line().strip()}")
        return nanoseconds, kilobytes

    def side_by_side(self, commands, rounds):
        """A B C A B C ...: whatever else the machine does, it does to all of them."""
        samples = [Samples() for _ in commands]
        warm_up = 1 if rounds > 3 else 0
        for number in range(warm_up + rounds):
            for command, into in zip(commands, samples):
                measured = self.run(command)
                if number >= warm_up:
                    into.add(*measured)
        return samples

    def crowd(self, command, processes, each):
        """Many processes at once, each starting the command again and again.

        Returns the whole time and the longest single one in ms, and how many failed."""
        with tempfile.TemporaryDirectory() as scratch, contextlib.ExitStack() as files:
            waiting = []
            for lane in range(processes):
                orders = pathlib.Path(scratch, f"orders{lane}")
                orders.write_text("".join(command.line(self.started + lane * each + i)
                                          for i in range(each)))
                waiting.append((files.enter_context(open(orders)),
                                files.enter_context(open(f"{scratch}/answers{lane}", "w+"))))
            self.started += processes * each
            begin = time.perf_counter()
            lanes = [self.start(orders, answers) for orders, answers in waiting]
            for lane in lanes:
                lane.wait()
            whole = (time.perf_counter() - begin) * 1e3
            runs = []
            for _, answers in waiting:
                answers.seek(0)
                runs += [tuple(map(int, line.split())) for line in answers]
        failed = processes * each - sum(status == command.status for _, _, status in runs)
        return whole, max(nanoseconds for nanoseconds, _, _ in runs) / 1e6, failed

    def syncs(self, command):
        """How often the command asks for the disk, or nothing where that cannot be counted."""
        if not shutil.which("strace"):
            return None
        moment = {"TRAIL_NOW": moment_after(self.started)} if command.moves_on else {}
        self.started += 1
        traced = subprocess.run(["strace", "-f", "-e", "trace=fsync,fdatasync", *command.arguments],
                                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                                env=self.environment | moment, cwd=self.directory)
        if traced.returncode != command.status:
            return None
        return len(re.findall(r"\bf(?:data)?sync\(", traced.stderr))


class Terminal:
    """A terminal that somebody reads, for what is printed to people only."""

    def __init__(self, columns=120, rows=50):
        self.keyboard, screen = os.openpty()
        fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen = screen  # kept open, so that the reader never meets its end
        self.name = os.ttyname(screen)
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        with contextlib.suppress(OSError):
            while os.read(self.keyboard, 65536):
                pass
