"""The weekly hour: five short lists, each item with its reason and its requirement.

`rules.py` turns ties into items and words, `store.py` asks for them. The week is
computed from what is kept on the day it is asked for; nothing of it is stored.
"""
