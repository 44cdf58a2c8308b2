"""The head of a raw text: headline, outlet, address and date, where a scrape has them, each with how sure it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from digest import border
from digest.clean import dates, stamps
from digest.clean.dates import Stamp
from digest.clean.desk import Bounds
from digest.clean.pieces import Piece, ends_sentence, is_story
from digest.clean.sight import BULLET
from digest.model import Field, Guess, Url

_DATED_HEADLINE = re.compile(r"(date:?\s+((?:19|20)\d\d-\d\d-\d\d))\s+(\S.*)", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:https?://)?((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24})/?", re.IGNORECASE)
_LABEL = re.compile(r"(title|headline|date|published|source|url|link|author)\s*[:=]\s*(\S.*)", re.IGNORECASE)
_PAGE_TITLE = re.compile(r"(?:\S+ ){3,24}[|»] [^|»]{2,40}")
_OUTLET_TAIL = re.compile(r"\s+(?:[|»]|[–—-])\s+[^|»–—]{2,40}$")
_FULL_STOP = re.compile(r"[a-zß-ÿ0-9]{2}\.[”\"’»)]*$|[。۔]$")
_HEAD_LINES = 40
_KICKER_LINES = 15
_HEADLINE = 200
_LONGEST_DAY = 48
"""Characters of a weekday, a day and a time."""
_LONGEST_HEADLINE = 24
"""Words: longer lines without a full stop are a caption or a sentence that the scrape cut off."""
_SENTENCE = re.compile(r".{20,}?[.!?](?=\s|$)")
FIRST_SENTENCE = "first sentence"
_CHANGED = "updated"


@dataclass(frozen=True, slots=True)
class Head:
    """What the head gave; ``used`` are the indexes of the pieces that it is made of, and ``headline`` that of the one
    with the headline (-1: none)."""

    fields: tuple[Field, ...] = ()
    title: Guess | None = None
    date: Stamp | None = None
    domain: str | None = None
    url: Url | None = None
    author: str | None = None
    used: frozenset[int] = frozenset()
    headline: int = -1


NOTHING = Head()


def first_sentence(text: str) -> Guess:
    """A headline for an article that has none, from the first ``text`` of its story."""
    match = _SENTENCE.match(text)
    return Guess((match[0] if match else text)[:160].strip(), FIRST_SENTENCE, 0.3)


def is_sentence(text: str) -> bool:
    """Whether ``text`` is of four words or more and ends in a full stop, as headlines do not."""
    return len(text.split()) >= 4 and _FULL_STOP.search(text) is not None


def explicit(pieces: Sequence[Piece], zone: tzinfo) -> frozenset[int]:
    """The indexes of lines that are a head's whatever follows: fields, and the one line after an outlet's domain."""
    found: set[int] = set()
    for index, piece in enumerate(pieces[:_HEAD_LINES]):
        names = [name for name, *_ in _fields(piece, zone)]
        if names or (index - 1 in found and _DOMAIN.fullmatch(pieces[index - 1].text) and len(piece.text) <= _HEADLINE):
            found.add(index)
        elif is_story(piece.text):
            break
    return frozenset(found)


def chapters(pieces: Sequence[Piece], zone: tzinfo) -> frozenset[int]:
    """The indexes of the lines that divide a diary or a timeline: bare days, two or more, each above a sentence."""
    found: list[int] = []
    for index, piece in enumerate(pieces[:-1]):
        text = piece.text
        bare = len(text) <= _LONGEST_DAY and (text[-1:].isdigit() or text[:1].isdigit())
        stamp = stamps.read(text, zone) if bare else None
        if stamp and not stamp.named and ends_sentence(pieces[index + 1].text):
            found.append(index)
    return frozenset(found) if len(found) > 1 else frozenset()


def stated(pieces: Sequence[Piece], lines: frozenset[int], zone: tzinfo) -> dict[str, str]:
    """What the fields in ``lines`` say, by their names, whatever the story's language is."""
    found = [field for index in sorted(lines, reverse=True) for field in _fields(pieces[index], zone)]
    return {name: value for name, value, *_ in found}


def above(pieces: Sequence[Piece], where: Bounds, explicit: frozenset[int]) -> list[int]:
    """The lines in which a head is looked for, in this order: fields at the top of the text, and those above the story
    (where none is, the first, if it ends as no sentence does); on a page its title (with the outlet behind a bar), the
    lines from its headline on (which may be the story's first), then those just above it, upwards."""
    headline = where.drawn.headline if where.drawn else -1
    if not 0 <= headline <= where.first:
        begins = bool(pieces) and not ends_sentence(pieces[0].text)
        return list(range(min(where.first or int(begins), _HEAD_LINES)))
    below = range(headline, max(where.first, headline + 1))
    upwards = range(headline - 1, max(-1, headline - _KICKER_LINES), -1)
    title = [0] if _PAGE_TITLE.fullmatch(pieces[0].text) else []
    return list(dict.fromkeys((*sorted(explicit), *title, *below, *upwards)))


