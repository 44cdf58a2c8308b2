"""How common words are in the news, as ``digest/link/common.txt`` keeps it.

``train_words.py DATA --write`` counts in how many articles of the sets ``summary`` and ``scraped`` below DATA each word
stands (by its stem) and writes those that more than one in a hundred has. Names are left out: they come and go.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from digest.link.vectors import COMMON
from digest.words import STOP, WORD, fold, stem

SETS = ("summary/cnn.jsonl.gz", "scraped/articles.jsonl.gz")
LEAST = 0.01
IN_SENTENCE = re.compile(r"(?<=[^.!?”\"\n:] )[A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЄІЇ][^\W_]*(?:[’'][^\W_]+)*")
"""A word with a capital where no sentence begins: mostly a name."""


def texts(data: Path) -> Iterator[str]:
    """The texts of the sets below ``data``."""
    for name in SETS:
        for line in gzip.decompress((data / name).read_bytes()).decode("utf-8").splitlines():
            yield json.loads(line)["text"]


def shares(data: Path) -> dict[str, float]:
    """The share of articles that hold each common word, by its stem."""
    holders: Counter[str] = Counter()
    said: Counter[str] = Counter()
    named: Counter[str] = Counter()
    count = 0
    for text in texts(data):
        count += 1
        words = [stem(word) for word in map(fold, WORD.findall(text)) if word not in STOP and len(word) > 1]
        holders.update(set(words))
        said.update(words)
        named.update(stem(fold(word)) for word in IN_SENTENCE.findall(text))
    return {w: n / count for w, n in holders.items() if n >= LEAST * count and named[w] < said[w] / 2}


def main() -> None:
    """Counts, and writes the file where that is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("data", type=Path, help="the folder that holds the sets")
    parser.add_argument("--write", action="store_true", help=f"write {COMMON.name}")
    asked = parser.parse_args()
    levels: dict[int, list[str]] = defaultdict(list)
    for word, share in shares(asked.data).items():
        levels[round(100 * share)].append(word)
    lines = [f"{level} {' '.join(sorted(levels[level]))}\n" for level in sorted(levels, reverse=True)]
    print(f"{sum(map(len, levels.values()))} words in {len(lines)} levels")
    if asked.write:
        COMMON.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
