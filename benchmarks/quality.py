"""Quality in figures: every labelled set through ``digest eval``, in one table against its floors, aims and peers.

``quality.py`` measures all, ``quality.py clean`` the sets for cleaning, ``quality.py summary`` the one for summaries,
with other summarisers in the same run, ``quality.py names`` the one for names, ``quality.py stories`` those for
stories. Exit code 1 where a floor is broken. A floor is only ever raised: ``--raise`` writes what was measured where
that is better, and nothing here lowers one.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
WEIGHTS = HERE.parent / "digest" / "clean" / "place.json"
DATA = "../shared/data"
SETS = {
    "clean": ("clean_html", "clean_text", "metadata"),
    "summary": ("summary",),
    "names": ("names",),
    "stories": ("stories", "duplicates"),
}
"""The sets by the subcommand of ``digest eval`` that measures them. A new kind is a line here and its floors."""
EXTRAS = {"summary": ("rouge_score", "eval")}
"""By subcommand, a package it cannot do without, and the extra of ours that brings it."""
READING = "words flesch alone lede_alone pronoun connective question half_quote unfinished".split()
"""What is shown of each summariser beside its ROUGE."""

Tree = dict[str, Any]
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bound:
    """What a measure must keep to: a floor (or, where less is better, a ceiling), what is aimed at, what others reach.

    ``key`` is the way to it in floors.json: set, file where there are several, measure.
    """

    key: Key
    limit: float
    at_most: bool
    aim: float | None
    peers: tuple[tuple[str, float], ...]

    def holds(self, value: float | None) -> bool:
        """Whether ``value`` is on the right side; a measure that could not be taken breaks nothing."""
        return value is None or (value <= self.limit if self.at_most else value >= self.limit)

    def distance(self, value: float) -> float | None:
        """How far ``value`` is from the aim, 0 where it is reached."""
        if self.aim is None:
            return None
        return max(0.0, value - self.aim if self.at_most else self.aim - value)

    def better(self, value: float) -> float | None:
        """The limit that ``value`` would allow, in three digits and never beyond it, or None where that is no gain."""
        thousandths = math.ceil(value * 1000 - 1e-9) if self.at_most else math.floor(value * 1000 + 1e-9)
        limit = thousandths / 1000
        return limit if (limit < self.limit if self.at_most else limit > self.limit) else None


def bounds(floors: Tree, key: Key = ()) -> Iterator[Bound]:
    """The bounds in a tree of floors, in its order."""
    for name, one in floors.items():
        if "floor" in one or "ceiling" in one:
            limit = one["ceiling"] if "ceiling" in one else one["floor"]
            peers = tuple(one.get("peers", {}).items())
            yield Bound((*key, name), limit, "ceiling" in one, one.get("aim"), peers)
        else:
            yield from bounds(one, (*key, name))


def look_up(tree: Tree, key: Key) -> Any:
    """What stands at ``key`` in ``tree``, or None."""
    found: Any = tree
    for name in key:
        found = found.get(name) if isinstance(found, dict) else None
    return found


def raised(floors: Tree, measured: Tree) -> Tree:
    """``floors`` with every bound that ``measured`` betters drawn up to it; none is ever loosened."""
    new: Tree = json.loads(json.dumps(floors))
    for bound in bounds(floors):
        value = look_up(measured, bound.key)
        limit = bound.better(value) if value is not None else None
        if limit is not None:
            look_up(new, bound.key)["ceiling" if bound.at_most else "floor"] = limit
    return new


def measure(kind: str, data: Path) -> Tree:
    """The figures of ``digest eval KIND`` for the set at ``data``, run as a user runs it, away from any site."""
    command = [sys.executable, "-m", "digest", "eval", kind, str(data), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=HERE, check=False)
    if done.returncode:
        sys.exit(f"digest eval {kind} {data} ended with {done.returncode}:\n{done.stderr}")
    table: Tree = json.loads(done.stdout)
    files: Tree | None = table.get("files")
    return table if files is None else files


def peers(data: Path) -> dict[str, Tree]:
    """The figures of other summarisers, by name, for the set at ``data``; says which are not installed."""
    command = [sys.executable, str(HERE / "peers_summary.py"), str(data), "--json"]
    alike = os.environ | {"PYTHONHASHSEED": "0"}  # sumy's LSA rests on the order of sets
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=alike, check=False)
    if done.returncode:
        sys.exit(f"peers_summary.py {data} ended with {done.returncode}:\n{done.stderr}")
    print(done.stderr, end="")
    found: dict[str, Tree] = json.loads(done.stdout)
    return found


def with_peers(floors: Tree, name: str, others: dict[str, Tree]) -> Tree:
    """``floors`` with what ``others`` reached in this run beside the measures of the set ``name`` that they share."""
    new: Tree = json.loads(json.dumps(floors))
    for measure_name, bound in new.get(name, {}).items():
        reached = {other: figures[measure_name] for other, figures in others.items() if measure_name in figures}
        if reached:
            bound["peers"] = reached
    return new


def scraped(articles: Path) -> dict[str, float]:
    """The share of the texts in ``articles`` (JSON lines: domain, title, text) whose characters ``digest clean --json``
    accounts for once each, and how many it refused."""
    rows = [json.loads(line) for line in gzip.decompress(articles.read_bytes()).decode("utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        texts = {}
        for number, row in enumerate(rows):
            path = Path(folder, f"{number:04}.txt")
            texts[str(path)] = f"{row['domain']}\n\n{row['title']}\n\n{row['text']}\n"
            path.write_text(texts[str(path)], encoding="utf-8", newline="\n")
        command = [sys.executable, "-m", "digest", "clean", *texts, "--json"]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, cwd=folder)
    tables = [json.loads(line) for line in done.stdout.splitlines()]
    read = [table for table in tables if "error" not in table]
    return {
        "covered": sum(_is_covered(table, texts[table["path"]]) for table in read) / len(rows),
        "refused": float(len(rows) - len(read)),
    }


def _is_covered(table: dict[str, Any], text: str) -> bool:
    times = [0] * len(text)
    for part in (*table["blocks"], *table["removed"], *table["fields"]):
        start, end = part["raw"]
        for at in range(start, end):
            times[at] += 1
    return all(count == 1 for count, sign in zip(times, text, strict=True) if not sign.isspace())


def table(floors: Tree, measured: Tree) -> list[list[str]]:
    """A row for each bound of the sets that were measured, below a head."""
    rows = [["set", "measure", "value", "", "floor", "aim", "to go", "peers"]]
    for bound in bounds(floors):
        if bound.key[0] not in measured:
            continue
        value = look_up(measured, bound.key)
        peers = ", ".join(f"{name} {_figure(figure)}" for name, figure in bound.peers)
        limit = f"≤ {_figure(bound.limit)}" if bound.at_most else _figure(bound.limit)
        verdict = "" if bound.holds(value) else "BROKEN"
        left = bound.distance(value) if value is not None else None
        where, what = " ".join(bound.key[:-1]), bound.key[-1]
        rows.append([where, what, _figure(value), verdict, limit, _figure(bound.aim), _figure(left), peers])
    return rows


def held_out() -> str:
    """What the weights by which stories are found on pages give where they were not learned: they come from the same
    scraped texts that are measured above."""
    figures = json.loads(WEIGHTS.read_text(encoding="utf-8"))["on sites not seen"]
    told = ", ".join(f"{name} {row['recovered']:.3f}" for name, row in figures.items())
    return f"recovered by weights that never saw the page's site (with the rules of one line alone): {told}"


def broken(floors: Tree, measured: Tree) -> list[Key]:
    """The bounds that do not hold."""
    return [bound.key for bound in bounds(floors) if not bound.holds(look_up(measured, bound.key))]


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _print(rows: Sequence[Sequence[str]]) -> None:
    """``rows`` in columns; words to the left, figures to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    numeric = range(2, 7) if rows[0][0] == "set" else range(1, len(widths))
    for row in rows:
        words = (
            cell.rjust(width) if at in numeric else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        print("  ".join(words).rstrip())


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"what to measure: {', '.join(SETS)} (all of them)")
    parser.add_argument("--data", type=Path, help=f"the folder that holds the sets ({DATA} beside the project)")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="the floors (benchmarks/floors.json)")
    parser.add_argument("--raise", dest="raising", action="store_true", help="raise the floors to what was measured")
    found = parser.parse_args(words)
    for kind in found.kinds:
        if kind not in SETS:
            parser.error(f"nothing is measured under '{kind}'; known: {', '.join(SETS)}")
    return found


