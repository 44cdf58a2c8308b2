"""What no editor would wish for still makes a paper: nothing is lost, no page breaks or grows without end."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import lxml.html
import pytest

from digest.model import File
from digest.summarise import sentences
from digest.write import write
from tests.bad_input import ARABIC, CROWDED, EMOJI, ENDLESS, SOURCES, STORIES, UNBROKEN, bad_site, worst
from tests.links import broken, targets
from tests.sites import Folder
from tests.vnu import errors

LARGEST = 150_000


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The paper of everything that can go wrong; only for reading."""
    return bad_site(tmp_path_factory.mktemp("bad") / "site")


def heading(bad: Folder, path: str) -> lxml.html.HtmlElement:
    (found,) = bad.html[bad.page(path)].xpath("//main//h1")
    return found


def below(bad: Folder, folder: str) -> set[str]:
    """The pages that those of ``folder`` lead to, with all that continue them."""
    base = bad.config.site.base_url
    return {end for path, page in bad.html.items() if path.startswith(folder) for end in targets(path, page, base)}


def test_every_article_is_used(bad: Folder) -> None:
    assert [one for one in bad.made.skipped if one.stage != "withhold"] == []
    assert bad.made.counts["used"] == bad.made.counts["files"]


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("odd/unbroken.md", UNBROKEN),
        ("odd/endless.md", ENDLESS),
        ("odd/emoji.md", EMOJI),
        ("odd/arabic-said.md", f"{ARABIC} 2"),
        ("odd/signs.md", 'Signs <b>&amp; "quoted" > {{ 7 * 7 }}'),
    ],
)
def test_a_strange_headline_is_shown_whole_and_as_it_is(bad: Folder, path: str, title: str) -> None:
    assert " ".join(heading(bad, path).text_content().split()) == title
    assert title in " ".join(bad.html[bad.page(path)].xpath("string(//title)").split())


def test_an_article_without_a_headline_has_one_from_its_text(bad: Folder) -> None:
    assert len(heading(bad, "odd/none.md").text_content()) > 10


@pytest.mark.parametrize("path", ["odd/arabic-said.md", "odd/arabic.md"])
def test_an_arabic_article_of_an_english_paper_says_its_language_and_runs_right_to_left(bad: Folder, path: str) -> None:
    """Where its front matter says so, and where only its letters do: headline, summary and text, and the headline where
    it is listed."""
    page = bad.html[bad.page(path)]
    assert (page.get("lang"), page.get("dir")) == ("en", "ltr")
    for part in (heading(bad, path), *page.xpath("//main//p[contains(., 'أعلنت')]")):
        assert part.xpath("string(ancestor-or-self::*[@lang][1]/@lang)") == "ar"
        assert part.xpath("string(ancestor-or-self::*[@dir][1]/@dir)") in {"rtl", "auto"}
    day = bad.html[worst(bad)["day of odd articles"]]
    listed = [link for link in day.xpath("//main//a") if " ".join(link.text_content().split()) == ARABIC]
    assert listed
    assert {link.xpath("string(ancestor-or-self::*[@dir][1]/@dir)") for link in listed} <= {"rtl", "auto"}


def test_a_summary_of_one_word_is_one_and_an_article_of_one_word_is_a_page(bad: Folder) -> None:
    assert "Agreed." in bad.html[bad.page("odd/word.md")].xpath("string(//main)")
    assert "Agreed." in bad.html[bad.page("odd/oneword.md")].xpath("string(//main)")


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{9,}", text.lower()))


def unpacked(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """All files, a book as what is in it, in small letters."""
    for path, data in files.items():
        if path.endswith(".epub"):
            with zipfile.ZipFile(io.BytesIO(data)) as book:
                yield from ((f"{path}/{name}", book.read(name).lower()) for name in book.namelist())
        else:
            yield path, data.lower()


@pytest.mark.parametrize(("path", "open_blocks"), [("quiet/kept.md", 0), ("short/kept.md", 2)])
def test_no_rare_word_of_a_sentence_that_may_not_be_shown_is_in_any_file(
    bad: Folder, path: str, open_blocks: int
) -> None:
    """Not cut, marked, escaped or packed either, for a word stands through all of that; the summary is shown always."""
    member = bad.members[path]
    said = sentences(member.article)
    cited = {receipt.sentence for point in member.summary.sentences for receipt in point.receipts}
    open_text = [one.text for number, one in enumerate(said) if number in cited or one.block < open_blocks]
    others = [f"{m.article.title.value} {m.article.text}" for m in bad.members.values() if m is not member]
    shown = " ".join([*open_text, *others]).lower()
    kept = [{word for word in words(one.text) if word not in shown} for one in said if one.text not in open_text]
    assert len(kept) >= 2
    assert {said[number].block for number in cited} & {one.block for one in said if one.text not in open_text}
    assert all(kept)
    rare = [word.encode() for word in sorted(set().union(*kept))]
    assert [(name, word) for name, data in unpacked(bad.files) for word in rare if word in data] == []
    proof = max(words(said[min(cited)].text)).encode()
    assert any(proof in data for name, data in unpacked(bad.files) if ".epub/" in name)


def test_every_story_of_a_crowded_day_is_in_its_edition(bad: Folder) -> None:
    (edition,) = [one for one in bad.made.site.editions if one.day == CROWDED]
    assert len(edition.entries) == STORIES
    members = {bad.page(member.article.path) for entry in edition.entries for member in entry.members}
    assert members <= below(bad, f"{CROWDED:%Y/%m/%d}/index")


def test_a_story_of_many_sources_leads_to_each_of_them(bad: Folder) -> None:
    page = worst(bad)["story"]
    members = {bad.page(path) for path in bad.members if path.endswith("/marrow.md")}
    assert len(members) == SOURCES
    assert members <= below(bad, page.removesuffix("index.html"))


def test_a_person_s_pages_lead_to_all_articles_that_name_her(bad: Folder) -> None:
    page = worst(bad)["person"]
    named = {bad.page(path) for path in bad.members if path.startswith("town/")}
    assert named <= below(bad, page.removesuffix("index.html"))


def test_no_page_grows_without_end(bad: Folder) -> None:
    assert {path: len(bad.files[path]) for path in bad.html if len(bad.files[path]) > LARGEST} == {}


def test_every_link_holds(bad: Folder) -> None:
    assert broken(bad.html, bad.files, bad.config.site.base_url) == []


def test_vnu_finds_no_error_on_the_worst_pages(bad: Folder, tmp_path: Path) -> None:
    pages: list[File] = [file for file in bad.made.files if file.path in worst(bad).values()]
    write(pages, tmp_path / "worst")
    assert errors(tmp_path / "worst") == []


@pytest.mark.slow
def test_a_person_of_3000_articles_has_pages_that_end(tmp_path: Path) -> None:
    many = bad_site(tmp_path / "many", of_person=3_000)
    page = worst(many)["person"]
    named = {many.page(path) for path in many.members if path.startswith("town/")}
    assert len(named) == 3_000
    assert named <= below(many, page.removesuffix("index.html"))
    assert {
        path: len(data) for path, data in many.files.items() if path.endswith(".html") and len(data) > LARGEST
    } == {}
