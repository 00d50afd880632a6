#!/bin/sh
# Everything that can be told without running the program: all of it, and then a word on
# what failed, so that one run shows every fault.
cd "$(dirname "$0")/.." || exit 2
failed=""

step() {
    name=$1
    shift
    "$@" || failed="$failed $name"
}

step format .venv/bin/ruff format --check --quiet
step lint .venv/bin/ruff check --quiet
step types .venv/bin/mypy
step layers .venv/bin/lint-imports
step habits .venv/bin/python -m pytest -q tests/habits tests/docs

[ -z "$failed" ] || {
    echo "make check: not yet:$failed" >&2
    exit 1
}
