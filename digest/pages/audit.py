"""The audit pages of a preview: an article beside its raw text, with the reason for every cut."""

from __future__ import annotations

from collections.abc import Iterator

from digest.clean.sides import EXTRACTED, at_fetch, rows, tally, visible
from digest.model import Article, Member, Page
from digest.pages import paths
from digest.pages.views import Views
from digest.texts import Texts


def audits(views: Views) -> Iterator[Page]:
    """One page for each article whose raw text is at hand."""
    for story in views.site.stories:
        for member in story.members:
            if member.article.id in views.raw:
                yield _audit(views, member)


def _audit(views: Views, member: Member) -> Page:
    article = member.article
    return Page(
        paths.audit(member),
        "audit.html",
        {
            "title": views.texts("audit.title", headline=article.title.value),
            "headline": views.article_link(member),
            "language": article.language,
            "facts": tuple(_facts(article, views.texts)),
            "extracted": article.kind in EXTRACTED,
            "warnings": article.warnings,
            "tally": tally(article),
            "rows": rows(article, views.raw[article.id], views.site.rules),
            "at_fetch": at_fetch(article, views.site.rules),
            "more": article.at_fetch.more,
            "left_out_then": article.at_fetch.left_out,
            "left_out": [visible(one.text) for one in article.left_out],
            "extractor": article.extractor,
        },
    )


def _facts(article: Article, texts: Texts) -> Iterator[tuple[str, str, str]]:
    """What is known of ``article``: name, value, and where it is from, where that is on record."""
    title, dated, none = article.title, article.dated, texts("audit.none")
    yield texts("audit.file"), article.path, texts("audit.read_as", kind=article.kind)
    yield texts("audit.headline"), title.value, _surely(texts, title.origin, title.confidence)
    if dated.value:
        yield texts("audit.date"), dated.value, _surely(texts, dated.origin or "", dated.confidence)
    for one in dated.candidates:
        if (one.value, one.origin) != (dated.value, dated.origin):
            yield texts("audit.also_dated"), one.value, texts("audit.from", origin=one.origin)
    yield texts("audit.authors"), texts.in_a_row(article.authors) or none, ""
    yield texts("audit.source"), article.source.name, article.source.key
    yield texts("audit.place"), article.place or none, ""
    yield texts("audit.agency"), article.agency or none, ""
    yield texts("audit.address"), article.url or none, ""
    yield texts("audit.language"), article.language, ""


def _surely(texts: Texts, origin: str, confidence: float) -> str:
    return texts("audit.from_surely", origin=origin, share=texts.figure(round(100 * confidence), "%"))
