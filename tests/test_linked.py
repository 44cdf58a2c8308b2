"""Linked data (schema.org) of every page: it parses, is whole, and every address in it leads somewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import lxml.html
import pytest

from digest.pages import paths
from tests.conftest import SiteMaker
from tests.sites import SMALL, SMALL_TOML, Folder

Table = dict[str, Any]

REQUIRED = {
    "NewsArticle": {"headline"},
    "CollectionPage": {"@id", "inLanguage"},
    "WebPage": {"@id"},
    "WebSite": {"@id", "name"},
    "ItemList": {"itemListElement", "numberOfItems"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name"},
    "Person": {"name"},
    "Organization": {"name"},
    "Place": {"name"},
    "CreativeWork": {"name", "creditText"},
    "CorrectionComment": {"text", "datePublished"},
}
ADDRESSES = {"@id", "url", "item", "isBasedOn", "citation"}
BRIDGE = "herald/2026-03-04-bridge.md"


@pytest.fixture(params=["small", "demo"])
def paper(request: pytest.FixtureRequest) -> Folder:
    """Both papers, one after the other."""
    found: Folder = request.getfixturevalue(request.param)
    return found


def table_of(root: lxml.html.HtmlElement) -> Table | None:
    """The linked data of a page, where it has some."""
    found = root.xpath("//script[@type='application/ld+json']/text()")
    assert len(found) <= 1
    return json.loads(str(found[0])) if found else None


def nodes(value: Any) -> Iterator[Table]:
    """Every table in ``value``."""
    if isinstance(value, list):
        for one in value:
            yield from nodes(one)
    elif isinstance(value, dict):
        yield value
        for one in value.values():
            yield from nodes(one)


def addresses(table: Table) -> Iterator[str]:
    """Every address in ``table``."""
    for node in nodes(table):
        for name in ADDRESSES & node.keys():
            values = node[name] if isinstance(node[name], list) else [node[name]]
            yield from (value for value in values if isinstance(value, str))


def wrong(folder: Folder, table: Table) -> list[str]:
    """What is wrong in ``table``, a page's linked data."""
    base = folder.config.site.base_url
    found = [] if table["@context"] == "https://schema.org" else ["no context"]
    for node in nodes(table):
        kind = node.get("@type")
        missing = REQUIRED[kind] - node.keys() if kind else node.keys() ^ {"@id"}
        found += [f"{kind} lacks {one}" for one in missing]
        found += [f"{kind}.{name} is empty" for name, value in node.items() if value in (None, "", [], {})]
    for address in addresses(table):
        path = address.removeprefix(base)
        if not address.startswith(("http://", "https://")):
            found.append(f"{address} is not absolute")
        elif path != address and (f"{path}index.html" if not path or path.endswith("/") else path) not in folder.files:
            found.append(f"{address} leads to no page")
    return found


def test_the_linked_data_of_every_page_is_whole_and_leads_to_pages_that_there_are(paper: Folder) -> None:
    told = {path: table for path, root in paper.html.items() if (table := table_of(root))}
    assert {path: faults for path, table in told.items() if (faults := wrong(paper, table))} == {}
    inner = {path for path in paper.html if path.count("/") > 1}
    assert inner <= told.keys()


def test_the_checker_sees_what_is_missing_empty_relative_or_nowhere(small: Folder) -> None:
    table = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": "index.html",
        "about": {"@type": "Person"},
        "isPartOf": {"@id": "https://lowfield.example/paper/nowhere/"},
        "name": "",
    }
    assert set(wrong(small, table)) == {
        "WebPage.name is empty",
        "Person lacks name",
        "index.html is not absolute",
        "https://lowfield.example/paper/nowhere/ leads to no page",
    }


def test_every_inner_page_says_the_way_to_it_as_its_trail_does(paper: Folder) -> None:
    for path, root in paper.html.items():
        table = table_of(root) or {}
        page = table.get("mainEntityOfPage", table)
        crumbs = page.get("breadcrumb", {}).get("itemListElement", [])
        shown = [str(one) for one in root.xpath("//nav[@class='trail']//a/text()")]
        assert [one["name"] for one in crumbs] == shown, path
        assert [one["position"] for one in crumbs] == list(range(1, len(shown) + 1))


