"""One run at a time: two would each take what the other has not put on record yet."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from digest.errors import MachineError
from digest.fetched import FOLDER

try:
    import fcntl
except ImportError:  # Windows has no lock on a folder
    fcntl = None  # type: ignore[assignment]


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Holds the record of the site in ``root`` for one run; raises :class:`MachineError` where another run has it. The
    lock is the system's and lies on the folder: it leaves no file, and ends with the process however that ends. Where
    the system or the disk knows no such lock, there is none."""
    held = _locked(root / FOLDER)
    try:
        yield
    finally:
        if held is not None:
            os.close(held)


def _locked(folder: Path) -> int | None:
    """The folder, opened and locked; None where that cannot be."""
    if not fcntl:
        return None
    with suppress(OSError):  # what is the matter with the folder is said by whoever writes there
        folder.mkdir(exist_ok=True)
        opened = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(opened)
            hint = "wait until it has ended; for a schedule, docs/deploy.md shows how a run is left out instead"
            raise MachineError("another 'digest fetch' is at work here", where=FOLDER, hint=hint) from error
        except OSError:
            os.close(opened)
        else:
            return opened
    return None
