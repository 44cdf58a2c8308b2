"""Rules that the articles of an outlet propose themselves: lines, and beginnings and ends of lines, that many share.

What is proposed is only proposed: an editor decides. So less evidence is asked for than where a line is cut at once
(:mod:`digest.clean.repeated`), but a rule that would also take a paragraph of somebody's story is never proposed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from digest import border
from digest.clean.own import RuleSettings, SourceRules
from digest.clean.pieces import ends_sentence, is_story
from digest.clean.repeated import FEWEST_ARTICLES, Repeat, repeats
from digest.clean.rules import Spot
from digest.clean.sources import UNKNOWN
from digest.model import Article, Source
from digest.toml import quoted
from digest.words import content_words

REASON = "stands in several articles of this source"
_GROUP = "boilerplate"
_FIRST, _LAST = 2, 4
_LONGEST, _SHORT = 30, 12
_EXAMPLES = 3
_GAP = r".{1,80}"
_FIGURE = re.compile(r"\d+")

Shape = tuple[str, str]
"""The setting of a rule that says what it takes (``line``, ``starts``, ``ends`` or ``pattern``), and its text."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A rule for ``source`` that nobody has decided on: seen in so many articles, with lines that it takes."""

    source: Source
    shape: Shape
    seen: int
    examples: tuple[str, ...]

    @property
    def rule(self) -> RuleSettings:
        """The rule as its file will say it, under a name that may still be taken."""
        said = border.slug(_FIGURE.sub(" ", self.examples[0]), otherwise="figures")[:40].strip("-")
        name = f"{border.slug(self.source.key)}-{said}"
        table = {"name": name, "class": _GROUP, "reason": REASON, self.shape[0]: self.shape[1]}
        return RuleSettings.model_validate(table | {"accepted": False, "seen": self.seen})


@dataclass(frozen=True, slots=True)
class Found:
    """A line that may be furniture, and the number of its article."""

    text: str
    article: int


def proposals(articles: Sequence[Article], own: Sequence[SourceRules]) -> list[Proposal]:
    """What to propose for the sources of ``articles``, those most often seen first; nothing that the files ``own``
    take, leave to wait, refuse or keep already."""
    lines: dict[str, list[Repeat]] = defaultdict(list)
    for one in repeats(articles):
        lines[one.source].append(one)
    by_source: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.source.key != UNKNOWN.key:
            by_source[article.source.key].append(article)
    found: list[Proposal] = []
    for key, some in sorted(by_source.items()):
        source = some[0].source
        said = [one for one in own if one.holds_for(source)]
        known = [rule for one in said for rule in one.settings]
        keep = frozenset().union(*(one.keep for one in said))
        new = [
            one
            for one in _of_source(source, some, lines[key])
            if not all(text in keep or _takes(known, text) for text in one.examples)
        ]
        found += sorted(new, key=lambda one: (-one.seen, one.shape))
    return found


def _takes(rules: Sequence[RuleSettings], text: str) -> bool:
    return any(one.value().find(Spot(text, "tail")) for one in rules)


def _of_source(source: Source, articles: Sequence[Article], lines: Sequence[Repeat]) -> Iterator[Proposal]:
    exact = [one for one in lines if _worth_asking(one)]
    yield from _of_lines(source, exact)
    done = {one.text.casefold() for one in lines}
    edges = [one for one in _edges(articles) if one.text.casefold() not in done]
    groups: dict[Shape, list[Found]] = {}
    for group in _alike(edges):
        shape = _shape([one.text for one in group])
        if shape and len(group) > len(groups.get(shape, ())):
            groups[shape] = group
    story = [block.text for article in articles for block in article.blocks if is_story(block.text)]
    claimed: set[str] = set()
    for shape, group in sorted(groups.items(), key=lambda one: (-len(one[1]), one[0])):
        free = [one for one in group if one.text not in claimed]
        if _several(free) and not _harms(shape, story, {one.text for one in group}):
            claimed.update(one.text for one in free)
            examples = tuple(dict.fromkeys(one.text for one in free))[:_EXAMPLES]
            yield Proposal(source, shape, len({one.article for one in free}), examples)


def _of_lines(source: Source, lines: Sequence[Repeat]) -> Iterator[Proposal]:
    """A rule for each of ``lines``, whatever its figures: those in one line of an outlet are counts, days or years."""
    by_shape: dict[Shape, list[Repeat]] = defaultdict(list)
    for one in lines:
        by_shape[_of_line(one.text)].append(one)
    for shape, some in by_shape.items():
        examples = tuple(one.text for one in some)[:_EXAMPLES]
        seen = len({article for one in some for article, _ in one.places}) if len(some) > 1 else some[0].articles
        yield Proposal(source, shape, seen, examples)


