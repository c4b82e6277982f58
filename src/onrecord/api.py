"""The public functions, for use from Python: a door like the command line, with nothing of its own behind it."""

from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import msgspec

from onrecord import following, ledger, questions
from onrecord.batches import Outcome, add_pages, judge_encoded, read_encoded, read_records
from onrecord.errors import PageMissing, PageRefused
from onrecord.following import Added, Step
from onrecord.pages import Columns, Intake, Skipped, is_url, open_pages
from onrecord.pages.fetching import Fetcher
from onrecord.pages.intake import ignore_skipped
from onrecord.pipeline import judge_page, read_page
from onrecord.records import Judged, Page, Record
from onrecord.settings import Settings, load_settings


def read(text_or_path: str | Path, *, published: str | None = None, settings: Settings | None = None) -> Record:
    """The record of one report: a file's, or that of the text itself.

    A `Path` is a file; a `str` is one too where a file of that name exists, a web address where it is nothing but
    `https://…` or `http://…`, and the report's text otherwise.
    `published` (`YYYY-MM-DD`) is the day of publication where the page does not say.
    Raises PageRefused with the reason where it holds no report.
    """
    settings = settings or load_settings()
    return read_page(_page_of(text_or_path, published, settings), settings)


def read_many(
    sources: Iterable[str | Path],
    *,
    input_format: str = "auto",
    columns: Columns | None = None,
    published: str | None = None,
    on_skipped: Callable[[Skipped], object] = ignore_skipped,
    jobs: int | None = None,
    settings: Settings | None = None,
) -> Iterator[Record | PageRefused]:
    """The records of files, folders, web addresses, tables and archives, in order; a refused page as its refusal.

    `input_format` is what the sources hold: `auto`, `html`, `text`, `jsonl`, `parquet`, `warc`, `wacz` or `zip`; `-` is
    standard input. `columns` says what the columns of tables are called; `on_skipped` is told of each thing in an
    archive that is no page. `jobs` is the number of processes that read (0: one for each core; default: the setting):
    any number gives the same records.
    """
    settings = _settings_for(settings, jobs)
    intake = Intake(settings, input_format, columns or Columns(), on_skipped)
    yield from read_records(_pages_in(sources, intake, published), settings)


def read_lines(
    sources: Iterable[str | Path],
    *,
    input_format: str = "auto",
    columns: Columns | None = None,
    published: str | None = None,
    on_skipped: Callable[[Skipped], object] = ignore_skipped,
    jobs: int | None = None,
    settings: Settings | None = None,
) -> Generator[bytes | PageRefused, None, None]:
    """As `read_many`, each record as the line of JSON that `onrecord read --format jsonl` prints."""
    settings = _settings_for(settings, jobs)
    intake = Intake(settings, input_format, columns or Columns(), on_skipped)
    yield from read_encoded(_pages_in(sources, intake, published), settings)


def judge(text_or_path: str | Path, words: Collection[str] = (), *, settings: Settings | None = None) -> Judged:
    """How surely a report puts what it tells of, and why: its predicates, or every one of `words` (or of their lemmas).

    `text_or_path` is as for `read`. Raises PageRefused where it holds no report.
    """
    settings = settings or load_settings()
    return judge_page(_page_of(text_or_path, None, settings), words, settings)


def judge_many(
    sources: Iterable[str | Path],
    words: Collection[str] = (),
    *,
    input_format: str = "auto",
    columns: Columns | None = None,
    jobs: int | None = None,
    settings: Settings | None = None,
) -> Iterator[Judged | PageRefused]:
    """The judgements on many reports, in order, as `read_many` reads them; a refused page comes as its refusal."""
    settings = _settings_for(settings, jobs)
    intake = Intake(settings, input_format, columns or Columns())
    yield from judge_encoded(_pages_in(sources, intake, None), words, settings)


