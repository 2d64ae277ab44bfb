"""Probabilities by logistic regression: named features in, a number between 0 and 1 out."""

import json
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from kg.errors import ModelError
from kg.weights.hashes import check_weights


def probability(file: Path, features: Mapping[str, float]) -> float:
    """Return what the weights of a file make of features; a feature that it does not name weighs nothing.

    Raises:
        ModelError: The file cannot be read.
    """
    return weighed(_weights(file), features)


def weighed(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """Return what weights, "bias" among them, make of features."""
    evidence = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1.0 / (1.0 + math.exp(-evidence))


@cache
def _weights(file: Path) -> dict[str, float]:
    check_weights(file)
    try:
        weights: dict[str, float] = json.loads(file.read_text("utf-8"))["weights"]
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"{file}: the weights cannot be read ({error}); reinstall kg") from error
    return weights
