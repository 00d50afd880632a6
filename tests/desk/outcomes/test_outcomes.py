"""Outcomes as kept: with what led there, handed on, and sent only where one says."""

import http.server
import json
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from closeknit.desk.intake.actions import by_hand, catch_up
from closeknit.desk.introductions import actions as introductions
from closeknit.desk.introductions.rules.states import Step
from closeknit.desk.invitations.store.sent import invitations
from closeknit.desk.outcomes import actions, store
from closeknit.desk.outcomes.actions import handing
from closeknit.desk.outcomes.rules.handoff import Shape, Whom
from closeknit.desk.outcomes.rules.outcome import Kind, Money
from closeknit.desk.outcomes.store.by_note import by_notes
from closeknit.people import store as people
from closeknit.records.actions.forget import scrub_desk
from closeknit.shared.errors import AddressRefused, CannotKeep, NotKept, RuleBroken
from closeknit.sources.record import Connected, Invited, Mention
from tests.records.said import TODAY, keep, new_ego

pytestmark = pytest.mark.django_db

DAY = date(2026, 10, 1)


def desk() -> tuple[int, int, int]:
    ego = new_ego()
    for name in ("Ann Lee", "=Tess Orr"):
        who = Mention(name, email=f"{name[-3:].lower()}@example.com")
        by_hand.met(ego, [who], on=DAY, today=TODAY, where="the fair")
    return ego, people.find(ego, "Ann Lee"), people.find(ego, "orr@example.com")


def test_an_outcome_tells_what_came_before_it() -> None:
    ego, ann, tess = desk()
    number = introductions.plan(ego, ann, tess, today=DAY)
    introductions.take(ego, number, Step.ASK, today=DAY)
    introductions.take(ego, number, Step.INTRODUCE, today=DAY)

    actions.note(ego, tess, Kind.DEAL, Money(5_000_000, "USD"), on=TODAY, today=TODAY)

    seen = store.seen(ego, today=TODAY)
    assert [(o.person, o.value, o.currency) for o in seen.outcomes] == [
        (tess, 5_000_000, "USD")
    ]
    assert {(led.how, led.says) for led in seen.outcomes[0].led} == {
        ("introduction", "introduced by Ann Lee"),
        ("met", "you met at the fair"),
    }
    ways = {by.name: by.rate[:2] for by in seen.by_way}
    assert ways["introduced by somebody"] == (1, 1)


def test_r0_12_introductions_are_counted_by_the_tie_and_who_never_spoke() -> None:
    ego, ann, tess = desk()
    by_hand.judge(ego, ann, "strong", today=TODAY)
    keep(ego, Connected(Mention("Una Bell", profile="una-ex"), DAY))
    asked = introductions.plan(ego, ann, tess, today=DAY)
    introductions.take(ego, asked, Step.ASK, today=DAY)
    introductions.take(ego, asked, Step.INTRODUCE, today=DAY)

    seen = store.seen(ego, today=TODAY)

    assert [(by.name, by.rate[:2]) for by in seen.by_introducer] == [("strong", (1, 1))]
    assert (seen.connected, seen.silent) == (1, 1)


def test_who_only_joined_was_not_met() -> None:
    ego = new_ego()
    keep(ego, Connected(Mention("Una Bell", profile="una-ex"), DAY))
    una = people.find(ego, "una-ex")

    actions.note(ego, una, Kind.CALL, on=TODAY, today=TODAY)

    (one,) = store.outcomes(ego, today=TODAY)
    assert [led.says for led in one.led] == ["you joined on LinkedIn"]


def test_an_outcome_is_taken_back_and_none_lies_ahead() -> None:
    ego, _, tess = desk()
    number = actions.note(ego, tess, Kind.CALL, on=DAY, today=TODAY)

    actions.take_back(ego, number)

    assert store.outcomes(ego, today=TODAY) == []
    with pytest.raises(NotKept):
        actions.take_back(ego, number)
    with pytest.raises(RuleBroken, match="has not been yet"):
        actions.note(ego, tess, Kind.CALL, on=date(2027, 1, 1), today=TODAY)


