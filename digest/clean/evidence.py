"""What each line of a text tells of where the story stands: its own look, its neighbours, its place, its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log1p

from digest.clean.sight import OWN, Sight, look

_SIGNS = re.compile(r"\W+")
_OPENING = 150
_FAR = 20

_NEIGHBOUR = ("words", "ends", "teaser", "stamp", "cut")
_NEAR = tuple(f"{name} {side}" for side in ("two above", "above", "below", "two below") for name in _NEIGHBOUR)
_AROUND = (
    "story words within 3", "story share within 3", "story words within 8", "story share within 8",
    "story share within 20", "cut share within 8", "reader share within 8",
    "words in 4 above", "story share in 4 above", "story share in 4 below",
    "words in 12 above", "story share in 12 above", "story share in 12 below",
)  # fmt: skip
_STANDING = (
    "lines since a story line", "lines until a story line", "lines to the nearest story line", "in the main run",
    "distance from the main run", "place in the main run", "lines to its end", "words in the run", "run from here",
    "share of the text above", "lines", "words of the text", "story share of the text", "is the headline",
    "above the headline", "words since the headline", "repeated",
)  # fmt: skip
_SUBJECT = (
    "words of the story", "telling words", "words of the first line", "words of the headline", "words of the opening",
    "words seen since the headline",
)  # fmt: skip
_FURNITURE = (
    "headings since", "lines since such a heading", "after furniture", "lines since furniture",
    "off the subject after furniture", "readers since",
)  # fmt: skip
FEATURES = (*OWN, *_NEAR, *_AROUND, *_STANDING, *_SUBJECT, *_FURNITURE, "always")

Row = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A text as a whole: its lines, how often each occurs, the weight of the best run of story lines that begins with
    each, the headline (-1: none), and the main run of story lines below it, ``begin:end``."""

    sights: Sequence[Sight]
    repeats: Sequence[int]
    runs: Sequence[float]
    headline: int
    begin: int
    end: int

    @classmethod
    def of(cls, texts: Sequence[str], groups: Sequence[str | None]) -> Page:
        """The lines ``texts``; ``groups`` are the classes of the rules that take them."""
        sights = [look(text, group) for text, group in zip(texts, groups, strict=True)]
        keys = [_SIGNS.sub(" ", text.lower()).strip() for text in texts]
        times = Counter(keys)
        runs, ends = _runs(sights)
        repeats = [times[key] for key in keys]
        headline = _headline(sights, repeats, runs)
        near = range(headline, min(len(sights), headline + 12)) if headline >= 0 else range(len(sights))
        begin = max(near, key=runs.__getitem__)
        return cls(sights, repeats, runs, headline, begin, ends[begin])


def _runs(sights: Sequence[Sight]) -> tuple[list[float], list[int]]:
    """For each line, the weight of the best run of story lines that begins with it, and where that run ends."""
    gains, ends = [0.0] * len(sights), [0] * len(sights)
    gain, end = 0.0, len(sights)
    for index in range(len(sights) - 1, -1, -1):
        sight = sights[index]
        own = sight.shows[0] if sight.story else -1.2 if sight.list_heading else -0.6
        if gain <= 0:
            gain, end = 0.0, index + 1
        gain += own
        gains[index], ends[index] = gain, end
    return gains, ends


def _headline(sights: Sequence[Sight], repeats: Sequence[int], runs: Sequence[float]) -> int:
    """The line that is most like a headline: short, repeated, followed by stamps and by a long run of story lines that
    take up its words; -1 where none is."""
    top = max(runs)
    best, found = -99.0, -1
    for index, sight in enumerate(sights):
        run = max(runs[index + 1 : index + 9], default=0.0) / top if top > 0 else 0.0
        if run < 0.25 or not 3 <= sight.words <= 32 or len(sight.telling) < 2:
            continue
        if sight.bullet or sight.list_heading or sight.reader:
            continue
        score = 1.2 * run + 0.5 * (repeats[index] > 1) + _like_a_headline(sights, index)
        if score > best:
            best, found = score, index
    return found


