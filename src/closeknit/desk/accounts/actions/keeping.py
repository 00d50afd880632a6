"""Add an account, test it, give it a new secret, remove it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

from django.conf import settings

from closeknit.accounts import egress
from closeknit.accounts.account import Account as Value
from closeknit.accounts.account import Secret
from closeknit.accounts.registry import client_for
from closeknit.accounts.strongbox import Strongbox
from closeknit.desk.accounts import store
from closeknit.desk.accounts.models import Account
from closeknit.desk.accounts.rules import Known, fit, secret_name
from closeknit.desk.intake.actions.keeping import held
from closeknit.engines import home
from closeknit.records.actions.ego import note_done
from closeknit.shared.errors import AccountBusy, RuleBroken


def strongbox(passphrase: Secret | None = None) -> Strongbox:
    """Return the strongbox of this home."""
    return Strongbox(settings.HOME, passphrase)


def spool(one: Known) -> Path:
    """Return the folder that an account's files of this turn wait in."""
    return Path(settings.HOME) / "spool" / one.key / str(one.turn)


@contextmanager
def alone(one: Known) -> Iterator[bool]:
    """Hold an account for this process; yield whether it is, at once."""
    home.make(settings.HOME / "spool")
    with held(f"spool/{one.key}.lock", wait=False) as ours:
        yield ours


def is_running(one: Known) -> bool:
    """Say whether some process is asking this account now."""
    with alone(one) as ours:
        return not ours


def add(
    ego: int, account: Value, secret: Secret, box: Strongbox, *, today: date
) -> Known:
    """Add an account, once it has let us in; nothing is fetched yet.

    Raises:
        RuleBroken: there is one of this label, or it cannot be kept so.
        AccountFault: it does not let us in.
    """
    value = _checked(account)
    if any(one.label == value.label for one in store.accounts(ego)):
        raise RuleBroken(
            f"There is an account {value.label!r} already: give this one another "
            "label, or remove that one first."
        )
    client_for(value.kind).check(value, secret)
    row = Account(
        ego_id=ego,
        key=uuid4().hex,
        kind=value.kind,
        label=value.label,
        address=value.address,
        user=value.user,
        options=dict(value.options),
        allowed=sorted(value.allowed),
        added=datetime.now(UTC),
        secret_on=today,
    )
    box.put(secret_name(row.key, value), secret)
    row.save(force_insert=True)
    note_done(ego, "account add", value.label, f"{value.kind} {value.address}")
    return store.account(ego, value.label)


def test(ego: int, label: str, box: Strongbox) -> None:
    """Return if the account lets us in.

    Raises:
        NotKept: there is no such account, or its secret is not there.
        AccountFault: it does not.
    """
    one = store.account(ego, label)
    client_for(one.account.kind).check(one.account, box.get(one.secret_name))


def renew(ego: int, label: str, secret: Secret, box: Strongbox, *, today: date) -> None:
    """Keep a new secret for an account, once it has let us in with it.

    Raises:
        NotKept: there is no such account.
        AccountFault: it does not let us in; the old secret stays.
    """
    one = store.account(ego, label)
    client_for(one.account.kind).check(one.account, secret)
    box.put(one.secret_name, secret)
    Account.objects.of(ego).filter(pk=one.id).update(secret_on=today, again_at=None)
    note_done(ego, "account secret", label)


def remove(ego: int, label: str, box: Strongbox) -> list[int]:
    """Remove an account and its secret; return the imports it brought, which stay.

    Raises:
        NotKept: there is no such account.
        AccountBusy: it is being asked right now.
    """
    one = store.account(ego, label)
    with alone(one) as ours:
        if not ours:
            raise AccountBusy(
                f"{label} is being asked right now. Remove it when that has ended.",
                seconds=60,
            )
        runs = store.runs_of(ego, one.id)
        box.drop(one.secret_name)
        Account.objects.of(ego).filter(pk=one.id).delete()
        shutil.rmtree(Path(settings.HOME) / "spool" / one.key, ignore_errors=True)
        (Path(settings.HOME) / "spool" / f"{one.key}.lock").unlink(missing_ok=True)
    note_done(ego, "account remove", label, f"{len(runs)} imports of it stay")
    return runs


def _checked(account: Value) -> Value:
    """Return the account as it is kept, its kind, options and hosts known ones.

    Raises:
        RuleBroken: one of them is not.
        AddressRefused: what is allowed is no host.
    """
    client = client_for(account.kind)
    unknown = sorted({name for name, _ in account.options} - set(client.options))
    if unknown:
        known = ", ".join(sorted(client.options)) or "none"
        raise RuleBroken(
            f"{account.kind} knows no option {unknown[0]!r}; it knows: {known}."
        )
    return fit(
        Value(
            account.kind,
            account.label.strip(),
            account.address.strip() or client.address,
            account.user.strip(),
            account.options,
            frozenset(egress.plain(host) for host in account.allowed),
        )
    )
