"""Makes ``digest/clean/place.json``, the weights by which the cleaner finds where a story stands in a text.

    python -m pip install -e '.[train]'
    python benchmarks/train_place.py ../shared/data [--write]

Learns from the labelled lines of ``clean_text`` and from the saved pages of ``metadata`` as two libraries turn them
into text (their lines are labelled by the page's known text). Prints what weights give on pages of sites that they were
not learned from (four folds by site), then learns from all and, with ``--write``, keeps the result. The same data give
the same weights. Not part of the tests: it takes two minutes and needs numpy and scipy.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import html_text
import inscriptis
import numpy as np
from scipy.optimize import minimize

from digest.clean import place
from digest.clean.desk import classes
from digest.clean.evidence import FEATURES, Page, evidence
from digest.evaluate import shingles

Array = np.ndarray[Any, np.dtype[np.float64]]
OUT = Path(place.__file__).with_name("place.json")
FOLDS = 4
PENALTY = 10.0
LOST, LEFT = 2.0, 0.3
"""The cost, for each square root of a word, of a story's line lost and of another line left in."""
_WORD = re.compile(r"\w")
_LEAD = "*+-•#|>0123456789. "


@dataclass(slots=True)
class Text:
    """One text in lines, which of them belong to the story, and what the model sees of it."""

    kind: str
    site: str
    lines: list[str]
    keep: list[bool]
    gold: str
    rows: Array = field(default_factory=lambda: np.zeros((0, 0)))
    cut: list[bool] = field(default_factory=list)
    span: tuple[int, int] = (0, 0)
    words: Array = field(default_factory=lambda: np.zeros(0))


def folded(text: str) -> str:
    """``text`` with its white space folded."""
    return " ".join(text.split())


