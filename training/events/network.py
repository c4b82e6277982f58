"""The typer's network: the first layers of a BERT encoder, and a label for each wordpiece.

Devlin et al. 2019 for the encoder; Wang et al. 2020 (MiniLM) for the weights that it starts from.
"""

import json
from pathlib import Path

import torch
from encoder import Layer
from safetensors.torch import load_file
from torch import Tensor, nn

_NAMES = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "out",
    "attention.output.LayerNorm": "attention_norm",
    "intermediate.dense": "up",
    "output.dense": "down",
    "output.LayerNorm": "output_norm",
}


class Typer(nn.Module):
    """Wordpieces → logits of labels."""

    def __init__(self, config: dict, layers: int, labels: int, dropout: float = 0.1) -> None:
        super().__init__()
        size = config["hidden_size"]
        self.pieces = nn.Embedding(config["vocab_size"], size)
        self.places = nn.Embedding(config["max_position_embeddings"], size)
        self.norm = nn.LayerNorm(size, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        heads, inner = config["num_attention_heads"], config["intermediate_size"]
        self.layers = nn.ModuleList(Layer(size, heads, inner, dropout) for _ in range(layers))
        self.labels = nn.Linear(size, labels)

    def forward(self, pieces: Tensor, mask: Tensor | None = None) -> Tensor:
        """Logits, shape (batch, n, labels); `mask` is 1 for wordpieces and 0 for padding."""
        x = self.dropout(self.norm(self.pieces(pieces) + self.places.weight[: pieces.shape[1]]))
        bias = torch.zeros(1) if mask is None else (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return self.labels(self.dropout(x))


def load_pretrained(folder: Path, layers: int, labels: int) -> Typer:
    """A typer with the first layers of the BERT model saved in `folder` (config.json, model.safetensors)."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    typer, saved = Typer(config, layers, labels), load_file(folder / "model.safetensors")
    saved = {name.removeprefix("bert."): value for name, value in saved.items()}
    weights = typer.state_dict()
    weights["pieces.weight"] = saved["embeddings.word_embeddings.weight"]
    kind = saved["embeddings.token_type_embeddings.weight"][0]
    weights["places.weight"] = saved["embeddings.position_embeddings.weight"] + kind
    for part in ("weight", "bias"):
        weights[f"norm.{part}"] = saved[f"embeddings.LayerNorm.{part}"]
        for number in range(layers):
            for theirs, ours in _NAMES.items():
                weights[f"layers.{number}.{ours}.{part}"] = saved[f"encoder.layer.{number}.{theirs}.{part}"]
    typer.load_state_dict(weights)
    return typer
