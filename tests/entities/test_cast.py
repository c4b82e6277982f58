"""The cast itself: spans, order, lookups, odd input."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.entities import Cast
from onrecord.errors import SettingInvalid
from onrecord.records import Entity, Mention, Span
from onrecord.settings import Settings

PIECES = st.sampled_from(
    ["Marta Velin", "NATO", "the", "Chinese", "officials", "said", "he", "its", "“", "”", '"', "(", ")", ",", ".",
     "\n\n", "Moscow", "'s", "President", "of", "US", "é́", "\u200f", "😀", "Mr", "-", "minister", "it", "ministry"]
)  # fmt: skip


def check(cast, text):
    firsts = []
    for number, entity in enumerate(cast.entities, 1):
        assert entity.id == f"e{number}"
        assert entity.name
        assert entity.mentions
        assert list(entity.mentions) == sorted(entity.mentions, key=lambda mention: (mention.start, mention.end))
        assert all(text[mention.start : mention.end] == mention.text != "" for mention in entity.mentions)
        firsts.append(entity.mentions[0].start)
    assert firsts == sorted(firsts)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=80))
def test_mentions_are_slices_and_ids_follow_the_text(reader_with, text):
    check(reader_with().read(text).cast, text)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "x", '"' * 10_000, "Velin " * 5_000, "he " * 5_000, "a (" * 3_000])
def test_odd_input_is_read_in_linear_time(read, text):
    check(read(text).cast, text)


def test_reading_twice_gives_the_same(read):
    text = "Polish officials met Mr Harbin. He thanked them. The officials left Moscow."
    assert read(text).cast == read(text).cast


def test_of_two_mentions_the_shorter_is_meant():
    def mention(start, end):
        return Mention(start=start, end=end, text="x" * (end - start), kind="name", found="name")

    outer = Entity(id="e1", kind="group", name="o", found="name", mentions=(mention(2, 12),))
    inner = Entity(id="e2", kind="country", name="i", found="name", mentions=(mention(2, 5), mention(20, 22)))
    cast = Cast((outer, inner))
    names = [entity and entity.id for entity in map(cast.at, (1, 2, 4, 5, 11, 12, 20, 22))]
    assert names == [None, "e2", "e2", "e1", "e1", None, "e2", None]
    assert cast.refer(Span(start=0, end=8, text="x" * 8), 5).entity == "e1"
    assert cast.refer(Span(start=0, end=1, text="x"), 0).entity is None
    assert Cast().at(0) is None


def test_a_users_own_table_adds_and_overrides(tmp_path, reader_with):
    table = tmp_path / "own.tsv"
    table.write_text(
        "# ours\nname\tothers\tkind\tcountry\tsector\tofficeless\n".replace("\tofficeless", "\toffice")
        + "Norland\tNorlandia\tcountry\t\t\t\nMarta Velin\t\tperson\tNOR\tGOV\tforeign minister\n"
        "Pentagon\t\torganization\t\tBUS\t\n",
        encoding="utf-8",
    )
    report = reader_with(Settings(entities_path=table)).read("Velin flew to Norlandia. Marta Velin saw the Pentagon.")
    assert report.name("Norlandia") == "Norland"
    assert (report.who("Velin").office, report.who("Velin").country) == ("foreign minister", "NOR")
    assert report.who("Pentagon").sector == "BUS"


OWN_COUNTRIES = (
    "name\tothers\tkind\tcountry\tdemonyms\tcapital\n"
    "Sarvania\t\tcountry\tXSV\tSarvanian|Sarvanians\tMirov|Old Mirov\n"
    "Norland\t\tcountry\t\tNorlandic\tHalvik\n"
    "Poland\tLechia\tcountry\tPOL\n"
)


@pytest.fixture
def own_countries(tmp_path, reader_with):
    table = tmp_path / "own.tsv"
    table.write_text(OWN_COUNTRIES, encoding="utf-8")
    return reader_with(Settings(entities_path=table))


def test_a_users_own_country_has_people_and_a_capital(own_countries):
    report = own_countries.read("Mirov said Sarvanian ships had left. Halvik denied it. Norlandic envoys met in Mirov.")
    assert [(report.name(words), report.found(words)) for words in ("Mirov", "Sarvanian", "Halvik", "Norlandic")] == [
        ("Sarvania", "metonym"),
        ("Sarvania", "demonym"),
        ("Norland", "metonym"),
        ("Norland", "demonym"),
    ]
    assert report.who("Sarvanian").country == "XSV"
    place = report.who("Mirov", 1)
    assert (place.name, place.kind, place.country) == ("Mirov", "place", "XSV")


def test_a_users_own_row_for_our_country_keeps_its_people_and_capital(own_countries):
    report = own_countries.read("Warsaw said Polish farmers had left Lechia, and Poland would not follow.")
    assert len({report.who(words).id for words in ("Warsaw", "Polish", "Lechia", "Poland")}) == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("name\tkind\n\nVelin\tghost\n", ":3: kind 'ghost'"),
        ("name\tkind\nVelin\n", ":2: nothing under 'kind'"),
        ("name\tkind\tcolour\nVelin\tperson\tred\n", ":2: no such column: colour"),
        ("name\tkind\nVelin\tperson\tx\n", ":2: 3 cells"),
        ("name\tkind\tcapital\nVelin\tperson\tMirov\n", ":2: 'capital' is for countries"),
        ("name\tkind\tdemonyms\nASC\torganization\tAscian\n", ":2: 'demonyms' is for countries"),
    ],
)
def test_a_malformed_table_is_refused_with_its_line(tmp_path, reader_with, content, reason):
    table = tmp_path / "own.tsv"
    table.write_text(content, encoding="utf-8")
    with pytest.raises(SettingInvalid, match=reason):
        reader_with(Settings(entities_path=table)).read("Nothing happened.")


def test_a_missing_table_is_refused(tmp_path, reader_with):
    with pytest.raises(SettingInvalid, match="cannot be read"):
        reader_with(Settings(entities_path=tmp_path / "none.tsv")).read("Nothing happened.")


@pytest.mark.parametrize("text", ["- chief", "anti-", "“", "Its chief", "- minister said", "“We go,\n“she said"])
def test_scraps_are_read_without_a_crash(read, text):
    assert all(entity.kind != "country" for entity in read(text).cast.entities)
