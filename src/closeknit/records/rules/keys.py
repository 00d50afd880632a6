"""When are two records the same statement?

The key leaves out what may change without a new statement being made: the file, the
line, LinkedIn's folder, the reader's `alone`. It keeps what tells two statements apart.
"""

from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from hashlib import blake2b
from zlib import crc32

import msgspec

from closeknit.sources.coded import encode
from closeknit.sources.handles import folded
from closeknit.sources.record import AnyRecord, Connected, Invited, Met, Wrote


class Keys(msgspec.Struct, frozen=True, gc=False):
    """`key`: the statement's identity. `twin`: of a mail, (from, to, second, subject).

    A mail without an id is the same as one with the same twin; two mails with
    different ids never are, so `twin` decides only where one side is `nameless`.
    """

    key: bytes
    twin: bytes | None = None
    nameless: bool = False


def _hash(*said: str, near: bytes = b"") -> bytes:
    """Return sixteen bytes, led by `near` so that neighbours share an index page.

    Half a million keys in no order would touch as many pages of the index; led by the
    conversation, or by a mail's second, they come in the order of the file.
    """
    # A separator that cannot stand in a value: "s5"+"71" is not "s57"+"1".
    text = "\x1f".join(said).encode("utf-8", "replace")
    return near + blake2b(text, digest_size=16 - len(near)).digest()


def _when(at: datetime | date | None) -> str:
    return at.isoformat() if at else ""


def _connected(record: Connected) -> Keys:
    who = record.who.profile or folded(record.who.name)
    return Keys(
        _hash(
            "connected",
            who,
            record.who.email,
            _when(record.on),
            record.company,
            record.position,
        )
    )


def _invited(record: Invited) -> Keys:
    # By name, not by profile: exports before late 2023 have no profile, and the same
    # invitation must be the same in both.
    who = folded(record.who.name) or record.who.profile
    way = "out" if record.outgoing else "in"
    minute = record.at.replace(second=0, tzinfo=None) if record.at else None
    return Keys(
        _hash("invited", way, who, _when(minute), " ".join(record.text.split()))
    )


@lru_cache(maxsize=8_192)
def _near(conversation: str) -> bytes:
    return crc32(conversation.encode("utf-8", "replace")).to_bytes(4)


def _wrote(record: Wrote) -> Keys:
    when = int(record.at.timestamp()) if record.at else 0
    if record.channel != "mail":
        who = record.thread or record.sender.profile or folded(record.sender.name)
        said = ("wrote", record.channel, who, str(when), record.digest)
        return Keys(_hash(*said, near=_near(who)))
    near = (when & 0xFFFFFFFF).to_bytes(4)
    sender = record.sender.email or record.sender.name
    twin = None
    if when:
        to = ",".join(sorted(m.email or m.name for m in record.to))
        twin = _hash("twin", sender, to, str(when), record.subject, near=near)
    if record.message_id:
        return Keys(_hash("mail", record.message_id, sender, near=near), twin)
    key = twin or _hash("mail", sender, record.subject, record.digest, near=near)
    return Keys(key, twin, nameless=True)


def _met(record: Met) -> Keys:
    # A calendar's own id: the occurrence is the same when it moves or is called off.
    return Keys(_hash("met", record.uid)) if record.uid else _whole(record)


def _whole(record: AnyRecord) -> Keys:
    return Keys(blake2b(encode(record), digest_size=16).digest())


_BY_KIND: dict[type, Callable[..., Keys]] = {
    Connected: _connected,
    Invited: _invited,
    Met: _met,
    Wrote: _wrote,
}


def keys_of(record: AnyRecord) -> Keys:
    """Return what this statement is known by.

    >>> from closeknit.sources.record import Skill
    >>> keys_of(Skill("Sailing")) == keys_of(Skill("Sailing"))
    True
    """
    return _BY_KIND.get(type(record), _whole)(record)
