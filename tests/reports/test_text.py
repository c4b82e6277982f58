"""Plain text in, report out: body, furniture, title, byline, dateline, day."""

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import PageRefused
from onrecord.records import Page
from onrecord.reports import read_report
from onrecord.settings import Settings

PAGES = Path(__file__).parent / "pages"
FIRST = "The foreign minister of Norland, Marta Velin, said on Tuesday that the talks with Sudria would go on in April."
SECOND = "She added that no date had been set, and that both sides wanted the road to be open before the winter."
THIRD = "Traders in the valley say that they have lost half of their income since the road was closed in October."
CRAWLED = f"""Velin: talks with Sudria will go on

by valley news

{FIRST}

{SECOND}

Don’t overlook

Sudria keeps its border closed for a third month

{THIRD}

You may also like

Leave a Comment"""


@pytest.mark.parametrize("form", ["text", "exact"])
def test_a_crawled_page_is_sorted_into_body_and_furniture(read, form: str) -> None:
    reading = read(CRAWLED, form, published="2023-03-22")
    assert reading.body == ["Velin: talks with Sudria will go on", FIRST, SECOND, THIRD]
    assert reading.furniture == [
        ("by valley news", "byline"),
        ("Don’t overlook", "related"),
        ("Sudria keeps its border closed for a third month", "related"),
        ("You may also like", "related"),
        ("Leave a Comment", "comment"),
    ]
    report = reading.report
    assert (report.title, report.byline, report.language) == (reading.body[0], "valley news", "en")
    assert (report.published, report.published_found, report.publisher) == ("2023-03-22", "given", None)
    assert report.text == CRAWLED


def test_text_loses_its_mark_and_its_carriage_returns_only(read) -> None:
    assert read(f"\ufeff{FIRST}\r\n\r\n{SECOND}\r".encode()).report.text == f"{FIRST}\n\n{SECOND}\n"


def test_exact_text_is_unchanged_to_the_character(read) -> None:
    text = f"\ufeff  {FIRST}\r\n\t\r\n{SECOND}\u2028 "
    reading = read(text, "exact")
    assert reading.report.text == text
    assert [words.strip("\ufeff ") for words in reading.body] == [FIRST, SECOND]


@pytest.mark.parametrize(
    "sentence",
    [
        "By Monday the talks had ended.",
        "Share prices fell by a tenth on Monday.",
        "Related companies in Norland were searched by the police on Monday.",
        "Read more books, the minister told the children of Osthaven.",
        "Follow the money, said the judge, and you will find the man.",
        "Comments by the minister angered his Sudrian colleagues.",
        "Search teams found the boat on Friday.",
        "Advertisement of alcohol will be banned, the ministry said.",
        "Next, the court will hear the officers.",
        "She watched.",
        "Live ammunition was used, according to the army.",
        "Photo agencies were told to leave the square before noon.",
    ],
)
def test_ordinary_sentences_are_never_furniture(read, sentence: str) -> None:
    for form in ("text", "exact"):
        assert sentence in read(f"{FIRST}\n\n{sentence}\n\n{SECOND}", form).body


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("READ MORE: Sudria keeps its border closed", "related"),
        ("Read more »", "related"),
        ("RELATED Sudria keeps its border closed", None),
        ("Share this article", "share"),
        ("12 Comments", "comment"),
        ("Advertisement", "advertisement"),
        ("Sign up for our newsletter to get the best of our reports.", "advertisement"),
        ("Photo: A lorry waits at the pass", "caption"),
        ("A lorry waits at the pass (Photo by Ola Brandt)", "caption"),
        ("This website uses cookies to give you a better experience.", "navigation"),
        ("© 2024 Valley News. All rights reserved", "navigation"),
        ("Tags: Norland, Sudria", "navigation"),
        ("loading…", "navigation"),
        ("* * *", "navigation"),
        ("https://valley.example/a/b?c=1", "related"),
        ("#Norland #Sudria", "share"),
        ("Reporting by Ada Lind; Editing by Tom Berg", "byline"),
        ("5 min read", "navigation"),
    ],
)
def test_lines_that_say_what_they_are(read, line: str, kind: str | None) -> None:
    reading = read(f"{FIRST}\n\n{line}\n\n{SECOND}", "exact")
    assert reading.furniture == ([(line, kind)] if kind else [])