def test_a_trail_goes_from_the_archive_by_year_and_month_to_the_edition_of_an_article(small: Folder) -> None:
    root = small.html[small.page(BRIDGE)]
    trail = {a.text: a.get("href") for a in root.xpath("//nav[@class='trail']//a")}
    assert trail == {
        "Archive": "../../../../archive/index.html",
        "2026": "../../../index.html",
        "March": "../../index.html",
        "4 March": "../index.html",
    }
    undated = small.html[small.page("herald/letters/apples.txt")]
    assert [str(one) for one in undated.xpath("//nav[@class='trail']//a/text()")] == ["Archive", "Undated"]
    assert small.html["index.html"].xpath("//nav[@class='trail']") == []
    assert small.html["archive/index.html"].xpath("//nav[@class='trail']") == []


def test_an_article_says_what_it_rests_on_where_it_belongs_and_who_wrote_its_summary(small: Folder) -> None:
    table = table_of(small.html[small.page(BRIDGE)]) or {}
    story = next(one for one in small.made.site.stories if len(one.members) > 1)
    assert (table["@type"], table["creativeWorkStatus"]) == ("NewsArticle", "Published")
    assert table["isBasedOn"] == "https://herald.example/2026/03/04/second-crack"
    assert table["author"] == [{"@type": "Person", "name": "Ida Marsh"}]
    base = "https://lowfield.example/paper/"
    assert table["isPartOf"] == [{"@id": f"{base}2026/03/04/"}, {"@id": f"{base}stories/{story.slug}/"}]
    assert table["hasPart"]["creditText"] == "extractive"
    hand = table_of(small.html[small.page("herald/2026-03-06-hand.md")]) or {}
    assert hand["hasPart"] == {
        "@type": "CreativeWork",
        "name": "Summary",
        "creditText": "human",
        "editor": {"@type": "Person", "name": "R. Editor"},
    }


def test_a_story_cites_its_articles_and_names_whom_it_is_about_and_when_it_was(small: Folder, demo: Folder) -> None:
    story = next(one for one in small.made.site.stories if len(one.members) > 1)
    table = table_of(small.html[str(paths.story(story))]) or {}
    assert table["@type"] == "CollectionPage"
    assert table["temporalCoverage"] == "2026-03-03/2026-03-04"
    assert {one["headline"] for one in table["citation"]} == {m.article.title.value for m in story.members}
    assert table["isBasedOn"] == ["https://herald.example/2026/03/04/second-crack"]
    large = max(demo.made.site.stories, key=lambda one: len(one.members))
    about = (table_of(demo.html[str(paths.story(large))]) or {})["about"]
    assert {one["@type"] for one in about} <= {"Person", "Organization", "Place"}
    assert about


def test_an_edition_lists_its_stories_in_their_order_and_the_front_page_is_the_site(demo: Folder) -> None:
    edition = demo.made.site.editions[0]
    table = table_of(demo.html[str(paths.edition(edition.day))]) or {}
    stories = table["mainEntity"]
    assert stories["numberOfItems"] == len(edition.entries)
    assert [one["position"] for one in stories["itemListElement"]] == list(range(1, len(edition.entries) + 1))
    heads = demo.html[str(paths.edition(edition.day))].xpath("//main//article//h2/a | //main//article//h3/a")
    assert [one["name"] for one in stories["itemListElement"]] == [one.text_content() for one in heads]
    home = table_of(demo.html["index.html"]) or {}
    assert (home["@type"], home["name"]) == ("WebSite", "The Merrow Digest")


def test_pages_of_names_are_about_a_person_an_organisation_or_a_place(demo: Folder) -> None:
    kinds = {"person": "Person", "organisation": "Organization", "place": "Place"}
    for one in demo.made.site.entities:
        about = (table_of(demo.html[str(paths.entity(one))]) or {})["about"]
        assert (about["@type"], about["name"]) == (kinds[one.kind], one.name)


def test_no_text_breaks_out_of_the_linked_data(site: SiteMaker) -> None:
    title = "Mill </script><script>alert(1)</script> & Sons"
    article = SMALL[BRIDGE].replace("Divers find second crack in Lowfield bridge", json.dumps(title))
    folder = site({BRIDGE: article}, SMALL_TOML)
    root = folder.html[folder.page(BRIDGE)]
    assert len(root.xpath("//script")) == 1
    assert (table_of(root) or {})["headline"] == title
