"""Overrides: what the editor decides in a plain file a day is honoured on every page and in the data, and credited."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.conftest import SiteMaker
from tests.factories import CHEESE, FERRY, FERRY_AGAIN, FERRY_OTHER, STRIKE, STRIKE_OTHER
from tests.sites import Folder

FIRST = "ferry-isolde-strikes-reef"
UNION = "teachers-vote-to-strike"
WHEEL = "cheese-rolls-through-vineyard"


def page(title: str, day: str, source: str, text: str) -> str:
    return f"---\ntitle: {title}\ndate: {day}\nsource: {source}\n---\n\n{text}\n"


FILES = {
    "a/ferry.md": page("Ferry Isolde strikes reef", "2026-03-03", "a", FERRY),
    "b/ferry.md": page("Back on the quay at midnight", "2026-03-03", "b", FERRY_OTHER),
    "a/buoy.md": page("Buoy was dark for a week", "2026-03-04", "a", FERRY_AGAIN),
    "a/strike.md": page("Teachers vote to strike", "2026-03-04", "a", STRIKE),
    "b/strike.md": page("Strike next week over wages", "2026-03-05", "b", STRIKE_OTHER),
    "c/cheese.md": page("Cheese rolls through vineyard", "2026-03-04", "c", CHEESE),
}


def override(folder: Folder, day: str, text: str) -> Folder:
    """``folder`` with ``text`` as the overrides of ``day``, to be built anew."""
    path = folder.root / "overrides" / f"{day}.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Folder(folder.root)


def data(folder: Folder, path: str) -> Any:
    """A file of the site's data."""
    return json.loads(folder.files[f"data/{path}.json"])


def article(folder: Folder, path: str) -> Any:
    """The data of the article in the content file ``path``."""
    return data(folder, f"articles/{folder.members[path].article.id}")


def edition(folder: Folder, day: str) -> list[tuple[str, str]]:
    """The slugs of a day's stories with their tiers, as its data has them."""
    return [(one["story"], one["tier"]) for one in data(folder, f"editions/{day}")["edition"]["entries"]]


def stories(folder: Folder) -> dict[str, set[str]]:
    """The content files of each story by its slug."""
    return {one.slug: {m.article.path for m in one.members} for one in folder.made.site.stories}


def text(folder: Folder, path: str) -> str:
    """What a page says."""
    return " ".join(folder.html[path].text_content().split())


@pytest.fixture
def paper(site: SiteMaker) -> Folder:
    """A site of three stories on three days, built before there is any override."""
    folder = site(FILES)
    assert folder.files
    return folder


def test_the_site_without_overrides_has_the_stories_that_the_other_tests_change(paper: Folder) -> None:
    assert stories(paper) == {
        FIRST: {"a/ferry.md", "b/ferry.md", "a/buoy.md"},
        UNION: {"a/strike.md", "b/strike.md"},
        WHEEL: {"c/cheese.md"},
    }
    assert not any(b"Edited by hand" in page for page in paper.files.values())


def test_a_pinned_story_leads_its_day_and_no_other_and_says_so(paper: Folder) -> None:
    assert edition(paper, "2026-03-04")[0][0] != WHEEL
    folder = override(paper, "2026-03-04", f'[[pin]]\nstory = "{WHEEL}"\nreason = "It is fun."\n')
    assert edition(folder, "2026-03-04")[0] == (WHEEL, "lead")
    assert [tier for _, tier in edition(folder, "2026-03-04")].count("lead") == 1
    entry = data(folder, "editions/2026-03-04")["edition"]["entries"][0]
    assert entry["edited"] == ["pinned as lead (overrides/2026-03-04.toml): It is fun."]
    assert "pinned by hand (overrides/2026-03-04.toml): It is fun." in entry["why"]
    assert "Edited by hand: pinned as lead (overrides/2026-03-04.toml): It is fun." in text(
        folder, "2026/03/04/index.html"
    )
    lead = folder.html["2026/03/04/index.html"].xpath("//article[@class='lead']")
    assert [one.get("id") for one in lead] == [f"story-{WHEEL}"]


def test_pins_of_one_tier_stand_in_the_order_of_the_file(paper: Folder) -> None:
    for order in ([WHEEL, "a/strike.md", FIRST], [FIRST, WHEEL, "a/strike.md"]):
        pins = "".join(f'[[pin]]\nstory = "{one}"\ntier = "brief"\n' for one in order)
        found = edition(override(paper, "2026-03-04", pins), "2026-03-04")
        assert found == [(UNION if "/" in one else one, "brief") for one in order]


