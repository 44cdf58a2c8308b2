"""The theme as files: which there are, which of them a site has of its own, and how those differ from ours."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from digest import __version__, texts
from digest.errors import MachineError, SettingsError
from digest.render import builtin_templates
from digest.toml import parsed

WHAT = {
    "404.html": "the page for an address that there is not",
    "a_z.html": "the A to Z and its letters: stories, names, topics, sources",
    "about.html": "About, where the owner wrote none",
    "archive.html": "the archive: each year as a strip and as calendars",
    "article.html": "one article: summary, receipts, text",
    "atom.xml": "every Atom feed and its archives",
    "audit.html": "raw beside clean text, in a preview only",
    "base.html": "the frame of every page: masthead, menu, trail, foot",
    "began.html": "the stories that began in one month",
    "card.svg": "the image for link previews of an edition or a story",
    "edition.html": "the front page and the paper of each day",
    "edition_mail.html": "an edition as a mail, its styles inside",
    "empty.html": "the front page of a paper without a dated article",
    "entity.html": "a person, a place or an organisation",
    "feed.json": "every JSON Feed",
    "finder.html": "the search page where pagefind is the engine",
    "index_of.html": "lists: topics, sources, people, places, organisations",
    "listing.html": "the articles of one topic or one source",
    "method.html": "how the paper is made",
    "month.html": "one month",
    "news-sitemap.xml": "the articles of the last two days, for search engines",
    "own.html": "the owner's own pages",
    "redirect.html": "an old address, which leads on",
    "robots.txt": "what machines may read",
    "rss.xml": "every RSS feed",
    "search.html": "search, and what a reader sets for reading",
    "sitemap.xml": "addresses for search engines",
    "sitemap_index.xml": "the parts of a large sitemap",
    "stories.html": "the list of stories",
    "story.html": "one story across its days",
    "undated.html": "the articles without a date",
    "week.html": "one week",
    "withdrawn.html": "an address whose page is gone",
    "year.html": "one year",
    "_parts/head.html": "the head of every page: policy, title, sheets, previews, feeds",
    "_parts/macros.html": "what several pages share: notes, links, items, figures, calendars",
    "_parts/mail.html": "a story in a mail",
    "_parts/pager.html": "the way through a list of several pages",
    "_parts/pictures.html": "the pictures: charts, year strips, the key of shades",
    "_parts/portable.html": "links to feeds and to an edition's other forms",
    "_parts/reader.html": "the links to the scripts that mute and mark what is new",
    "_parts/trail.html": "the way to a page from the top",
    "epub/chapter.xhtml": "a week's book: one edition",
    "epub/container.xml": "a week's book: where its package is",
    "epub/mimetype": "a week's book: its type, nothing else",
    "epub/nav.xhtml": "a week's book: its contents",
    "epub/package.opf": "a week's book: its title, date and files",
    "epub/style.css": "a week's book: its style sheet",
    "static/age.js": "shows on the front page of a paper that was not made anew that it is old",
    "static/apple-touch-icon.png": "the icon on a phone's screen, 180 pixels",
    "static/favicon.ico": "the icon for programs that ask for it at the top of the site",
    "static/favicon.svg": "the icon in a browser's tab",
    "static/finder.js": "asks pagefind, on that page",
    "static/fold.js": "takes case and marks from words, for the two scripts below that compare them",
    "static/own.css": "a style sheet of your own, linked after ours",
    "static/reader.js": "mutes, marks what is new, turns editions by keys",
    "static/search.js": "looks through the articles in the browser",
    "static/style.css": "the style sheet",
    texts.FILE_NAME: "what the paper says in its own voice",
}
"""What each file of the theme is for. A new one gets a line here and in docs/theme.md."""
_COMMENTS = {".css": ("/* ", " */"), ".js": ("/* ", " */"), ".svg": ("<!-- ", " -->"), ".toml": ("# ", "")}
_RECORD = re.compile(r"copied from digest (\S+), sha256 ([0-9a-f]{16})\b")
_EXTENDS = re.compile(r"\{%-?\s*extends\s+['\"]!builtin/([^'\"]+)['\"]")

Standing = Literal["ours", "yours", "extends ours", "ours changed since", "only yours"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of the theme by its ``name`` in the folder of templates: as it is in ``ours`` and in the site's ``own``,
    None where one has no such file."""

    name: str
    ours: bytes | None
    own: bytes | None

    @property
    def what(self) -> str:
        """What it is for, nothing where it is the owner's alone."""
        return WHAT.get(self.name, "")

    @property
    def copied(self) -> tuple[str, str] | None:
        """From which version the site's was copied and the hash of what it was then, None where it does not say."""
        found = _RECORD.search(_lines(self.own or b"")[0])
        return (found[1], found[2]) if found else None

    @property
    def changed(self) -> bool | None:
        """Whether ours is another one since the site's was copied, None where that is not on record."""
        return self.copied[1] != mark(self.ours) if self.copied and self.ours is not None else None

    @property
    def standing(self) -> Standing:
        """Whose file is used, and whether there is something to do."""
        if self.own is None:
            return "ours"
        if self.ours is None:
            return "yours" if self.name in WHAT else "only yours"
        if self.changed:
            return "ours changed since"
        extended = _EXTENDS.search(self.own.decode("utf-8", "replace"))
        return "extends ours" if extended and extended[1] == self.name else "yours"


