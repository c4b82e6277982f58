"""`judge`: how surely any word of a report is put, and why."""

import pytest

import onrecord
from onrecord.errors import PageRefused

TEXT = (
    "The minister said that the army may have failed to leave the port. Nobody knew that the rebels had surrendered. "
    "Velin, the envoy, denied plans to visit the capital."
)


def judged(text, *words):
    answer = onrecord.judge(text, words)
    for each in answer.predicates:
        for span in (each, *each.reasons):
            assert answer.report.text[span.start : span.end] == span.text
    return {each.text: each for each in answer.predicates}


def test_every_predicate_says_how_surely_and_why():
    found = judged(TEXT)
    assert {"said", "failed", "leave", "knew", "surrendered", "denied"} <= set(found)
    assert (found["leave"].factuality, found["leave"].modality) == ("PS-", "possible")
    assert [(reason.text, reason.name) for reason in found["leave"].reasons] == [
        ("said", "report"),
        ("may", "possible"),
        ("failed", "negative"),
    ]
    assert found["leave"].sources == ("minister",)


def test_the_reports_own_stance_is_kept_apart():
    found = judged(TEXT)
    assert found["leave"].report_factuality == "UU"
    assert found["surrendered"].report_factuality == "CT+"
    assert found["knew"].report_factuality == "CT-"


def test_a_word_is_judged_in_any_form():
    found = judged(TEXT, "visit", "surrender")
    assert {name: each.factuality for name, each in found.items()} == {"visit": "UU", "surrendered": "CT+"}


def test_what_holds_no_report_is_refused():
    with pytest.raises(PageRefused):
        onrecord.judge("   ")
    refused = list(onrecord.judge_many(["no-such-file.txt"]))
    assert isinstance(refused[0], PageRefused)
