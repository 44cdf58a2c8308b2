"""What the search page and the A to Z are made of: their data, their order, their sizes, and no script at all."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.pages import Views
from digest.pages.a_z import Alphabet, a_z, letter_path
from digest.pages.search import Time, in_script, parts, search
from digest.texts import texts
from tests.conftest import SiteMaker
from tests.links import links, target
from tests.sites import ROOT, Folder, tree

STATIC = ROOT / "templates" / "static"
STORY = "---\ntitle: {title}\ndate: {day}\nsource: herald\n---\n\n{text}\n"


def table(data: bytes) -> list[tuple[object, ...]]:
    """The rows that a file of data hands over."""
    text = data.decode().strip()
    return list(zip(*json.loads(text[text.index("{") : text.rindex(")")])["all"], strict=True))


def views(folder: Folder, language: str = "en") -> Views:
    return Views(folder.made.site, folder.config.zone, {}, texts(language))


SIZES = [("fold.js", 512), ("search.js", 3 * 1024), ("finder.js", 2 * 1024), ("reader.js", 2560), ("age.js", 256)]


@pytest.mark.parametrize(("name", "most"), SIZES)
def test_a_script_is_small_and_says_no_word_of_its_own(name: str, most: int) -> None:
    data = (STATIC / name).read_bytes()
    assert len(data) <= most
    assert not re.search(rb'"[A-Z]?[a-z]+ [a-z]+', data)
    assert not re.search(rb"innerHTML|insertAdjacentHTML|eval|fetch|XMLHttp|https?:", data)


def test_the_data_hold_every_article_with_a_page_that_is_there(demo: Folder) -> None:
    rows = table(demo.files["search-data.js"])
    plain = ["-".join(re.findall(r"\w+", str(row[0]).lower())) for row in rows]
    ways = [str(row[2]).replace("*", words) for row, words in zip(rows, plain, strict=True)]
    assert len(rows) == len({m.article.id for s in demo.made.site.stories for m in s.members})
    assert [way for way in ways if f"{way}/index.html" not in demo.files] == []
    assert [row[3] for row in rows] == sorted((row[3] for row in rows), key=str, reverse=True)


def test_the_data_are_small_when_packed(demo: Folder) -> None:
    data = demo.files["search-data.js"]
    assert len(gzip.compress(data)) / len(table(data)) < 110


def test_an_outlet_whose_text_may_not_be_shown_gives_its_summary_as_everywhere(small: Folder) -> None:
    rows = {str(row[0]): row for row in table(small.files["search-data.js"])}
    for path in small.members:
        member = small.members[path]
        lede = str(rows[member.article.title.value][1]).removesuffix(" …")
        assert lede
        assert " ".join(member.summary.brief.split()).startswith(lede)
    assert b"verwunschen" not in small.files["search-data.js"]


@given(st.text(alphabet="<>/scriptSCRIPT!-\u2028\u2029\"'\\\n é", max_size=60))
def test_no_headline_can_break_out_of_the_data(title: str) -> None:

    text = in_script([title])
    assert json.loads(text) == [title]
    assert not set(text) & set("<\u2028\u2029\n")


def test_large_papers_are_searched_by_years_the_newest_first(demo: Folder, site: SiteMaker) -> None:
    text = "The pier was closed on Monday after a crack was found in its northern end, the county said {}."
    days = ["2023-05-01", "2024-05-01", "2024-06-01", "2025-05-01"]
    folder = site(
        {f"{n}.md": STORY.format(title=f"Pier {n}", day=day, text=text.format(n)) for n, day in enumerate(days)}
    )
    for most, names in {
        1: ["search-data.js", "search-data-2024-06.js", "search-data-2024-05.js", "search-data-2023.js"],
        2: ["search-data.js", "search-data-2024.js", "search-data-2023.js"],
        3: ["search-data.js", "search-data-2023.js"],
        4: ["search-data.js"],
    }.items():
        _, files = search(views(folder), most)
        assert [file.path for file in files] == names
        rows = [row for file in files for row in table(file.data)]
        assert [row[3] for row in rows] == days[::-1]


def test_no_file_of_data_holds_more_than_the_bound_unless_one_month_does(small: Folder) -> None:
    one, months = next(iter(small.members.values())), range(1, 13)

    def shares(many: Mapping[tuple[int, int], int]) -> dict[str, int]:
        """How many of so ``many`` articles of a year's month stand in which file, at most 100 in each."""
        members = [
            replace(one, day=date(year, month, 1 + number % 28))
            for (year, month), some in sorted(many.items(), reverse=True)
            for number in range(some)
        ]
        found = parts(members, 100, texts("en"))
        assert [member.day for part in found for member in part.members] == [member.day for member in members]
        return {part.path.removeprefix("search-data").removesuffix(".js"): len(part.members) for part in found}

    assert shares({(2024, 5): 60, (2025, 5): 20, (2026, 5): 20}) == {"": 100}
    assert shares({(2024, 5): 61, (2025, 5): 20, (2026, 5): 20}) == {"": 40, "-2024": 61}
    assert shares({(2026, month): 30 for month in months}) == {"": 90, "-2026-q3": 90, "-2026-q2": 90, "-2026-q1": 90}
    assert shares({(2026, month): 10 for month in months}) == {"": 90, "-2026-q1": 30}
    assert shares({(2025, 1): 7, (2026, 4): 90, (2026, 6): 90}) == {"": 90, "-2026-04": 90, "-2025": 7}
    assert shares({(2025, 1): 1, (2026, 4): 300, (2026, 5): 1}) == {"": 1, "-2026-04": 300, "-2025": 1}
    crowded = shares({(2025, month): 80 for month in months} | {(2026, 1): 3})
    assert crowded == {"": 83} | {f"-2025-{month:02}": 80 for month in months if month < 12}


