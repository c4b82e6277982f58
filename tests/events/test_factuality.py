"""Each class of operator, applied and not, alone and nested: a sentence, its event word, how surely it is put."""

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Token

from onrecord.events.composition import Judgement, load_signatures
from onrecord.events.factuality import denied_parties, explain, judge
from onrecord.events.operators import load_modifiers, load_operators, split_cell
from onrecord.language.model import load_model
from onrecord.lexicons import read_table
from onrecord.records import Factuality, Modality
from onrecord.settings import Settings

POLARITY = """
Norland sent troops to the border. | sent | CT+ actual
Norland did not send troops. | send | CT- negated
Norland never sent troops. | sent | CT- negated
No troops left the base. | left | CT- negated
Norland sold no weapons. | sold | CT- negated
Neither Velin nor Doran attended the talks. | attended | CT- negated
Nobody attended the meeting. | attended | CT- negated
Nobody attended the meeting. | meeting | CT+ actual
They left without signing the treaty. | signing | CT- negated
They left without signing the treaty. | left | CT+ actual
The lack of talks worried the envoys. | talks | CT- negated
Velin said that there had been no attack. | attack | CT- negated
Norland no longer sends weapons. | sends | CT- negated
Under no circumstances will Norland send weapons. | send | CT- negated
Norland has yet to send weapons. | send | CT- negated
Norland is far from sending weapons. | sending | CT- negated
Norland nearly attacked the port. | attacked | CT- negated
Norland has sent money instead of sending troops. | sending | CT- negated
Norland not only sent troops but also bought shells. | sent | CT+ actual
It is Velin, not Doran, that is leading the talks. | leading | CT+ actual
Velin, who did not attend the summit, sent a letter. | attend | CT- negated
Velin, who did not attend the summit, sent a letter. | sent | CT+ actual
"""

MODALS = """
Norland may send troops. | send | PS+ possible
Norland may not have sent troops. | sent | PS- possible
Norland could attack the port. | attack | PS+ possible
Norland cannot attack the port. | attack | CT- negated
Norland must have sent the drones. | sent | PR+ possible
Norland must withdraw. | withdraw | UU urged
Norland should withdraw its forces. | withdraw | UU urged
Norland should not supply weapons. | supply | UU urged_against
They have to leave. | leave | UU urged
They had to leave. | leave | CT+ actual
Velin is able to attend the talks. | attend | PS+ possible
Velin was able to attend the talks. | attend | CT+ actual
Do not send weapons to Norland! | send | UU urged_against
"""

FUTURES = """
Norland will sell tanks to Sudland, Velin said. | sell | PR+ intended
Norland will not sell tanks to Sudland. | sell | CT- negated
Norland is going to sell tanks. | sell | PR+ intended
Norland is to sell tanks to Sudland. | sell | PR+ intended
Velin said he would send tanks. | send | PR+ intended
"It would send the wrong signal," Velin said. | send | UU conditional
Velin said that talks would begin in June. | talks | PR+ intended
Velin said talks were under way. | talks | CT+ actual
A meeting will take place in May. | meeting | PR+ intended
The two leaders are due to meet in June. | meet | PR+ intended
Velin will host a summit to be held in May. | held | PR+ intended
Norland to send tanks to Sudland | send | PR+ intended
"""

CONDITIONS = """
If Norland attacks, Sudland will respond. | attacks | UU conditional
If Norland attacks, Sudland will respond. | respond | UU conditional
Sudland will respond unless Norland withdraws. | withdraws | UU conditional
Sudland will respond even if Norland withdraws. | respond | PR+ intended
Sudland would suffer under such a blockade. | suffer | UU conditional
Velin said that arms supplies would prolong the conflict. | supplies | UU conditional
Velin warned against the deal because that would be support for a crime. | support | UU conditional
Had Norland attacked, Sudland would have responded. | responded | PR- conditional
The rebels would release them only if the army withdrew. | withdrew | UU conditional
Has Norland supplied weapons to Sudland? | supplied | UU possible
Why did Norland supply weapons to Sudland? | supply | CT+ actual
Velin asked whether Norland had sent tanks. | sent | UU possible
It was not clear how many people died. | died | CT+ actual
It is unclear who attacked the port. | attacked | CT+ actual
It remains unclear whether Norland attacked. | attacked | UU possible
Velin said he did not know whether Norland had attacked. | attacked | UU possible
"""

