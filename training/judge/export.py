"""Write the trained judge as the file that kg ships, `judge.onnx`: `python -m training.judge.export --help`.

Its probabilities are calibrated on the held-back pairs that were drawn at random: a temperature and a bias
for each answer to the first question, both for the second.
"""

import argparse
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.transformers.optimizer import optimize_model
from torch import Tensor, nn
from torch.nn import functional as F

from training.export import FusedLayer, write_shipped
from training.judge.corpus import Articles, LabelledClaims, encoded, read_labels, targets_of
from training.judge.model import Judge
from training.judge.train import describe, logits_of, probabilities
from training.model import BERT, narrow, open_tokenizer


class _Exported(nn.Module):
    """The judge for one pair without padding, as probabilities of same, opposed, compatible, another."""

    def __init__(self, model: Judge) -> None:
        super().__init__()
        self.model = model
        model.encoder.layers = nn.ModuleList(FusedLayer(layer) for layer in model.encoder.layers)

    def forward(self, pieces: Tensor, features: Tensor, gaps: Tensor) -> Tensor:
        question, opposed = self.model(pieces, features, torch.ones(pieces.shape), gaps)
        q, o = question.softmax(-1), opposed.sigmoid()[:, None]
        return torch.cat([q[:, :1] * (1 - o), q[:, :1] * o, q[:, 1:]], -1)


def calibrate(model: Judge, pairs: list[LabelledClaims]) -> None:
    """Fold the temperatures and biases that fit these pairs best into the last layers."""
    examples = encoded([(p.a, p.b) for p in pairs], [targets_of(p.label) for p in pairs], open_tokenizer())
    question, opposed = logits_of(model, examples)
    asked = torch.tensor([e.question for e in examples])
    answered = torch.tensor([e.opposed for e in examples])
    scales, biases = torch.ones(2, requires_grad=True), torch.zeros(4, requires_grad=True)
    optimizer = torch.optim.LBFGS([scales, biases], max_iter=200)

    def loss() -> Tensor:
        optimizer.zero_grad()
        of_question = F.cross_entropy(question * scales[0] + biases[:3], asked)
        known = answered >= 0
        of_answer = F.binary_cross_entropy_with_logits(
            opposed[known] * scales[1] + biases[3], answered[known]
        )
        total = of_question + of_answer + 0.01 * (biases**2).sum() + 0.01 * ((scales - 1) ** 2).sum()
        total.backward()
        return total

    optimizer.step(loss)
    print(f"scales {scales.tolist()}, biases {biases.tolist()}")
    with torch.no_grad():
        model.question.weight *= scales[0]
        model.question.bias.copy_(model.question.bias * scales[0] + biases[:3])
        model.opposed.weight *= scales[1]
        model.opposed.bias.copy_(model.opposed.bias * scales[1] + biases[3])


def reliability(found: np.ndarray, pairs: list[LabelledClaims]) -> str:
    """Return, for same and opposed, how often pairs of each range of probability are what it says."""
    lines = []
    for name, column, truth in (("same", 0, "S"), ("opposed", 1, "O")):
        for low, high in ((0, 0.1), (0.1, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01)):
            inside = [i for i in range(len(pairs)) if low <= found[i, column] < high]
            if inside:
                right = sum(pairs[i].label in truth for i in inside)
                said = found[inside, column].mean()
                lines.append(f"{name} {low:.1f}-{high:.1f}: {right} of {len(inside)}, {said:.2f} said")
    return "\n".join(lines)


def write_onnx(model: Judge, path: Path) -> None:
    pieces = torch.randint(1000, 2000, (1, 40))
    features = torch.cat([torch.ones(1, 20), torch.full((1, 20), 60)], 1).long()
    torch.onnx.export(
        _Exported(model), (pieces, features, torch.zeros(1).long()), str(path),
        dynamo=False, opset_version=17, input_names=["pieces", "features", "gaps"], output_names=["p"],
        dynamic_axes={"pieces": {1: "length"}, "features": {1: "length"}},
    )  # fmt: skip
    optimize_model(str(path), "bert", num_heads=12, hidden_size=384).save_model_to_file(str(path))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path, help="folder")
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--labels", type=Path, nargs="+", required=True)
    parser.add_argument("--form", choices=("int8", "weights"), default="int8")
    arguments = parser.parse_args()
    model = Judge(BERT)
    model.load_state_dict(torch.load(arguments.weights))
    narrow(model, arguments.form == "int8")
    held = [p for p in read_labels(arguments.labels, Articles(arguments.data)) if p.held]
    drawn = [p for p in held if not p.sought]
    calibrate(model, drawn)
    examples = encoded([(p.a, p.b) for p in held], [targets_of(p.label) for p in held], open_tokenizer())
    found = probabilities(model, examples)
    print(describe(found, held))
    print(reliability(found, held))
    narrow(model, False)
    model.eval()
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        fp32 = Path(folder, "fp32.onnx")
        write_onnx(model, fp32)
        write_shipped(fp32, arguments.out / "judge.onnx", form=arguments.form)


if __name__ == "__main__":
    main()
