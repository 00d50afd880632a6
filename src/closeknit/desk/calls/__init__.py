"""Calls: speaking with one person, planned on a card, and a draft for the calendar.

In:   the tie's kinds and cadence, notes, what they look for, their channel.
Out:  who, why now, what they gain, an opening line, what to ask; an `.ics` draft.
Not:  nothing is sent and nobody is invited: a person calls.
"""
