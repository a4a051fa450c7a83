#!/usr/bin/env bash
# Makes this machine ready: `scripts/setup.sh run` for the bot, `scripts/setup.sh test` for the tests as well.
# Does nothing, in a blink, when everything is there. An interrupted set-up is begun anew the next time.
set -euo pipefail
cd "$(dirname "$0")/.."

purpose=${1:?usage: scripts/setup.sh run|test}
case $purpose in
    run) lock=requirements.lock ;;
    test) lock=requirements-dev.lock ;;
    *) echo "usage: scripts/setup.sh run|test" >&2; exit 2 ;;
esac

say() { echo "setup: $*" >&2; }
fail() { say "$*"; exit 1; }

# --- system packages -------------------------------------------------------------------------------------

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
    command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
}

apt_updated=
apt_install() {  # apt_install PACKAGE: false when it cannot be installed
    may_install || return 1
    if [ -z "$apt_updated" ]; then
        as_root apt-get update -qq >&2 || say "apt-get update failed; trying with the lists at hand"
        apt_updated=yes
    fi
    say "installing $1"
    # RUNLEVEL=1 keeps Debian from starting the package's service: the tests start their own.
    as_root env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 \
        apt-get install -y -qq --no-install-recommends "$1" >/dev/null
}

any_command() {
    local name
    for name in "$@"; do command -v "$name" >/dev/null && return; done
    return 1
}

system_packages() {
    any_command redis-server valkey-server || apt_install redis-server ||
        say "left out: redis-server (not installed, and no right to install it); tests on Redis do not run"
    any_command chromium chromium-browser google-chrome google-chrome-stable || apt_install chromium ||
        say "left out: chromium (not installed, and no right to install it); tests of the chat page do not run"
    any_command hunspell || apt_install hunspell ||
        say "left out: hunspell (not installed, and no right to install it); spelling is not checked"
    if command -v dpkg >/dev/null; then
        local dictionary font
        for dictionary in hunspell-kk hunspell-ru; do
            dpkg -s "$dictionary" >/dev/null 2>&1 || apt_install "$dictionary" ||
                say "left out: $dictionary (no right to install it); spelling in this language is not checked"
        done
        for font in fonts-noto-core fonts-noto-color-emoji; do
            dpkg -s "$font" >/dev/null 2>&1 || apt_install "$font" ||
                say "left out: $font (no right to install it); screenshots may show boxes for letters"
        done
    fi
}

# --- Python ----------------------------------------------------------------------------------------------

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

has_venv() {
    "$1" -c 'import ensurepip, venv' 2>/dev/null
}

find_python() {  # prints the first Python >= 3.11, one that can make virtual environments if there is any
    local name first=
    for name in ${PYTHON:-python3.14 python3.13 python3.12 python3.11 python3 python}; do
        is_new_enough "$name" || continue
        if has_venv "$name"; then echo "$name"; return; fi
        first=${first:-$name}
    done
    [ -n "$first" ] && echo "$first"
}

make_venv() {
    local python version
    python=$(find_python) || fail "Python 3.11 or newer is needed and none was found" \
        "(looked for ${PYTHON:-python3.14 … python3.11, python3}). Install it, or name it: make PYTHON=/path/to/python3"
    if ! has_venv "$python"; then
        version=$("$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
        { apt_install "$version-venv" && has_venv "$python"; } ||
            fail "$python cannot make virtual environments: install the system package $version-venv, then try again"
    fi
    say "making .venv with $("$python" -V)"
    rm -rf .venv
    "$python" -m venv .venv
}

python_version() {
    .venv/bin/python -c 'import sys; print(sys.version, sys.base_prefix)' 2>/dev/null
}

# What is installed is told by copies of the lock files in .venv, which are written last.
is_installed() {
    cmp -s "$lock" ".venv/$lock" && python_version | cmp -s - .venv/python-version
}

install_packages() {
    # With no such copy the last installation did not end; with another Python its packages are out of sight.
    if [ ! -e .venv/requirements.lock ] || ! python_version | cmp -s - .venv/python-version; then make_venv; fi
    rm -f .venv/requirements*.lock
    say "installing $lock"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement "$lock"
    python_version >.venv/python-version
    [ "$purpose" = run ] || cp requirements-dev.lock .venv/
    cp requirements.lock .venv/  # the larger lock holds the smaller one
}

is_installed || install_packages
[ "$purpose" = run ] || system_packages
