"""A block of an article as its page shows it."""

from __future__ import annotations

from digest import border
from digest.model import Block
from digest.pages.shapes import Paragraph, Segment
from digest.summarise import Sentence
from digest.summarise.sentences import ITEM_NUMBER


def paragraph(block: Block, parts: list[Sentence]) -> Paragraph:
    """``block`` with an anchor at each of its sentences, ``parts``."""
    spans = [(part.start - block.at, part.end - block.at, f"s{part.number}") for part in parts]
    numbered = block.kind == "item" and ITEM_NUMBER.match(block.text) is not None
    if block.markup is not None and "<" in block.markup:
        html = border.anchored(block.markup, block.text, spans) if spans else block.markup
        if html is not None:
            return Paragraph(block.kind, html=html, numbered=numbered)
    segments: list[Segment] = []
    at = 0
    for start, end, anchor in spans:
        segments += [Segment(block.text[at:start])] if start > at else []
        segments.append(Segment(block.text[start:end], anchor))
        at = end
    segments += [Segment(block.text[at:])] if at < len(block.text) else []
    return Paragraph(block.kind, tuple(segments), numbered=numbered)
