"""Raw texts and small articles for the tests of reading, cleaning and summarising, and the promises they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC
from zoneinfo import ZoneInfo

from digest import border
from digest.clean import Cleaner
from digest.ingest import read
from digest.ingest.decode import mend
from digest.model import Article, Block, BlockKind, Dated, Guess, Payload, RawDocument, Removal, Source


def documents(data: str | bytes, path: str = "desk/story.txt") -> list[RawDocument]:
    """What the reader for ``path`` finds in ``data``."""
    kinds = {"txt": "txt", "md": "md", "html": "html", "eml": "eml"}
    kind = kinds.get(path.rpartition(".")[2], "feed")
    raw = data.encode() if isinstance(data, str) else data
    return list(read(Payload(path, kind, raw)))  # type: ignore[arg-type]


def clean(
    text: str | bytes,
    path: str = "desk/story.txt",
    *,
    zone: ZoneInfo | None = None,
    budget: float = 0.4,
    sources: tuple[Source, ...] = (),
) -> Article:
    """The one article in ``text``, cleaned."""
    return Cleaner(zone or UTC, sources=sources, budget=budget)(documents(text, path)[0])


def article(
    *paragraphs: str, title: str = "A headline", kinds: Sequence[BlockKind] = (), summary: str | None = None
) -> Article:
    """A clean article of ``paragraphs``; ``kinds`` are those of its blocks, paragraphs where there are fewer."""
    blocks: list[Block] = []
    at = 0
    for number, text in enumerate(paragraphs):
        kind = kinds[number] if number < len(kinds) else "paragraph"
        blocks.append(Block(kind, text, at, at + len(text), at))
        at += len(text) + 2
    return Article(
        id="0123456789ab",
        path="desk/story.txt",
        kind="txt",
        title=Guess(title, "head", 0.9),
        source=Source("desk", "The Desk"),
        url=None,
        authors=(),
        dated=Dated(),
        place=None,
        agency=None,
        language="en",
        tags=(),
        blocks=tuple(blocks),
        removals=(),
        fields=(),
        text="\n\n".join(paragraphs),
        summary=summary,
    )


def by_rule(article: Article) -> dict[str, list[str]]:
    """What was taken, by the rule that took it, in the order of the text."""
    found: dict[str, list[str]] = {}
    for one in article.removals:
        found.setdefault(one.rule, []).append(one.text)
    return found


def kept(article: Article) -> list[str]:
    """The texts of the article's blocks."""
    return [block.text for block in article.blocks]


def spans(article: Article) -> list[tuple[int, int]]:
    """The raw spans of every block, removal and field."""
    parts: Iterable[Block | Removal] = (*article.blocks, *article.removals)
    return sorted([(one.start, one.end) for one in parts] + [(one.start, one.end) for one in article.fields])


def assert_covered(article: Article, body: str) -> None:
    """The promise of the contract: each character that is not white space of ``body`` lies in exactly one span."""
    counts = Counter(index for start, end in spans(article) for index in range(start, end))
    for index, character in enumerate(body):
        if not character.isspace():
            assert counts[index] == 1, (counts[index], index, body[max(0, index - 40) : index + 40])
    assert all(0 <= start <= end <= len(body) for start, end in spans(article))


def assert_in_place(article: Article, body: str) -> None:
    """No block is empty; where nothing had to be mended, the raw text at a span is that of its block or removal."""
    parts: Iterable[Block | Removal] = (*article.blocks, *article.removals)
    for one in parts:
        raw = body[one.start : one.end]
        if mend(raw) == raw:
            assert border.plain(raw) == one.text
    assert all(block.text for block in article.blocks)
    assert article.text == "\n\n".join(block.text for block in article.blocks)
    assert all(article.text[one.at :].startswith(one.text) for one in article.blocks)
