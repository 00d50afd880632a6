"""Where closeknit does not call, in every spelling of it we know."""

import pytest

from closeknit.accounts.addresses import why_not

HERE = "this very machine"
PRIVATE = "a private network"
RESERVED = "a reserved network"
TUNNEL = "a tunnelled network"
RESERVED_OR_TUNNEL = "a reserved or tunnelled network"
LINK = "a link-local network"
MULTICAST = "a multicast address"
EXAMPLES = "a network of examples"
INNER = "a provider's inner network"


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("0.0.0.0", HERE),  # noqa: S104 - nothing is bound to it
        ("0.1.2.3", HERE),
        ("127.0.0.1", HERE),
        ("127.255.255.254", HERE),
        ("10.0.0.1", PRIVATE),
        ("10.255.255.255", PRIVATE),
        ("172.16.0.1", PRIVATE),
        ("172.31.255.255", PRIVATE),
        ("192.168.1.1", PRIVATE),
        ("100.64.0.1", INNER),
        ("100.127.255.255", INNER),
        ("169.254.169.254", LINK),
        ("192.0.0.8", RESERVED),
        ("192.0.2.1", EXAMPLES),
        ("198.51.100.7", EXAMPLES),
        ("203.0.113.9", EXAMPLES),
        ("192.88.99.1", RESERVED),
        ("198.18.0.1", "a network for measurements"),
        ("224.0.0.1", MULTICAST),
        ("239.255.255.250", MULTICAST),
        ("240.0.0.1", RESERVED),
        ("255.255.255.255", RESERVED),
        ("::", HERE),
        ("::1", HERE),
        ("0:0:0:0:0:0:0:1", HERE),
        ("::127.0.0.1", RESERVED),
        ("::ffff:127.0.0.1", HERE),
        ("::ffff:7f00:1", HERE),
        ("::ffff:10.0.0.1", PRIVATE),
        ("::ffff:169.254.169.254", LINK),
        ("::ffff:100.64.0.1", INNER),
        ("::ffff:0:127.0.0.1", RESERVED),
        ("64:ff9b::7f00:1", HERE),
        ("64:ff9b::127.0.0.1", HERE),
        ("64:ff9b::a9fe:a9fe", LINK),
        ("64:ff9b::e000:1", MULTICAST),
        ("64:ff9b:1::7f00:1", RESERVED),
        ("2002:7f00:1::", TUNNEL),
        ("2002:a00:1::1", TUNNEL),
        ("2001::1", RESERVED_OR_TUNNEL),
        ("2001:0:4136:e378:8000:63bf:80ff:fffe", RESERVED_OR_TUNNEL),
        ("2001:db8::1", EXAMPLES),
        ("3fff::1", EXAMPLES),
        ("5f00::1", RESERVED),
        ("100::1", RESERVED),
        ("fc00::1", PRIVATE),
        ("fd12:3456::1", PRIVATE),
        ("fe80::1", LINK),
        ("fe80::1%eth0", LINK),
        ("fec0::1", RESERVED),
        ("ff02::1", MULTICAST),
        ("ff0e::1", MULTICAST),
        ("4000::1", RESERVED),
        ("not an address", "no address"),
        ("", "no address"),
    ],
)
def test_an_address_that_is_not_public_is_not_called(address: str, why: str) -> None:
    assert why_not(address) == why


@pytest.mark.parametrize(
    "address",
    [
        "1.1.1.1",
        "93.184.216.34",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "223.255.255.255",
        "::ffff:1.1.1.1",
        "64:ff9b::101:101",
        "2606:4700:4700::1111",
        "2a00:1450:4001:81b::200e",
    ],
)
def test_a_public_address_is_called(address: str) -> None:
    assert why_not(address) == ""
