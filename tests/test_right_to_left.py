"""A paper in Arabic: its language and direction, its dates and counts, and nothing said in English that is the paper's
own; and an Arabic article in an English paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.html
import pytest

from digest.texts import Phrased, texts
from tests.arabic import FOREIGN, arabic_paper, english_paper
from tests.sites import Folder

ISOLATE, END = "\u2068", "\u2069"
FORMATS = {"Atom", "RSS", "JSON", "Feed", "EPUB", "Markdown", "JavaScript"}
"""What has no other name in any language."""
LATIN = re.compile(r"[A-Za-z]{2,}")


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The Arabic paper."""
    return arabic_paper(tmp_path_factory.mktemp("arabic"))


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The English paper with an Arabic article."""
    return english_paper(tmp_path_factory.mktemp("reef"))


def story_page(paper: Folder) -> str:
    """The path of the page of the event that two outlets tell."""
    found = [one for one in paper.made.site.stories if len(one.members) == 4]
    assert len(found) == 1
    return f"stories/{found[0].slug}/index.html"


def test_every_page_says_that_it_is_arabic_and_runs_from_right_to_left(paper: Folder) -> None:
    assert {(page.get("lang"), page.get("dir")) for page in paper.html.values()} == {("ar", "rtl")}


def test_the_english_article_says_that_it_is_english_and_runs_from_left_to_right(paper: Folder) -> None:
    page = paper.html[paper.page("keeper.md")]
    assert [(one.get("lang"), one.get("dir")) for one in page.xpath("//h1")] == [("en", "ltr")]
    week = paper.html["2026/week-10/index.html"]
    told = [one for one in week.find_class("told") if "The keeper" in one.text_content()]
    assert [(one.get("lang"), one.get("dir")) for one in told] == [("en", "ltr")]


def test_days_and_times_are_arabic(paper: Folder) -> None:
    front = paper.html["index.html"]
    assert front.xpath("string(//p[@class='folio']/time)") == "الأربعاء، 4 مارس 2026"
    assert "4 مارس 2026، 6:40 م" in paper.html[paper.page("back.md")].xpath("string(//p[@class='meta'])")
    assert paper.html["2026/03/index.html"].xpath("string(//h1)") == "مارس 2026"


@pytest.mark.parametrize(
    ("n", "said"),
    [(0, "لا مقالات"), (1, "مقال واحد"), (2, "مقالان"), (3, "3 مقالات"), (11, "11 مقالًا"), (100, "100 مقال")],
)
def test_articles_are_counted_as_arabic_counts(n: int, said: str) -> None:
    assert texts("ar")("mark.articles", n=n) == said


@pytest.mark.parametrize(
    ("n", "said"), [(1, "1 стаття"), (2, "2 статті"), (5, "5 статей"), (11, "11 статей"), (21, "21 стаття")]
)
def test_articles_are_counted_as_ukrainian_counts(n: int, said: str) -> None:
    assert texts("uk")("mark.articles", n=n) == said


def test_the_counts_of_pages_are_in_the_form_of_their_number(paper: Folder) -> None:
    assert "قصتان، مصدران" in paper.html["index.html"].xpath("string(//p[@class='folio'])")
    assert "4 مقالات، مصدران مستقلان" in paper.html[story_page(paper)].xpath("string(//header/p[@class='meta'])")


def own_words(one: lxml.html.HtmlElement) -> Iterator[str]:
    """What the page says that no ``lang`` marks as another language, in texts and in names that are read out."""
    yield one.text or ""
    yield from (str(one.get(name)) for name in ("title", "aria-label", "alt", "placeholder") if one.get(name))
    if one.get("name") == "description":
        yield str(one.get("content"))
    for child in one:
        if isinstance(child.tag, str) and child.tag not in {"script", "style", "code"} and not _english(child):
            yield from own_words(child)
        yield child.tail or ""


def _english(one: lxml.html.HtmlElement) -> bool:
    return bool(one.get("lang", "ar") != "ar")


def test_no_word_of_the_paper_s_own_is_in_latin_letters(paper: Folder) -> None:
    told = [m.article.title.value for m in paper.members.values()]
    told += [point.text for m in paper.members.values() for point in m.summary.sentences]
    theirs = re.compile("|".join(map(re.escape, [*told, *FOREIGN])))
    found = {
        (path, word)
        for path, page in paper.html.items()
        for said in own_words(page)
        for word in LATIN.findall(theirs.sub("", said))
    }
    assert {(path, word) for path, word in found if word not in FORMATS} == set()


def test_a_latin_name_in_an_arabic_sentence_is_kept_apart_from_the_number_after_it(paper: Folder) -> None:
    receipts = paper.html["index.html"].xpath("//details[@class='note']//p/a")
    said = {one.text_content() for one in receipts if "Lantern" in one.text_content()}
    assert f"{ISOLATE}The Lantern (Quill){END}، 4 مارس 2026، 10:05 ص، الجملة 1" in said


def test_names_in_a_row_are_each_kept_apart() -> None:
    assert texts("ar")("text.by", names=("Ann Reef", "هالة")) == f"بقلم {ISOLATE}Ann Reef{END} وهالة"
    assert texts("en")("text.by", names=("Ann Reef", "هالة")) == f"By Ann Reef, {ISOLATE}هالة{END}"


def test_what_is_kept_apart_already_is_not_again_and_data_is_bare() -> None:
    arabic = texts("ar")
    receipt = arabic("receipt.where", source="The Lantern", date="3 مارس", n=1)
    assert arabic("edited.done", what=receipt, file="مارس") == f"{receipt} (مارس)"
    assert ISOLATE not in Phrased("edit.dropped", words="هالة")
    assert ISOLATE in texts("en").again(Phrased("edit.dropped", words="هالة"))


def test_a_card_begins_from_the_right(paper: Folder) -> None:
    card = paper.files[story_page(paper).replace("index.html", "card.svg")].decode()
    assert "&#8207;4 مقالات، مصدران</text>" in card


def test_an_arabic_article_in_an_english_paper_runs_its_own_way_and_the_page_the_other(english: Folder) -> None:
    page = english.html[english.page("sunk.md")]
    assert (page.get("lang"), page.get("dir")) == ("en", "ltr")
    assert [(one.get("lang"), one.get("dir")) for one in page.xpath("//h1")] == [("ar", "rtl")]
    assert f"By {ISOLATE}هالة الساحلي{END}" in page.xpath("string(//p[@class='byline'])")
    [summary] = [one for one in english.html["index.html"].find_class("summary") if one.get("lang")]
    assert (summary.get("lang"), summary.get("dir")) == ("ar", "rtl")
    assert {(one.get("lang"), one.get("dir")) for one in summary.xpath(".//details//p")} == {("en", "ltr")}
