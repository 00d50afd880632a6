"""A language model of the user's own, asked over the one way out (OpenAI's shape)."""

import json
from http import HTTPStatus
from typing import Final, NamedTuple

import msgspec

from closeknit.accounts import web
from closeknit.accounts.account import Secret
from closeknit.accounts.egress import Reach
from closeknit.shared.errors import AccountBusy, AccountRefused, AccountUnreachable

PATH: Final = "/chat/completions"
LIMIT: Final = 1 << 20
PATIENCE: Final = 120.0
AGAIN: Final = 60


class ModelAddress(NamedTuple):
    """Where a model is, what it is called there, and hosts allowed to be private."""

    url: str
    name: str
    allowed: tuple[str, ...] = ()


class _Message(msgspec.Struct):
    content: str


class _Choice(msgspec.Struct):
    message: _Message


class _Answer(msgspec.Struct):
    choices: list[_Choice]


def complete(at: ModelAddress, secret: Secret | None, *, task: str, text: str) -> str:
    """Return what a model answers to a text, under a task; it is told nothing else.

    Raises:
        AccountRefused: it does not let us in, or does not know the model.
        AccountBusy: it asks to come back later.
        AccountUnreachable: no answer, or none that can be understood.
        AddressRefused: its host is not to be called.
    """
    said = [{"role": "system", "content": task}, {"role": "user", "content": text}]
    headers = {"Content-Type": "application/json"}
    if secret is not None:
        headers["Authorization"] = f"Bearer {secret.reveal()}"
    answer = web.fetch(
        "POST",
        at.url.rstrip("/") + PATH,
        Reach(frozenset(at.allowed), PATIENCE, LIMIT),
        headers=headers,
        body=json.dumps({"model": at.name, "messages": said, "stream": False}).encode(),
    )
    if answer.status == HTTPStatus.TOO_MANY_REQUESTS:
        raise AccountBusy("The model asks to come back in a minute.", seconds=AGAIN)
    if answer.status != HTTPStatus.OK:
        raise AccountRefused(
            f"The model does not accept what it was asked ({answer.status}). Are its "
            "address, its name and its key right?"
        )
    try:
        return msgspec.json.decode(answer.body, type=_Answer).choices[0].message.content
    except (msgspec.DecodeError, IndexError) as error:
        raise AccountUnreachable(
            "The model answers in a way that cannot be understood."
        ) from error
