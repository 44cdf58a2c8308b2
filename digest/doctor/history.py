"""What Git keeps: how far back, how fresh, what it hides, and what it was not given yet."""

from __future__ import annotations

from collections.abc import Iterator

from digest.config import FILE_NAME
from digest.doctor.finding import Edit, Finding, Level, Place
from digest.doctor.jobs import Job, concerning, published
from digest.doctor.seen import Seen, Workflow
from digest.doctor.yamls import get, inserted, line, replaced, said
from digest.errors import DigestError
from digest.fetched import FOLDER as FETCHED
from digest.ledger import FOLDER as LEDGER

CUT_OFF, SOON = 60, 15
"""Days without a commit after which GitHub stops schedules of a public repository, and those left when it is told."""


def no_git(seen: Seen) -> Iterator[Finding]:
    """No Git, no repository, or a head that is on no branch."""
    if not seen.git.program:
        what, why = "there is no Git on this machine", "what hangs on its history could not be looked at"
        yield Finding("git", "note", Place(), what, why, "install Git, and run doctor again")
    elif seen.git.refused:
        what, why = "Git does not read the repository here", "what hangs on its history could not be looked at"
        yield Finding("git", "warning", Place(), what, why, "run 'git status', and do what it says")
    elif not seen.git.inside:
        what, why = "the paper is in no Git repository", "nothing brings back what is lost, and no forge can publish it"
        yield Finding("git", "note", Place(), what, why, "run 'git init', and commit")
    elif seen.git.last is None:
        what, why = "nothing is committed yet", "a forge runs and publishes only what is"
        yield Finding("git", "note", Place(), what, why, "commit digest.toml, content and the workflow")


def shallow(seen: Seen) -> Iterator[Finding]:
    """A short history where articles have their date from it."""
    if not seen.undated:
        return
    count, first = len(seen.undated), seen.undated[0]
    have = f"{count} articles have ('{first}' is one)" if count > 1 else f"'{first}' has"
    why = f"{have} no date but that of the file's first commit, which a short history does not know"
    if seen.git.shallow:
        what, fix = "this clone has not the whole history", "run 'git fetch --unshallow'"
        yield Finding("history", "warning", Place(), what, why, fix)
    for workflow, found in concerning(seen):
        for job in found:
            yield from _short(workflow, job, why)
    for workflow in (one for one in seen.workflows if one.forge == "gitlab" and not one.trouble):
        depth = get(workflow.root, "variables", "git_depth")
        if said(depth) != "0":
            edit = replaced(workflow.path, workflow.text, depth, "0", "the whole history is fetched now (GIT_DEPTH)")
            fix = "below 'variables:' write 'GIT_DEPTH: \"0\"'"
            place = Place(workflow.path, line(depth))
            yield Finding("history", "warning", place, "GitLab fetches 20 commits", why, fix, edit)


def _short(workflow: Workflow, job: Job, why: str) -> Iterator[Finding]:
    if not job.concerns:
        return
    for step in job.steps:
        depth = get(step.node, "with", "fetch-depth")
        if not step.action.endswith("actions/checkout") or said(depth) == "0" or said(depth).startswith("${{"):
            continue
        done = f"the job '{job.key.value}' fetches the whole history now"
        table = get(step.node, "with")
        if depth is not None:
            edit = replaced(workflow.path, workflow.text, depth, "0", done)
        elif table is not None:
            edit = inserted(workflow.path, workflow.text, table, ("fetch-depth: 0",), done)
        else:
            edit = inserted(workflow.path, workflow.text, step.node, ("with:", "  fetch-depth: 0"), done)
        what = f"the job '{job.key.value}' checks out {said(depth) or '1'} commit"
        place = Place(workflow.path, line(depth) or line(step.uses))
        yield Finding("history", "warning", place, what, why, "write 'fetch-depth: 0' below 'with:'", edit)


def cut_off(seen: Seen) -> Iterator[Finding]:
    """How long until GitHub stops the schedule."""
    github = any(one.forge == "github" for one, _ in concerning(seen))
    scheduled = any(get(one.root, "on", "schedule") is not None for one, _ in concerning(seen))
    if not (github and scheduled and seen.git.last):
        return
    left = CUT_OFF - (seen.today - seen.git.last).days
    why = f"GitHub stops the schedules of a public repository after {CUT_OFF} days without a commit, with one mail"
    fix = "commit something; a workflow that commits what it fetched never comes so far"
    last = f"the last commit is of {seen.git.last}"
    if left <= 0:
        what = f"{last}: the schedule has stopped, or will at any moment"
        fix += ". Then enable the workflow on its page under Actions"
        yield Finding("sixty-days", "error", Place(), what, why, fix)
    elif left < SOON:
        yield Finding("sixty-days", "warning", Place(), f"{last}: the schedule stops in {left} days", why, fix)
    else:
        yield Finding("sixty-days", "good", Place(), f"{left} days until GitHub would stop the schedule")


def uncommitted(seen: Seen) -> Iterator[Finding]:
    """What only this machine has."""
    told: dict[str, tuple[Level, str]] = {
        LEDGER: ("warning", "another machine makes other addresses, and links to yours die"),
        FETCHED: (
            "warning",
            "another machine fetches the same articles once more, and its record will not fit yours",
        ),
        "content": ("note", "the paper that a workflow builds does not have it"),
    }
    for name, (level, why) in told.items():
        if (seen.ledger_damage and name == LEDGER) or (seen.fetched_damage and name == FETCHED):
            continue  # What is broken is not to be committed: another check says so.
        count, gone = seen.git.uncommitted.get(name, 0), seen.git.deleted.get(name, 0)
        if name != "content" and gone:
            yield _gone(name, gone)
        elif count := count + gone:
            folder = seen.config.folders.content if name == "content" else name
            what = f"{count} file{'s' * (count > 1)} in {folder}/ not committed"
            fix = f"git add {folder} && git commit -m 'Keep {name}'"
            yield Finding("uncommitted", level, Place(f"{folder}/"), what, why, fix)


