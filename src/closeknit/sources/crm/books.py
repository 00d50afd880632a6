"""Which CRM wrote a table, and what it takes a person for."""

import re
from collections.abc import Iterable, Sequence

from closeknit.sources.heading import key

_MARKS: tuple[tuple[str, frozenset[str]], ...] = (
    ("hubspot", frozenset({"lifecyclestage"})),
    ("hubspot", frozenset({"hsobjectid"})),
    ("hubspot", frozenset({"hslinkedinurl"})),
    ("hubspot", frozenset({"recordid", "contactowner"})),
    ("hubspot", frozenset({"recordid", "createdate"})),
    ("salesforce", frozenset({"companyaccount"})),
    ("salesforce", frozenset({"accountname", "lastname"})),
    ("salesforce", frozenset({"accountid", "lastname"})),
    ("salesforce", frozenset({"mailingcity", "lastname"})),
    ("salesforce", frozenset({"mailingcountry", "lastname"})),
    ("salesforce", frozenset({"leadsource", "lastname", "isconverted"})),
    ("salesforce", frozenset({"leadstatus", "leadowner"})),
    ("pipedrive", frozenset({"personname"})),
    ("pipedrive", frozenset({"wondeals", "opendeals"})),
    ("pipedrive", frozenset({"emailwork", "organization"})),
)
"""Columns that only one of them writes; the first that fits tells."""
_CLIENT = re.compile(
    r"\b(?:customers?|clients?|kund(?:e|in|en)|clientes?|clienti|klant|kunder?|won|"
    r"gewonnen|gagnée?|ganad[oa]|vint[oa]|evangelist)\b",
    re.IGNORECASE,
)
_NO_MORE = re.compile(
    r"\b(?:not an? \w+|not (?:converted|interested|qualified)|no longer|non|former|ex|"
    r"past|lost|churned|cancell?ed|kein|keine|ehemalig\w*|verloren|perdue?|perdid[oa]|"
    r"ancien\w*|disqualified|unqualified)\b",
    re.IGNORECASE,
)
_NONE = frozenset({"", "0", "0.0", "-", "--"})


def book_of(names: Sequence[str]) -> str:
    """Return the CRM that writes such a header; ``crm`` where any might.

    >>> book_of(["Record ID", "Email", "Contact owner"]), book_of(["Name", "E-Mail"])
    ('hubspot', 'crm')
    """
    columns = set(map(key, names))
    return next((book for book, marks in _MARKS if marks <= columns), "crm")


def standing_of(stages: Iterable[str], won: Iterable[str]) -> str:
    """Return ``client``, ``prospect`` or nothing, by stages and counts of deals won.

    >>> standing_of(["Closed Won"], []), standing_of(["New"], ["0"])
    ('client', 'prospect')
    >>> standing_of(["Former customer"], []), standing_of([""], ["2"])
    ('', 'client')
    >>> standing_of(["Open - Not Contacted"], []), standing_of(["Not a client"], [])
    ('prospect', '')
    """
    said = [stage for stage in stages if stage]
    told = [stage for stage in said if not _NO_MORE.search(stage)]
    if any(map(_CLIENT.search, told)) or any(n not in _NONE for n in won):
        return "client"
    return "prospect" if told and told == said else ""
