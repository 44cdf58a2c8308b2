"""Which headline speaks for a story whose articles give figures that differ."""

from __future__ import annotations

import pytest

from digest.link import Linker, StoryFinder
from digest.link.headlines import speaking
from digest.model import Account, Differing, Site, Value
from tests.factories import article, summaries

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
    site = Linker(StoryFinder())(summaries(made), {}).site
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
    site = linked(("a", "Ferry: 14 hurt", 14, TUESDAY), ("b", "Ferry on Gannet reef: 12 hurt", 12, TUESDAY))
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
    assert site.stories[0].accounts[-1].figures
    assert site.stories[0].title == headline


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
