"""Many processes, one answer a page, in order: whatever happens to a process."""

import multiprocessing
import os
from contextlib import closing

import pytest
from worker_making import die_at_once, make, need_model, tell_threads

from onrecord.errors import LineMalformed, ModelMissing, PageRefused, WorkersLost
from onrecord.records import Page
from onrecord.workers import count_jobs, map_pages
from onrecord.workers.pool import AHEAD_PER_JOB


@pytest.fixture(autouse=True)
def no_process_is_left():
    yield
    assert multiprocessing.active_children() == []


def page(number, words="words"):
    return Page(address=f"p{number}", content=words, form="exact", id=f"id{number}")


def run(contents, jobs=2, max_seconds=60.0):
    pages = [page(number, words) for number, words in enumerate(contents)]
    return [told(result) for result in map_pages(make, pages, jobs, max_seconds)]


def told(result):
    return (result.code, result.address, result.id) if isinstance(result, PageRefused) else result.decode()


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_answers_keep_the_order_of_the_pages(jobs):
    contents = ["slow", *["words"] * 20, "x" * 300_000, "slow", "empty", "bug"]
    found = run(contents, jobs)
    assert found[:-2] == [f"p{number} {len(words)}" for number, words in enumerate(contents[:-2])]
    assert found[-2:] == [("empty", "p23", "id23"), ("failed", "p24", "id24")]


@pytest.mark.parametrize("death", ["exit", "kill", "leave"])
def test_a_process_that_dies_costs_its_page_only(death):
    contents = ["a", death, "b", "c" * 100_000, death, death, *"defgh"]
    found = run(contents)
    expected = [("crashed", f"p{n}", f"id{n}") if w == death else f"p{n} {len(w)}" for n, w in enumerate(contents)]
    assert found == expected


def test_the_refusal_says_how_the_process_died():
    refusals = list(map_pages(make, [page(1, "exit"), page(2, "kill")], 1, 60.0))
    assert [refusal.reason for refusal in refusals] == [
        "Its reading process died: exit status 7.",
        "Its reading process died: killed by SIGKILL.",
    ]


def test_a_page_that_hangs_is_refused_and_the_rest_goes_on():
    found = run(["a", "hang", *"bcd"], max_seconds=1.0)
    assert found == ["p0 1", ("reading_timed_out", "p1", "id1"), "p2 1", "p3 1", "p4 1"]


def test_what_is_no_page_keeps_its_place():
    refusal = LineMalformed("l1", "It is not JSON.")
    assert list(map_pages(make, [page(0), refusal, page(2)], 2, 60.0)) == [b"p0 5", refusal, b"p2 5"]


def test_pages_are_drawn_only_when_there_is_room():
    drawn = 0

    def draw():
        nonlocal drawn
        for number in range(1000):
            drawn += 1
            yield page(number, "hang" if number == 0 else "words")

    results = map_pages(make, draw(), 2, 2.0)
    with closing(results):
        assert told(next(results))[0] == "reading_timed_out"
        assert drawn <= 2 * AHEAD_PER_JOB


def test_closing_early_ends_the_processes():
    results = map_pages(make, (page(number) for number in range(1000)), 2, 60.0)
    assert next(results) == b"p0 5"
    assert len(multiprocessing.active_children()) == 2
    results.close()
    assert multiprocessing.active_children() == []


def test_an_interrupt_in_the_caller_ends_the_processes():
    results = map_pages(make, (page(number) for number in range(1000)), 2, 60.0)
    next(results)
    with pytest.raises(KeyboardInterrupt):
        results.throw(KeyboardInterrupt())


@pytest.mark.parametrize("contents", [["a", "no model", "b"], ["no model"]])
def test_what_concerns_every_page_is_raised_as_it_is(contents):
    with pytest.raises(ModelMissing, match="not installed") as raised:
        run(contents)
    assert raised.value.remedy == "Install it."


def test_a_missing_model_is_raised_before_the_first_page():
    with pytest.raises(ModelMissing):
        list(map_pages(need_model, [page(1), page(2)], 2, 60.0))


def test_processes_that_never_get_to_read_are_given_up():
    with pytest.raises(WorkersLost, match="exit status 9"):
        list(map_pages(die_at_once, [page(1)], 2, 60.0))


def test_workers_keep_to_one_thread_and_leave_the_parent_s_environment_alone():
    before = dict(os.environ)
    assert list(map_pages(tell_threads, [page(1)], 1, 60.0)) == [b"1"]
    assert dict(os.environ) == before


def test_no_pages_start_no_process():
    assert list(map_pages(make, [], 2, 60.0)) == []


def test_jobs_are_as_many_as_said_or_as_there_are_cores():
    assert count_jobs(3) == 3
    assert 1 <= count_jobs(0) <= (os.cpu_count() or 1)
