"""Articles and summaries made of a few words, for tests of the stages that come after the cleaner."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from digest import border
from digest.model import Article, Block, DateCandidate, Dated, Guess, Source, Summary, Url
from digest.summarise import Extractive


def blocks(text: str) -> tuple[Block, ...]:
    """``text`` as paragraphs, one an empty line."""
    found: list[Block] = []
    at = 0
    for part in text.split("\n\n"):
        found.append(Block("paragraph", part, at, at + len(part), at))
        at += len(part) + 2
    return tuple(found)


def article(
    path: str,
    text: str,
    day: str | None = "2026-03-03",
    *,
    title: str = "",
    source: str = "",
    agency: str | None = None,
    url: str | None = None,
    tags: Sequence[str] = (),
    slug: str | None = None,
) -> Article:
    """A clean article; its outlet is the first folder of its path unless ``source`` names another."""
    key = source or path.partition("/")[0]
    candidates = (DateCandidate(day, "front matter"),) if day else ()
    return Article(
        id=hashlib.blake2b(path.encode(), digest_size=6).hexdigest(),
        path=path,
        kind="md",
        title=Guess(title or f"Headline of {path}", "front matter", 1.0),
        source=Source(key, key.title()),
        url=address(url),
        authors=(),
        dated=Dated(day, "front matter", 1.0, candidates) if day else Dated(),
        place=None,
        agency=agency,
        language="en",
        tags=tuple(tags),
        blocks=blocks(text),
        removals=(),
        fields=(),
        text=text,
        slug=slug,
    )


def address(text: str | None) -> Url | None:
    """``text`` as an address, through the only door."""
    return border.url(text)


def summary(one: Article) -> Summary:
    """The real summary of an article."""
    return Extractive()(one)


def summaries(articles: Sequence[Article]) -> list[Summary]:
    """The real summaries of articles."""
    return [summary(one) for one in articles]


def on(text: str) -> date:
    """A day from its ISO form."""
    return date.fromisoformat(text)


FERRY = (
    "The ferry Isolde struck the Gannet reef in thick fog on Monday evening with 153 passengers aboard, the coastguard "
    "said.\n\nLifeboats and a helicopter took every passenger off the ferry before midnight, and the captain of the "
    "Isolde stayed until the last.\n\nInspectors will ask whether the light buoy on the Gannet reef was burning when "
    "the ferry struck."
)
FERRY_AGAIN = (
    "Inspectors said on Tuesday that the light buoy on the Gannet reef had been dark for a week before the ferry "
    "Isolde struck it.\n\nThe coastguard had warned the harbour of the dark buoy twice. The captain of the Isolde told "
    "inspectors that the fog hid the reef from the ferry until it was too late.\n\nThe passengers have formed a group."
)
FERRY_OTHER = (
    "Passengers of the ferry Isolde were back on the quay at midnight after she hit the Gannet reef.\n\nThe coastguard "
    "praised lifeboats and helicopter crews who worked in fog beside the reef.\n\nThe captain, Halvard Reed, left the "
    "ferry last; inspectors have asked him about the light buoy."
)
STRIKE = (
    "Teachers voted by 71 per cent to strike over wages and crowded classrooms, their union announced.\n\nThe "
    "education department offered a rise of two per cent, which the union of teachers called an insult.\n\nClassrooms "
    "will stay shut on the first day of the strike, and parents have been told to keep pupils at home."
)
STRIKE_OTHER = (
    "The union of teachers will strike next week after a ballot in which 71 per cent voted for it.\n\nWages and "
    "crowded classrooms are the reason, the union told the education department.\n\nParents of pupils said the "
    "department should offer teachers more than two per cent."
)
CHEESE = (
    "A cheesemaker rolled a 40-kilogram wheel of curd through the vineyard to win the valley's oldest wager.\n\n"
    "Rennet, brine and patience, she said, are all that the recipe needs, and a cellar that never warms.\n\n"
    "The wheel will be cut at Michaelmas by whoever guesses its weight."
)
RESCUE = "The ferry Isolde struck the Gannet reef in fog and all 153 people were rescued."
RESCUED = "All 153 people were rescued after the ferry Isolde struck the Gannet reef in fog, the coastguard said."
SOUP = "A steward handed out the last of the tomato soup in the forward lounge before midnight."
BUOY = "The harbour master had reported in February that the light buoy was dark."
HURT = ("Police said 12 people had been hurt.", "The line said 14 people had been hurt.")
BILL = "Repairing the lamp would have cost 8,400 crowns, the harbour board was told."
