"""Whatever comes ends in a report or a refusal with its reason, in bounded time."""

import time

import pytest

from onrecord.errors import LanguageRefused, PageNotText, PageRefused, ReportEmpty
from onrecord.records import Page
from onrecord.reports import doubts_of, read_report
from onrecord.settings import Settings

SENTENCE = "The minister said on Tuesday that the talks would go on in the capital. "
FRENCH = "Le ministre a déclaré mardi que les négociations se poursuivraient dans la capitale malgré les tensions."
GERMAN = "Der Minister sagte am Dienstag, dass die Gespräche in der Hauptstadt trotz der Spannungen weitergehen würden."
RUSSIAN = "Министр заявил во вторник, что переговоры продолжатся в столице."
CHINESE = "部长星期二表示，谈判将在首都继续进行，尽管局势紧张。"


@pytest.mark.parametrize("content", ["", " \n\t\u00a0\n", "“" * 10_000, "\n" * 100_000, "… — 12:30 —", b""])
def test_nothing_to_read(read, content: bytes | str) -> None:
    with pytest.raises(ReportEmpty):
        read(content)


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7 and so on",
        b"PK\x03\x04 and so on",
        b"\x89PNG\r\n\x1a\n and so on",
        b"\xff\xd8\xff\xe0 and so on",
        b"GIF89a and so on",
        b"\x1f\x8b\x08 and so on",
        b"\0" * 1_000 + SENTENCE.encode(),
        bytes(range(256)) * 10,
    ],
)
def test_what_is_no_text(read, content: bytes) -> None:
    with pytest.raises(PageNotText) as refusal:
        read(content)
    assert refusal.value.address == "a.txt"


@pytest.mark.parametrize(
    ("content", "language"),
    [(FRENCH, "French"), (GERMAN, "German"), (RUSSIAN, "Russian"), (CHINESE, "Chinese")],
)
def test_another_language_is_refused_by_name(read, content: str, language: str) -> None:
    with pytest.raises(LanguageRefused, match=language):
        read(content)


@pytest.mark.parametrize("content", ["Stocks rise", "Xi, Putin, Macron", "Norland: non, merci", SENTENCE])
def test_a_few_words_are_not_refused_for_their_language(read, content: str) -> None:
    assert read(content).report.language in ("en", None)


def test_english_that_quotes_another_language_is_english(read) -> None:
    assert read(SENTENCE * 3 + f"“{FRENCH}”").report.language == "en"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(read, encoding: str) -> None:
    text = SENTENCE * 3 + "The aide, Müller, ordered “café crème” – twice."
    assert read(text.encode(encoding)).report.text == text


def test_a_few_broken_bytes_cost_themselves_only(read) -> None:
    content = (SENTENCE * 20 + "“So,” he said – “it is.”").encode() + b"\xff"
    assert read(content).report.text == content[:-1].decode() + "\ufffd"


@pytest.mark.parametrize("form", ["text", "exact"])
@pytest.mark.parametrize("odd", ["\u202e", "\u200f", "\0", "\x1b[31m", "\ufeff", "\U0001f600", "e\u0301", "\u2028"])
def test_odd_characters_stay_where_they_are(read, form: str, odd: str) -> None:
    text = f"The minister {odd} said on Tuesday that the talks would go on."
    assert read(text, form).report.text == text


def test_half_a_surrogate_pair_becomes_one_replacement_character(read) -> None:
    assert read(f"\ud800 {SENTENCE}", "exact").report.text == f"\ufffd {SENTENCE}"


@pytest.mark.parametrize("published", ["2023-13-77", "0001-01-01", "3023-01-01", "yesterday", "22/03/2023"])
def test_an_absurd_day_is_not_used_and_noted(published: str) -> None:
    page = Page(address="a.txt", content=SENTENCE, form="exact", published=published)
    report = read_report(page, Settings())
    assert (report.published, report.published_found) == (None, None)
    assert [note.code for note in doubts_of(page, report)] == ["published_doubted"]


def test_a_sound_report_raises_no_doubts() -> None:
    page = Page(address="a.txt", content=SENTENCE, form="exact", published="2023-03-22")
    assert doubts_of(page, read_report(page, Settings())) == ()


