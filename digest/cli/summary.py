"""The report of a run in a GitHub workflow: each command adds what it would say as ``--json``, for people to read."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from digest.errors import DigestError, MachineError

MOST, LONGEST = 25, 400
"""Lines of a list, and characters of a line: the page is for people, and GitHub refuses a report of over 1 MiB."""
_MARKS = re.compile(r"([\\`*_\[\]<>!|~&@$]|:(?=//)|^[-+#])")

Table = Mapping[str, Any]


def add(markdown: str) -> None:
    """Adds ``markdown`` to the report of the step, where a workflow runs; raises :class:`MachineError`."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if path:
        try:
            with Path(path).open("a", encoding="utf-8") as file:
                file.write(f"{markdown}\n")
        except OSError as error:
            raise MachineError(f"cannot be written: {error.strerror}", where=path) from error


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


def _items(found: Iterable[Table]) -> Sequence[str]:
    """Items that were left out, each with why and what to do."""
    return [
        f"**{plain(one['item'])}**: {plain(one['why'])}" + (f" ({plain(one['hint'])})" if one["hint"] else "")
        for one in found
    ]
