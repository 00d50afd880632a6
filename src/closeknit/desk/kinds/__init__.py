"""Kinds: what the ego and a person are to each other, from when to when (R1-01).

In:   the user's word; employers with their days, a CRM's clients, events.
Out:  the kinds of each tie, how often each asks to be in touch, the preferred channel.
Not:  no strength: a client may be a weak tie, a friend of school a strong one.
"""
