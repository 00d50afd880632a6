"""Beside the sources: what the user's own accounts hold becomes files they can read.

In:   an account the user has added, its secret, and where the last asking ended.
Out:  whole files in a folder of the home, for `sources` to read like any other.
Not:  nothing is read into records here, nothing is written to the account, and no
      module but `egress.py` opens a way out of this machine.

`account.py` is what a client promises, `egress.py` the one way out, `addresses.py`
where it does not lead, `registry.py` which client asks which kind of account.
"""
