"""What a workflow does, as its tree says it: jobs, steps, and which of them concern the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from yaml.nodes import MappingNode, Node, ScalarNode

from digest.doctor.seen import Seen, Workflow
from digest.doctor.yamls import entries, get, items, said

_DIGEST = re.compile(
    r"(?:^|[\s/;&|('\"])(?:digest|-m\s+digest)\s+(?:-\S+\s+)*(?:build|fetch|publish|check)\b", re.MULTILINE
)
MOST_JOBS, MOST_STEPS = 100, 200
_FETCH = re.compile(r"\bdigest\s+(?:-\S+\s+)*fetch\b")
_PAGES = re.compile(r"(?:^|/)actions/deploy-pages(?:@|$)")
_PUSHERS = re.compile(
    r"(?:^|/)(?:peaceiris/actions-gh-pages|jamesives/github-pages-deploy-action|stefanzweifel/git-auto-commit-action)@",
    re.I,
)
_PUSH = re.compile(r"\bgit\s+(?:-\S+\s+\S+\s+)*push\b|\bdigest\s+publish\b(?!.*--dry-run)")


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its table, the action it ``uses`` or the commands it runs (``run``), each as a node and as text."""

    node: Node
    uses: Node | None
    run: str

    @property
    def action(self) -> str:
        """The action's name, before the ``@``, in small letters."""
        return said(self.uses).partition("@")[0].lower()


@dataclass(frozen=True, slots=True)
class Job:
    """One job of ``workflow``: its name's node, its table and steps."""

    workflow: Workflow
    key: ScalarNode
    node: Node

    @property
    def steps(self) -> list[Step]:
        """Its steps in order."""
        listed = [one for one in items(get(self.node, "steps"))[:MOST_STEPS] if isinstance(one, MappingNode)]
        return [Step(one, get(one, "uses"), said(get(one, "run"))) for one in listed]

    @property
    def deploys(self) -> bool:
        """Whether it deploys to Pages by the artifact."""
        return any(_PAGES.search(said(one.uses).lower()) for one in self.steps)

    @property
    def pushes(self) -> bool:
        """Whether it pushes to a branch."""
        return any(_PUSH.search(one.run) or _PUSHERS.search(f"/{said(one.uses)}") for one in self.steps)

    @property
    def publishes(self) -> bool:
        """Whether what it does is seen by readers."""
        pushed = any("digest publish" in one.run or _pages_action(one) for one in self.steps)
        return self.deploys or pushed

    @property
    def fetches(self) -> bool:
        """Whether it brings new articles."""
        return any(_FETCH.search(one.run) for one in self.steps)

    @property
    def concerns(self) -> bool:
        """Whether it has to do with the paper at all."""
        return self.publishes or any(_DIGEST.search(one.run) for one in self.steps)


def _pages_action(step: Step) -> bool:
    return step.action.endswith(("/actions-gh-pages", "/github-pages-deploy-action"))


def jobs(workflow: Workflow) -> list[Job]:
    """The jobs of a workflow; none where it is broken, or another forge's. Of a file that by anchors has more jobs and
    steps than anybody writes, the first."""
    if workflow.forge == "gitlab":
        return []
    return [Job(workflow, key, node) for key, node in islice(entries(get(workflow.root, "jobs")), MOST_JOBS)]


def concerning(seen: Seen) -> Iterator[tuple[Workflow, list[Job]]]:
    """The workflows that keep the paper, each with its jobs: those that publish or fetch, and where none does, those
    that run digest at all. A workflow that only tries a build is a test."""
    found = [(one, jobs(one)) for one in seen.workflows]
    keeping = [one for one in found if any(job.publishes or job.fetches for job in one[1])]
    yield from keeping or [one for one in found if any(job.concerns for job in one[1])]


def published(seen: Seen) -> bool:
    """Whether the paper is published by a workflow or has been by hand."""
    return seen.git.published is not None or any(job.publishes for _, found in concerning(seen) for job in found)


def addressed(seen: Seen) -> bool:
    """Whether a workflow says the address at every build, so that the one in digest.toml is for this machine alone."""
    return any("--base-url" in step.run for _, found in concerning(seen) for job in found for step in job.steps)
