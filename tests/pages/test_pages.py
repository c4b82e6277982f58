"""Addresses in, pages or refusals out."""

import io
import json
import os
from pathlib import Path

import pytest

from onrecord.errors import PageRefused
from onrecord.pages import Intake, open_pages
from onrecord.records import Page
from onrecord.settings import Settings

SMALL = Settings(max_page_bytes=1_000)
HTML = "<!DOCTYPE html><html><head><title>A</title></head><body><p>Talks went on.</p></body></html>"


def open_all(*addresses: object, input_format: str = "auto", settings: Settings | None = None):
    return list(open_pages([str(address) for address in addresses], Intake(settings or Settings(), input_format)))


def codes(results: list[Page | PageRefused]) -> list[str]:
    return [result.code if isinstance(result, PageRefused) else "page" for result in results]


@pytest.fixture
def standard_input(monkeypatch: pytest.MonkeyPatch):
    def give(content: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))

    return give


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [
        ("a.txt", "Talks went on.", "text"),
        ("a.html", HTML, "html"),
        ("a.txt", HTML, "html"),
        ("a", "\n  " + HTML, "html"),
        ("a.html", "Talks went on, without any markup.", "text"),
        ("a.txt", "3 < 4 and <b> is a letter", "text"),
        ("a.html", "<p>Talks went on.</p>", "html"),
    ],
)
def test_a_file_is_what_its_bytes_and_name_say(tmp_path: Path, name: str, content: str, form: str) -> None:
    (tmp_path / name).write_text(content)
    [page] = open_all(tmp_path / name)
    assert isinstance(page, Page)
    assert (page.form, page.content, page.address) == (form, content.encode(), str(tmp_path / name))


def test_the_user_has_the_last_word_on_what_a_file_holds(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HTML)
    [page] = open_all(tmp_path / "a.txt", input_format="text")
    assert isinstance(page, Page)
    assert page.form == "text"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_markup_is_markup(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a").write_bytes(HTML.encode(encoding))
    [page] = open_all(tmp_path / "a")
    assert isinstance(page, Page)
    assert page.form == "html"


def test_a_folder_is_walked_in_order_without_what_is_hidden_or_unknown(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "c.png", ".hidden.txt", "sub/d.htm", "sub/deeper/e.TXT", ".git/f.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Talks went on.")
    pages = open_all(tmp_path)
    names = [Path(page.address).relative_to(tmp_path).as_posix() for page in pages]
    assert names == ["a.html", "b.txt", "sub/d.htm", "sub/deeper/e.TXT"]


def test_a_folder_without_reports_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    assert codes(open_all(tmp_path)) == ["not_found"]


@pytest.mark.parametrize("name", ["none.txt", "x" * 5_000, "a\0b"])
def test_what_is_not_there_is_refused_and_the_rest_goes_on(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text("Talks went on.")
    results = open_all(tmp_path / name, tmp_path / "a.txt")
    assert codes(results)[0] in ("not_found", "unreadable")
    assert codes(results)[1] == "page"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Talks went on.")
    (tmp_path / "a.txt").chmod(0)
    assert codes(open_all(tmp_path / "a.txt")) == ["unreadable"]


def test_a_page_is_refused_from_one_byte_over_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x" * 1_000)
    (tmp_path / "b.txt").write_text("x" * 1_001)
    assert codes(open_all(tmp_path, settings=SMALL)) == ["page", "too_large"]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a file without end")
def test_a_file_without_end_is_refused_in_bounded_memory() -> None:
    assert codes(open_all("/dev/zero", input_format="text", settings=SMALL)) == ["too_large"]


@pytest.mark.parametrize(("content", "form"), [(HTML, "html"), ("Talks went on.", "text")])
def test_standard_input(standard_input, content: str, form: str) -> None:
    standard_input(content.encode())
    [page] = open_all("-")
    assert isinstance(page, Page)
    assert (page.form, page.address, page.content) == (form, "-", content.encode())


def test_lines_on_standard_input_are_pages_as_they_are(standard_input) -> None:
    row = {"id": 7, "text": " Talks\r\nwent on. ", "published": "2024-03-03", "title": "T", "url": "https://a.example"}
    standard_input(b"\xef\xbb\xbf" + json.dumps(row).encode() + b"\n\n" + b'{"text": "B"}')
    first, second = open_all("-", input_format="jsonl")
    assert isinstance(first, Page)
    assert (first.id, first.content, first.form, first.published) == ("7", row["text"], "exact", "2024-03-03")
    assert (first.title, first.url, first.address) == ("T", "https://a.example", "-:1")
    assert isinstance(second, Page)
    assert (second.id, second.address) == (None, "-:3")


def test_lines_are_known_by_name_and_by_look(tmp_path: Path, standard_input) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "A"}\n{"text": "B"}\n')
    standard_input(b'{"id": "x", "text": "C"}\n{"id": "y", "text": "D"}\n')
    pages = open_all(tmp_path / "a.jsonl", "-")
    assert [page.content for page in pages] == ["A", "B", "C", "D"]


@pytest.mark.parametrize(
    "line",
    [
        b"{",
        b"[]",
        b'"text"',
        b'{"id": "x"}',
        b'{"text": 5}',
        b'{"text": "a", "id": true}',
        b'{"text": "a", "id": {}}',
        b'{"text": "a", "title": 1}',
        b'{"text": "\xff"}',
        b"[" * 100_000,
    ],
)
def test_a_malformed_line_costs_itself_only(standard_input, line: bytes) -> None:
    standard_input(b'{"text": "A"}\n' + line + b'\n{"text": "B"}\n')
    results = open_all("-", input_format="jsonl")
    assert codes(results) == ["page", "malformed_line", "page"]
    assert results[1].address == "-:2"


def test_a_refused_line_keeps_its_id(standard_input) -> None:
    standard_input(b'{"id": "x"}\n')
    [refusal] = open_all("-", input_format="jsonl")
    assert refusal.id == "x"


def test_a_line_over_the_limit_is_skipped(standard_input) -> None:
    standard_input(b'{"text": "' + b"x" * 3_000_000 + b'"}\n{"text": "B"}\n')
    assert codes(open_all("-", input_format="jsonl", settings=SMALL)) == ["too_large", "page"]


def test_half_a_surrogate_pair_becomes_one_replacement_character(standard_input) -> None:
    standard_input(b'{"text": "a\\ud800b\\ud83d\\ude00c", "id": "\\udfff"}\n')
    [page] = open_all("-", input_format="jsonl")
    assert isinstance(page, Page)
    assert (page.content, page.id) == ("a\ufffdb\U0001f600c", "\ufffd")


def test_pages_are_opened_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Talks went on.")
    pages = open_pages([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], Intake())
    assert isinstance(next(pages), Page)
    (tmp_path / "b.txt").write_text("Talks ended.")
    assert isinstance(next(pages), Page)
