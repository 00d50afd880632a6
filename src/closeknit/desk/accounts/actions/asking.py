"""Ask accounts for what is new and import it; whatever is killed goes on next time.

Three steps, each whole before the next begins: fetch into the spool, import, keep the
cursor. Killed in the first, the client goes on from what is in the spool; in the
second, the import goes on, and then what is newer is asked for; between them, what was
fetched is imported again, which changes nothing.
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from closeknit.accounts.account import Skipped, Watch
from closeknit.accounts.registry import client_for
from closeknit.accounts.strongbox import Strongbox
from closeknit.desk.accounts import store
from closeknit.desk.accounts.actions.keeping import alone, spool
from closeknit.desk.accounts.models import Account, Brought
from closeknit.desk.accounts.rules import PAUSE, Known, Waiting, not_before, standing
from closeknit.desk.intake.actions.bring_in import bring_in
from closeknit.desk.intake.actions.keeping import one_at_a_time
from closeknit.engines import home
from closeknit.records.actions.ego import note_done
from closeknit.shared.errors import AccountBusy, DeskError, UnreadableFile


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of asking one account.

    `how`: ``done``, ``failed``, ``later`` (not to be asked yet), ``held`` (its import
    was taken back) or ``running`` (another process is asking it).
    """

    label: str
    how: str
    because: str = ""
    imports: tuple[int, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def ask(
    ego: int,
    label: str,
    box: Strongbox,
    *,
    today: date,
    watch: Watch,
    named: bool = True,
) -> Asked:
    """Bring what is new in an account. `named`: the user has asked for just this one.

    Raises:
        NotKept: there is no such account.
    """
    with alone(store.account(ego, label)) as ours:
        one = store.account(ego, label)  # as it is now that nobody else changes it
        if not ours:
            return Asked(label, "running", standing(one, running=True))
        if one.taken_back:
            if not named:
                return Asked(label, "held", standing(one, running=False))
            one = _from_the_beginning(ego, one)
        until = not_before(one, datetime.now(UTC))
        if until is not None:
            told = f"Not to be asked before {until:%H:%M} UTC on {until:%-d %b %Y}."
            return Asked(label, "later", told)
        return _ask(ego, one, box, today=today, watch=watch)


def _ask(ego: int, one: Known, box: Strongbox, *, today: date, watch: Watch) -> Asked:
    _change(
        ego,
        one,
        state=Account.State.ASKING,
        last_tried=datetime.now(UTC),
        because="",
        again_at=None,
    )
    try:
        left = _waiting(ego, one)
        runs = [] if left is None else _bring(ego, one, left, today=today, watch=watch)
        if left is None or one.account.kind not in PAUSE:
            # What was left is as old as the last try: there may be more by now.
            before = () if left is None else left.skipped
            one = one if left is None else _gone_on(ego, one, left)
            left = _fetch(ego, one, box, watch)
            left = left._replace(skipped=(*before, *left.skipped))
            runs += _bring(ego, one, left, today=today, watch=watch)
    except DeskError as error:
        again_at = None
        if isinstance(error, AccountBusy):
            again_at = datetime.now(UTC) + timedelta(seconds=error.seconds)
        failed = Account.State.FAILED
        _change(ego, one, state=failed, because=str(error), again_at=again_at)
        note_done(ego, "sync", one.label, f"failed: {error}")
        return Asked(one.label, "failed", str(error))
    _end(ego, one, left, runs)
    return Asked(one.label, "done", "", tuple(runs), left.skipped)


def _change(ego: int, one: Known, **changed: object) -> None:
    Account.objects.of(ego).filter(pk=one.id).update(**changed)


@transaction.atomic
def _from_the_beginning(ego: int, one: Known) -> Known:
    """Have an account bring everything again, whose import was taken back."""
    Brought.objects.of(ego).filter(run_id__in=one.taken_back).delete()
    _change(
        ego,
        one,
        cursor="",
        waiting=None,
        turn=one.turn + 1,
        state=Account.State.NEVER,
        last_succeeded=None,
    )
    return store.account(ego, one.label)


def _waiting(ego: int, one: Known) -> Waiting | None:
    """Return what was fetched before, if all of it is still there."""
    left = store.waiting(ego, one.id)
    if left is None or all((spool(one) / name).exists() for name in left.files):
        return left
    return None


def _fetch(ego: int, one: Known, box: Strongbox, watch: Watch) -> Waiting:
    """Fetch into the spool, and note what is there."""
    folder = spool(one)
    _empty(folder.parent, but=folder.name)
    home.make(folder)
    secret = box.get(one.secret_name)
    fetched = client_for(one.account.kind).fetch(
        one.account,
        secret,
        cursor=one.cursor,
        spool=folder,
        watch=lambda what, done, total: watch(f"{one.label}: {what}", done, total),
    )
    if fetched.renewed is not None:
        box.put(one.secret_name, fetched.renewed)
    names = [str(file.relative_to(folder)) for file in fetched.files]
    left = Waiting(names, fetched.cursor, fetched.skipped)
    _change(ego, one, waiting=_plain(left))
    return left


def _gone_on(ego: int, one: Known, left: Waiting) -> Known:
    """Keep the cursor of what was left over; return the account as it then is."""
    _change(ego, one, cursor=left.cursor, waiting=None, turn=one.turn + 1)
    return store.account(ego, one.label)


def _plain(left: Waiting) -> dict[str, object]:
    skipped = [[one.what, one.because, one.is_left] for one in left.skipped]
    return {"files": left.files, "cursor": left.cursor, "skipped": skipped}


def _bring(
    ego: int, one: Known, left: Waiting, *, today: date, watch: Watch
) -> list[int]:
    """Import what was fetched; return the imports' numbers.

    Raises:
        UnreadableFile: some of it cannot be read; it is fetched anew the next time.
    """
    if not left.files:
        return []
    paths = [spool(one) / name for name in left.files]
    with one_at_a_time():
        brought = bring_in(ego, paths, today=today, watch=watch, name=_shown(one))
    numbers = [run.id for run in brought.runs]
    _note_brought(ego, one, numbers)
    if brought.failed:
        _change(ego, one, waiting=None, turn=one.turn + 1)
        raise UnreadableFile(
            f"What {one.label} sent cannot be read: {brought.failed[0].because}"
        )
    return numbers


def _shown(one: Known) -> str:
    """Return what the imports of an account are shown as."""
    return f"account {one.label}"


def _note_brought(ego: int, one: Known, runs: Sequence[int]) -> None:
    Brought._base_manager.bulk_create(  # noqa: SLF001 - Django's public spelling
        [Brought(ego_id=ego, account_id=one.id, run_id=run) for run in runs],
        ignore_conflicts=True,
    )


def _end(ego: int, one: Known, left: Waiting, runs: Sequence[int]) -> None:
    """Keep the cursor, now that everything before it is imported."""
    _change(
        ego,
        one,
        state=Account.State.DONE,
        cursor=left.cursor,
        waiting=None,
        turn=one.turn + 1,
        last_succeeded=datetime.now(UTC),
        skipped=_plain(left)["skipped"],
    )
    _empty(Path(settings.HOME) / "spool" / one.key)
    note_done(ego, "sync", one.label, f"{len(runs)} imports")


def _empty(folder: Path, *, but: str = "") -> None:
    """Remove an account's folders of turns that are over."""
    if folder.is_dir():
        for turn in folder.iterdir():
            if turn.name != but:
                shutil.rmtree(turn, ignore_errors=True)
