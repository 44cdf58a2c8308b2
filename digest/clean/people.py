"""Rules for lines that name who wrote, where, and for whom: taken from the text, kept as metadata."""

from __future__ import annotations

import re

from digest.clean.rules import CASED, EVERY, LONGEST, Rule, Spot, suffix, whole

_NAME = (
    r"(?:(?:Dr|Sir|Dame|Prof|Mr|Ms|Mrs)\.? )?(?:[^\W\d_a-z][\w’'.-]*)(?: (?:de|van|von|der|la|le|bin|"
    r"al|[^\W\d_a-z][\w’'.-]*)){0,4}"
)
_NAMES = rf"{_NAME}(?:(?:, | and | & |, and ){_NAME}){{0,5}}"
_BY = re.compile(r"(?:[Bb]y|BY|[Ww]ords by|[Ss]tory by|[Ww]ritten by):? (?P<rest>\S.{1,160})")
_WHERE = re.compile(r" (?:in|for|at) (?:the )?[A-Z][\w’' .-]{1,40}$")
_ROLE = re.compile(
    r"\b(?:correspondent|editor|reporter|writer|columnist|staff|analyst|producer|presenter|chief)s?\b", re.IGNORECASE
)
_ONE_NAME = re.compile(_NAME)
_FIRST_NAME = re.compile(rf"(?=\S+ ){_NAME}|[A-Z]{{2,5}}|Reuters|Bloomberg")
_AND = re.compile(r",? and |, | & | [|•·] ")
_AFTER = re.compile(r"(?:in|at|for) (?:the )?[A-Z][\w’' .-]{1,40}|agencies|wire services")
_SIGNED = re.compile(
    rf"(?!(?:In|At|On|By|From|As|The|An?) )(?=\S+ )(?P<name>{_NAME}), (?!(?:the|an?|his|her|its|their|our|former) )"
    r"(?:[\w’'&-]+ ){0,4}(?:[Cc]orrespondent|[Ee]ditor|[Rr]eporter|[Ww]riter|[Cc]olumnist)"
    r"(?:,? (?:in|at|for) (?:the )?[A-Z][\w’' .-]{1,40})?"
)
"""A name and a role without a "By"."""


def authors(line: str) -> tuple[str, ...]:
    """The people (or the agency) that a byline names, without their roles and places; none where it is no byline."""
    signed = _SIGNED.fullmatch(line)
    if signed:
        return (_written(signed["name"]),)
    match = _BY.fullmatch(line)
    names: list[str] = []
    for part in _AND.split(match["rest"]) if match else []:
        bare = _WHERE.sub("", part)
        if names and _AFTER.fullmatch(part):
            continue
        role = _ROLE.search(bare)
        if role:
            before = _ONE_NAME.match(bare[: role.start()].strip())
            names += [_written(before[0])] if before and not names else []
        elif (_ONE_NAME if names else _FIRST_NAME).fullmatch(bare):
            names.append(_written(bare))
        else:
            return ()
    return tuple(dict.fromkeys(names))


def _written(name: str) -> str:
    """``name`` as it is written outside a byline in capitals."""
    return name.title() if name.isupper() and " " in name else name


def _byline(spot: Spot) -> tuple[int, int] | None:
    """The whole of a byline; one without a "By" only above the story, where no guest or speaker is introduced so."""
    if len(spot.text) > LONGEST or (spot.zone != "head" and _SIGNED.fullmatch(spot.text)):
        return None
    return (0, len(spot.text)) if authors(spot.text) else None


AGENCY_TAIL = re.compile(
    rf"\(?(?:Additional )?[Rr]eporting by (?P<names>{_NAMES})(?: in [A-Z][\w .-]{{1,40}})?(?:[,;] .{{3,120}})?"
    rf"(?:[;,.] ?(?:[Ee]diting|[Ww]riting) by {_NAMES})?\.?\)?"
)
_AGENCIES = (
    "AP|AFP|Reuters|REUTERS|PA|PA Media|UPI|dpa|ANSA|EFE|TASS|Xinhua|CNN|CBS News|CBS|Bloomberg|IANS|PTI|Kyodo|Yonhap"
)
_MONTH = r"(?:Jan|Feb|Mar|March|Apr|April|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_STATE = r"(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?"
_DAY = rf"(?:, {_MONTH} \d{{1,2}}(?:, \d{{4}})?)?"
_CAPITALS = rf"(?P<place>[A-Z][A-ZÀ-Þ.’' -]{{2,40}}{_STATE}){_DAY}(?: \((?P<agency>[A-Z][\w. /-]{{1,30}})\))?"
_PLACE = rf"(?P<place2>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){{0,3}}{_STATE}){_DAY}"
DATELINE = re.compile(
    rf"(?:{_CAPITALS} ?[-–—_]{{1,2}}\s+"
    rf"|{_PLACE} \((?P<agency2>{_AGENCIES})\) ?[-–—_]{{0,2}}\s*"
    rf"|\((?P<agency3>{_AGENCIES})\) ?[-–—_]{{0,2}}\s*)(?=\S)"
)


def _dateline(spot: Spot) -> tuple[int, int] | None:
    match = DATELINE.match(spot.text)
    return (0, match.end()) if match and len(spot.text) - match.end() > 30 else None


PEOPLE = (
    Rule(
        "byline",
        "byline",
        "names who wrote the article; kept as its authors",
        _byline,
        (
            "By Ann Stone",
            "By Dex Mallory at the Corn Exchange",
            "By Edda Tarn, harbour correspondent",
            "By Ann Lee and Bo Ek in Oslo",
            "By Beacon Press Agency",
        ),
        (
            "By Monday the harbour was open again.",
            "By Monday.",
            "By train it takes an hour",
            "From there the road climbs",
        ),
    ),
    Rule(
        "agency-tail",
        "agency",
        "names the agency's reporters and editors",
        whole(AGENCY_TAIL.pattern, flags=CASED),
        ("(Reporting by Lew Okafor; editing by Sanna Rike)", "Reporting by Ann Lee in Oslo; Editing by Bo Ek"),
        ("Reporting by the newspaper led to his arrest in May.",),
        "tail",
    ),
    Rule(
        "dateline",
        "dateline",
        "names the place and the agency; kept as the article's place",
        _dateline,
        (
            "PORT MERROW (BPA) — The ferry ran aground on Monday evening.",
            "(Reuters) - The company said on Friday that it would close.",
            "KYIV, March 17 (Reuters) - Talks about a truce went on into the night.",
            "NORTHREACH — A seal walked into the post office on Tuesday.",
        ),
        (
            "He said — and nobody disagreed — that the ferry was late again.",
            "The BBC (British Broadcasting Corporation) said so.",
        ),
        languages=EVERY,
    ),
    Rule(
        "agency-credit",
        "agency",
        "says which agency the text is from",
        suffix(rf"\s+[—–-] ?(?:{_AGENCIES})\.?"),
        ("The inquiry opens on Monday. — AFP",),
        ("She works for the AFP.",),
        "tail",
    ),
)
