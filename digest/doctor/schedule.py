"""When a workflow runs: its schedule, by hand, and whether the forge can read it at all."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from digest.doctor.cron import BUSY, SHORTEST, minute_of, quieter, read_cron, spelled
from digest.doctor.finding import Edit, Finding, Level, Place
from digest.doctor.jobs import called, concerning
from digest.doctor.seen import Forge, Seen, Workflow
from digest.doctor.yamls import doubled, entry, get, inserted, items, line, replaced, said

_INIT = "'digest init --github' writes a workflow that fetches, builds, checks and publishes"
_CRON = "five fields: minute, hour, day of the month, month, day of the week (0 to 6), as in '17 5 * * *'"


def unreadable(seen: Seen) -> Iterator[Finding]:
    """Workflow files that cannot be read, are no YAML, or say a thing twice."""
    for one in seen.workflows:
        if one.trouble:
            why = "a workflow that the forge cannot read never runs, and nobody is told but on the forge's own page"
            yield Finding("workflow", "error", Place(one.path, one.line), one.trouble, why, _mend(one))
        elif one.root is None or not isinstance(one.root, MappingNode):
            why = "the forge ignores it"
            yield Finding("workflow", "error", Place(one.path), "has no settings", why, _mend(one))
        elif key := doubled(one.root):
            what = f"says '{key.value}' twice in one table"
            why = "GitHub refuses the file, and other readers take the last and forget the first"
            yield Finding("workflow", "error", Place(one.path, line(key)), what, why, "join the two")


def _mend(workflow: Workflow) -> str:
    """What to do about a file that is none."""
    again = ", or move it away and run 'digest init --github'" if workflow.forge == "github" else " or remove the file"
    return f"mend it{again}"


def no_workflow(seen: Seen) -> Iterator[Finding]:
    """Nothing that runs the paper by itself; where a file could not be read, it may be that one."""
    gitlab = next((one for one in seen.workflows if one.forge == "gitlab"), None)
    if gitlab is not None:
        what, why = "its schedule is not in the file", "GitLab keeps schedules among the settings of the project"
        fix = "look at Build > Pipeline schedules there: one should be active, at an odd minute"
        yield Finding("schedule", "note", Place(gitlab.path), what, why, fix)
    elif not any(concerning(seen)) and all(isinstance(one.root, MappingNode) for one in seen.workflows):
        why = "the paper stands still whenever you do"
        yield Finding("workflow", "note", Place(), "no workflow keeps this paper", why, _INIT)


def no_schedule(seen: Seen) -> Iterator[Finding]:
    """Workflows of the paper, and none of them at a time of day."""
    found = sorted(concerning(seen), key=lambda one: bool(called(seen, one[0])))
    if found and not any(_crons(one) for one, _ in found):
        feeds = any(one.feed or one.page for one in seen.config.source)
        what = "nothing runs by the clock"
        why = (
            "new articles of your sources come only when you push" if feeds else "the front page never notices its age"
        )
        minute = quieter("0 5 * * *", _minute(seen)) or "17 5 * * *"
        fix = f"below 'on:' write 'schedule:' and below that '- cron: \"{minute}\"'"
        level: Level = "warning" if feeds else "note"
        yield Finding("schedule", level, Place(found[0][0].path, line(_on(found[0][0]))), what, why, fix)


def forgetful(seen: Seen) -> Iterator[Finding]:
    """Workflows that fetch, and commit nothing of it."""
    for workflow, found in concerning(seen):
        fetching = [job for job in found if job.fetches]
        if not fetching or called(seen, workflow) or any(job.keeps for job in found):
            continue
        what = f"the job '{fetching[0].key.value}' fetches, and no job commits what it fetched"
        why = (
            "an article vanishes when its feed drops it, the ledger forgets its address, every run fetches all anew, "
            "and without a commit GitHub stops the schedule after 60 days"
        )
        fix = (
            "commit content/, fetched/ and ledger/ after the build and push them, in a job with 'contents: write'; "
            "'digest init --github' writes a workflow that does"
        )
        yield Finding("keep", "warning", Place(workflow.path, line(fetching[0].key)), what, why, fix)


def busy_minutes(seen: Seen) -> Iterator[Finding]:
    """Schedules that cannot be, that ask too often, or at the minute when everybody asks."""
    for workflow, _ in concerning(seen):
        for node in _crons(workflow):
            yield from _judged(workflow, node, _minute(seen))
        for one in items_of(get(workflow.root, "on", "schedule")):
            zone = get(one, "timezone")
            if zone is not None and not _known_zone(said(zone)):
                what = f"the schedule's time zone '{said(zone)}' is none"
                fix = "write a name such as 'Europe/Kyiv', or leave it out for UTC"
                yield Finding("schedule", "error", Place(workflow.path, line(zone)), what, "it never runs", fix)


def _minute(seen: Seen) -> int:
    return minute_of(seen.config.site.title, seen.config.root.resolve().name)


def _known_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _judged(workflow: Workflow, node: Node, wanted: int) -> Iterator[Finding]:
    text, place = said(node), Place(workflow.path, line(node))
    fields = spelled(text) if workflow.forge == "forgejo" else text
    try:
        cron = read_cron(fields)
    except ValueError as error:
        why = "the forge refuses the file or never starts it"
        yield Finding("schedule", "error", place, f"the schedule '{text}' is none: {error}", why, f"write {_CRON}")
        return
    if cron.apart < SHORTEST:
        why = f"GitHub starts nothing more often than every {SHORTEST} minutes, and every run asks all your sources"
        what = f"the schedule '{text}' asks for a run every {cron.apart} minutes"
    elif busy := BUSY & cron.minutes:
        at = " and ".join(f":{minute:02d}" for minute in sorted(busy))
        what = f"the schedule '{text}' starts at {at}"
        why = "everybody's does: GitHub delays those runs, at times by hours, and drops some"
    else:
        return
    better = quieter(fields, wanted)
    edit = better and replaced(workflow.path, workflow.text, node, better, f"the schedule is '{better}' now")
    fix = f"write '{better}'" if better else "choose minutes off the full and the half hour"
    yield Finding("schedule", "warning", place, what, why, fix, edit or None)


def no_dispatch(seen: Seen) -> Iterator[Finding]:
    """Workflows that nobody can start by hand."""
    for workflow, _ in concerning(seen):
        on = _on(workflow)
        if on is None or any(said(one) == "workflow_dispatch" for one in _events(on)):
            continue
        if not _crons(workflow) and any(said(one) == "workflow_call" for one in _events(on)):
            continue
        what, why = "it cannot be started by hand", "after a failure you wait for the clock, or push for no reason"
        fix = "add 'workflow_dispatch:' below 'on:'"
        yield Finding("dispatch", "warning", Place(workflow.path, line(on)), what, why, fix, _by_hand(workflow, on))


def _by_hand(workflow: Workflow, on: Node) -> Edit | None:
    done = "it can be started by hand now (workflow_dispatch)"
    if isinstance(on, ScalarNode) and said(on):
        both = replaced(workflow.path, workflow.text, on, f"{said(on)}, workflow_dispatch", done)
        if both is None or on.style:
            return None
        return Edit(both.path, both.start, both.end, f"[{both.text}]", done, (said(on), "workflow_dispatch"))
    if isinstance(on, SequenceNode) and on.flow_style and on.value:
        end = on.value[-1].end_mark.index
        return Edit(workflow.path, end, end, ", workflow_dispatch", done, ("workflow_dispatch",))
    return inserted(workflow.path, workflow.text, on, ("workflow_dispatch:",), done)


def _on(workflow: Workflow) -> Node | None:
    found = entry(workflow.root, "on")
    return found[1] if found else None


def _events(on: Node) -> list[Node]:
    """The names of what starts a workflow, in whichever of its three forms it says so."""
    return [key for key, _ in on.value] if isinstance(on, MappingNode) else items(on)


def _crons(workflow: Workflow) -> list[Node]:
    forges: tuple[Forge, ...] = ("github", "forgejo")
    if workflow.forge not in forges:
        return []
    found = [get(one, "cron") for one in items_of(get(workflow.root, "on", "schedule"))]
    return [one for one in found if one is not None]


def items_of(node: Node | None) -> list[Node]:
    """The tables of a list; a table alone is a list of one."""
    return list(node.value) if isinstance(node, SequenceNode) else [node] if isinstance(node, MappingNode) else []
