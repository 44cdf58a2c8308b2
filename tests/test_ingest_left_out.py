"""What a saved page shows and its main text does not hold: on record, in its place, and brought back when asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from pathlib import Path

import lxml.html
import pytest

from digest.clean import Cleaner
from digest.ingest import payload, read
from digest.ingest.left_out import left_out, restored
from digest.ingest.text import lines
from digest.model import Meta, RawDocument

STORY = [
    "The harbour master of Saltby resigned on Monday after nineteen years, and the harbour council accepted it.",
    "Her deputy, Nils Orrin, will run the port until a successor is found, which the council hopes for in the autumn.",
    "Ferries to the outer skerries ran an hour late because the pilot boat had nobody to sign its log that morning.",
    "The council meets again on Thursday in the old customs house, where the public may put questions to its members.",
]
BOX = "The port handled 412 ships last year, eleven more than the year before."


def page(*inside: str) -> str:
    return f"<!doctype html><html><head><title>Harbour</title></head><body>{''.join(inside)}</body></html>"


def record(markup: str, *kept: str, headline: str = "") -> list[tuple[str, int]]:
    """What is left out of a page of which the lines ``kept`` were taken, each with the lines above it."""
    found = left_out(lxml.html.document_fromstring(page(markup)), tuple(lines("\n".join(kept))), headline)
    return [(one.text, one.after) for one in found]


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_what_was_not_taken_is_on_record_with_the_lines_above_it() -> None:
    one, two, three, _ = STORY
    markup = f"<ul><li>News<li>Sport</ul>{paragraphs(one)}<aside>{BOX}</aside>{paragraphs(two, three)}<footer>Rights"
    assert record(markup, one, two, three) == [("News", 0), ("Sport", 0), (BOX, 1), ("Rights", 3)]


def test_what_shows_no_text_is_not_on_record() -> None:
    hidden = "<script>let a = 1</script><style>p {}</style><noscript>Please</noscript><svg><text>x</text></svg>"
    assert record(f"{hidden}<!-- said --> {paragraphs(STORY[0], '•', '|')}", STORY[0]) == []


def test_what_the_page_hides_by_itself_is_not_on_record_and_what_follows_is() -> None:
    hidden = (
        '<p style="color: red; DISPLAY:none">Please</p><div hidden><p>Wait</div>Bare <b aria-hidden="true">x</b>words'
    )
    assert record(f"{hidden}{paragraphs(STORY[0])}", STORY[0]) == [("Bare words", 0)]
    seen = '<p style="display:none-such">One</p><p hidden="until-found">Two</p><p aria-hidden="false">Three</p>'
    assert [text for text, _ in record(seen)] == ["One", "Two", "Three"]


def test_a_page_that_is_hidden_as_a_whole_is_on_record() -> None:
    markup = f'<main aria-hidden="true" style="display:none">{paragraphs(STORY[0], "Menu")}</main>'
    assert record(markup, STORY[0]) == [("Menu", 1)]


def test_links_with_nothing_between_them_are_lines_of_their_own() -> None:
    menu = '<nav><a href="/">Home</a><a href="/s">Sport</a><i><a href="/t">Tides</a></i> <a href="/m">Mail</a></nav>'
    assert [text for text, _ in record(menu)] == ["Home", "Sport", "Tides Mail"]
    assert record('<p><a href="/h">Har</a><a href="/h">bour</a></p>') == [("Harbour", 0)]


def test_text_after_a_comment_or_beside_a_block_is_on_record() -> None:
    markup = f"<div><!-- a -->Bare words<p>{STORY[0]}</p>and more bare words</div>"
    assert record(markup, STORY[0]) == [("Bare words", 0), ("and more bare words", 1)]


def test_words_of_a_short_line_that_stand_somewhere_in_the_story_do_not_make_it_kept() -> None:
    markup = f"<p>Council</p>{paragraphs(*STORY)}<p>Ferries to the</p>"
    assert record(markup, *STORY) == [("Council", 0), ("Ferries to the", 4)]


def test_lines_that_the_extractor_joined_or_split_are_not_left_out() -> None:
    one, two, three, four = STORY
    joined = f"{one} {two}"
    head, _, tail = three.partition(" because ")
    markup = f"{paragraphs(one, two)}<div>{three}</div><p>{four[:30]}<b>{four[30:36]}</b>{four[36:]}</p>"
    assert record(markup, joined, head, f"because {tail}", four) == []


def test_a_run_of_short_lines_that_was_taken_is_not_left_out() -> None:
    poem = ["The lamp is out", "the keeper sleeps", "the boats are on the shore", "and nobody comes"]
    assert record(f"{paragraphs(STORY[0])}<p>{'<br>'.join(poem)}</p>", STORY[0], *poem) == []
    table = "<table><tr><td>Kale</td><td>12</td></tr><tr><td>Leeks</td><td>30</td></tr></table>"
    assert record(table, "Kale | 12", "Leeks | 30") == []
    assert record(table, "Leeks | 30") == [("Kale | 12", 0)]


def test_a_short_line_below_words_that_the_page_does_not_have_is_found_as_a_line() -> None:
    markup = paragraphs(STORY[0], "The council", STORY[1])
    assert record(markup, STORY[0], "Words of the extractor", "The council", STORY[1]) == []


def test_what_was_cut_out_of_a_paragraph_is_on_record_alone() -> None:
    one = STORY[0]
    cut = one.replace(" and the harbour council", " (advertisement: buy nets) and the harbour council")
    assert record(f"<p>{cut}</p>{paragraphs(STORY[1])}", one, STORY[1]) == [("advertisement: buy nets)", 1)]


def test_a_caption_that_names_what_the_story_names_is_on_record_whole() -> None:
    caption = "Picture: the harbour master of Saltby in her office, with the log of the pilot boat and her dog"
    assert record(paragraphs(STORY[0], caption, STORY[1]), STORY[0], STORY[1]) == [(caption, 1)]


def test_the_headline_is_on_record_as_such_and_a_teaser_above_does_not_move_the_place() -> None:
    one, two, three, four = STORY
    markup = (
        f"<h1>Master resigns</h1><p>{four}</p><p>Menu</p>{paragraphs(one, two)}<p>{BOX}</p>{paragraphs(three, four)}"
    )
    assert record(markup, *STORY, headline="Master resigns") == [("Menu", 0), (BOX, 2)]


def test_scripts_without_spaces_are_compared_by_their_characters() -> None:
    told = "港の当局者は火曜日、嵐で四隻の船が沈んだ二日後に港を再び開いたと発表した。"
    more = "航路標識の修理は来週までかかる見通しだ。"
    assert record(f"<p>{told}{more}</p><p>広告</p>", told, more) == [("広告", 2)]


@pytest.mark.parametrize("step", [2, 3, 7])
@pytest.mark.parametrize("around", ["<p>{}</p>", "<div>{}<br><br>", "<li>{}", "<table><tr><td>{}</td></tr></table>"])
def test_every_word_of_a_page_is_kept_or_left_out_and_none_is_both(around: str, step: int) -> None:
    blocks = [" ".join(f"w{number}x{word}" for word in range(1 + number % 9)) for number in range(60)]
    kept = blocks[::step]
    found = record("".join(around.format(one) for one in blocks), *kept)
    assert [text for text, _ in found] == [one for one in blocks if one not in kept]
    assert [after for _, after in found] == [n // step + 1 for n, one in enumerate(blocks) if one not in kept]


def test_a_line_that_is_left_out_comes_back_below_the_nearest_line_that_was_kept() -> None:
    markup = f"{paragraphs(*STORY[:2])}<aside>{BOX}</aside>{paragraphs(*STORY[2:])}<p>Rights</p>"
    text = tuple(lines("\n".join(STORY)))
    rest = left_out(lxml.html.document_fromstring(page(markup)), text, "")
    document = RawDocument("a.html", "a.html", "html", "\n".join(STORY), text, Meta(), left_out=rest)
    assert restored(document) is document
    back = restored(replace(document, meta=Meta(keep=(BOX,))))
    assert [line.text for line in back.lines] == [*STORY[:2], BOX, *STORY[2:]]
    assert all(back.body[line.start : line.end] == line.text for line in back.lines)
    assert [(one.text, one.after) for one in back.left_out] == [("Rights", 5)]


def test_of_lines_that_are_alike_the_one_inside_the_story_comes_back() -> None:
    markup = f"<p>{BOX}</p>{paragraphs(STORY[0])}<p>{BOX}</p>{paragraphs(STORY[1])}<p>{BOX}</p>"
    text = tuple(lines("\n".join(STORY[:2])))
    rest = left_out(lxml.html.document_fromstring(page(markup)), text, "")
    document = RawDocument("a.html", "a.html", "html", "\n".join(STORY[:2]), text, Meta(keep=(BOX,)), left_out=rest)
    back = restored(document)
    assert [line.text for line in back.lines] == [STORY[0], BOX, STORY[1]]
    assert [one.after for one in back.left_out] == [0, 3]


def test_a_saved_page_gives_back_what_its_extractor_left_out(tmp_path: Path) -> None:
    """The whole way: file, file beside it, extractor, cleaner."""
    story = f"<article><h1>Harbour master resigns</h1>{paragraphs(*STORY[:2])}<aside>{BOX}</aside>"
    markup = page("<nav><a href='/'>Front page</a></nav>", story, paragraphs(*STORY[2:]), "</article>")
    (tmp_path / "a.html").write_text(markup, encoding="utf-8")
    clean = Cleaner(UTC)
    (before,) = (clean(one) for one in read(payload(tmp_path / "a.html", "a.html")))
    assert BOX not in before.text
    assert {"Front page", BOX} <= {one.text for one in before.left_out}
    (tmp_path / "a.html.toml").write_text(f'keep = "{BOX}"\n', encoding="utf-8")
    (after,) = (clean(one) for one in read(payload(tmp_path / "a.html", "a.html")))
    assert after.text == before.text.replace(STORY[1], f"{STORY[1]}\n\n{BOX}")
    assert not [text for text in after.warnings if "keep" in text]
