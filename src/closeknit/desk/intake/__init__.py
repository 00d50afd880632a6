"""What comes in: files to records to people to ties, and back out again.

`actions/` is the only writer. Whatever is interrupted is finished by the next call.
"""
