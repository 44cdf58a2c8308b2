"""Rules for lines that name who wrote, where, and for whom: taken from the text, kept as metadata."""

from __future__ import annotations

import re
from collections.abc import Iterable

from digest.clean.bylines import ENGLISH_SIGNATURE, NAME, byline
from digest.clean.rules import CASED, EVERY, Rule, Spot, suffix, whole
from digest.press import AGENCIES, AGENCIES_ABROAD

_NAMES = rf"{NAME}(?:(?:, | and | & |, and ){NAME}){{0,5}}"
_SENT = rf"{NAME}(?: in (?:the )?[A-Z][\w.-]+(?: [A-Z][\w.-]+){{0,2}})?"
AGENCY_TAIL = re.compile(
    rf"\(?(?:Additional )?[Rr]eporting by (?P<names>{_SENT}(?:(?:, | and | & |, and ){_SENT}){{0,5}})"
    r"(?:[,;] .{3,120})?"
    rf"(?:[;,.] ?(?:[Ee]diting|[Ww]riting) by {_NAMES})?\.?\)?"
)
_LONGEST_TOWN = 4
_MONTH = r"(?:Jan|Feb|Mar|March|Apr|April|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_STATE = r"(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?"
_DAY = rf"(?:, {_MONTH} \d{{1,2}}(?:, \d{{4}})?)?"
_CAPITALS = rf"(?P<place>[A-Z][A-ZÀ-Þ.’' -]{{2,40}}{_STATE}){_DAY}(?: \((?P<agency>[A-Z][\w. /-]{{1,30}})\))?"
_PLACE = rf"(?P<place2>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){{0,3}}{_STATE}){_DAY}"
_TOWN = r"[A-ZÀ-Þ][\w.’'-]+(?:[ /](?:[a-z]{2,3} )?[A-ZÀ-Þ][\w.’'-]+){0,3}"
_WHEN = r"(?:, ?\d{1,2}\.? (?:de )?[A-Za-zä-û]{3,9}\.?(?:,? (?:de )?\d{4})?)"
DATELINE = re.compile(
    rf"(?:(?P<place4>{_TOWN}){_WHEN}? \((?P<agency4>{AGENCIES_ABROAD})(?:[/,][\w /,-]{{1,20}})?\)\.? ?[-–—]{{1,2}}\s*"
    rf"|\((?P<agency5>{AGENCIES_ABROAD})\) ?[-–—] ?(?P<place5>{_TOWN}){_WHEN}? ?[-–—]{{1,2}}\s+"
    rf"|\((?P<agency6>{AGENCIES_ABROAD})(?:/[\w /,-]{{1,20}})?\) ?[-–—]{{1,2}}\s+"
    rf"|{_CAPITALS} ?[-–—_]{{1,2}}\s+"
    rf"|{_PLACE} \((?P<agency2>{AGENCIES})\) ?[-–—_]{{0,2}}\s*"
    rf"|\((?P<agency3>{AGENCIES})\) ?[-–—_]{{0,2}}\s*)(?=\S)"
)


_NO_TOWN = re.compile(r"(?:NO|THE|AN?|AND|BUT|OR|MY|HIS|HER|OUR|IN|AT|ON)\b|.*\b(?:AND|THE|OF|V\.)\b")
_BEGINS = re.compile(r"[“\"‘'(]?[^\W_a-zß-ÿ]")


def _dateline(spot: Spot) -> tuple[int, int] | None:
    match = DATELINE.match(spot.text)
    if not match or len(spot.text) - match.end() <= 30:
        return None
    if match["place"] and not match["agency"] and not _may_be_town(match["place"], spot.text[match.end() :]):
        return None
    town = (match["place"] or "").partition(",")[0]
    return (0, match.end()) if len(town.split()) <= _LONGEST_TOWN else None


def _may_be_town(place: str, rest: str) -> bool:
    """Whether the capitals ``place``, with no agency behind them, may be where the story was written: no word of theirs
    is small elsewhere, and the ``rest`` begins as sentences do."""
    return not _NO_TOWN.match(place) and _BEGINS.match(rest) is not None


_CITIES = (
    "Berlin Hamburg München Köln Frankfurt Stuttgart Düsseldorf Leipzig Dortmund Bremen Dresden Hannover "
    "Nürnberg Duisburg "
    "Bochum Wuppertal Bielefeld Bonn Münster Mannheim Karlsruhe Augsburg Wiesbaden Mainz Kiel Lübeck Rostock Schwerin "
    "Potsdam Magdeburg Erfurt Saarbrücken Wien Graz Linz Salzburg Innsbruck Zürich Basel Bern Genf Brüssel "
    "Paris London "
    "Washington Moskau Kiew Kyjiw Peking Tokio Rom Madrid Warschau Jerusalem"
)
_GERMAN_END = (
    r"(?:siel|burg|berge?|stadt|stedt|dorf|torf|hausen|heim|hafen|kirchen|bach|feld|furt|münde|mündung|büttel|"
    r"wig|ow|itz|ingen|"
    r"hagen|rode|werder|brücken?|haven|hude|horst|moor|deich|koog|oog|see|au|weiler|reuth|wald|tal|wiek)"
)
TOWN_STOP = re.compile(
    r"(?P<place>[A-ZÄÖÜ][\wäöüß-]{2,29}(?:[ /](?:(?:am|an der|im|in|"
    r"bei) )?[A-ZÄÖÜ][\wäöüß-]{2,29}){0,2})\.\s+(?=[„\"»“]?[A-ZÄÖÜ])"
)
"""A place and a full stop, as German regional papers begin a story; any one-word sentence looks the same."""
_FEWEST_LEFT = 30


def _town_stop(spot: Spot) -> tuple[int, int] | None:
    """What may be a place before a full stop, at the beginning of a line."""
    match = TOWN_STOP.match(spot.text)
    return (0, match.end()) if match and len(spot.text) - match.end() > _FEWEST_LEFT else None


def is_town(name: str, texts: Iterable[str]) -> bool:
    """Whether the German ``name`` is surely a place by what the ``texts`` around it say: a large city, or named as only
    places are ("bei Lüttersiel", "der Lüttersieler Deich") and never with an article, as other nouns are."""
    cities = frozenset(_CITIES.split())
    parts = re.split(r"[ /]", name.title() if name.isupper() else name)
    if any(part in cities for part in parts):
        return True
    said, last = re.escape(" ".join(parts)), parts[-1]
    whole_text = " \n".join(texts)
    article = (
        r"(?:[Dd](?:er|ie|as|em|en|es)|[KkMmSs]?[Ee]in\w{0,2}|[Ii]m|[AaVv]o?m|[Zz]u[mr]|[Bb]eim|[Ii]ns|[Vv]iel|[Mm]ehr)"
    )
    if re.search(rf"\b{article} {said}\b", whole_text):
        return False
    derived = re.search(
        rf"\b{re.escape(last)}er (?=[A-ZÄÖÜ])|\b(?:Stadt|Gemeinde|Kreis|Landkreis|Insel|Raum) {said}\b", whole_text
    )
    placed = re.search(rf"\b(?:[Ii]n|[Bb]ei|[Aa]us|[Nn]ach|[Vv]on|[Vv]or|[Uu]m) {said}\b", whole_text)
    return bool(derived or (placed and (len(parts) > 1 or re.search(rf"{_GERMAN_END}$", last.lower()))))


def names_agency(dateline: str) -> bool:
    """Whether a ``dateline`` names its agency, as only datelines do; without one it may be capitals and a dash."""
    return "(" in dateline


_OF_NAMES = (
    "and|also|of|the|in|at|from|for|with|de|van|von|der|la|del|bin|al|writers?|reporters?|correspondents?|editors?|"
    "researchers?|journalists?|producers?|staff|news|sports|national|freelance|special|colleagues"
)
_NAMED = rf"(?:[^\W\d_a-z][\w.’'&/-]*|(?:{_OF_NAMES})\b|&)"
_HELPED = (
    rf"(?!(?:Nobody|None|No|He|She|It|We|They|I|This|That|These|Those|All|Some)\b)(?=(?:[Tt]he )?[^\W\d_a-z])"
    rf"{_NAMED}(?:[,;]? {_NAMED}){{0,40}}"
)

_MADE = (
    "[Pp]hotograph(?:y|ed)|[Ii]llustrat(?:ions?|ed)|[Dd]rawings?|[Gg]raphics?|[Mm]aps?|[Aa]rtwork|[Vv]ideo|[Ee]dited|"
    "[Pp]roduced|[Ff]act-checked|PHOTOGRAPHY|ILLUSTRATIONS?|GRAPHICS?|EDITED"
)

PEOPLE = (
    Rule(
        "byline",
        "byline",
        "names who wrote the article; kept as its authors",
        byline(ENGLISH_SIGNATURE),
        (
            "By Ann Stone",
            "By Dex Mallory at the Corn Exchange",
            "By Edda Tarn, harbour correspondent",
            "By Ann Lee and Bo Ek in Oslo",
            "By Beacon Press Agency",
            "Interview by Ann Stone",
            "Words by Ann Stone, photographs by Bo Ek",
            "Story and photos by Bo Ek",
            "Words: Ann Stone",
        ),
        (
            "Interview by phone",
            "Words by the sea",
            "Report by Friday",
            "By Monday the harbour was open again.",
            "By Monday.",
            "By train it takes an hour",
            "From there the road climbs",
        ),
        cues="by told words text correspondent editor reporter writer columnist",
        longest=200,
    ),
    Rule(
        "made-by",
        "credit",
        "names who made the pictures, or who helped",
        whole(rf"(?:{_MADE})(?: (?:by|BY)|:) (?=\S+ \S){_NAMES}(?: (?:for|/) \S.{{1,40}})?", flags=CASED),
        (
            "Photography by Bo Ek",
            "Illustrations: Ann Lee and Bo Ek",
            "Edited by Edda Tarn",
            "Graphics by Bo Ek for the Beacon",
        ),
        ("Video by candlelight", "Illustrated by the sea", "Edited by Monday", "Maps: a history of the islands in ten"),
        "edge",
        cues="photography photographed illustration illustrations illustrated drawing drawings graphic graphics map "
        "maps artwork video edited produced fact",
        longest=160,
    ),
    Rule(
        "contributors",
        "agency",
        "names those who helped with the report",
        whole(
            rf"\W*{_HELPED} contributed (?:to (?:this (?:report|article|story|piece|post|column)|the (?:report|"
            rf"article))"
            rf"|(?:to )?(?:the )?reporting|research)(?: (?:from|in) {_NAMED}(?:[,;]? {_NAMED}){{0,12}})?\.?",
            rf"\W*(?:[Cc]ontributing|CONTRIBUTING)(?: (?:writers?|reporters?))?: ?{_HELPED}\.?",
            rf"\W*[Ww]ith (?:assistance|reporting|files|additional reporting|contributions) (?:by|from) {_HELPED}\.?",
            flags=CASED,
        ),
        (
            "The Beacon Press Agency contributed to this report.",
            "⦁ A.B. Stone contributed to this report.",
            "— With assistance by Ann Lee, and Bo Ek",
            "Contributing: Ann W. Stone, The Saltby Chronicle",
            "Edda Tarn contributed reporting from Northreach.",
        ),
        (
            "Nobody contributed to this report until the storm came, the clerk said.",
            "The storm contributed to this.",
            "With files from 1974 in his hand, he went to court.",
            "With assistance by Norway, the ferry reached the quay at dawn.",
        ),
        "edge",
        cues="contributed contributing assistance reporting files contributions",
    ),
    Rule(
        "agency-tail",
        "agency",
        "names the agency's reporters and editors",
        whole(AGENCY_TAIL.pattern, flags=CASED),
        ("(Reporting by Lew Okafor; editing by Sanna Rike)", "Reporting by Ann Lee in Oslo; Editing by Bo Ek"),
        ("Reporting by the newspaper led to his arrest in May.",),
        "tail",
        cues="reporting",
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
            "BERLIN (dpa) - Die Fähre lief am Montagabend vor dem Hafen auf Grund.",
            "Saltburg/Kiel (dpa/lno) - Die Fähre lief am Montagabend auf Grund.",
            "Paris (AFP) – Le ferry s'est échoué lundi soir devant le port.",
            "Madrid, 17 mar (EFE).- El ferry encalló el lunes por la noche.",
            "Lisboa, 17 mar 2026 (Lusa) – O ferry encalhou na segunda-feira à noite.",
            "(ANSA) - ROMA, 17 MAR - Il traghetto si è arenato lunedì sera.",
        ),
        (
            "He said — and nobody disagreed — that the ferry was late again.",
            "The BBC (British Broadcasting Corporation) said so.",
            "THE STATE OF THE FERRIES - A report of nine hundred pages says it all.",
            "Artificial General Intelligence (AGI) is still a long way off, she said.",
            "NO COMMENT - the police chief told reporters when he was asked who had put out the lamp.",
            "WAR AND PEACE - A novel that nobody on the islands has read to its end, says the library.",
        ),
        languages=EVERY,
        cues="- – — _ (",
    ),
    Rule(
        "dateline-town",
        "dateline",
        "names the place; kept as the article's place",
        _town_stop,
        ("Lüttersiel. Der Deich hat in der Nacht zum Dienstag standgehalten.",),
        ("Der Deich hielt. Das Wasser fiel in der Nacht zum Dienstag.", "Lüttersiel. Alles ruhig."),
        languages=("de",),
        cues=".",
    ),
    Rule(
        "agency-credit",
        "agency",
        "says which agency the text is from",
        suffix(rf"\s+[—–-] ?(?:{AGENCIES})\.?"),
        ("The inquiry opens on Monday. — AFP",),
        ("She works for the AFP.",),
        "tail",
        cues="ap afp reuters pa upi dpa ansa efe tass xinhua cnn cbs bloomberg ians pti kyodo yonhap",
    ),
)
