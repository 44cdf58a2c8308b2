"""Speed in figures, on a corpus made here from the same seed each time.

``speed.py clean``: CPU milliseconds to read and clean a scraped article of 450 words, on one core, best of the rounds.
``speed.py summary``: the same to summarise it once it is clean, and what of that its sentences cost.
``speed.py link``: CPU seconds and memory to link clean articles of a made-up press: copies, stories, related articles.
``speed.py names``: CPU milliseconds to find the people, organisations and places of one.
``speed.py serve``: seconds from an edit of the demonstration to the message that loads the page anew in the browser.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from itertools import pairwise
from statistics import median

from benchmarks import preview
from benchmarks.press import press
from digest.clean import Cleaner
from digest.ingest import read
from digest.link import StoryFinder, duplicates
from digest.link.days import days
from digest.link.entities import EntityFinder
from digest.link.reading import read as reading
from digest.link.related import related
from digest.model import Article, Payload
from digest.summarise import SUMMARISERS, sentences

WORDS = 450
BAR_CLEAN = 0.8
"""Milliseconds an article may cost to read and clean."""
BAR_NAMES = 0.6
"""Milliseconds that finding the people, organisations and places of an article may cost."""
BAR_SERVE = 1.0
"""Seconds that an edit may take to the browser."""
BARS_LINK = "bars: 10,000 in 6 s, 100,000 in 70 s and 2,048 MiB"
BAR_SUMMARY = 0.6
"""Milliseconds an article may cost to summarise, in three sentences, once it is clean."""
SEED = 20260317

_FIRST = "Alma Bruno Carla Dario Edda Falk Greta Hanno Ines Jonas Kira Lukas Mara Nils Oda Piet".split()
_LAST = "Ashdown Brack Calder Dunmore Eddison Farrow Gale Harrow Inverley Jessop Kestrel Lorne Marsh Nettle".split()
_PLACES = "Port Calder,Northmere,Gannet Bay,Lower Farrow,Eastwick Sound,Holm Point,Saltmarsh,Stonebridge".split(",")
_WHO = (
    "the harbour board,the island council,a spokesman for the ferry company,the fishermen's union,the coast guard,"
    "engineers,residents,the finance committee,the court,teachers at the school,the weather office,inspectors"
).split(",")
_DID = (
    "approved,rejected,postponed,welcomed,criticised,published,inspected,repaired,closed,reopened,questioned,"
    "measured,defended,announced"
).split(",")
_WHAT = (
    "the plan for a new breakwater,the budget for next winter,a report on the collision,the old lighthouse road,"
    "the timetable of the evening boats,repairs to the sea wall,the price of landing rights,a survey of the reef,"
    "the appeal of the cannery,the new wards of the hospital,the water works,the northern slipway"
).split(",")
_WHEN = (
    "on Monday,late on Tuesday,after a long debate,for the second time this year,before the storm,in a letter,"
    "at a meeting in the town hall,despite the cost,without a vote,within three weeks"
).split(",")
_TAILS = (
    ", which had been expected since the spring",
    ", although 14 members were absent",
    ", and more than 300 people signed",
    ", the first such step in a decade",
    "",
)


def article(number: int) -> bytes:
    """The raw text of scraped article ``number``: headline, date, byline, 450 words, and noise in the usual places."""
    dice = random.Random(f"{SEED}/{number}")
    day = date(2026, 1, 1) + timedelta(days=number // 50)
    name = f"{dice.choice(_FIRST)} {dice.choice(_LAST)}"
    headline = f"{dice.choice(_PLACES)}: {dice.choice(_WHO)} {dice.choice(_DID)} {dice.choice(_WHAT)}"
    story = _story(dice)
    middle = len(story) // 2
    lines = [
        headline,
        f"{day.day} {day:%B %Y}",
        f"By {name}",
        "Share this article",
        "Facebook | Twitter | Email | Print",
        f"{dice.choice(_PLACES).upper()} — {story[0]}",
        *story[1:middle],
        f"Image caption: {dice.choice(_WHAT).capitalize()} seen {dice.choice(_WHEN)} (Photo: {dice.choice(_LAST)})",
        "Advertisement",
        f"Read more: {dice.choice(_WHO).capitalize()} {dice.choice(_DID)} {dice.choice(_WHAT)}",
        *story[middle:],
        f"Follow {name} on Twitter",
        "Related topics",
        *(f"{dice.choice(_WHO).capitalize()} {dice.choice(_DID)} {dice.choice(_WHAT)}" for _ in range(3)),
        "Sign up to our newsletter",
    ]
    return "\n\n".join(lines).encode()


def _story(dice: random.Random) -> list[str]:
    """Paragraphs of one to four sentences, 450 words or a few more in all."""
    paragraphs: list[str] = []
    words = 0
    while words < WORDS:
        text = " ".join(_sentence(dice) for _ in range(dice.randint(1, 4)))
        words += len(text.split())
        paragraphs.append(text)
    return paragraphs


def _sentence(dice: random.Random) -> str:
    core = f"{dice.choice(_WHO)} {dice.choice(_DID)} {dice.choice(_WHAT)} {dice.choice(_WHEN)}{dice.choice(_TAILS)}"
    sentence = f"{core[0].upper()}{core[1:]}."
    if dice.random() < 0.2:
        return f"“{sentence[:-1]},” said {dice.choice(_FIRST)} {dice.choice(_LAST)}."
    return sentence


def best_of(rounds: int, work: Callable[[], object]) -> float:
    """The least CPU seconds that ``work`` took in ``rounds`` tries."""
    taken: list[float] = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)


def _payloads(count: int) -> list[Payload]:
    return [Payload(f"{number:06}.txt", "txt", article(number)) for number in range(count)]


def _cleaned(payloads: Sequence[Payload]) -> list[Article]:
    cleaner = Cleaner(UTC)
    return [cleaner(document) for one in payloads for document in read(one)]


def clean(count: int, rounds: int) -> float:
    """CPU milliseconds an article takes from its bytes to the clean article."""
    payloads = _payloads(count)
    return 1000 * best_of(rounds, lambda: _cleaned(payloads)) / count


def summary(count: int, rounds: int) -> tuple[float, float]:
    """CPU milliseconds a clean article takes to its summary, and those that finding its sentences takes alone."""
    articles = _cleaned(_payloads(count))
    summarise = SUMMARISERS["extractive"](3, 0)
    whole = best_of(rounds, lambda: [summarise(one) for one in articles])
    split = best_of(rounds, lambda: [sentences(one) for one in articles])
    return 1000 * whole / count, 1000 * split / count


def names(count: int, rounds: int) -> float:
    """CPU milliseconds an article takes until its people, organisations and places are found and linked."""
    by_day = days(_cleaned(_payloads(count)))
    find = EntityFinder()
    return 1000 * best_of(rounds, lambda: find(by_day)) / count


@dataclass(frozen=True, slots=True)
class Linking:
    """CPU seconds of reading, copies, stories and related articles; how many stories, and of how many events."""

    seconds: dict[str, float]
    stories: int
    events: int


def link(count: int, rounds: int) -> Linking:
    """Links ``count`` articles, all that is done to them before their pages but the accounts and the names; of
    ``rounds`` tries the quickest."""
    told = list(press(count))
    articles = [one for one, _ in told]
    events = len({event for _, event in told})
    return min((_linked(articles, events) for _ in range(rounds)), key=lambda one: sum(one.seconds.values()))


def _linked(articles: Sequence[Article], events: int) -> Linking:
    clock = [time.process_time()]

    def lap() -> None:
        clock.append(time.process_time())

    by_day = days(articles)
    readings = reading(one for day in by_day for one in day.articles)
    lap()
    copies = duplicates(articles, readings)
    lap()
    groups, known = StoryFinder()(by_day, copies, readings=readings)
    lap()
    related(by_day, known, {one: number for number, group in enumerate(groups) for one in group.ids})
    lap()
    taken = [after - before for before, after in pairwise(clock)]
    return Linking(dict(zip(("read", "copies", "stories", "related"), taken, strict=True)), len(groups), events)


def _show_clean(asked: argparse.Namespace) -> None:
    taken = clean(asked.articles, asked.rounds)
    print(f"read and clean: {taken:.3f} ms CPU an article of {WORDS} words (bar {BAR_CLEAN:.1f})")


def _show_summary(asked: argparse.Namespace) -> None:
    taken, split = summary(asked.articles, asked.rounds)
    print(f"summarise: {taken:.3f} ms CPU an article of {WORDS} words (bar {BAR_SUMMARY:.1f})")
    print(f"of which finding its sentences: {split:.3f} ms")


def _show_names(asked: argparse.Namespace) -> None:
    taken = names(asked.articles, asked.rounds)
    print(f"names: {taken:.3f} ms CPU an article of {WORDS} words (bar {BAR_NAMES:.1f})")


def _show_link(asked: argparse.Namespace) -> None:
    before = _mebibytes()
    found = link(asked.articles, asked.rounds)
    parts = ", ".join(f"{name} {seconds:.2f}" for name, seconds in found.seconds.items())
    print(f"link {asked.articles:,} articles: {sum(found.seconds.values()):.2f} s CPU ({BARS_LINK}): {parts}")
    print(f"{found.stories:,} stories of {found.events:,} events; {_mebibytes():,} MiB at most, {before:,} at first")


def _show_serve(_: argparse.Namespace) -> None:
    taken = preview.edits()
    for name, seconds in taken.items():
        print(f"{seconds:6.2f} s  {name}")
    of = f"least {min(taken.values()):.2f}, most {max(taken.values()):.2f}"
    print(f"edit to browser: {median(taken.values()):.2f} s in the middle of {len(taken)}, {of} (bar {BAR_SERVE:.1f})")


def _mebibytes() -> int:
    """The most memory that this process had until now."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // (1 << 20 if sys.platform == "darwin" else 1 << 10)


SHOW = {"clean": _show_clean, "summary": _show_summary, "names": _show_names, "link": _show_link, "serve": _show_serve}


def main(words: Sequence[str] | None = None) -> int:
    """Measures and prints; the figure depends on the machine, so it breaks nothing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("what", choices=list(SHOW))
    parser.add_argument("--articles", type=int, default=500, help="how many (500)")
    parser.add_argument("--rounds", type=int, default=5, help="how many tries, of which the best counts (5)")
    asked = parser.parse_args(words)
    SHOW[asked.what](asked)
    return 0


if __name__ == "__main__":
    sys.exit(main())
