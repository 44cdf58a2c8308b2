"""The archive by volume: its steps, their contrast, and the strip of a year."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.pages import paths
from digest.pages.pictures.volume import STEPS, WEEKS, shades, strip
from digest.pages.shapes import Link
from digest.texts import texts
from tests.sites import ROOT, Folder

STYLE = (ROOT / "templates" / "static" / "style.css").read_text(encoding="utf-8")
Colour = tuple[float, ...]


@given(st.lists(st.integers(1, 5000), min_size=1, max_size=80))
def test_more_articles_are_never_a_lighter_shade_and_the_key_names_every_day(counts: list[int]) -> None:
    found = shades(counts)
    steps = [found.step(count) for count in sorted(counts)]
    assert steps == sorted(steps)
    assert set(steps) <= set(range(1, STEPS + 1))
    ranges = {step: [int(end) for end in words.split("–")] for step, words in found.key}
    assert all(ranges[found.step(count)][0] <= count <= ranges[found.step(count)][-1] for count in counts)


def test_a_day_of_a_thousand_articles_does_not_make_all_others_alike() -> None:
    found = shades([1, 2, 3, 4, 5, 6, 7, 8, 9, 1000])
    assert [found.step(count) for count in (1, 3, 5, 7, 9, 1000)] == [1, 2, 3, 4, 5, 5]


def test_days_that_are_all_alike_are_all_of_one_shade_and_no_days_need_no_key() -> None:
    assert {shades([4, 4, 4]).step(4)} == {1}
    assert shades([4, 4, 4]).key == ((1, "1–4"),)
    assert shades([]).key == ()


@pytest.mark.parametrize("year", [2012, 2026, 2028])
def test_every_day_of_a_year_has_a_place_of_its_own_in_the_strip(year: int) -> None:
    days = [date(year, 1, 1) + timedelta(n) for n in range(366) if (date(year, 1, 1) + timedelta(n)).year == year]
    links = {day: Link(paths.edition(day), f"{day}", 3) for day in days}
    for language in ("en", "ar"):
        one = strip(year, links, shades([3]), texts(language))
        assert len({(cell.x, cell.y) for cell in one.cells}) == len(days)
        assert all(cell.x >= 0 and cell.x + one.width <= 100 and cell.y + 11 <= one.height for cell in one.cells)
        assert [cell.link for cell in one.cells] == list(links.values())
    first = strip(year, links, shades([3]), texts("en")).cells
    assert first[0].x == 0
    assert first[7].x == pytest.approx(100 / WEEKS, abs=0.1)


def colours(part: str) -> dict[str, Colour]:
    found = re.findall(r"--(paper|ink|accent):#([0-9a-f]{6})", part)
    return {name: tuple(int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)) for name, digits in found}


def light(colour: Colour) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("dark", [False, True])
def test_the_number_of_a_day_can_be_read_on_every_shade(*, dark: bool) -> None:
    plain, _, after = STYLE.partition("@media (prefers-color-scheme:dark)")
    scheme = colours(plain) | (colours(after[:400]) if dark else {})
    shares = re.findall(r"\.v(\d)\{--v:(\d+)%\}", STYLE)
    assert [step for step, _ in shares] == ["1", "2", "3", "4", "5"]
    for step, share in shares:
        part = int(share) / 100
        ground = tuple(a * part + p * (1 - part) for a, p in zip(scheme["accent"], scheme["paper"], strict=True))
        ink = scheme["paper" if step in "45" else "ink"]
        high, low = sorted((light(ground), light(ink)), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 4.5, step


def test_the_archive_shades_each_day_by_its_articles_and_still_tells_the_number(demo: Folder) -> None:
    page = demo.html["2026/03/index.html"]
    days = page.xpath("//table[@class='month']//td/a")
    counts = {int(re.findall(r": (\d+) article", day.text_content())[0]): day.get("class") for day in days}
    assert [step for _, step in sorted(counts.items())] == sorted(counts.values())
    assert len(set(counts.values())) > 2


def test_the_strip_of_a_year_leads_to_each_edition_and_is_out_of_the_way_of_the_keyboard(demo: Folder) -> None:
    page = demo.html["2026/index.html"]
    links = page.xpath("//*[@class='strip']//a")
    assert len(links) == len(demo.made.site.editions)
    assert {link.get("tabindex") for link in links} == {"-1"}
    assert page.xpath("//*[@class='strip']/@aria-hidden") == ["true"]
