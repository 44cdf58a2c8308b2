"""A page of every kind that there is, written to disk for those who look at pages: a browser, a checker of HTML."""

from __future__ import annotations

from pathlib import Path

from digest.build import build
from digest.pages import Beside, plan
from digest.render import builtin_templates
from digest.request import Request
from digest.texts import texts
from digest.write import write
from tests.ledgers import after, lay, noon
from tests.sites import NOW, Folder, make, run

NO_PAGES = {"base.html", "redirect.html"}
"""The frame of others, and a page that is left before anybody reads it."""
KINDS = sorted({path.name for path in builtin_templates().glob("*.html")} - NO_PAGES)
"""The templates of pages that people read."""
FINDER = '[search]\nengine = "pagefind"\n'
_WITHDRAWN = "2026/03/05/cheesemaker-wins-wager/index.html"


def written_kinds(place: Path, demo: Folder, small: Folder) -> dict[str, Path]:
    """Writes below ``place`` the demonstration as its preview shows it, the small paper, one without a day that is
    searched by pagefind, and one that withdrew an article; gives by template the longest page of its kind. The page for
    what is not found is that of the small paper, which stands at ``/paper/`` where its links lead."""
    made = {"demo": demo, "paper": small, "undated": make(place / "undated-site", {"a.txt": small_text(small)}, FINDER)}
    found: dict[str, list[Path]] = {}
    for name, folder in made.items():
        preview = build(folder.config, Request(NOW, audit=True))
        write(preview.files, place / name)
        raw = {member.article.id: "raw" for story in preview.site.stories for member in story.members}
        for page in plan(preview.site, folder.config, Beside(raw), texts("en"))[0]:
            found.setdefault(page.template, []).append(place / name / page.path)
    found["withdrawn.html"] = [_withdrawn(place / "gone")]
    found["404.html"] = [place / "paper" / "404.html"]
    return {name: max(paths, key=lambda path: path.stat().st_size) for name, paths in found.items()}


def small_text(small: Folder) -> bytes:
    """An article of the small paper that has no date."""
    return (small.root / "content" / "herald" / "letters" / "apples.txt").read_bytes()


def _withdrawn(root: Path) -> Path:
    """The page at the address of an article that was deleted and dropped, in a paper with a ledger below ``root``."""
    lay(after("build", "seal", "build"), root)
    (root / "content" / "cheese.md").unlink()
    (root / "overrides").mkdir()
    (root / "overrides" / "2026-03-05.toml").write_text('[[drop]]\narticle = "cheese.md"\n', encoding="utf-8")
    done = run("build", "-c", root / "digest.toml", cwd=root, env={"SOURCE_DATE_EPOCH": noon("2026-03-20")})
    assert done.code == 0, done.err
    return root / "output" / _WITHDRAWN
