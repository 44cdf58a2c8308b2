"""Words that tell what a capitalised run is: titles, bodies, features of the land, things that are no entity."""

from __future__ import annotations

from digest.summarise.roles import BODIES, FUNCTION, TITLES
from digest.words import MONTHS, WEEKDAYS

CALENDAR = frozenset(name.capitalize() for name in (*WEEKDAYS, *MONTHS)) | frozenset(
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun".split()
)
HONOURS = frozenset(
    """
    Mr Mrs Ms Miss Mx Dr Drs Prof Sir Dame Lord Lady Sen Sens Rep Reps Gov Govs Gen Col Lt Capt Cpt Cmdr Sgt Maj Brig
    Adm Rev Hon Pres Det Cpl Pvt St-Sgt Herr Frau Monsieur Madame Señor Señora Signor Signora Don Doña
    """.split()
)
"""Titles that stand before nothing but a person."""
OFFICE = (
    TITLES
    | HONOURS
    | frozenset(
        """
    Presidents Counsel Premier Presidential Press Spokesman Spokeswoman Spokesperson Co-Chair Co-Founder Founder Editor
    Host Commissioner Administrator Undersecretary Under-Secretary Envoy Executive CEO CFO COO Manager Player Goalkeeper
    Striker Midfielder Quarterback Pitcher Singer Rapper Author Analyst Correspondent Reporter Journalist Professor
    Principal Dean Rabbi Imam Ayatollah Sheikh Emir Sultan Crown Emperor Empress Duke Duchess Baron Baroness Count
    Countess Comrade Brother Aunt Uncle Solicitor Treasurer Comptroller Trustee Nominee Whip Minority-Leader Lawyer
    Lance Corporal Private Staff Petty Marshal Airman Specialist Patrolman Trooper Deputy Assistant Acting Interim
    Supt Bundeskanzler Bundeskanzlerin Kanzler Kanzlerin Präsident Präsidentin Bürgermeister Bürgermeisterin Minister
    Ministerin Ministerpräsident Presidente Ministro Ministra Alcalde Président Présidente Ministre Maire Sindaco
    """.split()
    )
) - frozenset("House Senate State Democratic Liberal Independent Father Sister Candidate".split())
"""What stands before a name and is no part of it."""
ORGANISATION = (
    BODIES
    | frozenset(
        """
    Inc Corp Corporation Company Co Ltd Limited LLC LLP PLC Plc AG GmbH SA SpA NV Holdings Holding Industries Partners
    Associates Foundation Trust Fund Club United Press News Times Post Journal Herald Tribune Gazette Guardian
    Chronicle Magazine Review Radio Television TV Broadcasting Network Networks Media Records Entertainment Studios
    Pictures Productions Publishing Airlines Airways Railways Motors Systems Technologies Technology Laboratories Labs
    Software Pharmaceuticals Energy Petroleum Oil Electric Electronics Insurance Financial Capital Ventures Securities
    Stores Foods Brewery Brothers Bros Sons Army Navy Corps Guard Forces Police Brigade Regiment Battalion Division
    Fleet Squadron Militia Parliament Assembly Congress Senate Legislature Cabinet Tribunal Authority Administration
    Alliance Coalition Movement Front League Conference Organization Organisation Institution Academy Institute
    Seminary Schools Universities Colleges Clinic Orchestra Symphony Philharmonic Choir Ensemble Opera Ballet Band
    Quartet Chamber Confederation Consortium Cooperative Collective Project Campaign Initiative Observatory Registry
    Secretariat Directorate Inspectorate Constabulary Caucus Panel PAC Watch International Worldwide Global Services
    Service Solutions Enterprises Works Communications Bundestag Bundesrat Ministerium Bundesbank Universität Verein
    Verband Partei Gewerkschaft Ministère Université Parti Sénat Syndicat Ministerio Universidad Partido Senado
    Ministero Università Partito Senato Ministério Universidade Dynamo Rovers Wanderers Athletic Albion Hotspur FC
    AFC CF SC Giants Yankees Lakers Bulls Eagles Cowboys Patriots Dodgers Cubs Braves Rangers Knicks Celtics Mets
    Raiders Packers Steelers Bears Lions Tigers Hawks Falcons Saints Ravens Texans Panthers Jaguars Dolphins Broncos
    Chargers Redskins Cardinals Seahawks Vikings Warriors Spurs Rockets Nets Pistons Pacers Bucks Hornets Wizards
    Raptors Flyers Penguins Bruins Sabres Canucks Oilers Flames Senators Canadiens Marlins Astros Mariners Padres
    Royals Twins Phillies Orioles Athletics Wildcats Bulldogs Huskies Longhorns Bandits Crusaders Knights Taliban
    Hezbollah Hamas Brotherhood GOP Branch Line Lines Desk Bloc Group Groups Union Unions Guild Rail
    """.split()
    )
) - frozenset("Museum Center Centre Hospital School College House Church Party Court".split())
ORGANISATION |= frozenset(
    "Party Court House Church School College Hospital Museum Center Centre Bancorp Bank Mosque Synagogue".split()
)
"""The last word of an organisation's name."""
HEADS_OF = frozenset(
    """
    University Universities Bank Department Ministry House Church Republic Bay Gulf Isle Isles City Bureau Institute
    Court Board Council Federation Lake Order College School Museum State Kingdom Army Office Center Centre Centers
    Centres Academy Association Society Union Union's Chamber Committee Commission Conference League Confederation
    Organization Organisation Trust Friends Daughters Sons Knights Parliament Assembly Congress Bishops Archdiocese
    Diocese Province Cape Strait Straits Sea Port Mount Tower Bridge Palace District Duchy Commonwealth Agency
    Authority Institution Foundation Campaign Coalition Alliance Front Party Movement Campaigners Citizens Students
    Americans Doctors Reporters Universität Université Universidad Università Banco Banque Banca Ministerio Ministère
    Rock County Borough Town Village Valley Hall Guild Fellowship Brotherhood Islamic Hospital Faculty Bill Joint
    Division Registrar Royal National Mothers Parents Workers
    """.split()
)
"""What an "of" or "for" belongs to."""
PLACE = frozenset(
    """
    Street Road Avenue Boulevard Lane Drive Highway Parkway Square Plaza Park Gardens Garden River Creek Brook Lake
    Lakes Bay Harbour Harbor Sea Ocean Gulf Strait Channel Canal Beach Coast Island Islands Isle Isles Peninsula Cape
    Point Hill Hills Mountain Mountains Mount Peak Range Valley Canyon Desert Forest Woods Falls Springs Glacier
    Plateau Plain Plains Prairie Reef County City Town Township Village Borough Parish District Province Region
    Territory Territories State States Republic Kingdom Emirates Bridge Tunnel Airport Station Stadium Arena Tower
    Palace Castle Cathedral Abbey Temple Monument Memorial Cemetery Prison Jail Dam Port Pier Terminal Heights Junction
    Quay Wharf Head Headland Brae Moor Moors Fell Dale Glen Loch Lough Firth Sound Ness Pass Common Fields Basin Cove
    Crossing Reserve Reservoir Refuge Archipelago Strip Border Straße Platz Allee Rue Calle Via Piazza Place Strand
    """.split()
)
"""The last word of a place's name."""
PLACE_FIRST = frozenset("Mount Mt Lake Port Fort Ft San Santa Cape Camp Isle Rio Río Puerto Punta Villa Playa".split())
"""The first word of a place's name."""
OTHER = frozenset(
    """
    Act Bill Law Amendment Treaty Accord Accords Agreement Constitution Code War Wars Battle Revolution Uprising
    Holocaust Crisis Cup Games Olympics Championship Championships Tournament Open Prix Series Bowl Marathon Festival
    Award Awards Prize Medal Oscar Oscars Emmy Grammy Grammys Day Week Month Year Eve Christmas Easter Thanksgiving
    Ramadan Hanukkah Passover Halloween Bible Koran Quran Torah Gospel God Lord Jesus Christ Allah Islam Christianity
    Judaism Buddhism Hinduism Catholicism Internet Web Show Awards Deal Plan Program Programme Doctrine Declaration
    Resolution Report Age Era Century Spring Summer Autumn Winter Depression Recession Election Elections Primary
    Convention Summit Inauguration Tour Album Song Edition Version Theory Effect Syndrome Disease Virus Covid Ebola
    Windows Boeing-737 Airbus-A380 Jeep Model Mark Medicare Medicaid Obamacare Brexit Marxism Communism Zionism Rights
    Democracy Freedom Liberty Justice Dream Way Rule Test Question Answer Story Stories Book Times-Square Nobel Pulitzer
    Catholic Twitter-Feed Mission Operation Storm Hurricane Typhoon Cyclone Tropical Earth Moon Mars Sun Jupiter
    Dollar Euro Pound Yen Index Average Fahrenheit Celsius Caucuses Debate Speech Address Ballot Proposition Measure
    """.split()
)
"""The last word of what is named and is neither a person, nor a body, nor a place."""
_NATIONS = """
    Afghan Albanian Algerian American Angolan Argentine Argentinian Armenian Australian Austrian Azerbaijani Bahraini
    Bangladeshi Belarusian Belgian Bolivian Bosnian Brazilian British Briton Bulgarian Burmese Cambodian Cameroonian
    Canadian Chilean Chinese Colombian Congolese Croatian Cuban Cypriot Czech Danish Dane Dutch Ecuadorian Egyptian
    English Englishman Estonian Ethiopian European Filipino Finnish Finn French Frenchman Gambian Georgian German
    Ghanaian Greek Guatemalan Haitian Honduran Hungarian Icelandic Indian Indonesian Iranian Iraqi Irish Israeli
    Italian Ivorian Jamaican Japanese Jordanian Kazakh Kenyan Korean Kosovar Kurdish Kurd Kuwaiti Kyrgyz Laotian
    Latvian Lebanese Liberian Libyan Lithuanian Macedonian Malawian Malaysian Malian Maltese Mexican Moldovan
    Mongolian Montenegrin Moroccan Mozambican Namibian Nepalese Nicaraguan Nigerian Norwegian Omani Pakistani
    Palestinian Panamanian Paraguayan Peruvian Polish Pole Portuguese Qatari Romanian Russian Rwandan Salvadoran Saudi
    Scottish Scot Senegalese Serbian Serb Singaporean Slovak Slovenian Somali Spanish Spaniard Sudanese Swede Swedish
    Swiss Syrian Taiwanese Tajik Tanzanian Thai Tibetan Tunisian Turkish Turk Ugandan Ukrainian Uruguayan Uzbek
    Venezuelan Vietnamese Welsh Yemeni Zambian Zimbabwean African Asian Arab Arabic Latino Latina Hispanic Californian
    Texan Parisian Roman Byzantine Ottoman Soviet Nazi Islamic Islamist Muslim Christian Jewish Jew Sunni Shiite Shia
    Catholic Protestant Anglican Baptist Methodist Mormon Lutheran Presbyterian Evangelical Orthodox Buddhist Hindu
    Sikh Hebrew Latin Hindi Urdu Mandarin Cantonese Cyrillic Persian Slavic Nordic Scandinavian Caribbean Democrat
    Democratic Republican Labour Tory Conservative Communist Socialist Marxist Libertarian Zionist Western Eastern
    Northern Southern Midwestern Anglo-Saxon African-American Native-American Inuit Cherokee Navajo Apache Sioux
    Victorian Elizabethan Edwardian Confederate Yankee Byzantine Balkan Baltic Arctic Bavarian Catalan Basque Flemish
    Sicilian Corsican Breton Cornish Maori Hawaiian Alaskan Quebecois Castilian Andalusian Rohingya Tamil Sinhalese
    Rican Brit Aussie Dreamer DREAMer Chicagoan Londoner Angeleno Moscovite Muscovite Evangelist Tea-Partier Trotskyist
    Punjabi Bengali Pashtun Berber Zulu Yoruba Hutu Tutsi Roma Gypsy Chechen Crimean Tatar Uighur Uyghur Tory
    """.split()
