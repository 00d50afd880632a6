"""What makes somebody known, by each policy's own measure."""

from hypothesis import given

from closeknit.desk.policy.rules.knowing import Evidence, Known, counts_as_knowing
from closeknit.desk.policy.rules.policy import Kind, Needed, Policy
from closeknit.desk.policy.rules.presets import PRESETS, REFERRAL, STRICT_PERSONAL
from closeknit.desk.policy.rules.reading import read
from tests.desk.policy.policies import evidence, policies

MAIL = Evidence(Kind.MAIL, 2)
BOTH = 'goal = "x"\nknown_if = ["1 meeting and 1 call", "10 mails each way"]'


def test_each_preset_knows_whom_it_says() -> None:
    met = [Evidence(Kind.MEETING, 1)]
    colleague = [Evidence(Kind.EMPLOYER, 1)]
    card = [Evidence(Kind.CARD, 1)]

    found = {
        name: [
            counts_as_knowing(of, preset).yes for of in (met, [MAIL], colleague, card)
        ]
        for name, preset in PRESETS.items()
    }

    assert found == {
        "strict-personal": [True, False, False, False],
        "send-strict-accept-open": [True, False, False, False],
        "referral": [True, True, False, False],
        "three-rules": [True, True, True, False],
        "LION": [True, True, True, True],
    }


def test_the_words_say_what_is_there_and_what_is_not_enough() -> None:
    assert counts_as_knowing([MAIL], REFERRAL) == Known(
        yes=True,
        because="you know them by your policy: 2 mails each way",
        evidence=(MAIL,),
    )
    assert counts_as_knowing([MAIL], STRICT_PERSONAL) == Known(
        yes=False,
        because="2 mails each way: not what your policy calls knowing",
        evidence=(MAIL,),
    )
    assert counts_as_knowing([], REFERRAL) == Known(
        yes=False, because="nothing between you in your data", evidence=()
    )


def test_two_kinds_together_are_asked_for_by_and() -> None:
    policy = read(BOTH).policy
    assert policy is not None
    meeting, call = Evidence(Kind.MEETING, 3), Evidence(Kind.CALL, 1)

    found = [counts_as_knowing(of, policy).yes for of in ([meeting], [meeting, call])]

    assert policy.known_if[1] == (Needed(Kind.MAIL, 10),)
    assert found == [False, True]


@given(policies, evidence, evidence)
def test_more_evidence_never_makes_anybody_less_known(
    policy: Policy, some: tuple[Evidence, ...], more: tuple[Evidence, ...]
) -> None:
    times = {one.kind: one.times for one in some}
    for one in more:
        times[one.kind] = times.get(one.kind, 0) + one.times
    all_of_it = [Evidence(kind, many) for kind, many in times.items()]

    before = counts_as_knowing(some, policy).yes

    assert before <= counts_as_knowing(all_of_it, policy).yes
    assert before == counts_as_knowing(some[::-1], policy).yes
