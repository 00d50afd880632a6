"""The networking policy: what the user has decided once, so that each case is clear.

`rules` holds the policy as a value, its presets, its sentences and what follows from
them (`counts_as_knowing`, `fit`, `suggest`); `store` reads its versions, and what is
there between the ego and people; `actions` keep a new version. Nothing is accepted
without a question or a follow-up under any policy that can be written (R4-01, R4-08).
"""
