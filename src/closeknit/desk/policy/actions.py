"""Save a version of the policy: from the file, from a preset, from the page."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from closeknit.desk.policy import store
from closeknit.desk.policy.models import Version
from closeknit.desk.policy.rules.policy import Policy
from closeknit.desk.policy.rules.presets import PRESETS, adopt
from closeknit.desk.policy.rules.reading import LARGEST, Read, read, read_bytes
from closeknit.desk.policy.rules.section import Wrong
from closeknit.desk.policy.rules.versions import same_policy
from closeknit.desk.policy.rules.written import written
from closeknit.engines import home
from closeknit.records.actions.ego import note_done
from closeknit.shared.errors import CannotKeep, NotKept, RuleBroken, UnreadableFile

FILE = "policy.toml"


class InForce(NamedTuple):
    """The policy that holds, and what is wrong with the file that is to replace it."""

    policy: Policy
    wrong: tuple[Wrong, ...] = ()


def file() -> Path:
    """Return where the policy lies as a file, for the user to read and edit."""
    return Path(settings.HOME) / FILE


def in_force(ego: int, *, today: date) -> InForce:
    """Return the policy that holds; first take up what the user has written by hand.

    A file that cannot be believed changes nothing: the newest version holds on, and
    what is wrong is told. One query, where the file says what that version says.
    """
    now = store.current(ego)
    found = _from_file(file())
    if found is None:
        if now.version:  # a backup brought back: what held then can be read again
            _write(written(now))
        return InForce(now)
    if found.policy is None:
        return InForce(now, found.wrong)
    if same_policy(found.policy, now) and now.version:
        return InForce(now)
    return InForce(_save(ego, found.policy, "edited by hand", today))


def use(ego: int, name: str, *, today: date) -> Policy:
    """Let a preset hold from today on; return it. What is one's own is kept (`adopt`).

    Raises:
        NotKept: there is no preset of this name.
    """
    preset = preset_called(name)
    own = in_force(ego, today=today).policy
    return save(ego, adopt(preset, own), f"preset {preset.name}", today=today)


def preset_called(name: str) -> Policy:
    """Return the preset of this name, capitals aside.

    Raises:
        NotKept: there is none.
    """
    for preset in PRESETS.values():
        if preset.name.lower() == name.strip().lower():
            return preset
    listed = ", ".join(PRESETS)
    raise NotKept(f"There is no preset {name[:40]!r}. There are {listed}.")


def save(ego: int, policy: Policy, because: str, *, today: date) -> Policy:
    """Save a policy as the newest version and as the file; return it with its number.

    What says the same as the newest version becomes none of its own.

    Raises:
        UnreadableFile: what the user wrote into the file cannot be believed; it is
            not written over.
    """
    by_hand = _from_file(file())
    if by_hand is not None and by_hand.wrong:
        raise UnreadableFile(
            f"{FILE} was edited and cannot be read, so it is left as it is. "
            f"{told(by_hand.wrong)}"
        )
    text = written(policy)
    believed = read(text)
    if believed.policy is None:
        raise RuleBroken(told(believed.wrong))
    saved = _save(ego, believed.policy, because, today)
    _write(text)
    return saved


def take_in(ego: int, path: Path, *, today: date) -> Policy:
    """Save the policy of a file from elsewhere.

    Raises:
        UnreadableFile: it cannot be read, or not be believed; every line is told.
    """
    found = _from_file(path)
    if found is None:
        raise UnreadableFile(f"{path} is no file that can be read.")
    if found.policy is None:
        raise UnreadableFile(f"{path.name}: {told(found.wrong)}")
    return save(ego, found.policy, f"from {path.name}"[:200], today=today)


def write_again(ego: int) -> Policy:
    """Write the newest version over the file, whatever was edited there; return it."""
    policy = store.current(ego)
    _write(written(policy))
    return policy


def follow_tables(ego: int) -> None:
    """Let the file say what the newest version says: after a backup is brought back."""
    if store.current(ego).version:
        write_again(ego)
    else:
        file().unlink(missing_ok=True)


def told(wrong: tuple[Wrong, ...]) -> str:
    """Return what is wrong with a file in one line, each with its line number."""
    return " ".join(f"Line {one.line}: {one.says}" for one in wrong)


def _from_file(path: Path) -> Read | None:
    try:
        with path.open("rb") as opened:
            content = opened.read(LARGEST * 4 + 1)
    except (FileNotFoundError, IsADirectoryError):
        return None
    except OSError as error:
        return Read(None, (Wrong(1, f"It cannot be read: {error.strerror}."),))
    return read_bytes(content)


def _save(ego: int, policy: Policy, because: str, today: date) -> Policy:
    with transaction.atomic():
        now = store.current(ego)
        if now.version and same_policy(policy, now):  # another process was quicker
            return now
        newest = Version.objects.of(ego).aggregate(newest=Max("number"))["newest"] or 0
        Version(
            ego_id=ego,
            number=newest + 1,
            valid_from=today,
            saved=datetime.now(UTC),
            name=policy.name,
            text=written(policy),
            because=because,
        ).save(force_insert=True)
        note_done(ego, "policy", f"version {newest + 1}, {policy.name}", because)
    return store.current(ego)


def _write(text: str) -> None:
    try:
        home.write(file(), text.encode())
    except OSError as error:
        raise CannotKeep(f"{file()} cannot be written: {error.strerror}.") from error
