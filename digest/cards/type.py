"""Text in the fonts of the cards: which of it they can draw, how wide it is, and where its lines break."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "fonts"
BOLD = ("NotoSerif-Bold.ttf", "NotoNaskhArabic-Bold.ttf")
FILES = tuple(str(FOLDER / name) for name in (*BOLD, "NotoSerif-Regular.ttf"))
"""All fonts, for who draws."""
_SPARE = 1.02
"""So much wider than its letters a line may become, by pairs of them set apart."""


def drawable(text: str) -> bool:
    """Whether the fonts have a letter for everything in ``text``."""
    known = _advances()
    return all(letter in known or letter.isspace() for letter in unicodedata.normalize("NFC", text))


def width(text: str) -> float:
    """How wide ``text`` in bold is, in heights of the type."""
    known = _advances()
    return sum(known.get(letter, 0.6) for letter in unicodedata.normalize("NFC", text)) * _SPARE


def set_in(text: str, room: float, sizes: Sequence[tuple[int, int]]) -> tuple[int, tuple[str, ...]]:
    """``text`` in lines at most ``room`` pixels wide and of about one length, in the first of ``sizes`` that holds it
    without cutting a word, each with the lines it has room for; in the last what is too long ends in an ellipsis."""
    words = unicodedata.normalize("NFC", text).split()
    for size, lines in sizes:
        found = tuple(_lines(words, room / size))
        if len(found) <= lines and " ".join(found) == " ".join(words):
            return size, _even(words, room / size, found)
    if len(found) <= lines:
        return size, found
    last = found[lines - 1]
    while width(f"{last}…") * size > room:
        last = last[:-1].rstrip()
    return size, (*found[: lines - 1], f"{last}…")


def _even(words: Sequence[str], room: float, found: tuple[str, ...]) -> tuple[str, ...]:
    """The lines ``found`` broken anew as narrow as makes no more of them and cuts no word: so none is left alone."""
    best = found
    for part in range(19, 9, -1):
        narrow = tuple(_lines(words, room * part / 20))
        if len(narrow) > len(found) or " ".join(narrow) != " ".join(found):
            break
        best = narrow
    return best


def _lines(words: Sequence[str], room: float) -> Iterator[str]:
    line = ""
    for word in (piece for one in words for piece in _pieces(one, room)):
        longer = f"{line} {word}".lstrip()
        if line and width(longer) > room:
            yield line
            longer = word
        line = longer
    yield line


def _pieces(word: str, room: float) -> Iterator[str]:
    """``word``, cut where it is wider than a line."""
    while width(word) > room and len(word) > 1:
        end = next(end for end in range(len(word) - 1, 0, -1) if end == 1 or width(word[:end]) <= room)
        yield word[:end]
        word = word[end:]
    yield word


@cache
def _advances() -> Mapping[str, float]:
    """The advance of every letter of the bold fonts, in heights of the type."""
    found: dict[str, float] = {}
    for name in BOLD:
        found = _read((FOLDER / name).read_bytes()) | found
    return found


def _read(font: bytes) -> dict[str, float]:
    """The advances in a TrueType file with a character map of format 4."""
    (count,) = struct.unpack_from(">H", font, 4)
    tables = {font[at : at + 4]: struct.unpack_from(">I", font, at + 8)[0] for at in range(12, 12 + 16 * count, 16)}
    (units,) = struct.unpack_from(">H", font, tables[b"head"] + 18)
    (known,) = struct.unpack_from(">H", font, tables[b"hhea"] + 34)
    advances = [struct.unpack_from(">H", font, tables[b"hmtx"] + 4 * glyph)[0] / units for glyph in range(known)]
    return {chr(code): advances[min(glyph, known - 1)] for code, glyph in _glyphs(font, tables[b"cmap"])}


def _glyphs(font: bytes, cmap: int) -> Iterator[tuple[int, int]]:
    """Each code point with its glyph."""
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    offsets = [struct.unpack_from(">I", font, cmap + 8 + 8 * number)[0] + cmap for number in range(count)]
    at = next(offset for offset in offsets if struct.unpack_from(">H", font, offset)[0] == 4)
    (doubled,) = struct.unpack_from(">H", font, at + 6)
    segments = doubled // 2
    ends = struct.unpack_from(f">{segments}H", font, at + 14)
    starts, deltas, ranges = (struct.unpack_from(f">{segments}H", font, at + 16 + doubled * part) for part in (1, 2, 3))
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if ranges[number]:
                place = at + 16 + doubled * 3 + 2 * number + ranges[number] + 2 * (code - start)
                (glyph,) = struct.unpack_from(">H", font, place)
            glyph = (glyph + deltas[number]) % 65536 if glyph or not ranges[number] else 0
            if glyph:
                yield code, glyph
