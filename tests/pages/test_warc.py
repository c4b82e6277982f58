"""Web archives: their pages, what is skipped, and damage that costs one record."""

import base64
import gzip
import hashlib
import io
import json
import tracemalloc
import zlib
from collections import Counter
from pathlib import Path

import brotli
import pytest
from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType
from hypothesis import given, settings
from hypothesis import strategies as st
from making import HTML, SMALL, OneWay, chunk, codes, digest_of, make_answer, make_record, make_zip, open_all, pack

from onrecord.pages import Intake, open_pages
from onrecord.records import Page

DEFLATED = zlib.compress(HTML)


def read_records(tmp_path: Path, *records: bytes, limits=None):
    """What the records give, which is the same plain, compressed one by one, and compressed as one."""
    ways = {"a.warc": b"".join(records), "a.warc.gz": pack(records), "b.warc.gz": gzip.compress(b"".join(records))}
    results = []
    for name, content in ways.items():
        (tmp_path / name).write_bytes(content)
        results.append(open_all(tmp_path / name, settings=limits))
    assert codes(results[0]) == codes(results[1]) == codes(results[2])
    return results[1]


def test_a_response_is_a_page_with_all_that_the_archive_knows(tmp_path: Path) -> None:
    [page] = read_records(tmp_path, make_record("1", make_answer(HTML, "text/html; charset=windows-1252")))
    assert (page.content, page.form, page.url, page.encoding) == (HTML, "html", "https://a.example/1", "windows-1252")
    assert (page.received, page.address) == ("2024-03-03", f"{tmp_path}/a.warc.gz#urn:uuid:1")


def test_an_archive_that_another_tool_wrote(tmp_path: Path) -> None:
    with (tmp_path / "a.gz").open("wb") as file:
        stream = GzipWriter(file)
        for number in range(3):
            record = WarcRecord()
            record.init_headers(record_type=WarcRecordType.response)
            record.headers["WARC-Target-URI"] = f"https://a.example/{number}"
            record.headers["Content-Type"] = "application/http; msgtype=response"
            record.set_bytes_content(make_answer())
            record.write(stream, checksum_data=True)
        stream.close()
    pages = open_all(tmp_path / "a.gz")
    assert codes(pages) == ["page"] * 3
    assert [page.url for page in pages] == [f"https://a.example/{number}" for number in range(3)]


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(HTML), {"Content_Encoding": "gzip"}),
        (brotli.compress(HTML), {"Content_Encoding": "br"}),
        (DEFLATED, {"Content_Encoding": "deflate"}),
        (DEFLATED[2:-4], {"Content_Encoding": "deflate"}),
        (chunk(HTML), {"Transfer_Encoding": "chunked"}),
        (chunk(gzip.compress(HTML)), {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"}),
        (brotli.compress(gzip.compress(HTML)), {"Content_Encoding": "gzip, br"}),
        (HTML, {"Transfer_Encoding": "chunked"}),
        (HTML, {"Content_Encoding": "gzip"}),
        (HTML, {"Content_Encoding": "br"}),
        (HTML, {"Content_Encoding": "identity"}),
    ],
)
def test_bodies_are_unpacked(tmp_path: Path, body: bytes, headers: dict[str, str]) -> None:
    [page] = read_records(tmp_path, make_record("1", make_answer(body, **headers)))
    assert page.content == HTML


@pytest.mark.parametrize(
    ("body", "headers", "code"),
    [
        (gzip.compress(b"a" * 3_000_000), {"Content_Encoding": "gzip"}, "too_large"),
        (brotli.compress(b"a" * 3_000_000), {"Content_Encoding": "br"}, "too_large"),
        (zlib.compress(b"a" * 3_000_000), {"Content_Encoding": "deflate"}, "too_large"),
        (b"a" * 3_000_000, {}, "too_large"),
        (gzip.compress(HTML)[:-12], {"Content_Encoding": "gzip"}, "damaged"),
        (brotli.compress(HTML)[:-4], {"Content_Encoding": "br"}, "damaged"),
        (b"\x1f\x8bnothing", {"Content_Encoding": "gzip"}, "damaged"),
        (b"nothing", {"Content_Encoding": "deflate"}, "damaged"),
        (HTML, {"Content_Encoding": "of-our-own"}, "damaged"),
        (chunk(HTML)[:-30], {"Transfer_Encoding": "chunked"}, "damaged"),
    ],
)
def test_bodies_that_swell_or_break_cost_themselves(
    tmp_path: Path, body: bytes, headers: dict[str, str], code: str
) -> None:
    records = (make_record("1", make_answer(body, **headers)), make_record("2", make_answer()))
    assert codes(read_records(tmp_path, *records, limits=SMALL)) == [code, "page"]


