"""Lists on several pages: none is lost, old pages stay as they are, and each leads to the others."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import OutPath
from digest.pages import paths
from digest.pages.lists import NAMES, SIZE, by_age, by_name
from digest.texts import texts
from tests.links import broken
from tests.sites import Folder, make

AT = paths.section("people/somebody")
ENGLISH = texts("en")
DAYS = 2 * SIZE + 25


def pages(count: int) -> dict[OutPath, list[int]]:
    """The pages of a list of ``count`` things, which are called by their age: 0 is the oldest."""
    return {leaf.path: list(leaf.some) for leaf in by_age(ENGLISH, AT, range(count)[::-1])}


@given(st.integers(0, 40 * SIZE))
def test_every_thing_stands_on_one_page_newest_first_and_the_first_page_is_never_thin(count: int) -> None:
    found = pages(count)
    assert [one for some in found.values() for one in some] == list(range(count))[::-1]
    assert next(iter(found)) == AT
    assert len(found[AT]) < 2 * SIZE
    assert len(found) == 1 or len(found[AT]) >= SIZE


@given(st.integers(0, 20 * SIZE), st.integers(0, 5 * SIZE))
def test_what_comes_at_the_new_end_changes_no_older_page(count: int, more: int) -> None:
    before, after = pages(count), pages(count + more)
    older = before.keys() - {AT}
    assert {path: before[path] for path in older} == {path: after[path] for path in older}


def test_older_pages_are_numbered_from_the_oldest() -> None:
    found = pages(5 * SIZE)
    assert list(found) == [AT, *(paths.older(AT, number) for number in (4, 3, 2, 1))]
    assert found[paths.older(AT, 1)] == list(range(SIZE))[::-1]


def steps(count: int, place: int) -> list[str]:
    """The links of the pager on a page of a list of so many pages; a gap is "…"."""
    leaf = by_age(ENGLISH, AT, range(count * SIZE))[place]
    assert leaf.pager
    return [one.text if one else "…" for one in leaf.pager.steps]


@pytest.mark.parametrize(
    ("count", "place", "shown"),
    [
        (2, 0, "Newest 1"),
        (5, 0, "Newest 4 3 2 1"),
        (60, 0, "Newest 59 58 … 1"),
        (60, 30, "Newest … 32 31 30 29 28 … 1"),
        (60, 59, "Newest … 3 2 1"),
    ],
)
def test_a_pager_of_many_pages_is_short(count: int, place: int, shown: str) -> None:
    assert steps(count, place) == shown.split()


def test_names_stand_in_their_order_on_pages_numbered_from_the_first_that_no_slug_can_be() -> None:
    found = by_name(ENGLISH, paths.section("people"), range(2 * NAMES + 1))
    assert [leaf.path for leaf in found] == [f"people/{at}index.html" for at in ("", "page_2/", "page_3/")]
    assert [one for leaf in found for one in leaf.some] == list(range(2 * NAMES + 1))
    assert [leaf.pager.number for leaf in found if leaf.pager] == [0, 2, 3]


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """A paper that writes of one man day after day, and now and then without a date."""
    files = {}
    for number in range(DAYS):
        day = date(2024, 1, 1) + timedelta(number)
        text = (
            f"Harbour log number {number}\n\nMayor Thomas Reed counted {number + 2} boats in the harbour.\n\n"
            f"He wrote the number {number + 2} into his book, as every mayor of the place has done before him.\n"
        )
        files[f"log/{day.isoformat()}-log.txt"] = text
    for number in range(2 * SIZE + 1):
        files[f"log/old/letter-{number}.txt"] = (
            f"Letter {number * 7919} from the drawer\n\nSomebody wrote {number * 7919} words to the port once.\n\n"
            f"Nobody answered the {number * 7919} words, so far as anybody can tell, and the letter was kept.\n"
        )
    return make(tmp_path_factory.mktemp("long"), files, '[[source]]\nkey = "log"\nname = "The Log"\n')


def titles(folder: Folder, page: str) -> list[str]:
    return [str(one) for one in folder.html[page].xpath("//main//ul[@class='items']//*[self::h2 or self::h3]/a/text()")]


def test_an_outlets_articles_stand_on_pages_that_lead_to_each_other(long: Folder) -> None:
    first, older = "sources/log/index.html", "sources/log/page-2/index.html"
    assert older in long.html
    count = DAYS + 2 * SIZE + 1
    names = [path for path in long.html if path.startswith("sources/log/")]
    assert sum(len(titles(long, path)) for path in names) == count
    assert f"{count} articles" in long.html[first].xpath("//header")[1].text_content()
    assert long.html[first].xpath("//head/link[@rel='next']/@href") == ["page-3/index.html"]
    assert long.html[older].xpath("//head/link[@rel='prev']/@href") == ["../page-3/index.html"]
    assert long.html[older].xpath("//nav[@class='pager']//*[@aria-current='page']")[0].text_content() == "Page 2"
    assert "page 2" in long.html[older].xpath("//title")[0].text
    assert long.html[older].xpath("//link[@rel='canonical']/@href") == ["https://paper.example/sources/log/page-2/"]
    assert broken(long.html, long.files, long.config.site.base_url) == []


def test_a_person_named_day_after_day_has_all_those_days_on_pages(long: Folder) -> None:
    names = [path for path in long.html if path.startswith("people/thomas-reed/")]
    found = [one for path in names for one in long.html[path].xpath("//ol[@class='timeline']//ul//li")]
    assert (len(names), len(found)) == (2, DAYS)


def test_the_undated_stand_on_pages_of_their_own_and_some_in_the_archive(long: Folder) -> None:
    names = [path for path in ("undated/index.html", "undated/page_1/index.html") if path in long.html]
    assert [len(titles(long, path)) for path in names] == [SIZE + 1, SIZE]
    assert 0 < len(titles(long, "archive/index.html")) < SIZE


def test_no_page_of_a_list_is_large(long: Folder) -> None:
    lists = [path for path in long.html if path.startswith(("sources/", "people/", "undated/p", "undated/i"))]
    assert max(len(long.files[path]) for path in lists) < 100_000


def test_a_headline_that_is_called_as_a_page_takes_no_pages_address(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = make(tmp_path_factory.mktemp("odd"), {f"log/{n}.md": _letter(n) for n in range(2 * SIZE)})
    slugs = {path.split("/")[1] for path in folder.html if path.startswith("undated/")}
    assert "page_1" in slugs
    assert "page-1" in slugs


def _letter(number: int) -> str:
    title = f"Page {number}"
    return (
        f"---\ntitle: {title}\n---\n\nSomebody wrote {number * 7919} words to the harbour once, and nobody answered.\n"
    )


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """A story that goes on for 45 days, told by one paper."""
    files = {}
    for number in range(45):
        day = date(2026, 1, 1) + timedelta(number)
        text = f"The siege of Fort Lowfield went on for day {number + 1}, and {number * 37 + 5} people left the fort."
        files[f"log/{day.isoformat()}.txt"] = f"Siege of Fort Lowfield: day {number + 1}\n\n{text} {text}\n"
    toml = '[site]\ntitle = "Log"\nbase_url = "https://log.example/"\n[stories]\nlikeness = 0.02\ndays = 60\n'
    return make(tmp_path_factory.mktemp("lasting"), files, toml)


def test_a_long_story_has_its_newest_days_first_and_the_others_on_pages_that_stay(lasting: Folder) -> None:
    story = max(lasting.made.site.stories, key=lambda one: len(one.members))
    assert len(story.members) == 45
    here = f"stories/{story.slug}/"
    shown = {
        path.removeprefix(here): [str(one) for one in root.xpath("//ol[@class='timeline']/li/p[@class='day']/a/@href")]
        for path, root in lasting.html.items()
        if path.startswith(here)
    }
    assert {path: len(days) for path, days in shown.items()} == {"index.html": 25, "page-1/index.html": 20}
    assert "2026/02/14" in shown["index.html"][0]
    assert "2026/01/01" in shown["page-1/index.html"][-1]
    first, older = (lasting.html[f"{here}{path}"] for path in ("index.html", "page-1/index.html"))
    assert first.xpath("//section[@class='box']")
    assert not older.xpath("//section[@class='box']")
    assert older.xpath("//nav[@class='pager']//a/@href") == ["../index.html"]
