"""Questions about who could introduce whom, over nodes and edges; no people here.

`graph.py` says what may be asked and what is answered. `plain.py` answers in plain
Python and is what the others are held to.
"""
