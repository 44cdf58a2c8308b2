"""digest.toml: what holds without a word, and errors that name file, line and what was meant."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from digest.config import Config, load
from digest.errors import SettingsError
from tests.sites import ROOT


def from_text(folder: Path, text: str | bytes) -> Config:
    path = folder / "digest.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(path)


def refusal(folder: Path, text: str | bytes) -> str:
    """What the refusal of ``text`` says."""
    with pytest.raises(SettingsError) as caught:
        from_text(folder, text)
    assert caught.value.exit_code == 2
    return str(caught.value)


def test_an_empty_file_gives_a_working_site(tmp_path: Path) -> None:
    config = from_text(tmp_path, "")
    assert config == Config(root=tmp_path)
    assert config.site.base_url.endswith("/")
    assert str(config.zone) == "UTC"
    assert config.sources == ()


def test_folders_are_absolute_and_lie_beside_the_file(tmp_path: Path) -> None:
    config = from_text(tmp_path, '[folders]\ncontent = "in"\n')
    assert config.folder("content") == tmp_path / "in"
    assert config.folder("output") == tmp_path / "output"


def test_what_is_written_is_what_holds(tmp_path: Path) -> None:
    config = from_text(
        tmp_path,
        '[site]\nbase_url = "https://you.example/paper"\ntime_zone = "Europe/Kyiv"\n[stories]\ndays = 5\n'
        '[[source]]\nkey = "herald"\nname = "The Herald"\nhome = "https://herald.example"\ntext = "excerpt"\n',
    )
    assert config.site.base_url == "https://you.example/paper/"
    assert str(config.zone) == "Europe/Kyiv"
    assert config.stories.days == 5
    (source,) = config.sources
    assert (source.key, source.name, source.home, source.text) == (
        "herald",
        "The Herald",
        "https://herald.example/",
        "excerpt",
    )


def test_a_configuration_cannot_be_changed(tmp_path: Path) -> None:
    config = from_text(tmp_path, "")
    with pytest.raises(ValidationError):
        config.site.title = "Other"


@pytest.mark.parametrize(
    ("text", "line", "meant"),
    [
        ('[site]\n# a word\ntittle = "x"\n', 3, "title"),
        ('[site]\ntitle = "x"\n\n[storys]\ndays = 3\n', 4, "stories"),
        ('[[source]]\nkey = "a"\nname = "A"\n\n[[source]]\nkey = "b"\nname = "B"\nhomes = "x"\n', 8, "home"),
        ('[edition]\nleed = 2\n', 2, "lead"),
    ],
)  # fmt: skip
def test_an_unknown_setting_is_named_with_its_line_and_what_was_meant(
    tmp_path: Path, text: str, line: int, meant: str
) -> None:
    told = refusal(tmp_path, text)
    assert f"digest.toml:{line}:" in told
    assert f"did you mean '{meant}'?" in told


def test_an_unknown_setting_that_is_like_none_is_answered_with_those_there_are(tmp_path: Path) -> None:
    told = refusal(tmp_path, "[clean]\nxyzzy = 1\n")
    assert "digest.toml:2: unknown setting 'clean.xyzzy'" in told
    assert "budget" in told


def test_all_errors_are_told_at_once_each_with_its_line(tmp_path: Path) -> None:
    told = refusal(tmp_path, '[site]\ntittle = "x"\ntime_zone = "Mars/Olympus"\n\n[summary]\nsentences = 0\n')
    assert sorted(re.findall(r"digest\.toml:(\d+):", told)) == ["2", "3", "6"]


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../../etc/passwd", "CEST?", "/etc/localtime"])
def test_a_time_zone_that_is_none_is_refused(tmp_path: Path, zone: str) -> None:
    told = refusal(tmp_path, f'[site]\ntime_zone = "{zone}"\n')
    assert "digest.toml:2:" in told
    assert "time zone" in told


@pytest.mark.parametrize(
    "address", ["", "paper.example", "ftp://paper.example/", "javascript:alert(1)", "https://", "https://u:p@a.example"]
)
def test_an_address_that_is_none_is_refused(tmp_path: Path, address: str) -> None:
    told = refusal(tmp_path, f'[site]\nbase_url = "{address}"\n')
    assert "digest.toml:2:" in told
    assert "http" in told


@pytest.mark.parametrize(
    "setting", ["[clean]\nbudget = 0", "[clean]\nbudget = 1.5", "[edition]\nlead = 0", "[stories]\nlikeness = 1.0"]
)
def test_a_number_out_of_its_range_is_refused_with_its_line(tmp_path: Path, setting: str) -> None:
    assert "digest.toml:2:" in refusal(tmp_path, f"{setting}\n")


@pytest.mark.parametrize("key", ["", "The Herald", "../up", "UPPER", "a/b"])
def test_a_key_that_could_not_stand_in_an_address_is_refused(tmp_path: Path, key: str) -> None:
    assert "digest.toml:2:" in refusal(tmp_path, f'[[source]]\nkey = "{key}"\nname = "A"\n')


def test_two_sources_of_one_key_are_refused_at_the_second(tmp_path: Path) -> None:
    told = refusal(tmp_path, '[[source]]\nkey = "a"\nname = "A"\n\n[[source]]\nkey = "a"\nname = "B"\n')
    assert "digest.toml:6:" in told
    assert "'a'" in told


def test_a_source_without_a_name_is_refused(tmp_path: Path) -> None:
    told = refusal(tmp_path, '[[source]]\nkey = "a"\n')
    assert "digest.toml:1:" in told
    assert "name" in told


def test_a_missing_file_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load(tmp_path / "digest.toml")
    assert "digest init" in caught.value.hint
    assert str(tmp_path / "digest.toml") in str(caught.value)


def test_broken_toml_is_told_with_file_and_line(tmp_path: Path) -> None:
    told = refusal(tmp_path, '[site]\ntitle = "x\n')
    assert 'digest.toml:2: a text needs a quote at its end: title = "x' in told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("title = 'My digest", "a text needs a quote at its end"),
        ("title = My digest", 'a text stands in quotes, as in title = "…"'),
        ("title = „My digest“", "the quotes around a text are straight ones"),
        ('title: "My digest"', "write = between a setting and its value"),
        ("title = True", "write true or false, in small letters"),
        (r'title = "C:\users"', "a text with a backslash in it stands in 'single quotes'"),
        ('title = "My "big" digest"', "a text with quotes in it stands in quotes of the other kind"),
    ],
)
def test_a_common_slip_is_told_in_words_that_need_no_toml(tmp_path: Path, line: str, told: str) -> None:
    found = refusal(tmp_path, f"[site]\n{line}\n")
    assert f"digest.toml:2: {told}" in found
    assert found.endswith(f": {line}")


def test_a_command_given_in_a_folder_below_the_papers_is_told_where_that_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "digest.toml").touch()
    monkeypatch.chdir(tmp_path / "content")
    with pytest.raises(SettingsError, match="in a folder above: run the command there, or name it with -c"):
        load(Path("digest.toml"))


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    assert "cannot be read" in refusal(tmp_path, b"\xff\xfe\x00")


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError):
        load(tmp_path)


def test_the_internal_root_cannot_be_set(tmp_path: Path) -> None:
    assert "digest.toml:1: unknown setting 'root'" in refusal(tmp_path, 'root = "/"\n')


@pytest.mark.parametrize("text", ["site = 3\n", "source = 3\n", "[source]\nkey = 1\n", "[site.title]\nx = 1\n"])
def test_a_setting_of_the_wrong_shape_is_told_and_no_crash(tmp_path: Path, text: str) -> None:
    assert "digest.toml:" in refusal(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[clean]\nbudget = "x"\n', "digest.toml:2: 'clean.budget' is the text 'x'; a number without quotes is wanted"),
        ("[site]\ntitle = 3\n", "digest.toml:2: 'site.title' is the number 3; text in quotes is wanted"),
        ("[stories]\ndays = 2.5\n", "'stories.days' is the number 2.5; a whole number without quotes is wanted"),
        ("site = []\n", "digest.toml:1: 'site' is a list; a table with a heading of its own in brackets is wanted"),
    ],
)
def test_a_setting_of_the_wrong_kind_is_told_with_what_was_found_and_what_is_wanted(
    tmp_path: Path, text: str, told: str
) -> None:
    assert told in refusal(tmp_path, text)


@pytest.mark.parametrize("name", ["digest.toml", "digest/starter/digest.toml"])
def test_the_files_that_come_with_digest_are_good(name: str) -> None:
    assert load(ROOT / name).site.title


@pytest.mark.parametrize("name", ["paper.example", "xn--80ak6aa92e.xn--p1ai", "1.a-b.example"])
def test_a_domain_is_one_in_the_letters_of_the_network(tmp_path: Path, name: str) -> None:
    assert from_text(tmp_path, f'[publish]\ndomain = "{name}"\n').publish.domain == name


NO_DOMAINS = {
    "brücke.example": "write it as the network knows it: 'xn--brcke-lva.example'",
    "мост.рф": "write it as the network knows it: 'xn--",
    "Paper.Example": "write it as the network knows it: 'paper.example'",
    "straße.example": "is not the name of a domain, such as 'paper.example'",
    "https://paper.example/": "is not the name of a domain, such as",
    "paper": "is not the name of a domain, such as",
    "a..example": "is not the name of a domain, such as",
    "paper.xn--": "is not the name of a domain, such as",
}


@pytest.mark.parametrize("name", NO_DOMAINS)
def test_a_domain_in_other_letters_is_told_how_the_network_knows_it(tmp_path: Path, name: str) -> None:
    assert NO_DOMAINS[name] in refusal(tmp_path, f'[publish]\ndomain = "{name}"\n')
