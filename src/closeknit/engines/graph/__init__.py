"""Questions about who could introduce whom, over nodes and edges; no people here.

`graph.py` says what may be asked and what is answered, `opening.py` opens a graph in
one of three flavours: `plain.py`, which the others are held to, `arrays.py` (numpy) and
`compiled.py` (numba), whose code begins in `entries.py`. `build.py` writes a graph's
files (`generation.py`), `snapshot.py` maps them, and `changes.py` changes them while
they are read (`journal.py`).
"""
