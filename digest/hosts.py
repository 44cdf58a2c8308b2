"""What hosts take of a repository and of a site, as GitHub counts it: in powers of 1024."""

from __future__ import annotations

_MEGA = 1024**2
FILE = 100 * _MEGA
"""Bytes of a file above which GitHub refuses a push (docs.github.com, "About large files on GitHub")."""
SITE = 1024 * _MEGA
"""Bytes of a site above which GitHub Pages publishes none ("GitHub Pages limits"); of a repository it asks the same."""
NEAR = SITE * 4 // 5
"""Bytes of a site that will soon be too many."""


def weight(size: int) -> str:
    """``size`` in bytes as a person reads it, and as GitHub says it."""
    return f"{size / SITE:.1f} GB" if size >= SITE else f"{size / _MEGA:.0f} MB"
