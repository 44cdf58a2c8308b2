"""What a hand says beforehand: rules of the site's own in ``rules/``, and lines to keep and drop beside a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from digest.build import build
from digest.request import Request
from tests.sites import NOW, Folder, make, run, tree

SOURCE = '\n[[source]]\nkey = "quayside"\nname = "Quayside Post"\nhome = "https://www.quaysidepost.example/"\n'
BODY = (
    "The lamp on Kessock Head went out at ten to six on Monday, the third time it has failed since January.",
    "Keepers lit a fire on the beach, as their grandmothers did, and burned two old boats before the sun came up.",
    "The trust will meet on Friday and ask the Assembly for nine thousand crowns and for a reply.",
)
SLOGAN = "Read by seals, trusted by gulls."


def text(*lines: str) -> str:
    return "\n\n".join(["Lamp on Kessock Head goes dark again", *lines]) + "\n"


def rule(name: str, takes: str, **more: Any) -> str:
    table = {"name": name, "class": "slogan", "reason": f"the owner's {name}", **more}
    rows = [f"{key} = {json.dumps(value)}" for key, value in table.items()]
    return "\n".join(["[[rule]]", *rows, takes, ""])


def site(root: Path, rules: str, *lines: str, name: str = "quayside/2026-03-02-lamp.txt") -> Folder:
    folder = make(root, {name: text(*lines or BODY)}, SOURCE)
    (root / "rules").mkdir()
    (root / "rules" / "quay.toml").write_text(rules, encoding="utf-8")
    return folder


def cleaned(folder: Folder, name: str = "quayside/2026-03-02-lamp.txt") -> dict[str, Any]:
    done = run("clean", "--json", f"content/{name}", cwd=folder.root)
    table: dict[str, Any] = json.loads(done.out)
    assert done.err == ""
    return table


def cuts(table: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(one["rule"], one["class"], one["text"]) for one in table["removed"]]


@pytest.mark.parametrize("named", ["quayside", "Quayside Post", "quaysidepost.example", "www.quaysidepost.example", ""])
def test_rules_hold_for_a_source_by_key_name_or_domain_and_without_one_for_all(tmp_path: Path, named: str) -> None:
    rules = f'source = "{named}"\n' + rule("slogan", f'line = "{SLOGAN}"')
    assert cuts(cleaned(site(tmp_path, rules, BODY[0], SLOGAN, *BODY[1:]))) == [("slogan", "slogan", SLOGAN)]


@pytest.mark.parametrize("group", ["promo", "notice", "newsletter", "related", "slogan"])
def test_a_site_s_own_rule_takes_its_line_whatever_its_class_and_words(tmp_path: Path, group: str) -> None:
    told = "This report was first told to our members, the editor said."
    rules = rule("members", f'line = "{told}"', **{"class": group})
    assert cuts(cleaned(site(tmp_path, rules, BODY[0], told, *BODY[1:]))) == [("members", group, told)]


def test_rules_of_another_source_are_not_asked(tmp_path: Path) -> None:
    rules = 'source = "gazette"\n' + rule("slogan", f'line = "{SLOGAN}"')
    assert cuts(cleaned(site(tmp_path, rules, BODY[0], SLOGAN, *BODY[1:]))) == []


@pytest.mark.parametrize(
    ("takes", "taken"),
    [
        ('starts = "Keepers lit"', BODY[1]),
        ('starts = "Keepers lit a fire on the beach,"\ntakes = "match"', "Keepers lit a fire on the beach,"),
        ('ends = "before the sun came up."', BODY[1]),
        ('ends = "before the sun came up."\ntakes = "match"', "before the sun came up."),
        ("pattern = 'keepers .* up[.]'", BODY[1]),
        ("pattern = 'keepers .* boats'", None),
        ('starts = "Keep"', None),
        ('line = "Keepers"', None),
        ('starts = "Keepers"\nwhere = "tail"', None),
        ('starts = "Keepers"\nwhere = "edge"', None),
        ('starts = "Keepers"\naccepted = false', None),
        ('starts = "Keepers"\nrefused = true', None),
    ],
)
def test_a_rule_takes_the_line_or_the_match_where_it_is_said_to(tmp_path: Path, takes: str, taken: str | None) -> None:
    table = cleaned(site(tmp_path, rule("fire", takes)))
    assert cuts(table) == ([("fire", "slogan", taken)] if taken else [])
    left = BODY[1].replace(taken, "").strip() if taken else BODY[1]
    assert table["text"] == "\n\n".join(one for one in (BODY[0], left, BODY[2]) if one)


def test_a_sentence_that_a_rule_takes_does_not_count_as_the_story_s_end(tmp_path: Path) -> None:
    creed = "We have told the truth about herring since the year in which the harbour first froze over."
    lines = (*BODY, "Share", "The gull shop", creed)
    before = cuts(cleaned(site(tmp_path / "a", "", *lines)))
    after = cuts(cleaned(site(tmp_path / "b", rule("creed", f'line = "{creed}"'), *lines)))
    assert "The gull shop" not in {text for _, _, text in before}
    assert {("creed", "slogan", creed), ("menu-line", "navigation", "The gull shop")} <= set(after)


def test_a_built_in_rule_can_be_put_off_for_one_source(tmp_path: Path) -> None:
    line = "Read full news in source page"
    on = cleaned(site(tmp_path / "a", "", *BODY, line))
    assert ("source-page-pointer", line) in {(name, text) for name, _, text in cuts(on)}
    off = cleaned(site(tmp_path / "b", 'source = "quayside"\noff = ["source-page-pointer"]\n', *BODY, line))
    assert cuts(off) == []
    other = cleaned(site(tmp_path / "c", 'source = "gazette"\noff = ["source-page-pointer"]\n', *BODY, line))
    assert cuts(other) == cuts(on)


def test_a_line_to_keep_wins_over_every_rule_of_the_site_and_of_digest(tmp_path: Path) -> None:
    line = "Read full news in source page"
    rules = f'keep = ["{line}", "{BODY[1]}"]\n' + rule("fire", 'starts = "Keepers"')
    assert cuts(cleaned(site(tmp_path, rules, *BODY, line))) == []


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        ("off = ['source-page-point']\n", "rules/quay.toml:1: 'off': there is no rule 'source-page-point'"),
        ("off = ['source-page-point']\n", "did you mean 'source-page-pointer'?"),
        ("\nkeeps = ['x']\n", "rules/quay.toml:2: unknown setting 'keeps'; did you mean 'keep'?"),
        ("source = 'a'\n[[rule]]\nnam = 'x'\n", "rules/quay.toml:3: unknown setting 'rule.nam'; did you mean 'name'?"),
        ("[[rule]]\nname = 'x'\n", "rules/quay.toml:1: 'rule.class' is missing"),
        (rule("a", "line = 'x'") + rule("b", ""), "rules/quay.toml:6: 'rule': 'b' needs just one of line, starts"),
        (rule("a", "line = 'x'\nends = 'y'"), "it has line and ends"),
        (rule("a", "pattern = '(x'"), "rules/quay.toml:5: 'rule.pattern': is no pattern that Python can read"),
        (rule("a", "pattern = '(?:a+)+b'"), "rules/quay.toml:5: 'rule.pattern': may take for ever: '(?:a+)+' repeats"),
        (rule("a", "pattern = 'x'\ntakes = 'match'"), "only a rule with 'starts' or 'ends' can take the match alone"),
        (rule("a", "line = 'x'") + rule("a", "line = 'y'"), "rules/quay.toml:7: 'a' is the name of another rule"),
        (rule("byline", "line = 'x'"), "rules/quay.toml:2: 'byline' is the name of a built-in rule"),
        ("source = \n", "rules/quay.toml: is not TOML"),
    ],
)
def test_what_is_wrong_in_a_file_of_rules_is_told_with_its_line(tmp_path: Path, rules: str, told: str) -> None:
    done = run("build", cwd=site(tmp_path, rules).root)
    assert done.code == 2
    assert told in done.err


def test_two_files_may_not_call_two_things_by_one_name(tmp_path: Path) -> None:
    folder = site(tmp_path, rule("slogan", "line = 'x'"))
    (tmp_path / "rules" / "tide.toml").write_text(rule("slogan", "line = 'y'", reason="another"), encoding="utf-8")
    done = run("build", cwd=folder.root)
    assert (done.code, "'slogan'" in done.err, "rules/quay.toml" in done.err) == (2, True, True)


def test_a_pattern_is_not_asked_of_a_long_line(tmp_path: Path) -> None:
    """So that a slow pattern ends: this one, asked of the whole line, would take longer than the world has been."""
    long = "a " * 300 + "b"
    table = cleaned(site(tmp_path, rule("slow", f"pattern = '{'[ab ]*' * 9}!'"), *BODY, long))
    assert cuts(table) == []


def test_the_pages_and_explain_know_the_reasons_and_the_build_says_what_waits(tmp_path: Path) -> None:
    rules = rule("slogan", f'line = "{SLOGAN}"') + rule("fire", "starts = 'Keepers'", accepted=False)
    folder = site(tmp_path, rules + rule("no", "line = 'x'", accepted=False, refused=True), BODY[0], SLOGAN, *BODY[1:])
    assert "slogan: the owner's slogan" in folder.html[folder.page("quayside/2026-03-02-lamp.txt")].text_content()
    method = folder.html["method/index.html"].text_content()
    assert ("the owner's slogan" in method, "the owner's fire" in method) == (True, False)
    assert any(one.startswith("rules/quay.toml: 1 rule waits for you") for one in folder.made.notes)
    assert "note: rules/quay.toml: 1 rule waits" in run("build", "--strict", cwd=folder.root).err
    explained = run("explain", "content/quayside/2026-03-02-lamp.txt", cwd=folder.root).out
    assert f"- {SLOGAN}   [slogan (slogan): the owner's slogan]" in explained
    (tmp_path / "lamp.txt").write_text(text(BODY[0], SLOGAN, *BODY[1:]), encoding="utf-8")
    assert f"- {SLOGAN}   [slogan (slogan): the owner's slogan]" in run("explain", "lamp.txt", cwd=folder.root).out
    preview = build(folder.config, Request(NOW, audit=True))
    (audit,) = [tree(file.data).text_content() for file in preview.files if file.path.endswith("/audit/index.html")]
    assert "the owner's slogan" in audit


def beside(folder: Folder, name: str, said: str) -> Folder:
    folder.put(f"{name}.toml", said)
    return folder


def test_a_file_beside_a_text_keeps_and_drops_lines_and_is_no_article(tmp_path: Path) -> None:
    line = "Read full news in source page"
    folder = site(tmp_path, "", *BODY, line, SLOGAN)
    name = "quayside/2026-03-02-lamp.txt"
    beside(folder, name, f'keep = ["{line}"]\ndrop = ["{SLOGAN}"]\n')
    assert cuts(cleaned(folder)) == [("editor-drop", "editor", SLOGAN)]
    assert (folder.made.skipped, folder.made.counts["files"], folder.made.warnings) == ((), 1, ())
    assert line in folder.members[name].article.text


@pytest.mark.parametrize("rest", ["", " The Assembly voted on Tuesday to sell the old lamp."])
def test_a_beginning_that_a_rule_would_take_stays_by_its_own_words_or_the_line_s(tmp_path: Path, rest: str) -> None:
    line, kept = "SALTBY (Reuters) - The Assembly voted on Tuesday to sell the old lamp.", f"SALTBY (Reuters) -{rest}"
    folder = site(tmp_path, "", line, *BODY)
    assert [cut[0] for cut in cuts(cleaned(folder))] == ["dateline"]
    beside(folder, "quayside/2026-03-02-lamp.txt", f'keep = ["{kept}"]\n')
    table = cleaned(folder)
    assert (cuts(table), table["warnings"]) == ([], [])
    assert line in table["text"]


def test_a_kept_end_of_a_line_stays_and_its_other_end_is_still_cut(tmp_path: Path) -> None:
    line = "SALTBY (Reuters) - The Assembly voted on Tuesday to sell the lamp. Read full news in source page"
    folder = site(tmp_path, "", line, *BODY)
    assert len(cuts(cleaned(folder))) == 2
    beside(folder, "quayside/2026-03-02-lamp.txt", 'keep = ["Read full news in source page"]\n')
    assert [cut[0] for cut in cuts(cleaned(folder))] == ["dateline"]


@pytest.mark.parametrize("line", ["Share", "17 March 2026", "Lamp on Kessock Head goes dark again"])
def test_menus_dates_and_repeated_headlines_can_be_kept(tmp_path: Path, line: str) -> None:
    folder = site(tmp_path, "", BODY[0], line, *BODY[1:], "Tweet", line)
    assert line in [cut[2] for cut in cuts(cleaned(folder))]
    beside(folder, "quayside/2026-03-02-lamp.txt", f'keep = ["{line}"]\n')
    assert line not in [cut[2] for cut in cuts(cleaned(folder))]


def test_a_kept_line_stays_though_every_article_of_its_source_has_it(tmp_path: Path) -> None:
    names = [f"quayside/2026-03-02-{name}.txt" for name in ("lamp", "heron", "mill")]
    other = (
        ("A heron sat on the clock until noon, and nobody knew what time it was.", "It flew off when the bell rang."),
        ("The mill at Harrow Bend will grind rye again after thirty quiet years.", "Bakers have ordered all of it."),
    )
    files = {names[0]: text(*BODY, SLOGAN), names[1]: text(*other[0], SLOGAN), names[2]: text(*other[1], SLOGAN)}
    folder = make(tmp_path, files, SOURCE)
    beside(folder, names[0], f'keep = ["{SLOGAN}"]\n')
    has = {name: SLOGAN in member.article.text for name, member in folder.members.items()}
    assert has == {names[0]: True, names[1]: False, names[2]: False}


def test_what_front_matter_says_can_stand_beside_a_file_too(tmp_path: Path) -> None:
    said = """
