"""Whole raw texts in the shapes that scrapes come in, and everything the cleaner must make of each."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from digest.errors import SourceError
from digest.model import Article, Source
from tests.texts import assert_covered, assert_in_place, by_rule, clean, documents, kept

DATA = Path(__file__).parent / "data" / "clean"
TEXTS = sorted(DATA.glob("*.txt"))


def cleaned(name: str, *, budget: float = 0.6) -> Article:
    return clean((DATA / f"{name}.txt").read_bytes(), f"desk/{name}.txt", budget=budget)


def fields(article: Article, name: str) -> dict[str, str]:
    body = (DATA / f"{name}.txt").read_text(encoding="utf-8")
    return {one.field: body[one.start : one.end] for one in article.fields}


def test_a_headline_after_its_date_with_captions_and_promotion() -> None:
    one = cleaned("dated_headline")
    headline = "Lamp on Kessock Head goes dark for the third time since the new year"
    assert (one.title.value, one.title.origin) == (headline, "head")
    assert (one.dated.value, one.dated.origin) == ("2026-03-03", "head")
    assert fields(one, "dated_headline") == {"date": "date 2026-03-03", "title": headline}
    assert one.authors == ("Tilda Brandt", "Oskar Fenn")
    assert (one.source.key, one.url, one.place, one.agency) == ("unknown", None, None, None)
    assert (one.tags, one.corrections, one.warnings) == ((), (), ())
    assert kept(one) == [
        "The lamp on Kessock Head went out at 5.50am on Monday, the third time it has failed since January.",
        "Keepers lit a fire on the beach, as their grandmothers did, and burned “two old boats and a piano” "
        "before the sun came up.",
        '"It is a good lamp," said Henna Voss, who has kept it for 31 years. "It is the money that keeps going out."',
        "The trust will meet on Friday. It has asked the Assembly for 9,000 crowns, and for a reply.",
    ]
    assert by_rule(one) == {
        "picture-caption": ["The lamp on Kessock Head, seen from the mail boat on Sunday. Picture: Harbour Board"],
        "byline": ["By Tilda Brandt and Oskar Fenn in Northreach"],
        "picture-credit": ["The lamp at night. Image credit: Light Trust"],
        "video-teaser": ["What would a new lamp cost? Jory Pell explains."],
        "run-together-headings": ["## Light Trust asks for 9,000 crowns## Three nights without a lamp: what we know"],
        "source-page-pointer": ["Read full news in source page"],
    }


def test_a_domain_before_the_headline_and_a_pointer_glued_to_the_last_sentence() -> None:
    one = cleaned("domain_first")
    headline = "Divers find bell of the Marigold after ninety-one years"
    assert (one.title.value, one.title.origin) == (headline, "head")
    assert fields(one, "domain_first") == {"source": "quaynews.example", "title": headline}
    assert (one.source.key, one.source.home) == ("quaynews.example", "https://quaynews.example/")
    assert (one.dated.value, one.dated.origin, one.authors, one.url) == (None, None, (), None)
    assert kept(one) == [
        "Divers from the Northreach club have brought up the bell of the Marigold, the collier that was lost with all "
        "hands in 1935.",
        "It lay in eleven metres of water under the new pier, where nobody had thought to look, the club said on "
        "Saturday.",
        "“We were looking for a dropped spanner,” said Wil Harkness, who led the dive.",
        "The bell will be shown in the Customs House from 1 May, beside the list of the fourteen who were lost.",
    ]
    assert by_rule(one) == {
        "related-link": ["READ MORE: The last voyage of the Marigold"],
        "other-headlines": [
            "More from Quay News",
            "Ten wrecks you can see at low water",
            "Spanner found off new pier",
        ],
        "source-page-pointer": ["Read the full story at source"],
    }
    assert one.warnings == (
        "it has no date; give it one with a line 'date 2026-03-17' in its head, in front matter, or in its file's name",
    )


def test_a_byline_a_date_line_and_an_address_under_the_headline() -> None:
    one = cleaned("byline_date_url")
    assert one.title.value == "School bus to leave seven minutes later after letter from class four"
    assert fields(one, "byline_date_url") == {
        "title": one.title.value,
        "date": "17 March 2026, 18:40",
        "url": "https://www.islandpaper.example/2026/03/17/school-bus-seven-minutes",
    }
    assert (one.dated.value, one.dated.origin) == ("2026-03-17T18:40:00+00:00", "head")
    assert [(each.value[:10], each.origin) for each in one.dated.candidates] == [
        ("2026-03-17", "head"),
        ("2026-03-17", "URL"),
    ]
    assert one.url == "https://www.islandpaper.example/2026/03/17/school-bus-seven-minutes"
    assert (one.source.key, one.authors) == ("islandpaper.example", ("Perpetua Lyle",))
    assert one.tags == ("school", "Saltby", "buses")
    correction = "Correction, 18 March: The bus leaves Saltby, not Saltburn, and has 26 seats, not 62."
    assert (one.corrections, one.warnings) == ((correction,), ())
    assert kept(one) == [
        "The morning bus from Saltby to the upper school will leave at 7.52am from Monday, seven minutes later than "
        "now, the council decided on Tuesday.",
        'The change was asked for by class four, which wrote that its members were "tired, cold and mostly asleep".',
        "The council's clerk counted 26 signatures and one paw print.",
        "Same bus, same price",
        "The fare stays at 2 crowns. Parents who had asked for an earlier bus were told that they might write a letter "
        "too.",
    ]
    assert by_rule(one) == {
        "byline": ["By Perpetua Lyle"],
        "correction": [correction],
        "tag-list": ["Tags: school, Saltby, buses"],
        "share-buttons": ["Share", "Print this page"],
    }


def test_an_agency_s_dateline_and_its_tail() -> None:
    one = cleaned("agency")
    assert one.title.value == "Assembly votes to let cable ship land at Saltby"
    assert fields(one, "agency") == {"title": one.title.value}
    assert (one.place, one.agency, one.authors) == ("Saltby", "Reuters", ("Cato Lindqvist",))
    assert kept(one) == [
        "The Assembly voted by 19 to 12 on Tuesday to let the cable ship Orrin land at Saltby, ending a quarrel that "
        "began with a trawler's anchor.",
        "The ship will lay 40 miles of cable to the mainland, and fishing will stop along its path for eleven days.",
        '"Eleven days is eleven days," said skipper Nan Tolland. Her boat, the Two Sisters, lies idle.',
        "Work is to begin on 2 April if the weather holds.",
    ]
    assert by_rule(one) == {
        "dateline": ["SALTBY, March 24 (Reuters) -"],
        "agency-tail": ["(Reporting by Cato Lindqvist; editing by Mab Orrey)"],
    }


def test_a_page_copied_with_all_its_furniture() -> None:
    one = cleaned("page_furniture")
    assert one.title.value == "Baker of Northreach gives away 400 loaves after oven will not stop"
    assert fields(one, "page_furniture") == {
        "title": f"{one.title.value} | The Northreach Bell",
        "date": "Published 10 March 2026, 06:15",
    }
    assert (one.dated.value, one.dated.origin) == ("2026-03-10T06:15:00+00:00", "head")
    assert kept(one) == [
        "A baker in Northreach gave away 400 loaves on Tuesday because her new oven would not switch off and she did "
        "not like to waste the heat.",
        "Dorrit Kale said the oven had been running since Sunday night. “I have baked everything I own,” she said.",
        "Neighbours queued from four in the morning. One brought a wheelbarrow, and went home with it full.",
        "An electrician from the mainland is expected on Thursday, when the boat comes.",
    ]
    assert by_rule(one) == {
        "menu-word": ["Home", "News", "Sport", "Weather", "Privacy policy", "Terms of use"],
        "breadcrumb": ["Home > News > Islands"],
        "share-buttons": ["Share", "Tweet", "Copy link"],
        "reading-time": ["4 min read"],
        "advertisement": ["Advertisement"],
        "cookies": ["We use cookies to give you the best experience on our site."],
        "newsletter": ["Sign up to our daily newsletter"],
        "other-headlines": [
            "Most read",
            "Oven will not stop in Northreach",
            "Seal sits on mayor",
            "Four ways with stale bread",
        ],
        "social": ["Follow us on Facebook and Instagram"],
        "copyright": ["© 2026 The Northreach Bell. All rights reserved."],
    }


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_character_has_its_place_and_every_span_leads_to_its_text(path: Path) -> None:
    body = documents(path.read_bytes())[0].body
    one = clean(path.read_bytes())
    assert_covered(one, body)
    assert_in_place(one, body)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_what_was_cleaned_once_loses_nothing_more(path: Path) -> None:
    one = clean(path.read_bytes())
    again = clean(f"{one.title.value}\n\n{one.text}\n")
    assert kept(again) == kept(one)
    assert not again.removals


STORY = (
    "The Assembly met on Monday in the upper room and talked about the bridge until the lamps were lit.\n\n"
    "Nobody changed their mind, but several members changed their seats, and one of them went home.\n"
)


def test_a_short_sentence_after_a_list_of_headlines_is_story_again() -> None:
    text = f"Bridge talks go on\n\n{STORY}\nMore from The Desk\nSeal sits on mayor\n\nThe vote was put off until May.\n"
    assert kept(clean(text))[-1] == "The vote was put off until May."


def test_the_configured_outlet_wins_over_one_made_from_the_domain() -> None:
    known = Source("bell", "The Northreach Bell", None, "en")
    assert clean(f"bell\n\n{STORY}", "bell/x.txt", sources=(known,)).source == known


def test_a_date_line_is_read_in_the_site_s_zone() -> None:
    one = clean(f"Bridge talks go on\n\n2026-03-17T21:14:00Z\n\n{STORY}", zone=ZoneInfo("Asia/Tokyo"))
    assert one.dated.value == "2026-03-18T06:14:00+09:00"


def test_a_text_wrapped_at_a_column_is_joined_to_paragraphs() -> None:
    text = (
        "The keeper of the lamp on Kessock Head has been told that he may\n"
        "retire in May, forty years after he was told that he might do so\n"
        "in June of the same year.\n\n"
        "He said that he would think about it when the lamp had been wound\n"
        "and the goat fed, and not before, because the goat was older than\n"
        "he was.\n"
    )
    one = clean(text)
    assert kept(one) == [" ".join(part.split()) for part in text.split("\n\n")]
    assert_covered(one, text)


FRONT = "---\ntitle: Bridge talks go on\ndate: 2026-03-17\n{}\n---\n\n"


def test_a_line_that_the_editor_keeps_is_never_cut() -> None:
    text = FRONT.format("keep:\n  - Advertisement") + f"{STORY}\nAdvertisement\n"
    assert "Advertisement" in kept(clean(text, "desk/x.md"))
    assert "Advertisement" not in kept(clean(text.replace("keep:", "tags:"), "desk/x.md"))


def test_a_line_with_a_comma_can_be_kept_from_a_list_or_alone() -> None:
    line = "Follow us, friends, on Facebook"
    for written in (f'keep: "{line}"', f'keep:\n  - "{line}"'):
        assert line in kept(clean(FRONT.format(written) + f"{STORY}\n{line}\n", "desk/x.md"))


def test_a_line_that_the_editor_drops_is_cut_and_recorded() -> None:
    text = FRONT.format("drop: It is all the fault of the goat.") + f"{STORY}\nIt is all the fault of the goat.\n"
    one = clean(text, "desk/x.md")
    assert by_rule(one) == {"editor-drop": ["It is all the fault of the goat."]}


def test_taking_more_than_the_budget_is_a_warning_with_the_share() -> None:
    one = cleaned("page_furniture", budget=0.2)
    (told,) = [text for text in one.warnings if "of its words" in text]
    taken = Counter[str]()
    for cut in one.removals:
        taken[cut.rule] += len(cut.text.split())
    rule, most = taken.most_common(1)[0]
    total = taken.total() + len(one.text.split())
    assert f"{taken.total()} of {total}, {most} of them by the rule {rule}), more than the 20% allowed" in told
    assert "'budget' under [clean] in digest.toml" in told
    assert not any("allowed" in text for text in cleaned("page_furniture", budget=0.9).warnings)


@pytest.mark.parametrize("text", ["Share\n\nTweet\n\nHome\n", "Seal sits on mayor\n", "Follow us on Facebook\n"])
def test_a_text_of_which_nothing_is_left_is_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(SourceError, match="too few for an article") as caught:
        clean(text)
    assert caught.value.where == "desk/story.txt"
    assert "'keep' in front matter, or in a file 'story.txt.toml' beside it" in caught.value.hint


def test_an_article_keeps_its_id_while_its_path_stays() -> None:
    assert clean(STORY).id == clean(f"Another headline\n\n{STORY}").id
    assert clean(STORY).id != clean(STORY, "desk/other.txt").id


def test_without_a_headline_the_first_sentence_is_the_title_and_stays_in_the_text() -> None:
    one = clean(STORY)
    assert one.title.origin == "first sentence"
    assert one.title.confidence < 0.5
    assert one.text.startswith(one.title.value)


@pytest.mark.parametrize("character", ["\u200b", "\ufeff", "\x1b", "\u200b\ufeff"])
def test_a_line_of_nothing_visible_is_no_paragraph(character: str) -> None:
    one = clean(f"Bridge talks go on\n\n{character}\n{STORY}\n{character}\n")
    assert kept(one) == STORY.strip().split("\n\n")
