"""invite: draft a note from evidence, check it, mark it as sent. A person sends it."""

from datetime import date

import click

from closeknit.desk.intake.actions import by_hand
from closeknit.desk.invitations import store
from closeknit.desk.invitations.actions import drafting, modelled
from closeknit.desk.invitations.rules.composer import counter, joined
from closeknit.desk.invitations.rules.draft import Draft
from closeknit.desk.invitations.rules.fault import passes
from closeknit.desk.invitations.rules.phrases import LANGUAGES
from closeknit.desk.invitations.store.composing import Wishes, composed
from closeknit.desk.policy import actions as policies
from closeknit.desk.targets.actions.instead import instead
from closeknit.faces.cli.campaigning import campaign
from closeknit.faces.cli.fault_told import checked_json, say_checked
from closeknit.faces.cli.modelling import model
from closeknit.faces.cli.opened_told import instead_json
from closeknit.faces.cli.secrets import box
from closeknit.faces.cli.shown import JSON, Desk, Json, desk, say, tell
from closeknit.faces.cli.wording import typed_in
from closeknit.people import store as people
from closeknit.sources.handles import profile_url
from closeknit.ties import store as ties

DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def invite() -> None:
    """Write an invitation note: from evidence, checked, and sent by you.

    closeknit sends nothing: copy the text, open the person's profile, press *Connect*
    there and *Add a note*. Then say `closeknit invite sent WHO`.
    """


invite.add_command(campaign)
invite.add_command(model)


@invite.command()
@click.argument("who")
@click.option("--reason", default="", help="Why this person, in your own words.")
@click.option("--benefit", default="", help="What they have of it, in your own words.")
@click.option("--ending", help="How it ends (else thanks and your first name).")
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    help="The language of what is put together (else your usual one).",
)
@click.option(
    "--stdin",
    "typed",
    is_flag=True,
    help="Take the note from standard input, without its ending.",
)
@click.option(
    "--with-model",
    "with_model",
    is_flag=True,
    help="Have the model of your own arrange the phrases.",
)
@JSON
def draft(  # noqa: PLR0913 - the options of the command
    who: str,
    *,
    reason: str,
    benefit: str,
    ending: str | None,
    language: str | None,
    typed: bool,
    with_model: bool,
    json_: bool,
) -> None:
    """Compose a note from what your records say, and keep it as a draft.

    The ending comes first and its length is reserved; each phrase names the file and
    line it comes from. Somebody new is named in full, or by their profile. What no
    record says is left to you: give it by `--reason` and
    `--benefit`, or write the note yourself (`--stdin`).
    """
    at = desk()
    person = by_hand.known_or_new(at.ego, who, today=at.today)
    wishes = Wishes(reason, benefit, ending, language or "")
    if typed:
        was = store.open_draft(at.ego, person)
        usual, _ = composed(
            at.ego,
            person,
            wishes,
            policy=policies.in_force(at.ego, today=at.today).policy,
            today=at.today,
        )
        kept_ending = was.ending if was and ending is None else usual.ending
        wishes = wishes._replace(ending=kept_ending)
        drafting.keep(at.ego, person, typed_in(), wishes, phrases=(), today=at.today)
    elif with_model:
        modelled.arrange(at.ego, person, wishes, box(), today=at.today)
    else:
        drafting.draft(at.ego, person, wishes, today=at.today)
    _show(at, person, json_=json_)


@invite.command()
@click.argument("who")
@JSON
def check(who: str, *, json_: bool) -> None:
    """Check the draft to somebody: all faults at once, and whether it may be sent."""
    at = desk()
    _show(at, people.find(at.ego, who), json_=json_)


@invite.command()
@click.argument("who")
@click.option("--on", type=DAY, help="The day you sent it (else today).")
@JSON
def sent(who: str, *, on: date | None, json_: bool) -> None:
    """Say that you sent the draft, on LinkedIn, by your own hand.

    Refused while something holds it back. Kept are the text, the version of the policy
    and how ready your profile was.
    """
    at = desk()
    day = date(on.year, on.month, on.day) if on else at.today
    one = drafting.sent(at.ego, people.find(at.ego, who), on=day, today=at.today)
    tell(json_, draft_json(one), lambda: say(f"Sent to {one.name} on {one.sent}."))


@invite.command(name="not-sent")
@click.argument("who")
@JSON
def not_sent(who: str, *, json_: bool) -> None:
    """Take back that a note was sent; it is a draft again."""
    at = desk()
    one = drafting.not_sent(at.ego, people.find(at.ego, who), today=at.today)
    tell(json_, draft_json(one), lambda: say(f"A draft again: {one.name}."))


@invite.command()
@click.argument("who")
@JSON
def drop(who: str, *, json_: bool) -> None:
    """Drop the draft to somebody."""
    at = desk()
    person = people.find(at.ego, who)
    drafting.drop(at.ego, person)
    tell(json_, {"dropped": person}, lambda: say("Dropped."))


@invite.command(name="list")
@JSON
def list_(*, json_: bool) -> None:
    """List your drafts, and the notes you sent."""
    at = desk()
    found = store.drafts(at.ego)
    document: dict[str, Json] = {"drafts": [draft_json(one) for one in found]}

    def words() -> None:
        for one in found:
            say(f"{one.sent or one.began}  {one.state:<8} {one.name}")
        if not found:
            say("None yet: `closeknit invite draft WHO`.")

    tell(json_, document, words)


def draft_json(one: Draft) -> dict[str, Json]:
    """Return a draft with its phrases and the records they come from."""
    stamp = one.readiness
    return {
        "id": one.id,
        "person": {"id": one.person, "name": one.name},
        "state": one.state,
        "text": one.text or joined(one.body, one.ending),
        "body": one.body,
        "ending": one.ending,
        "reason": one.reason,
        "benefit": one.benefit,
        "phrases": [
            {
                "slot": p.slot,
                "text": p.text,
                "records": list(p.kept),
                "source": p.source,
            }
            for p in one.phrases
        ],
        "began": one.began.isoformat(),
        "sent": one.sent.isoformat() if one.sent else None,
        "policy_version": one.policy,
        "readiness": stamp and {"value": stamp.value, "profile": stamp.profile},
        "warned": list(one.warned),
    }


def _show(at: Desk, person: int, *, json_: bool) -> None:
    one = drafting.opened(at.ego, person)
    case, faults = drafting.checked(at.ego, one, today=at.today)
    count = counter(one.body, one.ending, limit=case.limit)
    policy = policies.in_force(at.ego, today=at.today).policy
    wishes = Wishes(one.reason, one.benefit, one.ending)
    made, _ = composed(at.ego, person, wishes, policy=policy, today=at.today)
    alter = ties.person(at.ego, person)
    document = draft_json(one) | checked_json(case, faults)
    document["left"] = count.left
    document["needed"] = [
        {"slot": need.slot, "requirement": need.requirement, "says": need.says}
        for need in made.missing
    ]
    document["profile_url"] = profile_url(alter.profile) if alter else ""
    document["copy"] = case.text if passes(faults) else None
    other = instead(at.ego, case.whom, today=at.today)
    document["instead"] = instead_json(other)

    def words() -> None:
        say(case.text)
        say()
        for phrase in one.phrases:
            say(f"  {phrase.slot}: {phrase.source or 'your own words'}")
        say_checked(case, faults)
        for line in other.says if other else ():
            say(f"{line} (R1-08)")
        for need in made.missing:
            say(f"? {need.says} ({need.requirement})")

    tell(json_, document, words)
