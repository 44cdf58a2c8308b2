"""The ledger as the commands read and write it."""

from __future__ import annotations

from collections.abc import Mapping

from digest.config import Config
from digest.errors import MachineError
from digest.ledger import FOLDER, Ledger, read_ledger
from digest.write import replace_whole


def site_ledger(config: Config) -> Ledger | None:
    """The ledger beside digest.toml, None where there is none; raises :class:`ContentError` where it is damaged."""
    return read_ledger(config.root) if config.root.is_absolute() else None


def keep_ledger(files: Mapping[str, bytes] | None, config: Config) -> list[str]:
    """Puts the ``files`` of the ledger into its folder, where they differ, and gives their names; raises
    :class:`MachineError`."""
    folder = config.root / FOLDER
    written = []
    try:
        for name, data in sorted((files or {}).items()):
            folder.mkdir(exist_ok=True)
            if not (folder / name).is_file() or (folder / name).read_bytes() != data:
                replace_whole(folder / name, data)
                written.append(name)
    except OSError as error:
        where = str(error.filename or folder)
        raise MachineError(f"cannot be written: {error.strerror or error}", where=where) from error
    return written
