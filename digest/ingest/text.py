"""``.txt``: a raw scrape, one paragraph a line. The lines as they stand; the cleaner judges them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest import border
from digest.errors import SourceError
from digest.ingest.decode import decode, mend, mendable
from digest.model import Line, Meta, Payload, RawDocument

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")


def text(payload: Payload, body: str | None = None) -> Iterator[RawDocument]:
    """The one document in a text file, whose ``body`` may be decoded already; raises :class:`SourceError` where it is
    empty or binary."""
    if body is None:
        body = decode(payload.data, payload.path)
    if not body.strip():
        raise SourceError("is empty", where=payload.path, hint="put the article's text in it, or remove it")
    yield RawDocument(payload.path, payload.path, "txt", body, tuple(lines(body)), Meta())


def lines(body: str, offset: int = 0) -> Iterator[Line]:
    """The non-empty lines of ``body``, encoding mended and white space folded, with their spans moved by ``offset``."""
    good = not mendable(body)
    for match in _LINE.finditer(body):
        raw = match[0]
        stripped = raw.strip()
        if stripped:
            start = match.start() + raw.index(stripped) + offset
            yield Line(border.plain(stripped if good else mend(stripped)), start, start + len(stripped))
