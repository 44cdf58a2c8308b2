"""Tables of words for the gate: which mean the same, which say nothing alone, which turn or soften a sentence."""

from __future__ import annotations

from functools import lru_cache

FREE = frozenset(
    """a an the this that these those of to in on at by for from with as into onto is are was were be been being am has
    have had having do does did done who which whose whom and but or while when where there then also so it's its than
    about over around some more least nearly almost roughly approximately up under fewer less per against between
    through during among upon out off down away back because after before since until without although though however
    if unless whether according""".split()
)
"""Words that need not stand beside their neighbours; those of :data:`WEIGHTY` must stand in the source all the same."""
WEIGHTY = frozenset(
    """or so as than
    against between after before since until without although though because if unless whether according
    through during up under down out off away back among""".split()
)
PRONOUNS = frozenset("he she they it i we you him her them us me his their my our your hers theirs himself".split())
BE = frozenset("is are was were be been being am".split())
DETERMINERS = frozenset("a an the this that these those his her their its my our your no".split())
NEGATIONS = frozenset(
    "except few little not no never nobody nothing none neither nor without cannot hardly barely unlikely".split()
)
NEGATIVE_VERBS = frozenset("refuse deny fail reject lack prevent avoid stop block unable decline miss lose".split())
"""Verbs that turn what they govern into its opposite."""
SAYS = frozenset("say tell add announce state explain reply".split())
CLAIMS = frozenset(
    """claim insist warn argue promise deny write comment suggest believe think fear hope expect predict accuse suspect
    call ask allege want urge demand threaten propose offer plan intend vow pledge agree admit estimate""".split()
)
"""Verbs whose object is somebody's word or wish and no fact."""
EVERYONE = frozenset("everyone everybody all anyone anybody none nobody nothing everything".split())
"""What 'but' takes somebody out of."""
MODALS = {
    **dict.fromkeys("may might could possibly perhaps probably likely potentially maybe".split(), "may"),
    **dict.fromkeys(
        "alleged allegedly reportedly reported supposedly apparently seemingly rumoured".split(), "alleged"
    ),
    **dict.fromkeys("will would shall 'll should must".split(), "will"),
    "can": "can",
    "whether": "whether",
}
CONDITIONS = frozenset("if unless".split())
ROLES = frozenset("by from to against for with than between of over before after until since".split())
"""Prepositions that say what part a name or a number plays."""
PLACES = frozenset("in at on near".split())
MODIFIERS = {
    "more than": "more than",
    "over": "more than",
    "at least": "at least",
    "fewer than": "less than",
    "less than": "less than",
    "under": "less than",
    "up to": "up to",
    "nearly": "nearly",
    "almost": "nearly",
    "about": "about",
    "around": "about",
    "roughly": "about",
    "approximately": "about",
    "some": "about",
}
"""What is said before a number, by what it means."""
MONTHS = tuple("january february march april may june july august september october november december".split())
SPANS = frozenset("year week month night".split())
"""With 'last' or 'next' before them, a date."""
DATES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter morning afternoon evening
    night midnight noon yesterday today tomorrow tonight""".split()
)
SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = {word: 10 * (2 + i) for i, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
SCALES = {"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
SUFFIXES = {"k": 1e3, "m": 1e6, "bn": 1e9, "tn": 1e12}
ORDINALS = {
    word: f"{i}th"
    for i, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)
}
ORDINALS |= {word: word for word in ("half", "quarter", "dozen")}
CURRENCIES = {"£": "pound", "$": "dollar", "€": "euro", "¥": "yen"}
_IRREGULAR = """
leave left|buy bought|sell sold|find found|fall fell fallen|rise rose risen|strike struck|win won|lose lost|pay paid
|say said|tell told|write wrote written|take took taken|give gave given|make made|see saw seen|send sent|go went gone
|come came|run ran|sink sank sunk|begin began begun|break broke broken|speak spoke spoken|steal stole stolen
|build built|hold held|keep kept|lead led|meet met|stand stood|think thought|bring brought|catch caught|fight fought
|freeze froze frozen|grow grew grown|know knew known|become became|choose chose chosen|drive drove driven
|fly flew flown|shoot shot|spend spent|teach taught|throw threw thrown|wear wore worn|feel felt|die died dead dying
"""
_ALIKE = "shut close closed|begin start|hurt injure wound|buy purchase|big large|try attempt|percent %|stop halt"
_KEYS: dict[str, str] = {}
for _group in _IRREGULAR.split("|"):
    _first = _group.split()[0]
    _forms = (f"{_first}s", f"{_first}es", f"{_first}ing", f"{_first[:-1]}ing", f"{_first}{_first[-1]}ing")
    _KEYS |= dict.fromkeys((*_forms, *_group.split()), _first)
PARTICIPLES = frozenset(
    """bought sold found struck won lost paid told written taken given made seen sent sunk begun broken stolen built
    held kept led met brought caught shot spent taught thrown hurt hit beaten frozen chosen driven known shut""".split()
)


@lru_cache(maxsize=100_000)
def key(word: str) -> str:
    """``word`` without its ending, the same for all forms of a verb and for words that mean the same."""
    low = word.lower().replace("’", "'").removesuffix("'s").rstrip("'")
    bare = _KEYS.get(low) or _bare(low)
    return _ALIKE_KEYS.get(bare, bare)


def _bare(low: str) -> str:
    if low in _KEYS:
        return _KEYS[low]
    for ending, instead in (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", "")):
        cut = low[: len(low) - len(ending)] + instead
        if low.endswith(ending) and len(cut) >= 3 and not low.endswith("ss"):
            doubled = len(cut) > 3 and cut[-1] == cut[-2] and cut[-1] not in "lsz" and ending in {"ing", "ed"}
            return _KEYS.get(cut, cut[:-1] if doubled else cut)
    return low


_ALIKE_KEYS = {
    _KEYS.get(word, _bare(word)): _bare(group.split()[0]) for group in _ALIKE.split("|") for word in group.split()
}
_ALIKE_KEYS |= {_KEYS.get(word, _bare(word)): "say" for word in SAYS}
SAY_KEYS = frozenset({"say"})
IRREGULAR_KEYS = frozenset(_KEYS.values())
CLAIM_KEYS = frozenset(_KEYS.get(word, _bare(word)) for word in CLAIMS) | SAY_KEYS
NEGATIVE_KEYS = frozenset(_KEYS.get(word, _bare(word)) for word in NEGATIVE_VERBS)
