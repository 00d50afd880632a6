"""Which addresses closeknit does not call unless the user allows the host."""

from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
)

_NOT_CALLED_4 = {
    IPv4Network("0.0.0.0/8"): "this very machine",
    IPv4Network("10.0.0.0/8"): "a private network",
    IPv4Network("100.64.0.0/10"): "a provider's inner network",
    IPv4Network("127.0.0.0/8"): "this very machine",
    IPv4Network("169.254.0.0/16"): "a link-local network",
    IPv4Network("172.16.0.0/12"): "a private network",
    IPv4Network("192.0.0.0/24"): "a reserved network",
    IPv4Network("192.0.2.0/24"): "a network of examples",
    IPv4Network("192.88.99.0/24"): "a reserved network",
    IPv4Network("192.168.0.0/16"): "a private network",
    IPv4Network("198.18.0.0/15"): "a network for measurements",
    IPv4Network("198.51.100.0/24"): "a network of examples",
    IPv4Network("203.0.113.0/24"): "a network of examples",
    IPv4Network("224.0.0.0/4"): "a multicast address",
    IPv4Network("240.0.0.0/4"): "a reserved network",
}
_NOT_CALLED_6 = {
    IPv6Network("2001::/23"): "a reserved or tunnelled network",  # Teredo among them
    IPv6Network("2001:db8::/32"): "a network of examples",
    IPv6Network("2002::/16"): "a tunnelled network",  # 6to4: any IPv4 address in it
    IPv6Network("3fff::/20"): "a network of examples",
}
_PUBLIC_6 = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
_SAID_6 = {
    IPv6Network("::/127"): "this very machine",
    IPv6Network("fc00::/7"): "a private network",
    IPv6Network("fe80::/10"): "a link-local network",
    IPv6Network("ff00::/8"): "a multicast address",
}


def why_not(address: str) -> str:
    """Return why an address is not called, in a few words; empty where it may be.

    Python's own `is_global` differs from version to version, and takes NAT64 and 6to4
    spellings of 127.0.0.1 for public ones: so the tables stand here.

    >>> why_not("64:ff9b::7f00:1")
    'this very machine'
    >>> why_not("93.184.216.34")
    ''
    """
    try:
        one = ip_address(address.partition("%")[0])
    except ValueError:
        return "no address"
    return _four(one) if isinstance(one, IPv4Address) else _six(one)


def _four(one: IPv4Address) -> str:
    return next((why for net, why in _NOT_CALLED_4.items() if one in net), "")


def _six(one: IPv6Address) -> str:
    if one.ipv4_mapped is not None:
        return _four(one.ipv4_mapped)
    if one in _NAT64:
        # A network without IPv4 reaches public IPv4 hosts by these.
        return _four(IPv4Address(int(one) & 0xFFFF_FFFF))
    if one not in _PUBLIC_6:
        said = (why for net, why in _SAID_6.items() if one in net)
        return next(said, "a reserved network")
    return next((why for net, why in _NOT_CALLED_6.items() if one in net), "")
