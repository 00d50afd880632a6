"""Stage 2 of 7. What was said, kept for ever, with its origin.

In:   records from a reader, each with file and line.
Out:  the same records, each once, with the imports that said it.
Not:  nothing is lost; a record is added, seen again, told better by another file (the
      poorer telling stays with its sighting), or taken back with its import.

`rules/keys.py` says when two records are the same statement, `rules/between.py` what
two dated exports tell; `actions/` is the only writer.
"""
