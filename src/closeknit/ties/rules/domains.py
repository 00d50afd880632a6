"""Whose addresses are the ego's own firm's: colleagues, who need no invitation."""

from collections.abc import Iterable

_PUBLIC = (
    "gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk hotmail.fr "
    "live.com msn.com yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.it ymail.com "
    "icloud.com me.com mac.com aol.com proton.me protonmail.com pm.me gmx.com "
    "gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de mail.com mail.ru "
    "yandex.com yandex.ru zoho.com fastmail.com fastmail.fm hey.com tutanota.com "
    "tuta.com orange.fr free.fr laposte.net wanadoo.fr sfr.fr libero.it virgilio.it "
    "tiscali.it ziggo.nl kpnmail.nl xs4all.nl planet.nl telenet.be skynet.be "
    "bluewin.ch btinternet.com sky.com virginmedia.com ntlworld.com comcast.net "
    "verizon.net att.net sbcglobal.net cox.net charter.net bellsouth.net shaw.ca "
    "rogers.com bigpond.com optusnet.com.au qq.com 163.com 126.com sina.com "
    "naver.com daum.net hanmail.net rediffmail.com uol.com.br bol.com.br "
    "terra.com.br seznam.cz wp.pl o2.pl onet.pl interia.pl "
)
PUBLIC = frozenset({*_PUBLIC.split(), "example.com", "example.org", "example.net"})
"""Domains at which anybody can have an address: one there makes nobody a colleague. The
last three are for invented people (RFC 2606)."""


def own_domains(addresses: Iterable[str]) -> tuple[str, ...]:
    """Return the domains of the ego's addresses, those of public providers left out.

    >>> own_domains(["sam@quay.example", "sam@gmail.com", "s.spade@quay.example"])
    ('quay.example',)
    """
    domains = {address.rpartition("@")[2].lower() for address in addresses}
    return tuple(sorted(domains - PUBLIC - {""}))
