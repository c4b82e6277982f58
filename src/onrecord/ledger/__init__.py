"""The record on disk: one SQLite file that many can read while one writes."""

from onrecord.ledger.keys import entity_key, fold, surname_of
from onrecord.ledger.search import Hit
from onrecord.ledger.sentences import sentence_around
from onrecord.ledger.store import Ledger

__all__ = ["Hit", "Ledger", "entity_key", "fold", "sentence_around", "surname_of"]
