"""The cleaner: from a raw document to an article, with a record of everything that was taken away.

Every character of a ``.txt`` file that is not white space ends in exactly one of a block, a removal or a field.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from pathlib import PurePosixPath

from digest import border
from digest.clean import dates, head, refuse
from digest.clean.asking import RULES, is_noise, rules
from digest.clean.cutting import Cutting, reasons, removal, take_above_headline, take_noise
from digest.clean.desk import Bounds, Desk, bounds
from digest.clean.head import FIRST_SENTENCE, Head, first_sentence
from digest.clean.language import told
from digest.clean.languages import SIGNATURES
from digest.clean.losses import losses_of
from digest.clean.own import SourceRules, editor_for
from digest.clean.people import AGENCY_TAIL, DATELINE, ENGLISH_SIGNATURE, authors
from digest.clean.pieces import Piece, is_story, unwrapped
from digest.clean.place import MOST_LINES
from digest.clean.repeated import FEWEST_WORDS, over_budget
from digest.clean.rules import Rule
from digest.clean.sources import resolve
from digest.errors import SourceError
from digest.model import Article, Block, Dated, Guess, Meta, RawDocument, Removal, Source, Url

__all__ = ["FIRST_SENTENCE", "NO_DATE", "RULES", "Cleaner", "Rule", "article_id", "dates", "reasons", "rules"]

_JOINT = re.compile(r",? and |, | & ")
_SENT_TO = re.compile(r" in (?:the )?[A-Z].*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")
NO_DATE = (
    "it has no date; give it one with a line 'date 2026-03-17' in its head, in front matter, or in its file's name"
)


def article_id(key: str) -> str:
    """The id of the article in the document with ``key``."""
    return hashlib.blake2b(key.encode(), digest_size=6).hexdigest()


@dataclass(frozen=True, slots=True)
class _Parts:
    """A document taken apart: its head, its headline, what is kept, what was taken, and a date line's date."""

    front: Head
    title: Guess
    blocks: tuple[Block, ...]
    text: str
    removals: list[Removal]
    stamp: str | None
    language: str


