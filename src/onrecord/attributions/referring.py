"""Whom a source means where the cast leaves it open: by who spoke before, and by who was named last.

News reports go on with one speaker over several sentences ("he added", "the senator said"), and name him anew for the
reader's ease rather than to tell him from others. What is found here is a guess, and its confidence says so.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from spacy.tokens import Token

from onrecord.attributions.drafts import Draft, Source
from onrecord.attributions.nesting import ContentMap
from onrecord.attributions.quotes import paragraphs
from onrecord.entities import Cast, gender_of, nouns_for, nouns_of_titles
from onrecord.language import start_of
from onrecord.lexicons import read_table
from onrecord.records import Entity

HE = frozenset({"he", "him", "his"})
DEFINITE = frozenset({"the", "this", "that"})
NEAR_PARAGRAPHS = 2
"""Paragraphs back in which somebody must have been named to be meant."""
BODIES = frozenset({"organization"})


@cache
def nouns_of(kind: str) -> dict[str, str | None]:
    """Nouns that name a person or a body again, with the gender that they tell."""
    return {row["noun"]: row["gender"] or None for row in read_table("anaphors") if row["kind"] == kind}


class Referring:
    """The people and bodies of one report in the order in which they were named and spoke."""

    def __init__(self, drafts: Sequence[Draft], text: str, cast: Cast) -> None:
        self._drafts, self._cast, self._text = drafts, cast, text
        self._paragraphs = [start for start, _ in paragraphs(text)]
        self._contents = ContentMap([draft.contents for draft in drafts])
        self._mentions = sorted(
            (mention.start, place)
            for place, entity in enumerate(cast.entities)
            if entity.found != "description"
            for mention in entity.mentions
            if mention.kind == "name"
        )
        self._starts = [start for start, _ in self._mentions]
        self._genders = {entity.id: gender_of(entity) for entity in cast.entities}

    def pronoun(self, index: int, source: Source, found: Entity | None, before: Entity | None) -> Entity | None:
        """Whom "he" or "she" means outside of quotations.

        Who was last named only in what somebody says is not who goes on speaking; `before` is who spoke last.
        """
        gender = "m" if source.head.lower_ in HE else "f"
        if introduced := self._introduced(index, gender):
            return introduced
        if before is None or before.kind != "person" or not self._fits(before, gender):
            return found
        if (
            found is None
            or found.found == "description"
            or (found is not before and self._is_only_told_of(found, index))
        ):
            return before
        return found

    def _introduced(self, index: int, gender: str) -> Entity | None:
        """Whom the paragraph before a quotation introduces by name and office: he or she speaks it."""
        at = self._drafts[index].contents[0][0]
        place = bisect_right(self._paragraphs, at) - 1
        if place < 1 or at != self._paragraphs[place]:
            return None
        start, end = self._paragraphs[place - 1], at
        new = [
            entity
            for entity in self._cast.entities
            if entity.kind == "person" and self._fits(entity, gender) and _is_introduced(entity, start, end)
        ]
        return new[0] if len(new) == 1 else None

    def noun(self, index: int, source: Source, before: Entity | None) -> Entity | None:
        """Whom "the senator", "the bank" means: who spoke last or was named last, if the noun can mean that one."""
        head = source.head
        if not _is_definite(head) or _picks_out(head, self._cast):
            return None
        for kinds, nouns in (({"person"}, nouns_of("person")), (BODIES, nouns_of("body"))):
            lemma = head.lemma_.lower()
            if lemma in nouns:
                return self._named_again(index, source, (frozenset(kinds), nouns[lemma]), before)
        return None

    def interviewed(self, at: int) -> Entity | None:
        """Who answers in an interview: the person named most before its first turn, if one is."""
        people = [entity for entity in self._cast.entities if entity.kind == "person" and entity.found != "description"]
        told = [(sum(mention.start < at for mention in entity.mentions), entity) for entity in people]
        named = [(count, entity) for count, entity in told if count and entity.mentions[0].start < self._first_turn()]
        return max(named, key=lambda pair: pair[0])[1] if named else None

    def _first_turn(self) -> int:
        return min((draft.start for draft in self._drafts if draft.construction == "label"), default=0)

    def inside(self, source: Source, speaker: Entity | None) -> Entity | None:
        """Whom "he" means within quotation marks: the last one named before who is not who is quoted."""
        gender = "m" if source.head.lower_ in HE else "f"
        near = self._near(start_of(source.head), frozenset({"person"}), gender)
        others = [entity for entity in near if entity is not speaker]
        return others[0] if len(others) == 1 else None

    def _named_again(
        self, index: int, source: Source, wanted: tuple[frozenset[str], str | None], before: Entity | None
    ) -> Entity | None:
        kinds, gender = wanted
        near = self._near(start_of(source.head), kinds, gender)
        noun = source.head.lemma_.lower()
        titled = [entity for entity in near if _bears(entity, noun) or self._is_titled(entity, noun)]
        if titled:
            return titled[0]
        if not _is_bare(source.head, self._cast):
            return None
        if before is not None and before in near:
            return before
        if "person" not in kinds:  # a station is no operator: only bodies of which nothing tells what they are
            near = [entity for entity in near if not nouns_for(entity.name, entity.sector)]
            return near[0] if len(near) == 1 else None
        return near[0] if near else None

    def _is_titled(self, entity: Entity, noun: str) -> bool:
        """Whether a title before somebody's name says the noun: "Gov. Velin" is the governor."""
        before = (self._text[max(0, mention.start - 12) : mention.start].split() for mention in entity.mentions)
        titles = (words[-1].lower().rstrip(".") for words in before if words)
        return any(noun in nouns_of_titles().get(title, ()) for title in titles)

    def _near(self, at: int, kinds: frozenset[str], gender: str | None) -> list[Entity]:
        """Those of some kinds named in this paragraph and the last ones, the latest first."""
        place = bisect_right(self._paragraphs, at) - 1
        first = self._paragraphs[max(0, place - NEAR_PARAGRAPHS)] if self._paragraphs else 0
        found: list[Entity] = []
        for start, number in reversed(self._mentions[: bisect_right(self._starts, at)]):
            if start < first:
                break
            entity = self._cast.entities[number]
            if entity.kind in kinds and self._fits(entity, gender) and entity not in found:
                found.append(entity)
        return found

    def _fits(self, entity: Entity, gender: str | None) -> bool:
        own = self._genders.get(entity.id)
        return gender is None or own is None or own == gender

    def _is_only_told_of(self, entity: Entity, index: int) -> bool:
        """Whether somebody's last name before a draft stands in what another says."""
        at = self._drafts[index].start
        earlier = [mention for mention in entity.mentions if mention.end <= at and mention.kind == "name"]
        return bool(earlier) and bool(self._contents.covering(earlier[-1].start, earlier[-1].end))


