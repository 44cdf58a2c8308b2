"""How a workflow deploys: one at a time and never cut off, with the rights it needs and no more, by code that stays."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yaml.nodes import Node

from digest.doctor.finding import Finding, Level, Place
from digest.doctor.jobs import Job, called, concerning, jobs
from digest.doctor.seen import Seen, Workflow
from digest.doctor.yamls import entries, get, inserted, line, replaced, said

_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}|sha256:[0-9a-f]{64}")
_WRITES = ("contents", "pages", "id-token", "actions", "packages", "pull-requests", "issues", "deployments")
_WEDGED = "a deployment that is cut off half-way can block Pages for every later one (actions/deploy-pages#22, #406)"


def cut_off(seen: Seen) -> Iterator[Finding]:
    """``cancel-in-progress: true`` where a deployment may be under way."""
    for workflow, found in concerning(seen):
        deploying = [job for job in found if job.publishes]
        whole = [workflow.root] if deploying else []
        for table in [*whole, *(job.node for job in deploying)]:
            node = get(table, "concurrency", "cancel-in-progress")
            decided = re.sub(r"^\$\{\{\s*(true|false)\s*\}\}$", r"\1", said(node).lower())
            if decided == "true":
                what = "a new run cancels a deployment that is under way"
                edit = replaced(workflow.path, workflow.text, node, "false", "cancel-in-progress is false now")
                fix = (
                    "write 'cancel-in-progress: false' there; a job that only builds may be cancelled by its own group"
                )
                yield Finding("cancel", "error", Place(workflow.path, line(node)), what, _WEDGED, fix, edit)
            elif decided.startswith("${{"):
                what = f"a new run may cancel a deployment that is under way: '{said(node)}' decides"
                fix = "write 'cancel-in-progress: false' there, for the job that publishes"
                yield Finding("cancel", "warning", Place(workflow.path, line(node)), what, _WEDGED, fix)


def at_once(seen: Seen) -> Iterator[Finding]:
    """Deployments without a group, of which two may run at once."""
    for workflow, found in concerning(seen):
        for job in found:
            over = called(seen, workflow)
            if not job.publishes or workflow.forge != "github" or job.calls in workflow.local:
                continue
            if _grouped(workflow, job) or (over and all(_grouped(*one) for one in over)):
                continue
            lines = ("concurrency:", "  group: pages", "  cancel-in-progress: false")
            done = f"the job '{job.key.value}' deploys alone now"
            what = f"two runs of the job '{job.key.value}' may deploy at once"
            why = "the older one can end last and put yesterday's paper over today's"
            fix = "give the job 'concurrency: {group: pages, cancel-in-progress: false}'"
            edit = inserted(workflow.path, workflow.text, job.node, lines, done)
            yield Finding("concurrency", "warning", Place(workflow.path, line(job.key)), what, why, fix, edit)


def _grouped(workflow: Workflow, job: Job) -> bool:
    return any(
        said(get(one, "concurrency")) or said(get(one, "concurrency", "group")) for one in (workflow.root, job.node)
    )


def rights(seen: Seen) -> Iterator[Finding]:
    """Rights that are missing where something is deployed or pushed, and rights that are wider than that."""
    for workflow, found in concerning(seen):
        if workflow.forge != "github":
            continue
        for job in found:
            if not called(seen, workflow) or _rights(workflow, job) is not None:
                yield from _missing(workflow, job)
            yield from _unused(workflow, job)
        if not called(seen, workflow):
            yield from _wide(workflow, found)


def _rights(workflow: Workflow, job: Job) -> Node | None:
    own = get(job.node, "permissions")
    return own if own is not None else get(workflow.root, "permissions")


def _missing(workflow: Workflow, job: Job) -> Iterator[Finding]:
    table = _rights(workflow, job)
    if said(table) == "write-all":
        return
    wanted = ["pages", "id-token"] if job.deploys else []
    wanted += ["contents"] if job.pushes and not _own_key(job) else []
    lacking = [one for one in wanted if said(get(table, one)) != "write"]
    if not lacking:
        return
    place = Place(workflow.path, line(table) if table is not None else line(job.key))
    named = " and ".join(f"'{one}: write'" for one in lacking)
    does = "deploys to Pages" if job.deploys and lacking != ["contents"] else "pushes"
    what = f"the job '{job.key.value}' {does} without {named}"
    why = "the token is refused and the run fails" + (
        "" if table is not None else "; new repositories give it read alone"
    )
    level: Level = "error" if table is not None or job.deploys else "warning"
    yield Finding("permissions", level, place, what, why, f"below 'permissions:' of that job write {named}")


def _own_key(job: Job) -> bool:
    """Whether a push goes with a key of the owner's and not with the token of the run."""
    return any(said(get(one.node, "with", name)) for one in job.does for name in ("ssh-key", "token", "deploy_key"))