def test_a_dropped_article_stands_nowhere_and_its_reason_is_told(paper: Folder) -> None:
    gone = paper.page("c/cheese.md")
    wish = '[[drop]]\narticle = "c/cheese.md"\nreason = "An advertisement."\n'
    folder = override(paper, "2026-03-05", wish)
    assert gone in paper.files
    assert not [path for path, page in folder.files.items() if b"cheese" in page.lower()]
    (skipped,) = folder.made.skipped
    assert (skipped.stage, skipped.item) == ("withhold", "c/cheese.md")
    assert skipped.why == "was dropped by hand (overrides/2026-03-05.toml): An advertisement."
    assert folder.made.dropped == (paper.members["c/cheese.md"].article.id,)


def test_dropping_a_story_drops_that_days_articles_of_it_and_it_keeps_its_slug(paper: Folder) -> None:
    folder = override(paper, "2026-03-03", f'[[drop]]\nstory = "{FIRST}"\n')
    assert stories(folder)[FIRST] == {"a/buoy.md"}
    assert f"stories/{FIRST}/index.html" in folder.files


def test_a_redated_article_stands_in_the_edition_of_its_new_day(paper: Folder) -> None:
    wish = '[[redate]]\narticle = "c/cheese.md"\ndate = 2026-03-05\nreason = "It was printed on the 5th."\n'
    folder = override(paper, "2026-03-04", wish)
    assert (WHEEL, "brief") not in edition(folder, "2026-03-04")
    assert WHEEL in dict(edition(folder, "2026-03-05"))
    dated = article(folder, "c/cheese.md")["article"]["date"]
    assert (dated["value"], dated["origin"], dated["confidence"]) == ("2026-03-05", "hand", 1.0)
    assert {"value": "2026-03-04", "origin": "front matter"} in dated["candidates"]
    said = "dated (overrides/2026-03-04.toml): It was printed on the 5th."
    assert article(folder, "c/cheese.md")["edited"] == [said]
    assert f"Edited by hand: {said}" in text(folder, folder.page("c/cheese.md"))


def test_a_time_given_by_hand_is_one_of_the_sites_zone(site: SiteMaker) -> None:
    folder = site(FILES, '[site]\ntime_zone = "Europe/Kyiv"\n')
    override(folder, "2026-03-04", '[[redate]]\narticle = "c/cheese.md"\ndate = 2026-03-04T23:30:00Z\n')
    assert folder.members["c/cheese.md"].article.dated.value == "2026-03-05T01:30:00+02:00"


RETITLE = '[[retitle]]\narticle = "{}"\ntitle = "By hand"\n'


def test_a_new_headline_is_shown_everywhere_and_moves_no_address(paper: Folder) -> None:
    wish = '[[retitle]]\narticle = "c/cheese.md"\ntitle = "A wheel of curd wins a wager"\n'
    folder = override(paper, "2026-03-04", wish)
    assert sorted(folder.files) == sorted(paper.files)
    assert not [path for path, page in folder.files.items() if b"Cheese rolls" in page and path.endswith(".html")]
    for path in (folder.page("c/cheese.md"), "2026/03/04/index.html", f"stories/{WHEEL}/index.html"):
        assert "A wheel of curd wins a wager" in text(folder, path)
    assert article(folder, "c/cheese.md")["article"]["origins"]["title"]["origin"] == "hand"
    assert article(folder, "c/cheese.md")["summary"]["headline"] == "A wheel of curd wins a wager"
    assert b"A wheel of curd wins a wager" in folder.files["sources/c/feed.xml"]


@pytest.mark.parametrize(("path", "speaks"), [("a/ferry.md", True), ("b/ferry.md", False)])
def test_of_two_articles_with_one_headline_only_the_leading_ones_new_headline_is_the_storys(
    site: SiteMaker, path: str, *, speaks: bool
) -> None:
    headline = "Ferry Isolde strikes reef"
    both = {"a/ferry.md": page(headline, "2026-03-03", "a", FERRY_OTHER)}
    both["b/ferry.md"] = page(headline, "2026-03-03", "b", FERRY)
    folder = override(site(both), "2026-03-03", RETITLE.format(path))
    (story,) = folder.made.site.stories
    assert folder.members[path].article.title.value == "By hand"
    assert story.title == story.accounts[-1].title == ("By hand" if speaks else headline)
    (entry,) = folder.made.site.editions[0].entries
    assert entry.account == story.accounts[-1]
    assert entry.members[0].article.path == "a/ferry.md"


