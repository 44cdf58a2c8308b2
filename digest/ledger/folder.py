"""The ledger's folder: the only part of the ledger that looks at a disk."""

from __future__ import annotations

from pathlib import Path

from digest.errors import MachineError, SettingsError
from digest.ingest import committed
from digest.ledger.lines import Ledger
from digest.ledger.text import parsed

FOLDER = "ledger"


def read_ledger(root: Path) -> Ledger | None:
    """The ledger beside the digest.toml in ``root``, None where there is none; raises :class:`ContentError` where it
    is damaged."""
    folder = root / FOLDER
    if not folder.exists():
        return None
    if not folder.is_dir():
        raise SettingsError("is no folder", where=str(folder), hint="digest keeps its ledger there; move it elsewhere")
    try:
        files = {path.name: path.read_bytes() for path in folder.glob("*.jsonl") if not path.name.startswith(".")}
    except OSError as error:
        raise MachineError(f"cannot be read: {error.strerror or error}", where=str(error.filename)) from error
    return parsed(files, FOLDER)


def gone(root: Path) -> tuple[str, ...]:
    """What is to be told where no file of a ledger is in ``root`` and Git's last commit there has one: nothing that was
    published would be kept. Nothing where Git cannot tell."""
    if not root.is_absolute() or any((root / FOLDER).glob("*.jsonl")):
        return ()
    if not committed(root, FOLDER, ".jsonl"):
        return ()
    return (
        f"{FOLDER}/ is gone, which Git's last commit has: addresses and sealed editions are not kept; 'git checkout "
        f"HEAD -- {FOLDER}' brings it back; to begin without a past, commit that it is gone",
    )
