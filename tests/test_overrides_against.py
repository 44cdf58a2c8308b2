"""Two tables that contradict each other are told in a plain sentence: what each does, where, and what to do."""

from __future__ import annotations

import pytest

from tests.conftest import SiteMaker
from tests.test_overrides import FILES, FIRST, UNION, WHEEL, override
from tests.test_overrides_errors import AGAINST, RETITLE, errors, pin

OUT = "; take one of them out"
FIRST_NAME = "which share a story; the first name gives the address, so begin both with the same one"
MORE = {
    "two tiers": (pin(WHEEL), pin("c/cheese.md", "brief")),
    "two tiers by one name": (pin(WHEEL), pin(WHEEL, "brief")),
    "a title of a split and another": (
        '[[split]]\narticles = ["a/buoy.md"]\nstory_title = "One"\n',
        RETITLE.format("story", "buoy-was-dark-for-a-week", "Two"),
    ),
}
SENTENCES = {
    "pin and drop": f"1: pins '{WHEEL}' as 'lead', and F:4 drops 'c/cheese.md', so that nothing of '{WHEEL}' is left "
    f"on that day{OUT}",
    "pin by article and drop": f"1: pins 'a/buoy.md' as 'lead', and F:4 drops 'a/buoy.md'{OUT}",
    "drop of a story and pin": f"3: pins '{WHEEL}' as 'lead', and F:1 drops '{WHEEL}'{OUT}",
    "merge and split": f"1: merges '{WHEEL}' and 'a/buoy.md', and F:3 splits 'a/buoy.md' from its story{OUT}, or call "
    "the new story 'buoy-was-dark-for-a-week' in the merge",
    "split and merge with the rest": f"3: merges '{FIRST}' and 'a/buoy.md', and F:1 splits 'a/buoy.md' from '{FIRST}', "
    f"which the merge would undo{OUT}",
    "two headlines": f"4: retitles 'c/cheese.md' as 'Two', and F:1 as 'One'{OUT}",
    "two titles": f"4: retitles 'c/cheese.md' as 'Two', and F:1 retitles the same, '{WHEEL}', as 'One'{OUT}",
    "two dates": f"4: redates 'c/cheese.md' to 2026-03-07, and F:1 to 2026-03-06{OUT}",
    "two corrections": f"5: corrects '40' in 'c/cheese.md' to '42', and F:1 to '41'{OUT}",
    "two splits": f"3: splits 'a/buoy.md' from its story together with 'b/ferry.md', and F:1 alone{OUT}",
    "merge of what is dropped": f"1: merges '{UNION}' and '{WHEEL}', and F:3 drops 'c/cheese.md', so that nothing of "
    f"'{WHEEL}' is left{OUT}",
    "drop and a headline": f"3: retitles 'c/cheese.md' as 'One', and F:1 drops 'c/cheese.md'{OUT}",
    "drop and a date": f"3: redates 'c/cheese.md' to 2026-03-06, and F:1 drops 'c/cheese.md'{OUT}",
    "drop and a correction": f"3: corrects '40' in 'c/cheese.md' to '41', and F:1 drops 'c/cheese.md'{OUT}",
    "drop of all that say so and a correction": f"3: corrects 'dark for a week' in '{FIRST}' to 'dark for long', and "
    f"F:1 drops 'a/buoy.md', so that nothing is left that says 'dark for a week'{OUT}",
    "drop and split": f"3: splits 'a/buoy.md' from its story together with 'b/ferry.md', and F:1 drops "
    f"'a/buoy.md'{OUT}",
    "drop of all of a story and its title": f"3: retitles '{WHEEL}' as 'One', and F:1 drops 'c/cheese.md', so that "
    f"nothing of '{WHEEL}' is left{OUT}",
    "a correction of an article and of its story": f"5: corrects '40' in '{WHEEL}' to '42', and F:1 corrects the same, "
    f"'40' in 'c/cheese.md', to '41'{OUT}",
    "two slugs": f"3: merges '{WHEEL}' and '{UNION}', and F:1 merges '{UNION}' and '{WHEEL}', {FIRST_NAME}",
    "two first names": f"3: merges '{FIRST}' and '{WHEEL}', and F:1 merges '{UNION}' and '{WHEEL}', {FIRST_NAME}",
    "two tiers": f"4: pins 'c/cheese.md' as 'brief', and F:1 pins the same, '{WHEEL}', as 'lead'{OUT}",
    "two tiers by one name": f"4: pins '{WHEEL}' as 'brief', and F:1 as 'lead'{OUT}",
    "a title of a split and another": "1: titles the story of 'a/buoy.md' 'One', and F:4 retitles the same, "
    f"'buoy-was-dark-for-a-week', as 'Two'{OUT}",
}


@pytest.mark.parametrize("kind", [*AGAINST, *MORE])
def test_a_contradiction_says_what_each_table_does_where_and_what_to_do(site: SiteMaker, kind: str) -> None:
    first, second = (AGAINST | MORE)[kind]
    paper = override(site(FILES), "2026-03-04", first + (second or pin(WHEEL)))
    assert errors(paper) == [f"overrides/2026-03-04.toml:{SENTENCES[kind]}".replace("F:", "overrides/2026-03-04.toml:")]
