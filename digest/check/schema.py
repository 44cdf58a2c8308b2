"""As much of JSON Schema as the site's own schemas say: types, required keys, items, bounds, choices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}


def against(schema: Mapping[str, Any], found: Any, at: str = "") -> Iterator[str]:
    """What of ``found`` does not hold to ``schema``; ``at`` says where in the file that is."""
    place = at or "the file"
    if "type" in schema and not _is(schema["type"], found):
        wanted = schema["type"] if isinstance(schema["type"], str) else " or ".join(schema["type"])
        yield f"{place} is no {wanted}"
        return
    if "const" in schema and found != schema["const"]:
        yield f"{place} is {found!r}, not {schema['const']!r}"
    if "enum" in schema and found not in schema["enum"]:
        yield f"{place} is {found!r}, which is none of {', '.join(map(str, schema['enum']))}"
    if "minimum" in schema and found < schema["minimum"]:
        yield f"{place} is {found}, less than {schema['minimum']}"
    if isinstance(found, dict):
        yield from _table(schema, found, at)
    elif isinstance(found, list):
        if not schema.get("minItems", 0) <= len(found) <= schema.get("maxItems", len(found)):
            yield f"{place} has {len(found)} items"
        for number, one in enumerate(found) if "items" in schema else ():
            yield from against(schema["items"], one, f"{at}[{number}]")


def _table(schema: Mapping[str, Any], found: Mapping[str, Any], at: str) -> Iterator[str]:
    yield from (f"{at or 'the file'} has no '{name}'" for name in schema.get("required", ()) if name not in found)
    known, others = schema.get("properties", {}), schema.get("additionalProperties")
    for name, value in found.items():
        inner = known.get(name, others)
        if isinstance(inner, dict):
            yield from against(inner, value, f"{at}.{name}" if at else name)


def _is(kinds: str | list[str], found: Any) -> bool:
    names = [kinds] if isinstance(kinds, str) else kinds
    if isinstance(found, bool):
        return "boolean" in names
    return any(isinstance(found, _TYPES.get(name, (object,))) for name in names)
