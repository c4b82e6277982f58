"""Web pages in, reports out."""

import pytest

from onrecord.errors import ReportEmpty

PARAGRAPHS = [
    "OSTHAVEN, May 12 (Northwire) — The minister of transport of Norland, Ivar Sand, denied on Friday that the port "
    "of Osthaven had been sold & handed over.",
    "“Nobody has sold anything and nobody will,” Sand told reporters. He called the story a fairy tale.",
    "The newspaper Dagen wrote this week that a contract had been signed in April, citing two people.",
    "Sand said that he had no knowledge of such a paper. The opposition wants an inquiry.",
]
HEAD = '<title>Sale of port denied - Harbour Post</title><meta property="og:title" content="Sale of port denied">'
PUBLISHED = '<meta property="article:published_time" content="2023-05-12T08:00:00+02:00">'
LINKED = '<script type="application/ld+json">{"@graph": [{"datePublished": "2023-05-12T08:00:00Z"}]}</script>'
ADDRESS = '<link rel="canonical" href="https://harbour.example/2023/05/12/port">'


def page(head: str = "", *more: str) -> str:
    paragraphs = "".join(f"<p>{words.replace('&', '&amp;')}</p>" for words in [*PARAGRAPHS, *more])
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{HEAD}{head}<script>var said = 1;</script></head>'
        '<body><nav><a href="/">Home</a> <a href="/n">News</a></nav><article><h1>Sale of port denied</h1>'
        f"<p>By Rolf Eide</p>{paragraphs}</article><footer>© 2001-2022 Harbour Post</footer></body></html>"
    )


def test_a_page_becomes_title_and_paragraphs(read) -> None:
    reading = read(page('<meta property="og:site_name" content="Harbour Post">' + PUBLISHED + ADDRESS).encode(), "html")
    report = reading.report
    assert reading.body == ["Sale of port denied", *PARAGRAPHS]
    assert (report.title, report.byline, report.publisher) == ("Sale of port denied", "Rolf Eide", "Harbour Post")
    assert (report.url, report.language) == ("https://harbour.example/2023/05/12/port", "en")
    assert (report.published, report.published_found) == ("2023-05-12", "metadata")
    assert report.dateline is not None
    assert (report.dateline.place, report.dateline.date) == ("OSTHAVEN", "2023-05-12")
    assert "var said" not in report.text


def test_strong_furniture_inside_the_body_is_marked(read) -> None:
    reading = read(page("", "READ MORE: Fishermen ask for higher quotas"), "html")
    assert ("READ MORE: Fishermen ask for higher quotas", "related") in reading.furniture
    assert reading.body[1:] == PARAGRAPHS


@pytest.mark.parametrize(
    ("head", "fields", "published", "found"),
    [
        (PUBLISHED, {}, "2023-05-12", "metadata"),
        (LINKED, {}, "2023-05-12", "metadata"),
        ('<meta name="pubdate" content="Fri, 12 May 2023 08:00:00 GMT">', {}, "2023-05-12", "metadata"),
        ('<meta name="date" content="May 12, 2023">', {}, "2023-05-12", "metadata"),
        (PUBLISHED, {"published": "2023-05-13"}, "2023-05-12", "metadata"),
        (ADDRESS, {"published": "2023-05-13"}, "2023-05-13", "given"),
        (ADDRESS, {}, "2023-05-12", "address"),
        ("", {"url": "https://harbour.example/2023/05/12/port"}, "2023-05-12", "address"),
        ("", {"url": "https://harbour.example/2023/45/12/port"}, None, None),
        ('<meta name="date" content="03/04/2023">', {}, None, None),
        ('<meta name="date" content="3023-05-12">', {}, None, None),
        ('<meta property="article:modified_time" content="2023-05-14">', {}, None, None),
        ('<script type="application/ld+json">{"datePublished": </script>', {}, None, None),
        ("", {}, None, None),
    ],
)
def test_published(read, head: str, fields: dict[str, str], published: str | None, found: str | None) -> None:
    report = read(page(head), "html", **fields).report
    assert (report.published, report.published_found) == (published, found)


def test_a_declared_encoding_is_used(read) -> None:
    markup = page().replace("utf-8", "windows-1252").encode("cp1252")
    assert read(markup, "html").body[1:] == PARAGRAPHS


def test_a_page_whose_body_the_extractor_misses_is_read_line_by_line(read) -> None:
    menu = "".join(
        f"<div>{word}</div>" for word in ["Home", "World", "Sport", "Weather", "Contact", "Careers", "Archive"]
    )
    markup = f"<html><head>{HEAD}</head><body>{menu}<div>{PARAGRAPHS[1]}<br>{PARAGRAPHS[2]}</div></body></html>"
    body = read(markup, "html").body
    assert PARAGRAPHS[1] in body
    assert PARAGRAPHS[2] in body
    assert "Weather" not in body


@pytest.mark.parametrize(
    "markup",
    ["<html></html>", "<html><body>" + "“" * 10_000 + "</body></html>", "<script>said()</script>", "<" * 100_000],
)
def test_a_page_without_words_is_refused(read, markup: str) -> None:
    with pytest.raises(ReportEmpty):
        read(markup, "html")
