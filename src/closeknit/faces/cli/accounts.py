"""account add, list, status, test, secret, remove; sync."""

import sys

import click

from closeknit.accounts.account import Account, Skipped
from closeknit.accounts.registry import CLIENTS
from closeknit.desk.accounts import store
from closeknit.desk.accounts.actions import asking, keeping
from closeknit.desk.accounts.actions.asking import Asked
from closeknit.desk.accounts.rules import Known, how, runs_out, standing, token_told
from closeknit.desk.triage.actions.reading import remember_notes
from closeknit.faces.cli import secrets
from closeknit.faces.cli.bringing import run_json
from closeknit.faces.cli.shown import (
    JSON,
    Desk,
    Json,
    Progress,
    desk,
    say,
    tell,
    warn,
)
from closeknit.people import store as people
from closeknit.records import store as records
from closeknit.shared.errors import RuleBroken
from closeknit.ties.rules.words import many

KINDS = tuple(client.kind for client in CLIENTS)
SECRET_FILE = click.option(
    "--secret-file",
    default="",
    metavar="FILE",
    help="Read the password or token from a file; - is stdin (else it is asked for).",
)
SECRET_ENV = click.option(
    "--secret-env",
    default="",
    metavar="NAME",
    help="Read the password or token from this environment variable.",
)


def _skipped(skipped: tuple[Skipped, ...]) -> list[Json]:
    return [{"what": one.what, "because": one.because} for one in skipped]


def account_json(at: Desk, one: Known) -> dict[str, Json]:
    """Return an account as the contract names the fields; never its secret."""
    running = keeping.is_running(one)
    return {
        "label": one.label,
        "kind": one.account.kind,
        "address": one.account.address,
        "user": one.account.user,
        "options": dict(one.account.options),
        "allowed_hosts": sorted(one.account.allowed),
        "state": how(one, running=running),
        "says": standing(one, running=running),
        "because": one.because,
        "added": one.added,  # type: ignore[dict-item]  # dates become ISO text
        "last_tried": one.last_tried,  # type: ignore[dict-item]  # same
        "last_succeeded": one.last_succeeded,  # type: ignore[dict-item]  # same
        "not_before": one.again_at,  # type: ignore[dict-item]  # same
        "token_runs_out": runs_out(one),  # type: ignore[dict-item]  # same
        "token_says": token_told(one, at.today),
        "skipped": _skipped(one.skipped),
        "imports": store.runs_of(at.ego, one.id),
    }


def _say(at: Desk, one: Known, *, all_of_it: bool) -> None:
    where = " ".join(filter(None, (one.account.user, one.account.address)))
    say(f"{one.label}: {one.account.kind}, {where}")
    say(f"  {standing(one, running=keeping.is_running(one))}")
    if told := token_told(one, at.today):
        say(f"  {told}")
    left_out = [left for left in one.skipped if left.is_left]
    if left_out and not all_of_it:
        say(f"  {many(len(left_out), 'thing')} left out: closeknit account status")
    for left in one.skipped if all_of_it else ():
        say(f"  {_told(left)}")


def _told(one: Skipped) -> str:
    left = "left out: " if one.is_left else ""
    return f"{left}{one.what}: {one.because}"


@click.group(invoke_without_command=True)
@JSON
@click.pass_context
def account(ctx: click.Context, *, json_: bool) -> None:
    """List the accounts that `sync` asks; add, test and remove them."""
    if ctx.invoked_subcommand is None:
        _list(json_=json_)


@account.command("add")
@click.argument("kind", type=click.Choice(KINDS))
@click.option("--label", default="", help="What you call it (else its kind).")
@click.option(
    "--host", "--url", "address", default="", help="Where it is: a host or a URL."
)
@click.option("--user", default="", help="The name you sign in with.")
@click.option(
    "--option", "options", multiple=True, metavar="NAME=VALUE",
    help="An option of this kind; the guide on each lists them.",
)  # fmt: skip
@click.option(
    "--allow-host", "allowed", multiple=True, metavar="HOST",
    help="A host of yours that may be private, or speak without encryption.",
)  # fmt: skip
@click.option("--passphrase", is_flag=True, help="Lock the secrets with a passphrase.")
@SECRET_FILE
@SECRET_ENV
@JSON
def account_add(  # noqa: PLR0913 - each is an option of the command
    kind: str,
    label: str,
    address: str,
    user: str,
    options: tuple[str, ...],
    allowed: tuple[str, ...],
    *,
    passphrase: bool,
    secret_file: str,
    secret_env: str,
    json_: bool,
) -> None:
    """Add an account, read-only; nothing is fetched before `sync`."""
    at = desk(settled=False)
    value = Account(
        kind,
        label or kind,
        address,
        user,
        tuple(_option(one) for one in options),
        frozenset(allowed),
    )
    locked = secrets.box(fresh=passphrase)
    word = secrets.secret(secret_file, secret_env, f"Password or token for {kind}")
    one = keeping.add(at.ego, value, word, locked, today=at.today)
    document: dict[str, Json] = {"added": account_json(at, one), "key": locked.how()}

    def words() -> None:
        say(f"{one.label} lets us in. Its secret is locked with the {locked.how()}.")
        say(f"Bring what is in it: closeknit sync {one.label}")

    tell(json_, document, words)


