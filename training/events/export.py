"""Weights for users: python training/events/export.py TYPER.pt ENCODER_FOLDER OUT_FOLDER

Writes event_typer.onnx (opset 17, 7-bit weights by channel) and event_typer.json (its labels).
"""

import json
import sys
import tempfile
from contextlib import chdir
from pathlib import Path

import torch
from network import Typer
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from onrecord.events.typer import LABELS
from onrecord.models import EVENT_TYPER as NAME


def read_typer(path: Path, encoder: Path) -> Typer:
    """The trained network, with as many layers as it has."""
    weights = torch.load(path, weights_only=True)
    layers = 1 + max(int(name.split(".")[1]) for name in weights if name.startswith("layers."))
    config = json.loads((encoder / "config.json").read_text(encoding="utf-8"))
    typer = Typer(config, layers, len(LABELS))
    typer.load_state_dict(weights)
    return typer.eval()


def write_network(typer: Typer, path: Path) -> None:
    """The network as 8-bit ONNX; takes one sentence at a time."""
    path = path.absolute()
    with tempfile.TemporaryDirectory() as folder, chdir(folder):  # the optimizer leaves its weights where it runs
        whole, prepared = Path(folder) / "whole.onnx", Path(folder) / "prepared.onnx"
        torch.onnx.export(
            typer,
            (torch.zeros((1, 16), dtype=torch.long),),
            str(whole),
            input_names=["pieces"],
            output_names=["types"],
            dynamic_axes={name: {1: "length"} for name in ("pieces", "types")},
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(str(whole), str(prepared), skip_symbolic_shape=True)
        # Seven bits of eight: processors without VNNI cut off sums of full ones, and would give other numbers.
        quantize_dynamic(str(prepared), str(path), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)


def main(arguments: list[str]) -> int:
    if len(arguments) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    weights, encoder, out = map(Path, arguments)
    out.mkdir(parents=True, exist_ok=True)
    write_network(read_typer(weights, encoder), out / f"{NAME}.onnx")
    (out / f"{NAME}.json").write_text(json.dumps({"labels": LABELS}, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
