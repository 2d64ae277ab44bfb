"""Write the trained weights as the file that kg ships: `entailment.onnx`, calibrated, its weights in int8.

The weights alone: onnxruntime widens them once when it loads the file, and computes in float32. Activations
in int8 as well ran 1.7 times as fast, and changed the label of 23 in 1,000 pairs instead of 6.
"""

import argparse
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.transformers.optimizer import optimize_model
from torch import Tensor, nn

from training.entailment.model import Entailment, load_mean
from training.export import FusedLayer
from training.model import BERT
from training.narrow import quantize_weights


class _Exported(nn.Module):
    """The model for one pair without padding, as probabilities."""

    def __init__(self, model: Entailment, temperature: float) -> None:
        super().__init__()
        self.model = model
        self.temperature = temperature
        model.encoder.layers = nn.ModuleList(FusedLayer(layer) for layer in model.encoder.layers)

    def forward(self, pieces: Tensor, features: Tensor) -> Tensor:
        logits = self.model(pieces, features, torch.ones(pieces.shape))
        return (logits / self.temperature).softmax(-1)


def export(weights: list[Path], out: Path, *, temperature: float, quantize: bool) -> None:
    """Write `entailment.onnx`, of the mean of the weights, into the folder `out`."""
    model = Entailment(BERT).eval()
    model.load_state_dict(load_mean(weights))
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        fp32 = Path(folder, "fp32.onnx")
        pieces = torch.randint(1000, 2000, (1, 40))
        features = torch.cat([torch.ones(1, 20), torch.full((1, 20), 17)], 1).long()
        torch.onnx.export(
            _Exported(model, temperature), (pieces, features), str(fp32), dynamo=False, opset_version=17,
            input_names=["pieces", "features"], output_names=["p"],
            dynamic_axes={"pieces": {1: "length"}, "features": {1: "length"}},
        )  # fmt: skip
        fused = optimize_model(str(fp32), "bert", num_heads=12, hidden_size=384)
        fused.save_model_to_file(str(fp32))
        written = onnx.load(str(fp32))
    if quantize:
        quantize_weights(written)
    onnx.save(written, str(out / "entailment.onnx"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("weights", type=Path, nargs="+", help="of several, their mean")
    parser.add_argument("--temperature", type=float, default=1.0, help="of calibrate.py")
    parser.add_argument("--fp32", action="store_true", help="do not quantize")
    arguments = parser.parse_args()
    export(arguments.weights, arguments.out, temperature=arguments.temperature, quantize=not arguments.fp32)


if __name__ == "__main__":
    main()
