"""The rule for files of images: they are what they are called, and not too big."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from lxml import etree

from digest.check import forms
from digest.check.finding import Fault
from digest.check.site import Lying, Site

_SIGNS: dict[str, tuple[bytes, ...]] = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".webp": (b"RIFF",),
    ".avif": (b"ftyp",),
    ".ico": (b"\0\0\1\0",),
}
"""How a file with a suffix begins; what ``ftyp`` begins with is its length."""
LARGE = 500_000
"""Bytes of an image from which on readers on a telephone wait."""


def images(site: Site) -> Iterator[Fault]:
    """Every image is what its suffix says, and below half a megabyte."""
    for path, file in site.files.items():
        suffix = PurePosixPath(path).suffix.lower()
        if suffix not in _SIGNS and suffix != ".svg":
            continue
        what = _drawing(file) if suffix == ".svg" else _not_its_suffix(file, suffix)
        if what:
            yield Fault("error", path, what, "put the right file there, or build again")
        if file.size > LARGE:
            hint = "make it smaller, or use a newer format"
            yield Fault("warning", path, f"is {file.size / 1e6:.1f} MB, more than {LARGE / 1e6} MB", hint)


def _not_its_suffix(file: Lying, suffix: str) -> str:
    begins = file.data[4:] if suffix == ".avif" else file.data
    return "" if begins.startswith(_SIGNS[suffix]) else f"is no {suffix[1:].upper()}, whatever it is called"


def _drawing(file: Lying) -> str:
    """What is wrong with an SVG."""
    try:
        root = forms.xml(file.data)
    except etree.XMLSyntaxError as error:
        return f"is no SVG: {error}"
    if root.tag != "{http://www.w3.org/2000/svg}svg":
        return f"is no SVG: its root is {root.tag}"
    runs = any(
        str(one.tag).endswith("}script") or any(str(n).startswith("on") for n in one.attrib) for one in root.iter()
    )
    return "runs a script" if runs else ""