def _gone(name: str, count: int) -> Finding:
    """Files of a record that the last commit has and the folder has not: to commit that would lose them."""
    what = f"{count} file{'s' * (count > 1)} of {name}/ {'are' if count > 1 else 'is'} gone, which the last commit has"
    fix = f"git checkout HEAD -- {name}"
    if name == LEDGER:
        why = "a build without them forgets addresses and seals; to commit it would lose them for everybody"
        return Finding("ledger", "error", Place(f"{name}/"), what, why, fix)
    return Finding("uncommitted", "error", Place(f"{name}/"), what, "every article would be fetched once more", fix)


def damaged(name: str, folder: str, damage: DigestError, why: str, seen: Seen) -> Finding:
    """A record in ``folder`` that cannot be read, and the way back: to the last commit, or past it where that has the
    same ``damage``."""
    fix = damage.hint or "mend it"
    if seen.git.last and (seen.git.uncommitted.get(folder) or seen.git.deleted.get(folder)):
        fix = f"move away what was never committed, and put the rest back: git checkout HEAD -- {folder}"
    elif seen.git.last:
        fix = f"find the last good commit with 'git log -- {folder}', and git checkout COMMIT -- {folder}"
    return Finding(name, "error", Place.of(damage.where), damage.what, why, fix)


def ledger_whole(seen: Seen) -> Iterator[Finding]:
    """A ledger that stops every build."""
    if seen.ledger_damage and not seen.git.deleted.get(LEDGER):
        why = "build, check and publish stop at it, for a ledger mended by a guess proves nothing"
        yield damaged("ledger", LEDGER, seen.ledger_damage, why, seen)


def ledger_kept(seen: Seen) -> Iterator[Finding]:
    """A ledger that is missing or hidden from Git."""
    why = "the ledger keeps addresses: without it a later build may move or drop a page that others link to"
    missing = not seen.ledger and not seen.git.deleted.get(LEDGER)
    if missing and published(seen) and (seen.output.there or seen.git.published is not None):
        what = f"the site is published and has no {LEDGER}/"
        fix = f"mkdir {LEDGER} && digest build, and commit it"
        yield Finding("ledger", "warning", Place(f"{LEDGER}/"), what, why, fix)
    for name in (LEDGER, FETCHED):
        if hidden := seen.git.ignored.get(name):
            path, number, pattern = hidden
            edit = _without_line(seen.texts.get(path, ""), path, number, f"'{pattern}' is out of {path}")
            reason = why if name == LEDGER else "every run would fetch all anew, for none knows what the last one had"
            what = f"'{pattern}' hides {name}/ from Git"
            yield Finding("ignored", "error", Place(path, number), what, reason, "take the line out", edit)


def _without_line(text: str, path: str, number: int, done: str) -> Edit | None:
    lines = text.splitlines(keepends=True)
    if not 0 < number <= len(lines) or lines[number - 1].strip().strip("/") not in {LEDGER, FETCHED}:
        return None
    start = sum(map(len, lines[: number - 1]))
    return Edit(path, start, start + len(lines[number - 1]), "", done)


def output_kept(seen: Seen) -> Iterator[Finding]:
    """The site itself among the sources."""
    name = seen.output_name
    if seen.git.tracked:
        what = f"{name}/ is committed beside its sources ({seen.git.tracked} files)"
        why = "every build then changes thousands of files, and the repository grows without end"
        fix = f"git rm -r --cached --quiet {name}, and write '/{name}/' into .gitignore"
        yield Finding("output", "warning", Place(f"{name}/"), what, why, fix)
    elif name and seen.git.inside and "output" not in seen.git.ignored:
        text = seen.texts.get(".gitignore", "")
        line_end = "" if not text or text.endswith("\n") else "\n"
        added = Edit(".gitignore", len(text), len(text), f"{line_end}/{name}/\n", f"'/{name}/' is in .gitignore")
        why = "one 'git add .' would put thousands of made files among the sources"
        edit = None if ".gitignore" in seen.unread else added
        fix = f"write '/{name}/' into .gitignore"
        place = Place(".gitignore" if ".gitignore" in seen.texts else FILE_NAME)
        yield Finding("output", "note", place, f"{name}/ is not ignored by Git", why, fix, edit)


def published_branch(seen: Seen) -> Iterator[Finding]:
    """The branch of the site: its history, and whether Pages leaves it as it is."""
    branch = seen.git.published
    if branch is not None and branch.commits > 1:
        what = f"{branch.ref} has {branch.commits} commits"
        why = "every copy of the site stays for ever; such branches grew to gigabytes (sympy/live#39)"
        fix = "'digest publish' makes it one commit without a past"
        yield Finding("branch", "warning", Place(), what, why, fix)
    why = "Pages then runs Jekyll over the site, which leaves out files and folders that begin with an underscore"
    if branch is not None and not branch.nojekyll:
        fix = "'digest publish' puts it there"
        yield Finding("nojekyll", "warning", Place(), f"{branch.ref} has no .nojekyll", why, fix)
    if seen.output.there and not seen.output.nojekyll:
        place = Place(f"{seen.config.folders.output}/")
        yield Finding("nojekyll", "warning", place, "the built site has no .nojekyll", why, "run 'digest build'")
