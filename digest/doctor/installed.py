"""Where the digest that runs was installed from, and whether others can install it from there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import metadata
from typing import Any

PACKAGE = "news-digest"


def origin() -> Mapping[str, Any] | None:
    """Where this digest was installed from (PEP 610), None where it came from a package registry."""
    try:
        text = metadata.distribution(PACKAGE).read_text("direct_url.json")
    except metadata.PackageNotFoundError:
        return {"dir_info": {}}
    found = json.loads(text) if text else None
    return found if isinstance(found, dict) else None


def place(came_from: Mapping[str, Any]) -> str:
    """What others write after ``news-digest @`` to have the digest that ``came_from`` there; nothing where only this
    machine has it, as in a folder."""
    url = str(came_from.get("url", ""))
    vcs = came_from.get("vcs_info", {})
    if vcs and url.startswith(("https://", "http://", "ssh://")):
        inside = f"#subdirectory={came_from['subdirectory']}" if "subdirectory" in came_from else ""
        return f"{vcs['vcs']}+{url}@{vcs['commit_id']}{inside}"
    if "archive_info" in came_from and url.startswith("https://"):
        digests = came_from["archive_info"].get("hashes", {})
        return url + (f"#sha256={digests['sha256']}" if digests else "")
    return ""
