"""Stage 6 of 7. What to do, and why.

`intake` is the way in (a file becomes records, people and ties; and back out again),
`week` the way out: the few things worth doing in this week's hour, each with its
reason and the requirement that asks for it.
"""
