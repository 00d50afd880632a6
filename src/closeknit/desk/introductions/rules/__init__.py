"""Where an introduction stands, whom not to ask again, and what to write."""
