"""What the search page and the A to Z are made of: their data, their order, their sizes, and no script at all."""

from __future__ import annotations

import gzip
import json
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.pages import Views
from digest.pages.a_z import Alphabet, a_z, letter_path
from digest.pages.search import in_script, search
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


@pytest.mark.parametrize(("name", "most"), [("search.js", 3 * 1024), ("finder.js", 2 * 1024), ("reader.js", 2 * 1024)])
def test_a_script_is_small_and_says_no_word_of_its_own(name: str, most: int) -> None:
    data = (STATIC / name).read_bytes()
    assert len(data) <= most
    assert not re.search(rb'"[A-Z]?[a-z]+ [a-z]+', data.replace(b"main article", b""))
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


def test_an_outlet_whose_text_may_not_be_shown_gives_its_headlines_only(small: Folder) -> None:
    rows = {str(row[0]): row for row in table(small.files["search-data.js"])}
    assert rows["A choir without a conductor"][1] == ""
    assert rows["Glass that remembers"][1] != ""
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
        1: ["search-data.js", "search-data-2024.js", "search-data-2023.js"],
        3: ["search-data.js", "search-data-2023.js"],
        4: ["search-data.js"],
    }.items():
        _, files = search(views(folder), most)
        assert [file.path for file in files] == names
        rows = [row for file in files for row in table(file.data)]
        assert [row[3] for row in rows] == days[::-1]


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