def test_a_storys_title_is_given_by_hand_and_its_articles_keep_theirs(paper: Folder) -> None:
    wish = f'[[retitle]]\nstory = "{FIRST}"\ntitle = "The Isolde"\nreason = "As all call it."\n'
    folder = override(paper, "2026-03-04", wish)
    assert data(folder, f"stories/{FIRST}")["story"]["title"] == "The Isolde"
    said = "title given (overrides/2026-03-04.toml): As all call it."
    assert data(folder, f"stories/{FIRST}")["story"]["edited"] == [said]
    assert f"Edited by hand: {said}" in text(folder, f"stories/{FIRST}/index.html")
    assert folder.html[f"stories/{FIRST}/index.html"].xpath("//main//h1")[0].text_content() == "The Isolde"
    assert folder.members["a/ferry.md"].article.title.value == "Ferry Isolde strikes reef"


@pytest.mark.parametrize("names", [(UNION, FIRST), (FIRST, UNION), (WHEEL, "a/ferry.md", "b/strike.md")])
def test_merged_stories_are_one_under_the_slug_of_the_first_named(paper: Folder, names: tuple[str, ...]) -> None:
    folder = override(paper, "2026-03-05", f'[[merge]]\nstories = {json.dumps(names)}\nreason = "One cause."\n')
    union = stories(folder)[names[0]]
    assert {"a/ferry.md", "b/ferry.md", "a/buoy.md", "a/strike.md", "b/strike.md"} <= union
    assert ("c/cheese.md" in union) == (WHEEL in names)
    assert len(stories(folder)) == (1 if WHEEL in names else 2)
    said = "Edited by hand: merged (overrides/2026-03-05.toml): One cause."
    assert said in text(folder, f"stories/{names[0]}/index.html")
    assert said in text(folder, "2026/03/04/index.html")
    days = [member.day for member in folder.made.site.stories[0].members]
    assert [str(day) for day in days] == sorted(str(day) for day in days)


def test_split_articles_make_a_story_of_their_own_and_each_part_is_called_after_its_first(paper: Folder) -> None:
    wish = '[[split]]\narticles = ["a/ferry.md"]\nstory_title = "Only the reef"\nreason = "Two ships."\n'
    folder = override(paper, "2026-03-05", wish)
    rest = "back-on-the-quay-at-midnight"
    assert stories(folder)[FIRST] == {"a/ferry.md"}
    assert stories(folder)[rest] == {"b/ferry.md", "a/buoy.md"}
    assert data(folder, f"stories/{FIRST}")["story"]["title"] == "Only the reef"
    for slug in (FIRST, rest):
        said = "split (overrides/2026-03-05.toml): Two ships."
        assert data(folder, f"stories/{slug}")["story"]["edited"] == [said]
        assert f"Edited by hand: {said}" in text(folder, f"stories/{slug}/index.html")


def test_a_story_that_only_an_override_made_can_be_named_in_another(paper: Folder) -> None:
    override(paper, "2026-03-03", '[[split]]\narticles = ["b/ferry.md"]\n')
    folder = override(paper, "2026-03-04", '[[merge]]\nstories = ["back-on-the-quay-at-midnight", "c/cheese.md"]\n')
    override(paper, "2026-03-05", '[[retitle]]\nstory = "back-on-the-quay-at-midnight"\ntitle = "Quay and curd"\n')
    assert stories(folder)["back-on-the-quay-at-midnight"] == {"b/ferry.md", "c/cheese.md"}
    assert data(folder, "stories/back-on-the-quay-at-midnight")["story"]["title"] == "Quay and curd"


def test_a_story_is_found_by_the_slug_it_had_before_it_was_merged(paper: Folder) -> None:
    override(paper, "2026-03-05", f'[[merge]]\nstories = ["{FIRST}", "{UNION}"]\n')
    folder = override(paper, "2026-03-04", f'[[pin]]\nstory = "{UNION}"\n')
    assert edition(folder, "2026-03-04")[0] == (FIRST, "lead")


