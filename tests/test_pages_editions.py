"""What editions, weeks, months and years show of their stories: news, what has none, and why."""

from __future__ import annotations

import hashlib
import json
import posixpath

import lxml.html
import pytest

from digest.link.ranking import WEIGHTS
from digest.pages.foot import IN_FULL
from tests.factories import BUOY, CHEESE, FERRY, RESCUE, RESCUED, SOUP, STRIKE
from tests.sites import Folder, make, xml

DARK = "In February the harbour master had reported the light buoy as dark."
LETTERS = str.maketrans("0123456789", "ghijklmnop")
SOURCES = "".join(f'[[source]]\nkey = "{key}"\nname = "{key.title()}"\n' for key in ("alpha", "beta"))


def markdown(title: str, day: str, text: str, *more: str) -> str:
    return "\n".join(["---", f"title: {title}", f"date: {day}", *more, "---", "", text, ""])


def strange(number: int) -> str:
    """A text that shares no telling word with that of another number."""
    made = [hashlib.blake2b(f"{number}/{k}".encode(), digest_size=4).hexdigest() for k in range(24)]
    names = [name.translate(LETTERS) for name in made]
    return " ".join(f"The {a} met the {b}." for a, b in zip(names[::2], names[1::2], strict=True))


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """Two weeks of two months: a story, its repetition, a sideline, a draft; and a topic of the owner's."""
    files = {
        "alpha/1.md": markdown("Ferry Isolde strikes reef", "2026-03-27", f"{RESCUE}\n\n{BUOY}\n\n{SOUP}"),
        "beta/1.md": markdown("Gannet reef ferry rescued", "2026-03-30T09:30:00+00:00", f"{RESCUED}\n\n{DARK}"),
        "alpha/2.md": markdown("Teachers strike", "2026-03-30", STRIKE),
        "alpha/3.md": markdown("A secret", "2026-03-30", CHEESE, "draft: true"),
        "beta/2.md": markdown("Wager won by cheese", "2026-04-01", CHEESE),
    }
    toml = '[[topic]]\nname = "Schools"\nwords = ["classroom*", "pupils"]\n'
    return make(tmp_path_factory.mktemp("paper"), files, SOURCES + toml)


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """A day of 80 stories, told by one outlet."""
    files = {f"alpha/{n}.md": markdown(f"Strange {n}", "2026-03-03", strange(n)) for n in range(80)}
    return make(tmp_path_factory.mktemp("crowd"), files)


def words(page: lxml.html.HtmlElement) -> str:
    return " ".join(page.text_content().split())


def linked(folder: Folder, path: str) -> set[str]:
    """The pages that the page at ``path`` links to."""
    links = (str(one).partition("#")[0] for one in folder.html[path].xpath("//main//a/@href"))
    return {posixpath.normpath(posixpath.join(posixpath.dirname(path), one)) for one in links}


def test_a_story_without_news_stands_in_one_line_at_the_end_with_its_article_linked(paper: Folder) -> None:
    page = paper.html["2026/03/30/index.html"]
    (section,) = page.xpath("//section[@aria-labelledby='nothing-new']")
    assert "no sentence that was not told before" in words(section)
    assert paper.page("beta/1.md") in linked(paper, "2026/03/30/index.html")
    assert RESCUED not in words(page)


def test_the_foot_of_an_edition_says_what_it_was_made_of_and_as_of_when(paper: Folder) -> None:
    page = words(paper.html["2026/03/30/index.html"])
    told = "Read 3 articles of 2 sources: 1 used, 1 with nothing new, 1 left out as a draft."
    assert f"As of 30 March 2026, 09:30. {told}" in page
    assert "As of 27 March 2026. Read 1 article of 1 source: 1 used." in words(paper.html["2026/03/27/index.html"])


def test_the_data_of_an_edition_holds_what_it_was_made_of_and_what_has_no_news(paper: Folder) -> None:
    edition = json.loads(paper.files["data/editions/2026-03-30.json"])["edition"]
    assert edition["coverage"]["withheld"] == [{"why": "a draft", "articles": 1}]
    assert [one["articles"] for one in edition["unchanged"]] == [[paper.members["beta/1.md"].article.id]]


