"""A to Z: every story, person, organisation, place, topic and source in one alphabet, that of the paper's language."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from digest.model import OutPath, Page
from digest.pages import paths
from digest.pages.named import KINDS, link
from digest.pages.shapes import Around, Link
from digest.pages.views import Views

MOST = 400
"""How many entries one page shows; more are parted by their letters, and a letter's into pages."""
_OTHER = "#"
_ALPHABETS = {
    "cs": "abcčdefghijklmnopqrřsštuvwxyzž",
    "da": "abcdefghijklmnopqrstuvwxyzæøå",
    "es": "abcdefghijklmnñopqrstuvwxyz",
    "fi": "abcdefghijklmnopqrstuvwxyzåäö",
    "nb": "abcdefghijklmnopqrstuvwxyzæøå",
    "no": "abcdefghijklmnopqrstuvwxyzæøå",
    "pl": "aąbcćdeęfghijklłmnńoóprsśtuwyzźż",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "sv": "abcdefghijklmnopqrstuvwxyzåäö",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}
"""Letters of a language that are more than others with a mark, in their order. All others lose their marks and go by
their code."""
_UNMARKED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss"})

_Rank = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list: where it leads, with the number of its articles, and what kind of thing it is."""

    link: Link
    kind: str


@dataclass(frozen=True, slots=True)
class Alphabet:
    """Puts names in the order of the language ``tag``, and under letters."""

    tag: str

    @property
    def letters(self) -> str:
        """The letters that have places of their own."""
        return _ALPHABETS.get(self.tag.partition("-")[0], "")

    def folded(self, name: str) -> str:
        """``name`` in small letters, without marks but on letters of the language's own, and without signs."""
        found = []
        for sign in unicodedata.normalize("NFC", name.lower()):
            plain = sign if sign in self.letters else unicodedata.normalize("NFKD", sign).translate(_UNMARKED)
            found += [one for one in plain if not unicodedata.combining(one)]
        return " ".join("".join(one if one.isalnum() else " " for one in found).split())

    def letter(self, folded: str) -> str:
        """The heading under which ``folded`` stands: its first letter, or ``#``."""
        return folded[0].upper() if folded and folded[0].isalpha() else _OTHER

    def key(self, folded: str) -> list[_Rank]:
        """What ``folded`` is sorted by: the language's own letters, then others by their code, digits last."""
        return [self._rank(one) for one in folded] if folded[:1].isalpha() else [(9, 0), *map(self._rank, folded)]

    def _rank(self, sign: str) -> _Rank:
        at = self.letters.find(sign)
        return (0, 0) if sign == " " else (1, at) if at >= 0 else (2, ord(sign))


Group = tuple[str, list[Entry]]


def a_z(views: Views, most: int = MOST) -> Iterator[Page]:
    """The list in one page; where it is of more than ``most``, its letters, and pages for each."""
    groups = _groups(views)
    total = sum(len(entries) for _, entries in groups)
    facts = {"title": views.texts("az.title"), "count": total, "around": Around(), "here": ""}
    if total <= most:
        yield Page(paths.section("a-z"), "a_z.html", facts | {"letters": [], "groups": groups})
        return
    letters = [Link(letter_path(letter), letter, len(entries)) for letter, entries in groups]
    yield Page(paths.section("a-z"), "a_z.html", facts | {"letters": letters, "groups": []})
    for letter, entries in groups:
        yield from _letter(views, (letter, entries), letters, most)


def _letter(views: Views, group: Group, letters: Sequence[Link], most: int) -> Iterator[Page]:
    """The entries of a letter, on as many pages as they need."""
    letter, entries = group
    parts = [entries[at : at + most] for at in range(0, len(entries), most)]
    names = [f"{some[0].link.text} – {some[-1].link.text}" for some in parts]
    links = [Link(letter_path(letter, number), name) for number, name in enumerate(names, 1)]
    for place, some in enumerate(parts):
        title = views.texts("az.letter", letter=letter)
        facts = {
            "title": title if not place else views.texts("az.page", title=title, number=place + 1),
            "count": len(entries),
            "here": letter,
            "letters": letters,
            "groups": [(letter, some)],
            "around": Around(links[place - 1] if place else None, links[place + 1] if place + 1 < len(links) else None),
        }
        yield Page(links[place].path, "a_z.html", facts)


def _groups(views: Views) -> list[Group]:
    """All entries under their letters, both in the order of the alphabet."""
    alphabet = Alphabet(views.texts.language)
    keyed = []
    for entry in _entries(views):
        folded = alphabet.folded(entry.link.text)
        keyed.append((alphabet.key(folded), entry.link.text, str(entry.link.path), alphabet.letter(folded), entry))
    keyed.sort(key=lambda row: row[:3])
    return [(letter, [row[4] for row in rows]) for letter, rows in groupby(keyed, key=lambda row: row[3])]


def _entries(views: Views) -> Iterator[Entry]:
    words = {kind: views.texts(f"az.{kind}") for kind in ("story", "topic", "source", *KINDS)}
    yield from (Entry(views.story_link(one), words["story"]) for one in views.site.stories)
    yield from (Entry(link(one), words[one.kind]) for one in views.site.entities)
    for topic in views.site.topics:
        yield Entry(Link(paths.topic(topic), topic.name, len(topic.articles)), words["topic"])
    counts: dict[str, int] = {}
    for member in views.members.values():
        counts[member.article.source.key] = counts.get(member.article.source.key, 0) + 1
    for source in views.site.sources:
        yield Entry(Link(paths.source(source), source.name, counts.get(source.key, 0)), words["source"])


def letter_path(letter: str, page: int = 1) -> OutPath:
    """``a-z/t/``; a letter that an address cannot hold goes by its code, as ``a-z/u0414/``."""
    plain = letter.lower() if letter.isascii() and letter.isalpha() else f"u{ord(letter):04x}"
    return paths.section(f"a-z/{'other' if letter == _OTHER else plain}{f'/{page}' if page > 1 else ''}")
