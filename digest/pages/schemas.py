"""JSON Schemas of the site's data: what its editions, stories, articles and entities promise to whoever reads them."""

from __future__ import annotations

from typing import Any

from digest import contracts

_TEXT = {"type": "string"}
_MAYBE = {"type": ["string", "null"]}
_LIST = {"type": "array"}


def _schema(title: str, name: str, properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    inner = {"type": "object", "properties": properties, "required": required}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "type": "object",
        "properties": {"schema": {"const": contracts.SCHEMA}, name: inner},
        "required": ["schema", name],
    }


_RECEIPT = {
    "type": "object",
    "properties": {
        "article": _TEXT,
        "sentence": {"type": "integer", "minimum": 0, "description": "counted from 0; pages count from 1"},
        "start": {"type": "integer"},
        "end": {"type": "integer"},
        "sha256": _TEXT,
    },
    "required": ["article", "sentence", "start", "end", "sha256"],
}
_POINT: dict[str, Any] = {
    "type": "object",
    "properties": {"text": _TEXT, "edits": _LIST, "receipts": {"type": "array", "items": _RECEIPT}},
    "required": ["text", "edits", "receipts"],
}
_TOLD: dict[str, Any] = {
    "type": "object",
    "properties": {**_POINT["properties"], "witnesses": {"type": "integer", "minimum": 1}},
    "required": [*_POINT["required"], "witnesses"],
}
_TOLD_LIST = {"type": "array", "items": _TOLD}
_VALUE = {
    "type": "object",
    "properties": {
        "value": {"type": "number"},
        "bound": _TEXT,
        "text": _TEXT,
        "witnesses": {"type": "integer", "minimum": 1},
        "since": _MAYBE,
        "receipts": {"type": "array", "items": _RECEIPT, "minItems": 1},
    },
    "required": ["value", "bound", "text", "witnesses", "since", "receipts"],
}
_DIFFERING = {
    "type": "object",
    "properties": {
        "unit": _TEXT,
        "develops": {"type": "boolean"},
        "values": {"type": "array", "items": _VALUE, "minItems": 2},
    },
    "required": ["unit", "develops", "values"],
}
_FIGURES = {"type": "array", "items": _DIFFERING}
_ENTRY = {
    "type": "object",
    "properties": {
        "story": _TEXT,
        "articles": _LIST,
        "summary": _TOLD_LIST,
        "figures": _FIGURES,
        "new": _TOLD_LIST,
        "edited": _LIST,
    },
    "required": ["story", "tier", "score", "update", "why", "articles", "summary", "figures", "new"],
}
_CORRECTION = {
    "type": "object",
    "properties": {"day": _TEXT, "edition": _TEXT, "before": _TEXT, "after": _TEXT, "by_hand": {"type": "boolean"}},
    "required": ["day", "edition", "story", "what", "before", "after", "by_hand", "reason", "by", "articles"],
}
_CORRECTIONS = {"type": "array", "items": _CORRECTION}
_UNCHANGED = {
    "type": "object",
    "properties": {"story": _TEXT, "why": _LIST, "articles": _LIST},
    "required": ["story", "why", "articles"],
}
_COUNT = {"type": "integer", "minimum": 0}
_COVERAGE = {
    "type": "object",
    "description": "used + copies + unchanged + those withheld = read, in articles; undated are among those used",
    "properties": {
        **dict.fromkeys(("read", "sources", "used", "undated", "copies", "unchanged"), _COUNT),
        "withheld": _LIST,
        "as_of": _TEXT,
    },
    "required": ["read", "sources", "used", "undated", "copies", "unchanged", "withheld", "as_of"],
}
_DAY = {
    "type": "object",
    "properties": {"day": _TEXT, "sources": _LIST, "new": _LIST, "witnesses": _COUNT},
    "required": ["day", "sources", "new", "witnesses"],
}
_SPAN = {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}
_BLOCK = {
    "type": "object",
    "properties": {
        "kind": {"enum": ["paragraph", "heading", "quote", "item", "table", "code", "note"]},
        "text": _TEXT,
        "raw": _SPAN,
    },
    "required": ["kind", "text", "raw"],
}

