"""The JSON that scripts rely on: plain tables made of the frozen values, keys in the promised order."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from digest.errors import DigestError, Skipped
from digest.model import Article, AtFetch, Correction, Differing, Entity, Point, Receipt, Source, Story, Summary, Told

SCHEMA = 1
Table = dict[str, Any]


def line(table: Mapping[str, Any]) -> str:
    """``table`` as one line of JSON in UTF-8, in the order of its keys."""
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"))


def clean(article: Article, path: str | None = None, *, reasons: Mapping[str, str]) -> Table:
    """What ``digest clean --json`` prints of an article; ``path`` is the path as it was given, ``reasons`` say why each
    rule takes what it takes, by its name."""
    dated = article.dated
    return {
        "schema": SCHEMA,
        "path": path or article.path,
        "id": article.id,
        "title": article.title.value,
        "source": source(article.source),
        "url": article.url,
        "authors": list(article.authors),
        "language": article.language,
        "date": {
            "value": dated.value,
            "origin": dated.origin,
            "confidence": dated.confidence,
            "candidates": [{"value": one.value, "origin": one.origin} for one in dated.candidates],
        },
        "blocks": [{"kind": one.kind, "text": one.text, "raw": [one.start, one.end]} for one in article.blocks],
        "removed": [
            {
                "text": one.text,
                "rule": one.rule,
                "class": one.group,
                "raw": [one.start, one.end],
                "why": one.why or reasons.get(one.rule, ""),
            }
            for one in article.removals
        ],
        "fields": [{"field": one.field, "raw": [one.start, one.end]} for one in article.fields],
        "text": article.text,
        "warnings": [*article.warnings, *article.notes],
        "place": article.place,
        "agency": article.agency,
        "tags": list(article.tags),
        "corrections": list(article.corrections),
        "extractor": article.extractor,
        "origins": {"title": {"origin": article.title.origin, "confidence": article.title.confidence}},
        "left_out": [{"text": one.text, "after": one.after} for one in article.left_out],
        "at_fetch": _at_fetch(article.at_fetch, reasons),
    }


def _at_fetch(record: AtFetch, reasons: Mapping[str, str]) -> Table:
    """What was cleaned away when an article was fetched."""
    taken = [
        {
            "text": one.text,
            "rule": one.rule,
            "class": one.group,
            "after": one.after,
            "length": one.length or len(one.text),
            "why": one.why or reasons.get(one.rule, ""),
        }
        for one in record.taken
    ]
    return {"taken": taken, "more": record.more, "left_out": record.left_out}


def source(one: Source) -> Table:
    """An outlet as its key and name."""
    return {"key": one.key, "name": one.name}


def summary(one: Summary, path: str | None = None) -> Table:
    """What ``digest summarise --json`` prints of an article's summary."""
    return {
        "schema": SCHEMA,
        "path": path or one.article.path,
        "id": one.article.id,
        "headline": one.headline,
        "brief": one.brief,
        "method": one.method,
        "model": one.model,
        "summary": [point(sentence) for sentence in one.sentences],
        "points": [point(sentence) for sentence in one.points],
        "quotes": [
            {"text": q.text, "speaker": q.speaker, "receipts": [receipt(r) for r in q.receipts]} for q in one.quotes
        ],
        "numbers": [
            {
                "text": n.text,
                "value": int(n.value) if n.value.is_integer() else n.value,
                "unit": n.unit,
                "receipts": [receipt(r) for r in n.receipts],
            }
            for n in one.numbers
        ],
        "reviewed_by": one.reviewed_by,
        "matters": [point(sentence) for sentence in one.matters],
        "next": [point(sentence) for sentence in one.next],
        "refused": [{"text": r.text, "why": r.why} for r in one.refused],
        "unanswered": one.unanswered,
    }


def point(one: Point) -> Table:
    """A sentence of a summary with its edits and receipts."""
    return {"text": one.text, "edits": list(one.edits), "receipts": [receipt(r) for r in one.receipts]}


def receipt(one: Receipt) -> Table:
    """Where a sentence stands; sentences count from 0 here, and from 1 where people read of them."""
    return {"article": one.article, "sentence": one.sentence, "start": one.start, "end": one.end, "sha256": one.sha256}


def story(one: Story, paths: Mapping[str, str] | None = None) -> Table:
    """What ``digest stories --json`` prints of a story; ``paths`` gives the paths as they were given, by article id."""
    return {
        "schema": SCHEMA,
        "story": one.slug,
        "title": one.title,
        "first": one.first.isoformat() if one.first else None,
        "last": one.last.isoformat() if one.last else None,
        "witnesses": one.witnesses,
        "articles": [
            {
                "path": (paths or {}).get(m.article.id, m.article.path),
                "id": m.article.id,
                "source": m.article.source.key,
                "date": m.day.isoformat() if m.day else None,
                "duplicate_of": m.duplicate_of,
            }
            for m in one.members
        ],
        "why": list(one.why),
        "summary": [told(each) for each in one.accounts[-1].told] if one.accounts else [],
        "figures": [differing(each) for each in one.accounts[-1].figures] if one.accounts else [],
        "new": {each.day.isoformat(): [told(new) for new in each.new] for each in one.accounts[1:] if each.day},
        "edited": list(one.edited),
    }


def correction(one: Correction) -> Table:
    """What was put right in an edition after it was published."""
    return {
        "day": one.day.isoformat(),
        "edition": one.edition.isoformat(),
        "story": one.story,
        "what": one.what,
        "before": one.before,
        "after": one.after,
        "by_hand": one.by_hand,
        "reason": one.reason,
        "by": one.by,
        "articles": list(one.articles),
    }


def told(one: Told) -> Table:
    """A sentence of a story's account with the number of its independent sources."""
    return point(one.point) | {"witnesses": one.witnesses}


def differing(one: Differing) -> Table:
    """A figure that differs between outlets, or that rose or fell with time."""
    return {
        "unit": one.unit,
        "develops": one.develops,
        "values": [
            {
                "value": int(value.value) if value.value.is_integer() else value.value,
                "bound": value.bound,
                "text": value.text,
                "witnesses": value.witnesses,
                "since": value.since.isoformat() if value.since else None,
                "receipts": [receipt(each) for each in value.receipts],
            }
            for value in one.values
        ],
    }


def entity(one: Entity) -> Table:
    """What ``digest list entities --json`` prints of a person, an organisation or a place."""
    return {
        "schema": SCHEMA,
        "slug": one.slug,
        "kind": one.kind,
        "name": one.name,
        "aliases": list(one.aliases),
        "articles": list(one.articles),
    }


def failure(path: str, error: DigestError) -> Table:
    """What stands in place of a file that cannot be used."""
    return {"path": path, "error": trouble(error)}


def trouble(error: DigestError) -> Table:
    """What is wrong, and what to do."""
    return {"what": error.what, "hint": error.hint}


def skipped(one: Skipped) -> Table:
    """One item that was left out, and why."""
    return {"stage": one.stage, "item": one.item, "why": one.why, "hint": one.hint}
