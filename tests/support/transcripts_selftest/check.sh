#!/bin/sh
# Checks the transcript runner, given as $1: what must pass, what must fail and how, what is rewritten.
set -eu
cd "$(dirname "$0")"
export TRAIL_BINARY=/nowhere/trail
unset TRAIL_UPDATE
runner=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
faults=0

fault() {
    echo "check.sh: $*"
    faults=$((faults + 1))
}

for story in pass_*; do
    "$runner" "$story" >"$scratch/report" || {
        fault "$story was to pass"
        cat "$scratch/report"
    }
done

for story in fail_*.txt fail_*.md; do
    if "$runner" "$story" >"$scratch/report"; then fault "$story was to fail"; fi
    diff -u "${story%.*}.report" "$scratch/report" || fault "$story was to be reported otherwise"
done

cp stale.txt "$scratch/stale.txt"
TRAIL_UPDATE=1 "$runner" "$scratch/stale.txt" >"$scratch/report" || fault "an update was to succeed"
diff -u stale.updated "$scratch/stale.txt" || fault "stale.txt was to be rewritten otherwise"
"$runner" "$scratch/stale.txt" >"$scratch/report" || fault "what was rewritten was to pass"

if "$runner" "$scratch" /nowhere/story.txt >"$scratch/report" 2>&1; then fault "a missing file was to fail"; fi
mkdir "$scratch/empty"
if "$runner" "$scratch/empty" >"$scratch/report"; then fault "no transcript at all was to fail"; fi

[ "$faults" -eq 0 ] && echo "The runner passes and fails as it must."
