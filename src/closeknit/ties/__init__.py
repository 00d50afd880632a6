"""Stage 4 of 7. How strong is what is between the ego and a person.

In:   mentions: who wrote, met, invited or joined whom, and when.
Out:  ties: a strength with its reasons, whether it goes both ways, its own rhythm.
Not:  a strength is a computed opinion; the user's own word always stands above it.

`rules/strength.py` is the model, `rules/rhythm.py` when a tie fades by its own
measure, `rules/words.py` the reasons in words, `rules/standing.py` where the two
stand on LinkedIn.
"""
