"""The rules for files of images and books: they are what they are called, whole, and not too big."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from lxml import etree

from digest.check import forms
from digest.check.finding import Fault
from digest.check.rules.policy import runs
from digest.check.sheet import of_style
from digest.check.site import Lying, Site

_SIGNS: dict[str, tuple[bytes, ...]] = {
    ".png": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".webp": (b"RIFF",),
    ".avif": (b"ftyp",),
    ".ico": (b"\0\0\1\0",),
    ".epub": (b"PK\3\4",),
}
"""How a file with a suffix begins; what ``ftyp`` begins with is its length."""
_ENDS = {".png": b"IEND\xaeB`\x82", ".jpg": b"\xff\xd9", ".jpeg": b"\xff\xd9", ".gif": b";", ".epub": b"PK\5\6"}
"""What stands near the end of a file with a suffix; a camera may have written a little behind it."""
LARGE = 500_000
"""Bytes of an image from which on readers on a telephone wait."""
_LOADS = frozenset({"image", "use", "feimage"})


def images(site: Site) -> Iterator[Fault]:
    """Every image is what its suffix says, whole, runs and loads nothing, and is below half a megabyte."""
    for path, file in site.files.items():
        suffix = PurePosixPath(path).suffix.lower()
        if suffix == ".epub" or (suffix not in _SIGNS and suffix != ".svg"):
            continue
        what = _drawing(site, path, file) if suffix == ".svg" else _not_its_suffix(file, suffix)
        if what:
            yield Fault("error", path, what, "put the right file there, or build again")
        if file.size > LARGE:
            hint = "make it smaller, or use a newer format"
            yield Fault("warning", path, f"is {file.size / 1e6:.1f} MB, more than {LARGE / 1e6} MB", hint)


def books(site: Site) -> Iterator[Fault]:
    """Every book is an EPUB, and whole."""
    for path, file in site.files.items():
        what = _not_its_suffix(file, ".epub") if path.endswith(".epub") else ""
        if what:
            yield Fault("error", path, what, "build again")


def _not_its_suffix(file: Lying, suffix: str) -> str:
    begins = file.data[4:] if suffix == ".avif" else file.data
    if not begins.startswith(_SIGNS[suffix]):
        return f"is no {suffix[1:].upper()}, whatever it is called"
    cut = suffix == ".webp" and int.from_bytes(file.data[4:8], "little") + 8 > file.size
    return "is cut off: its end is missing" if cut or _ENDS.get(suffix, b"") not in file.ending else ""


def _drawing(site: Site, path: str, file: Lying) -> str:
    """What is wrong with an SVG."""
    try:
        root = forms.xml(file.data)
    except etree.XMLSyntaxError as error:
        return f"is no SVG: {error}"
    if root.tag != "{http://www.w3.org/2000/svg}svg":
        return f"is no SVG: its root is {root.tag}"
    return next((what for one in root.iter(etree.Element) if (what := _within(site, path, one))), "")


def _within(site: Site, path: str, one: etree._Element) -> str:
    """What is wrong with an element of the SVG at ``path``."""
    tag = str(one.tag).rpartition("}")[2].lower()
    if tag == "foreignobject":
        return "holds a page (foreignObject)"
    styles = [str(one.text or "")] if tag == "style" else [str(one.get("style", ""))]
    loaded = [address for text in styles for _, address in of_style(text)]
    for full, value in one.items():
        name = str(full).rpartition("}")[2].lower()
        if name.startswith("on") or (name == "href" and runs(str(value))):
            return "runs a script"
        if name == "href" and tag in _LOADS:
            loaded.append(str(value))
    if tag == "script":
        return "runs a script"
    elsewhere = [address for address in loaded if site.base.target(path, address).where == "outside"]
    return f"loads something from elsewhere: {elsewhere[0][:120]}" if elsewhere else ""
