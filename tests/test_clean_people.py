"""Who wrote it, where, and for whom: taken from the text and kept as what they are."""

from __future__ import annotations

import pytest

from digest.clean.bylines import authors, town
from tests.texts import by_rule, clean, kept

STORY = (
    "The Assembly met on Monday in the upper room and talked about the bridge until the lamps were lit.\n\n"
    "Nobody changed their mind, but several members changed their seats, and one of them went home.\n"
)
BYLINES = {
    "By Tilda Brandt": ("Tilda Brandt",),
    "by Tilda Brandt": ("Tilda Brandt",),
    "BY TILDA BRANDT": ("Tilda Brandt",),
    "By Tilda Brandt and Oskar Fenn": ("Tilda Brandt", "Oskar Fenn"),
    "By Tilda Brandt, Oskar Fenn and Nan Orrey": ("Tilda Brandt", "Oskar Fenn", "Nan Orrey"),
    "By Tilda Brandt & Oskar Fenn": ("Tilda Brandt", "Oskar Fenn"),
    "By Tilda Brandt, harbour correspondent": ("Tilda Brandt",),
    "By Tilda Brandt, Political Editor": ("Tilda Brandt",),
    "By Tilda Brandt in Saltby": ("Tilda Brandt",),
    "By Tilda Brandt, BBC Islands reporter": ("Tilda Brandt",),
    "By Tilda van der Brandt": ("Tilda van der Brandt",),
    "By T. S. O’Brandt-Fenn": ("T. S. O’Brandt-Fenn",),
    "By Émile Ørsted": ("Émile Ørsted",),
    "Written by Tilda Brandt": ("Tilda Brandt",),
    "By Island Press Agency": ("Island Press Agency",),
    "By Tilda Brandt, lights correspondent, and Oskar Fenn": ("Tilda Brandt", "Oskar Fenn"),
    "By Tilda Brandt in Saltby and Oskar Fenn in Northreach": ("Tilda Brandt", "Oskar Fenn"),
    "By Tilda Brandt and Oskar Fenn, Beacon correspondents, in Saltby": ("Tilda Brandt", "Oskar Fenn"),
    "By TILDA BRANDT, Political Editor": ("Tilda Brandt",),
    "By Tilda Brandt | Harbour Reporter": ("Tilda Brandt",),
    "By Tilda Brandt and agencies": ("Tilda Brandt",),
    "By Tilda Brandt, Oskar Fenn & Nan Orrey in Saltby": ("Tilda Brandt", "Oskar Fenn", "Nan Orrey"),
    "Interview by Tilda Brandt": ("Tilda Brandt",),
    "INTERVIEW BY TILDA BRANDT": ("Tilda Brandt",),
    "Words by Tilda Brandt, photographs by Oskar Fenn": ("Tilda Brandt",),
    "Words: Tilda Brandt. Photographs: Oskar Fenn": ("Tilda Brandt",),
    "Story and photos by Tilda Brandt and Nan Orrey": ("Tilda Brandt", "Nan Orrey"),
    "As told to Tilda Brandt": ("Tilda Brandt",),
    "Tilda Brandt, Political Editor": ("Tilda Brandt",),
    "TILDA BRANDT, harbour correspondent in Saltby": ("Tilda Brandt",),
}


@pytest.mark.parametrize(("line", "expected"), BYLINES.items())
def test_a_byline_names_every_author_and_nothing_else(line: str, expected: tuple[str, ...]) -> None:
    one = clean(f"Assembly talks about bridge again\n\n{line}\n\n{STORY}")
    assert one.authors == expected
    assert by_rule(one) == {"byline": [line]}


@pytest.mark.parametrize("line", ["Photography by Oskar Fenn", "Illustrations: Oskar Fenn", "Edited by Oskar Fenn"])
def test_who_made_the_pictures_or_edited_is_a_credit_and_no_author(line: str) -> None:
    one = clean(f"Assembly talks about bridge again\n\nBy Tilda Brandt\n\n{STORY}\n{line}\n")
    assert one.authors == ("Tilda Brandt",)
    assert by_rule(one) == {"byline": ["By Tilda Brandt"], "made-by": [line]}


NO_BYLINES = [
    "Tilda Brandt, the editor of the Beacon who resigned",
    "Tilda Brandt, chief executive",
    "The editor, a reporter",
    "By Monday, the reporter had gone",
    "By then the editor in Saltby had gone",
    "In Saltby, the political editor",
    "By and large, in Saltby",
]


@pytest.mark.parametrize("line", NO_BYLINES)
def test_a_line_that_only_looks_like_a_byline_names_nobody(line: str) -> None:
    assert authors(line) == ()


def test_a_name_with_a_role_is_no_byline_within_the_story() -> None:
    line = "Tilda Brandt, Political Editor"
    one = clean(f"Assembly talks about bridge again\n\n{STORY}\n{line}\n\n{STORY}")
    assert line in kept(one)
    assert one.authors == ()


DATELINES = {
    "SALTBY, March 24 (Reuters) - ": ("Saltby", "Reuters"),
    "SALTBY (BPA) — ": ("Saltby", "BPA"),
    "SALTBY — ": ("Saltby", None),
    "PORT MERROW, Northshire (AP) — ": ("Port Merrow, Northshire", "AP"),
    "Saltby (AP) — ": ("Saltby", "AP"),
    "(Reuters) - ": (None, "Reuters"),
    "(AFP) ": (None, "AFP"),
}


@pytest.mark.parametrize(("line", "expected"), DATELINES.items())
def test_a_dateline_is_cut_from_its_sentence_and_kept(line: str, expected: tuple[str | None, str | None]) -> None:
    one = clean(f"Assembly talks about bridge again\n\n{line}{STORY}")
    assert (one.place, one.agency) == expected
    assert kept(one)[0].startswith("The Assembly met on Monday")
    assert by_rule(one) == {"dateline": [line.strip()]}


def test_a_byline_s_paper_place_and_weekday_are_no_authors_and_the_place_is_the_article_s() -> None:
    line = "By Nadia Orrell, Harbour Times, Millgate, Tuesday"
    assert (authors(line), town(line)) == (("Nadia Orrell",), "Millgate")
    assert town("By Nadia Orrell, Port Merrow, Tuesday") == "Port Merrow"
    assert authors("By Nadia Orrell, Tuesday") == ("Nadia Orrell",)
    assert town("By Nadia Orrell, Tuesday") is None
    story = "The lamp on Kessock Head went out at 5.50am on Monday, the third time it has failed since January."
    one = clean(f"Lamp goes dark again on Monday\n{line}\n10 March 2026\n{story}\n")
    assert (one.authors, one.place) == (("Nadia Orrell",), "Millgate")
    assert by_rule(one) == {"byline": [line]}


def test_a_byline_of_several_people_or_an_agency_names_no_place() -> None:
    assert authors("By Ann Lee, Bo Ek and Edda Tarn") == ("Ann Lee", "Bo Ek", "Edda Tarn")
    assert [town(line) for line in ("By Ann Lee, Bo Ek", "By Ann Lee, Reuters", "By Ann Lee and Cher")] == [None] * 3
    assert authors("By Ann Lee, Reuters") == ("Ann Lee", "Reuters")
