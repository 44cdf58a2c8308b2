"""The cleaner: from a raw document to an article, with a record of everything that was taken away.

Every character of a ``.txt`` file that is not white space ends in exactly one of a block, a removal or a field.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from pathlib import PurePosixPath

from digest import border
from digest.clean import dates, head, refuse
from digest.clean.asking import RULES, rules
from digest.clean.bylines import ENGLISH_SIGNATURE, authors, town
from digest.clean.cutting import reasons
from digest.clean.desk import Desk
from digest.clean.head import FIRST_SENTENCE, Head
from digest.clean.language import told
from digest.clean.languages import SIGNATURES
from digest.clean.losses import losses_of
from digest.clean.own import SourceRules, editor_for
from digest.clean.people import AGENCY_TAIL, DATELINE, TOWN_STOP
from digest.clean.pieces import Piece, is_story, unwrapped
from digest.clean.reading import Look, Reading
from digest.clean.repeated import FEWEST_WORDS
from digest.clean.rules import Rule
from digest.clean.sources import names, resolve
from digest.clean.warned import NO_DATE, most_taken, over_budget, too_long, undated, unusable
from digest.errors import SourceError
from digest.model import Article, FetchCut, RawDocument, Removal, Source, Url

__all__ = ["FIRST_SENTENCE", "NO_DATE", "RULES", "Cleaner", "Rule", "article_id", "dates", "reasons", "rules"]

_JOINT = re.compile(r",? and |, | & ")
_SENT_TO = re.compile(r" in (?:the )?[A-Z].*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")


def article_id(key: str) -> str:
    """The id of the article in the document with ``key``."""
    return hashlib.blake2b(key.encode(), digest_size=6).hexdigest()


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
        """The article in ``document``; raises :class:`SourceError` where it is none."""
        article, refusal = self.judged(document)
        if refusal:
            raise refusal
        return article

    def judged(self, document: RawDocument) -> tuple[Article, SourceError | None]:
        """What is left of ``document`` and what was taken, and why it is refused where that is no article."""
        pieces = _pieces(document)
        look = Look.of(document, self.zone)
        desk = Desk.of(pieces, self._language(document, pieces), menus=document.kind != "md")
        where, front = look.at(desk)
        address, source = self._origin(document, front.domain, front.url)
        editor = editor_for(document.meta, source, self.own_rules)
        desk = desk.edited(editor)
        if editor.rules or editor.off:
            where, _ = look.at(desk)
        known = names((*self.sources, source))
        named, untitled = desk.knowing(known), look.unless_named(known)
        if named.verdicts is not desk.verdicts or untitled is not look:
            where, front = untitled.at(named)
        found = untitled.through(named, where, front)
        refusal, warnings = _refusal(document, found)
        article = self._article(document, found, address, source)
        lost = losses_of(article, found.removals)
        said = (*warnings, *article.warnings, *lost)
        return article if said == article.warnings else replace(article, warnings=said), refusal

    def _origin(self, document: RawDocument, domain: str | None, url: Url | None) -> tuple[Url | None, Source]:
        """The address and the outlet of ``document``, whose head gave ``domain`` and ``url``."""
        address = border.url(document.meta.url) or url
        return address, resolve(document.meta.source, domain, address, document.path, self.sources)

    def _language(self, document: RawDocument, pieces: Sequence[Piece]) -> str:
        """The language that the document states, else its outlet's, else the text's own, else the site's."""
        stated = document.meta.language
        if not stated and any(source.language for source in self.sources):
            fields = head.stated(pieces, head.explicit(pieces, self.zone), self.zone)
            _, source = self._origin(document, fields.get("source"), border.url(fields.get("url")))
            stated = source.language
        if not stated:
            stated = told(piece.text for piece in pieces if is_story(piece.text)) or told(one.text for one in pieces)
        return _language(stated or self.language)

    def _article(self, document: RawDocument, found: Reading, address: Url | None, source: Source) -> Article:
        meta, removals, text = document.meta, found.removals, found.text
        dated, warnings = dates.choose(meta, found.stamp, address, document.path, self.zone)
        place, agency = _dateline(removals)
        signature = SIGNATURES.get(found.language, ENGLISH_SIGNATURE)
        bylines = [one.text for one in removals if one.group == "byline"]
        return Article(
            id=article_id(document.key),
            path=document.path,
            kind=document.kind,
            title=found.title,
            source=source,
            url=address,
            authors=meta.authors or _authors(removals, found.front, found.language),
            dated=dated,
            place=meta.place or place or next(filter(None, (town(line, signature) for line in bylines)), None),
            agency=meta.agency or agency,
            language=found.language,
            tags=meta.tags or _tags(removals),
            blocks=found.blocks,
            removals=removals,
            fields=found.front.fields,
            text=text,
            extractor=document.extractor,
            corrections=_corrections(removals, meta.at_fetch.taken),
            warnings=(
                *document.warnings,
                *warnings,
                *unusable(document, self.zone, found.blocks, removals),
                *over_budget(removals, text, self.budget),
                *undated(dated),
                *too_long(document),
            ),
            left_out=document.left_out,
            draft=meta.draft,
            expires=dates.day(meta.expires, self.zone),
            summary=meta.summary,
            reviewed_by=meta.reviewed_by,
            slug=meta.slug,
            at_fetch=meta.at_fetch,
        )


