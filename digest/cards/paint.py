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
def painted(svg: str, *, small: bool = False) -> bytes:
    """``svg`` as PNG, the same bytes wherever it is drawn: with our fonts and none of the machine's; ``small`` is half
    as wide and has plain edges, for an image of few bytes."""
    if small:
        return _drawn(svg, SIZE[0] // 2, plain=True)
    smooth = _drawn(svg, SIZE[0], plain=False)
    return smooth if len(smooth) <= LARGEST else _drawn(svg, SIZE[0], plain=True)


def _drawn(svg: str, wide: int, *, plain: bool) -> bytes:
    return resvg_py.svg_to_bytes(
        svg_string=svg,
        width=wide,
        skip_system_fonts=True,
        font_files=list(FILES),
        serif_family="Noto Serif",
        text_rendering="optimize_speed" if plain else "optimize_legibility",
    )
