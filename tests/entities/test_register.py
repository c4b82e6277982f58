"""Who held what when, and the user's own tables over ours."""

import pytest

from onrecord import samples
from onrecord.entities.register.tables import OwnTables, find_own_tables, load_register
from onrecord.entities.register.terms import Term
from onrecord.errors import SettingInvalid
from onrecord.settings import Settings

COLUMNS = "person\tothers\tgender\toffice\tbody\tfrom\tto\tchecked\teffective\twikidata\n"


@pytest.fixture
def own(tmp_path):
    """A folder with the invented world's entities, and office-holders from the rows given."""
    (tmp_path / "entities.tsv").write_text(samples.ENTITIES_PATH.read_text(encoding="utf-8"), encoding="utf-8")

    def write(*rows, columns=COLUMNS):
        (tmp_path / "officeholders.tsv").write_text(columns + "\n".join(rows) + "\n", encoding="utf-8")
        return Settings(entities_path=tmp_path)

    return write


def holders_of(settings, body, day):
    register = load_register(find_own_tables(settings))
    return [holder.person for holder in register.holders.of_body(body) if holder.held_on(day)]


@pytest.mark.parametrize(
    ("start", "end", "checked", "day", "held"),
    [
        ("2014-03-10", "2016-05-20", "", "2014-03-10", True),
        ("2014-03-10", "2016-05-20", "", "2016-05-20", True),
        ("2014-03-10", "2016-05-20", "", "2016-05-21", False),
        ("2014-03", "2016-05", "", "2014-02-28", False),
        ("2014-03", "2016-05", "", "2014-03-15", None),
        ("2014-03", "2016-05", "", "2014-03-31", True),
        ("2014-03", "2016-05", "", "2016-05-01", True),
        ("2014-03", "2016-05", "", "2016-05-02", None),
        ("2014-03", "2016-05", "", "2016-06-01", False),
        ("2014", "2014", "", "2014-07-01", None),
        ("2014", "2016", "", "2015-07-01", True),
        ("2014-02", "2016", "", "2014-02-28", True),
        ("2014-03-10", "", "2020-01-01", "2020-01-01", True),
        ("2014-03-10", "", "2020-01-01", "2020-01-02", None),
        ("2014-03-10", "", "2020-01-01", "", False),
    ],
)
def test_a_term_holds_only_where_it_surely_ran(start, end, checked, day, held):
    assert Term(start, end, checked).held_on(day) is held


def test_an_inexact_day_names_nobody_in_its_month(own, reader_with):
    settings = own("Marta Velin\t\tf\tforeign minister\tNorland\t2014-03\t2016\t\t\tQ999000001")
    text = "The Norlandic foreign minister rejected the plan."
    assert reader_with(settings).read(text, "2015-04-02").name("minister") == "Marta Velin"
    assert reader_with(settings).read(text, "2014-03-20").name("minister") != "Marta Velin"
    assert reader_with(settings).read(text, "2016-04-02").name("minister") != "Marta Velin"


def test_the_leader_of_a_state_is_whoever_holds_its_effective_office(own, reader_with):
    settings = own(
        "Jon Harbin\t\tm\tprime minister\tNorland\t2014-03-01\t2016-03-01\t\tyes",
        "Rolf Teig\t\tm\tking\tNorland\t2000-03-01\t2020-03-01",
    )
    report = reader_with(settings).read("The leader of Norland rejected the plan.", "2015-04-02")
    assert report.name("leader") == "Jon Harbin"
    report = reader_with(settings).read("The opposition leader of Norland rejected the plan.", "2015-04-02")
    assert report.name("leader") != "Jon Harbin"


def test_other_spellings_and_one_wrong_letter_mean_the_same_person(own, reader_with):
    settings = own("Marta Velin\tMarta Welyn|Greta Hald\tf\tforeign minister\tXNL\t2014\t2016\t\t\tQ999000001")
    for name in ("Marta Velin", "Marta Welyn", "Greta Hald", "Marta Velyn"):
        person = reader_with(settings).read(f"{name} rejected the plan.", "2015-04-02").who(name)
        assert (person.country, person.office, person.wikidata) == ("XNL", "foreign minister", "Q999000001"), name
    assert reader_with(settings).read("Maria Valen rejected the plan.", "2015-04-02").who("Maria Valen").country is None


def test_a_word_alone_among_the_spellings_is_read_as_a_surname(own, reader_with):
    settings = own("Tolm Sarik\tTolm\tm\tpresident\tSarvania\t2014\t2016\t\t\t")
    report = reader_with(settings).read("Sarvania said that President Tolm had left.", "2015-04-02")
    assert report.name("Tolm") == "Tolm Sarik"


def test_a_body_of_three_letters_is_no_country(own, reader_with):
    settings = own("Marta Velin\t\tf\tdirector\tBBC\t2014-03-01\t2016\t\t\t")
    person = reader_with(settings).read("Marta Velin rejected the plan.", "2015-04-02").who("Marta Velin")
    assert (person.organization, person.country) == ("BBC", None)