PEOPLES = frozenset(_NATIONS) | frozenset(f"{name}s" for name in _NATIONS) | frozenset(("Tories", "Bolsheviks"))
"""Nationalities, faiths and parties' followers: names of people in general, never of somebody."""
REGIONS = """
    Africa|Asia|Europe|North America|South America|Latin America|Central America|Antarctica|Oceania|Australasia|England|
    Scotland|Wales|Northern Ireland|Britain|Great Britain|Holland|Czech Republic|Middle East|Far East|Near East|
    Southeast Asia|Central Asia|South Asia|East Asia|East Africa|West Africa|North Africa|Sub-Saharan Africa|Eastern
    Europe|Western Europe|Central Europe|Balkans|Caucasus|Crimea|Gaza|Gaza Strip|West Bank|Golan Heights|Kashmir|Tibet|
    Xinjiang|Chechnya|Donbas|Catalonia|Bavaria|Saxony|Prussia|Siberia|Scandinavia|Persia|Palestine|Kurdistan|Sinai|
    Darfur|Punjab|Kosovo|Transnistria|Normandy|Brittany|Provence|Tuscany|Sicily|Sardinia|Corsica|Flanders|Wallonia|
    Ontario|Quebec|British Columbia|Alberta|Manitoba|Saskatchewan|Nova Scotia|New Brunswick|Newfoundland|Labrador|
    Yukon|Nunavut|New South Wales|Queensland|Tasmania|Western Australia|South Australia|Cornwall|Devon|Kent|Essex|
    Sussex|Surrey|Yorkshire|Lancashire|Norfolk|Suffolk|Cumbria|Dorset|Somerset|Midwest|New England|Pacific Northwest|
    Silicon Valley|Wall Street|Hollywood|Manhattan|Brooklyn|Queens|Bronx|Staten Island|Harlem|Long Island|Bay Area|
    Capitol Hill|Downing Street|Times Square|Guantanamo|Guantanamo Bay|Los Alamos|Pearl Harbor|Pacific|Pacific Ocean|
    Atlantic Ocean|Indian Ocean|Arctic|Mediterranean|Black Sea|Baltic Sea|North Sea|Red Sea|South China Sea|
    Persian Gulf|Gulf of Mexico|Caribbean|Alps|Andes|Himalayas|Rockies|Sahara|Amazon|Nile|Danube|Rhine|Thames|Volga|
    Mississippi River|Rio Grande|Kremlin|Soviet Union|USSR|Yugoslavia|Czechoslovakia|Timor-Leste|East Timor|Congo|Burma|
    Cape Verde|Swaziland|Macedonia|Vatican|Vatican City|Palestinian Territories|Kiev|Kyiv|Calcutta|Bombay|Peking|Saigon|
    Leningrad|Constantinople|Mecca|Medina|Nazareth|Bethlehem|Tel Aviv|Cambridge|Oxford|Canterbury|Windsor|Ferguson|
    Charleston|Annapolis|Santa Fe|Boulder|Palo Alto|Sacramento|Albany|Burlington|Geneva|Hague|Davos|Strasbourg|Fallujah|
    Raqqa|Kobani|Idlib|Benghazi|Chernobyl|Fukushima|Hiroshima|Falklands|Galapagos|Bali|Java|Sumatra|Borneo|Luzon|
    Mindanao|Okinawa|Hokkaido|Honshu|Anatolia|Mesopotamia|Kurdistan Region|Dakota|Carolinas|Appalachia|Deep South
    """
