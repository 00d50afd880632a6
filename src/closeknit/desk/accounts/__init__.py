"""Which accounts of the user's are asked, how it went, and what came of it.

`actions/` adds, removes and asks them; what they bring comes in as any file does.
"""