def is_ours(folder: Path) -> bool:
    """Whether ``folder`` is the one of the templates that come with digest, as in its own checkout."""
    return folder.resolve() == builtin_templates().resolve()


def mark(data: bytes) -> str:
    """The piece of the hash of ``data`` by which a copy knows what it was copied from."""
    return hashlib.sha256(data).hexdigest()[:16]


def pieces(folder: Path, language: str) -> tuple[Piece, ...]:
    """Every file of the theme, ours and those in the site's ``folder`` of templates, in the order of their names; the
    texts are those of ``language``. Raises :class:`MachineError` where one cannot be read."""
    root = builtin_templates()
    ours = dict(_files(root)) | {texts.FILE_NAME: _catalogue(language)}
    own = {} if is_ours(folder) else dict(_files(folder))
    names = sorted({*ours, *own}, key=lambda name: (name.count("/"), name))
    return tuple(Piece(name, _read(ours.get(name)), _read(own.get(name))) for name in names)


def chosen(all_pieces: Sequence[Piece], name: str) -> Piece:
    """The piece called ``name``; raises :class:`SettingsError` with the one that may be meant where there is none."""
    found = next((one for one in all_pieces if one.name == name), None)
    if found is None:
        names = [one.name for one in all_pieces]
        inner = [one for one in names if PurePosixPath(one).name == name]
        near = inner or difflib.get_close_matches(name, names, 1)
        meant = " or ".join(f"'{one}'" for one in near)
        hint = f"did you mean {meant}?" if near else "'digest theme list' shows those there are"
        raise SettingsError(f"the theme has no file '{name}'", hint=hint)
    return found


def to_copy(piece: Piece) -> bytes:
    """Our file as a site's own, its first line saying of what it is a copy, where a file of its type can say so."""
    if piece.ours is None:
        raise SettingsError(f"'{piece.name}' is a file of the site's own; there is none of ours to copy")
    begin, end = _comment(piece.name)
    if not begin or (begin == "<!-- " and piece.ours.startswith(b"<?xml")):
        return piece.ours
    record = f"{begin}copied from digest {__version__}, sha256 {mark(piece.ours)}; see docs/theme.md{end}\n"
    return record.encode() + piece.ours


def difference(piece: Piece) -> Iterator[str]:
    """What the site's file has otherwise than ours, line by line, after a word on ours where it is a newer one."""
    if piece.own is None or piece.ours is None:
        return
    if piece.changed and piece.copied:
        version, _ = piece.copied
        yield (
            f"{piece.name}: ours has changed since this was copied from digest {version}. Take over what you need of "
            f"the lines with '-', then put {mark(piece.ours)} into its first line."
        )
    if piece.standing == "extends ours":
        yield f"{piece.name}: extends ours and follows it; there is nothing to merge."
    elif b"\0" in piece.own + piece.ours:
        yield f"{piece.name}: is not text, and differs from ours."
    else:
        ours, own = _compared(piece)
        yield from difflib.unified_diff(ours, own, f"ours/{piece.name}", f"yours/{piece.name}", lineterm="")


def _compared(piece: Piece) -> tuple[list[str], list[str]]:
    """Our lines and the site's without its record; of texts, the phrases that the site says otherwise."""
    ours, own = _lines(piece.ours or b""), _lines(piece.own or b"")
    if piece.name == texts.FILE_NAME:
        said, says = _phrases(piece.ours or b""), _phrases(piece.own or b"")
        return [f"{k} = {said[k]!r}" for k in says if k in said], [f"{k} = {says[k]!r}" for k in says]
    return ours, own[1:] if piece.copied else own


def _phrases(data: bytes) -> dict[str, object]:
    try:
        tables = parsed(data.decode(), texts.FILE_NAME)
    except UnicodeDecodeError as error:
        raise SettingsError(f"is not TOML: {error}", where=texts.FILE_NAME) from None
    return {f"{part}.{key}": phrase for part, table in tables.items() for key, phrase in table.items()}


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8", "replace").splitlines() or [""]


def _comment(name: str) -> tuple[str, str]:
    """How a comment begins and ends in the file ``name``; empty where it cannot have one. A template has one of Jinja,
    which is gone before anybody asks what an XML file, an archive's first file or a card to be drawn begins with."""
    path = PurePosixPath(name)
    if path.parts[0] != "static" and name != texts.FILE_NAME:
        return "{# ", " #}"
    return _COMMENTS.get(path.suffix, ("", ""))


def _catalogue(language: str) -> Path:
    """Our texts in ``language``, in English where there are none."""
    folder = Path(texts.__file__).parent
    names = (language, language.partition("-")[0], texts.ENGLISH)
    return next(path for name in names if (path := folder / f"{name}.toml").is_file())


def _files(root: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(root.rglob("*")) if root.is_dir() else []:
        if path.is_file() and not path.name.startswith("."):
            yield path.relative_to(root).as_posix(), path


def _read(path: Path | None) -> bytes | None:
    try:
        return path.read_bytes() if path else None
    except OSError as error:
        raise MachineError(f"cannot be read: {error.strerror}", where=str(path)) from error
