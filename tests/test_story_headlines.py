"""Which headline speaks for a story whose articles give figures that differ."""

from __future__ import annotations

from datetime import UTC

import numpy as np
import pytest

from digest.link import Linker
from digest.link.headlines import led, speaking
from digest.link.vectors import Known, Vector
from digest.link.wishes import Wishes
from digest.model import Account, Differing, Member, Site, Value
from digest.pages import Link, Views, paths
from tests.factories import FERRY, FERRY_AGAIN, article, on, summaries, summary

TUESDAY, WEDNESDAY = "2026-03-03", "2026-03-04"
TEXTS = {
    "a": "Police said {} people had been hurt when the ferry Isolde struck the Gannet reef in thick fog on Monday "
    "evening.\n\nLifeboats took the passengers of the ferry Isolde off the Gannet reef before midnight.",
    "b": "The ferry Isolde ran onto the Gannet reef in fog on Monday.\n\nDoctors at the quay said {} people had been "
    "hurt. By midnight lifeboats had brought every passenger of the ferry ashore.",
    "c": "All passengers of the ferry Isolde are ashore after lifeboats reached the Gannet reef through the fog.\n\n"
    "In the lounge of the ferry {} people were hurt, the line said on Tuesday.",
}


def linked(*told: tuple[str, str, int, str]) -> Site:
    """A story of articles, each with its outlet, headline, number of people hurt, and day."""
    made = [article(f"{who}/{day}.md", TEXTS[who].format(hurt), day, title=title) for who, title, hurt, day in told]
    one_story = Wishes(held={one.id: "ferry" for one in made})
    site = Linker()(summaries(made), {}, wishes=one_story).site
    assert len(site.stories) == 1
    return site


def leads(site: Site) -> list[str]:
    return [edition.entries[0].members[0].article.title.value for edition in site.editions]


def test_a_headline_with_a_disputed_figure_gives_way_to_one_without() -> None:
    site = linked(
        ("a", "Fog ferry strikes Gannet reef", 14, TUESDAY), ("b", "Ferry on Gannet reef: 12 hurt", 12, TUESDAY)
    )
    assert [[v.value for v in one.values] for one in site.stories[0].accounts[-1].figures] == [[12, 14]]
    assert site.stories[0].title == "Fog ferry strikes Gannet reef"
    assert leads(site) == ["Fog ferry strikes Gannet reef"]


def test_where_every_headline_has_a_disputed_figure_the_newest_stays() -> None:
    site = linked(("a", "Ferry: 14 hurt", 14, TUESDAY), ("b", "Ferry on Gannet reef: 12 hurt", 12, WEDNESDAY))
    assert site.stories[0].title == "Ferry on Gannet reef: 12 hurt"


def test_a_headline_with_an_outdated_figure_gives_way_to_the_newest_and_that_with_the_newest_figure_stays() -> None:
    told = (("a", "Ferry on reef: 12 hurt", 12, TUESDAY), ("b", "Ferry on reef: now 14 hurt", 14, WEDNESDAY))
    site = linked(*told)
    assert site.stories[0].accounts[-1].figures[0].develops
    assert site.stories[0].title == "Ferry on reef: now 14 hurt"
    late = ("c", "Ferry Isolde on reef: the 12 hurt in fog", 14, WEDNESDAY)
    assert linked(*told, late).stories[0].title == "Ferry on reef: now 14 hurt"


def test_what_a_later_day_doubts_stays_as_it_was_in_the_edition_of_its_day() -> None:
    first = ("a", "Ferry on reef: 12 hurt", 12, TUESDAY)
    site = linked(first, ("b", "Ferry Isolde: fog on the reef", 14, WEDNESDAY))
    assert leads(site)[0] == "Ferry on reef: 12 hurt"


def test_a_story_whose_figures_agree_has_its_leading_headline_with_any_figure() -> None:
    told = [("a", "Fog ferry on reef, 12 hurt", 12, TUESDAY), ("c", "Ferry Isolde on Gannet reef", 12, TUESDAY)]
    site = linked(*told, ("b", "Ferry on Gannet reef: 12 hurt", 12, WEDNESDAY))
    assert site.stories[0].title == "Ferry on Gannet reef: 12 hurt"


@pytest.mark.parametrize(
    "headline", ["Boy, 12, tells of a night on the ferry Isolde", "Ferry line calls off 12 sailings"]
)
def test_a_number_of_something_else_takes_no_headline_its_place(headline: str) -> None:
    site = linked(("b", "Fog ferry strikes Gannet reef", 14, TUESDAY), ("a", headline, 12, TUESDAY))
    (account,) = site.stories[0].accounts
    assert account.figures
    members = sorted(site.stories[0].members, key=lambda one: one.article.title.value != headline)
    assert speaking(members, account).article.title.value == headline


