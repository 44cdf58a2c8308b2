"""Who may be asked: servers on the public internet alone, judged by the addresses that a name stands for, before any
connection is made."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import ip_address, ip_network

from digest import border
from digest.web import WebError, Why

PORTS = frozenset({80, 443, 8080, 8443})
"""Where web servers stand. A redirect to any other could make a server that speaks something else hear us."""


class UnreachedError(WebError):
    """No connection to the server came about, or none was tried."""


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
        if not border.public(address):
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
