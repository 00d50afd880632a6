"""Stage 5 of 7. The second degree: who can introduce whom. Nothing is kept here.

In:   ties, and who appears with whom.
Out:  introducers and what they reach.
Not:  there is nothing in it yet; what feeds it (who appears with whom) comes first.
"""
