"""Take the weights that ship back into torch, to train on from them: `python -m training.shipped FOLDER OUT`.

Shipped weights are int8, so what comes back is a little coarser than what was exported; only the word
embeddings are whole, as training leaves them as MiniLM has them. The auxiliary head for roles does not ship:
it begins anew, at random.
"""

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from training.model import BERT, Tagger

LAYERS = 6
PREFIX = "tagger."
HEAD = {
    "distance.weight": "distance",
    "paragraph.weight": "paragraph",
    "tag.weight": "tag_weight",
    "tag.bias": "tag_bias",
    "transitions": "transitions",
}
Arrays = dict[str, NDArray[np.float32]]


def read_shipped(folder: Path) -> dict[str, Tensor]:
    """Return the state of a `Tagger` from `tagger.onnx` and `tagger.npz` of a folder."""
    graph = onnx.load(str(folder / "tagger.onnx")).graph
    held = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    tagger = Tagger(BERT)
    tagger.encoder.load_bert(BERT)
    state = tagger.state_dict()  # MiniLM's word embeddings and a fresh auxiliary head
    read = _as_they_are(held) | _matrices(graph, held)
    read["encoder.features.weight"] = _widened(held, "tagger.encoder.features.weight", axis=0)
    with np.load(folder / "tagger.npz") as head:
        read |= {ours: head[theirs] for ours, theirs in HEAD.items()}
    missing = state.keys() - read.keys() - {"encoder.words.weight", "roles.weight", "roles.bias"}
    if missing:
        raise ValueError(f"{folder}: not in tagger.onnx: {', '.join(sorted(missing))}")
    return state | {name: torch.from_numpy(array.copy()) for name, array in read.items()}


def read_entailment(path: Path) -> dict[str, Tensor]:
    """Return the state of an `Entailment` from `entailment.onnx`."""
    graph = onnx.load(str(path)).graph
    held = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    read: Arrays = {
        name.removeprefix("model.").replace(".layer.", "."): array
        for name, array in held.items()
        if name.startswith("model.") and array.dtype == np.float32 and not name.endswith("_scale")
    }
    for node in graph.node:
        if node.op_type == "MatMul":
            where = node.name.removeprefix("/model/").removesuffix("/MatMul").replace("/", ".")
            read[f"{where}.weight"] = _widened(held, node.input[1], axis=1).T
    for name in ("encoder.words", "compare"):
        read[f"{name}.weight"] = _widened(held, f"model.{name}.weight", axis=0)
    return {name: torch.from_numpy(array.copy()) for name, array in read.items()}


def _as_they_are(held: Arrays) -> Arrays:
    """Return what stands in the graph as float: biases, norms and positions."""
    return {
        name.removeprefix(PREFIX).replace(".layer.", "."): array
        for name, array in held.items()
        if name.startswith("tagger.encoder.") or name.removeprefix(PREFIX) in _BIASES
        if array.dtype == np.float32 and not name.endswith(("_scale", "features.weight", "words.weight"))
    }


_BIASES = ("anchor.bias", "word.bias", "cue.bias")


def _matrices(graph: onnx.GraphProto, held: Arrays) -> Arrays:
    """Return the matrices that are multiplied by, each named after the node that does it."""
    found = {}
    for node in graph.node:
        if node.op_type not in ("MatMul", "MatMulInteger", "Gemm"):
            continue
        name = node.input[1].removesuffix("_quantized")
        where = node.name.removesuffix("_quant").split("/tagger/")[-1].removesuffix("/MatMul")
        found[where.replace("/", ".") + ".weight"] = _widened(held, name, axis=1).T
    return found


def _widened(held: Arrays, name: str, *, axis: int) -> NDArray[np.float32]:
    """Return a matrix as float: with one scale for all, or one for each column or row along `axis`."""
    if name in held:
        return held[name]
    suffix = "_quantized" if f"{name}_quantized" in held else "_int8"
    scale = held[f"{name}_scale"]
    zero = held.get(f"{name}_zero_point", np.zeros(1, np.int8)).astype(np.float32)
    if scale.ndim:
        scale = np.expand_dims(scale, 1 - axis)
        zero = zero if zero.size == 1 else np.expand_dims(zero, 1 - axis)
    return ((held[name + suffix].astype(np.float32) - zero) * scale).astype(np.float32)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="of tagger.onnx and tagger.npz")
    parser.add_argument(
        "out", type=Path, help="weights that training.train starts from and training.export reads"
    )
    arguments = parser.parse_args()
    torch.save(read_shipped(arguments.folder), arguments.out)


if __name__ == "__main__":
    main()
