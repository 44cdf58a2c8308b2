"""What weighs too much for the place it is kept in."""

from __future__ import annotations

from collections.abc import Iterator

from digest.doctor.finding import Finding, Level, Place
from digest.doctor.seen import Seen, Volume
from digest.hosts import FILE, NEAR, SITE, weight


def sizes(seen: Seen) -> Iterator[Finding]:
    """The site, single files, the repository."""
    folders = seen.config.folders
    yield from _site(seen.output.volume, f"{folders.output}/")
    yield from _files(seen.content, f"{folders.content}/", "GitHub refuses a push with a file above 100 MB")
    yield from _files(seen.output.volume, f"{folders.output}/", "no file above 100 MB can be pushed to a branch")
    if seen.content.size > SITE:
        what, why = f"{weight(seen.content.size)} in {folders.content}/", "every run of a workflow fetches all of it"
        fix = "keep pictures and recordings elsewhere, or in Git LFS"
        yield Finding("size", "warning", Place(f"{folders.content}/"), what, why, fix)
    if seen.git.size > SITE:
        what = f"the repository's history weighs {weight(seen.git.size)}"
        why = "GitHub asks to stay below 1 GB, and every clone takes as long as that"
        fix = "look what fills it: git rev-list --objects --all; a branch with the site should have one commit"
        yield Finding("size", "warning", Place(".git/"), what, why, fix)


def _site(volume: Volume, path: str) -> Iterator[Finding]:
    if volume.size > NEAR:
        over = volume.size > SITE
        what = f"the site weighs {weight(volume.size)}"
        why = "GitHub Pages publishes no site above 1 GB"
        fix = 'cards = "svg" below [site], fewer pictures, or a host of your own (docs/deploy.md)'
        yield Finding("size", "error" if over else "warning", Place(path), what, why, fix)


def _files(volume: Volume, path: str, why: str) -> Iterator[Finding]:
    for name, size in volume.large:
        level: Level = "error" if size > FILE else "note"
        what = f"weighs {weight(size)}"
        yield Finding("size", level, Place(f"{path}{name}"), what, why, "make it smaller, or keep it elsewhere")
