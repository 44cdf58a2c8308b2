"""What is never published: half a site, a preview, an empty one, another's; and where none is put."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from digest.errors import OutputError
from digest.model import File
from digest.publish import Options, Store, built, into, require_git, resolve_target
from digest.publish import put as put_there
from digest.publish.site import STATUS
from digest.write import MANIFEST, write
from tests.ledgers import PAPER, story
from tests.published import BRANCH, TOML, Paper, clean, files, paper
from tests.sites import NOW, make, run


@pytest.fixture
def own(tmp_path: Path) -> Paper:
    return paper(tmp_path)


def status(own: Paper, **facts: object) -> None:
    """Writes the site with a ``status.json`` that says other ``facts``."""
    table = json.loads((own.site.output / STATUS).read_bytes()) | facts
    other = [File(one.path, json.dumps(table).encode()) if one.path == STATUS else one for one in files()]
    write(other, own.site.output)


def without(own: Paper, name: str) -> None:
    write([one for one in files() if one.path != name], own.site.output)


def manifest(own: Paper, change: Callable[[dict[str, str]], object]) -> None:
    path = own.site.output / MANIFEST
    table = json.loads(path.read_bytes())
    change(table["files"])
    path.write_text(json.dumps(table))


def other_title(own: Paper) -> None:
    own.site.toml.write_text(TOML.replace("Test paper", "Renamed paper"))


def other_address(own: Paper) -> None:
    own.site.toml.write_text(TOML.replace("paper.example", "moved.example"))


def ledger(own: Paper, text: str) -> None:
    (own.site.root / "ledger").mkdir()
    (own.site.root / "ledger" / "2026-03.jsonl").write_text(text)


REFUSED: dict[str, tuple[Callable[[Paper], object], int, str]] = {
    "never built": (
        lambda p: (p.site.output / MANIFEST).unlink(),
        2,
        "holds no site that digest built (run 'digest build'",
    ),
    "cut off": (lambda p: manifest(p, lambda f: f.update({"index.html": "a b"})), 2, "its last build was cut off"),
    "damaged": (lambda p: (p.site.output / MANIFEST).write_text("{"), 2, "is damaged"),
    "a file missing": (lambda p: (p.site.output / "feed.xml").unlink(), 2, "lacks feed.xml of the site"),
    "changed by hand": (lambda p: (p.site.output / "index.html").write_text("x"), 2, "holds index.html changed since"),
    "a link": (lambda p: linked(p.site.output / "robots.txt"), 2, "lacks robots.txt"),
    "no front page": (lambda p: without(p, "index.html"), 2, "has no front page"),
    "no status": (lambda p: without(p, STATUS), 2, f"no {STATUS}"),
    "status broken": (lambda p: status(p, articles="many"), 2, "is not as digest writes it"),
    "no article": (lambda p: status(p, articles=0), 2, "without one article"),
    "an article away": (lambda p: status(p, missing=["2026/03/03/x/"]), 1, "are away, for their files had a fault"),
    "a preview": (lambda p: write(files(), p.site.output, preview=True), 2, "holds a preview"),
    "other title": (other_title, 2, "was built as 'Test paper', and digest.toml says 'Renamed paper'"),
    "other address": (
        other_address,
        2,
        "was built for https://paper.example/, and digest.toml says https://moved.example/",
    ),
    "ledger broken": (lambda p: ledger(p, "half a li"), 1, "ledger/2026-03.jsonl"),
}


def linked(path: Path) -> None:
    """A link in place of the file, to the same bytes."""
    path.rename(path.with_name(".real"))
    path.symlink_to(".real")


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("how", [(), ("--force",), ("--folder", "elsewhere")], ids=["branch", "force", "folder"])
def test_what_is_not_a_whole_site_of_this_paper_goes_nowhere_with_no_force(
    own: Paper, name: str, how: tuple[str, ...]
) -> None:
    spoil, code, said = REFUSED[name]
    spoil(own)
    done = own.publish(*how)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert own.there("for-each-ref") == ""
    assert not (own.site.root / "elsewhere").exists()


def test_a_site_that_lacks_an_address_the_ledger_knows_is_refused(own: Paper) -> None:
    (own.site.root / "ledger").mkdir()
    own.site.put("more.md", story("Lighthouse is lit again", PAPER["ferry.md"], "2026-03-06"))
    assert run("build", cwd=own.site.root).code == 0
    assert own.publish("--dry-run").code == 0
    own.build()
    done = own.publish()
    assert done.code == 1
    assert "the site lacks what the ledger says was published: 2026/03/06/" in done.err


@pytest.mark.parametrize("option", ["--drafts", "--future"])
def test_a_build_with_drafts_is_a_preview_until_one_without(own: Paper, option: str) -> None:
    run("build", option, cwd=own.site.root)
    assert "holds a preview" in own.publish().err
    run("build", cwd=own.site.root)
    assert own.publish().code == 0


def test_the_audit_pages_of_a_preview_are_known_by_themselves(own: Paper) -> None:
    path = next(one.path for one in files() if one.path.endswith("/ferry-strikes-reef-in-fog/index.html"))
    audit = File(type(path)(path.replace("index.html", "audit/index.html")), b"raw")
    write([*files(), audit], own.site.output)
    assert "holds a preview" in own.publish().err


def test_another_address_is_meant_where_the_command_says_so(own: Paper) -> None:
    run("build", "--base-url", "https://moved.example/", cwd=own.site.root)
    assert own.publish().code == 2
    assert own.publish("--base-url", "https://moved.example/").code == 0


def test_the_branch_with_the_sources_is_never_replaced_not_even_by_force(own: Paper) -> None:
    own.git("push", "-q", "origin", "main", "main:trunk")
    before = own.there("for-each-ref")
    checked_out = own.publish("--branch", "main", "--force")
    assert (checked_out.code, checked_out.out) == (2, "")
    assert "is the one you work on, which holds your sources" in checked_out.err
    assert own.publish("--branch", "main", "--force", "--remote", own.site.root).code == 2
    other = own.publish("--branch", "trunk", "--force")
    assert (other.code, other.out) == (2, "")
    assert "this branch holds the sources of a paper (digest.toml)" in other.err
    own.git("checkout", "-q", "-b", "work")
    assert own.publish("--branch", "main", "--force").code == 2
    assert own.there("for-each-ref") == before


def test_the_checked_out_branch_is_not_taken_where_the_remote_is_still_empty(own: Paper) -> None:
    assert own.publish("--branch", "main").code == 2
    assert own.publish("--branch", "main", "--remote", own.remote).code == 2
    assert own.there("for-each-ref") == ""


def test_the_main_branch_of_a_repository_for_the_site_alone_may_hold_it(own: Paper) -> None:
    alone = own.remote.with_name("you.github.io.git")
    own.git("init", "-q", "--bare", str(alone))
    assert own.publish("--remote", alone, "--branch", "main").code == 0
    assert own.git("rev-list", "--count", "main", at=alone) == "1"


def put(own: Paper, branch: str, names: dict[str, str]) -> str:
    """Commits files to a branch of the remote, and gives the commit."""
    clone = own.home / "clone"
    own.git("init", "-q", "-b", branch, str(clone))
    for name, text in names.items():
        (clone / name).write_text(text)
    own.git("add", "-A", at=clone)
    own.git("commit", "-q", "--allow-empty", "-m", "Theirs", at=clone)
    own.git("commit", "-q", "--allow-empty", "-m", "Theirs again", at=clone)
    own.git("push", "-q", str(own.remote), branch, at=clone)
    return own.there("rev-parse", branch)


def test_a_branch_that_digest_did_not_publish_is_replaced_by_force_alone(own: Paper) -> None:
    before = put(own, BRANCH, {"index.html": "by hand", "status.json": '{"up": true}'})
    done = own.publish()
    assert (done.code, done.out) == (2, "")
    assert "this branch holds 2 files that digest did not publish" in done.err
    assert "--force" in done.err
    assert own.there("rev-parse", BRANCH) == before
    assert own.publish("--force").code == 0
    assert own.there("rev-list", "--count", BRANCH) == "1"


@pytest.mark.parametrize("names", [{}, {"CNAME": "paper.example\n"}, {".nojekyll": "", "CNAME": "paper.example"}])
def test_a_branch_that_was_only_made_to_be_published_to_is_free(own: Paper, names: dict[str, str]) -> None:
    put(own, BRANCH, names)
    assert own.publish().code == 0
    assert own.published().get("CNAME") == (b"paper.example\n" if names else None)


def test_another_paper_is_not_put_in_place_of_this_one(own: Paper, tmp_path: Path) -> None:
    own.publish()
    before = own.there("rev-parse", BRANCH)
    other = make(tmp_path / "other", PAPER, '[site]\ntitle = "Other paper"\nbase_url = "https://other.example/"\n')
    run("build", cwd=other.root)
    done = run("publish", "--remote", str(own.remote), cwd=other.root)
    assert (done.code, done.out) == (2, "")
    assert (
        "there stands another site, 'Test paper' at https://paper.example/; this one is for https://other" in done.err
    )
    assert own.there("rev-parse", BRANCH) == before
    assert run("publish", "--remote", str(own.remote), "--force", cwd=other.root).code == 0


@pytest.mark.parametrize("host", ["localhost", "0.0.0.0"])  # noqa: S104 (it is refused)
def test_a_site_for_this_machine_alone_goes_only_where_this_machine_is(tmp_path: Path, host: str) -> None:
    own = paper(tmp_path, TOML.replace("https://paper.example/", f"http://{host}:8000/"))
    run("build", cwd=own.site.root)
    done = own.publish("--remote", "https://git.example/paper.git")
    assert (done.code, done.out) == (2, "")
    assert f"feeds and sitemap would lead to http://{host}:8000/, which only this machine knows" in done.err
    assert own.publish("--folder", "elsewhere").code == 2
    assert own.publish().code == 0


def test_what_digest_did_not_write_is_named_and_not_published(own: Paper) -> None:
    (own.site.output / "CNAME").write_text("mine.example")
    (own.site.output / "notes.txt").write_text("mine")
    done = own.publish()
    assert done.code == 0
    assert (
        "holds 2 files that digest did not write; not published: CNAME, notes.txt; for a domain of your own, set"
        in done.err
    )
    assert own.published().keys() == {str(one.path) for one in files()}


def test_the_manifest_itself_is_not_published(own: Paper) -> None:
    own.publish()
    assert MANIFEST not in own.published()


def test_a_build_that_begins_meanwhile_is_waited_for(own: Paper) -> None:
    program = require_git(own.site.root, clean(own.home))
    with Store.open(program, resolve_target(program, "origin", BRANCH, own.site.root)) as store:
        site = built(own.site.config, None)
        own.build(changed=True)
        with pytest.raises(OutputError, match="is being built at this moment"):
            store.ready(site, Options(NOW))
        with pytest.raises(OutputError, match="is being built at this moment"):
            put_there(into(own.home / "web", site, own.site.config, force=False), site)
    assert own.there("for-each-ref") == ""
    assert not (own.home / "web").exists()
