"""What is wrong in a file of rules is told: in which line, which setting, what was found and what is wanted."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.clean.own import load_rules
from digest.errors import SettingsError

RULE = "[[rule]]\nname = 'slogan'\nclass = 'promo'\nreason = 'the slogan'\nline = 'x'\n"
WRONG = {
    "kep = ['x']\n": "1: unknown setting 'kep'; did you mean 'keep'?",
    "[[rules]]\nname = 'x'\n": "1: unknown setting 'rules'; did you mean 'rule'?",
    f"{RULE}take = 'match'\n": "6: unknown setting 'rule.take'; did you mean 'takes'?",
    f"{RULE}colour = 'red'\n": "6: unknown setting 'rule.colour'; known here: name, class, reason, line, starts",
    "keep = 'x'\n": "1: 'keep' is the text 'x'; a list, in [ ] or under headings in [[ ]], is wanted",
    "[rule]\nname = 'x'\n": "1: 'rule' is a table; a list, in [ ] or under headings in [[ ]], is wanted",
    "off = ['byline', 3]\n": "1: 'off' holds the number 3; text in quotes is wanted",
    "source = ['a']\n": "1: 'source' is a list; text in quotes is wanted",
    f"{RULE}where = 'top'\n": "6: 'rule.where' is the text 'top'; 'any', 'head', 'tail' or 'edge' is wanted",
    f"{RULE}accepted = 'maybe'\n": "6: 'rule.accepted' is the text 'maybe'; true or false without quotes is wanted",
    f"{RULE}seen = 'often'\n": "6: 'rule.seen' is the text 'often'; a whole number without quotes is wanted",
    RULE.replace("'promo'", "'A B'"): "3: 'rule.class': is 'A B'; it must be small letters, figures",
    RULE.replace("'the slogan'", "''"): "4: 'rule.reason' is the text ''; some text is wanted",
    RULE.replace("line = 'x'", "line = true"): "5: 'rule.line' is true; text in quotes is wanted",
}


@pytest.mark.parametrize(("text", "told"), WRONG.items())
def test_a_wrong_setting_is_told_with_its_line_what_was_found_and_what_is_wanted(
    tmp_path: Path, text: str, told: str
) -> None:
    (tmp_path / "quay.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as raised:
        load_rules(tmp_path)
    assert f"quay.toml:{told}" in str(raised.value)