@dataclass(frozen=True, slots=True)
class Cleaner:
    """Cleans one document at a time. ``zone`` and ``language`` are the site's, ``budget`` a share of words (0 to 1),
    ``own_rules`` what the site's owner wrote for its sources."""

    zone: tzinfo
    language: str = "en"
    sources: tuple[Source, ...] = ()
    budget: float = 0.4
    own_rules: tuple[SourceRules, ...] = ()

    def __call__(self, document: RawDocument) -> Article:
        """The article in ``document``; raises :class:`SourceError` where nothing of it is left."""
        pieces = _pieces(document)
        has_head = document.kind == "txt" or document.meta.title is None
        lines = head.explicit(pieces, self.zone) if has_head else frozenset()
        language = self._language(document, pieces, lines)
        desk = Desk.of(pieces, language, menus=document.kind != "md")
        verdicts = desk.verdicts()
        where = bounds(desk, verdicts, lines, page=document.kind == "txt")
        front = Head()
        if has_head:
            asked = head.above(pieces, where, lines)
            front = head.read(pieces, asked, lambda piece: is_noise(piece.text, language), self.zone)
        address, source = self._origin(document, front.domain, front.url)
        editor = editor_for(document.meta, source, self.own_rules)
        desk = desk.edited(editor)
        if editor.rules or editor.off:
            verdicts = desk.verdicts()
            where = bounds(desk, verdicts, lines, page=document.kind == "txt")
        title = self._title(document, front, verdicts[min(where.first, len(pieces) - 1)][0] if pieces else "")
        headline = "" if title.origin == FIRST_SENTENCE else title.value
        cutting = take_noise(desk, verdicts, front.used, where, headline)
        if document.kind == "eml" and "above-headline" not in editor.off:
            take_above_headline(pieces, cutting, title.value)
        stamps = _take_date_lines(cutting, where, self.zone) if "date-line" not in editor.off else []
        blocks, text = _blocks(cutting)
        self._refuse_wall(document, title.value, cutting)
        count = sum(len(block.text.split()) for block in blocks)
        if count < FEWEST_WORDS:
            name = PurePosixPath(document.path).name
            hint = f"a line taken wrongly stays with 'keep' in front matter, or in a file '{name}.toml' beside it"
            what = f"has {count} words of text once it is cleaned{_mostly(cutting)}, too few for an article"
            raise SourceError(what, where=document.key, hint=hint)
        removals = sorted(cutting.removals, key=lambda one: (one.start, one.end))
        parts = _Parts(front, title, blocks, text, removals, next(iter(stamps), None), language)
        return self._article(document, parts, address, source)

    def _origin(self, document: RawDocument, domain: str | None, url: Url | None) -> tuple[Url | None, Source]:
        """The address and the outlet of ``document``, whose head gave ``domain`` and ``url``."""
        address = border.url(document.meta.url) or url
        return address, resolve(document.meta.source, domain, address, document.path, self.sources)

    def _language(self, document: RawDocument, pieces: Sequence[Piece], lines: frozenset[int]) -> str:
        """The language that the document states (its head is in ``lines``), else its outlet's, else the one its text is
        told by, else the site's."""
        stated = document.meta.language
        if not stated and any(source.language for source in self.sources):
            fields = head.stated(pieces, lines, self.zone)
            _, source = self._origin(document, fields.get("source"), border.url(fields.get("url")))
            stated = source.language
        if not stated:
            stated = told(piece.text for piece in pieces if is_story(piece.text)) or told(one.text for one in pieces)
        return _language(stated or self.language)

    def _refuse_wall(self, document: RawDocument, title: str, cutting: Cutting) -> None:
        kept = [cutting.kept[index].text for index in sorted(cutting.kept)]
        found = refuse.wall(title, kept, [one.text for one in cutting.removals])
        if found and not document.meta.keep:
            raise SourceError(found.what, where=document.key, hint=found.hint)

    def _title(self, document: RawDocument, front: Head, opening: str) -> Guess:
        if document.meta.title:
            return Guess(document.meta.title, document.meta.title_origin, 1.0)
        if front.title:
            return front.title
        return first_sentence(opening)

    def _article(self, document: RawDocument, parts: _Parts, address: Url | None, source: Source) -> Article:
        meta, removals = document.meta, parts.removals
        dated, warnings = dates.choose(meta, parts.front.date or parts.stamp, address, document.path, self.zone)
        place, agency = _dateline(removals)
        article = Article(
            id=article_id(document.key),
            path=document.path,
            kind=document.kind,
            title=parts.title,
            source=source,
            url=address,
            authors=meta.authors or _authors(removals, parts.front, parts.language),
            dated=dated,
            place=place,
            agency=agency,
            language=parts.language,
            tags=meta.tags or _tags(removals),
            blocks=parts.blocks,
            removals=tuple(removals),
            fields=parts.front.fields,
            text=parts.text,
            extractor=document.extractor,
            corrections=tuple(one.text for one in removals if one.group == "correction"),
            warnings=(
                *document.warnings,
                *warnings,
                *_wrong(document, self.zone),
                *over_budget(removals, parts.text, self.budget),
                *_undated(dated),
                *_long(document),
            ),
        )
        return _finished(article, losses_of(article, removals), meta, self.zone)


def _finished(article: Article, lost: tuple[str, ...], meta: Meta, zone: tzinfo) -> Article:
    """``article`` with the warnings ``lost``, and with what its editor wants done with it."""
    return replace(
        article,
        warnings=(*article.warnings, *lost),
        draft=meta.draft,
        expires=_day(meta.expires, zone),
        summary=meta.summary,
        reviewed_by=meta.reviewed_by,
        slug=meta.slug,
    )


def _language(stated: str) -> str:
    """The two or three letters of a language tag (BCP 47), or ``und`` where it has none."""
    found = _LANGUAGE.match(stated)
    return found[0].lower() if found else "und"


def _pieces(document: RawDocument) -> list[Piece]:
    if document.kind == "txt":
        return unwrapped(document.lines, document.body)
    return [Piece.of(line, document.body) for line in document.lines]


