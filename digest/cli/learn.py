"""``digest learn-rules``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import click

from digest import contracts
from digest.clean import reasons
from digest.clean.learned import Proposal, file_with, proposals
from digest.clean.own import SourceRules
from digest.clean.sources import UNKNOWN, outlet
from digest.cli.common import config_option, json_option, many, print_json, site_config
from digest.cli.files import everything, fail
from digest.errors import ContentError, DigestError, SettingsError
from digest.model import Article, Source
from digest.stages import cleaner
from digest.toml import parsed
from digest.write import save


@dataclass(frozen=True, slots=True)
class Learned:
    """A file of rules as it is to be written: its path, what was added, and the names of those rules."""

    path: Path
    text: str
    new: tuple[Proposal, ...]
    names: tuple[str, ...]


@click.command("learn-rules")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path())
@config_option
@click.option("--source", "wanted", help="Only for this outlet: its key, domain or name.")
@json_option
def learn_rules_command(*, paths: tuple[str, ...], config_path: Path | None, wanted: str | None, as_json: bool) -> int:
    """Propose rules from the lines that several articles of one outlet share, for you to accept or refuse.

    The articles are those at PATHs, or all of the site. Proposals are added to rules/KEY.toml; what stands there stays.
    """
    config = site_config(config_path)
    content = config.folder("content")
    if not paths and not content.is_dir():
        raise ContentError("there is no such content folder", where=str(content), hint="make it, or name files")
    clean = cleaner(config)
    articles: list[Article] = []
    failed = 0
    for path, result in everything(paths or (str(content),), config):
        if isinstance(result, DigestError):
            failed = 1
            fail(path, result, as_json=as_json)
        else:
            articles.append(result)
    new = proposals(_of(articles, wanted), clean.own_rules)
    learned = _files(new, clean.own_rules, config.folder("rules"))
    for one in learned:
        save(one.path, one.text.encode())
        _tell(one, as_json=as_json)
    if not as_json:
        click.echo(f"{many(len(new), 'rule')} proposed." if new else f"Nothing new to propose{_why(articles)}.")
    return failed


def _why(articles: Sequence[Article]) -> str:
    """What is added where articles are of no known outlet, for which nothing can be learned."""
    count = sum(one.source.key == UNKNOWN.key for one in articles)
    if not count:
        return ""
    return (
        f": {many(count, 'article')} of no known outlet (name it in digest.toml, under [[source]], or in their heads)"
    )


def _of(articles: Sequence[Article], wanted: str | None) -> list[Article]:
    """The articles of the outlet ``wanted`` (None: of all); raises :class:`ContentError` where it has none."""
    found = [one for one in articles if wanted is None or outlet(wanted, (one.source,))]
    if wanted is not None and not found:
        names = ", ".join(sorted({one.source.key for one in articles})) or "none"
        raise ContentError(f"no article is of '{wanted}'", where="--source", hint=f"there are: {names}")
    return found


def _files(new: Sequence[Proposal], own: Sequence[SourceRules], folder: Path) -> list[Learned]:
    """The files that hold ``new``, one a source; every one is checked before any is written."""
    taken = {*reasons(), *(rule.name for one in own for rule in one.settings)}
    learned: list[Learned] = []
    for source, some in groupby(new, key=lambda one: one.source):
        path = _path(source, own, folder)
        group = tuple(some)
        text, names = file_with(path.read_text(encoding="utf-8") if path.exists() else "", source, group, taken)
        parsed(text, str(path))
        taken |= set(names)
        learned.append(Learned(path, text, group, tuple(names)))
    return learned


def _path(source: Source, own: Sequence[SourceRules], folder: Path) -> Path:
    """The file of ``source``: one that names it, else a new one; raises :class:`SettingsError` where that is taken."""
    for one in own:
        if one.source and one.holds_for(source):
            return folder / Path(one.file).name
    path = folder / f"{source.key}.toml"
    if path.exists():
        hint = f"say source = '{source.key}' in it, or rename it"
        raise SettingsError("holds the rules of another source", where=str(path), hint=hint)
    return path


def _tell(one: Learned, *, as_json: bool) -> None:
    if not as_json:
        click.secho(str(one.path), bold=True)
    for proposal, name in zip(one.new, one.names, strict=True):
        shape, text = proposal.shape
        if as_json:
            table = {"schema": contracts.SCHEMA, "file": str(one.path), "source": contracts.source(proposal.source)}
            print_json(table | {"name": name, shape: text, "seen": proposal.seen, "examples": list(proposal.examples)})
        else:
            click.echo(f"  {shape} {text!r}, in {many(proposal.seen, 'article')}")
