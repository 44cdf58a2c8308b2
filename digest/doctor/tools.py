"""What a workflow runs with: digest's and Python's versions, keys that are missing, and keys that are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yaml.nodes import Node

from digest import border
from digest.doctor.finding import Finding, Place
from digest.doctor.installed import PACKAGE
from digest.doctor.jobs import Job, concerning
from digest.doctor.seen import Seen, Workflow
from digest.doctor.yamls import get, items, line, replaced, said

REQUIREMENTS = "requirements.txt"
LEAST, NOW = (3, 11), "3.13"
"""The oldest Python that digest runs with, and the one to write instead of an older."""
_NAMED = re.compile(
    r"(?im)^[ \t]*news-digest(?![\w-])(?:\[[\w, -]*\])?[ \t]*([ \t]*==[ \t]*[\w.!+]+|[ \t]*@[ \t]*\S+|[^\s#;\\]*)"
)
_PLACE = re.compile(r"^@(?:file:|\.|/|.*@[0-9a-f]{40}(?:$|#)|.*\.whl(?:$|#))")
"""A place that digest is taken from, which holds one state of it: a folder, a commit, a wheel."""
_INSTALL = re.compile(r"\bpip\s+install\b[^\n]{0,300}?\bnews-digest(?:\[[\w,]*\])?(==[\w.!+]+|[^\s'\";&|]*)")
_SECRETS = (
    ("a GitHub token", r"gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{40,}"),
    ("a GitLab token", r"glpat-[A-Za-z0-9_-]{20,}"),
    ("a model's key", r"\bsk-[A-Za-z0-9_-]{20,}|\bhf_[A-Za-z0-9]{30,}|\bAIza[A-Za-z0-9_-]{35}"),
    ("an Amazon key", r"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b"),
    ("a Slack token", r"\bxox[abprs]-[A-Za-z0-9-]{10,}"),
    ("a private key", r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
    ("a password in an address", r"\bhttps?://[^\s/:@'\"$]+:[^\s/@'\"${]+@"),
)


def version(seen: Seen) -> Iterator[Finding]:
    """Which digest a workflow takes: any, or one that is not this one."""
    why = "a new version may say or place things otherwise on a day you did not choose"
    for path, text, match in _named(seen):
        place = Place(path, text[: match.start(1)].count("\n") + 1)
        stated = match[1].replace(" ", "")
        if _PLACE.search(stated):
            continue
        if not stated.startswith("=="):
            fix = f"write 'news-digest=={seen.version}'"
            yield Finding("version", "warning", place, "news-digest is not pinned to a version", why, fix)
        elif stated[2:] != seen.version:
            what = f"names digest {stated[2:]}, and this one is {seen.version}"
            fix = "take the same here and there, so that the preview shows what will be published"
            yield Finding("version", "note", place, what, "the two may make different sites of the same articles", fix)
        elif seen.mine:
            what = f"names digest {stated[2:]} alone, and the one that runs here was installed from a folder"
            fix = f"if no package registry has it, write '{PACKAGE} @ git+https://HOST/OWNER/REPOSITORY@COMMIT'"
            yield Finding("version", "warning", place, what, "a version that is nowhere to be had ends every run", fix)


def _named(seen: Seen) -> Iterator[tuple[str, str, re.Match[str]]]:
    text = seen.texts.get(REQUIREMENTS, "")
    yield from ((REQUIREMENTS, text, match) for match in _NAMED.finditer(text))
    for workflow in seen.workflows:
        yield from ((workflow.path, workflow.text, match) for match in _INSTALL.finditer(workflow.text))


def python(seen: Seen) -> Iterator[Finding]:
    """A Python in a workflow that digest does not run with."""
    for workflow, found in concerning(seen):
        for job in found:
            for node in _pythons(job):
                if _old(said(node)):
                    yield _too_old(workflow, node)


def _pythons(job: Job) -> Iterator[Node]:
    for step in job.steps:
        if step.action.endswith("actions/setup-python") and job.concerns:
            listed = items(get(step.node, "with", "python-version"))
            yield from listed
    yield from items(get(job.node, "strategy", "matrix", "python-version")) if job.concerns else ()


def _old(text: str) -> bool:
    match = re.fullmatch(r"(\d+)\.(\d+)(?:\.\d+|\.x)?", text)
    return bool(match) and (int(match[1]), int(match[2])) < LEAST if match else False


def _too_old(workflow: Workflow, node: Node) -> Finding:
    text = said(node)
    what = f"takes Python {text}, and digest needs {'.'.join(map(str, LEAST))}"
    if text in {"3.1", "3.10"} and not node.style:  # type: ignore[attr-defined]
        what = f"takes Python {text}, which without quotes is the number 3.1"
    quoted = NOW if node.style else f'"{NOW}"'  # type: ignore[attr-defined]
    edit = replaced(workflow.path, workflow.text, node, NOW, f"Python is {NOW} now")
    fix = f"write python-version: {quoted}"
    return Finding("python", "error", Place(workflow.path, line(node)), what, "the install is refused", fix, edit)


def secrets(seen: Seen) -> Iterator[Finding]:
    """Keys in files that are made to be shown."""
    files = {**seen.texts, **{one.path: one.text for one in seen.workflows}}
    for path, text in files.items():
        for kind, pattern in _SECRETS:
            for match in re.finditer(pattern, text):
                what = f"holds what looks like {kind} ('{match[0][:4]}…')"
                why = "whoever can read the repository can use it, also when it is taken out again"
                fix = "revoke it where it was made, and hand a new one over as a secret of the repository"
                place = Place(path, text[: match.start()].count("\n") + 1)
                yield Finding("secret", "error", place, what, why, fix)


def model_key(seen: Seen) -> Iterator[Finding]:
    """A model that is asked with no key."""
    settings = seen.config.summary
    if settings.method != "model" or not settings.base_url or border.near(settings.base_url):
        return
    for workflow, found in concerning(seen):
        builds = [job for job in found if any("build" in step.of_digest for step in job.steps)]
        if builds and "DIGEST_MODEL_KEY" not in workflow.text:
            what = "builds without the key of the model that [summary] names"
            why = "new articles get summaries of digest's own, not the model's"
            fix = "to the step that builds add 'env:' with 'DIGEST_MODEL_KEY: ${{ secrets.DIGEST_MODEL_KEY }}'"
            yield Finding("model-key", "warning", Place(workflow.path, line(builds[0].key)), what, why, fix)
