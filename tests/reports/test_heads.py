"""Heads and ends of pages: writers, publishers, days and corrections. Papers and people are invented."""

import json
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from rich.console import Console

from onrecord.cli.tables import head_of
from onrecord.records import Page, Reader, Record, Report
from onrecord.reports import doubts_of, read_report
from onrecord.settings import Settings

BODY = [
    "The council of Norburg said on Tuesday that it would sell the old ferry to a company from the islands.",
    "The mayor told reporters that three offers had been made and that the highest one came from a family firm.",
    "The opposition wants to see the papers first. It asked the council to wait until the end of the month.",
]
TITLE = "Old ferry of Norburg will be sold"
SITE = '<meta property="og:site_name" content="Harbour Post">'
DAY = '<meta property="article:published_time" content="2024-03-03T23:30:00+02:00">'
URL = "https://www.harbourpost.example/ferry"


def linked(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


def read_page(head: str = "", above: str = "", below: str = "", lang: str = "en", **fields: str) -> Report:
    paragraphs = "".join(f"<p>{words}</p>" for words in BODY)
    markup = (
        f'<!DOCTYPE html><html lang="{lang}"><head>{head}<title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>'
        f"{above}{paragraphs}{below}</article></body></html>"
    )
    return read_report(Page(address="a.html", content=markup, form="html", **fields), Settings())


def read_text(*lines: str, **fields: str) -> Report:
    return read_report(Page(address="a.txt", content="\n\n".join(lines), form="text", **fields), Settings())


@pytest.mark.parametrize(
    ("head", "above", "authors"),
    [
        ('<meta name="author" content="Ada Lind">', "", ["Ada Lind"]),
        ('<meta name="author" content="By Ada Lind and Bo Falk">', "", ["Ada Lind", "Bo Falk"]),
        ('<meta property="article:author" content="https://harbourpost.example/people/ada">', "", []),
        ('<meta property="article:author" content="Ada Lind">', "", ["Ada Lind"]),
        ('<meta name="parsely-author" content="Ada Lind"><meta name="author" content="webdesk">', "", ["Ada Lind"]),
        ('<meta name="sailthru.author" content="ADA LIND">', "", ["Ada Lind"]),
        ('<meta name="dc.creator" content="Ada van der Lind">', "", ["Ada van der Lind"]),
        ('<meta name="byl" content="By Ada Lind, Bo Falk and Cy Moor">', "", ["Ada Lind", "Bo Falk", "Cy Moor"]),
        ('<meta name="author" content="Harbour Post">' + SITE, "", []),
        ('<meta name="author" content="Ada Lind"><meta name="author" content="Bo Falk">', "", ["Ada Lind", "Bo Falk"]),
        (linked('{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Ada Lind"}}'), "", ["Ada Lind"]),
        (
            linked('{"@type": "NewsArticle", "author": [{"name": "Ada Lind"}, {"name": "Bo Falk"}]}'),
            "",
            ["Ada Lind", "Bo Falk"],
        ),
        (linked('{"@type": "NewsArticle", "author": "Ada Lind"}'), "", ["Ada Lind"]),
        (
            linked(
                '{"@graph": [{"@type": ["NewsArticle"], "author": {"@id": "#p1"}},'
                ' {"@type": "Person", "@id": "#p1", "name": "Ada Lind"}]}'
            ),
            "",
            ["Ada Lind"],
        ),
        (
            linked('{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Harbour Post"}}') + SITE,
            "",
            [],
        ),
        (
            linked('{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Northwire"}}'),
            "",
            ["Northwire"],
        ),
        (linked('{"@type": "NewsArticle", "author": '), "", []),
        ("", '<p>By <a rel="author" href="/ada">Ada Lind</a></p>', ["Ada Lind"]),
        ("", '<p>By <span itemprop="author">ADA LIND</span>, Political Correspondent</p>', ["Ada Lind"]),
        (
            "",
            '<div class="article-byline">By Ada Lind in Norburg and Bo Falk in Osthaven</div>',
            ["Ada Lind", "Bo Falk"],
        ),
        ("", "<p>By Ada Lind, ada.lind@harbourpost.example</p>", ["Ada Lind"]),
        ("", '<p class="byline">By Staff and agencies</p>', []),
        ("", "<p>By Ada Lind</p>", ["Ada Lind"]),
    ],
)
def test_authors_of_a_page(head, above, authors):
    assert list(read_page(head, above).authors) == authors


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("BY ADA LIND", ["Ada Lind"]),
        ("by ada lind", ["Ada Lind"]),
        ("By Ada Lind and Bo Falk", ["Ada Lind", "Bo Falk"]),
        ("By Ada Lind, Bo Falk and Cy Moor in Norburg", ["Ada Lind", "Bo Falk", "Cy Moor"]),
        ("By Ada Lind, Political Correspondent", ["Ada Lind"]),
        ("By Ada Lind, Senior Foreign Editor, Harbour Post", ["Ada Lind"]),
        ("By Staff Writer Ada Lind", ["Ada Lind"]),
        ("By Ada Lind @adalind", ["Ada Lind"]),
        ("By Ada Lind | 3 March 2024", ["Ada Lind"]),
        ("By ADA MCLIND and J. K. FALK", ["Ada McLind", "J. K. Falk"]),
        ("By Staff and agencies", []),
        ("By NPA", ["NPA"]),
        ("By SEAN O'BRIAN-MOOR", ["Sean O'Brian-Moor"]),
    ],
)
def test_authors_of_a_text(line, authors):
    report = read_text(TITLE, line, *BODY)
    assert list(report.authors) == authors
    assert report.byline


