"""One fetched feed as its items, in every dialect; what is hostile ends in bounded time."""

import gzip
import json
import time

import pytest

from onrecord.errors import FeedMalformed, PageTooLarge
from onrecord.feeds import find_feeds, page_key, read_feed
from onrecord.pages.fetching import Fetched
from onrecord.settings import Settings

AT = "https://tidewater.example/feeds/all"


def read(content, settings=None, **more):
    content = content.encode() if isinstance(content, str) else content
    return read_feed(Fetched(address=AT, content=content, **more), settings or Settings())


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Tidewater Ledger</title><language>en</language>
<item><title>Boats leave</title><link>/news/1?utm_source=rss</link><guid isPermaLink="false">tl-1</guid>
<pubDate>Mon, 02 Mar 2026 23:30:00 +0200</pubDate><source url="https://meridian.example/">Meridian Press</source></item>
<item><title>No link at all</title></item>
<item><title>Only an id</title><guid>https://tidewater.example/news/2</guid></item></channel></rss>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>The Tidewater Ledger</title></channel>
<item rdf:about="https://tidewater.example/news/1"><title>Boats leave</title>
<link>https://tidewater.example/news/1</link><dc:date>2026-03-02T10:00:00Z</dc:date></item></rdf:RDF>"""
OLD_RSS = """<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
 "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>The Tidewater Ledger</title>
<item><title>Boats leave</title><link>https://tidewater.example/news/1</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Tidewater Ledger</title><entry><id>tag:tl,1</id>
<title>Boats leave</title><link rel="alternate" href="../news/1"/><published>2026-03-02T10:00:00Z</published>
<updated>2026-03-03T01:00:00+02:00</updated></entry></feed>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Tidewater Ledger",
        "items": [
            {"id": 7, "url": "/news/1", "title": "Boats leave", "date_published": "2026-03-02T10:00:00Z",
             "date_modified": "2026-03-02T12:00:00Z", "language": "en"},
            {"id": "8", "url": ["broken"]},
            {"id": "9"},
        ],
    }
)  # fmt: skip
NEWS = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://tidewater.example/news/1</loc>
<lastmod>2026-03-03</lastmod><news:news><news:publication><news:name>The Tidewater Ledger</news:name>
<news:language>en</news:language></news:publication><news:publication_date>2026-03-02T10:00:00Z</news:publication_date>
<news:title>Boats leave</news:title></news:news></url><url><lastmod>2026-03-03</lastmod></url></urlset>"""


@pytest.mark.parametrize(
    ("content", "kind", "key", "published", "modified", "publisher", "passed_over"),
    [
        (RSS, "rss", "tl-1", "2026-03-02", None, "Meridian Press", 1),
        (RDF, "rss", "https://tidewater.example/news/1", "2026-03-02", "2026-03-02T10:00:00Z",
         "The Tidewater Ledger", 0),
        (OLD_RSS, "rss", "https://tidewater.example/news/1", None, None, "The Tidewater Ledger", 0),
        (ATOM, "atom", "tag:tl,1", "2026-03-02", "2026-03-02T23:00:00Z", "The Tidewater Ledger", 0),
        (JSON, "json", "7", "2026-03-02", "2026-03-02T12:00:00Z", "The Tidewater Ledger", 2),
        (NEWS, "sitemap", "https://tidewater.example/news/1", "2026-03-02", "2026-03-03", "The Tidewater Ledger", 1),
        (gzip.compress(NEWS.encode()), "sitemap", "https://tidewater.example/news/1", "2026-03-02", "2026-03-03",
         "The Tidewater Ledger", 1),
    ],
    ids=["rss2", "rss1", "rss091", "atom", "json", "news", "gzip"],
)  # fmt: skip
def test_a_dialect(content, kind, key, published, modified, publisher, passed_over):
    feed = read(content)
    item = feed.items[0]
    assert (feed.kind, feed.title, feed.passed_over) == (kind, "The Tidewater Ledger", passed_over)
    assert (item.key, item.published, item.publisher) == (key, published, publisher)
    assert item.modified == modified
    assert item.page == "https://tidewater.example/news/1"


def test_an_item_whose_only_link_is_its_id():
    assert read(RSS).items[1].address == "https://tidewater.example/news/2"


def test_a_day_that_cannot_be_is_left_for_the_reader_to_doubt():
    day = "<item><link>/1</link><pubDate>the day before yesterday</pubDate></item>"
    assert read(RSS.replace("<item>", day + "<item>", 1)).items[0].published == "the day before yesterday"


def test_a_sitemap_index_names_its_parts_the_last_changed_first():
    parts = "".join(
        f"<sitemap><loc>/part{day}.xml</loc><lastmod>2026-03-0{day}</lastmod></sitemap>" for day in (1, 3, 2)
    )
    feed = read(f"<sitemapindex>{parts}</sitemapindex>")
    assert feed.kind == "sitemap_index"
    assert [part.rpartition("/")[2] for part in feed.parts] == ["part3.xml", "part2.xml", "part1.xml"]


