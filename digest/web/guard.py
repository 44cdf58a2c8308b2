"""Who may be asked: servers on the public internet alone, judged by the addresses that a name stands for, before any
connection is made."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from digest.web import WebError, Why

PORTS = frozenset({80, 443, 8080, 8443})
"""Where web servers stand. A redirect to any other could make a server that speaks something else hear us."""

_CLOSED = tuple(
    ip_network(one)
    for one in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        *("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24"),
        *("203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        *("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"),
    )
)
"""The registries of IANA for special purposes. ``is_global`` of the standard library says other things in other
versions. Teredo, 6to4 and ORCHID are in it: they carry or hide other addresses, and no server is found by them."""
_UNICAST = ip_network("2000::/3")
"""All of IPv6 that was ever given to anybody."""
_NAT64 = ip_network("64:ff9b::/96")


class UnreachedError(WebError):
    """No connection to the server came about, or none was tried."""


def public(address: IPv4Address | IPv6Address) -> bool:
    """Whether anybody on the internet would reach the same server at ``address``."""
    if isinstance(address, IPv6Address) and address in _NAT64:
        return public(IPv4Address(int(address) & 0xFFFF_FFFF))
    if isinstance(address, IPv6Address) and address not in _UNICAST:
        return False
    return not any(address in network for network in _CLOSED)


def judged(port: int, found: Sequence[str], private: Sequence[str]) -> tuple[str, ...]:
    """``found``, the addresses a name stands for, each once, if every one of them may be asked at ``port``: a public
    one at the ports of the web, one within a network of ``private`` at any. Raises :class:`UnreachedError` that says
    which may not."""
    named = [ip_network(one) for one in private]
    for text in found:
        try:
            address = ip_address(text)
        except ValueError:
            raise _refusal(f"stands for {text!r}, which is no address", "") from None
        if any(address in network for network in named):
            continue
        if not public(address):
            raise _refusal(
                f"is at {address}, which is not on the public internet",
                f"if you meant it, add '{address}' to `private` below [fetch] in digest.toml",
            )
        if port not in PORTS:
            raise _refusal(
                f"is asked at port {port}, where no web server stands; 80, 443, 8080 and 8443 are asked",
                f"if you meant it, add '{address}' to `private` below [fetch] in digest.toml",
            )
    return tuple(dict.fromkeys(found))


def _refusal(what: str, hint: str) -> UnreachedError:
    return UnreachedError(what, hint=hint, why=Why(refused=True))
