"""A paper with what no editor would wish for: headlines without end, without words, of another script, and far too many
articles of a day, of a story, of a person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from itertools import count
from pathlib import Path

from tests.sites import Folder, make

DAY = date(2026, 3, 3)
CROWDED, MERGED = date(2026, 3, 10), date(2026, 3, 12)
STORIES, SOURCES = 400, 90
PERSON = "Orla Finchley"
UNBROKEN = "Rindfleisch" + "etikettierung" * 22 + "gesetz"
ENDLESS = ("The council of Lowfield and the councils of all its neighbours " * 5)[:299] + "."
ARABIC = "بلدية الميناء تعلن إغلاق الجسر القديم أمام المركبات"
EMOJI = "🐟🐟 Herring is back 👩‍🚒🏴‍☠️ and the harbour 🥳🎉"
TOML = """
[site]
title = "The Paper of Everything"
tagline = "All that can go wrong, on one page"
base_url = "https://everything.example/paper/"

[[source]]
key = "quiet"
name = "The Quiet Review"
text = "none"

[[source]]
key = "short"
name = "The Short Review"
text = "excerpt"
"""
_ARABIC_TEXT = (
    "أعلنت بلدية الميناء يوم الثلاثاء إغلاق الجسر القديم أمام المركبات بعد أن وجد المهندسون شقا في دعامته الشمالية.\n\n"
    "وقالت البلدية إن الحافلات ستسلك طريق المستشفى حتى نهاية الشهر، وإن المشاة يستطيعون العبور كل يوم.\n\n"
    "وسيبدأ إصلاح الجسر في الأسبوع القادم، ويعمل فيه ثلاثون عاملا من المدينة ومن القرى المجاورة.\n"
)
_WIDE = f"```\n{'a line of code ' * 30}\n```\n\n|{' a |' * 60}\n|{'---|' * 60}\n|{' ship |' * 60}\n"
_PARTS = "bra del fen gar hol jun kes lim mor nat pel rud sol tav wen yar zim dro ske plu tor vin".split()
_SENTENCES = [
    "The {0} of the {1} was {6} by the {2}, and later {7} with {8} of its {3}.",
    "Whoever {6} a {0} also {7} the {1}, the {2} and half of the {3}.",
    "There are {8} {0} in every {1}, and none of them has {6} a {3} or {7} a {4}.",
    "From the {0} to the {1} is an hour, past a {2} and a {3}, if you {6} it.",
    "With a {0} and two {1} they {6} what the {2} had of the {3} and {7} the {4}.",
    "Its {0} will be {6}; the {1} and the {2} are {7} by {8} from {3} and {4}.",
    "A {0} {6} {8} {5}, a {1} twice that, and the {2} is {7} for the {3}.",
]
_ENDINGS = ["lop", "sk", "den", "wick", "mar", "tine"]


def bad_site(root: Path, *, of_person: int = 240) -> Folder:
    """The paper in ``root``, with ``of_person`` articles that name one person."""
    files = {**_heads(), **dict(_crowd()), **dict(_tellings()), **dict(_about_one(of_person))}
    outlets = dict.fromkeys(name.partition("/")[0] for name in files if not name.startswith(("quiet/", "short/")))
    tables = "".join(f'\n[[source]]\nkey = "{key}"\nname = "The {key.title()} Times"\n' for key in outlets)
    folder = make(root, files | {"pages/wide.md": _WIDE}, TOML + tables)
    joined = ", ".join(f'"{name}"' for name, _ in _tellings())
    (root / "overrides").mkdir()
    (root / "overrides" / f"{MERGED}.toml").write_text(f"[[merge]]\nstories = [{joined}]\n", encoding="utf-8")
    return folder


def _written(text: str, day: date = DAY, **more: str) -> str:
    lines = {"date": f"{day}", **more}
    return "---\n" + "".join(f"{name}: {value}\n" for name, value in lines.items()) + f"---\n\n{text}\n"


def _heads() -> dict[str, str]:
    """Articles with a head, or a body, that nobody expects."""
    return {
        "odd/unbroken.md": _written(_text(1), title=UNBROKEN),
        "odd/endless.md": _written(_text(2), title=ENDLESS),
        "odd/none.md": _written(_text(3)),
        "odd/arabic.md": _written(_ARABIC_TEXT, title=ARABIC),
        "odd/arabic-said.md": _written(_ARABIC_TEXT.replace("الجسر", "المسرح"), title=f"{ARABIC} 2", language="ar"),
        "odd/emoji.md": _written(_text(4), title=f'"{EMOJI}"'),
        "odd/signs.md": _written(_text(5), title='"Signs <b>&amp; \\"quoted\\" > {{ 7 * 7 }}"'),
        "odd/word.md": _written(_text(6), title="One word", summary="Agreed."),
        "odd/oneword.md": _written("Agreed.", title="Nothing but one word"),
        "odd/long-word.md": _written(_text(7) + "\n\n" + "x" * 900, title="A word of 900 letters"),
        "quiet/kept.md": _written(_paragraphs(8, 80, 88, 880, 888), title="Text that may not be shown"),
        "short/kept.md": _written(_paragraphs(9, 90, 99, 909, 999), title="Text of which two paragraphs may be shown"),
    }


def _words(seed: int) -> Iterator[str]:
    """Words without end that no language has, other ones for each ``seed``."""
    for place in count():
        a, b, c, d = sha256(f"{seed} {place}".encode()).digest()[:4]
        yield _PARTS[a % len(_PARTS)] + _PARTS[b % len(_PARTS)] + _PARTS[c % len(_PARTS)] + _ENDINGS[d % len(_ENDINGS)]


def _text(number: int, person: str = "") -> str:
    """An article of its own: words that no other has, in three sentences."""
    words = _words(number)
    whats = [_SENTENCES[(number + step) % len(_SENTENCES)] for step in (0, 2, 3)]
    if person:
        whats.append(f"That was the {{0}}, said {person}, who keeps the {{1}} of the town and its {{2}}.")
    filled = (
        what.format(*(next(words) for _ in range(6)), f"{next(words)}ed", f"{next(words)}ed", number % 90 + 4)
        for what in whats
    )
    return "\n\n".join(filled) + "\n"


def _paragraphs(*numbers: int) -> str:
    """Texts of their own, a paragraph each."""
    return "\n\n".join(" ".join(_text(number).split()) for number in numbers)


def _headline(number: int) -> str:
    words = _words(-number)
    return f"{next(words).title()} {next(words)}s its {next(words)} and the {next(words)}"


def _crowd() -> Iterator[tuple[str, str]]:
    """The stories of one day."""
    for number in range(1000, 1000 + STORIES):
        yield f"crowd/{number}.md", _written(_text(number), CROWDED, title=_headline(number))


def _tellings() -> Iterator[tuple[str, str]]:
    """One event, as told by each of many outlets in its own words."""
    for number in range(SOURCES):
        name = next(_words(50_000 + number))
        text = _text(5000 + number) + "\nThe Marrow lighthouse went dark on Thursday, and the Marrow ferry stayed in.\n"
        yield f"{name}{number}/marrow.md", _written(text, MERGED, title=f"Marrow lighthouse dark, says the {name} desk")


def _about_one(count: int) -> Iterator[tuple[str, str]]:
    """Articles that name one person, ten a day."""
    for number in range(9000, 9000 + count):
        day = date(2025, 1, 1) + timedelta(days=(number - 9000) // 10)
        yield f"town/{number}.md", _written(_text(number, PERSON), day, title=_headline(number))


def worst(folder: Folder) -> dict[str, str]:
    """The pages of ``folder`` to be afraid for, by what is on them."""
    odd = {
        Path(path).stem: folder.page(path) for path in folder.members if path.startswith(("odd/", "quiet/", "short/"))
    }
    largest = max(folder.made.site.stories, key=lambda one: len(one.members))
    named = max(folder.made.site.entities, key=lambda one: len(one.articles))
    return odd | {
        "day of odd articles": f"{DAY:%Y/%m/%d}/index.html",
        "crowded day": f"{CROWDED:%Y/%m/%d}/index.html",
        "story": f"stories/{largest.slug}/index.html",
        "person": f"people/{named.slug}/index.html",
        "source of the crowd": "sources/crowd/index.html",
        "list of sources": "sources/index.html",
        "list of stories": "stories/index.html",
        "month": f"{CROWDED:%Y/%m}/index.html",
        "archive": "archive/index.html",
        "own page": "wide/index.html",
    }
