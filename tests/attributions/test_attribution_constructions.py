"""Each construction where it applies, and where it must not."""

import pytest
from attributed import acts, attributions_of, read

APPLIES = {
    "direct, cue after": (
        "“We will not go,” said Velin.",
        [("Velin", "said", "“We will not go,”")],
    ),
    "direct, straight marks, cue before": (
        'Velin said: "The talks are over."',
        [("Velin", "said", '"The talks are over."')],
    ),
    "two apostrophes for a mark, quotation goes on": (
        "''It is over,'' he said. ''We lost.''",
        [("he", "said", "''It is over,'' | ''We lost.''")],
    ),
    "single marks": (
        "‘We will stay,’ the general said.",
        [("the general", "said", "‘We will stay,’")],
    ),
    "split by its cue": (
        "“I think,” Dorn said, “that we will win.”",
        [("Dorn", "said", "“I think,” | “that we will win.”")],
    ),
    "indirect with that": (
        "The mayor told reporters that nobody was hurt.",
        [("The mayor", "told", "that nobody was hurt")],
    ),
    "mixed": (
        "Velin said the plan was “a disgrace” for the country.",
        [("Velin", "said", "the plan was “a disgrace” for the country")],
    ),
    "participle that goes on": (
        "Ana Dorn said that “nobody” wants war, adding that talks were possible.",
        [("Ana Dorn", "said", "that “nobody” wants war"), ("Ana Dorn", "adding", "that talks were possible")],
    ),
    "two speakers in one sentence": (
        "He said the deal was dead, and the minister denied that it was.",
        [("He", "said", "the deal was dead"), ("the minister", "denied", "that it was")],
    ),
    "according to, behind": (
        "The talks will go on, according to Ana Dorn, spokeswoman for the ministry.",
        [("Ana Dorn, spokeswoman for the ministry", "according to", "The talks will go on")],
    ),
    "according to, before a relative clause": (
        "According to Ana Dorn, a spokeswoman for the ministry, the talks, which began in May, will go on.",
        [
            (
                "Ana Dorn, a spokeswoman for the ministry",
                "According to",
                "the talks, which began in May, will go on",
            )
        ],
    ),
    "in somebody's view": ("In Velin's view, the war is lost.", [("Velin's", "view", "the war is lost")]),
    "as she put it": ("The plan, as Ms. Velin put it, is dead.", [("Ms. Velin", "put", "The plan | is dead")]),
    "thrown into its clause": (
        "Norland, she predicted, would come to them.",
        [("she", "predicted", "Norland | would come to them")],
    ),
    "quoted as saying": (
        "She was quoted as saying the plan would fail.",
        [("She", "was quoted as saying", "the plan would fail")],
    ),
    "statement saying": (
        "The ministry issued a statement saying that the talks would go on.",
        [("The ministry", "issued a statement saying", "that the talks would go on")],
    ),
    "said, among other things, that": (
        "The presidents issued a declaration in which they said, among other things, that they would expand trade.",
        [("they", "said", "that they would expand trade")],
    ),
    "promise": ("The rebels promised to leave the port.", [("The rebels", "promised", "to leave the port")]),
    "intention": ("The candidate is hoping to win in May.", [("The candidate", "is hoping", "to win in May")]),
    "accusation": (
        "Dorn accused Ruritania of shelling the port.",
        [("Dorn", "accused", "Ruritania of shelling the port")],
    ),
    "linking preposition": (
        "She urged Norland to send aid, called for a ceasefire and warned against panic.",
        [
            ("She", "urged", "Norland to send aid"),
            ("She", "called for", "a ceasefire"),
            ("She", "warned against", "panic"),
        ],
    ),
    "who is warned is not what is said": (
        "Velin warned Norland against supplying weapons to Ruritania.",
        [("Velin", "warned", "against supplying weapons to Ruritania")],
    ),
    "declined": ("Velin declined to comment.", [("Velin", "declined", "to comment")]),
    "helped cue": (
        "Velin refused to say whether the talks had failed.",
        [("Velin", "refused to say", "whether the talks had failed")],
    ),
    "no source": ("It is believed that the plan will fail.", [("", "is believed", "that the plan will fail")]),
    "raised": (
        "The rebels are believed to have left.",
        [("", "are believed", "The rebels | to have left")],
    ),
    "no evidence": (
        "There was no evidence that the port was shelled.",
        [("", "was no evidence", "that the port was shelled")],
    ),
    "no mention": (
        "There was no mention of supplying weapons.",
        [("", "was no mention of", "supplying weapons")],
    ),
    "noun with light verb": ("Norland has no plans to leave.", [("Norland", "has no plans", "to leave")]),
    "ruling": (
        "The court ruled that the law was void.",
        [("The court", "ruled", "that the law was void")],
    ),
    "poll": (
        "A poll showed that trade is growing.",
        [("A poll", "showed", "that trade is growing")],
    ),
    "headline": (
        "Velin: Norland may leave the talks\n\nThe talks began in May.",
        [("Velin", ":", "Norland may leave the talks")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), APPLIES.values(), ids=APPLIES.keys())
def test_construction_is_read(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected


NOTHING = {
    "scare quotes": "The “peace plan” of Ruritania has twelve points.",
    "title of a work": "His novel “The Long Winter” sold well.",
    "tell as discern": "You can tell the two apart.",
    "report to work": "The soldiers report to work at noon.",
    "headline without a name": "Breaking: Port of Tamm closed\n\nThe port lies in the north.",
    "inches": 'The shell was 12" long and 3" wide.',
    "no verb": "Norland, May 8",
    "nothing": "",
    "white space": " \n\n\t ",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_nothing_is_attributed(text: str) -> None:
    assert read(text) == []


ACTS = {
    "She said the port was open.": ["say"],
    "She added that the port was open.": ["add"],
    "She denied that the port was open.": ["deny"],
    "She would not confirm that the port was open.": ["reject"],
    "She refused to say whether the port was open.": ["reject"],
    "She warned that the port was open.": ["warn"],
    "She asked whether the port was open.": ["ask"],
    "She demanded that the port be opened.": ["demand"],
    "She promised to open the port.": ["promise"],
    "She threatened to close the port.": ["threaten"],
    "She announced that the port was open.": ["announce"],
    "She does not believe that the port is open.": ["doubt"],
    "She predicted that the port would open.": ["predict"],
}


@pytest.mark.parametrize(("text", "expected"), ACTS.items())
def test_act(text: str, expected: list[str]) -> None:
    assert acts(text) == expected


FORMS = {
    "“The port is open,” she said.": "direct",
    "She said the port was open.": "indirect",
    "She said the port was “wide open” again.": "mixed",
}


@pytest.mark.parametrize(("text", "expected"), FORMS.items())
def test_form(text: str, expected: str) -> None:
    assert [found.form for found in attributions_of(text)] == [expected]
