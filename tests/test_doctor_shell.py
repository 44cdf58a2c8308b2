"""What doctor makes of the script of a step: its commands, the pushes and digest's own among them."""

from __future__ import annotations

import pytest

from digest.doctor.shell import commands, of_digest, pushes


def does(script: str) -> set[str]:
    """The commands of digest in ``script``."""
    return {of_digest(one) for one in commands(script)} - {""}


PUSHES = [
    'git commit -m "#keep what was fetched" && git push',
    "printf '%s' \"# x\" && git push",
    "echo '\" # ' && git push # and that was all",
    r"echo \# none && git push",
    "echo a#b && git push",
    "echo ${#names} && git push",
    'timeout 60 bash -c "git push"',
    'bash -ec "git push"',
    'bash -euo pipefail -c "git push"',
    "/bin/bash --noprofile -c -e 'git push' name",
    'sudo -u me env X=1 sh -lc "cd x; git push"',
    'eval "git push"',
    "if ! eval git add . '&&' git push; then exit 1; fi",
    "bash -c \"eval 'git push'\"",
]


@pytest.mark.parametrize("script", PUSHES)
def test_a_push_within_quotes_of_a_shell_or_behind_what_looks_like_a_comment_is_one(script: str) -> None:
    assert any(map(pushes, commands(script)))


NO_PUSHES = [
    "true # git push",
    "true;# git push",
    "echo 'x' # don't; git push",
    "(true) #; git push",
    "bash ci.sh -c 'git push'",
    "bash 'git push'",
    "grep -c 'git push' log",
    "echo eval 'git push'",
    "evaluate 'git push'",
]


@pytest.mark.parametrize("script", NO_PUSHES)
def test_a_push_in_a_comment_or_in_words_that_nothing_runs_is_none(script: str) -> None:
    assert not any(map(pushes, commands(script)))


BUILDS = [
    "digest build",
    ".venv/bin/digest build --strict",
    "python -m digest build",
    "/usr/bin/python3.13 -W error -m digest build",
    "python -Im digest build",
    "X=1 Y='a b' digest build",
    "env -u Z X=1 digest build",
    "timeout 60 digest build",
    "timeout -k 5 1.5m nice -n 10 digest build",
    "timeout --foreground 60 digest build",
    "if ! digest build; then exit 1; fi",
    "uv run digest build",
    "uv run --with x --locked python -m digest build",
    "uvx --from news-digest digest build",
    "docker run --rm -v x:/w image digest build",
    "docker run --rm image digest build",
    "coverage run -m digest build",
    "$SUDO digest build",
    "$PYTHON -m digest build",
    "${{ env.PYTHON }} -m digest build",
    '"${{ env.BIN }}/digest" build',
    "bash -ec 'digest build'",
    "eval digest build",
    "echo x | digest build > log",
]


@pytest.mark.parametrize("script", BUILDS)
def test_digest_is_seen_where_a_command_begins(script: str) -> None:
    assert does(script) == {"build"}


NO_BUILDS = [
    "cp -r digest build",
    "timeout 60 cp -r digest build",
    "env X=1 cp -r digest build",
    "mv digest build",
    "cd digest build",
    "pip install digest build",
    "python -m pip install digest build",
    "python tool.py digest build",
    "uv pip install digest build",
    "docker build -t digest build",
    "docker run image cp digest build",
    "git commit -m digest build",
    "git add digest build",
    "digest",
    "# digest build",
]


@pytest.mark.parametrize("script", NO_BUILDS)
def test_a_folder_or_a_package_that_is_called_so_is_no_command(script: str) -> None:
    assert does(script) == set()


@pytest.mark.parametrize(
    "word", ["eval ", "! ", "bash -c ", "timeout 1 ", "git ", "bash ", "$(", "`", "'", '"', "env -u "]
)
def test_a_line_that_goes_on_and_on_comes_to_its_end(word: str) -> None:
    """As a file may be of the largest that is read."""
    line = word * (256 * 1024 // len(word))
    assert [one for one in commands(line) if pushes(one) or of_digest(one)] == []