def measured_sets(kinds: Sequence[str], data: Path, shown: Path | str) -> Tree:
    """The figures of all sets of ``kinds`` below ``data``; says of each that cannot be measured here why."""
    found: Tree = {}
    for kind in kinds:
        package, extra = EXTRAS.get(kind, ("", ""))
        if package and importlib.util.find_spec(package) is None:
            print(f"{package} is not installed: {kind} is not measured (pip install -e '.[{extra}]')")
            continue
        for name in SETS[kind]:
            if (data / name).exists():
                found[name] = measure(kind, data / name)
            else:
                print(f"no {name} in {shown}: not measured")
    scrapes = data / "scraped" / "articles.jsonl.gz"
    if "clean" in kinds and scrapes.exists():
        found["scraped"] = scraped(scrapes)
    return found


def compared(ours: Tree, others: dict[str, Tree]) -> list[list[str]]:
    """A row for digest and each other summariser: how its summaries read."""
    rows = [["summaries", *READING]]
    for name, figures in {"digest": ours, **others}.items():
        rows.append([name, *(_figure(figures.get(key)) for key in READING)])
    return rows


def main(words: Sequence[str] | None = None) -> int:
    """Measures, prints the table, and gives the exit code."""
    asked = _arguments(words)
    kinds = asked.kinds or list(SETS)
    data: Path = asked.data.resolve() if asked.data else (HERE.parent / DATA).resolve()
    shown = asked.data or DATA
    if not data.is_dir():
        print(f"no {shown} here: quality floors are not measured")
        return 0
    measured = measured_sets(kinds, data, shown)
    floors: Tree = json.loads(asked.floors.read_text(encoding="utf-8"))
    others = peers(data / "summary") if "summary" in measured else {}
    _print(table(with_peers(floors, "summary", others), measured))
    if others:
        print()
        _print(compared(measured["summary"], others))
    if "clean" in kinds:
        print(f"\n{held_out()}")
    if asked.raising:
        text = json.dumps(raised(floors, measured), indent=2, ensure_ascii=False)
        asked.floors.write_text(f"{text}\n", encoding="utf-8")
    wrong = broken(floors, measured)
    print(f"\n{len(wrong)} broken: {', '.join(' '.join(key) for key in wrong)}" if wrong else "\nall floors hold")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
