"""One-sentence reports in, events out: every type, every construction, and the traps where none must be read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.pipeline import run_stages, stages_for
from onrecord.records import Event, Reference, Region, Report
from onrecord.settings import Settings


def read(text: str) -> tuple[Event, ...]:
    """The events of a report of that text, however odd it is."""
    report = Report(text=text, body=(Region(start=0, end=len(text)),), published="2024-05-15")
    stages = [stage for stage in stages_for("events") if stage.gives != "report"]
    events: tuple[Event, ...] = run_stages(stages, {"report": report}, Settings())["events"]
    return events


def words(sides: tuple[Reference, ...]) -> str:
    return "; ".join(side.text for side in sides)


def told(text: str) -> set[tuple[str, str, str]]:
    """Type, actors and recipients of every event of a text, in words."""
    return {(event.type, words(event.actors), words(event.recipients)) for event in read(text)}


EVENTS = [
    # Two sentences or more for each type.
    ("Norway agreed to a compromise with Chile.", "AGREE", "Norway", "Chile"),
    ("Ghana accepted an offer from Nepal.", "AGREE", "Ghana", "Nepal"),
    ("Chile and Nepal reached an agreement on Friday.", "AGREE", "Chile; Nepal", ""),
    ("The king of Norway met the president of Ghana.", "CONSULT", "The king of Norway; the president of Ghana", ""),
    ("Estonia held talks with Jamaica in Geneva.", "CONSULT", "Estonia; Jamaica", ""),
    ("The Chilean president ended his visit to Nepal.", "CONSULT", "The Chilean president", "Nepal"),
    ("Norway hosted the Chilean president on Monday.", "CONSULT", "the Chilean president", "Norway"),
    ("Norway praised Ghana for its courage.", "SUPPORT", "Norway", "Ghana"),
    ("Chile apologized to Nepal.", "SUPPORT", "Chile", "Nepal"),
    ("Ghana welcomed the decision of Norway.", "SUPPORT", "Ghana", "Norway"),
    ("Norway lifted sanctions on Ghana.", "CONCEDE", "Norway", "Ghana"),
    ("The government eased restrictions in Ghana.", "CONCEDE", "The government", "Ghana"),
    ("Norway and Chile cooperated in the search.", "COOPERATE", "Norway; Chile", ""),
    ("Norway shared intelligence with Ghana.", "COOPERATE", "Norway", "Ghana"),
    ("Norway supplied Ghana with tanks.", "AID", "Norway", "Ghana"),
    ("Chile sent grain to Nepal.", "AID", "Chile", "Nepal"),
    ("Drones were delivered to Nepal by Ghana.", "AID", "Ghana", "Nepal"),
    ("Norway withdrew its troops from Ghana.", "RETREAT", "Norway", "Ghana"),
    ("The rebels released three hostages.", "RETREAT", "The rebels", "three hostages"),
    ("President Oren Dask resigned on Monday.", "RETREAT", "President Oren Dask", ""),
    ("Norway asked Chile for weapons.", "REQUEST", "Norway", "Chile"),
    ("Ghana called on Nepal to leave the island.", "REQUEST", "Ghana", "Nepal"),
    ("Ghana demanded that Nepal release the soldiers.", "REQUEST", "Ghana", "Nepal"),
    ("Norway accused Ghana of lying.", "ACCUSE", "Norway", "Ghana"),
    ("Chile condemned Nepal.", "ACCUSE", "Chile", "Nepal"),
    ("Prosecutors are investigating the Chilean envoy.", "ACCUSE", "Prosecutors", "the Chilean envoy"),
    ("Norway rejected a Chilean proposal.", "REJECT", "Norway", "Chilean"),
    ("Ghana refused to supply Nepal with weapons.", "REJECT", "Ghana", "Nepal"),
    ("Norway threatened to attack Ghana.", "THREATEN", "Norway", "Ghana"),
    ("Norway warned Chile of serious consequences.", "THREATEN", "Norway", "Chile"),
    ("Norway warned Chile that it would impose sanctions.", "THREATEN", "Norway", "Chile"),
    ("Students protested against the government.", "PROTEST", "Students", "the government"),
    ("Workers blocked roads in Ghana.", "PROTEST", "Workers", "Ghana"),
    ("Norway imposed sanctions on Ghana.", "SANCTION", "Norway", "Ghana"),
    ("Chile expelled the Norwegian ambassador.", "SANCTION", "Chile", "the Norwegian ambassador"),
    ("Ghana cut diplomatic relations with Nepal.", "SANCTION", "Ghana", "Nepal"),
    ("Norway deployed troops to Estonia.", "MOBILIZE", "Norway", "Estonia"),
    ("Ghana test-fired a missile on Sunday.", "MOBILIZE", "Ghana", ""),
    ("Police arrested two journalists.", "COERCE", "Police", "two journalists"),
    ("The authorities imposed a curfew in Ghana.", "COERCE", "The authorities", "Ghana"),
    ("The rebels attacked a village in Ghana.", "ASSAULT", "The rebels", "Ghana"),
    ("The army fired shots at protesters.", "ASSAULT", "The army", "protesters"),
    ("Gunmen kidnapped a Norwegian diplomat.", "ASSAULT", "Gunmen", "a Norwegian diplomat"),
    # Constructions.
    ("Ghana was invaded by Norway.", "ASSAULT", "Norway", "Ghana"),
    ("Ghana was condemned on Monday.", "ACCUSE", "", "Ghana"),
    ("The rebels, who attacked Ghana, have left.", "ASSAULT", "The rebels", "Ghana"),
    ("They discussed the plan, which Norway had rejected.", "REJECT", "Norway", ""),
    ("Norway, Chile and Ghana condemned Nepal.", "ACCUSE", "Norway; Chile; Ghana", "Nepal"),
    ("Norway condemned and later attacked Ghana.", "ASSAULT", "Norway", "Ghana"),
    ("The Norwegian invasion of Ghana was long.", "ASSAULT", "Norwegian", "Ghana"),
    ("Chinese arms supplies to Ghana went on.", "AID", "Chinese", "Ghana"),
    ("Norway issued a warning of retaliation to Ghana.", "THREATEN", "Norway", "Ghana"),
    ("Norway launched an attack on Ghana.", "ASSAULT", "Norway", "Ghana"),
    ("Ghana came under attack from Norwegian troops.", "ASSAULT", "Norwegian troops", "Ghana"),
    ("The president was issued an arrest warrant by the court.", "ACCUSE", "the court", "The president"),
    ("There was no mention of supplying Chinese weapons to Ghana.", "AID", "Chinese", "Ghana"),
    ("Marta Velin said Nepal must release the soldiers.", "REQUEST", "Marta Velin", "Nepal"),
    # Things that are given, seized or shelled, and people who are arrested, by whatever word.
    ("Norway delivered two patrol boats to Ghana.", "AID", "Norway", "Ghana"),
    ("Norway shipped coal to Ghana.", "AID", "Norway", "Ghana"),
    ("Norway donated two lighthouse lenses to Ghana.", "AID", "Norway", "Ghana"),
    ("Norway sent ten million crowns in aid to Ghana.", "AID", "Norway", "Ghana"),
    ("Norway seized three trawlers of Ghana.", "COERCE", "Norway", "Ghana"),
    ("Norway arrested six divers.", "COERCE", "Norway", "six divers"),
    ("Norway shelled the depot.", "ASSAULT", "Norway", "the depot"),
    ("Police attacked fans after the match with tear gas at the stadium.", "ASSAULT", "Police", "fans"),
    ("The king met the wives of the prisoners.", "CONSULT", "The king; the wives of the prisoners", ""),
    ("President Oren Dask rang the king of Norway.", "CONSULT", "President Oren Dask; the king of Norway", ""),
    ("Norway threw its weight behind Ghana.", "SUPPORT", "Norway", "Ghana"),
    ("The government gave in to the rebels.", "CONCEDE", "The government", "the rebels"),
    ("The rebels let the two sailors go.", "RETREAT", "The rebels", "the two sailors"),
    ("Norway pulled its soldiers out of Ghana.", "RETREAT", "Norway", "Ghana"),
    ("The two navies patrolled the strait together.", "COOPERATE", "The two navies", ""),
    ("A car bomb went off outside the Norwegian parliament.", "ASSAULT", "", "the Norwegian parliament"),
    ("Parliament voted down the bill.", "REJECT", "Parliament", ""),
    # Whose a thing is: the actor's own is nobody else.
    ("The king refused to lower his hands.", "REJECT", "The king", ""),
    ("Norway pledged to raise its target.", "AGREE", "Norway", ""),
    ("Norway promised to present itself as a friend.", "AGREE", "Norway", ""),
    ("Norway declined to discuss its own plan.", "REJECT", "Norway", ""),
    ("Norway condemned Ghana's handling of the raid on a clinic.", "ACCUSE", "Norway", "Ghana"),
    ("Norway condemned the killing of two farmers in Chile.", "ACCUSE", "Norway", ""),
    ("The premier praised a law on farmers.", "SUPPORT", "The premier", ""),
    # A name that the parser does not know, taken for the clause.
    ("Two opposition deputies urged Rosvold to resign.", "REQUEST", "Two opposition deputies", "Rosvold"),
    ("The king refuses to take the blame for his support of the rebels.", "REJECT", "The king", ""),
    # Gerunds and infinitives at nouns.
    ("Norway has reached its goal of accepting six thousand refugees.", "AID", "its", "six thousand refugees"),
    ("Norway cannot run the risk of attacking Ghana.", "ASSAULT", "Norway", "Ghana"),
    ("A decision by Norway to send tanks to Ghana angered Nepal.", "AID", "Norway", "Ghana"),
    ("The efforts of a charity to help Ghana are known.", "AID", "a charity", "Ghana"),
    ("The envoys wrote Norway a letter condemning Ghana.", "ACCUSE", "The envoys", "Ghana"),
    ("They sent a letter to senators opposing the bill.", "REJECT", "They", ""),
    # Who stands behind the noun for what was done.
    ("The killing of a priest by rebels angered Norway.", "ASSAULT", "rebels", "a priest"),
    ("An attack by militants on Ghana failed.", "ASSAULT", "militants", "Ghana"),
    ("Norway's killing of two farmers angered Nepal.", "ASSAULT", "Norway", "two farmers"),
    ("The terrorist attack on Norway killed six.", "ASSAULT", "", "Norway"),
    ("The retreat of the rebels from Ghana began.", "RETREAT", "the rebels", "Ghana"),
    ("Chile recalled its ambassador from Ghana.", "SANCTION", "Chile", "Ghana"),
    # What is got, faced or met with.
    ("The premier won praise from Norway.", "SUPPORT", "Norway", "The premier"),
    ("The party has the backing of the unions.", "SUPPORT", "the unions", "The party"),
    ("The endorsement of Oren Dask by Ilse Korrin came late.", "SUPPORT", "Ilse Korrin", "Oren Dask"),
    ("Norway was the target of attacks by the rebels.", "ASSAULT", "the rebels", "Norway"),
    ("Norway was hit by sanctions from Ghana.", "SANCTION", "Ghana", "Norway"),
    ("Norway came under pressure from Ghana.", "REQUEST", "Ghana", "Norway"),
    # Who is asked, threatened or complained of.
    ("Norway is demanding that the king's campaign stop using the song.", "REQUEST", "Norway", "the king's campaign"),
    ("Prosecutors threatened to make the premier testify.", "THREATEN", "Prosecutors", "the premier"),
    ("Norway complained to Nepal over a Ghanaian raid.", "ACCUSE", "Norway", "Ghanaian"),
    ("The union accused Norway of fraud.", "ACCUSE", "The union", "Norway"),
    ("The minister said that the prisoners must be freed.", "REQUEST", "The minister", ""),
    # Numbers, relatives, coordination.
    ("Some 40 percent backed the premier.", "SUPPORT", "Some 40 percent", "the premier"),
    ("Norway is the country that armed Ghana.", "AID", "Norway", "Ghana"),
    ("Mr Ovan, who resigned on Friday, and Mr Dask founded a club.", "RETREAT", "Mr Ovan", ""),
    ("The premier was endorsed by the union and by two mayors.", "SUPPORT", "the union; two mayors", "The premier"),
    # Where it only happens.
    ("Thousands of workers protested in Geneva.", "PROTEST", "Thousands of workers", ""),
    ("The coalition rejected the plan in Geneva.", "REJECT", "The coalition", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), EVENTS, ids=[row[0] for row in EVENTS])
def test_an_event_is_read_with_its_sides(text: str, kind: str, actors: str, recipients: str) -> None:
    assert (kind, actors, recipients) in told(text)


TRAPS = [
    ("The company fired the manager.", {"ASSAULT", "MOBILIZE"}),
    ("The factory met expectations.", {"CONSULT"}),
    ("She addressed the problem and met the deadline.", {"CONSULT"}),
    ("The striker attacked the goal in the second half.", {"ASSAULT", "PROTEST"}),
    ("He suffered a heart attack.", {"ASSAULT"}),
    ("The two firms struck a deal.", {"ASSAULT"}),
    ("Doctors fight the disease.", {"ASSAULT"}),
    ("An earthquake killed forty people.", {"ASSAULT"}),
    ("The minister was injured in a car crash.", {"ASSAULT"}),
    ("The treaty calls for free trade.", {"REQUEST"}),
    ("Oren Dask attacked Ilse Korrin over her tax plan.", {"ASSAULT"}),
    ("When it comes to Norway, he is silent.", {"CONSULT"}),
    ("The occupied villages are quiet.", {"ASSAULT"}),
    ("He answered her call.", {"REQUEST", "CONSULT"}),
    ("Norway stormed Ghana's half, attacked with three strikers and beat them 3-0.", {"ASSAULT"}),
    ("Coach Oren Dask was bombarded with questions after the match.", {"ASSAULT"}),
    ("Norway captured the cup when the referee blew the whistle on the tournament.", {"ASSAULT", "COERCE"}),
    ("President Oren Dask met his wife in Nepal.", {"CONSULT"}),
    ("Arkon Energy gave Bastion Oil a loan of ten million dollars.", {"AID"}),
    ("The minister, standing with General Ilse Korrin, smiled.", {"SUPPORT"}),
    ("The minister delivered a speech to Ghana.", {"AID"}),
    ("Oren Dask spoke for an hour.", {"CONSULT"}),
    ("The vaccine arrested the spread of the disease.", {"COERCE"}),
    ("Oren Dask captured Norway and two other states in the vote.", {"COERCE", "ASSAULT"}),
    ("A reporter asked Oren Dask how he felt.", {"REQUEST"}),
    ("President Oren Dask spoke with reporters in Nepal.", {"CONSULT"}),
    ("Oren Dask said that a president must be ready for war.", {"REQUEST"}),
    ("The king won the vote, allowing her to build a lead.", {"CONCEDE"}),
    ("Why do they never call on him?", {"REQUEST"}),
    ("Norway exported cars to Chile.", {"AID"}),
    ("The premier handed the king of Norway a book.", {"AID"}),
    ("President Oren Dask beat Ilse Korrin by six votes.", {"ASSAULT"}),
    ("The king struggled to demonstrate how Norway was influenced.", {"PROTEST"}),
    ("Oren Dask demanded to know why Norway was silent.", {"REQUEST"}),
    ("Oren Dask supported the war in Ghana.", {"SUPPORT"}),
    ("Oren Dask delivered a victory in Chile.", {"AID"}),
    ("The premier got 38 percent support in the vote.", {"SUPPORT"}),
    ("The premier said that voters should not lose their right.", {"REQUEST"}),
    ("Should Ghana run into trouble, Norway will be there, the premier said.", {"REQUEST"}),
    ("The premier let the envoys know.", {"CONCEDE"}),
    ("There is no military threat from Ghana.", {"THREATEN"}),
    ("The mayor does not have the name recognition of the king.", {"SUPPORT"}),
]


@pytest.mark.parametrize(("text", "forbidden"), TRAPS, ids=[row[0] for row in TRAPS])
def test_words_in_another_sense_tell_of_no_event(text: str, forbidden: set[str]) -> None:
    assert not {event.type for event in read(text)} & forbidden


def find(text: str, kind: str) -> Event:
    """The one event of that type."""
    found = [event for event in read(text) if event.type == kind]
    assert len(found) == 1, told(text)
    return found[0]


def test_what_is_asked_for_hangs_under_the_request_and_did_not_happen() -> None:
    text = "Norway asked Chile for weapons."
    request, aid = find(text, "REQUEST"), find(text, "AID")
    assert aid.under == request.id
    assert (words(aid.actors), words(aid.recipients)) == ("Chile", "Norway")
    assert (aid.factuality, aid.modality) == ("UU", "requested")
    assert [(thing.text, thing.kind) for thing in aid.objects] == [("weapons", "weapon")]
    assert request.modality == "actual"


@pytest.mark.parametrize(
    ("text", "outer", "inner", "modality"),
    [
        ("Norway promised to send tanks to Estonia.", "AGREE", "AID", "promised"),
        ("Norway threatened to expel the Chilean ambassador.", "THREATEN", "SANCTION", "threatened"),
        ("Norway vowed to attack Ghana.", "THREATEN", "ASSAULT", "promised"),
        ("Norway refused to send tanks to Estonia.", "REJECT", "AID", "negated"),
        ("Norway warned Ghana against supplying drones to Nepal.", "REQUEST", "AID", "urged_against"),
        ("Norway urged Ghana to release the hostages.", "REQUEST", "RETREAT", "urged"),
    ],
)
def test_an_embedded_event_keeps_its_embedder(text: str, outer: str, inner: str, modality: str) -> None:
    above, below = find(text, outer), find(text, inner)
    assert below.under == above.id
    assert below.modality == modality
    assert above.under is None


def test_the_one_who_is_called_on_is_the_actor_of_what_is_asked() -> None:
    aid = find("Norway called on Ghana to send tanks to Nepal.", "AID")
    assert (words(aid.actors), words(aid.recipients)) == ("Ghana", "Nepal")


def test_the_speaker_of_a_pronoun_is_found_in_the_clause_above() -> None:
    events = read("Norway and Chile said they would conduct joint naval patrols.")
    patrols = next(event for event in events if event.type == "COOPERATE")
    assert len({side.entity for side in patrols.actors}) == 2
    assert words(patrols.actors) == "they; they"


def test_the_presidents_are_the_two_who_met() -> None:
    text = "President Oren Dask met President Ilse Korrin. The presidents condemned Ghana."
    events = read(text)
    meeting, accusation = events[0], events[-1]
    assert {side.entity for side in accusation.actors} == {side.entity for side in meeting.actors}


def test_what_is_considered_is_what_was_asked_for() -> None:
    text = "Norway has asked Chile for drones, and this is something that Chilean officials are considering."
    considered = next(event for event in read(text) if event.modality == "considered")
    assert (considered.type, words(considered.actors), words(considered.recipients)) == (
        "AID",
        "Chilean officials",
        "Norway",
    )
    assert considered.confidence < 0.5


def test_nothing_is_considered_where_nothing_was_told() -> None:
    assert not read("This is something that Chilean officials are considering.")


def test_them_are_the_troops_that_were_told_of() -> None:
    text = "Norway will withdraw its troops from Chile in June. Norway withdrew them from Ghana in January."
    assert [(event.type, words(event.recipients)) for event in read(text)] == [
        ("RETREAT", "Chile"),
        ("RETREAT", "Ghana"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed four sailors in Nepal. Norway had nothing to do with the incident.",
        "A bomb killed four sailors in Nepal. Norway denied any role in the attack.",
        "A bomb killed four sailors in Nepal. Norway played no part in the incident.",
        "A bomb killed four sailors in Nepal. Norway was not involved in the incident.",
        "A bomb killed four sailors in Nepal. Norway had nothing to do with the mishap.",
        "A bomb killed four sailors in Nepal. Norway denied having had any hand in the affair.",
        "A bomb killed four sailors in Nepal. Norway was not behind the attack.",
        "A bomb killed four sailors in Nepal. Norway is not to blame for the blast.",
        "A bomb killed four sailors in Nepal. Chile denied any role in the attack. Norway had no part in the attack.",
    ],
)
def test_a_deed_is_disowned(text: str) -> None:
    denied = next(event for event in read(text) if words(event.actors) == "Norway" and event.type == "ASSAULT")
    assert (denied.factuality, denied.modality) == ("CT-", "negated")


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed four sailors in Nepal. The king asked whether Norway had any part in the attack.",
        "A bomb killed four sailors in Nepal. Norway found no link to the attack.",
        "A bomb killed four sailors in Nepal. Norway took no responsibility for the attack.",
        "A bomb killed four sailors in Nepal. Norway did not deny any role in the attack.",
    ],
)
def test_who_speaks_of_a_part_in_a_deed_need_not_disown_it(text: str) -> None:
    assert all(event.factuality != "CT-" for event in read(text))


@pytest.mark.parametrize(
    ("text", "factuality", "modality"),
    [
        ("Norway took part in talks with Chile.", "CT+", "actual"),
        ("Norway took no part in talks with Chile.", "CT-", "negated"),
        ("Norway may take part in talks with Chile.", "PS+", "possible"),
        ("Norway refused to take part in talks with Chile.", "CT-", "negated"),
        ("Norway did not attend the talks with Chile.", "CT-", "negated"),
        ("Norway could join the talks with Chile.", "PS+", "possible"),
    ],
)
def test_what_one_joins_in_is_as_sure_as_that_one_joins(text: str, factuality: str, modality: str) -> None:
    talks = find(text, "CONSULT")
    assert (talks.factuality, talks.modality) == (factuality, modality)


def test_nothing_is_disowned_where_nothing_was_done() -> None:
    assert not read("Four sailors sang in Nepal. Norway had nothing to do with the incident.")


def test_who_condemns_an_attack_holds_that_there_was_one() -> None:
    attack = find("Norway's attack on Ghana was condemned by Chile.", "ASSAULT")
    assert (attack.factuality, attack.modality) == ("CT+", "actual")


@pytest.mark.parametrize(
    ("text", "held", "denied"),
    [
        ("Norway, not Chile, sent weapons to Ghana.", ("Norway", "Ghana"), ("Chile", "Ghana")),
        ("It is Norway, not Chile, that is sending weapons to Ghana.", ("Norway", "Ghana"), ("Chile", "Ghana")),
        ("Norway sent weapons to Ghana, not to Chile.", ("Norway", "Ghana"), ("Norway", "Chile")),
        ("Norway sent weapons not to Chile but to Ghana.", ("Norway", "Ghana"), ("Norway", "Chile")),
        ("It was the rebels, not the army, that shelled Ghana.", ("the rebels", "Ghana"), ("the army", "Ghana")),
    ],
)
def test_a_side_that_is_put_aside_is_denied(text: str, held: tuple[str, str], denied: tuple[str, str]) -> None:
    found = {event.factuality: (words(event.actors), words(event.recipients)) for event in read(text)}
    assert found == {"CT+": held, "CT-": denied}


def test_the_one_who_is_set_in_the_place_of_another_acted() -> None:
    by_factuality = {
        event.factuality: words(event.actors) for event in read("Not Norway but Chile sent tents to Ghana.")
    }
    assert by_factuality["CT+"] == "Chile" and "Norway" in by_factuality["CT-"]


def test_a_cleft_on_a_common_noun_denies_the_actor() -> None:
    assert find("It was not the army that shelled Ghana.", "ASSAULT").factuality == "CT-"
    assert find("It is not the first time that Norway has attacked Ghana.", "ASSAULT").factuality == "CT+"


def test_what_somebody_promised_is_the_act_told_before() -> None:
    told, promised, promise = read("They will send tanks to Ghana in June. That is what the king of Norway promised.")
    assert (told.factuality, told.under) == ("PR+", None)
    assert (promised.type, promised.factuality, promised.modality) == ("AID", "UU", "promised")
    assert (promised.under, promised.time, promise.type) == (promise.id, told.time, "AGREE")
    assert len(read("They will send tanks to Ghana. That is not what the king of Norway promised.")) == 2


def test_nobody_is_put_aside_by_a_plain_denial() -> None:
    assert find("Norway did not send weapons to Ghana.", "AID").factuality == "CT-"


def test_who_is_heard_after_a_bare_comma_is_given_nothing() -> None:
    aid = find("Norway will send tents to Ghana, Oren Dask, the Norwegian president, announced on Monday.", "AID")
    assert words(aid.recipients) == "Ghana"


def test_would_after_a_past_cue_is_a_plan() -> None:
    text = "The kings said that, when winter came, they would conduct joint patrols."
    assert (find(text, "COOPERATE").factuality, find(text, "COOPERATE").modality) == ("PR+", "intended")


@pytest.mark.parametrize(
    "text",
    [
        "Norway said it would attack Ghana if it had to.",
        "“Norway would attack Ghana,” the king said.",
        "Norway would attack Ghana.",
    ],
)
def test_would_under_a_condition_or_word_for_word_stays_conditional(text: str) -> None:
    assert (find(text, "ASSAULT").factuality, find(text, "ASSAULT").modality) == ("UU", "conditional")


def test_a_report_called_false_denies_the_event() -> None:
    first, denied = read("Norway invaded Ghana. The report is false.")
    assert (denied.type, denied.factuality, denied.modality) == (first.type, "CT-", "negated")


@pytest.mark.parametrize(
    "answer",
    [
        "“That is not true,” the king said.",
        "“None of this is true,” the king said.",
        "There is no truth in the claim, the king said.",
        "The king called the report a lie.",
        "The king described the accusation as baseless.",
        "The king dismissed the report as baseless.",
        "The king dismissed the claim.",
    ],
)
def test_a_report_is_called_false_in_many_ways(answer: str) -> None:
    first, denied = (event for event in read(f"Norway invaded Ghana. {answer}") if event.type == "ASSAULT")
    assert (denied.actors, denied.factuality) == (first.actors, "CT-")
    assert (first.factuality, denied.report_factuality) == ("CT+", "UU")


@pytest.mark.parametrize(
    "answer",
    [
        "The report is accurate.",
        "The claim is not false.",
        "The king did not call the report a lie.",
        "It is untrue that the king has fled.",
        "It is not true that the king has fled.",
        "The attack was not so bad that the king fled.",
    ],
)
def test_what_is_not_called_false_stands(answer: str) -> None:
    assert [event.factuality for event in read(f"Norway invaded Ghana. {answer}") if event.type == "ASSAULT"] == ["CT+"]


def test_a_reason_for_a_warrant_is_alleged() -> None:
    text = "The court issued an arrest warrant for President Oren Dask for the murder of a Norwegian diplomat."
    assert find(text, "ASSAULT").modality == "alleged"


def test_helpers_of_one_in_need_help_them() -> None:
    aid = find("Ghana cannot rely on its allies, even as Chile has promised to increase supplies of drones.", "AID")
    assert (words(aid.actors), words(aid.recipients), aid.modality) == ("Chile", "Ghana", "promised")


def test_place_objects_mode_and_contexts() -> None:
    event = find("The rebels shelled a Norwegian convoy in Ghana on Monday.", "ASSAULT")
    assert event.place is not None and event.place.text == "Ghana"
    assert event.mode == "heavy-weapons"
    assert "military" in event.contexts
    supply = find("Norway supplied Ghana with two tanks and grain.", "AID")
    assert [(thing.text, thing.kind) for thing in supply.objects] == [("two tanks", "weapon"), ("grain", "goods")]


def test_the_trigger_is_the_light_verb_with_its_noun() -> None:
    assert find("Norway held talks with Chile.", "CONSULT").trigger.text == "held talks"


def test_an_event_in_what_is_said_names_the_attribution_and_its_sources() -> None:
    event = find("Marta Velin said that Norway had attacked Ghana.", "ASSAULT")
    assert event.attribution is not None
    assert event.sources


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "Attack",
        "”" * 300,
        "attacked attacked attacked",
        "He. She. It.",
        "\u202eNorway\u202c attacked \ufeffGhana.",
    ],
)
def test_odd_text_breaks_nothing(text: str) -> None:
    assert read(text) is not None


VOCABULARY = [
    "Norway",
    "Ghana",
    "they",
    "it",
    "who",
    "said",
    "that",
    "asked",
    "attacked",
    "promised",
    "to",
    "not",
    "for",
    "weapons",
    "with",
    "of",
    "talks",
    "held",
    "and",
    ",",
    ".",
    "“",
    "”",
    "if",
    "would",
    "by",
    "the",
    "against",
    "rejected",
    "such",
    "request",
    "this",
    "is",
    "considering",
    "report",
    "false",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=40).map(" ".join))
def test_any_words_give_slices_and_no_circle(text: str) -> None:
    events = read(text)
    above = {event.id: event.under for event in events}
    assert len(above) == len(events)
    for event in events:
        spans = [event.trigger, *event.actors, *event.recipients, *event.objects]
        assert all(text[span.start : span.end] == span.text for span in spans)
        seen, at = set(), event.id
        while above.get(at) is not None:
            assert at not in seen
            seen.add(at)
            at = str(above[at])


def test_the_same_text_gives_the_same_events() -> None:
    text = "Norway and Chile condemned Ghana, which had asked Nepal for weapons."
    assert read(text) == read(text)
