"""How surely any word of a report is put, and why: the judgement that events have, for any predicate on request."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.attributions import Nesting
from onrecord.entities import Cast
from onrecord.events.factuality import explain
from onrecord.events.frames import frames_of
from onrecord.events.reported import judge_for_report, judge_reported
from onrecord.language import Parse, end_of, start_of
from onrecord.records import Attribution, Predicate, Reason

_HELPERS = frozenset({"aux", "auxpass", "amod", "compound"})
_PREDICATIVE = frozenset({"acomp", "oprd"})


@dataclass(frozen=True, slots=True)
class Hearing:
    """A report with who speaks in it, asked word by word."""

    parse: Parse
    nesting: Nesting
    by_id: Mapping[str, Attribution]
    names: Mapping[str, str]
    """The name of every entity, by its id."""

    def judge(self, token: Token) -> Predicate:
        """How surely the words put what `token` tells of."""
        around = self.nesting.innermost(start_of(token), end_of(token))
        judgement = judge_reported(token, around, self.parse)
        return Predicate(
            start=start_of(token),
            end=end_of(token),
            text=token.text,
            sources=tuple(self.speakers(around)),
            factuality=judgement.factuality,
            report_factuality=judge_for_report(judgement.factuality, around, self.by_id, self.parse),
            modality=judgement.modality,
            reasons=tuple(self.reasons(token)),
        )

    def speakers(self, attribution: Attribution | None) -> Iterator[str]:
        """The names of the sources from the innermost outward, or their words where nobody is known."""
        while attribution is not None:
            for source in attribution.sources:
                yield self.names[source.entity] if source.entity else source.text
            attribution = self.by_id.get(attribution.parent) if attribution.parent is not None else None

    def reasons(self, token: Token) -> Iterator[Reason]:
        """The words over `token` that say how surely it is put, the outermost first."""
        words = {start_of(word): word for word in token.sent}
        for operator in explain(token):
            word = words[operator.start]
            yield Reason(start=operator.start, end=end_of(word), text=word.text, name=operator.name)


def find_predicates(
    parse: Parse, cast: Cast, attributions: Sequence[Attribution], words: Collection[str] = ()
) -> tuple[Predicate, ...]:
    """Verbs, predicate adjectives and nouns of events, in text order; with `words`, those or their lemmas instead."""
    wanted = frozenset(word.lower() for word in words)
    hearing = Hearing(
        parse,
        Nesting(attributions),
        {each.id: each for each in attributions},
        {entity.id: entity.name for entity in cast.entities},
    )
    asked = (token for token in parse.doc if (is_wanted(token, wanted) if wanted else is_predicate(token)))
    return tuple(hearing.judge(token) for token in asked)


def is_wanted(token: Token, words: Collection[str]) -> bool:
    """Whether a word, or its base form, is one of `words`."""
    return token.lower_ in words or token.lemma_.lower() in words


def is_predicate(token: Token) -> bool:
    """Whether a word tells of a deed or a state by itself: no auxiliary, nothing that only describes a noun."""
    if token.dep_ in _HELPERS:
        return False
    if token.pos_ == "NOUN":
        return bool(frames_of(token))
    return token.pos_ == "VERB" or (token.pos_ == "ADJ" and token.dep_ in _PREDICATIVE)
