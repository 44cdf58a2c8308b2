"""Rules for the output as a whole: as digest wrote it, for the address that is configured, and no preview."""

from __future__ import annotations

from collections.abc import Iterator

from digest.check.finding import Fault
from digest.check.site import STATUS, Site
from digest.pages import paths


def written(site: Site) -> Iterator[Fault]:
    """Every file is as digest wrote it: none missing, none changed by hand, none that is not of the site."""
    made: dict[str, str] = {str(path): hashes for path, hashes in site.around.made.files.items()}
    for path, hashes in made.items():
        if path not in site.files:
            yield Fault("error", path, "is missing: digest wrote it, and it is gone", "build again")
        elif site.files[path].sha256 not in hashes.split():
            hint = "the next build undoes that; change the article, the theme or digest.toml instead, and build again"
            yield Fault("warning", path, "was changed by hand since it was built", hint)
        elif " " in hashes.strip():
            yield Fault("warning", path, "was being written when the last build was cut off", "build again")
    for path in site.around.foreign:
        hint = "it is neither checked nor published by 'digest publish'; take it out of the output folder"
        yield Fault("note", path, "is not of digest's making", hint)


def base_url(site: Site) -> Iterator[Fault]:
    """The site was built for the address that is configured."""
    wanted = site.around.base_url
    hint = f"build again; or say with --base-url where it is to stand, if {wanted} is not meant"
    if site.base.url != wanted:
        yield Fault("error", "index.html", f"was built for {site.base.url}, and {wanted} is configured", hint)
    said = site.status.get("base_url", site.base.url)
    if said != site.base.url:
        yield Fault("error", STATUS, f"was built for {said}, and {site.base.url} is configured", hint, 1)


def previews(site: Site) -> Iterator[Fault]:
    """Nothing of a preview is left: no drafts, no audit page."""
    hint = "run 'digest build' without --drafts and --future"
    if site.around.made.preview:
        yield Fault("error", "", "the site is a preview, built with --drafts or --future", hint)
    for path in (*site.files, *site.around.foreign):
        if paths.is_audit(path):
            yield Fault("error", path, "is an audit page, which shows the raw text of an article", hint)
