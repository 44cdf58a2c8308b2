"""Bytes to text: the one place where an encoding is guessed and a broken one mended."""

from __future__ import annotations

import codecs
import re

import ftfy
from charset_normalizer import from_bytes

from digest.errors import SourceError

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP, Word or e-book file",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x1f\x8b": "a gzip archive",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
}
_CODE_PAGES = [
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "iso8859_15",
    "koi8_u",
    "shift_jis",
    "gb18030",
    "big5",
    "euc_kr",
]
_LOOK = 8192
"""So many bytes (an even number) tell what a file is."""
_UTF8_WITHIN = re.compile(rb"(?:[\xc2\xc3][\xa0-\xbf]|\xe2[\x80-\x84][\x80-\xbf])+")
_UTF8_QUOTES = re.compile(rb"\xe2\x80[\x93\x94\x98\x99\x9c\x9d\xa6]")
"""Quotation marks, dashes and dots in UTF-8: no text in an old code page has these bytes in a row."""
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_MENDABLE = re.compile(
    r"[\u0080-\u009f\u00c2-\u00f4&]"  # one set first: a search passes over all other characters four times as fast
    r"(?:(?<=[\u0080-\u009f])|(?<=[\u00c2-\u00f4])[^\x00-\x7f]|(?<=&)[#\w]{2,8};)"
)
_CUT_QUOTE = re.compile("â€(?![\u0080-\u00bf™œž¦¢“”˜–—])")
_MEND = ftfy.TextFixerConfig(
    uncurl_quotes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    fix_line_breaks=False,
    remove_terminal_escapes=False,
    normalization=None,
)


def decode(data: bytes, where: str) -> str:
    """``data`` as text: byte order mark, else UTF-8, else line by line where a few lines differ, else the best guess.

    Raises :class:`SourceError` where the bytes are no text at all.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = data.decode(encoding, "replace")
            _refuse_unwritten(text, where)
            return text
    unmarked = _unmarked_utf16(data)
    if unmarked is not None:
        return unmarked
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        _refuse_binary(data, where)
        return _legacy(data)
    if "\x00" in text or not text.isprintable():
        _refuse_binary(data, where)
    return text


def _unmarked_utf16(data: bytes) -> str | None:
    """``data`` as UTF-16 that lost its byte order mark: every other byte is often 0 and the ones between never are."""
    head = data[: _LOOK & ~1]
    if len(data) % 2 or b"\x00" not in head:
        return None
    first, second = head[::2].count(0), head[1::2].count(0)
    if min(first, second) or max(first, second) < len(head) / 20:
        return None
    try:
        text = data.decode("utf-16-le" if second else "utf-16-be")
    except UnicodeDecodeError:
        return None
    return None if _CONTROLS.search(text, 0, _LOOK) else text


_UNWRITTEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufdd0-\ufdef\ufffd-\uffff]")
"""Controls, signs without a meaning, and what stands for bytes that could not be read."""
_NO_BINARY = "digest reads text, Markdown, HTML, feeds and mail; save its text as one of them"
_CONTROL_BYTES = bytes([*range(9), *range(14, 32)])


def refuse_known(data: bytes, where: str) -> None:
    """Raises :class:`SourceError` for ``data`` that begins like a file of a kind that holds no plain text."""
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise SourceError(f"is {what}, not an article", where=where, hint=_NO_BINARY)


def _refuse_binary(data: bytes, where: str) -> None:
    refuse_known(data, where)
    head = data[:_LOOK]
    odd = len(head) - len(head.translate(None, _CONTROL_BYTES))
    if odd > len(head) / 50:
        raise SourceError("is a binary file, not text", where=where, hint=_NO_BINARY)


def _refuse_unwritten(text: str, where: str) -> None:
    """A byte order mark makes anything readable: what nobody writes tells that it was no text."""
    head = text[:_LOOK]
    if len(_UNWRITTEN.findall(head)) > len(head) / 20:
        raise SourceError("is a binary file that begins like a text", where=where, hint=_NO_BINARY)


def _legacy(data: bytes) -> str:
    lines = data.split(b"\n")
    bad = [not is_utf8(line) for line in lines]
    others = sum(not line.isascii() for line, is_bad in zip(lines, bad, strict=True) if not is_bad)
    if others and others >= sum(bad):
        parts = [_cp1252(line) if is_bad else line.decode() for line, is_bad in zip(lines, bad, strict=True)]
        return "\n".join(parts)
    if _UTF8_QUOTES.search(data):
        return _cp1252(data)
    best = from_bytes(data[:200_000], cp_isolation=_CODE_PAGES).best()
    if best is None or best.encoding == "cp1252":
        return _cp1252(data)
    return data.decode(best.encoding, "replace")


def is_utf8(data: bytes) -> bool:
    """Whether ``data`` is valid UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _cp1252(data: bytes) -> str:
    """``data`` as Windows-1252, and what can only be UTF-8 in between (quotation marks, small letters) as that."""
    parts: list[str] = []
    at = 0
    for match in _UTF8_WITHIN.finditer(data):
        parts += [_windows(data[at : match.start()]), match[0].decode()]
        at = match.end()
    return "".join([*parts, _windows(data[at:])])


def _windows(data: bytes) -> str:
    """Windows-1252 as the WHATWG Encoding Standard reads it: the five unassigned bytes are C1 controls."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def mendable(text: str) -> bool:
    """Whether ``text`` may hold something to mend."""
    data = text.encode("utf-8", "surrogatepass")
    first = b"\xc2" in data or b"\xc3" in data or b"&" in data  # most texts have none, which bytes tell fastest
    return first and _MENDABLE.search(text) is not None


def mend(text: str) -> str:
    """``text`` with double-encoded characters (``â€™``) and stray HTML entities put right; good text is left alone."""
    return text if not mendable(text) else ftfy.fix_text(_CUT_QUOTE.sub("”", text), _MEND)
