"""What the preview tells on the terminal, what a build after an edit does anew, and what is made when asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

import pytest

from digest.build import build
from digest.cli.ledger import site_ledger
from digest.cli.serve import Preview, Report, news
from digest.config import load
from digest.engine import Engine, Memory
from digest.request import Request
from digest.serve import Problem
from tests.conftest import SiteMaker
from tests.factories import FERRY
from tests.previews import awaited, opened, preview, state_of
from tests.sites import NOW, demonstration

In = TypeVar("In")
Out = TypeVar("Out")
SIX = tuple((f"{number}.md", "is not YAML") for number in range(6))


def test_what_is_known_is_counted_and_what_is_new_or_mended_is_told() -> None:
    first, counts = news(Report(), Report(SIX, ("odd",), {"a": b"1", "b": b"2"}))
    assert (first["error"], first["warning"], counts) == ([*SIX], [("", "odd")], "2 files made")
    again, counts = news(Report(SIX, ("odd",), {"a": b"1"}), Report(SIX, ("odd",), {"a": b"2"}))
    assert (any(again.values()), counts) == (False, "1 file changed, 6 files left out as before")
    other = (("0.md", "has no title"), *SIX[2:])
    then, counts = news(Report(SIX), Report(other, ("new",)))
    assert then == {
        "error": [("0.md", "has no title")],
        "warning": [("", "new")],
        "note": [("1.md", "is no longer left out")],
    }
    assert counts == "0 files made, 4 files left out as before"


def test_the_answers_of_a_model_are_watched_and_the_day_is_that_of_the_sites_zone(site: SiteMaker) -> None:
    folder = site({}, '[site]\ntitle = "Quill Post"\ntime_zone = "Asia/Tokyo"\n[summary]\ncache = "kept.jsonl"\n')
    night = datetime(2026, 3, 3, 20, tzinfo=UTC)
    made = Preview(folder.toml, 8000, drafts=False, future=False, clock=lambda config: night.astimezone(config.zone))
    assert folder.root / "kept.jsonl" in made.watched().files
    assert made.day() == date(2026, 3, 4)


def test_the_same_failure_is_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = Preview(tmp_path / "digest.toml", 8000, drafts=False, future=False)
    for what in ("no title", "no title", "no address", "no title"):
        site.failed(Problem(what), "")
    told = [line.partition(";")[0] for line in capsys.readouterr().err.splitlines()]
    assert told == ["error: no title", "error: no address", "error: no title"]


def test_what_is_mended_is_told_and_a_failure_again_where_it_comes_again(site: SiteMaker) -> None:
    article = f"---\ntitle: Ferry late\ndate: 2026-03-03\n---\n\n{FERRY}\n"
    folder = site({"a.md": article, "b.md": "---\ntitle: [\n---\n"})
    sound = folder.toml.read_text(encoding="utf-8")
    with preview(folder) as shown:
        for number in range(2):
            folder.toml.write_text(f"{sound}\ntitel = 'x'\n", encoding="utf-8")
            shown.wait_for("", "digest-failed")
            folder.put("a.md", article.replace("late", f"{number} hours late"))
            folder.toml.write_text(sound, encoding="utf-8")
            shown.wait_for("", f"Ferry {number} hours", gone="digest-failed")
        folder.put("b.md", article.replace("late", "found"))
        shown.wait_for("", gone="left out")
        code, out, err = shown.end()
    assert code == 0
    assert (err.count("site.titel"), err.count("error: b.md: ")) == (2, 1)
    assert "note: b.md: is no longer left out" in err
    assert "1 file left out as before" in out


class Counting(Memory):
    """Counts what is done and not recalled, by the names of stages."""

    def __init__(self) -> None:
        super().__init__()
        self.done: Counter[str] = Counter()

    def recalling(self, name: str, stage: Callable[[In], Out], settings: object = None) -> Callable[[In], Out]:
        """As ever, but counted."""

        def counted(item: In) -> Out:
            self.done[name] += 1
            return stage(item)

        return super().recalling(name, counted, settings or stage)


def test_after_an_edit_one_article_is_cleaned_and_few_pages_are_rendered(tmp_path: Path) -> None:
    """On the demonstration, which is built twice for it: that takes seconds."""
    root = demonstration(tmp_path).root
    memory = Counting()

    def built() -> Counter[str]:
        memory.done.clear()
        config = load(root / "digest.toml")
        build(config, Request(NOW, audit=True, late=True), Engine(memory=memory), site_ledger(config))
        return Counter(memory.done)

    cold = built()
    (root / "templates").mkdir(exist_ok=True)
    (root / "templates" / ".page.html.swp").write_text("an editor's", encoding="utf-8")
    assert not sum(built().values()), "nothing is done where nothing changed"
    edited = next(path for path in sorted((root / "content").rglob("*.txt")) if path.parent.name != "pages")
    edited.write_text(
        edited.read_text(encoding="utf-8") + "\nThe council will meet again on Tuesday.\n", encoding="utf-8"
    )
    warm = built()
    assert (warm["read"], warm["clean"], warm["summarise"]) == (1, 1, 1)
    assert 0 < warm["render"] < cold["render"] / 10


def test_an_audit_template_that_fails_fails_its_pages_alone_until_it_is_mended(site: SiteMaker) -> None:
    folder = site({"a.md": f"---\ntitle: Ferry late\ndate: 2026-03-03\n---\n\n{FERRY}\n"})
    audit, failed = "2026/03/03/ferry-late/audit/", "digest-failed"
    own = folder.root / "templates" / "audit.html"
    own.parent.mkdir(exist_ok=True)
    own.write_text("{{ it.no_such_thing }}", encoding="utf-8")
    with preview(folder) as shown:
        reply = shown.ask(audit)
        assert (reply.status, reply.headers["Content-Type"]) == (500, "text/html; charset=utf-8")
        assert all(word in reply.text for word in (failed, "no_such_thing", "audit.html:1"))
        assert "This page could not be made" in reply.text
        assert "<p>It appears here when the error is mended.</p>" in reply.text
        assert failed not in shown.ask("").text

        async def reloaded() -> bool:
            async with opened(shown, state_of(reply.text)) as page:
                own.unlink()
                return await page.reloaded()

        assert awaited(reloaded())
        assert "words kept" in shown.wait_for(audit, gone=failed)


def test_a_card_that_cannot_be_drawn_says_so_where_it_is_asked_for(site: SiteMaker) -> None:
    folder = site({"a.md": f"---\ntitle: Ferry late\ndate: 2026-03-03\n---\n\n{FERRY}\n"})
    (folder.root / "templates").mkdir(exist_ok=True)
    (folder.root / "templates" / "card.svg").write_text("no drawing", encoding="utf-8")
    with preview(folder) as shown:
        reply = shown.ask("2026/03/03/card.png")
        assert (reply.status, reply.headers["Content-Type"]) == (500, "text/plain; charset=utf-8")
        assert reply.text.startswith("card.svg: the card 2026/03/03/card.svg cannot be drawn")
        assert "Ferry late" in shown.ask("").text
