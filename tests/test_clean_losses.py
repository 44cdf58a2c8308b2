"""What a cut cost: a warning where a figure, a quotation or a name goes that stands nowhere else, and only there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from digest.clean.losses import losses
from digest.model import Removal
from tests.sites import Folder, make, run
from tests.texts import clean

STORY = (
    "Grain rots on the quay at Saltby\n\nThe harbour board has let a cargo of barley rot on the quay since January, a "
    "court heard on Monday.\n\nThe board’s chairman, Halvard Reed, told the court that three sheds were full and that "
    "nobody had asked him.\n\n"
)


def lost(line: str, story: str = STORY) -> list[str]:
    """What the warnings name when ``line`` stands below the story."""
    return [text.split("'")[1] for text in clean(f"{story}{line}\n", budget=1.0).warnings if "only mention" in text]


LOST = {
    "a figure": ("Some of the 4,200 tonnes of barley on the quay at Saltby. Picture: Getty", "4,200 tonnes"),
    "a figure in a labelled caption": ("Image caption, Gulls have eaten 70 per cent of it by now", "70 per cent"),
    "a sum of money": ("The shed that was built for £9.5 last year at Saltby. Photo by Ann Lee", "£9.5 last"),
    "a figure before the credit in brackets": (
        "Divers brought 31 sacks up from below the quay on Sunday. (Leah Stone/Reuters)",
        "31 sacks",
    ),
    "a quotation": (
        "The chairman: “it was rotten when it came” he said at Saltby. Picture: Getty",
        "it was rotten when it came",
    ),
}


@pytest.mark.parametrize(("line", "what"), LOST.values(), ids=LOST)
def test_a_cut_that_takes_the_only_mention_of_a_fact_is_warned_of(line: str, what: str) -> None:
    assert lost(line) == [what]


@pytest.mark.parametrize(("line", "what"), LOST.values(), ids=LOST)
def test_no_word_is_said_where_the_story_has_the_fact_too(line: str, what: str) -> None:
    assert (
        lost(line, f"{STORY}The court was shown a note that read: “{what}”, and it laughed at that for a while.\n\n")
        == []
    )


SAME = [
    ("4,200", "4200 tonnes were lost on the quay, the court heard, and nobody has paid for them yet."),
    ("4,200", "4 200 tonnes were lost on the quay, the court heard, and nobody has paid for them yet."),
    ("4.50", "The 4.5 tonnes were lost on the quay, the court heard, and nobody has paid for them yet."),
    ("3", "The court heard that three tonnes of it were good, and nobody has paid for them yet."),
    ("$9,000", "The court heard that 9000 were paid for it, and that nobody has asked to have them back."),
]


@pytest.mark.parametrize(("number", "sentence"), SAME)
def test_a_number_that_is_written_otherwise_elsewhere_is_not_lost(number: str, sentence: str) -> None:
    line = f"A part of the {number} tonnes of barley on the quay at Saltby. Picture: Getty"
    assert lost(line, f"{STORY}{sentence}\n\n") == []
    assert number == "3" or lost(line)


QUIET = [
    "By Ann Stone and Bo Ek in Oslo",
    "12 comments",
    "4 min read",
    "Last updated at 22:10 on 3 March 2026",
    "© 2026 Quayside Post. All rights reserved. Printed in 4,200 copies at Saltby.",
    "Sign up to our newsletter with 4,200 readers, and get it in your inbox",
    "READ MORE: Board lost 4,200 tonnes of barley",
    "(Reporting by Lew Okafor; editing by Sanna Rike)",
    "Share: Facebook Twitter Email",
    "Subscribe for 3 crowns a month to continue reading",
    "We use cookies of 184 partners to give you the best experience.",
    "Got a story? Email newsdesk@quaysidepost.example or call 555 0134",
    "The chairman of the board at the Saltby court, March 17, 2026. Picture: Getty",
    "The chairman of the board with Mayor Odile Brandt at Saltby. Picture: Getty",
    "The 14th cargo of the year on the quay at Saltby. Picture: Getty",
    "A man walks past Pier 31 on the quay at Saltby. Picture: Getty",
    "1/5 The quay at Saltby on a morning of rain. (Photo by Ann Lee)",
    "Bo Ek (25) of Saltby Rovers on the quay with a ball. Picture: Getty",
    "Picture: N. Haddow",
]


@pytest.mark.parametrize("line", QUIET)
def test_a_cut_that_tells_nothing_of_the_story_raises_no_alarm(line: str) -> None:
    assert lost(line) == []


def removal(text: str, group: str = "ours", rule: str = "ours") -> Removal:
    return Removal(text, rule, group, 0, len(text))


def test_a_name_in_a_sentence_that_a_rule_took_is_missed() -> None:
    told = "The grain was bought in May by Odile van Brandt, a farmer at Saltby."
    assert "'Odile van Brandt'" in losses([removal(told)], ["The grain was bought in May."], "front matter")[0]
    assert losses([removal(told)], ["Mr Brandt bought the grain."], "front matter") == ()
    assert losses([removal(told, "caption")], ["The grain was bought in May."], "front matter") == ()


def test_a_row_of_results_that_went_with_a_menu_is_missed() -> None:
    row = removal("Saltby 14 11 6 15 — 46", "navigation", "menu-line")
    assert "Saltby 14 11 6 15" in losses([row], ["Saltby won by 46 to 44."], "front matter")[0]
    assert losses([removal("Sport 2 News", "navigation", "menu-line")], ["Saltby won."], "front matter") == ()


def test_a_warning_names_the_rule_and_what_brings_the_line_back() -> None:
    line, what = LOST["a figure"]
    warning = next(text for text in clean(STORY + line, budget=1.0).warnings if what in text)
    assert "(rule picture-caption)" in warning
    for word in ("keep", "drop"):
        front = f'---\ntitle: Grain rots\n{word}: "{line}"\n---\n\n'
        again = clean(f"{front}{STORY}{line}\n", "desk/grain.md", budget=1.0)
        assert (what in again.text) == (word == "keep")
        assert not any("only mention" in text for text in again.warnings)


def test_a_warning_names_the_place_in_which_the_editor_of_such_a_file_can_answer(tmp_path: Path) -> None:
    (line, _), name = LOST["a figure"], "2026-03-02-grain.txt"
    folder = make(tmp_path, {name: STORY + line})
    (told,) = [one for one in folder.made.warnings if "only mention" in one]
    assert f"'keep' with that line in '{name}.toml' beside the file" in told
    folder.put(f"{name}.toml", f"keep = [{json.dumps(line)}]\n")
    assert not any("only mention" in one for one in folder.again().warnings)
    marked = clean(f"---\ntitle: Grain rots\n---\n\n{STORY}{line}\n", "desk/grain.md", budget=1.0)
    assert any("with that line in front matter" in one for one in marked.warnings)


def test_a_strict_build_writes_nothing_where_a_fact_was_lost(tmp_path: Path) -> None:
    folder = make(tmp_path, {"desk/2026-03-17-grain.txt": STORY + LOST["a figure"][0]})
    done = run("build", "--strict", cwd=folder.root)
    assert done.code == 1
    assert "4,200 tonnes" in done.err
    assert not folder.output.exists()
    folder.put("desk/2026-03-17-grain.txt", STORY)
    assert run("build", "--strict", cwd=folder.root).code == 0


def test_the_demonstration_raises_no_alarm(demo: Folder) -> None:
    assert not [text for text in demo.made.warnings if "only mention" in text]


@pytest.mark.parametrize("group", ["promo", "page", "live", "timestamp"])
def test_a_figure_is_missed_whatever_class_of_furniture_its_sentence_was_taken_for(group: str) -> None:
    sentence = "Install the lamp of 40,000 crowns on every quay, the board told its crews."
    cut = Removal(sentence, "some-rule", group, 0, len(sentence))
    assert "40,000 crowns" in losses([cut], ["The lamp is out."], "front matter")[0]
