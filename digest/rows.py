"""Files of sorted JSON lines below a first line that counts them: as text and back. What is otherwise is refused with
its place, never mended: a file mended by a guess proves nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NoReturn

from digest.contracts import line
from digest.errors import ContentError

VERSION = 2
RESTORE = "restore the file from git, or from another copy; digest does not write over it"
MERGED = "take one branch's file whole (git checkout BRANCH -- FILE), then build again; nothing was written over it"
EITHER = f"after a merge {MERGED}; else restore the file"
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


def written(kind: str, tables: Sequence[Mapping[str, Any]]) -> bytes:
    """``tables`` as a file of ``kind``: a line each, below one with their number and a hash."""
    body = "".join(f"{line(table)}\n" for table in tables)
    return f"{line(_header(kind, body))}\n{body}".encode()


def read(kind: str, path: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Each line of a file of ``kind`` below its first with its place; raises :class:`ContentError`, at the latest after
    the last of them, where the file is not whole. One of version 1 has no number and no hash, and is taken as it is."""
    text = _text(path, data)
    rows = text.split("\n")
    header = _first(kind, path, rows[0])
    for number, row in enumerate(rows[1:-1], 2):
        check(f"{path}:{number}", row)
        yield f"{path}:{number}", row
    if rows[-1]:
        refuse(f"{path}:{len(rows)}", "is cut off: a file of the ledger ends with a whole line")
    found = _header(kind, text.partition("\n")[2])
    if header["version"] == VERSION and header != found:
        said = "lines, and there are" if header.get("lines") != found["lines"] else "other lines than the"
        refuse(f"{path}:1", f"counts {header.get('lines')} {said} {found['lines']} below it", EITHER)


def older(path: str, data: bytes) -> list[str]:
    """The lines of a file from a time when there was no first line to count them; checked alike."""
    rows = _text(path, data).split("\n")
    for number, row in enumerate(rows[:-1], 1):
        check(f"{path}:{number}", row)
    if rows[-1]:
        refuse(f"{path}:{len(rows)}", "is cut off: a file of the ledger ends with a whole line")
    return rows[:-1]


def parsed(where: str, row: str) -> Any:
    """The JSON of a line."""
    try:
        return json.loads(row)
    except (ValueError, RecursionError) as error:
        refuse(where, f"is not JSON: {error}")


def refuse(where: str, what: str, hint: str = RESTORE) -> NoReturn:
    """Says what is wrong with the file, where, and what to do."""
    raise ContentError(what, where=where, hint=hint)


def check(where: str, row: str) -> None:
    """Refuses what Git leaves in a file: marks of a conflict, line ends of another system."""
    if row.startswith(_CONFLICT):
        refuse(where, "holds a conflict that git could not settle", MERGED)
    if row.endswith("\r"):
        hint = "put 'ledger/*.jsonl -text' into .gitattributes, then restore the file from git"
        refuse(where, "has the line ends of Windows", hint)


def _header(kind: str, body: str) -> dict[str, Any]:
    digits = hashlib.sha256(body.encode()).hexdigest()[:12]
    return {"digest": kind, "version": VERSION, "lines": body.count("\n"), "sha256": digits}


def _first(kind: str, path: str, row: str) -> dict[str, Any]:
    """The first line of a file of ``kind``."""
    check(f"{path}:1", row)
    try:
        table: dict[str, Any] = json.loads(row)
        version = table["version"] if table["digest"] == kind else None
    except (ValueError, TypeError, KeyError, RecursionError):
        version = None
    if version is None:
        form = line({"digest": kind, "version": VERSION, "lines": 0, "sha256": "…"})
        refuse(f"{path}:1", f"is not the first line of a file of the ledger, such as {form}")
    if version not in {1, VERSION}:
        hint = "use the digest that wrote it, or a newer one; this one does not write over it"
        refuse(f"{path}:1", f"has the version {version!r}, and this digest knows none above {VERSION}", hint)
    expected = {"digest", "version"} | ({"lines", "sha256"} if version == VERSION else set())
    if line(table) != row or table.keys() != expected:
        refuse(f"{path}:1", "is not written as digest writes it")
    return table


def _text(path: str, data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        at = data.count(b"\n", 0, error.start) + 1
        refuse(f"{path}:{at}", "is not UTF-8")
