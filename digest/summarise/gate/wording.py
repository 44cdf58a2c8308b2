"""The words by which ``trimmings.py`` knows what a shorter sentence may leave out."""

from __future__ import annotations

from digest.summarise.gate.skips import OFFICES, RESULTS

BEFORE_OFFICES = frozenset(
    """former deputy prime foreign transport health finance interior education union party harbour road
    fire police vice senior chief assistant head team club""".split()
)
HOLDERS = OFFICES | frozenset(
    """goalkeeper prosecutor leader painter writer singer driver pilot runner swimmer skier player coach
    trainer nurse scientist historian campaigner councillor governor senator commissioner inspector
    officer sergeant surgeon vet brother sister widow widower mother father son daughter uncle aunt
    cousin lawyer caterer spokesperson""".split()
)
NAMED = frozenset(
    """airline ferry brewery firm company bank newspaper charity union club shipyard supermarket retailer
    carmaker ship trawler tanker yacht hospital brewer publisher bakery""".split()
)
PLACES = frozenset(
    """office station street road square bridge tunnel harbour port quay airport hall school hospital
    church chapel museum library theatre cinema hotel shop store factory plant mill mine farm barn house
    home flat building town city village suburb district county valley island forest park beach lake
    river coast mountain man woman boy girl child people police hostel prison court stadium depot
    inquiry committee council board reporters staff workers passengers pupils teachers students
    residents patients farmers men women children boys girls owner owners driver drivers crowns pounds
    euros dollars tonnes homes houses shops schools lorry lorries bus buses train trains car cars van
    canal wall roof gate tower track runway motorway pavement roundabout crossing field garden kitchen
    cellar""".split()
)
"""What has no day of its own, so that a day behind it is the day of what happened."""
PLAIN_LOOKS = frozenset("derelict disused dilapidated historic crowded busy narrow steep nearby huge enormous".split())
DENYING = frozenset(
    """no not never none nobody nothing nowhere neither nor without cannot hardly barely scarcely few
    little only every each any all most than if unless whether except but rather instead less fewer
    least more like as must against refuse refused refuses denied denies deny failed fails fail banned
    ban bans rejected rejects avoid avoided prevented prevents opposed opposes stopped stops dropped
    scrapped cancelled blocked dismissed doubted doubt doubts lacked lacks missed lost abandoned both
    half same other another first last sole record largest smallest always usually""".split()
)
SEQUENCE = frozenset("since then later earlier again still until till yet before same following previous next".split())
CLOSERS = RESULTS | frozenset(
    "blocking freeing burning cutting closing trapping delaying wounding sending causing covering shutting".split()
)
UNITS = frozenset("second seconds minute minutes hour hours day days week weeks month months year years".split())
BEYOND = frozenset("ahead behind early late longer later earlier".split())
MAIN = frozenset("was is has had will would said told were are have may might could should did does can".split())
SEASONS = frozenset("spring summer autumn winter".split())
OF_PLACES = frozenset("in at near from".split())
NO_MATTER = frozenset(
    """when who which while moved brought put he she it they we to because be that blocked called ruled delayed
    postponed missed criticised condemned reversed overturned""".split()
)
"""Of the words that may govern a day, those that do not govern one behind a place."""
TELLS = frozenset("said told ruled found claimed warned announced".split())
SEATS = PLACES | frozenset("council board mayor bishop university dairy brewery bakery pass".split())
"""What may be named by where it is ('the library at Kell') and is known without it where there is one alone."""
OF_SEATS = frozenset("council board mayor bishop university governor".split())
SEAT_KINDS = frozenset(
    """harbour parish city town county district village health tram train bus fire police post public
    swimming coast school port island""".split()
)
HOLDING = frozenset("will would has have had is are was were may might should could must".split())
BEHIND_DAYS = frozenset({"", ",", "after", "when", "because"})
GRIPPING = frozenset(
    """if unless whether without refuse refused refuses denied denies deny failed fails fail banned ban bans rejected
    rejects avoid avoided prevented prevents opposed opposes dismissed doubted doubt doubts lest""".split()
)
"""Words whose reach does not end with their clause."""
RANKS = frozenset("justice executive constable whip general admiral attorney marshal accountant financial".split())
"""What makes one office of a word before it: 'Chief Justice'."""
NOT_PAST = frozenset("will would shall may might can could should must is are does do".split())
