"""The public functions, for use from Python: a door like the command line, with nothing of its own behind it."""

from collections.abc import Collection, Generator, Iterable, Iterator
from datetime import date
from pathlib import Path

import msgspec

from onrecord import ledger, questions
from onrecord.batches import Outcome, add_pages, judge_encoded, read_encoded, read_records
from onrecord.errors import PageRefused
from onrecord.pages import open_pages
from onrecord.pipeline import judge_page, read_page
from onrecord.records import Judged, Page, Record
from onrecord.settings import Settings, load_settings


def read(text_or_path: str | Path, *, published: str | None = None, settings: Settings | None = None) -> Record:
    """The record of one report: a file's, or that of the text itself.

    A `Path` is a file; a `str` is one too where a file of that name exists, and the report's text otherwise.
    `published` (`YYYY-MM-DD`) is the day of publication where the page does not say.
    Raises PageRefused with the reason where it holds no report.
    """
    settings = settings or load_settings()
    return read_page(_page_of(text_or_path, published, settings), settings)


def read_many(
    sources: Iterable[str | Path],
    *,
    input_format: str = "auto",
    published: str | None = None,
    jobs: int | None = None,
    settings: Settings | None = None,
) -> Iterator[Record | PageRefused]:
    """The records of files, folders and JSON Lines, in order; a page that holds no report comes as its refusal.

    `input_format` is what the sources hold: `auto`, `html`, `text` or `jsonl`; `-` is standard input. `jobs` is the
    number of processes that read (0: one for each core; default: the setting): any number gives the same records.
    """
    settings = _settings_for(settings, jobs)
    yield from read_records(_pages_in(sources, input_format, published, settings), settings)


def read_lines(
    sources: Iterable[str | Path],
    *,
    input_format: str = "auto",
    published: str | None = None,
    jobs: int | None = None,
    settings: Settings | None = None,
) -> Generator[bytes | PageRefused, None, None]:
    """As `read_many`, each record as the line of JSON that `onrecord read --format jsonl` prints."""
    settings = _settings_for(settings, jobs)
    yield from read_encoded(_pages_in(sources, input_format, published, settings), settings)


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
    jobs: int | None = None,
    settings: Settings | None = None,
) -> Iterator[Judged | PageRefused]:
    """The judgements on many reports, in order, as `read_many` reads them; a refused page comes as its refusal."""
    settings = _settings_for(settings, jobs)
    yield from judge_encoded(_pages_in(sources, input_format, None, settings), words, settings)


class Ledger(ledger.Ledger):
    """The record on disk, with the questions that can be put to it."""

    def add_many(
        self,
        sources: Iterable[str | Path],
        *,
        input_format: str = "auto",
        published: str | None = None,
        jobs: int | None = None,
        again: bool = False,
        settings: Settings | None = None,
    ) -> Generator[Outcome, None, None]:
        """Read files, folders and JSON Lines as `read_many` does and keep each record as it comes: what came of each.

        A page that the same reader has dealt with before is not read, unless `again`: a run that was broken off is
        completed by running it again.
        """
        settings = _settings_for(settings, jobs)
        yield from add_pages(self, _pages_in(sources, input_format, published, settings), settings, again=again)

    def ask(
        self, question: str | None = None, *, event_type: str | None = None, settings: Settings | None = None
    ) -> questions.Answer:
        """What is on record about a question: who holds it to be so, and how surely.

        `event_type` asks for events of that type, PLOVER's or the user's own; without a question, for all of them.
        Raises QuestionNotUnderstood where no proposition is found in it.
        """
        return questions.ask(self, question, settings or load_settings(), event_type)


def _settings_for(settings: Settings | None, jobs: int | None) -> Settings:
    settings = settings or load_settings()
    return settings if jobs is None else msgspec.structs.replace(settings, jobs=jobs)


def _pages_in(
    sources: Iterable[str | Path], input_format: str, published: str | None, settings: Settings
) -> Iterator[Page | PageRefused]:
    return _date_pages(open_pages([str(source) for source in sources], input_format, settings), published)


def _page_of(text_or_path: str | Path, published: str | None, settings: Settings) -> Page:
    page = next(_date_pages(_pages_of(text_or_path, settings), published))
    if isinstance(page, PageRefused):
        raise page
    return page


def _pages_of(text_or_path: str | Path, settings: Settings) -> Iterator[Page | PageRefused]:
    if isinstance(text_or_path, Path) or _names_a_file(text_or_path):
        yield from open_pages([str(text_or_path)], "auto", settings)
    else:
        yield Page(address="text", content=text_or_path, form="text", received=date.today().isoformat())


def _names_a_file(text: str) -> bool:
    if "\n" in text or "\0" in text:
        return False
    try:
        return Path(text).exists()
    except OSError:  # a text longer than the system's longest name
        return False


def _date_pages(pages: Iterable[Page | PageRefused], published: str | None) -> Iterator[Page | PageRefused]:
    """The pages, each with the day of publication that the user gave for those that come without one."""
    for page in pages:
        if published and isinstance(page, Page) and not page.published:
            yield msgspec.structs.replace(page, published=published)
        else:
            yield page
