"""The list of stories: the largest on one page of a size that stays, all of them by the month in which they began."""

from __future__ import annotations

import pytest

from digest.pages.stories import MOST
from tests.links import broken
from tests.sites import Folder, make
from tests.test_pages_editions import linked, markdown, strange, words

FIRST, SECOND = "2026/03/stories/index.html", "2026/03/stories/2/index.html"


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """A month in which more stories begin than a page holds, one of the month before, one without a date."""
    days = {n: f"2026-03-{1 + n % 20:02}" for n in range(MOST + 12)} | {MOST + 12: "2026-02-27"}
    files = {f"alpha/{n}.md": markdown(f"Strange {n}", day, strange(n)[:160]) for n, day in days.items()}
    undated = f"---\ntitle: Never dated\n---\n\n{strange(MOST + 13)[:160]}\n"
    return make(tmp_path_factory.mktemp("crowd"), files | {"alpha/undated.md": undated})


def listed(folder: Folder, path: str) -> list[str]:
    """The pages of the stories in the rows of a list, in their order."""
    return [str(a.get("href")).split("/")[-2] for a in folder.html[path].xpath("//table[@class='rows']//tbody//a")]


def test_no_list_of_stories_is_longer_than_a_page_may_be(crowd: Folder) -> None:
    assert len(listed(crowd, "stories/index.html")) == len(listed(crowd, FIRST)) == MOST
    assert f"The {MOST} largest of {MOST + 14}." in words(crowd.html["stories/index.html"])


def test_every_story_with_a_date_stands_once_in_the_list_of_the_month_it_began_the_first_first(crowd: Folder) -> None:
    stories = {one.slug: one.first for one in crowd.made.site.stories if one.first}
    began = sorted((day, slug) for slug, day in stories.items())
    shown = [slug for path in ("2026/02/stories/index.html", FIRST, SECOND) for slug in listed(crowd, path)]
    assert shown == [slug for _, slug in began]
    assert not [path for path in crowd.files if "/stories/3/" in path or path.startswith("2026/01/")]


def test_the_lists_lead_to_each_other_and_nowhere_that_is_not(crowd: Folder) -> None:
    months = {FIRST, "2026/02/stories/index.html", "undated/index.html"}
    assert months <= linked(crowd, "stories/index.html")
    assert {SECOND, "stories/index.html", "2026/03/index.html"} <= linked(crowd, FIRST)
    assert crowd.html[FIRST].xpath("//nav[@class='around']/a[@rel='next']/@href") == ["2/index.html"]
    assert crowd.html[SECOND].xpath("//nav[@class='around']/a[@rel='prev']/@href") == ["../index.html"]
    assert FIRST in linked(crowd, "2026/03/index.html")
    assert broken(crowd.html, crowd.files, crowd.config.site.base_url) == []


def test_a_small_paper_lists_all_its_stories_the_largest_first(demo: Folder) -> None:
    sizes = {one.slug: len(one.members) for one in demo.made.site.stories}
    shown = listed(demo, "stories/index.html")
    assert sorted(shown) == sorted(sizes)
    assert [sizes[slug] for slug in shown] == sorted(sizes.values(), reverse=True)
