"""How Outlook's calendar table is known in other languages than English.

Its 22 columns stand in one order in every language up to the thirteenth, under names of
that language, two of them alike in French; the rest are in the order of the alphabet.
So they are known by the first two names and by their number, and found by their place.
"""

import csv
from collections.abc import Mapping
from typing import NamedTuple

from closeknit.sources.header import plain

COLUMNS = 22
"""So many has a table of all fields; one of chosen fields is read in English alone."""
PLACES = {
    "subject": 0,
    "start_day": 1,
    "start_time": 2,
    "end_day": 3,
    "end_time": 4,
    "whole_day": 5,
}
PEOPLE = (9, 10, 11)
"""Who called the meeting, who is needed, who may come."""


class Words(NamedTuple):
    """The name of the first column, how the second begins, and where it takes place."""

    subject: str
    begins: tuple[str, ...]
    where: tuple[str, ...]


WORDS: Mapping[str, Words] = {
    "German": Words("Betreff", ("Beginnt",), ("Ort",)),
    "French": Words("Objet", ("Début",), ("Emplacement", "Lieu")),
    "Dutch": Words("Onderwerp", ("Begin",), ("Locatie",)),
    "Spanish": Words("Asunto", ("Fecha", "Comienzo", "Inicio"), ("Ubicación", "Lugar")),
    "Italian": Words("Oggetto", ("Data", "Inizio"), ("Luogo", "Ubicazione")),
    "Portuguese": Words("Assunto", ("Data", "Início"), ("Local", "Localização")),
}


def language(begin: bytes) -> str:
    r"""Return in which of these languages a table's first line is, "" for none.

    >>> head = b"Betreff;Beginnt am" + b";" * 20
    >>> language(head), language(head + b"\rEssen"), language(b"Betreff;Beginnt am")
    ('German', 'German', '')
    >>> language(b"x" * 200_000)
    ''
    """
    line = begin.partition(b"\n")[0].partition(b"\r")[0]
    try:
        text = line.decode()
    except UnicodeDecodeError:
        text = line.decode("cp1252", "replace")
    for delimiter in ",;\t":
        try:
            names = next(csv.reader([text], delimiter=delimiter), [])
        except csv.Error:  # a field longer than any: an archive's bytes
            return ""
        if len(names) == COLUMNS:
            return _language(plain(names[0]), plain(names[1]))
    return ""


def _language(first: str, second: str) -> str:
    for one, words in WORDS.items():
        if first == plain(words.subject) and second.startswith(
            tuple(map(plain, words.begins))
        ):
            return one
    return ""