def _mostly(cutting: Cutting) -> str:
    """How many words the cleaner took, and which rule took most of them."""
    taken: Counter[str] = Counter()
    for one in cutting.removals:
        taken[one.rule] += len(one.text.split())
    if not taken.total():
        return ""
    return f" ({taken.total()} were taken, most by the rule {max(taken, key=taken.__getitem__)})"


def _take_date_lines(cutting: Cutting, where: Bounds, zone: tzinfo) -> list[str]:
    """Lines that are only a date, taken from the head (of a page, where they are no field) and from the tail."""
    stamps: list[str] = []
    for index, piece in list(cutting.kept.items()):
        outside = where.zone(index) != "body" and index not in cutting.held
        value = head.date_line(piece.text, zone) if outside else None
        if value:
            cutting.removals.append(removal(cutting.kept.pop(index), "date-line", "timestamp"))
            stamps += [value] if index < where.first else []
    return stamps


def _blocks(cutting: Cutting) -> tuple[tuple[Block, ...], str]:
    blocks: list[Block] = []
    at = 0
    for index in sorted(cutting.kept):
        piece = cutting.kept[index]
        held = index in cutting.held
        blocks.append(Block(piece.kind, piece.text, piece.start, piece.end, at, piece.markup, held))
        at += len(piece.text) + 2
    return tuple(blocks), "\n\n".join(block.text for block in blocks)


def _authors(removals: Sequence[Removal], front: Head, language: str) -> tuple[str, ...]:
    """The authors by the byline, a labelled line, or failing both the agency's tail."""
    names = [front.author] if front.author else []
    signature = SIGNATURES.get(language, ENGLISH_SIGNATURE)
    names += [name for one in removals if one.group == "byline" for name in authors(one.text, signature)]
    for one in removals if not names else ():
        match = AGENCY_TAIL.fullmatch(one.text) if one.group == "agency" else None
        names += [_SENT_TO.sub("", name) for name in _JOINT.split(match["names"])] if match else []
    return tuple(dict.fromkeys(name.strip(" .") for name in names))


def _dateline(removals: Sequence[Removal]) -> tuple[str | None, str | None]:
    for one in removals:
        match = DATELINE.match(f"{one.text} x") if one.group == "dateline" else None
        if match:
            place, agency = (
                next((text for name, text in match.groupdict().items() if text and name.startswith(part)), None)
                for part in ("place", "agency")
            )
            words = place.split() if place else []
            return " ".join(word.title() if word.isupper() else word for word in words) or None, agency
    return None, None


def _tags(removals: Sequence[Removal]) -> tuple[str, ...]:
    lists = [one.text.partition(":")[2] for one in removals if one.group == "tags"]
    found = [tag.strip(" .#") for text in lists for tag in re.split(r"[,;|]", text)]
    return tuple(dict.fromkeys(tag for tag in found if tag))


def _day(text: str | None, zone: tzinfo) -> date | None:
    value = dates.parse(text, zone) if text else None
    return date.fromisoformat(value[:10]) if value else None


def _wrong(document: RawDocument, zone: tzinfo) -> tuple[str, ...]:
    """What the document says of itself that cannot be used."""
    meta = document.meta
    texts = {line.text for line in document.lines} if meta.keep or meta.drop else set()
    parts = [one for one in meta.keep if one not in texts and any(one in text for text in texts)]
    found: list[str] = []
    if meta.expires and _day(meta.expires, zone) is None:
        found.append(f"'expires: {meta.expires}' is no date")
    if meta.url and border.url(meta.url) is None:
        found.append(f"'{meta.url}' is no http or https address")
    found += [
        f"no line is '{line}', which is to be kept or dropped"
        for line in meta.keep + meta.drop
        if line not in {*texts, *parts}
    ]
    return tuple(found)


def _long(document: RawDocument) -> tuple[str, ...]:
    """What is said of a document that is no single article by its length."""
    count = len(document.lines)
    if count <= MOST_LINES:
        return ()
    return (f"has {count:,} lines, too many for one article: they were cleaned each by itself; split it, or remove it",)


def _undated(dated: Dated) -> tuple[str, ...]:
    return () if dated.value else (NO_DATE,)
