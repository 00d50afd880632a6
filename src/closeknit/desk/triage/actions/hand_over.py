"""Hand those who showed interest to a CRM: one table, with what was between (R4-23)."""

import csv
from datetime import date
from pathlib import Path

from closeknit.desk.intake.actions.hand_over import cell
from closeknit.desk.policy.rules.policy import Policy
from closeknit.desk.triage.rules.states import State
from closeknit.desk.triage.store.inbound import inbound
from closeknit.desk.triage.store.queue import queue
from closeknit.records.actions.ego import note_done
from closeknit.shared.errors import CannotKeep
from closeknit.sources.handles import profile_url

HEAD = ("Name", "Company", "Position", "Profile", "Status", "Since", "History")


def hand_over(ego: int, policy: Policy, to: Path, *, today: date) -> int:
    """Write the interested into a new CSV file; return how many.

    Raises:
        CannotKeep: the file is there already, or cannot be written.
    """
    whom = [
        one.person
        for one in queue(ego, today=today)
        if one.case.state is State.INTERESTED
    ]
    found = inbound(ego, policy, today=today, people=whom) if whom else []
    try:
        with to.open("x", encoding="utf-8-sig", newline="") as out:
            rows = csv.writer(out)
            rows.writerow(HEAD)
            for one in found:
                case = one.queued.case
                steps = "; ".join(
                    f"{s.on} {s.step} {s.label}".strip() for s in case.steps
                )
                rows.writerow(
                    [
                        cell(one.queued.name),
                        cell(one.who.company),
                        cell(one.who.position),
                        profile_url(one.profile),
                        case.state,
                        case.since or "",
                        cell(steps),
                    ]
                )
    except OSError as error:
        raise CannotKeep(f"{to} cannot be written: {error.strerror}.") from error
    note_done(ego, "triage", to.name, f"{len(found)} handed over")
    return len(found)
