"""``digest serve``."""

from __future__ import annotations

from pathlib import Path

import click

from digest import finding
from digest.build import build
from digest.cli.common import (
    config_option,
    keep_answers,
    many,
    model_key,
    now,
    sentence,
    site_config,
    tell,
    tell_all,
    with_base_url,
)
from digest.cli.ledger import site_ledger
from digest.config import FILE_NAME
from digest.errors import DigestError
from digest.request import Request
from digest.serve import live, serve
from digest.write import write


@click.command("serve")
@config_option
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Show it there.")
@click.option("--drafts", is_flag=True, help="Show drafts too.")
@click.option("--future", is_flag=True, help="Show articles that are still to come.")
def serve_command(*, config_path: Path | None, port: int, drafts: bool, future: bool) -> int:
    """Show the site at http://127.0.0.1:8000/ and anew after every change, until Ctrl-C.

    A warning is told when it is new. The output folder is not used. Each article has a page more here, "audit": its raw
    text beside the clean one.
    """
    path = (config_path or Path(FILE_NAME)).resolve()
    config = site_config(path)

    finding.ready(config)
    told: set[str] = set()

    def rebuild(root: Path) -> None:
        fresh = with_base_url(site_config(path), f"http://127.0.0.1:{port}/")
        request = Request(now(fresh), drafts, future, audit=True, ask=True, key=model_key())
        made = build(fresh, request, ledger=site_ledger(fresh))
        keep_answers(made.answers, fresh)
        done = write([*live(made.files), *finding.indexed(made.site, fresh)], root)
        tell_all(
            "error", [(one.item, sentence(one)) for one in made.skipped if one.stage not in {"withhold", "ignore"}]
        )
        tell_all("warning", [("", text) for text in made.warnings if text not in told])
        told.clear()
        told.update(made.warnings)
        articles = many(made.counts["used"], "article")
        click.echo(f"{articles}, {many(done.written, 'file')} changed: http://127.0.0.1:{port}/ (Ctrl-C stops)")

    def failed(error: DigestError) -> None:
        tell("error", f"{error}; the last good site is still shown")

    folders = [config.folder(one) for one in ("content", "templates", "rules", "overrides")]
    serve(rebuild, [*(f"{folder}/**" for folder in folders), str(path)], failed, port=port)
    return 0
