"""Drafts of events: what the frames find, before it is joined to the rest of the report."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from onrecord.events.conditions import may_hold, sides_hold
from onrecord.events.frames import Frame, frames_for, frames_of, load_classes
from onrecord.events.grammar import VERBS, subjects_of
from onrecord.events.operators import find_operator
from onrecord.events.opinions import suggest
from onrecord.events.own.definitions import OwnReading
from onrecord.events.parties import Parties
from onrecord.events.roles import Roles, Setting, fill_roles
from onrecord.events.support import Support, find_support
from onrecord.events.typer import SILENT, Opinion, Opinions
from onrecord.events.whereabouts import find_place
from onrecord.records import EventType, Factuality, Modality, TypeName

ATTRIBUTIVE = ("amod", "compound", "nmod", "poss", "aux", "auxpass")
VERBAL, SUPPORTED, NOMINAL, IMPLIED = 0.85, 0.8, 0.65, 0.5
"""Confidence by construction: a verb, a noun under a light verb, a bare noun, a noun that only implies its event."""
ONE_SIDED = 0.85
"""What a side that is not known leaves of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One event by its words."""

    token: Token
    type: TypeName
    mode: str | None = None
    clause: str = ""
    support: Support | None = None
    roles: Roles
    place: Token | None = None
    confidence: float
    put: tuple[Factuality, Modality] | None = None
    """How surely, where it is not for `judge` to say: an event that only a noun implies."""
    content: Token | None = None
    """The verb of what is asked, where the grammar does not hang it on the event's own word."""
    under: Token | None = None
    trigger: Token | None = None
    """The event's word where `token` is not: two events that one verb tells of, the one held and the one denied."""
    consumed: tuple[Token, ...] = field(default=())
    """Nouns that are part of this event's words, and tell of no event of their own."""
    own: OwnReading | None = None
    hearsay: bool = False
    """Whether somebody in the sentence says so, with or without an attribution: the report itself does not."""
    """What an event of the user's own type has beside this."""

    @property
    def kin(self) -> TypeName:
        """PLOVER's type: its own, or the one that the user's refines; the user's where that refines none."""
        return (self.own.kind.like if self.own else None) or self.type


def find_drafts(tokens: Iterable[Token], parties: Parties, opinions: Opinions = SILENT) -> list[Draft]:
    """The events that words tell of by themselves, in text order."""
    drafts = [draft for token in tokens for draft in read_word(token, parties, opinions)]
    consumed = {token for draft in drafts for token in draft.consumed}
    return [draft for draft in drafts if draft.token not in consumed]


def read_word(token: Token, parties: Parties, opinions: Opinions = SILENT) -> Iterator[Draft]:
    """The event of a word: by its first frame whose conditions hold, or by what the typer makes of it."""
    if (token.dep_ in ATTRIBUTIVE and not is_telling(token)) or is_share_of_votes(token):
        return
    frames = frames_of(token)
    kind = suggest(opinions.get(token.i), [frame.type for frame in frames])
    if not frames and kind is None:
        return
    setting = find_setting(token, parties)
    draft = read_frames(frames, setting)
    if draft is not None:
        yield draft
    elif kind is not None and not is_modal(token):
        yield from suggest_event(kind, opinions[token.i], setting)


def is_modal(token: Token) -> bool:
    """Whether an adjective only says how surely something is to be: "due to meet"."""
    return token.pos_ == "ADJ" and find_operator(token, "to") is not None


def suggest_event(kind: EventType, opinion: Opinion, setting: Setting) -> Iterator[Draft]:
    """The event of the type that the typer is sure of at a word where no frame holds."""
    draft = read_frames(frames_for(setting.token, kind), setting)
    if draft is not None:
        yield replace(draft, confidence=draft.confidence * opinion.of(kind))


def find_setting(token: Token, parties: Parties) -> Setting:
    """A word with what stands around it."""
    support = None if token.pos_ in VERBS or token.pos_ == "ADJ" else find_support(token)
    return Setting(token, support, parties)


def read_frames(frames: Sequence[Frame], setting: Setting) -> Draft | None:
    """The event of a word in the first of the frames whose conditions hold."""
    for frame in frames:
        if not may_hold(frame, setting):
            continue
        roles = fill_roles(frame, setting)
        if is_told(frame, setting, roles) and sides_hold(frame, setting, roles):
            return draft_event(frame, setting, roles)
    return None


def is_share_of_votes(token: Token) -> bool:
    """Whether a noun is counted in a poll: "got 38 percent support"."""
    return token.pos_ == "NOUN" and any(child.lower_ in ("percent", "%") for child in token.lefts)


def is_telling(token: Token) -> bool:
    """Whether a participle before a noun tells what was done to it, or what it does: "the jailed editor"."""
    known = load_classes("object_kinds").get(token.lemma_.lower(), frozenset())
    wanted = {"VBN": "undergone", "VBG": "performed", "JJ": "described"}.get(token.tag_)
    return token.dep_ == "amod" and wanted in known


def is_told(frame: Frame, setting: Setting, roles: Roles) -> bool:
    """Whether anybody takes part, and no mere thing stands where the actor should ("the accord calls for")."""
    if not (roles.actors or roles.recipients or frame.asks("bare")):
        return False
    if roles.actors or frame.asks("any") or frame.part == "noun" or ("subj",) not in frame.actor:
        return True
    return not subjects_of(setting.token)


def draft_event(frame: Frame, setting: Setting, roles: Roles) -> Draft:
    """The event of a word in a frame."""
    base = (SUPPORTED if setting.support else NOMINAL) if frame.part == "noun" else VERBAL
    sides = bool(roles.actors) + bool(roles.recipients or len(roles.actors) > 1)
    draft = Draft(
        token=setting.token,
        type=frame.type,
        mode=frame.mode,
        clause=frame.clause,
        support=setting.support,
        roles=roles,
        place=find_place(frame, setting, roles),
        confidence=base if sides == 2 else base * ONE_SIDED,
    )
    return replace(draft, consumed=find_consumed(frame, setting))


def find_consumed(frame: Frame, setting: Setting) -> tuple[Token, ...]:
    """The nouns that made the frame hold ("imposed sanctions", "talks collapsed") and tell nothing more."""
    keys = [need.key for need in frame.needs if need.key in ("obj", "subj") and not need.negated]
    if frame.part != "verb" or not keys:
        return ()
    own = (frame.type, "COERCE", "SANCTION") if not frame.clause else (frame.type,)
    return tuple(
        token
        for token in setting.fill(keys[0])
        if not frame.clause or any(other.type in own for other in frames_of(token))
    )
