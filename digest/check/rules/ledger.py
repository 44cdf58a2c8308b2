"""Rules for addresses that stay: what was ever published is there, as itself or as a way on."""

from __future__ import annotations

from collections.abc import Iterator

from digest.check.finding import Fault
from digest.check.site import Site, as_table
from digest.ledger import FOLDER
from digest.pages import paths


def ledger(site: Site) -> Iterator[Fault]:
    """The ledger can be read, and every address in it is a page, a feed or a way on; where there is none, there never
    was one: Git has none either, and no edition was built with one."""
    around = site.around
    if around.damage:
        hint = around.damage.hint or "take the file from the last commit: git checkout -- ledger"
        yield Fault("error", around.damage.where or FOLDER, f"the ledger is damaged: {around.damage.what}", hint)
    if not (around.damage or (around.ledger and around.ledger.urls)):
        yield from _gone(site)
    for url in sorted(around.ledger.urls) if around.ledger else ():
        path = paths.file_of(url)
        if path not in site.files:
            yield Fault(
                "error",
                path,
                "was published once and is gone: links to it are dead",
                "build with the ledger beside digest.toml",
            )


def _gone(site: Site) -> Iterator[Fault]:
    """That a ledger is gone, by Git or by the site, whose editions say the seals that they were built with."""
    if site.around.gone:
        yield from (Fault("warning", FOLDER, what) for what in site.around.gone)
    elif sealed := [
        path for path, one in site.below("data/editions/") if as_table(as_table(one).get("edition")).get("sealed")
    ]:
        what = f"is gone, and {len(sealed)} editions were built with it: what was published cannot be looked for"
        yield Fault("warning", FOLDER, what, "bring it back: addresses and sealed editions are not kept without it")


def redirects(site: Site) -> Iterator[Fault]:
    """A page that leads on leads to a page of the site, in one step."""
    for path, page in site.pages.items():
        if page.refresh is None:
            continue
        target = page.refresh
        if target.where != "inside" or target.path not in site.pages:
            yield Fault("error", path, f"leads on to {target.path}, which is no page of the site", "build again")
        elif site.pages[target.path].refresh is not None:
            steps = _steps(site, path)
            what = "leads on in a circle" if steps is None else f"leads on in {steps} steps, and should in one"
            yield Fault("error" if steps is None else "warning", path, what, "build again: the ledger knows the way")


def _steps(site: Site, path: str) -> int | None:
    """How many steps it is from ``path`` to where a reader stays, None where it is a circle."""
    seen = [path]
    while (page := site.pages.get(seen[-1])) and page.refresh:
        if page.refresh.path in seen:
            return None
        seen.append(page.refresh.path)
    return len(seen) - 1
