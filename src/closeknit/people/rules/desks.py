"""Addresses that no one human being answers: an office's, a machine's."""

import re

from closeknit.sources.handles import ROLE_MAILBOXES, folded, is_role

_WORD = re.compile(r"[^\W\d_]+")
_DESKS = ROLE_MAILBOXES | frozenset(
    "desk department dept helpdesk mailbox inbox central secretariat bookings booking "
    "enquiry inquiry general customer service services care and the of for kontakt "
    "zentrale sekretariat empfang buchhaltung vertrieb kundenservice kundendienst "
    "accueil secretariat contacto atencion recepcion ventas".split()
)
"""Words of which a desk's name is made: *Info Desk*, *Customer Service*."""


def is_machine(address: str) -> bool:
    """Say whether no human being ever reads what is sent to this address.

    >>> is_machine("no-reply@example.com"), is_machine("info@example.com")
    (True, False)
    """
    local = address.partition("@")[0].replace("-", "").replace("_", "")
    return local.startswith(("noreply", "donotreply", "mailerdaemon", "bounce")) or (
        local in {"notifications", "notification", "newsletter", "postmaster"}
    )


def is_desk(name: str, address: str, company: str = "") -> bool:
    """Say whether a card of this name and address is an office's and nobody's.

    Ada at ``info@`` of her own small firm is a person all the same.

    >>> is_desk("Info Desk", "info@firm.example")
    True
    >>> is_desk("Ada Lee", "info@firm.example")
    False
    >>> is_desk("Harbour Support", "help@harbour.example", "Harbour Ltd")
    True
    """
    words = set(_WORD.findall(folded(name)))
    firm = set(_WORD.findall(folded(company)))
    return is_role(address) and bool(words & _DESKS) and words <= _DESKS | firm