"""Places that no list of countries and great cities holds."""
ALIASES = """
    United States|US|U.S.|USA|U.S.A.|United States of America|America
    United Kingdom|UK|U.K.|Britain|Great Britain
    United Arab Emirates|UAE|U.A.E.|Emirates
    Soviet Union|USSR|U.S.S.R.
    Netherlands|Holland|The Netherlands
    Czechia|Czech Republic
    Myanmar|Burma
    Democratic Republic of the Congo|Democratic Republic of Congo|DRC
    North Korea|DPRK
    Kyiv|Kiev
    Mumbai|Bombay
    Beijing|Peking
    Ivory Coast|Côte d'Ivoire
    Vatican|Vatican City
    New York City|NYC
    Los Angeles|LA|L.A.
    Washington|Washington, D.C.|Washington D.C.|Washington DC|Washington, DC|D.C.
    Gaza Strip|Gaza
    New York|New York State|New York state|N.Y.|NY
    """
"""A place, and what else it is called."""
PERSONS_BY_INITIALS = """
    John F. Kennedy|JFK|J.F.K.
    Franklin D. Roosevelt|FDR|F.D.R.
    Theodore Roosevelt|TR|Teddy Roosevelt
    Lyndon B. Johnson|LBJ|L.B.J.
    Robert F. Kennedy|RFK
    Martin Luther King Jr.|MLK|Martin Luther King
    Ruth Bader Ginsburg|RBG
    Alexandria Ocasio-Cortez|AOC
    """
