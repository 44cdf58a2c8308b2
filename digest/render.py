"""The only Jinja: pages to files. Autoescape is on for every template, and an unknown name is an error."""

from __future__ import annotations

import difflib
import hashlib
import posixpath
import re
import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from pathlib import Path, PurePosixPath
from types import CodeType
from typing import Any
from urllib.parse import urljoin, urlsplit
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from jinja2 import (
    BytecodeCache,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    pass_context,
)
from jinja2.bccache import Bucket
from jinja2.runtime import Context

from digest import border
from digest.errors import DigestError, OutputError, SettingsError
from digest.model import File, OutPath, Page
from digest.scraps import is_scrap
from digest.texts import Texts, texts

_ICON = "favicon.ico"
_URL_IN_CSS = re.compile(r"""(url\(\s*["']?)([^"')\s]+)""")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_MARGINS = re.compile(r"\s*\n\s*")


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
    files: Mapping[str, File] = field(init=False, repr=False, compare=False)
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
            "json_ld": border.json_ld,
            "json": border.json_text,
            "static": self._static,
            "figure": self.texts.figure,
        }
        made.tests["static"] = self._is_static
        made.globals = {"t": self.texts.markup}
        object.__setattr__(self, "files", dict(_static_files(self.own)))
        object.__setattr__(self, "environment", made)

    def __call__(self, page: Page, site: Any) -> File:
        """``page`` as a file; raises :class:`SettingsError` where a template of the owner's is wrong."""
        if page.parts:
            return File(page.path, _zipped([(name, self(part, site).data) for name, part in page.parts]))
        try:
            text = self.environment.get_template(page.template).render(page=page, it=page.it, site=site)
        except Exception as error:
            raise self._told(error, page) from error
        return File(page.path, _tight(text, page.path).encode())

    def theme(self) -> tuple[str, ...]:
        """What pages depend on but for what they show and their words: where the site stands, its static files by their
        paths, which have a piece of their hash, and every template as it is now, by name and hash."""
        files = ((path, root) for root in (builtin_templates(), self.own) for path in sorted(root.rglob("*")))
        read = (path for path, root in files if path.is_file() and not is_scrap(path.relative_to(root)))
        templates = (f"{path} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in read)
        return (self.base_url, *(file.path for file in self.files.values()), *templates)

    def _told(self, error: Exception, page: Page) -> Exception:
        """``error`` as one that names template and line; where our own template fails, but by its words, it is a bug
        and stays what it is."""
        where, line = page.template, 0
        for frame in traceback.extract_tb(error.__traceback__):
            if not frame.filename.endswith(".py"):
                where, line = frame.filename, frame.lineno or 0
        if isinstance(error, TemplateSyntaxError):
            where, line = error.filename or error.name or where, error.lineno
        if not isinstance(error, TemplateError | DigestError) and not Path(where).is_relative_to(self.own):
            return error
        what, hint = (error.what, error.hint) if isinstance(error, DigestError) else (_plainly(error), "")
        place = f"{where}:{line}" if line else where
        return SettingsError(f"the template cannot be rendered for {page.path}: {what}", where=place, hint=hint)

    @pass_context
    def _static(self, context: Context, name: str) -> str:
        """A link to the static file that the theme or the site calls ``name``."""
        if name not in self.files:
            near = difflib.get_close_matches(name, self.files, 1)
            hint = f"did you mean '{near[0]}'?" if near else f"put it into {self.own / 'static'}"
            raise SettingsError(f"there is no static file '{name}'", hint=hint)
        return _link(context, self.files[name].path)

    @pass_context
    def _is_static(self, _context: Context, name: str) -> bool:
        """Whether there is a static file of this name. By its context it is asked at each build anew."""
        return name in self.files

    def _absolute(self, path: str) -> str:
        return urljoin(self.base_url, path.removesuffix("index.html"))


def _plainly(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it goes in a circle: it extends or includes itself"
    if isinstance(error, TemplateNotFound):
        return f"there is no template '{error.name}'"
    return str(error) if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"


def _static_files(own: Path) -> Iterator[tuple[str, File]]:
    """The theme's static files by their plain names, the owner's before ours, each with a piece of its hash in its
    path. A style sheet's ``url(name)`` becomes the path of the file of that name beside it."""
    found: dict[str, Path] = {}
    for root in (builtin_templates() / "static", own / "static"):
        for path in sorted(root.rglob("*")) if root.is_dir() else []:
            if path.is_file() and not path.name.startswith("."):
                found[path.relative_to(root).as_posix()] = path
    made: dict[str, File] = {}
    for name, path in sorted(found.items(), key=lambda one: (one[0].endswith(".css"), one)):
        data = path.read_bytes()
        made[name] = _marked(name, _with_paths(name, data, made) if name.endswith(".css") else data)
    yield from sorted(made.items())


def _marked(name: str, data: bytes) -> File:
    if name == _ICON:  # programs ask for it of their own accord at the top of a site
        return File(border.out_path(name), data)
    plain = PurePosixPath(name)
    marked = plain.with_name(f"{plain.stem}.{hashlib.sha256(data).hexdigest()[:8]}{plain.suffix}")
    try:
        return File(border.out_path(f"static/{marked}".lower()), data)
    except OutputError:
        hint = "name it with letters a to z, digits, '-', '_' and '.' only"
        raise SettingsError("a static file may not be called so", where=f"static/{name}", hint=hint) from None


def _with_paths(name: str, data: bytes, files: Mapping[str, File]) -> bytes:
    folder = posixpath.dirname(name)

    def path(found: re.Match[str]) -> str:
        file = files.get(posixpath.normpath(posixpath.join(folder, found[2])))
        return found[1] + (posixpath.relpath(file.path, posixpath.join("static", folder)) if file else found[2])

    return _URL_IN_CSS.sub(path, data.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")


def _zipped(files: Sequence[tuple[str, bytes]]) -> bytes:
    """``files`` as a ZIP archive, the same bytes on any machine: without times, and stored as they are,
    for packed bytes are those of the machine's own packer."""
    whole = BytesIO()
    with ZipFile(whole, "w") as archive:
        for name, data in files:
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data, ZIP_STORED)
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
    return _relative(here, path) + tail


def _tight(text: str, path: str) -> str:
    """``text`` without empty lines and, in a page, without what its lines begin with: a tenth of it, that shows
    nowhere. Where lines are kept as they are, nothing is taken."""
    if "<pre" in text:
        return text
    return (_MARGINS if path.endswith(".html") else _BLANK_LINES).sub("\n", text)


def _relative(here: str, path: str) -> str:
    """``path`` as seen from the folder of ``here``, both below the site's root: as ``posixpath.relpath`` gives it, in a
    tenth of its time, for a page has a hundred links."""
    start, parts = here.split("/")[:-1], path.split("/")
    same = 0
    while same < min(len(start), len(parts) - 1) and start[same] == parts[same]:
        same += 1
    return "../" * (len(start) - same) + "/".join(parts[same:])
