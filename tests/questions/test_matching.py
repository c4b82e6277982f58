"""Which events answer a query, how they are grouped, and what the answer says of them."""

import msgspec
import pytest
from question_records import Reading, aid

from onrecord.ledger import Ledger
from onrecord.questions import Party, Query
from onrecord.questions.asking import answer_events, answer_statements
from onrecord.questions.groups import GROUPS
from onrecord.records import Time

NORWAY, CHILE, GHANA = (Party(name=n, country=c) for n, c in (("Norway", "NOR"), ("Chile", "CHL"), ("Ghana", "GHA")))
BOATS = Query(question="?", types=("AID",), actors=(NORWAY,), recipients=(CHILE,))


@pytest.fixture
def asked(tmp_path):
    """The answer to a query from a ledger of some records."""
    ledgers = []

    def ask(query, *records):
        ledgers.append(Ledger(tmp_path / f"{len(ledgers)}.db"))
        for record in records:
            ledgers[-1].add(record)
        answer = answer_statements if query.statements else answer_events
        return answer(ledgers[-1], query)

    yield ask
    for ledger in ledgers:
        ledger.close()


def shown(groups):
    return [(group.name, [finding.report.id for finding in group.findings]) for group in groups]


@pytest.mark.parametrize(
    ("put", "group"),
    [
        ("CT+ actual", "asserted"),
        ("PR+ actual", "probable or possible"),
        ("CT- actual", "denied"),
        ("PS+ possible", "probable or possible"),
        ("UU possible", "left open"),
        ("CT+ alleged", "alleged"),
        ("PR+ intended", "planned"),
        ("UU promised", "planned"),
        ("UU threatened", "threatened"),
        ("UU requested", "requested"),
        ("UU considered", "considered"),
        ("UU urged", "urged"),
        ("UU urged_against", "urged against"),
        ("UU conditional", "conditional"),
        ("UU no_evidence", "no evidence"),
        ("CT- negated", "denied"),
        ("UU unmentioned", "unmentioned"),
    ],
)
def test_each_way_of_putting_it_has_its_group(asked, put, group):
    answer = asked(BOATS, aid("r", "Norway gave Chile boats.", put))
    assert shown(answer.groups) == [(group, ["r"])]
    assert answer.standing.startswith("1 of 1 source asserts" if group == "asserted" else "Nothing on record asserts")


def test_groups_stand_in_their_order_and_the_newest_report_first(asked):
    records = [
        aid("denied", "Norway gave Chile no boats.", "CT- negated"),
        aid("old", "Norway gave Chile old boats.", published="2023-01-01"),
        aid("undated", "Norway gave Chile some boats.", published=None),
        aid("new", "Norway gave Chile new boats.", published="2023-02-01"),
        aid("same-day", "Norway gave Chile big boats.", published="2023-02-01"),
        aid("asked", "Norway was asked to give Chile boats.", "UU requested"),
    ]
    groups = shown(asked(BOATS, *records).groups)
    assert groups == [
        ("asserted", ["new", "same-day", "old", "undated"]),
        ("requested", ["asked"]),
        ("denied", ["denied"]),
    ]
    names = [name for name, _ in groups]
    assert names == sorted(names, key=GROUPS.index)


def test_the_standing_counts_sources_not_reports(asked):
    records = [
        aid("one", "Norway gave Chile boats, said Marta Velin.", source="Marta Velin"),
        aid("two", "“Norway gave Chile boats,” Marta Velin said.", source="Marta Velin"),
        aid("three", "Ilse Korrin denied that Norway gave Chile boats.", "CT- negated", source="Ilse Korrin"),
        aid("four", "Norway gave Chile boats.", publisher="The Daily"),
    ]
    answer = asked(BOATS, *records)
    assert answer.standing == "2 of 3 sources assert that it happened; 1 denies it."
    findings = {finding.report.id: finding for group in answer.groups for finding in group.findings}
    assert findings["one"].sources == ("Marta Velin",)
    assert not findings["one"].narrated
    assert findings["four"].sources == ("The Daily",)
    assert findings["four"].narrated


def test_nobody_is_no_source(asked):
    record = aid(
        "r", "Nobody has shown that Norway gave Chile boats.", "UU no_evidence", "Nobody", publisher="The Daily"
    )
    finding = asked(BOATS, record).groups[0].findings[0]
    assert finding.sources == ("The Daily",)
    assert finding.narrated


