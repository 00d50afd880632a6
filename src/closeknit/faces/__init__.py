"""Stage 7 of 7. Ways in: they parse, call one action or store function, and show."""
