"""What the pages and the data show of a story over several articles."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from digest import contracts
from digest.model import Differing, Value
from digest.pages.differing import in_short, number, some
from digest.texts import texts
from tests.factories import BILL, BUOY, HURT, RESCUE, RESCUED, SOUP
from tests.sites import Folder, make

WHEN = "//span[@class='when']"
EN = texts("en")
TUESDAY, WEDNESDAY, THURSDAY = "2026-03-03", "2026-03-04", "2026-03-05"


def value(count: float, witnesses: int, since: date | None = None) -> Value:
    return Value(count, f"{count:g} people", witnesses, since, ())


def said(count: float, text: str) -> Value:
    return Value(count, text, 1, None, ())


@pytest.mark.parametrize(
    ("figure", "found"),
    [
        (Differing("people", (value(12, 5), value(14, 1)), develops=False), "5 of 6 say 12 people; one says 14"),
        (Differing("people", (value(12, 1), value(14, 1)), develops=False), "one says 12 people; one says 14"),
        (
            Differing("£", (value(2.5e6, 2), value(4e6, 1)), develops=False),
            "2 of 3 say £2.5 million; one says £4 million",
        ),
        (
            Differing("$", (said(4, "4 million dollars"), said(5, "5 million dollars")), develops=False),
            "one says $4; one says $5",
        ),
        (
            Differing("school", (said(34, "34 of the schools shut"), said(37, "37 schools")), develops=False),
            "one says 34 schools; one says 37",
        ),
        (
            Differing("people", (said(12, "12 workers were hurt"), said(14, "14 were injured")), develops=False),
            "one says 12 people hurt; one says 14",
        ),
        (
            Differing("people", (said(12, "12 were badly hurt"), said(14, "14 were badly hurt")), develops=False),
            "one says 12 people; one says 14",
        ),
        (
            Differing("people", (value(12, 1), value(14, 2, date(2026, 3, 3))), develops=True),
            "12 people, then 14 from 3 March",
        ),
    ],
)
def test_figures_that_differ_are_said_in_plain_words(figure: Differing, found: str) -> None:
    assert in_short(figure, EN) == found


def test_numbers_and_names_are_written_as_readers_do() -> None:
    assert [number(1187, "people", EN), number(54, "per cent", EN), number(63.4, "per cent", EN)] == [
        "1,187",
        "54%",
        "63.4%",
    ]
    assert [some(names, EN) for names in ("A", "AB", "ABCD")] == ["A", "A and B", "A, B and 2 more"]


def written(outlet: str, title: str, day: str, text: str) -> tuple[str, str]:
    return (
        f"{outlet}/{day}-{title[:4].lower()}.md",
        f"---\ntitle: {title}\ndate: {day}\nsource: {outlet}\n---\n\n{text}\n",
    )


ALIKE = "[stories]\nlikeness = 0.02\n"
"""So short texts make one story only where little likeness is asked for."""


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """A story of three days: two outlets that agree and give two counts, a day with news, a day without."""
    files = [
        written("alpha", "Isolde on the Gannet reef", TUESDAY, f"{RESCUE}\n\n{HURT[0]}\n\n{SOUP}"),
        written("beta", "Ferry Isolde strikes reef", TUESDAY, f"{RESCUED}\n\n{HURT[1]}"),
        written("alpha", "Isolde reef buoy was dark", WEDNESDAY, f"{BUOY}\n\n{RESCUE} {BILL}"),
        written("beta", "Gannet reef ferry Isolde rescued", THURSDAY, f"{RESCUED}\n\n{BUOY}"),
    ]
    return make(tmp_path_factory.mktemp("story"), dict(files), ALIKE)


def spoken(folder: Folder, path: str) -> str:
    return " ".join(folder.html[path].text_content().split())


def test_a_story_s_page_shows_how_many_tell_it_which_figures_differ_and_what_is_new(paper: Folder) -> None:
    (story,) = paper.made.site.stories
    page = spoken(paper, f"stories/{story.slug}/index.html")
    assert "2 sources" in page
    assert "One says 12 people hurt; one says 14." in page
    assert "New since Tuesday, 3 March 2026" in page
    assert "Nothing new since Wednesday, 4 March 2026" in page


def test_an_edition_shows_what_is_new_since_the_story_s_last_day(paper: Folder) -> None:
    first, second, third = (spoken(paper, f"2026/03/{day}/index.html") for day in ("03", "04", "05"))
    assert "2 sources" in first and "One says 12 people hurt; one says 14." in first
    assert "New since Tuesday, 3 March 2026" in second and "One says 12" not in second
    assert "Also this day, nothing new" in third and RESCUED not in third


def test_the_data_holds_the_account_the_figures_and_what_was_new_by_day(paper: Folder) -> None:
    (story,) = paper.made.site.stories
    table = contracts.story(story)
    assert list(table)[-4:] == ["summary", "figures", "new", "edited"]
    assert table["summary"][0]["witnesses"] == 2
    assert [one["value"] for one in table["figures"][0]["values"]] == [12, 14]
    assert {day: [one["text"] for one in new] for day, new in table["new"].items()} == {
        WEDNESDAY: [BUOY, BILL],
        THURSDAY: [],
    }


def test_a_sentence_of_another_day_than_the_page_has_its_day_behind_it(paper: Folder) -> None:
    (story,) = paper.made.site.stories
    page = paper.html[f"stories/{story.slug}/index.html"]
    told = {" ".join(one.text_content().split()) for one in page.xpath("//ul[@class='points']/li")}
    assert any(one.startswith("Repairing the lamp") and one.endswith("(4 March)") for one in told)
    first, second = (paper.html[f"2026/03/{day}/index.html"] for day in ("03", "04"))
    assert [one.text for one in first.xpath(WHEN)] == []
    assert "(3 March)" in [one.text for one in second.xpath(WHEN)]
    so_far = [one.text_content() for one in second.xpath("//details/ul[@class='points']/li")]
    undated = [one for one in so_far if "(3 March)" not in one]
    assert 0 < len(undated) < len(so_far)
    assert all(one.startswith((RESCUE, BUOY, BILL)) for one in undated)


def test_a_figure_that_moved_is_told_apart_from_figures_that_differ(paper: Folder, tmp_path: Path) -> None:
    (story,) = paper.made.site.stories
    assert "Where the figures differ" in spoken(paper, f"stories/{story.slug}/index.html")
    later = [
        written("alpha", "Isolde on the Gannet reef", TUESDAY, f"{RESCUE}\n\n{HURT[0]}\n\n{BUOY}"),
        written("beta", "Ferry Isolde on Gannet reef", WEDNESDAY, f"{RESCUED}\n\n{HURT[1]}\n\n{BUOY}"),
    ]
    folder = make(tmp_path, dict(later), ALIKE)
    (story,) = folder.made.site.stories
    page = spoken(folder, f"stories/{story.slug}/index.html")
    assert "How a figure moved 12 people hurt, then 14 from 4 March." in page
    assert "figures differ" not in page


def test_who_speaks_is_said_in_the_plural_only_where_several_do(paper: Folder, tmp_path: Path) -> None:
    assert "In the articles’ own sentences" in spoken(paper, "index.html")
    one_outlet = [
        written("alpha", "Isolde on the Gannet reef", TUESDAY, f"{RESCUE}\n\n{SOUP}"),
        written("alpha", "Isolde reef buoy was dark", WEDNESDAY, f"{BUOY}\n\n{RESCUE} {BILL}"),
    ]
    folder = make(tmp_path, dict(one_outlet), ALIKE)
    (story,) = folder.made.site.stories
    page = spoken(folder, f"stories/{story.slug}/index.html")
    assert "In short" in page
    assert "independent sources tell stands first" not in page
    assert "own sentences" in page
    assert "In the article’s own sentences" in spoken(folder, "2026/03/03/index.html")


def test_one_article_is_no_articles(paper: Folder) -> None:
    pages = {path: " ".join(tree.text_content().split()) for path, tree in paper.html.items()}
    assert "Wednesday, 4 March 2026: 1 article" in pages["archive/index.html"]
    assert [path for path, text in pages.items() if re.search(r"(?<![\d,])1 articles", text)] == []


def test_the_method_page_says_what_its_rules_miss_and_gives_the_weights_last(paper: Folder) -> None:
    headings = [" ".join(one.text_content().split()) for one in paper.html["method/index.html"].xpath("//h2")]
    assert headings[-1] == "Weights"
    assert {"Several sources", "Figures", "Dates"} < set(headings)
    page = spoken(paper, "method/index.html")
    assert "that nothing stands there does not mean that all agree" in page
    assert "they miss some" in page
    assert "the model’s answers are kept in a file" in page
