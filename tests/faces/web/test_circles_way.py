"""The way to a target over the circles: drawn, as a table, in a file, and in words."""

import re
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from closeknit.desk.intake.actions import by_hand
from closeknit.desk.targets.actions import listing
from closeknit.faces.web import guard
from closeknit.people import store as people
from closeknit.records.actions.ego import ensure_ego
from closeknit.sources.record import Connected, Knows, Mention
from tests.faces.conftest import Opens
from tests.faces.served import Served
from tests.faces.web.test_circles import HARMLESS, HOSTILE, SVG, drawing, text_of
from tests.faces.web.test_queries import counted
from tests.network.rounds import FIRM, rounds
from tests.records.said import keep

TODAY = date(2026, 11, 21)
TESS = Mention("Tess Quill", "tess-ex")
OUTER = Mention("Otto Outer", "otto-ex")


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Client:
    monkeypatch.setenv("CLOSEKNIT_TODAY", TODAY.isoformat())
    monkeypatch.setattr(settings, "HOME", tmp_path)
    made = Client()
    made.cookies = guard.let_in(HttpResponse()).cookies
    return made


def around(target: Mention = TESS) -> tuple[int, int]:
    """Keep that Ada, a strong tie in the circles, and Otto, a weak one, know a target.

    Return the ego and the target.
    """
    ego = ensure_ego()
    keep(
        ego,
        *rounds(),
        Connected(OUTER, date(2020, 1, 2)),
        *(Knows(one, target, "said", TODAY) for one in (FIRM[0], OUTER)),
    )
    by_hand.judge(ego, people.find(ego, "Ada Lovelace"), "strong", today=TODAY)
    found = people.find(ego, target.profile)
    listing.add(ego, str(found), today=TODAY)
    return ego, found


def halves(drawn: Element) -> list[tuple[str, str]]:
    """Return how each line looks and what it says, in the order of the drawing."""
    found = []
    for path in drawn.iter(f"{SVG}path"):
        look = path.get("class") or ""
        if look.startswith("half"):
            found.append((look, "".join(path.itertext())))
    return found


@pytest.mark.django_db
def test_path_is_drawn_from_the_ego_by_the_introducer_to_the_target(
    client: Client,
) -> None:
    ego, tess = around()
    ada, otto = (people.find(ego, one) for one in ("Ada Lovelace", "Otto Outer"))

    drawn = drawing(text_of(client, f"/circles?to={tess}"), "wide")

    assert halves(drawn) == [
        ("half other", "Otto Outer and Tess Quill: they surely know each other"),
        ("half other weak", "your tie with Otto Outer is weak"),
        ("half first", "Ada Lovelace and Tess Quill: they surely know each other"),
        ("half first", "your tie with Ada Lovelace is strong"),
    ]
    texts = [one for one in drawn.iter(f"{SVG}text") if one.get("class") == "strength"]
    assert [one.text for one in texts] == ["strong", "strong"]
    links = {a.get("href"): a.get("aria-label") for a in drawn.iter(f"{SVG}a")}
    assert links[f"/people/{ada}"] == (
        "Ada Lovelace, closest, community A, a bridge, leads to Tess Quill"
    )
    assert links[f"/people/{otto}"] == "Otto Outer"
    assert links[f"/people/{tess}"] == "Tess Quill, whom you want to reach"
    says = drawn.find(f"{SVG}desc")
    assert says is not None
    assert (says.text or "").startswith(
        "The way to Tess Quill: ask Ada Lovelace; your tie with Ada Lovelace is strong;"
    )


