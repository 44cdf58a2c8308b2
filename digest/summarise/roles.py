"""Words around a name: titles, bodies, words that only begin a sentence, and given names mostly of men or of women."""

from __future__ import annotations

FUNCTION = frozenset(
    """
    The A An And But Or So Yet If When While As After Before Since Because Although Though Once Then Now Still Also
    In On At By For From With To Of Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March
    April May June July August September October November December Meanwhile However Later Earlier Today Yesterday
    Asked Both That He She It They We I You His Her Its Their Our My Your This These Those What Who Where Why How
    There Here Instead Given Despite During Unlike Following Among Under Until According Like Even Only Not No Yes
    Some Many Most Last Next Another
    """.split()
)
TITLES = frozenset(
    """
    Mr Mrs Ms Miss Dr Drs Justices Presidents Sens Reps Govs Prof Sir Dame Lord Lady Sen Rep Gov Gen Col Lt Capt
    Cmdr Sgt Maj Brig Adm Rev Hon Pres Det Justice Judge Senator Representative Congressman Congresswoman Governor
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
    National Works Motors Sons Brothers Bros Co Corp Corporation Limited Holdings Industries Partners Associates
    Foundation Railway Railways Airlines Airways Shipping Ferries Ferry Hotel Theatre Theater Stadium Airport
    Station Avenue Tower Palace Town Village Mountain Mountains Ocean Sea Coast Region Province
    District Republic Empire Parliament Assembly Republicans Democrats Olympics Awards Show Festival Conference
    """.split()
)
OFFICES = TITLES - frozenset(
    """
    House Senate State Majority Minority Foreign Defense Defence Finance Home Interior Health Treasury Former Vice
    Chief Democrat Republican Democratic Labour Tory Conservative Liberal Independent
    """.split()
)
"""Titles that only a person has."""
ROLES = frozenset(
    """
    activist actor actress adviser aide ambassador analyst archbishop attorney author baker bishop boss boy
    brother builder captain carpenter chairman chairwoman champion chancellor clerk coach colonel commander
    commissioner congressman congresswoman contractor coroner councillor daughter defendant dentist detective director
    doctor driver economist editor engineer expert farmer father fisherman general girl governor grandfather grandmother
    guard husband inspector investigator journalist judge king lawmaker lawyer leader man manager mayor minister mother
    neighbor neighbour nominee nurse officer official owner pastor pilot player pope president priest prince
    princess principal professor prosecutor queen reporter representative resident sailor scientist secretary
    senator sergeant sheriff singer sister skipper soldier son speaker spokesman spokesperson spokeswoman student
    suspect teacher teenager victim widow widower wife witness woman worker writer
    """.split()
)
"""What a person is called without a name: "the mayor"."""
MEN = frozenset(
    """
    Aaron Adam Adrian Ahmed Alan Albert Alexander Alfred Ali Allan Andrew Anthony Antonio Arthur Barry Ben
    Benjamin Bernard Bob Brandon Brian Bruce Bryan Carl Carlos Charles Christian Christopher Colin Craig Daniel
    Darren Dave David Dennis Derek Diego Dominic Donald Doug Douglas Duncan Edgar Eduardo Edward Eric Erik
    Eugene Fernando Francesco Francisco Frank Frederick Gareth Gary Geoffrey George Gerald Gilbert Giovanni
    Giuseppe Gordon Graham Greg Gregory Guillaume Hans Harold Harry Hassan Heinrich Henri Henry Herbert Howard
    Hugh Ian Ibrahim Ivan Jack Jacob Jacques James Jason Javier Jeff Jeffrey Jeremy Jerome Jim Joachim Joe
    Johannes John Jonas Jonathan Jorge Joseph Josh Juan Justin Karl Keith Ken Kenneth Kevin Klaus Kyle Larry
    Lars Lawrence Leonard Louis Luca Luis Luke Manuel Marco Mark Martin Matt Matthew Michael Miguel Mike
    Mohammed Mustafa Nathan Neil Nicholas Nick Nigel Norman Oliver Omar Oscar Otto Pablo Patrick Paul Pavel
    Pedro Peter Phil Philip Pierre Rajesh Ralph Raymond Richard Rick Rob Robert Roger Ronald Roy Ryan Samuel
    Scott Sean Sergei Simon Stefan Stephen Steve Steven Stuart Sven Theodore Thomas Tim Timothy Todd Tom Tomas
    Tony Trevor Victor Vincent Vladimir Walter William Wolfgang
    """.split()
)
WOMEN = frozenset(
    """
    Abigail Adele Agnes Aisha Alice Alicia Alison Amanda Amelia Amy Ana Anastasia Angela Anita Ann Anna Anne
    Annette Barbara Beatrice Bernadette Bethany Brenda Bridget Camilla Carla Carmen Caroline Catherine Cecilia
    Charlotte Christina Christine Claire Clara Claudia Cynthia Daniela Deborah Denise Diana Diane Donna Doris
    Dorothy Edith Eileen Elaine Eleanor Elena Elisabeth Elizabeth Ella Ellen Emily Emma Esther Eva Fatima
    Felicity Fiona Frances Francesca Gemma Gertrude Gillian Gloria Hannah Harriet Heather Heidi Helen Helena
    Helga Ida Ingrid Irene Irina Isabel Isabella Jacqueline Jane Janet Janice Jennifer Jenny Jessica Joanna
    Josephine Joyce Judith Julia Julie Karen Karin Katarina Kate Katherine Kathleen Kathryn Katrina Kimberly
    Kirsten Laura Lauren Linda Lisa Lorraine Louise Lucia Lucy Lydia Madeleine Margaret Maria Marie Marina Marta
    Martha Mary Maureen Megan Melanie Melissa Michelle Miriam Monica Monika Nadia Nancy Naomi Natalia Natalie
    Natasha Nicole Nina Nora Norma Olga Olivia Pamela Patricia Paula Pauline Petra Phyllis Priscilla Rachel
    Rebecca Renata Rita Roberta Rosa Rosemary Ruth Sally Samantha Sandra Sara Sarah Sharon Sheila Silvia Sofia
    Sonia Sophia Sophie Stella Stephanie Susan Suzanne Sylvia Tamara Tanya Teresa Theresa Tina Ursula Valerie
    Vanessa Vera Veronica Victoria Wendy Yvonne Zoe
    """.split()
)
EITHER = frozenset(
    """
    Alex Andrea Ariel Ashley Bobbie Cameron Carol Casey Charlie Chris Dana Dominique Drew Eden Evelyn Francis
    Gabriele Hilary Jamie Jan Jean Jo Joan Jocelyn Jordan Jude Kelly Kerry Kim Lee Leslie Lindsay Lynn Marion
    Morgan Nicola Pat Robin Sam Sandy Sasha Shannon Shirley Simone Stacy Taylor Terry Toni Tracy Vivian
    """.split()
)
"""Given names that men and women have: who has one is a person, and may be meant by both "he" and "she"."""
UNNAMED = frozenset(
    """
    police officials prosecutors authorities investigators organisers organizers lawyers campaigners researchers
    scientists doctors residents detectives ministers lawmakers activists witnesses spokesman spokeswoman
    spokesperson
    """.split()
)
"""People who speak without an article and without a name: "Kessock police"."""
