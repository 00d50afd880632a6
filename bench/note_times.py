"""How long a note takes to check: `python -m bench.note_times MANY`, in ms.

Each is checked three times, from nothing, and its quickest counts: what other programs
take away is no time of ours.
"""

import gc
import sys
from datetime import date
from time import process_time

from bench.invited import notes
from closeknit.desk.invitations.rules.case import Case, Recall, Whom
from closeknit.desk.invitations.rules.checks import check
from closeknit.desk.invitations.rules.wording import said
from closeknit.desk.policy.rules.presets import REFERRAL
from closeknit.desk.words.rules.look import look
from closeknit.desk.words.rules.note import traits
from closeknit.shared.default_text import is_default

TO = Whom(1, "Ottilie Penhallow", Recall.STRANGER, "nothing between you")


def checked(text: str) -> float:
    """Return the milliseconds of processor that a note takes, nothing remembered."""
    for known in (look, said, is_default):
        known.cache_clear()
    began = process_time()
    check(Case(text, traits(text), TO, REFERRAL.outbound, 300, today=date.min))
    return (process_time() - began) * 1_000


def main() -> None:
    """Print the median, the 99th of a hundred and the most."""
    gc.freeze()
    first, *others = notes(int(sys.argv[1]) + 1)
    checked(first)
    took = sorted(min(checked(text) for _ in range(3)) for text in others)
    print(took[len(took) // 2], took[len(took) * 99 // 100], took[-1])


if __name__ == "__main__":
    main()