def labelled(data: Path) -> Iterator[Text]:
    """The lines of ``clean_text`` with their labels; the site is that of the page in ``clean_html``."""
    sites = {}
    for line in (data / "clean_html" / "index.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        sites[row["id"]] = ".".join((urlsplit(row["url"]).hostname or "").split(".")[-2:])
    for path in sorted((data / "clean_text").glob("*.jsonl.gz")):
        for line in _lines(path):
            row = json.loads(line)
            pairs = [(bool(keep), folded(text)) for keep, text in row["lines"] if _WORD.search(text)]
            if any(keep for keep, _ in pairs):
                name = path.name.partition(".")[0]
                yield Text(name, sites[row["id"]], [t for _, t in pairs], [k for k, _ in pairs], row["gold"])


def _lines(path: Path) -> list[str]:
    return gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()


def paged(data: Path) -> Iterator[Text]:
    """The saved pages of ``metadata`` as text, by two libraries, each line labelled by the page's known text."""
    makers: dict[str, Callable[[str], str]] = {"page-a": inscriptis.get_text, "page-b": html_text.extract_text}
    for line in (data / "metadata" / "index.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        page = gzip.decompress((data / "metadata" / row["page"]).read_bytes()).decode("utf-8", "replace")
        for kind, make in makers.items():
            lines = [folded(one) for one in make(page).splitlines() if _WORD.search(one)]
            keep = _known(lines, row["gold"])
            held = sum(len(one.split()) for one, kept in zip(lines, keep, strict=True) if kept)
            if len(row["gold"].split()) >= 80 and len(lines) <= 1500 and held >= 0.6 * len(row["gold"].split()):
                yield Text(kind, row["publisher"], lines, keep, row["gold"])


def _known(lines: Sequence[str], gold: str) -> list[bool]:
    """Which of ``lines`` stand in ``gold``: whole, or (from eight words) three fifths of their runs of four words."""
    whole = {folded(one) for one in gold.splitlines()}
    runs = set(shingles.shingles(gold))
    found = []
    for line in lines:
        own = list(shingles.shingles(line).elements()) if len(line.split()) >= 8 else []
        shared = bool(own) and sum(one in runs for one in own) >= 0.6 * len(own)
        found.append(line in whole or line.lstrip(_LEAD) in whole or shared)
    return found


def prepared(text: Text) -> Text:
    """``text`` with what the model sees of it, and the one span that holds the most of its story for the least else:
    a menu's word that happens to stand in the story too is no part of it."""
    groups = classes(text.lines)
    page = Page.of(text.lines, groups)
    text.rows = np.array(evidence(page), dtype=float)
    text.cut = [group is not None for group in groups]
    text.words = np.array([one.words for one in page.sights], dtype=float)
    best, total, begin = -1e9, 0.0, 0
    for index, (keep, words) in enumerate(zip(text.keep, text.words, strict=True)):
        if total <= 0:
            total, begin = 0.0, index
        total += max(words - 1, 0.2) if keep else -0.35 * min(words, 12) - 0.4
        if total > best:
            best, text.span = total, (begin, index + 1)
    return text


def learned(texts: Sequence[Text]) -> Array:
    """Weights (above, below, first, after) by feature and its mean, from ``texts``: the maximum of the conditional
    likelihood with costs and a quadratic penalty, by L-BFGS."""
    rows = np.vstack([text.rows for text in texts])
    mean, scale = rows.mean(0), rows.std(0)
    mean[-1], scale[-1] = 0.0, 1.0
    scale[scale < 1e-6] = 1.0
    ready = [(text, (text.rows - mean) / scale, _costs(text)) for text in texts]
    size = rows.shape[1]

    def loss(flat: Array) -> tuple[float, Array]:
        value, slope = 0.0, np.zeros((4, size))
        by = flat.reshape(4, size)
        for text, scaled, costs in ready:
            value += _one(by, slope, text, scaled, costs)
        return value + PENALTY / 2 * float(flat @ flat), slope.ravel() + PENALTY * flat

    found = minimize(loss, np.zeros(4 * size), jac=True, method="L-BFGS-B", options={"maxiter": 100})
    by: Array = found.x.reshape(4, size) / scale
    by[:, -1] -= by[:, :-1] @ mean[:-1]
    return np.vstack([by, rows.mean(0)])


def _costs(text: Text) -> tuple[Array, Array]:
    root = np.sqrt(text.words)
    inside = np.array([text.span[0] <= index < text.span[1] for index in range(len(text.keep))])
    keep = np.array(text.keep) & inside
    return np.where(keep, root * LOST, 0.0), np.where(keep, 0.0, np.minimum(root, 6.0) * LEFT)


def _one(by: Array, slope: Array, text: Text, rows: Array, costs: tuple[Array, Array]) -> float:
    """The loss of one text; its slope is added to ``slope``. Every division is summed over in closed form."""
    count, (begin, end), (lost, left) = len(rows), text.span, costs
    said = rows @ by.T
    above = np.concatenate([[0.0], np.cumsum(said[:, 0] + lost)])
    below = np.concatenate([[0.0], np.cumsum(said[:, 1] + lost)])
    inside = np.concatenate([[0.0], np.cumsum(left)])
    after = np.concatenate([said[:, 3], [0.0]])
    begins = (above - inside)[:count] + said[:, 2]
    ends = (inside + after + below[-1] - below)[1:]
    up = np.logaddexp.accumulate(begins)
    down = np.logaddexp.accumulate(ends[::-1])[::-1]
    total = np.logaddexp.reduce(ends + up)
    first, last = np.exp(begins + down - total), np.exp(ends + up - total)
    is_above, is_below = 1.0 - np.cumsum(first), np.concatenate([[0.0], np.cumsum(last)[:-1]])
    is_after = np.concatenate([[0.0], last[:-1]])
    is_above[:begin] -= 1.0
    is_below[end:] -= 1.0
    first[begin] -= 1.0
    if end < count:
        is_after[end] -= 1.0
    slope += np.vstack([is_above, is_below, first, is_after]) @ rows
    own = said[:begin, 0].sum() + said[begin, 2] + after[end] + said[end:, 1].sum()
    return float(total - own)


def folds(texts: Sequence[Text]) -> dict[str, int]:
    """A fold for each site, by chance that is always the same."""
    sites = sorted({text.site for text in texts})
    random.Random(3).shuffle(sites)
    return {site: index % FOLDS for index, site in enumerate(sites)}


def held_out(texts: Sequence[Text]) -> dict[str, dict[str, float]]:
    """By scraper: F1, the share recovered and the share of words lost over the raw text's own, with weights that never
    saw the page's site. Only the rules that need no zone, and this model, cut here."""
    where = folds(texts)
    by = [weights(learned([text for text in texts if where[text.site] != fold])) for fold in range(FOLDS)]
    figures: dict[str, dict[str, float]] = {}
    for kind in sorted({text.kind for text in texts if not text.kind.startswith("page-")}):
        some = [text for text in texts if text.kind == kind]
        ours = ["\n".join(_left(text, by[where[text.site]])) for text in some]
        raw = ["\n".join(text.lines) for text in some]
        best = ["\n".join(line for line, keep in zip(text.lines, text.keep, strict=True) if keep) for text in some]
        gold = [text.gold for text in some]
        figures[kind] = _figures(ours, raw, best, gold)
    return figures


def _left(text: Text, by: place.Weights) -> list[str]:
    first, last = place.divided([tuple(row) for row in text.rows], by)
    return [line for index, line in enumerate(text.lines) if first <= index <= last and not text.cut[index]]


def _figures(ours: list[str], raw: list[str], best: list[str], gold: list[str]) -> dict[str, float]:
    own, nothing, ceiling = (
        shingles.mean([shingles.score(one, known) for one, known in zip(some, gold, strict=True)]).f1
        for some in (ours, raw, best)
    )
    lost, before = (
        sum(shingles.lost(one, known) for one, known in zip(some, gold, strict=True)) for some in (ours, raw)
    )
    tokens = sum(len(shingles.tokens(known)) for known in gold)
    return {
        "f1": round(own, 4),
        "recovered": round((own - nothing) / (ceiling - nothing), 3),
        "lost": round((lost - before) / tokens, 4),
    }


def weights(by: Array) -> place.Weights:
    """The weights as the cleaner uses them, rounded as they are kept."""
    return place.Weights(*(tuple(round(float(value), 4) for value in row) for row in by))


def main() -> None:
    """Learn, say how good it is on sites not seen, and keep the weights if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true", help=f"keep the weights in {OUT.name}")
    given = parser.parse_args()
    texts = [prepared(text) for text in (*labelled(given.data), *paged(given.data))]
    print(f"{len(texts)} texts of {len({text.site for text in texts})} sites")
    figures = held_out(texts)
    for kind, row in figures.items():
        print(f"{kind:16} {row}")
    if given.write:
        found = weights(learned(texts))
        table = {name: dict(zip(FEATURES, getattr(found, name), strict=True)) for name in place.KINDS}
        kept = {"made by": "benchmarks/train_place.py", "on sites not seen": figures, "weights": table}
        OUT.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
