"""Files to disk: one by one, whole or not at all, only where bytes differ; what an earlier build left over is removed.

A manifest in the output folder says which files are ours. Nothing else there is ever changed or removed, and the folder
is never wiped.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Container, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from digest import border
from digest.errors import DigestError, MachineError, OutputError, Skipped
from digest.model import File, OutPath

MANIFEST = ".digest-manifest.json"


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did: counts of files, files left alone with why, and files in the folder that are not ours."""

    written: int
    unchanged: int
    removed: int
    skipped: tuple[Skipped, ...]
    foreign: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the manifest says of a folder: the SHA-256 of each file of ours, two where a write was cut off, and whether
    the site is a preview, which is not to be published."""

    files: Mapping[OutPath, str]
    preview: bool

    @property
    def whole(self) -> bool:
        """Whether the last write came to its end."""
        return not any(" " in hashes for hashes in self.files.values())


def write(files: Iterable[File], root: Path, *, preview: bool = False) -> Written:
    """Makes ``root`` hold ``files``; raises :class:`MachineError` where the disk fails, the old files still there. The
    manifest keeps in mind that they are a ``preview``."""
    wanted = {file.path: file for file in files}
    try:
        root.mkdir(parents=True, exist_ok=True)
        ours = {str(name): value for name, value in read_manifest(root).files.items()}
        hashes: dict[str, str] = {path: _hash(file.data) for path, file in wanted.items()}
        free, skipped = _not_in_the_way(wanted, ours, root)
        # The manifest first knows old and new together: after a write that was cut off no file of ours is unknown.
        both: dict[str, str] = {path: f"{ours.get(path, '')} {hashes[path]}".strip() for path in free}
        replace_whole(root / MANIFEST, _manifest({**ours, **both}, preview=preview))
        counts = _write_all(free, root)
        gone, left = _remove_stale(ours, hashes, root)
        for one in skipped:
            hashes.pop(one.item, None)
        replace_whole(root / MANIFEST, _manifest(hashes, preview=preview))
    except OSError as error:
        raise MachineError(
            f"cannot be written: {error.strerror or error}", where=str(error.filename or root)
        ) from error
    return Written(counts[0], counts[1], gone, (*skipped, *left), foreign(root, hashes))


def read_manifest(root: Path) -> Manifest:
    """The manifest in ``root``, of no file where there is none; raises :class:`OutputError` where it is damaged."""
    path = root / MANIFEST
    if not path.exists():
        return Manifest({}, preview=False)
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        files = {border.out_path(str(name)): str(value) for name, value in table["files"].items()}
        return Manifest(files, preview=bool(table.get("preview")))
    except (ValueError, KeyError, AttributeError, TypeError, OutputError) as error:
        hint = "remove it if this folder is digest's; files of the last build then count as foreign"
        raise OutputError(f"is damaged: {error}", where=str(path), hint=hint) from error


def _manifest(hashes: Mapping[str, str], *, preview: bool) -> bytes:
    table = {"schema": 1} | ({"preview": True} if preview else {}) | {"files": dict(sorted(hashes.items()))}
    return (json.dumps(table, indent=0) + "\n").encode()


def _not_in_the_way(
    wanted: Mapping[OutPath, File], ours: Mapping[str, str], root: Path
) -> tuple[dict[OutPath, File], list[Skipped]]:
    """The files whose places are free, ours, or hold just what is to be written; and the others, with why."""
    free: dict[OutPath, File] = {}
    skipped: list[Skipped] = []
    for path, file in sorted(wanted.items()):
        try:
            target = border.inside(root, path)
            if not (target.is_file() and target.read_bytes() == file.data):
                _refuse_foreign(target, path, ours, root)
            free[path] = file
        except DigestError as error:
            skipped.append(Skipped.of("write", path, error))
    return free, skipped


def _write_all(files: Mapping[OutPath, File], root: Path) -> tuple[int, int]:
    """How many files were written, and how many were there already."""
    written = 0
    for path, file in files.items():
        target = root / path
        if not (target.is_file() and target.read_bytes() == file.data):
            target.parent.mkdir(parents=True, exist_ok=True)
            replace_whole(target, file.data)
            written += 1
    return written, len(files) - written


def _refuse_foreign(target: Path, path: str, ours: Mapping[str, str], root: Path) -> None:
    """Raises :class:`OutputError` where something that we did not write stands at ``target`` or on the way to it."""
    what = in_the_way(target, root, ours=path in ours)
    if what:
        hint = f"move {what.relative_to(root).as_posix()} out of the output folder, then build again"
        raise OutputError("was not written, for something that digest did not make stands in its place", hint=hint)


def in_the_way(target: Path, root: Path, *, ours: bool) -> Path | None:
    """What stands at ``target`` below ``root``, or on the way to it, and is not to be replaced; a file there is where
    it is not ``ours``."""
    for parent in target.parents:
        if parent.is_relative_to(root) and parent.is_file():
            return parent
    return target if target.is_dir() or target.is_symlink() or (target.exists() and not ours) else None


def replace_whole(target: Path, data: bytes) -> None:
    """Puts ``data`` into the file ``target`` whole or not at all."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(data)
        temporary.replace(target)
    except OSError:
        with suppress(OSError):
            temporary.unlink()
        raise


def save(target: Path, data: bytes) -> None:
    """:func:`replace_whole`, in a folder that is made where it is missing; raises :class:`MachineError`."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        replace_whole(target, data)
    except OSError as error:
        raise MachineError(f"cannot be written: {error.strerror or error}", where=str(target)) from error


def _remove_stale(ours: Mapping[str, str], wanted: Mapping[str, str], root: Path) -> tuple[int, list[Skipped]]:
    """Removes what only an earlier build wrote, unless somebody changed it since; then empty folders on the way up."""
    gone = 0
    left: list[Skipped] = []
    for name in sorted(set(ours) - set(wanted)):
        target = border.inside(root, border.out_path(name))
        if not target.is_file():
            continue
        if _hash(target.read_bytes()) not in ours[name].split():
            hint = "remove it yourself, or move it out of the output folder to keep it"
            left.append(
                Skipped("write", name, "is no longer part of the site, but was changed by hand and is left there", hint)
            )
            continue
        target.unlink()
        gone += 1
        for folder in target.parents:
            if folder == root or any(folder.iterdir()):
                break
            folder.rmdir()
    return gone, left


def foreign(root: Path, ours: Container[str]) -> tuple[str, ...]:
    """The files in ``root`` that are not among ``ours``, without those that are hidden."""
    found = []
    for folder, subfolders, names in os.walk(root):
        subfolders[:] = [name for name in subfolders if not name.startswith(".")]
        paths = (Path(folder, name).relative_to(root).as_posix() for name in names if not name.startswith("."))
        found += [path for path in paths if path not in ours]
    return tuple(sorted(found))


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
