"""Stage 5 of 7. The second degree: who can introduce the ego to whom.

In:   ties, and who appears with whom.
Out:  paths to people through introducers, with the strength and the evidence of both
      halves; whom an introducer reaches.
Not:  nothing is known here that ties do not say. The file of the network in the home
      folder (`network/`) is made of them and can be deleted at any time.

`rules/strength.py` says how strong an edge is, `rules/paths.py` what a path is and what
makes it warm; `actions/snapshot.py` keeps the file in line with the ties.
"""
