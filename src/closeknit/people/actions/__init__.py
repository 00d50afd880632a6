"""The only writes to people.

`resolve.py` turns records into handles and mentions in the transaction that keeps
them; `settle.py` computes who is who from all links; both can be done again.
"""
