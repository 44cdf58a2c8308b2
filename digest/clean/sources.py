"""Which outlet an article is from: the owner's table first, else made from the domain."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from digest import border
from digest.model import Source, Url

UNKNOWN = Source("unknown", "Unknown source")
_AROUND_NAME = " .:|/–—-•·©®™*#"
_SECOND_LEVEL = {"co", "com", "org", "net", "ac", "gov", "gob", "edu"}


def resolve(named: str | None, domain: str | None, address: Url | None, path: str, known: tuple[Source, ...]) -> Source:
    """The outlet of an article that names ``named`` (a key, name or domain), has ``domain`` in its head, the address
    ``address`` and lies at ``path``. A configured outlet wins; an unknown one is made from its domain or its name."""
    site = border.url(f"https://{named}") if named and "." in named and " " not in named else None
    domains = [domain, *(border.host(one) if one else None for one in (site, address))]
    folders = PurePosixPath(path).parts[:-1] if known else ()
    hints = [hint for hint in (named, *domains) if hint]
    for hint in (*hints, *folders):
        match = outlet(hint, known)
        if match:
            return match
    host = next((one for one in domains if one), None)
    if host:
        return from_domain(host)
    return Source(border.slug(named, otherwise="unknown"), named) if named else UNKNOWN


def outlet(hint: str, known: Iterable[Source]) -> Source | None:
    """The outlet of ``known`` that ``hint`` means: its key, its name, or its domain."""
    low = hint.casefold()
    bare = low.removeprefix("www.")
    for source in known:
        home = border.host(source.home) if source.home else ""
        if (
            low in {source.key, source.name.casefold()}
            or bare == source.key
            or (home and (bare == home or bare.endswith(f".{home}")))
        ):
            return source
    return None


def bare(line: str) -> str:
    """``line`` in the form in which the :func:`names` of outlets are looked up."""
    return line.casefold().strip(_AROUND_NAME).removeprefix("the ").removeprefix("www.")


def names(sources: Iterable[Source]) -> frozenset[str]:
    """What ``sources`` are called on their own pages where nothing else is said: their names and domains."""
    known = [one for one in sources if one.key != UNKNOWN.key]
    homes = [border.host(one.home) for one in known if one.home]
    return frozenset(bare(text) for text in (*(one.name for one in known), *homes)) - {""}


def from_domain(domain: str) -> Source:
    """An outlet made from its domain: ``itv.com`` is ITV, ``reuters.com`` Reuters."""
    host = domain.lower().removeprefix("www.")
    labels = host.split(".")
    label = labels[-3] if len(labels) > 2 and labels[-2] in _SECOND_LEVEL else labels[-2] if len(labels) > 1 else host
    short = len(label) <= 3 or not set(label) & set("aeiouy")
    name = label.upper() if short else label.replace("-", " ").title()
    key = host if host.isascii() and border.url(f"https://{host}") else border.slug(host)
    return Source(key, name, border.url(f"https://{host}/"))
