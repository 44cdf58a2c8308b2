"""The cards of editions and stories: what they say, how it is set, and that the PNG is small and always the same."""

from __future__ import annotations

import struct

import pytest
import resvg_py
from lxml import etree

from digest.cards import SIZE, drawable, painted, set_in, width
from digest.cards.paint import LARGEST
from digest.cards.type import FILES
from tests.conftest import SiteMaker
from tests.sites import TOML, Folder

SVG = "{http://www.w3.org/2000/svg}"
SIZES = ((76, 3), (40, 4))
CARDED = TOML + 'cards = "{}"\n'
DAY = "2026-03-0{}"
TEXT = """---
title: {}
date: {}
source: {}
---

The ferry Isolde struck the Gannet reef in thick fog on Monday evening with 153 passengers aboard, the coastguard said.

Lifeboats and a helicopter took every passenger off the ferry before midnight, and the captain stayed until the last.
"""


def paper(site: SiteMaker, title: str, setting: str = "new") -> Folder:
    files = {
        "bay/a.md": TEXT.format(title, DAY.format(3), "bay"),
        "tide/b.md": TEXT.format(title, DAY.format(4), "tide"),
    }
    return site(files, CARDED.format(setting))


def words(svg: bytes) -> list[str]:
    return [text.text or "" for text in etree.fromstring(svg).iter(f"{SVG}text")]


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high = struct.unpack_from(">II", png, 16)
    return wide, high


def test_every_card_is_a_small_png_of_the_size_that_previews_ask_for(demo: Folder) -> None:
    found = {path: data for path, data in demo.files.items() if path.endswith("card.png")}
    assert len(found) > len(demo.made.site.editions)
    assert {size(data) for data in found.values()} == {SIZE}
    assert max(map(len, found.values())) <= LARGEST


def test_every_edition_story_and_article_names_a_card_that_is_there(demo: Folder) -> None:
    editions = {f"{edition.day:%Y/%m/%d}/card.png" for edition in demo.made.site.editions}
    stories = {f"stories/{one.slug}/card.png" for one in demo.made.site.stories if len(one.members) > 1}
    assert {
        path for path in demo.files if path.endswith(".png") and not path.startswith("static/")
    } == editions | stories | {"card.png"}


def test_the_same_card_is_drawn_to_the_same_bytes(demo: Folder) -> None:
    svg = demo.files["2026/03/03/card.svg"].decode()
    first = painted(svg)
    painted.cache_clear()
    assert painted(svg) == first == demo.files["2026/03/03/card.png"]


def test_a_card_says_the_paper_the_day_the_number_the_headline_and_the_counts(demo: Folder) -> None:
    edition = next(one for one in demo.made.site.editions if one.day.isoformat() == "2026-03-03")
    name, day, *lines, counts = words(demo.files["2026/03/03/card.svg"])
    assert name == "The Merrow Digest"
    assert day.endswith(f"3 March 2026 · No. {edition.number}")
    account = edition.entries[0].account
    assert account is not None
    assert " ".join(lines) == account.title
    assert counts.startswith(f"{len(edition.entries)} stories, ")


def test_the_card_of_the_paper_has_its_title_in_the_middle_and_the_tagline_below(demo: Folder) -> None:
    title, tagline = etree.fromstring(demo.files["card.svg"]).iter(f"{SVG}text")
    assert (title.text, tagline.text) == (demo.config.site.title, demo.config.site.tagline)
    assert {title.get("x"), tagline.get("x")} == {"600"}
    assert 135 < int(title.get("y", "0")) < int(tagline.get("y", "0")) < 582


def test_hostile_headlines_are_text_on_a_card_and_in_every_picture(site: SiteMaker) -> None:
    made = paper(site, "'</svg><script>alert(1)</script> & <b> at the quay'")
    cards = {path: data for path, data in made.files.items() if path.endswith("card.svg")}
    assert len(cards) == 4
    for data in cards.values():
        assert {etree.QName(one).localname for one in etree.fromstring(data).iter()} <= {
            "svg",
            "title",
            "path",
            "g",
            "text",
        }
    headline = " ".join(words(made.files["2026/03/03/card.svg"]))
    assert "</svg><script>alert(1)</script> & <b> at the quay" in headline
    scripts = [
        one for page in made.html.values() for one in page.xpath("//script[not(contains(@type,'json')) and not(@src)]")
    ]
    assert scripts == []


