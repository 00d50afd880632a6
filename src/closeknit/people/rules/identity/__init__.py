"""Which of those the handles keep apart are one human being all the same.

In:   sides: what handles alone make of the records, one for each that may be a person.
Out:  joins, questions, and which side belongs to which person.
Not:  nothing is read or written, and nothing depends on what came first.

`blocking` says whom to compare, `evidence` looks at two, `judgement` adds up what it
sees with the weights in `fitted`, `groups` makes people of it. Start at `evidence`.
"""
