"""This week's hour, from Python: import files, ask for the week, print it.

    python examples/my_week.py

The files here are the invented town's, and the home is a folder that is thrown away.
For your own: name your home, and give `bring_in` your export and your mailbox.
"""

import os
import tempfile
from datetime import date
from pathlib import Path

import django

HERE = tempfile.TemporaryDirectory()
os.environ["CLOSEKNIT_HOME"] = f"{HERE.name}/home"  # before Django reads it
os.environ["DJANGO_SETTINGS_MODULE"] = "closeknit.settings"
django.setup()

from closeknit.desk.intake.actions import bring_in, keeping  # noqa: E402 - only now
from closeknit.desk.week import store as weekly  # noqa: E402 - same
from closeknit.town import build  # noqa: E402 - same

TODAY = date(2026, 11, 21)


def main() -> None:
    town = build(Path(HERE.name) / "town", today=TODAY)

    me = keeping.open_home()
    bring_in.bring_in(me, [*town.exports, town.mailbox], today=TODAY)
    week = weekly.week(me, today=TODAY, limit=2)

    for item in week.met_not_invited.items + week.inbound.items:
        print(f"{item.person.name}: {item.do}")
        print(f"    {item.because[0]}")
    print(f"Keep in touch: {week.to_keep.total}")


if __name__ == "__main__":
    main()

# It prints:
#
# Gus Treloar: Invite, with a note on where you met
#     you were in touch by mail on 20 Nov 2026, yesterday: Re: Ten minutes on air?
# Beatrix Olufsen: Invite, with a note on where you met
#     you were in touch by mail on 18 Nov 2026, 3 days ago: Re: The numbers I promised
# Barnaby Stroud: Ask why, before you accept
#     invited you 4 weeks ago
# Hanne Vestergård: Ask why, before you accept
#     invited you 3 weeks ago
# Keep in touch: 6
