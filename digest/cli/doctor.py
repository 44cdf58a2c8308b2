"""``digest doctor``."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from digest import contracts
from digest.cli.common import annotating, config_option, json_option, many, now, print_json, site_config, tell
from digest.config import Config
from digest.doctor import CHECKS, Finding, Mended, examine, mend, observe, top

_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


@click.command("doctor")
@click.option("--fix", is_flag=True, help="Make the safe changes, a few letters each, and say which.")
@config_option
@json_option
def doctor_command(*, fix: bool, config_path: Path | None, as_json: bool) -> int:
    """Say what is wrong, or will go wrong, with the way the paper is kept running.

    Looks at the workflow and its schedule, the base path, Git and the ledger, sources and sizes; docs/doctor.md lists
    it all. Nothing is asked of the network, and nothing is ever committed. Exit code 1 where something is an error.
    """
    config = site_config(config_path)
    found = _examined(config)
    mended: tuple[Mended, ...] = ()
    if fix:
        mended = mend(found, config.root)
        found = _examined(config) if mended else found
    if as_json:
        for one in found:
            print_json(_row(one))
        print_json(_closing(found, mended))
    else:
        _print(found, mended, fix=fix)
    if annotating():
        for one in found:
            if one.level in {"error", "warning"}:
                tell(one.level, _sentence(one), str(one.where), place=_from_top(one, config))
    return 1 if any(one.level == "error" for one in found) else 0


def _examined(config: Config) -> tuple[Finding, ...]:
    return examine(observe(config, now(config).date()))


def _from_top(one: Finding, config: Config) -> tuple[str, int | None] | None:
    """The place of a finding from the repository's root, where GitHub looks for it."""
    path = os.path.relpath(config.root / one.where.path, top(config.root))
    return (Path(path).as_posix(), one.where.line or None) if one.where.path else None


def _row(one: Finding) -> dict[str, Any]:
    return {
        "schema": contracts.SCHEMA,
        "finding": one.name,
        "level": one.level,
        "path": one.where.path or None,
        "line": one.where.line or None,
        "what": one.what,
        "why": one.why,
        "fix": one.fix,
        "fixable": one.fixable,
    }


def _closing(found: Sequence[Finding], mended: Sequence[Mended]) -> dict[str, Any]:
    counts = {f"{level}s": sum(one.level == level for one in found) for level in ("error", "warning", "note")}
    changed = [{"finding": one.finding.name, "path": one.path, "done": one.done} for one in mended]
    return {"schema": contracts.SCHEMA, "looked_at": len(CHECKS), **counts, "changed": changed}


def _sentence(one: Finding) -> str:
    return f"{one.what}. Why: {one.why}. To do: {one.fix}"


def _print(found: Sequence[Finding], mended: Sequence[Mended], *, fix: bool) -> None:
    for done in mended:
        click.echo(f"{click.style('changed', fg='green')} {done.path}: {done.done}")
    if fix and not mended:
        click.echo("Nothing was changed: there is nothing here that --fix could mend.\n")
    if mended:
        click.echo("Look at the changes with 'git diff', then commit them.\n")
    bad = [one for one in found if one.level != "good"]
    for one in bad:
        place = f"{one.where}: " if one.where.path else ""
        click.echo(f"{click.style(one.level, fg=_COLOURS[one.level], bold=True)} {place}{one.what}")
        click.echo(f"    why: {one.why}")
        click.echo(f"    do:  {one.fix}" + ("  (--fix does it)" if one.fixable and not fix else ""))
    todo = sum(one.level in {"error", "warning"} for one in bad)
    notes = len(bad) - todo
    said = f"{many(len(CHECKS), 'thing')} looked at, {todo} to do" + (f", {many(notes, 'note')}" if notes else "")
    well = "; ".join(one.what for one in found if one.level == "good")
    click.echo(f"{said}. {well}." if well else f"{said}.")