def test_what_is_no_page_is_counted(tmp_path: Path) -> None:
    records = (
        make_record("0", b"software: x\r\n", "warcinfo"),
        make_record("1", b"GET / HTTP/1.1\r\n\r\n", "request"),
        make_record("2", b"x: y\r\n", "metadata"),
        make_record("3", make_answer(b"", status=200), "revisit"),
        make_record("4", make_answer(b"\x89PNG", "image/png")),
        make_record("5", make_answer(b"%PDF-", "application/pdf")),
        make_record("6", make_answer(HTML, status=404)),
        make_record("7", make_answer(b"User-agent: *", "text/plain"), WARC_Target_URI="https://a.example/robots.txt"),
        make_record("8", make_answer(b"\x89PNG", "")),
        make_record("9", b"5 servers", WARC_Target_URI="dns:a.example", Content_Type="text/dns"),
        make_record("10", make_answer()),
    )
    page, *skipped = read_records(tmp_path, *records)
    assert page.url == "https://a.example/10"
    assert Counter(codes(skipped)) == {
        "warcinfo": 1,
        "request": 1,
        "metadata": 1,
        "revisit": 1,
        "picture": 1,
        "not_html": 2,
        "status": 1,
        "robots": 1,
        "not_http": 1,
    }


@pytest.mark.parametrize(
    ("record", "form"),
    [
        (make_record("1", HTML, "resource", Content_Type="text/html"), "html"),
        (make_record("1", b"Talks went on.", "conversion", Content_Type="text/plain"), "text"),
        (make_record("1", make_answer(HTML, "application/xhtml+xml")), "html"),
        (make_record("1", make_answer(b"Talks went on.", "text/plain")), "text"),
        (make_record("1", make_answer(HTML, "")), "html"),
    ],
)
def test_other_records_with_pages(tmp_path: Path, record: bytes, form: str) -> None:
    [page] = read_records(tmp_path, record)
    assert page.form == form


BLOCK = make_answer()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"WARC_Block_Digest": digest_of(BLOCK)}, "page"),
        ({"WARC_Block_Digest": f"sha256:{hashlib.sha256(BLOCK).hexdigest()}"}, "page"),
        ({"WARC_Block_Digest": digest_of(b"another")}, "damaged"),
        ({"WARC_Payload_Digest": digest_of(HTML)}, "page"),
        ({"WARC_Payload_Digest": digest_of(b"another")}, "damaged"),
        ({"WARC_Block_Digest": "ours:abc"}, "page"),
        ({"WARC_Truncated": "length"}, "damaged"),
        ({"WARC_Date": "last Tuesday"}, "page"),
    ],
)
def test_what_a_record_says_of_itself_is_checked(tmp_path: Path, fields: dict[str, str], code: str) -> None:
    results = read_records(tmp_path, make_record("1", BLOCK, **fields), make_record("2", BLOCK))
    assert codes(results)[0] == code
    assert results[-1].address.endswith("#urn:uuid:2") or code == "damaged"


def test_a_digest_of_the_unpacked_payload_is_one_too(tmp_path: Path) -> None:
    block = make_answer(chunk(gzip.compress(HTML)), Transfer_Encoding="chunked", Content_Encoding="gzip")
    assert codes(read_records(tmp_path, make_record("1", block, WARC_Payload_Digest=digest_of(HTML)))) == ["page"]


def names(results) -> list[str]:
    """The record that each result is about, with its code."""
    return [f"{result.address.rpartition(':')[2]} {code}" for result, code in zip(results, codes(results), strict=True)]


@pytest.mark.parametrize("length", ["-5", "many", "", "9" * 30])
def test_a_record_without_a_length_costs_itself(tmp_path: Path, length: str) -> None:
    for bring in (b"".join, pack):
        (tmp_path / "a.warc").write_bytes(
            bring([make_record("1", BLOCK, Content_Length=length), make_record("2", BLOCK)])
        )
        assert names(open_all(tmp_path / "a.warc")) == ["1 damaged", "2 page"]


@pytest.mark.parametrize("by", [-20, 30, 400, 10_000])
@pytest.mark.parametrize("zipped", [True, False])
def test_a_wrong_length_costs_its_record(tmp_path: Path, by: int, zipped: bool) -> None:
    records = [make_record(name, BLOCK) for name in "1234567"]
    records[2] = make_record("3", BLOCK, length=len(BLOCK) + by)
    (tmp_path / "a.warc").write_bytes(pack(records) if zipped else b"".join(records))
    results = names(open_all(tmp_path / "a.warc"))
    assert results[:3] == ["1 page", "2 page", "3 damaged"]
    assert results[-4:] == ["4 page", "5 page", "6 page", "7 page"] or by == 10_000


def test_a_proven_record_before_damage_is_kept(tmp_path: Path) -> None:
    records = [make_record(name, BLOCK, WARC_Block_Digest=digest_of(BLOCK)) for name in "123"]
    (tmp_path / "a.warc").write_bytes(records[0] + b"what is this\r\n\r\n" + records[1] + records[2])
    assert codes(open_all(tmp_path / "a.warc")) == ["page", "damaged", "page", "page"]


