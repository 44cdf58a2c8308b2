"""The only Jinja: pages to files. Autoescape is on for every template, and an unknown name is an error."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from types import CodeType
from typing import Any
from urllib.parse import urljoin, urlsplit
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from jinja2 import (
    BytecodeCache,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    pass_context,
)
from jinja2.bccache import Bucket
from jinja2.runtime import Context

from digest import border
from digest.errors import SettingsError
from digest.model import File, OutPath, Page, SafeHtml
from digest.texts import Texts, texts

_BLANK_LINES = re.compile(r"\n[ \t]*(?=\n)")


def builtin_templates() -> Path:
    """The templates that come with digest: in the installed package, or beside it in a checkout."""
    packaged = Path(__file__).parent / "templates"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "templates"


@dataclass(eq=False)
class _Compiled(BytecodeCache):
    """The code of the templates of sites at ``base_url``, which is in what a filter makes of a constant. Each stands
    with the checksum of its template's text. To make it is most of a small paper's build."""

    base_url: str
    codes: dict[str, tuple[str, CodeType]] = field(default_factory=dict)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives ``bucket`` its code where its text is the one that the code was made of."""
        checksum, code = self.codes.get(bucket.key, ("", None))
        bucket.code = code if checksum == bucket.checksum else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps the code of ``bucket`` in memory."""
        if bucket.code:
            self.codes[bucket.key] = bucket.checksum, bucket.code


_compiled = lru_cache(maxsize=4)(_Compiled)


@dataclass(frozen=True)
class Renderer:
    """Renders pages. ``own`` is the site's template folder, which wins file by file; ``!builtin/…`` reaches ours."""

    own: Path
    base_url: str
    texts: Texts = field(default_factory=lambda: texts("en"), repr=False)
    environment: Environment = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        builtin = FileSystemLoader(builtin_templates())
        loader = ChoiceLoader([FileSystemLoader(self.own), builtin, PrefixLoader({"!builtin": builtin})])
        # Autoescape is on for every template, so nothing reaches a page unescaped but SafeHtml.
        made = Environment(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=_compiled(self.base_url),
        )
        made.filters |= {
            "link": _link,
            "absolute": self._absolute,
            "xml": border.xml,
            "json_ld": self._json_ld,
            "json": border.json_text,
        }
        made.globals = {"t": self.texts.markup}
        object.__setattr__(self, "environment", made)

    def __call__(self, page: Page, site: Any) -> File:
        """``page`` as a file; raises :class:`SettingsError` where a template of the owner's is wrong."""
        if page.parts:
            return File(page.path, _zipped([(name, self(part, site).data) for name, part in page.parts]))
        try:
            text = self.environment.get_template(page.template).render(page=page, it=page.it, site=site)
        except TemplateError as error:
            where = f"{getattr(error, 'filename', None) or page.template}:{getattr(error, 'lineno', '?')}"
            raise SettingsError(f"the template cannot be rendered for {page.path}: {error}", where=where) from error
        return File(page.path, (text if "<pre" in text else _BLANK_LINES.sub("", text)).encode())

    def _absolute(self, path: str) -> str:
        return urljoin(self.base_url, path.removesuffix("index.html"))

    def _json_ld(self, table: Mapping[str, Any]) -> SafeHtml:
        """``table`` as linked data, its addresses within the site made absolute."""
        path = table["mainEntityOfPage"]
        return border.json_ld({**table, "mainEntityOfPage": self._absolute(path)})

    def static(self) -> Iterator[File]:
        """The theme's static files, the owner's before ours, each with a piece of its hash in its name."""
        found: dict[str, Path] = {}
        for root in (builtin_templates() / "static", self.own / "static"):
            for path in sorted(root.rglob("*")) if root.is_dir() else []:
                if path.is_file() and not path.name.startswith("."):
                    found[path.relative_to(root).as_posix()] = path
        for name, path in sorted(found.items()):
            data = path.read_bytes()
            stem, dot, ending = name.rpartition(".")
            mark = hashlib.sha256(data).hexdigest()[:8]
            yield File(border.out_path(f"static/{stem}.{mark}{dot}{ending}"), data)


def _zipped(files: Sequence[tuple[str, bytes]]) -> bytes:
    """``files`` as a ZIP archive, the same bytes for the same files: without times, and the first stored as it is."""
    whole = BytesIO()
    with ZipFile(whole, "w") as archive:
        for name, data in files:
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data, ZIP_DEFLATED if archive.filelist else ZIP_STORED)
    return whole.getvalue()


@pass_context
def _link(context: Context, path: str, fragment: str = "") -> str:
    """A link from the page being rendered to ``path``, relative, so that it holds at any address and from a disk.

    The page for what is not found may be shown at any address, so its links begin at the site's own root.
    """
    here: OutPath = context["page"].path
    tail = f"#{fragment}" if fragment else ""
    if here == "404.html":
        return f"{urlsplit(context['site'].base_url).path}{path.removesuffix('index.html')}{tail}"
    return posixpath.relpath(path, posixpath.dirname(here) or ".") + tail
