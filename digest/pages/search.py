"""Search: a page with a form, and the articles as data that a script there looks through in the reader's browser.

The data are scripts that push a table each onto one global list, for a browser lets no page on a disk read a file in
any other way. The script folds both what is looked for and what it is looked for in (marks, case, some letters), so no
folding here must keep step with it. All words of a query must occur, whole but for the last; one in the headline counts
4, one among outlet, topics and names 2, one in the sentence 1. The newest stands first among equals.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from digest import border
from digest.config import SearchSettings
from digest.model import File, Member, OutPath, Page, Site
from digest.pages import paths
from digest.pages.views import Views
from digest.texts import Texts

MOST = 5_000
"""How many articles a file of data may hold, unless a month has more: older years stand in files of their own then, and
of a year with more its quarters or its months."""
_OFFERED = 200
"""How many sources, topics and names the filters offer, those in most articles; words find the others."""
_LEDE = 140
"""How many characters of a sentence are sent: enough to know the article by."""
_ASCII_WORD = re.compile(r"[a-z0-9]+")
_UNSAFE = {ord("<"): "\\u003c", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""What could end a script, or a string in it, written so that it cannot."""


@dataclass(frozen=True, slots=True)
class Time:
    """So many ``months`` of a year from its month ``first`` on: a year, a quarter or a month; year 0 is no time."""

    year: int
    first: int
    months: int

    @property
    def name(self) -> str:
        """``2026``, ``2026-q3`` or ``2026-07``, for the name of a file."""
        part = {12: "", 3: f"-q{self.first // 3 + 1}", 1: f"-{self.first:02}"}
        return f"{self.year}{part[self.months]}"

    def asked(self, texts: Texts) -> str:
        """What asks for its articles."""
        if not self.year:
            return texts("search.older_undated")
        if self.months == 12:
            return texts("search.older", year=self.year)
        first, last = (texts.month_name(self.year, one) for one in (self.first, self.first + self.months - 1))
        return (
            texts("search.older_month", month=first)
            if first == last
            else texts("search.older_months", first=first, last=last)
        )


@dataclass(frozen=True, slots=True)
class Part:
    """A file of data: its path, its articles, and in words the time that they are of, as a button asks for it."""

    path: OutPath
    text: str
    members: tuple[Member, ...]


def search(views: Views, most: int = MOST) -> tuple[list[Page], list[File]]:
    """The search page and its files of data: the newest times, as far as they are together ``most`` articles, and each
    older time for itself, which a reader asks for."""
    first, *older = parts(views.newest_first(), most, views.texts)
    sources = Counter(member.article.source.name for member in views.members.values())
    topics = {one.name: len(one.articles) for one in views.site.topics}
    names = sorted(views.site.entities, key=lambda one: (-len(one.articles), one.name))
    facts = {
        "title": views.texts("search.title"),
        "sources": _most_used(sources),
        "topics": _most_used(topics),
        "names": [one.name for one in names[:_OFFERED]],
        "most": _OFFERED,
        "more": max(len(sources), len(topics), len(names)) > _OFFERED,
        "days": _span(views),
        "data": first.path,
        "older": older,
        "found": _forms(views, "search.found"),
        "locale": views.texts.language,
    }
    files = [File(part.path, _data(views, part.members)) for part in (first, *older)]
    return [Page(paths.section("search"), "search.html", facts)], files


def looking(views: Views, settings: SearchSettings) -> tuple[list[Page], list[File]]:
    """The search page for the engine that ``settings`` name, and the files of data that it needs of ours."""
    return search(views) if settings.engine == "own" else ([_finder(views, settings.days)], [])


def oldest(site: Site, days: int) -> date | None:
    """The first of the last ``days`` days up to the newest edition's; None where there is no such bound."""
    return site.editions[-1].day - timedelta(days - 1) if days and site.editions else None


def _finder(views: Views, days: int) -> Page:
    """The search page whose script asks pagefind."""
    first = oldest(views.site, days)
    facts = {
        "title": views.texts("search.title"),
        "since": views.texts.short_day(first) if first else "",
        "older": (),
        "found": _forms(views, "search.found"),
        "locale": views.texts.language,
    }
    return Page(paths.section("search"), "finder.html", facts)