def test_headlines_under_a_related_head_are_related_and_the_next_paragraph_is_not(read) -> None:
    heads = ["Read also", "Sudria keeps its border closed", "Storm leaves Osthaven without power"]
    reading = read("\n\n".join([FIRST, *heads, SECOND]))
    assert reading.furniture == [(line, "related") for line in heads]
    assert reading.body == [FIRST, SECOND]


def test_a_lone_headline_between_paragraphs_of_crawled_text_is_related(read) -> None:
    stray = "Storm leaves thousands of homes in Osthaven without power"
    assert (stray, "related") in read("\n\n".join([FIRST, SECOND, stray, THIRD])).furniture
    assert stray in read("\n\n".join([FIRST, SECOND, stray, THIRD]), "exact").body


def test_subheads_lists_and_quotations_stay(read) -> None:
    lines = ["What happens next", "Those who need help can go to:", "- Lilleby School", "“We will be back”"]
    reading = read("\n\n".join([FIRST, SECOND, *lines, THIRD]))
    assert reading.body == [FIRST, SECOND, *lines, THIRD]


def test_lines_of_a_template_stay(read) -> None:
    lines = [
        "Source: Bela Tarkan, the president of Velmark, in a speech to parliament on Thursday",
        "Quote: We have agreed to talk in July, and on nothing else",
        "Details:",
        "Background: Three rounds of talks about the lighthouse in the strait",
    ]
    for form in ("text", "exact"):
        assert read("\n\n".join([FIRST, *lines, SECOND, THIRD]), form).body == [FIRST, *lines, SECOND, THIRD]


@pytest.mark.parametrize("line", ["Source: Northwire", "Sources: NW, Inland Herald", "Source: valley.example"])
def test_from_whom_a_report_was_taken_over_is_said_at_its_very_end(read, line: str) -> None:
    assert read(f"{FIRST}\n\n{SECOND}\n\n{line}\n\nShare this article").furniture[0] == (line, "byline")
    assert line in read(f"{FIRST}\n\n{line}\n\n{SECOND}").body


@pytest.mark.parametrize("line", ["Source: Bela Tarkan, on Telegram", "Source: a letter that the office has seen"])
def test_whose_words_they_are_is_no_credit(read, line: str) -> None:
    assert read(f"{FIRST}\n\n{SECOND}\n\n{line}").body[-1] == line


def test_a_paragraph_that_stands_twice_is_read_once(read) -> None:
    reading = read("\n\n".join([FIRST, SECOND, FIRST, "So it is.", "So it is."]))
    assert reading.body == [FIRST, SECOND, "So it is.", "So it is."]
    assert reading.furniture == [(FIRST, "repeated")]


def test_the_title_over_again_is_repeated(read) -> None:
    reading = read(f"Talks go on\n\nTalks go on\n\n{FIRST}\n\n{SECOND}")
    assert reading.report.title == "Talks go on"
    assert reading.furniture == [("Talks go on", "repeated")]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Talks will go on\n\n{FIRST}", "Talks will go on"),
        (f"Talks will go on\nBy Ada Lind\n{FIRST}", "Talks will go on"),
        (
            f"Talks on the northern road in the valley will go on\nby Ada Lind\nTarn Tribune\n\n{FIRST}",
            "Talks on the northern road in the valley will go on",
        ),
        (f"Will talks go on?\n\n{FIRST}", "Will talks go on?"),
        (f"Talks will go on.\n\nBy Ada Lind\n\n{FIRST}", "Talks will go on."),
        (f"Talks will go on.\n\n{FIRST}", None),
        (f"{FIRST}\n\n{SECOND}", None),
        ("Talks will go on", None),
    ],
)
def test_title(read, text: str, title: str | None) -> None:
    reading = read(text)
    assert reading.report.title == title
    assert title is None or reading.body[0] == title


