"""Which of nine kinds a reply is (R2-20, R2-21, R2-22)."""

import math
from typing import Final, NamedTuple

from closeknit.desk.words.rules.linear import model
from closeknit.desk.words.rules.look import look

LABELS: Final = (
    "spam",
    "snippy",
    "pitch",
    "recruiter",
    "jobseeker",
    "apology",
    "detailed",
    "thanks-only",
    "other",
)
"""The kinds; where several would fit, the earlier one was meant when labelling."""


class Reply(NamedTuple):
    """The kind of a reply, how sure (0 to 1), and the sentence that decided."""

    label: str
    sure: float
    because: tuple[str, ...] = ()


def classify(text: str) -> Reply:
    """Return which kind of reply a text is.

    `sure` is what the model gives the kind; on few words it is low. The user decides.

    >>> classify("Sorry, I pressed the wrong button. Have a nice day.")[::2]
    ('apology', ('Sorry, I pressed the wrong button.',))
    >>> classify("").label
    'other'
    """
    seen = look(text)
    if not seen.sentences:
        return Reply("other", 0.0)
    replies = model("replies")
    sums = replies.sums({sign.name for sign in seen.signs})
    label = max(LABELS, key=lambda one: sums[one])
    sure = 1 / sum(math.exp(one - sums[label]) for one in sums.values())
    adds = replies.adds
    told = [0.0] * len(seen.sentences)
    for sign in seen.signs:
        told[sign.sentence] += adds.get(sign.name, {}).get(label, 0.0)
    decided = max(range(len(told)), key=lambda at: told[at])
    because = (seen.sentences[decided],) if told[decided] > 0 else ()
    return Reply(label, round(sure, 3), because)