def _language(stated: str) -> str:
    """The two or three letters of a language tag (BCP 47), or ``und`` where it has none."""
    found = _LANGUAGE.match(stated)
    return found[0].lower() if found else "und"


def _pieces(document: RawDocument) -> list[Piece]:
    if document.kind == "txt":
        return unwrapped(document.lines, document.body)
    return [Piece.of(line, document.body) for line in document.lines]


def _refusal(document: RawDocument, found: Reading) -> tuple[SourceError | None, tuple[str, ...]]:
    """Why ``document`` is no article, and the warning where only a line that its editor keeps makes it one."""
    wall = refuse.wall(found.title.value, [one.text for one in found.blocks], [one.text for one in found.removals])
    if wall and not (document.meta.keep and any(block.held for block in found.blocks)):
        return SourceError(wall.what, where=document.key, hint=wall.hint), ()
    warnings = (f"used for the line that 'keep' names, although by its look it {wall.what}",) if wall else ()
    count = len(found.text.split(maxsplit=FEWEST_WORDS))
    if count >= FEWEST_WORDS or _is_item(document, found):
        return None, warnings
    taken, rule, _ = most_taken(found.removals)
    most = f" ({taken} were taken, most by the rule {rule})" if taken else ""
    what = f"has {count} {'word' if count == 1 else 'words'} of text once it is cleaned{most}, too few for an article"
    name = PurePosixPath(document.path).name
    hint = f"a line taken wrongly stays with 'keep' in front matter, or in a file '{name}.toml' beside it"
    return SourceError(what, where=document.key, hint=hint), warnings


def _is_item(document: RawDocument, found: Reading) -> bool:
    """Whether ``document`` is an item of news in one line: its headline is stated, and nothing else was taken away. A
    feed often gives no more, and other outlets may tell the rest."""
    stated = document.meta.title_origin in {"feed", "front matter"}
    others = (one.text for one in found.removals if one.rule != "headline-repeated")
    return (
        stated
        and (len((document.meta.title or "").split()) > 1 or border.url(document.meta.url) is not None)
        and sum(len(text.split()) for text in others) < FEWEST_WORDS
    )


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
        if one.group != "dateline":
            continue
        match = DATELINE.match(f"{one.text} x") or TOWN_STOP.match(f"{one.text} X")
        if match:
            place, agency = (
                next((text for name, text in match.groupdict().items() if text and name.startswith(part)), None)
                for part in ("place", "agency")
            )
            words = place.split() if place else []
            return " ".join(word.title() if word.isupper() else word for word in words) or None, agency
    return None, None


def _corrections(*taken: Sequence[Removal | FetchCut]) -> tuple[str, ...]:
    """The corrections among what was ``taken``, now and when the article was fetched."""
    return tuple(dict.fromkeys(one.text for some in taken for one in some if one.group == "correction"))


def _tags(removals: Sequence[Removal]) -> tuple[str, ...]:
    lists = [one.text.partition(":")[2] for one in removals if one.group == "tags"]
    found = [tag.strip(" .#") for text in lists for tag in re.split(r"[,;|]", text)]
    return tuple(dict.fromkeys(tag for tag in found if tag))
