"""Commands that change something, what stands before each, and what is there when it has worked."""
import collections
import json
import re
import shutil

from home import DATA, STATE, Repository

TYPED = "Typed in the editor"


def expect(truth, *what):
    if not truth:
        raise AssertionError(" ".join(map(str, what)))


class Act:
    """A command, what stands before it, and what is there when it has worked."""

    def __init__(self, *arguments, before=(), look=None, prepare=None, is_silent=False,
                 is_repeatable=False, always=None, says_less=None):
        self.arguments, self.before = arguments, before
        self.look = look or state
        self.prepare = prepare
        self.is_silent = is_silent  # tells of failures in hook.log alone
        self.is_repeatable = is_repeatable  # twice is as once
        self.always = always  # what must hold whatever happened
        self.says_less = says_less  # the exit code for what was done in part and told as such


def state(home):
    """The record as an export has it, ids and moments of writing left out."""
    code, out, err = home.run("export")
    expect(code == 0, "export failed:", err)
    items = [json.loads(line) for line in out.splitlines()]
    texts = {item["id"]: item["text"] for item in items if "id" in item}
    said = re.compile("|".join(texts) or "$^")
    return sorted(said.sub(lambda found: texts[found.group()], line) for line in out.splitlines())


def texts(home):
    return sorted(home.entries().values())


def with_files(*patterns):
    def look(home):
        files = sorted(file for pattern in patterns for file in home.path.glob(pattern))
        return state(home), [(file.name, file.read_bytes()) for file in files]
    return look


def backups(home):
    for file in home.path.glob("copy.db*"):
        if file.suffix == ".db":
            home_copy = home.run("export", "--db", str(file))
            return state(home), home_copy[0]
    return state(home), None


def mails(home):
    """Who has the digest, each under how many names."""
    found = collections.defaultdict(set)
    for file in (home.path / "taken").glob("*.eml"):
        text = file.read_text()
        to = re.search(r"^To: (.*)$", text, re.M).group(1)
        found[to].add(re.search(r"^Message-ID: (.*)$", text, re.M).group(1))
    return sorted((to, len(ids)) for to, ids in found.items())


def with_mailer(home):
    (home.path / "taken").mkdir()
    mailer = home.path / "mailer"
    mailer.write_text('#!/bin/sh\nfile="$(mktemp "$HOME/taken/XXXXXX")" && cat >"$file" && '
                      'mv "$file" "$file.eml"\n')
    mailer.chmod(0o700)
    configure(home, f'[mail]\nfrom = "trail@team.example"\nto = ["ana@team.example"]\n'
                    f'sendmail = "{home.path}/mailer"\n[user]\nname = "ana"\n')
    home.run("log", "-q", "Fixed the parser", "--at", "2026-11-18")


def configure(home, text):
    folder = home.path / ".config" / "trail"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.toml").write_text(text)


def with_copy(home):
    """A record of other entries, to be put in the record's place."""
    home.run("log", "-q", "in the copy alone", "--db", "copy.db")


def kept_whole(home):
    """While a copy takes its place, the record of before is in a file, whole."""
    folder = home.path / DATA
    for file in [folder / "trail.db", *folder.glob("trail.db.before-restore*")]:
        if file.suffix not in ("-wal", "-shm") and file.exists():
            if "first" in home.run("export", "--db", str(file))[1]:
                return
    raise AssertionError("the record of before is nowhere")


def with_damage(home):
    shutil.copytree(home.path / DATA, home.path / "hurt")
    file = home.path / "hurt" / "trail.db"
    file.write_bytes(b"x" * 4096 + file.read_bytes()[4096:])
    shutil.copytree(home.path / "hurt", home.path / "hurt.before")


def damaged_as_before(home):
    """Whatever of a damaged record can be had, nothing of it is changed."""
    before, now = ({file.name: file.read_bytes() for file in (home.path / folder).glob("trail.db*")
                    if not file.name.endswith(("-shm", "-lock"))} for folder in ("hurt.before", "hurt"))
    expect(now == before, "the damaged record was changed")


def recovered(home):
    """The damaged file as it is, and all that could be had or no file of that name."""
    fresh = home.path / "fresh.db"
    told = home.run("export", "--db", str(fresh))[1] if fresh.exists() else None
    return state(home), (home.path / "hurt" / "trail.db").read_bytes(), told


