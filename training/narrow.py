"""Write the weights of an onnx graph in int8, and leave what is computed from them in float32.

onnxruntime widens them once when it loads the file (`session.disable_quant_qdq` of `kg.weights.opener`).
"""

from copy import deepcopy
from math import prod

import numpy as np
import onnx
from onnx import NodeProto, TensorProto, helper, numpy_helper

MOST = 127  # of an int8, on both sides of zero
LAST_AXIS = "last_axis"
LARGE = 10_000  # numbers in a matrix that is worth it
ONE_SCALE_FOR_EACH = {"Gather": 0, "Gemm": 0, "MatMul": 1}  # along this axis: of rows looked up, of outputs


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
