"""How fast the ledger keeps and answers, beside a plain `INSERT` of the same JSON in the same run.

    python bench/ledger_speed.py [COUNT]     generated records (default 2,000), each with the rows of a usual report

Ratios count, since one machine's seconds mean little on another. Questions are answered from their queries: what
the reader takes to read a question is measured by `speed.py`.
"""

import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from generated import GOODS, PEOPLE, STATES, generate_reports
from onrecord import records
from onrecord.ledger import Ledger
from onrecord.questions import Party, Query
from onrecord.questions.asking import answer_events
from onrecord.records import (
    Attribution,
    Entity,
    Event,
    Mention,
    Object,
    Reader,
    Record,
    Report,
    Span,
    encode_record,
)

PUT = (("CT+", "actual"), ("CT-", "negated"), ("UU", "no_evidence"), ("UU", "requested"), ("PR+", "intended"))
EVENTS = 25
"""Events in a report of some 800 words; as many attributions."""


def make_record(row: dict[str, str], chance: random.Random) -> Record:
    text = row["text"]
    names = [name for name in (*PEOPLE, *STATES) if name in text]

    def cut(words: str, noun: Callable[..., Span] = Span, **more: object) -> Span:
        start = text.index(words)
        return noun(start=start, end=start + len(words), text=words, **more)

    def refer(name: str) -> records.Party:
        return cut(name, records.Party, entity=f"e{names.index(name) + 1}")

    states = [name for name in names if name in STATES]
    people = [name for name in names if name in PEOPLE]
    goods = [words for words in GOODS if words in text]
    entities = [
        Entity(
            id=f"e{i}",
            kind="country" if name in STATES else "person",
            name=name,
            country=name[:3].upper() if name in STATES else None,
            found="name",
            mentions=(cut(name, Mention, kind="name", found="name"),) * 4,
        )
        for i, name in enumerate(names, 1)
    ]
    attributions, events = [], []
    for i in range(1, EVENTS + 1):
        (actor, recipient), (factuality, modality) = chance.sample(states, 2), chance.choice(PUT)
        source = refer(chance.choice(people))
        attributions.append(
            Attribution(
                id=f"a{i}", sources=(source,), contents=(cut(actor),), form="indirect", act="say", confidence=0.9
            )
        )
        events.append(
            Event(
                id=f"v{i}",
                type=chance.choice(("AID", "REQUEST", "CONSULT", "SANCTION")),
                trigger=cut(chance.choice(goods)),
                actors=(refer(actor),),
                recipients=(refer(recipient),),
                objects=(cut(chance.choice(goods), Object, kind="goods"),),
                attribution=f"a{i}",
                factuality=factuality,
                modality=modality,
                confidence=0.8,
            )
        )
    return Record(
        id=row["id"],
        reader=Reader(version="0", model="none"),
        report=Report(title=row["title"], published=row["published"], text=text),
        entities=tuple(entities),
        attributions=tuple(attributions),
        events=tuple(events),
    )


def time_plain(path: Path, records: list[Record]) -> float:
    """Seconds for one table with the JSON alone, a transaction each: the least that keeping can cost."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("CREATE TABLE plain (id TEXT PRIMARY KEY, record TEXT)")
    start = time.perf_counter()
    for record in records:
        connection.execute("INSERT INTO plain VALUES (?, ?)", (record.id, encode_record(record).decode()))
    seconds = time.perf_counter() - start
    connection.close()
    return seconds


def time_calls(calls: list[Callable[[], object]]) -> tuple[float, float]:
    """Median and worst milliseconds."""
    taken = []
    for call in calls:
        start = time.perf_counter()
        call()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken), max(taken)


def main(arguments: list[str]) -> int:
    chance = random.Random(7)
    records = [make_record(row, chance) for row in generate_reports(int(arguments[0]) if arguments else 2_000)]
    pairs = [chance.sample(STATES, 2) for _ in range(30)]
    parties = [[Party(name=name, country=name[:3].upper()) for name in pair] for pair in pairs]
    queries = [Query(question="", types=("AID",), actors=(actor,), recipients=(taker,)) for actor, taker in parties]
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "ledger.db") as ledger:
        plain = time_plain(Path(folder) / "plain.db", records)
        start = time.perf_counter()
        for record in records:
            ledger.add(record)
        keeping = time.perf_counter() - start
        again, _ = time_calls([lambda r=record: ledger.add(r) for record in records])
        asking, slowest = time_calls([lambda q=query: answer_events(ledger, q) for query in queries])
        found = statistics.median(sum(len(g.findings) for g in answer_events(ledger, q).groups) for q in queries)
        searching, _ = time_calls([lambda p=pair: ledger.search(" ".join(p)) for pair in pairs])
        size = (Path(folder) / "ledger.db").stat().st_size / sum(len(encode_record(record)) for record in records)
    print(f"{len(records):,} records, {len(records[0].events)} events each")
    print(f"keeping    {len(records) / keeping:8.0f} a second, {keeping / plain:.1f} x a plain INSERT")
    print(f"again      {again:8.2f} ms each")
    print(f"asking     {asking:8.1f} ms median, {slowest:.1f} at most, {found:.0f} findings")
    print(f"searching  {searching:8.1f} ms median")
    print(f"size       {size:8.1f} x the JSON")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
