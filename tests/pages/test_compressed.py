"""Pages inside gzip, bzip2, xz and ZIP, and what is refused there."""

import bz2
import gzip
import io
import lzma
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from making import HTML, SMALL, OneWay, codes, make_lines, make_zip, open_all

from onrecord.records import Page
from onrecord.settings import Settings

LINES = make_lines([{"id": 1, "text": "A"}, {"id": 2, "text": "B"}])
PACKERS = [(gzip.compress, ".gz"), (bz2.compress, ".bz2"), (lzma.compress, ".xz")]


@pytest.mark.parametrize(("compress", "ending"), PACKERS)
def test_a_compressed_page_and_compressed_lines(tmp_path: Path, compress: Callable[..., bytes], ending: str) -> None:
    (tmp_path / f"a.html{ending}").write_bytes(compress(HTML))
    (tmp_path / f"b.jsonl{ending}").write_bytes(compress(LINES))
    page, first, second = open_all(tmp_path)
    assert (page.form, page.content, page.address) == ("html", HTML, str(tmp_path / f"a.html{ending}"))
    assert (first.content, second.content) == ("A", "B")
    assert second.address == f"{tmp_path}/b.jsonl{ending}:2"


@pytest.mark.parametrize(("compress", "ending"), PACKERS)
def test_several_members_are_one_stream(tmp_path: Path, compress: Callable[..., bytes], ending: str) -> None:
    lines = LINES.splitlines(keepends=True)
    content = compress(lines[0]) + compress(b"") + compress(lines[1]) + (b"\0" * 512 if ending != ".bz2" else b"")
    (tmp_path / f"a{ending}").write_bytes(content)
    assert [page.content for page in open_all(tmp_path / f"a{ending}")] == ["A", "B"]


@pytest.mark.parametrize(("compress", "ending"), PACKERS)
def test_cut_and_damaged_streams_keep_what_stood_before(
    tmp_path: Path, compress: Callable[..., bytes], ending: str
) -> None:
    rows = make_lines([{"text": f"{number} " + "ab"[number % 2] * 20} for number in range(20_000)])
    packed = compress(rows)
    (tmp_path / f"cut.jsonl{ending}").write_bytes(compress(LINES) + packed[:-9])
    (tmp_path / f"junk.jsonl{ending}").write_bytes(compress(LINES) + b"no member at all")
    cut = codes(open_all(tmp_path / f"cut.jsonl{ending}"))
    assert cut[:2] == ["page", "page"]
    assert cut[-1] == "damaged"
    assert codes(open_all(tmp_path / f"junk.jsonl{ending}"))[-1] == "damaged"


@pytest.mark.parametrize(("compress", "ending"), PACKERS)
def test_a_bomb_is_refused_after_a_page_of_it(tmp_path: Path, compress: Callable[..., bytes], ending: str) -> None:
    (tmp_path / f"a.html{ending}").write_bytes(compress(b"<html>" + b"a" * 5_000_000))
    (tmp_path / f"b.jsonl{ending}").write_bytes(compress(b"\n" * 5_000_000))
    first, second = codes(open_all(tmp_path, settings=SMALL))
    assert (first in ("too_large", "forbidden_archive"), second) == (True, "forbidden_archive")


def test_compressed_lines_from_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(OneWay(gzip.compress(LINES)))))
    assert [page.address for page in open_all("-")] == ["-:1", "-:2"]


def test_the_files_of_an_archive_in_its_order(tmp_path: Path) -> None:
    files = {"b/x.html": HTML, "a.jsonl": LINES, "c.txt.gz": gzip.compress(b"Talks went on."), "style.css": b"p {}"}
    hidden = {"__MACOSX/._x.html": b"x", ".git/a.txt": b"x", "b/.hidden.txt": b"x"}
    path = make_zip(tmp_path / "a.zip", files | hidden)
    results = open_all(path)
    found = [result.address.removeprefix(f"{path}/") for result in results]
    assert found == ["b/x.html", "a.jsonl:1", "a.jsonl:2", "c.txt.gz", "style.css"]
    assert codes(results) == ["page"] * 4 + ["unknown_file"]
    assert [page.form for page in results[:4]] == ["html", "exact", "exact", "text"]


