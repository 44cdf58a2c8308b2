"""The house rules, read from the code itself: floors, sizes, one place each."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.sites import ROOT

CODE = ROOT / "digest"
TESTS = ROOT / "tests"

FLOORS = [
    {"__main__"},
    {"cli"},
    {"serve", "fetch", "check", "publish", "doctor"},
    {"build", "write", "evaluate", "finding"},
    {"overrides", "stages", "linking", "printing"},
    {"ledger"},
    {"pages", "theme", "notes", "request", "proofs"},
    {"link"},
    {"ingest", "clean", "summarise", "render", "fetched"},
    {"config", "rows", "web"},
    {"texts", "cards"},
    {"border", "engine", "words", "press", "contracts", "toml", "scraps", "git", "hosts"},
    {"model", "errors"},
    {"__init__"},
]
LONG_FILES = {"digest/model.py"}
"""The frozen types that pass from stage to stage: one page to look them up is worth more than a short file."""
LONGEST_FILE, LONGEST_FUNCTION = 300, 40
ONE_DOOR = {"Url": "border", "OutPath": "border", "SafeHtml": "border"}
CLOCKS = {"now", "today", "utcnow", "time", "time_ns", "getmtime", "getctime", "st_mtime", "st_mtime_ns", "st_ctime"}
CLOCK_OWNERS = {"datetime", "date", "time", "path", "os"}


def modules() -> dict[str, Path]:
    """Every module of digest by its path from the root of the project."""
    return {path.relative_to(ROOT).as_posix(): path for path in sorted(CODE.rglob("*.py"))}


@cache
def trees() -> tuple[tuple[str, ast.Module], ...]:
    return tuple((name, ast.parse(path.read_text(encoding="utf-8"))) for name, path in modules().items())


def room(name: str) -> str:
    """The room of the module at ``name``: ``digest/link/stories.py`` is in ``link``."""
    return Path(name).relative_to("digest").parts[0].removesuffix(".py")


def floor(of: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if of in rooms)


def imported(tree: ast.Module) -> Iterator[str]:
    """The rooms that a module imports from."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [one.name for one in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "digest":
            names = [f"digest.{one.name}" for one in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        else:
            continue
        for name in names:
            if name.split(".")[0] == "digest":
                one = name.split(".")[1] if "." in name else "__init__"
                yield one if (CODE / one).is_dir() or (CODE / f"{one}.py").is_file() else "__init__"


def test_every_room_has_a_floor() -> None:
    assert {room(name) for name in modules()} == set().union(*FLOORS)


def test_imports_go_strictly_down() -> None:
    wrong = [
        f"{name} imports {other}"
        for name, tree in trees()
        for other in imported(tree)
        if other != room(name) and floor(other) <= floor(room(name))
    ]
    assert wrong == []


def test_imports_inside_digest_are_written_in_full() -> None:
    """So that the floors can be read off every line."""
    assert [n for n, tree in trees() for one in ast.walk(tree) if isinstance(one, ast.ImportFrom) and one.level] == []


def test_no_module_imports_for_the_type_checker_only() -> None:
    assert [name for name, path in modules().items() if "TYPE_CHECKING" in path.read_text()] == []


@pytest.mark.parametrize("root", ["digest", "tests"])
def test_no_file_is_long(root: str) -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / root).rglob("*.py")
    }
    assert {name for name, length in lengths.items() if length > LONGEST_FILE} <= LONG_FILES


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def length(function: ast.FunctionDef) -> int:
    """Lines of a function without its decorators, its signature and its docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_no_function_is_long() -> None:
    found = {f"{name}: {one.name}": length(one) for name, tree in trees() for one in functions(tree)}
    assert {name: lines for name, lines in found.items() if lines > LONGEST_FUNCTION} == {}


def public(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    """Functions, classes and methods that somebody else may use."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from (m for m in node.body if isinstance(m, ast.FunctionDef) and not m.name.startswith("_"))


def overrides(tree: ast.Module) -> set[str]:
    """Names of methods that a class of another library names and documents (click's groups)."""
    bases = [n for n in tree.body if isinstance(n, ast.ClassDef) and any("Group" in ast.dump(b) for b in n.bases)]
    return {m.name for base in bases for m in base.body if isinstance(m, ast.FunctionDef)}


def test_everything_public_says_what_it_promises() -> None:
    silent = [
        f"{name}: {node.name}"
        for name, tree in trees()
        for node in public(tree)
        if not ast.get_docstring(node) and node.name not in overrides(tree)
    ]
    assert silent == []
    assert [name for name, tree in trees() if not ast.get_docstring(tree)] == []


