"""One exchange, as the measures of a tie take it."""

DAY = 86_400
HORIZON = 90.0
"""Days ahead that a tie's strength is about."""

Exchange = tuple[int, str, str, int]
"""One message, meeting or call: when (seconds since 1970), by (them, ego, both), by
which channel, and for how many people."""