def test_why_a_story_stands_where_it_does_can_be_read_without_a_script(paper: Folder) -> None:
    (edition,) = (e for e in paper.made.site.editions if e.day.isoformat() == "2026-03-30")
    for path in ("2026/03/30/index.html", f"stories/{edition.entries[0].story.slug}/index.html"):
        shown = [" ".join(one.text_content().split()) for one in paper.html[path].xpath("//details//li")]
        assert set(edition.entries[0].why) <= set(shown)


def test_every_weight_of_the_order_stands_on_the_method_page(paper: Folder) -> None:
    rows = paper.html["method/index.html"].xpath("//h2[@id='order']/following::table[1]//tbody/tr")
    shown = [(str(row.xpath("string(th)")), float(row.xpath("string(td)"))) for row in rows]
    assert shown == WEIGHTS.rows()


def test_a_week_is_linked_from_its_editions_months_and_year_and_stands_in_the_sitemap(paper: Folder) -> None:
    week = "2026/week-14/index.html"
    for path in ("2026/03/30/index.html", "2026/03/index.html", "2026/04/index.html", "2026/index.html"):
        assert week in linked(paper, path)
    addresses = [one.text for one in xml(paper.files["sitemap.xml"]).iter("{*}loc")]
    assert "https://paper.example/2026/week-14/" in addresses
    assert {"2026/week-13/index.html", "2026/03/30/index.html", "2026/04/01/index.html"} <= linked(paper, week)


def test_a_week_a_month_and_a_year_tell_their_stories_with_receipts(paper: Folder) -> None:
    for path in ("2026/week-13/index.html", "2026/03/index.html", "2026/index.html"):
        page = paper.html[path]
        assert "Ferry Isolde strikes reef" in words(page)
        assert page.xpath("//ol[@class='items']//a[contains(@class, 'receipt')]")


def test_a_story_s_page_and_the_list_of_stories_say_its_phase(paper: Folder) -> None:
    (cheese,) = (s for s in paper.made.site.stories if s.title == "Wager won by cheese")
    assert words(paper.html[f"stories/{cheese.slug}/index.html"].xpath("//p[@class='kicker']")[0]) == "Story, new"
    rows = [words(cell) for cell in paper.html["stories/index.html"].xpath("//tbody/tr/td[last()]")]
    assert sorted(rows) == ["developing", "new", "quiet"]


def test_a_story_s_page_says_for_each_day_who_told_it_and_who_is_new(paper: Folder) -> None:
    (ferry,) = (s for s in paper.made.site.stories if len(s.members) == 2)
    page = words(paper.html[f"stories/{ferry.slug}/index.html"])
    assert "1 source, 1 new: Beta; 2 independent so far" in page


def test_a_topic_of_the_owner_s_has_a_page_with_the_articles_that_hold_its_words(paper: Folder) -> None:
    assert paper.page("alpha/2.md") in linked(paper, "topics/schools/index.html")


def test_a_crowded_edition_tells_sixty_briefs_and_links_every_article(crowd: Folder) -> None:
    page = crowd.html["2026/03/03/index.html"]
    assert len(page.xpath("//section[@class='briefs']//article")) == IN_FULL
    assert {crowd.page(path) for path in crowd.members} <= linked(crowd, "2026/03/03/index.html")


def test_a_feed_of_a_crowded_day_stays_small_and_its_data_whole(crowd: Folder) -> None:
    assert crowd.files["feed.xml"].count(b"&lt;h2&gt;") == 25
    entries = json.loads(crowd.files["data/editions/2026-03-03.json"])["edition"]["entries"]
    assert len(entries) == len(crowd.made.site.stories) > IN_FULL + 5


def test_a_day_without_any_news_has_a_page_but_is_no_front_page_and_no_feed_entry(site: object) -> None:
    assert callable(site)
    files = {"a/1.md": markdown("Ferry", "2026-03-02", FERRY), "b/1.md": markdown("Ferry again", "2026-03-03", FERRY)}
    folder: Folder = site(files)
    assert "nothing new" in words(folder.html["2026/03/03/index.html"]).lower()
    assert "No. 1" in words(folder.html["index.html"])
    assert folder.files["feed.xml"].count(b"<entry>") == 1
