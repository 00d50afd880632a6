"""Stage 2 of 7. What was said, kept for ever, with its origin.

In:   records from a reader, each with file and line.
Out:  the same records, each once, with the imports that said it.
Not:  no record is changed; one is added, seen again, or taken back with its import.

`rules/keys.py` says when two records are the same statement, `rules/between.py` what
two dated exports tell; `actions.py` is the only writer.
"""