IMPLICATIVES = """
Norland managed to capture the town. | capture | CT+ actual
Norland did not manage to capture the town. | capture | CT- negated
Norland forgot to inform the council. | inform | CT- negated
Norland did not forget to inform the council. | inform | CT+ actual
The army failed to take the town. | take | CT- negated
The army may have failed to take the town. | take | PS- possible
Velin refused to meet the rebels. | meet | CT- negated
Velin ruled out sending troops. | sending | CT- negated
Velin did not rule out sending troops. | sending | UU possible
Velin rejected a ceasefire. | ceasefire | CT- negated
The visit was called off. | visit | CT- negated
Sudland prevented Norland from attacking the port. | attacking | CT- negated
Sudland forced Norland to withdraw. | withdraw | CT+ actual
Sudland did not force Norland to withdraw. | withdraw | UU possible
The army was unable to stop the attack. | attack | CT+ actual
"""

FACTIVES = """
Velin regretted that Norland had attacked the port. | attacked | CT+ actual
Velin does not regret that Norland attacked the port. | attacked | CT+ actual
Velin knows that Norland attacked the port. | attacked | CT+ actual
Velin condemned the attack on the port. | attack | CT+ actual
Velin criticised Norland for supplying weapons. | supplying | CT+ actual
Velin would welcome talks. | talks | UU conditional
Velin pretended that Norland had attacked. | attacked | CT- negated
Despite the attack, talks continued. | attack | CT+ actual
Velin was not aware of any talks. | talks | UU possible
Velin was not aware of the talks. | talks | CT+ actual
Velin declined to comment on the attack. | attack | CT+ actual
Velin confirmed that Norland had attacked. | attacked | CT+ actual
Velin could not confirm that Norland had attacked. | attacked | UU possible
It is not true that Norland attacked. | attacked | CT- negated
The claim that Norland attacked is false. | attacked | CT- negated
"""

SOURCES = """
Velin denied meeting the rebels. | meeting | CT- negated
Norland, which has denied supplying arms, sent an envoy. | supplying | CT- negated
Velin denied that Norland had attacked the port. | attacked | CT- negated
Velin denied having failed to inform the council. | inform | CT+ actual
They denied having refused to pay. | pay | UU possible
Velin believes that Norland attacked the port. | attacked | PR+ possible
Velin does not believe that Norland attacked the port. | attacked | PR- negated
Velin doubts that Norland attacked the port. | attacked | PR- possible
Velin has no doubt that Norland attacked the port. | attacked | CT+ actual
Velin expects Norland to withdraw. | withdraw | PR+ intended
Velin hopes that the talks will succeed. | succeed | UU possible
Velin fears that Norland will attack. | attack | PS+ possible
Velin accused Norland of attacking the port. | attacking | CT+ alleged
Velin alleged that Norland had attacked the port. | attacked | CT+ alleged
Norland is said to have attacked the port. | attacked | PR+ alleged
Norland reportedly attacked the port. | attacked | PR+ alleged
The alleged attack worries Sudland. | attack | PR+ alleged
Sudland rejects claims of sending weapons. | sending | CT- negated
Velin warned that Norland had supplied weapons. | supplied | CT+ actual
Velin did not say that Norland had attacked. | attacked | UU unmentioned
The report did not mention supplying weapons. | supplying | UU unmentioned
The text ends without mention of supplying weapons. | supplying | UU unmentioned
Velin may have said that Norland attacked. | attacked | CT+ actual
"""