BODIES_BY_INITIALS = """
    United Nations|UN|U.N.
    UN Security Council|U.N. Security Council|United Nations Security Council|Security Council
    European Union|EU|E.U.
    European Central Bank|ECB
    World Health Organization|WHO|World Health Organisation
    International Monetary Fund|IMF
    Federal Bureau of Investigation|FBI|F.B.I.
    Central Intelligence Agency|CIA|C.I.A.
    National Security Agency|NSA|N.S.A.
    Environmental Protection Agency|EPA|E.P.A.
    Internal Revenue Service|IRS|I.R.S.
    Food and Drug Administration|FDA|F.D.A.
    Centers for Disease Control and Prevention|CDC|C.D.C.|Centers for Disease Control
    Department of Homeland Security|DHS
    Department of Justice|DOJ|Justice Department
    Department of State|State Department
    Department of Defense|Defense Department|DOD
    Department of Education|Education Department
    Treasury Department|Department of the Treasury|US Treasury
    National Rifle Association|NRA
    Republican National Committee|RNC|R.N.C.
    Democratic National Committee|DNC|D.N.C.
    Republican Party|GOP|G.O.P.
    North Atlantic Treaty Organization|NATO|Nato
    Associated Press|AP
    African Union|AU
    International Criminal Court|ICC
    World Trade Organization|WTO
    National Health Service|NHS
    Islamic State|ISIS|ISIL|Isis|Islamic State of Iraq and Syria|Islamic State of Iraq
    American Civil Liberties Union|ACLU
    Congressional Budget Office|CBO
    Securities and Exchange Commission|SEC
    Federal Communications Commission|FCC
    Federal Aviation Administration|FAA
    White House
    Supreme Court|U.S. Supreme Court|US Supreme Court|United States Supreme Court
    Congress|U.S. Congress|US Congress
    Senate|U.S. Senate|US Senate
    House of Representatives|U.S. House|US House|U.S. House of Representatives
    Federal Reserve|Fed|Federal Reserve Board|US Federal Reserve|U.S. Federal Reserve
    Pentagon
    Fox News|Fox News Channel
    New York Times|NYT
    CNN
    Wall Street Journal|WSJ
    Planned Parenthood
    Al Jazeera
    Electoral College
    General Motors|GM
    General Electric|GE
    Goldman Sachs
    Major League Baseball|MLB
    Al Qaeda|al-Qaeda|al-Qaida|Al-Qaeda|al Qaeda|Al Qaida
    Morgan Stanley|Merrill Lynch|Wells Fargo|Lockheed Martin|Northrop Grumman|Walt Disney|Calvin Klein|Ralph Lauren
    Eli Lilly|Rolls Royce|Aston Martin|Freddie Mac|Fannie Mae|Charles Schwab|Philip Morris|Sinn Féin|Boko Haram
    USA Today|Google|Facebook|Twitter|Apple|Microsoft|Amazon|Reuters|Bloomberg|Politico|Netflix|Uber|Tesla|Boeing
    """
