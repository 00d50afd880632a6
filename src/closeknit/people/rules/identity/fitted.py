"""What each level is worth in bits. Written by `python -m bench.fit_identity`."""

FITTED_ON = (
    "invented worlds of "
    "16,000 mentions (seed 101), 10,000 mentions (seed 102), 10,000 mentions (seed 103)"
)

PRIOR = -2.63
JOIN = 5.0
ASK = 5.7

WEIGHTS = {
    ("names", "same"): 4.04,
    ("names", "turned"): 3.60,
    ("names", "spelt"): 2.24,
    ("names", "fuller"): 3.83,
    ("names", "short"): 4.07,
    ("names", "initial"): 0.03,
    ("names", "slip"): -2.63,
    ("names", "middle"): -5.33,
    ("names", "part"): 5.05,
    ("names", "last_initial"): -2.38,
    ("names", "one_word"): -1.95,
    ("names", "first_only"): 0.31,
    ("names", "last_only"): 0.11,
    ("names", "middle_differs"): 0.10,
    ("names", "loosely"): 1.12,
    ("names", "other_family"): -5.16,
    ("names", "other_given"): -5.13,
    ("names", "different"): -4.53,
    ("rarity", "rare"): 4.24,
    ("rarity", "common_first"): 3.64,
    ("rarity", "common_family"): 2.12,
    ("rarity", "common"): 2.52,
    ("namesakes", "two"): -7.93,
    ("namesakes", "more"): -8.71,
    ("phone", "differs"): -4.24,
    ("mailbox_and_name", "full"): 3.37,
    ("mailbox_and_name", "short"): 3.56,
    ("mailbox_and_name", "initial"): 1.64,
    ("mailbox_and_name", "family"): 1.89,
    ("mailbox_and_name", "given"): -0.84,
    ("mailbox_and_name", "other"): -1.66,
    ("profile_and_name", "full"): 3.13,
    ("profile_and_name", "short"): 3.01,
    ("profile_and_name", "initial"): 0.10,
    ("profile_and_name", "given"): -1.35,
    ("profile_and_name", "other"): -0.58,
    ("mailboxes", "same"): -0.14,
    ("mailboxes", "two_at_one_firm"): -7.43,
    ("employer", "same_post"): 7.77,
    ("employer", "same"): 5.98,
    ("employer", "same_domain"): 6.32,
    ("employer", "other_at_one_time"): -3.47,
    ("employer", "other"): -1.84,
    ("places", "same"): 3.10,
    ("places", "differs"): -5.64,
    ("birthday", "same"): 1.01,
    ("birthday", "slip"): -0.00,
    ("birthday", "differs"): -0.75,
    ("beside", "some"): 1.98,
    ("together", "both"): 2.37,
    ("profiles", "two"): -5.83,
    ("book", "both"): -3.86,
    ("only_a_name", "one"): 0.85,
    ("only_a_name", "both"): 0.44,
}
