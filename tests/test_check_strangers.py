"""What strangers wrote breaks no site: their dead links are warnings, their words are no sign of a broken template."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.check import Finding, check, read
from tests.checked import STORY, Copy, copy, told
from tests.sites import Folder, make
from tests.test_feeds_rules import HOSTILE

OWN = "https://paper.example/repo/"
TOML = f"[site]\ntitle = 'T'\nbase_url = '{OWN}'\n[[source]]\nkey = 'a'\nname = 'None'\n"
ONE = "The town library opened its new reading room on Monday after three years of work"
PAGE = "2026/03/04/one/index.html"
LINKING = {
    "in the text": f"{ONE}, as [an old page]({OWN}paper/2020/01/01/gone/) of theirs had said.",
    "to a place": f"{ONE}, see {OWN}about/#nobody on that. It stays open until ten.",
    "as mere words": f"{ONE}, see {OWN}gone/page/ on that. It stays open until ten.",
}


def found(root: Path, texts: dict[str, str | bytes], toml: str = TOML) -> list[Finding]:
    """What the check finds in a paper of ``texts``."""
    folder = make(root, texts, toml)
    folder.write()
    return check(read(folder.output, folder.config))


def article(text: str, more: str = "") -> str:
    return f"---\ntitle: One\ndate: 2026-03-04\n{more}---\n\n{text}\n"


@pytest.mark.parametrize("text", LINKING.values(), ids=LINKING)
def test_a_stranger_s_dead_link_into_the_site_is_a_warning(tmp_path: Path, text: str) -> None:
    faults = found(tmp_path, {"a/one.md": article(text)})
    assert {one.level for one in faults} == {"warning"}, faults
    assert all("build again" not in one.hint for one in faults)


def test_an_article_that_says_it_stood_on_the_site_itself_is_a_warning(tmp_path: Path) -> None:
    faults = found(tmp_path, {"a/one.md": article(f"{ONE}.", f"url: {OWN}paper/gone/\n")})
    assert {one.level for one in faults} == {"warning"}, faults
    assert ("links", PAGE) in told(faults)


def test_a_theme_without_a_class_for_the_text_takes_all_of_main_for_it(tmp_path: Path) -> None:
    folder = make(tmp_path, {"a/one.md": article(LINKING["in the text"])}, TOML)
    folder.write()
    page = folder.output / PAGE
    page.write_text(page.read_text().replace('class="text"', 'class="prose"'))
    faults = [one for one in check(read(folder.output, folder.config)) if one.rule == "links"]
    assert [(one.level, one.path) for one in faults] == [("warning", PAGE)]


@pytest.mark.parametrize(("rule", "address"), [("anchors", f"{OWN}about/#nobody"), ("links", "#nobody")])
def test_a_place_that_is_not_there_is_a_warning_in_an_article_s_text(tmp_path: Path, rule: str, address: str) -> None:
    folder = make(tmp_path, {"a/one.md": article(ONE)}, TOML)
    folder.write()
    page = folder.output / PAGE
    page.write_text(
        page.read_text().replace('<div class="text">', f'<div class="text"><a href="{address}" aria-label="x"></a>')
    )
    faults = [one for one in check(read(folder.output, folder.config)) if one.rule != "written"]
    assert [(one.level, one.rule, one.path) for one in faults] == [("warning", rule, PAGE)]


def test_a_dead_link_of_a_template_is_an_error_wherever_it_stands(paper: Folder, tmp_path: Path) -> None:
    """Beside an article's text, in the summary of a story, on a page of the owner's."""
    spoiled = copy(paper, tmp_path)
    places = {PAGE.replace("2026/03/04/one", "2026/03/05/glass-that-remembers"): "</header>", STORY: "</header>"}
    places["about/index.html"] = '<div class="text">'
    for path, before in places.items():
        spoiled.edit(path, before, f'{before}<a href="{paper.config.site.base_url}gone/">gone</a>')
    assert levels(spoiled) == dict.fromkeys(places, "error")


def levels(spoiled: Copy) -> dict[str, str]:
    return {one.path: one.level for one in spoiled.found() if one.rule == "links"}


TEMPLATES = """---
title: "Using {{ it.title }} and {% if x %} in a page"
date: 2026-03-04
---

Jinja writes {{ name }} for a name and {% for one in list %} for a loop, said its author on Monday to the readers.

## None

> The mayor said "{{ nothing }}" and went home on Monday evening without a word more.

Undefined
"""


def test_what_is_a_template_s_sign_or_none_in_articles_and_own_pages_is_theirs(tmp_path: Path) -> None:
    guide = "---\ntitle: Guide\n---\nWrite {{ x }}, [or see](#second-part).\n\n## Second part\n\n## Main\n\nNone\n"
    texts = {"a/one.md": TEMPLATES, "a/two.md": article(f"{ONE}.").replace("One", "None"), "pages/guide.md": guide}
    assert found(tmp_path, dict(texts)) == []


def test_a_paper_of_hostile_headlines_is_clean(tmp_path: Path) -> None:
    toml = f"[site]\ntitle = 'Boats & <bells>'\nbase_url = '{OWN}'\n[[source]]\nkey = 'a'\nname = 'A & <A>'\n"
    assert found(tmp_path, dict(HOSTILE), toml) == []


def test_a_link_in_a_template_element_needs_no_name(paper: Folder, tmp_path: Path) -> None:
    spoiled = copy(paper, tmp_path)
    spoiled.edit("about/index.html", '<main id="main">', '<main id="main"><template><a href="#main"></a></template>')
    assert spoiled.found() == []