"""An organisation, and what else it is called; the last lines hold organisations known by one name."""
WORD_NAMES = frozenset(
    """
    Reading Nice Bell Split Mobile Male Man Metro Oral Latina Springs Van Bath Battle Beer Best Bury Bulawayo Cork Deal
    Hull Of Orange Police Normal Paradise Liberal Independence Enterprise Surprise Sale Ware Wells Rugby Rye Sandwich
    Ash Street Bend Bar Bari Como Este Ho Ica Long Lens Man Mary Male Most Ny Pau Pori Sur Same Toyota Turn Union Vista
    Will Mark May April June August Art Bill Angel Brain Buddy Chance Christian Crystal Dean Dick Faith Forest Gay Gene
    German Grace Grant Guy Hope Hunter Jay Joy Junior Lane Les Major Miles Numbers Pearl Queen Rich Rob Roman Rose
    Royal Sierra Son Sterling Summer Sun Young Drew Chase Cash Carry Case Christmas Easter Cook Dawn Early Eve Eden Gay
    Grand Green Ivory King Less Little Love Mercy Mission Many Page Price Prince Ray Sandy See So Star Storm Sunny Time
    Tie Trinity Virtue Wade Walker West White Wise Black Brown Gray Gold Bush Field Banks Bright Law Love More Moon New
    Noble North South East Pope Power Price Rush Short Small Stern Strong Sharp Snow Stone Strange Sweet Swift Waters
    Weeks Winter Wood Woods Wells Bishop Baker Butler Cook Carter Mason Miller Potter Taylor Turner Weaver Head Hand
    Church Hall House Hill Lake Park Parks Pool Rivers Bridges Street Chambers Castle Day Best Good Goodman Man Mann
    Masters Parish Person Self Speaker Sparks Starr Steward Singer Silver Shields Sellers Savage Rice Rich Read Post
    """.split()
)
"""Names that are words as well: no sentence's first word is one of these without a name around it."""
STARTERS = FUNCTION | frozenset(
    """
    About Above According Across Actually After All Although Am Among An Any Anyone Apart Are Around As At Away Back
    Be Because Been Before Being Besides Best Better Beyond Big Both Breaking Briefly But By Can Click Clearly Could
    Currently Day Did Do Does Don Down Each Early Eight Either Else Enough Even Eventually Ever Every Everybody
    Everyone Everything Except Far Few Finally First Five Follow For Four Fourth From Full Further Get Give Go Going
    Good Got Had Half Hardly Has Have Having Hence Her Here Hers Hi His Hopefully Hours How However If Image Images
    Indeed Initially Is Isn It Its Just Keep Last Lastly Late Lately Later Least Let Listen Long Look Lots Made
    Maybe Me Mean Media Might More Moreover Most Mostly Much Must My Myself Near Nearly Neither Never Nevertheless
    New Next Nine No Nobody Nonetheless None Nor Nothing Notably Now Obviously Off Often Oh OK Okay On Once One Only
    Or Originally Our Ours Out Outside Over Overall Own Particularly Perhaps Photo Photos Picture Please Plus Police
    Presumably Previously Probably Put Quite Rather Read Really Recent Recently Right Same Say See Sen Seven Several
    Shall She Should Similarly Simply Since Six Soon Sources Story Such Suddenly Sure Take Ten Thank Thanks That The
    Thereafter Therefore They Think Third This Those Thousands Three Thus Time To Together Too Top Toward Two
    Ultimately Unfortunately Unless Unlike Until Up Upon Us Use Usually Very Video Wait Was Watch We Well Were What
    Whatever When Whenever Where Whereas Whether Which While Whilst Who Whoever Whose Why Will With Within Without
    Worse Would Yes You Your Yours El La Los Las Un Una Unos Le Les Des Une Du Il Lo Gli Der Die Das Den Dem Ein Eine
    Einer Im Am Zum Zur Mit Von Bei Aus Auf Für Nach Vor Wie Wir Sie Er Es Ich Und Oder Aber Nicht Os As Em No Na Nos
    Nas Um Uma Dans Pour En Et Est Ce Cette Ces Con Por Para Pero Como Cuando Su Sus Se Si Que Al Del Per Nel Nella
    Dopo Questo Questa Também Mais Mas Este Esta Esto Ese Esa Son Ont Elle Elles Ils Nous Vous
    """.split()
)
"""Words that begin a sentence and no name."""
PARTICLES = (
    "de|da|di|del|della|der|den|van|von|bin|ibn|bint|la|le|du|des|dos|das|do|el|ter|ten|zu|und|y|e|af|av|of|for|and|&"
)
CAPITALISING = frozenset(("de", "lb"))
"""Languages in which every noun has a capital."""
