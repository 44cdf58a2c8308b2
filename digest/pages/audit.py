"""The audit pages of a preview: an article beside its raw text, with the reason for every cut."""

from __future__ import annotations

from collections.abc import Iterator

from digest.clean.sides import EXTRACTED, rows, tally, visible
from digest.model import Article, Member, Page
from digest.pages import paths
from digest.pages.views import Views


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
            "title": f"Audit: {article.title.value}",
            "headline": views.article_link(member),
            "language": article.language,
            "facts": tuple(_facts(article)),
            "extracted": article.kind in EXTRACTED,
            "warnings": article.warnings,
            "tally": tally(article),
            "rows": rows(article, views.raw[article.id], views.site.rules),
            "left_out": [visible(one.text) for one in article.left_out],
            "extractor": article.extractor,
        },
    )


def _facts(article: Article) -> Iterator[tuple[str, str, str]]:
    """What is known of ``article``: name, value, and where it is from, where that is on record."""
    title, dated = article.title, article.dated
    yield "File", article.path, f"read as {article.kind}"
    yield "Headline", title.value, f"from {title.origin} ({_sure(title.confidence)})"
    if dated.value:
        yield "Date", dated.value, f"from {dated.origin} ({_sure(dated.confidence)})"
    for one in dated.candidates:
        if (one.value, one.origin) != (dated.value, dated.origin):
            yield "Also dated", one.value, f"from {one.origin}"
    yield "Authors", ", ".join(article.authors) or "none found", ""
    yield "Source", article.source.name, article.source.key
    yield "Place", article.place or "none found", ""
    yield "Agency", article.agency or "none found", ""
    yield "Address", article.url or "none found", ""
    yield "Language", article.language, ""


def _sure(confidence: float) -> str:
    return f"confidence {confidence:.0%}"