def calls(tree: ast.Module) -> Iterator[str]:
    """The last name of everything that is called: ``Url`` for ``Url(x)`` and ``model.Url(x)``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            yield function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


@pytest.mark.parametrize(("made", "door"), ONE_DOOR.items())
def test_addresses_paths_and_markup_are_made_at_the_door_alone(made: str, door: str) -> None:
    makers = {name for name, tree in trees() if made in set(calls(tree))}
    assert makers == {f"digest/{door}.py"}


def test_no_module_but_the_command_line_looks_at_a_clock() -> None:
    """``time.perf_counter`` is a stop-watch, not a clock; an engine may have one."""
    found = set()
    for name, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in CLOCKS:
                owner = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
                if owner in CLOCK_OWNERS or node.attr.startswith("st_"):
                    found.add(name)
            elif isinstance(node, ast.ImportFrom) and node.module == "time":
                found.add(name)
    assert found == {"digest/cli/common.py"}


def test_other_programs_are_git_and_pagefind_alone() -> None:
    starters = {"subprocess", "multiprocessing", "pty"}
    found = set()
    for name, tree in trees():
        for node in ast.walk(tree):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            called = isinstance(node, ast.Attribute) and node.attr in {"system", "popen", "fork", "execv", "spawnv"}
            if called or {one.split(".")[0] for one in names} & starters:
                found.add(room(name))
    assert found == {"git", "finding"}


def test_no_module_opens_a_connection_but_the_client_of_a_model_and_the_door_of_the_network() -> None:
    """A build is offline unless its owner named a model; ``fetch`` and ``check`` ask through ``digest/web`` alone. The
    preview's server is Tornado's, at a socket of this machine alone."""
    network = {"socket", "http.client", "urllib.request", "requests", "httpx", "aiohttp", "ftplib", "smtplib"}
    network.add("urllib3")
    found = set()
    for name, tree in trees():
        for node in ast.walk(tree):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found |= {name} if set(names) & network else set()
    door = {"digest/web/exchange.py", "digest/web/wire.py"}
    assert found == {"digest/serve/__init__.py", "digest/summarise/client.py"} | door


def templates() -> dict[str, str]:
    """Every template and static file that is text, by its name."""
    found = [path for path in (ROOT / "templates").rglob("*") if path.is_file() and path.suffix not in {".png", ".ico"}]
    return {path.name: path.read_text(encoding="utf-8") for path in found}


def test_templates_let_nothing_past_the_escaping() -> None:
    loose = re.compile(r"\|\s*safe\b|autoescape\s+false|Markup\(", re.IGNORECASE)
    texts = {name: text for name, text in templates().items() if not name.endswith(".css")}
    assert texts
    assert [name for name, text in texts.items() if loose.search(text)] == []


def test_templates_run_no_script_but_files_of_ours_and_load_nothing_from_elsewhere() -> None:
    loads = re.compile(
        r"<script(?![^>]*ld\+json)(?! defer src=\"\{\{ (?:'[a-z]+\.js' \| static|it\.data)\W)|<iframe|<object"
        r"|\bon[a-z]+\s*=\s*[\"']|(?:src|@import)\s*=?\s*[\"']?\s*(?:https?:)?//"
    )
    assert [name for name, text in templates().items() if loads.search(text)] == []


def test_every_dependency_is_accounted_for_in_its_document() -> None:
    document = ROOT / "docs" / "dependencies.md"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [one for extra in project["optional-dependencies"].values() for one in extra]
    names = [re.split(r"[<>=!~\[; ]", one)[0] for one in [*project["dependencies"], *extras]]
    names = [name for name in names if name != project["name"]]
    text = document.read_text(encoding="utf-8").lower()
    assert [name for name in names if name.lower() not in text] == []


def test_the_floors_are_those_of_the_document() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("cli > "))
    told = [set(rooms.split()) for rooms in line.split(" > ")]
    assert told == [rooms for rooms in FLOORS if not rooms & {"__main__", "__init__"}]


def test_no_document_holds_what_git_leaves_of_a_conflict() -> None:
    marks = re.compile(r"^(<{7}|>{7})( |$)", re.MULTILINE)
    texts = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "digest" / "texts").glob("*.toml")]
    assert [path.name for path in texts if marks.search(path.read_text(encoding="utf-8"))] == []
