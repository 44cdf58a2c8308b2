"""What a page says of itself, held against what its outlet knows: the date, the authors, the title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from digest.evaluate.sets import Expected
from digest.evaluate.shingles import Score
from digest.model import Article


def same_date(found: str | None, expected: str) -> bool:
    """Whether ``found`` (an ISO day, or a moment in UTC) is the day of the ISO moment ``expected``: in UTC where both
    are moments with a zone, else as it is written."""
    if not found:
        return False
    want = datetime.fromisoformat(expected)
    if want.tzinfo is None or len(found) == len("2026-03-17"):
        return found[:10] == expected[:10]
    return found[:10] == want.astimezone(UTC).date().isoformat()


def same_title(found: str | None, expected: str) -> bool:
    """Whether the two are the same letter for letter, white space folded."""
    return folded(found) == folded(expected)


def names(found: Iterable[str]) -> frozenset[str]:
    """The authors, to be compared: case and white space folded."""
    return frozenset(folded(one).casefold() for one in found)


def folded(text: str | None) -> str:
    """``text`` with single spaces for white space, none around it."""
    return " ".join((text or "").split())


def authors(pairs: Sequence[tuple[Article | None, Expected]]) -> Score:
    """Precision and recall of the authors' names over all pages at once whose authors are known; a page refused gives
    no name."""
    known = [(article, one) for article, one in pairs if one.authors]
    found = [(names(article.authors) if article else frozenset(), names(one.authors)) for article, one in known]
    right = sum(len(ours & theirs) for ours, theirs in found)
    given, wanted = sum(len(ours) for ours, _ in found), sum(len(theirs) for _, theirs in found)
    return Score(right / given if given else 0.0, right / wanted if wanted else 0.0)


def accuracy(verdicts: Sequence[bool]) -> float | None:
    """The share of pages that are right, or None where no page says what would be."""
    return sum(verdicts) / len(verdicts) if verdicts else None


def wrong(article: Article | None, expected: Expected) -> Iterator[str]:
    """What of a page's metadata was not found, in words: at most one line for each of date, authors and title."""
    day = article.dated.value if article else None
    if expected.publishing_date and not same_date(day, expected.publishing_date):
        yield f"date {day}, expected {expected.publishing_date}"
    people = article.authors if article else ()
    if expected.authors and names(people) != names(expected.authors):
        yield f"authors {', '.join(people) or 'none'}, expected {', '.join(expected.authors) or 'none'}"
    title = article.title.value if article else None
    if expected.title is not None and not same_title(title, expected.title):
        yield f"title {title!r}, expected {expected.title!r}"
