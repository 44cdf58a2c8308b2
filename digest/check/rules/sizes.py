"""Rules for sizes: of a page, a file, and the whole site, as hosts allow them."""

from __future__ import annotations

from collections.abc import Iterator

from digest.check.finding import Fault
from digest.check.site import Site
from digest.hosts import FILE, NEAR, SITE, weight

PAGE = 150_000
"""Bytes of HTML from which on a page is slow on a telephone."""
FILES = 20_000
"""Files of a site that some hosts refuse on their free plans."""


def page_size(site: Site) -> Iterator[Fault]:
    """No page is above 150 KB."""
    for path, file in site.files.items():
        if path in site.pages and file.size > PAGE:
            hint = "let it show less: fewer entries, shorter excerpts, pages for older days"
            yield Fault("warning", path, f"is {file.size / 1000:.0f} KB of HTML, more than {PAGE // 1000}", hint)


def file_size(site: Site) -> Iterator[Fault]:
    """No file is above 100 MB."""
    for path, file in site.files.items():
        if file.size > FILE:
            yield Fault(
                "error", path, f"is {weight(file.size)}; Git hosts refuse files above {weight(FILE)}", "make it smaller"
            )


def site_size(site: Site) -> Iterator[Fault]:
    """The site is below 1 GB, and not near it."""
    whole, count = sum(file.size for file in site.files.values()), len(site.files)
    if whole > NEAR:
        largest = max(site.files, key=lambda path: site.files[path].size)
        hint = f'the largest file is {largest}; cards = "svg" and search with fewer days make a site smaller'
        what = f"the site is {weight(whole)}; GitHub Pages refuses above {weight(SITE)}"
        yield Fault("error" if whole > SITE else "warning", "", what, hint)
    if count > FILES:
        what = f"the site has {count} files; some hosts take at most {FILES}"
        yield Fault("note", "", what, "GitHub Pages has no such limit")
