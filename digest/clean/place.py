"""Where the story stands in a text: a small learned model of lines, for scrapes that bring the whole page with them.

A text is what stands above the story, the story, and what stands below it, in that order. Each line gives its evidence
(how it reads, its neighbours, how much of the headline's and the opening's words come up in it), each kind of place and
each boundary weighs it with plain weights (``place.json``), and the one division with the highest sum is found exactly.
This is a linear-chain conditional random field with three states that only move forward (Lafferty, McCallum and
Pereira, 2001), trained with a cost for every word of a story that is lost (softmax-margin: Gimpel and Smith, 2010);
``benchmarks/train_place.py`` makes the weights.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from math import log1p
from operator import mul

from digest.clean.sight import OWN, Sight, look

_SIGNS = re.compile(r"\W+")
_OPENING = 150
_SURE = 3.0
"""How much better (in natural logarithms of the odds) a cut must be than none."""

_NEAR = ("words", "ends", "teaser", "stamp", "cut")
FEATURES = (
    *OWN,
    *(f"{name} {side}" for side in ("two above", "above", "below", "two below") for name in _NEAR),
    "story words within 3", "story share within 3", "story words within 8", "story share within 8",
    "story share within 20", "cut share within 8", "reader share within 8",
    "words in 4 above", "story share in 4 above", "story share in 4 below",
    "words in 12 above", "story share in 12 above", "story share in 12 below",
    "lines since a story line", "lines until a story line", "lines to the nearest story line",
    "in the main run", "distance from the main run", "place in the main run", "lines to its end", "words in the run",
    "repeated", "words of the story", "telling words", "words of the first line", "share of the text above",
    "lines", "words of the text", "story share of the text", "is the headline", "above the headline",
    "words since the headline", "words of the headline", "words seen since the headline", "words of the opening",
    "run from here", "headings since", "lines since such a heading", "after furniture", "lines since furniture",
    "off the subject after furniture", "readers since", "always",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """The line of the headline (-1: none found), and the first and the last line of the story, both in it."""

    headline: int
    first: int
    last: int


def find(texts: Sequence[str], groups: Sequence[str | None]) -> Place:
    """Where the story stands in the lines ``texts``; ``groups`` are the classes of the rules that take them."""
    page = Page.of(texts, [look(text, group) for text, group in zip(texts, groups, strict=True)])
    first, last = divided(evidence(page), weights())
    return Place(page.headline, first, last)


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight for each of :data:`FEATURES`: of a line above and below the story (against one inside), of the story's
    first line, and of the first line below it."""

    above: tuple[float, ...]
    below: tuple[float, ...]
    first: tuple[float, ...]
    after: tuple[float, ...]


@cache
def weights() -> Weights:
    """The weights that come with the package."""
    table = json.loads(files("digest.clean").joinpath("place.json").read_text(encoding="utf-8"))["weights"]
    return Weights(*(tuple(table[name][feature] for feature in FEATURES) for name in Weights.__slots__))


def divided(rows: Sequence[tuple[float, ...]], by: Weights) -> tuple[int, int]:
    """The first and last line of the story in the division of ``rows`` with the highest sum of weights; a boundary that
    is not surely better than none is not drawn."""
    above = [0.0, *accumulate(sum(map(mul, by.above, row)) for row in rows)]
    below = [0.0, *accumulate(sum(map(mul, by.below, row)) for row in rows)]
    begins = [said + sum(map(mul, by.first, row)) for said, row in zip(above, rows, strict=False)]
    ends = [sum(map(mul, by.after, row)) - said for said, row in zip(below[1:], rows[1:], strict=False)]
    ends.append(-below[-1])
    best = list(accumulate(begins, max))
    last = max(range(len(rows)), key=lambda index: best[index] + ends[index])
    first = begins.index(best[last])
    if begins[first] - begins[0] < _SURE:
        first = 0
    if ends[last] - ends[-1] < _SURE:
        last = len(rows) - 1
    return first, last


@dataclass(frozen=True, slots=True)
class Page:
    """A text as a whole: its lines, the headline, and the main run of story lines ``begin:end`` below it."""

    sights: Sequence[Sight]
    repeats: Sequence[int]
    runs: Sequence[float]
    headline: int
    begin: int
    end: int

    @classmethod
    def of(cls, texts: Sequence[str], sights: Sequence[Sight]) -> Page:
        """The text with its headline and its main run found."""
        keys = [_SIGNS.sub(" ", text.lower()).strip() for text in texts]
        times = Counter(keys)
        runs, ends = _runs(sights)
        repeats = [times[key] for key in keys]
        headline = _headline(sights, repeats, runs)
        near = range(max(headline, 0), min(len(sights), max(headline, 0) + 12))
        begin = max(near, key=runs.__getitem__) if headline >= 0 else max(range(len(sights)), key=runs.__getitem__)
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
    first = sights[0].telling
    for index, sight in enumerate(sights):
        if sight.bullet or sight.list_heading or sight.reader or not 3 <= sight.words <= 32 or len(sight.telling) < 2:
            continue
        after = sights[index + 1 : index + 9]
        run = max(runs[index + 1 : index + 9], default=0.0) / top if top > 0 else 0.0
        if run < 0.25:
            continue
        gap = next((count for count, one in enumerate(after) if one.story), 8)
        taken_up: set[str] = set()
        for one in [one for one in sights[index + 1 : index + 25] if one.story][:6]:
            taken_up |= one.telling
        score = 1.2 * run + 1.5 * len(sight.telling & taken_up) / len(sight.telling)
        score += 2.0 * len(first & sight.telling) / max(2, len(first | sight.telling)) if index else 0.0
        score += 0.5 * (repeats[index] > 1) - 0.5 * sight.story - 0.4 * sight.stop - sight.cut - 0.1 * gap
        score += 0.35 * min(2, sum(one.stamp for one in after[:5])) + 0.3 * min(2, sum(one.after for one in after[:6]))
        if score > best:
            best, found = score, index
    return found


