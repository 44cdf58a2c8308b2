"""An article as linked data (schema.org), so that machines read who wrote the summary and how."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from digest.model import Member, Summary
from digest.pages import paths
from digest.pages.corrections import comments, newest
from digest.pages.shapes import CorrectionView

_MODEL = "https://schema.org/TrainedAlgorithmicMediaDigitalSource"


def linked_data(member: Member, corrections: Sequence[CorrectionView] = ()) -> dict[str, Any]:
    """The NewsArticle of ``member``, with its summary as a part that says its method, and its ``corrections``; its page
    is a path to be made absolute."""
    article, changed = member.article, newest(corrections)
    table: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title.value,
        "inLanguage": article.language,
        "mainEntityOfPage": paths.article(member),
        "author": [{"@type": "Person", "name": name} for name in article.authors],
        "publisher": {"@type": "Organization", "name": article.source.name, "url": article.source.home},
        "datePublished": None if article.dated.approximate else article.dated.value,
        "dateModified": changed.isoformat() if changed else None,
        "isBasedOn": article.url,
        "hasPart": _summary(member.summary),
        "correction": comments(corrections),
    }
    return {name: value for name, value in table.items() if value not in (None, [], {})}


def _summary(one: Summary) -> dict[str, Any]:
    """The summary as a work of its own: an extract, an editor's, or a model's with its name."""
    if not one.sentences:
        return {}
    table: dict[str, Any] = {
        "@type": "CreativeWork",
        "name": "Summary",
        "abstract": " ".join(point.text for point in one.sentences),
        "creditText": one.method if one.model is None else f"{one.method}: {one.model}",
    }
    table |= {"digitalSourceType": _MODEL} if one.method == "model" else {}
    return table | ({"editor": {"@type": "Person", "name": one.reviewed_by}} if one.reviewed_by else {})
