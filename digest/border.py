"""The door: the only place that makes :class:`Url`, :class:`OutPath` and :class:`SafeHtml`, and that mends text.

Whatever comes from outside passes here once; behind the door the type is trusted.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from html import escape, unescape
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import nh3
from anyascii import anyascii

from digest.errors import OutputError
from digest.model import OutPath, SafeHtml, Url

_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2060\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
)
_TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
"""Of the signs for the direction of writing those that turn what follows. In a text of Hebrew or Arabic they are its
own; in a name or a sentence of an editor they only hide what it says. The marks that speak of one place stay."""
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPACE = re.compile(r"\s+")
_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(
    r"(?=.{1,253}$)(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]"
    r"|localhost|\d{1,3}(?:\.\d{1,3}){3}"
)
_SEGMENT = r"[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_-])?"
_OUT_PATH = re.compile(rf"(?:{_SEGMENT}/)*(?:{_SEGMENT}|\.nojekyll)")
_WITHIN = re.compile(r"(?:\.\./|[a-z0-9_-][a-z0-9._-]*/)*(?:[a-z0-9_-][a-z0-9._-]*)?(?:#[\w-]+)?", re.IGNORECASE)
_TOKEN = re.compile(r"<[^>]*>|&[^;\s]+;|[^<&]|&")
_SLUG = re.compile(r"[^a-z0-9]+")
_SLUG_LENGTH = 70

_TAGS = {
    *("a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "del", "dd", "dl", "dt", "em", "h2", "h3", "h4"),
    *("h5", "h6"),
    *("hr", "i", "ins", "li", "mark", "ol", "p", "pre", "q", "s", "small", "strong", "sub", "sup", "table", "tbody"),
    *("td", "tfoot", "th", "thead", "tr", "u", "ul"),
}
_NAMED = {"h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "h5": {"id"}, "h6": {"id"}, "li": {"id"}, "sup": {"id"}}
"""What headings, footnotes and their marks may have on the owner's pages, which digest gave them: a stranger's could
stand for ours."""
_ATTRIBUTES = {"a": {"href", "title"}, "abbr": {"title"}, "ol": {"start"}, "td": {"colspan"}, "th": {"colspan"}}

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


def url(text: str | None) -> Url | None:
    """``text`` as an absolute http(s) address without credentials, fragment or a port that its scheme has anyway, or
    None where it is no such thing."""
    if not text or _CONTROL.search(text) or len(text) > 2048:
        return None
    try:
        parts = urlsplit(text.strip())
        host, port = (parts.hostname or "").lower(), parts.port
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
        if host.replace(".", "").isdigit():
            ip_address(host)
    except ValueError:
        return None
    if parts.scheme.lower() not in _PORTS or parts.username is not None or not _HOST.fullmatch(host):
        return None
    scheme = parts.scheme.lower()
    netloc = f"{host}:{port}" if port and port != _PORTS[scheme] else host
    return Url(urlunsplit((scheme, netloc, path, query, "")))


def host(address: Url) -> str:
    """The host of ``address`` without a leading ``www.``."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def local(address: str) -> bool:
    """Whether ``address`` leads to this machine alone: ``localhost`` and the names below it, 127.0.0.0/8, ``::1``, and
    0.0.0.0 or ``::``, which mean every address of the machine that asks."""
    name = _host_of(address)
    try:
        found = ip_address(name)
    except ValueError:
        return name == "localhost" or name.endswith(".localhost")
    return found.is_loopback or found.is_unspecified


def public(address: IPv4Address | IPv6Address) -> bool:
    """Whether anybody on the internet would reach the same server at ``address``."""
    if isinstance(address, IPv6Address) and address in _NAT64:
        return public(IPv4Address(int(address) & 0xFFFF_FFFF))
    if isinstance(address, IPv6Address) and address not in _UNICAST:
        return False
    return not any(address in network for network in _CLOSED)


def near(address: str) -> bool:
    """Whether ``address`` leads to this machine or into a network of its own."""
    try:
        return local(address) or not public(ip_address(_host_of(address)))
    except ValueError:
        return False


