#!/usr/bin/env python3
"""Two members of a group write to one record; somebody else reads nothing. Needs root for users."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

TRAIL = os.path.abspath(os.environ["TRAIL_BINARY"])
GROUP, GROUP_NUMBER = "users", 100
MEMBERS, STRANGER = {"daemon": 1, "bin": 2}, ("sys", 3)  # accounts that every Debian has
EACH = 40


def member(base, name, number, groups, *words):
    home = base / f"home-{name}"
    if not home.exists():
        home.mkdir()
        os.chown(home, number, number)

    def become():
        os.umask(0o077)  # the strictest there is
        os.setgroups(groups)
        os.setgid(number)
        os.setuid(number)

    return subprocess.Popen(
        [TRAIL, "--db", str(base / "team" / "trail.db"), *words], text=True, cwd="/",
        env={"HOME": str(home), "USER": name, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        preexec_fn=become, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def answer(process):
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


def both_write(base):
    waves = [[member(base, name, number, [GROUP_NUMBER], "log", f"{name} wrote {wave}")
              for name, number in MEMBERS.items()] for wave in range(EACH)]
    for wave in waves:
        for process in wave:
            code, _, err = answer(process)
            assert code == 0, err


def check_entries(base):
    for name, number in MEMBERS.items():
        code, out, err = answer(member(base, name, number, [GROUP_NUMBER], "list", "-n", "500"))
        assert code == 0, err
        texts = [line.split("\t")[-1] for line in out.splitlines()]
        wanted = [f"{who} wrote {wave}" for who in MEMBERS for wave in range(EACH)]
        assert sorted(texts) == sorted(wanted), f"{name} reads {len(texts)} entries"
        code, out, err = answer(member(base, name, number, [GROUP_NUMBER], "db", "check"))
        assert code == 0, out + err


def check_stranger(base):
    name, number = STRANGER
    for words in (["list"], ["log", "an intruder"], ["search", "wrote"], ["export"]):
        code, out, err = answer(member(base, name, number, [number], *words))
        assert code not in (0, 1) and out == "", f"{words}: {code} {out}"
        assert "Permission denied" in err, err


def check_modes(base):
    for path in [base / "team", *(base / "team").iterdir()]:
        found = path.stat()
        wanted = 0o2770 if path.is_dir() else 0o660
        assert found.st_mode & 0o7777 == wanted, f"{path.name}: {found.st_mode:o}"
        assert found.st_gid == GROUP_NUMBER, f"{path.name}: group {found.st_gid}"


def check_mending(base):
    """Where one's own record would be, a group's is not taken from the group."""
    (base / "share").mkdir()
    environment = {"HOME": str(base), "XDG_DATA_HOME": str(base / "share"), "PATH": "/usr/bin:/bin"}
    for words in (["db", "init", "--shared", "--group", GROUP], ["log", "For all of us"], ["doctor", "--fix"]):
        done = subprocess.run([TRAIL, *words], env=environment, cwd="/", capture_output=True, text=True, check=False)
        assert done.returncode == 0 and "chmod" not in done.stdout, done
    assert (base / "share" / "trail").stat().st_mode & 0o7777 == 0o2770


def main():
    if os.geteuid() != 0:
        print("skipped: only root can become two users")
        return 77
    base = pathlib.Path(tempfile.mkdtemp(prefix="trail-shared-"))
    try:
        base.chmod(0o755)
        subprocess.run([TRAIL, "--db", str(base / "team" / "trail.db"), "db", "init", "--shared",
                        "--group", GROUP], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        both_write(base)
        check_entries(base)
        check_stranger(base)
        check_modes(base)
        check_mending(base)
        print(f"{len(MEMBERS)} members wrote {EACH} entries each; a stranger read nothing")
    finally:
        shutil.rmtree(base)
    return 0


if __name__ == "__main__":
    sys.exit(main())
