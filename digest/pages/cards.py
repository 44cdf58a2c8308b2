"""The card of each edition and story: the image that shows where a link to it is shared, in the style of the paper.

A story of one article has the card of its edition. As PNG, which is what previews take and takes most of the time, only
the newest have one drawn; at the address of the others lies that of the paper, so that no image a page named vanishes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from digest import border
from digest.cards import SIZE, drawable, painted, set_in, width
from digest.config import SiteSettings
from digest.model import Edition, File, Member, OutPath, Page, Site, Story
from digest.pages import paths
from digest.pages.pictures.coverage import bars
from digest.pages.pictures.drawing import bar
from digest.pages.pictures.timeline import span
from digest.texts import Texts

EDITIONS, STORIES = 30, 60
"""So many of the newest have a card as PNG, unless all are to have one."""
TEMPLATE = "card.svg"
_BEFORE = 20
_SIDE = 72
_ROOM = SIZE[0] - 2 * _SIDE
_SIZES = ((64, 4), (58, 4), (52, 5), (46, 6), (40, 6), (34, 7))
"""Heights of the headline in pixels, each with the lines there is room for."""
_CHART = (300, 64)
_PAPER = ((110, 1), (92, 1), (76, 2), (58, 3), (46, 4))
_TAGLINE = ((34, 2), (28, 3))
_MIDDLE = 350
"""Where the middle of the paper's own card lies, below its rules."""


@dataclass(frozen=True)
class Cards:
    """Which cards there are as PNG: of the editions of some days, of some stories by slug, and that of the paper."""

    days: frozenset[date] = frozenset()
    stories: frozenset[str] = frozenset()
    paper: bool = False

    def edition(self, day: date | None) -> OutPath | None:
        """The image for links to the edition of ``day``, None where there is none at all."""
        own = paths.beside(paths.edition(day), "card.png") if day in self.days and day else None
        return own or (paths.beside(paths.home(), "card.png") if self.paper else None)

    def story(self, one: Story) -> OutPath | None:
        """The image for links to the story."""
        own = one.slug in self.stories
        return paths.beside(paths.story(one), "card.png") if own else self.edition(one.last)

    def article(self, one: Story, member: Member) -> OutPath | None:
        """The image for links to an article of the story: the story's, or its own edition's."""
        return self.story(one) if one.slug in self.stories else self.edition(member.day)


def chosen(site: Site, settings: SiteSettings) -> Cards:
    """The cards that are drawn as PNG by the owner's setting."""
    if settings.cards in {"svg", "none"}:
        return Cards()
    every = settings.cards == "all"
    days = sorted((edition.day for edition in site.editions), reverse=True)[: None if every else EDITIONS]
    told = [one for one in site.stories if _has_own(one) and (every or one.last in set(days))]
    told.sort(key=lambda one: (-(one.last or date.min).toordinal(), -len(one.members), one.slug))
    return Cards(frozenset(days), frozenset(one.slug for one in told[: None if every else STORIES]), paper=True)


def _has_own(story: Story) -> bool:
    return len(story.members) > 1 and story.last is not None


def cards(site: Site, settings: SiteSettings, texts: Texts) -> list[Page]:
    """The cards of the paper, of all editions and of all stories of two articles or more, as SVG."""
    if settings.cards == "none":
        return []
    desk = _Desk(settings.title, texts)
    counts = [(one.day, sum(len(entry.members) for entry in one.all)) for one in site.editions]
    made = [Page(border.out_path(TEMPLATE), TEMPLATE, desk.paper(settings.tagline))]
    for place, edition in enumerate(site.editions):
        chart = _chart([count for _, count in counts[max(0, place - _BEFORE) : place + 1]], texts)
        made.append(Page(paths.beside(paths.edition(edition.day), TEMPLATE), TEMPLATE, desk.edition(edition) | chart))
    for story in filter(_has_own, site.stories):
        days = bars(member.day for member in story.members)
        chart = _chart([count for _, count in days.counts], texts)
        made.append(Page(paths.beside(paths.story(story), TEMPLATE), TEMPLATE, desk.story(story) | chart))
    return made


def standing_in(svgs: Sequence[File], drawn: Sequence[File]) -> list[File]:
    """The paper's card, small, for each of ``svgs`` that is not ``drawn``: an address that a page once named keeps an
    image. None where nothing is drawn at all."""
    have = {file.path for file in drawn}
    named = [border.out_path(f"{svg.path.removesuffix('svg')}png") for svg in svgs] if drawn else []
    old = [path for path in named if path not in have]
    paper = painted(next(svg.data for svg in svgs if svg.path == TEMPLATE).decode(), small=True) if old else b""
    return [File(path, paper) for path in old]


