"""What the commands print, read back: objects a line, keys in their promised order."""

from __future__ import annotations

import json
from typing import Any

from tests.factories import FERRY

RAW = f"date 2026-03-03 Ferry strikes the Gannet reef in fog\n\n{FERRY}\n\nRead full news in source page\n"


def tables(out: str) -> list[dict[str, Any]]:
    """The objects in ``out``, one a line."""
    return [json.loads(line) for line in out.splitlines()]


def begins(table: dict[str, Any], *keys: str) -> bool:
    """Whether ``table`` has ``keys`` first and in this order; new ones may follow."""
    return list(table)[: len(keys)] == list(keys)
