"""The tagger's network: a BERT encoder with features of words, labels for each wordpiece, and links between them.

Devlin et al. 2019 for the encoder; Wang et al. 2020 (MiniLM) for the weights that it starts from.
"""

import json
import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

LINK_SIZE = 128
BUCKETS = 10
"""Powers of two of a distance in wordpieces, for each side."""
MOST_PARAGRAPHS = 3


class Layer(nn.Module):
    """One block of a BERT encoder."""

    def __init__(self, size: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(size, size) for _ in range(4))
        self.attention_norm, self.output_norm = nn.LayerNorm(size, eps=1e-12), nn.LayerNorm(size, eps=1e-12)
        self.up, self.down = nn.Linear(size, inner), nn.Linear(inner, size)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, size = x.shape
        query, key, value = (
            part(x).view(batch, length, self.heads, size // self.heads).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        weights = query @ key.transpose(-1, -2) / math.sqrt(size // self.heads) + mask
        mixed = self.dropout(weights.softmax(-1)) @ value
        x = self.attention_norm(x + self.dropout(self.out(mixed.transpose(1, 2).reshape(batch, length, size))))
        return self.output_norm(x + self.dropout(self.down(nn.functional.gelu(self.up(x)))))


class Tagger(nn.Module):
    """Wordpieces and features → logits of labels, and the vectors that links are scored with."""

    def __init__(self, config: dict, feature_sizes: list[int], labels: int, dropout: float = 0.1) -> None:
        super().__init__()
        size = config["hidden_size"]
        self.pieces = nn.Embedding(config["vocab_size"], size)
        self.places = nn.Embedding(config["max_position_embeddings"], size)
        self.features = nn.ModuleList(nn.Embedding(count, size) for count in feature_sizes)
        self.norm = nn.LayerNorm(size, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(
            Layer(size, config["num_attention_heads"], config["intermediate_size"], dropout)
            for _ in range(config["num_hidden_layers"])
        )
        self.labels = nn.Linear(size, labels)
        self.links = nn.Linear(size, 4 * LINK_SIZE)
        self.distance_bias = nn.Parameter(torch.zeros(2, 2 * BUCKETS + 1))
        self.paragraph_bias = nn.Parameter(torch.zeros(2, 2 * MOST_PARAGRAPHS + 1))
        self.link_bias = nn.Parameter(torch.full((2,), -2.0))
        for table in self.features:
            nn.init.zeros_(table.weight)

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Logits (batch, n, labels) and link vectors (batch, n, 4 · LINK_SIZE): queries of source and content, keys."""
        x = self.pieces(pieces) + self.places.weight[: pieces.shape[1]]
        for place, table in enumerate(self.features):
            x = x + table(features[..., place])
        x = self.dropout(self.norm(x))
        bias = torch.zeros(1) if mask is None else (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return self.labels(x), self.links(x)


def load_pretrained(folder: Path, feature_sizes: list[int], labels: int, dropout: float = 0.1) -> Tagger:
    """A tagger whose encoder has the weights of a BERT model saved in `folder` (config.json, model.safetensors)."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    saved = {name.removeprefix("bert."): value for name, value in load_file(folder / "model.safetensors").items()}
    tagger = Tagger(config, feature_sizes, labels, dropout)
    state = tagger.state_dict()
    state["pieces.weight"] = saved["embeddings.word_embeddings.weight"]
    state["places.weight"] = (
        saved["embeddings.position_embeddings.weight"] + saved["embeddings.token_type_embeddings.weight"][0]
    )
    names = {"norm": "embeddings.LayerNorm"}
    for place in range(config["num_hidden_layers"]):
        layer = f"encoder.layer.{place}"
        names |= {
            f"layers.{place}.query": f"{layer}.attention.self.query",
            f"layers.{place}.key": f"{layer}.attention.self.key",
            f"layers.{place}.value": f"{layer}.attention.self.value",
            f"layers.{place}.out": f"{layer}.attention.output.dense",
            f"layers.{place}.attention_norm": f"{layer}.attention.output.LayerNorm",
            f"layers.{place}.up": f"{layer}.intermediate.dense",
            f"layers.{place}.down": f"{layer}.output.dense",
            f"layers.{place}.output_norm": f"{layer}.output.LayerNorm",
        }
    for ours, theirs in names.items():
        for part in ("weight", "bias"):
            state[f"{ours}.{part}"] = saved[f"{theirs}.{part}"]
    tagger.load_state_dict(state)
    return tagger


def link_logits(tagger: Tagger, vectors: Tensor, cue: Tensor, paragraphs: Tensor) -> Tensor:
    """Scores (2, n) of one cue, wordpieces `cue`, towards every wordpiece of its window: as a source, as a content."""
    queries, keys = vectors.view(-1, 4, LINK_SIZE).split(2, dim=1)
    query = queries[cue].mean(0)
    scores = torch.einsum("rd,nrd->rn", query, keys) / math.sqrt(LINK_SIZE)
    away = torch.arange(len(vectors)) - cue[0]
    bucket = away.sign() * (away.abs().clamp(min=1).float().log2().floor().long() + 1).clamp(max=BUCKETS)
    crossed = (paragraphs - paragraphs[cue[0]]).clamp(-MOST_PARAGRAPHS, MOST_PARAGRAPHS)
    bias = tagger.distance_bias[:, bucket + BUCKETS] + tagger.paragraph_bias[:, crossed + MOST_PARAGRAPHS]
    return scores + bias + tagger.link_bias[:, None]
