#!/bin/sh
# Make .venv from requirements.lock, every file checked against its hash, and put the
# project into it. Run through `make setup`, which skips it while nothing has changed.
set -eu
cd "$(dirname "$0")/.."
scripts/need.sh run
if ! .venv/bin/python -c 'import pip' >/dev/null 2>&1; then
    python=$(scripts/python.sh)
    echo "Making .venv with $("$python" --version) ..."
    "$python" -m venv --clear .venv
fi
pip=".venv/bin/python -m pip --disable-pip-version-check install --quiet"
echo "Installing what requirements.lock names ..."
$pip --require-hashes -r requirements.lock
$pip --no-deps --no-build-isolation -e .
touch .venv/.ready
echo "Ready: .venv/bin/closeknit"
