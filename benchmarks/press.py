"""A made-up press of any size: outlets that tell the same events in their own words, from the same seed each time.

Its words are spread as those of news are: small words make up near half of a text, the rest thins out by Zipf's law
over 40,000 words, and each event has rarer words and names of its own. Some texts are copies, as those of an agency.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from digest.model import Article, Dated, Guess, Source
from digest.words import STOP

WORDS = 450
"""How many words an article has."""
A_DAY = 50
"""How many articles a day has."""
AT_ONCE = 12
"""How many events are told on a day."""

_SEED = 20260317
_ENDS = 0.5
_COPIES = 0.04
_OUTLETS = 30
_BEGAN = date(2020, 1, 1)
_SYLLABLES = [a + b for a in "b c d f g h k l m n p r s t v w br ch dr gr pl sh st tr".split() for b in "aeiou"]

Texts = NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words there are: small ones, those of the language from the commonest to the rarest, and names."""

    small: Texts
    words: Texts
    names: Texts


@dataclass(frozen=True, slots=True)
class Event:
    """What happened: its number, and the words and names that are told of it."""

    number: int
    words: Texts
    names: Texts


def press(count: int) -> Iterator[tuple[Article, int]]:
    """``count`` articles in order of day, each with the number of its event."""
    dice = np.random.default_rng(_SEED)
    lexicon = Lexicon(np.array(sorted(STOP)), _coined(dice, 40_000), np.char.capitalize(_coined(dice, 6_000)))
    running: list[Event] = []
    begun = 0
    last = ""
    for number in range(count):
        if number % A_DAY == 0:
            running = [one for one in running if dice.random() > _ENDS]
            fresh = range(begun, begun + AT_ONCE - len(running))
            running += [_event(dice, lexicon, one) for one in fresh]
            begun = fresh.stop
        event = running[dice.integers(AT_ONCE)]
        copied = bool(last) and dice.random() < _COPIES
        text = last if copied else _text(dice, lexicon, event)
        last = "" if copied else text
        yield _article(dice, number, " ".join(_words(dice, lexicon, event, 9)).capitalize(), text), event.number


def _coined(dice: np.random.Generator, count: int) -> Texts:
    """``count`` words that nobody uses, of two to four syllables."""
    found: dict[str, None] = {}
    while len(found) < count:
        found["".join(dice.choice(_SYLLABLES, dice.integers(2, 5)))] = None
    return np.array(list(found))


def _event(dice: np.random.Generator, lexicon: Lexicon, number: int) -> Event:
    rarer = lexicon.words[len(lexicon.words) // 100 :]
    return Event(number, dice.choice(rarer, 60), dice.choice(lexicon.names, 10))


def _zipf(dice: np.random.Generator, many: Texts, count: int) -> Texts:
    """``count`` of ``many``, each as often as its rank says."""
    ranks = len(many) ** dice.random(count)
    found: Texts = many[ranks.astype(int) - 1]
    return found


def _words(dice: np.random.Generator, lexicon: Lexicon, event: Event, count: int) -> list[str]:
    """``count`` words of a text about ``event``: small ones .45, of the language .35, its own .13, names .07."""
    sorts = dice.choice(4, count, p=[0.45, 0.35, 0.13, 0.07])
    columns = [_zipf(dice, many, count) for many in (lexicon.small, lexicon.words, event.words, event.names)]
    words: list[str] = np.choose(sorts, columns).tolist()
    return words


def _text(dice: np.random.Generator, lexicon: Lexicon, event: Event) -> str:
    """Paragraphs of two sentences, of eight to thirty words each."""
    words = _words(dice, lexicon, event, WORDS)
    sentences = []
    while words:
        size = int(dice.integers(8, 31))
        sentence = " ".join(words[:size])
        sentences.append(f"{sentence[0].upper()}{sentence[1:]}.")
        words = words[size:]
    return "\n\n".join(" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2))


def _article(dice: np.random.Generator, number: int, headline: str, text: str) -> Article:
    day = _BEGAN + timedelta(days=number // A_DAY)
    outlet = f"outlet-{dice.integers(_OUTLETS)}"
    return Article(
        id=f"{number:012x}",
        path=f"{day}/{number:06}.md",
        kind="md",
        title=Guess(headline, "stated", 1.0),
        source=Source(outlet, outlet),
        url=None,
        authors=(),
        dated=Dated(day.isoformat(), "stated", 1.0),
        place=None,
        agency=None,
        language="en",
        tags=(),
        blocks=(),
        removals=(),
        fields=(),
        text=text,
    )
