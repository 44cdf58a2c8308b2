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
    "keep = 'x'\n": "1: 'keep' is 'x'; it must be a list, in [ ] or under headings in [[ ]]",
    "[rule]\nname = 'x'\n": "1: 'rule' is a table; it must be a list, in [ ] or under headings in [[ ]]",
    "off = ['byline', 3]\n": "1: 'off' is 3; it must be text in quotes",
    "source = ['a']\n": "1: 'source' is a list; it must be text in quotes",
    f"{RULE}where = 'top'\n": "6: 'rule.where' is 'top'; it must be 'any', 'head', 'tail' or 'edge'",
    f"{RULE}accepted = 'maybe'\n": "6: 'rule.accepted' is 'maybe'; it must be true or false",
    f"{RULE}seen = 'often'\n": "6: 'rule.seen' is 'often'; it must be a whole number",
    RULE.replace("'promo'", "'A B'"): "3: 'rule.class': is 'A B'; it must be small letters, figures",
    RULE.replace("'the slogan'", "''"): "4: 'rule.reason' is ''; it must be some text",
    RULE.replace("line = 'x'", "line = true"): "5: 'rule.line' is true; it must be text in quotes",
}


@pytest.mark.parametrize(("text", "told"), WRONG.items())
def test_a_wrong_setting_is_told_with_its_line_what_was_found_and_what_is_wanted(
    tmp_path: Path, text: str, told: str
) -> None:
    (tmp_path / "quay.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as raised:
        load_rules(tmp_path)
    assert f"quay.toml:{told}" in str(raised.value)