def test_writers_stand_before_editors_and_editors_are_no_authors():
    line = "Reporting by Ada Lind and Bo Falk; Additional reporting by Cy Moor; Editing by Di Rask"
    assert read_text(TITLE, *BODY, line).authors == ("Ada Lind", "Bo Falk", "Cy Moor")


def test_a_site_is_no_person_and_its_byline_stays_as_written():
    report = read_page('<meta name="author" content="Harbour Post">' + SITE)
    assert (report.byline, report.authors) == ("Harbour Post", ())


@pytest.mark.parametrize(
    ("head", "above", "below", "fields", "publisher"),
    [
        (SITE, "", "", {}, ("Harbour Post", "metadata", None)),
        (
            linked('{"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": "Harbour Post"}}'),
            "",
            "",
            {},
            ("Harbour Post", "metadata", None),
        ),
        ('<meta name="application-name" content="Harbour Post">', "", "", {}, ("Harbour Post", "metadata", None)),
        ("", "", "", {}, (None, None, None)),
        ("", "", "", {"url": URL}, ("harbourpost.example", "address", None)),
        ("", "", "", {"url": URL, "publisher": "Harbour Post"}, ("Harbour Post", "given", None)),
        (
            f"<title>{TITLE} | Harbour Post</title>",
            "",
            "",
            {"url": URL},
            ("Harbour Post", "metadata", None),
        ),
        (
            SITE,
            "",
            "<p>This article originally appeared in The Inland Herald on 3 March 2024.</p>",
            {},
            ("The Inland Herald", "credit", "Harbour Post"),
        ),
        (SITE, "", "", {"publisher": "Feeds of the World"}, ("Harbour Post", "metadata", None)),
        (
            SITE,
            "",
            "<p>This article originally appeared in The Inland Herald.</p>",
            {},
            ("The Inland Herald", "credit", "Harbour Post"),
        ),
        (
            SITE,
            "",
            "<p>This story was first published by Inland Herald and is run here with thanks.</p>",
            {},
            ("Inland Herald", "credit", "Harbour Post"),
        ),
        (
            linked('{"@type": "NewsArticle", "sourceOrganization": {"name": "Northwire"}}') + SITE,
            "",
            "",
            {},
            ("Northwire", "metadata", "Harbour Post"),
        ),
        (
            linked('{"@type": "NewsArticle", "isBasedOn": "https://www.inlandherald.example/ferry"}') + SITE,
            "",
            "",
            {"url": URL},
            ("inlandherald.example", "canonical", "Harbour Post"),
        ),
        (
            '<link rel="canonical" href="https://inlandherald.example/ferry">' + SITE,
            "",
            "",
            {"url": URL},
            ("inlandherald.example", "canonical", "Harbour Post"),
        ),
        (
            '<link rel="canonical" href="https://news.harbourpost.example/ferry">' + SITE,
            "",
            "",
            {"url": URL},
            ("Harbour Post", "metadata", None),
        ),
        (
            SITE,
            '<p class="standfirst">The ferry will go to the islands this spring, writes The Inland Herald</p>',
            "",
            {},
            ("The Inland Herald", "credit", "Harbour Post"),
        ),
        (
            SITE,
            "<p>Norburg has been paid in full for the ferry, reports The Inland Herald.</p>",
            "",
            {},
            ("Harbour Post", "metadata", None),
        ),
        (
            SITE,
            "",
            "<p>This report was published by the council last week.</p>",
            {},
            ("Harbour Post", "metadata", None),
        ),
    ],
)
def test_publisher_of_a_page(head, above, below, fields, publisher):
    report = read_page(head, above, below, **fields)
    assert (report.publisher, report.publisher_found, report.carrier) == publisher


