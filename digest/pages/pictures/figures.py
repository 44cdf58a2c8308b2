"""Figures that differ: each value where it lies on one line of numbers, with how many say so, or since when."""

from __future__ import annotations

from hashlib import blake2b
from itertools import pairwise

from digest.model import Differing, Value
from digest.pages.differing import bounded, thing
from digest.pages.pictures.drawing import Label, Picture, Stroke, dot, line, place
from digest.texts import Texts

ROWS = 6
_ROW = 26
_LEAST = 3


def figures_picture(one: Differing, texts: Texts) -> Picture | None:
    """The values of ``one`` in a row each, small to large where sources disagree, in the order of time joined by steps
    where it develops. None where the sentence beside it says as much (two values that but one outlet each tells), where
    there are not two to compare, and where they are more than have room."""
    values = one.values if one.develops else tuple(sorted(one.values, key=lambda value: value.value))
    different, told = len({value.value for value in values}), sum(value.witnesses for value in values)
    if different < 2 or max(different, told) < _LEAST or len(values) > ROWS:
        return None
    mirrored = texts.direction == "rtl"
    ends = _ends(values)
    spots = [(_at(value, ends, mirrored=mirrored), _ROW * row + 14) for row, value in enumerate(values)]
    steps = "".join(line(x, y, x, below) + line(x, below, after, below) for (x, y), (after, below) in pairwise(spots))
    rules = "".join(line(0, y, 100, y) for _, y in spots)
    most = max(value.witnesses for value in values)
    first = [place for place, value in enumerate(values) if not one.develops and value.witnesses == most > 1]
    if one.develops:
        first = [len(values) - 1]
    strokes = {
        "rule": rules,
        "join": steps if one.develops else "",
        "dot": "".join(dot(x, y) for row, (x, y) in enumerate(spots) if row not in first),
        "dot first": "".join(dot(*spots[row]) for row in first),
    }
    words = [_words(one, value, texts) for value in values]
    labels = [_label(x, y, text, mirrored=mirrored) for (x, y), text in zip(spots, words, strict=True)]
    return Picture(
        f"figure-{blake2b(repr(one).encode(), digest_size=4).hexdigest()}",
        texts("picture.develops" if one.develops else "picture.differ"),
        texts("mark.semicolon").join(words),
        _ROW * len(values) + 4,
        tuple(Stroke(kind, path) for kind, path in strokes.items() if path),
        tuple(labels),
        thing(one, texts),
    )


def _ends(values: tuple[Value, ...]) -> tuple[float, float]:
    """What the line of numbers begins and ends with: nought and the largest, or, where all are near to one another,
    the smallest and the largest."""
    low, high = min(value.value for value in values), max(value.value for value in values)
    return (low if low > high * 0.7 or low < 0 else 0.0), high


def _at(value: Value, ends: tuple[float, float], *, mirrored: bool) -> float:
    return place((value.value - ends[0]) / (ends[1] - ends[0]), mirrored=mirrored)


def _words(one: Differing, value: Value, texts: Texts) -> str:
    told = bounded(value, one.unit, texts)
    if one.develops and value.since:
        return texts("picture.value_since", value=told, day=texts.bare_day(value.since))
    return texts("picture.value_of", value=told, n=value.witnesses)


def _label(x: float, y: float, text: str, *, mirrored: bool) -> Label:
    """``text`` beside its dot, on the side with more room; two hundredths and a gap away."""
    inward = x < 50
    anchor = ("end" if inward else "start") if mirrored else ("start" if inward else "end")
    return Label(round(x + (3.5 if inward else -3.5), 1), y + 4, text, anchor, "on")
