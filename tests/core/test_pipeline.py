"""The order of the stages, and that one bad page costs one page."""

import pytest

import onrecord
from onrecord.errors import PageRefused, ReadingFailed
from onrecord.pipeline import STAGES, Stage, check_stages, read_page, read_pages, stages_for
from onrecord.records import Page, encode_record
from onrecord.settings import Settings

SETTINGS = Settings()
TEXT = "Marta Velin said on Tuesday that Norland had sent boats to Sarvania. She did not say how many."


def page(text=TEXT, **more):
    return Page(address="here", content=text, form="exact", **more)


def test_each_stage_finds_what_it_needs():
    check_stages(STAGES)


def test_a_stage_out_of_order_is_told():
    with pytest.raises(ValueError, match=r"'late' needs \['early'\]"):
        check_stages([Stage("late", ("early",), len), Stage("early", ("page",), len)])


def test_only_the_needed_stages_run():
    assert [stage.gives for stage in stages_for("times")] == ["report", "parse", "times"]
    with pytest.raises(ValueError, match="no stage gives"):
        stages_for("weather")


def test_the_same_page_gives_the_same_bytes():
    first = encode_record(read_page(page(published="2023-03-22"), SETTINGS))
    assert first == encode_record(read_page(page(published="2023-03-22"), SETTINGS))


def test_the_id_is_the_content_s_unless_given():
    ours = read_page(page(), SETTINGS).id
    assert len(ours) == 64
    assert read_page(page(TEXT + " It rained."), SETTINGS).id != ours
    assert read_page(page(url="https://example.org/a"), SETTINGS).id != ours
    assert read_page(page(id="mine"), SETTINGS).id == "mine"


def test_a_refusal_stands_in_its_place_and_the_rest_goes_on():
    results = list(read_pages([page(id="a"), page("", id="b"), page(id="c")], SETTINGS))
    assert [result.id for result in results] == ["a", "b", "c"]
    assert isinstance(results[1], PageRefused)
    assert results[1].code == "empty"


def test_a_bug_costs_one_report(monkeypatch):
    def break_once(page, settings):
        if page.id == "b":
            raise ZeroDivisionError("a bug")
        return read_page(page, settings)

    monkeypatch.setattr("onrecord.pipeline.read_page", break_once)
    results = list(read_pages([page(id="a"), page(id="b"), page(id="c")], SETTINGS))
    assert isinstance(results[1], ReadingFailed)
    assert "ZeroDivisionError: a bug" in str(results[1])
    assert [result.id for result in results] == ["a", "b", "c"]


def test_a_day_in_the_future_is_doubted_and_anchors_nothing():
    record = onrecord.read("Marta Velin said on Tuesday that the port was open.", published="2098-01-01")
    assert record.report.published is None
    assert [note.code for note in record.notes] == ["published_doubted"]
    assert [(time.value, time.from_, time.anchor) for time in record.times] == [("XXXX-WXX-2", None, None)]
    assert record.attributions[0].time == "t1"
    assert record.attributions[0].time_found == "clause"
