"""One SQLite in a process: the fixed one, or Python's own without WAL."""

import subprocess
import sys

import pytest

from closeknit.engines.sqlite_library import FIXED, install, pragmas, version
from tests.faces.cli.program import surroundings

SAYS = """
from closeknit.engines.sqlite_library import install
print(install())
import sqlite3, sqlite3.dbapi2
print(sqlite3.sqlite_version, sqlite3.__name__, sqlite3.dbapi2.__name__)
import sys
print(sorted({m.split(".")[0] for m in sys.modules if "_sqlite" in m}))
"""


def said(**environment: str) -> list[str]:
    ran = subprocess.run(
        [sys.executable, "-c", SAYS],
        env=surroundings(**environment),
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout.splitlines()


def test_fixed_library_takes_the_place_of_pythons_own() -> None:
    pytest.importorskip("sqlcipher3", reason="no wheel of it for this platform")

    installed, seen, loaded = said()

    assert eval(installed) >= FIXED  # noqa: S307 - three numbers our own line printed
    assert seen.split()[1:] == ["sqlcipher3", "sqlcipher3.dbapi2"]
    assert "_sqlite3" not in loaded  # two libraries would break each other's locks


def test_pythons_own_is_kept_where_it_is_asked_for() -> None:
    _, seen, _ = said(CLOSEKNIT_SQLITE="standard")

    assert seen.split()[1:] == ["sqlite3", "sqlite3.dbapi2"]


@pytest.mark.parametrize("which", ["", "standard"])
def test_values_are_kept_as_the_kinds_they_are(which: str) -> None:
    ask = (
        "from closeknit.engines.sqlite_library import install; install()\n"
        "import sqlite3\n"
        "said = sqlite3.connect(':memory:').execute("
        "'SELECT ?1, typeof(?1), ?2, typeof(?2), ?3, typeof(?3)', (b'a', None, True))\n"
        "print(said.fetchone())"
    )

    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", ask],
        env=surroundings(CLOSEKNIT_SQLITE=which),
        capture_output=True,
        text=True,
        check=True,
    )

    assert ran.stdout.strip() == "(b'a', 'blob', None, 'null', 1, 'integer')"


def test_installing_again_changes_nothing() -> None:
    assert install() == version()


@pytest.mark.parametrize("of", [(3, 40, 1), (3, 51, 2), FIXED, (3, 53, 4)])
def test_journal_is_a_wal_only_where_it_loses_nothing(of: tuple[int, int, int]) -> None:
    told = pragmas(of)

    assert ("journal_mode=WAL" in told) == (of >= FIXED)
    assert ("journal_mode=TRUNCATE" in told) == (of < FIXED)
    assert "synchronous=FULL" in told
    # Older ones refuse what Django's own checks call in a schema that is not trusted.
    assert ("trusted_schema=OFF" in told) == (of >= FIXED)
    assert "secure_delete=ON" in told