def _like_a_headline(sights: Sequence[Sight], index: int) -> float:
    """How much line ``index`` is like a headline by its look and by what follows it."""
    sight, after = sights[index], sights[index + 1 : index + 9]
    gap = next((count for count, one in enumerate(after) if one.story), 8)
    taken_up: set[str] = set()
    for one in [one for one in sights[index + 1 : index + 25] if one.story][:6]:
        taken_up |= one.telling
    first = sights[0].telling
    score = 1.5 * len(sight.telling & taken_up) / len(sight.telling)
    score += 2.0 * len(first & sight.telling) / max(2, len(first | sight.telling)) if index else 0.0
    score += 0.35 * min(2, sum(one.stamp for one in after[:5])) + 0.3 * min(2, sum(one.after for one in after[:6]))
    return score - 0.5 * sight.story - 0.4 * sight.stop - sight.cut - 0.1 * gap


def evidence(page: Page) -> list[Row]:
    """The value of each of :data:`FEATURES` for each line."""
    sums = _Sums.of(page.sights)
    groups = zip(
        page.sights, _near(page), _around(page, sums), _standing(page, sums), _subject(page), _furniture(page, sums),
        strict=True,
    )  # fmt: skip
    return [
        (*sight.shows, *near, *around, *standing, *subject, *furniture, 1.0)
        for sight, near, around, standing, subject, furniture in groups
    ]


@dataclass(frozen=True, slots=True)
class _Sums:
    """Up to each line: words, words of story lines, lines cut, and lines of readers' comments."""

    words: list[int]
    told: list[int]
    cuts: list[int]
    readers: list[int]

    @classmethod
    def of(cls, sights: Sequence[Sight]) -> _Sums:
        return cls(
            [0, *accumulate(one.words for one in sights)],
            [0, *accumulate(one.words if one.story else 0 for one in sights)],
            [0, *accumulate(one.cut for one in sights)],
            [0, *accumulate(one.reader for one in sights)],
        )

    def share(self, low: int, high: int) -> float:
        """The share of story lines in the words of the lines ``low:high``."""
        return (self.told[high] - self.told[low]) / max(1, self.words[high] - self.words[low])


def _near(page: Page) -> list[Row]:
    none = (-1.0, 0.0, 0.0, 0.0, 0.0)
    own = [(one.shows[0], one.shows[1], one.teaser, one.stamp, one.cut) for one in page.sights]
    padded = [none, none, *own, none, none]
    return [
        (*padded[at], *padded[at + 1], *padded[at + 3], *padded[at + 4]) for at in range(len(page.sights))
    ]  # fmt: skip


def _around(page: Page, sums: _Sums) -> list[Row]:
    count = len(page.sights)
    rows: list[Row] = []
    words, told = sums.words, sums.told
    for at, sight in enumerate(page.sights):
        mine = sight.words if sight.story else 0
        said: list[float] = []
        for reach in (3, 8, 20):
            low, high = max(0, at - reach), min(count, at + reach + 1)
            others = told[high] - told[low] - mine
            share = others / max(1, words[high] - words[low] - sight.words)
            said += (share,) if reach == _FAR else (log1p(others), share)
        low, high = max(0, at - 8), min(count, at + 9)
        said.append((sums.cuts[high] - sums.cuts[low]) / (high - low))
        said.append((sums.readers[high] - sums.readers[low]) / (high - low))
        for reach in (4, 12):
            low, high = max(0, at - reach), min(count, at + 1 + reach)
            said += (log1p(words[at] - words[low]), sums.share(low, at), sums.share(at + 1, high))
        rows.append(tuple(said))
    return rows


