"""``digest publish``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from digest import border, contracts
from digest.cli.common import (
    config_option,
    json_option,
    many,
    now,
    print_json,
    sentence,
    site_config,
    tell,
    tell_all,
    with_base_url,
)
from digest.cli.ledger import site_ledger
from digest.config import Config
from digest.errors import SettingsError
from digest.git import Git, visible
from digest.ledger import gone
from digest.publish import (
    Built,
    Changes,
    Options,
    Ready,
    Store,
    Target,
    built,
    identity,
    into,
    named,
    put,
    refuse_large,
    require_git,
    resolve_target,
)

_MOST_PATHS = 20
_NO_DOMAIN = "to be without it, remove it in the host's settings (GitHub: Settings → Pages), or delete CNAME there"
_HELD = "holds this site already, as it was last built; 'digest build' takes in what changed since."


@click.command("publish")
@config_option
@click.option("--remote", metavar="NAME|URL", help="The Git remote, instead of the configured one (origin).")
@click.option("--branch", help="The branch there, instead of the configured one (gh-pages).")
@click.option("--folder", type=click.Path(path_type=Path), help="Put plain files there instead, for rsync or any host.")
@click.option("--base-url", help="The address the site was built for, instead of the configured one.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option(
    "--force",
    is_flag=True,
    help="Replace another site, a newer state of this one, or a branch that digest did not publish.",
)
@json_option
def publish_command(
    *,
    config_path: Path | None,
    remote: str | None,
    branch: str | None,
    folder: Path | None,
    base_url: str | None,
    dry_run: bool,
    force: bool,
    as_json: bool,
) -> int:
    """Put the built site on a branch of a Git remote, or into a folder.

    The branch holds one commit: the site as it is now, with nothing of before. It is sent only where bytes changed, and
    never over what somebody else published meanwhile, nor where addresses that readers have would be lost. What was put
    on the branch by hand stays there. Your own branches and files are not touched.
    """
    if folder and (remote or branch):
        raise SettingsError("--folder goes with neither --remote nor --branch", hint="use one or the other")
    config = with_base_url(site_config(config_path), base_url)
    if folder:
        return _to_folder(folder, config, dry_run=dry_run, force=force, as_json=as_json)
    own = require_git(config.root, os.environ)
    near = Path.cwd() if remote else config.root
    where = resolve_target(own, remote or config.publish.remote, branch or config.publish.branch, near)
    return _to_branch(own, where, config, dry_run=dry_run, force=force, as_json=as_json)


def _to_branch(own: Git, where: Target, config: Config, *, dry_run: bool, force: bool, as_json: bool) -> int:
    site = built(config, site_ledger(config), anywhere=force or where.local)
    refuse_large(site, where)
    options = Options(now(config), identity(own, os.environ), config.publish.domain, force)
    with Store.open(own, where) as store:
        ready = store.ready(site, options)
        sent = bool(ready.changes) and not dry_run
        if sent:
            store.send(ready)
    _warn(site, config, ready)
    if as_json:
        print_json(
            {
                "schema": contracts.SCHEMA,
                "branch": where.branch,
                "remote": where.address,
                "commit": ready.commit if sent or not ready.changes else None,
                "before": ready.before or None,
                "changed": _table(ready.changes),
                "pushed": sent,
                "domain": ready.domain,
                "kept": [border.whole(path) for path in ready.by_hand],
            }
        )
    else:
        _tell_branch(where, ready, sent=sent, first=not ready.before)
    return 0


def _to_folder(folder: Path, config: Config, *, dry_run: bool, force: bool, as_json: bool) -> int:
    site = built(config, site_ledger(config), anywhere=force)
    there = into(folder, site, config, force=force)
    done = None if dry_run else put(there, site)
    skipped = done.skipped if done else ()
    _warn(site, config, None)
    tell_all("error", [(one.item, sentence(one)) for one in skipped])
    if as_json:
        left_out = [contracts.skipped(one) for one in skipped]
        table = {"schema": contracts.SCHEMA, "folder": str(there.root), "changed": _table(there.changes)}
        print_json({**table, "written": bool(done and there.changes), "left_out": left_out})
    elif not there.changes:
        click.echo(f"Nothing to publish: {there.root} {_HELD}")
    elif done is None:
        click.echo(f"Would change in {there.root}: {there.changes.said}. Nothing was written.")
        _tell_paths(there.changes)
    else:
        click.echo(f"Published to {there.root}: {there.changes.said}.")
        _tell_gone(there.changes)
    return 2 if skipped else 0


def _warn(site: Built, config: Config, ready: Ready | None) -> None:
    """Tells what an owner should know of a site that was published all the same."""
    if site.foreign:
        held = f"{site.root} holds {many(len(site.foreign), 'file')} that digest did not write"
        domain = "; for a domain of your own, set domain below [publish]" if "CNAME" in site.foreign else ""
        tell("warning", f"{held}; not published: {named(site.foreign)}{domain}")
    tell_all("warning", [("", text) for text in gone(config.root)])
    host = urlsplit(config.site.base_url).hostname
    if ready and ready.kept:
        meant = f'set domain = "{ready.domain}" below [publish] to say that it is meant'
        tell("note", f"the branch has the domain {ready.domain} (CNAME), which was kept; {meant}; {_NO_DOMAIN}")
    if ready and ready.by_hand:
        tell("note", f"kept on the branch, where digest did not put it: {named(ready.by_hand)}")
    if ready and ready.domain and ready.domain.lower() != host:
        what = f"the domain is {ready.domain}, but the site was built for {config.site.base_url}: feeds lead there"
        tell("warning", f"{what}; set base_url below [site] to https://{ready.domain}/, or give the domain up")


def _tell_branch(where: Target, ready: Ready, *, sent: bool, first: bool) -> None:
    place = f"{where.branch} of {where.name}"
    if not ready.changes:
        click.echo(f"Nothing to publish: {place} {_HELD}")
        return
    if not sent:
        click.echo(f"Would publish to {place}: {ready.changes.said}. Nothing was sent.")
        _tell_paths(ready.changes)
        return
    click.echo(f"Published to {place}: {ready.changes.said}; commit {ready.commit[:12]}.")
    _tell_gone(ready.changes)
    if first and "github.com" in {urlsplit(where.address).hostname, where.address.partition(":")[0].rpartition("@")[2]}:
        click.echo(f"Once: choose the branch {where.branch} in the repository's Settings → Pages.")


def _tell_gone(done: Changes) -> None:
    if done.removed:
        click.echo(f"Gone from there: {named(done.removed)}.")


def _tell_paths(done: Changes) -> None:
    for letter, path in done.marked[:_MOST_PATHS]:
        click.echo(f"  {letter} {visible(path)}")
    if len(done.marked) > _MOST_PATHS:
        click.echo(f"  and {len(done.marked) - _MOST_PATHS} more; --json lists them all")


def _table(done: Changes) -> dict[str, Any]:
    return {
        "added": len(done.added),
        "changed": len(done.changed),
        "removed": len(done.removed),
        "paths": [{"change": letter, "path": path} for letter, path in done.marked],
    }
