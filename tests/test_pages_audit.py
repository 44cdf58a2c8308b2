"""The audit pages: in the preview alone, with every cut and its reason, and harmless whatever the raw text says."""

from __future__ import annotations

import lxml.html
import pytest

from digest.build import Build, build
from digest.clean import reasons
from digest.clean.sides import visible
from digest.ingest import gather, read
from digest.model import Article
from digest.pages import paths
from digest.request import Request
from digest.stages import cleaner
from tests.conftest import SiteMaker
from tests.factories import FERRY
from tests.sites import NOW, Folder, tree

Trees = dict[str, lxml.html.HtmlElement]


def previewed(folder: Folder) -> Build:
    return build(folder.config, Request(NOW, audit=True))


@pytest.fixture(scope="module")
def preview(demo: Folder) -> Build:
    """The demonstration as the preview shows it."""
    return previewed(demo)


@pytest.fixture(scope="module")
def audits(preview: Build) -> Trees:
    """The audit pages by article id."""
    files = {str(file.path): file.data for file in preview.files}
    members = [member for story in preview.site.stories for member in story.members]
    return {member.article.id: tree(files[paths.audit(member)]) for member in members}


@pytest.fixture(scope="module")
def raw(demo: Folder) -> dict[str, tuple[Article, str]]:
    """Each article of the demonstration and the raw text it came from, by its id."""
    documents = [one for item in gather(demo.config.folder("content"))[0] for one in read(item)]
    made = [(cleaner(demo.config)(one), one.body) for one in documents]
    return {article.id: (article, body) for article, body in made}


def folded(text: str) -> str:
    return " ".join(text.split())


def texts(root: lxml.html.HtmlElement, path: str) -> list[str]:
    return [folded(one.text_content()) for one in root.xpath(path)]


def test_a_build_has_no_audit_page_and_no_word_of_one(demo: Folder) -> None:
    assert [path for path in demo.files if "/audit/" in path] == []
    assert [path for path, data in demo.files.items() if b">audit<" in data or b"/audit/" in data] == []


def test_a_preview_differs_from_a_build_in_articles_alone_and_its_sitemap_lists_no_audit(
    demo: Folder, preview: Build
) -> None:
    files = {str(file.path): file.data for file in preview.files}
    assert demo.files.keys() <= files.keys()
    assert all(path.endswith("/audit/index.html") for path in files.keys() - demo.files.keys())
    changed = {path for path, data in demo.files.items() if files[path] != data}
    articles = {str(paths.article(member)) for story in preview.site.stories for member in story.members}
    assert changed == articles


def test_each_article_of_a_preview_leads_to_its_audit_and_back(preview: Build) -> None:
    files = {file.path: file.data for file in preview.files}
    for story in preview.site.stories:
        for member in story.members:
            article, audit = tree(files[paths.article(member)]), tree(files[paths.audit(member)])
            assert article.xpath("//main//a[.='audit']/@href") == ["audit/index.html"]
            assert audit.xpath("//main//h1/a/@href") == ["../index.html"]


def test_every_removal_of_the_demonstration_is_struck_through_with_rule_class_and_reason(
    audits: Trees, raw: dict[str, tuple[Article, str]]
) -> None:
    why = reasons()
    assert sum(len(article.removals) for article, _ in raw.values()) > 150
    for one, page in audits.items():
        article, body = raw[one]
        struck = [folded(visible(body[cut.start : cut.end])) for cut in article.removals]
        assert texts(page, "//div[@class='raw']/del") == struck
        notes = [
            f"Taken by {cut.rule} ({cut.group}): {why[cut.rule]}" + (f" ({cut.why})" if cut.why else "")
            for cut in article.removals
        ]
        assert texts(page, "//li[@class='taken']") == notes


def test_the_raw_side_holds_the_raw_text_and_the_clean_side_the_clean(
    audits: Trees, raw: dict[str, tuple[Article, str]]
) -> None:
    for one, page in audits.items():
        article, body = raw[one]
        for label in page.xpath("//span[@class='side']"):
            label.drop_tree()
        left = "".join(texts(page, "//div[@class='raw']"))
        assert left.replace(" ", "") == "".join(visible(body).split())
        assert " ".join(texts(page, "//div[@class='words']")) == folded(article.text)


def test_the_head_says_where_headline_and_dates_come_from_and_how_sure_that_is(audits: Trees, preview: Build) -> None:
    articles = [member.article for story in preview.site.stories for member in story.members]
    assert any(len(article.dated.candidates) > 1 for article in articles)
    for article in articles:
        head = texts(audits[article.id], "//dl[@class='facts']/div")
        sure = f"from {article.title.origin} (confidence {article.title.confidence:.0%})"
        assert folded(f"Headline{article.title.value} {sure}") in head
        for one in article.dated.candidates[1:]:
            assert any(one.value in line and f"from {one.origin}" in line for line in head)
        assert any(article.source.name in line for line in head)


def test_warnings_stand_on_the_audit_page(site: SiteMaker) -> None:
    folder = site({"wire/raw.md": f"---\ntitle: Ferry\ndate: 2026-03-03\nexpires: soonish\n---\n\n{FERRY}\n"})
    (page,) = [tree(file.data) for file in previewed(folder).files if "/audit/" in file.path]
    assert texts(page, "//p[contains(@class,'notice')]") == ["Warning: 'expires: soonish' is no date"]


def test_a_hostile_raw_text_is_shown_and_does_nothing(site: SiteMaker) -> None:
    evil = "<script>alert(1)</script>"
    hostile = f"date 2026-03-03 Ferry {evil} strikes\n\nThe quay {evil} by night. Credit: BPA\n\n{FERRY}\n\n" + (
        f"The harbour master said {evil} <img src=x onerror=alert(2)> to \u202eeverybody who would listen to her.\n"
    )
    folder = site({"wire/a<b onclick=x>.txt": hostile})
    (page,) = [tree(file.data) for file in previewed(folder).files if "/audit/" in file.path]
    assert page.xpath("//script | //main//img | //@onerror | //@onclick | //@style") == []
    assert any(evil in text for text in texts(page, "//del"))
    assert any(evil in text for text in texts(page, "//span[@class='field']"))
    assert any(
        "<img src=x onerror=alert(2)> to ⟨U+202E⟩everybody" in text for text in texts(page, "//div[@class='raw']")
    )
    assert "a<b onclick=x>.txt" in page.text_content()


def test_the_raw_text_of_an_outlet_that_forbids_its_text_is_in_the_preview_alone(small: Folder) -> None:
    marker = b"verwunschen"
    assert not any(marker in data for data in small.files.values())
    assert [file.path for file in previewed(small).files if marker in file.data and "/audit/" in file.path]


def test_an_audit_page_lists_what_the_extractor_left_out_and_no_published_file_does(
    demo: Folder, audits: Trees, raw: dict[str, tuple[Article, str]]
) -> None:
    pages = {key: article for key, (article, _) in raw.items() if article.left_out}
    assert len(pages) > 3
    for key, article in pages.items():
        assert texts(audits[key], "//details//li") == [folded(visible(one.text)) for one in article.left_out]
    assert all(not texts(audits[key], "//details//li") for key in audits.keys() - pages)
    assert [path for path, data in demo.files.items() if b'"left_out"' in data] == []
