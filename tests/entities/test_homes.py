"""Countries guessed by what is told around somebody, and countries that are none."""

import pytest


def country_of(report, words):
    entity = report.who(words)
    return entity.country, entity.country_found


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Judge Ewa Lis ruled.", "Ewa Lis"),
        ("Police chief Jan Wolny laughed.", "Jan Wolny"),
        ("The opposition was silent.", "The opposition"),
        ("Firefighters came.", "Firefighters"),
        ("Prosecutors wept.", "Prosecutors"),
    ],
)
def test_the_only_country_told_of_is_that_of_those_at_home(read, sentence, words):
    assert country_of(read(f"A bridge fell in Poland. {sentence}"), words) == ("POL", "context")
    assert country_of(read(f"A car was stolen in Norway and found in Poland. {sentence}"), words) == (None, None)
    assert country_of(read(f"A bridge fell. {sentence}"), words) == (None, None)


def test_the_sentence_decides_before_the_report(read):
    report = read("A bridge fell in Poland. Judge Ewa Lis ruled. In Norway, Judge Rolf Teig slept.")
    assert country_of(report, "Rolf Teig") == ("NOR", "context")
    assert country_of(report, "Ewa Lis") == (None, None)


def test_the_other_side_tells_nothing(read):
    assert country_of(read("Norway condemned Sweden. The opposition was silent."), "opposition") == ("NOR", "context")
    assert country_of(read("Anger at Sweden grew. The opposition was silent."), "opposition") == (None, None)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("President Paul Velin spoke.", "Paul Velin"),
        ("Refugees came.", "Refugees"),
        ("Western intelligence services listened.", "services"),
        ("The Red Cross came.", "Red Cross"),
        ("Jon Harbin slept.", "Jon Harbin"),
        ("A journalist came.", "A journalist"),
    ],
)
def test_those_who_come_from_anywhere_are_not_guessed(read, sentence, words):
    assert read(f"A bridge fell in Poland. {sentence}").who(words).country_found != "context"


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("Norway's army marched.", "army", ("NOR", "words")),
        ("Norway marched.", "Norway", ("NOR", "name")),
        ("NATO officials met.", "officials", ("IGO", "words")),
        ("A court in Oslo ruled.", "A court", ("NOR", "words")),
    ],
)
def test_what_the_words_tell_is_no_guess(read, text, words, told):
    report = read(f"A bridge fell in Poland. {text}")
    assert country_of(report, words) == told


def test_a_people_in_another_state_is_not_of_the_state_it_is_named_after(read):
    assert country_of(read("Ethnic Hungarians in Romania opened a school."), "Hungarians") == ("ROU", "context")


def test_who_acts_for_a_body_has_its_sector(read):
    assert (
        read("A Hezbollah commander fled.").who("commander").sector == read("Hezbollah fled.").who("Hezbollah").sector
    )
    assert read("A Polish army commander fled.").who("commander").sector == "MIL"


def test_a_president_of_the_past_has_the_country_that_the_register_tells(read):
    reagan = read("President Reagan visited Berlin in June.", "1987-06-13").who("Reagan")
    assert (reagan.name, reagan.country, reagan.country_found) == ("Ronald Reagan", "USA", "office")
    assert read("President Harbin visited Berlin in June.", "1987-06-13").who("Harbin").country is None


def test_an_office_is_held_on_the_day_of_the_report(read):
    text = "The British prime minister visited Berlin."
    assert read(text, "1987-06-13").name("minister") == "Margaret Thatcher"
    assert read(text, "1998-06-13").name("minister") == "Tony Blair"
    assert read(text).who("minister").found == "description"
