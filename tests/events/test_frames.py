"""The tables of events hold together: every slot, condition and class that a frame names exists."""

from typing import get_args

from onrecord.events.conditions import _CONDITIONS, _VALUED
from onrecord.events.frames import load_classes, load_frames
from onrecord.events.roles import _SLOTS
from onrecord.records import EventType

PREPOSITIONS = frozenset({"off"}) | frozenset(
    [
        "to",
        "with",
        "against",
        "of",
        "for",
        "from",
        "on",
        "upon",
        "by",
        "between",
        "into",
        "in",
        "at",
        "over",
        "among",
        "about",
        "toward",
        "towards",
        "near",
        "along",
        "outside",
        "around",
        "under",
        "behind",
        "across",
        "out",
        "onto",
        "off",
        "as",
        "after",
    ]
)
PARTIES = frozenset(
    {
        "person",
        "people",
        "body",
        "mil",
        "police",
        "crowd",
        "hacker",
        "place",
        "state",
        "private",
        "kin",
        "audience",
        "partisan",
    }
)


def test_every_type_has_frames() -> None:
    types = {frame.type for frames in load_frames().values() for frame in frames}
    assert types == set(get_args(EventType))


def test_every_slot_is_known() -> None:
    for key, frames in load_frames().items():
        for frame in frames:
            slots = {slot for ways in (frame.actor, frame.recipient, frame.object) for way in ways for slot in way}
            assert slots <= _SLOTS.keys() | PREPOSITIONS, key


def test_every_condition_is_known() -> None:
    for key, frames in load_frames().items():
        for need in (need for frame in frames for need in frame.needs):
            known = _VALUED.keys() | PREPOSITIONS if need.values else _CONDITIONS.keys()
            assert need.key in known, (key, need)


def test_conditions_on_sides_name_classes_of_parties() -> None:
    for key, frames in load_frames().items():
        for need in (need for frame in frames for need in frame.needs):
            if need.key in ("actor", "recipient"):
                assert need.values <= PARTIES, (key, need)


def test_a_word_may_stand_in_several_classes() -> None:
    assert {"weapon", "troops"} <= load_classes("object_kinds")["tank"]