def read(
    pieces: Sequence[Piece],
    lines: Sequence[int],
    group_of: Callable[[int], str | None],
    zone: tzinfo,
    known: Head = NOTHING,
) -> Head:
    """The head that stands in the ``lines`` of ``pieces``, the indexes of those above the story, besides what is
    ``known`` of it; ``group_of`` is the class of the rule that takes all of a line."""
    found: dict[str, str] = {}
    fields: list[Field] = []
    used: set[int] = set()
    headline = known.headline
    for index in lines:
        piece = pieces[index]
        line = _fields(piece, zone) if index != headline else []
        if not line or any(name in found for name, *_ in line):
            continue
        used.add(index)
        for name, value, start, end in line:
            found[name] = value
            fields.append(Field(name, start, end))
        headline = index if "title" in found and headline < 0 else headline
    title = Guess(found["title"], "head", 0.9) if "title" in found else known.title
    if title is None:
        headline = _headline(pieces, _byline_first(lines, used, group_of), group_of)
        if headline >= 0:
            piece = pieces[headline]
            title = Guess(_OUTLET_TAIL.sub("", piece.text).strip(), "head", 0.8)
            fields.append(Field("title", piece.start, piece.end))
    return Head(
        tuple(sorted((*known.fields, *fields), key=lambda one: one.start)),
        known.title or title,
        stamps.first((known.date, _stamp(found))),
        known.domain or found.get("source"),
        known.url or border.url(found.get("url")),
        known.author or found.get("author"),
        frozenset(used if headline < 0 else {*used, headline}),
        headline,
    )


def _stamp(found: dict[str, str]) -> Stamp | None:
    """The date among the fields ``found``: that of publication before that of a change."""
    changed = "date" not in found
    value = found.get(_CHANGED if changed else "date")
    return Stamp(value, changed) if value else None


def _fields(piece: Piece, zone: tzinfo) -> list[tuple[str, str, int, int]]:
    """The fields that one line of the head is made of: (name, value, start, end), or nothing."""
    text = piece.text
    dated = _DATED_HEADLINE.fullmatch(text)
    if dated:
        day = dates.parse(dated[2], zone)
        left = _DATED_HEADLINE.match(piece.raw)
        if left is None:
            return []
        middle, right = piece.start + left.end(1), piece.start + left.start(3)
        return [("date", day, piece.start, middle), ("title", dated[3], right, piece.end)] if day else []
    if _DOMAIN.fullmatch(text):
        return [("source", border.host(address), piece.start, piece.end)] if (address := _as_address(text)) else []
    if text.startswith(("http://", "https://")) and border.url(text):
        return [("url", text, piece.start, piece.end)]
    stamp = stamps.read(text, zone)
    if stamp:
        return [(_CHANGED if stamp.changed else "date", stamp.value, piece.start, piece.end)]
    return _labelled(piece, zone)


def _as_address(domain: str) -> Url | None:
    return border.url(domain if "://" in domain else f"https://{domain}")


def _labelled(piece: Piece, zone: tzinfo) -> list[tuple[str, str, int, int]]:
    match = _LABEL.fullmatch(piece.text)
    if not match:
        return []
    name = {"headline": "title", "published": "date", "link": "url"}.get(match[1].lower(), match[1].lower())
    value: str | None = match[2]
    if name == "date":
        value = dates.parse(match[2], zone)
    elif name == "url":
        value = border.url(match[2])
    return [(name, value, piece.start, piece.end)] if value else []


def _byline_first(lines: Sequence[int], used: set[int], group_of: Callable[[int], str | None]) -> list[int]:
    """The ``lines`` in which a headline is looked for, but those ``used`` already: where a byline stands among them,
    those right above it come first, for what stands higher up may be the page's."""
    rest = [one for one in lines if one not in used]
    byline = next((one for one in rest if group_of(one) == "byline"), -1)
    if rest != sorted(rest):
        return rest
    block: list[int] = []
    for at in range(byline - 1, -1, -1):
        if group_of(at) is not None:
            break
        block += [at] if at in rest else []
    return [*block[::-1], *(one for one in rest if one not in block)]


def _headline(pieces: Sequence[Piece], rest: Sequence[int], group_of: Callable[[int], str | None]) -> int:
    """The headline among the head's other lines: the first of four words or more, else of two, else none.

    No headline is noise (asked last, as it costs most), an entry behind its bullet, or ends in a full stop (such a line
    is the first sentence of a story without one), and none stands below a line that is longer than headlines are.
    """
    counts = [(index, len(pieces[index].text.split())) for index in rest]
    for least in (4, 2):
        for index, count in counts:
            text = pieces[index].text
            too_long = count > _LONGEST_HEADLINE
            unfit = not too_long and (_FULL_STOP.search(text) or _is_entry(text))
            if count < least or unfit or group_of(index) is not None:
                continue
            if too_long:
                break
            return index
    return -1


def _is_entry(text: str) -> bool:
    """Whether ``text`` is an entry behind its bullet; a number may begin a headline, as in German "1. FC Salt"."""
    return not text[:1].isdigit() and BULLET.match(text) is not None
