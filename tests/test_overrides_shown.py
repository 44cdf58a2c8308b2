"""What the pages of an edition show of what was done by hand."""

from __future__ import annotations

from tests.conftest import SiteMaker
from tests.test_overrides import FILES, WHEEL, data, override


def test_what_an_editor_drops_is_counted_as_withheld_by_hand_and_not_as_past_its_last_day(site: SiteMaker) -> None:
    folder = override(site(FILES), "2026-03-04", '[[drop]]\narticle = "c/cheese.md"\nreason = "Not confirmed."\n')
    told = data(folder, "editions/2026-03-04")["edition"]["coverage"]["withheld"]
    assert told == [{"why": "withheld by hand", "articles": 1}]
    assert "1 left out as withheld by hand" in folder.html["2026/03/04/index.html"].text_content()


def test_a_story_of_one_article_under_a_headline_made_by_hand_is_told_once_and_leads_to_the_article(
    site: SiteMaker,
) -> None:
    wish = f'[[retitle]]\nstory = "{WHEEL}"\ntitle = "A wager is won"\n'
    folder = override(site(FILES), "2026-03-04", wish)
    (shown,) = folder.html["2026/03/04/index.html"].xpath(f"//article[@id='story-{WHEEL}']")
    assert shown.xpath(".//*[self::h2 or self::h3]//text()[normalize-space()]") == ["A wager is won"]
    (where,) = shown.xpath(".//*[self::h2 or self::h3]/a/@href")
    assert where.endswith(folder.page("c/cheese.md").rsplit("/", 2)[-2] + "/index.html")
    assert shown.xpath(".//ul[@class='tellings']") == []
