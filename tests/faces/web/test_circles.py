"""The circles as a picture, a file and a table; hostile names are text in each."""

import re
from datetime import date
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from django.test import Client

from closeknit.faces.web.drawn import SMALL, picture, short
from closeknit.network.store.measured import measured
from closeknit.people import store as people
from closeknit.records.actions.ego import ensure_ego
from closeknit.sources.record import Mention
from tests.faces.conftest import Opens
from tests.faces.served import Served
from tests.faces.web.test_queries import counted
from tests.network.rounds import rounds
from tests.records.said import keep

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 21)
HOSTILE = '<script>alert(1)</script>&"\u202eZoe]]>\uffff'
HARMLESS = '<script>alert(1)</script>&"Zoe]]>'
SVG = "{http://www.w3.org/2000/svg}"


def text_of(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return answer.content.decode()


def drawing(page: str, key: str) -> Element:
    """Return one of a page's pictures; it must be well-formed to be read at all."""
    found = re.search(rf'<svg [^>]*class="circles {key}".*?</svg>', page, re.DOTALL)
    assert found is not None
    parsed: Element = fromstring(found[0])
    return parsed


def test_everybody_in_a_circle_is_a_link_of_the_picture_and_a_row_of_the_table(
    client: Client,
) -> None:
    keep(ensure_ego(), *rounds())

    page = text_of(client, "/circles")

    links = {a.get("href"): a for a in drawing(page, "wide").iter(f"{SVG}a")}
    rows = re.findall(r'<th scope="row"><a href="([^"]+)"', page)
    assert sorted(rows) == sorted(map(str, links))
    assert len(rows) == 7
    ada = links[f"/people/{people.find(ensure_ego(), 'Ada Lovelace')}"]
    assert ada.get("aria-label") == "Ada Lovelace, closest, community A, a bridge"
    assert [one.text for one in ada.iter(f"{SVG}text")] == ["Ada Lovelace"]


@pytest.mark.browser
def test_outermost_circle_is_folded_under_the_inner_ones(
    town: Served, opens: Opens
) -> None:
    page = opens(town).new_page()
    page.goto("/circles")
    rows = page.locator("section[aria-labelledby=table] tbody tr")
    total = rows.count()
    inner = page.locator("section[aria-labelledby=table] > .wide tbody tr").count()

    folded = page.get_by_text(f"{total - inner} more in the outermost circle")

    assert 0 < inner < 50 < total
    assert rows.last.is_hidden()
    folded.click()
    assert rows.last.is_visible()


def test_picture_says_what_it_is_and_has_a_pattern_beside_each_colour(
    client: Client,
) -> None:
    keep(ensure_ego(), *rounds())

    drawn = drawing(text_of(client, "/circles"), "wide")

    title, says = drawn.find(f"{SVG}title"), drawn.find(f"{SVG}desc")
    assert title is not None
    assert says is not None
    assert drawn.get("aria-labelledby") == f"{title.get('id')} {says.get('id')}"
    assert "2 closest, 0 close, 5 near" in (says.text or "")
    rims = [p for p in drawn.iter(f"{SVG}path") if "rim" in (p.get("class") or "")]
    patterns = {f"url(#{p.get('id')})" for p in drawn.iter(f"{SVG}pattern")}
    assert [rim.get("fill") for rim in rims] == ["url(#wide-1)", "url(#wide-2)"]
    assert patterns.issuperset(rim.get("fill") for rim in rims)
    letters = [g for g in drawn.iter(f"{SVG}g") if "letter" in (g.get("class") or "")]
    assert ["".join(g.itertext()).strip() for g in letters] == ["A", "B"]


def test_page_tells_communities_bridges_and_how_many_are_kept(client: Client) -> None:
    keep(ensure_ego(), *rounds())

    page = text_of(client, "/circles")
    reason = text_of(client, "/circles/kept")

    assert "<bdi>Quay Ltd</bdi> <span" in page
    assert "firm of 4 of the 4" in page
    assert "without them nobody you know joins Quay Ltd and Choir" in page
    assert "You kept 7 ties in the last 12 months" in page
    assert '<a href="/circles/kept">' in page
    assert "The most you ever kept at a time were 7, on 14 September 2026." in reason


def test_hostile_names_are_text_in_the_page_in_the_picture_and_in_its_file(
    client: Client,
) -> None:
    keep(ensure_ego(), *rounds((Mention(HOSTILE, "zoe-ex"),)))

    page = text_of(client, "/circles")
    answer = client.get("/circles.svg")

    assert "<script>alert" not in page
    assert "\u202e" not in page
    alone: Element = fromstring(answer.content.decode())
    for drawn in (drawing(page, "wide"), alone):
        titles = [t.text or "" for t in drawn.iter(f"{SVG}title")]
        assert any(title.startswith(f"{HARMLESS}, near") for title in titles)
        assert not list(drawn.iter(f"{SVG}script"))
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer["Content-Disposition"] == 'attachment; filename="circles.svg"'
    assert not list(alone.iter(f"{SVG}a"))
    assert "prefers-color-scheme" in "".join(alone.itertext())


def test_phone_is_drawn_the_inner_circles_only() -> None:
    keep(ensure_ego(), *rounds())
    of = measured(ensure_ego())

    wide, small = picture(of), picture(of, SMALL)

    assert (len(wide.dots), len(small.dots)) == (7, 2)
    assert [ring.name for ring in wide.rings] == ["closest", "close", "near"]
    assert [ring.name for ring in small.rings] == ["closest", "close"]
    assert [len(dot.name) <= SMALL.longest for dot in small.dots] == [True, True]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ann Lee", "Ann Lee"),
        ("Elizabeth Hargrave", "Elizabet…"),
        ("Bo van Diddley", "Bo D."),
        ("\u5f90\u96ea", "\u5f90\u96ea"),
    ],
)
def test_long_name_is_shortened_to_what_can_be_read(name: str, shown: str) -> None:
    assert short(name, 9) == shown


