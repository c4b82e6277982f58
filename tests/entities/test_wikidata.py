"""Query results and dumps of invented people in, a table of office-holders out."""

import gzip
import json

import pytest

from onrecord import samples
from onrecord.entities.register.tables import find_own_tables, load_register
from onrecord.entities.register.wikidata import import_table
from onrecord.entities.register.wikidata.objects import HEAD_BYTES
from onrecord.errors import ImportRefused
from onrecord.settings import Settings

ENTITY = "http://www.wikidata.org/entity/"
CHECKED = "2026-01-01"


@pytest.fixture
def settings(tmp_path):
    return Settings(entities_path=samples.ENTITIES_PATH)


@pytest.fixture
def imported(tmp_path, settings):
    """Import a file's content; its rows as lists of person, office, body, from, to, and what was left out."""

    def call(content, positions=None):
        source, output = tmp_path / "source.json", tmp_path / "own.tsv"
        source.write_bytes(content if isinstance(content, bytes) else content.encode())
        if positions is not None:
            (tmp_path / "positions.tsv").write_text(positions, encoding="utf-8")
        done = import_table(
            source, output, positions and tmp_path / "positions.tsv", CHECKED, settings, force=output.exists()
        )
        left = {reason: left.count for reason, left in done.left_out.items()}
        if not done.written:
            assert not output.exists()
            return [], left
        own = Settings(entities_path=samples.ENTITIES_PATH, officeholders_path=output)
        holders = load_register(find_own_tables(own)).holders.rows[: done.written]
        return [
            (holder.person, holder.office, holder.body, holder.term.start, holder.term.end) for holder in holders
        ], left

    return call


ROW = {
    "person": f"{ENTITY}Q999000001",
    "personLabel": "Marta Velin",
    "genderLabel": "female",
    "office": f"{ENTITY}Q999000011",
    "officeLabel": "President of Norland",
    "countryCode": "XNL",
    "start": "2013-03-14T00:00:00Z",
    "startPrecision": "11",
    "end": "2016-01-01T00:00:00Z",
    "endPrecision": "9",
}
VELIN = ("Marta Velin", "president", "XNL", "2013-03-14", "2016")


def bindings(*rows):
    cells = [{name: {"type": "literal", "value": value} for name, value in row.items()} for row in rows]
    return json.dumps({"head": {"vars": list(ROW)}, "results": {"bindings": cells}})


@pytest.mark.parametrize(
    "content",
    [
        bindings(ROW),
        json.dumps(json.loads(bindings(ROW)), indent=2),
        json.dumps([ROW]),
        json.dumps([ROW], indent=2),
        json.dumps(ROW) + "\n",
        "\ufeff" + json.dumps([ROW]),
        gzip.compress(json.dumps([ROW]).encode()),
    ],
    ids=["bindings", "bindings, indented", "flat", "flat, indented", "lines", "byte order mark", "gzip"],
)
def test_each_layout_of_a_query_result_gives_the_same_row(imported, content):
    assert imported(content) == ([VELIN], {})


def row(**cells):
    return {name: cell for name, cell in (ROW | cells).items() if cell is not None}


