# Every daily command. `make` alone lists them.
#
# All of them set up what they need by themselves: the virtual environment, and, as root
# on Debian or Ubuntu, the missing packages (scripts/need.sh).

PYTHON := .venv/bin/python

# The tests start a thousand programs: each would compile all of closeknit anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup demo test check golden bench lock screenshots

help:  ## list these commands
	@sed -nE 's/^([a-z]+):.*## (.*)/make \1|\2/p' $(MAKEFILE_LIST) | \
		while IFS='|' read -r name says; do printf '%-18s%s\n' "$$name" "$$says"; done

setup: .venv/.ready  ## make .venv from requirements.lock, with hashes, where needed

.venv/.ready: requirements.lock pyproject.toml
	@scripts/setup.sh

demo: setup  ## an invented town's week, here and in the browser (SERVE=0: here only)
	@.venv/bin/closeknit demo

test: setup  ## every test, on SQLite, PostgreSQL, Spark and in Chromium
	@scripts/need.sh tests
	@scripts/servers.sh
	@$(PYTHON) -m pytest -n auto --dist worksteal $(ARGS)

check: setup  ## format, lint, types, layers, and the fast tests
	@scripts/check.sh

golden: setup  ## write the golden files anew, and show what changed
	@CLOSEKNIT_GOLDEN=1 $(PYTHON) -m pytest -q -m golden tests $(ARGS)
	@git diff --stat

bench: setup  ## measure speed and memory (ARGS="--help" for what there is)
	@$(PYTHON) -m bench $(ARGS)

lock: setup  ## write both locks anew (UPGRADE=1: newest versions)
	@scripts/lock.sh

screenshots: setup  ## take pictures of every page into screenshots/
	@scripts/need.sh tests
	@$(PYTHON) scripts/screenshots.py
