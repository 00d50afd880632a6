"""Outcomes: what became of it, what led there, and handing people on.

In:   what the user says came of a tie; introductions, questions, invitations before.
Out:  counts and rates with intervals, tables for a CRM, cards, a list with consent.
Not:  no cause is claimed: what came before an outcome is told, not credited.
"""
