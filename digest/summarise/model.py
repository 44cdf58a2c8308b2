"""The model summariser: a model's sentences where every one of them passes the gate, else the article's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from digest.model import Article, Point, Refusal, Summary
from digest.summarise.answers import Answer, Line, Wanted, parse
from digest.summarise.client import Endpoint, ModelError
from digest.summarise.gate import refusal
from digest.summarise.receipts import cited, receipt
from digest.summarise.sentences import Sentence, sentences

_NO_LINES = "gave no list of sentences with what each cites; its answer is kept (take its line away to ask again)"
_GIVEN_UP_AFTER = 3
_READ = "en"
"""The language whose negations and doubts the gate knows."""


@dataclass
class Asked:
    """What came of asking in one build: the answers used, the paths of files that ``failed``, and by the ids of
    articles why each was ``missed``."""

    used: list[Answer] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    missed: dict[str, str] = field(default_factory=dict)
    questions: int = 0
    in_a_row: int = 0
    given_up: int = 0
    over_budget: int = 0
    abroad: int = 0

    def fail(self, article: Article, why: str) -> None:
        """Puts on record that ``article`` was asked for in vain."""
        self.failed[article.path] = self.missed[article.id] = why

    def warnings(self) -> Iterator[str]:
        """What an owner should mend."""
        for path, why in self.failed.items():
            yield f"{path}: the model {why}; the article's own sentences stand"
        if self.given_up:
            yield (
                f"the model failed {_GIVEN_UP_AFTER} times in a row and was not asked again; articles left with "
                f"their own sentences: {self.given_up}; build again when it answers"
            )

    def notes(self) -> Iterator[str]:
        """What an owner may want to know."""
        if self.over_budget:
            yield f"[summary] budget is used up; articles not asked for: {self.over_budget}; build again to go on"
        if self.abroad:
            yield (
                f"articles in other languages than English, for which there is no gate: {self.abroad}; their own "
                f"sentences stand"
            )


@dataclass(frozen=True)
class Modelled:
    """Summarises with a model. ``own`` gives the summary in the article's own sentences, ``kept`` earlier answers;
    where ``endpoint`` is None only those are used. At most ``budget`` articles are asked for."""

    own: Callable[[Article], Summary]
    wanted: Wanted
    endpoint: Endpoint | None
    kept: Mapping[str, Answer] = field(default_factory=dict, repr=False)
    budget: int = 200
    asked: Asked = field(default_factory=Asked, repr=False, compare=False)

    def __call__(self, article: Article) -> Summary:
        """The summary of ``article``; hand-written text stays, and one refused sentence refuses the model's all."""
        own = self.own(article)
        parts = sentences(article)
        if own.method == "human" or not parts:
            return own
        answer = self._answer(article, parts)
        if answer is None or not answer.lines:
            return replace(own, unanswered=self.asked.missed.get(article.id, ""))
        lines = self._within(answer.lines)
        refused = [Refusal(one.text, why) for one in lines if (why := _refusal(one, parts))]
        if refused:
            return replace(own, refused=tuple(refused))
        points = tuple(_point(article, one, parts) for one in lines)
        return replace(own, method="model", model=self.wanted.model, sentences=points)

    def _within(self, lines: Sequence[Line]) -> Sequence[Line]:
        """The first of ``lines`` that keep the limit of words, and always one."""
        spent = 0
        for number, one in enumerate(lines):
            spent += len(one.text.split())
            if self.wanted.words and spent > self.wanted.words and number:
                return lines[:number]
        return lines

    def _answer(self, article: Article, parts: Sequence[Sentence]) -> Answer | None:
        """The model's answer, kept or new; None where there is none, and why is on record."""
        key, asked = self.wanted.key(article), self.asked
        if article.language.partition("-")[0] != _READ:
            asked.abroad += 1
            return None
        answer = self.kept.get(key) or self._ask(article, parts, key)
        if answer is None:
            return None
        asked.used.append(answer)
        if answer.unreadable:
            asked.fail(article, answer.unreadable)
        return answer

    def _ask(self, article: Article, parts: Sequence[Sentence], key: str) -> Answer | None:
        asked = self.asked
        if self.endpoint is None:
            return None
        if asked.in_a_row >= _GIVEN_UP_AFTER:
            asked.given_up += 1
            asked.missed[article.id] = f"was not asked again after {_GIVEN_UP_AFTER} failures in a row"
            return None
        if asked.questions >= self.budget:
            asked.over_budget += 1
            asked.missed[article.id] = "was not asked: the budget of this build was used up"
            return None
        asked.questions += 1
        try:
            text = self.endpoint.ask(self.wanted.messages(parts), self.wanted.longest, self.wanted.shape)
        except ModelError as error:
            asked.in_a_row += 1
            asked.fail(article, error.why)
            return None
        asked.in_a_row = 0
        lines = parse(text, self.wanted.count)
        return Answer(
            key,
            article.id,
            article.path,
            lines,
            "" if lines else _NO_LINES,
        )


def _refusal(line: Line, parts: Sequence[Sentence]) -> str | None:
    """Why ``line`` may not be shown, or None."""
    if any(not 1 <= number <= len(parts) for number in line.cites):
        return "it cites a sentence that is not there"
    return refusal(line.text, [parts[number - 1].text for number in line.cites])


def _point(article: Article, line: Line, parts: Sequence[Sentence]) -> Point:
    return Point(line.text, tuple(receipt(article, parts[number - 1]) for number in line.cites))


def follows(point: Point, articles: dict[str, Article]) -> bool:
    """Whether every receipt of a model's ``point`` leads to the text it names, and the gate lets it through again."""
    texts = cited(point, articles)
    return bool(texts) and refusal(point.text, texts) is None
