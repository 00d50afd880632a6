#!/bin/sh
# Put what only servers and the tests need into .venv: numba and pyspark, half a gigabyte,
# from requirements-servers.lock, every file checked against its hash. Does nothing where
# that is done. Without a way to get them, the tests that need them are left out, and
# pytest says so at its end.
set -eu
cd "$(dirname "$0")/.."
done=.venv/.servers
[ ! -e "$done" ] || [ -n "$(find requirements-servers.lock -newer "$done")" ] || exit 0
echo "Installing what requirements-servers.lock names ..."
if .venv/bin/python -m pip --disable-pip-version-check install --quiet \
    --require-hashes -r requirements-servers.lock; then
    touch "$done"
elif [ "${CLOSEKNIT_ALL_SERVICES:-}" = 1 ]; then
    exit 1
else
    echo "That could not be installed; pip says why above. On with the rest." >&2
fi
