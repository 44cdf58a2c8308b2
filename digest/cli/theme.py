"""``digest theme``: the files a page is made of, copied into the site and compared with ours."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from digest import theme
from digest.cli.common import config_option, json_option, many, print_json, site_config
from digest.contracts import SCHEMA
from digest.errors import SettingsError
from digest.write import save


@click.group("theme")
def theme_command() -> None:
    """List, copy and compare the templates, the style sheet and the texts of the paper (docs/theme.md)."""


@theme_command.command("list")
@config_option
@json_option
def _list(*, config_path: Path | None, as_json: bool) -> int:
    """List every file of the theme, whose of them is used, and what it is for."""
    _, found = _theme(config_path)
    if as_json:
        for one in found:
            print_json(_table(one))
        return 0
    wide = max(len(one.name) for one in found)
    for one in found:
        click.echo(f"{one.name:{wide}}  {one.standing:18}  {one.what}".rstrip())
    return 0


@theme_command.command("copy")
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@config_option
@click.option("--force", is_flag=True, help="Write over a file of the site's own.")
def _copy(*, names: Sequence[str], config_path: Path | None, force: bool) -> int:
    """Copy files of ours into the site's templates, to be changed there. All of them are copied, or none."""
    folder, found = _theme(config_path)
    if theme.is_ours(folder):
        hint = "name another folder as 'templates' in digest.toml"
        raise SettingsError("is the folder of the templates that come with digest", where=str(folder), hint=hint)
    wanted = [theme.chosen(found, name) for name in dict.fromkeys(names)]
    for one in wanted:
        if one.own is not None and one.ours is not None and not force:
            hint = f"'digest theme diff {one.name}' compares it with ours; --force writes over it"
            raise SettingsError("is there already", where=str(folder / one.name), hint=hint)
    for one, data in [(one, theme.to_copy(one)) for one in wanted]:
        target = folder / one.name
        save(target, data)
        click.echo(f"copied {target}")
    return 0


@theme_command.command("diff")
@click.argument("name", required=False)
@config_option
def _diff(*, name: str | None, config_path: Path | None) -> int:
    """Compare the site's own files with ours, and say where ours has changed since one was copied."""
    _, found = _theme(config_path)
    if name is not None:
        one = theme.chosen(found, name)
        if one.own is None:
            raise SettingsError(f"the site has no '{name}' of its own", hint=f"'digest theme copy {name}' makes one")
        if one.ours is None:
            raise SettingsError(f"'{name}' is a file of the site's own; there is none of ours to compare it with")
    compared = [one for one in found if one.own is not None and one.ours is not None and name in {None, one.name}]
    for one in compared:
        for line in theme.difference(one) if one.own != one.ours else ():
            click.echo(line)
    old = sum(one.changed is True for one in compared)
    if name is None:
        of_which = f"; ours has changed since {old} of them were copied" if old else ""
        click.echo(f"{many(len(compared), 'file')} of the site's own in place of ours{of_which}", err=True)
    return 0


def _theme(config_path: Path | None) -> tuple[Path, tuple[theme.Piece, ...]]:
    """The site's folder of templates, and every file of its theme."""
    config = site_config(config_path)
    folder = config.folder("templates")
    return folder, theme.pieces(folder, config.site.language)


def _table(one: theme.Piece) -> dict[str, object]:
    return {
        "schema": SCHEMA,
        "name": one.name,
        "standing": one.standing,
        "ours": one.ours is not None,
        "own": one.own is not None,
        "copied": one.copied[0] if one.copied else None,
        "changed": one.changed,
        "what": one.what,
    }
