"""Which pages there are, and that they lead to each other and to nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from tests.conftest import SiteMaker
from tests.factories import CHEESE, FERRY, STRIKE
from tests.links import broken, leads_out, links, target, targets
from tests.sites import SMALL, SMALL_TOML, Folder

BASE = "https://lowfield.example/paper/"
BRIDGE, COPY, WIRE = "herald/2026-03-04-bridge.md", "herald/2026-03-03-bridge-copy.txt", "wire/2026-03-03-bridge.txt"
MILL, APPLES = "herald/2026-03-02-mill.md", "herald/letters/apples.txt"


@pytest.fixture(params=["small", "demo"])
def paper(request: pytest.FixtureRequest) -> Folder:
    """Both papers, one after the other."""
    found: Folder = request.getfixturevalue(request.param)
    return found


def leads(folder: Folder, one: str, other: str) -> bool:
    """Whether the main part of page ``one`` leads to page ``other``."""
    return other in targets(one, folder.html[one], folder.config.site.base_url)


def story_page(folder: Folder, path: str) -> str:
    """The page of the story that the article in ``path`` belongs to."""
    return next(
        f"stories/{s.slug}/index.html" for s in folder.made.site.stories if path in {m.article.path for m in s.members}
    )


@pytest.mark.parametrize(
    "path",
    [
        *("index.html", "2026/03/04/index.html", "2026/03/index.html", "2026/index.html", "archive/index.html"),
        *("stories/index.html", "sources/index.html", "sources/herald/index.html", "topics/index.html"),
        *("topics/harwick/index.html", "undated/index.html", "about/index.html", "method/index.html", "404.html"),
        *("feed.xml", "rss.xml", "feed.json", "sitemap.xml", "robots.txt", ".nojekyll", "data/digest.jsonl"),
        *("sources/herald/feed.xml", "topics/harwick/feed.xml", "data/editions/2026-03-04.json"),
    ],
)
def test_a_paper_has_every_kind_of_page(small: Folder, path: str) -> None:
    assert path in small.files


def test_there_is_one_file_for_each_article_story_and_edition(small: Folder) -> None:
    for path, member in small.members.items():
        assert small.page(path) in small.html
        assert f"data/articles/{member.article.id}.json" in small.files
        assert story_page(small, path).replace("index.html", "feed.xml") in small.files
    assert small.page(APPLES).startswith("undated/")


def test_no_two_files_have_one_path(paper: Folder) -> None:
    assert [path for path, count in Counter(file.path for file in paper.made.files).items() if count > 1] == []


def test_every_link_leads_to_a_file_and_every_fragment_to_an_element(paper: Folder) -> None:
    assert broken(paper.html, paper.files, paper.config.site.base_url) == []


def test_no_id_stands_twice_on_a_page(paper: Folder) -> None:
    for path, root in paper.html.items():
        ids = Counter(root.xpath("//@id"))
        assert not [one for one, count in ids.items() if count > 1], path


@pytest.mark.parametrize("headline", ["Main", "In brief", "In short"])
def test_a_headline_never_takes_the_id_of_a_part_of_the_page(site: SiteMaker, headline: str) -> None:
    """Ids made of headlines share the page with the theme's own."""
    texts = {f"{n}.md": f"---\ntitle: {n}\ndate: 2026-03-02\n---\n\n{t}" for n, t in (("s", STRIKE), ("f", FERRY))}
    folder = site(
        texts | {"x.md": f"---\ntitle: {headline}\ndate: 2026-03-02\n---\n\n{CHEESE}"}, "[edition]\nkey = 0\n"
    )
    assert len(folder.made.site.stories) == 3
    for path, root in folder.html.items():
        ids = root.xpath("//@id")
        assert len(set(ids)) == len(ids), path


def test_articles_story_edition_source_and_topic_lead_to_each_other(small: Folder) -> None:
    article, story = small.page(BRIDGE), story_page(small, BRIDGE)
    for other in (story, "2026/03/04/index.html", "sources/herald/index.html", "topics/harwick/index.html"):
        assert leads(small, article, other), other
        assert leads(small, other, article), other


def test_articles_of_one_story_lead_to_each_other(small: Folder) -> None:
    for one in (BRIDGE, COPY, WIRE):
        for other in (BRIDGE, COPY, WIRE):
            assert one == other or leads(small, small.page(one), small.page(other))


def test_an_article_leads_to_related_older_ones(small: Folder) -> None:
    assert leads(small, small.page(BRIDGE), small.page(MILL))


def test_a_copy_says_whose_it_is(small: Folder) -> None:
    assert leads(small, small.page(COPY), small.page(WIRE))
    assert "copy" in small.html[small.page(COPY)].text_content()