LIKELIHOODS = """
Norland seems to have attacked the port. | attacked | PR+ possible
Norland is likely to attack. | attack | PR+ possible
Norland is unlikely to attack. | attack | PR- possible
It is possible that Norland attacked the port. | attacked | PS+ possible
Norland probably attacked the port. | attacked | PR+ possible
Norland possibly attacked the port. | attacked | PS+ possible
Velin said there are signs that Norland supplied weapons. | supplied | PR+ possible
There is no evidence that Norland supplied weapons. | supplied | UU no_evidence
Officials have not seen any evidence that Norland is supplying weapons. | supplying | UU no_evidence
The ministry has no information about any deliveries of shells. | deliveries | UU no_evidence
The envoys discussed the possibility of a ceasefire. | ceasefire | PS+ possible
Velin warned of an attack. | attack | PS+ possible
"""

WISHES = """
Velin wants Norland to leave the bloc. | leave | UU intended
Norland plans to buy drones. | buy | UU intended
Norland has no plans to buy drones. | buy | PR- negated
Norland plans to buy drones and sell tanks. | sell | UU intended
Norland sent envoys to negotiate a truce. | negotiate | UU intended
Norland sent envoys in order to negotiate a truce. | negotiate | UU intended
Norland sent envoys to negotiate a truce. | sent | CT+ actual
The planned visit worries Sudland. | visit | UU intended
Norland agreed to withdraw. | withdraw | PR+ intended
Norland decided not to send tanks. | send | PR- negated
No decision has been made on sending tanks, Velin said. | sending | UU possible
Norland has not decided to send tanks. | send | UU considered
Norland is considering sending tanks. | sending | UU considered
Norland is weighing whether to send tanks. | send | UU considered
Velin discussed the attack. | attack | CT+ actual
Norland promised to send tanks. | send | UU promised
Norland promised not to send tanks. | send | PR- negated
Norland made a promise to send tanks. | send | UU promised
Norland did not promise to send tanks. | send | UU unmentioned
Norland has promised to increase supplies of its drones. | supplies | UU promised
Norland threatened to cut supplies. | cut | UU threatened
Velin asked Norland to send tanks. | send | UU requested
Velin asked Norland not to send tanks. | send | UU urged_against
Velin asked for an investigation. | investigation | UU requested
There are indications that Norland has asked Sudland for weapons. | asked | PR+ possible
There are indications that Norland has asked Sudland for weapons. | weapons | UU requested
Norland may have asked Sudland for weapons. | weapons | UU requested
A request for weapons was turned down. | weapons | CT- negated
Velin refused to ask for weapons. | weapons | UU unmentioned
Velin demanded that Norland withdraw its troops. | withdraw | UU requested
Velin insisted that Norland had left. | left | CT+ actual
Velin urged Norland to withdraw. | withdraw | UU urged
Velin called for a ceasefire. | ceasefire | UU urged
Velin rejected calls for a ceasefire. | ceasefire | CT- negated
Velin called for an end to the attacks. | attacks | CT+ actual
Velin called for an end to attacks. | attacks | UU urged_against
Velin urged Norland to stop sending weapons. | sending | UU urged_against
Velin warned against supplying weapons to Norland. | supplying | UU urged_against
Velin warned Norland not to supply weapons. | supply | UU urged_against
"""

