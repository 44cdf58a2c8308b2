"""What a summary says already, so that nothing stands twice beside it."""

from __future__ import annotations

from collections.abc import Sequence

from digest.model import Point, Summary


def rested_on(summary: Summary) -> set[int]:
    """The numbers of the sentences that ``summary`` rests on."""
    return {one.sentence for point in summary.sentences for one in point.receipts}


def unsaid(points: Sequence[Point], summary: Summary) -> list[Point]:
    """Those of ``points`` that ``summary`` does not say already."""
    shown = rested_on(summary)
    return [point for point in points if point.receipts[0].sentence not in shown]
