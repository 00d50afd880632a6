"""One invented town of people, for the tutorial, the demo, the tests and the benches.

    town = build(folder, today=date(2026, 11, 21))
    town.exports, town.mailbox, town.calendar, town.address_book
    town.playing(Part.QUIET_8)

Who lives there is in `cast`, one file a kind of story; how it is written down is in
`export`, `mailbox`, `diary` and `address_book`. The town knows the formats, not the
readers: it imports nothing of closeknit.
"""

from closeknit.town.people import Part
from closeknit.town.town import Town, build

__all__ = ["Part", "Town", "build"]