def _is_introduced(entity: Entity, start: int, end: int) -> bool:
    """Whether somebody is named for the first time in a stretch, with words beside the name that tell who it is."""
    first = entity.mentions[0]
    told = any(mention.found == "apposition" and start <= mention.start < end for mention in entity.mentions)
    return start <= first.start < end and told


def _is_definite(head: Token) -> bool:
    return head.tag_ in ("NN", "NNP") and any(child.lower_ in DEFINITE for child in head.lefts)


def _picks_out(head: Token, cast: Cast) -> bool:
    """Whether the noun's own words tell whose it is: "the Norlandic minister", "the head of the council"."""
    if any(child.dep_ in ("prep", "relcl", "acl") for child in head.rights):
        return True
    before = (child for child in head.lefts if child.dep_ in ("amod", "compound", "nmod", "poss"))
    named = (cast.at(start_of(child)) for child in before if child.lower_ not in nouns_of("beside"))
    return any(entity is not None and not (entity.kind == "place" or entity.sector == "PTY") for entity in named)


def _is_bare(head: Token, cast: Cast) -> bool:
    """Whether a noun has only its article and names before it: "the senator", not "the works council"."""
    described = (child for child in head.lefts if child.dep_ not in ("det", "punct"))
    return all(
        cast.at(start_of(child)) is not None or child.ent_type_ or child.lower_ in nouns_of("beside")
        for child in described
    )


def _bears(entity: Entity, noun: str) -> bool:
    """Whether a noun is a word of somebody's office, of a body's name or of words that name it."""
    if entity.kind != "person" and noun in nouns_for(entity.name, entity.sector):
        return True
    told = [entity.office or "", entity.name if entity.kind != "person" else ""]
    told += [mention.text for mention in entity.mentions if mention.kind == "noun"]
    return any(noun in words.lower().split() for words in told)
