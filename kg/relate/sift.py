"""How likely two near claims answer one question: a quick look, so that the judge reads only what may meet.

Fitted on pairs that were read (`training/sift.py`); the weights lie in `kg/weights/sift.json`.
"""

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache

from kg.errors import ModelError
from kg.relate.propositions import Proposition, covered, in_common
from kg.relate.stated import is_together
from kg.relate.values_apart import compare_numbers, days_between
from kg.weights.opener import WEIGHTS

FITTED = WEIGHTS / "sift.json"
FEATURES = (
    "near", "covered", "common", "one_story", "one_speaker", "no_clause", "length", "numbers_agree",
    "numbers_differ", "days", "turned", "names_apart",
)  # fmt: skip


def features_of(a: Proposition, b: Proposition, cosine: float) -> list[float]:
    """Return what is looked at, in the order of `FEATURES`."""
    agreeing, differing = compare_numbers(a.quantities, b.quantities)
    speakers = a.stated.speaker, b.stated.speaker
    days = days_between(a.stated, b.stated)
    return [
        cosine,
        covered(a, b),
        in_common(a, b),
        float(is_together(a.stated, b.stated)),
        float(speakers[0] is not None and speakers[1] is not None and speakers[0].id == speakers[1].id),
        float((not a.clause) + (not b.clause)),
        math.log1p(min(len(a.weights), len(b.weights))),
        float(bool(agreeing)),
        float(bool(differing)),
        0.0 if days is None else math.log1p(abs(days)),
        float(a.denied != b.denied),
        float(bool(a.names.difference(b.weights) and b.names.difference(a.weights))),
    ]


def likely(a: Proposition, b: Proposition, cosine: float) -> float:
    """Return the probability that two claims answer one question, alike or opposed.

    Raises:
        ModelError: The weights cannot be read.
    """
    weights, bias = _weights()
    total = bias + sum(w * x for w, x in zip(weights, features_of(a, b, cosine), strict=True))
    return round(1 / (1 + math.exp(-total)), 6)


@cache
def _weights() -> tuple[Sequence[float], float]:
    try:
        held: Mapping[str, float] = json.loads(FITTED.read_text(encoding="utf-8"))["weights"]
        return [float(held[name]) for name in FEATURES], float(held["bias"])
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"{FITTED}: no weights that can be read; reinstall kg") from error
