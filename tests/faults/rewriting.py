#!/usr/bin/env python3
"""Real git, at random: commits, amends, resets and rebases with stops, and one entry for each commit at the end.

  rewriting.py [STORIES [FIRST]]      TRAIL_BINARY names the program; FIRST is a number, so that a story
                                      that failed can be told again

Each story is told twice: with the hooks that trail installs, and with hooks that always start it.
"""
import json
import pathlib
import random
import subprocess
import sys

sys.dont_write_bytecode = True  # the tree stays as it is

from home import TRAIL, Home

BEGIN, MINUTE = 1_795_000_000, 60
# What git is to do with a line of its list, and what may stand in front of every one.
WISHES = ["pick", "pick", "edit", "edit", "squash", "fixup", "reword", "break", "exec"]
EDITOR = """#!/bin/sh
cp "$HOME/wishes" "$1"
"""


class Story:
    def __init__(self, number, always):
        self.random = random.Random(number)
        self.home = Home()
        self.home.environment.update(GIT_CONFIG_GLOBAL=str(self.home.path / "gitconfig"), GIT_EDITOR="true",
                                     GIT_SEQUENCE_EDITOR=str(self.home.path / "editor"))
        (self.home.path / "gitconfig").write_text("[user]\nname = ana\nemail = ana@team.example\n"
                                                  "[init]\ndefaultBranch = main\n")
        (self.home.path / "editor").write_text(EDITOR)
        (self.home.path / "editor").chmod(0o755)
        self.path = self.home.path / "work"
        self.told = []
        self.number = 0
        self.git("init", "-q", str(self.path), where=self.home.path)
        self.install(always)

    def install(self, always):
        if not always:
            code, _, err = self.home.run("-C", str(self.path), "hook", "install", "--yes", "-q")
            return code == 0 or sys.exit(f"no hook: {err}")
        for event in ("post-commit", "post-rewrite"):
            hook = self.path / ".git" / "hooks" / event
            hook.write_text(f"#!/bin/sh\nexec {TRAIL} hook run {event} \"$@\"\n")
            hook.chmod(0o755)

    def git(self, *words, where=None, may_stop=False):
        self.number += 1
        date = f"{BEGIN + self.number * MINUTE} +0000"
        finished = subprocess.run(["git", *words], cwd=where or self.path, check=False, text=True,
                                  env={**self.home.environment, "GIT_AUTHOR_DATE": date,
                                       "GIT_COMMITTER_DATE": date}, capture_output=True)
        if finished.returncode != 0 and not may_stop:
            self.fail(f"git {' '.join(words)}: {finished.stderr}")
        return finished.stdout

    def fail(self, why):
        sys.exit("\n".join([why, *self.told]))

    def message(self):
        self.number += 1
        self.told.append(f"  m{self.number}")
        return f"m{self.number}"

    def commit(self):
        text = self.message()
        # What several change, in another order or on another base, has conflicts.
        name = "shared" if self.random.random() < 0.2 else text
        (self.path / name).write_text(text)
        self.git("add", "-A")
        self.git("commit", "-q", "-m", text)

    def amend(self):
        self.git("commit", "-q", "--amend", "--allow-empty", "-m", self.message())

    def again(self):
        """The last commit is taken back and made once more."""
        self.git("reset", "-q", "--soft", "HEAD^")
        self.git("commit", "-q", "--allow-empty", "-m", self.message())

    def something(self, acts):
        act = self.random.choice(acts)
        if act:
            self.told.append(act.__name__)
            act()

    def wishes(self, base):
        lines = []
        for commit in self.git("rev-list", "--reverse", f"{base}..HEAD").split():
            wish = self.random.choice(WISHES)
            if not lines and wish in ("squash", "fixup"):
                wish = "edit"
            if wish in ("break", "exec"):
                lines.append(f"pick {commit}")
                lines.append("break" if wish == "break" else f"exec git commit -q --amend -m {self.message()}")
            else:
                lines.append(f"{wish} {commit}")
        return lines

    def is_rebasing(self):
        return (self.path / ".git" / "rebase-merge").exists()

    def resolve(self):
        """Of conflicts; whether git is to commit it."""
        if not self.git("ls-files", "--unmerged"):
            return False
        self.told.append("resolve")
        (self.path / "shared").write_text(self.message())
        self.git("add", "-A")
        if self.random.random() < 0.5:
            return True
        self.git("commit", "-q", "-m", self.message())
        return False

    def rebase(self):
        deepest = int(self.git("rev-list", "--count", "HEAD")) - 1
        base = f"HEAD~{self.random.randint(1, min(4, deepest))}"
        if deepest > 2 and self.random.random() < 0.4:
            self.git("checkout", "-q", "-b", "base", "HEAD~2")
            self.commit()
            self.git("checkout", "-q", "main")
            base = "base"
        lines = self.wishes(base)
        (self.home.path / "wishes").write_text("\n".join([*lines, ""]))
        self.told += [f"rebase {base}:", *(f"  {line}" for line in lines)]
        self.git("rebase", "-q", "-i", base, may_stop=True)
        while self.is_rebasing():
            # Who changes more of what git is about to commit makes another commit of it.
            for _ in range(0 if self.resolve() else self.random.randint(0, 3)):
                self.something([self.commit, self.commit, self.amend, self.again, None])
            self.told.append("continue")
            self.git("rebase", "--continue", may_stop=True)
        self.git("branch", "-q", "-D", "base", may_stop=True)

    def tell(self):
        for _ in range(6):
            self.commit()
        for _ in range(4):
            self.rebase()
            self.look()
            self.commit()
            self.something([self.amend, self.again, None])

    def look(self):
        """Each commit of the branch has one entry, of its own words, and an import finds nothing else."""
        there = sorted(self.git("log", "--format=%H %s").splitlines())
        code, out, err = self.home.run("list", "-k", "commit", "-n", "999", "--json=text,source")
        if code != 0:
            self.fail(f"list: {err}")
        told = sorted(f"{entry['source']['commit']} {entry['text']}" for entry in json.loads(out))
        if told != there:
            self.fail(f"in git {sorted(set(there) - set(told))}, in the record {sorted(set(told) - set(there))}")
        code, out, err = self.home.run("-C", str(self.path), "import", "-f", "git", ".")
        if code != 0 or "Nothing new" not in out + err:
            self.fail(f"import: {out}{err}")


def main():
    stories = int(sys.argv[1]) if len(sys.argv) > 1 else 8
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    for number in range(first, first + stories):
        for always in (False, True):
            story = Story(number, always)
            story.told.append(f"story {number}, {'hooks that always start it' if always else 'installed hooks'}")
            story.tell()
            story.home.check()
    print(f"{stories} stories, each with installed hooks and with hooks that always start it: one entry for each commit")


if __name__ == "__main__":
    main()
