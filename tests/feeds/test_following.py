"""Runs over feeds: what is new is kept once, whatever breaks, whoever is killed."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from hosts import BODY, Host, away, page, rss, rss_item

import onrecord
from onrecord.errors import FeedMalformed, FeedNotFollowed, FollowBusy, PageMissing
from onrecord.ledger import only_run

FEED = "https://tidewater.example/feed"
ONE, TWO, THREE = (f"https://tidewater.example/{number}" for number in (1, 2, 3))


@pytest.fixture
def settings():
    return onrecord.Settings(learned_tagger=False, learned_typer=False, max_item_tries=2)


@pytest.fixture
def host():
    host = Host()
    host[FEED] = rss(rss_item(1), rss_item(2))
    host[ONE], host[TWO], host[THREE] = page("Boats leave"), page("Boats stay"), page("Boats sink")
    return host


@pytest.fixture
def ledger(tmp_path, host, settings):
    with onrecord.Ledger(tmp_path / "ledger.db") as ledger:
        ledger.follow(FEED, fetcher=host, settings=settings)
        host.addresses()
        yield ledger


@pytest.fixture
def run(ledger, host, settings):
    def run(*addresses, limit=None):
        return [
            (step.outcome, step.address)
            for step in ledger.run_feeds(addresses, limit=limit, fetcher=host, settings=settings)
        ]

    return run


def test_what_is_new_is_kept_and_what_is_known_is_not_asked_for(ledger, host, run):
    assert run() == [("kept", ONE), ("kept", TWO), ("feed_read", FEED)]
    assert host.addresses() == [FEED, ONE, TWO]
    host[FEED] = rss(rss_item(3), rss_item(1))
    assert run() == [("kept", THREE), ("feed_read", FEED)]
    assert host.addresses() == [FEED, THREE]
    assert ledger.count() == 3


def test_what_the_feed_says_of_a_page_is_kept_where_the_page_does_not_say(ledger, host, run):
    day = "<pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate>"
    host[FEED] = rss(rss_item(1, day), rss_item(2, day))
    host[ONE] = page("Boats leave", head='<meta property="article:published_time" content="2026-03-01">')
    host[TWO] = page("")
    run()
    first, second = (record.report for record in ledger.records())
    assert (first.title, first.url, first.published, first.published_found) == (
        "Boats leave", ONE, "2026-03-01", "metadata",
    )  # fmt: skip
    assert (second.title, second.published, second.published_found) == ("Boats 2", "2026-03-02", "feed")


def test_a_page_of_text_says_its_own_day_or_has_its_feeds(ledger, host, run):
    day = "<pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate>"
    host[FEED] = rss(rss_item(1, day), rss_item(2, day))
    host[ONE] = f"Boats leave Port Sael\n\n1 March 2026\n\n{BODY}\n".encode()
    host[TWO] = f"Boats stay in Port Sael\n\n{BODY}\n".encode()
    run()
    found = [(record.report.published, record.report.published_found) for record in ledger.records()]
    assert {record.report.publisher for record in ledger.records()} == {"The Tidewater Ledger"}
    assert found == [("2026-03-01", "dateline"), ("2026-03-02", "feed")]


def test_a_feed_that_has_not_changed_is_not_read(ledger, host, run):
    host.etags[FEED] = "v1"
    assert run()[-1] == ("feed_read", FEED)
    assert run() == [("feed_unchanged", FEED)]
    assert host.asked[-1] == (FEED, "v1", None)
    assert ledger.feeds.get(FEED).last_outcome == "unchanged"


def test_the_feeds_state_is_kept_only_when_all_is_dealt_with(ledger, host, run):
    host.etags[FEED] = "v1"
    assert run(limit=1) == [("kept", ONE), ("feed_limited", FEED)]
    assert ledger.feeds.get(FEED).etag is None
    assert run(limit=1) == [("kept", TWO), ("feed_read", FEED)]
    assert ledger.feeds.get(FEED).etag == "v1"


def test_a_changed_item_is_a_new_version(ledger, host, run):
    def changed(day):
        updated = f"<a:updated xmlns:a='http://www.w3.org/2005/Atom'>2026-03-0{day}T10:00:00Z</a:updated>"
        return rss(rss_item(1, updated))

    host[FEED] = changed(1)
    assert run()[0] == ("kept", ONE)
    host[FEED], host[ONE] = changed(2), page("Boats leave", more="Nobody was hurt.")
    assert run()[0] == ("kept", ONE)
    host[FEED], host.etags[ONE] = changed(3), "p1"
    assert run()[0] == ("already_kept", ONE)
    host[FEED] = changed(4)
    assert run()[0] == ("unchanged", ONE)
    assert run() == [("feed_read", FEED)]
    assert ledger.count() == 1
    newest = next(record for record in ledger.records() if "Nobody was hurt." in record.report.text)
    assert [version.number for version in ledger.versions(newest.id)] == [1, 2]


def test_a_refusal_that_lasts_is_not_tried_again(ledger, host, run):
    host[ONE] = page("Boote", more="").replace(
        BODY.encode(),
        b"Die Ministerin sagte am Dienstag, dass zwei Boote den Hafen verlassen haben und bald kommen. " * 3,
    )
    del host.pages[TWO]
    assert run() == [("refused", ONE), ("refused", TWO), ("feed_read", FEED)]
    host.addresses()
    assert run() == [("feed_read", FEED)]
    assert host.addresses() == [FEED]


def test_a_refusal_that_may_pass_is_tried_again_even_when_the_feed_no_longer_names_the_item(ledger, host, run):
    host[ONE] = away(ONE)
    assert run() == [("waiting", ONE), ("kept", TWO), ("feed_read", FEED)]
    host[FEED], host[ONE] = rss(), page("Boats leave")
    assert run() == [("kept", ONE), ("feed_read", FEED)]


def test_so_many_tries_and_no_more(ledger, host, run):
    host[ONE] = away(ONE)
    assert [run()[0] for _ in range(3)] == [("waiting", ONE), ("refused", ONE), ("feed_read", FEED)]
    assert ledger.feeds.count_items(ledger.feeds.get(FEED)) == {"kept": 1, "refused": 1}


def test_one_feeds_failure_stops_no_other(ledger, host, settings, run):
    other = "https://meridian.example/feed"
    host[other] = rss(rss_item(3))
    ledger.follow(other, fetcher=host, settings=settings)
    host[FEED] = away(FEED)
    assert run() == [("feed_refused", FEED), ("kept", THREE), ("feed_read", other)]
    host[FEED] = b"<html>We are moving</html>"
    assert run()[0] == ("feed_refused", FEED)
    assert ledger.feeds.get(FEED).last_outcome == "malformed_feed"


def test_two_feeds_that_name_one_page(ledger, host, settings, run):
    other = "https://meridian.example/feed"
    host[other] = rss("<item><link>https://tidewater.example/1?utm_source=meridian</link></item>")
    ledger.follow(other, fetcher=host, settings=settings)
    assert ("seen_elsewhere", ONE + "?utm_source=meridian") in run()
    assert run(other) == [("feed_read", other)]
    assert ledger.count() == 2


def test_a_run_that_breaks_off_is_completed_by_the_next(ledger, host, run):
    host.etags[FEED] = "v1"
    host[TWO] = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        run()
    assert ledger.count() == 1
    host[TWO] = page("Boats stay")
    assert run() == [("kept", TWO), ("feed_read", FEED)]


def test_an_item_is_marked_with_its_record_or_not_at_all(ledger, host, run, monkeypatch):
    broken = onrecord.ledger.store.index_rows

    def break_second(record, number):
        if number == 2:
            raise KeyboardInterrupt
        return broken(record, number)

    monkeypatch.setattr("onrecord.ledger.store.index_rows", break_second)
    with pytest.raises(KeyboardInterrupt):
        run()
    monkeypatch.undo()
    assert ledger.feeds.count_items(ledger.feeds.get(FEED)) == {"kept": 1}
    assert run() == [("kept", TWO), ("feed_read", FEED)]
    assert ledger.check() == []


def test_a_killed_process_loses_nothing_and_doubles_nothing(ledger, run, tmp_path):
    script = f"""
        import os, signal, sys
        sys.path.insert(0, {str(Path(__file__).parent)!r})
        import onrecord
        from hosts import Host, page, rss, rss_item
        host = Host(**{{{FEED!r}: rss(rss_item(1), rss_item(2)), {ONE!r}: page("Boats leave")}})
        fetch = host.fetch
        def fetch_or_die(address, **state):
            if address == {TWO!r}:
                os.kill(os.getpid(), signal.SIGKILL)
            return fetch(address, **state)
        host.fetch = fetch_or_die
        settings = onrecord.Settings(learned_tagger=False, learned_typer=False)
        with onrecord.Ledger({str(tmp_path / "ledger.db")!r}) as ledger:
            list(ledger.run_feeds(fetcher=host, settings=settings))
    """
    assert subprocess.run([sys.executable, "-c", textwrap.dedent(script)], check=False).returncode == -9
    assert ledger.count() == 1
    assert run() == [("kept", TWO), ("feed_read", FEED)]
    assert ledger.count() == 2


def test_a_second_run_at_once_is_refused(ledger, host, run):
    with only_run(ledger.path), pytest.raises(FollowBusy):
        run()
    assert run()[-1] == ("feed_read", FEED)


def test_a_sitemap_index_is_followed_one_level(ledger, host, settings, run):
    index, part, broken, deeper = (f"https://tidewater.example/{name}.xml" for name in ("index", "a", "b", "c"))
    locs = "".join(f"<sitemap><loc>{address}</loc></sitemap>" for address in (part, broken, deeper))
    host[index] = f"<sitemapindex>{locs}</sitemapindex>".encode()
    host[part] = f"<urlset><url><loc>{THREE}</loc></url></urlset>".encode()
    host[deeper] = host.pages[index]
    host.etags[index] = "i1"
    assert ledger.follow(index, fetcher=host, settings=settings).kind == "sitemap_index"
    assert run(index) == [("kept", THREE), ("refused", broken), ("feed_read", index)]
    host[part] = f"<urlset><url><loc>{ONE}</loc></url></urlset>".encode()
    assert run(index) == [("kept", ONE), ("refused", broken), ("feed_read", index)]


def test_a_web_page_leads_to_its_feeds(ledger, host, settings):
    site, dead, atom = (f"https://meridian.example/{name}" for name in ("", "dead", "atom"))
    links = "".join(f'<link rel="alternate" type="application/rss+xml" href="{at}">' for at in (dead, FEED, atom))
    host[site] = page("Meridian Press", head=links)
    added = ledger.follow(site, fetcher=host, settings=settings)
    assert (added.address, added.others, added.new) == (FEED, (dead, atom), False)
    host[site] = page("Meridian Press")
    with pytest.raises(FeedMalformed):
        ledger.follow(site, fetcher=host, settings=settings)
    with pytest.raises(PageMissing):
        ledger.follow(dead, fetcher=host, settings=settings)


def test_following_no_longer(ledger, run):
    run()
    ledger.unfollow(FEED)
    assert (ledger.feeds.all(), ledger.count()) == ([], 2)
    for wanted in ((), (FEED,)):
        with pytest.raises(FeedNotFollowed):
            run(*wanted)
