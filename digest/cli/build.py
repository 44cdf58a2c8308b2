"""``digest build``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from digest import contracts, finding
from digest.build import Build, build
from digest.cli import summary
from digest.cli.common import (
    config_option,
    engine,
    json_option,
    keep_answers,
    many,
    model_key,
    now,
    print_json,
    sentence,
    site_config,
    tell,
    tell_all,
    with_base_url,
)
from digest.cli.ledger import keep_ledger, site_ledger
from digest.config import Config
from digest.errors import SettingsError
from digest.ledger import FOLDER
from digest.request import Request
from digest.write import Written, write


@click.command("build")
@config_option
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write the site there instead.")
@click.option("--base-url", help="The address the site will have, instead of the configured one.")
@click.option("--drafts", is_flag=True, help="Show drafts too.")
@click.option("--future", is_flag=True, help="Show articles that are still to come.")
@click.option("--strict", is_flag=True, help="Write nothing and fail if there is any error or warning.")
@json_option
def build_command(
    *,
    config_path: Path | None,
    output: Path | None,
    base_url: str | None,
    drafts: bool,
    future: bool,
    strict: bool,
    as_json: bool,
) -> int:
    """Make the site: clean, summarise, link and render the content into the output folder.

    Nothing is written before the whole site is made; then only what differs. What an earlier build left over is
    removed; what digest did not write is never touched.
    """
    config = with_base_url(site_config(config_path), base_url)
    root = (output or config.folder("output")).resolve()
    _refuse(root, config)
    finding.ready(config)
    ledger = site_ledger(config)
    request = Request(now(config), drafts, future, ask=True, key=model_key())
    made = build(config, request, engine(quiet=as_json), ledger)
    keep_answers(made.answers, config)
    ignored = any(one.stage == "ignore" for one in made.skipped)
    blocked = strict and bool(_errors(made) or made.warnings or ignored)
    files = [] if blocked else [*made.files, *finding.indexed(made.site, config)]
    done = None if blocked else write(files, root, preview=request.preview)
    kept = keep_ledger(made.ledger, config) if done else []
    table = _table(made, done) | {"ledger": kept}
    edition = max((one.day.isoformat() for one in made.site.editions), default=None)
    summary.add(summary.of_build(table, edition=edition, blocked=blocked))
    if as_json:
        print_json(table)
    else:
        _tell(made, done, root)
        if kept:
            click.echo(f"Recorded what is new in {', '.join(kept)} of ledger/; commit it to keep it.")
    errors = len(_errors(made)) + (len(done.skipped) if done else 0)
    return 1 if errors or blocked else 0


def _refuse(root: Path, config: Config) -> None:
    """An output folder that holds the content, the templates, the rules or the ledger, or lies in them, would mix with
    them."""
    folders: list[tuple[str, Path]] = [(which, config.folder(which)) for which in ("content", "templates", "rules")]
    folders.append((FOLDER, config.root.resolve() / FOLDER))
    for which, other in folders:
        if root.is_relative_to(other) or other.is_relative_to(root):
            raise SettingsError(f"the output and the {which} folder lie in each other", where=str(root), hint="use -o")
    if root.exists() and not root.is_dir():
        raise SettingsError("is no folder", where=str(root), hint="name another with -o")


def _errors(made: Build) -> list[Any]:
    return [one for one in made.skipped if one.stage not in {"withhold", "ignore"}]


def _tell(made: Build, done: Written | None, root: Path) -> None:
    tell_all("error", [(one.item, sentence(one)) for one in _errors(made)])
    tell_all("warning", [(one.item, sentence(one)) for one in made.skipped if one.stage == "ignore"])
    tell_all("warning", [("", text) for text in made.warnings])
    tell_all("note", [("", text) for text in made.notes])
    tell_all("note", [(one.item, sentence(one)) for one in made.skipped if one.stage == "withhold"])
    counts = made.counts
    click.echo(
        f"Read {many(counts['files'], 'file')}, {many(counts['read'], 'article')}: {counts['used']} used, "
        f"{counts['merged']} copied, {counts['undated']} undated, {counts['withheld']} withheld, "
        f"{counts['skipped']} skipped."
    )
    if done is None:
        tell("error", "nothing was written, because --strict allows no error and no warning")
        return
    made_of = (
        f"{many(counts['stories'], 'story')}, {many(counts['editions'], 'edition')}, {many(counts['pages'], 'page')}"
    )
    if counts["modelled"] or counts["refused"] or counts["unanswered"]:
        click.echo(
            f"A model wrote {many(counts['modelled'], 'summary')}; refused: {counts['refused']}, "
            f"not to be had: {counts['unanswered']}."
        )
    click.echo(f"Made {made_of}, in {sum(made.seconds.values()):.1f} s.")
    tell_all("error", [(one.item, sentence(one)) for one in done.skipped])
    if done.foreign:
        names = ", ".join(done.foreign[:5]) + (" …" if len(done.foreign) > 5 else "")
        tell(
            "warning",
            f"{root} holds {len(done.foreign)} files that digest did not write; they were left alone: {names}",
        )
    click.echo(f"Wrote {done.written} files, left {done.unchanged} as they were, removed {done.removed}, in {root}.")


_LATER = frozenset({"undated", "modelled", "refused", "unanswered"})
"""Counts that came after the promise: they stand at the end of the object."""


def _table(made: Build, done: Written | None) -> dict[str, Any]:
    return {
        "schema": contracts.SCHEMA,
        **{name: count for name, count in made.counts.items() if name not in _LATER},
        "written": done.written if done else 0,
        "unchanged": done.unchanged if done else 0,
        "removed": done.removed if done else 0,
        "seconds": {stage: round(spent, 3) for stage, spent in made.seconds.items()},
        "peak_memory_bytes": _peak_memory(),
        "warnings": list(made.warnings),
        "notes": list(made.notes),
        "undated": made.counts["undated"],
        "left_out": [contracts.skipped(one) for one in (*made.skipped, *(done.skipped if done else ()))],
        "foreign": list(done.foreign) if done else [],
        "modelled": made.counts["modelled"],
        "refused": made.counts["refused"],
        "unanswered": made.counts["unanswered"],
    }


def _peak_memory() -> int | None:
    """The most memory this process has had, in bytes; None where the system does not say."""
    try:
        import resource  # noqa: PLC0415 (not on Windows)
    except ImportError:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