def _most_used(counts: Mapping[str, int]) -> list[str]:
    """The names in most articles, as many as are offered, in the order of the alphabet."""
    most = sorted(counts, key=lambda name: (-counts[name], name))[:_OFFERED]
    return sorted(most, key=lambda name: (name.casefold(), name))


def parts(members: Sequence[Member], most: int, texts: Texts) -> list[Part]:
    """``members``, newest first, as files: the newest times that are together ``most`` articles or are one time, then
    each older time for itself."""
    times = list(_times(members, most))
    together = 1
    while sum(len(found) for _, found in times[: together + 1]) <= most and together < len(times):
        together += 1
    first = tuple(member for _, found in times[:together] for member in found)
    older = [
        Part(border.out_path(f"search-data-{time.name}.js"), time.asked(texts), tuple(found))
        for time, found in times[together:]
    ]
    return [Part(border.out_path("search-data.js"), "", first), *older]


def _times(members: Sequence[Member], most: int) -> Iterator[tuple[Time, list[Member]]]:
    """``members``, newest first, by years; a year of more than ``most`` articles by quarters, such a quarter by months.
    Those without a day are one time, the last."""
    for time, found in _by(members, 12):
        quarters = _by(found, 3) if time.year and len(found) > most else [(time, found)]
        for quarter, some in quarters:
            yield from _by(some, 1) if time.year and len(some) > most else [(quarter, some)]


def _by(members: Iterable[Member], months: int) -> list[tuple[Time, list[Member]]]:
    """``members`` by times of so many ``months``, in their own order."""
    found: dict[Time, list[Member]] = defaultdict(list)
    for member in members:
        day = member.day
        time = Time(day.year, (day.month - 1) // months * months + 1, months) if day else Time(0, 1, 12)
        found[time].append(member)
    return list(found.items())


def _span(views: Views) -> tuple[str, str]:
    """The first and the last day with an edition, or nothing."""
    editions = views.site.editions
    return (editions[0].day.isoformat(), editions[-1].day.isoformat()) if editions else ("", "")


def _forms(views: Views, name: str) -> str:
    """All plural forms of a phrase, for a script that knows the number only later."""
    return json.dumps(views.texts.forms(name), sort_keys=True)


def _data(views: Views, members: Iterable[Member]) -> bytes:
    """The script that hands over the columns of ``members``, which pack better than rows: headline, sentence, page,
    day, and the numbers of labels: the day's name, the outlet, the topics, the names."""
    labels: dict[str, int] = {}
    columns = list(zip(*(_row(views, member, labels) for member in members), strict=True))
    return (
        f"(self.digestSearch=self.digestSearch||[]).push({in_script({'of': list(labels), 'all': columns})})\n".encode()
    )


def in_script(value: object) -> str:
    """``value`` as JSON that may stand in a script."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def _row(views: Views, member: Member, labels: dict[str, int]) -> list[object]:
    article = member.article
    topics = [topic.name for topic in views.topics_of.get(article.id, ())]
    names = [entity.name for entity in views.names.of.get(article.id, ())]
    day = views.texts.short_day(member.day) if member.day else views.texts("search.undated")
    if mark := views.mark([member]):
        day = f"{mark}{views.texts('mark.comma')}{day}"
    return [
        _line(article.title.value),
        _lede(member),
        _path(member),
        member.day.isoformat() if member.day else "",
        *([_number(one, labels) for one in some] for some in ([day], [article.source.name], topics, names)),
    ]


def _path(member: Member) -> str:
    """The folder of the article's page, with ``*`` for its name where that is the headline's words."""
    folder, _, name = paths.pretty(paths.article(member)).rstrip("/").rpartition("/")
    title = member.article.title.value
    words = "-".join(_ASCII_WORD.findall(title.lower())) if title.isascii() else ""
    return f"{folder}/{'*' if name == words else name}"


def _number(one: str, known: dict[str, int]) -> int:
    """The place of ``one`` in ``known``, which grows by it where it is new."""
    return known.setdefault(one, len(known))


def _line(text: str) -> str:
    return " ".join(text.split())


def _lede(member: Member) -> str:
    """The sentence that the article is known by, cut at a word where it is long."""
    text = _line(member.summary.brief)
    return text if len(text) <= _LEDE else f"{text[:_LEDE].rpartition(' ')[0] or text[:_LEDE]} …"
