"""Files that are no clean article, through the real commands: each is read, or refused by name; the rest is built."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.sites import make, run

FIRST = "The lamp on the head went out again before dawn on Monday, and nobody was awake to see it."
SECOND = "The trust will meet on Friday – and Zoë Fenn has asked the Assembly for 9,000 crowns “and a reply”."
STORY = f"Lamp goes dark on Kessock Head\n\n{FIRST}\n\n{SECOND}\n"
ARABIC = (
    "عاد المصباح إلى العمل يوم الثلاثاء\n\n"
    "عاد المصباح إلى العمل يوم الثلاثاء بعد أن انطفأ \u200fثلاث مرات\u200f منذ بداية العام الجديد، كما قال الحارس.\n\n"
    "هل رأى أحد شيئا في تلك الليلة الطويلة على الجزيرة الصغيرة قرب الميناء القديم؟\n"
)
HEBREW = (
    "המגדלור חזר לפעול ביום שלישי\n\nהמגדלור חזר לפעול ביום שלישי \u2067אחרי\u2069 שכבה שלוש פעמים מאז תחילת השנה "
    "החדשה, כך אמר השומר הזקן.\n\nאיש לא ראה דבר באותו לילה ארוך על האי הקטן ליד הנמל הישן של העיר, אמרה המשטרה.\n"
)

READ: dict[str, tuple[bytes, str]] = {
    "UTF-8 and Windows lines in one file": (
        f"Lamp goes dark\n\n“Late,” said Zoë.\n\n“Café,” she said.\n\n{FIRST}\n\n".encode() + SECOND.encode("cp1252"),
        SECOND,
    ),
    "UTF-8 and Windows bytes in one line": (
        f"Lamp goes dark\n\n{FIRST} “Zoë” ".encode() + f"{SECOND}\n".encode("cp1252"),
        SECOND,
    ),
    "text encoded twice": (STORY.encode().decode("latin-1").encode(), SECOND),
    "UTF-16 with its mark": (STORY.encode("utf-16"), SECOND),
    "UTF-16 that lost its mark": (STORY.encode("utf-16-le"), SECOND),
    "UTF-16 the other way round": (STORY.encode("utf-16-be"), SECOND),
    "a few NUL bytes": (STORY.replace("Friday", "Fri\x00day").replace("crowns", "crowns\x00").encode(), SECOND),
    "Arabic": (ARABIC.encode(), ARABIC.split("\n\n")[1]),
    "Hebrew": (HEBREW.encode(), HEBREW.split("\n\n")[1]),
    "no boilerplate": (STORY.encode(), SECOND),
    "old Mac line ends": (STORY.replace("\n", "\r").encode(), SECOND),
    "a page named .txt": (
        f"<!doctype html><title>Lamp</title><article><h1>Lamp</h1><p>{FIRST}<p>{SECOND}</article>".encode(),
        SECOND,
    ),
}

REFUSED: dict[str, tuple[bytes, str]] = {
    "only boilerplate": (
        b"Share\n\nTweet\n\nHome\n\nSubscribe\n\n12 comments\n\nRead more\n",
        "too few for an article",
    ),
    "many NUL bytes": (b"abc\x00\x00\x00\x00" * 100, "binary"),
    "one word without end": (b"a" * 20_000_000, "has 1 word of text"),
    "an error page": (b"404 Not Found\n\nThe requested URL was not found on this server.", "error page"),
    "a check": (b"Just a moment...\n\nEnable JavaScript and cookies to continue", "check of the browser"),
}


def cleaned(root: Path, data: bytes) -> tuple[int, dict[str, Any]]:
    (root / "bad.txt").write_bytes(data)
    done = run("clean", "bad.txt", "--json", cwd=root)
    return done.code, json.loads(done.out)


@pytest.mark.parametrize(("data", "sentence"), READ.values(), ids=READ)
def test_text_that_can_be_read_is_cleaned_and_keeps_its_sentences(tmp_path: Path, data: bytes, sentence: str) -> None:
    code, table = cleaned(tmp_path, data)
    assert code == 0
    assert sentence in table["text"]
    assert not [one for one in table["removed"] if one["rule"] not in {"headline-repeated"}]


@pytest.mark.parametrize(("data", "why"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_holds_no_article_is_refused_with_what_to_do(tmp_path: Path, data: bytes, why: str) -> None:
    code, table = cleaned(tmp_path, data)
    assert code == 1
    assert why in table["error"]["what"]
    assert table["error"]["hint"]


def test_a_site_with_every_bad_file_is_built_and_names_each(tmp_path: Path) -> None:
    good = {f"desk/2026-03-1{number}-good.txt": f"{STORY}{number}" for number in range(2)}
    bad = {f"bad/2026-03-20-{number}.txt": data for number, (data, _) in enumerate(REFUSED.values())}
    odd = {f"odd/2026-03-21-{number}.txt": data for number, (data, _) in enumerate(READ.values())}
    folder = make(tmp_path, {**good, **bad, **odd})
    done = run("build", "--json", cwd=folder.root)
    table = json.loads(done.out)
    assert done.code == 1
    assert table["used"] == len(good) + len(odd)
    left = {one["item"]: one for one in table["left_out"]}
    assert sorted(left) == sorted(bad)
    assert all(one["why"] and one["hint"] for one in left.values())
    assert (folder.output / "index.html").is_file()


LARGE: dict[str, Callable[[], str]] = {
    "a line of two million letters in sentences": lambda: f"Lamp\n\n{(FIRST + ' ') * 22_000}",
    "twenty thousand lines": lambda: "\n".join(f"{FIRST} {number}." for number in range(20_000)),
    "twenty thousand short lines": lambda: f"Lamp\n\n{FIRST}\n" + "\n".join(f"Line {n}" for n in range(20_000)),
    "a line of brackets": lambda: f"Lamp goes dark\n\n{FIRST}\n{'(' * 2_000_000}\n{SECOND}",
    "a line of spaces": lambda: f"Lamp goes dark on the head\n\n{FIRST}{' ' * 2_000_000}x\n{SECOND}",
    "a line of full stops": lambda: f"Lamp goes dark\n\n{FIRST}\n{'. ' * 1_000_000}\n{SECOND}",
    "a caption without end": lambda: f"Lamp goes dark\n\n{FIRST}\n{SECOND}\nFile photo: {'a, 4 ' * 400_000}",
    "an unclosed tag without end": lambda: f"<p>{FIRST}\n<p>{SECOND}\n<p {'a ' * 500_000}",
}


@pytest.mark.parametrize("make_text", LARGE.values(), ids=LARGE)
def test_a_very_large_file_is_cleaned(tmp_path: Path, make_text: Callable[[], str]) -> None:
    code, table = cleaned(tmp_path, make_text().encode())
    assert code == 0
    assert FIRST in table["text"]
