"""``digest learn-rules``: what it proposes from an outlet's articles, and what it leaves as the editor wrote it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from tests.sites import Folder, make, run
from tests.test_clean_repeated import IMPRINT, NEWS

TOML = '\n[[source]]\nkey = "post"\nname = "Quayside Post"\n'
FILE = "rules/post.toml"


def text(number: int, *after: str) -> str:
    return "\n\n".join([f"Headline of story number {number}", *NEWS[number], *after]) + "\n"


def site(root: Path, *after: str, rules: str = "", count: int = 4) -> Folder:
    """Articles that end with ``after``, in which ``{}`` is another word in each."""
    words = ("heron", "rye", "damp", "ice")
    files: dict[str, str | bytes] = {
        f"post/2026-03-0{n + 1}.txt": text(n, *(one.replace("{}", words[n]) for one in after)) for n in range(count)
    }
    if rules:
        (root / "rules").mkdir(parents=True)
        (root / FILE).write_text(rules, encoding="utf-8")
    return make(root, files, TOML)


def learn(folder: Folder, *more: str) -> list[dict[str, Any]]:
    done = run("learn-rules", "--json", *more, cwd=folder.root)
    assert (done.code, done.err) == (0, "")
    return [json.loads(line) for line in done.out.splitlines()]


def rules(folder: Folder) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((folder.root / FILE).read_text(encoding="utf-8"))["rule"]
    return found


def test_a_line_that_articles_share_is_proposed_and_waits(tmp_path: Path) -> None:
    folder = site(tmp_path, IMPRINT)
    table = learn(folder)
    assert [(one["source"]["key"], one["line"], one["seen"]) for one in table] == [("post", IMPRINT, 4)]
    assert [(one["line"], one["accepted"], one["seen"], one["class"]) for one in rules(folder)] == [
        (IMPRINT, False, 4, "boilerplate")
    ]
    assert "rules/post.toml: 1 rule waits for you" in run("build", cwd=tmp_path).err


def test_beginnings_and_ends_that_lines_share_are_proposed_with_examples(tmp_path: Path) -> None:
    folder = site(tmp_path, "Knitted by the {} circle, Saltby", "Lettered by hand: {}", "{} of the lamp room in Saltby")
    table = learn(folder)
    assert [one["starts"] for one in table if "starts" in one] == ["Lettered by hand:"]
    assert [one["ends"] for one in table if "ends" in one] == ["of the lamp room in Saltby"]
    patterns = {one["pattern"] for one in rules(folder) if "pattern" in one}
    assert patterns == {"Knitted by the .{1,80} circle, Saltby"}
    written = (tmp_path / FILE).read_text(encoding="utf-8")
    assert "# takes: Lettered by hand: heron\n" in written


def test_once_accepted_a_proposal_takes_its_lines_under_its_own_name(tmp_path: Path) -> None:
    folder = site(tmp_path, "Lettered by hand: {}")
    learn(folder)
    path = tmp_path / FILE
    assert "Lettered by hand" in folder.members["post/2026-03-01.txt"].article.text
    path.write_text(path.read_text(encoding="utf-8").replace("accepted = false", "accepted = true"), encoding="utf-8")
    after = Folder(tmp_path)
    assert "Lettered by hand" not in after.members["post/2026-03-01.txt"].article.text
    assert [one.rule for one in after.members["post/2026-03-01.txt"].article.removals] == [rules(folder)[0]["name"]]
    assert learn(folder) == []


def test_what_articles_share_of_their_story_is_not_proposed(tmp_path: Path) -> None:
    assert learn(site(tmp_path)) == []
    assert not (tmp_path / "rules").exists()


def test_a_beginning_that_a_story_has_too_is_not_proposed(tmp_path: Path) -> None:
    folder = site(tmp_path, "The keeper of the quay thanks {}")
    said = "The keeper of the quay thanks nobody, he said, for a lamp that burned a hundred years and then went out."
    folder.put("post/2026-03-09.txt", text(4, said, *NEWS[0], *NEWS[1]))
    assert learn(folder) == []


def test_running_it_again_proposes_nothing_and_leaves_every_byte(tmp_path: Path) -> None:
    folder = site(tmp_path, IMPRINT, "Lettered by hand: {}")
    assert len(learn(folder)) == 2
    before = (tmp_path / FILE).read_bytes()
    assert learn(folder) == []
    assert (tmp_path / FILE).read_bytes() == before
    assert "Nothing new to propose." in run("learn-rules", cwd=tmp_path).out


def test_what_the_editor_wrote_stays_and_what_was_refused_or_kept_is_not_proposed_again(tmp_path: Path) -> None:
    written = f"""# My own words, and "quotes".
