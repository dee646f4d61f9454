#!/bin/sh
# The Debian package: what it holds, what lintian says of it, and that packing again gives its bytes.
#
#   package.sh BUILD     a folder that cmake has built
set -eu
build=$1
source=$(cd "$(dirname "$0")/../.." && pwd)
for tool in dpkg-deb dpkg-parsechangelog lintian; do
    command -v "$tool" >/dev/null || { echo "skipped: there is no $tool"; exit 77; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Once as it comes, once as another packager would, at the time that is written in the changelog.
pack() {
    cpack --config "$build/CPackConfig.cmake" -G DEB -D CPACK_DEBIAN_COMPRESSION_TYPE=gzip -B "$work/$1" >"$work/log" 2>&1 ||
        { cat "$work/log"; exit 1; }
}
unset SOURCE_DATE_EPOCH
(umask 022 && pack one)
released=$(dpkg-parsechangelog -l "$source/.cmake/debian/changelog" -S Timestamp)
(umask 077 && export SOURCE_DATE_EPOCH="$released" && TZ=Asia/Taipei pack two)
name=$(basename "$work"/one/*.deb)
cmp "$work/one/$name" "$work/two/$name"

deb=$work/one/$name
field() { dpkg-deb --field "$deb" "$1"; }
expect() { [ "$1" = "$2" ] || { echo "\"$1\" instead of \"$2\""; exit 1; }; }
expect "$name" "trail_$(field Version)_$(field Architecture).deb"
expect "$(field Version)" "$(dpkg-parsechangelog -l "$source/.cmake/debian/changelog" -S Version)"
expect "$(field Section)" utils
field Depends | grep -q libc6

dpkg-deb --extract "$deb" "$work/root"
share=$work/root/usr/share
for page in "$source"/man/*.[157]; do
    file=$(basename "$page")
    sed s:/usr/local/bin/trail:/usr/bin/trail:g "$page" >"$work/page"
    gzip -dc "$share/man/man${file##*.}/$file.gz" | cmp - "$work/page"
done
cmp "$share/bash-completion/completions/trail" "$source/completions/trail.bash"
cmp "$share/zsh/vendor-completions/_trail" "$source/completions/_trail"
cmp "$share/fish/vendor_completions.d/trail.fish" "$source/completions/trail.fish"
for file in README.md SECURITY.md CHANGELOG.md.gz changelog.gz copyright examples/cron/trail-digest; do
    test -s "$share/doc/trail/$file"
done

grep -q " /usr/bin/trail digest" "$share/doc/trail/examples/cron/trail-digest"

# Nothing tells where it was built.
if grep -rqF -e "$source" -e "$build" "$work/root"; then
    echo "the package holds the path it was built at"
    exit 1
fi
lintian --allow-root --fail-on error,warning "$deb"
