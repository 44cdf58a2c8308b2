"""What articles, stories and editions say as data: by it a stranger's words are told from those of a template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_FOLDERS = ("data/articles/", "data/stories/", "data/editions/")


def claimed(tables: Mapping[str, Any], words: str, *, whole: bool = False) -> bool:
    """Whether an article, story or edition of the ``tables`` says ``words``, as the ``whole`` of one of its texts or
    within it. Their own addresses, which digest gave them, do not count."""
    found = (table for path, table in tables.items() if path.startswith(_FOLDERS) and isinstance(table, dict))
    values = (one for table in found for name, one in table.items() if name != "url")
    return any(words == text if whole else words in text for one in values for text in _texts(one))


def _texts(found: Any) -> Iterator[str]:
    """Every text in a table."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict | list):
        for one in found.values() if isinstance(found, dict) else found:
            yield from _texts(one)
