"""What a file asks before it can be read, as a form; and reading it with the answer."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from closeknit.faces.web import doing
from closeknit.shared.errors import NotKept
from closeknit.sources.registry import TAKEN_FOR

LONGEST = 400
MOST_COLUMNS = 200
ORDERS = {"day-first": "day/month/year", "month-first": "month/day/year"}


class AskedColumn(NamedTuple):
    """A column of a table, what it is taken for, and its first values."""

    name: str
    taken_for: str
    first: list[str]


class Asked(NamedTuple):
    """What one file asks: `code` says what, the rest what there is to choose from."""

    file: str
    because: str
    code: str
    choices: list[tuple[str, str]]
    columns: list[AskedColumn]
    fields: list[tuple[str, str]]


def asked(token: str, failed: object) -> Iterator[Asked]:
    """Yield what the files of a finished import ask that are still here."""
    for row in failed if isinstance(failed, list) else ():
        if isinstance(row, dict) and doing.waiting(token, str(row.get("file"))):
            yield _asked(row)


def _asked(row: Mapping[str, object]) -> Asked:
    columns = row.get("columns")
    rows = columns if isinstance(columns, list) else []
    return Asked(
        str(row.get("file")),
        str(row.get("because")),
        str(row.get("code")),
        [(one, ORDERS.get(one, one)) for one in _texts(row.get("choices"))],
        [_column(one) for one in rows if isinstance(one, dict)],
        list(TAKEN_FOR.items()),
    )


def _column(row: Mapping[str, object]) -> AskedColumn:
    return AskedColumn(
        str(row.get("name")), str(row.get("taken_for")), _texts(row.get("first"))
    )


def _texts(listed: object) -> list[str]:
    return [str(one) for one in listed] if isinstance(listed, list) else []


@require_POST
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Read a file that asked, with what was answered."""
    path = doing.waiting(token, request.POST.get("file", ""))
    if path is None:
        raise NotKept("That file is no longer here; choose it again on Imports.")
    options = list(_options(request.POST))
    onward = doing.room()
    moved = doing.put(onward, 0, path.name, path)
    doing.start(
        "import",
        ["import", moved, "--ask-columns", *options],
        token=onward,
        names=[moved.name],
    )
    return HttpResponseRedirect(f"/doing/{onward}")


def _options(said: Mapping[str, str]) -> Iterator[str]:
    """Yield the command's options; each in one word, so that none is taken for two."""
    for name, option in (("me", "--me"), ("order", "--date-order")):
        if value := _word(said.get(name, "")):
            yield f"{option}={value}"
    for number in range(1, MOST_COLUMNS + 1):
        name = _word(said.get(f"column-{number}", ""))
        if name:
            yield f"--map={name}={_word(said.get(f'field-{number}', '')) or '-'}"


def _word(text: str) -> str:
    return text.replace("\0", "")[:LONGEST].strip()
