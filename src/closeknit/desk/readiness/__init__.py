"""Readiness before growth: is the profile worth reading, and what comes up for a name.

`rules` looks at the ego's own profile as the newest export has it and at what the ego
noted of their presence, and says what is open; the gate holds invitations until all is
done or passed with a reason (R0-01 to R0-03). `store` reads, `actions` keep a word or a
pass.
"""
