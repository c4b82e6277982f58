"""Which time a predicate has."""

import pytest

from onrecord.language import attach_time, find_times, follow_narrative, parse_report
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


def where_in(text):
    """Word to where its time was found, for every word of the text."""
    report = Report(text=text, published="2023-03-22", body=(Region(start=0, end=len(text)),))
    parse = parse_report(report, SETTINGS)
    times = find_times(parse, SETTINGS)
    return {token.text: each.found for token in parse.doc if (each := attach_time(token, parse, times))}


@pytest.mark.parametrize(
    "text, expected",
    [
        ("The two sides will hold talks on Friday.", {"hold": "clause", "talks": "clause"}),
        ("Soldiers fired at the crowd on Sunday, killing four people.", {"fired": "clause", "killing": "governing"}),
        ("On Monday, the army attacked the town and killed two people.", {"killed": "governing"}),
        ("Two men were arrested and deported on Monday.", {"arrested": "sentence", "deported": "clause"}),
        ("A report by the council in 2021 found that the bridge was safe.", {"found": "sentence"}),
        ("The raid, which killed thirty people, happened on Monday.", {"killed": "sentence", "happened": "clause"}),
    ],
)
def test_it_is_said_where_a_time_was_found(text, expected):
    found = where_in(text)
    assert {word: found.get(word) for word in expected} == expected


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
        ("Norland expelled an envoy after the vote on Wednesday.", "expelled"),
        ("The army resigned its posts and the council will meet on Friday.", "resigned"),
        ("The minister will leave and was praised on Monday.", "leave"),
        ("Velin said the council meets on Tuesday.", "said"),
        ("The raid, which will be studied, happened on Monday.", "studied"),
    ],
)
def test_a_predicate_does_not_take_another_s_time(text, word):
    assert times_in(text)[word] is None


def test_a_sentence_of_many_times_ends_in_bounded_work():
    assert times_in("Monday and " * 300 + "it rained.")["."] is None


def running_in(text, narrated=lambda verb: True, bodies=None):
    """Verb to the words of the running time that it may take; without those that may take none."""
    body = bodies or (Region(start=0, end=len(text)),)
    parse = parse_report(Report(text=text, published="2023-03-22", body=body), SETTINGS)
    narrative = follow_narrative(parse, find_times(parse, SETTINGS), narrated)
    found = {token.text: narrative.attach(token) for token in parse.doc if token.pos_ == "VERB"}
    return {word: each.time.text for word, each in found.items() if each}


@pytest.mark.parametrize(
    "text, expected",
    [
        ("The army attacked on Monday. Soldiers burned two houses.", {"burned": "Monday"}),
        ("The army attacked on Monday. Two houses were burned.", {"burned": "Monday"}),
        ("The army attacked on Monday. Soldiers had burned two houses.", {}),
        ("The army attacked on Monday. Soldiers will burn two houses.", {}),
        ("The army attacked on Monday. Later soldiers burned two houses.", {}),
        ("The army attacked on Monday. Soldiers burned two houses in May.", {}),
        ("The army attacked in 2019. Soldiers burned two houses.", {}),
        ("The army attacked on Monday. In 2019 it rained. Soldiers burned two houses.", {}),
        ("The army will attack on Monday. Soldiers burned two houses.", {}),
        ("The army attacked. Soldiers burned two houses.", {}),
    ],
)
def test_the_running_time_is_shared_by_what_follows(text, expected):
    assert running_in(text) == expected


def test_a_speech_does_not_set_the_running_time():
    text = "Velin told reporters on Monday. Soldiers burned two houses."
    assert running_in(text) == {"burned": "Monday"}
    assert running_in(text, narrated=lambda verb: verb.text != "told") == {}


def test_the_running_time_ends_after_the_next_paragraph():
    lines = ["The army attacked on Monday.", "It burned two houses.", "It robbed a bank."]
    starts = [0, 30, 53]
    bodies = tuple(Region(start=start, end=start + len(line)) for start, line in zip(starts, lines, strict=True))
    assert running_in("\n\n".join(lines), bodies=bodies) == {"burned": "Monday"}