source = "Quayside Post"
keep = ["Lettered by hand: heron"]   # a joke

[[rule]]
name = "imprint"
class = "slogan"
reason = "the printers"
line = "{IMPRINT}"
accepted = false
refused = true
"""
    folder = site(tmp_path, IMPRINT, "Lettered by hand: {}", rules=written)
    path = tmp_path / "rules" / "mine.toml"
    (tmp_path / FILE).rename(path)
    assert [one["starts"] for one in learn(folder)] == ["Lettered by hand:"]
    assert path.read_text(encoding="utf-8").startswith(written)
    assert [one.name for one in (tmp_path / "rules").iterdir()] == ["mine.toml"]
    assert run("build", cwd=tmp_path).code == 0


def test_a_line_that_is_kept_for_its_source_is_not_proposed(tmp_path: Path) -> None:
    assert learn(site(tmp_path, IMPRINT, rules=f'source = "post"\nkeep = ["{IMPRINT}"]\n')) == []


def test_two_proposals_never_have_one_name(tmp_path: Path) -> None:
    folder = site(tmp_path, "Lettered by hand: {}", "Lettered by hand – {}")
    assert len(learn(folder)) == 2
    names = [one["name"] for one in rules(folder)]
    assert len(set(names)) == 2
    assert run("build", cwd=tmp_path).code == 0


def test_only_the_source_that_is_named_and_only_the_files_that_are_given(tmp_path: Path) -> None:
    folder = site(tmp_path, IMPRINT)
    assert learn(folder, "content/post/2026-03-01.txt", "content/post/2026-03-02.txt") == []
    done = run("learn-rules", "--source", "gazette", cwd=tmp_path)
    assert (done.code, "no article is of 'gazette'" in done.err, "there are: post" in done.err) == (1, True, True)
    assert len(learn(folder, "--source", "Quayside Post")) == 1


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_learned_from(tmp_path: Path) -> None:
    folder = site(tmp_path, IMPRINT)
    folder.put("post/empty.txt", "")
    done = run("learn-rules", cwd=tmp_path)
    assert (done.code, "empty.txt: is empty" in done.err) == (1, True)
    assert [one["line"] for one in rules(folder)] == [IMPRINT]


def test_a_file_of_its_name_that_is_another_source_s_is_not_touched(tmp_path: Path) -> None:
    folder = site(tmp_path, IMPRINT, rules='source = "gazette"\n')
    done = run("learn-rules", cwd=tmp_path)
    assert (done.code, "holds the rules of another source" in done.err) == (2, True)
    assert (folder.root / FILE).read_text(encoding="utf-8") == 'source = "gazette"\n'


def test_a_rule_for_a_line_with_a_figure_has_none_in_its_name_and_holds_for_others(tmp_path: Path) -> None:
    folder = site(tmp_path, "Ring the lamp room bell 34 times")
    (one,) = learn(folder)
    assert (one["name"], one["pattern"]) == ("post-ring-the-lamp-room-bell-times", "Ring the lamp room bell \\d+ times")
    (rule,) = rules(folder)
    assert (rule["pattern"], rule["seen"]) == (one["pattern"], 4)
    path = folder.root / FILE
    path.write_text(path.read_text(encoding="utf-8").replace("accepted = false", "accepted = true"), encoding="utf-8")
    again = folder.root / "content" / "post" / "2026-03-01.txt"
    again.write_text(text(0, "Ring the lamp room bell 7 times"), encoding="utf-8")
    assert "7 times" not in run("clean", str(again), cwd=folder.root).out
    assert learn(folder) == []