def _standing(page: Page, sums: _Sums) -> list[Row]:
    count, words, begin, end, headline = len(page.sights), sums.words, page.begin, page.end, page.headline
    whole, top = max(1, words[-1]), max(1e-9, *page.runs)
    text = (log1p(count), log1p(whole), sums.told[-1] / whole)
    length, run = max(5, end - begin), log1p(words[end] - words[begin])
    rows: list[Row] = []
    for at, (since, until) in enumerate(_distances(page.sights)):
        off = begin - at if at < begin else max(0, at - end + 1)
        rows.append(
            (
                since / 10, until / 10, min(since, until) / 10, begin <= at < end,
                min(3.0, off / 10), sorted((-3.0, (at - begin) / length, 3.0))[1],
                min(10, end - 1 - at) / 10 if begin <= at < end else -0.1, run, page.runs[at] / top,
                words[at] / whole, *text, at == headline, at < headline,
                log1p(words[at] - words[headline]) if at >= headline >= 0 else -1.0, min(3, page.repeats[at] - 1),
            )
        )  # fmt: skip
    return rows


def _distances(sights: Sequence[Sight]) -> list[tuple[int, int]]:
    """For each line, how many lines it stands after and before the nearest story line, at most 20."""
    since, until = [], [_FAR] * len(sights)
    last = -_FAR
    for at, sight in enumerate(sights):
        since.append(min(_FAR, at - last))
        last = at if sight.story else last
    following = len(sights) + _FAR
    for at in range(len(sights) - 1, -1, -1):
        until[at] = min(_FAR, following - at)
        following = at if sights[at].story else following
    return list(zip(since, until, strict=True))


def _subject(page: Page) -> list[Row]:
    """How many of a line's telling words come up elsewhere: in the main run, the headline, the opening, before it."""
    main = Counter(word for one in page.sights[page.begin : page.end] if one.story for word in one.telling)
    headline, top = _headline_words(page), page.sights[0].telling
    opening = _opening(page)
    seen: set[str] = set()
    rows: list[Row] = []
    for at, sight in enumerate(page.sights):
        telling, own = sight.telling, max(1, len(sight.telling))
        mine = page.begin <= at < page.end and sight.story
        rows.append(
            (
                sum(main[word] > mine for word in telling) / own, log1p(len(telling)),
                len(top & telling) / max(1, len(top)), len(headline & telling) / max(1, len(headline)),
                len(opening & telling) / own, len(seen & telling) / own,
            )
        )  # fmt: skip
        if at >= page.headline >= 0:
            seen |= telling
    return rows


def _headline_words(page: Page) -> frozenset[str]:
    return page.sights[page.headline].telling if page.headline >= 0 else frozenset()


def _opening(page: Page) -> frozenset[str]:
    """The telling words of the headline and of the first story lines below it."""
    found, read = set(_headline_words(page)), 0
    for sight in page.sights[max(0, page.headline) :]:
        if sight.story:
            found |= sight.telling
            read += sight.words
        if read > _OPENING:
            break
    return frozenset(found)


def _furniture(page: Page, sums: _Sums) -> list[Row]:
    """What has begun since the main run did: lists of other articles, furniture, comments."""
    opening = _opening(page)
    heading = furniture = -1
    headings = furnitures = 0
    rows: list[Row] = []
    for at, sight in enumerate(page.sights):
        if at > page.begin and sight.list_heading:
            heading, headings = at, headings + 1
        if at > page.begin + 1 and sight.after:
            furniture, furnitures = at, furnitures + 1
        off = 1.0 - len(opening & sight.telling) / max(1, len(sight.telling))
        rows.append(
            (
                min(6, headings) / 3, min(30, at - heading) / 10 if heading >= 0 else 3.0,
                min(5, furnitures) / 2, min(_FAR, at - furniture) / 10 if furniture >= 0 else 2.0,
                off if 0 <= furniture < at else 0.0, log1p(max(0, sums.readers[at] - sums.readers[page.begin])),
            )
        )  # fmt: skip
    return rows