def with_commit(home):
    Repository(home).commit()


def with_waiting(home):
    data, aside = home.path / DATA, home.path / "aside"
    data.rename(aside)
    data.touch()
    home.run("log", "waited")
    data.unlink()
    aside.rename(data)


def with_lines(home):
    lines = [json.dumps({"text": f"line {number}", "author": "ana", "kind": "done",
                         "at": f"2026-11-2{number}T08:00:00+00:00"}) for number in (0, 1, 2)]
    (home.path / "lines.jsonl").write_text("\n".join(lines) + "\n")


def with_editor(home):
    """Says when it has saved: from then on nothing may be lost."""
    editor = home.path / "editor"
    editor.write_text(f'#!/bin/sh\necho "{TYPED}" > "$HOME/new" && mv "$HOME/new" "$1"; touch "$HOME/saved"\n')
    editor.chmod(0o700)
    home.environment["TRAIL_EDITOR"] = str(editor)


def with_kept(home):
    with_editor(home)
    folder = home.path / STATE
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "last-edit.md").write_text(TYPED + "\n")
    (home.path / "saved").touch()


def typed_is_somewhere(home):
    """In the record, in the outbox, or in a file of kept texts."""
    if not (home.path / "saved").exists() or TYPED in texts(home):
        return
    kept = [*(home.path / STATE).glob("last-edit*.md"), *(home.path / STATE).glob("spool/**/*.json")]
    expect(any(TYPED in file.read_text() for file in kept), "the text is nowhere:", kept)


def without_record(home):
    shutil.rmtree(home.path / DATA)


ACTS = {
    "log": Act("log", "-q", "typed +tag", "-p", "api"),
    "typed": Act("log", "-q", "-e", prepare=with_editor, always=typed_is_somewhere),
    "taken": Act("log", "-q", "-e", "-F", STATE + "/last-edit.md", prepare=with_kept,
                 always=typed_is_somewhere),
    "first": Act("log", "-q", "the first of all", prepare=without_record),
    "hook": Act("hook", "run", "post-commit", prepare=with_commit, look=texts, is_silent=True),
    "drain": Act("list", "-q", prepare=with_waiting),
    "decide": Act("decide", "-q", "Use WAL mode", "-m", "Readers no longer wait"),
    "ask": Act("ask", "-q", "bo", "Is 100 the right limit?", before=(("people", "add", "-q", "bo"),)),
    "reply": Act("reply", "-q", "@", "--withdraw",
                 before=(("people", "add", "-q", "bo"), ("ask", "-q", "bo", "Is it?"))),
    "edit": Act("edit", "-q", "@", "-m", "told better", before=(("log", "-q", "told"),)),
    "rm": Act("rm", "-q", "-y", "--query", "unwanted",
              before=(("log", "-q", "unwanted"),)),
    "purge": Act("rm", "-q", "-y", "--purge", "--query", "unwanted",
                 before=(("log", "-q", "unwanted"),)),
    "undo": Act("undo", "-q", "3", before=(("log", "-q", "undone"),)),
    "import": Act("import", "-q", "lines.jsonl", prepare=with_lines),
    "people": Act("people", "add", "-q", "mei", "--tz", "Asia/Tokyo"),
    "config": Act("config", "set", "-q", "user.name", "ana", look=with_files(".config/trail/*.toml"),
                  is_repeatable=True),
    "export": Act("export", "-q", "-o", "out.jsonl", look=with_files("out.jsonl"),
                  is_repeatable=True),
    "backup": Act("db", "backup", "-q", "copy.db", look=backups, is_repeatable=True),
    "compact": Act("db", "compact", "-q"),
    "restore": Act("db", "restore", "-q", "copy.db", "--yes", prepare=with_copy, is_repeatable=True,
                   always=kept_whole),
    "recover": Act("db", "recover", "-q", "hurt/trail.db", "-o", "fresh.db", prepare=with_damage,
                   look=recovered, is_repeatable=True, always=damaged_as_before, says_less=1),
    "digest": Act("digest", "last-week", "--email", prepare=with_mailer, look=mails),
}
