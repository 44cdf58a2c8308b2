"""What the tests of ``digest add`` share: an article as a text and as a page, and the command."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.sites import Folder, Run, run, written

TEXT = """Lowfield bridge closed after crack is found

By Ida Marsh
17 March 2025

The Lowfield bridge over the river Tarn was closed to all traffic on Monday after engineers found a crack in its pier.

The county said 14,000 vehicles cross the bridge on a working day and that none would do so before a survey was done.
"""
PLACE = "2025/03/17-lowfield-bridge-closed-after-crack-is-found"
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in TEXT.split("\n\n")[2:])
PAGE = f"""<!doctype html><html lang="en"><head><title>Lowfield bridge closed</title>
<meta property="og:title" content="Lowfield bridge closed after crack is found">
<meta name="author" content="Ida Marsh"><meta property="article:published_time" content="2025-03-17T09:30:00+00:00">
</head><body><nav><a href="/">Home</a> <a href="/more">More</a></nav><article>
<h1>Lowfield bridge closed after crack is found</h1>{PARAGRAPHS}
<p>The <a href="https://council.example/minutes?a=1">minutes of the *council*</a> say why 1. the bridge
&amp; 2. the ferry are closed for a month.</p>
<p>Buses go round by Harwick, which adds 25 minutes to a journey from Lowfield to the hospital, said the county.</p>
</article><footer>Contact us</footer></body></html>"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Herald</title><link>https://herald.example/</link>
<item><title>One</title><link>https://herald.example/1</link><description>The bridge is closed to all traffic, the
county said on Monday, and will stay so for a month.</description></item></channel></rss>"""
PRIVATE = '[fetch]\nprivate = ["127.0.0.1"]\npause = 0\nretries = 0\n'
HERALD = '[[source]]\nkey = "herald"\nname = "The Herald"\nlicence = "CC BY 4.0"\n'


def add(paper: Folder, *arguments: str | Path, stdin: str = "") -> Run:
    return run("add", *arguments, cwd=paper.root, stdin=stdin.encode())


def given(paper: Folder, name: str, text: str | bytes) -> Path:
    """A file that lies outside the content folder."""
    path = paper.root / "desk" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def content(paper: Folder) -> Mapping[str, bytes]:
    return written(paper.root / "content")
