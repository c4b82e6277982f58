"""Trained weights that ship with On Record: each with a card that says from what, how and how well.

Weights are loaded on first use, once a process, and run on one core of a CPU: same input, same bytes out.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import onnxruntime
from tokenizers import Tokenizer

ATTRIBUTION_TAGGER = "attribution_tagger"
EVENT_TYPER = "event_typer"


@dataclass(frozen=True, slots=True)
class Model:
    """A network, the tokenizer that feeds it, and what else was learned with it."""

    session: onnxruntime.InferenceSession
    tokenizer: Tokenizer
    parts: dict[str, Any]
    """The JSON beside the weights."""


@cache
def load_weights(name: str, pieces_of: str | None = None) -> Model:
    """The model of that name: NAME.onnx and NAME.json in this folder, and its tokenizer, or that of `pieces_of`."""
    folder = Path(str(resources.files(__name__)))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # sums in one order: same bytes everywhere
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(folder / f"{name}.onnx"), options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(folder / f"{pieces_of or name}.tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Model(session, tokenizer, json.loads((folder / f"{name}.json").read_text(encoding="utf-8")))


@cache
def checksum_of(name: str) -> str:
    """SHA-256, 64 hexadecimal digits, of a model's weights."""
    path = Path(str(resources.files(__name__))) / f"{name}.onnx"
    return hashlib.sha256(path.read_bytes()).hexdigest()