WAS, NOW = "153 passengers", "135 passengers"
CORRECT = (
    f'[[correct]]\narticle = "a/ferry.md"\nwas = "{WAS}"\nnow = "{NOW}"\nreason = "The line miscounted."\nby = "Ida"\n'
)
TOLD = f"Correction, 5 March 2026: not “{WAS}” but “{NOW}”. The line miscounted. (Ida)"


def test_a_correction_is_shown_and_no_sentence_is_rewritten(paper: Folder) -> None:
    folder = override(paper, "2026-03-05", CORRECT)
    for path in (folder.page("a/ferry.md"), "2026/03/03/index.html", f"stories/{FIRST}/index.html"):
        assert TOLD in text(folder, path)
        assert WAS in text(folder, path).replace(TOLD, "")
        assert NOW not in text(folder, path).replace(TOLD, "")
    assert TOLD in folder.files["feed.json"].decode()
    assert TOLD in folder.files["feed.xml"].decode()
    assert TOLD in folder.files[f"stories/{FIRST}/feed.xml"].decode()


def test_a_sentence_that_says_what_was_corrected_is_marked_and_leads_to_the_correction(paper: Folder) -> None:
    folder = override(paper, "2026-03-05", CORRECT)
    own = folder.html[folder.page("a/ferry.md")]
    assert [one.text_content() for one in own.xpath("//*[@id='correction-1']")] == [TOLD]
    marks = [a for a in folder.html["2026/03/03/index.html"].xpath("//a") if a.text_content() == "corrected"]
    assert marks
    assert {a.get("href") for a in marks} == {"ferry-isolde-strikes-reef/index.html#correction-1"}
    said = [one.text_content() for one in own.xpath("//ul[@class='points']/li")]
    assert len(said) > 1
    assert ["corrected" in one for one in said] == [WAS in one for one in said]


def test_a_correction_is_in_the_data_and_the_linked_data(paper: Folder) -> None:
    folder = override(paper, "2026-03-05", CORRECT)
    (one,) = article(folder, "a/ferry.md")["corrected"]
    assert (one["day"], one["edition"], one["before"], one["after"], one["by_hand"], one["by"]) == (
        "2026-03-05",
        "2026-03-03",
        WAS,
        NOW,
        True,
        "Ida",
    )
    assert data(folder, "editions/2026-03-03")["edition"]["corrections"] == [one]
    assert data(folder, f"stories/{FIRST}")["story"]["corrections"] == [one]
    about = json.loads(folder.html[folder.page("a/ferry.md")].xpath("//script")[0].text_content())
    assert about["correction"] == [{"@type": "CorrectionComment", "text": TOLD, "datePublished": "2026-03-05"}]


def test_a_correction_of_a_story_is_one_for_each_day_that_said_so(paper: Folder) -> None:
    wish = f'[[correct]]\nstory = "{FIRST}"\nwas = "coastguard"\nnow = "coast guard"\n'
    folder = override(paper, "2026-03-05", wish)
    found = data(folder, f"stories/{FIRST}")["story"]["corrections"]
    assert [(one["edition"], len(one["articles"])) for one in found] == [("2026-03-03", 2), ("2026-03-04", 1)]


@pytest.mark.parametrize("kind", ["article", "story"])
def test_a_correction_stays_published_with_its_day_when_the_file_itself_is_put_right(paper: Folder, kind: str) -> None:
    folder = override(paper, "2026-03-05", CORRECT.replace('article = "a', f'{kind} = "a'))
    told = data(folder, f"stories/{FIRST}")["story"]["corrections"]
    folder.put("a/ferry.md", FILES["a/ferry.md"].replace(WAS, NOW))
    mended = Folder(folder.root)
    assert data(mended, f"stories/{FIRST}")["story"]["corrections"] == told
    assert TOLD in text(mended, mended.page("a/ferry.md"))
    assert WAS not in text(mended, mended.page("a/ferry.md")).replace(TOLD, "")
    assert TOLD in text(mended, "2026/03/03/index.html")


def test_a_headline_put_right_in_its_file_keeps_the_correction_of_a_headline(paper: Folder) -> None:
    wish = '[[correct]]\narticle = "c/cheese.md"\nwas = "vineyard"\nnow = "orchard"\n'
    paper.put("c/cheese.md", FILES["c/cheese.md"].replace("vineyard", "orchard"))
    (one,) = article(override(paper, "2026-03-05", wish), "c/cheese.md")["corrected"]
    assert (one["what"], one["before"], one["after"]) == ("headline", "vineyard", "orchard")