title = "A lamp goes out"
date = 2026-03-05
url = "https://www.quaysidepost.example/lamp"
authors = ["Tilda Brandt"]
tags = ["sea"]
language = "en-GB"
"""
    table = cleaned(beside(site(tmp_path, "", name="lamp.txt"), "lamp.txt", said), "lamp.txt")
    assert (table["title"], table["date"]["value"], table["url"]) == (
        "A lamp goes out",
        "2026-03-05",
        "https://www.quaysidepost.example/lamp",
    )
    assert (table["source"]["key"], table["authors"], table["tags"]) == ("quayside", ["Tilda Brandt"], ["sea"])
    draft = beside(make(tmp_path / "b", {"a.txt": text(*BODY), "b.txt": text(*BODY)}), "a.txt", "draft = true\n")
    assert list(draft.members) == ["b.txt"]


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title>
<item><guid>1</guid><title>Lamp</title><description>&lt;p&gt;{}&lt;/p&gt;&lt;p&gt;{}&lt;/p&gt;</description></item>
<item><guid>2</guid><title>Fire</title><description>&lt;p&gt;{}&lt;/p&gt;</description></item></channel></rss>"""


def test_beside_a_feed_a_line_need_stand_in_one_of_its_articles_only(tmp_path: Path) -> None:
    folder = make(tmp_path, {"feed.xml": FEED.format(BODY[0], SLOGAN, BODY[1])})
    beside(folder, "feed.xml", f'keep = ["{BODY[1]}"]\ndrop = ["{SLOGAN}", "Nowhere"]\n')
    articles = [m.article for story in folder.made.site.stories for m in story.members]
    assert [cut.text for one in articles for cut in one.removals] == [SLOGAN]
    assert [text for text in folder.made.warnings if "no article of this feed has the line 'Nowhere'" in text]
    assert len([text for text in folder.made.warnings if "Nowhere" in text]) == 1
    assert not [text for text in folder.made.warnings if SLOGAN in text or BODY[1] in text]
    beside(folder, "feed.xml", 'title = "All one"\n')
    assert "cannot say 'title'" in run("clean", "content/feed.xml", cwd=tmp_path).err


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("kep = ['x']\n", "a.txt.toml:1: unknown setting 'kep'; did you mean 'keep'?"),
        ("draft = 'perhaps'\n", "a.txt.toml:1: 'draft'"),
        ("draft = \n", "a.txt.toml: is not TOML"),
        (b"\xff", "cannot be used"),
    ],
)
def test_an_article_is_left_out_where_what_stands_beside_it_cannot_be_read(
    tmp_path: Path, said: str | bytes, told: str
) -> None:
    folder = make(tmp_path, {"a.txt": text(*BODY), "a.txt.toml": said, "b.txt": text(*BODY)})
    done = run("build", cwd=tmp_path)
    assert done.code == 1
    assert "error: a.txt: is left out, for what stands beside it cannot be used" in done.err
    assert told in done.err
    assert list(folder.members) == ["b.txt"]


def test_a_file_beside_nothing_is_told(tmp_path: Path) -> None:
    folder = make(tmp_path, {"a.txt": text(*BODY), "b.txt.toml": "keep = []\n", "c.toml": ""})
    told = {one.item: one.why for one in folder.made.skipped}
    assert told == {
        "b.txt.toml": "says something of 'b.txt', which is not there",
        "c.toml": "is no article: no reader knows '.toml'",
    }


def test_a_link_out_of_the_content_folder_is_not_read_beside_a_file(tmp_path: Path) -> None:
    folder = make(tmp_path, {"a.txt": text(*BODY), "b.txt": text(*BODY)})
    (tmp_path / "secret.toml").write_text("draft = true\n", encoding="utf-8")
    (tmp_path / "content" / "a.txt.toml").symlink_to(tmp_path / "secret.toml")
    assert [(one.item, one.stage) for one in folder.made.skipped] == [("a.txt", "gather")]
    assert list(folder.members) == ["b.txt"]
