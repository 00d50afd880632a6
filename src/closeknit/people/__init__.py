"""Stage 3 of 7. Mentions in records become people.

In:   kept records, each naming people by a profile, an address, a name.
Out:  people: the handles that records show to be one and the same person's.
Not:  nothing is guessed. A name alone proposes and never merges; the records stay as
      they were read, and a person can be computed again from them at any time.

`rules/naming.py` says which handles a record gives somebody, `rules/clusters.py` which
handles are one person's, `rules/facts.py` which name and position to show.
"""