PROOF = """
Nobody has shown that Norland attacked the port. | attacked | UU no_evidence
No one has proved that Norland supplied weapons. | supplied | UU no_evidence
None of the reports says that Norland attacked the port. | attacked | UU unmentioned
Neither side confirmed that Norland had attacked the port. | attacked | UU possible
It has not been shown that Norland attacked the port. | attacked | UU no_evidence
It has never been proved that Norland attacked the port. | attacked | UU no_evidence
It could not be confirmed that Norland attacked the port. | attacked | UU possible
The attack could not be confirmed. | attack | UU possible
There is nothing to show that Norland attacked the port. | attacked | UU no_evidence
Velin blamed Norland without proof that it attacked the port. | attacked | UU no_evidence
Unconfirmed reports said that Norland attacked the port. | attacked | UU alleged
There were unconfirmed reports that Norland had attacked the port. | attacked | UU alleged
It is unproven that Norland attacked the port. | attacked | UU no_evidence
The claim that Norland attacked the port is unproven. | attacked | UU no_evidence
Velin failed to prove that Norland attacked the port. | attacked | UU no_evidence
The inquiry did not establish that Norland supplied weapons. | supplied | UU no_evidence
The inquiry found no proof that Norland supplied weapons. | supplied | UU no_evidence
The inquiry did not find that Norland supplied weapons. | supplied | UU no_evidence
The inquiry showed that Norland had supplied weapons. | supplied | CT+ actual
The inquiry established that Norland had supplied weapons. | supplied | CT+ actual
Nobody said that Norland attacked the port. | attacked | UU unmentioned
No report mentions that Norland supplied weapons. | supplied | UU unmentioned
Nobody regrets that Norland left the bloc. | left | CT+ actual
No official has demonstrated that Norland supplied weapons. | supplied | UU no_evidence
Nobody knew that Norland had attacked the port. | attacked | CT+ actual
"""

ADVICE = """
It would be a mistake for Norland to supply weapons to Sudland, Velin said. | supply | UU urged_against
It was a mistake for Norland to supply weapons to Sudland. | supply | CT+ actual
It would be wrong to supply weapons. | supply | UU urged_against
It would be wise to supply weapons. | supply | UU urged
It is time to supply weapons. | supply | UU urged
It would be dangerous to supply weapons. | supply | UU urged_against
It is unacceptable to supply weapons. | supply | UU urged_against
Norland was wrong to supply weapons. | supply | CT+ actual
Supplying weapons would be a mistake. | Supplying | UU urged_against
Supplying weapons would be a serious mistake. | Supplying | UU urged_against
Supplying weapons would be right. | Supplying | UU urged
Supplying weapons was a mistake. | Supplying | CT+ actual
It was right to supply weapons. | supply | CT+ actual
Sending troops will be a mistake. | Sending | UU urged_against
It would not be wise to supply weapons. | supply | UU urged_against
It would not be wrong to supply weapons. | supply | UU possible
Norland would be wise to supply weapons. | supply | UU urged
Norland would be foolish to supply weapons. | supply | UU urged_against
It would have been a mistake to supply weapons. | supply | PR- conditional
A ban would be a mistake. | ban | UU urged_against
An attack would be a mistake. | attack | UU urged_against
Velin said that arms supplies would be dangerous. | supplies | UU urged_against
"""

CONTRAST = """
It is Norland, not Sudland, that is sending weapons to the rebels. | sending | CT+ actual
It was Norland and not Sudland that attacked the port. | attacked | CT+ actual
Norland, not Sudland, sent the weapons. | sent | CT+ actual
Norland and not Sudland sent the weapons. | sent | CT+ actual
Norland sent weapons to Sudland, not Estmark. | sent | CT+ actual
Norland attacked the port, not the town. | attacked | CT+ actual
It was not Norland but Sudland that attacked the port. | attacked | CT+ actual
Not Norland but Sudland attacked the port. | attacked | CT+ actual
It was not Norland that attacked the port. | attacked | CT- negated
The port was attacked by Norland, not by Sudland. | attacked | CT+ actual
Norland rather than Sudland attacked the port. | attacked | CT+ actual
Norland, unlike Sudland, sent weapons. | sent | CT+ actual
Norland, and not Sudland, sent weapons. | sent | CT+ actual
Norland is sending food, not weapons, to the rebels. | sending | CT+ actual
Norland did not attack the port. | attack | CT- negated
"""

