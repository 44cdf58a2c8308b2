"""Topics: subjects named by the articles' tags and by the owner's words; and what others the texts would propose."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from digest import border
from digest.model import Article, Topic
from digest.words import STOP, WORD, fold, stem

_STORIES = 3
"""In how many stories words must stand to be proposed, at least."""
_SHARE = 0.25
_MOST = 20
_PLAIN = 0.8
"""Which share of a word's occurrences must be in small letters, or it is a name."""
_OFTEN, _PAIR = 4, 2
"""How often a text must hold a word, or a pair of words, that its headline has not."""
_BREAK = re.compile(r"[^\w\s’'-]")


@dataclass(frozen=True, slots=True)
class Subject:
    """A topic that the owner named: an article belongs to it that holds one of ``words`` (words, phrases, or beginnings
    of words with a ``*``) in its headline, or together ``least`` times in its text."""

    name: str
    words: tuple[str, ...]
    least: int = 2


@dataclass(frozen=True, slots=True)
class Phrase:
    """A word or more of a subject's: what each word must be, whether the last is only a beginning, and whether capitals
    count: "WHO" is not "who"."""

    subject: int
    words: tuple[str, ...]
    open: bool
    exact: bool

    def at(self, words: Sequence[str], place: int) -> bool:
        """Whether it stands in ``words`` at ``place``."""
        found = words[place : place + len(self.words)]
        return len(found) == len(self.words) and all(self.fits(word, number) for number, word in enumerate(found))

    def fits(self, word: str, number: int) -> bool:
        """Whether ``word`` may be its word of that number."""
        wanted = self.words[number]
        if self.open and number == len(self.words) - 1:
            return fold(word).startswith(wanted)
        return word == wanted if self.exact else stem(fold(word)) == wanted


def phrase(text: str, subject: int) -> Phrase | None:
    """The words of ``text`` as they are looked for; None where it has none."""
    found = WORD.findall(text)
    if not found:
        return None
    is_open = text.rstrip().endswith("*")
    exact = not is_open and all(word.isupper() and len(word) > 1 for word in found)
    words = [word if exact else stem(fold(word)) for word in found]
    return Phrase(subject, (*words[:-1], fold(found[-1]) if is_open else words[-1]), is_open, exact)


def topics(articles: Iterable[Article], subjects: Sequence[Subject] = ()) -> tuple[Topic, ...]:
    """A topic for each tag and each subject that has an article, in the order of their addresses; its articles newest
    first. A tag and a subject of one name are one topic, under the owner's name."""
    slugs = [border.slug(subject.name) for subject in subjects]
    names = {slug: subject.name for slug, subject in zip(slugs, subjects, strict=True)}
    phrases = [one for n, subject in enumerate(subjects) for text in subject.words if (one := phrase(text, n))]
    begins: dict[str, tuple[Phrase, ...]] = {}
    held: dict[str, dict[str, None]] = defaultdict(dict)
    for article in sorted(articles, key=lambda a: (a.dated.value or "", a.path), reverse=True):
        for tag in article.tags:
            slug = border.slug(tag)
            names.setdefault(slug, tag[:1].upper() + tag[1:])
            held[slug][article.id] = None
        for number in _of(article, phrases, subjects, begins) if phrases else ():
            held[slugs[number]][article.id] = None
    return tuple(Topic(slug, names[slug], tuple(held[slug])) for slug in sorted(held))


def _of(
    article: Article, phrases: Sequence[Phrase], subjects: Sequence[Subject], begins: dict[str, tuple[Phrase, ...]]
) -> list[int]:
    """The numbers of the subjects that ``article`` belongs to. ``begins`` keeps which phrases a word may begin, so that
    each word is held against them once in all."""
    headline = _counts(WORD.findall(article.title.value), phrases, begins)
    text = _counts(WORD.findall(article.text), phrases, begins)
    return [number for number, one in enumerate(subjects) if headline[number] or text[number] >= one.least]


def _counts(words: Sequence[str], phrases: Sequence[Phrase], begins: dict[str, tuple[Phrase, ...]]) -> Counter[int]:
    for word in set(words).difference(begins):
        begins[word] = tuple(one for one in phrases if one.fits(word, 0))
    counts: Counter[int] = Counter()
    for place, word in enumerate(words):
        if begins[word]:
            counts.update({one.subject for one in begins[word] if one.at(words, place)})
    return counts


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words that several stories share and that could be a topic: in how many stories and articles they stand."""

    words: str
    stories: int
    articles: int


def proposed(stories: Iterable[Sequence[Article]], known: Iterable[Topic] = ()) -> list[Proposal]:
    """Up to twenty subjects that ``stories`` share, the likeliest first: words and pairs of words, neither names nor
    stop words, that articles of at least three stories are about, but of no more than a
    quarter of all. Those that are ``known`` already, and words of which a pair says more, are left out."""
    every = [list(story) for story in stories]
    plain = _plain(article for story in every for article in story)
    in_stories: Counter[str] = Counter()
    in_articles: Counter[str] = Counter()
    for story in every:
        found = [_terms(article, plain) for article in story]
        in_articles.update(term for terms in found for term in terms)
        in_stories.update(frozenset[str]().union(*found))
    most = max(_STORIES, _SHARE * len(every))
    taken = {" ".join(stem(fold(word)) for word in WORD.findall(topic.name)) for topic in known}
    kept = {term: n for term, n in in_stories.items() if _STORIES <= n <= most and term not in taken}
    pairs = {word for term, n in kept.items() if " " in term for word in term.split() if 2 * n > in_stories[word]}
    ranked = sorted((term for term in kept if term not in pairs), key=lambda t: (-kept[t] * (1 + t.count(" ")), t))
    return [
        Proposal(" ".join(plain[word] for word in term.split()), kept[term], in_articles[term])
        for term in ranked[:_MOST]
    ]


def _plain(articles: Iterable[Article]) -> Mapping[str, str]:
    """The words that are no names, by their stems, each in its commonest form."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        for word in WORD.findall(article.text):
            forms[stem(fold(word))][word] += 1
    found: dict[str, str] = {}
    for term, counts in forms.items():
        small = {word: count for word, count in counts.items() if word.islower()}
        if sum(small.values()) >= _PLAIN * counts.total():
            found[term] = min(small, key=lambda word: (-small[word], word))
    return found


def _terms(article: Article, plain: Mapping[str, str]) -> frozenset[str]:
    """The words and the pairs of words beside each other that ``article`` is about, as stems: in its headline and its
    text, or often in its text."""
    text, headline = _grams(article.text, plain), _grams(article.title.value, plain)
    return frozenset(t for t, count in text.items() if count >= (1 if t in headline else _PAIR if " " in t else _OFTEN))


def _grams(text: str, plain: Mapping[str, str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for part in _BREAK.split(text):
        before = ""
        for word in WORD.findall(part):
            small = fold(word)
            term = stem(small)
            good = small not in STOP and term in plain and len(small) > 2 and small.isalpha()
            if good:
                found[term] += 1
                found.update([f"{before} {term}"] if before else [])
            before = term if good else ""
    return found