@pytest.mark.parametrize(
    ("lines", "fields", "publisher"),
    [
        ([TITLE, *BODY, "Source: Northwire"], {"publisher": "Harbour Post"}, ("Northwire", "line", "Harbour Post")),
        ([TITLE, *BODY, "Source: Northwire"], {}, ("Northwire", "line", None)),
        ([TITLE, *BODY, "Source: Ministry"], {"publisher": "Harbour Post"}, ("Harbour Post", "given", None)),
        ([TITLE, f"NORBURG, March 5 (Northwire) — {BODY[0]}", *BODY[1:]], {}, ("Northwire", "dateline", None)),
        (
            [TITLE, f"NORBURG, March 5 (Northwire) — {BODY[0]}", *BODY[1:]],
            {"publisher": "Harbour Post"},
            ("Harbour Post", "given", None),
        ),
        ([TITLE, "The Inland Herald, 9 April 2024", *BODY], {}, ("The Inland Herald", "line", None)),
        (
            [TITLE, *BODY, "The sale will be signed on Friday, writes The Inland Herald."],
            {"publisher": "Harbour Post"},
            ("The Inland Herald", "credit", "Harbour Post"),
        ),
        (
            [TITLE, "The sale will be signed on Friday, writes The Inland Herald.", *BODY],
            {"publisher": "Harbour Post"},
            ("Harbour Post", "given", None),
        ),
    ],
)
def test_publisher_of_a_text(lines, fields, publisher):
    report = read_text(*lines, **fields)
    assert (report.publisher, report.publisher_found, report.carrier) == publisher


@pytest.mark.parametrize(
    ("head", "above", "lang", "days"),
    [
        (DAY, "", "en", ("2024-03-03", "metadata", None, None)),
        (
            DAY + '<meta property="article:modified_time" content="2024-03-05">',
            "",
            "en",
            ("2024-03-03", "metadata", "2024-03-05", "metadata"),
        ),
        (
            DAY + linked('{"@type": "NewsArticle", "dateModified": "2024-03-06"}'),
            "",
            "en",
            ("2024-03-03", "metadata", "2024-03-06", "metadata"),
        ),
        (DAY + '<meta name="lastmod" content="2024-03-01">', "", "en", ("2024-03-03", "metadata", None, None)),
        (
            DAY + '<meta property="og:updated_time" content="2031-01-01">',
            "",
            "en",
            ("2024-03-03", "metadata", None, None),
        ),
        (
            "",
            "<p>Published 3 March 2024, last updated 5 March</p>",
            "en",
            ("2024-03-03", "line", "2024-03-05", "line"),
        ),
        (DAY, "<p>Updated at 14:05 GMT, 5 March 2024</p>", "en", ("2024-03-03", "metadata", "2024-03-05", "line")),
        ("", "<p>Updated at 14:05 GMT, 5 March 2024</p>", "en", (None, None, "2024-03-05", "line")),
        ("", "<p>First published on 3 March 2024</p>", "en", ("2024-03-03", "line", None, None)),
        (
            "",
            '<p><time itemprop="dateModified" datetime="2024-03-05">Tuesday</time></p>',
            "en",
            (None, None, "2024-03-05", "metadata"),
        ),
        ('<meta name="date" content="03/04/2023">', "", "en", (None, None, None, None)),
        ('<meta name="date" content="03/04/2023">', "", "en-GB", ("2023-04-03", "figures", None, None)),
        ('<meta name="date" content="03/04/2023">', "", "en-US", ("2023-03-04", "figures", None, None)),
        ('<meta name="date" content="23/04/2023">', "", "en", ("2023-04-23", "metadata", None, None)),
        (
            '<meta name="date" content="03/04/2023"><meta name="lastmod" content="04/13/2023">',
            "",
            "en-GB",
            ("2023-03-04", "figures", "2023-04-13", "metadata"),
        ),
        (
            '<meta name="date" content="03/04/2023">',
            "<p>Updated 13/04/2023</p>",
            "en",
            ("2023-04-03", "figures", "2023-04-13", "line"),
        ),
        ('<meta name="date" content="31/31/2023">', "", "en-GB", (None, None, None, None)),
        ("", "<p>3 March 2024</p>", "en", (None, None, None, None)),
    ],
)
def test_days_of_a_page(head, above, lang, days):
    report = read_page(head, above, lang=lang, received="2024-04-01")
    assert (report.published, report.published_found, report.modified, report.modified_found) == days


