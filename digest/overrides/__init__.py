"""Overrides: what the editor decided by hand, in one plain file a day, stands above all that the rules found.

:func:`load_overrides` reads the files, :func:`decide` finds what their names mean, and :class:`Decisions` are applied
before the summaries, in the linker, and to the linked site.
"""

from __future__ import annotations

from digest.overrides.decide import Given, decide
from digest.overrides.decisions import Decisions
from digest.overrides.tables import Overrides, load_overrides

__all__ = ["Decisions", "Given", "Overrides", "decide", "load_overrides"]
