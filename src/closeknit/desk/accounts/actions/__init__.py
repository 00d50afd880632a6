"""What is done with accounts.

`keeping.py` adds, tests and removes them, `asking.py` brings what is new in them.
"""