PRESUPPOSED = """
Velin condemned the attack. | attack | CT+ actual
The attack was condemned by Velin. | attack | CT+ actual
Norland's attack on the post was condemned by the council. | attack | CT+ actual
Velin criticised Norland's attack on the post. | attack | CT+ actual
Velin regretted the attack. | attack | CT+ actual
Velin welcomed the ceasefire. | ceasefire | CT+ actual
Velin condemned Norland for attacking the post. | attacking | CT+ actual
Norland was accused of the attack. | attack | CT+ alleged
Sudland accused Norland of the attack. | attack | CT+ alleged
Velin strongly condemned attacks on civilians. | attacks | CT+ actual
Velin refused to condemn the attack. | attack | CT+ actual
Velin will welcome a ceasefire. | ceasefire | PR+ intended
"""

EVENT_NOUNS = """
Sudland keeps troops there in case Norland attacks. | attacks | UU conditional
If Norland attacks, Sudland attacks Estmark. | attacks | UU conditional
Did Norland attack the port? | attack | UU possible
In the event of an attack, Sudland will respond. | attack | UU conditional
In case of an attack, Sudland will respond. | attack | UU conditional
Velin left the port ahead of a planned attack. | attack | UU intended
Velin left the port before the attack. | attack | CT+ actual
The planned attack was a secret. | attack | UU intended
The alleged attack was a secret. | attack | PR+ alleged
The reported attack was a secret. | attack | PR+ alleged
The would-be attack was a secret. | attack | UU intended
The attempted attack was a secret. | attack | UU intended
The averted attack was a secret. | attack | CT- negated
The foiled attack was a secret. | attack | CT- negated
The threatened attack was a secret. | attack | UU threatened
The envoys held talks on a ceasefire. | ceasefire | UU considered
Velin presented a plan for a ceasefire. | ceasefire | UU intended
Ceasefire talks began in June. | Ceasefire | UU considered
Fears of an attack grew. | attack | PS+ possible
Calls for a ceasefire grew. | ceasefire | UU urged
Calls for an attack grew. | attack | UU urged
The risk of an attack grew. | attack | PS+ possible
The threat of an attack grew. | attack | UU threatened
The danger of an attack grew. | attack | PS+ possible
The prospect of an attack grew. | attack | PS+ possible
Sudland sent troops to prevent an attack. | attack | PR- negated
Sudland sent troops to avoid an attack. | attack | PR- negated
Velin wants to avert an attack. | attack | PR- negated
Velin wants to stop the attacks. | attacks | CT+ actual
Velin wants to end the attacks. | attacks | CT+ actual
Velin demanded an end to the attacks. | attacks | CT+ actual
Since the attack, the port has been closed. | attack | CT+ actual
After the attack, Velin left. | attack | CT+ actual
During the attack, Velin left. | attack | CT+ actual
Despite the attack, Velin left. | attack | CT+ actual
Velin left after an attack. | attack | CT+ actual
Velin left during an attack on the port. | attack | CT+ actual
Velin left before an attack could begin. | attack | PS+ possible
Velin would leave after an attack. | attack | UU conditional
Velin left the port before Norland attacked it. | attacked | CT+ actual
"""

COORDINATION = """
Norland did not attack the port or shell the town. | shell | CT- negated
Norland did not attack the port but shelled the town. | shelled | CT+ actual
Velin did not visit Norland or meet the rebels. | meet | CT- negated
The rebels who attacked the port may have fled. | attacked | CT+ actual
Velin warned of weapons that could be used in the war. | used | PS+ possible
"""

TABLES = (
    POLARITY,
    MODALS,
    FUTURES,
    CONDITIONS,
    IMPLICATIVES,
    FACTIVES,
    SOURCES,
    LIKELIHOODS,
    WISHES,
    PROOF,
    ADVICE,
    CONTRAST,
    PRESUPPOSED,
    EVENT_NOUNS,
    COORDINATION,
)
CASES = [tuple(line.split(" | ")) for table in TABLES for line in table.strip().splitlines()]


def read(text: str) -> Doc:
    return load_model(Settings().spacy_model)(text)


def find_word(doc: Doc, word: str) -> Token:
    return next(token for token in doc if token.text == word)


