"""How a record is written down and read back: JSON with its kind."""

import msgspec

from closeknit.sources.record import AnyRecord

_TAGS = {kind: str(kind.__struct_config__.tag) for kind in AnyRecord.__args__}
_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[AnyRecord] = msgspec.json.Decoder(AnyRecord)


def encode(record: AnyRecord) -> bytes:
    """Return the record as it is kept: JSON with its kind.

    >>> from closeknit.sources.record import Skill
    >>> encode(Skill("Negotiation"))
    b'{"kind":"skill","name":"Negotiation"}'
    """
    return _encoder.encode(record)


def decode(kept: bytes | str) -> AnyRecord:
    """Return the record that `encode` wrote.

    >>> decode(b'{"kind":"skill","name":"Negotiation"}')
    Skill(name='Negotiation')
    """
    return _decoder.decode(kept)


def kind_of(record: AnyRecord) -> str:
    """Return the word the record is counted under."""
    return _TAGS[type(record)]
