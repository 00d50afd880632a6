"""Trials: how well a measure foretells what really happened next, on files of events.

`events.py` is who wrote to whom and when, `reading.py` reads it from a file; `ties.py`
and `replies.py` hold the two protocols (a two-way exchange in the next while; an answer
within a week); `signs.py` and `asked.py` count what is known on the day, never later;
`fits.py` fits the rivals, `measures.py` tells how good each is. Arrays of numbers only:
no tables, no face. The weights of closeknit's own measure are handed in, since they
belong to `ties.rules`.
"""
