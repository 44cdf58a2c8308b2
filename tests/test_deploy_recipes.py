"""The recipes of docs/deploy.md are files that work as far as can be told here, and their commands exist."""

from __future__ import annotations

import configparser
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest
import yaml

from digest.cli import COMMANDS, group
from tests.sites import ROOT

DOCUMENT = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", DOCUMENT, re.MULTILINE | re.DOTALL)
SCHEMAS = {
    ".gitlab-ci.yml": ["vendor.gitlab-ci", "--data-transform", "gitlab-ci"],
    ".woodpecker/publish.yml": ["vendor.woodpecker-ci"],
}


def recipes() -> dict[str, tuple[str, str]]:
    """Kind and text of every recipe by the file that its first comment names."""
    found = {}
    for kind, text in BLOCKS:
        named = re.search(r"^# ([\w./-]*[\w-]\.?[\w-]+)(?::.*)?$", text, re.MULTILINE)
        found[named[1] if named else text] = (kind, text)
    return found


RECIPES = recipes()


def of_kind(kind: str) -> dict[str, str]:
    return {name: text for name, (one, text) in RECIPES.items() if one == kind}


def valid(path: Path, schema: list[str]) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / "check-jsonschema"), "--builtin-schema", *schema, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name.lstrip("/")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_there_is_a_recipe_for_every_host_that_is_named() -> None:
    assert set(SCHEMAS) == set(of_kind("yaml"))
    assert set(of_kind("toml")) == {"netlify.toml"}
    assert {"update.sh", "publish.sh"} < set(of_kind("sh"))
    assert set(of_kind("crontab")) == {"/etc/cron.d/paper"}
    units = {f"/etc/systemd/system/{one}" for one in ("paper.service", "paper.timer", "paper-failed.service")}
    assert set(of_kind("ini")) == units


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_recipe_for_a_ci_is_valid_by_its_schema_and_a_broken_one_is_not(name: str, tmp_path: Path) -> None:
    text = RECIPES[name][1]
    good = valid(put(tmp_path, name, text), SCHEMAS[name])
    assert good.returncode == 0, good.stdout
    broken = re.sub(r"^( *)(image|artifacts):.*$", r"\1\2: [1, 2]", text, flags=re.MULTILINE)
    assert broken != text
    assert valid(put(tmp_path, name, broken), SCHEMAS[name]).returncode == 1


def test_recipes_in_toml_and_ini_can_be_read() -> None:
    for text in of_kind("toml").values():
        assert tomllib.loads(text)["build"]["publish"] == "output"
    for name, text in of_kind("ini").items():
        parser = configparser.ConfigParser(interpolation=None)
        parser.optionxform = str  # type: ignore[assignment,method-assign]
        parser.read_string(text)
        assert parser.get("Unit", "Description"), name


@pytest.mark.parametrize("name", [*of_kind("sh"), *of_kind("crontab")])
def test_scripts_are_read_by_bash_and_stop_at_the_first_error(name: str, tmp_path: Path) -> None:
    kind, text = RECIPES[name]
    if kind == "crontab":
        (line,) = [one for one in text.splitlines() if re.match(r"[\d*]", one)]
        text = line.split(maxsplit=6)[6]
    done = subprocess.run(
        ["bash", "-n", put(tmp_path, "script.sh", text)], capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert not text.startswith("#!") or "set -euo pipefail" in text


def test_every_schedule_is_at_an_odd_minute_away_from_the_quarters() -> None:
    minutes = [int(one) for one in re.findall(r"\b(\d+) 1,7,13,19 \* \* \*", DOCUMENT)]
    minutes += [int(one) for one in re.findall(r"OnCalendar=.*:(\d+)$", DOCUMENT, re.MULTILINE)]
    assert len(minutes) == 3
    assert all(minute % 2 and minute % 15 for minute in minutes)


def uses() -> list[str]:
    """Every call of digest in the document, in its recipes and in its sentences."""
    found = re.findall(r"`(digest [^`]+)`", DOCUMENT)
    for _, text in BLOCKS:
        for line in re.split(r"\n|&&|\|\||- |\"", text.replace('\\"', "").replace('"$@"', "")):
            found += re.findall(r"^(?:command = )?(?:# )?(digest [a-z].*?)$", line.strip())
    return sorted(set(found))


@pytest.mark.parametrize("line", uses())
def test_every_command_in_the_document_exists_with_its_options(line: str) -> None:
    """Parsed by the command's own parser, with what a shell would leave out left out; nothing is run."""
    words = shlex.split(line.replace('"$@"', ""), comments=True)
    assert words[1] in COMMANDS, line
    command = group.get_command(click.Context(group), words[1])
    assert command is not None
    command.make_context(words[1], words[2:], resilient_parsing=False).close()


def test_the_script_says_the_same_as_the_workflow() -> None:
    """The five things, in one order."""
    workflow = (ROOT / "digest/starter_github/dot.github/workflows/publish.yml").read_text(encoding="utf-8")
    script = RECIPES["update.sh"][1]
    for text in (workflow, script):
        assert text.index("digest fetch") < text.index("digest build --strict") < text.index("digest check")
    message = "Keep what was fetched and published [skip ci]"
    assert message in workflow
    assert message in script


def test_names_in_the_table_of_steps_are_those_of_the_workflow() -> None:
    workflow = yaml.safe_load(
        (ROOT / "digest/starter_github/dot.github/workflows/publish.yml").read_text("utf-8").replace("@", "")
    )
    steps = {step["name"] for job in workflow["jobs"].values() for step in job["steps"]}
    table = DOCUMENT.partition("| step |")[2].partition("\n\n")[0]
    named = re.findall(r"^\| ([A-Z][\w ]+) \|", table, re.MULTILINE)
    assert len(named) == 9
    assert set(named) <= steps


def test_links_inside_the_document_lead_somewhere() -> None:
    headings = {
        re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-")
        for one in re.findall(r"^#+ (.*)$", DOCUMENT, re.MULTILINE)
    }
    for target in re.findall(r"\]\(([^)]+)\)", DOCUMENT):
        if target.startswith("#"):
            assert target[1:] in headings, target
        elif not target.startswith("https:"):
            assert (ROOT / "docs" / target).is_file(), target
