"""How long a note takes to check: `python -m bench.note_times MANY`, in ms."""

import gc
import sys
from datetime import date
from time import process_time

from bench.invited import notes
from closeknit.desk.invitations.rules.case import Case, Recall, Whom
from closeknit.desk.invitations.rules.checks import check
from closeknit.desk.policy.rules.presets import REFERRAL
from closeknit.desk.words.rules.note import traits


def main() -> None:
    """Print the median, the 99th of a hundred and the most."""
    to = Whom(1, "Ottilie Penhallow", Recall.STRANGER, "nothing between you")
    took = []
    gc.freeze()
    for text in notes(int(sys.argv[1]) + 1):
        began = process_time()
        found = Case(text, traits(text), to, REFERRAL.outbound, 300, today=date.min)
        check(found)
        took.append((process_time() - began) * 1_000)
    took = sorted(took[1:])
    print(took[len(took) // 2], took[len(took) * 99 // 100], took[-1])


if __name__ == "__main__":
    main()