@pytest.mark.parametrize(
    ("label", "cells", "office", "body"),
    [
        ("Prime Minister of Norland", {}, "prime minister", "XNL"),
        ("Minister of Foreign Affairs of Norland", {}, "foreign minister", "XNL"),
        ("Norlandic Minister for Foreign Affairs and Trade", {}, "foreign minister", "XNL"),
        ("Deputy Minister of Defence", {"countryCode": "XSV"}, "deputy defence minister", "XSV"),
        ("Minister of the Interior", {"countryCode": None, "countryLabel": "Sarvania"}, "interior minister", "XSV"),
        ("President of the Republic", {}, "president", "XNL"),
        ("Secretary-General of the Amber Sea Council", {"countryCode": None}, "secretary general", "Amber Sea Council"),
        ("ASC Secretary General", {"countryCode": None}, "secretary general", "Amber Sea Council"),
        ("spokesman", {"countryCode": None, "bodyLabel": "Free Fishermen"}, "spokesman", "Free Fishermen"),
        ("President", {"countryCode": None, "country": f"{ENTITY}Q16"}, "president", "CAN"),
    ],
)
def test_positions_are_called_as_news_calls_them(imported, label, cells, office, body):
    rows, left = imported(json.dumps([row(officeLabel=label, **cells)]))
    assert ([cells[1:3] for cells in rows], left) == ([(office, body)], {})


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"personLabel": "Q999000001"}, "a person without an English name"),
        ({"personLabel": "# Velin"}, "days or names that cannot be"),
        ({"officeLabel": None, "office": None}, "a position that is not told"),
        ({"officeLabel": "harbour poet of Norland"}, "a position that is no office known here"),
        ({"officeLabel": "Minister of State for Fisheries"}, "a position that is no office known here"),
        ({"officeLabel": "President of Fishland", "countryCode": None}, "a position that is no office known here"),
        ({"officeLabel": "President", "countryCode": None}, "a country or body not known here"),
        ({"officeLabel": "President", "countryCode": "XQX"}, "a country or body not known here"),
        ({"officeLabel": "President", "countryCode": None, "bodyLabel": "Halvik"}, "a country or body not known here"),
        ({"start": None}, "a beginning that is not told, or not to the year"),
        ({"startPrecision": "8"}, "a beginning that is not told, or not to the year"),
        ({"start": "-0013-03-14T00:00:00Z"}, "a beginning that is not told, or not to the year"),
        ({"end": "_:t123"}, "an end that is not told"),
        ({"end": None, "death": "2020-01-01T00:00:00Z"}, "an end that is not told"),
        ({"end": "2012-01-01T00:00:00Z"}, "days or names that cannot be"),
    ],
)
def test_what_gives_no_row_is_counted_with_its_reason(imported, cells, reason):
    assert imported(json.dumps([row(**cells), ROW])) == ([VELIN], {reason: 1})


@pytest.mark.parametrize(
    ("start", "precision", "told"),
    [
        ("2013-03-14T00:00:00Z", None, "2013-03-14"),
        ("2013-03-14", None, "2013-03-14"),
        ("2013-03-01T00:00:00Z", None, "2013-03"),
        ("2013-01-01T00:00:00Z", None, "2013"),
        ("2013-01-01T00:00:00Z", "11", "2013-01-01"),
        ("2013-01-01T00:00:00Z", "9", "2013"),
        ("2013-03-01T00:00:00Z", "10", "2013-03"),
        ("+2013-00-00T00:00:00Z", "9", "2013"),
    ],
)
def test_a_day_is_as_exact_as_it_is_known(imported, start, precision, told):
    rows, _ = imported(json.dumps([row(start=start, startPrecision=precision)]))
    assert [cells[3] for cells in rows] == [told]


def test_a_row_told_twice_is_written_once_and_open_terms_are_checked(imported, tmp_path):
    rows, left = imported(json.dumps([ROW, ROW, row(person=f"{ENTITY}Q999000002", end=None, endPrecision=None)]))
    assert (len(rows), left) == (2, {"told before": 1})
    assert f"\t{CHECKED}\t" in (tmp_path / "own.tsv").read_text(encoding="utf-8").splitlines()[-1]


def test_only_spellings_of_the_name_are_kept_of_its_aliases(imported, tmp_path):
    imported(json.dumps([row(personAltLabel="Marta Welin, The Iron Hand, M. Velin, Velin, Marta Velin II, Marta 2")]))
    line = (tmp_path / "own.tsv").read_text(encoding="utf-8").splitlines()[-1]
    assert line.split("\t")[1] == "Marta Welin|M. Velin|Marta Velin II"


def test_a_table_of_positions_goes_first(imported):
    table = "position\toffice\tbody\nQ999000011\thead of state\t\nharbour poet\tpresident\tASC\n"
    rows, left = imported(json.dumps([ROW, row(office=None, officeLabel="harbour poet")]), table)
    assert ([cells[1:3] for cells in rows], left) == (
        [("head of state", "XNL"), ("president", "Amber Sea Council")],
        {},
    )


BROKEN = "unreadable"


