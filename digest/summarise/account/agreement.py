"""Whether two sentences of different articles tell the same: by their words, names and numbers, and rather no than yes.

A sentence that is shown counts as borne out only where another holds most of its words, all of its numbers, and
nothing that speaks against it: a "not", a "may", another day, a name of somebody else, the opposite word.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from digest.summarise.account.amounts import amounts
from digest.words import CLEAR_MONTHS, STOP, WEEKDAYS, WORD, content_words, fold, stem, words

_ALIKE = (
    "hurt injured injuries injury injuring wounded wounding wounds",
    "killed dead died deaths death die dies killing kills fatalities",
    "arrested detained arrest arrests detain custody",
    "resigned quit resigns quits resignation resigning",
    "bought acquired buy purchase acquire acquires buys purchased acquisition buying acquiring",
    "shut closed close closes shuts closing closure",
    "began started begin begins starts start",
    "rescued saved rescue rescues",
    "strike walkout strikes walkouts",
    "approved passed backed approves approval",
    "fell dropped fall drop falls drops",
    "rose climbed rise increased increase rises",
    "fined fine fines",
    "jailed imprisoned sentenced",
    "automobile car cars",
    "quake earthquake quakes earthquakes tremor",
    "blaze fire fires",
    "blast explosion blasts explosions",
    "firm company",
    "cops police officers",
    "aboard board",
)
_ONE_WORD = {stem(word): stem(group.split()[0]) for group in _ALIKE for word in group.split()}
_OPPOSITE = {
    stem(one): frozenset(stem(word) for word in others.split())
    for one, others in {
        "rose": "fell",
        "won": "lost",
        "win": "lose",
        "approved": "rejected refused blocked",
        "accepted": "rejected refused",
        "opened": "shut",
        "arrested": "released freed",
        "guilty": "innocent acquitted cleared",
        "convicted": "acquitted cleared",
        "began": "ended finished",
        "hired": "fired sacked",
        "north": "south",
        "east": "west",
        "support": "oppose",
        "supported": "opposed",
        "raised": "cut lowered",
        "arrived": "left",
        "bought": "sold",
        "survived": "killed",
    }.items()
}
_AGAINST = frozenset(
    "not no never none nobody neither nor without cannot denied denies deny refused refuses declined".split()
)
_OPEN = frozenset(
    """may might could would will if whether expected plans planned planning should likely possible possibly unless
    considering proposed threatened threatens wants hopes hoped shall""".split()
)
_AGAIN = frozenset("again second third fourth fifth another anew".split())
"""What tells of a further time: who tells of the first one does not bear it out."""
_WHEN = CLEAR_MONTHS | {*WEEKDAYS}
_SAYING = frozenset(
    """official officials authority authorities accord accord according source told add added confirm confirmed announce
    announced spokesman spokeswoman agency news newspaper told""".split()
)
_IGNORED = frozenset(stem(word) for word in _SAYING)
_OPENING = re.compile(r"\W*(\w[\w’'-]*)( [A-ZÀ-Þ][\w’'-]+)?")
_BEGINS = frozenset('.!?”"“:‘')
_SHINGLE = 5
_COPIED = 0.6
_TELLING = 8


@dataclass(frozen=True, slots=True)
class Fact:
    """What a sentence tells, as far as its words show: stems of its words, its names in order, its numbers and days."""

    words: frozenset[str]
    names: tuple[str, ...]
    numbers: frozenset[float]
    when: frozenset[str]
    against: bool
    open: bool
    passive: bool
    again: frozenset[str]
    shingles: frozenset[str]

    @property
    def terms(self) -> frozenset[str]:
        """Words and numbers in one set."""
        return self.words | {f"{value:g}" for value in self.numbers}

    @property
    def plain(self) -> frozenset[str]:
        """The words that are no names."""
        return self.words.difference(self.names)


def names(text: str) -> Iterable[str]:
    """The stems of the words of ``text`` that are capitalised where no sentence or quotation begins, in order."""
    for match in WORD.finditer(text):
        if not match[0][0].isupper():
            continue
        before = text[max(0, match.start() - 2) : match.start()]
        if before[-1:] in {" ", "-"} and before[:1] not in _BEGINS:
            word = fold(match[0])
            if word not in STOP and len(word) > 1:
                yield stem(word)


def opening_name(text: str, known: frozenset[str]) -> frozenset[str]:
    """The stem of the first word of ``text`` where it is a name: one of ``known``, or another name follows it."""
    first = _OPENING.match(text)
    word = stem(fold(first[1])) if first else ""
    return frozenset({word}) if first and word not in STOP and (word in known or first[2]) else frozenset()


def fact(text: str, known: frozenset[str] = frozenset()) -> Fact:
    """What the sentence ``text`` tells; ``known`` are names from around it, by which its first word is known as one."""
    said = words(text)
    found_numbers = list(amounts(text))
    ends = [0, *(one.end for one in found_numbers)]
    starts = [*(one.start for one in found_numbers), len(text)]
    rest = " ".join(text[end:start] for end, start in zip(ends, starts, strict=True))
    bag = frozenset(one_word(word) for word in content_words(rest) if not word.isdigit()) - _IGNORED
    found = dict.fromkeys([*opening_name(text, known), *names(text)])
    return Fact(
        words=bag,
        names=tuple(name for name in found if name in bag),
        numbers=frozenset(one.value for one in found_numbers),
        when=_WHEN.intersection(said),
        against=not _AGAINST.isdisjoint(said) or any(word.endswith("n't") for word in said),
        open=not _OPEN.isdisjoint(said) or text.rstrip("\"'”’").endswith("?"),
        passive="by" in said,
        again=_AGAIN.intersection(said),
        shingles=frozenset(" ".join(said[at : at + _SHINGLE]) for at in range(max(1, len(said) - _SHINGLE + 1))),
    )


def one_word(word: str) -> str:
    """The word that stands for the stem ``word`` and those that news use in its place."""
    return _ONE_WORD.get(word, word)


def bears_out(witness: Fact, said: Fact) -> bool:
    """Whether ``witness`` tells what ``said`` tells, with or without more."""
    if witness.against != said.against or witness.open != said.open or not said.numbers <= witness.numbers:
        return False
    if (said.when and witness.when and said.when.isdisjoint(witness.when)) or not said.again <= witness.again:
        return False
    shared = said.words & witness.words
    common = len(shared) + len(said.numbers)
    if len(shared & said.plain) < max(2 if said.numbers else 3, 0.65 * len(said.plain)):
        return False
    told, other = len(said.words) + len(said.numbers), len(witness.words) + len(witness.numbers)
    if common < 4 or common < 0.6 * told or common < 0.3 * other:
        return False
    strange, stranger = set(said.names) - witness.words, set(witness.names) - said.words
    if strange and (stranger or len(strange) > 1) and common < 0.75 * told:
        return False
    return not _opposed(said, witness) and not _turned(said, witness)


def _opposed(one: Fact, other: Fact) -> bool:
    """Whether one says a word and the other its opposite."""
    both = ((one.words - other.words, other.words - one.words), (other.words - one.words, one.words - other.words))
    return any(not _OPPOSITE.get(word, frozenset()).isdisjoint(there) for here, there in both for word in here)


def _turned(one: Fact, other: Fact) -> bool:
    """Whether the names that both have change places, as where A sued B and B sued A; a passive turns them once."""
    first = [name for name in one.names if name in other.names]
    second = [name for name in other.names if name in one.names]
    return len(first) > 1 and first[0] != second[0] and set(first) == set(second) and one.passive == other.passive


def repeats(one: Fact, other: Fact) -> bool:
    """Whether a reader of one learns little from the other: half of what the shorter one says is shared, and not only
    names and numbers."""
    terms, plain = one.terms & other.terms, one.plain & other.plain
    least = min(len(one.plain), len(other.plain))
    return len(terms) >= 0.5 * max(1, min(len(one.terms), len(other.terms))) and len(plain) >= 0.4 * least


def same_body(one: Fact, other: Fact) -> bool:
    """Whether two sentences of which is left what they say, and not who says so, are mostly one. More has to be shared
    than in :func:`repeats`, for there is less."""
    terms, plain = one.terms & other.terms, one.plain & other.plain
    least = min(len(one.plain), len(other.plain))
    return len(terms) >= 0.6 * max(1, min(len(one.terms), len(other.terms))) and len(plain) > 0.5 * max(1, least)


def adds_nothing(said: Fact, before: Fact, terms: frozenset[str]) -> bool:
    """Whether ``before`` tells most of what ``said`` tells, with all of its numbers and nothing against it; half is
    enough where ``terms``, those of all that was told before, hold every word of it."""
    if not said.numbers <= before.numbers or said.against != before.against:
        return False
    shared, plain = said.terms & before.terms, said.plain & before.plain
    most = 0.4 if said.terms <= terms else 0.6
    return len(shared) >= 0.5 * len(said.terms) and len(plain) >= most * len(said.plain)


def copied(one: Fact, other: Fact) -> bool:
    """Whether the two are one wording, so that they come from one hand; what is short is often worded alike."""
    shorter, shared = min(len(one.shingles), len(other.shingles)), len(one.shingles & other.shingles)
    return one.shingles == other.shingles or (shorter >= _TELLING and shared >= _COPIED * shorter)


class Told:
    """Facts by their terms, so that one is held only against those it shares rare terms with. A term that many facts
    have leads to none, and only the likest are looked at: the cost of a fact has an upper bound."""

    def __init__(self, common: int = 60, most: int = 40) -> None:
        self._common, self._most = common, most
        self._facts: list[Fact] = []
        self._holders: dict[str, list[int]] = defaultdict(list)

    def add(self, one: Fact) -> int:
        """Takes ``one`` in and gives its number: 0, 1, …"""
        number = len(self._facts)
        self._facts.append(one)
        for term in one.terms:
            if len(self._holders[term]) <= self._common:
                self._holders[term].append(number)
        return number

    def like(self, one: Fact) -> list[int]:
        """The numbers of facts that share two rare terms or more with ``one``, the likest first."""
        shared: Counter[int] = Counter()
        for term in one.terms:
            holders = self._holders.get(term, [])
            if len(holders) <= self._common:
                shared.update(holders)
        ranked = sorted(((-count, number) for number, count in shared.items() if count > 1))
        return [number for _, number in ranked[: self._most]]