def test_a_given_title_wins_and_the_title_line_stays_in_the_body(read) -> None:
    reading = read(f"Talks will go on\n\n{FIRST}", "exact", title="Another title")
    assert reading.report.title == "Another title"
    assert reading.body == ["Talks will go on", FIRST]


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("by valley news", "valley news"),
        ("By Ada Lind and Tom Berg, Staff Writers", "Ada Lind and Tom Berg, Staff Writers"),
        ("By ADA LIND", "ADA LIND"),
        ("By Monday the talks will end", None),
        ("By the river", None),
    ],
)
def test_byline(read, line: str, byline: str | None) -> None:
    reading = read(f"Talks will go on\n\n{line}\n\n{FIRST}\n\n{SECOND}")
    assert reading.report.byline == byline
    assert ((line, "byline") in reading.furniture) == (byline is not None)


@pytest.mark.parametrize("form", ["text", "exact"])
@pytest.mark.parametrize(
    ("head", "publisher", "published"),
    [
        ("Talks will go on\nThe Inland Herald\nTuesday, 9 April 2024", "The Inland Herald", "2024-04-09"),
        ("Talks will go on\n\nBy Ada Lind\nPort Sael Gazette", "Port Sael Gazette", None),
        ("Talks will go on\nInland Herald fact desk\n9 April 2024", "Inland Herald", "2024-04-09"),
        ("Talks will go on\nRadio Halvik | 9 April 2024", "Radio Halvik", "2024-04-09"),
        ("The Inland Herald\n9 April 2024\nTalks will go on", "The Inland Herald", "2024-04-09"),
        ("Talks will go on\nWhat the Herald left out\n9 April 2024", None, None),
        ("Talks will go on\nHerald denies it has lied\nBy Ada Lind", None, None),
        ("Talks will go on\nMarta Velin\n9 April 2024", None, None),
    ],
)
def test_the_paper_and_its_day_beside_the_title(read, form, head, publisher, published) -> None:
    reading = read(f"{head}\n\n{FIRST}\n\nTimes are hard, say the traders of Osthaven.\n\n{SECOND}", form)
    report = reading.report
    assert report.publisher == publisher
    assert all(paper not in reading.body for paper in head.split("\n") if publisher and publisher in paper)
    assert publisher is None or report.title == "Talks will go on"
    assert publisher is None or (report.published, report.published_found) == (published, published and "dateline")
    assert {FIRST, SECOND, "Times are hard, say the traders of Osthaven."} <= set(reading.body)


@pytest.mark.parametrize(
    ("title", "below"),
    [
        ("Norland Bans Free Press", "New law silences the last paper in the country\nBy Ada Lind"),
        ("Norland Cuts State Television", "By Ada Lind\n9 April 2024"),
        ("Sudria Attacks the Press", "9 April 2024"),
    ],
)
def test_a_headline_that_ends_like_a_paper_is_the_title(read, title: str, below: str) -> None:
    for form in ("text", "exact"):
        report = read(f"{title}\n{below}\n\n{FIRST}\n\n{SECOND}", form).report
        assert (report.title, report.publisher) == (title, None)


@pytest.mark.parametrize("words", ["Northern Lights Post", "Traders of the Free Press"])
def test_a_paper_named_in_mid_report_is_no_publisher(read, words: str) -> None:
    reading = read(f"Talks will go on\n\n{FIRST}\n\n{words}\n\n{SECOND}", "exact")
    assert reading.report.publisher is None
    assert words in reading.body