def _option(text: str) -> tuple[str, str]:
    name, is_there, value = text.partition("=")
    if not is_there:
        raise RuleBroken(f"{text!r} is no option; write it as name=value.")
    return name.strip(), value.strip()


@account.command("list")
@JSON
def account_list(*, json_: bool) -> None:
    """List the accounts and how each stands."""
    _list(json_=json_)


def _list(*, json_: bool) -> None:
    at = desk(settled=False)
    known = store.accounts(at.ego)

    def words() -> None:
        for one in known:
            _say(at, one, all_of_it=False)
        if not known:
            kinds = "; ".join(f"{one.kind} ({one.says})" for one in CLIENTS)
            say("No account is asked. `closeknit account add` adds one: " + kinds)

    tell(json_, {"accounts": [account_json(at, one) for one in known]}, words)


@account.command("status")
@click.argument("label")
@JSON
def account_status(label: str, *, json_: bool) -> None:
    """Show how one account stands, and what was left out and why."""
    at = desk(settled=False)
    one = store.account(at.ego, label)
    tell(json_, account_json(at, one), lambda: _say(at, one, all_of_it=True))


@account.command("test")
@click.argument("label")
@JSON
def account_test(label: str, *, json_: bool) -> None:
    """Try whether an account lets us in; nothing is fetched."""
    at = desk(settled=False)
    keeping.test(at.ego, label, secrets.box())
    tell(json_, {"lets_in": label}, lambda: say(f"{label} lets us in."))


@account.command("secret")
@click.argument("label")
@SECRET_FILE
@SECRET_ENV
@JSON
def account_secret(
    label: str, secret_file: str, secret_env: str, *, json_: bool
) -> None:
    """Give an account a new password or token."""
    at = desk(settled=False)
    store.account(at.ego, label)
    locked = secrets.box()
    word = secrets.secret(secret_file, secret_env, f"New password or token for {label}")
    keeping.renew(at.ego, label, word, locked, today=at.today)
    one = store.account(at.ego, label)
    tell(json_, account_json(at, one), lambda: say(f"{label} lets us in with it."))


@account.command("remove")
@click.argument("label")
@JSON
def account_remove(label: str, *, json_: bool) -> None:
    """Remove an account and its secret; what it brought stays until undone."""
    at = desk(settled=False)
    stay = keeping.remove(at.ego, label, secrets.box())
    document: dict[str, Json] = {"removed": label, "imports": stay}

    def words() -> None:
        say(f"{label} and its secret are removed.")
        if stay:
            numbers = ", ".join(map(str, stay[:20]))
            say(f"What it brought stays; closeknit imports undo takes back: {numbers}")

    tell(json_, document, words)


@click.command("sync")
@click.argument("labels", nargs=-1, metavar="[LABEL]...")
@JSON
def bring_new(labels: tuple[str, ...], *, json_: bool) -> None:
    """Bring what is new in the accounts: all of them, or those named."""
    at = desk(settled=False)
    chosen = labels or tuple(one.label for one in store.accounts(at.ego))
    for label in labels:
        store.account(at.ego, label)
    if not chosen:
        raise RuleBroken(
            "There is no account to ask. `closeknit account add` adds one."
        )
    locked = secrets.box()
    with Progress() as progress:
        came = [
            asking.ask(
                at.ego, one, locked, today=at.today, watch=progress, named=bool(labels)
            )
            for one in chosen
        ]
        remember_notes(at.ego)
    document: dict[str, Json] = {
        "accounts": [_asked_json(at, one) for one in came],
        "people": people.total(at.ego),
    }
    tell(json_, document, lambda: _say_asked(at, came))
    for one in came:
        if one.how == "failed":
            warn(f"closeknit: {one.label}: {one.because}")
    if any(one.how == "failed" for one in came):
        sys.exit(1)


def _asked_json(at: Desk, one: Asked) -> dict[str, Json]:
    return {
        "label": one.label,
        "state": one.how,
        "because": one.because,
        "imports": [run_json(at, records.run(at.ego, run)) for run in one.imports],
        "skipped": _skipped(one.skipped),
    }


def _say_asked(at: Desk, came: list[Asked]) -> None:
    for one in came:
        if one.how != "done":
            if one.how != "failed":
                say(f"{one.label}: {one.because}")
            continue
        runs = [records.run(at.ego, number) for number in one.imports]
        new = sum(run.added for run in runs)
        say(f"{one.label}: {new:,} new" if runs else f"{one.label}: nothing new")
        for left in one.skipped:
            say(f"  {_told(left)}")
    say(f"{many(people.total(at.ego), 'person', 'people')} in your network.")
