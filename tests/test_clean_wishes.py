"""What an editor asks for beside a file or in front matter: said wrongly, it is told what was found and is wanted."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import pytest

from digest.clean import Cleaner
from digest.errors import SourceError
from digest.ingest import payload, read
from digest.model import Article
from tests.sites import make

BODY = (
    "The lamp on Kessock Head went out at ten to six on Monday, the third time it has failed since January.",
    "Keepers lit a fire on the beach, as their grandmothers did, and burned two old boats before the sun came up.",
    "The trust will meet on Friday and ask the Assembly for nine thousand crowns and for a reply.",
)
POINTER = "Read full news in source page"
SLOGAN = "Read by seals, trusted by gulls."
WALL = "Page not found\n\nThe page you asked for is a poem, and you wrote it.\n\nSign up\n"


def cleaned(folder: Path, said: str, *lines: str, name: str = "2026-03-02-lamp.txt") -> Article:
    """The article of ``lines`` with ``said`` beside it, or above it where it is Markdown."""
    text = "\n\n".join(lines)
    if name.endswith(".md"):
        text = f"---\n{said}\n---\n\n{text}"
    else:
        (folder / f"{name}.toml").write_text(said, encoding="utf-8")
    (folder / name).write_text(f"{text}\n", encoding="utf-8")
    (document,) = read(payload(folder / name, name))
    return Cleaner(UTC)(document)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "authors = 3\n",
            "lamp.txt.toml:1: 'authors' is the number 3; a list, in [ ] or under headings in [[ ]], is wanted",
        ),
        ("\nkeep = [7]\n", "lamp.txt.toml:2: 'keep' holds the number 7; text in quotes is wanted"),
        ("title = ['x']\n", "lamp.txt.toml:1: 'title' is a list; text in quotes is wanted"),
        (
            "tags = 2026-03-05\n",
            "'tags' is the date or time 2026-03-05; a list, in [ ] or under headings in [[ ]], is wanted",
        ),
        ("draft = 'perhaps'\n", "'draft' is the text 'perhaps'; true or false without quotes is wanted"),
        ("url = true\n", "'url' is true; text in quotes is wanted"),
        ("date = 5\n", "'date' is the number 5; text in quotes is wanted"),
        ("[source]\nx = 1\n", "'source' is a table; text in quotes is wanted"),
        ("language = 'deutsch'\n", "'language' is the text 'deutsch'; a code such as de, en or fr is wanted"),
    ],
)
def test_a_value_of_the_wrong_kind_beside_a_file_is_told_in_plain_words(tmp_path: Path, said: str, told: str) -> None:
    with pytest.raises(SourceError) as raised:
        cleaned(tmp_path, said, *BODY)
    assert told in raised.value.what
    assert "nput should" not in raised.value.what


def test_one_text_beside_a_file_does_for_a_list_of_one(tmp_path: Path) -> None:
    said = f'keep = "{POINTER}"\ndrop = "{SLOGAN}"\nauthors = "Tilda Brandt, of the Post"\ntags = "sea"\n'
    one = cleaned(tmp_path, said, *BODY, POINTER, SLOGAN)
    assert (one.authors, one.tags, one.warnings) == (("Tilda Brandt, of the Post",), ("sea",), ())
    assert [(cut.rule, cut.text) for cut in one.removals] == [("editor-drop", SLOGAN)]


@pytest.mark.parametrize(
    ("front", "told"),
    [
        ("keep:\n  - Photo: the lamp", "'keep' holds a table ('Photo: …'), which is not used; a text or a list"),
        ("title: [Breaking]", "'title' is a list, which is not used; a text is wanted"),
        ("authors:\n  name: Tilda", "'authors' holds a table ('name: …'), which is not used; a text or a list"),
    ],
)
def test_a_value_of_the_wrong_kind_in_front_matter_is_a_warning(tmp_path: Path, front: str, told: str) -> None:
    (warning,) = cleaned(tmp_path, f"date: 2026-03-02\n{front}", *BODY, name="lamp.md").warnings
    assert warning.startswith(told)


@pytest.mark.parametrize("wish", ["keep", "drop"])
def test_of_a_line_that_is_not_there_the_nearest_is_told(tmp_path: Path, wish: str) -> None:
    (told,) = cleaned(tmp_path, f'{wish} = "Read the full news in source page"\n', *BODY, POINTER).warnings
    start = f"'{wish}' has no effect: no line is 'Read the full news in source page'; "
    assert told == f"{start}did you mean '{POINTER}'?"


def test_a_part_of_a_line_is_told_to_be_one_and_what_is_like_none_to_be_needed_whole(tmp_path: Path) -> None:
    said = 'keep = ["full news", "Quite another thing"]\ndrop = "full news"\n'
    part = f"no line is 'full news'; it is a part of '{POINTER}', and a line must be given whole"
    assert cleaned(tmp_path, said, *BODY, POINTER).warnings == (
        f"'keep' has no effect: {part}",
        "'keep' has no effect: no line is 'Quite another thing'; a line must be given whole, as it stands in the file",
        f"'drop' has no effect: {part}",
    )


def test_a_part_of_a_line_that_nothing_cuts_is_no_trouble(tmp_path: Path) -> None:
    assert cleaned(tmp_path, 'keep = ["Keepers lit a fire"]\n', *BODY).warnings == ()


def test_a_wall_that_a_kept_line_lets_pass_is_told(tmp_path: Path) -> None:
    lines = WALL.split("\n\n")
    told = cleaned(tmp_path, f'title = "Page not found"\nkeep = "{lines[1]}"\n', *lines).warnings
    assert "used for the line that 'keep' names, although by its look it is an error page, not an article" in told
    with pytest.raises(SourceError, match="error page"):
        cleaned(tmp_path, 'title = "Page not found"\nkeep = "A line it does not have"\n', *lines)


@pytest.mark.parametrize(
    ("named", "advice"),
    [("quaysyde", "did you mean 'quayside'?"), ("zzz", "'digest list sources' shows those there are")],
)
def test_rules_for_a_source_that_nobody_knows_are_told_with_the_nearest_one(
    tmp_path: Path, named: str, advice: str
) -> None:
    folder = make(
        tmp_path, {"quayside/2026-03-02-lamp.txt": "\n\n".join(BODY)}, '[[source]]\nkey = "quayside"\nname = "Q"\n'
    )
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "quay.toml").write_text(f'source = "{named}"\n', encoding="utf-8")
    (rules / "all.toml").write_text('keep = ["Share"]\n', encoding="utf-8")
    (rules / "known.toml").write_text('source = "quayside"\n', encoding="utf-8")
    told = f"rules/quay.toml: no article is of the source '{named}', so nothing in it is used; {advice}"
    assert folder.made.warnings == (told,)


def test_the_headline_of_a_file_is_on_record_where_its_editor_gave_another(tmp_path: Path) -> None:
    article = cleaned(tmp_path, 'title = "The lamp is out"', "Lamp goes dark on the head again", *BODY)
    assert article.title.value == "The lamp is out"
    assert [(one.rule, one.text) for one in article.removals] == [
        ("headline-replaced", "Lamp goes dark on the head again")
    ]
    assert article.fields == ()
    same = cleaned(tmp_path, 'title = "Lamp goes dark on the head again"', "Lamp goes dark on the head again", *BODY)
    assert (same.removals, [one.field for one in same.fields]) == ((), ["title"])


def test_what_front_matter_says_of_publishing_may_stand_beside_a_file_too(tmp_path: Path) -> None:
    said = "slug = 'lamp'\nexpires = 2027-01-01\nsummary = 'It is out.'\nreviewed_by = 'The desk'\n"
    article = cleaned(tmp_path, said, *BODY)
    assert (article.slug, str(article.expires)) == ("lamp", "2027-01-01")
    assert (article.summary, article.reviewed_by) == ("It is out.", "The desk")


def test_place_and_agency_may_stand_beside_a_file_and_go_before_its_dateline(tmp_path: Path) -> None:
    first, *rest = BODY
    article = cleaned(tmp_path, "agency = 'BPA'\nplace = 'Port Merrow'\n", f"SALTBY (Reuters) - {first}", *rest)
    assert (article.place, article.agency) == ("Port Merrow", "BPA")