def test_nothing_asserted_is_said_plainly(asked):
    denied = aid("r", "Ilse Korrin denied that Norway gave Chile boats.", "CT- negated", source="Ilse Korrin")
    assert asked(BOATS, denied).standing == "Nothing on record asserts that it happened. 1 denies it."
    assert asked(BOATS).standing == "Nothing on record is about it."


def test_copies_of_one_wording_are_shown_once_and_count_once(asked):
    text = "Norway gave Chile boats, officials said."
    copies = [aid(f"copy-{n}", text, source="officials", published=f"2023-03-0{n}") for n in (3, 1, 2)]
    answer = asked(BOATS, *copies, aid("other", "Norway gave Chile boats, officials said on Monday."))
    assert shown(answer.groups) == [("asserted", ["copy-1", "other"])] or shown(answer.groups) == [
        ("asserted", ["other", "copy-1"])
    ]
    copied = next(f for f in answer.groups[0].findings if f.report.id == "copy-1")
    assert copied.also_in == ("copy-2", "copy-3")


def test_the_words_stand_where_they_are_said_to(asked):
    text = "It rained.\n\nIlse Korrin said that Norway gave Chile boats. It rained."
    finding = asked(BOATS, aid("r", text, source="Ilse Korrin")).groups[0].findings[0]
    assert finding.words.text == "Ilse Korrin said that Norway gave Chile boats."
    assert text[finding.words.start : finding.words.end] == finding.words.text
    assert text[finding.trigger.start : finding.trigger.end] == finding.trigger.text == "boats"


def test_an_event_within_a_request_answers_with_the_request_named(asked):
    reading = Reading("r", "Chile asked Norway for boats, Ilse Korrin said on Monday.")
    time = Time(id="t1", start=48, end=54, text="Monday", type="DATE", value="2023-02-27")
    outer = reading.said("Ilse Korrin", "Chile asked Norway for boats", time="t1")
    inner = reading.said("Chile", "for boats", act="ask", parent=outer)
    request = reading.event("REQUEST", "asked", actor="Chile", recipient="Norway", attribution=outer)
    reading.event("AID", "boats", "UU requested", actor="Norway", recipient="Chile", under=request, attribution=inner)
    record = reading.done((time,))
    finding = asked(BOATS, record).groups[0].findings[0]
    assert (finding.type, finding.under, finding.modality) == ("AID", "REQUEST", "requested")
    assert finding.sources == ("Chile", "Ilse Korrin")
    request_query = Query(question="?", types=("REQUEST",), actors=(CHILE,), recipients=(NORWAY,), embeds=("AID",))
    answer = asked(request_query, record)
    assert answer.groups[0].findings[0].said == time
    assert asked(msgspec.structs.replace(request_query, embeds=("ASSAULT",)), record).groups == ()


def test_roles_are_not_exchanged(asked):
    reading = Reading("r", "Chile gave Norway boats.")
    reading.event("AID", "boats", actor="Chile", recipient="Norway")
    assert asked(BOATS, reading.done()).groups == ()


def test_those_who_act_on_one_another_may_stand_on_either_side(asked):
    query = Query(question="?", types=("CONSULT",), actors=(NORWAY,), recipients=(CHILE,))
    together, apart = Reading("together", "Norway and Chile met."), Reading("apart", "Chile met Norway.")
    together.event("CONSULT", "met", actor="Norway", other_actor="Chile")
    apart.event("CONSULT", "met", actor="Chile", recipient="Norway")
    others = Reading("others", "Norway met Ghana.")
    others.event("CONSULT", "met", actor="Norway", recipient="Ghana")
    assert shown(asked(query, together.done(), apart.done(), others.done()).groups) == [
        ("asserted", ["apart", "together"])
    ]


def test_what_the_text_leaves_open_is_kept_apart(asked):
    answer = asked(BOATS, aid("open", "Norway gave away boats."), aid("nobody", "Somebody gave away boats."))
    assert answer.groups == ()
    assert shown(answer.partial) == [("asserted", ["open"])]
    assert answer.partial[0].findings[0].missing == ("recipient",)
    assert answer.standing == "Nothing on record asserts that it happened."


def test_words_that_name_nobody_known_answer_by_themselves(asked):
    sarvania, sarvo = (msgspec.structs.replace(BOATS, recipients=(Party(name=name),)) for name in ("Sarvania", "Sarvo"))
    reading = Reading("r", "Norway gave Sarvania boats.")
    reading.event("AID", "boats", actor="Norway", recipient="Sarvania")
    assert shown(asked(sarvania, reading.done()).groups) == [("asserted", ["r"])]
    assert asked(sarvo, reading.done()).groups == ()


