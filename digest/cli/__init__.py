"""The command line: parse, call, print, exit. A command's module is imported only when the command is asked for."""

from __future__ import annotations

import importlib
import sys
from typing import NoReturn

import click

from digest import __version__
from digest.cli import summary
from digest.errors import DigestError

COMMANDS = {
    "init": ("digest.cli.init", "Make a site that builds at once."),
    "fetch": ("digest.cli.fetch", "Bring new articles of your sources into the content folder."),
    "add": ("digest.cli.add", "Put an article into the content folder."),
    "sources": ("digest.cli.sources", "Import, export and look after the feeds of digest.toml."),
    "build": ("digest.cli.build", "Make the site."),
    "check": ("digest.cli.check", "Say what is wrong with the built site."),
    "seal": ("digest.cli.seal", "Seal editions: what they say stays on record."),
    "serve": ("digest.cli.serve", "Show the site here, and anew after every change."),
    "publish": ("digest.cli.publish", "Put the site on a branch of a Git remote, or into a folder."),
    "clean": ("digest.cli.filters", "Clean files and say what was taken away."),
    "summarise": ("digest.cli.filters", "Summarise files, each sentence with its receipt."),
    "stories": ("digest.cli.filters", "Say which files tell the same story."),
    "explain": ("digest.cli.explain", "Say why an article looks and stands as it does."),
    "learn-rules": ("digest.cli.learn", "Propose rules for what the articles of a source share."),
    "eval": ("digest.cli.evaluate", "Measure a stage on a labelled set."),
    "list": ("digest.cli.lists", "List editions, stories, articles, sources, topics or entities."),
    "doctor": ("digest.cli.doctor", "Say what is wrong with how the paper is kept running."),
    "theme": ("digest.cli.theme", "List, copy and compare templates, style sheet and texts."),
}
"""A new command is a click command named after itself in a module here, and a line in this table."""


class _Commands(click.Group):
    """A group that knows its commands' names and first lines without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (as above)
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(COMMANDS[cmd_name][0])
        command = getattr(module, f"{cmd_name.replace('-', '_')}_command")
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 (as above)
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]}, no_args_is_help=True)
@click.version_option(__version__, prog_name="digest")
def group() -> None:
    """Turn a folder of messy articles into a newspaper you can trust.

    Exit codes: 0 good; 1 the content has errors (or warnings under --strict); 2 the command or the configuration is
    wrong; 3 the machine failed.
    """


def main(arguments: list[str] | None = None) -> NoReturn:
    """Runs the command line ``arguments`` (those of the process unless given) and exits."""
    try:
        result = group.main(arguments, prog_name="digest", standalone_mode=False)
        sys.exit(result if isinstance(result, int) else 0)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        sys.exit(0)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        click.echo("stopped", err=True)
        sys.exit(130)
    except DigestError as error:
        from digest.cli.common import tell  # noqa: PLC0415 (only where a command stopped)

        summary.add(summary.stopped(error))
        for line in str(error).splitlines():
            tell("error", line)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
