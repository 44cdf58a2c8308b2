"""What a workflow does, as its tree says it: jobs, steps, and which of them concern the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from yaml.nodes import MappingNode, Node, ScalarNode

from digest.doctor.seen import Seen, Workflow
from digest.doctor.shell import Command, commands, of_digest, publishes, pushes
from digest.doctor.yamls import entries, get, items, said

MOST_JOBS, MOST_STEPS = 100, 200
_PAGES = re.compile(r"(?:^|/)actions/deploy-pages(?:@|$)")
_PUSHERS = re.compile(
    r"(?:^|/)(?:peaceiris/actions-gh-pages|jamesives/github-pages-deploy-action|stefanzweifel/git-auto-commit-action)@",
    re.I,
)
_KEEPERS = re.compile(r"/(?:[^@]*(?:commit|push|create-pull-request)[^@]*|actions/github-script)@", re.I)
_SCRIPT = re.compile(
    r"\b(?:make|just|gh)\s|\bmake$|\.(?:sh|py)\b|(?:^|[;&|(]|sh\s)\s*\.(?:/|ci/)(?!\.?venv)\S", re.MULTILINE
)
"""What may push where nobody sees it."""
_OF_A_PAPER = frozenset({"build", "fetch", "publish", "check"})


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its table, the action it ``uses`` or the commands it runs (``run``), each as a node and as text."""

    node: Node
    uses: Node | None
    run: str

    @property
    def commands(self) -> tuple[Command, ...]:
        """The commands it runs, as their words."""
        return commands(self.run)

    @property
    def of_digest(self) -> set[str]:
        """The commands of digest among them."""
        return {of_digest(one) for one in self.commands}

    @property
    def publishes(self) -> bool:
        """Whether one of them is a publication."""
        return any(map(publishes, self.commands))

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
        return _steps(self.node)

    @property
    def calls(self) -> str:
        """The workflow that it is, where that stands in another file."""
        return said(get(self.node, "uses"))

    @property
    def does(self) -> list[Step]:
        """Its steps, and those of the repository's own workflows and actions that it uses, each counted once."""
        steps, names = self.steps, [self.calls]
        names += [said(one.uses) for one in steps]
        seen: set[str] = set()
        while names:
            name = names.pop().rstrip("/")
            if name in seen or name not in self.workflow.local:
                continue
            seen.add(name)
            root = self.workflow.local[name]
            tables = [get(root, "runs"), *(table for _, table in islice(entries(get(root, "jobs")), MOST_JOBS))]
            more = [step for table in tables for step in _steps(table)]
            names += [said(get(table, "uses")) for table in tables] + [said(one.uses) for one in more]
            steps = [*steps, *more]
        return steps

    @property
    def deploys(self) -> bool:
        """Whether it deploys to Pages by the artifact."""
        return any(_PAGES.search(said(one.uses).lower()) for one in self.does)

    @property
    def pushes(self) -> bool:
        """Whether it pushes to a branch."""
        return any(
            any(map(pushes, one.commands)) or one.publishes or _PUSHERS.search(f"/{said(one.uses)}")
            for one in self.does
        )

    @property
    def keeps(self) -> bool:
        """Whether it commits to the repository, or may: a script and another's workflow cannot be looked into."""
        far = bool(self.calls) and self.calls.rstrip("/") not in self.workflow.local
        return far or any(_keeps(one, self.workflow) for one in self.does)

    @property
    def publishes(self) -> bool:
        """Whether what it does is seen by readers."""
        pushed = any(one.publishes or _pages_action(one) for one in self.does)
        return self.deploys or pushed

    @property
    def fetches(self) -> bool:
        """Whether it brings new articles."""
        return any("fetch" in one.of_digest for one in self.does)

    @property
    def concerns(self) -> bool:
        """Whether it has to do with the paper at all."""
        return self.publishes or any(_OF_A_PAPER & one.of_digest for one in self.does)


def _steps(table: Node | None) -> list[Step]:
    listed = [one for one in items(get(table, "steps"))[:MOST_STEPS] if isinstance(one, MappingNode)]
    return [Step(one, get(one, "uses"), said(get(one, "run"))) for one in listed]


def _keeps(step: Step, workflow: Workflow) -> bool:
    name = said(step.uses)
    root = workflow.local.get(name.rstrip("/"))
    unseen = name.startswith("./") and get(root, "runs", "steps") is None
    return unseen or bool(any(map(pushes, step.commands)) or _SCRIPT.search(step.run) or _KEEPERS.search(f"/{name}"))


def called(seen: Seen, workflow: Workflow) -> list[tuple[Workflow, Job]]:
    """The jobs of other files that ``workflow`` runs in, where it runs in nothing else."""
    on = get(workflow.root, "on")
    events = [key for key, _ in entries(on)] or items(on)
    if [said(one) for one in events if said(one) != "workflow_dispatch"] != ["workflow_call"]:
        return []
    name = "/".join(workflow.path.split("/")[-3:])
    return [(one, job) for one in seen.workflows for job in jobs(one) if job.calls == f"./{name}"]


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
    """Whether a workflow says the address at every build, so that the one in digest.toml is for this machine alone.
    Where no build is seen, for a script does it, a word of the address anywhere is enough."""
    steps = [step for _, found in concerning(seen) for job in found for step in job.does]
    builds = [one.run for one in steps if "build" in one.of_digest]
    return any("--base-url" in one.run for one in steps) and all("--base-url" in run for run in builds)
