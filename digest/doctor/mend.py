"""The safe changes, made: a few letters in one file, proved before it is written. Never a commit, never a push."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from digest.doctor.finding import Edit, Finding
from digest.doctor.yamls import applied, says_no_more
from digest.errors import MachineError
from digest.write import replace_whole


@dataclass(frozen=True, slots=True)
class Mended:
    """What was done about a finding, in a sentence, and in which file."""

    finding: Finding
    path: str
    done: str


def mend(findings: Iterable[Finding], root: Path) -> tuple[Mended, ...]:
    """Makes the changes of ``findings`` in the files they name from ``root``, each file written once and whole; raises
    :class:`MachineError` where it cannot be. A change that no longer fits its file is left out."""
    wanted: dict[str, list[tuple[Finding, Edit]]] = {}
    for finding in findings:
        if finding.edit is not None:
            wanted.setdefault(finding.edit.path, []).append((finding, finding.edit))
    return tuple(one for path, edits in sorted(wanted.items()) for one in _in_file(root / path, edits))


def _in_file(path: Path, edits: list[tuple[Finding, Edit]]) -> list[Mended]:
    made = []
    try:
        if path.is_symlink():
            return []
        before = path.read_bytes().decode() if path.exists() else ""
        text = before
        # From the end of the file on, so that the places of those before stay what they are.
        for finding, edit in sorted(edits, key=lambda one: one[1].start, reverse=True):
            if not edit.values or says_no_more(text, edit):
                text = applied(text, edit)
                made.append(Mended(finding, edit.path, edit.done))
        if text != before:
            mode = path.stat().st_mode & 0o777 if path.exists() else None
            replace_whole(path, text.encode())
            if mode is not None:
                path.chmod(mode)
    except (OSError, UnicodeDecodeError) as error:
        raise MachineError(f"cannot be written: {error}", where=str(path)) from error
    return made[::-1]