@pytest.mark.parametrize(
    ("content", "rows", "broken"),
    [
        (json.dumps(ROW) + '\n{"person": "Q1", "personLabel": "Jo\n' + json.dumps(ROW), 1, 1),
        (json.dumps(ROW) + "\nno JSON at all\n" + json.dumps(row(personLabel="Jon Harbin")), 2, 1),
        ('{"a": {"b": \n' + json.dumps(ROW) + "\n" + json.dumps(row(personLabel="Jon Harbin")), 2, 1),
        ("[" + json.dumps(ROW) + ",", 1, 1),
        ("[" + json.dumps(ROW) + ', {"person": "Q', 1, 2),
        (bindings(ROW)[:-4], 0, 2),
        (bindings(ROW)[:-3], 1, 1),
        ('{"head": {"vars": []}}', 0, 1),
        ("[" + json.dumps(ROW) + ',{"x": tru},' + json.dumps(row(personLabel="Jon Harbin")) + "]", 2, 1),
        (json.dumps(ROW).encode() + b'\n{"personLabel": "\xff"}\n', 1, 1),
        (json.dumps(row(personAltLabel="x" * 2 * HEAD_BYTES)) + "\n" + json.dumps(ROW), 1, 1),
        ("", 0, 0),
        ("[]", 0, 0),
    ],
)
def test_what_cannot_be_read_is_counted_and_the_rest_goes_on(imported, content, rows, broken):
    written, left = imported(content)
    left.pop("told before", None)
    assert (len(written), left.get(BROKEN, 0)) == (rows, broken), left


def test_an_archive_that_breaks_off_gives_what_it_holds(imported):
    packed = gzip.compress(json.dumps([row(personLabel=f"Marta Velin {number:b}") for number in range(900)]).encode())
    rows, left = imported(packed[: len(packed) // 2])
    assert 0 < len(rows) < 900
    assert left["unreadable"] >= 1


def test_rows_are_read_in_pieces_of_any_size(imported):
    many = [row(personLabel=f"Marta {'V' * (number % 700)}elin", personAltLabel="x " * 900) for number in range(700)]
    rows, left = imported(json.dumps(many))
    assert (len(rows), left) == (700, {})


def item(number, label=None, claims=(), aliases=()):
    return {
        "type": "item",
        "id": f"Q{number}",
        "labels": {"en": {"language": "en", "value": label}} if label else [],
        "aliases": {"en": [{"language": "en", "value": alias} for alias in aliases]} if aliases else [],
        "claims": {claim[0]: claim[1] for claim in claims} or [],
        "sitelinks": {"enwiki": {"title": "x"}},
    }


def snak(value):
    return {"snaktype": "value", "datavalue": {"value": value, "type": "x"}}


def points(number):
    return snak({"entity-type": "item", "id": f"Q{number}"})


def time(text, precision=11):
    return snak({"time": text, "precision": precision, "calendarmodel": f"{ENTITY}Q1985727"})


def held(position, rank="normal", **qualifiers):
    return {"mainsnak": points(position), "rank": rank, "qualifiers": {name: [q] for name, q in qualifiers.items()}}


def is_(value):
    return [{"mainsnak": value, "rank": "normal"}]


START = time("+2013-03-14T00:00:00Z")
END = time("+2016-00-00T00:00:00Z", 9)
ITEMS = [
    item(
        999000001,
        "Marta Velin",
        [
            ("P21", is_(points(6581072))),
            ("P39", [held(999000011, P580=START, P582=END), held(999000012, P580=START, P642=points(999000020))]),
        ],
        ["Marta Welin", "Iron Hand"],
    ),
    item(999000011, "minister of defence", [("P1001", is_(points(999000021)))]),
    item(999000012, "secretary general"),
    item(999000020, "Amber Sea Council"),
    item(999000021, "the land of fjords", [("P298", is_(snak("XNL")))]),
    item(999000030, "a bridge"),
]
VELINS = [
    ("Marta Velin", "defence minister", "XNL", "2013-03-14", "2016"),
    ("Marta Velin", "secretary general", "Amber Sea Council", "2013-03-14", ""),
]
NO_HOLDERS = {"items of nobody who held a position": 5}


def dump(items):
    return "[\n" + ",\n".join(json.dumps(one) for one in items) + "\n]\n"


@pytest.mark.parametrize(
    "content",
    [
        dump(ITEMS),
        dump(ITEMS[::-1]),
        "\n".join(json.dumps(one) for one in ITEMS),
        gzip.compress(dump(ITEMS).encode()),
        json.dumps(ITEMS[0]) + ",\r\n" + ",\r\n".join(json.dumps(one) for one in ITEMS[1:]) + ",\r\n",
    ],
    ids=["list", "positions first", "lines", "gzip", "commas without a list"],
)
def test_each_layout_of_a_dump_gives_the_same_rows(imported, tmp_path, content):
    assert imported(content) == (VELINS, NO_HOLDERS)
    assert "\tMarta Welin\tf\t" in (tmp_path / "own.tsv").read_text(encoding="utf-8").replace("Marta Velin\t", "\t", 1)


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        (held(999000011, "deprecated", P580=START), "a statement that Wikidata holds for wrong"),
        (held(999000011), "a beginning that is not told, or not to the year"),
        (held(999000011, P580=START, P582={"snaktype": "somevalue"}), "an end that is not told"),
        (held(999000030, P580=START), "a position that is no office known here"),
        (held(999000012, P580=START), "a country or body not known here"),
        ({"mainsnak": {"snaktype": "somevalue"}}, "a position that is not told"),
    ],
)
def test_statements_that_give_no_row_are_counted(imported, statement, reason):
    person = item(999000002, "Jon Harbin", [("P39", [statement])])
    assert imported(dump([*ITEMS, person])) == (VELINS, NO_HOLDERS | {reason: 1})


