"""Files that are nobody's work: hidden ones, and those that an editor leaves while it saves."""

from __future__ import annotations

from pathlib import PurePath

_ENDINGS = ("~", ".swp", ".swx", ".swo", ".tmp", ".part", ".crdownload", "___jb_tmp___", "___jb_old___")
_VIM = "4913"
"""A file of this name is vim's way to see whether it may write in a folder."""


def is_scrap(path: PurePath) -> bool:
    """Whether the file at ``path``, as seen from the folder in which files are looked for, is nobody's work. A folder
    may be called as it likes, but for a dot at the beginning."""
    name = path.name
    hidden = any(part.startswith(".") for part in path.parts)
    return hidden or name.endswith(_ENDINGS) or name == _VIM or (name[:1] == name[-1:] == "#")
