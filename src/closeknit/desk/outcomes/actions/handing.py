"""Hand people on: into a file, or to an address that the user names."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from closeknit.accounts.egress import Reach
from closeknit.accounts.web import fetch
from closeknit.desk.intake.actions.hand_over import cell
from closeknit.desk.outcomes.rules.handoff import Person, Shape, Whom, cards, table
from closeknit.desk.outcomes.store.handing import handed
from closeknit.records.actions.ego import note_done
from closeknit.shared.errors import AccountRefused, CannotKeep

DONE = range(200, 300)


def written(shape: Shape, people: Sequence[Person]) -> str:
    """Return the file's text: a table with formula-safe cells, or cards."""
    if shape is Shape.VCARD:
        return cards(people)
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    for row in table(shape, people):
        rows.writerow([cell(text) for text in row])
    return out.getvalue()


def hand_off(ego: int, shape: Shape, whom: Whom, to: Path, *, today: date) -> int:
    """Write people into a new file; return how many are in it.

    Raises:
        CannotKeep: the file is there already, or cannot be written.
    """
    found = handed(ego, whom, today=today)
    text = written(shape, found)
    many = text.count("BEGIN:VCARD\r\n") if shape is Shape.VCARD else None
    try:
        encoding = "utf-8" if shape is Shape.VCARD else "utf-8-sig"
        with to.open("x", encoding=encoding, newline="") as out:
            out.write(text)
    except OSError as error:
        raise CannotKeep(f"{to} cannot be written: {error.strerror}.") from error
    if many is None:
        many = len(table(shape, found)) - 1
    note_done(ego, "hand-off", to.name, f"{many} {whom} for {shape}")
    return many


def send(
    ego: int, whom: Whom, url: str, *, today: date, private: Sequence[str] = ()
) -> int:
    """Send people as one JSON document to an address the user names (a webhook).

    It goes by the one way out: with TLS, never to a private host that is not allowed.

    Raises:
        AccountFault: the address may not be called, or did not take it.
    """
    found = handed(ego, whom, today=today)
    document = {
        "as_of": today.isoformat(),
        "whom": whom,
        "people": [
            {
                **one._asdict(),
                "since": one.since.isoformat() if one.since else None,
                "consent": one.consent.isoformat() if one.consent else None,
            }
            for one in found
        ],
    }
    answer = fetch(
        "POST",
        url,
        Reach(frozenset(private)),
        headers={"Content-Type": "application/json"},
        body=json.dumps(document).encode(),
    )
    if answer.status not in DONE:
        raise AccountRefused(f"The address answered with {answer.status}.")
    note_done(ego, "hand-off", url.partition("?")[0][:200], f"{len(found)} {whom} sent")
    return len(found)