def wanted(svg: File, found: Cards) -> bool:
    """Whether the card ``svg`` is to be drawn as PNG too."""
    folder = svg.path.removesuffix(TEMPLATE).rstrip("/")
    if not folder:
        return found.paper
    section, _, slug = folder.partition("/")
    return slug in found.stories if section == "stories" else date(*map(int, folder.split("/"))) in found.days


@dataclass(frozen=True, slots=True)
class _Desk:
    """Lays the cards of a paper out."""

    title: str
    texts: Texts

    def paper(self, tagline: str) -> dict[str, object]:
        """The card of the paper: its title in the middle, the tagline below."""
        size, lines = set_in(self.title if drawable(self.title) else "", _ROOM, _PAPER)
        low, below = set_in(tagline if drawable(tagline) else "", _ROOM, _TAGLINE)
        high = round(size * 1.15)
        top = _MIDDLE - (high * len(lines) + round(low * 1.4) * len(below)) // 2 + round(size * 0.8)
        under = top + high * (len(lines) - 1) + round(size * 0.35 + low * 1.4)
        return self.facts("", "", self.title, "") | {
            "centred": True,
            "size": size,
            "lines": [(line, top + high * row) for row, line in enumerate(lines)],
            "below": [(line, under + round(low * 1.4) * row) for row, line in enumerate(below)],
            "below_size": low,
        }

    def edition(self, edition: Edition) -> dict[str, object]:
        """The card of an edition: its leading headline, or its day where there is none that can be drawn."""
        day = self.texts.begun(self.texts.long_day(edition.day))
        outlets = {member.article.source.key for entry in edition.all for member in entry.members}
        number = self.texts("card.number", n=edition.number) if edition.number else ""
        counts = [("stories", len(edition.entries)), ("sources", len(outlets))]
        return self.facts(leading(edition), f"{day} · {number}".removesuffix(" · "), day, self._counted(counts))

    def story(self, story: Story) -> dict[str, object]:
        """The card of a story."""
        outlets = {member.article.source.key for member in story.members}
        counts = self._counted([("articles", len(story.members)), ("sources", len(outlets))])
        first, last = story.first or date.min, story.last or date.min
        return self.facts(story.title, span(first, last, self.texts), counts, counts)

    def _counted(self, counts: Sequence[tuple[str, int]]) -> str:
        return self.texts("mark.comma").join(self.texts(f"card.{name}", n=n) for name, n in counts)

    def facts(self, headline: str, day: str, instead: str, counts: str) -> dict[str, object]:
        """What the template shows; what the fonts cannot draw is left out."""
        head = headline if headline and drawable(headline) else instead
        size, lines = set_in(head if drawable(head) else "", _ROOM, _SIZES)
        name = self.title if drawable(self.title) and width(self.title) * 24 < _ROOM else ""
        room = _ROOM - 24 * width(day) - 40
        top = 222 + 24 * max(0, 3 - len(lines))
        return {
            "title": headline or instead,
            "name": name if name != head else "",
            "name_size": max(24, min(38, int(room / max(1, width(name))))),
            "day": day if drawable(day) else "",
            "size": size,
            "turned": _leftwards(head),
            "lines": [(line, top + round(size * 1.2) * row) for row, line in enumerate(lines)],
            "counts": counts if drawable(counts) and counts != head else "",
            "mirrored": self.texts.direction == "rtl",
            "bars": "",
            "last": "",
            "centred": False,
            "below": (),
        }


def leading(edition: Edition) -> str:
    """The headline of the edition's first story; nothing on a day without news."""
    if not edition.entries:
        return ""
    entry = edition.entries[0]
    return (entry.account.title if entry.account else "") or entry.members[0].article.title.value


def _leftwards(text: str) -> bool:
    """Whether ``text`` is written from right to left: its first letter says so."""
    return next((kind != "L" for kind in map(unicodedata.bidirectional, text) if kind in {"L", "R", "AL"}), False)


def _chart(counts: Sequence[int], texts: Texts) -> dict[str, object]:
    """The articles of each day as small bars in the corner, the last in the accent; nothing of a single one."""
    if len(counts) < 2:
        return {}
    wide, high = _CHART
    step = min(24.0, wide / len(counts))
    ordered = counts if texts.direction == "ltr" else counts[::-1]
    left = SIZE[0] - _SIDE - step * len(counts) if texts.direction == "ltr" else _SIDE
    made = [
        bar(left + step * place + step * 0.1, 562, step * 0.8, max(2, high * count / max(counts))) if count else ""
        for place, count in enumerate(ordered)
    ]
    last = made.pop() if texts.direction == "ltr" else made.pop(0)
    return {"bars": "".join(made), "last": last}