def neighbours(folder: Folder, page: str, rel: str) -> set[str]:
    found = [link for link in links(page, folder.html[page]) if link.rel == rel]
    return {end[0] for link in found if (end := target(link, folder.config.site.base_url))}


def test_editions_lead_to_the_one_before_and_the_one_after_and_no_further(paper: Folder) -> None:
    days = [f"{e.day:%Y/%m/%d}/index.html" for e in paper.made.site.editions]
    for place, page in enumerate(days):
        assert neighbours(paper, page, "prev") == set(days[max(0, place - 1) : place])
        assert neighbours(paper, page, "next") == set(days[place + 1 : place + 2])


def test_the_front_page_is_the_newest_edition_and_leads_to_its_lasting_address(paper: Folder) -> None:
    newest = paper.made.site.editions[-1]
    page = f"{newest.day:%Y/%m/%d}/index.html"
    assert leads(paper, "index.html", page)
    assert paper.html["index.html"].xpath("//main//article/@id") == paper.html[page].xpath("//main//article/@id")


def test_every_edition_is_reached_from_the_archive(paper: Folder) -> None:
    """Each day stands in its month's calendar, on the archive's own page."""
    for edition in paper.made.site.editions:
        assert leads(paper, "archive/index.html", f"{edition.day:%Y/%m/%d}/index.html")


def test_an_undated_article_is_reached_from_the_archive(small: Folder) -> None:
    assert leads(small, "archive/index.html", small.page(APPLES))


def test_every_article_is_reached_from_the_front_page(paper: Folder) -> None:
    base = paper.config.site.base_url
    reached, to_see = {"index.html"}, ["index.html"]
    while to_see:
        page = to_see.pop()
        ends = {target(link, base) for link in links(page, paper.html[page])}
        new = {end[0] for end in ends if end and end[0] in paper.html} - reached
        reached |= new
        to_see += new
    assert set(paper.html) - reached == {"404.html"}


def test_the_page_for_what_is_missing_begins_its_links_at_the_base_path(small: Folder) -> None:
    """It is shown at any address, so a relative link on it would lead astray."""
    inside = [link for link in links("404.html", small.html["404.html"]) if not leads_out(link, BASE)]
    assert inside
    assert all(link.address.startswith(("/paper/", "#")) for link in inside)


def test_other_pages_use_relative_links_only(small: Folder) -> None:
    """So they work at any address and from a disk."""
    for path, root in small.html.items():
        if path != "404.html":
            for link in links(path, root):
                parts = urlsplit(link.address)
                assert parts.netloc or not parts.path.startswith("/"), f"{path}: {link.address}"


def test_relative_links_name_the_file_so_that_they_work_from_a_disk(small: Folder) -> None:
    for path, root in small.html.items():
        for link in links(path, root):
            parts = urlsplit(link.address)
            if path != "404.html" and not parts.netloc and parts.path:
                assert not parts.path.endswith("/"), f"{path}: {link.address}"


@pytest.mark.parametrize("base", ["https://paper.example/", "https://you.example/repo/deep/"])
def test_links_hold_under_any_base_path(site: SiteMaker, base: str) -> None:
    folder = site(SMALL, SMALL_TOML.replace(BASE, base))
    assert broken(folder.html, folder.files, base) == []
    canonical = folder.html["about/index.html"].xpath("//link[@rel='canonical']/@href")
    assert canonical == [f"{base}about/"]


def test_canonical_addresses_are_absolute_and_lead_to_their_own_page(paper: Folder) -> None:
    for path, root in paper.html.items():
        found = [link for link in links(path, root) if link.rel == "canonical"]
        if path == "404.html":
            assert found == []
        else:
            (link,) = found
            assert urlsplit(link.address).scheme
            assert target(link, paper.config.site.base_url) == (path, "")


def resources(root: object) -> Iterator[str]:
    """Addresses that a browser loads by itself."""
    wanted = "//*[@src]/@src | //link[contains('stylesheet icon preload manifest', @rel)]/@href | //object/@data"
    yield from root.xpath(wanted)  # type: ignore[attr-defined]


def test_no_page_loads_anything_from_elsewhere_or_runs_a_script_but_files_of_the_site(paper: Folder) -> None:
    for path, root in paper.html.items():
        assert root.xpath("//script[not(@type='application/ld+json') and not(@src)] | //iframe") == []
        assert root.xpath("//*[contains(@src, '//') or contains(@src, ':')] | //script[@src and text()]") == []
        assert all(not urlsplit(address).netloc for address in resources(root)), path
    for path, data in paper.files.items():
        if path.endswith(".css"):
            assert b"//" not in data.replace(b"://www.w3.org/", b"")
            assert b"@import" not in data
