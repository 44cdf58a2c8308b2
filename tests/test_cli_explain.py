"""``digest explain``: raw and clean side by side at a terminal, in one column, in a pipe; with a site and without."""

from __future__ import annotations

import os
import pty
import re
import sys
import unicodedata
from functools import partial
from pathlib import Path
from threading import Thread

import pytest

from tests.conftest import Command
from tests.factories import FERRY
from tests.output import RAW, tables
from tests.sites import COLOURS, Folder, Run, in_process, run

ANSI = re.compile(r"\x1b\[[0-9;]*m")
STRUCK = "\x1b[2;9;31m"
HARBOUR = """date 2026-03-03 Harbour reopens after storm

By Ann Lee

PORT MERROW (BPA) — The harbour at Port Merrow opened again on Tuesday, two days after the storm that sank four boats.

港の当局者は火曜日、嵐で四隻の船が沈んだ二日後に港を再び開いたと発表し、航路標識の修理は来週までかかる見通しだと述べた。

The cafe\u0301 by the que\u0301 had sold all of its soup before noon, and Zoe\u0308, who owns it, went home.

[bold]Not markup[/bold] is a sentence \x1b[2Jthat somebody put there to see what the command does with it.

Read full news in source page
"""


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    """A folder with articles and no site."""
    (tmp_path / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    (tmp_path / "short.txt").write_text("Too short.\n", encoding="utf-8")
    return tmp_path


def at_terminal(folder: Path, columns: int, *arguments: str, **extra: str) -> str:
    """What ``digest explain`` shows at a terminal of so many columns."""
    ours, theirs = pty.openpty()
    shown: list[bytes] = []
    watcher = Thread(target=lambda: shown.extend(iter(partial(read, ours), b"")))
    watcher.start()
    with os.fdopen(theirs, "w", encoding="utf-8") as terminal, pytest.MonkeyPatch.context() as now:
        now.chdir(folder)
        for name in (*COLOURS, "NO_COLOR"):
            now.delenv(name, raising=False)
        for name, value in {"COLUMNS": str(columns), "TERM": "xterm-256color", **extra}.items():
            now.setenv(name, value)
        now.setattr(sys, "stdout", terminal)
        now.setattr(sys, "stderr", terminal)
        code = in_process(["explain", *arguments])
    watcher.join()
    os.close(ours)
    assert code == 0, shown
    return b"".join(shown).decode().replace("\r\n", "\n")


def read(terminal: int) -> bytes:
    """What the terminal has to show next; nothing at its end, which Linux tells by an error."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def cells(text: str) -> int:
    """How many columns ``text`` takes at a terminal: two a wide character, none a combining one."""
    wide = sum(unicodedata.east_asian_width(one) in "WF" for one in text)
    return len(text) + wide - sum(bool(unicodedata.combining(one)) for one in text)


def text_of(shown: str) -> list[str]:
    """The lines below the head, without colours."""
    return ANSI.sub("", shown).partition("\n\n")[2].splitlines()


@pytest.mark.parametrize("columns", [80, 100, 133])
def test_a_terminal_shows_raw_text_left_and_clean_text_right_in_columns_that_stay_straight(
    alone: Path, columns: int
) -> None:
    lines = [line for line in text_of(at_terminal(alone, columns, "harbour.txt")) if line]
    assert {cells(line) for line in lines} == {columns}
    assert len({cells(line.partition("│")[0]) for line in lines if "─" not in line}) == 1
    left, right = zip(*(map(str.strip, line.split("│")) for line in lines if "│" in line), strict=True)
    assert (left[0], right[0]) == ("Raw text", "Clean text")
    raw, clean = " ".join(" ".join(left).split()), " ".join(" ".join(right).split())
    assert "PORT MERROW (BPA) — The harbour" in raw
    assert "PORT MERROW" not in clean
    assert "The harbour at Port Merrow opened again on Tuesday" in clean
    assert "- source-page-pointer (promo): points to the page" in clean
    assert raw.index("By Ann Lee") < raw.index("PORT MERROW") < raw.index("Read full news")


def test_a_terminal_shows_what_was_taken_struck_through_and_fields_in_blue(alone: Path) -> None:
    shown = at_terminal(alone, 120, "harbour.txt")
    assert f"{STRUCK}PORT MERROW (BPA) —\x1b[0m" in shown
    assert "\x1b[34mHarbour reopens after storm\x1b[0m" in shown


def test_a_narrow_terminal_has_one_column(alone: Path) -> None:
    lines = text_of(at_terminal(alone, 60, "harbour.txt"))
    assert "│" not in "".join(lines)
    assert max(map(cells, lines)) <= 60
    struck = lines.index("Read full news in source page")
    assert lines[struck + 1].startswith("    - source-page-pointer (promo)")


def test_no_text_can_command_the_terminal_or_speak_in_the_markup_of_our_library(alone: Path) -> None:
    for columns in (60, 120):
        shown = at_terminal(alone, columns, "harbour.txt")
        assert "\x1b[2J" not in shown
        assert "⟨U+001B⟩[2J" in shown
        assert "[bold]Not markup[/bold]" in shown


@pytest.mark.parametrize("columns", [60, 100])
def test_without_colours_a_terminal_shows_the_same_with_marks_in_their_place(alone: Path, columns: int) -> None:
    plain = at_terminal(alone, columns, "harbour.txt", NO_COLOR="1")
    assert "\x1b" not in plain
    assert "[-Read full news in source page-]" in plain
    assert "[=Harbour reopens" in plain
    assert ("│" in plain) == (columns >= 80)


def test_a_terminal_says_what_its_marks_mean(alone: Path) -> None:
    assert "  marks     struck through: taken; blue:" in at_terminal(alone, 100, "harbour.txt")
    assert "  marks     [-taken-], [=became a field=]" in at_terminal(alone, 100, "harbour.txt", NO_COLOR="1")


def test_what_is_known_of_an_article_is_folded_at_a_terminal_and_whole_in_a_pipe(alone: Path) -> None:
    (alone / "harbour.txt.toml").write_text('keep = ["A line that nobody wrote"]\n', encoding="utf-8")
    shown = ANSI.sub("", at_terminal(alone, 60, "harbour.txt")).partition("\n\n")[0].splitlines()
    assert max(map(cells, shown)) <= 60
    begun = next(n for n, line in enumerate(shown) if line.startswith("  warning "))
    assert shown[begun + 1].startswith(" " * 12)
    (whole,) = [line for line in run("explain", "harbour.txt", cwd=alone).out.splitlines() if "  warning " in line]
    assert "A line that nobody wrote" in whole
    assert len(whole) > 60


def test_in_a_pipe_each_part_is_a_line_with_its_mark(alone: Path) -> None:
    done = run("explain", "harbour.txt", cwd=alone)
    assert done.code == 0
    assert "\x1b" not in done.out
    lines = done.out.splitlines()
    begun = lines.index("= Harbour reopens after storm   [field title]")
    assert lines[begun + 1].startswith("- By Ann Lee   [byline (byline): ")
    assert lines[begun + 2].startswith("- PORT MERROW (BPA) —   [dateline (dateline): ")
    assert lines[begun + 3].startswith("  The harbour at Port Merrow opened again on Tuesday")
    assert any(line.startswith("  港の当局者は") for line in lines)


def test_where_the_clean_text_is_another_both_are_shown(alone: Path) -> None:
    """A code point is missing there; the raw text is shown with it."""
    lines = run("explain", "harbour.txt", cwd=alone).out.splitlines()
    raw = next(number for number, line in enumerate(lines) if "⟨U+001B⟩" in line)
    assert lines[raw].startswith("  [bold]")
    assert lines[raw + 1].startswith("+ [bold]Not markup[/bold] is a sentence")
    assert "U+001B" not in lines[raw + 1]


def test_the_head_counts_the_words_kept_and_those_taken_by_class(alone: Path) -> None:
    out = run("explain", "harbour.txt", cwd=alone).out
    (table,) = tables(run("explain", "harbour.txt", "--json", cwd=alone).out)
    kept = len(table["text"].split())
    total = kept + sum(len(one["text"].split()) for one in table["removed"])
    assert f"words     {kept} of {total} kept ({kept / total:.0%}); taken: promo 6, dateline 4, byline 3" in out


def test_a_file_without_a_site_is_explained_as_far_as_the_cleaner_goes(alone: Path) -> None:
    out = run("explain", "harbour.txt", cwd=alone).out
    assert "headline  from head" in out
    assert "authors   Ann Lee" in out
    assert not re.search(r"^  (?:story|rank|page) ", out, re.MULTILINE)


def test_a_refused_file_without_a_site_ends_with_1_says_why_and_shows_what_was_taken(alone: Path) -> None:
    (alone / "short.txt").write_text("Too short.\n\nRead full news in source page\n", encoding="utf-8")
    done = run("explain", "short.txt", cwd=alone)
    assert done.code == 1
    assert "short.txt: has 2 words of text once it is cleaned" in done.err
    assert "- Read full news in source page   [source-page-pointer (promo): " in done.out
    assert "  Too short." in done.out.splitlines()


def test_a_refused_file_is_an_object_with_its_error_and_all_that_was_taken(alone: Path) -> None:
    (alone / "short.txt").write_text("Too\n\nRead full news in source page\n", encoding="utf-8")
    done = run("explain", "short.txt", "--json", cwd=alone)
    (table,) = tables(done.out)
    assert done.code == 1
    assert table["error"]["what"].startswith("has 1 word of text once it is cleaned")
    assert [one["rule"] for one in table["removed"]] == ["source-page-pointer"]


@pytest.mark.parametrize("others", ["*.none", "*.*"])
def test_a_site_explains_a_file_that_it_refuses_be_it_the_only_one(here: Folder, digest: Command, others: str) -> None:
    for path in here.config.folder("content").rglob(others):
        path.unlink()
    wall = "Page not found\n\nSorry, the page is not here.\n\nSign up\n"
    done = explained(here, digest, "wire/2026-03-03-wall.txt", wall)
    assert done.code == 1
    assert "is an error page, not an article" in done.err
    assert "  Sorry, the page is not here." in done.out.splitlines()


def test_a_bad_entry_of_a_feed_costs_itself_alone(alone: Path) -> None:
    entries = "".join(
        f"<item><guid>{n}</guid><title>{n}</title><description>{t}</description></item>"
        for n, t in [("Ferry", FERRY), ("Crumb", "Too short."), ("Again", FERRY)]
    )
    feed = f"<rss version='2.0'><channel><title>Wire</title>{entries}</channel></rss>"
    (alone / "wire.xml").write_text(feed, encoding="utf-8")
    done = run("explain", "wire.xml", cwd=alone)
    assert done.code == 1
    assert [one for one in done.out.splitlines() if one in {"Ferry", "Again", "Crumb"}] == ["Ferry", "Crumb", "Again"]
    assert "Crumb" in done.err


def test_neither_file_nor_site_ends_with_2_and_says_what_to_do(alone: Path) -> None:
    done = run("explain", "nothing.txt", cwd=alone)
    assert done.code == 2
    assert "nothing.txt: is no file, and there is no site here" in done.err


def test_a_file_beside_a_site_is_explained_with_its_settings_and_no_story(here: Folder, digest: Command) -> None:
    (here.root / "stray.txt").write_text(RAW, encoding="utf-8")
    done = digest("explain", "stray.txt")
    assert done.code == 0
    assert "- Read full news in source page   [source-page-pointer" in done.out
    assert "  story " not in done.out


def explained(here: Folder, digest: Command, name: str, text: str) -> Run:
    here.put(name, text)
    return digest("explain", f"content/{name}")


def test_a_site_explains_an_article_with_its_raw_text_story_and_rank(here: Folder, digest: Command) -> None:
    out = explained(here, digest, "wire/2026-03-03-raw.txt", RAW.replace("reef", "re\u00adef")).out
    assert re.search(r"^  rank      ", out, re.MULTILINE)
    assert re.search(r"^  story     ", out, re.MULTILINE)
    assert "re⟨U+00AD⟩ef" in out


def test_a_page_is_said_to_be_shown_as_the_text_found_in_it(here: Folder, digest: Command) -> None:
    paragraphs = "".join(f"<p>{one}</p>" for one in FERRY.split("\n\n"))
    page = f"<html><head><title>Ferry</title></head><body><article><h1>Ferry</h1>{paragraphs}</article></body></html>"
    out = explained(here, digest, "wire/2026-03-03-page.html", page).out
    assert "raw text  what its reader found in the html" in out
    assert f"  {FERRY.split(chr(10))[0]}" in out


def test_what_an_extractor_left_out_is_counted_and_with_all_listed_in_its_place(alone: Path) -> None:
    first, *rest = (f"<p>{one}</p>" for one in FERRY.split("\n\n"))
    box = "<aside>The Gannet reef has no light.</aside>"
    story = f"<article><h1>Ferry</h1>{first}{box}{''.join(rest)}</article>"
    page = f"<html><body><nav>Front page</nav>{story}<footer>Rights held</footer></body></html>"
    (alone / "ferry.html").write_text(page, encoding="utf-8")
    short = run("explain", "ferry.html", cwd=alone).out
    assert "left out  3 lines of its page (10 words); --all lists them, and 'keep' brings one back" in short
    assert "Front page" not in short
    lines = run("explain", "ferry.html", "--all", cwd=alone).out.splitlines()
    by = "Left out by trafilatura,"
    listed = [line for line in lines[lines.index(f"{by} above the text:") :] if line]
    start = FERRY.split("\n\n")[0][:60]
    assert listed[1:4] == ["x Front page", f"{by} after '{start}':", "x The Gannet reef has no light."]
    assert listed[4:] == [f"{by} below the text:", "x Rights held"]
    (table,) = tables(run("explain", "ferry.html", "--json", cwd=alone).out)
    assert [one["text"] for one in table["left_out"]] == ["Front page", "The Gannet reef has no light.", "Rights held"]
    done = run("clean", "ferry.html", cwd=alone)
    assert "left out: ferry.html: 3 lines of the page; 'digest explain --all ferry.html' lists them" in done.err
