"""The only writes to what is kept.

`take_in.py` keeps what a file says, `take_back.py` takes one import back,
`ego.py` changes the ego's own row and its history.
"""