SCHEMAS: dict[str, dict[str, Any]] = {
    "article": _schema(
        "A clean article with its summary",
        "article",
        {
            "id": _TEXT,
            "path": _TEXT,
            "title": _TEXT,
            "source": {"type": "object", "required": ["key", "name"]},
            "url": _MAYBE,
            "authors": _LIST,
            "language": _TEXT,
            "date": {"type": "object", "required": ["value", "origin", "confidence", "candidates"]},
            "blocks": {"type": "array", "items": _BLOCK},
            "removed": _LIST,
            "fields": _LIST,
            "text": _TEXT,
            "warnings": _LIST,
        },
        [
            "id",
            "path",
            "title",
            "source",
            "url",
            "authors",
            "language",
            "date",
            "blocks",
            "removed",
            "fields",
            "text",
            "warnings",
        ],
    ),
    "story": _schema(
        "A story and its articles",
        "story",
        {
            "story": _TEXT,
            "title": _TEXT,
            "first": _MAYBE,
            "last": _MAYBE,
            "witnesses": {"type": "integer"},
            "articles": _LIST,
            "why": _LIST,
            "summary": _TOLD_LIST,
            "figures": _FIGURES,
            "new": {"type": "object", "additionalProperties": _TOLD_LIST},
            "edited": _LIST,
            "corrections": _CORRECTIONS,
            "phase": {"enum": ["new", "developing", "quiet"]},
            "days": {"type": "array", "items": _DAY},
        },
        ["story", "title", "first", "last", "witnesses", "articles", "why", "summary", "figures", "new"],
    ),
    "edition": _schema(
        "The paper of one day",
        "edition",
        {
            "day": _TEXT,
            "number": {"type": "integer"},
            "entries": {"type": "array", "items": _ENTRY},
            "unchanged": {"type": "array", "items": _UNCHANGED},
            "coverage": _COVERAGE,
            "sealed": {"type": ["string", "null"], "description": "the first 12 digits of the sealed edition's hash"},
            "corrections": _CORRECTIONS,
        },
        ["day", "number", "entries", "unchanged", "coverage", "sealed", "corrections"],
    ),
}
_ENTITY = {
    "type": "object",
    "properties": {
        "slug": _TEXT,
        "kind": {"enum": ["person", "organisation", "place"]},
        "name": _TEXT,
        "aliases": {"type": "array", "items": _TEXT},
        "articles": {"type": "array", "items": _TEXT, "minItems": 1},
        "path": _TEXT,
    },
    "required": ["slug", "kind", "name", "aliases", "articles", "path"],
}
SCHEMAS["entities"] = _schema("Persons, organisations and places", "entities", {}, [])
SCHEMAS["entities"]["properties"]["entities"] = {"type": "array", "items": _ENTITY}
SCHEMAS["article"]["properties"]["summary"] = {
    "type": "object",
    "properties": {
        "headline": _TEXT,
        "brief": _TEXT,
        "method": _TEXT,
        "model": _MAYBE,
        "refused": _LIST,
        "unanswered": _TEXT,
        "summary": {"type": "array", "items": _POINT},
    },
    "required": ["headline", "brief", "method", "summary"],
}
SCHEMAS["article"]["properties"] |= {"edited": _LIST, "corrected": _CORRECTIONS}
SCHEMAS["status"] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "How fresh the paper is: status.json in the site's root",
    "type": "object",
    "properties": {
        "schema": {"const": contracts.SCHEMA},
        "title": _TEXT,
        "base_url": _TEXT,
        "asked": _MAYBE | {"description": "the last day (UTC) on which any feed answered a fetch"},
        "edition": _MAYBE | {"description": "the day of the edition on the front page"},
        "newest": _MAYBE | {"description": "the newest date that an article gives, with its time if it has one"},
        "articles": {"type": "integer", "minimum": 0},
        "editions": {"type": "integer", "minimum": 0},
        "stale": {"type": "boolean", "description": "whether the front page says that nothing is new"},
        "missing": {
            "type": "array",
            "items": {"type": "string"},
            "description": "the addresses of published articles whose files have a fault, so that they are not shown",
        },
        "sources": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "key": _TEXT,
                    "name": _TEXT,
                    "newest": _MAYBE,
                    "articles": {"type": "integer"},
                    "state": {"enum": ["good", "new", "failing", "gone", None]},
                    "asked": _MAYBE | {"description": "the last day (UTC) on which one of its feeds answered"},
                    "since": _MAYBE | {"description": "the day from which it fails without a break"},
                },
                "required": ["key", "name", "newest", "articles", "state", "asked", "since"],
            },
        },
    },
}
SCHEMAS["status"]["required"] = list(SCHEMAS["status"]["properties"])
