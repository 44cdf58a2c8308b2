"""The archive by volume: its steps, their contrast, and the strip of a year."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, timedelta

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Rollup, Site
from digest.pages import site_view
from digest.pages.archive import archive
from digest.pages.head import heads
from digest.pages.pictures.volume import STEPS, Strip, shades, strip
from digest.pages.views import Views
from digest.render import Renderer
from digest.texts import texts
from tests.sites import ROOT, Folder, tree

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


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(n) for n in range((date(year + 1, 1, 1) - first).days)]


def squares(one: Strip | None) -> dict[tuple[int, int], str]:
    """Each day that is drawn, by its column and its row, with its kind."""
    assert one is not None
    return {
        (int(x), int(y) + n): stroke.kind
        for stroke in one.strokes
        for x, y, long in re.findall(r"M(\d+) (\d)v(\d)", stroke.path)
        for n in range(int(long))
    }


@pytest.mark.parametrize("year", [2012, 2026, 2028])
def test_every_day_of_a_year_has_a_square_of_its_own_in_the_strip_with_an_edition_or_without(year: int) -> None:
    days = days_of(year)
    some = dict.fromkeys(days[::5], 3)
    for language in ("en", "ar"):
        one = strip(year, some, shades([3]), texts(language))
        found = squares(one)
        assert one is not None
        assert len(found) == len(days)
        assert {x for x, _ in found} == set(range(one.weeks))
        assert Counter(found.values()) == {"v1": len(some), "none": len(days) - len(some)}
        assert all(0 <= x <= 100 for x, _ in one.months)
    column = 0 if days[0].weekday() < 6 else 1
    assert squares(strip(year, {days[0]: 3, days[40]: 3}, shades([3]), texts("en")))[0, days[0].weekday()] == "v1"
    assert squares(strip(year, {days[1]: 3, days[40]: 3}, shades([3]), texts("en")))[column, days[1].weekday()] == "v1"


def test_a_year_with_days_of_one_month_only_has_no_strip() -> None:
    assert strip(2026, {date(2026, 3, n): 2 for n in range(1, 20)}, shades([2]), texts("en")) is None


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


def test_the_strip_of_a_year_is_a_picture_without_links_and_the_calendars_below_say_the_same(demo: Folder) -> None:
    page = demo.html["2026/index.html"]
    (drawing,) = page.xpath("//*[@class='strip']")
    assert drawing.get("aria-hidden") == "true"
    assert drawing.xpath(".//a") == []
    days = page.xpath("//table[@class='month']//td/a")
    assert len(days) == len(demo.made.site.editions) == sum(map(of_an_edition, drawing.xpath(".//path")))


def of_an_edition(path: lxml.html.HtmlElement) -> int:
    """How many days with an edition a path of a strip draws."""
    found = re.findall(r"v(\d)", path.get("d"))
    return sum(map(int, found)) if path.get("class") != "none" else 0


def ten_years(demo: Folder) -> Site:
    """The demonstration as if it had had an edition on every day of ten years."""
    one = demo.made.site.editions
    days = [day for year in range(2016, 2026) for day in days_of(year)]
    months = sorted({(day.year, day.month) for day in days})
    rollups = [Rollup("month", y, m, date(y, m, 1), date(y, m, 28), (), 0, ()) for y, m in months]
    editions = tuple(replace(one[n * n % len(one)], day=day, number=n + 1) for n, day in enumerate(days))
    return replace(demo.made.site, editions=editions, rollups=tuple(rollups))


def test_the_archive_of_ten_years_stays_small_and_leads_to_every_month(demo: Folder) -> None:
    site, settings, words = ten_years(demo), demo.config.site, texts("en")
    views = Views(site, UTC, {}, words)
    pages = list(archive(views))
    (page,) = [page for page in pages if page.template == "archive.html"]
    whole = heads(views, settings, [page])(page)
    render = Renderer(demo.config.folder("templates"), settings.base_url, words)
    data = render(whole, site_view(demo.config, (), words)).data
    assert 20_000 < len(data) < 150_000
    leads = set(tree(data).xpath("//main//a/@href"))
    assert {f"../{year}/{month:02}/index.html" for year in range(2016, 2026) for month in range(1, 13)} <= leads
    assert {f"../{year}/index.html" for year in range(2016, 2026)} <= leads
    assert {f"../{day:%Y/%m/%d}/index.html" for day in days_of(2025)} <= leads
    assert len(tree(data).xpath("//*[@class='strip']")) == 10
