#!/usr/bin/env python3
"""Who can read what trail writes: modes whatever the umask, links and directories of others refused,
copies as private as the record, nothing of a purged text in any file. Needs root for other users.

TRAIL_BINARY names the program.
"""
import os
import subprocess
import sys

sys.dont_write_bytecode = True  # the tree stays as it is

from home import DATA, STATE, TRAIL, Home, Repository, Unreachable

STRANGER = 3  # "sys", whom every Debian has
SECRET = "qqxzvibrating"


def under(mask, home, *words):
    process = subprocess.run([TRAIL, *words], env=home.environment, cwd=home.path, umask=mask,
                             stdin=subprocess.DEVNULL, capture_output=True, text=True)
    return process.returncode, process.stdout, process.stderr


def open_to_others(home):
    """Every file and directory that trail made and that somebody else could use."""
    found = []
    for top in (DATA, STATE, "kept"):
        for path in [home.path / top, *(home.path / top).rglob("*")]:
            if path.exists() and path.stat().st_mode & 0o077:
                found.append(f"{path.relative_to(home.path)} {path.stat().st_mode & 0o7777:o}")
    return found


def modes():
    for mask in (0o000, 0o022, 0o077, 0o777):
        home = Home()
        Repository(home)
        (home.path / "kept").mkdir(mode=0o700)
        for words in (["log", "one"], ["db", "backup"], ["db", "backup", "kept/copy.db"],
                      ["db", "restore", "kept/copy.db", "--yes"], ["db", "compact"],
                      ["db", "recover", f"{DATA}/trail.db", "-o", "kept/new.db"],
                      ["db", "init", "--db", "kept/below/other.db"],
                      ["db", "restore", "kept/copy.db", "--db", "kept/third/trail.db"]):
            code, _, err = under(mask, home, *words)
            assert code == 0, f"umask {mask:03o}: {words}: {code} {err}"
        with Unreachable(home):
            under(mask, home, "log", "typed meanwhile")
        assert open_to_others(home) == [], f"umask {mask:03o}: {open_to_others(home)}"


def links():
    home = Home()
    secret = home.path / "own"
    secret.mkdir(mode=0o700)
    planted = home.path / "planted"
    planted.symlink_to(secret)
    os.chown(planted, STRANGER, STRANGER, follow_symlinks=False)
    code, _, err = home.run("log", "private", "--db", "planted/trail.db")
    assert code == 74 and "is a link of another user" in err, f"{code} {err}"
    assert list(secret.iterdir()) == []
    home.run("log", "-q", "private", "--db", "own/trail.db")
    code, _, err = home.run("log", "again", "--db", "planted/trail.db")
    assert code == 74 and "is a link of another user" in err, f"{code} {err}"


def directories():
    for mode, owner in ((0o777, 0), (0o1777, 0), (0o770, 0), (0o700, STRANGER)):
        home = Home()
        place = home.path / "place"
        place.mkdir()
        os.chown(place, owner, STRANGER)
        place.chmod(mode)
        code, _, err = home.run("log", "private", "--db", "place/trail.db")
        assert code == 74 and "cannot use " in err, f"{mode:o}: {code} {err}"
        assert list(place.iterdir()) == [], f"{mode:o}: {list(place.iterdir())}"
        code, _, err = home.run("db", "restore", "x.db", "--db", "place/trail.db", "--yes")
        assert code == 74, err


def purge():
    home = Home()
    code, out, _ = home.run("log", f"The key is {SECRET}", "-q", "-m", SECRET, "-t", SECRET)
    home.run("db", "backup", "kept.db")
    for number in range(30):
        home.run("log", "-q", f"ordinary {number}")
    code, _, err = home.run("rm", out.strip(), "--purge", "--yes")
    assert code == 0, err
    assert "copies may be left in backups" in err, err
    for path in home.path.rglob("*"):
        if path.is_file() and path.name != "kept.db":
            assert SECRET.encode() not in path.read_bytes(), path
    home.run("db", "recover", f"{DATA}/trail.db", "-o", "new.db")
    assert SECRET.encode() not in (home.path / "new.db").read_bytes(), "recovered what was purged"


def main():
    if os.geteuid() != 0:
        print("skipped: only root can plant what another user owns")
        return 77
    for act in (modes, links, directories, purge):
        act()
    print("modes under four umasks, links, four kinds of directory, a purge: private")
    return 0


if __name__ == "__main__":
    sys.exit(main())
