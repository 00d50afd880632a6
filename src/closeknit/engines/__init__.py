"""Machines. They know rows and files, not people; no Django, no face.

`sqlite_library.py` chooses the one SQLite of the process, `rows.py` writes many rows
at once on whichever database is behind the cursor, `home.py` is the folder on disk.
`beside.py` and `fenced.py` have another process work for this one: a trusted function
that takes long, and a parser of foreign bytes that may do little.
"""
