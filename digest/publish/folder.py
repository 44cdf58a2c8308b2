"""The site as plain files in a folder, for rsync and for every host that Git is not spoken with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from digest.config import Config
from digest.errors import MachineError, SettingsError
from digest.ledger import FOLDER
from digest.model import File, OutPath
from digest.publish.branch import refuse_other_site
from digest.publish.changes import Changes, changes
from digest.publish.site import STATUS, Built, file_hash, refuse_busy, refuse_forgetful, status_of
from digest.write import Written, read_manifest, write


@dataclass(frozen=True, slots=True)
class Folder:
    """Where plain files go, and what would change there."""

    root: Path
    changes: Changes


def into(folder: Path, site: Built, config: Config, *, force: bool) -> Folder:
    """What :func:`put` would change in ``folder``; raises :class:`SettingsError` where that is one of ``config``'s own,
    or holds another site, or a newer state of this one, and there is no ``force``."""
    root = folder.expanduser().resolve()
    _refuse_own(root, config)
    ours = read_manifest(root).files
    try:
        before = {str(path): file_hash(root / path) or "" for path in (*site.files, *ours)}
        there = status_of((root / STATUS).read_bytes()) if before.get(STATUS) else None
    except OSError as error:
        raise MachineError(f"cannot be read: {error.strerror or error}", where=str(error.filename or root)) from error
    if there and not force:
        refuse_other_site(there, site.status, str(root))
        refuse_forgetful(there, ours, site, str(root))
    return Folder(root, changes({path: known for path, known in before.items() if known}, _strings(site.files)))


def put(folder: Folder, site: Built) -> Written:
    """Makes ``folder`` hold the files of ``site``. A file whose bytes are the same is left as it is, with its time;
    what digest did not put there is not touched. Raises :class:`MachineError` where the disk fails."""
    try:
        files = [File(path, (site.root / path).read_bytes()) for path in site.files]
    except OSError as error:
        raise MachineError(f"cannot be read: {error.strerror or error}", where=str(error.filename)) from error
    refuse_busy(site)
    return write(files, folder.root)


def _refuse_own(root: Path, config: Config) -> None:
    folders = [
        *((w, config.folder(w)) for w in ("output", "content", "templates", "rules", "overrides")),
        (FOLDER, config.root.resolve() / FOLDER),
    ]
    for which, other in folders:
        if root.is_relative_to(other) or other.is_relative_to(root):
            what = f"this folder and the {which} folder of the paper lie in each other"
            raise SettingsError(what, where=str(root), hint="name another with --folder")
    if root.exists() and not root.is_dir():
        raise SettingsError("is no folder", where=str(root), hint="name another with --folder")


def _strings(files: Mapping[OutPath, str]) -> dict[str, str]:
    return {str(path): known for path, known in files.items()}
