"""What a cut cost: a number, a quotation or a name that stood in a removed sentence and nowhere else in the article.

Lines that never tell anything (bylines, buttons, rights, headlines of others) are not asked, so that a warning means
something.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import PurePosixPath

from digest.clean.numbers import measures, numbers, without_calendar
from digest.clean.refuse import speaks_to_reader
from digest.model import Article, Removal

_QUIET = frozenset(
    {
        *("agency", "byline", "comments", "copyright", "correction", "dateline", "editor", "encoding"),
        *("headline", "navigation", "related", "share", "tags"),
    }
)
"""Classes of cuts that hold no part of a story, or whose content is kept as metadata."""
_CREDITS = re.compile(
    r"\([^()]*(?:/|photo|picture|image|getty|reuters|afp|\bap\b)[^()]*\)|©.*"
    r"|\b(?:pictures?|photo(?:graph)?s?|images?|credits?|video)\s*(?:by|courtesy of|credits?)?\s*[:/©].*"
    r"|\b(?:photo(?:graph)?|picture|image)s? (?:by|courtesy)\b.*",
    re.IGNORECASE,
)
_CAPTIONS = frozenset({"caption", "credit"})
"""Classes of lines below pictures: whom and what place a picture shows is no loss, a figure or a quotation is."""
_OTHERS = _CAPTIONS | {"promo"}
"""And of lines that announce something else: whom that is about is no loss either."""
_PLEADING = frozenset({"contact", "newsletter", "notice", "page", "promo", "social"})
"""Classes of lines that speak to the reader more often than they tell of anybody else."""
_FIGURE_OR_QUOTATION = re.compile(r"[\d“\"«„]")
_END = re.compile(r"[.!?…]")
_SENTENCE = re.compile(r"[^.!?…]*(?:[.!?…](?![\s”\"’)]|$)[^.!?…]*)*[.!?…][”\"’)]*(?=\s|$)")
_LONGEST = 2000
_FEWEST_WORDS = 6
_LONG_QUOTE = 4
_LONG_WORD = 4
_TABLE_ROW = 4
"""A short line with so many numbers is more likely a row of results than an entry of a menu."""
_QUOTE = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|«([^«»]+)»|„([^„“”]+)[“”]")
_NAME = re.compile(r"(?<=[a-zà-ÿ,;:] )[A-ZÀ-Þ][\w’'-]+(?: (?:(?:de|van|von|of|la|al|bin) )?[A-ZÀ-Þ][\w’'-]+)+")
_WORD = re.compile(r"[^\W_]+")
_NO_WORD = re.compile(r"[\W_]+")


def losses_of(article: Article, removals: Sequence[Removal]) -> tuple[str, ...]:
    """:func:`losses` of ``removals`` from ``article``, against every text of it that a reader still gets to see."""
    kept = (article.text, article.title.value, article.source.name, article.dated.value or "")
    data = (*article.authors, *article.tags, *article.corrections, article.place or "", article.agency or "")
    beside = f"'{PurePosixPath(article.path).name}.toml' beside the file"
    return losses(removals, (*kept, *data), "front matter" if article.kind == "md" else beside, article.language)


def losses(removals: Sequence[Removal], kept: Iterable[str], where: str, language: str = "en") -> tuple[str, ...]:
    """A warning for each of ``removals`` whose sentences hold what none of the texts ``kept`` has; ``where`` is the
    place in which its editor can say what is to be done with a line, ``language`` that of all these texts."""
    telling = [(one, told) for one in removals if (told := _row(one, language) or _told(one))]
    rest = _Rest(" \n ".join(kept), language)
    found: list[str] = []
    for one, told in telling:
        if one.rule == "outside-story" and not rest.is_about(told):
            continue
        if one.rule == "menu-line":
            lost = told if numbers(told, language) - rest.numbers else None
        else:
            named = None if one.group in _OTHERS else _name(told, rest)
            lost = next(_lost(told, rest), named)
        if lost:
            found.append(
                f"the cleaner took the only mention of '{lost}' (rule {one.rule}): 'keep' with that line in {where} "
                "brings it back, 'drop' lets it go"
            )
    return tuple(found)


class _Rest:
    """What an article still says, in the forms in which it is looked up; each is made when it is first asked for, for
    most articles never."""

    def __init__(self, text: str, language: str) -> None:
        self.text, self.language = text, language

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers, in one form."""
        return numbers(self.text, self.language)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words, without case."""
        return _words(self.text)

    @cached_property
    def said(self) -> str:
        """The text, without case and punctuation."""
        return _folded(self.text)

    def is_about(self, told: str) -> bool:
        """Whether most of the longer words of ``told`` come up here: what stands beside a story is not of it."""
        long = [word for word in _words(told) if len(word) > _LONG_WORD]
        return bool(long) and sum(word in self.words for word in long) >= len(long) / 2


def _row(removal: Removal, language: str) -> str:
    """``removal`` if it is a row of results that the neighbours of a menu took along."""
    if removal.rule != "menu-line":
        return ""
    return removal.text if len(numbers(without_calendar(removal.text, language), language)) >= _TABLE_ROW else ""


def _told(removal: Removal) -> str:
    """The sentences in ``removal`` that could be of a story, without credits."""
    text, pictured = removal.text, removal.group in _CAPTIONS
    quiet = removal.group in _QUIET and removal.rule != "outside-story"
    tells = _FIGURE_OR_QUOTATION if pictured else _END
    if quiet or "@" in text or not tells.search(text):
        return ""
    bare = _CREDITS.sub(" ", text[:_LONGEST])
    sentences = [match[0].strip() for match in _SENTENCE.finditer(f"{bare.strip()}." if pictured else bare)]
    told = " ".join([one for one in sentences if len(one.split()) >= _FEWEST_WORDS])
    pleads = removal.group in _PLEADING and told and speaks_to_reader(text)  # asked last, as it costs most
    return "" if pleads else told


def _lost(told: str, rest: _Rest) -> Iterator[str]:
    for match in _QUOTE.finditer(told):
        quoted = next(filter(None, match.groups()))
        if quoted.count(" ") >= _LONG_QUOTE - 1 and quoted not in rest.text and _folded(quoted) not in rest.said:
            yield quoted
    for number, written in measures(told, rest.language):
        if number not in rest.numbers:
            yield written


def _name(told: str, rest: _Rest) -> str | None:
    names = (match[0] for match in _NAME.finditer(told))
    return next((name for name in names if name not in rest.text and not rest.words & _words(name)), None)


def _words(text: str) -> frozenset[str]:
    return frozenset(match[0].casefold() for match in _WORD.finditer(text))


def _folded(text: str) -> str:
    """The words of ``text`` without case and punctuation."""
    return _NO_WORD.sub(" ", text.casefold()).strip()
