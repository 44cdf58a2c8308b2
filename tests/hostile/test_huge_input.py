"""A text of more lines than any page has: cleaned line by line, named with its number of lines, and no news is lost."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

from digest.clean import Cleaner
from digest.clean.place import MOST_LINES
from digest.ingest.text import text
from digest.model import Article, Payload
from tests.sites import make, run

LINE = "The lamp went out at {}."
STORY = "The lamp on the head went out again before dawn on Monday, and nobody was awake to see it."


def lines(count: int) -> str:
    """A headline and ``count`` lines below it: every tenth is a button."""
    body = ("Share" if at % 10 == 0 else LINE.format(at) for at in range(1, count))
    return "\n".join(["Lamp goes dark on Kessock Head", STORY, *body])


def cleaned(body: str) -> Article:
    return Cleaner(UTC)(next(text(Payload("2026-03-05-log.txt", "txt", body.encode()))))


def test_a_text_of_too_many_lines_says_so_and_keeps_all_but_what_rules_take() -> None:
    article = cleaned(lines(MOST_LINES))
    assert "has 20,001 lines" in " ".join(article.warnings)
    assert {one.rule for one in article.removals} == {"share-buttons"}
    assert len(article.removals) + len(article.blocks) + len(article.fields) == MOST_LINES + 1


def test_a_text_of_as_many_lines_as_a_page_may_have_is_not_spoken_of() -> None:
    assert not any("lines, too many" in one for one in cleaned(lines(MOST_LINES - 1)).warnings)


def test_a_build_with_a_file_of_too_many_lines_among_good_ones_ends_and_names_it(tmp_path: Path) -> None:
    good = {f"2026-03-0{day}-lamp.txt": f"Lamp {day}\n\n{STORY}\n\n{STORY}" for day in range(1, 4)}
    folder = make(tmp_path, {**good, "2026-03-05-log.txt": lines(MOST_LINES)})
    made = run("build", cwd=folder.root)
    assert made.code == 0
    assert "2026-03-05-log.txt: has 20,001 lines" in made.err
