"""Reports a second and peak memory of reading, beside the bare spaCy pipeline on the same texts in the same run.

    python bench/speed.py [REPORTS.jsonl[.gz]]     lines with "text" (and "published"); default: 84 generated reports

Each reader runs alone in a process of its own, twice in turn, and its better time counts: these are ratios, since
one machine's seconds mean little on another. Memory is the process's peak resident set.
"""

import gzip
import json
import multiprocessing
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

Rows = list[dict[str, Any]]
REPEATS = 2


def load_rows(path: str) -> Rows:
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def make_pages(rows: Rows) -> list[Any]:
    """The rows as pages, their texts taken as they are."""
    from onrecord.records import Page

    return [
        Page(address=str(i), content=row["text"], form="exact", published=row.get("published"))
        for i, row in enumerate(rows)
    ]


def run_spacy(rows: Rows) -> Callable[[], int]:
    import spacy

    from onrecord.settings import Settings

    model = spacy.load(Settings().spacy_model)
    model("Warm up.")
    return lambda: sum(len(model(row["text"])) for row in rows)


def run_onrecord(rows: Rows) -> Callable[[], int]:
    from onrecord.pipeline import read_page
    from onrecord.records import Page, encode_record
    from onrecord.settings import Settings

    settings = Settings()
    pages = make_pages(rows)
    read_page(Page(address="warm", content="Marta Velin said on Monday that it rains.", form="exact"), settings)
    return lambda: sum(len(encode_record(read_page(page, settings))) for page in pages)


def run_attributions(rows: Rows) -> Callable[[], int]:
    """Rules, tagging, linking and joining, on texts that are parsed before the clock starts."""
    from onrecord.attributions.voices import read_drafts
    from onrecord.language.model import load_model
    from onrecord.settings import Settings

    settings = Settings()
    docs = [load_model(settings.spacy_model)(row["text"]) for row in rows]
    read_drafts(docs[0], settings)
    return lambda: sum(len(read_drafts(doc, settings)) for doc in docs)


def run_times_and_entities(rows: Rows) -> Callable[[], int]:
    """When, who and where, on texts that are parsed before the clock starts."""
    from onrecord.entities import find_entities
    from onrecord.language import find_times
    from onrecord.pipeline import run_stages, stages_for
    from onrecord.settings import Settings

    settings = Settings()
    pages = make_pages(rows)
    parses = [run_stages(stages_for("parse"), {"page": page}, settings)["parse"] for page in pages]
    find_times(parses[0], settings)
    find_entities(parses[0], settings)
    return lambda: sum(
        len(find_times(parse, settings)) + len(find_entities(parse, settings).entities) for parse in parses
    )


def run_events(rows: Rows) -> Callable[[], int]:
    """Who did what to whom and how surely it is put, on texts whose earlier stages are done before the clock starts."""
    from onrecord.events import find_events
    from onrecord.pipeline import run_stages, stages_for
    from onrecord.settings import Settings

    settings = Settings()
    pages = make_pages(rows)
    needed = ("parse", "times", "cast", "attributions")
    read = [run_stages(stages_for("attributions"), {"page": page}, settings) for page in pages]
    given = [tuple(values[name] for name in needed) for values in read]
    find_events(*given[0], settings)
    return lambda: sum(len(find_events(*each, settings)) for each in given)


READERS = {
    "bare spaCy": run_spacy,
    "times, entities": run_times_and_entities,
    "spans and links": run_attributions,
    "events": run_events,
    "onrecord read": run_onrecord,
}


def measure(name: str, rows: Rows, answers: Any) -> None:
    """Time one reader in this process and send (seconds, CPU seconds, peak MB)."""
    os.environ["OMP_NUM_THREADS"] = "1"
    work = READERS[name](rows)
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    answers.put((time.perf_counter() - wall, time.process_time() - cpu, peak_mb))


def measure_alone(name: str, rows: Rows) -> tuple[float, float, float]:
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()
    process = context.Process(target=measure, args=(name, rows, answers))
    process.start()
    process.join()
    if process.exitcode:
        raise SystemExit(f"{name} broke")
    answer: tuple[float, float, float] = answers.get()
    return answer


def main(arguments: list[str]) -> int:
    if arguments:
        rows = load_rows(arguments[0])
    else:
        from generated import generate_reports

        rows = list(generate_reports(84))
    runs: dict[str, list[tuple[float, float, float]]] = {name: [] for name in READERS}
    for _ in range(REPEATS):
        for name in READERS:
            runs[name].append(measure_alone(name, rows))
    words = sum(len(row["text"].split()) for row in rows)
    yardstick = min(run[1] for run in runs["bare spaCy"])
    print(f"{len(rows)} reports, {words:,} words, one process each")
    print(f"{'':16}{'reports/s':>10}{'words/s':>10}{'CPU s':>8}{'x spaCy CPU':>13}{'peak MB':>9}")
    for name, results in runs.items():
        wall, cpu, peak_mb = (min(values) for values in zip(*results, strict=True))
        print(f"{name:16}{len(rows) / wall:10.2f}{words / wall:10.0f}{cpu:8.1f}{cpu / yardstick:13.2f}{peak_mb:9.0f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
