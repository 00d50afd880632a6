"""The way in and out, one module a thing the user does.

`bring_in.py` imports files, `catch_up.py` brings people and ties into line, `undo.py`
takes an import back or forgets somebody, `by_hand.py` keeps what is typed in,
`keeping.py` opens the home, backs it up and restores it, `hand_over.py` exports all.
"""
