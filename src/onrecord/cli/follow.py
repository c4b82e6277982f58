"""`onrecord follow`: feeds whose new items are fetched, read and kept."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.cli.actors import Listing, print_json
from onrecord.cli.options import LedgerOption, settings_with
from onrecord.cli.progress import BatchProgress
from onrecord.cli.tables import clean, make_console
from onrecord.errors import PageRefused
from onrecord.ledger import Ledger

if TYPE_CHECKING:
    from onrecord.following import Added, Step

app = typer.Typer(no_args_is_help=True, help="Feeds whose new items are fetched, read and kept.")

Feeds = Annotated[list[str], typer.Argument(metavar="URL…", help="Feeds, or web pages that name one in their head.")]
FollowedFeeds = Annotated[list[str], typer.Argument(metavar="URL…", help="Feeds, as `follow list` names them.")]
SomeFeeds = Annotated[
    list[str] | None,
    typer.Argument(metavar="URL…", help="Only these feeds; all that are followed where none is named."),
]
LimitOption = Annotated[
    int | None,
    typer.Option(
        "--limit", min=1, metavar="N", help="Ask for so many items a feed; the rest is left for the next run."
    ),
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Print only what was refused, for schedulers.")]

_OF_ITEMS = ("kept", "already_kept", "unchanged", "seen_elsewhere")
_OF_FEEDS = ("feed_read", "feed_unchanged", "feed_limited")
_TOLD = {
    "seen_elsewhere": "kept by another feed",
    "feed_read": "feeds read",
    "feed_unchanged": "feeds unchanged",
    "feed_limited": "feeds with items left for the next run",
    "items_passed_over": "items without an address, passed over",
    "items_beyond_cap": "feeds with more items than are read",
}


@app.command("add")
def add_feeds(urls: Feeds, ledger: LedgerOption = None) -> None:
    """Follow feeds: RSS, Atom, JSON Feed, sitemaps, news sitemaps.

    Of a web page the first usable feed that its head names is followed, and the others are listed. Nothing but the
    feeds is fetched: their items come with `follow run`. Exit status 1 where one of them is no feed.
    """
    from onrecord.following import follow_feed, hosts

    settings, console = settings_with(ledger), make_console()
    refused = 0
    with Ledger(settings.find_ledger_path(), settings=settings) as kept, hosts.open_fetcher(settings) as fetcher:
        for url in urls:
            try:
                print_added(console, url, follow_feed(kept, url, fetcher, settings))
            except PageRefused as refusal:
                refused += 1
                print_refusal(Console(stderr=True, highlight=False), refusal)
    if refused:
        raise SystemExit(1)


@app.command("list")
def list_feeds(ledger: LedgerOption = None, format: Listing = Listing.table) -> None:
    """List the feeds that are followed, when each was last run, and what came of its items.

    `--format json` prints one array with all that is kept of each feed, and `items` by outcome.
    """
    settings = settings_with(ledger)
    with Ledger(settings.find_ledger_path(), create=False, settings=settings) as kept:
        feeds = [(feed, kept.feeds.count_items(feed)) for feed in kept.feeds.all()]
    if format is Listing.json:
        print_json([{**asdict(feed), "items": items} for feed, items in feeds])
        return
    table = Table(box=None, padding=(0, 2, 0, 0))
    for column in ("address", "title", "kind", "last run", "outcome", "kept", "waiting", "refused"):
        table.add_column(column, overflow="fold", header_style="dim")
    for feed, items in feeds:
        told = (feed.address, feed.title or "", feed.kind, feed.last_run or "never", feed.last_outcome or "")
        counts = (str(items.get(outcome, 0)) for outcome in ("kept", "waiting", "refused"))
        table.add_row(*map(clean, (*told, *counts)))
    make_console().print(table)


@app.command("remove")
def remove_feeds(urls: FollowedFeeds, ledger: LedgerOption = None) -> None:
    """Follow feeds no longer. Their records stay; what was seen of them is forgotten."""
    settings = settings_with(ledger)
    with Ledger(settings.find_ledger_path(), create=False, settings=settings) as kept:
        for url in urls:
            kept.feeds.remove(url)


@app.command("run")
def run_followed(
    urls: SomeFeeds = None, limit: LimitOption = None, quiet: QuietOption = False, ledger: LedgerOption = None
) -> None:
    """Fetch, read and keep what is new in the feeds.

    Only what is new or was changed is fetched. A run that was broken off, or killed, is completed by the next one. Exit
    status 1 where no feed could be read, and where another run is under way.
    """
    from onrecord.following import hosts, run_feeds

    settings = settings_with(ledger)
    with (
        Ledger(settings.find_ledger_path(), create=False, settings=settings) as kept,
        hosts.open_fetcher(settings) as fetcher,
    ):
        steps = run_feeds(kept, fetcher, settings, urls or (), limit)
        counts = count_steps(steps, Console(stderr=True, highlight=False))
        if not quiet:
            print_summary(make_console(), counts, kept)
    if not sum(counts[outcome] for outcome in _OF_FEEDS):
        raise SystemExit(1)


def count_steps(steps: "Iterable[Step]", console: Console) -> Counter[str]:
    """What came of how many items and feeds, refusals by their code; each refusal is told on standard error."""
    counts: Counter[str] = Counter()
    with BatchProgress(console) as progress:
        for step in steps:
            if step.refusal is not None:
                progress.say(f"{step.outcome.replace('_', ' ')} {step.refusal}")
                counts[f"{step.outcome.replace('_', ' ')}: {step.refusal.code}"] += 1
            else:
                counts[step.outcome] += step.count if step.outcome == "items_passed_over" else 1
            progress.count("refused" if step.refusal else "kept" if step.outcome == "kept" else "already")
    return counts


def print_refusal(console: Console, refusal: PageRefused, outcome: str = "refused") -> None:
    console.print(
        Text(f"{outcome.replace('_', ' ')} ").append_text(clean(str(refusal))), style="yellow", soft_wrap=True
    )


def print_added(console: Console, url: str, added: "Added") -> None:
    """Which feed is followed, and which others the page names."""
    told = "following" if added.new else "already followed"
    console.print(clean(f"{told} {added.address} ({added.kind}, {added.items} items): {added.title or 'no title'}"))
    if added.address != url:
        console.print(clean(f"  {url} is a web page that names this feed"), style="dim")
    for other in added.others:
        console.print(clean(f"  it also names {other}"), style="dim")


def print_summary(console: Console, counts: Counter[str], ledger: Ledger) -> None:
    """What came of the items, then of the feeds."""
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style="bold")
    table.add_column()
    always = ("kept", "already_kept")
    others = sorted(set(counts) - {*_OF_ITEMS, *_OF_FEEDS})
    for name in (*_OF_ITEMS, *others, *_OF_FEEDS):
        if counts[name] or name in always:
            table.add_row(str(counts[name]), _TOLD.get(name, name.replace("_", " ")))
    console.print(table, f"[dim]{ledger.count():,} reports in {ledger.path}[/]", sep="\n")