@pytest.mark.parametrize("form", ["text", "exact"])
@pytest.mark.parametrize("joint", ["", "\n\n"])
def test_a_long_report_is_cut_where_a_sentence_ends_and_noted(form: str, joint: str) -> None:
    content = "".join(f"The minister said in letter {number} that he was well. {joint}" for number in range(500))
    page = Page(address="a.txt", content=content, form=form)
    report = read_report(page, Settings(max_report_chars=1_000))
    end = report.body[-1].end
    assert 900 <= end <= 1_000
    assert report.text[:end].endswith("well.")
    assert content.startswith(report.text)
    assert (form == "exact") == (report.text == content)
    assert [note.code for note in doubts_of(page, report)] == ["text_cut"]


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (SENTENCE * 700_000, "text"),
        (SENTENCE * 700_000, "exact"),
        ("a" * 50_000_000, "text"),
        ("word\n" * 1_000_000, "text"),
        ("“" * 1_000_000 + SENTENCE, "text"),
        ("-" * 1_000_000 + SENTENCE, "text"),
        ("Photo by " * 200_000, "text"),
        ("<div>" * 4_000_000, "html"),
        ("<html><body>" + "<div>" * 1_000_000 + SENTENCE + "</div>" * 1_000_000, "html"),
        ("<p>" + SENTENCE * 100_000 + "</p>", "html"),
        ("<p>" + SENTENCE * 2 + "</p>", "html"),
    ],
    ids=["line", "exact line", "word", "lines", "quotes", "dashes", "credits", "nested", "deep", "paragraph", "small"],
)
def test_bounded_time(content: str, form: str) -> None:
    started = time.monotonic()
    try:
        read_report(Page(address="a.txt", content=content, form=form), Settings())
    except PageRefused as refusal:
        assert refusal.reason
    assert time.monotonic() - started < 20


def note_of(content: str, form: str, **fields: str) -> tuple[str | None, str | None, list[str]]:
    page = Page(address="a.txt", content=content, form=form, **fields)
    report = read_report(page, Settings())
    return report.published, report.published_found, [note.code for note in doubts_of(page, report)]


@pytest.mark.parametrize(
    ("published", "used"), [("2024-05-02", True), ("2024-05-03", True), ("2024-05-04", False), ("2031-01-01", False)]
)
def test_a_day_later_than_the_page_is_not_used_and_noted(published: str, used: bool) -> None:
    found = note_of(SENTENCE, "exact", published=published, received="2024-05-02")
    assert found == ((published, "given", []) if used else (None, None, ["published_doubted"]))


PAGE = """<html lang="en"><head><title>Boats return</title><meta property="article:published_time" content="{}"></head>
<body><article><h1>Boats return</h1><p>The minister said on Tuesday that the talks would go on, and that nobody would be
sent away. The boats came back to the old quay in the evening, the harbour master said.</p></article></body></html>"""


@pytest.mark.parametrize("day", ["2031-01-01T09:00:00Z", "1899-12-31", "0001-01-01T00:00:00Z"])
def test_an_absurd_day_in_metadata_gives_way_to_the_next_source(day: str) -> None:
    assert note_of(PAGE.format(day), "html", received="2024-05-02") == (None, None, ["published_doubted"])
    found = note_of(PAGE.format(day), "html", received="2024-05-02", published="2024-05-01")
    assert found == ("2024-05-01", "given", ["published_doubted"])


def test_a_dateline_later_than_the_page_is_not_used_and_noted() -> None:
    text = f"HALVIK, March 20, 2031 (Meridian Press) — {SENTENCE}"
    assert note_of(text, "text", received="2024-05-02") == (None, None, ["published_doubted"])
    assert note_of(text, "text") == ("2031-03-20", "dateline", [])


def test_an_address_later_than_the_page_is_not_used_and_noted() -> None:
    page = PAGE.format("")
    address = "https://meridian.example/2031/01/01/boats"
    assert note_of(page, "html", received="2024-05-02", url=address) == (None, None, ["published_doubted"])
