"""The closed lists of the gate: what turns a sentence, what counts in it, and which verbs let it be shortened.

What lets something be left out is a list of what is known to be safe; what forbids it only narrows that further.
"""

from __future__ import annotations

from digest import words

DAYS = frozenset(words.WEEKDAYS)
MONTHS = frozenset(words.MONTHS)
SAID = frozenset({"said", "says"})
TURNS = frozenset(
    """no not never none nobody nothing anything nowhere neither nor without cannot hardly barely scarcely rarely seldom
    few little if unless whether provided lest except but however though although instead rather else otherwise or
    may might could would should must shall can perhaps maybe possibly probably likely allegedly alleged reportedly
    supposedly supposed apparently seemingly purportedly nearly almost virtually practically technically nominally
    briefly temporarily so-called self-styled would-be fashion sort kind nominal mock mocked

    said says say saying told tell tells claim claims claimed allege alleges think thinks thought believe believes
    believed fear fears feared hope hopes hoped expect expects expected suggest suggests suggested argue argues argued
    assume assumed report reports reported announce announces announced warn warns warned promise promised predict
    predicts predicted want wants wanted wish wished swear swore guess guessed insist insists insisted add adds added
    admit admits admitted testify testified boast boasted joke joked joking complain complained confess confessed
    recall recalled stress stressed maintain maintains maintained confirm confirmed according account accounts view
    views opinion rumour rumours seem seems seemed appear appears appeared look looks looked ask asked plan plans
    planned intend intended threaten threatened vow vowed pledge pledged lawsuit indictment charge charges accusation
    accused accuse suspected

    deny denies denied doubt doubts doubted dispute disputes disputed refuse refused reject rejected fail failed
    false falsely untrue nonsense wrong wrongly mistaken mistakenly mistake error undone void invented fake forged lie
    lied lies hoax retract retracted withdrew withdrawn annulled cancelled reversed overturned quashed
    corrected baseless unfounded voided revoked repealed rescinded vetoed pardoned suspended reinstated restored
    recanted stripped disqualified

    fiction fictional fictitious imaginary imagine imagined novel film movie play plays played playing musical opera
    ballet drama stage staged theatre actor actors actress character role roles scene show series soap game games
    simulated simulation simulator drill drills exercise rehearsal rehearsed test tests model models script sketch
    satire parody myth legend fable tale story stories song poem book books comic cartoon dream dreams dreamed dreamt
    prophecy portray portrays portrayed pretend pretended acted acting costume puppet reenactment re-enactment pageant
    paper theory vision virtual online avatar""".split()
)
"""A denial, a doubt, a condition, somebody who speaks or thinks, a fiction: a sentence with one passes only whole."""
COUNTS = frozenset(
    """only first last sole record all every each any most many everyone everybody everything always usually often
    half more less fewer least best worst as than like number total rate average share count both same other another
    since until till before later earlier again still yet then next previous already once twice
    altogether overall combined exactly that who whom whose
    which what when where while how why because being against ban banned""".split()
)
"""What counts, compares, orders in time or opens another clause: the day may be a part of that."""
OFFICES = frozenset(
    """mayor minister deputy auditor owner manager director secretary treasurer spokeswoman spokesman chair
    chairwoman chairman captain skipper doctor dentist judge lawyer teacher farmer baker clerk officer professor
    president editor chief master architect engineer keeper goalkeeper prosecutor nurse councillor governor senator
    commissioner inspector coach vet""".split()
)
EVENTS = frozenset(
    """arrested beat began bought broke burned burnt charged cleared collapsed collided crashed crossed
    damaged derailed destroyed died elected exploded fined flooded hit hurt injured jailed killed launched
    left met published reached reopened rescued resigned retired rose sank sentenced signed sold struck unveiled
    voted won wounded""".split()
)
"""Verbs that tell of one event, so that it took place whatever its day; 'closed', 'banned' and 'allowed' are none."""
PAST = EVENTS | frozenset(
    """was were had did fell landed saw took gave
    came went made paid sent held kept lost stood lay sat ran grew brought caught
    fought found felt heard knew led meant put set shut cut let cost spent sought taught threw wore wrote drove flew
    chose spoke stole swam swore became began built dealt dug drew drank ate hid rode rang sang shook shot shone slept
    spread sprang stuck swept understood woke wept""".split()
)
HELPING = frozenset("is are was were has have had will".split())
POINTING = frozenset("today tomorrow yesterday tonight now this next last ago later earlier week weekend".split())
"""What tells a time by the day of the telling."""
MODAL = frozenset("would could should may might must can shall".split())
STANDING = {
    "which": frozenset(
        """employs owns carries serves makes sells supplies opened
        hosts operates""".split()
    ),
    "who": frozenset("runs owns leads heads keeps manages chairs farms".split()),
}
"""What a relative clause may begin with that tells how things stand and takes nothing back."""