def test_person_asks_for_where_they_stand_and_gets_it_in_a_line(client: Client) -> None:
    ego = ensure_ego()
    keep(ego, *rounds())
    ada, hal = people.find(ego, "Ada Lovelace"), people.find(ego, "Hal Far")
    part = {"HX-Request": "true"}

    page = text_of(client, f"/people/{ada}")
    line = client.get(f"/people/{ada}/circle", headers=part).content.decode()
    nothing = client.get(f"/people/{hal}/circle", headers=part).content.decode()

    assert f'hx-get="/people/{ada}/circle" hx-trigger="load"' in page
    assert "In your circle “closest”" in line
    assert "one of the 4 of Quay Ltd" in line
    assert "seen with" not in nothing
    assert client.get(f"/people/{ada}/circle")["Location"] == f"/people/{ada}"


def test_desk_without_ties_says_what_would_bring_some(client: Client) -> None:
    ensure_ego()

    assert "There are no ties to draw yet" in text_of(client, "/circles")
    text_of(client, "/circles.svg")
    assert "No tie with exchange both ways" in text_of(client, "/circles/kept")


def test_circles_ask_no_more_for_more_people(client: Client) -> None:
    ego = ensure_ego()
    numbers = []

    for more in (
        (),
        (Mention("Alto One", "alto1-ex"), Mention("Alto Two", "alto2-ex")),
    ):
        keep(ego, *rounds(more))
        with counted() as asked:
            text_of(client, "/circles")
        numbers.append(len(asked))

    assert numbers[0] == numbers[1] <= 14


def test_picture_can_be_walked_by_the_keyboard_and_leads_to_the_person(
    town: Served, opens: Opens
) -> None:
    page = opens(town).new_page()
    page.goto("/circles")
    first = page.locator("svg.wide a").first
    name = first.get_attribute("aria-label")

    page.get_by_role("button", name="Show").focus()
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/*")

    assert focused == name
    assert page.locator("h1").inner_text() == str(name).partition(",")[0]
    page.locator("#place", has_text="In your circle “closest”").wait_for()
