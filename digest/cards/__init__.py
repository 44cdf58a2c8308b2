"""The images that link previews show: text measured in the fonts that come along, and SVG drawn as PNG."""

from __future__ import annotations

from digest.cards.paint import SIZE, painted
from digest.cards.type import drawable, set_in, width

__all__ = ["SIZE", "drawable", "painted", "set_in", "width"]