@pytest.mark.parametrize(
    ("time", "name", "asked"),
    [
        (Time(2025, 1, 12), "2025", "Search 2025 too"),
        (Time(2025, 7, 3), "2025-q3", "Search July 2025 – September 2025 too"),
        (Time(2025, 10, 1), "2025-10", "Search October 2025 too"),
        (Time(0, 1, 12), "0", "Search articles without a date too"),
    ],
)
def test_a_button_says_the_time_whose_articles_it_fetches(time: Time, name: str, asked: str) -> None:
    assert (time.name, time.asked(texts("en"))) == (name, asked)


def test_the_filters_offer_the_most_used_and_the_page_says_so_where_there_are_more(site: SiteMaker) -> None:
    text = "The pier was closed on Monday after a crack was found in its northern end, the county said {}."
    sources = ["herald"] * 2 + [f"gazette {number:03}" for number in range(201)]
    files = {
        f"{n}.md": STORY.format(title=f"Pier {n}", day="2026-05-01", text=text.format(n)).replace("herald", source)
        for n, source in enumerate(sources)
    }
    page = search(views(site(files)))[0][0]
    assert len(page.it["sources"]) == 200
    assert page.it["sources"] == sorted(page.it["sources"])
    assert "herald" in page.it["sources"]
    assert "gazette 200" not in page.it["sources"]
    folder = site(files, name="again")
    assert "The lists offer the 200" in folder.html["search/index.html"].xpath("string(//form)")
    del files["202.md"], files["201.md"]
    fewer = site(files, name="fewer")
    assert "The lists offer the" not in fewer.html["search/index.html"].xpath("string(//form)")


def test_a_site_without_scripts_has_none_and_no_page_that_needs_one(site: SiteMaker) -> None:
    text = "The pier was closed on Monday after a crack was found in its northern end, the county said."
    files = {"a.md": STORY.format(title="Pier", day="2026-05-01", text=text)}
    with_them, without = site(files, name="a"), site(files, "[site]\nscripts = false\n", name="b")
    assert [path for path in with_them.files if path.endswith(".js")]
    assert [path for path in without.files if path.endswith(".js") or path.startswith("search")] == []
    for path, root in without.html.items():
        assert root.xpath("//script[not(@type)]") == []
        gone = [one.address for one in links(path, root) if "search" in one.address]
        assert gone == []
    assert "a-z/index.html" in without.files


