"""What the editor decides by hand, and what was published before: both stand above the rules."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from pathlib import Path

import pytest

from digest.errors import ContentError, SettingsError
from digest.link.days import days
from digest.link.entities import EntityFinder, Registry, kept, load_editor, parsed_registry
from digest.model import Article, Entity
from tests.factories import article

THOMAS = "It was Mayor Thomas Reed who opened the lock, said Thomas Reed."
ANNA = "It was Mayor Anna Reed who shut the gate, said Anna Reed."
TOM = "It was Mayor Tom Reed who opened the lock, said Tom Reed."


def decided(root: Path, toml: str, articles: Sequence[Article]) -> tuple[dict[str, Entity], tuple[str, ...]]:
    """The entities by name, and the warnings, with ``toml`` as the editor's file."""
    (root / "entities.toml").write_text(toml, encoding="utf-8")
    made = EntityFinder(1, editor=load_editor(root))(days(articles))
    return {one.name: one for one in made.entities}, made.warnings


def test_another_name_is_joined_and_two_entities_are_merged(tmp_path: Path) -> None:
    both = [article("a/1.md", THOMAS, "2026-03-01"), article("b/2.md", TOM, "2026-03-02")]
    entities, warnings = decided(tmp_path, '[[entity]]\nname = "Thomas Reed"\nalso = ["Tom Reed"]\n', both)
    assert len(entities["Thomas Reed"].articles) == 2
    assert "Tom Reed" not in entities
    assert warnings == ()


def test_a_kind_is_the_editors(tmp_path: Path) -> None:
    toml = '[[entity]]\nname = "Thomas Reed"\nkind = "organisation"\n'
    entities, _ = decided(tmp_path, toml, [article("a/1.md", THOMAS)])
    assert entities["Thomas Reed"].kind == "organisation"


def test_a_name_that_no_rule_finds_has_a_page_where_the_editor_names_it(tmp_path: Path) -> None:
    toml = '[[entity]]\nname = "the night ferry"\nkind = "organisation"\n'
    entities, _ = decided(tmp_path, toml, [article("a/1.md", "People like the night ferry.")])
    assert entities["the night ferry"].kind == "organisation"


def test_no_name_of_the_editor_can_command_a_terminal_or_turn_a_line(tmp_path: Path) -> None:
    toml = (
        '[[entity]]\nname = "Thomas\\u0007\\u001b[31m  Reed\\u202e\\n"\nalso = ["Thomas Reed"]\n'
        '[[split]]\nname = "Anna\\u0000 Reed"\ninto = "Anna \\u2066(A)"\narticles = ["b/2  \\u001b.md"]\n'
    )
    entities, warnings = decided(tmp_path, toml, [article("a/1.md", THOMAS), article("b/2  \x1b.md", ANNA)])
    assert {"Thomas[31m Reed", "Anna (A)"} <= entities.keys()
    assert warnings == ()
    _, (warning,) = decided(tmp_path, toml, [article("a/1.md", f"{THOMAS} {ANNA}")])
    assert warning.startswith("entities.toml: split: there is no article 'b/2 .md'")


def test_one_name_is_split_by_article(tmp_path: Path) -> None:
    both = [article("a/1.md", ANNA, "2026-03-01"), article("b/2.md", ANNA, "2026-03-02")]
    toml = '[[split]]\nname = "Anna Reed"\ninto = "Anna Reed (skipper)"\narticles = ["b/2.md"]\n'
    entities, warnings = decided(tmp_path, toml, both)
    assert entities["Anna Reed"].articles == (both[0].id,)
    assert entities["Anna Reed (skipper)"].articles == (both[1].id,)
    assert entities["Anna Reed (skipper)"].kind == "person"
    assert warnings == ()


def test_what_is_hidden_has_no_page(tmp_path: Path) -> None:
    entities, warnings = decided(tmp_path, 'hide = ["Thomas Reed"]\n', [article("a/1.md", THOMAS)])
    assert "Thomas Reed" not in entities
    assert warnings == ()


