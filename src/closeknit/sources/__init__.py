"""Stage 1 of 7. Files the user owns become records.

In:   a file or a folder: LinkedIn's export, a mailbox; never the network.
Out:  what it says, record by record, errors in their place, each with file and line.
Not:  nothing is written, merged or judged here; no reader knows the database.

`record.py` is what a source can say, `reader.py` what a reader promises,
`registry.py` which reader reads which file.
"""