class Ledger(ledger.Ledger):
    """The record on disk, with the questions that can be put to it."""

    def add_many(
        self,
        sources: Iterable[str | Path],
        *,
        input_format: str = "auto",
        columns: Columns | None = None,
        published: str | None = None,
        on_skipped: Callable[[Skipped], object] = ignore_skipped,
        jobs: int | None = None,
        again: bool = False,
        settings: Settings | None = None,
    ) -> Generator[Outcome, None, None]:
        """Read what `read_many` reads, as it does, and keep each record as it comes: what came of each.

        A page that the same reader has dealt with before is not read, unless `again`: a run that was broken off is
        completed by running it again.
        """
        settings = _settings_for(settings, jobs)
        intake = Intake(settings, input_format, columns or Columns(), on_skipped)
        yield from add_pages(self, _pages_in(sources, intake, published), settings, again=again)

    def ask(
        self, question: str | None = None, *, event_type: str | None = None, settings: Settings | None = None
    ) -> questions.Answer:
        """What is on record about a question: who holds it to be so, and how surely.

        `event_type` asks for events of that type, PLOVER's or the user's own; without a question, for all of them.
        Raises QuestionNotUnderstood where no proposition is found in it.
        """
        return questions.ask(self, question, settings or load_settings(), event_type)

    def follow(self, address: str, *, fetcher: Fetcher | None = None, settings: Settings | None = None) -> Added:
        """Follow the feed at a web address, or the first that the web page there names; `feeds` lists them.

        Nothing but the feed is fetched: its items come with `run_feeds`. `fetcher` asks hosts in place of ours.
        Raises PageRefused where there is no feed.
        """
        settings = settings or load_settings()
        with nullcontext(fetcher) if fetcher else following.open_fetcher(settings) as opened:
            return following.follow_feed(self, address, opened, settings)

    def unfollow(self, address: str) -> None:
        """Follow a feed no longer; its records stay. Raises FeedNotFollowed."""
        self.feeds.remove(address)

    def run_feeds(
        self,
        addresses: Collection[str] = (),
        *,
        limit: int | None = None,
        fetcher: Fetcher | None = None,
        settings: Settings | None = None,
    ) -> Iterator[Step]:
        """Fetch, read and keep what is new in the feeds that are followed, or in those at the addresses.

        Each step comes when it is done: what came of an item, or of a feed; what was refused stops nothing else. At
        most `limit` items a feed are asked for. Raises FollowBusy where another run is under way, FeedNotFollowed.
        """
        settings = settings or load_settings()
        with nullcontext(fetcher) if fetcher else following.open_fetcher(settings) as opened:
            yield from following.run_feeds(self, opened, settings, addresses, limit)


def _settings_for(settings: Settings | None, jobs: int | None) -> Settings:
    settings = settings or load_settings()
    return settings if jobs is None else msgspec.structs.replace(settings, jobs=jobs)


def _pages_in(sources: Iterable[str | Path], intake: Intake, published: str | None) -> Iterator[Page | PageRefused]:
    return _date_pages(open_pages([str(source) for source in sources], intake), published)


def _page_of(text_or_path: str | Path, published: str | None, settings: Settings) -> Page:
    nothing = PageMissing(str(text_or_path), "It holds no page.")
    page = next(_date_pages(_pages_of(text_or_path, settings), published), nothing)
    if isinstance(page, PageRefused):
        raise page
    return page


def _pages_of(text_or_path: str | Path, settings: Settings) -> Iterator[Page | PageRefused]:
    if isinstance(text_or_path, Path) or _names_a_file(text_or_path) or _names_a_url(text_or_path):
        yield from open_pages([str(text_or_path)], Intake(settings))
    else:
        yield Page(address="text", content=text_or_path, form="text", received=date.today().isoformat())


def _names_a_file(text: str) -> bool:
    if "\n" in text or "\0" in text:
        return False
    try:
        return Path(text).exists()
    except OSError:  # a text longer than the system's longest name
        return False


def _names_a_url(text: str) -> bool:
    return is_url(text) and not any(map(str.isspace, text))


def _date_pages(pages: Iterable[Page | PageRefused], published: str | None) -> Iterator[Page | PageRefused]:
    """The pages, each with the day of publication that the user gave for those that come without one."""
    for page in pages:
        if published and isinstance(page, Page) and not page.published:
            yield msgspec.structs.replace(page, published=published)
        else:
            yield page