def _of_line(text: str) -> Shape:
    """A rule that takes the line ``text``, and the same with other figures."""
    return ("pattern", _FIGURE.sub(r"\\d+", _escaped(text))) if _FIGURE.search(text) else ("line", text)


def _worth_asking(one: Repeat) -> bool:
    """Whether an editor should be asked: the line is taken already, or stands at an edge, or is no sentence."""
    if one.furniture:
        return True
    sentence = ends_sentence(one.text) or is_story(one.text)
    return one.telling and one.kinship <= (0.5 if one.edge >= 0.5 or not sentence else 0.2)


def _edges(articles: Sequence[Article]) -> Iterator[Found]:
    """Lines at the edges of ``articles``, and short ones anywhere that do not read like sentences."""
    for number, article in enumerate(articles):
        count = len(article.blocks)
        for at, block in enumerate(article.blocks):
            size = len(block.text.split())
            near = at < _FIRST or at >= count - _LAST
            aside = size <= _SHORT and not ends_sentence(block.text)
            if (near or aside) and 3 <= size <= _LONGEST and not block.held and block.kind not in {"table", "code"}:
                yield Found(block.text, number)


def _alike(lines: Sequence[Found]) -> Iterator[list[Found]]:
    """Groups of at least three different lines of different articles that begin alike, end alike, or both."""
    groups: dict[tuple[str, ...], list[Found]] = defaultdict(list)
    for one in lines:
        words = one.text.split()
        groups["starts", *words[:3]].append(one)
        groups["ends", *words[-3:]].append(one)
        groups["both", words[0], *words[-2:]].append(one)
    yield from (group for group in groups.values() if _several(group))


def _several(group: Sequence[Found]) -> bool:
    fewest = min(len({one.text for one in group}), len({one.article for one in group}))
    return fewest >= FEWEST_ARTICLES


def _shape(texts: Sequence[str]) -> Shape | None:
    """What ``texts`` share at their beginning and end, as a rule would say it; None where it is too little."""
    split = [text.split() for text in texts]
    first = _common(split)
    last = _common([words[len(first) :][::-1] for words in split])[::-1]
    if not content_words(" ".join([*first, *last])) or len(first) + len(last) < 3:
        return None
    begin, end = " ".join(first), " ".join(last)
    if first and last:
        return "pattern", f"{_escaped(begin)} {_GAP} {_escaped(end)}"
    return ("starts", begin) if first else ("ends", end)


def _common(split: Sequence[Sequence[str]]) -> list[str]:
    """The words that all of ``split`` begin with."""
    return [words[0] for words in takewhile(lambda words: len(set(words)) == 1, zip(*split, strict=False))]


def _escaped(text: str) -> str:
    return re.sub(r"([\\.^$*+?{}\[\]|()])", r"\\\1", text)


def _harms(shape: Shape, story: Sequence[str], meant: Collection[str]) -> bool:
    """Whether a rule of this ``shape`` takes a paragraph of a ``story`` that it is not ``meant`` for."""
    find = _rule(shape).value().find
    return any(find(Spot(text, "tail")) for text in story if text not in meant)


def _rule(shape: Shape) -> RuleSettings:
    return RuleSettings.model_validate({"name": "x", "class": _GROUP, "reason": REASON, shape[0]: shape[1]})


def file_with(text: str, source: Source, new: Sequence[Proposal], taken: Collection[str]) -> tuple[str, list[str]]:
    """``text`` of a file of rules (empty: there is none yet) with ``new`` rules below all that stands there, and their
    names, none of which is ``taken``."""
    used = set(taken)
    parts = [text.rstrip("\n") or f"# Rules for {source.name}\n\nsource = {quoted(source.key)}"]
    names: list[str] = []
    for one in new:
        name, number = one.rule.name, 2
        while name in used:
            name, number = f"{one.rule.name}-{number}", number + 1
        used.add(name)
        names.append(name)
        parts.append(_table(one, name))
    return "\n\n".join(parts) + "\n", names


def _table(one: Proposal, name: str) -> str:
    said: Mapping[str, str] = {"name": name, "class": _GROUP, "reason": REASON, one.shape[0]: one.shape[1]}
    lines = [f"{key} = {quoted(value)}" for key, value in said.items()]
    examples = [f"# takes: {text}" for text in one.examples if one.shape != ("line", text)]
    decide = "accepted = false  # true: use it; or add 'refused = true', and it is not proposed again"
    return "\n".join(["[[rule]]", *examples, *lines, f"seen = {one.seen}", decide])