def test_a_name_that_no_article_holds_is_a_warning_with_the_nearest(tmp_path: Path) -> None:
    toml = (
        'hide = ["Thomas Reid"]\n[[entity]]\nname = "Nobody Atall"\n[[split]]\nname = "Thomas Reed"\ninto = "X"\n'
        'articles = ["a/11.md"]\n'
    )
    _, warnings = decided(tmp_path, toml, [article("a/1.md", THOMAS)])
    assert any("'Thomas Reid'" in one and "did you mean 'Thomas Reed'?" in one for one in warnings)
    assert any("'Nobody Atall'" in one for one in warnings)
    assert any("'a/11.md'" in one and "did you mean 'a/1.md'?" in one for one in warnings)


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ('[[entity]]\nnam = "X"\n', "entities.toml:2: unknown setting 'entity.nam'; did you mean 'name'?"),
        ('[[entity]]\nname = "X"\nkind = "animal"\n', "entities.toml:3: 'entity.kind' is the text 'animal'"),
        ("hide = true\n", "entities.toml:1: 'hide' is true"),
        ("[[entity]\n", "is not TOML"),
        ('[[entity]]\nname = " "\n', "entities.toml:2: 'entity.name': says nothing; write something, or take it out"),
        ('hide = ["\\u202e"]\n', "entities.toml:1: 'hide': says nothing"),
    ],
)
def test_what_is_wrong_in_the_file_is_told_with_its_line(tmp_path: Path, toml: str, told: str) -> None:
    (tmp_path / "entities.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_editor(tmp_path)
    assert told in str(caught.value)


ANNA_REED = '[[entity]]\nname = "Anna Reed"\n'
SKIPPER = '[[split]]\nname = "Anna Reed"\ninto = "Anna Reed ({})"\narticles = ["a/1.md", "b/2.md"]\n'
AGAINST = {
    "two kinds": (
        f'{ANNA_REED}kind = "person"\n{ANNA_REED}kind = "place"\n',
        ["6: 'Anna Reed' is of the kind place, against {}3 where 'Anna Reed' is of the kind person"],
    ),
    "two owners of another name": (
        f'{ANNA_REED}also = ["Reed"]\n[[entity]]\nname = "Orla Finch"\nalso = ["O. Finch", "reed"]\n',
        ["6: 'reed' means 'Orla Finch', against {}3 where 'Reed' means 'Anna Reed'"],
    ),
    "each another name of the other": (
        f'{ANNA_REED}also = ["Orla Finch"]\n[[entity]]\nname = "Orla Finch"\nalso = ["Anna Reed"]\n',
        [
            "5: 'Orla Finch' means 'Orla Finch', against {}3 where 'Orla Finch' means 'Anna Reed'",
            "6: 'Anna Reed' means 'Orla Finch', against {}2 where 'Anna Reed' means 'Anna Reed'",
        ],
    ),
    "hidden and named": (
        f'hide = ["Tom Reed", "Anna Reed"]\n{ANNA_REED}',
        ["3: 'Anna Reed' is given a page, against {}1 where 'Anna Reed' is hidden"],
    ),
    "hidden and split off": (
        f'hide = ["Anna Reed (A)"]\n{SKIPPER.format("A")}',
        ["4: 'Anna Reed (A)' is given a page, against {}1 where 'Anna Reed (A)' is hidden"],
    ),
    "two splits of one name in one article": (
        SKIPPER.format("A") + SKIPPER.format("B").replace('"b/2.md"', '"c/3.md"'),
        ["7: 'Anna Reed' of 'a/1.md' is 'Anna Reed (B)', against {}3 where 'Anna Reed' of 'a/1.md' is 'Anna Reed (A)'"],
    ),
    "another name that is split": (
        f'[[entity]]\nname = "Orla Finch"\nalso = ["Anna Reed"]\n{SKIPPER.format("A")}',
        ["5: 'Anna Reed' is split, against {}3 where 'Anna Reed' means 'Orla Finch'"],
    ),
    "another name that is split off": (
        f'[[entity]]\nname = "Orla Finch"\nalso = ["Anna Reed (A)"]\n{SKIPPER.format("A")}',
        ["6: 'Anna Reed (A)' is one alone, against {}3 where 'Anna Reed (A)' means 'Orla Finch'"],
    ),
    "two spellings": (
        f'{ANNA_REED}[[entity]]\nname = "Anna Réed"\n',
        ["4: it is shown as 'Anna Réed', against {}2 where it is shown as 'Anna Reed'"],
    ),
}


@pytest.mark.parametrize("kind", list(AGAINST))
def test_two_decisions_that_contradict_each_other_are_told_with_both_places(tmp_path: Path, kind: str) -> None:
    toml, told = AGAINST[kind]
    (tmp_path / "entities.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_editor(tmp_path)
    wanted = [f"entities.toml:{one.format('entities.toml:')}; take one of them out" for one in told]
    assert str(caught.value).splitlines() == wanted


def test_all_contradictions_are_told_at_once(tmp_path: Path) -> None:
    tables = "".join(AGAINST[kind][0] for kind in ("two kinds", "two splits of one name in one article"))
    (tmp_path / "entities.toml").write_text(f'hide = ["Anna Reed"]\n{tables}', encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_editor(tmp_path)
    assert [one.partition(": ")[0].rpartition(":")[2] for one in str(caught.value).splitlines()] == [
        "7",
        "14",
        "3",
        "6",
    ]


def test_what_says_the_same_twice_or_splits_from_what_is_hidden_is_no_contradiction(tmp_path: Path) -> None:
    twice = (
        '[[entity]]\nname = "Tom Reed"\nkind = "person"\nalso = ["Reed", "T. Reed"]\n[[entity]]\nname = "Tom Reed"\n'
    )
    toml = f'hide = ["Anna Reed", "Anna Reed"]\n{twice}{SKIPPER.format("A")}{SKIPPER.format("A")}'
    (tmp_path / "entities.toml").write_text(toml, encoding="utf-8")
    assert load_editor(tmp_path).called["reed"] == "Tom Reed"


def test_an_entity_keeps_the_slug_kind_and_name_it_was_published_under() -> None:
    registry = parsed_registry(b'{"slug": "the-mayor", "kind": "organisation", "name": "Thomas M. Reed"}\n')
    (one,) = EntityFinder(2, registry=registry)(days([article("a/1.md", THOMAS)])).entities
    assert (one.slug, one.kind, one.name) == ("the-mayor", "organisation", "Thomas M. Reed")


def test_a_person_takes_no_slug_of_a_place_that_has_the_surname() -> None:
    registry = parsed_registry(b'{"slug": "reed", "kind": "place", "name": "Reed"}\n')
    one = article("a/1.md", f"{THOMAS} Then Reed left.")
    (found,) = EntityFinder(1, registry=registry)(days([one])).entities
    assert (found.slug, found.kind, found.aliases) == ("thomas-reed", "person", ("Reed",))


def test_an_entity_that_the_editor_renames_keeps_its_slug(tmp_path: Path) -> None:
    registry = parsed_registry(b'{"slug": "tom", "kind": "person", "name": "Tom Reed"}\n')
    (tmp_path / "entities.toml").write_text('[[entity]]\nname = "Thomas Reed"\nalso = ["Tom Reed"]\n', encoding="utf-8")
    finder = EntityFinder(1, editor=load_editor(tmp_path), registry=registry)
    (found,) = finder(days([article("a/1.md", TOM)])).entities
    assert (found.slug, found.name) == ("tom", "Thomas Reed")


def test_a_new_entity_takes_no_slug_that_was_published() -> None:
    registry = parsed_registry(b'{"slug": "thomas-reed", "kind": "place", "name": "Somewhere Else"}\n')
    (one,) = EntityFinder(1, registry=registry)(days([article("a/1.md", THOMAS)])).entities
    assert one.slug == "thomas-reed-2"


def test_the_registry_is_written_sorted_and_read_back_the_same() -> None:
    entities = EntityFinder(1)(days([article("a/1.md", f"{THOMAS} {ANNA}")])).entities
    grown = Registry().grown(reversed(entities))
    first, *lines = grown.data().decode().splitlines()
    assert first.startswith('{"digest":"entities","version":2,"lines":')
    assert lines == sorted(lines)
    assert parsed_registry(grown.data()) == grown
    assert grown.grown(entities).data() == grown.data()


def test_the_registry_of_an_earlier_digest_is_read_and_counts_its_lines_from_then_on() -> None:
    old = '{"slug": "a", "kind": "person", "name": "Ä"}\n{"slug": "b-2", "kind": "place", "name": "B"}\n'
    found = parsed_registry(old.encode())
    assert {slug: (one.kind, one.name) for slug, one in found.rows.items()} == {
        "a": ("person", "Ä"),
        "b-2": ("place", "B"),
    }
    assert parsed_registry(found.data()) == found


OLD = '{"slug": "b", "kind": "place", "name": "B"}\n'


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]\n",
        '{"slug": "c", "kind": "animal", "name": "C"}\n',
        '{"slug": "", "kind": "place", "name": "C"}\n',
        '{"slug": "../../evil", "kind": "place", "name": "C"}\n',
        '{"slug": "Caps", "kind": "place", "name": "C"}\n',
        '{"slug": "index.html", "kind": "place", "name": "C"}\n',
        '{"slug": "c", "kind": "place", "name": ""}\n',
        '{"slug": "c", "kind": "place", "name": "C", "more": 1}\n',
        '{"slug":"c","kind":"place","name":"C"}\n',
        '{"slug": "b", "kind": "person", "name": "B"}\n',
        '{"slug": "a", "kind": "person", "name": "A"}\n',
        "\n",
        '{"slug": "c", "kind": "place", "name": "C"}\r\n',
        "<<<<<<< HEAD\n",
        '{"slug": "c", "kind": "place", "name": "C"}',
    ],
)
def test_a_line_of_the_registry_that_is_none_is_told(tmp_path: Path, line: str) -> None:
    (tmp_path / "entities.jsonl").write_bytes((OLD + line).encode())
    with pytest.raises(ContentError) as caught:
        kept(tmp_path)
    assert "entities.jsonl:2" in str(caught.value)


@pytest.mark.skipif(importlib.util.find_spec("spacy") is not None, reason="spaCy is installed here")
def test_a_finder_that_is_not_installed_is_told_with_what_to_do() -> None:
    with pytest.raises(SettingsError) as caught:
        EntityFinder(finder="spacy")(days([article("a/1.md", THOMAS)]))
    assert "digest.toml: the finder 'spacy' is not installed" in str(caught.value)
    assert "news-digest[nlp]" in str(caught.value)


def test_no_registry_is_an_empty_one(tmp_path: Path) -> None:
    assert kept(tmp_path) == Registry()
