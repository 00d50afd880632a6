"""The policy's versions, read. Rows in, plain values out."""

from dataclasses import replace

from closeknit.desk.policy import models
from closeknit.desk.policy.rules.policy import Policy
from closeknit.desk.policy.rules.presets import REFERRAL
from closeknit.desk.policy.rules.reading import read
from closeknit.desk.policy.rules.versions import Version
from closeknit.shared.errors import NotKept


def current(ego: int) -> Policy:
    """Return the policy of the newest version. One query.

    Before there is one: the preset `referral`, as version 0.
    """
    newest = models.Version.objects.of(ego).order_by("-number").first()
    return REFERRAL if newest is None else _version(newest).policy


def versions(ego: int) -> list[Version]:
    """Return all versions, the newest first. One query."""
    rows = models.Version.objects.of(ego).order_by("-number")
    return [_version(row) for row in rows]


def version(ego: int, number: int) -> Policy:
    """Return the policy of one version: what a decision was made by.

    Raises:
        NotKept: there is none of this number.
    """
    row = models.Version.objects.of(ego).filter(number=number).first()
    if row is not None:
        return _version(row).policy
    if number == 0:
        return REFERRAL
    raise NotKept(f"There is no version {number} of the policy.")


def _version(row: models.Version) -> Version:
    policy = read(row.text).policy
    if policy is None:  # it could be read when it was saved
        raise ValueError(row)
    dated = replace(policy, version=row.number, valid_from=row.valid_from)
    return Version(row.number, row.valid_from, row.name, row.because, row.text, dated)
