"""The site as data: the same objects that the commands print, one file an edition, story and article, with schemas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from digest import border, contracts
from digest.clean import reasons
from digest.config import SiteSettings
from digest.link.phases import Tellers, tellers
from digest.model import Coverage, Edition, File, Member
from digest.pages import paths
from digest.pages.schemas import SCHEMAS
from digest.pages.views import Views


def files(views: Views, settings: SiteSettings) -> Iterator[File]:
    """``data/editions``, ``data/stories``, ``data/articles``, ``data/entities.json``, ``data/digest.jsonl`` and their
    schemas."""
    rows: list[str] = []
    why = reasons(views.site.rules)
    for story in views.site.stories:
        put_right = [contracts.correction(one) for one in views.story_corrections.get(story.slug, ())]
        table = contracts.story(story) | {"path": paths.pretty(paths.story(story)), "phase": views.phases[story.slug]}
        table |= {"days": [_day(one) for one in tellers(story)], "corrections": put_right}
        yield _file(f"data/stories/{story.slug}.json", {"schema": contracts.SCHEMA, "story": table})
        for member in story.members:
            article = _article(member, why) | {
                "story": story.slug,
                "url": settings.base_url + paths.pretty(paths.article(member)),
                "edited": list(member.article.edited),
                "corrected": [contracts.correction(one) for one in views.corrections.get(member.article.id, ())],
            }
            yield _file(f"data/articles/{member.article.id}.json", article)
            rows.append(contracts.line(article))
    for edition in views.site.editions:
        yield _file(
            f"data/editions/{edition.day.isoformat()}.json", {"schema": contracts.SCHEMA, "edition": _edition(edition)}
        )
    named = [contracts.entity(one) | {"path": paths.pretty(paths.entity(one))} for one in views.site.entities]
    for table in named:
        del table["schema"]
    yield _file("data/entities.json", {"schema": contracts.SCHEMA, "entities": named})
    yield File(border.out_path("data/digest.jsonl"), "".join(f"{row}\n" for row in rows).encode())
    for name, schema in SCHEMAS.items():
        yield _file(f"data/schema/{name}.json", schema)


def _file(path: str, table: dict[str, Any]) -> File:
    return File(border.out_path(path), f"{contracts.line(table)}\n".encode())


def _article(member: Member, why: Mapping[str, str]) -> dict[str, Any]:
    """The article's objects, with the reasons of cuts from ``why`` and without what its page shows beside it; of an
    outlet whose text may not be shown whole, no more than the summary is given."""
    article, summary = contracts.clean(member.article, reasons=why), contracts.summary(member.summary)
    del article["left_out"]
    at_fetch = article.pop("at_fetch")
    source = member.article.source
    if source.text != "full":
        article |= {"blocks": [], "removed": [], "text": ""}
        at_fetch |= {"taken": []}
        summary |= {"points": [], "quotes": [], "numbers": [], "matters": [], "next": [], "refused": []}
    return {
        "schema": contracts.SCHEMA,
        "article": article | ({"at_fetch": at_fetch} if any(at_fetch.values()) else {}),
        "summary": summary,
        "outlet": {"home": source.home, "language": source.language, "text": source.text},
        "day": member.day.isoformat() if member.day else None,
        "approximate": member.article.dated.approximate,
        "duplicate_of": member.duplicate_of,
    }


def _edition(edition: Edition) -> dict[str, Any]:
    return {
        "day": edition.day.isoformat(),
        "number": edition.number,
        "entries": [
            {
                "story": entry.story.slug,
                "tier": entry.tier,
                "score": entry.score,
                "update": entry.update,
                "why": list(entry.why),
                "articles": [member.article.id for member in entry.members],
                "summary": [contracts.told(one) for one in entry.account.told] if entry.account else [],
                "figures": [contracts.differing(one) for one in entry.account.figures] if entry.account else [],
                "new": [contracts.told(one) for one in entry.account.new] if entry.account else [],
                "edited": list(entry.edited),
            }
            for entry in edition.entries
        ],
        "sealed": edition.sealed or None,
        "corrections": [contracts.correction(one) for one in edition.corrections],
        "unchanged": [
            {"story": e.story.slug, "why": list(e.why), "articles": [m.article.id for m in e.members]}
            for e in edition.unchanged
        ],
        "coverage": _coverage(edition.coverage),
    }


def _coverage(one: Coverage) -> dict[str, Any]:
    return {
        "read": one.read,
        "sources": one.sources,
        "used": one.used,
        "undated": one.undated,
        "copies": one.copies,
        "unchanged": one.unchanged,
        "withheld": [{"why": why, "articles": count} for why, count in one.withheld],
        "as_of": one.freshest,
    }


def _day(one: Tellers) -> dict[str, Any]:
    return {
        "day": one.day.isoformat(),
        "sources": [source.key for source in one.sources],
        "new": [source.key for source in one.new],
        "witnesses": one.witnesses,
    }
