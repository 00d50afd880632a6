"""Invitations that go out: drafts from evidence, what is wrong, what was sent.

`rules` hold the checks (a tuple of small functions) and the composer (the ending first,
then slots from evidence); `store` gathers what both look at; `actions` keep a draft and
mark it as sent. Nothing here sends anything: a person does, on LinkedIn (R1-09).
"""
