"""closeknit: a network you can keep.

The way, in one line: sources -> records -> people -> ties -> network -> desk -> faces.
Data flows right, imports point left. In every room the same five words:
rules decide, models shape, stores keep, actions do, faces show.

Start at `sources/record.py` (what a file can say), then `desk/intake/actions/`
(the way in, one module a thing the user does), then `desk/week` (the way out).
"""
