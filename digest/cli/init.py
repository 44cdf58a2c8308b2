"""``digest init``."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import click

from digest import config
from digest.errors import MachineError, SettingsError

STARTER = Path(config.__file__).parent.parent / "starter"


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path), default=Path(), metavar="[DIR]")
def init_command(*, folder: Path) -> int:
    """Make a site in DIR (here unless given) that builds at once. No file that is there is changed."""
    if (folder / config.FILE_NAME).exists():
        hint = "it is a site already; run 'digest build' there"
        raise SettingsError("is there already", where=str(folder / config.FILE_NAME), hint=hint)
    made = []
    for path in sorted(STARTER.rglob("*")):
        target = folder / path.relative_to(STARTER).as_posix().replace("dot.", ".")
        if path.is_file() and not target.exists():
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
            except OSError as error:
                raise MachineError(f"cannot be written: {error.strerror}", where=str(target)) from error
            made.append(target)
    for target in made:
        click.echo(f"made {target}")
    step = "" if folder == Path() else f"cd {shlex.quote(str(folder))} && "
    click.echo(f"Now: {step}digest build, then open output/index.html; or digest serve to see every change at once.")
    return 0
