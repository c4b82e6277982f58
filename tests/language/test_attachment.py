"""Which time a predicate has."""

import pytest

from onrecord.language import attach_time, find_times, parse_report
from onrecord.records import Region, Report
from onrecord.settings import Settings

SETTINGS = Settings()


def times_in(text):
    """Word to the words of its time, for every word of the text."""
    report = Report(text=text, published="2023-03-22", body=(Region(start=0, end=len(text)),))
    parse = parse_report(report, SETTINGS)
    times = find_times(parse, SETTINGS)
    found = {token.text: attach_time(token, parse, times) for token in parse.doc}
    return {word: each.time.text if each else None for word, each in found.items()}


@pytest.mark.parametrize(
    "text, expected",
    [
        ("The visit ended on Wednesday.", {"visit": "Wednesday", "ended": "Wednesday"}),
        (
            "Velin announced on Tuesday that he will convene a meeting to be held in April.",
            {"announced": "Tuesday", "convene": "April", "meeting": "April"},
        ),
        (
            "It was on March 3 that the leaders of Norland and Sarvania had a meeting.",
            {"had": "March 3", "meeting": "March 3"},
        ),
        ("The two sides will hold talks in Norport on Friday.", {"hold": "Friday", "talks": "Friday"}),
        ("On Monday, the army attacked the town and killed two people.", {"attacked": "Monday", "killed": "Monday"}),
        ("Soldiers fired at the crowd on Sunday, killing four people.", {"fired": "Sunday", "killing": "Sunday"}),
        (
            "The attack on Monday killed three people, the ministry said on Tuesday.",
            {"attack": "Monday", "killed": "Monday", "said": "Tuesday"},
        ),
        ("Velin said Tuesday the talks will start next week.", {"said": "Tuesday", "start": "next week"}),
        ("Velin told reporters in Norport on Tuesday that no boats were sent.", {"told": "Tuesday", "sent": None}),
        ("Norland agreed on Tuesday to send boats next month.", {"agreed": "Tuesday", "send": "next month"}),
    ],
)
def test_a_predicate_has_the_time_of_its_clause(text, expected):
    found = times_in(text)
    assert {word: found[word] for word in expected} == expected


@pytest.mark.parametrize(
    "text, word",
    [
        ("Norland, which attacked Sarvania on Monday, said it would withdraw in June.", "said"),
        ("Norland agreed on Tuesday to send boats.", "send"),
        ("Sarvania accused Norland of violating the 2015 deal.", "violating"),
        ("The army fought for three days.", "fought"),
        ("The army fights every Tuesday.", "fights"),
        ("The army recently attacked.", "attacked"),
        ("The army attacked. It rained on Monday.", "attacked"),
        ("The army attacked.", "attacked"),
    ],
)
def test_a_predicate_does_not_take_another_s_time(text, word):
    assert times_in(text)[word] is None


def test_a_sentence_of_many_times_ends_in_bounded_work():
    assert times_in("Monday and " * 300 + "it rained.")["."] is None