@pytest.mark.parametrize("place", [5, 60, 250])
def test_damage_inside_a_compressed_record_costs_that_record(tmp_path: Path, place: int) -> None:
    packed = [pack([make_record(name, BLOCK)]) for name in "12345"]
    damage = bytes(byte ^ 0x5A for byte in packed[2][place : place + 20])
    packed[2] = packed[2][:place] + damage + packed[2][place + 20 :]
    (tmp_path / "a.warc.gz").write_bytes(b"".join(packed))
    results = open_all(tmp_path / "a.warc.gz")
    found = names(results)
    assert (found[:2], found[-2:]) == (["1 page", "2 page"], ["4 page", "5 page"])
    assert "damaged" in codes(results)[2:-2] or place == 5


def test_a_cut_archive_is_told_of_wherever_it_is_cut(tmp_path: Path) -> None:
    ends = {make_record("1", BLOCK): 4, pack([make_record("1", BLOCK)]): 12}  # behind the last byte of the block
    for record, end in ends.items():
        whole = record * 2
        for keep in range(len(record) + 1, len(whole) - end):
            (tmp_path / "a.warc").write_bytes(whole[:keep])
            results = codes(open_all(tmp_path / "a.warc"))
            assert results[0] == "page"
            assert results[1:] == ["damaged"], keep


def test_padding_at_the_end_is_no_damage(tmp_path: Path) -> None:
    for content in (make_record("1", BLOCK), pack([make_record("1", BLOCK)])):
        (tmp_path / "a.warc").write_bytes(content + b"\0" * 1_000)
        assert codes(open_all(tmp_path / "a.warc")) == ["page"]


def test_what_is_no_web_archive_is_one_refusal(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(b"Talks went on.\n" * 100_000)
    assert codes(open_all(tmp_path / "a.warc")) == ["damaged"]
    (tmp_path / "b.warc").write_bytes(b"WARC/1.0\r\nX: " + b"a" * 5_000_000 + b"\r\n\r\n" + make_record("2", BLOCK))
    assert codes(open_all(tmp_path / "b.warc")) == ["damaged", "page"]


def test_an_archive_from_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    content = pack([make_record(name, BLOCK) for name in "12"])
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(OneWay(content))))
    assert [page.address for page in open_all("-")] == ["-#urn:uuid:1", "-#urn:uuid:2"]


def make_wacz(path: Path, *pages: dict[str, str], compression: int = 0) -> Path:
    records = pack([make_record(name, make_answer()) for name in "123"])
    lines = [{"format": "json-pages-1.0", "id": "pages"}, *pages]
    files = {
        "datapackage.json": b"{}",
        "pages/pages.jsonl": b"".join(json.dumps(line).encode() + b"\n" for line in lines),
        "archive/x.warc.gz": records,
        "indexes/index.cdx": b"x",
    }
    return make_zip(path, files if pages else {**files, "pages/pages.jsonl": b""}, compression)


@pytest.mark.parametrize("compression", [0, 8])
def test_the_listed_pages_of_a_wacz_are_its_reports(tmp_path: Path, compression: int) -> None:
    listed = ({"url": "https://a.example/1", "title": "One"}, {"url": "https://a.example/3"})
    path = make_wacz(tmp_path / "a.wacz", *listed, compression=compression)
    results = open_all(path)
    assert codes(results) == ["page", "page", "unlisted"]
    assert [page.title for page in results[:2]] == ["One", None]
    assert results[0].address == f"{path}/archive/x.warc.gz#urn:uuid:1"


def test_a_wacz_without_a_list_and_one_that_is_none(tmp_path: Path) -> None:
    assert codes(open_all(make_wacz(tmp_path / "a.wacz"))) == ["page"] * 3
    path = make_zip(tmp_path / "b.wacz", {"a.html": HTML})
    assert codes(open_all(path, input_format="wacz")) == ["damaged"]


def test_web_archives_in_memory_that_does_not_grow(tmp_path: Path) -> None:
    record = pack([make_record("1", make_answer(base64.b64encode(bytes(range(256)) * 200)))])
    (tmp_path / "a.warc.gz").write_bytes(record * 400)
    tracemalloc.start()
    count = sum(isinstance(page, Page) for page in open_pages([str(tmp_path / "a.warc.gz")], Intake()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 400
    assert peak < 12_000_000


@settings(max_examples=150, deadline=None)
@given(place=st.floats(0, 1, exclude_max=True), by=st.integers(1, 255))
def test_one_changed_byte_never_passes_in_silence(
    tmp_path_factory: pytest.TempPathFactory, place: float, by: int
) -> None:
    content = bytearray(pack([make_record(name, BLOCK) for name in "12345"]))
    content[int(place * len(content))] ^= by
    path = tmp_path_factory.mktemp("changed") / "a.warc.gz"
    path.write_bytes(content)
    results = open_all(path)
    sound = [result for result in results if isinstance(result, Page) and result.content == HTML]
    assert len(sound) == 5 or (len(sound) >= 3 and "damaged" in codes(results))