def test_outcomes_stand_after_a_rebuild_and_go_with_whoever_is_forgotten() -> None:
    ego, ann, tess = desk()
    actions.note(ego, tess, Kind.CALL, on=DAY, today=TODAY)
    actions.note(ego, ann, Kind.HELP, on=DAY, today=TODAY)
    before = store.outcomes(ego, today=TODAY)

    catch_up.rebuild(ego, today=TODAY)

    assert store.outcomes(ego, today=TODAY) == before
    handles = [f"{kind}:{value}" for kind, value in people.handles_of(ego, tess)]
    scrub_desk(ego, handles, "=Tess Orr")
    assert [one.person for one in store.outcomes(ego, today=TODAY)] == [ann]


def test_a_table_is_formula_safe_and_never_written_over(tmp_path: Path) -> None:
    ego, _, tess = desk()
    actions.note(ego, tess, Kind.CLIENT, on=DAY, today=TODAY)
    file = tmp_path / "out.csv"

    many = handing.hand_off(ego, Shape.HUBSPOT, Whom.OUTCOMES, file, today=TODAY)

    text = file.read_text("utf-8-sig")
    assert many == 1
    assert "\n'=Tess,Orr,orr@example.com," in text.replace("\r\n", "\n")
    assert ",customer,client," in text
    with pytest.raises(CannotKeep):
        handing.hand_off(ego, Shape.HUBSPOT, Whom.OUTCOMES, file, today=TODAY)


class Heard(http.server.BaseHTTPRequestHandler):
    """Takes what is sent."""

    got: list[bytes]

    def do_POST(self) -> None:
        self.got.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(204)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def listening() -> Iterator[tuple[str, list[bytes]]]:
    got: list[bytes] = []
    kind = type("Kind", (Heard,), {"got": got})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), kind)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/hook", got
    server.shutdown()
    server.server_close()


def test_a_webhook_gets_people_only_where_the_user_says(
    listening: tuple[str, list[bytes]],
) -> None:
    ego, _, tess = desk()
    actions.note(ego, tess, Kind.CLIENT, on=DAY, today=TODAY)
    url, got = listening

    with pytest.raises(AddressRefused):
        handing.send(ego, Whom.OUTCOMES, url, today=TODAY)
    assert got == []
    many = handing.send(ego, Whom.OUTCOMES, url, today=TODAY, private=("127.0.0.1",))

    (sent,) = map(json.loads, got)
    assert many == 1
    assert [(p["name"], p["status"]) for p in sent["people"]] == [
        ("=Tess Orr", "client")
    ]


def test_r1_16_what_came_of_invitations_is_told_by_what_the_note_did() -> None:
    ego = new_ego()
    for n in range(8):
        who = Mention(f"Ivy Gale {'abcdefgh'[n]}", profile=f"ivy{n}-ex")
        at = datetime(2026, 3, 2, 9, tzinfo=UTC)
        text = "We met at the harbour fair, thank you for the talk." if n < 6 else ""
        keep(ego, Invited(who, outgoing=True, at=at, text=text))
        keep(ego, Connected(who, date(2026, 3, 9)))
    ivy, bare = people.find(ego, "ivy0-ex"), people.find(ego, "ivy7-ex")
    actions.note(ego, ivy, Kind.CLIENT, on=DAY, today=TODAY)
    actions.note(ego, bare, Kind.JOB, on=date(2026, 3, 1), today=TODAY)
    by_hand.met(ego, [ivy], on=DAY, today=TODAY)

    sent = invitations(ego, today=TODAY)
    told = by_notes(ego, sent, {}, today=TODAY)

    rates = {
        one.what: (one.with_[:2], one.without[:2])
        for one in told
        if one.trait == "says_where_met"
    }
    assert rates == {
        "any": ((6, 1), (2, 0)),
        "met": ((6, 1), (2, 0)),
        "call": ((6, 0), (2, 0)),
        "client": ((6, 1), (2, 0)),
        "job": ((6, 0), (2, 0)),
    }
    shares = [one.with_.share for one in told if one.trait == "says_where_met"]
    assert shares[0] == pytest.approx(1 / 6)
    assert {one.trait for one in told} >= {"personal", "says_where_met"}
    assert by_notes(ego, [], {}, today=TODAY) == []
