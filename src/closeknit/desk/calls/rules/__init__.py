"""What to prepare for a call, and the call as a calendar's draft."""
