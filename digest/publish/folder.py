"""The site as plain files in a folder, for rsync and for every host that Git is not spoken with."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import Path

from digest import border
from digest.config import Config
from digest.errors import MachineError, SettingsError
from digest.fetched import FOLDER as FETCHED
from digest.ledger import FOLDER as LEDGER
from digest.model import File, OutPath
from digest.publish.branch import refuse_other_site
from digest.publish.changes import Changes, compare
from digest.publish.site import STATUS, Built, file_hash, refuse_busy, refuse_forgetful, status_of
from digest.write import Written, foreign, in_the_way, read_manifest, write

_MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class Folder:
    """Where plain files go, and what would change there."""

    root: Path
    changes: Changes


def into(folder: Path, site: Built, config: Config, *, force: bool) -> Folder:
    """What :func:`put` would change in ``folder``; raises :class:`SettingsError` where that is one of ``config``'s own,
    where a file of another stands in the place of one of ``site``'s, or where it holds another site, a newer state of
    this one, or files and digest never published there, and there is no ``force``."""
    root = folder.expanduser().resolve()
    _refuse_own(root, config)
    try:
        ours = read_manifest(root).files
        before = {str(path): file_hash(root / path) or "" for path in (*site.files, *ours)}
        there = status_of((root / STATUS).read_bytes()) if before.get(STATUS) else None
    except OSError as error:
        raise MachineError(f"cannot be read: {error.strerror or error}", where=str(error.filename or root)) from error
    if there and not force:
        refuse_other_site(there, site.status, str(root))
        refuse_forgetful(there, ours, site, str(root))
    _refuse_foreign(root, site, before, ours)
    others = foreign(root, {}) if root.is_dir() and not (ours or force) else ()
    if others:
        some = ", ".join(others[:_MOST_NAMES]) + (" …" if len(others) > _MOST_NAMES else "")
        what = f"digest never published to this folder, and it is not empty: {some}"
        hint = "name an empty or a new one; or --force puts the site beside what is there"
        raise SettingsError(what, where=str(root), hint=hint)
    return Folder(root, compare({path: known for path, known in before.items() if known}, _strings(site.files)))


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
        *((which, config.root.resolve() / which) for which in (LEDGER, FETCHED)),
    ]
    for which, other in folders:
        if root.is_relative_to(other) or other.is_relative_to(root):
            what = f"this folder and the {which} folder of the paper lie in each other"
            raise SettingsError(what, where=str(root), hint="name another with --folder")
    below = root.relative_to(config.root.resolve()).parts if root.is_relative_to(config.root.resolve()) else ()
    if any(name.startswith(".") for name in below):
        what = "lies in a hidden folder of the paper, where Git, workflows and caches have their files"
        raise SettingsError(what, where=str(root), hint="name another with --folder")
    if root.exists() and not root.is_dir():
        raise SettingsError("is no folder", where=str(root), hint="name another with --folder")


def _refuse_foreign(root: Path, site: Built, before: Mapping[str, str], ours: Container[str]) -> None:
    """Nothing is written where a part could not be: half a site is none."""
    found = [
        there.relative_to(root).as_posix()
        for path in site.files
        if before.get(path) != site.files[path]
        and (there := in_the_way(border.inside(root, path), root, ours=path in ours))
    ]
    if found:
        names = list(dict.fromkeys(found))
        more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
        stands = (
            "stand where the site has files of its" if len(names) > 1 else "stands where the site has a file of its"
        )
        what = f"{', '.join(names[:_MOST_NAMES])}{more}, which digest did not put there, {stands} own"
        hint = "move what is yours out of this folder, or name another with --folder; nothing was written"
        raise SettingsError(what, where=str(root), hint=hint)


def _strings(files: Mapping[OutPath, str]) -> dict[str, str]:
    return {str(path): known for path, known in files.items()}