@pytest.mark.parametrize(
    ("opening", "place", "date", "agency"),
    [
        ("GENEVA, March 3 (Northwire) — ", "GENEVA", "2024-03-03", "Northwire"),
        ("GENEVA, 3 March (Northwire) – ", "GENEVA", "2024-03-03", "Northwire"),
        ("GENEVA, Dec. 30 (Northwire) -- ", "GENEVA", "2023-12-30", "Northwire"),
        ("GENEVA, Dec 30, 2019 (Northwire) — ", "GENEVA", "2019-12-30", "Northwire"),
        ("GENEVA, July 3 (Northwire) — ", "GENEVA", None, "Northwire"),
        ("KYIV, Ukraine (NW) - ", "KYIV, Ukraine", None, "NW"),
        ("OSTHAVEN. March 3. NORTHWIRE - ", "OSTHAVEN", "2024-03-03", "NORTHWIRE"),
        ("OSTHAVEN, March 3. /NORTHWIRE/. ", "OSTHAVEN", "2024-03-03", "NORTHWIRE"),
        ("Paris – ", "Paris", None, None),
        ("HEMPSTEAD, N.Y. (NW) — ", "HEMPSTEAD, N.Y.", None, "NW"),
    ],
)
def test_dateline(read, opening: str, place: str, date: str | None, agency: str | None) -> None:
    dateline = read(opening + FIRST, published="2024-03-04").report.dateline
    assert dateline is not None
    assert (dateline.place, dateline.date, dateline.agency) == (place, date, agency)


@pytest.mark.parametrize(
    "text",
    [
        "Norland – which has denied this – said on Tuesday that the talks would go on in April.",
        "Question – What will happen now, and who is going to pay for the road?",
        "The minister — who had left — could not be reached for comment on Tuesday.",
        "Velin, 44, said on Tuesday that the talks would go on in April.",
        "NATO - The alliance said on Tuesday that the talks would go on in April.",
    ],
)
def test_what_is_no_dateline(read, text: str) -> None:
    assert read(text).report.dateline is None


@pytest.mark.parametrize(
    ("text", "fields", "published", "found"),
    [
        (f"Talks go on\n\nMarch 3, 2024\n\n{FIRST}", {}, "2024-03-03", "dateline"),
        (f"Talks go on\n\nMarch 3, 2024\n\n{FIRST}", {"published": "2024-03-05"}, "2024-03-05", "given"),
        (f"Talks go on\n\nUpdated March 3, 2024\n\n{FIRST}", {}, None, None),
        (f"Talks go on\n\n03/04/2024\n\n{FIRST}", {}, None, None),
        (f"GENEVA, March 3, 2024 (NW) — {FIRST}", {}, "2024-03-03", "dateline"),
        (f"GENEVA, March 3 (NW) — {FIRST}", {}, None, None),
        (f"{FIRST}\n\n© 2001-2024 Valley News", {}, None, None),
        (FIRST, {"published": "2024-13-77"}, None, None),
    ],
)
def test_published(read, text: str, fields: dict[str, str], published: str | None, found: str | None) -> None:
    report = read(text, **fields).report
    assert (report.published, report.published_found) == (published, found)


TOP = ["HOME", "NEWS", "SPORT", "WEATHER", "CONTACT", "ARCHIVE", "Talks with Sudria will go on in April"]
BOTTOM = ["Privacy", "Terms of use", "© 2024 Valley News"]
BOX = ["Related stories", "Storm leaves Osthaven without power", "Fishermen want more room", "Ships are late again"]
LAST = "Velin is to travel to Sudria next week."


@pytest.mark.parametrize("above", [1, 2])
def test_a_report_goes_on_beyond_a_box_of_headlines(read, above: int) -> None:
    paragraphs = [FIRST, SECOND, LAST]
    reading = read("\n".join([*TOP, *paragraphs[:above], *BOX, *paragraphs[above:], *BOTTOM]))
    assert reading.body == [TOP[-1], *paragraphs]


