"""evaluate ties: how well closeknit foretells what really happened next."""

import math
from collections.abc import Mapping
from pathlib import Path

import click

from closeknit.engines.trials.reading import Reading, read
from closeknit.engines.trials.replies import Replies, judge_replies
from closeknit.engines.trials.ties import Judged, judge_ties
from closeknit.engines.trials.told import Told
from closeknit.faces.cli.evaluate_own import show_own_past
from closeknit.faces.cli.shown import JSON, Json, say, tell, warn
from closeknit.ties.rules.forecast import (
    ALSO_CALLED,
    LASTS,
    family,
    forecast,
    seen,
)
from closeknit.ties.rules.words import many

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
CHANNELS = {**LASTS, **{word: LASTS[is_] for word, is_ in ALSO_CALLED.items()}}


@click.command()
@click.argument("file", type=FILE, required=False)
@click.option("--own", is_flag=True, help="Judge by your own past instead of a file.")
@click.option(
    "--forget", is_flag=True, help="With --own: forget what it said; bands again."
)
@click.option(
    "--horizon",
    type=click.FloatRange(min=1.0, max=3650.0),
    metavar="DAYS",
    help="How far ahead (else 7, 21, 45 or 90 days, by the span of the events).",
)
@click.option(
    "--without",
    default="",
    metavar="FAMILY",
    help="Use the weights that this family of data sets had no part in.",
)
@click.option(
    "--channel",
    default=None,
    type=click.Choice([*LASTS]),
    metavar="CHANNEL",
    help="What all of it is, where no column says so: "
    f"{', '.join(LASTS)}. Some channels fade faster.",
)
@JSON
def ties(  # noqa: PLR0913 - the options of the command
    file: Path | None,
    *,
    own: bool,
    forget: bool,
    horizon: float | None,
    without: str,
    channel: str | None,
    json_: bool,
) -> None:
    """Measure tie strength: does it foretell who will exchange messages, who answers?

    FILE is Parquet or CSV with `src`, `dst`, `t` (in seconds) and, if known, `nrec`
    (how many it was for) and `channel`. Everything is foretold from what had happened
    by then.

    `--own` judges by your own past and keeps what it says: where it holds enough, a
    person's page then tells a percentage beside the band.
    """
    if own or forget:
        if file or without or channel or horizon:
            raise click.UsageError("--own takes no file, and none of a file's options.")
        show_own_past(forget=forget, json_=json_)
        return
    if file is None:
        raise click.UsageError("Say which FILE, or --own for your own past.")
    weights = forecast(without=without)
    reading = read(file, CHANNELS, channel=channel or "")
    _warn(file, reading)
    judged = judge_ties(reading.events, reading.people, weights.tie, horizon=horizon)
    replies = judge_replies(reading.events, reading.people, weights.reply)
    t = reading.events.t
    history = seen(len(t), reading.people, t[0], t[-1])
    is_seen = weights.has_seen(history)
    told: dict[str, Json] = {
        "without": without or None,
        "fitted_on": list(weights.fitted_on),
        "have_seen": history if is_seen else None,
    }
    document = {"weights": told, **_document(reading, judged, replies)}

    def words() -> None:
        _words(reading, judged, replies)
        if is_seen:
            say(
                "These weights have seen this set: --without "
                f"{family(history)} for the honest figures."
            )

    tell(json_, document, words)


def _warn(file: Path, of: Reading) -> None:
    """Say what was left out, and what is taken for something else."""
    for fault in of.faults:
        warn(fault)
    if more := of.bad - len(of.faults):
        warn(f"{file.name}: {many(more, 'more row')} not read.")
    for channel in of.unknown:
        warn(channel)


def _number(value: float) -> float | None:
    """Return a measure for JSON, which knows no nan: nothing to measure is null."""
    return None if math.isnan(value) else round(value, 6)


def _numbers(by: Mapping[str, float]) -> dict[str, Json]:
    return {name: _number(value) for name, value in by.items()}


