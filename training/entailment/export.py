"""Write the trained weights as the file that kg ships: `entailment.onnx`, calibrated, its weights in int8.

The weights alone: onnxruntime widens them once when it loads the file, and computes in float32. Activations
in int8 as well ran 1.7 times as fast, and changed the label of 23 in 1,000 pairs instead of 6.
"""

import argparse
import tempfile
from copy import deepcopy
from math import prod
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import NodeProto, TensorProto, helper, numpy_helper
from onnxruntime.transformers.optimizer import optimize_model
from torch import Tensor, nn

from training.entailment.model import Entailment, load_mean
from training.export import FusedLayer
from training.model import BERT

MOST = 127  # of an int8, on both sides of zero
LAST_AXIS = "last_axis"
LARGE = 10_000  # numbers in a matrix that is worth it
ONE_SCALE_FOR_EACH = {"Gather": 0, "Gemm": 0, "MatMul": 1}  # along this axis: of rows looked up, of outputs


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


def quantize_weights(model: onnx.ModelProto) -> None:
    """Write the matrices that are multiplied by or looked up in as int8, a scale for each output or row."""
    graph = model.graph
    matrices = {one.name: one for one in graph.initializer if len(one.dims) == 2 and prod(one.dims) > LARGE}
    nodes = [deepcopy(node) for node in graph.node]
    del graph.node[:]
    for node in nodes:
        name = next((name for name in node.input if name in matrices), None)
        if name is None or node.op_type not in ONE_SCALE_FOR_EACH:
            graph.node.append(node)
            continue
        axis = ONE_SCALE_FOR_EACH[node.op_type]
        int8, scale = _narrowed(matrices[name], axis)
        graph.initializer.remove(matrices[name])
        graph.initializer.extend([int8, scale])
        if node.op_type == "Gather":
            graph.node.extend(_looked_up(node, int8, scale))
        else:
            wide = helper.make_node("DequantizeLinear", [int8.name, scale.name], [name], axis=axis)
            graph.node.extend([wide, node])
    graph.initializer.append(numpy_helper.from_array(np.array([-1], np.int64), LAST_AXIS))


def _narrowed(matrix: TensorProto, axis: int) -> tuple[TensorProto, TensorProto]:
    values = numpy_helper.to_array(matrix)
    scale = np.maximum(np.abs(values).max(axis=1 - axis), 1e-9).astype(np.float32) / MOST
    int8 = np.rint(values / np.expand_dims(scale, 1 - axis)).astype(np.int8)
    return (
        numpy_helper.from_array(int8, f"{matrix.name}_int8"),
        numpy_helper.from_array(scale, f"{matrix.name}_scale"),
    )


def _looked_up(node: NodeProto, int8: TensorProto, scale: TensorProto) -> list[NodeProto]:
    """Look rows up as they are and widen those alone: a matrix of all words would take 47 MB."""
    row, of_row, (found,) = f"{node.output[0]}_int8", f"{node.output[0]}_scale", node.output
    return [
        helper.make_node("Gather", [int8.name, node.input[1]], [row]),
        helper.make_node("Gather", [scale.name, node.input[1]], [of_row]),
        helper.make_node("Cast", [row], [f"{row}_wide"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", [of_row, LAST_AXIS], [f"{of_row}_column"]),
        helper.make_node("Mul", [f"{row}_wide", f"{of_row}_column"], [found]),
    ]


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
