"""A story over several articles: what they agree on, what each day added, which figures differ.

Whole sentences of the articles, never a word of its own. The days are told in their order and nothing is asked of a
later one, so that later articles change no account of an earlier day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from digest.model import Account, Member, Point, Receipt, Told
from digest.summarise.account import agreement
from digest.summarise.account.agreement import Fact, adds_nothing, bears_out, copied, fact, names, repeats, same_body
from digest.summarise.account.counts import Count, counts, without_speaker
from digest.summarise.account.differing import Counted, Ledger
from digest.summarise.account.points import OTHER, point_of, ranks_of
from digest.summarise.account.previews import Preview, preview
from digest.summarise.account.standing import of_its_day, overtaken, weak
from digest.summarise.alone import fit
from digest.summarise.live import live
from digest.summarise.sentences import sentences
from digest.words import WEEKDAYS

_MOST, _MOST_NEW, _FEW = 5, 3, 3
_WEEKDAYS = frozenset(WEEKDAYS)
"""What plain news says, and colour does not."""
_USUAL = 12
"""Terms of a sentence of news: what has fewer gains nothing by it."""
_OPENING = 2
_AS_MUCH = 0.75
"""How much of what the day's lede tells of its headlines that must tell which opens the account in its place."""
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of one of the story's articles: what it tells and whose it is, its ``rank`` in its article's summary,
    the point it makes, whether it may be shown alone, whether it is ``weak`` even so, and what
    it says is to come."""

    number: int
    source: str
    day: date | None
    fact: Fact
    rank: int
    point: Point
    shown: bool
    weak: bool
    preview: Preview | None


@dataclass(frozen=True, slots=True)
class Before:
    """What was told before a day: the number of lines, and all their terms."""

    lines: int
    terms: frozenset[str]


def accounts(members: Sequence[Member]) -> tuple[Account, ...]:
    """The accounts of a story's days, oldest first; ``members`` come in the story's order. A story without any date has
    one account of no day. As long as there is a single article its summary is the account, whatever comes later."""
    telling = Telling()
    days = [(day, list(group)) for day, group in groupby([m for m in members if m.day] or members, key=lambda m: m.day)]
    told = [telling.day(day, group) for day, group in days] if len(members) > 1 else []
    day, first = days[0]
    if len(first) == 1:
        told[:1] = [Account(day, tuple(Told(point, 1) for point in first[0].summary.sentences))]
    return tuple(told)


class Telling:
    """A story while it is told, day by day: its lines so far, which bears out which, and what was said before."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._index = agreement.Told()
        self._support: dict[int, list[int]] = {}
        self._spread: Counter[str] = Counter()
        self._hands: dict[str, str] = {}
        self._told_so: set[str] = set()
        self._bodies: dict[int, Fact] = {}
        self._come_true: set[int] = set()
        self._articles = 0
        self._headlines: Counter[str] = Counter()
        self._ledger = Ledger()

    def day(self, day: date | None, members: Sequence[Member]) -> Account:
        """Adds the articles of ``day`` and gives the account as of then. One that only its story dates may tell of
        another day: it adds nothing where there are others."""
        before = Before(len(self._lines), frozenset(self._spread))
        sure = [member for member in members if not member.article.dated.approximate] or members
        ordered = sorted(sure, key=lambda m: m.duplicate_of is not None)
        self._headlines = Counter(term for m in ordered for term in fact(m.article.title.value).terms)
        news = [line for member in ordered for line in self._add(member, before)]
        new = self._best(self._telling(news) or news, _MOST_NEW) if before.lines else []
        told = self._so_far(day, before, news)
        return Account(day, self._all_told(told), self._all_told(new), self._ledger.differing())

    def _so_far(self, day: date | None, before: Before, news: Sequence[Line]) -> list[Line]:
        """What to tell of the story as of ``day``: what happened, what several outlets tell, then the rest."""
        replaced = self._ledger.replaced()
        standing = [n for n in self._lines if _stands(n, day, replaced) and n.number not in self._come_true]
        first = self._leading([line for line in standing if line.number >= before.lines and line.shown], news)
        lines = self._best([*first, *self._telling(standing)], _MOST, first, day)
        event = max((self._headline(line) for line in first), default=0)

        def place(line: Line) -> int:
            """The day's lede opens, for what several outlets tell may be background; only what is of the same day and
            tells as much of the headlines is the event too."""
            if line in first or not self._agreed(line):
                return 1 if line in first else 3
            return 0 if line.number >= before.lines and self._headline(line) >= _AS_MUCH * event else 2

        return sorted(lines, key=place)

    def _headline(self, line: Line) -> int:
        """How much of what the day's headlines tell ``line`` tells."""
        return sum(self._headlines[term] for term in line.fact.terms)

    def _leading(self, today: Sequence[Line], news: Sequence[Line]) -> list[Line]:
        """The line that says how things stand now, if there is one: the lede of the day that is nearest to what the
        story is about, rather one that brings news, and none that is far from it, as colour is; or what more outlets
        tell of the same and of the headlines."""
        fresh = {line.number for line in news}
        nearest = max((self._central(line) for line in today if line.rank < OTHER), default=0.0)

        def order(line: Line) -> tuple[bool, bool, bool, int, bool, float]:
            near = self._central(line)
            return line.rank == OTHER, line.weak, 2 * near < nearest, line.rank, line.number not in fresh, -near

        ranked = sorted(today, key=order)
        for line in ranked[:1]:
            as_much = [one for one in today if self._headline(one) >= _AS_MUCH * self._headline(line)]
            agreed = [one for one in as_much if self._agreed(one) > self._agreed(line) and self._alike(one, line)]
            return [min(agreed or [line], key=self._order)]
        return []

    def _add(self, member: Member, before: Before) -> list[Line]:
        """Takes the sentences of an article in; gives those that no line of ``before`` tells already."""
        article, hand, ranks = member.article, self._hand(member), ranks_of(member.summary)
        every = sentences(article)
        whole = frozenset(part.number for part, good in zip(every, fit(every), strict=True) if good)
        parts = [part for part in every if part.text not in self._told_so or not member.duplicate_of]
        known, at, posted = frozenset(names(article.text)), len(self._lines), live(article)
        lines: list[Line] = []
        for part in parts:
            rank, point, shown = point_of(article, part, ranks, whole)
            said = fact(part.text, known)
            ahead = preview(part.text) if shown and said.open else None
            is_weak = posted or weak(part.text)
            lines.append(Line(at + len(lines), hand, member.day, said, rank, point, shown, is_weak, ahead))
        about = frozenset(names(f"x {article.title.value}")).union(*(line.fact.names for line in lines[:_OPENING]))
        new = [line for line in lines if not self._join(line, before)]
        self._come_true.update(a.number for a in lines if posted and a.preview for b in lines if _came(a, b))
        for line, part in zip(lines, parts, strict=True):
            self._index.add(line.fact)
            self._lines.append(line)
            may_count = line.fact.numbers and (article.source.text == "full" or line.rank < OTHER)
            for count in counts(part.text, about, known) if may_count else ():
                self._ledger.add(_counted(count, member, line))
        self._spread.update(frozenset[str]().union(*(line.fact.terms for line in lines)))
        self._told_so.update(part.text for part in parts)
        self._articles += 1
        return new

    def _hand(self, member: Member) -> str:
        """The outlet from whose hand the article is: of a copy the one that told the text first in this story, so that
        what it adds is told too and it is no witness."""
        return self._hands.setdefault(member.duplicate_of or member.article.id, member.article.source.key)

    def _join(self, line: Line, before: Before) -> bool:
        """Notes which lines of other outlets bear ``line`` out and which it does; says whether one of ``before`` tells
        already what it tells."""
        like = [self._lines[number] for number in self._index.like(line.fact)]
        for other in like:
            self._come_true.update(a.number for a, b in ((line, other), (other, line)) if a.preview and _came(a, b))
            if other.source != line.source and bears_out(other.fact, line.fact):
                self._support.setdefault(line.number, []).append(other.number)
            if other.source != line.source and bears_out(line.fact, other.fact):
                self._support.setdefault(other.number, []).append(line.number)
        return any(other.number < before.lines and adds_nothing(line.fact, other.fact, before.terms) for other in like)

    def _telling(self, lines: Iterable[Line]) -> list[Line]:
        """Those that may be shown and of which a summary or another outlet makes something."""
        return [line for line in lines if line.shown and (line.rank < OTHER or self._witnesses(line))]

    def _rank(self, line: Line) -> int:
        """The best rank of those who tell it."""
        return min(one.rank for one in (line, *self._witnesses(line)))

    def _best(
        self, lines: Iterable[Line], most: int, first: Sequence[Line] = (), day: date | None = None
    ) -> list[Line]:
        """Up to ``most`` of ``lines``, ``first`` among them, no two alike: of what a summary makes something that which
        more outlets bear out first, then what the articles' summaries put first, then what is nearest to what the
        articles are about, then the newest. What is weak only fills up an account of few lines."""
        ranked = sorted((line for line in lines if line.shown), key=lambda line: self._order(line, day))
        chosen = list(first)
        for line in ranked:
            if len(chosen) == most or (self._weak(line, day) and len(chosen) >= _FEW):
                break
            if not any(self._double(line, other, lead=other in first) for other in chosen):
                chosen.append(line)
        return sorted(chosen, key=lambda line: self._order(line, day))

    def _double(self, line: Line, other: Line, *, lead: bool) -> bool:
        """Whether ``line`` is not told beside ``other``. What more outlets tell stays beside news of the same."""
        if lead and self._agreed(line):
            one, two = self._body(line), self._body(other)
            return adds_nothing(two, line.fact, _NOTHING) or adds_nothing(one, other.fact, _NOTHING)
        return self._alike(line, other)

    def _alike(self, line: Line, other: Line) -> bool:
        """Whether a reader of one learns little from the other, but perhaps who else says so."""
        return repeats(line.fact, other.fact) or same_body(self._body(line), self._body(other))

    def _body(self, line: Line) -> Fact:
        """What ``line`` tells, without who says so."""
        if line.number not in self._bodies:
            alone = without_speaker(line.point.text)
            self._bodies[line.number] = fact(alone) if alone != line.point.text else line.fact
        return self._bodies[line.number]

    def _order(self, line: Line, day: date | None = None) -> tuple[bool, int, int, bool, float, int, int]:
        newest = -line.day.toordinal() if line.day else 0
        undated = line.fact.when.isdisjoint(_WEEKDAYS)
        rank, central = self._rank(line), self._central(line)
        return self._weak(line, day), -self._agreed(line), rank, undated, -central, newest, line.number

    def _central(self, line: Line) -> float:
        """How much of what ``line`` tells the articles tell over and over: 0 to 1."""
        terms = line.fact.terms
        return round(sum(self._spread[term] for term in terms) / max(_USUAL, len(terms)) / max(1, self._articles), 6)

    def _agreed(self, line: Line) -> int:
        """How many other outlets bear out what somebody's summary makes something of, and what says something."""
        return len(self._witnesses(line)) if not line.weak and self._rank(line) < OTHER else 0

    def _weak(self, line: Line, day: date | None) -> bool:
        """Whether ``line`` comes after all others in an account of ``day``."""
        return line.weak or bool(line.day and day and line.day < day and of_its_day(line.point.text))

    def _witnesses(self, line: Line) -> list[Line]:
        """The lines that bear ``line`` out, one an outlet, none in the words of another."""
        found: list[Line] = []
        for number in self._support.get(line.number, []):
            other, sofar = self._lines[number], (line, *found)
            if all(one.source != other.source and not copied(one.fact, other.fact) for one in sofar):
                found.append(other)
        return found

    def _all_told(self, lines: Iterable[Line]) -> tuple[Told, ...]:
        return tuple(self._told(line) for line in lines)

    def _told(self, line: Line) -> Told:
        witnesses = self._witnesses(line)
        receipts = (*line.point.receipts, *(one for other in witnesses for one in other.point.receipts))
        return Told(Point(line.point.text, receipts, line.point.edits), 1 + len(witnesses))


def _stands(line: Line, day: date | None, replaced: frozenset[Receipt]) -> bool:
    """Whether what ``line`` tells is not overtaken on ``day``, and its figures are not ``replaced`` since."""
    if not line.day or not day or line.day == day:
        return True
    return replaced.isdisjoint(line.point.receipts) and not overtaken(line.point.text, line.day, day)


def _came(line: Line, other: Line) -> bool:
    """Whether ``other`` tells, on the same day or a later one, as done what ``line`` says is to come."""
    later = bool(line.day and other.day and other.day > line.day)
    ahead = line.preview if later or line.day == other.day else None
    return ahead is not None and ahead.came(other.point.text, other.fact.words, later=later)


def _counted(count: Count, member: Member, line: Line) -> Counted:
    article, moment = member.article, member.article.dated.value or ""
    return Counted(count, article.id, line.source, member.day, moment, line.point.receipts, line.fact)
