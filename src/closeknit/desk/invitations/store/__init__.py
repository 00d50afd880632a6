"""Drafts and sent notes, read. Rows in, plain values out."""

from closeknit.desk.invitations import models
from closeknit.desk.invitations.rules.draft import Draft, State
from closeknit.desk.invitations.rules.stored import phrases_in, stamp_in
from closeknit.people import store as people


def drafts(ego: int, *states: State, person: int = 0) -> list[Draft]:
    """Return drafts, the newest first: in these states, or all. Three queries.

    Of one `person`, or of everybody.
    """
    rows = list(
        models.Draft.objects.of(ego)
        .filter(state__in=states or tuple(State))
        .order_by("-id")
    )
    whose = people.holders(ego, {row.to for row in rows})
    names = people.names(ego, whose.values())
    return [
        _draft(row, whose.get(row.to, 0), names)
        for row in rows
        if person in {0, whose.get(row.to, 0)}
    ]


def open_draft(ego: int, person: int) -> Draft | None:
    """Return the draft to a person that is not sent yet, if there is one."""
    return next(iter(drafts(ego, State.OPEN, person=person)), None)


def _draft(row: models.Draft, person: int, names: dict[int, str]) -> Draft:
    return Draft(
        row.pk,
        person,
        names.get(person) or row.to.partition(":")[2],
        State(row.state),
        row.body,
        row.ending,
        row.reason,
        row.benefit,
        phrases_in(row.phrases),
        row.began,
        row.sent,
        row.text,
        row.policy,
        stamp_in(row.readiness),
        tuple(row.warned),
    )
