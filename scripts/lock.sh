#!/usr/bin/env bash
# Writes requirements.lock (what the bot runs on) and requirements-dev.lock (that, and the tests' tools):
# every wheel's hash, for every Python and platform the project supports, and no registry's name.
# Arguments go to `uv pip compile`: `scripts/lock.sh --upgrade`, `scripts/lock.sh --upgrade-package aiogram`.
set -euo pipefail
cd "$(dirname "$0")/.."

tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
"${PYTHON:-python3}" -m venv "$tools"
"$tools/bin/pip" install --quiet uv

compile() {  # compile FILE [arguments of uv]
    local file=$1
    shift
    "$tools/bin/uv" pip compile --quiet pyproject.toml "$@" --output-file "$file" \
        --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-header --no-annotate
}

compile requirements.lock --extra bot "$@"
compile requirements-dev.lock --extra bot --group dev --constraint requirements.lock "$@"
