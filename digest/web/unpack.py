"""A body as its server packed it, unpacked piece by piece, so that a few bytes never become a great many at once."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from itertools import chain

from digest.web import WebError, Why

ACCEPTED = "gzip, deflate"
PIECE = 65_536
_OURS = frozenset({"gzip", "deflate"})
_PACKINGS = _OURS | {"br", "zstd", "compress", "dcb", "dcz", "bzip2", "lzma", "xz", "exi", "pack200-gzip"}
"""What a body can be packed by. Whatever else a server writes there is a slip; browsers show such a body as it is."""
_GZIP = b"\x1f\x8b"


def unpacked(pieces: Iterable[bytes], coding: str) -> Iterator[bytes]:
    """``pieces`` unpacked as ``coding`` (the header Content-Encoding) says, at most 64 KiB at a time. What is not
    packed although its server says so is given as it came, as is what it says of no packing (``none``, ``utf-8``).
    Raises :class:`WebError` for any packing but one by gzip or deflate, and for what is damaged or breaks off."""
    named = [one.strip().lower().removeprefix("x-") for one in coding.split(",")]
    packed = [one for one in named if one in _PACKINGS]
    if not packed:
        return iter(pieces)
    if len(packed) > 1 or packed[0] not in _OURS:
        raise WebError(f"packs its text as {', '.join(packed)[:60]!r}, which digest did not ask for")
    return _inflated(_opened(iter(pieces)), raw=packed == ["deflate"])


def _opened(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """``pieces``, of which the first is long enough to tell what it is."""
    first = b""
    for piece in pieces:
        first += piece
        if len(first) > 1:
            break
    yield first
    yield from pieces


def _inflated(pieces: Iterator[bytes], *, raw: bool) -> Iterator[bytes]:
    first = next(pieces)
    bits = _bits(first, raw=raw)
    if bits is None:
        yield first
        yield from pieces
        return
    yield from _through(chain((first,), pieces), bits)


def _through(pieces: Iterable[bytes], bits: int) -> Iterator[bytes]:
    """The text of one packed body, or of several (of gzip) one behind the other; what follows it is let go."""
    engine, rest = zlib.decompressobj(bits), b""
    try:
        for piece in pieces:
            rest += piece
            while rest:
                if engine.eof and len(rest) == 1:
                    break
                if engine.eof and not rest.startswith(_GZIP):
                    return
                engine = zlib.decompressobj(bits) if engine.eof else engine
                yield engine.decompress(rest, PIECE)
                rest = engine.unused_data if engine.eof else engine.unconsumed_tail
        while not engine.eof and (held := engine.decompress(b"", PIECE)):
            yield held
    except zlib.error as error:
        raise WebError("sends text that cannot be unpacked", why=Why(again=True)) from error
    if not engine.eof:
        raise WebError("breaks off in the middle", why=Why(again=True))


def _bits(first: bytes, *, raw: bool) -> int | None:
    """What zlib is to be told of a body that begins with ``first``, None where it is not packed."""
    if first.startswith(_GZIP):
        return zlib.MAX_WBITS | 16
    if len(first) > 1 and first[0] & 15 == zlib.DEFLATED and int.from_bytes(first[:2]) % 31 == 0:
        return zlib.MAX_WBITS
    return -zlib.MAX_WBITS if raw and first else None
