"""What a text says: the traits of a note, the class of a reply.

`rules` reads texts and nothing else: no person, no policy, no table. What to do about
what it finds is decided by the areas above it.
"""
