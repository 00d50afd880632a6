#!/bin/sh
# Write requirements.lock and requirements-servers.lock anew from pyproject.toml, for
# every platform and Python 3.11 on.
#
# uv resolves; it is no part of the project, so it lives in a throwaway environment. Its
# own lock file is not used: it would record the address of the registry it was made with
# (docs/decisions/0002-lock-and-make.md). Without UPGRADE=1 versions stay as they are
# wherever they still fit. Releases of the last seven days wait: most bad releases are
# found out within a week.
#
# What only servers and tests need is heavy (half a gigabyte) and has a lock of its own,
# in which what both hold has the same versions.
set -eu
cd "$(dirname "$0")/.."
python=$(scripts/python.sh)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$python" -m venv "$scratch/venv"
"$scratch/venv/bin/python" -m pip --disable-pip-version-check install --quiet uv

compile() {
    lock=$1
    shift
    "$scratch/venv/bin/uv" pip compile pyproject.toml --quiet \
        --universal --python-version 3.11 --exclude-newer "7 days" \
        --generate-hashes --no-header ${UPGRADE:+--upgrade} "$@" -o "$lock"
}

compile requirements.lock \
    --extra evaluate --extra keyring --extra postgres --group dev
compile requirements-servers.lock \
    --extra servers --extra spark --constraint requirements.lock
git diff --stat -- requirements.lock requirements-servers.lock
