"""``digest check``."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from digest import contracts
from digest.check import LEVELS, RULES, Fault, Finding, Level, Site, check, external, fresh, read
from digest.cli import summary
from digest.cli.common import (
    MOST_LINES,
    annotating,
    config_option,
    engine,
    json_option,
    limits,
    many,
    now,
    print_json,
    site_config,
    tell,
    with_base_url,
)
from digest.config import Config
from digest.engine import Progress
from digest.errors import MachineError, SettingsError
from digest.web.client import Client
from digest.write import save

KEPT = Path(".cache", "digest", "external.jsonl")
"""What is known of addresses elsewhere, beside digest.toml."""
_COLOURS = {"error": "red", "warning": "yellow"}


class _Age(click.ParamType[timedelta]):
    name = "age"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> timedelta:
        """``36h`` as a length of time."""
        try:
            return value if isinstance(value, timedelta) else fresh.age(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


@click.command("check")
@config_option
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The built site, instead of the configured folder."
)
@click.option("--base-url", help="The address the site was built for, instead of the configured one.")
@click.option("--external", "elsewhere", is_flag=True, help="Ask whether links to other sites still lead somewhere.")
@click.option("--fresh", "most", type=_Age(), help="Fail if the newest article is older: 36h, 90m, 2d.")
@click.option("--skip", "skipped", multiple=True, metavar="RULE", help="Leave a rule out; may be given again.")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@json_option
def check_command(
    *,
    config_path: Path | None,
    folder: Path | None,
    output: Path | None,
    base_url: str | None,
    elsewhere: bool,
    most: timedelta | None,
    skipped: tuple[str, ...],
    strict: bool,
    as_json: bool,
) -> int:
    """Say what is wrong with the built site in FOLDER (the configured output folder unless given).

    Links and anchors, HTML, feeds, sitemap, linked data, receipts, published addresses, images, sizes; docs/check.md
    explains each rule. Fails where there is an error. Nothing is changed, and the network is asked under --external
    alone.
    """
    begun = time.perf_counter()
    _refuse_unknown(skipped)
    config = with_base_url(site_config(config_path), base_url)
    root = (folder or output or config.folder("output")).resolve()
    moment = now(config)
    site = read(root, config)
    found = [one for one in check(site) if one.rule not in skipped]
    if most is not None:
        found += [Finding.of("fresh", fault) for fault in fresh.fresh(site.status, moment, most)]
    if elsewhere:
        found += [
            Finding.of("external", fault) for fault in _elsewhere(site, config, moment, engine(quiet=as_json).progress)
        ]
    closing = _closing(site, found, time.perf_counter() - begun)
    summary.add(summary.of_check(map(_table, found), closing))
    if as_json:
        _print(found, closing)
    else:
        _tell(found, closing, root)
    return 1 if closing["errors"] or (strict and closing["warnings"]) else 0


def _refuse_unknown(skipped: Sequence[str]) -> None:
    for name in skipped:
        if name not in RULES:
            raise SettingsError(f"--skip: there is no rule '{name}'", hint=f"the rules are {', '.join(sorted(RULES))}")


def _elsewhere(site: Site, config: Config, moment: datetime, progress: Progress) -> list[Fault]:
    """Asks for the links to elsewhere that are not known, keeps what was found, and gives the faults. What was found is
    kept also where somebody stops it half-way."""
    links = external.linked(site, {one.home for one in config.sources if one.home})
    path = config.root / KEPT
    known = {one.address: one for one in external.parsed(_read(path)).values() if one.holds(moment)}
    wanted = [address for address in links if address not in known]
    before = len(known)

    def told(one: external.Known) -> None:
        known[one.address] = one
        progress("links", len(known) - before, len(wanted))

    try:
        external.ask(wanted, Client(limits(config)), moment, config.fetch.threads, told)
    finally:
        save(path, external.text(list(known.values()), moment))
    return list(external.faults(links, known))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes() if path.exists() else b""
    except OSError as error:
        raise MachineError(f"cannot be read: {error.strerror or error}", where=str(path)) from error


def _closing(site: Site, found: Sequence[Finding], seconds: float) -> dict[str, Any]:
    """What is said at the end."""
    counts = Counter(one.level for one in found)
    numbers = {f"{level}s": counts[level] for level in LEVELS}
    pages = sum(not page.mail for page in site.pages.values())
    return {
        "schema": contracts.SCHEMA,
        **numbers,
        "rules": len(RULES),
        "files": len(site.files),
        "pages": pages,
        "bytes": sum(file.size for file in site.files.values()),
        "base_url": site.base.url,
        "newest": site.status.get("newest"),
        "seconds": round(seconds, 3),
    }


def _print(found: Sequence[Finding], closing: dict[str, Any]) -> None:
    for one in found:
        print_json(_table(one))
    print_json(closing)


def _table(one: Finding) -> dict[str, Any]:
    table = {"rule": one.rule, "level": one.level, "path": one.path, "line": one.line}
    return {"schema": contracts.SCHEMA, **table, "what": one.what, "hint": one.hint}


def _tell(found: Sequence[Finding], closing: dict[str, Any], root: Path) -> None:
    """The findings by rule, the first of each, and the closing lines."""
    here = Path.cwd()
    shown = root.relative_to(here) if root.is_relative_to(here) else root
    for rule, group in groupby(found, key=lambda one: one.rule):
        some = list(group)
        click.secho(f"{rule}: {_counted(Counter(one.level for one in some))}", bold=True)
        for one, after in zip(some[:MOST_LINES], [*some[1:MOST_LINES], None], strict=False):
            _line(one, shown, last=after is None or after.hint != one.hint)
        if len(some) > MOST_LINES:
            click.echo(f"  and {len(some) - MOST_LINES} more; --json lists them all")
    newest = f"; the newest article is of {closing['newest']}" if closing["newest"] else ""
    click.echo(
        f"Checked {many(closing['pages'], 'page')} and {many(closing['files'] - closing['pages'], 'other file')} by "
        f"{closing['rules']} rules in {closing['seconds']:.1f} s{newest}."
    )
    counts = Counter(one.level for one in found)
    click.secho(f"{_counted(counts)}." if found else "Nothing is wrong.", fg="red" if closing["errors"] else None)


def _counted(counts: Counter[Level]) -> str:
    return ", ".join(many(counts[level], level) for level in LEVELS if counts[level])


def _line(one: Finding, root: Path, *, last: bool) -> None:
    """A finding, and its hint where it is the ``last`` of those that share it; in a workflow, as an annotation."""
    place = str(root / one.path) if one.path else str(root)
    if annotating():
        hint = f" ({one.hint})" if one.hint else ""
        tell(one.level, f"{one.rule}: {one.what}{hint}", one.path, place=(place, one.line))
        return
    click.echo("  ", nl=False)
    click.secho(one.level, nl=False, fg=_COLOURS.get(one.level))
    click.echo(f" {place}{f':{one.line}' if one.line else ''}: {one.what}")
    if one.hint and last:
        click.echo(f"    {one.hint}")