def test_the_a_to_z_lists_everything_once_with_a_link_that_holds(demo: Folder) -> None:
    root = demo.html["a-z/index.html"]
    found = [
        target(one, demo.config.site.base_url)
        for one in links("a-z/index.html", root)
        if one.element.getparent().tag == "li"
    ]
    paths = {where[0] for where in found if where}
    made = demo.made.site
    total = len(made.stories) + len(made.entities) + len(made.topics) + len(made.sources)
    lines = root.xpath("//main//section//li")
    assert len(lines) == total
    assert {path for path in paths if path not in demo.files} == set()
    assert f"{total} entries" in root.xpath("string(//main/header)")


def test_a_large_a_to_z_is_parted_by_letters_and_a_letter_into_pages(demo: Folder) -> None:
    whole = next(iter(a_z(views(demo)))).it["groups"]
    pages = list(a_z(views(demo), most=5))
    assert [link.text for link in pages[0].it["letters"]] == [letter for letter, _ in whole]
    assert [one for page in pages[1:] for one in page.it["groups"][0][1]] == [one for _, some in whole for one in some]
    assert len({page.path for page in pages}) == len(pages)
    assert max(len(page.it["groups"][0][1]) for page in pages[1:]) == 5
    for page, after in pairwise(pages[1:]):
        assert (page.it["around"].next is not None) == (page.it["here"] == after.it["here"])


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["Ängelholm", "Apfel", "«Bridge» shut", "Łódź", "Zebra", "Ελλάδα", "Йорк", "القاهرة", "…", "9 men"]),
        ("sv", ["Apfel", "Zebra", "Ängelholm", "Öland"]),
        ("uk", ["Анна", "Галя", "Ґанок", "Єва", "Жук", "Іван", "Їжак", "Йосип", "Карта", "Яна"]),
    ],
)
def test_names_stand_in_the_order_of_the_language(language: str, names: list[str]) -> None:
    alphabet = Alphabet(language)
    mixed = sorted(names, key=len)
    assert sorted(mixed, key=lambda name: alphabet.key(alphabet.folded(name))) == names


def test_letters_of_other_alphabets_and_of_the_language_have_headings_of_their_own() -> None:
    def letters(language: str, *names: str) -> str:
        alphabet = Alphabet(language)
        return "".join(alphabet.letter(alphabet.folded(name)) for name in names)

    assert letters("en", "“Ängelholm", "éclair", "Їжак", "القاهرة", "3 men", "") == "AEІا##"
    assert letters("uk", "Їжак", "ґанок", "Ängelholm") == "ЇҐA"
    assert letters("sv", "ängel") == "Ä"


@given(st.text(max_size=20))
def test_any_name_has_a_place_and_a_page(name: str) -> None:

    for language in ("en", "uk", "ar"):
        alphabet = Alphabet(language)
        folded = alphabet.folded(name)
        assert alphabet.key(folded) == alphabet.key(alphabet.folded(folded))
        assert letter_path(alphabet.letter(folded)).startswith("a-z/")


def test_the_words_of_the_scripts_stand_on_the_page(demo: Folder) -> None:
    root = tree(demo.files["search/index.html"])
    form = root.get_element_by_id("find")
    assert json.loads(form.get("data-found"))["one"] == "{n} article found"
    script = root.xpath("//script[@data-muted]")[0]
    assert all(script.get(f"data-{name}") for name in ("new", "saved", "forbidden", "root"))


def test_plural_forms_are_those_of_the_language(small: Folder) -> None:
    page = search(views(small, "uk"))[0][0]
    assert set(json.loads(page.it["found"])) == {"few", "many", "one", "other"}
