"""The order of the stages, and nothing else.

`read_page` is the whole way of one report: pure, without state, the same on a laptop, in many processes and on
a cluster. Each stage says what it needs and what it gives; `check_stages` proves the order.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from onrecord.attributions import describe_tagger, find_attributions
from onrecord.entities import find_entities
from onrecord.errors import OnRecordError, PageRefused, ReadingFailed
from onrecord.events import describe_typer, find_events, find_predicates
from onrecord.events.own.loading import load_types
from onrecord.language import find_times, parse_report
from onrecord.language.model import describe_model
from onrecord.records import Judged, Page, Reader, Record, Report
from onrecord.reports import doubts_of, read_report
from onrecord.settings import Settings
from onrecord.version import VERSION

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Stage:
    """One step: a function from what it needs (and the settings) to what it gives."""

    gives: str
    needs: tuple[str, ...]
    run: Callable[..., Any]


STAGES: tuple[Stage, ...] = (
    Stage("report", ("page",), read_report),
    Stage("parse", ("report",), parse_report),
    Stage("times", ("parse",), find_times),
    Stage("cast", ("parse",), find_entities),
    Stage("attributions", ("parse", "times", "cast"), find_attributions),
    Stage("events", ("parse", "times", "cast", "attributions"), find_events),
)


def check_stages(stages: Sequence[Stage], given: frozenset[str] = frozenset({"page"})) -> None:
    """Raise ValueError where a stage needs what no stage before it gives."""
    known = set(given)
    for stage in stages:
        if missing := set(stage.needs) - known:
            raise ValueError(f"stage {stage.gives!r} needs {sorted(missing)}, which nothing before it gives")
        known.add(stage.gives)


def stages_for(wanted: str) -> tuple[Stage, ...]:
    """The stages, in order, that are needed for one value and no more. Raises ValueError where nothing gives it."""
    needed = {wanted}
    for stage in reversed(STAGES):
        if stage.gives in needed:
            needed.update(stage.needs)
    if wanted not in {stage.gives for stage in STAGES}:
        raise ValueError(f"no stage gives {wanted!r}")
    return tuple(stage for stage in STAGES if stage.gives in needed)


def run_stages(stages: Sequence[Stage], values: dict[str, Any], settings: Settings) -> dict[str, Any]:
    """The given values and those that the stages add, by name."""
    values = dict(values)
    for stage in stages:
        values[stage.gives] = stage.run(*(values[name] for name in stage.needs), settings)
    return values


def read_page(page: Page, settings: Settings) -> Record:
    """The record of one page. Raises PageRefused where it holds no report, ModelMissing where nothing can be read."""
    values = run_stages(STAGES, {"page": page}, settings)
    report: Report = values["report"]
    return Record(
        id=page.id or identify(report),
        reader=describe_reader(settings),
        report=report,
        entities=values["cast"].entities,
        times=values["times"],
        attributions=values["attributions"],
        events=values["events"],
        notes=doubts_of(page, report),
    )


def judge_page(page: Page, words: Collection[str], settings: Settings) -> Judged:
    """How surely a page's report puts its predicates, or every one of `words`. Raises PageRefused and ModelMissing."""
    values = run_stages(stages_for("attributions"), {"page": page}, settings)
    predicates = find_predicates(values["parse"], values["cast"], values["attributions"], words)
    return Judged(report=values["report"], predicates=predicates)


def describe_reader(settings: Settings) -> Reader:
    """What makes the record: versions, weights and the user's own event types."""
    tagger = describe_tagger() if settings.learned_tagger else None
    return Reader(
        version=VERSION,
        model=describe_model(settings.spacy_model),
        tagger=tagger,
        typer=describe_typer() if settings.learned_typer else None,
        types=load_types(settings).digest,
    )


def read_pages(pages: Iterable[Page | PageRefused], settings: Settings) -> Iterator[Record | PageRefused]:
    """The record or the refusal of each page, in order: no page stops the others, none is lost silently."""
    for page in pages:
        yield page if isinstance(page, PageRefused) else make_or_refuse(partial(read_page, settings=settings), page)


def make_or_refuse(make: Callable[[Page], Made], page: Page) -> Made | PageRefused:
    """What is made of a page, or why nothing can be. Raises ModelMissing, which concerns every page alike."""
    try:
        return make(page)
    except PageRefused as error:
        refusal = error
    except OnRecordError:
        raise
    except Exception as error:  # noqa: BLE001 - the edge of one reading: a bug must cost one report, not the batch
        refusal = ReadingFailed(page.address, f"The reader broke: {type(error).__name__}: {error}.")
    refusal.id = page.id
    return refusal


def identify(report: Report) -> str:
    """SHA-256 of a report's text and address, 64 hexadecimal digits."""
    return hashlib.sha256(f"{report.text}\0{report.url or ''}".encode("utf-8", "surrogatepass")).hexdigest()
