"""LinkedIn's data export: a zip, the folder it was unpacked into, or one CSV of it.

In:   the files LinkedIn gave the ego.
Out:  records, each with its file and line, and a word about all that was not read.
Not:  nothing is joined or guessed; that is for the stages to the right.

`export.py` is the table of contents; each of the other modules reads one kind of file.
"""
