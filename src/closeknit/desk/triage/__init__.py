"""Triage: each invitation received, what the policy suggests, and what became of it.

`rules` holds the states and how one leads to another, as one table; what to do next,
and why; what to look out for; the drafts. `store` reads, `actions` keep one step at a
time. Nothing changes its state without the user's word, but for time running out.
"""
