"""Write the trained weights as the files that kg ships: `tagger.onnx` (int8), `tagger.npz`, `tokenizer.json`.

The onnx file holds the encoder and what is computed once a word; `tagger.npz` holds the small rest that
depends on which cue is looked at, which `kg.extract.tagger.decoding` computes in numpy.
"""

import argparse
import shutil
import tempfile
from pathlib import Path
from typing import Any, Literal, get_args

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.optimizer import optimize_model
from torch import Tensor, nn
from torch.nn import functional as F

from training.model import BERT, Layer, Tagger, open_tokenizer
from training.narrow import quantize_weights

Form = Literal["int8", "weights", "fp32"]  # "weights": they alone are int8, which takes 1.7 times as long

UNCALIBRATED = np.array([0.0, 1.0, 0.3], dtype=np.float32)


class _FusedAttention(torch.autograd.Function):
    """Attention over all pieces as one node of onnxruntime, which finds none in what torch exports."""

    @staticmethod
    def forward(ctx: object, q: Tensor, k: Tensor, v: Tensor, heads: int) -> Tensor:
        return q  # only its shape is looked at while tracing

    @staticmethod
    def symbolic(g: Any, q: Any, k: Any, v: Any, heads: int) -> Any:
        node = g.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=heads)
        node.setType(q.type())
        return node


class FusedLayer(nn.Module):
    """A layer of the encoder with its attention as one node, for one window without padding."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.layer = layer

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        of = self.layer
        q, k, v = of.qkv(x).chunk(3, -1)
        x = of.norm1(x + of.out(_FusedAttention.apply(q, k, v, of.heads)))
        return of.norm2(x + of.down(F.gelu(of.up(x))))


class _Exported(nn.Module):
    """The tagger for one window without padding."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger
        tagger.encoder.layers = nn.ModuleList(FusedLayer(layer) for layer in tagger.encoder.layers)

    def forward(self, pieces: Tensor, features: Tensor, first: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        anchor, _, word, cue = self.tagger(pieces, features, torch.ones(pieces.shape), first)
        return anchor, word, cue


def write_onnx(model: Tagger, path: Path) -> None:
    """Write the fp32 graph, with attention, layer norms and activations fused for onnxruntime."""
    pieces = torch.randint(1000, 2000, (1, 40))
    inputs = (pieces, torch.zeros_like(pieces), torch.arange(1, 31)[None])
    names = ["pieces", "features", "first"]
    torch.onnx.export(
        _Exported(model), inputs, str(path), dynamo=False, opset_version=17, input_names=names,
        output_names=["anchor", "word", "cue"],
        dynamic_axes={n: {1: "words" if n == "first" else "length"} for n in names},
    )  # fmt: skip
    fused = optimize_model(str(path), "bert", num_heads=12, hidden_size=384)
    fused.save_model_to_file(str(path))


def write_head(model: Tagger, path: Path, confidence: np.ndarray) -> None:
    arrays = {
        "distance": model.distance.weight,
        "paragraph": model.paragraph.weight,
        "tag_weight": model.tag.weight,
        "tag_bias": model.tag.bias,
        "transitions": model.transitions,
    }
    np.savez(path, confidence=confidence, **{k: v.detach().numpy() for k, v in arrays.items()})


def export(weights: Path, out: Path, *, form: Form, confidence: np.ndarray = UNCALIBRATED) -> None:
    """Write the three files into the folder `out`."""
    model = Tagger(BERT).eval()
    model.load_state_dict(torch.load(weights))
    out.mkdir(parents=True, exist_ok=True)
    write_head(model, out / "tagger.npz", confidence)
    open_tokenizer().save(str(out / "tokenizer.json"), pretty=False)
    with tempfile.TemporaryDirectory() as folder:
        fp32 = Path(folder, "fp32.onnx")
        write_onnx(model, fp32)
        write_shipped(fp32, out / "tagger.onnx", form=form)


def write_shipped(fp32: Path, path: Path, *, form: Form) -> None:
    """Write an onnx file in one of the forms: "int8" as it ships, with activations in int8 too."""
    if form == "int8":
        # 7-bit weights: without VNNI (AVX2 only) the 8-bit products overflow their 16-bit sums.
        quantize_dynamic(
            fp32, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )  # fmt: skip
    elif form == "weights":
        narrowed = onnx.load(str(fp32))
        quantize_weights(narrowed)
        onnx.save(narrowed, str(path))
    else:
        shutil.copy(fp32, path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--form", choices=get_args(Form), default="int8")
    arguments = parser.parse_args()
    export(arguments.weights, arguments.out, form=arguments.form)


if __name__ == "__main__":
    main()
