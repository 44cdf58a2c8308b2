"""Labelled sets in small, in each of the three shapes: fictional articles with noise, and what belongs to them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

FOG = (
    "The ferry Marram struck the Gannet reef in thick fog on Tuesday evening with 41 people on board.",
    "Two boats from Holm Point took all passengers off within an hour, the coast guard said.",
    "The company will run a smaller boat until the hull has been inspected in dry dock.",
)
WALL = (
    "The island council voted to raise the sea wall at Saltmarsh by half a metre before next winter.",
    "Engineers had warned in the spring that a storm like that of 1953 would flood the lower town.",
    "The work will cost four million crowns, a third of it from the harbour fund.",
)
NOISE = "Read full news in source page"
"""A line that the cleaner is known to take."""
STRANGE = "The museum at Northmere will show the lamps of the old lighthouse from May, its director said."
"""A sentence of another article, which the cleaner has no reason to take."""


def text_row(name: str, story: Sequence[str], *noise: str) -> dict[str, Any]:
    """``story`` as a scraper gave it, with ``noise`` below."""
    lines = [[1, line] for line in story] + [[0, line] for line in noise]
    raw = "\n".join((*story, *noise))
    return {"id": name, "raw": raw, "gold": "\n".join(story), "lines": lines}


def page(story: Sequence[str], *, title: str, author: str = "", day: str = "") -> str:
    """A saved page that holds ``story``."""
    head = f"<title>{title}</title><meta property='og:title' content='{title}'>"
    head += f"<meta name='author' content='{author}'>" if author else ""
    head += f"<meta property='article:published_time' content='{day}'>" if day else ""
    body = "".join(f"<p>{line}</p>" for line in story)
    return f"<html><head>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>"


def put_rows(path: Path, rows: Sequence[Mapping[str, Any]]) -> Path:
    """A file of ``rows``, packed where its name says so."""
    path.parent.mkdir(parents=True, exist_ok=True)
    data = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows).encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def put_page(path: Path, html: str) -> None:
    """A saved page, packed where its name says so."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(html.encode()) if path.suffix == ".gz" else html.encode())


def clean_text(root: Path) -> Path:
    """Two scrapers: ``plain`` left one line of noise behind and one the cleaner keeps, ``tidy`` nothing."""
    put_rows(root / "plain.jsonl", [text_row("fog", FOG, NOISE), text_row("wall", WALL, STRANGE)])
    put_rows(root / "tidy.jsonl.gz", [text_row("fog", FOG), text_row("empty", WALL) | {"raw": "", "lines": []}])
    return root


def clean_html(root: Path) -> Path:
    """Two saved pages, one of them packed, and one that holds no article."""
    put_page(root / "pages" / "fog.html", page(FOG, title="Ferry strikes reef"))
    put_page(root / "pages" / "wall.html.gz", page(WALL, title="Sea wall to rise"))
    put_page(root / "pages" / "wall.shell.html", "<html><head><title>Wait</title></head><body></body></html>")
    rows = [
        {"id": "fog", "url": "https://herald.example/fog", "gold": "\n".join(FOG), "page": "pages/fog.html"},
        {"id": "wall", "url": "https://herald.example/wall", "gold": "\n".join(WALL), "page": "pages/wall.html.gz"},
        {
            "id": "shell",
            "url": "https://herald.example/shell",
            "gold": "\n".join(WALL),
            "page": "pages/wall.shell.html",
        },
    ]
    put_rows(root / "index.jsonl", rows)
    return root


def metadata(root: Path) -> Path:
    """Two pages: all of the first is right; of the second one name of two, and neither the day nor the title."""
    first = page(FOG, title="Ferry strikes reef", author="Oda Marsh", day="2026-03-03T23:30:00+00:00")
    second = page(WALL, title="Sea wall to rise", author="Piet Lorne", day="2026-03-04T08:00:00+00:00")
    put_page(root / "pages" / "2026_03_03_fog.html", first)
    put_page(root / "pages" / "2026_03_05_wall.html", second)
    known = {"title": "Ferry  strikes reef", "authors": ["ODA MARSH"], "publishing_date": "2026-03-04 00:30:00+01:00"}
    other = {
        "title": "Council raises wall",
        "authors": ["Piet Lorne", "Kira Gale"],
        "publishing_date": "2026-03-05 08:00:00+00:00",
    }
    rows = [
        {"id": "fog", "page": "pages/2026_03_03_fog.html", "expected": known},
        {"id": "wall", "page": "pages/2026_03_05_wall.html", "expected": other},
    ]
    put_rows(root / "index.jsonl", rows)
    return root


def summary_row(name: str, title: str, story: Sequence[str], *highlights: str) -> dict[str, Any]:
    """``story`` as it was scraped below ``title``, one paragraph a sentence, and what its editor made of it."""
    return {"id": name, "title": title, "text": "\n\n".join(story), "highlights": list(highlights)}


def summary(root: Path) -> Path:
    """Two articles, the first with noise below it, with two highlights each, of which one is not in its article."""
    rows = [
        summary_row("fog", "Ferry strikes reef in fog", (*FOG, NOISE), FOG[0], FOG[1]),
        summary_row("wall", "Council raises sea wall", WALL, WALL[0], STRANGE),
    ]
    put_rows(root / "desk.jsonl.gz", rows)
    return root