def _document(
    reading: Reading, judged: Judged, replies: Replies | None
) -> dict[str, Json]:
    told = judged.told
    return {
        "events": len(reading.events.t),
        "people": reading.people,
        "not_read": reading.bad,
        "to_oneself": reading.to_oneself,
        "repeated": reading.repeated,
        "unknown_channels": list(reading.unknown),
        "channel": reading.channel or None,
        "pairs": judged.pairs,
        "horizon_days": judged.plan.horizon,
        "origins": len(judged.plan.origins),
        "came_true": _numbers(judged.came_true),
        **_measured(told),
        "baselines": {
            name: {"auc": _numbers(areas)} for name, areas in judged.rivals.items()
        },
        "leaks": judged.leaks,
        "reply": None
        if replies is None
        else {
            "events": replies.messages,
            "horizon_days": 7,
            "came_true": _numbers(replies.answered),
            **_measured(replies.told),
            "little_evidence": ["cold"],
            "baselines": {
                name: {"auc": _numbers(areas)} for name, areas in replies.rivals.items()
            },
        },
    }


def _measured(told: Told) -> dict[str, Json]:
    return {
        "auc": _numbers(told.auc),
        "auc_interval": {
            name: [_number(end) for end in ends] for name, ends in told.within.items()
        },
        "average_precision": _numbers(told.average_precision),
        "brier": _numbers(told.brier),
        "calibration_error": _numbers(told.calibration_error),
        "reliability": {
            name: [one._asdict() for one in bins]
            for name, bins in told.reliability.items()
        },
        "uncalibrated": {
            "brier": _numbers(told.raw_brier),
            "calibration_error": _numbers(told.raw_calibration_error),
        },
    }


def _words(reading: Reading, judged: Judged, replies: Replies | None) -> None:
    say(
        f"{many(len(reading.events.t), 'message')} of "
        f"{many(reading.people, 'person', 'people')}; {many(judged.pairs, 'pair')}."
    )
    if reading.to_oneself or reading.repeated:
        say(
            f"Left out: {many(reading.to_oneself, 'message')} to oneself, "
            f"{reading.repeated:,} repeated."
        )
    say(
        f"Both write in the next {judged.plan.horizon:g} days? Asked on "
        f"{many(len(judged.plan.origins), 'day')}. 0.5 is a coin, 1 is never wrong."
    )
    _table(judged.told, judged.rivals, judged.came_true)
    if judged.leaks:
        warn(
            "The signs change when the future is deleted: these figures are not honest."
        )
    if replies is None:
        say("\nToo little to judge answers by.")
        return
    say(f"\nIs it answered in 7 days? Asked of {replies.messages:,} messages.")
    _table(replies.told, replies.rivals, replies.answered)
    if "cold" in replies.answered:
        say("cold: the first message ever; little evidence, so no chance is shown.")


def _table(
    told: Told, rivals: Mapping[str, Mapping[str, float]], came: Mapping[str, float]
) -> None:
    names = list(told.auc)
    say(f"{'':<36}" + "".join(f"{name:>15}" for name in names))
    _line("share that came true", came)
    say(f"{'closeknit':<36}" + "".join(f"{_shown(told.auc[n]):>15}" for n in names))
    ranges = [f"{_shown(a)} to {_shown(b)}" for a, b in told.within.values()]
    say(f"{'  95 of 100 between':<36}" + "".join(f"{one:>15}" for one in ranges))
    for rival, areas in rivals.items():
        _line(rival, areas)
    _line("average precision", told.average_precision)
    _line("Brier", told.brier)
    _line("calibration error", told.calibration_error)
    _line("  before it is fitted to the past", told.raw_calibration_error)


def _line(name: str, values: Mapping[str, float]) -> None:
    say(f"{name:<36}" + "".join(f"{_shown(value):>15}" for value in values.values()))


def _shown(value: float) -> str:
    return "-" if math.isnan(value) else f"{value:.3f}"
