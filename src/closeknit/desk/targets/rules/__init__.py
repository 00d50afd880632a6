"""Whom to ask, in which order, and who is one willing introduction away."""
