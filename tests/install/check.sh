#!/bin/sh
# What is installed lies where shells and man look, and "trail completion" prints the same bytes.
#
#   check.sh BUILD     a folder that cmake has built
set -eu
prefix=$(mktemp -d)
trap 'rm -rf "$prefix"' EXIT
cmake --install "$1" --prefix "$prefix" >/dev/null

"$prefix/bin/trail" completion bash | cmp - "$prefix/share/bash-completion/completions/trail"
"$prefix/bin/trail" completion zsh | cmp - "$prefix/share/zsh/site-functions/_trail"
"$prefix/bin/trail" completion fish | cmp - "$prefix/share/fish/vendor_completions.d/trail.fish"
for page in man1/trail.1 man1/trail-log.1 man5/trail-config.5 man7/trail-query.7; do
    test -s "$prefix/share/man/$page"
done
