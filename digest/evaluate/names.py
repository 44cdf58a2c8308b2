"""How well names are found: spans in a CoNLL file against those of people, untyped, and typed for the three kinds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from digest.errors import ContentError, SettingsError
from digest.evaluate.cases import Case, Evaluation, Figures, Measured
from digest.link.entities import names

Span = tuple[int, int]
Token = tuple[str, str]
Sentence = tuple[Token, ...]
_DOCUMENT = "-DOCSTART-"
_KINDS = {"person": "PER", "organisation": "ORG", "place": "LOC", "other": "MISC"}
_TYPED = frozenset(("PER", "ORG", "LOC"))
_SIGNS = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}
_GLUED = frozenset(".,;:!?)%'")


@dataclass(frozen=True, slots=True)
class Document:
    """A text put together from its tokens, and the names that people marked in it: their kind by their span."""

    number: int
    text: str
    gold: dict[Span, str]


def evaluate(data: Path) -> Evaluation:
    """Holds the names found in ``data``, a file of columns or a folder with one, against those marked there."""
    documents = [_document(number, one) for number, one in enumerate(_documents(_file(data)))]
    found = [{(one.start, one.end): _KINDS[one.kind] for one in names(document.text)} for document in documents]
    parts = []
    for name, own in (
        ("names", slice(None)),
        ("even documents", slice(0, None, 2)),
        ("odd documents", slice(1, None, 2)),
    ):
        cases = tuple(_case(document, spans) for document, spans in zip(documents[own], found[own], strict=True))
        parts.append(Measured(name, _figures(documents[own], found[own]), cases if name == "names" else ()))
    return Evaluation("names", tuple(parts))


def _file(data: Path) -> Path:
    paths = sorted(data.glob("*.conll")) if data.is_dir() else [data]
    if len(paths) != 1 or not paths[0].is_file():
        hint = "name a .conll file, or a folder with one; docs/quality.md says what its columns are"
        raise SettingsError("there is no such set of names", where=str(data), hint=hint)
    return paths[0]


def _documents(path: Path) -> Iterator[list[Sentence]]:
    """The documents of the file at ``path``; raises :class:`ContentError` naming the line that is no token."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(f"cannot be read: {error}", where=str(path), hint="save it as UTF-8") from None
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    for number, line in enumerate([*lines, ""], 1):
        if line.startswith(_DOCUMENT):
            yield sentences
            sentences = []
        elif line.strip():
            columns = line.split()
            if len(columns) < 2:
                hint = "a line is a word and its label, I-PER, I-ORG, I-LOC, I-MISC or O"
                raise ContentError("is no word with a label", where=f"{path}:{number}", hint=hint)
            tokens.append((columns[0], columns[-1]))
        elif tokens:
            sentences.append(tuple(tokens))
            tokens = []
    yield sentences


def _document(number: int, sentences: Sequence[Sentence]) -> Document:
    """The text of ``sentences``, each a paragraph, with the spaces that a writer would set."""
    text = ""
    gold: dict[Span, str] = {}
    for sentence in sentences:
        spans: list[Span] = []
        opened = False
        for word, _ in sentence:
            sign = _SIGNS.get(word, word)
            glued = sign[0] in _GLUED or sign == "n't" or text[-1:] in ("", "\n", "(")
            if sign == '"':
                glued, opened = opened or glued, not opened
            elif text.endswith('"') and opened and len(text) == spans[-1][1]:
                glued = True
            text += sign if glued else f" {sign}"
            spans.append((len(text) - len(sign), len(text)))
        gold |= _gold(sentence, spans)
        text += "\n\n"
    return Document(number, text, gold)


def _gold(sentence: Sentence, spans: Sequence[Span]) -> dict[Span, str]:
    """The marked names: words in a row with one label; ``B-`` begins another."""
    found: dict[Span, str] = {}
    begun = -1
    labels = [label for _, label in sentence]
    for at, label in enumerate([*labels, "O"]):
        goes_on = begun >= 0 and label[2:] == labels[begun][2:] and not label.startswith("B-")
        if begun >= 0 and not goes_on:
            found[spans[begun][0], spans[at - 1][1]] = labels[begun][2:]
            begun = -1
        if begun < 0 and label != "O":
            begun = at
    return found


def _case(document: Document, found: dict[Span, str]) -> Case:
    wrong = found.keys() ^ document.gold.keys()
    score = 1 - len(wrong) / max(1, len(found.keys() | document.gold.keys()))

    def notes() -> Iterator[str]:
        for start, end in sorted(wrong):
            yield f"{'found' if (start, end) in found else 'missed'}: {document.text[start:end]}"

    return Case(f"document {document.number}", score, notes)


def _figures(documents: Sequence[Document], found: Sequence[dict[Span, str]]) -> Figures:
    pairs = list(zip(documents, found, strict=True))
    untyped = [(set(one.gold), set(spans)) for one, spans in pairs]
    typed = [
        ({row for row in one.gold.items() if row[1] in _TYPED}, {row for row in spans.items() if row[1] in _TYPED})
        for one, spans in pairs
    ]
    figures: Figures = {"documents": len(documents), "names": sum(len(one.gold) for one in documents)}
    right = sum(len(gold & own) for gold, own in untyped)
    wanted, given = sum(len(gold) for gold, _ in untyped), sum(len(own) for _, own in untyped)
    figures |= {"precision": right / max(1, given), "recall": right / max(1, wanted)}
    figures["untyped"] = 2 * right / max(1, wanted + given)
    right = sum(len(gold & own) for gold, own in typed)
    wanted, given = sum(len(gold) for gold, _ in typed), sum(len(own) for _, own in typed)
    return figures | {"typed": 2 * right / max(1, wanted + given)}
