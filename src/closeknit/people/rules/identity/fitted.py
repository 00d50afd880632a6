"""What each level is worth in bits. Written by `python -m bench.fit_identity`."""

FITTED_ON = (
    "invented worlds of "
    "16,000 mentions (seed 101), 10,000 mentions (seed 102), 10,000 mentions (seed 103)"
)

PRIOR = -2.69
JOIN = 6.75
ASK = 6.7

WEIGHTS = {
    ("names", "same"): 3.70,
    ("names", "turned"): 2.68,
    ("names", "spelt"): 4.25,
    ("names", "fuller"): 3.57,
    ("names", "short"): 3.98,
    ("names", "initial"): 0.59,
    ("names", "slip"): -2.81,
    ("names", "middle"): -5.18,
    ("names", "part"): 3.49,
    ("names", "last_initial"): -1.94,
    ("names", "one_word"): -2.83,
    ("names", "first_only"): -0.32,
    ("names", "last_only"): -1.35,
    ("names", "middle_differs"): 2.20,
    ("names", "loosely"): -0.16,
    ("names", "other_family"): -5.12,
    ("names", "other_given"): -4.73,
    ("names", "different"): -5.23,
    ("rarity", "rare"): 3.85,
    ("rarity", "common_first"): 2.82,
    ("rarity", "common_family"): 3.20,
    ("rarity", "common"): 2.46,
    ("namesakes", "two"): -6.83,
    ("namesakes", "more"): -7.04,
    ("phone", "differs"): -4.93,
    ("mailbox_and_name", "full"): 2.71,
    ("mailbox_and_name", "short"): 2.55,
    ("mailbox_and_name", "initial"): 1.29,
    ("mailbox_and_name", "family"): 1.40,
    ("mailbox_and_name", "given"): -0.76,
    ("mailbox_and_name", "other"): -1.50,
    ("profile_and_name", "full"): 2.24,
    ("profile_and_name", "short"): 1.58,
    ("profile_and_name", "initial"): -0.14,
    ("profile_and_name", "family"): 0.64,
    ("profile_and_name", "given"): -0.52,
    ("profile_and_name", "other"): -0.62,
    ("mailboxes", "same"): 0.18,
    ("mailboxes", "two_at_one_firm"): -8.38,
    ("employer", "same_post"): 7.44,
    ("employer", "same"): 4.49,
    ("employer", "same_domain"): 5.89,
    ("employer", "other_at_one_time"): -3.83,
    ("employer", "other"): -1.72,
    ("places", "same"): 3.41,
    ("places", "differs"): -3.65,
    ("birthday", "same"): 1.00,
    ("birthday", "slip"): -0.04,
    ("birthday", "differs"): -1.43,
    ("beside", "some"): 1.59,
    ("together", "both"): 1.49,
    ("profiles", "two"): -5.85,
    ("book", "both"): -5.39,
    ("only_a_name", "one"): 1.01,
    ("only_a_name", "both"): 0.29,
}
