"""Opening the trained models that kg ships; the one place that imports onnxruntime."""

from pathlib import Path
from typing import TypeAlias

import onnxruntime  # type: ignore[import-untyped]  # ships no types

from kg.errors import ModelError
from kg.weights.hashes import check_weights

Session: TypeAlias = onnxruntime.InferenceSession


WEIGHTS = Path(__file__).parent


def open_model(path: Path, what: str, *, threads: int) -> Session:
    """Load an onnx file as `open_session` does.

    Args:
        what: It holds, for the error: "entailment model".

    Raises:
        ModelError: It is none that can be read.
    """
    check_weights(path)
    try:
        return open_session(path, threads=threads)
    except Exception as error:  # onnxruntime raises its own, without a common base
        raise ModelError(f"{path.parent}: no {what} that can be read; reinstall kg") from error


def open_session(path: Path, *, threads: int) -> Session:
    """Load an onnx file for the processor, which then takes `threads` threads.

    onnxruntime raises exceptions of its own, without a common base, where the file is none.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Weights that are stored as int8 alone are widened once, here, and not at every run.
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    return onnxruntime.InferenceSession(str(path), options, ["CPUExecutionProvider"])
