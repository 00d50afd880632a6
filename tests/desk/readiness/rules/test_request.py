"""Whom to ask for a recommendation, and with what words."""

from closeknit.desk.readiness.rules.request import CoWorker, Request, requests

JOBS = (("Clerk", "Quay Ltd"), ("Baker", "Rye"))
ANN = CoWorker(1, "Ann Lee", "Quay Limited", "", "strong", 2.0)
BO = CoWorker(2, "Bo Hart", "Elsewhere", "Cook, Rye", "strong", 3.0)
CY = CoWorker(3, "Cy Moor", "Quay", "", "weak", 9.0)
DEE = CoWorker(4, "Dee Dale", "Quay", "", "strong", 9.0, has_recommended=True)
EVE = CoWorker(5, "Eve Birch", "Elsewhere", "", "strong", 9.0)


def test_strongest_past_co_workers_without_one_are_asked_r3_19() -> None:
    found = requests([CY, ANN, DEE, EVE, BO], JOBS, me="Sam")

    assert [one.name for one in found] == ["Bo Hart", "Ann Lee", "Cy Moor"]
    assert found[0].because == (
        "you both have Rye among your employers",
        "your tie is strong",
        "no recommendation of theirs is in your data",
    )
    assert found[1].text == (
        "Hi Ann,\n\nI am putting my profile in order and thought of our time at Quay "
        "Ltd. Would you write two or three sentences on what it was like to work with "
        "me? One thing that I did and what came of it is plenty. I would gladly do the "
        "same for you, and a no is quite all right.\n\nThank you, Sam"
    )


def test_where_no_co_worker_shows_the_draft_is_to_whomever_the_ego_chooses() -> None:
    (found,) = requests([EVE, DEE], JOBS, me="")

    assert found == Request(
        0,
        "",
        ("nobody who shares an employer with you shows in your data",),
        found.text,
    )
    assert found.text.startswith("Hi ...,\n\n")
    assert found.text.endswith("\n\nThank you")