@pytest.mark.django_db
def test_same_paths_stand_in_a_table_and_the_target_can_be_chosen(
    client: Client,
) -> None:
    ego, tess = around()
    ada = people.find(ego, "Ada Lovelace")

    page = text_of(client, f"/circles?to={tess}")

    part = page[page.index('aria-labelledby="way"') : page.index("<figure")]
    rows = re.findall(r"<tr><th scope=\"row\">.*?</tr>", part)
    words = [" ".join(re.sub("<[^>]+>", " ", row).split()) for row in rows]
    assert words == [
        f"{name} {tie} strong {name} and Tess Quill: they surely know each other "
        f"ask first Draft the request to {name}"
        for name, tie in (("Ada Lovelace", "strong"), ("Otto Outer", "weak"))
    ]
    assert f'href="/introductions?introducer={ada}&amp;target={tess}#begin"' in part
    assert f'<option value="{tess}" selected>Tess Quill</option>' in page
    assert f'href="/circles?to={tess}#way"' in text_of(client, "/targets")


@pytest.mark.django_db
def test_whom_nobody_leads_to_is_told_in_words_and_nothing_is_drawn(
    client: Client,
) -> None:
    ego, _ = around()
    keep(ego, Knows(Mention("Una Dale", "una-ex"), Mention("Vic Dale", "vic-ex")))
    vic = people.find(ego, "vic-ex")

    page = text_of(client, f"/circles?to={vic}")

    assert "No warm path to Vic Dale yet." in page
    assert "What would make a warm path" in page
    assert halves(drawing(page, "wide")) == []
    assert "The way to nobody" not in text_of(client, "/circles?to=no")
    text_of(client, "/circles?to=999999", 404)


@pytest.mark.django_db
def test_hostile_names_of_a_path_are_text_in_the_page_and_in_its_file(
    client: Client,
) -> None:
    _, zoe = around(Mention(HOSTILE, "zoe-ex"))

    page = text_of(client, f"/circles?to={zoe}")
    alone = fromstring(client.get(f"/circles.svg?to={zoe}").content.decode())

    assert "<script>alert" not in page
    assert "\u202e" not in page
    for drawn in (drawing(page, "wide"), drawing(page, "small"), alone):
        titles = [t.text or "" for t in drawn.iter(f"{SVG}title")]
        assert f"{HARMLESS}, whom you want to reach" in titles
        assert len(halves(drawn)) == 4
        assert not list(drawn.iter(f"{SVG}script"))
    assert not list(alone.iter(f"{SVG}a"))


@pytest.mark.django_db
def test_picture_with_a_path_asks_no_more_for_more_introducers(client: Client) -> None:
    ego, tess = around()
    numbers = []

    for more in ((), FIRM[1:3]):
        keep(ego, *(Knows(one, TESS, "said", TODAY) for one in more))
        client.get(f"/circles?to={tess}")
        with counted() as asked:
            text_of(client, f"/circles?to={tess}")
        numbers.append(len(asked))

    assert numbers[0] == numbers[1] <= 40


@pytest.mark.parametrize("width", [320, 390])
def test_way_is_no_wider_than_a_phone_and_breaks_no_word(
    town: Served, opens: Opens, width: int
) -> None:
    page = opens(town, viewport={"width": width, "height": 800}).new_page()
    page.goto("/targets")
    page.get_by_role("link", name="See the way").first.click()
    page.wait_for_url("**/circles?to=*")

    cells = page.locator("section[aria-labelledby=way] tbody td")
    told = [" ".join(one.split()) for one in cells.all_inner_texts()[:4]]
    lines = "one => one.getBoundingClientRect().height < 40"
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert cells.nth(2).evaluate(lines), told


def test_path_of_the_town_is_found_from_its_targets_by_the_keyboard(
    town: Served, opens: Opens
) -> None:
    page = opens(town).new_page()
    page.goto("/targets")
    page.get_by_role("link", name="See the way").first.press("Enter")
    page.wait_for_url("**/circles?to=*")

    stop = page.locator("svg.wide a:has(.stop.target)")
    name = page.locator("#way bdi").inner_text()
    stop.focus()
    said = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/*")

    assert said == f"{name}, whom you want to reach"
    assert page.locator("h1").inner_text() == name