@pytest.mark.parametrize(
    "headline",
    ["港の壁が海に落ちた", "Ferry 🚢🚢 afloat"],
    ids=["letters the fonts have not", "pictures among letters"],
)
def test_a_headline_that_cannot_be_drawn_is_left_out_for_the_day(site: SiteMaker, headline: str) -> None:
    assert not drawable(headline)
    shown = words(paper(site, headline).files["2026/03/03/card.svg"])
    assert headline not in " ".join(shown)
    assert "Tuesday, 3 March 2026" in " ".join(shown)


def test_an_arabic_headline_stands_on_the_right_of_an_english_paper(site: SiteMaker) -> None:
    headline = "جنحت العبارة على الشعاب المرجانية"
    svg = paper(site, headline).files["2026/03/03/card.svg"]
    group = etree.fromstring(svg).find(f"{SVG}g")
    assert group is not None
    assert group.get("text-anchor") == "end"
    assert {line.get("x") for line in group} == {"1128"}
    assert drawable(headline)


def test_a_long_headline_is_set_smaller_and_one_past_all_measure_ends_in_an_ellipsis() -> None:
    short = set_in("Fog lifts", 1056, SIZES)
    assert short == (76, ("Fog lifts",))
    tall, lines = set_in("A very long headline of a ferry in the fog " * 4, 1056, SIZES)
    assert tall == 40
    assert len(lines) == 4
    _, cut = set_in("Fog on the reef " * 40, 1056, SIZES)
    assert len(cut) == 4
    assert cut[-1].endswith("…")
    for line in (*lines, *cut, *set_in("x" * 300, 1056, SIZES)[1]):
        assert width(line) * 40 <= 1056


def test_lines_are_even_so_that_no_word_is_left_alone() -> None:
    _, lines = set_in("Four failures put the Isolde on the rocks, report finds", 1056, SIZES)
    assert len(lines) == 3
    assert min(map(width, lines)) > 0.6 * max(map(width, lines))


def beyond(text: str, x: float) -> bytes:
    """What ``text`` in type of 50 pixels shows from ``x`` on."""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100" viewBox="{x} 0 400 100">'
        f'<text x="0" y="60" font-size="50" font-weight="700" font-family="Noto Serif">{text}</text></svg>'
    )
    return resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=list(FILES))


@pytest.mark.parametrize("text", ["All 153 brought off the Isolde", "Ελλάδα и Україна", "WAVE TO A FERRY"])
def test_a_line_as_drawn_is_never_wider_than_was_reckoned_and_little_narrower(text: str) -> None:
    assert beyond(text, width(text) * 50) == beyond("", 0)
    assert beyond(text, width(text) * 50 * 0.9) != beyond("", 0)


@pytest.mark.parametrize(("setting", "svg", "png"), [("new", 4, 4), ("all", 4, 4), ("svg", 4, 0), ("none", 0, 0)])
def test_the_owner_says_which_cards_are_made(site: SiteMaker, setting: str, svg: int, png: int) -> None:
    made = paper(site, "Fog lifts", setting).files
    assert sum(path.endswith("card.svg") for path in made) == svg
    assert sum(path.endswith("card.png") for path in made) == png


def test_older_editions_keep_an_image_at_their_address_that_of_the_paper_unless_all_are_drawn(site: SiteMaker) -> None:
    files = {
        f"bay/{day}.md": TEXT.format(
            f"Day {day} of the harbour wall", f"2026-01-{day:02}" if day < 32 else f"2026-02-{day - 31:02}", "bay"
        )
        for day in range(1, 34)
    }
    few = site(files, CARDED.format("new"), name="few").files
    every = site(files, CARDED.format("all"), name="every").files
    assert few["2026/01/01/card.png"] == few["2026/01/02/card.png"] == painted(few["card.svg"].decode(), small=True)
    assert "2026/01/01/card.svg" in few
    assert few["2026/02/02/card.png"] == every["2026/02/02/card.png"]
    assert size(few["2026/01/01/card.png"]) == (600, 315)
    assert size(every["2026/01/01/card.png"]) == SIZE
    assert {path for path in few if path.endswith("card.png")} == {path for path in every if path.endswith("card.png")}
