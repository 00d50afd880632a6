"""Everything that can go wrong for a reason the user can act on.

    DeskError               the text is written for the user; no traceback
      UnreadableFile        a file is not what it says it is
        Unanswered          it can be read once a question about it is answered
      RuleBroken            a rule of the desk says no, and says why
        SaidBefore          the user typed in the same statement before
      NotKept               nothing is kept under that name or number
        Ambiguous           several people answer to that name
      NoEgo                 a store was asked without saying whose desk it is
      CannotKeep            the disk or the database will not take it
      AccountFault          an account could not be asked
        AccountRefused      the other side says no: wrong password, expired token
        AccountUnreachable  nobody answers, or not in a way that can be understood
        AccountBusy         the other side asks to come back later
        AddressRefused      the host is one that closeknit does not call

Any other exception that escapes is a bug, and shows its traceback.
"""

from typing import ClassVar


class DeskError(Exception):
    """Something the user can put right."""

    exit_code: ClassVar[int] = 1

    def __init__(self, text: str | None = None) -> None:
        super().__init__(text or self.__doc__)


class UnreadableFile(DeskError):
    """A file is not what it says it is.

    `code` is one stable word for programs (``archive_truncated``); the text is for
    people and says what to do.
    """

    def __init__(self, text: str, *, code: str = "unreadable") -> None:
        super().__init__(text)
        self.code = code


class Unanswered(UnreadableFile):
    """A file can be read once a question about it is answered.

    `code` says which: ``asks_me`` (who of `choices` is the ego), ``asks_date_order``
    (``day-first`` or ``month-first``), ``asks_columns`` (what a table's columns are).
    """

    def __init__(
        self, text: str, *, code: str = "asks", choices: tuple[str, ...] = ()
    ) -> None:
        super().__init__(text, code=code)
        self.choices = choices


class RuleBroken(DeskError):
    """A rule of the desk says no, and says why."""


class SaidBefore(RuleBroken):
    """The user typed in the same statement before; `number` is the import it is in."""

    def __init__(self, text: str, *, number: int) -> None:
        super().__init__(text)
        self.number = number


class NotKept(DeskError):
    """Nothing is kept under that name or number."""


class Ambiguous(NotKept):
    """Several people answer to that name."""


class NoEgo(DeskError):
    """A store was asked without saying whose desk it is."""


class CannotKeep(DeskError):
    """The disk or the database will not take it."""


class AccountFault(DeskError):
    """An account could not be asked; the text is one sentence that says what to do."""


class AccountRefused(AccountFault):
    """The other side says no: a wrong password, an expired token, a missing right."""


class AccountUnreachable(AccountFault):
    """Nobody answers, or not in a way that can be understood."""


class AccountBusy(AccountFault):
    """The other side asks to come back later, in `seconds`."""

    def __init__(self, text: str, *, seconds: int) -> None:
        super().__init__(text)
        self.seconds = seconds


class AddressRefused(AccountFault):
    """The host is one that closeknit does not call unless the user allows it."""
