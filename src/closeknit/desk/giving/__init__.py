"""Give and take: what went which way between the ego and each person.

In:   what the user noted in a line, recommendations, endorsements, introductions.
Out:  a balance for each tie, who only hears when something is needed, what to give.
Not:  no favour is priced: they are counted and named, never added up to a figure.
"""
