"""A sealed edition keeps its number, whatever comes before it later."""

from __future__ import annotations

from tests.factories import CHEESE, STRIKE_OTHER
from tests.ledgers import Paper, edition_of, paper, sealed, story
from tests.sites import tree

__all__ = ["paper", "sealed"]


def numbers(paper: Paper) -> dict[str, int]:
    """The number that each edition has in the site's data."""
    return {
        day: paper.json(f"data/editions/{day}.json")["edition"]["number"]
        for day in sorted(name[14:24] for name in paper.site if name.startswith("data/editions/"))
    }


def test_sealed_editions_keep_their_numbers_and_those_between_them_take_what_is_left(paper: Paper) -> None:
    assert paper.on("2026-03-10", "seal", "2026-03-03").code == 0
    assert paper.on("2026-03-10", "seal", "2026-03-05").code == 0
    paper.folder.put("early.md", story("Mill sold", STRIKE_OTHER, "2026-03-01"))
    paper.folder.put("late.md", story("Mill bought", CHEESE.replace("curd", "rye"), "2026-03-07"))
    paper.build("2026-03-11", "--strict")
    assert numbers(paper) == {"2026-03-01": 0, "2026-03-03": 1, "2026-03-04": 2, "2026-03-05": 3, "2026-03-07": 4}
    assert b"No. 1<" in paper.site["2026/03/03/index.html"]
    assert b"No. " not in paper.site["2026/03/01/index.html"]
    assert tree(paper.site["2026/03/01/index.html"]).xpath("//a[@rel='next']/@href") == ["../03/index.html"]
    assert paper.on("2026-03-12", "seal").code == 0
    assert edition_of(paper, "2026-03-01")["number"] == 0
    for name in ("cheese.md", "late.md"):
        (paper.folder.root / "content" / name).unlink()
    paper.folder.put("last.md", story("Mill let", CHEESE.replace("curd", "oats"), "2026-03-09"))
    paper.build("2026-03-13")
    assert numbers(paper)["2026-03-09"] == 5, "the numbers of sealed editions that are gone stay theirs"