def _unused(workflow: Workflow, job: Job) -> Iterator[Finding]:
    table = get(job.node, "permissions")
    if said(get(table, "contents")) == "write" and not job.pushes and not _hidden(job):
        what = f"the job '{job.key.value}' may write to the repository and pushes nothing that is seen here"
        why = "whatever runs in it, a feed's text included, could be made to"
        place = Place(workflow.path, line(get(table, "contents")))
        yield Finding("permissions", "note", place, what, why, "write 'contents: read'")


def _hidden(job: Job) -> bool:
    """Whether the job runs what cannot be looked into: a script, make, an action of the owner's."""
    return any(
        re.search(r"\bmake\b|\.sh\b|\bgh\s", one.run) or said(one.uses).startswith("./") for one in job.does
    ) or bool(job.calls)


def _wide(workflow: Workflow, found: list[Job]) -> Iterator[Finding]:
    table = get(workflow.root, "permissions")
    place = Place(workflow.path, line(table) if table is not None else 1)
    why = "a step that a stranger's text or package leads astray can do whatever the token may"
    fix = "write 'permissions: {contents: read}' for the whole, and what more it needs in the job that needs it"
    if table is None and any(get(job.node, "permissions") is None for job in found):
        yield Finding("permissions", "warning", place, "does not say what its token may do", why, fix)
    for one in [table, *(get(job.node, "permissions") for job in found)]:
        if said(one) == "write-all":
            yield Finding("permissions", "warning", Place(workflow.path, line(one)), "its token may do all", why, fix)
    writes = [key.value for key, value in entries(table) if said(value) == "write" and key.value in _WRITES]
    if writes and sum(get(job.node, "permissions") is None for job in found) > 1:
        what = f"gives every job the right to write ({', '.join(writes)})"
        yield Finding("permissions", "warning", place, what, why, fix)


def loose_actions(seen: Seen) -> Iterator[Finding]:
    """Actions by a name that may mean other code tomorrow."""
    for workflow in seen.workflows:
        loose = [(said(node), line(node)) for node in _used(workflow) if not _pinned(said(node))]
        if loose:
            names = ", ".join(dict.fromkeys(name for name, _ in loose))
            what = f"not pinned by commit: {names}"
            why = "a tag can be moved to other code, which then runs with your token (tj-actions/changed-files, 2025)"
            fix = "write the 40 letters of the commit after the @, and the version as a comment behind it"
            yield Finding("pins", "warning", Place(workflow.path, loose[0][1]), what, why, fix)


def _used(workflow: Workflow) -> Iterator[Node]:
    for job in jobs(workflow):
        own = get(job.node, "uses")
        yield from ([own] if own is not None else [])
        yield from (one.uses for one in job.steps if one.uses is not None)


def _pinned(name: str) -> bool:
    return name.startswith("./") or bool(_COMMIT.fullmatch(name.rpartition("@")[2]))


def stale_pins(seen: Seen) -> Iterator[Finding]:
    """Pinned actions that nothing keeps fresh."""
    used = [said(node) for one in seen.workflows for node in _used(one)]
    if any(_pinned(one) and not one.startswith("./") for one in used) and not seen.bots:
        what = "nothing proposes newer versions of the pinned actions"
        why = "GitHub turns old ones off after a while, and the run fails"
        text = "'version: 2' and an update for 'github-actions' with 'directory: /' and a monthly interval"
        fix = f"a file .github/dependabot.yml with {text}; or Renovate"
        yield Finding("bots", "note", Place(), what, why, fix)
