"""How surely: FactBank's value and our modality, composed from every operator between an event and its source.

The walk goes from the event up the grammar once; the operators that it meets are then composed downwards, see
`composition` for the rule. `wording` holds what stands beside a word, `embedding` what stands above it.

What is told of the future is a prediction, however plain: "will send" is PR+ intended, not CT+ as in FactBank.
"""

from spacy.tokens import Token

from onrecord.events.composition import Judgement, compose
from onrecord.events.contrast import denied_parties
from onrecord.events.embedding import Step, step_up
from onrecord.events.operators import Operator, find_operator
from onrecord.events.wording import find_wording

__all__ = ["Judgement", "Operator", "denied_parties", "explain", "judge"]

_TURNED_DOWN = (
    (frozenset({"considered"}), frozenset({"blocks", "deny"})),
    (frozenset({"alleged", "rumored"}), frozenset({"unproven", "deny"})),
)
"""Acts told of by nouns, and what turns down their content."""
_REFUSING = frozenset({"blocks", "deny", "against", "negative"})
_ASKED = frozenset({"requested", "urged", "promised", "threatened"})
_ACTS = _ASKED | {"alleged", "rumored", "against", "fear", "report"}
_JUDGING = frozenset({"factive"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "pobj", "conj"})
_DEEPEST = 40  # steps up one sentence: real ones have fewer than 20, and odd ones must not cost more than their length


def judge(predicate: Token) -> Judgement:
    """How surely the words put what `predicate` (a verb, noun or adjective) tells of."""
    return compose(operator.name for operator in explain(predicate))


def explain(predicate: Token) -> tuple[Operator, ...]:
    """The operators over `predicate`, the outermost first: why it is judged as it is."""
    token, found = predicate, [find_wording(predicate)]
    last = Step()
    for _ in range(_DEEPEST):
        step = step_up(token)
        if is_act_refused(token, step) and (token == predicate or is_asked_for(last)):
            break
        if is_turned_down(token, last, step):
            found.remove(list(last.operators))
        found.append(list(step.operators))
        last = step
        if step.above is None or step.above == token:
            break
        token, below = step.above, token
        if step.shared:
            found.append(find_wording(token, below))
    return tuple(operator for group in reversed(found) for operator in group)


def is_act_refused(noun: Token, refusal: Step) -> bool:
    """Whether a noun tells of an act of speech that was answered: who "rejects a request" was asked."""
    if not noun.tag_.startswith("N") or noun.dep_ not in _OBJECTS:
        return False
    if not any(operator.name in _REFUSING for operator in refusal.operators):
        return False
    act = find_operator(noun, "to", "for", "that", "of", "against")
    if act is None or (refusal.operators[-1].name == "negative" and not is_answer(noun.head)):
        return False
    return act.name in _ACTS or (act.name in _JUDGING and find_operator(noun, "over") is not None)


def is_answer(verb: Token) -> bool:
    """Whether a verb answers what it is said to be done to, rather than keeps it from being: it has a source."""
    return find_operator(verb, "that") is not None


def is_asked_for(wish: Step) -> bool:
    """Whether a clause tells what was asked or offered, which stays so whatever the answer was."""
    return any(operator.name in _ASKED for operator in wish.operators)


def is_turned_down(noun: Token, wish: Step, refusal: Step) -> bool:
    """Whether the act that a noun tells of is spared what is said of it.

    Who "rejects calls for a truce" rejects the truce, not that there were calls; so with unproven claims.
    """
    if wish.above != noun or not noun.tag_.startswith("N"):
        return False
    wished, refused = ({operator.name for operator in step.operators} for step in (wish, refusal))
    return any(wished & acts and refused & turns for acts, turns in _TURNED_DOWN)
