"""Times: found, typed, valued as TIMEX3, anchored; and never where there is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language import find_times, parse_report
from onrecord.language.times.values import easter_of, interval_of
from onrecord.records import Dateline, Region, Report
from onrecord.settings import Settings

SETTINGS = Settings()
PUBLISHED = "2023-03-22"  # a Wednesday


def read(text, published=PUBLISHED, dateline=None, found=None):
    body = (Region(start=0, end=len(text)),)
    report = Report(text=text, published=published, published_found=found, dateline=dateline, body=body)
    return find_times(parse_report(report, SETTINGS), SETTINGS)


def row(time):
    return time.text, time.type, time.value


DAYS = [
    # sentence | words | value | from | to | anchor
    ("Velin spoke on March 3, 2023.", "March 3, 2023", "2023-03-03", "2023-03-03", "2023-03-03", "text"),
    ("Velin spoke on 3 March 2023.", "3 March 2023", "2023-03-03", "2023-03-03", "2023-03-03", "text"),
    ("Velin spoke on the 3rd of March.", "the 3rd of March", "2023-03-03", "2023-03-03", "2023-03-03", "published"),
    ("Velin spoke on Dec. 11.", "Dec. 11", "2022-12-11", "2022-12-11", "2022-12-11", "published"),
    ("The vote is set for June 10.", "June 10", "2023-06-10", "2023-06-10", "2023-06-10", "published"),
    ("The boats left on 24 February last year.", "24 February last year", "2022-02-24", None, None, "published"),
    ("The paper is dated 2023-03-03.", "2023-03-03", "2023-03-03", "2023-03-03", "2023-03-03", "text"),
    ("The paper is dated 03/04/2023.", "03/04/2023", "2023-03-04", "2023-03-04", "2023-03-04", "text"),
    ("The paper is dated 25/12/22.", "25/12/22", "2022-12-25", "2022-12-25", "2022-12-25", "text"),
    ("The talks ended on the 19th.", "the 19th", "2023-03-19", "2023-03-19", "2023-03-19", "published"),
    ("Velin spoke on Tuesday, March 21.", "Tuesday, March 21", "2023-03-21", "2023-03-21", "2023-03-21", "published"),
    # weekdays, by tense
    ("Velin spoke on Wednesday.", "Wednesday", "2023-03-22", "2023-03-22", "2023-03-22", "published"),
    ("The talks will resume on Wednesday.", "Wednesday", "2023-03-22", "2023-03-22", "2023-03-22", "published"),
    ("The envoy left on Thursday.", "Thursday", "2023-03-16", "2023-03-16", "2023-03-16", "published"),
    ("The envoy will arrive on Thursday.", "Thursday", "2023-03-23", "2023-03-23", "2023-03-23", "published"),
    ("The talks begin Monday.", "Monday", "2023-03-27", "2023-03-27", "2023-03-27", "published"),
    ("Velin plans to visit Sarvania on Friday.", "Friday", "2023-03-24", "2023-03-24", "2023-03-24", "published"),
    ("A summit is to be held on Friday.", "Friday", "2023-03-24", "2023-03-24", "2023-03-24", "published"),
    ("The port stays closed until Friday.", "Friday", "2023-03-24", "2023-03-24", "2023-03-24", "published"),
    ("The boats managed to leave on Friday.", "Friday", "2023-03-17", "2023-03-17", "2023-03-17", "published"),
    ("Velin was in Norland last Tuesday.", "last Tuesday", "2023-03-21", "2023-03-21", "2023-03-21", "published"),
    ("The council meets next Tuesday.", "next Tuesday", "2023-03-28", "2023-03-28", "2023-03-28", "published"),
    ("Velin resigned late Tuesday.", "late Tuesday", "2023-03-21", "2023-03-21", "2023-03-21", "published"),
    # so many days away
    ("Velin left yesterday.", "yesterday", "2023-03-21", "2023-03-21", "2023-03-21", "published"),
    ("Velin leaves tomorrow.", "tomorrow", "2023-03-23", "2023-03-23", "2023-03-23", "published"),
    ("Velin left the day before yesterday.", "the day before yesterday", "2023-03-20", None, None, "published"),
    ("Velin left ten days ago.", "ten days ago", "2023-03-12", "2023-03-12", "2023-03-12", "published"),
    # feasts
    ("The truce will begin at Christmas.", "Christmas", "2023-12-25", "2023-12-25", "2023-12-25", "published"),
    ("The truce began on New Year's Day.", "New Year's Day", "2023-01-01", "2023-01-01", "2023-01-01", "published"),
    ("The truce will begin on Good Friday.", "Good Friday", "2023-04-07", "2023-04-07", "2023-04-07", "published"),
    ("The truce began on Thanksgiving 2021.", "Thanksgiving 2021", "2021-11-25", None, None, "text"),
]

STRETCHES = [
    ("It was signed in 2022.", "2022", "2022", "2022-01-01", "2022-12-31", "text"),
    ("It was signed in May 2008.", "May 2008", "2008-05", "2008-05-01", "2008-05-31", "text"),
    ("It was signed in October.", "October", "2022-10", "2022-10-01", "2022-10-31", "published"),
    ("It will be signed in October.", "October", "2023-10", "2023-10-01", "2023-10-31", "published"),
    ("It was signed last September.", "last September", "2022-09", "2022-09-01", "2022-09-30", "published"),
    ("It was signed in June last year.", "June last year", "2022-06", "2022-06-01", "2022-06-30", "published"),
    ("It was signed in early April.", "early April", "2022-04", "2022-04-01", "2022-04-30", "published"),
    ("It was signed in mid-2022.", "mid-2022", "2022", "2022-01-01", "2022-12-31", "text"),
    ("It rained in the first half of March.", "the first half of March", "2023-03", None, None, "published"),
    ("Last month the ministry fell silent.", "Last month", "2023-02", "2023-02-01", "2023-02-28", "published"),
    ("Last week the ministry fell silent.", "Last week", "2023-W11", "2023-03-13", "2023-03-19", "published"),
    ("Earlier this week it rained.", "Earlier this week", "2023-W12", "2023-03-20", "2023-03-26", "published"),
    ("Next year the bridge will open.", "Next year", "2024", "2024-01-01", "2024-12-31", "published"),
    ("Two weeks ago it rained.", "Two weeks ago", "2023-W10", "2023-03-06", "2023-03-12", "published"),
    ("Eighteen months ago it rained.", "Eighteen months ago", "2021-09", "2021-09-01", "2021-09-30", "published"),
    ("At the end of the year he will go.", "the end of the year", "2023", "2023-01-01", "2023-12-31", "published"),
    ("Last weekend it rained.", "last weekend".capitalize(), "2023-W11-WE", "2023-03-18", "2023-03-19", "published"),
    ("It rained in spring 2013.", "spring 2013", "2013-SP", "2013-03-01", "2013-05-31", "text"),
    ("It rained last summer.", "last summer", "2022-SU", "2022-06-01", "2022-08-31", "published"),
    ("It rained in Q3 2012.", "Q3 2012", "2012-Q3", "2012-07-01", "2012-09-30", "text"),
    ("It rained in the first half of 2022.", "the first half of 2022", "2022-H1", "2022-01-01", "2022-06-30", "text"),
    (
        "It lost money in the third quarter of last year.",
        "the third quarter of last year",
        "2022-Q3",
        None,
        None,
        "published",
    ),
    ("It rained in the last week of February.", "the last week of February", "2023-W08", None, None, "published"),
    ("It lost money in the first half of the year.", "the first half of the year", "2023-H1", None, None, "published"),
    ("It was a town in the 1990s.", "the 1990s", "199", "1990-01-01", "1999-12-31", "text"),
    ("It was a town in the '90s.", "the '90s", "199", "1990-01-01", "1999-12-31", "text"),
    ("It was a town in the 19th century.", "the 19th century", "18", "1800-01-01", "1899-12-31", "text"),
    ("It was the worst flood since '82.", "'82", "1982", "1982-01-01", "1982-12-31", "text"),
]

CLOCKS = [
    ("Velin left on Wednesday morning.", "Wednesday morning", "2023-03-22TMO", "published"),
    ("Velin left last night.", "last night", "2023-03-21TNI", "published"),
    ("Velin sings tonight.", "tonight", "2023-03-22TNI", "published"),
    ("Velin left on the morning of March 3.", "the morning of March 3", "2023-03-03TMO", "published"),
    ("Velin left at 3 p.m. on Monday.", "3 p.m. on Monday", "2023-03-20T15:00", "published"),
    ("Velin left at 12:30 a.m. on Monday.", "12:30 a.m. on Monday", "2023-03-20T00:30", "published"),
    ("Velin left on Monday at noon.", "Monday at noon", "2023-03-20T12:00", "published"),
    ("Velin left at 1400 GMT.", "1400 GMT", "2023-03-22T14:00Z", "published"),
    ("The guns fell silent at 6:05.", "6:05", "2023-03-22T06:05", "published"),
    (
        "It began on 3 March 2023, 10:30 p.m. local time.",
        "3 March 2023, 10:30 p.m. local time",
        "2023-03-03T22:30",
        "text",
    ),
]

VALUES_ALONE = [
    ("The strike lasted for three days.", "three days", "DURATION", "P3D"),
    ("The envoy began a three-day visit.", "three-day", "DURATION", "P3D"),
    ("More than two and a half years passed.", "More than two and a half years", "DURATION", "P2.5Y"),
    ("The talks took a year and a half.", "a year and a half", "DURATION", "P1.5Y"),
    ("It rained for half an hour.", "half an hour", "DURATION", "PT30M"),
    ("It rained for several weeks.", "several weeks", "DURATION", "PXW"),
    ("It rained for years.", "years", "DURATION", "PXY"),
    ("Over the past decade it rained.", "the past decade", "DURATION", "P1DE"),
    ("A 20-year-old man was hurt.", "20-year-old", "DURATION", "P20Y"),
    ("The envoy stayed for the next two hours.", "the next two hours", "DURATION", "PT2H"),
    ("Two days before the vote it rained.", "Two days", "DURATION", "P2D"),
    ("They meet every Tuesday.", "every Tuesday", "SET", "XXXX-WXX-2"),
    ("They meet on Tuesdays.", "Tuesdays", "SET", "XXXX-WXX-2"),
    ("They meet every two weeks.", "every two weeks", "SET", "P2W"),
    ("They meet every other year.", "every other year", "SET", "P2Y"),
    ("They meet annually.", "annually", "SET", "P1Y"),
    ("They hold weekly talks.", "weekly", "SET", "P1W"),
    ("They meet twice a month.", "twice a month", "SET", "P1M"),
    ("The yard builds 15 tanks a year.", "a year", "SET", "P1Y"),
    ("The port is now closed.", "now", "DATE", "PRESENT_REF"),
    ("The port is currently closed.", "currently", "DATE", "PRESENT_REF"),
    ("The port recently closed.", "recently", "DATE", "PAST_REF"),
    ("In recent years it rained.", "recent years", "DATE", "PAST_REF"),
    ("In the past it rained.", "the past", "DATE", "PAST_REF"),
    (
        "They fled since the start of the full-scale invasion.",
        "the start of the full-scale invasion",
        "DATE",
        "PAST_REF",
    ),
    ("In the future it will rain.", "the future", "DATE", "FUTURE_REF"),
    ("The port will open soon.", "soon", "DATE", "FUTURE_REF"),
]

NONE_THERE = [
    "She may leave, and they march on.",
    "May I come in?",
    "Officials said Anna May had met Bruno March.",
    "It was the second attempt of the second envoy.",
    "They sent 2,022 people and 2022 soldiers home.",
    "The camp holds 2010 prisoners.",
    "Velin gave the Sunday Times an interview.",
    "The desk is open 24/7.",
    "The team won 2:30 in the rain.",
    "Prices fall, and the fall of the government goes on.",
    "Doctors spoke of the H1N1 virus.",
    "The plan costs $2000.",
    "Boats are due in a quarter of all harbours.",
]


@pytest.mark.parametrize("text, words, value, first, last, anchor", DAYS + STRETCHES)
def test_a_date_has_its_value_and_interval(text, words, value, first, last, anchor):
    (time,) = read(text)
    assert row(time) == (words, "DATE", value)
    assert time.anchor == anchor
    assert time.from_ is not None
    assert first is None or (time.from_, time.to) == (first, last)


@pytest.mark.parametrize("text, words, value, anchor", CLOCKS)
def test_a_time_of_day_stands_on_its_day(text, words, value, anchor):
    (time,) = read(text)
    assert row(time) == (words, "TIME", value)
    assert time.anchor == anchor
    assert time.from_ == time.to == value[:10]


@pytest.mark.parametrize("text, words, kind, value", VALUES_ALONE)
def test_durations_sets_and_vague_references_have_no_interval(text, words, kind, value):
    (time,) = read(text)
    assert row(time) == (words, kind, value)
    assert time.from_ is time.to is None


@pytest.mark.parametrize("text", NONE_THERE)
def test_no_time_where_none_is_told(text):
    assert read(text) == ()


def test_months_are_found_beside_their_namesakes():
    (time,) = read("In May Anna Grau may march.")
    assert (time.text, time.value) == ("May", "2023-05")


def test_the_narrative_moves_on():
    times = read("He came on March 3. The previous day he was ill. The following month he left. A year later he died.")
    assert [time.value for time in times] == ["2023-03-03", "2023-03-02", "2023-04", "2024"]
    assert [time.anchor for time in times] == ["published", "narrative", "narrative", "narrative"]


def test_a_day_next_to_none_told_stays_open():
    (time,) = read("The next day he left.")
    assert (time.value, time.from_, time.anchor) == ("XXXX-XX-XX", None, None)


@pytest.mark.parametrize(
    "text, value",
    [
        ("Velin left on Tuesday.", "XXXX-WXX-2"),
        ("Velin left last month.", "XXXX-XX"),
        ("Velin left last week.", "XXXX-WXX"),
        ("Velin left yesterday.", "XXXX-XX-XX"),
        ("Velin left on March 3.", "XXXX-03-03"),
        ("Velin left in March.", "XXXX-03"),
        ("Velin left on Tuesday morning.", "XXXX-WXX-2TMO"),
    ],
)
def test_without_a_day_of_writing_nothing_is_invented(text, value):
    (time,) = read(text, published=None)
    assert (time.value, time.from_, time.to, time.anchor) == (value, None, None, None)


def test_the_dateline_anchors_where_no_day_of_publication_is_known():
    (time,) = read("Velin left on Tuesday.", published=None, dateline=Dateline(place="Norport", date=PUBLISHED))
    assert (time.value, time.anchor) == ("2023-03-21", "dateline")


def test_paragraphs_are_not_joined():
    times = read("Port opens in 2005\nJune 6, 2005\nIt rained.")
    assert [time.text for time in times] == ["2005", "June 6, 2005"]


def test_ids_follow_the_text():
    times = read("On Monday it rained, on Tuesday it snowed, and in 2021 it was dry.")
    assert [time.id for time in times] == ["t1", "t2", "t3"]


def test_furniture_is_not_read():
    text = "Monday\nVelin left on Tuesday."
    report = Report(text=text, published=PUBLISHED, body=(Region(start=7, end=len(text)),))
    (time,) = find_times(parse_report(report, SETTINGS), SETTINGS)
    assert time.text == "Tuesday"


def test_the_calendar():
    assert easter_of(2023).isoformat() == "2023-04-09"
    assert easter_of(2024).isoformat() == "2024-03-31"
    assert interval_of("2023-13") is None
    assert interval_of("0000") is None
    first, last = interval_of("2020-W53")
    assert (first.isoformat(), last.isoformat()) == ("2020-12-28", "2021-01-03")


WORDS = st.sampled_from(
    [
        "in",
        "on",
        "the",
        "last",
        "next",
        "March",
        "May",
        "3",
        "31",
        "2023",
        "0000",
        "9999",
        "19th",
        "Monday",
        "Tuesdays",
        ",",
        ".",
        "-",
        "'",
        "'s",
        "’90s",
        "a",
        "an",
        "half",
        "years",
        "year",
        "day",
        "of",
        "week",
        "every",
        "ago",
        "later",
        "p.m.",
        "25:61",
        "99:99",
        "12:30",
        "GMT",
        "1400",
        "99/99/99",
        "2023-99-99",
        "second",
        "Q3",
        "first",
        "quarter",
        "fall",
        "Easter",
        "now",
        "80s",
        "\n",
        "\n\n",
        "“",
        "1,000,000",
        "²",
        "٣",
        "century",
        "22nd",
        "morning",
        "previous",
        "to",
        "thousand",
        "X",
        "FY",
        "BC",
        "3Q",
        "quarter",
        "between",
        "and",
        "following",
        "overnight",
        "Ramadan",
        "Orthodox",
        "10.30",
        "24-25",
        "31.12.9999",
        "/",
        "14",
    ]
)


EXPRESSIONS = [
    # sentence | (words, value) of each
    ("It runs from 3 to 7 May.", [("3", "2023-05-03"), ("7 May", "2023-05-07")]),
    ("It ran from May 3 to 7, 2019.", [("May 3", "2019-05-03"), ("7, 2019", "2019-05-07")]),
    ("It ran on March 3, 4 and 5.", [("March 3", "2023-03-03"), ("4", "2023-03-04"), ("5", "2023-03-05")]),
    ("The summit of 24-25 May failed.", [("24", "2023-05-24"), ("25 May", "2023-05-25")]),
    ("On March 3, 12 percent left.", [("March 3", "2023-03-03")]),
    ("May 3, 12 people died.", [("May 3", "2022-05-03")]),
    ("It ran between March and June 2019.", [("March", "2019-03"), ("June 2019", "2019-06")]),
    ("It ran from November to March 2019.", [("November", "2018-11"), ("March 2019", "2019-03")]),
    ("It ran from March to June.", [("March", "2022-03"), ("June", "2022-06")]),
    ("It ran from April 30 to May 3, 2012.", [("April 30", "2012-04-30"), ("May 3, 2012", "2012-05-03")]),
    ("It ran from 28 December to 3 January.", [("28 December", "2022-12-28"), ("3 January", "2023-01-03")]),
    ("It was closed in 2010-14.", [("2010", "2010"), ("14", "2014")]),
    ("It was closed in 2012/13.", [("2012", "2012"), ("13", "2013")]),
    ("The law of 2013/45 was passed.", [("2013", "2013")]),
    ("It will run from Monday to Friday.", [("Monday", "2023-03-27"), ("Friday", "2023-03-31")]),
    ("It was moved from Tuesday to Thursday.", [("Tuesday", "2023-03-14"), ("Thursday", "2023-03-16")]),
    (
        "He left between 3 p.m. and 5 p.m. on Monday.",
        [("3 p.m.", "2023-03-20T15:00"), ("5 p.m. on Monday", "2023-03-20T17:00")],
    ),
    ("It rained between 60 and 90 days.", [("60", "P60D"), ("90 days", "P90D")]),
    ("It took 5-10 minutes.", [("5-10 minutes", "PT10M")]),
    ("Each Monday and Thursday it rains.", [("Each Monday", "XXXX-WXX-1"), ("Thursday", "XXXX-WXX-4")]),
    ("He left on Monday last week.", [("Monday last week", "2023-03-13")]),
    ("Police released a video on Monday of last week's raid.", [("Monday", "2023-03-20"), ("last week", "2023-W11")]),
    ("It opens a week from Tuesday.", [("a week from Tuesday", "2023-04-04")]),
    ("He left the week before last.", [("the week before last", "2023-W10")]),
    ("He left on the last Friday of March 2019.", [("the last Friday of March 2019", "2019-03-29")]),
    ("The last day of February was calm.", [("The last day of February", "2023-02-28")]),
    ("The first Monday of the month is free.", [("The first Monday of the month", "XXXX-WXX-1")]),
    ("It rained on the Fourth of July.", [("the Fourth of July", "2022-07-04")]),
    ("The meeting on Friday, March 24, was called off.", [("Friday, March 24", "2023-03-24")]),
    ("He will come on the 19th.", [("the 19th", "2023-04-19")]),
    ("He came on the 25th.", [("the 25th", "2023-02-25")]),
    ("It fell in the third quarter of fiscal 2019.", [("the third quarter of fiscal 2019", "FY2019-Q3")]),
    ("It fell in FY2019 and in 3Q 2020.", [("FY2019", "FY2019"), ("3Q 2020", "2020-Q3")]),
    ("It was signed on 19.04.2019.", [("19.04.2019", "2019-04-19")]),
    ("It was signed on 2019/04/19.", [("2019/04/19", "2019-04-19")]),
    ("He left at a quarter to eight.", [("a quarter to eight", "2023-03-22T07:45")]),
    ("He left at 10.30 am.", [("10.30 am", "2023-03-22T10:30")]),
    ("The rate was 10.30 percent.", []),
    ("He heard it on Radio Tamm 990 AM.", []),
    ("Two hours after that talk he left.", [("Two hours", "PT2H")]),
    ("He left 36 hours ago.", [("36 hours ago", "2023-03-21TXX")]),
    ("He left half a century ago.", [("half a century ago", "1973")]),
    ("Half a century later he left.", [("Half a century later", "XXXX")]),
    ("A few weeks later he left.", [("A few weeks later", "FUTURE_REF")]),
    ("He died overnight.", [("overnight", "2023-03-21TNI")]),
    ("The overnight attack failed.", []),
    ("It stayed open all day.", [("all day", "P1D")]),
    ("A 35-year-old and the ten-day tour.", [("35-year-old", "P35Y"), ("ten-day", "P10D")]),
    ("It was built in 400 BC.", [("400 BC", "BC0400")]),
    ("Orthodox Easter 2024 was late.", [("Orthodox Easter 2024", "2024-05-05")]),
    ("During Ramadan it rained.", [("Ramadan", "XXXX-XX")]),
    ("He told USA Today and World News Tonight all.", []),
    ("He told CBS This Morning on Monday all.", [("Monday", "2023-03-20")]),
    ("Hours after the blast he left.", [("Hours", "PTXH")]),
    ("In the opening minutes of the talks he left.", []),
    ("The decades-long war ended.", [("decades-long", "PXDE")]),
    ("The month-old war ended.", [("month-old", "P1M")]),
    ("It took a half hour.", [("a half hour", "PT30M")]),
    ("He met her on a Sunday.", [("a Sunday", "XXXX-WXX-7")]),
    ("He said so in a Sunday interview.", [("Sunday", "2023-03-19")]),
    ("Profit rose from the year-ago period.", [("year-ago", "2022")]),
    ("In January they planned to meet in February.", [("January", "2023-01"), ("February", "2023-02")]),
    ("On Monday he said he would leave on Tuesday.", [("Monday", "2023-03-20"), ("Tuesday", "2023-03-21")]),
]


@pytest.mark.parametrize("text, expected", EXPRESSIONS)
def test_expressions_of_every_kind(text, expected):
    assert [(time.text, time.value) for time in read(text)] == expected


def test_a_weekday_is_counted_from_the_day_last_told():
    times = read("It was signed on 3 May 2019. He left the following Tuesday. He had come the previous Friday.")
    assert [time.value for time in times] == ["2019-05-03", "2019-05-07", "2019-05-03"]
    assert read("He left the following Tuesday.")[0].value == "XXXX-WXX-2"


@pytest.mark.parametrize(
    "text, precision",
    [
        ("It was a town in the 19th century.", "century"),
        ("It was a town in the 1990s.", "decade"),
        ("It was signed in 2022.", "year"),
        ("It was signed in the first half of 2022.", "half"),
        ("It rained last summer.", "season"),
        ("It rained in Q3 2012.", "quarter"),
        ("It was signed in May 2008.", "month"),
        ("Last week it rained.", "week"),
        ("Last weekend it rained.", "weekend"),
        ("Velin left yesterday.", "day"),
        ("Velin left three hours ago.", "day"),
        ("Velin left last night.", "part_of_day"),
        ("Velin left at 3 p.m. on Monday.", "hour"),
        ("Velin left at 3:00 p.m. on Monday.", "minute"),
        ("Velin left at 1400 GMT.", "minute"),
        ("It is dated 2019-04-19T10:00:01Z.", "second"),
        ("It lost money in fiscal 2019.", None),
        ("It rained for three days.", None),
        ("They meet every Tuesday.", None),
        ("It recently rained.", None),
    ],
)
def test_a_time_says_how_exact_it_is(text, precision):
    (time,) = read(text)
    assert time.precision == precision


@pytest.mark.parametrize(
    "text, guess",
    [
        ("Velin left yesterday.", False),
        ("Velin left last month.", False),
        ("Velin left two weeks ago.", False),
        ("Velin left on Monday last week.", False),
        ("Velin left on 3 May 2019.", False),
        ("Velin left last night.", False),
        ("It fell in the third quarter of last year.", False),
        ("Velin left on Tuesday.", True),
        ("Velin left next Tuesday.", True),
        ("Velin left in March.", True),
        ("Velin left on March 3.", True),
        ("Velin left on the 19th.", True),
        ("Velin left at Christmas.", True),
        ("Velin left over the weekend.", True),
        ("Velin left at 3 p.m.", True),
        ("Velin left on 03/04/2019.", True),
        ("Velin left on 04/04/2019.", False),
        ("Velin left on 19.04.2019.", False),
        ("A year earlier it rained.", True),
    ],
)
def test_a_guess_is_marked_as_one(text, guess):
    (time,) = read(text)
    assert time.from_ is not None
    assert time.guess is guess


@pytest.mark.parametrize("found, guess", [("given", False), ("metadata", False), ("address", True), ("dateline", True)])
def test_what_is_counted_from_a_day_that_was_guessed_is_a_guess(found, guess):
    (time,) = read("Velin left yesterday.", found=found)
    assert (time.value, time.anchor, time.guess) == ("2023-03-21", "published", guess)


def test_the_dateline_anchors_where_it_gave_the_day_of_publication():
    dateline = Dateline(place="Norport", date=PUBLISHED)
    (time,) = read("Velin left yesterday.", dateline=dateline, found="dateline")
    assert (time.value, time.anchor, time.guess) == ("2023-03-21", "dateline", True)
    (time,) = read("Velin left yesterday.", dateline=dateline, found="given")
    assert (time.anchor, time.guess) == ("published", False)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=30).map(" ".join)), st.sampled_from([PUBLISHED, None]))
def test_any_text_gives_slices_that_do_not_overlap(text, published):
    times = read(text, published)
    at = 0
    for time in times:
        assert at <= time.start < time.end <= len(text)
        assert time.text == text[time.start : time.end]
        assert (time.from_ is None) == (time.to is None) == (time.precision is None)
        assert time.anchor is not None or not time.guess
        at = time.end


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "not a day"])
def test_the_ends_of_the_calendar_do_no_harm(published):
    for text in ("Velin left last week.", "Velin left 500 years ago.", "Next winter and on Friday it will rain."):
        assert read(text, published)
