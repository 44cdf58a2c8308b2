"""Who wrote it, where, and for whom: taken from the text and kept as what they are."""

from __future__ import annotations

import pytest

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
}


@pytest.mark.parametrize(("line", "authors"), BYLINES.items())
def test_a_byline_names_every_author_and_nothing_else(line: str, authors: tuple[str, ...]) -> None:
    one = clean(f"Assembly talks about bridge again\n\n{line}\n\n{STORY}")
    assert one.authors == authors
    assert by_rule(one) == {"byline": [line]}


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
