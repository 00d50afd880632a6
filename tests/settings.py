"""closeknit's settings, with a home of the tests' own and a database in a real file.

Django reads its settings once a process, before any `conftest.py`; so what the tests
need to be different is said here, and pyproject.toml names this module.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_home = tempfile.mkdtemp(prefix="closeknit-tests-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ["CLOSEKNIT_HOME"] = _home
# The keyring of whoever runs the tests is left alone.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

from closeknit.settings import *  # noqa: E402, F403 - only now, it reads the environment
from closeknit.settings import DATABASES  # noqa: E402 - same

if not os.environ.get("DATABASE_URL"):
    # A file, not ":memory:": locks, several connections and WAL are what is kept on.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(_home) / "tests.sqlite3")}
