"""Stage 7 of 7. Ways in. They parse, call one action or one store function, and show."""
