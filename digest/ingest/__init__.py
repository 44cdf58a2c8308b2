"""Readers: from the bytes of one file to its documents. A reader never judges; the cleaner does.

A new kind of file is a function ``(Payload) -> Iterator[RawDocument]`` and a line in :data:`READERS`; other packages
add theirs through the entry point group ``digest.readers``, named by suffix (``docx = "package:function"``).
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path

from digest import border
from digest.errors import ContentError, Skipped, SourceError
from digest.git import OFFLINE, find_git
from digest.ingest.beside import SUFFIX, with_beside
from digest.ingest.decode import decode, refuse_known
from digest.ingest.feed import feed, json_feed
from digest.ingest.left_out import restored
from digest.ingest.mail import mail
from digest.ingest.markdown import front_matter, markdown, markdown_lines
from digest.ingest.markdown_html import to_html
from digest.ingest.misnamed import html_file, text_file
from digest.model import Kind, OwnPage, Payload, RawDocument

__all__ = ["KINDS", "READERS", "Reader", "committed", "first_commits", "gather", "own_pages", "payload", "read"]

Reader = Callable[[Payload], Iterator[RawDocument]]

READERS: dict[str, Reader] = {
    ".txt": text_file,
    ".md": markdown,
    ".markdown": markdown,
    ".html": html_file,
    ".htm": html_file,
    ".xml": feed,
    ".rss": feed,
    ".atom": feed,
    ".json": json_feed,
    ".eml": mail,
}
KINDS: dict[str, Kind] = {
    ".txt": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".eml": "eml",
    **dict.fromkeys((".xml", ".rss", ".atom", ".json"), "feed"),
}
OWN_PAGES = "pages"
TAKEN = frozenset({"archive", "data", "sources", "static", "stories", "topics", "undated"})
MAX_BYTES = 64 * 1024 * 1024


@cache
def readers() -> dict[str, Reader]:
    """:data:`READERS` and what other packages add to them."""
    return READERS | {f".{point.name}": point.load() for point in entry_points(group="digest.readers")}


def kind_of(suffix: str) -> Kind | None:
    """What a file with ``suffix`` is read as, or None where no reader knows it. What another package reads is text."""
    return KINDS.get(suffix) or ("txt" if suffix in readers() else None)


def read(item: Payload) -> Iterator[RawDocument]:
    """The documents in ``item``; raises :class:`SourceError` where it cannot be used: the file, and what to do."""
    suffix = Path(item.path).suffix.lower()
    if kind_of(suffix) != item.kind:
        suffix = next(ending for ending, kind in KINDS.items() if kind == item.kind)
    reader = readers()[suffix]
    documents = reader(item) if item.beside is None else with_beside(item, list(reader(item)))
    return map(restored, documents)


def payload(path: Path, name: str, kind: Kind | None = None) -> Payload:
    """The bytes of one file under the name ``name``; raises :class:`SourceError` where they cannot be had."""
    kind = kind or kind_of(path.suffix.lower())
    try:
        name.encode()
        size = path.stat().st_size
        if kind is None:
            if path.is_file():
                with path.open("rb") as file:
                    refuse_known(file.read(64), name)
            hint = f"digest reads {', '.join(sorted(readers()))}; rename it, or say what it is with --type"
            raise SourceError(f"has a suffix that no reader knows: '{path.suffix}'", where=name, hint=hint)
        if not path.is_file():
            raise SourceError("is no plain file", where=name, hint="remove it from the content folder")
        if size > MAX_BYTES:
            raise SourceError("is larger than 64 MB", where=name, hint="split it, or remove it from the content folder")
        beside = path.with_name(f"{path.name}{SUFFIX}")
        return Payload(name, kind, path.read_bytes(), beside.read_bytes() if beside.is_file() else None)
    except UnicodeEncodeError:
        raise SourceError("has a name that is not UTF-8", where=border.whole(name), hint="rename it") from None
    except OSError as error:
        hint = "check that the file is there and that you may read it"
        raise SourceError(f"cannot be read: {error.strerror or error}", where=name, hint=hint) from None


def gather(root: Path) -> tuple[list[Payload], list[Skipped]]:
    """The files below ``root`` in the order of their paths, and those left out, with why.

    Hidden files, those that begin with an underscore and the owner's own ``pages/`` are not articles. A link that
    leads out of ``root`` is not followed. Raises :class:`ContentError` where ``root`` is no folder.
    """
    if not root.is_dir():
        hint = "make it and put articles in it, or run 'digest init' for a site with examples"
        raise ContentError("there is no such content folder", where=str(root), hint=hint)
    found: list[Payload] = []
    paths, skipped = _files(root)
    present = set(paths)
    for path in sorted(paths, key=lambda one: one.relative_to(root).as_posix()):
        name = path.relative_to(root).as_posix()
        article = path.with_suffix("")
        if path.suffix == SUFFIX and article in present and kind_of(article.suffix.lower()):
            continue
        if kind_of(path.suffix.lower()) is None:
            skipped.append(_no_article(path, name))
            continue
        try:
            _refuse_link_out(path, root, name)
            if (beside := path.with_name(f"{path.name}{SUFFIX}")) in present:
                _refuse_link_out(beside, root, f"{name}{SUFFIX}")
            found.append(payload(path, name))
        except SourceError as error:
            skipped.append(Skipped.of("gather", border.whole(name), error))
    return found, skipped


def _no_article(path: Path, name: str) -> Skipped:
    """What is said of a file that no reader knows."""
    article = path.with_suffix("")
    if path.suffix == SUFFIX and kind_of(article.suffix.lower()):
        why = f"says something of '{article.name}', which is not there"
        return Skipped("ignore", border.whole(name), why, "rename it as its article is, or remove it")
    why = f"is no article: no reader knows '{path.suffix}'"
    return Skipped("ignore", border.whole(name), why, "move it out, or save its text as .txt")


def _refuse_link_out(path: Path, root: Path, name: str) -> None:
    try:
        inside = path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        raise SourceError("is a link that leads in a circle", where=name, hint="remove it") from None
    if not inside:
        raise SourceError("is a link out of the content folder", where=name, hint="copy the file there instead")


def _files(root: Path) -> tuple[list[Path], list[Skipped]]:
    """Every file below ``root`` that may be an article, and the folders that were not entered, with why."""
    found: list[Path] = []
    skipped: list[Skipped] = []

    def closed(error: OSError) -> None:
        name = os.path.relpath(str(error.filename), root)
        hint = "check that you may read that folder"
        skipped.append(Skipped("gather", border.whole(name), f"cannot be read: {error.strerror}", hint))

    for folder, subfolders, names in os.walk(root, onerror=closed):
        top = Path(folder) == root
        subfolders[:] = [name for name in subfolders if name[0] not in "._" and not (top and name == OWN_PAGES)]
        for name in subfolders:
            if Path(folder, name).is_symlink():
                where = Path(folder, name).relative_to(root).as_posix()
                skipped.append(
                    Skipped("gather", where, "is a link to a folder, which is not followed", "copy it there")
                )
        found += [Path(folder, name) for name in names if name[0] not in "._"]
    return found, skipped


def own_pages(root: Path, *, drafts: bool = False) -> tuple[list[OwnPage], list[Skipped]]:
    """The pages the owner wrote, ``pages/*.md`` below ``root`` in the order of their names, and those left out."""
    found: dict[str, OwnPage] = {}
    skipped: list[Skipped] = []
    for path in sorted((root / OWN_PAGES).glob("*")):
        name = path.relative_to(root).as_posix()
        if path.suffix != ".md":
            skipped.append(Skipped("ignore", border.whole(name), "is no page: only Markdown is", "move it out"))
            continue
        try:
            _refuse_link_out(path, root, name)
            page, draft = _own_page(path, name)
            if page.slug in found:
                raise SourceError(f"has the address of another page, '{page.slug}'", where=name, hint="rename it")
            if draft and not drafts:
                skipped.append(Skipped("withhold", name, "is a draft", "build with --drafts to see it"))
            else:
                found[page.slug] = page
        except SourceError as error:
            skipped.append(Skipped.of("read", border.whole(name), error))
    return list(found.values()), skipped


def _own_page(path: Path, name: str) -> tuple[OwnPage, bool]:
    """The page in the file at ``path``, and whether it is a draft."""
    slug = border.slug(path.stem)
    if slug in TAKEN or slug.isdigit():
        raise SourceError("has the name of a page that every site has", where=name, hint="rename it")
    item = payload(path, name)
    document = next(markdown(item))
    body = decode(item.data, name)
    _, start = front_matter(body, name)
    title = document.meta.title or path.stem.replace("-", " ").capitalize()
    text = body[start:]
    if document.meta.title_origin == "heading":
        heading = next(markdown_lines(text, None))
        text = text[: heading.start] + text[heading.end :]
    return OwnPage(slug, title, to_html(text, own=True)), document.meta.draft


def first_commits(root: Path) -> dict[str, date]:
    """The day of each file's first commit by its path below ``root``; nothing where Git cannot tell (no repository, a
    shallow clone, whose dates are all the build's). Raises :class:`MachineError` where Git comes to no end."""
    git = find_git(root)
    offline = git and git.within(root, OFFLINE)
    if offline is None or offline.ask("rev-parse", "--is-shallow-repository") != "false\n":
        return {}
    log = ("log", "--diff-filter=A", "--relative", "--format=%x00%as", "--name-only", "-z", "--", ".")
    days: dict[str, date] = {}
    day = date.min
    for part in (offline.ask(*log) or "").replace("\n", "\x00").split("\x00"):
        if re.fullmatch(r"\d{4}-\d\d-\d\d", part):
            day = date.fromisoformat(part)
        elif part:
            days[part] = day
    return days


def committed(root: Path, folder: str, suffix: str) -> bool:
    """Whether Git's last commit has a file of that ``suffix`` in ``folder`` below ``root``."""
    git = find_git(root)
    listed = git and git.within(root, OFFLINE).ask("ls-tree", "-r", "-z", "--name-only", "HEAD", "--", f"{folder}/")
    return any(name.endswith(suffix) for name in (listed or "").split("\0"))