@pytest.mark.parametrize(
    ("hurt", "headline"),
    [(1386, "Ferry on Gannet reef: 1,400 hurt"), (12, "Ferry on Gannet reef: a dozen hurt")],
)
def test_a_disputed_figure_told_roughly_gives_way_too(hurt: int, headline: str) -> None:
    site = linked(("a", "Fog ferry strikes Gannet reef", hurt - hurt // 4, TUESDAY), ("b", headline, hurt, TUESDAY))
    assert site.stories[0].accounts[-1].figures
    assert site.stories[0].title == "Fog ferry strikes Gannet reef"


def test_the_headline_of_an_older_day_never_takes_the_place_of_the_newest() -> None:
    told = [("a", "Fog ferry strikes Gannet reef", 14, TUESDAY), ("b", "Ferry Isolde: 12 hurt", 12, WEDNESDAY)]
    late = ("c", "Ferry Isolde: 14 hurt", 14, WEDNESDAY)
    site = linked(*told, late)
    assert not site.stories[0].accounts[-1].figures[0].develops
    assert site.stories[0].title in {"Ferry Isolde: 12 hurt", "Ferry Isolde: 14 hurt"}


def test_the_newest_value_of_one_figure_does_not_settle_a_dispute_about_another() -> None:
    def value(number: float) -> Value:
        return Value(number, "", 1, None, (), "")

    rises = Differing("home", (value(12), value(14)), develops=True)
    differ = Differing("people", (value(12), value(14)), develops=False)
    story = linked(("a", "Fog ferry strikes reef", 12, TUESDAY), ("b", "Ferry on Gannet reef: 14 hurt", 12, TUESDAY))
    newest = story.stories[0].members[::-1]
    assert newest[0].article.title.value.endswith("14 hurt")
    assert speaking(newest, Account(None, (), (), (rises,))) is newest[0]
    assert speaking(newest, Account(None, (), (), (rises, differ))) is newest[1]


SIDELINE = article("b/2.md", FERRY_AGAIN, WEDNESDAY, title="Supper was soup, and nobody sang")
PLAIN = article("b/2.md", FERRY_AGAIN, WEDNESDAY, title="Dark buoy is blamed for ferry on reef")
FIRST = article("a/1.md", FERRY, TUESDAY, title="Ferry Isolde strikes reef")


def test_a_later_headline_that_names_nothing_of_the_story_does_not_speak_for_it() -> None:
    (story,) = Linker()(summaries([FIRST, SIDELINE]), {}).site.stories
    assert story.title == "Ferry Isolde strikes reef"
    (story,) = Linker()(summaries([FIRST, PLAIN]), {}).site.stories
    assert story.title == "Dark buoy is blamed for ferry on reef"


def vector(weights: list[float]) -> Vector:
    """A vector of the first words there are, with ``weights`` in units of 1/16384."""
    return Vector(np.arange(len(weights), dtype=np.int32), np.array([16384 * one for one in weights], np.uint16))


@pytest.mark.parametrize(("share", "speaks"), [(0.2, False), (0.9, True)])
def test_a_later_article_that_is_hardly_of_the_story_does_not_speak_for_it(*, share: float, speaks: bool) -> None:
    """``share`` is how much of the later article is of the story's twelve terms; its headline names one of them."""
    told = [article(f"a/{n}.md", FERRY, TUESDAY, title=f"Ferry {n}") for n in range(3)]
    late = article("b/1.md", FERRY, WEDNESDAY, title="Ferry and cheese")
    terms = ["ferry", *(f"term{n}" for n in range(11))]
    words = (*terms, "cheese")
    known = {one.id: vector([12**-0.5] * 12) for one in told}
    known[late.id] = vector([*[share * 12**-0.5] * 12, (1 - share**2) ** 0.5])
    members = [Member(summary(one), one.dated.day, None, one.id) for one in (*told, late)]
    accounts = [Account(on(TUESDAY), ()), Account(on(WEDNESDAY), ())]
    first, second = led(members, accounts, Known(known, words))
    assert (first.title, first.speaker) == ("Ferry 0", told[0].id)
    assert second.speaker == (late.id if speaks else told[0].id)
    assert second.title == ("Ferry and cheese" if speaks else "Ferry 0")


def test_a_story_and_its_newest_edition_have_one_headline_that_leads_to_where_it_stands() -> None:
    site = Linker()(summaries([FIRST, SIDELINE]), {}).site
    views = Views(site, UTC)
    (newest,) = site.editions[-1].entries
    shown = views.entry(newest)
    assert shown.headline == Link(paths.story(site.stories[0]), site.stories[0].title)
    assert [item.link.text for item in shown.others] == [SIDELINE.title.value]
    (first,) = site.editions[0].entries
    assert views.entry(first).headline.text == FIRST.title.value
    assert views.entry(first).others == ()
