"""What no file of the repository may hold, and how long one may be."""

import re
import tomllib

from tests.habits.source import ROOT, lines, python_files

LONGEST = 300

NOQA = re.compile(r"#\s*noqa:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*(?P<rest>.*)")
TWO_WORDS = re.compile(r"\w+\W+\w+")

LATER = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")

MACHINE_PATH = re.compile(r"(?<![\w.}>*)])/(?:work|root|home|Users)/\w")

REGISTRY = re.compile(
    "|".join(
        re.escape(host).replace("!", "")
        for host in (
            "py!pi.org",
            "python!hosted.org",
            "registry.npm!js.org",
            "deb.deb!ian.org",
            "security.deb!ian.org",
            "archive.ubu!ntu.com",
        )
    )
    + r"|--(?:extra-)?index"
    + r"-url|\bhttps?://[^\s/]+/sim"
    + r"ple\b",
    re.IGNORECASE,
)
"""Where packages come from is each machine's own business (decision 0002).

The names are broken up here, or this file would be the one that holds them.
"""


def places(pattern: re.Pattern[str], *suffixes: str) -> list[str]:
    """Return where in the repository the pattern stands, as ``file:line``."""
    return [
        f"{name}:{number}"
        for name, number, line in lines()
        if (not suffixes or name.endswith(suffixes)) and pattern.search(line)
    ]


def test_no_source_file_is_too_long() -> None:
    lengths = {
        str(file.relative_to(ROOT)): len(file.read_text().splitlines())
        for file in python_files("src", "tests", "bench", "examples", "scripts")
    }

    assert {name: n for name, n in lengths.items() if n > LONGEST} == {}


def test_nothing_is_left_for_later_in_the_code() -> None:
    code = (".py", ".sh", ".html", ".css", ".js", ".toml", "Makefile")

    assert [at for at in places(LATER, *code) if "/vendor/" not in at] == []


def test_no_file_names_a_package_registry() -> None:
    assert places(REGISTRY) == []


def test_no_file_holds_a_path_of_one_machine() -> None:
    assert places(MACHINE_PATH) == []


def silent_noqas(text: str) -> list[int]:
    """Return the lines with a `noqa` that gives no reason, here or just above.

    ``same`` will do where the file has given a reason before.
    """
    silent = []
    before, given = "", False
    for number, line in enumerate(text.split("\n"), 1):
        if found := NOQA.search(line):
            above = before if before.lstrip().startswith("#") else ""
            reason = found["rest"] + above
            given = given or TWO_WORDS.search(reason) is not None
            if not TWO_WORDS.search(reason) and not (given and "same" in reason):
                silent.append(number)
        before = line
    return silent


def test_every_noqa_says_why_in_words() -> None:
    silent = {
        str(file.relative_to(ROOT)): numbers
        for file in python_files("src", "tests", "bench", "examples", "scripts")
        if (numbers := silent_noqas(file.read_text(encoding="utf-8")))
    }

    assert silent == {}


def test_a_noqa_without_a_reason_is_seen() -> None:
    code = "# noqa" + ": S608"
    lines_of_code = [
        f"a  {code} - names are ours",
        f"b  {code} - same",
        f"c  {code}",
        "# as it is told above",
        f"d  {code}",
    ]

    assert silent_noqas("\n".join(lines_of_code)) == [3]
    assert silent_noqas(f"a  {code} - same") == [1]


def test_each_exception_to_the_linter_says_why() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    ignored = tomllib.loads(text)["tool"]["ruff"]["lint"]["ignore"]

    unexplained = [
        code for code in ignored if not re.search(rf'"{code}",\s+# \S+ \w+', text)
    ]

    assert unexplained == []
