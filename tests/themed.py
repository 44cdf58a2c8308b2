"""A site's own templates, for the tests of the theme."""

from __future__ import annotations

from pathlib import Path

from digest.render import builtin_templates
from tests.factories import FERRY
from tests.sites import SMALL_TOML, Folder

OURS = sorted(p.relative_to(builtin_templates()).as_posix() for p in builtin_templates().rglob("*") if p.is_file())
"""Every file of the theme that comes with digest, but for the texts."""

ARTICLE = {"a.md": f"---\ntitle: Ferry strikes reef\ndate: 2026-03-03\n---\n\n{FERRY}\n"}
NAMED = f"{SMALL_TOML}\n[entities]\narticles = 1\n"
"""The settings of the small paper, so that whoever it names once has a page."""


def own(folder: Folder, name: str, text: str) -> Path:
    """Puts ``text`` into the site's folder of templates as ``name``."""
    path = folder.root / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