def test_no_end_is_an_open_term_but_not_of_the_dead(imported):
    claims = [("P39", [held(999000011, P580=START, P582={"snaktype": "novalue"})])]
    alive, dead = item(999000002, "Jon Harbin", claims), item(999000003, "Ida Sorn", [*claims, ("P570", is_(END))])
    rows, left = imported(dump([*ITEMS, alive, dead]))
    assert [cells for cells in rows if cells not in VELINS] == [
        ("Jon Harbin", "defence minister", "XNL", "2013-03-14", "")
    ]
    assert left["an end that is not told"] == 1


def test_lines_of_a_dump_that_cannot_be_read_are_named(tmp_path, settings):
    lines = dump(ITEMS).splitlines()
    lines[3:3] = ['{"id": "Q9", "labels": {"en"', '{"id": 7, "labels": {"en": 3}},', "no JSON"]
    (tmp_path / "dump.json").write_text("\n".join(lines[:-1]), encoding="utf-8")
    done = import_table(tmp_path / "dump.json", tmp_path / "own.tsv", None, CHECKED, settings)
    left = done.left_out["unreadable"]
    assert (done.written, left.count) == (2, 4)
    assert [example.split(" (")[0] for example in left.examples] == ["line 4", "line 5", "line 6", "line 10"]


def test_the_same_file_gives_the_same_bytes(tmp_path, settings):
    (tmp_path / "dump.json").write_text(dump(ITEMS), encoding="utf-8")
    for name in ("one.tsv", "two.tsv"):
        import_table(tmp_path / "dump.json", tmp_path / name, None, CHECKED, settings)
    assert (tmp_path / "one.tsv").read_bytes() == (tmp_path / "two.tsv").read_bytes()


def test_a_table_that_stands_there_is_not_written_over(tmp_path, settings):
    (tmp_path / "rows.json").write_text(json.dumps([ROW]), encoding="utf-8")
    (tmp_path / "own.tsv").write_text("mine", encoding="utf-8")
    with pytest.raises(ImportRefused, match="already"):
        import_table(tmp_path / "rows.json", tmp_path / "own.tsv", None, CHECKED, settings)
    assert (tmp_path / "own.tsv").read_text(encoding="utf-8") == "mine"
    with pytest.raises(ImportRefused, match=r"none\.json"):
        import_table(tmp_path / "none.json", tmp_path / "other.tsv", None, CHECKED, settings)
    with pytest.raises(ImportRefused, match="positions"):
        import_table(tmp_path / "rows.json", tmp_path / "other.tsv", tmp_path / "none.tsv", CHECKED, settings)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["own.tsv", "rows.json"]
