#!/bin/sh
# Write requirements.lock anew from pyproject.toml, for every platform and Python 3.11 on.
#
# uv resolves; it is no part of the project, so it lives in a throwaway environment. Its
# own lock file is not used: it would record the address of the registry it was made with
# (docs/decisions/0002-lock-and-make.md). Without UPGRADE=1 versions stay as they are
# wherever they still fit. Releases of the last seven days wait: most bad releases are
# found out within a week.
set -eu
cd "$(dirname "$0")/.."
python=$(scripts/python.sh)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$python" -m venv "$scratch/venv"
"$scratch/venv/bin/python" -m pip --disable-pip-version-check install --quiet uv
"$scratch/venv/bin/uv" pip compile pyproject.toml --quiet \
    --all-extras --group dev --universal --python-version 3.11 --exclude-newer "7 days" \
    --generate-hashes --no-header ${UPGRADE:+--upgrade} \
    -o requirements.lock
git diff --stat -- requirements.lock
