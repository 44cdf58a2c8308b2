"""No receipt, no sentence: what a summary says and its article does not bear out must never reach a page."""

from __future__ import annotations

from digest.errors import ContentError
from digest.model import Article, Site, Story, Summary
from digest.summarise import checks, follows, leads, speaks


def check_receipts(site: Site) -> None:
    """No receipt, no sentence: a summary sentence that its article does not bear out must never reach a page."""
    articles = {m.article.id: m.article for story in site.stories for m in story.members}
    for story in site.stories:
        _check_accounts(story, articles)
        for member in story.members:
            summary: Summary = member.summary
            written = summary.sentences if summary.method == "model" else ()
            own = (summary.lede, *summary.sentences) if summary.method != "human" and summary.sentences else ()
            for point in (*summary.points, *summary.matters, *summary.next, *own):
                if not (follows if point in written else checks)(point, articles):
                    raise ContentError(f"a summary sentence has no receipt: {point.text!r}", where=member.article.path)
            for quote in summary.quotes:
                if not speaks(quote, articles):
                    raise ContentError(f"a speaker has no receipt: {quote.speaker!r}", where=member.article.path)
            details = [(one.text, one.receipts) for one in summary.quotes]
            details += [(one.text, one.receipts) for one in summary.numbers]
            for text, receipts in details:
                if not leads(receipts, text, articles):
                    raise ContentError(f"a quotation or number has no receipt: {text!r}", where=member.article.path)


def _check_accounts(story: Story, articles: dict[str, Article]) -> None:
    """The same for what several articles say together; that of a single article is its own summary."""
    where = f"stories/{story.slug}"
    for account in story.accounts:
        for one in (*account.told, *account.new) if len(story.members) > 1 else ():
            if not checks(one.point, articles):
                raise ContentError(f"a sentence of the story has no receipt: {one.point.text!r}", where=where)
        for value in (value for figure in account.figures for value in figure.values):
            if not leads(value.receipts, value.text, articles):
                raise ContentError(f"a figure of the story has no receipt: {value.text!r}", where=where)