@pytest.mark.parametrize("parameters", ["?utm_source=rss&id=3", "?id=3&fbclid=abc", "?id=3#top"])
def test_one_page_by_several_addresses(parameters):
    assert page_key(f"https://Tidewater.example/a.html{parameters}") == "https://tidewater.example/a.html?id=3"


def test_charsets():
    declared = (
        "<?xml version='1.0' encoding='utf-16'?><rss version='2.0'><channel><title>Port-Élan</title></channel></rss>"
    )
    assert read(declared.encode("utf-16")).title == "Port-Élan"
    wrong = declared.replace("utf-16", "utf-8").encode("latin-1")
    assert read(wrong).title == "Port-Élan"


def test_feeds_that_a_page_names():
    html = b"""<!doctype html><html><head><base href="https://tidewater.example/x/">
    <link rel="stylesheet" href="a.css"><link rel="alternate" hreflang="de" href="/de">
    <link rel="alternate" type="application/rss+xml" href="feed.xml"><link rel="ALTERNATE" type="application/atom+xml"
    href="/atom"><link rel="alternate" type="application/rss+xml" href="javascript:alert()"></head></html>"""
    found = find_feeds(Fetched(address="https://tidewater.example/", content=html))
    assert found == ("https://tidewater.example/x/feed.xml", "https://tidewater.example/atom")


ITEM = "<item><title>Boats leave</title><link>https://tidewater.example/1</link></item>"
OPEN = "<rss version='2.0'><channel><title>T</title>"
LAUGHS = (
    "<!DOCTYPE x [<!ENTITY l0 'ha'>" + "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10)) + "]>"
)
FILE = "<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/hostname'>]>"


@pytest.mark.parametrize(
    "content",
    [
        f"{LAUGHS}<rss version='2.0'><channel><title>&l9;</title>{ITEM}</channel></rss>",
        f"{FILE}<rss version='2.0'><channel><title>&f;</title>{ITEM}</channel></rss>",
        f"{OPEN}{ITEM}<item/><a <<& </channel>",
        f"{OPEN}{ITEM}" + "<<<&&& <a " * 500_000,
        f"{OPEN}{ITEM}<x " + " ".join(f"a{n}='1'" for n in range(300_000)),
        f"{OPEN}{ITEM}<item><title>" + "x" * 8_000_000 + "</title></item></channel></rss>",
        f"<urlset><url><loc>https://tidewater.example/1</loc></url>{'<a>' * 100_000}",
    ],
    ids=["laughs", "file", "broken", "long broken", "attributes", "long title", "deep"],
)
def test_of_a_hostile_feed_what_can_be_read(content):
    start = time.monotonic()
    feed = read(content)
    assert [item.address for item in feed.items] == ["https://tidewater.example/1"]
    assert feed.title in (None, "T", "&l9;", "&f;")
    assert time.monotonic() - start < 20


@pytest.mark.parametrize(
    "content",
    [
        "",
        "no feed",
        "<!doctype html><html><head><title>T</title></head></html>",
        "{}",
        '{"version": "https://jsonfeed.org/version/1.1", "items": ' + "[" * 100_000,
        '{"version": "https://jsonfeed.org/version/1", "items": [' + "[" * 10_000 + "]" * 10_000 + "]}",
        f"{LAUGHS}<urlset><url><loc>https://tidewater.example/&l9;</loc></url></urlset>",
        f"{OPEN}{'<' * 1_000_000}",
        f"{OPEN}{'&' * 1_000_000}",
        f"{OPEN}{'<a>' * 1_000_000}{'</a>' * 1_000_000}</channel></rss>",
        f"{OPEN}<x " + " ".join(f"a{n}='1'" for n in range(300_000)) + "/></channel></rss>",
        b"\x1f\x8b\x08broken",
        b"\0" * 1_000_000,
    ],
    ids=[
        "empty",
        "text",
        "html",
        "no json feed",
        "open json",
        "deep json",
        "laughs",
        "brackets",
        "ampersands",
        "deep",
        "attributes",
        "broken gzip",
        "noughts",
    ],
)
def test_no_feed_is_refused(content):
    try:
        feed = read(content)
    except FeedMalformed as refusal:
        assert refusal.address == AT
    else:
        assert feed.items == ()
        assert "&l9;" in str(content)


def test_an_external_entity_names_no_page():
    assert read(f"{FILE}<urlset><url><loc>https://tidewater.example/&f;</loc></url></urlset>").items == ()


def test_a_feed_that_unpacks_to_more_than_is_read():
    with pytest.raises(PageTooLarge):
        read(gzip.compress(b" " * 1_000_001), Settings(max_feed_bytes=1_000_000))


@pytest.mark.parametrize(
    "content",
    [OPEN + ITEM * 100_000 + "</channel></rss>", "<urlset>" + "<url><loc>/1</loc></url>" * 500_000 + "</urlset>"],
    ids=["rss", "sitemap"],
)
def test_more_items_than_are_read(content):
    start = time.monotonic()
    feed = read(content, Settings(max_feed_items=100))
    assert (len(feed.items), feed.cut) == (100, True)
    assert time.monotonic() - start < 10
