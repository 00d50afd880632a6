"""The policy's presets, kinds of evidence and numbers, told as Markdown."""

from closeknit.desk.policy.rules.bounds import BOUNDS, cell_name
from closeknit.desk.policy.rules.policy import CELLS, Kind, Policy
from closeknit.desk.policy.rules.presets import PRESETS
from closeknit.desk.policy.rules.written import way_written
from tests.docs.blocks import table as told

KINDS = {
    Kind.MEETING: "a meeting of eight people at most besides you, from a calendar or "
    "typed",
    Kind.CALL: "a call, likewise",
    Kind.EVENT: "a meeting or call of more than eight people besides you",
    Kind.MESSAGE: "messages on LinkedIn or in chats, by the fewer of the directions",
    Kind.MAIL: "mails, by the fewer of the two directions; mail to more than eight "
    "people does not count",
    Kind.EMPLOYER: "their firm is one of those in your own Positions",
    Kind.RECOMMENDATION: "one of you recommended the other on LinkedIn",
    Kind.CARD: "a card of your address book or a row of your CRM",
    Kind.WORD: "you said yourself that the tie is medium or strong",
}


def kinds() -> str:
    """Return what counts as evidence, and how."""
    return told(["kind", "what counts"], [(f"`{kind}`", KINDS[kind]) for kind in Kind])


def numbers() -> str:
    """Return each number with its bounds and what the presets have."""
    rows = []
    for name, (least, most) in BOUNDS.items():
        of = {str(_number(preset, name)) for preset in PRESETS.values()}
        rows.append(
            (f"`{name}`", str(least), str(most), ", ".join(sorted(of, key=int)))
        )
    return told(["number", "least", "most", "in the presets"], rows)


def _number(preset: Policy, name: str) -> object:
    section, _, key = name.partition(".")
    return getattr(getattr(preset, section), key)


def presets() -> str:
    """Return what each preset answers in each case, and whom it knows."""
    rows = [
        ("knows by", *(_known(preset) for preset in PRESETS.values())),
        *(
            (
                cell_name(case),
                *(f"`{p.inbound.action(case)}`" for p in PRESETS.values()),
            )
            for case in CELLS
        ),
        ("no answer", *(f"`{p.inbound.on_no_reply}`" for p in PRESETS.values())),
        ("grace days", *(str(p.outbound.grace_days) for p in PRESETS.values())),
        ("a note may ask", *(f"`{p.outbound.ask_in_note}`" for p in PRESETS.values())),
        ("no reason", *(f"`{p.outbound.no_reason}`" for p in PRESETS.values())),
        ("no benefit", *(f"`{p.outbound.no_benefit}`" for p in PRESETS.values())),
        (
            "introducers",
            *(f"`{p.introductions.min_strength}`" for p in PRESETS.values()),
        ),
        (
            "exchanges first",
            *(str(p.introductions.exchanges_first) for p in PRESETS.values()),
        ),
        ("review, months", *(str(p.review.months) for p in PRESETS.values())),
    ]
    return told(["", *(f"`{name}`" for name in PRESETS)], rows)


def _known(preset: Policy) -> str:
    return ", ".join(map(way_written, preset.known_if))
