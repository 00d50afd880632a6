"""The accounts, read. Rows in, plain values out."""

from collections import defaultdict

from closeknit.accounts.account import Account as Value
from closeknit.accounts.account import Skipped
from closeknit.desk.accounts.models import Account, Brought
from closeknit.desk.accounts.rules import Known, Waiting
from closeknit.records.models import Import
from closeknit.shared.errors import NotKept

GONE = (Import.State.UNDOING, Import.State.UNDONE)


def accounts(ego: int) -> list[Known]:
    """Return the accounts by their labels. Two queries, whatever their number."""
    rows = Account.objects.of(ego).order_by("label")
    gone: dict[int, list[int]] = defaultdict(list)
    undone = Brought.objects.of(ego).filter(run__state__in=GONE).order_by("run_id")
    for account, run in undone.values_list("account_id", "run_id"):
        gone[account].append(run)
    return [_known(row, gone[row.pk]) for row in rows]


def account(ego: int, label: str) -> Known:
    """Return the account of this label.

    Raises:
        NotKept: there is none.
    """
    for one in accounts(ego):
        if one.label == label:
            return one
    raise NotKept(f"There is no account {label!r}. `closeknit account list` has them.")


def label(ego: int, number: int) -> str:
    """Return what the account of this number is called.

    Raises:
        NotKept: there is none.
    """
    rows = Account.objects.of(ego).filter(pk=number).values_list("label", flat=True)
    found = rows.first()
    if found is None:
        raise NotKept(f"There is no account {number}.")
    return found


def waiting(ego: int, number: int) -> Waiting | None:
    """Return what an account has brought that is still to be imported, or None."""
    kept = Account.objects.of(ego).filter(pk=number).values_list("waiting", flat=True)
    left = kept.first()
    if not left:
        return None
    skipped = tuple(Skipped(*one) for one in left["skipped"])
    return Waiting(list(left["files"]), left["cursor"], skipped)


def runs_of(ego: int, number: int) -> list[int]:
    """Return the numbers of the imports an account has brought, newest first."""
    rows = Brought.objects.of(ego).filter(account_id=number).order_by("-run_id")
    return list(rows.values_list("run_id", flat=True))


def _known(row: Account, gone: list[int]) -> Known:
    value = Value(
        row.kind,
        row.label,
        row.address,
        row.user,
        tuple(sorted((str(k), str(v)) for k, v in row.options.items())),
        frozenset(row.allowed),
    )
    return Known(
        row.pk,
        row.key,
        value,
        row.turn,
        row.cursor,
        row.added,
        row.secret_on,
        row.last_tried,
        row.last_succeeded,
        row.again_at,
        row.state,
        row.because,
        tuple(Skipped(*one) for one in row.skipped),
        tuple(gone),
    )