def test_another_recipient_is_no_answer(asked):
    reading = Reading("r", "Norway gave Ghana boats, not Chile.")
    reading.event("AID", "boats", actor="Norway", recipient="Ghana")
    answer = asked(BOATS, reading.done())
    assert (answer.groups, answer.partial) == ((), ())


@pytest.mark.parametrize(
    ("actor", "fits"),
    [
        ("Norway", True),
        ("Marta Velin", True),
        ("Norwegian skiers", False),
        ("Ilse Korrin", False),
        ("Ghana", False),
    ],
)
def test_a_country_acts_through_its_officials_not_its_people(asked, actor, fits):
    reading = Reading("r", f"{actor} gave Chile boats.")
    reading.event("AID", "boats", actor=actor, recipient="Chile")
    assert bool(asked(BOATS, reading.done()).groups) is fits


@pytest.mark.parametrize(
    ("name", "fits"),
    [("Oren Dask", True), ("oren DASK", True), ("Dask", True), ("Oren", False), ("Korrin", False), ("Ras Dask", False)],
)
def test_a_person_is_known_by_name_or_surname(asked, name, fits):
    reading = Reading("r", "Oren Dask gave Chile boats.")
    reading.event("AID", "boats", actor="Oren Dask", recipient="Chile")
    query = Query(question="?", types=("AID",), actors=(Party(name=name),))
    assert bool(asked(query, reading.done()).groups) is fits


def test_a_body_acts_through_its_officials(asked):
    reading = Reading("r", "Oren Dask gave Chile boats.")
    reading.event("AID", "boats", actor="Oren Dask", recipient="Chile")
    query = Query(question="?", types=("AID",), actors=(Party(name="Harbour League"),))
    assert shown(asked(query, reading.done()).groups) == [("asserted", ["r"])]


@pytest.mark.parametrize(
    ("thing", "found"), [(("rifles", "weapon"), "groups"), (("rice", "goods"), None), (None, "partial")]
)
def test_the_object_counts_by_its_kind(asked, thing, found):
    reading = Reading("r", "Norway sent Chile rifles, rice and help.")
    reading.event("AID", "sent", actor="Norway", recipient="Chile", thing=thing)
    answer = asked(msgspec.structs.replace(BOATS, objects=("weapon",)), reading.done())
    assert [place for place in ("groups", "partial") if getattr(answer, place)] == ([found] if found else [])


def test_only_the_source_asked_for_answers(asked):
    said = aid("said", "Norway gave Chile boats, said Marta Velin.", source="Marta Velin")
    told = aid("told", "Norway gave Chile boats.")
    query = msgspec.structs.replace(BOATS, by=(Party(name="Velin"),))
    assert shown(asked(query, said, told).groups) == [("asserted", ["said"])]


def test_the_we_of_a_quotation_is_its_speaker(asked):
    reading = Reading("r", "“We know that Norway gave Chile boats,” Oren Dask said.")
    outer = reading.said("Oren Dask", "We know that Norway gave Chile boats")
    inner = reading.said("We", "Norway gave Chile boats", act="know", parent=outer)
    reading.event("AID", "boats", actor="Norway", recipient="Chile", attribution=inner)
    assert asked(BOATS, reading.done()).groups[0].findings[0].sources == ("Oren Dask",)


def test_statements_by_whom_and_about_what(asked):
    reading = Reading("r", "Oren Dask said that Chile was kind. Oren Dask added that fish were dear. Ilse Korrin left.")
    reading.said("Oren Dask", "that Chile was kind")
    reading.said("Oren Dask", "that fish were dear", act="add")
    reading.said("Ilse Korrin", "left")
    record = reading.done()
    by_league = Query(question="?", by=(Party(name="the Harbour League"),), statements=True)
    assert [s.act for s in asked(by_league, record).statements] == ["say", "add"]
    about_chile = msgspec.structs.replace(by_league, about="Chile", about_party=CHILE)
    answer = asked(about_chile, record)
    assert [s.contents[0].text for s in answer.statements] == ["that Chile was kind"]
    assert answer.standing == "1 statement is on record."
    assert [s.act for s in asked(msgspec.structs.replace(by_league, about="fish"), record).statements] == ["add"]
    nothing = asked(msgspec.structs.replace(by_league, about="ish"), record)
    assert (nothing.statements, nothing.standing) == ((), "No statements are on record.")
