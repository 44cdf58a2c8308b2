"""What an article's page shows: receipts that lead to their sentence, and no more text than its outlet allows."""

from __future__ import annotations

import pytest

from digest.model import Point
from digest.summarise.receipts import repaired
from tests.links import links, target
from tests.sites import Folder

MARKERS = [("quiet", "verwunschen"), ("quiet", "zitiert"), ("brief", "eingeweckt")]


@pytest.fixture(params=["small", "demo"])
def paper(request: pytest.FixtureRequest) -> Folder:
    """Both papers, one after the other."""
    found: Folder = request.getfixturevalue(request.param)
    return found


def receipts(folder: Folder) -> list[tuple[Point, str]]:
    """Each sentence of a summary and below it whose text may be shown, with the page and anchor of its receipt."""
    return [
        (point, f"{folder.page(m.article.path)}#s{one.sentence}")
        for story in folder.made.site.stories
        for m in story.members
        if m.article.source.text == "full" and m.article.kind != "feed"
        for point in (*m.summary.sentences, *m.summary.matters, *m.summary.next)
        for one in point.receipts
    ]


def spoken(text: str) -> str:
    return " ".join(text.split())


def test_every_summary_sentence_on_an_article_s_page_has_a_link_to_where_it_stands(paper: Folder) -> None:
    base = paper.config.site.base_url
    found: dict[str, set[tuple[str, str] | None]] = {}
    for point, address in receipts(paper):
        page, _, anchor = address.partition("#")
        if page not in found:
            found[page] = {target(link, base) for link in links(page, paper.html[page])}
        assert (page, anchor) in found[page], point.text


def test_a_receipt_leads_to_an_element_whose_text_is_the_sentence(paper: Folder) -> None:
    """An unedited sentence is the text of the element; an edited one what its edits make of that."""
    wrong = []
    for point, address in receipts(paper):
        page, _, anchor = address.partition("#")
        if anchor != f"s{point.receipts[0].sentence}":
            continue  # the sentence that gives a name in full
        element = paper.html[page].get_element_by_id(anchor, None)
        text = "" if element is None else spoken(element.text_content())
        if spoken(repaired(text, point.edits)) != spoken(point.text):
            wrong.append(f"{address} is {text!r}, not {point.text!r}")
    assert wrong == []


def test_what_matters_and_comes_next_is_shown_only_where_the_whole_text_may_be(demo: Folder) -> None:
    for story in demo.made.site.stories:
        for m in story.members:
            shown = b"What\xe2\x80\x99s next" in demo.files[demo.page(m.article.path)]
            assert m.article.source.text == "full" or not shown
    assert sum("What’s next" in text.decode() for path, text in demo.files.items() if path.endswith(".html")) > 5


def test_an_edited_sentence_says_so_on_the_page(site_with_but: Folder) -> None:
    page = site_with_but.page("a.md")
    (point,) = [p for p in site_with_but.members["a.md"].summary.sentences if p.edits]
    assert point.text.startswith("The harbour master")
    assert point.edits[0] in site_with_but.files[page].decode().replace("&#39;", "'")


@pytest.fixture
def site_with_but(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """A paper with one article whose best sentence begins with a joining word."""
    from tests.sites import make  # noqa: PLC0415 (only this fixture makes one by hand)

    text = "---\ntitle: Harbour master resigns\ndate: 2026-03-02\n---\n\n"
    text += "But the harbour master resigned on Monday after nineteen years, and the harbour council accepted it.\n\n"
    return make(tmp_path_factory.mktemp("but"), {"a.md": text + "Nobody else has applied for the post so far.\n"})


@pytest.mark.parametrize(("source", "word"), MARKERS)
def test_text_that_may_not_be_shown_is_in_no_file_of_the_site(small: Folder, source: str, word: str) -> None:
    member = next(m for m in small.members.values() if m.article.source.key == source)
    assert word in member.article.text
    assert [path for path, data in small.files.items() if word.encode() in data] == []


def test_of_an_excerpt_the_beginning_is_shown_on_the_page(small: Folder) -> None:
    page = small.html[small.page("brief/2026-03-05-glass.md")]
    assert "in four rooms and a corridor" in spoken(page.text_content())


def test_of_a_text_not_to_be_shown_only_the_summary_is_on_the_page(small: Folder) -> None:
    member = small.members["quiet/2026-03-05-choir.md"]
    text = spoken(small.html[small.page(member.article.path)].text_content())
    shown = [point.text for point in member.summary.sentences]
    assert all(one in text for one in shown)
    hidden = [block.text for block in member.article.blocks if not any(one in block.text for one in shown)]
    assert hidden
    assert not any(one in text for one in hidden)


def test_a_summary_written_by_hand_is_shown_as_such(small: Folder) -> None:
    page = small.html[small.page("herald/2026-03-06-hand.md")].text_content()
    assert "The budget passed, with two votes to spare." in page
    assert "R. Editor" in page


def test_links_and_emphasis_of_the_source_are_kept(small: Folder) -> None:
    (main,) = small.html[small.page("herald/2026-03-04-bridge.md")].xpath("//main")
    assert main.xpath(".//strong[.='second crack']")
    assert main.xpath(".//a[@href='https://county.example/bridge']")


def test_a_correction_is_shown_on_the_article_s_page(demo: Folder) -> None:
    """The correction at the foot of the text is taken out of it and stands where nobody can miss it."""
    page = demo.html[demo.page("chronicle/2026-04-14-report.md")]
    assert "the buoy had been dark since January" in spoken(page.text_content())


def test_a_page_names_every_rule_that_took_something_from_its_article(paper: Folder) -> None:
    for path, member in paper.members.items():
        if member.article.source.text == "full" and member.article.kind != "feed":
            text = paper.html[paper.page(path)].text_content()
            assert all(one.rule in text for one in member.article.removals), path
