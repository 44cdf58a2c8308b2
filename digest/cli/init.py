"""``digest init``."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Sequence
from pathlib import Path

import click

from digest import config
from digest.cli.common import many
from digest.errors import MachineError, SettingsError
from digest.git import find_git

STARTER = Path(config.__file__).parent.parent / "starter"


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path), default=Path(), metavar="[DIR]")
@click.option("--github", is_flag=True, help="Add a workflow that fetches, builds and publishes on GitHub Pages.")
def init_command(*, folder: Path, github: bool) -> int:
    """Make a site in DIR (here unless given) that builds at once. No file that is there is changed.

    With --github it gets what GitHub needs to fetch, build, check and publish it every six hours; a site that is there
    already gets these files alone.
    """
    there = (folder / config.FILE_NAME).exists()
    if there and not github:
        hint = "it is a site already; run 'digest build' there, or 'digest init --github' for a schedule"
        raise SettingsError("is there already", where=str(folder / config.FILE_NAME), hint=hint)
    if not there:
        _begin(folder)
    if github:
        _schedule(folder)
        return 0
    step = "" if folder == Path() else f"cd {shlex.quote(str(folder))} && "
    click.echo(f"Now: {step}digest build, then open output/index.html; or digest serve to see every change at once.")
    return 0


def _begin(folder: Path) -> None:
    for path in sorted(STARTER.rglob("*")):
        target = folder / path.relative_to(STARTER).as_posix().replace("dot.", ".")
        if path.is_file() and not target.exists():
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
            except OSError as error:
                raise MachineError(f"cannot be written: {error.strerror}", where=str(target)) from error
            click.echo(f"made {target}")


def _schedule(folder: Path) -> None:
    from digest.cli import github  # noqa: PLC0415 (only where it is asked for)
    from digest.doctor.installed import origin  # noqa: PLC0415 (as above)

    site = config.load(folder / config.FILE_NAME)
    needs = github.requirement(origin())
    steps, same = [], 0
    for name, text in github.files(folder, site, needs).items():
        target = folder / name
        if _added(target, text):
            click.echo(f"made {target}")
            if name == github.WORKFLOW and github.branch(folder) is None:
                steps.append(f"look into {name}: no branch is checked out here, and it names main below 'push:'")
            if needs.unsure and name.name == "requirements.txt":
                steps.append(f"look into {name}: this digest was installed from a folder that GitHub cannot see")
        elif target.name != ".gitkeep":
            same += not _left(target, text, compare=name if name == github.WORKFLOW else None)
    if same:
        click.echo(f"left {many(same, 'file')} as {'it is' if same == 1 else 'they are'}, with nothing to add")
    if missing := github.missing(folder / ".gitignore", f"{site.folders.output}/\n.cache/\n"):
        steps.append(f"add to .gitignore: {'  '.join(missing)}")
    _next(folder, steps, github.times(github.schedule(folder, site)))


def _added(target: Path, text: str) -> bool:
    """Whether the file was made, for it was not there."""
    if target.exists() or target.is_symlink() or (target.name == ".gitkeep" and target.parent.exists()):
        return False
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise MachineError(f"cannot be written: {error.strerror}", where=str(target)) from error
    return True


def _left(target: Path, text: str, *, compare: Path | None) -> bool:
    """Whether a file lacks what is in ours; then it says so, and that it is left as it is."""
    from digest.cli.github import missing  # noqa: PLC0415 (as above)
    from digest.doctor.installed import PACKAGE  # noqa: PLC0415 (as above)

    lacks = missing(target, text)
    named = target.name == "requirements.txt" and not missing(target, PACKAGE, begins=True)
    if named or not lacks:
        return False
    if compare:
        click.echo(f"left {target} as it is, though that of this digest is another. To compare them:")
        other = shlex.quote(str(target))
        click.echo(f"  digest init --github COMPARE && diff -u {other} COMPARE/{compare.as_posix()}")
    elif target.name in {".gitattributes", "requirements.txt"}:
        click.echo(f"left {target} as it is. What it lacks: {'; '.join(lacks)}")
    else:
        click.echo(f"left {target} as it is")
    return True


_PUSH = {
    True: ("git push -u origin HEAD",),
    False: (
        "on GitHub: make an empty repository PAPER",
        "git remote add origin git@github.com:YOU/PAPER.git && git push -u origin HEAD",
    ),
}


def _has_origin(folder: Path) -> bool:
    """Whether the repository in ``folder`` knows where it is pushed to."""
    git = find_git(folder) if (folder / ".git").exists() else None
    return git is not None and git.ask("config", "--get", "remote.origin.url") is not None


def _next(folder: Path, steps: Sequence[str], times: str) -> None:
    begin = "" if (folder / ".git").exists() else "git init -b main && "
    steps = [
        *steps,
        "digest build --strict, as the workflow will, and mend what it says",
        f"{begin}git add -A && git commit -m 'Publish by a schedule'",
        *_PUSH[_has_origin(folder)],
        "on GitHub: Settings → Pages → Source: GitHub Actions (the run that the push began fails until this is set)",
        f"on GitHub: Actions → Publish the paper → Run workflow. From then on it runs by itself, at {times}",
    ]
    click.echo("\nNext:" if folder == Path() else f"\nNext, in {folder}:")
    for number, step in enumerate(steps, start=1):
        click.echo(f"{number}. {step}")
    outer = next((one for one in folder.resolve().parents if (one / ".git").exists()), None)
    if outer and not (folder / ".git").exists():
        click.echo(f"note: this folder lies in the repository {outer}; GitHub looks for workflows at its root alone:")
        click.echo("make the paper a repository of its own.")
