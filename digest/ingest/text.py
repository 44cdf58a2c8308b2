"""``.txt``: a raw scrape, one paragraph a line. The lines as they stand; the cleaner judges them."""

from __future__ import annotations

from collections.abc import Iterator

from digest import border
from digest.errors import SourceError
from digest.ingest.decode import decode, mend, mendable
from digest.model import Line, Meta, Payload, RawDocument

_SEPARATORS, _NO_SEPARATOR = "\x1c\x1d\x1e", "\x1f"
"""Controls that end no line of a text file, though ``splitlines`` thinks so, and one like them that it leaves alone."""


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
    for separator in _SEPARATORS:
        body = body.replace(separator, _NO_SEPARATOR)
    at = offset
    for raw in body.splitlines(keepends=True):  # four times as fast as a pattern of all that ends a line
        stripped = raw.strip()
        if stripped:
            start = at + raw.index(stripped)
            yield Line(border.plain(stripped if good else mend(stripped)), start, start + len(stripped))
        at += len(raw)
