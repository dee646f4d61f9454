#!/usr/bin/env python3
"""The transcripts of git hooks again, with the hooks started in the ways that people have them.

TRAIL_BINARY names the program, TRANSCRIPT_RUNNER what runs transcripts. What is expected stays the
same; only the first lines, which make the hooks, are others.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

STORIES = pathlib.Path(__file__).resolve().parents[1] / "transcripts" / "hook"
USUAL = r"""
mkdir hooks && for event in post-commit post-rewrite; do
  printf '#!/bin/sh\nexec trail hook run %s "$@"\n' $event > hooks/$event; chmod +x hooks/$event
done; git config --global core.hooksPath ~/hooks
"""
FOR_ALL = r"""
git config --global core.hooksPath ~/hooks && trail hook install --global -y -q --method file
"""
VARIANTS = {
    "a block in each repository": r"""
git init -q model && trail hook install -C model -y -q --method file
mkdir template && cp -r model/.git/hooks template && mv model/.git/hooks . && rm -r model
git config --global init.templateDir ~/template
""",
    "a block where core.hooksPath leads": "mkdir hooks" + FOR_ALL,
    "beside a hook that fails": r"""
mkdir hooks && for event in post-commit post-rewrite; do
  printf '#!/bin/sh\nexit 1\n' > hooks/$event; chmod +x hooks/$event
done
""" + FOR_ALL,
    "beside a hook in another language that fails": r"""
mkdir hooks && for event in post-commit post-rewrite; do
  printf '#!/usr/bin/perl\nexit 1;\n' > hooks/$event; chmod +x hooks/$event
done
""" + FOR_ALL,
    # All of it goes through the spool. Without a home there is another record.
    "while the record cannot be reached": r"""
mkdir hooks && for event in post-commit post-rewrite; do cat > hooks/$event <<end
#!/bin/sh
test -n "\$HOME" || exec trail hook run $event "\$@"
data=\$HOME/.local/share; mkdir -p \$data
test ! -d \$data/trail || mv \$data/trail \$data/away; : > \$data/trail
trail hook run $event "\$@"
rm \$data/trail; test ! -d \$data/away || mv \$data/away \$data/trail
end
  chmod +x hooks/$event
done; git config --global core.hooksPath ~/hooks
""",
}
# Slow, and about the record itself; and what tells of the log, where all of it waits anyhow.
NEVER = ("run-waiting.txt",)
NOT_WHILE_UNREACHED = ("run-silence.txt", "run-secrets.txt", "run-removed.txt",
                       "run-unreported.txt")


def as_command(script):
    lines = script.strip().splitlines()
    return "\n".join([f"$ {lines[0]}", *(f"+ {line}" for line in lines[1:])]) + "\n"


def stories(variant):
    for story in sorted(STORIES.glob("run-*.txt")):
        if story.name in NEVER or ("reached" in variant and story.name in NOT_WHILE_UNREACHED):
            continue
        text = story.read_text()
        if as_command(USUAL) not in text:
            sys.exit(f"{story.name} makes its hooks in another way")
        yield story.name, text.replace(as_command(USUAL), as_command(VARIANTS[variant]))


def passes(variant):
    with tempfile.TemporaryDirectory(prefix="trail-variants-") as folder:
        for name, text in stories(variant):
            pathlib.Path(folder, name).write_text(text)
        finished = subprocess.run([os.environ["TRANSCRIPT_RUNNER"], folder], check=False,
                                  capture_output=True, text=True)
    print(f"{variant}: {'' if finished.returncode == 0 else finished.stderr}{finished.stdout}",
          end="")
    return finished.returncode == 0


def main():
    wanted = sys.argv[1:] or VARIANTS
    sys.exit(0 if all([passes(variant) for variant in wanted]) else 1)


if __name__ == "__main__":
    main()
