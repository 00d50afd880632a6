"""serve and demo, as they are typed."""

import json
import re
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.faces.served import TODAY, closeknit, environment, serving


def refused(home: Path, *arguments: str, **more: str) -> str:
    """Run a command that must fail in the user's way; return its sentence."""
    ran = subprocess.run(
        [sys.executable, "-m", "closeknit", "--home", str(home), *arguments],
        env=environment() | more,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr
    return ran.stderr


def test_demo_tells_the_towns_week_and_ends(tmp_path: Path) -> None:
    said = closeknit(tmp_path / "h", "demo", CI="true")

    assert "calendar.ics: 25 new, 0 known already" in said
    assert "people.vcf: 10 new, 0 known already" in said
    assert "not read" not in said
    assert "Gus Treloar: Invite, with a note on where you met" in said
    assert "2 questions: are these the same person? (closeknit same)" in said
    assert "http" not in said


def test_demo_twice_adds_nothing(tmp_path: Path) -> None:
    def added() -> list[int]:
        said = json.loads(closeknit(tmp_path / "h", "demo", "--json", SERVE="0"))
        return [one["added"] for one in said["imports"]]

    first, second = added(), added()

    assert min(first) > 0
    assert second == [0, 0, 0, 0, 0]


def test_demo_of_another_day_is_a_fresh_town(tmp_path: Path) -> None:
    closeknit(tmp_path / "h", "demo", SERVE="0")
    before = json.loads(closeknit(tmp_path / "h", "people", "--json"))["total"]

    later = ["--today", "2026-12-24", "demo"]
    closeknit(tmp_path / "h", *later, SERVE="0")

    after = json.loads(closeknit(tmp_path / "h", "people", "--json"))["total"]
    imports = json.loads(closeknit(tmp_path / "h", "imports", "--json"))["imports"]
    # Five files, and who knows whom as the demo types it in.
    assert (after, len(imports)) == (before, 6)


def test_demo_keeps_away_from_data_of_ones_own(tmp_path: Path) -> None:
    own = tmp_path / "own"
    closeknit(own, "me", "ada@example.com")

    said = refused(own, "demo", SERVE="0")

    assert "holds data of your own" in said


def test_demo_has_a_home_inside_the_usual_one(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "closeknit", "--today", TODAY, "demo", "--json"],
        env=environment() | {"CLOSEKNIT_HOME": str(tmp_path / "h"), "SERVE": "0"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert json.loads(ran.stdout)["home"] == str(tmp_path / "h" / "demo")
    assert [path.name for path in (tmp_path / "h").iterdir()] == ["demo"]


def test_serve_takes_the_next_port_when_one_is_taken(tmp_path: Path) -> None:
    with serving(tmp_path / "one") as one, serving(tmp_path / "two") as two:
        ports = {one.port, two.port}
        answers = {one.page("/").status, two.page("/").status}
        strange = two.ask("/", Cookie=one.cookie).status

    assert len(ports) == 2
    assert answers == {200}
    assert strange == 403


def test_serve_listens_on_this_computer_only(tmp_path: Path) -> None:
    with serving(tmp_path / "h") as served:
        other = socket.socket()
        other.settimeout(2)
        with closing(other), pytest.raises(OSError, match="refused"):
            other.connect(("127.0.0.2", served.port))


def test_serve_makes_machine_code_ready_before_it_tells_the_address(
    tmp_path: Path,
) -> None:
    command = [sys.executable, "-m", "closeknit", "--home", str(tmp_path / "h")]
    with subprocess.Popen(
        [*command, "serve", "--no-open", "--json", "--graph", "compiled"],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as served:
        assert served.stdout is not None
        assert served.stderr is not None
        address = json.loads(served.stdout.readline())["address"]
        before = [served.stderr.readline(), served.stderr.readline()]
        served.terminate()

    assert address.startswith("http://127.0.0.1:")
    assert before[0].startswith("Making the graph's machine code ready: up to a minute")
    assert re.fullmatch(r"It is ready, after \d+ seconds\.\n", before[1])


def test_graph_that_is_none_is_refused(tmp_path: Path) -> None:
    said = refused(tmp_path / "h", "serve", "--no-open", CLOSEKNIT_GRAPH="abacus")

    assert "CLOSEKNIT_GRAPH is arrays or compiled, not abacus." in said


def test_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])

        said = refused(tmp_path / "h", "serve", "--no-open", "--port", port)

    assert f"Port {port} is taken. Choose another one with --port." in said


def test_cookie_is_good_after_serve_is_started_again(tmp_path: Path) -> None:
    with serving(tmp_path / "h") as first:
        pass
    with serving(tmp_path / "h") as second:
        answer = second.ask("/", Cookie=first.cookie)

    assert answer.status == 200