def _host_of(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return ""


def plain(text: str) -> str:
    """``text`` on one line: control characters dropped, white space folded, composed (Unicode NFC)."""
    if text.isprintable() and "  " not in text and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return text.strip()
    return _SPACE.sub(" ", _CONTROL.sub("", unicodedata.normalize("NFC", text))).strip()


def said(text: str) -> str:
    """:func:`plain` text that says something and turns nothing round; raises ValueError where nothing is left."""
    text = plain(_TURNING.sub("", text))
    if not text:
        raise ValueError("says nothing; write something, or take it out")
    return text


def whole(text: str) -> str:
    """``text`` with a mark in place of each half of a surrogate pair, which no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def xml(text: str) -> str:
    """``text`` without the characters that XML 1.0 forbids even when escaped (section 2.2)."""
    return _NOT_XML.sub("", text)


def safe_html(markup: str, base: Url | None = None, *, own: bool = False) -> SafeHtml:
    """``markup`` with harmless tags only, no images; a link is made absolute against ``base`` or loses its address.

    In the owner's ``own`` text, links within the site stay as they are, and what may scroll can be reached by a key.
    """

    def attribute(tag: str, name: str, value: str) -> str | None:
        if tag != "a" or name != "href":
            return value
        if own and _WITHIN.fullmatch(value):
            return value
        try:
            return url(urljoin(base or "", value)) if base or "//" in value else None
        except ValueError:
            return None

    clean = nh3.clean(
        markup,
        tags=_TAGS,
        attributes=_ATTRIBUTES | _NAMED if own else _ATTRIBUTES,
        set_tag_attribute_values={name: {"tabindex": "0"} for name in ("pre", "table")} if own else None,
        attribute_filter=attribute,
        url_schemes={"http", "https"},
        link_rel="nofollow noopener",
    )
    return SafeHtml(clean)


def anchored(html: SafeHtml, text: str, spans: Sequence[tuple[int, int, str]]) -> SafeHtml | None:
    """``html`` with an element of its own, and an id, around each span (start, end, id) of its plain ``text``.

    Elements that lie within a span are marked with it; a span that begins inside one element and ends outside it is
    marked as far as that element goes. None where the HTML does not read as ``text``, as where its encoding was mended.
    """
    places = list(_characters(str(html)))
    if "".join(character for character, *_ in places) != text:
        return None
    pieces: list[str] = []
    at = 0
    for start, end, name in spans:
        around = _around(str(html), places, start, end)
        if around:
            pieces += [str(html)[at : around[0]], f'<span id="{escape(name)}">', str(html)[slice(*around)], "</span>"]
            at = around[1]
            continue
        depth = places[start][3]
        last = next((index for index in range(end - 1, start - 1, -1) if places[index][3] == depth), start)
        first_other = next((index for index in range(start, last + 1) if len(places[index][3]) < len(depth)), last + 1)
        last = first_other - 1
        begin, stop = places[start][1], places[last][2]
        pieces += [str(html)[at:begin], f'<span id="{escape(name)}">', str(html)[begin:stop], "</span>"]
        at = stop
    return SafeHtml("".join(pieces) + str(html)[at:])


Place = tuple[str, int, int, tuple[int, ...]]


def _around(html: str, places: Sequence[Place], start: int, end: int) -> tuple[int, int] | None:
    """Where in ``html`` the characters from ``start`` to ``end`` stand with the elements that begin or end with them;
    None where an element is cut."""
    first, last = places[start], places[end - 1]
    shared = sum(all(element in place[3] for place in places[start:end]) for element in first[3])
    before = places[start - 1][3] if start else ()
    after = places[end][3] if end < len(places) else ()
    inner, outer = first[3][shared:], last[3][shared:]
    if set(inner) & set(before) or set(outer) & set(after):
        return None
    closing = re.compile(rf"(?:\s*</[a-z0-9]+>){{{len(outer)}}}").match(html, last[2])
    return (inner[0] if inner else first[1], closing.end()) if closing else None


def json_ld(table: Mapping[str, Any]) -> SafeHtml:
    """``table`` as JSON for a script element, from which none of its text can break out."""
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    signs: dict[str, str | int | None] = {
        "<": "\\u003c",
        ">": "\\u003e",
        "&": "\\u0026",
        "\u2028": "\\u2028",
        "\u2029": "\\u2029",
    }
    return SafeHtml(text.translate(str.maketrans(signs)))


def json_text(table: Mapping[str, Any]) -> SafeHtml:
    """``table``, but for what is None in it, as the whole of a JSON file, in which no sign of HTML means anything."""
    return SafeHtml(json.dumps({name: value for name, value in table.items() if value is not None}, ensure_ascii=False))


def _characters(html: str) -> Iterator[tuple[str, int, int, tuple[int, ...]]]:
    """The characters of sanitised HTML as :func:`plain` gives them: each with its place and the elements around it."""
    open_at: list[int] = []
    space: tuple[str, int, int, tuple[int, ...]] | None = None
    begun = False
    for match in _TOKEN.finditer(html):
        token = match[0]
        if token.startswith("</"):
            open_at = open_at[:-1]
        elif token.startswith("<"):
            open_at = open_at if token.startswith(("<br", "<hr")) else [*open_at, match.start()]
            token = " " if token.startswith("<br") else ""
        for character in unescape(token) if not token.startswith("</") else "":
            here = (character, match.start(), match.end(), tuple(open_at))
            if character.isspace():
                space = space or (" ", *here[1:])
            else:
                if space and begun:
                    yield space
                space, begun = None, True
                yield here


def paragraphs(text: str) -> str:
    """Plain text as HTML: an empty line ends a paragraph, lines inside one are joined."""
    return "".join(
        f"<p>{escape(part)}</p>" for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip()
    )


def out_path(text: str) -> OutPath:
    """``text`` as a path below the output folder: lower-case ASCII segments, no dots that climb."""
    if not _OUT_PATH.fullmatch(text) or len(text) > 400:
        raise OutputError(
            f"{text!r} is not a path this site may have", hint="this is a fault of the program; report it"
        )
    return OutPath(text)


def inside(root: Path, path: OutPath) -> Path:
    """The file ``path`` below ``root``; raises :class:`OutputError` where a link leads out of ``root``."""
    target = root / path
    if not target.parent.resolve().is_relative_to(root.resolve()):
        raise OutputError("leads out of the output folder", where=str(target), hint="remove the link that stands there")
    return target


def slug(text: str, *, otherwise: str = "untitled") -> str:
    """``text`` as a piece of an address: ASCII letters, digits and hyphens, at most 70 characters, cut at a word."""
    ascii_text = anyascii(text.replace("’", "").replace("'", "")).lower()
    words = _SLUG.sub("-", ascii_text).strip("-")
    if len(words) > _SLUG_LENGTH:
        words = words[: _SLUG_LENGTH + 1].rpartition("-")[0] or words[:_SLUG_LENGTH]
    return words or otherwise
