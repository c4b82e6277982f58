"""Weights for users: python training/attributions/export.py TAGGER.pt VOCABULARY.json ENCODER_FOLDER OUT_FOLDER

Writes attribution_tagger.onnx (opset 17, 7-bit weights by channel), attribution_tagger.json (vocabulary and biases) and
attribution_tagger.tokenizer.json.
"""

import json
import shutil
import sys
import tempfile
from contextlib import chdir
from pathlib import Path

import torch
from encoder import Tagger
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from onrecord.attributions.windows import FEATURES, LABELS
from onrecord.models import ATTRIBUTION_TAGGER as NAME


def read_tagger(weights: Path, encoder: Path, vocabulary: dict) -> Tagger:
    """The trained network."""
    from train import feature_sizes

    config = json.loads((encoder / "config.json").read_text(encoding="utf-8"))
    tagger = Tagger(config, feature_sizes(vocabulary), len(LABELS))
    tagger.load_state_dict(torch.load(weights, weights_only=True))
    return tagger.eval()


def write_network(tagger: Tagger, path: Path) -> None:
    """The network as 8-bit ONNX; takes one window at a time."""
    path = path.absolute()
    with tempfile.TemporaryDirectory() as folder, chdir(folder):  # the optimizer leaves its weights where it runs
        whole, prepared = Path(folder) / "whole.onnx", Path(folder) / "prepared.onnx"
        example = torch.zeros((1, 32), dtype=torch.long), torch.zeros((1, 32, len(FEATURES)), dtype=torch.long)
        torch.onnx.export(
            tagger,
            example,
            str(whole),
            input_names=["pieces", "features"],
            output_names=["labels", "links"],
            dynamic_axes={name: {1: "length"} for name in ("pieces", "features", "labels", "links")},
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(str(whole), str(prepared), skip_symbolic_shape=True)
        # Seven bits of eight: processors without VNNI cut off sums of full ones, and would give other numbers.
        quantize_dynamic(str(prepared), str(path), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)


def main(arguments: list[str]) -> int:
    if len(arguments) != 4:
        print(__doc__, file=sys.stderr)
        return 2
    weights, vocabulary_path, encoder, out = map(Path, arguments)
    vocabulary = json.loads(vocabulary_path.read_text(encoding="utf-8"))
    tagger = read_tagger(weights, encoder, vocabulary)
    out.mkdir(parents=True, exist_ok=True)
    write_network(tagger, out / f"{NAME}.onnx")
    parts = {name: getattr(tagger, name).tolist() for name in ("distance_bias", "paragraph_bias", "link_bias")}
    rounded = {"vocabulary": vocabulary} | json.loads(json.dumps(parts), parse_float=lambda cell: round(float(cell), 5))
    (out / f"{NAME}.json").write_text(json.dumps(rounded, indent=1) + "\n", encoding="utf-8")
    shutil.copy(encoder / "tokenizer.json", out / f"{NAME}.tokenizer.json")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
