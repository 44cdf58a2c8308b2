"""The report of a run in a GitHub workflow: each command adds what it would say as ``--json``, for people to read."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from digest.errors import DigestError

MOST, LONGEST = 25, 400
"""Lines of a list, and characters of a line: the page is for people, and GitHub refuses a report of over 1 MiB."""
_MARKS = re.compile(r"([\\`*_\[\]<>!|~&@$]|:(?=//)|^[-+#])")

_COUNTED = {"new": "new", "updated": "updated", "held": "held back", "refused": "refused", "unchanged": "known"}
_ACTIONS = {
    "new": "New",
    "updated": "Updated",
    "held": "Held back as drafts, to be looked at",
    "refused": "Refused",
    "waiting": "Waiting for the next run",
    "left": "Changed at their source, but you changed the file: left alone",
}

Table = Mapping[str, Any]


def add(markdown: str) -> None:
    """Adds ``markdown`` to the report of the step, where a workflow runs. One that cannot be written is lost alone."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if path:
        try:
            with Path(path).open("a", encoding="utf-8") as file:
                file.write(f"{markdown}\n")
        except OSError as error:
            click.echo(f"warning: the report {path} cannot be written: {error.strerror}", err=True)


def plain(text: object) -> str:
    """``text``, which may be a stranger's, as one line of Markdown that shows it as it is."""
    one = " ".join(str(text).split())
    return _MARKS.sub(r"\\\1", one if len(one) <= LONGEST else f"{one[: LONGEST - 1]}…")


def bullets(title: str, lines: Iterable[str]) -> str:
    """A list of ``lines`` of Markdown under a title with their number; nothing where there are none."""
    told = list(lines)
    if not told:
        return ""
    more = [f"and {len(told) - MOST} more"] if len(told) > MOST else []
    return "\n".join([f"\n**{title}: {len(told)}**\n", *(f"- {line}" for line in (*told[:MOST], *more))]) + "\n"


def stopped(error: DigestError) -> str:
    """What stopped a command."""
    return f"### Stopped\n\n{plain(error)}\n"


def of_fetch(table: Table) -> str:
    """The report of a run of ``digest fetch`` from what its ``--json`` says."""
    articles = [one | {"key": source["key"]} for source in table["sources"] for one in source["articles"]]
    failing = [
        f"**{plain(source['key'])}**: {plain(feed['address'])} {plain(feed['why'])}, since {feed['since']}"
        + (f" ({plain(feed['hint'])})" if feed["hint"] else "")
        for source in table["sources"]
        for feed in source["feeds"]
        if feed["since"]
    ]
    counts = [f"{table[name]} {word}" for name, word in _COUNTED.items() if table[name]]
    return (
        f"### Fetch\n\n{', '.join(counts) or 'Nothing new'}; {table['asked']} of {len(table['sources'])} sources "
        f"asked, {table['failing']} of them failing.\n"
        + bullets("Failing sources", failing)
        + "".join(
            bullets(title, (_article(one) for one in articles if one["action"] == action))
            for action, title in _ACTIONS.items()
        )
    )


def _article(one: Table) -> str:
    why = f": {plain(one['why'])}" if one["why"] else ""
    return f"{plain(one['title'])} · {plain(one['path'] or one['key'])}{why}"


def of_build(table: Table, *, edition: str | None, blocked: bool) -> str:
    """The report of a build from what ``digest build --json`` says; ``edition`` is the newest one's day."""
    counts = (
        f"{table['files']} files, {table['read']} articles: {table['used']} used, {table['merged']} copied, "
        f"{table['undated']} undated, {table['withheld']} held back, {table['skipped']} skipped. "
        f"{table['stories']} stories, {table['editions']} editions, {table['pages']} pages."
    )
    head = f"### Build\n\nNewest edition: **{edition or 'none'}**. {counts}\n"
    if blocked:
        head += "\n**Nothing was written, because `--strict` allows no error and no warning.**\n"
    left_out = table["left_out"]
    return head + "".join(
        (
            bullets("Warnings", map(plain, table["warnings"])),
            bullets("Left out", _items(one for one in left_out if one["stage"] != "withhold")),
            bullets("Held back", _items(one for one in left_out if one["stage"] == "withhold")),
            bullets("Notes", map(plain, table["notes"])),
        )
    )


def of_check(found: Iterable[Table], closing: Table) -> str:
    """The report of a check from the objects of ``digest check --json``: what it found, and its closing one."""
    told: dict[str, list[str]] = {"error": [], "warning": [], "note": []}
    for one in found:
        hint = f" ({plain(one['hint'])})" if one["hint"] else ""
        place = f"**{plain(one['path'])}**: " if one["path"] else ""
        told[one["level"]].append(f"{plain(one['rule'])}: {place}{plain(one['what'])}{hint}")
    newest = f"; the newest article is of {plain(closing['newest'])}" if closing["newest"] else ""
    megabytes = closing["bytes"] / 1_000_000
    return f"### Check\n\n{closing['pages']} pages, {megabytes:.1f} MB, {closing['rules']} rules{newest}.\n" + "".join(
        bullets(f"{level.capitalize()}s", lines) for level, lines in told.items()
    )


def _items(found: Iterable[Table]) -> Sequence[str]:
    """Items that were left out, each with why and what to do."""
    return [
        f"**{plain(one['item'])}**: {plain(one['why'])}" + (f" ({plain(one['hint'])})" if one["hint"] else "")
        for one in found
    ]
