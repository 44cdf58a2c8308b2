"""The site as data: it holds to its own schemas, and its receipts can be checked by anybody."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from tests.sites import Folder

KINDS = {"articles": "article", "stories": "story", "editions": "edition"}


@pytest.fixture(params=["small", "demo"])
def paper(request: pytest.FixtureRequest) -> Folder:
    """Both papers, one after the other."""
    found: Folder = request.getfixturevalue(request.param)
    return found


def tables(folder: Folder, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, data in folder.files.items():
        if path.startswith(f"data/{kind}/"):
            yield path, json.loads(data)


def schema(folder: Folder, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(folder.files[f"data/schema/{name}.json"])
    return found


@pytest.mark.parametrize("name", KINDS.values())
def test_the_schemas_are_schemas_and_do_refuse_something(small: Folder, name: str) -> None:
    Draft202012Validator.check_schema(schema(small, name))
    validator = Draft202012Validator(schema(small, name))
    assert not validator.is_valid({"schema": 1})
    assert not validator.is_valid({"schema": 1, name: {}})


@pytest.mark.parametrize(("kind", "name"), KINDS.items())
def test_every_object_holds_to_its_schema(paper: Folder, kind: str, name: str) -> None:
    validator = Draft202012Validator(schema(paper, name))
    found = list(tables(paper, kind))
    assert found
    for path, table in found:
        assert [error.message for error in validator.iter_errors(table)] == [], path


def test_receipts_lead_to_the_text_they_name_and_hash_it(paper: Folder) -> None:
    """From the data alone: cut the span out of the article's text, hash it, compare."""
    articles = {table["article"]["id"]: table for _, table in tables(paper, "articles")}
    checked = 0
    for table in articles.values():
        summary = table["summary"]
        for point in [*summary["summary"], *summary["points"], *summary["quotes"], *summary["numbers"]]:
            for one in point["receipts"]:
                text = articles[one["article"]]["article"]["text"]
                if not text:
                    continue  # its outlet does not let its text be shown
                span = text[one["start"] : one["end"]]
                assert hashlib.sha256(span.encode()).hexdigest() == one["sha256"]
                checked += 1
    assert checked > len(articles)


def receipts(found: Any) -> Iterator[dict[str, Any]]:
    """Every receipt anywhere in ``found``."""
    if isinstance(found, dict):
        yield from found.get("receipts", ())
        found = list(found.values())
    if isinstance(found, list):
        for one in found:
            yield from receipts(one)


@pytest.mark.parametrize("kind", ["stories", "editions"])
def test_receipts_of_stories_and_editions_lead_to_the_text_they_name_and_hash_it(paper: Folder, kind: str) -> None:
    articles = {table["article"]["id"]: table["article"]["text"] for _, table in tables(paper, "articles")}
    found = [one for _, table in tables(paper, kind) for one in receipts(table)]
    shown = [one for one in found if articles[one["article"]]]
    assert len(shown) > len(list(tables(paper, kind)))
    for one in shown:
        span = articles[one["article"]][one["start"] : one["end"]]
        assert hashlib.sha256(span.encode()).hexdigest() == one["sha256"]


def test_a_sentence_without_edits_is_the_text_of_its_receipt(paper: Folder) -> None:
    for path, table in tables(paper, "articles"):
        text = table["article"]["text"]
        for point in table["summary"]["points"]:
            one = point["receipts"][0]
            if text and not point["edits"]:
                assert point["text"] == text[one["start"] : one["end"]], path


def test_every_summary_sentence_has_a_receipt_unless_a_person_wrote_it(paper: Folder) -> None:
    for path, table in tables(paper, "articles"):
        summary = table["summary"]
        assert summary["method"] in {"human", "extractive"}
        assert summary["method"] == "human" or all(point["receipts"] for point in summary["summary"]), path


def test_the_lines_of_the_whole_are_the_single_objects(paper: Folder) -> None:
    lines = [json.loads(line) for line in paper.files["data/digest.jsonl"].decode().splitlines()]
    single = {table["article"]["id"]: table for _, table in tables(paper, "articles")}
    assert {line["article"]["id"]: line for line in lines} == single
    assert len(lines) == len(single)


def test_the_edition_s_and_story_s_objects_name_articles_that_are_there(paper: Folder) -> None:
    ids = {table["article"]["id"] for _, table in tables(paper, "articles")}
    in_stories = [a["id"] for _, table in tables(paper, "stories") for a in table["story"]["articles"]]
    assert sorted(in_stories) == sorted(ids)
    in_editions = {i for _, t in tables(paper, "editions") for e in t["edition"]["entries"] for i in e["articles"]}
    assert in_editions <= ids


def test_blocks_make_up_the_text(paper: Folder) -> None:
    for path, table in tables(paper, "articles"):
        article = table["article"]
        assert "\n\n".join(block["text"] for block in article["blocks"]) == article["text"], path


def test_the_address_of_an_article_in_the_data_is_a_page_of_the_site(paper: Folder) -> None:
    for path, table in tables(paper, "articles"):
        page = table["url"].removeprefix(paper.config.site.base_url)
        assert f"{page}index.html" in paper.html, path
