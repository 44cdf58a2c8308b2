"""What an article's page shows below its summary."""

from __future__ import annotations

from digest.model import Member, Point
from digest.pages.shapes import Further
from digest.pages.views import Views
from digest.summarise.unsaid import rested_on, unsaid

_MOST_QUOTES = 2


def further(views: Views, member: Member) -> Further:
    """What stands below the summary of an article that may be shown whole, and is not in the summary already: whole
    sentences, and whole sentences that somebody named said."""
    summary = member.summary
    if member.article.source.text != "full":
        return Further()
    shown = rested_on(summary)
    matters, following = unsaid(summary.matters, summary), unsaid(summary.next, summary)
    said = [one for one in summary.quotes if one.speaker and one.text[0].isupper()]
    said = [one for one in said if not shown & {receipt.sentence for receipt in one.receipts}][:_MOST_QUOTES]
    quotes = [Point(one.text, one.receipts[:1]) for one in said]
    first = len(summary.sentences) + 1
    second = first + len(matters)
    third = second + len(following)
    names = (one.speaker[0].upper() + one.speaker[1:] for one in said)
    return Further(
        views.marks(matters, first),
        views.marks(following, second),
        tuple(zip(names, views.marks(quotes, third), strict=True)),
    )
