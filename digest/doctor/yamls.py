"""Workflow files as trees that know their lines, and changes in them that leave every other byte as it is.

A file is read by YAML's base rules: everything is text, so that ``on`` stays ``on`` and 3.10 stays 3.10. Anchors are
not multiplied out: an alias is the very node it stands for, so that a bomb weighs no more than its text.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from digest.doctor.finding import Edit

_LOADER = yaml.BaseLoader


def parsed(text: str) -> Node | None:
    """The tree of ``text``, None where it is empty; raises :class:`ValueError` with the line (0 for none) and what is
    wrong where it is not YAML."""
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise ValueError(mark.line + 1 if mark else 0, error.problem or error.context or "") from None
    except yaml.YAMLError as error:
        raise ValueError(0, str(error).splitlines()[0]) from None
    except RecursionError:
        raise ValueError(0, "it is nested too deeply") from None
    return node if isinstance(node, Node) else None


def entries(node: Node | None) -> Iterator[tuple[ScalarNode, Node]]:
    """The keys and values of a table; nothing where ``node`` is none."""
    if isinstance(node, MappingNode):
        yield from ((key, value) for key, value in node.value if isinstance(key, ScalarNode))


def entry(node: Node | None, name: str) -> tuple[ScalarNode, Node] | None:
    """The entry called ``name`` of a table. Names are compared without regard to case, as forges do."""
    return next(((key, value) for key, value in entries(node) if key.value.lower() == name), None)


def get(node: Node | None, *names: str) -> Node | None:
    """What stands under ``names``, one table in the other, None where nothing does."""
    for name in names:
        found = entry(node, name)
        if found is None:
            return None
        node = found[1]
    return node


def said(node: Node | None) -> str:
    """The text of a scalar, without blanks around it; empty for everything else."""
    return str(node.value).strip() if isinstance(node, ScalarNode) else ""


def items(node: Node | None) -> list[Node]:
    """What a list holds; a value alone is a list of one; nothing where there is nothing."""
    if isinstance(node, SequenceNode):
        return list(node.value)
    return [node] if node is not None and said(node) else []


def line(node: Node | None) -> int:
    """The line ``node`` begins in, from 1; 0 for no node."""
    return node.start_mark.line + 1 if node is not None and node.start_mark else 0


def doubled(node: Node | None, depth: int = 8) -> ScalarNode | None:
    """The first key that a table of the tree has twice, down to ``depth`` tables, each looked at once."""
    seen: set[int] = set()
    level = [node] if node is not None else []
    for _ in range(depth):
        for one in level:
            names: set[str] = set()
            for key, _value in entries(one):
                if key.value in names:
                    return key
                names.add(key.value)
        seen |= {id(one) for one in level}
        inner = [child for one in level for child in _children(one)]
        level = list({id(one): one for one in inner if id(one) not in seen}.values())
    return None


def _children(node: Node) -> list[Node]:
    if isinstance(node, MappingNode):
        return [value for _, value in node.value]
    return list(node.value) if isinstance(node, SequenceNode) else []


def replaced(path: str, text: str, node: Node | None, value: str, done: str) -> Edit | None:
    """The change of the scalar ``node`` to ``value``, in the quotes it stands in; None where it cannot be made so."""
    if not isinstance(node, ScalarNode) or node.style not in {None, "'", '"'}:
        return None
    quotes = len(node.style or "")
    start, end = node.start_mark.index + quotes, node.end_mark.index - quotes
    return _proved(text, Edit(path, start, end, value, done, (value,)))


def inserted(path: str, text: str, table: Node | None, lines: tuple[str, ...], done: str) -> Edit | None:
    """The change that puts ``lines`` (``name: value``, deeper ones indented by two blanks) into ``table``, which is
    written one entry a line: below its first entry where that is one line, else above it. None where it cannot."""
    if not isinstance(table, MappingNode) or table.flow_style or not table.value:
        return None
    key, value = table.value[0]
    indent, newline = " " * key.start_mark.column, "\r\n" if "\r\n" in text else "\n"
    alone = not text[text.rfind("\n", 0, key.start_mark.index) + 1 : key.start_mark.index].strip()
    values = tuple(word for one in lines for word in _words(one))
    if alone:
        new = "".join(f"{one}{newline}{indent}" for one in lines)
        return _proved(text, Edit(path, key.start_mark.index, key.start_mark.index, new, done, values))
    if not isinstance(value, ScalarNode) or value.start_mark.line != value.end_mark.line:
        return None
    end = text.find("\n", value.end_mark.index)
    end = len(text) if end < 0 else end - (text[end - 1] == "\r")
    return _proved(text, Edit(path, end, end, "".join(f"{newline}{indent}{one}" for one in lines), done, values))


def _words(one: str) -> tuple[str, ...]:
    name, _, value = one.strip().partition(":")
    return (name, value.strip()) if value.strip() else (name,)


def applied(text: str, edit: Edit) -> str:
    """``text`` with the change made."""
    return f"{text[: edit.start]}{edit.text}{text[edit.end :]}"


def _proved(text: str, edit: Edit) -> Edit | None:
    return edit if says_no_more(text, edit) else None


def says_no_more(text: str, edit: Edit) -> bool:
    """Whether ``text`` after the change says what it said before and, in one place, the change's values instead of at
    most one other: told by the events of the YAML parser, of which nothing else may differ. A file with aliases is
    never changed, for one line of it stands for several."""
    try:
        before, after = _events(text), _events(applied(text, edit))
    except (yaml.YAMLError, RecursionError):
        return False
    if any(kind == "AliasEvent" for kind, *_ in before):
        return False
    same = next(
        (n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    rest = len(before) - same
    while rest and before[len(before) - rest :] != after[len(after) - rest :]:
        rest -= 1
    rest = min(rest, len(after) - same)
    gone, new = before[same : len(before) - rest], after[same : len(after) - rest]
    words = tuple(value for kind, value, _ in new if kind == "ScalarEvent" and value)
    return len(gone) <= 1 and words == tuple(value for value in edit.values if value)


def _events(text: str) -> list[tuple[str, str, str]]:
    listed = yaml.parse(text, Loader=_LOADER)
    return [
        (type(one).__name__, str(getattr(one, "value", "")), str(getattr(one, "anchor", "") or "")) for one in listed
    ]
