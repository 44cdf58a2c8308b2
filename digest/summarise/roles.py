"""Words around a name: titles, bodies, words that only begin a sentence, and given names mostly of men or of women."""

from __future__ import annotations

FUNCTION = frozenset(
    """
    The A An And But Or So Yet If When While As After Before Since Because Although Though Once Then Now Still Also
    In On At By For From With To Of Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March
    April May June July August September October November December Meanwhile However Later Earlier Today Yesterday
    Asked Both That He She It They We I You His Her Its Their Our My Your This These Those What Who Where Why How
    There Here Instead Like Even Only Not No Yes Some Many Most Last Next Another
    """.split()
)
TITLES = frozenset(
    """
    Mr Mrs Ms Miss Dr Drs Justices Presidents Sens Reps Govs Prof Sir Dame Lord Lady Sen Rep Gov Gen Col Lt Capt
    Cmdr Sgt Maj Adm Rev Hon Pres Det Justice Judge Senator Representative Congressman Congresswoman Governor
    Lieutenant General Colonel Captain Commander Sergeant Major Admiral Reverend President Vice Prime Minister
    Secretary Chancellor Mayor Professor Doctor Sister Father Bishop Archbishop Cardinal Pope King Queen Prince
    Princess Speaker Leader Majority Minority House Senate State Attorney Chief Officer Director Chairman Chairwoman
    Chair Inspector Detective Sheriff Constable Superintendent Councillor Ambassador Candidate Actor Actress Deputy
    Democrat Republican Democratic Labour Tory Conservative Liberal Independent MP MEP MSP Foreign Defense Defence
    Finance Home Interior Health Treasury Former Ex-President Coach
    """.split()
)
BODIES = frozenset(
    """
    Ministry Department University Bank Office Bureau Board Institute House Court Council Federation Union
    Association Committee Commission Agency Group Church College School Hospital Museum Center Centre Society Party
    """.split()
)
NO_PEOPLE = BODIES | frozenset(
    """
    States Kingdom York City County Street Road Island Islands Nations News Times Post Journal Guard Force Army Navy
    Press Bay Lake River North South East West Washington America American Americans Europe European Congress White
    Supreme Fox Park Square Bridge Harbour Harbor Port Beach Hill Valley Capitol Act Bill Security Service Services
    Company Inc Ltd Line Fund Trust Club United League Cup Day Week Year War Twitter Facebook Air International
    National
    """.split()
)
MEN = frozenset(
    """
    Adam Alan Albert Alexander Andrew Anthony Antonio Barack Ben Benjamin Bernie Bill Bob Brian Bruce Carl Carlos
    Charles Chris Christopher Chuck Craig Daniel Dave David Dennis Donald Doug Douglas Edward Eric Frank Gary George
    Greg Harry Henry Ian Jack Jacob James Jason Jeff Jeffrey Jeremy Jim Joe John Jonathan Joseph Juan Justin Keith
    Ken Kenneth Kevin Larry Mark Martin Matt Matthew Michael Mike Mitch Mitt Mohammed Muhammad Nathan Nicholas Nick
    Patrick Paul Peter Phil Philip Ralph Ray Richard Rick Robert Roger Ron Ronald Roy Ryan Sam Scott Sean Simon
    Stephen Steve Steven Ted Thomas Tim Timothy Todd Tom Tony Vladimir Walter William Jonas Otto Lars Erik Sven
    """.split()
)
WOMEN = frozenset(
    """
    Alexandria Alice Amanda Amy Andrea Angela Ann Anna Anne Barbara Betty Carol Caroline Catherine Christina
    Christine Cynthia Deborah Diana Diane Donna Dorothy Elizabeth Emily Emma Fiona Hannah Heather Helen Hillary Jane
    Janet Jennifer Jessica Joan Judith Julia Julie Karen Kate Katherine Kathleen Kimberly Laura Linda Lisa Margaret
    Maria Marie Mary Megan Melania Melissa Michelle Nancy Natalie Nicole Nikki Olivia Pamela Patricia Rachel Rebecca
    Ruth Sandra Sara Sarah Sharon Sophie Stephanie Susan Theresa Tulsi Victoria Virginia Hanna Henna Greta Ingrid
    Astrid
    """.split()
)
