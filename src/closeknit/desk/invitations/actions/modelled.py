"""Have the user's own model arrange a draft; off until they set where it is."""

from datetime import date

from closeknit.accounts.account import Secret
from closeknit.accounts.chat import ModelAddress, complete
from closeknit.accounts.strongbox import Strongbox
from closeknit.desk.invitations import store
from closeknit.desk.invitations.actions.drafting import draft, keep
from closeknit.desk.invitations.rules.draft import Draft
from closeknit.desk.invitations.rules.phrases import greeting
from closeknit.desk.invitations.rules.traced import (
    TASK,
    filled,
    markers,
    untraced,
)
from closeknit.desk.invitations.store.composing import Wishes, usual_language
from closeknit.records import store as records
from closeknit.records.actions.ego import note_done, set_ego
from closeknit.shared.errors import RuleBroken

SETTING = "model"
SECRET = "model of your own"  # noqa: S105 - the name a secret is kept under


def address(ego: int) -> ModelAddress | None:
    """Return where the user's model is, None where they have set none."""
    told = records.settings(ego).get(SETTING)
    if not isinstance(told, dict):
        return None
    return ModelAddress(
        str(told["url"]), str(told["name"]), tuple(map(str, told["allowed"]))
    )


def set_model(
    ego: int, at: ModelAddress | None, secret: Secret | None, box: Strongbox
) -> None:
    """Keep where the user's model is, and its key; None turns it off."""
    now = dict(records.settings(ego))
    now.pop(SETTING, None)
    box.drop(SECRET)
    if at is not None:
        now[SETTING] = at._asdict() | {"allowed": list(at.allowed)}
        if secret is not None:
            box.put(SECRET, secret)
    set_ego(ego, settings=now)
    note_done(ego, "model", at.name if at else "off")


def arrange(
    ego: int, person: int, wishes: Wishes, box: Strongbox, *, today: date
) -> Draft:
    """Compose a draft, let the model arrange its phrases, and keep what it made.

    The model is sent markers, never a word of a record or of the user's.

    Raises:
        RuleBroken: no model is set, or its draft claims what no evidence says; the
            draft made without it stays.
        AccountFault: it could not be asked.
    """
    at = address(ego)
    if at is None:
        raise RuleBroken("No model is set: `closeknit invite model --url URL`.")
    made = draft(ego, person, wishes, today=today)
    secret = box.get(SECRET) if SECRET in box.names() else None
    said = complete(at, secret, task=TASK, text=markers(made.phrases))
    strange = untraced(said, made.phrases)
    if strange:
        listed = ", ".join(strange[:10])[:200]
        raise RuleBroken(
            f"The model's draft says what no evidence does ({listed}). It is refused; "
            "the draft made without it is kept."
        )
    name = store.drafts(ego, person=person)[0].name
    spoken = wishes.language or usual_language(ego)
    body = f"{greeting(name, spoken)}\n{filled(said, made.phrases)}"
    kept = wishes._replace(ending=made.ending, reason=made.reason, benefit=made.benefit)
    return keep(ego, person, body, kept, phrases=made.phrases, today=today)
