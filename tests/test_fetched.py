"""The record of what was fetched: written and read the same, and refused with its place where it is damaged."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.errors import ContentError, MachineError, OutputError
from digest.fetch.store import Content, keep
from digest.fetched import FOLDER, Feed, Fetched, Kept, read_fetched, texts
from tests.outlets import Item, outlet

DAY = "2026-06-01"
GOOD = '{"name":"a","address":"","path":"","sha256":"","entry":"1","day":"2026-06-01"}'
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


def put(root: Path, record: Fetched) -> None:
    for name, data in texts(record).items():
        path = root / FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(["herald", "a.example"]), WORDS, WORDS, st.integers(0, 9)), max_size=5))
def test_a_record_that_was_written_is_read_the_same(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str, int]]
) -> None:
    feeds = {
        (key, name): Feed(key, name, "failing", tried=DAY, why=why, failures=count) for key, name, why, count in rows
    }
    kept = {
        (key, name): Kept(source=key, name=name, address=why, entry="1", day=DAY, why=why) for key, name, why, _ in rows
    }
    root = tmp_path_factory.mktemp("record")
    put(root, Fetched(feeds, kept))
    assert read_fetched(root) == Fetched(feeds, kept)


def test_no_record_is_an_empty_one(tmp_path: Path) -> None:
    assert read_fetched(tmp_path) == Fetched()


def test_the_lines_are_sorted_and_each_source_has_a_file(tmp_path: Path) -> None:
    kept = {(key, name): Kept(source=key, name=name, day=DAY) for key in ("b", "a") for name in ("2", "1")}
    found = texts(Fetched({}, kept))
    assert [*found] == ["feeds.jsonl", "articles/a.jsonl", "articles/b.jsonl"]
    assert found["articles/a.jsonl"] == b'{"name":"1","day":"2026-06-01"}\n{"name":"2","day":"2026-06-01"}\n'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (f"{GOOD}\n<<<<<<< HEAD\n", "articles/herald.jsonl:2: holds a conflict that git could not settle"),
        (f"{GOOD}\n{GOOD[:30]}", "articles/herald.jsonl:2: is not JSON, or is cut off"),
        ("[1]\n", "articles/herald.jsonl:1: is no table"),
        (f"{GOOD}\n\n", "articles/herald.jsonl:2: is not JSON"),
        (f"{GOOD}\n{GOOD}\n", "articles/herald.jsonl:2: speaks of the same name as line 1 (take one of the two out)"),
        (GOOD.replace("entry", "entri"), "has a 'entri' that digest does not know (use the digest that wrote it"),
        (GOOD.replace('"1"', "1"), "has a 'entry' that is wrong"),
        (GOOD.replace("06-01", "06-31"), "has a 'day' that is no day"),
        ('{"name":"a"}', "has no 'day'"),
        (b"\xff\xfe", "articles/herald.jsonl: is not UTF-8"),
    ],
)
def test_a_damaged_record_is_an_error_with_its_place_and_what_to_do(
    tmp_path: Path, data: str | bytes, said: str
) -> None:
    path = tmp_path / FOLDER / "articles/herald.jsonl"
    path.parent.mkdir(parents=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    with pytest.raises(ContentError) as error:
        read_fetched(tmp_path)
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('{"source":"a","address":"b","state":"odd"}', "has the state 'odd', which there is not"),
        ('{"source":"a","address":"b","not_before":"soon"}', "has a 'not_before' that is no moment"),
        ('{"source":"a","address":"b","not_before":"2026-06-01T12:00:00"}', "has a 'not_before' that is no moment"),
        ('{"source":"a","address":"b","failures":"many"}', "has a 'failures' that is wrong"),
        ('{"source":"a"}', "has no 'address'"),
    ],
)
def test_a_damaged_line_on_a_feed_is_an_error(tmp_path: Path, row: str, said: str) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "feeds.jsonl").write_text(f"{row}\n")
    with pytest.raises(ContentError, match=r"fetched/feeds\.jsonl:1: ") as error:
        read_fetched(tmp_path)
    assert said in str(error.value)


def test_line_ends_of_windows_do_no_harm(tmp_path: Path) -> None:
    put(tmp_path, Fetched({}, {("a", "1"): Kept(source="a", name="1", day=DAY)}))
    path = tmp_path / FOLDER / "articles/a.jsonl"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_fetched(tmp_path).kept.keys() == {("a", "1")}


def test_the_articles_are_on_record_before_the_feeds(tmp_path: Path) -> None:
    """An ETag on record says that all before it is settled."""
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "articles").write_text("in the way")
    kept = {("a", "1"): Kept(source="a", name="1", day=DAY)}
    with pytest.raises(MachineError, match=r"fetched/articles/a\.jsonl: cannot be written"):
        keep(tmp_path, {("a", "b"): Feed("a", "b", etag='"1"')}, kept)
    assert not (tmp_path / FOLDER / "feeds.jsonl").exists()


def test_a_link_in_the_content_folder_is_not_written_over(tmp_path: Path) -> None:
    other = tmp_path / "content/other.md"
    other.parent.mkdir()
    other.write_text("Mine.")
    (tmp_path / "content/link.md").symlink_to(other)
    with pytest.raises(OutputError, match="was not written"):
        Content(tmp_path / "content").write("link.md", b"x")
    assert (tmp_path / "content/link.md").is_symlink()


def test_with_a_damaged_record_nothing_is_asked_and_nothing_written(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(Item("bridge"))
        (tmp_path / FOLDER).mkdir()
        (tmp_path / FOLDER / "feeds.jsonl").write_text('{"source":\n')
        done = paper.fetch()
        assert paper.web.asked == []
    assert done.code == 1
    assert "fetched/feeds.jsonl:1: is not JSON, or is cut off (restore the file from git" in done.err
    assert paper.files == {}


def test_a_path_on_record_that_leads_out_is_never_written_to(tmp_path: Path) -> None:
    """The record is a file that others may have changed: a path in it is checked like any other."""
    site = tmp_path / "site"
    with outlet(site) as paper:
        paper.offer(Item("bridge"))
        paper.fetch()
        victim = tmp_path / "victim.md"
        path = site / FOLDER / "articles/herald.jsonl"
        file = next((site / "content").rglob("*.md"))
        victim.write_bytes(file.read_bytes())
        path.write_text(path.read_text().replace(file.relative_to(site / "content").as_posix(), "../../victim.md"))
        before = victim.read_bytes()
        paper.offer(Item("bridge", title="Another headline"))
        assert paper.fetch().code == 0
    assert victim.read_bytes() == before
