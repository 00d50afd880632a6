"""Take an import back, or forget somebody for good."""

from collections.abc import Callable
from datetime import date
from hashlib import blake2b

from closeknit.desk.intake.actions.catch_up import Watch, catch_up
from closeknit.engines import home
from closeknit.network.actions.bring_back import let_go
from closeknit.people import store as people
from closeknit.people.rules.namer import unpack
from closeknit.people.rules.naming import Handle
from closeknit.records import store as records
from closeknit.records.actions import take_back as back
from closeknit.records.actions.ego import forget_marks, note_done, set_stale
from closeknit.records.actions.forget import scrub, scrub_desk, vacuum
from closeknit.records.rules.chunks import Keyed
from closeknit.sources.record import Same
from closeknit.ties.actions import forget_own_past


def _unseen(_what: str, _done: int, _total: int) -> None:
    """Watch nothing."""


def undo(ego: int, number: int, *, today: date, watch: Watch = _unseen) -> int:
    """Take exactly one import back; return how many records went with it.

    Raises:
        NotKept: there is no such import.
        RuleBroken: it has been taken back already.
    """
    file = records.run(ego, number).file
    # Said before anything goes, so that an interruption is made good.
    set_stale(ego, "records")
    gone = back.take_back(ego, number)
    catch_up(ego, today=today, watch=watch)
    note_done(ego, "undo", f"import {number}: {file}", f"{gone} records taken back")
    return gone


def forget(ego: int, person: int, *, today: date, watch: Watch = _unseen) -> int:
    """Remove a person and every record that names them; return how many records went.

    Whoever is known by the same name alone goes too: it is the best guess that they
    are the same, and here a record too many is the smaller harm.

    What the own past says of the forecasts goes too: they were part of it.
    So does what another engine reckoned.
    What a record said of others goes with it. A later import keeps them out: of their
    handles only a keyed hash stays. The file is rewritten, so that nothing is left in
    its free pages.
    """
    whom = [person, *people.shadows_of(ego, person)]
    handles = [handle for one in whom for handle in people.handles_of(ego, one)]
    names = [value for _, value in handles] + [people.display_name(ego, person)]
    ids = {pk for one in whom for pk in people.records_of(ego, one)}
    ids |= _words_on(ego, {f"{kind}:{value}" for kind, value in handles})
    set_stale(ego, "records")
    forget_own_past(ego)
    let_go()
    forget_marks(ego, (_mark(handle) for handle in handles))
    back.remove(ego, sorted(ids))
    scrub(ego, names)
    scrub_desk(ego, [f"{kind}:{value}" for kind, value in handles], names[-1])
    catch_up(ego, today=today, watch=watch)
    note_done(ego, "forget", "somebody", f"{len(ids)} records removed for ever")
    vacuum()
    return len(ids)


def _words_on(ego: int, handles: set[str]) -> set[int]:
    """Return the user's words on who is who that name one of these handles."""
    return {
        held.id
        for held in records.of_kind(ego, "same")
        if isinstance(held.record, Same)
        and handles & {held.record.one.handle, held.record.other.handle}
    }


def refusal(ego: int) -> Callable[[Keyed], bool] | None:
    """Return which records must stay out, None where nobody was forgotten."""
    marks = records.forgotten(ego)
    if not marks:
        return None

    def refused(one: Keyed) -> bool:
        return any(
            _mark(handle) in marks for who in unpack(one.also) for handle in who.handles
        )

    return refused


def _mark(handle: Handle) -> bytes:
    """Return the keyed hash of a handle; without this home's key it says nothing."""
    kind, value = handle
    key = home.secret("forgotten")
    return blake2b(f"{kind}\x1f{value}".encode(), key=key, digest_size=16).digest()
