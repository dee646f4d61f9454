"""What a traced program did to the machine: the programs it started and the files it changed."""
import pathlib
import re
import subprocess
import tempfile

CALLS = ("execve,open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,rmdir,link,"
         "linkat,symlink,symlinkat,truncate,chmod,fchmodat,chown,fchownat,mknod,mknodat,socket,connect,"
         "clone,clone3,fork,vfork")
LINE = re.compile(r"^(?P<name>\w+)\((?P<arguments>.*)\)\s+= (?P<result>-?\d+|\?)(?P<rest>.*)$")
TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
# A descriptor as strace -y shows it, with the folder that a relative path begins at.
FOLDER = re.compile(r"(?:AT_FDCWD|\d+)<([^>]*)>")


class Done:
    """What one command did, as sets of words."""

    def __init__(self):
        self.programs, self.changed, self.sockets = set(), set(), set()


def _paths(arguments, here):
    """Every path among the arguments, whole."""
    folders = FOLDER.findall(arguments) or [here]
    paths = []
    for number, path in enumerate(TEXT.findall(arguments)):
        folder = folders[min(number, len(folders) - 1)]
        paths.append(str(pathlib.PurePosixPath(folder) / path))
    return paths


def _is_change(name, arguments):
    if name in ("open", "openat"):
        return any(word in arguments for word in ("O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"))
    return name not in ("execve", "socket", "connect", "clone", "clone3", "fork", "vfork")


def _read(process, traces, ours, here, done):
    """One process: `ours` until it becomes another program, and its children after it."""
    for line in traces.get(process, "").splitlines():
        call = LINE.match(line)
        if not call or call["result"].startswith("-") or call["result"] == "?":
            continue
        name, arguments = call["name"], call["arguments"]
        if name in ("clone", "clone3", "fork", "vfork"):
            _read(call["result"], traces, ours, here, done)
        elif name == "execve":
            words = TEXT.findall(arguments)
            if ours and ours != words[0]:
                done.programs.add(tuple(words[:1] + words[2:]))
                ours = None
        elif ours and name in ("socket", "connect"):
            done.sockets.add(arguments)
        elif ours and _is_change(name, arguments):
            done.changed.update(_paths(arguments, here))


def watch(program, arguments, **how):
    """Runs the program under strace; what it did, and how it ended."""
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **how}
    with tempfile.TemporaryDirectory(prefix="trail-calls-") as folder:
        finished = subprocess.run(
            ["strace", "-ff", "-qq", "-y", "-s", "4096", "-e", f"trace={CALLS}", "-e", "signal=none",
             "-o", f"{folder}/call", program, *arguments], timeout=120, check=False, **streams)
        traces = {file.suffix[1:]: file.read_text(errors="replace")
                  for file in pathlib.Path(folder).iterdir()}
    done = Done()
    first = next(pid for pid, text in traces.items() if text.startswith(f'execve("{program}"'))
    _read(first, traces, program, str(how.get("cwd", ".")), done)
    return done, finished
