"""Keeping ties: whom to write to without needing anything, and the quarter's review.

In:   each tie's own rhythm, the user's word on it, what there is to write about.
Out:  a short list with a reason each, and ties to keep, revive or let go.
Not:  nobody is removed from here: on LinkedIn that is the user's click.
"""
