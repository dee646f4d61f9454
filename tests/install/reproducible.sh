#!/bin/sh
# Builds the package twice, in folders of different names, and compares every byte: the program, the .deb.
#
#   reproducible.sh [WORK]     half an hour; WORK is an empty folder, else one of its own
set -eu
source=$(cd "$(dirname "$0")/../.." && pwd)
work=${1:-$(mktemp -d)}
one=$work/one two=$work/a-folder-with-a-longer-name/two

# Another user would have another umask, zone, language and order of files; and no cache.
build() {
    mkdir -p "$1"
    git -C "$source" archive HEAD | tar -x -C "$1"
    CCACHE_DISABLE=1 cmake -S "$1" -B "$1/out" -G Ninja -DCMAKE_BUILD_TYPE=Release -DTRAIL_STRICT=OFF \
        -DTRAIL_TESTS=OFF -DTRAIL_BENCH=OFF >/dev/null
    CCACHE_DISABLE=1 cmake --build "$1/out" --parallel "$(nproc)" >/dev/null
    cpack --config "$1/out/CPackConfig.cmake" -G DEB -B "$1/out" >/dev/null
}
(umask 022 && TZ=UTC LC_ALL=C build "$one")
(umask 077 && TZ=Asia/Taipei LC_ALL=C.UTF-8 build "$two")

same() {
    cmp "$1" "$2"
    sha256sum "$1" | sed "s: .*: $3:"
}
same "$one/out/trail" "$two/out/trail" trail
name=$(basename "$one"/out/*.deb)
same "$one/out/$name" "$two/out/$name" "$name"
[ $# -gt 0 ] || rm -rf "$work"