def test_a_day_of_change_that_cannot_be_is_noted():
    head = f'<html><head>{DAY}<meta name="lastmod" content="2024-03-01"></head><body>'
    page = Page(address="a", content=head + "".join(f"<p>{words}</p>" for words in BODY), form="html")
    details = [note.detail for note in doubts_of(page, read_report(page, Settings()))]
    assert details == [
        "The day of change in the page's metadata, 2024-03-01, is before that of publication and not used."
    ]


@pytest.mark.parametrize(
    ("line", "kind", "day"),
    [
        ("Correction: an earlier version of this article misstated the price of the ferry.", "correction", None),
        ("CORRECTION (5 March): The price of the ferry is four million, not five.", "correction", "2024-03-05"),
        ("Correction, March 5, 2024: The mayor's name was misspelled.", "correction", "2024-03-05"),
        ("Editor's note: This story has been corrected to say that the firm is from Norburg.", "correction", None),
        (
            "Editor’s note: the council has since withdrawn the article's photograph; clarification below.",
            "retraction",
            None,
        ),
        ("This story has been updated to include a statement by the firm.", "update", None),
        ("This article was amended on 5 March 2024 to name the firm.", "correction", "2024-03-05"),
        ("Clarification: The ferry was built in Osthaven and fitted out in Norburg.", "clarification", None),
        ("This story has been retracted because its source could not be confirmed.", "retraction", None),
        ("An earlier version of this report gave the wrong year.", "correction", None),
        ("UPDATE 5 March 2024: The sale has been signed by both sides.", "update", "2024-03-05"),
    ],
)
def test_corrections(line, kind, day):
    for report in (
        read_text(TITLE, *BODY, line, published="2024-03-03"),
        read_page(DAY, below=f"<p>{line}</p>"),
    ):
        assert [(one.kind, one.date, one.text) for one in report.corrections] == [(kind, day, line)]
        assert report.text[report.corrections[0].start : report.corrections[0].end] == line


@pytest.mark.parametrize(
    "line",
    [
        "The minister said that the report had been corrected twice before it was shown to the council.",
        "Editor's note: Our series on ferries goes on tomorrow with the shipyards.",
        "Updated: 5 March 2024, 14:05 GMT",
        "The law was amended on 5 March 2024 to let councils sell their ships.",
        "He asked for a correction: the price was wrong, he told the paper in a letter.",
    ],
)
def test_what_only_sounds_like_a_correction(line):
    assert read_text(TITLE, *BODY, line, published="2024-03-03").corrections == ()


def test_a_sentence_within_a_paragraph_is_marked_alone_and_stays_in_the_body():
    note = "This article was amended on 5 March 2024 to name the firm."
    report = read_text(TITLE, *BODY, f"The ferry is forty years old. {note} It has two engines.")
    assert [one.text for one in report.corrections] == [note]
    assert any(region.start < report.corrections[0].start < region.end for region in report.body)


CUES = st.sampled_from(
    ["Correction: ", "This article was amended on 5 March ", "Update ", "Editor's note: ", "corrected ", "By ",
     "Published ", "13/04/2023 ", "\n", "\n\n", ". ", "Source: ", "writes The Herald", "(", ":", "é", "—",
     "Reporting by A; "]
)  # fmt: skip


@given(st.lists(CUES | st.text(max_size=12), max_size=30).map("".join))
def test_every_correction_is_a_slice_whatever_the_text(text):
    report = read_text(TITLE, *BODY, text)
    for one in report.corrections:
        assert one.text == report.text[one.start : one.end]
        assert one.text.strip()


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from(["Ada Lind", "#a", "https://inland.example/a", "", "["]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["name", "@id", "@type", "url", "publisher", "author"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["author", "publisher", "isBasedOn", "sourceOrganization", "@id"]), VALUES))
@hypothesis_settings(deadline=None, max_examples=60)
def test_odd_linked_data_breaks_nothing(data):
    report = read_page(linked(json.dumps({"@type": "NewsArticle", **data})), url=URL)
    assert report.title == TITLE
    assert all(author.strip() for author in report.authors)


def test_a_correction_is_shown_with_its_report():
    console = Console(width=120, record=True, file=StringIO())
    line = "Correction: The price of the ferry is four million."
    report = read_text(TITLE, *BODY, line, "Source: Northwire", publisher="Harbour Post")
    console.print(head_of(Record(id="r", reader=Reader(version="0", model="m"), report=report)))
    shown = console.export_text()
    assert "Northwire (carried by Harbour Post)" in shown
    assert "correction: Correction: The price" in shown