@pytest.mark.parametrize(
    "beyond",
    [
        ["Valley News is the leading source of news in the northern valley and on the coast."],
        ["The fishermen of Sudria want more room for their boats.", "Sudria keeps its border closed", "It is so."],
    ],
)
def test_what_a_page_says_of_itself_and_teasers_beyond_a_box_are_not_the_report(read, beyond: list[str]) -> None:
    assert read("\n".join([*TOP, FIRST, SECOND, LAST, *BOX, *beyond, *BOTTOM])).body == [TOP[-1], FIRST, SECOND, LAST]


@pytest.mark.parametrize("moments", [["12 April 2024 at 10:15", "13 April 2024"], ["3 hours ago", "2 days ago"]])
@pytest.mark.parametrize("says", ["", " says:"])
def test_what_readers_say_without_a_heading(read, moments: list[str], says: str) -> None:
    first = [
        f"Ola Brandt{says}",
        moments[0],
        "Nobody believes it.",
        "The road was closed in spring, and is closed now.",
    ]
    second = [
        f"Tuva{says}",
        moments[1],
        "My brother drives a lorry there, and he says that nobody works on the bridge.",
    ]
    assert read("\n".join([FIRST, SECOND, THIRD, *first, *second])).body == [FIRST, SECOND, THIRD]


def test_authors_and_days_above_a_report_are_no_readers(read) -> None:
    head = ["Talks will go on", "Ada Lind", "12 April 2024"]
    assert read("\n".join([*head, FIRST, SECOND, THIRD])).body[-3:] == [FIRST, SECOND, THIRD]


def test_lines_wrapped_at_a_column_are_one_paragraph(read) -> None:
    wrapped = (
        "The foreign minister of Norland said on Tuesday that the talks with\n"
        "her colleague from Sudria would go on in April, and that both sides\n"
        "wanted the road to be open before the winter."
    )
    assert read(f"{wrapped}\n\n{THIRD}").body == [wrapped, THIRD]


def score_page(path: Path, read) -> tuple[int, int, int]:
    """Characters that are rightly kept, kept, and the article's; lines of a page begin with + where they are its."""
    rows = [line.split("\t", 1) for line in path.read_text(encoding="utf-8").splitlines()]
    body = read("\n".join(line for _, line in rows)).body
    wanted = [line for mark, line in rows if mark == "+"]
    right = sum(len(line) for line in body if line in wanted)
    return right, sum(map(len, body)), sum(map(len, wanted))


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.txt")), ids=lambda path: path.stem)
def test_the_article_is_found_among_menus_and_teasers(read, path: Path) -> None:
    right, kept, wanted = score_page(path, read)
    assert right >= 0.9 * kept
    assert right >= 0.88 * wanted  # the weights miss a line here and there that rules made for these ten pages found


LINES = st.one_of(
    st.text(max_size=80),
    st.sampled_from([*CRAWLED.split("\n"), "Menu", "By Ada Lind", "Comments", "March 3, 2024", "- item", "a\r"]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=30), st.sampled_from(["text", "exact"]), st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_nothing_is_lost_and_nothing_overlaps(lines: list[str], form: str, joint: str) -> None:
    page = Page(address="a.txt", content=joint.join(lines), form=form)
    try:
        report = read_report(page, Settings())
    except PageRefused:
        return
    regions = sorted([*report.body, *report.furniture], key=lambda region: region.start)
    at = 0
    for region in regions:
        assert region.start >= at
        assert region.end > region.start
        assert not report.text[at : region.start].strip()
        at = region.end
    assert not report.text[at:].strip()
    assert list(report.body) == sorted(report.body, key=lambda region: region.start)


def test_reading_plain_text_loads_no_extractor() -> None:
    import subprocess

    code = "import sys, onrecord.reports; sys.exit('trafilatura' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
