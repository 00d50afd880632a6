"""What each level is worth in bits. Written by `python -m bench.fit_identity`."""

FITTED_ON = (
    "invented worlds of "
    "16,000 mentions (seed 101), 10,000 mentions (seed 102), 10,000 mentions (seed 103)"
)

PRIOR = -3.11
JOIN = 9.0
ASK = 8.85

WEIGHTS = {
    ("names", "same"): 3.67,
    ("names", "turned"): 3.40,
    ("names", "spelt"): 3.62,
    ("names", "fuller"): 4.26,
    ("names", "short"): 4.09,
    ("names", "initial"): -0.04,
    ("names", "slip"): -2.79,
    ("names", "middle"): -4.54,
    ("names", "part"): 3.43,
    ("names", "last_initial"): -1.85,
    ("names", "one_word"): -2.04,
    ("names", "first_only"): 0.02,
    ("names", "last_only"): 0.36,
    ("names", "middle_differs"): 2.45,
    ("names", "loosely"): 0.26,
    ("names", "other_family"): -5.31,
    ("names", "other_given"): -5.02,
    ("names", "different"): -5.08,
    ("rarity", "rare"): 4.34,
    ("rarity", "common_first"): 2.88,
    ("rarity", "common_family"): 3.21,
    ("rarity", "common"): 2.84,
    ("namesakes", "two"): -6.91,
    ("namesakes", "more"): -6.45,
    ("phone", "differs"): -6.24,
    ("mailbox_and_name", "full"): 2.89,
    ("mailbox_and_name", "short"): 3.20,
    ("mailbox_and_name", "initial"): 1.93,
    ("mailbox_and_name", "initials"): -0.01,
    ("mailbox_and_name", "family"): 1.28,
    ("mailbox_and_name", "given"): -0.56,
    ("mailbox_and_name", "other"): -1.47,
    ("profile_and_name", "full"): 2.51,
    ("profile_and_name", "short"): 1.70,
    ("profile_and_name", "initial"): -0.04,
    ("profile_and_name", "family"): -0.01,
    ("profile_and_name", "given"): 0.54,
    ("profile_and_name", "other"): -0.43,
    ("mailboxes", "same"): -0.16,
    ("mailboxes", "two_at_one_firm"): -8.79,
    ("employer", "same_post"): 7.29,
    ("employer", "same"): 4.92,
    ("employer", "same_domain"): 6.07,
    ("employer", "other_at_one_time"): -3.69,
    ("employer", "other"): -2.19,
    ("places", "same"): 2.25,
    ("places", "differs"): -2.04,
    ("birthday", "same"): 1.52,
    ("birthday", "slip"): -0.03,
    ("birthday", "differs"): -1.59,
    ("beside", "some"): 1.29,
    ("together", "both"): 0.34,
    ("profiles", "two"): -5.89,
    ("book", "both"): -3.01,
    ("only_a_name", "one"): 1.01,
    ("only_a_name", "both"): 0.98,
}