def test_a_users_row_for_the_same_person_adds_another_office(own):
    ours = load_register().holders.of_body("NATO")[0]
    settings = own(f"{ours.person}\t\tm\tpresident\tNorland\t2001\t2003")
    assert holders_of(settings, "XNL", "2002-05-01") == [ours.person]
    assert ours.person in holders_of(settings, "NATO", ours.term.sure[0])


def test_a_users_row_replaces_ours_on_its_own_days_alone(own):
    settings = own("Marta Velin\t\tf\tsecretary-general\tNATO\t2016-01-01\t2016-12-31")
    before = holders_of(Settings(), "NATO", "2015-06-01")
    assert before == holders_of(Settings(), "NATO", "2016-06-01") == holders_of(Settings(), "NATO", "2017-06-01")
    assert holders_of(settings, "NATO", "2016-06-01") == ["Marta Velin"]
    assert holders_of(settings, "NATO", "2015-06-01") == before
    assert holders_of(settings, "NATO", "2017-06-01") == before


def test_a_users_row_on_the_same_term_of_a_person_replaces_ours_whole(own):
    ours = next(holder for holder in load_register().holders.of_body("NATO") if holder.term.end)
    day = ours.term.sure[0]
    settings = own(f"{ours.person}\t\tm\tsecretary general\tNATO\t{day[:4]}-12-31\t{ours.term.end}")
    assert ours.person in holders_of(Settings(), "NATO", day)
    assert ours.person not in holders_of(settings, "NATO", day)


def test_a_users_row_for_an_office_of_several_adds(own):
    ours = next(holder for holder in load_register().holders.rows if holder.office == "special envoy")
    day = ours.term.sure[1]
    settings = own(f"Marta Velin\t\tf\tspecial envoy\t{ours.body}\t2000\t2030")
    assert holders_of(settings, ours.body, day) == ["Marta Velin", *holders_of(Settings(), ours.body, day)]


def test_a_body_goes_by_any_of_its_names(own):
    settings = own(
        "Marta Velin\t\tf\tpresident\tNorland\t2014\t2016\t\t\t",
        "Jon Harbin\t\tm\tspokesman\tASC\t2014\t2016\t\t\t",
        "Rolf Teig\t\tm\tspokesman\tHarbour Guild\t2014\t2016\t\t\t",
    )
    assert holders_of(settings, "XNL", "2015-01-01") == ["Marta Velin"]
    assert holders_of(settings, "Amber Sea Council", "2015-01-01") == ["Jon Harbin"]
    assert holders_of(settings, "Harbour Guild", "2015-01-01") == ["Rolf Teig"]


def test_a_table_of_office_holders_may_stand_alone_or_beside_the_folder(own, tmp_path):
    folder = own("Marta Velin\t\tf\tpresident\tPOL\t2014\t2016\t\t\t").entities_path
    alone = tmp_path / "elsewhere.tsv"
    alone.write_text("person\toffice\tbody\tfrom\tto\nJon Harbin\tpresident\tPOL\t1994\t1996\n", encoding="utf-8")
    assert "Jon Harbin" in holders_of(Settings(officeholders_path=alone), "POL", "1995-01-01")
    assert find_own_tables(Settings(entities_path=folder, officeholders_path=alone)) == OwnTables(
        folder / "entities.tsv", alone
    )


def test_a_folder_without_tables_is_refused(tmp_path):
    with pytest.raises(SettingInvalid, match="neither"):
        find_own_tables(Settings(entities_path=tmp_path))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Velin\t\tf\tpresident\tPOL\t2014-13-01\t2016", ":2: from '2014-13-01' is no day"),
        ("Velin\t\tf\tpresident\tPOL\t2014\t2016-02-30", ":2: to '2016-02-30' is no day"),
        ("Velin\t\tf\tpresident\tPOL\tMay 2014\t2016", ":2: from 'May 2014' is no day"),
        ("Velin\t\tf\tpresident\tPOL\t0000\t2016", ":2: from '0000' is no day"),
        ("Velin\t\tf\tpresident\tPOL\t2014\t2013", ":2: the term ends"),
        ("Velin\t\tf\tpresident\tPOL\t2014", ":2: nothing under 'to' nor 'checked'"),
        ("Velin\t\tf\tpresident\tPOL", ":2: nothing under 'from'"),
        ("Velin\t\tf\tpresident\t\t2014\t2016", ":2: nothing under 'body'"),
        ("Velin\t\tx\tpresident\tPOL\t2014\t2016", ":2: gender 'x'"),
        ("Velin\t\tf\tpresident\tPOL\t2014\t2016\t\tno", ":2: effective 'no'"),
        ("Velin" + "\t" * 12, ":2: 13 cells"),
    ],
)
def test_a_malformed_row_is_refused_with_its_line(own, row, reason):
    with pytest.raises(SettingInvalid, match=reason):
        load_register(find_own_tables(own(row)))


def test_a_column_that_is_none_is_refused(own):
    settings = own("Velin\tred", columns="person\tcolour\n")
    with pytest.raises(SettingInvalid, match=r"officeholders\.tsv:2: no such column: colour"):
        load_register(find_own_tables(settings))
