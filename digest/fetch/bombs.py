"""A feed as text that its reader can be given: what would cost it minutes or gigabytes is refused before."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any
from xml.parsers import expat

from digest.errors import SourceError
from digest.ingest.decode import decode, is_utf8

MOST_TAGS, MOST_ATTRIBUTES, DEEPEST = 300_000, 100, 500
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
_TRUSTED = re.compile(r"(?:iso-?8859|windows-12|cp12|koi8|gb|big5|shift_?jis|euc-|us-ascii|macintosh)", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!\s*DOCTYPE\b", re.IGNORECASE)
_ENTITY = re.compile(r"<!\s*ENTITY\b", re.IGNORECASE)
_ENTITIES = "no feed needs any, and they can be made to swell without end: tell the outlet, or leave the feed out"


def text_of(data: bytes, where: str, charset: str = "") -> str:
    """The feed in ``data`` as text: by its byte order mark, else UTF-8 where it is that, whatever it says of itself,
    else what it says, else the ``charset`` that its server names, else the best guess. Raises :class:`SourceError`
    where it is no text."""
    declared = _DECLARED.search(data[:1000])
    names = (declared[1].decode("ascii") if declared else "", charset)
    for name in names if not is_utf8(data) else ():
        if _TRUSTED.match(name):
            with suppress(LookupError, UnicodeDecodeError):
                return data.decode(name)
    return decode(data, where)


def undeclared(text: str) -> str:
    """``text`` without an XML declaration, whose encoding was that of its bytes."""
    return _DECLARATION.sub("", text)


def defused(text: str, where: str) -> bytes:
    """``text`` as its reader can be given it, in UTF-8. Raises :class:`SourceError` for entities of its own (billion
    laughs, quadratic blow-up, files of this machine), and for more tags, attributes or depth than any feed has."""
    if _DOCTYPE.search(text) and _ENTITY.search(text):
        raise SourceError("declares entities of its own, and was not read", where=where, hint=_ENTITIES)
    if text.count("<") > MOST_TAGS:
        _refuse(f"more than {MOST_TAGS:,} tags", where)
    data = undeclared(text).encode("utf-8", "replace")
    parser = expat.ParserCreate("utf-8")
    depth = 0

    def begin(_: str, attributes: dict[str, Any]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            _refuse(f"tags in tags, {DEEPEST} deep", where)
        if len(attributes) > MOST_ATTRIBUTES:
            _refuse(f"a tag of more than {MOST_ATTRIBUTES} attributes", where)

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    def entity(*_: Any) -> None:
        raise SourceError("declares entities of its own, and was not read", where=where, hint=_ENTITIES)

    parser.StartElementHandler, parser.EndElementHandler, parser.EntityDeclHandler = begin, end, entity
    try:
        parser.Parse(data, True)  # noqa: FBT003 (expat's signature)
    except expat.ExpatError:
        """Its reader mends what is broken, at a cost that grows with its size alone."""
    return data


def _refuse(what: str, where: str) -> None:
    raise SourceError(
        f"has {what}, and was not read", where=where, hint="see what it is; leave it out, or tell the outlet"
    )
