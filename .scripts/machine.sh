# What the scripts beside this one do to the machine: packages as root, everything else as the user.
# shellcheck shell=sh disable=SC2034 # its variables are used by those scripts

build_packages="g++ cmake ninja-build ccache git tzdata libcli11-dev libsqlitecpp-dev libsqlite3-dev
    libfmt-dev libtomlplusplus-dev libabsl-dev libutf8proc-dev rapidjson-dev libxxhash-dev zlib1g-dev
    libmd4c-dev libkainjow-mustache-dev"
package_packages="dpkg-dev file"
test_packages="$package_packages msmtp python3-aiosmtpd libmime-tools-perl catch2 sqlite3 jq python3 strace tidy bash-completion zsh fish mandoc adr-tools lintian tmux"
# Ubuntu packages no browser; there the test of pages in a browser is skipped.
if grep -qx 'ID=debian' /etc/os-release 2>/dev/null; then
    test_packages="$test_packages chromium"
fi
lint_packages="clang-format shellcheck"

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        echo "Only root may do this, and there is no sudo: $*" >&2
        exit 1
    fi
}

# Under sudo, the one who called it.
as_user() {
    if [ "$(id -u)" -eq 0 ] && [ "${SUDO_USER:-root}" != root ]; then
        sudo -H -u "$SUDO_USER" -- "$@"
    else
        "$@"
    fi
}

is_installed() {
    dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed
}

# Asks apt only for what is missing, so that a second run costs nothing.
need() {
    if ! command -v dpkg-query >/dev/null; then
        echo "This is no Debian or Ubuntu; these have to be here already: $*" >&2
        return
    fi
    missing=
    for package in "$@"; do
        is_installed "$package" || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    echo "Installing$missing"
    as_root apt-get update -qq
    # shellcheck disable=SC2086 # a list of names
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends $missing >/dev/null
}
