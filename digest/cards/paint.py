"""An SVG card as PNG."""

from __future__ import annotations

from functools import lru_cache

import resvg_py

from digest.cards.type import FILES

SIZE = (1200, 630)
"""What the previews of links ask for, in pixels."""
LARGEST = 40_000
"""A PNG of more bytes is drawn again with plain edges, which take less."""


@lru_cache(maxsize=128)
def painted(svg: str) -> bytes:
    """``svg`` as PNG, the same bytes wherever it is drawn: with our fonts and none of the machine's."""
    smooth = _drawn(svg, plain=False)
    return smooth if len(smooth) <= LARGEST else _drawn(svg, plain=True)


def _drawn(svg: str, *, plain: bool) -> bytes:
    return resvg_py.svg_to_bytes(
        svg_string=svg,
        skip_system_fonts=True,
        font_files=list(FILES),
        serif_family="Noto Serif",
        text_rendering="optimize_speed" if plain else "optimize_legibility",
    )
