"""The permission ledger: who allowed whose name to be used, for whom, until when.

`rules` holds a permission as a value and how it stands on a day; `store` reads the
ledger; `actions` add a word to it: asked, granted, denied, withdrawn. Nothing in it is
changed later: a new word stands above the older ones (R0-25, R0-26).
"""
