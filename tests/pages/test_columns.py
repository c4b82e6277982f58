"""Columns of the user's own, in JSON Lines and Parquet."""

import gzip
import io
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import HTML, OneWay, codes, make_lines, make_zip, open_all

from onrecord.errors import SettingInvalid
from onrecord.pages import parse_columns
from onrecord.settings import Settings

OWN = parse_columns("text=body,published=date,url=link,id=uid,title=headline,publisher=outlet")
ROW = {
    "uid": "7",
    "body": " Talks\r\nwent on. ",
    "date": "2024-03-03",
    "link": "https://a.example",
    "headline": "T",
    "outlet": "The Brock Post",
}


def parts(page) -> tuple:
    return page.form, page.content, page.id, page.url, page.title, page.publisher, page.published


EXPECTED = ("exact", ROW["body"], "7", "https://a.example", "T", "The Brock Post", "2024-03-03")


def test_lines_with_columns_of_the_users_own(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(make_lines([ROW]))
    assert parts(open_all(tmp_path / "a.jsonl", columns=OWN)[0]) == EXPECTED
    assert codes(open_all(tmp_path / "a.jsonl")) == ["malformed_line"]


def test_a_column_of_markup(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(make_lines([{"raw": HTML.decode(), "text": "not this"}]))
    [page] = open_all(tmp_path / "a", columns=parse_columns("html=raw"))
    assert (page.form, page.content) == ("html", HTML.decode())
    (tmp_path / "b").write_bytes(make_lines([{"html": HTML.decode()}, {"html": "<p>", "text": "B"}]))
    assert [page.form for page in open_all(tmp_path / "b")] == ["html", "exact"]


@pytest.mark.parametrize("written", ["text", "text=", "body=text", "=x", "text=a,nothing"])
def test_columns_that_say_nothing(written: str) -> None:
    with pytest.raises(SettingInvalid):
        parse_columns(written)


def write_table(path: Path, **columns: pa.Array) -> Path:
    pq.write_table(pa.table(columns), path)
    return path


def test_a_parquet_file_with_columns_of_the_users_own(tmp_path: Path) -> None:
    path = write_table(tmp_path / "a.parquet", other=pa.array([1]), **{name: pa.array([ROW[name]]) for name in ROW})
    [page] = open_all(path, columns=OWN)
    assert parts(page) == EXPECTED
    assert page.address == f"{path}:1"


@pytest.mark.parametrize(
    "column",
    [
        pa.array([date(2024, 3, 3)]),
        pa.array([datetime(2024, 3, 3, 23, 59)]),
        pa.array([datetime(2024, 3, 3, 23, 59, tzinfo=UTC)], pa.timestamp("ms", "UTC")),
        pa.array([1_709_424_000_000_000_001], pa.timestamp("ns")),
        pa.array(["2024-03-03"]),
        pa.array(["2024-03-03"]).dictionary_encode(),
    ],
)
def test_days_of_any_type(tmp_path: Path, column: pa.Array) -> None:
    path = write_table(tmp_path / "a.parquet", text=pa.array(["A"]), published=column)
    assert open_all(path)[0].published == "2024-03-03"


@pytest.mark.parametrize(
    "column",
    [
        pa.array(["A", "B", "A"], pa.large_string()),
        pa.array(["A", "B", "A"]).dictionary_encode(),
        pa.array([b"A", b"B", b"A"], pa.binary()),
        pa.array([b"A", b"B", b"A"], pa.large_binary()),
    ],
)
def test_text_of_any_type(tmp_path: Path, column: pa.Array) -> None:
    path = write_table(tmp_path / "a.parquet", text=column, id=pa.array([1, 2, 3]))
    assert [(page.id, page.content) for page in open_all(path)] == [("1", "A"), ("2", "B"), ("3", "A")]


def test_rows_without_text_are_refused_with_their_ids(tmp_path: Path) -> None:
    path = write_table(tmp_path / "a.parquet", text=pa.array(["A", None]), id=pa.array(["x", "y"]))
    page, refusal = open_all(path)
    assert (page.id, refusal.id, refusal.code, refusal.address) == ("x", "y", "malformed_line", f"{path}:2")
    write_table(path, text=pa.array([b"\xff", b"B"]))
    assert codes(open_all(path)) == ["malformed_line", "page"]


def test_a_missing_column_is_one_refusal_that_lists_those_there(tmp_path: Path) -> None:
    path = write_table(tmp_path / "a.parquet", body=pa.array(["A", "B"]), date=pa.array(["x", "y"]))
    [refusal] = open_all(path)
    assert refusal.code == "columns"
    assert "body, date" in str(refusal)


@pytest.mark.parametrize("damage", [slice(0, 100), slice(0, -20), slice(0, 5)])
def test_a_cut_parquet_file_is_refused(tmp_path: Path, damage: slice) -> None:
    path = write_table(tmp_path / "a.parquet", text=pa.array([f"report {number}" for number in range(1_000)]))
    path.write_bytes(path.read_bytes()[damage])
    assert codes(open_all(path)) == ["damaged"]


def test_a_parquet_file_damaged_inside_costs_the_rows_where_it_breaks(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    rows = pa.table({"text": [f"report {number} of many" for number in range(3_000)]})
    pq.write_table(rows, path, row_group_size=1_000, compression="gzip", use_dictionary=False)
    content = bytearray(path.read_bytes())
    middle = pq.read_metadata(path).row_group(1).column(0).data_page_offset + 60
    content[middle : middle + 200] = b"\xff" * 200
    path.write_bytes(bytes(content))
    result = codes(open_all(path))
    assert result[:1_000] == result[-1_000:] == ["page"] * 1_000
    assert "damaged" in result


def test_a_row_over_the_limit_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = write_table(tmp_path / "a.parquet", text=pa.array(["x" * 101, "x" * 100]))
    assert codes(open_all(path, settings=Settings(max_page_bytes=100))) == ["too_large", "page"]


def test_parquet_from_a_pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = write_table(tmp_path / "a.parquet", text=pa.array(["A"])).read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(OneWay(content))))
    assert open_all("-")[0].address == "-:1"


ROWS = st.lists(
    st.fixed_dictionaries(
        {"text": st.text(st.characters(codec="utf-8"))},
        optional={name: st.text(st.characters(codec="utf-8")) for name in ("id", "title", "url", "publisher")},
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=40, deadline=None)
@given(rows=ROWS)
def test_the_same_pages_come_out_of_every_source(tmp_path_factory: pytest.TempPathFactory, rows: list[dict]) -> None:
    folder = tmp_path_factory.mktemp("sources")
    lines = b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)
    (folder / "a.jsonl").write_bytes(lines)
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(lines))
    make_zip(folder / "a.zip", {"a.jsonl": lines})
    schema = pa.schema([(name, pa.string()) for name in ("text", "id", "title", "url", "publisher")])
    pq.write_table(pa.Table.from_pylist(rows, schema), folder / "a.parquet")
    names = ("a.jsonl", "a.jsonl.gz", "a.zip", "a.parquet")
    first, *others = ([parts(page) for page in open_all(folder / name)] for name in names)
    assert len(first) == len(rows)
    assert all(other == first for other in others)
