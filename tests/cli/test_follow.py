"""`onrecord follow`, with a host of the test's own."""

import json
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "feeds"))
from hosts import Host, away, page, rss, rss_item

FEED = "https://tidewater.example/feed"
ONE = "https://tidewater.example/1"


@pytest.fixture
def host(monkeypatch):
    host = Host()
    host[FEED], host[ONE] = rss(rss_item(1)), page("Boats leave")
    monkeypatch.setattr("onrecord.following.hosts.open_fetcher", lambda settings: nullcontext(host))
    return host


def test_add_run_list_remove(onrecord, host):
    added = onrecord("follow", "add", FEED)
    assert (added.status, "The Tidewater Ledger" in added.out) == (0, True)
    ran = onrecord("follow", "run")
    assert (ran.status, ran.err) == (0, "")
    assert "1  kept" in ran.out
    (row,) = json.loads(onrecord("follow", "list", "--format", "json").out)
    assert (row["address"], row["last_outcome"], row["items"]) == (FEED, "read", {"kept": 1})
    assert FEED in onrecord("follow", "list").out
    assert onrecord("follow", "remove", FEED).status == 0
    assert onrecord("follow", "remove", FEED).status == 1


def test_refusals_are_told_and_nothing_else_where_it_is_quiet(onrecord, host):
    onrecord("follow", "add", FEED)
    host[ONE] = away(ONE)
    ran = onrecord("follow", "run", "--quiet")
    assert (ran.status, ran.out) == (0, "")
    assert f"waiting {ONE}: The host does not answer." in ran.err
    host[FEED] = away(FEED)
    failed = onrecord("follow", "run")
    assert failed.status == 1
    assert "feed refused: unreadable" in failed.out


def test_what_is_no_feed_is_refused(onrecord, host):
    result = onrecord("follow", "add", FEED, ONE)
    assert (result.status, "names no feed" in result.err) == (1, True)
    assert onrecord("follow", "run", ONE).status == 1


def test_nothing_to_run(onrecord, host):
    onrecord("follow", "add", FEED)
    onrecord("follow", "remove", FEED)
    assert "follow add" in onrecord("follow", "run").err
