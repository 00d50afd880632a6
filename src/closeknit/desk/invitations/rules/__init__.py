"""Rules on invitations that go out.

checks.check(case)        all that is wrong with a note, at once
composer.compose(...)     a draft: the ending first, then slots from evidence
composer.counter(...)     how many characters are left
"""