def test_an_archive_from_a_pipe_is_spooled_up_to_a_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = make_zip(tmp_path / "a.zip", {"a.html": HTML}).read_bytes()
    for settings, expected in ((Settings(), "page"), (Settings(max_spooled_bytes=50), "too_large")):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(OneWay(content))))
        assert codes(open_all("-", settings=settings)) == [expected]


@pytest.mark.parametrize("name", ["/etc/a.txt", "../a.txt", "x/../../a.txt", "C:a.txt", "x\\..\\a.txt"])
def test_names_that_lead_out_are_refused_and_the_rest_goes_on(tmp_path: Path, name: str) -> None:
    path = make_zip(tmp_path / "a.zip", {"n" * len(name): b"x", "b.txt": b"Talks went on."})
    path.write_bytes(path.read_bytes().replace(b"n" * len(name), name.encode()))
    assert codes(open_all(path)) == ["forbidden_archive", "page"]


def test_archives_in_archives_are_refused(tmp_path: Path) -> None:
    inner = make_zip(tmp_path / "inner.zip", {"a.html": HTML}).read_bytes()
    path = make_zip(tmp_path / "a.zip", {"inner.zip": inner, "b.txt": b"Talks went on."})
    assert codes(open_all(path)) == ["forbidden_archive", "page"]
    (tmp_path / "a.gz").write_bytes(gzip.compress(gzip.compress(b"Talks went on.")))
    (tmp_path / "a.zip.gz").write_bytes(gzip.compress(inner))
    assert codes(open_all(tmp_path / "a.gz", tmp_path / "a.zip.gz")) == ["forbidden_archive", "forbidden_archive"]


def test_an_encrypted_file_is_refused(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "a.zip", {"a.txt": b"Talks went on.", "b.txt": b"Talks went on."})
    content = bytearray(path.read_bytes())
    flags = content.index(b"PK\x01\x02") + 8
    content[flags] |= 1
    path.write_bytes(bytes(content))
    assert codes(open_all(path)) == ["forbidden_archive", "page"]


def test_a_damaged_file_costs_itself_only(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "a.zip", {"a.txt": b"Talks went on.", "b.txt": b"B."}, zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"Talks", b"Walks", 1))
    assert codes(open_all(path)) == ["damaged", "page"]


@pytest.mark.parametrize("keep", [10, 60, 150])
def test_a_cut_archive_is_refused(tmp_path: Path, keep: int) -> None:
    path = make_zip(tmp_path / "a.zip", {"a.txt": b"Talks went on.", "b.txt": b"B."})
    path.write_bytes(path.read_bytes()[:keep])
    assert codes(open_all(path)) == ["damaged"]


def test_an_archive_without_anything_known_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "a.zip", {"word/document.xml": b"<w/>"})
    assert codes(open_all(path)) == ["not_found", "unknown_file"]


def test_a_zip_bomb_of_lines_is_refused(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "a.zip", {f"{number}.jsonl": b"\n" * 1_000_000 for number in range(5)})
    assert set(codes(open_all(path, settings=SMALL))) == {"forbidden_archive"}


def test_a_member_that_lies_about_its_size_stays_within_bounds(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "a.zip", {"a.txt": b"a" * 3_000})
    content = path.read_bytes().replace(struct.pack("<L", 3_000), struct.pack("<L", 30))
    path.write_bytes(content)
    [result] = open_all(path)
    assert not isinstance(result, Page) or len(result.content) <= 3_000


def test_the_user_says_what_stands_in_the_archive(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "a.zip", {"a.txt": HTML})
    assert open_all(path, input_format="text")[0].form == "text"
    assert open_all(path, input_format="zip")[0].form == "html"
    (tmp_path / "b.txt").write_bytes(HTML)
    assert codes(open_all(tmp_path / "b.txt", input_format="zip")) == ["damaged"]
