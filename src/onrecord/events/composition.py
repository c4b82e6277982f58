"""What operators do to one another: their two-way signatures, composed from the outermost inwards.

The rule, in the order in which it is applied at each operator, down to the event:

1. An operator is evaluated as it stands itself: under a negation its `denied` cell counts, else its `upright`
   ("did not manage to leave": `manage` stands denied, keeps that, and nobody left). What merely would have been
   is not denied to an operator that keeps it ("would have been forced to leave": nobody left).
2. It is never surer than what it stands in ("may have failed to leave" is PS-), unless it `resets`: a source's
   own words and presuppositions do not depend on what is above ("if they regret the attack": the attack was).
3. Factuality composes, modality does not: the operator nearest the event that has a modality of its own gives
   it; the others (`keep`, `not`) pass it on. So "may have asked for weapons" is `requested`.
4. Denying what is wished is wishing the contrary: under "not", `urged` turns into `urged_against` and back; what
   is promised, threatened or intended becomes `negated`. Who promises not to, commits himself (PR-); what is only
   not planned, or planned not to be, stays uncommitted (UU).
5. `weak` operators (the tense of "will") count only where nothing above has coloured the event: "hopes that it
   will send" is no plan of its own.
6. `asks` operators pass on what is real and ask for what is merely intended ("tries to persuade them to leave");
   `voices` operators reset like `resets`, but what is only hoped or wanted to be said is not said yet.
7. `follows` operators are told of beside something else: what is real leaves them real, what is conditional makes
   them so, and under anything else that is not so yet their `upright` cell counts ("will leave once it is signed").

After Saurí (De Facto, 2008), Nairn et al. (2006) and Lotan et al. (TruthTeller, 2013).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from onrecord.lexicons import read_table
from onrecord.records import Factuality, Modality

Strength = Literal["plain", "resets", "weak", "follows", "asks", "voices"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """How surely the words put an event, relative to its innermost source."""

    factuality: Factuality
    modality: Modality


@dataclass(frozen=True, slots=True)
class Signature:
    """What a class of operators does to what stands below it; `Judgement` where it sets one of its own."""

    upright: Judgement | Literal["keep", "not"]
    denied: Judgement | Literal["keep", "not"]
    strength: Strength


PLAIN = Judgement("CT+", "actual")

_UNSAID = frozenset({"possible", "intended", "conditional"})
_LEVELS = ("UU", "PS", "PR", "CT")
_CONTRARY: dict[Modality, Modality] = {
    "actual": "negated",
    "negated": "actual",
    "requested": "urged_against",
    "urged": "urged_against",
    "urged_against": "urged",
    "promised": "negated",
    "threatened": "negated",
    "intended": "negated",
}


def compose(classes: Iterable[str]) -> Judgement:
    """The judgement that operators of these classes, the outermost first, lead to."""
    judgement, signatures = PLAIN, load_signatures()
    for name in classes:
        judgement = apply(signatures[name], judgement)
    return judgement


def apply(signature: Signature, above: Judgement) -> Judgement:
    """What stands below an operator that itself stands as `above` says."""
    if signature.strength == "follows":
        return follow(signature, above)
    if signature.strength == "asks" and above.modality == "intended" and level_of(above) == "UU":
        return Judgement("UU", "requested")
    if signature.strength == "voices" and level_of(above) == "UU" and above.modality in _UNSAID:
        return Judgement("UU", "conditional" if above.modality == "conditional" else "possible")
    if signature.strength == "weak" and above.modality not in ("actual", "negated"):
        return above
    if above.modality == "conditional" and signature.upright == "keep":
        return above
    effect = signature.denied if above.factuality.endswith("-") else signature.upright
    if isinstance(effect, Judgement):
        return effect if signature.strength in ("resets", "voices") else weaken(effect, above)
    return negate(above) if effect == "not" else above


def follow(signature: Signature, above: Judgement) -> Judgement:
    """What is told of beside something that stands as `above` says, and does not depend on whether it is denied."""
    if (above.modality in ("actual", "negated") and level_of(above) == "CT") or not isinstance(
        signature.upright, Judgement
    ):
        return PLAIN
    return Judgement("UU", "conditional") if above.modality == "conditional" else signature.upright


def weaken(effect: Judgement, above: Judgement) -> Judgement:
    """The effect, no surer than what it stands in; what is taken for given stands by itself."""
    if effect == PLAIN:
        return effect
    level = min(level_of(effect), level_of(above), key=_LEVELS.index)
    return Judgement(make_factuality(level, effect.factuality[2:] or "+"), effect.modality)


def negate(judgement: Judgement) -> Judgement:
    """The contrary, as "not" makes it."""
    modality = _CONTRARY.get(judgement.modality, judgement.modality)
    level = level_of(judgement)
    if modality == "negated" and level == "UU":
        return Judgement("UU" if judgement.modality == "intended" else "PR-", modality)
    sign = "-" if judgement.factuality.endswith("+") else "+"
    return Judgement(make_factuality(level, sign), modality)


def level_of(judgement: Judgement) -> str:
    """CT, PR, PS or UU."""
    return judgement.factuality[:2]


def make_factuality(level: str, sign: str) -> Factuality:
    """FactBank's value of a level and a polarity, which UU has not."""
    return cast(Factuality, level if level == "UU" else level + sign)


@cache
def load_signatures() -> dict[str, Signature]:
    """Every class of operators, by its name."""
    return {
        row["class"]: Signature(
            read_effect(row["upright"]),
            read_effect(row["denied"]),
            cast(Strength, row["strength"]),
        )
        for row in read_table("operator_classes")
    }


def read_effect(cell: str) -> Judgement | Literal["keep", "not"]:
    """A cell of the table: `keep`, `not`, or a judgement such as `PS+ possible`."""
    if cell in ("keep", "not"):
        return cast(Literal["keep", "not"], cell)
    factuality, modality = cell.split()
    return Judgement(cast(Factuality, factuality), cast(Modality, modality))
