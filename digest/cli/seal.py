"""``digest seal``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from digest import contracts
from digest.build import build
from digest.cli.common import config_option, json_option, many, now, print_json, sentence, site_config, tell_all
from digest.cli.ledger import keep_ledger, site_ledger
from digest.errors import ContentError, SettingsError
from digest.ledger import Ledger, seal, texts
from digest.model import Site
from digest.request import Request


@click.command("seal")
@click.argument("day", required=False)
@config_option
@json_option
def seal_command(*, day: str | None, config_path: Path | None, as_json: bool) -> int:
    """Seal the edition of DAY (2026-03-17), or, without a day, every edition before today.

    What a sealed edition says is kept with a hash in ledger/, which is made to be committed. From then on its stories
    stay together, and what it says otherwise is shown as a dated correction.
    """
    config = site_config(config_path)
    before = site_ledger(config) or Ledger()
    time = now(config)
    made = build(config, Request(time), ledger=before)
    if made.ledger is None:
        raise ContentError("there are only the samples of 'digest init'", hint="put articles of yours beside them")
    site = made.site
    faults = [one for one in made.skipped if one.stage not in {"withhold", "ignore"}]
    tell_all("warning", [(one.item, f"is in no edition: {sentence(one)}") for one in faults])
    today = time.date()
    days = [_named(day, site, today)] if day else [one.day for one in site.editions if one.day < today]
    after = seal(before, site, days, today)
    keep_ledger(texts(after), config)
    table = _table(before, after, days)
    if as_json:
        print_json(table)
    else:
        _tell(table, named=bool(day))
    return 0


def _named(text: str, site: Site, today: date) -> date:
    """The day ``text``, of which there must be an edition that is out."""
    days = [edition.day for edition in site.editions]
    there = f"there are {many(len(days), 'edition')}" + (f", from {days[0]} to {days[-1]}" if days else "")
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise SettingsError(f"{text!r} is not a day such as 2026-03-17", hint=there) from None
    if day > today:
        raise SettingsError(f"the edition of {day} is still to come, for today is {today}", hint=there)
    if day not in days:
        raise SettingsError(f"there is no edition of {day}", hint=there)
    return day


def _table(before: Ledger, after: Ledger, days: list[date]) -> dict[str, Any]:
    """What was sealed now, and what had been before."""
    rows = [(day, after.sealed[day]) for day in sorted(days)]
    return {
        "schema": contracts.SCHEMA,
        "sealed": [
            {"edition": str(day), "number": one.number, "sha256": one.sha256, "entries": len(one.entries)}
            for day, one in rows
            if day not in before.sealed
        ],
        "already": [
            {"edition": str(day), "sha256": one.sha256, "sealed": str(one.sealed)}
            for day, one in rows
            if day in before.sealed
        ],
    }


def _tell(table: dict[str, Any], *, named: bool) -> None:
    for one in table["sealed"]:
        number = f"No. {one['number']}" if one["number"] else "without a number"
        click.echo(f"Sealed {one['edition']}, {number}: {one['sha256']}")
    for one in table["already"] if named else ():
        click.echo(f"{one['edition']} was sealed on {one['sealed']}: {one['sha256']}; nothing was changed")
    if not named:
        left = f"; {many(len(table['already']), 'edition')} had been sealed before" if table["already"] else ""
        click.echo(f"Sealed {many(len(table['sealed']), 'edition')}{left}.")
    if table["sealed"]:
        click.echo("Commit ledger/ to keep it.")