@pytest.mark.parametrize(("sentence", "word", "expected"), CASES)
def test_judges_how_surely_an_event_is_put(sentence: str, word: str, expected: str) -> None:
    factuality, modality = expected.split()
    assert judge(find_word(read(sentence), word)) == Judgement(factuality, modality)  # type: ignore[arg-type]


def test_cases_reach_every_factuality_and_modality() -> None:
    reached = {value for _, _, expected in CASES for value in expected.split()}
    assert reached == {*get_args(Factuality), *get_args(Modality)}


def test_explains_its_judgement_by_operators_the_outermost_first() -> None:
    doc = read("Velin denied that Norland had failed to inform the council.")
    operators = explain(find_word(doc, "inform"))
    assert [(operator.name, operator.start) for operator in operators] == [("deny", 6), ("negative", 30)]


@pytest.mark.parametrize(
    ("sentence", "word", "denied"),
    [
        ("It is Norland, not Sudland, that is sending weapons.", "sending", ["Sudland"]),
        ("It was Norland and not Sudland that attacked the port.", "attacked", ["Sudland"]),
        ("It was not Norland but Sudland that attacked the port.", "attacked", ["Norland"]),
        ("Norland, not Sudland, sent the weapons.", "sent", ["Sudland"]),
        ("Norland and not Sudland sent the weapons.", "sent", ["Sudland"]),
        ("Norland rather than Sudland sent the weapons.", "sent", ["Sudland"]),
        ("Norland, unlike Sudland, sent weapons.", "sent", ["Sudland"]),
        ("Norland sent the weapons to Sudland, not Estmark.", "sent", ["Estmark"]),
        ("The port was attacked by Norland, not by Sudland.", "attacked", ["Sudland"]),
        ("Velin said that Norland, not Sudland, sent weapons.", "sent", ["Sudland"]),
        ("Velin said that Norland, not Sudland, sent weapons.", "said", []),
        ("Norland did not attack Sudland.", "attack", []),
        ("Not only Norland but also Sudland sent weapons.", "sent", []),
        ("Norland did not send tanks but sold them.", "send", []),
        ("Norland sent weapons.", "sent", []),
    ],
)
def test_names_those_whom_a_clause_puts_aside(sentence: str, word: str, denied: list[str]) -> None:
    assert [token.text for token in denied_parties(find_word(read(sentence), word))] == denied


def test_nothing_over_a_plain_event() -> None:
    assert explain(find_word(read("Norland sent troops."), "sent")) == ()


def test_a_word_has_one_class_in_one_frame() -> None:
    keys = [
        (row["pos"], word, frame)
        for row in read_table("operators")
        for word in split_cell(row["words"])
        for frame in split_cell(row["frames"])
    ]
    assert len(keys) == len(set(keys))


def test_tables_name_known_classes_only() -> None:
    named = {name for entry in load_operators().values() for name in (entry.name, entry.past) if name}
    named |= {name for kind in ("modal", "adverb", "adjective", "negator") for name in load_modifiers(kind).values()}
    assert named <= load_signatures().keys()


WORDS = st.sampled_from(
    [
        "not",
        "no",
        "said",
        "deny",
        "attack",
        "to",
        "if",
        "would",
        "of",
        "and",
        ",",
        "?",
        '"',
        "that",
        "\u200f",
        "😀",
        " ",
        "x",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=30))
def test_judges_every_token_of_any_words(words: list[str]) -> None:
    for token in read(" ".join(words)):
        judgement = judge(token)
        assert judgement.factuality in get_args(Factuality)
        assert judgement.modality in get_args(Modality)


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=120))
def test_judges_every_token_of_any_text(text: str) -> None:
    for token in read(text):
        assert judge(token).modality in get_args(Modality)


def test_deep_and_wide_sentences_cost_little() -> None:
    doc = read("He said " + "that she denied " * 60 + "that they left " + '"' * 2000)
    assert {judge(token).factuality for token in doc} <= set(get_args(Factuality))