def evidence(page: Page) -> list[tuple[float, ...]]:
    """The value of each of :data:`FEATURES` for each line."""
    sights, count = page.sights, len(page.sights)
    words = [0, *accumulate(one.words for one in sights)]
    told = [0, *accumulate(one.words if one.story else 0 for one in sights)]
    cuts = [0, *accumulate(one.cut for one in sights)]
    readers = [0, *accumulate(one.reader for one in sights)]
    whole = max(1, words[-1])
    since, until = _distances(sights)
    near = [(one.shows[0], one.shows[1], one.teaser, one.stamp, one.cut) for one in sights]
    none = (-1.0, 0.0, 0.0, 0.0, 0.0)
    padded = [none, none, *near, none, none]
    headline = sights[page.headline].telling if page.headline >= 0 else frozenset()
    begin, end = page.begin, page.end
    main = Counter(word for one in sights[begin:end] if one.story for word in one.telling)
    opening = headline | _opening(page)
    run = max(1e-9, max(page.runs))
    seen: set[str] = set()
    heading = furniture = -1
    headings = furnitures = 0
    text = (count and log1p(count), log1p(whole), told[-1] / whole)
    top = sights[0].telling
    rows = []
    for index, sight in enumerate(sights):
        telling, own = sight.telling, max(1, len(sight.telling))
        inside = begin <= index < end
        low3, high3 = max(0, index - 3), min(count, index + 4)
        low8, high8 = max(0, index - 8), min(count, index + 9)
        low20, high20 = max(0, index - 20), min(count, index + 21)
        mine = sight.words if sight.story else 0
        said3, said8 = told[high3] - told[low3] - mine, told[high8] - told[low8] - mine
        above4, above12 = words[index] - words[max(0, index - 4)], words[index] - words[max(0, index - 12)]
        low4, low12, high5, high13 = (
            max(0, index - 4),
            max(0, index - 12),
            min(count, index + 5),
            min(count, index + 13),
        )
        if index > begin and sight.list_heading:
            heading, headings = index, headings + 1
        if index > begin + 1 and sight.after:
            furniture, furnitures = index, furnitures + 1
        again = sum((main[word] - (inside and sight.story)) > 0 for word in telling) / own if telling else 0.0
        open_share = len(opening & telling) / own
        rows.append(
            (
                *sight.shows,
                *padded[index], *padded[index + 1], *padded[index + 3], *padded[index + 4],
                log1p(said3), said3 / max(1, words[high3] - words[low3] - sight.words),
                log1p(said8), said8 / max(1, words[high8] - words[low8] - sight.words),
                (told[high20] - told[low20] - mine) / max(1, words[high20] - words[low20] - sight.words),
                (cuts[high8] - cuts[low8]) / (high8 - low8), (readers[high8] - readers[low8]) / (high8 - low8),
                log1p(above4), (told[index] - told[low4]) / max(1, above4),
                (told[high5] - told[index + 1]) / max(1, words[high5] - words[index + 1]),
                log1p(above12), (told[index] - told[low12]) / max(1, above12),
                (told[high13] - told[index + 1]) / max(1, words[high13] - words[index + 1]),
                since[index] / 10, until[index] / 10, min(since[index], until[index]) / 10,
                inside, min(3.0, (begin - index if index < begin else max(0, index - end + 1)) / 10),
                max(-3.0, min(3.0, (index - begin) / max(5, end - begin))), min(10, end - 1 - index) / 10 if inside else -0.1,
                log1p(words[end] - words[begin]),
                min(3, page.repeats[index] - 1), again, log1p(len(telling)), len(top & telling) / max(1, len(top)),
                words[index] / whole, *text, index == page.headline, index < page.headline,
                log1p(words[index] - words[page.headline]) if index >= page.headline >= 0 else -1.0,
                len(headline & telling) / max(1, len(headline)), len(seen & telling) / own, open_share,
                page.runs[index] / run, min(6, headings) / 3, min(30, index - heading) / 10 if heading >= 0 else 3.0,
                min(5, furnitures) / 2, min(20, index - furniture) / 10 if furniture >= 0 else 2.0,
                (1.0 - open_share) if 0 <= furniture < index else 0.0,
                log1p(max(0, readers[index] - readers[begin])), 1.0,
            )
        )  # fmt: skip
        if index >= page.headline >= 0:
            seen |= telling
    return rows


def _distances(sights: Sequence[Sight]) -> tuple[list[int], list[int]]:
    """For each line, how many lines it stands after and before the nearest story line, at most 20."""
    since, until = [], [20] * len(sights)
    last = -20
    for index, sight in enumerate(sights):
        since.append(min(20, index - last))
        last = index if sight.story else last
    following = len(sights) + 20
    for index in range(len(sights) - 1, -1, -1):
        until[index] = min(20, following - index)
        following = index if sights[index].story else following
    return since, until


def _opening(page: Page) -> frozenset[str]:
    """The telling words of the first story lines below the headline."""
    found: set[str] = set()
    read = 0
    for sight in page.sights[max(0, page.headline) :]:
        if sight.story:
            found |= sight.telling
            read += sight.words
        if read > _OPENING:
            break
    return frozenset(found)
