"""Print the temperature of the probabilities, and what each check of `kg.relate.texts` should weigh.

Both are fitted on the validation part, on which the model was not trained: the least negative log-likelihood
of the labels. Some checks speak up in a few of its pairs only, so their weights are no more than a hint.
"""

import argparse
from pathlib import Path

import numpy as np

from kg.evaluate.relating import LabelledPair, read_pairs
from kg.relate.texts import LABELS, SAYS_AGAINST, find_clashes
from training.entailment.corpus import examples_of
from training.entailment.model import Entailment, load_mean
from training.entailment.train import predict
from training.model import BERT, open_tokenizer

TEMPERATURES = np.arange(0.8, 2.5, 0.1)
WEIGHTS = np.arange(0.0, 3.1, 0.25)


def loss(logits: np.ndarray, gold: np.ndarray) -> float:
    """Return the mean negative log-likelihood."""
    logs = logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
    return float(-logs[np.arange(len(gold)), gold].mean())


def fit_temperature(logits: np.ndarray, gold: np.ndarray) -> float:
    return float(min(TEMPERATURES, key=lambda temperature: loss(logits / temperature, gold)))


def fit_weight(logits: np.ndarray, gold: np.ndarray) -> float:
    """Return what to add to the log-odds of a contradiction, for pairs in all of which a check speaks up."""
    one = np.array([0.0, 0.0, 1.0])
    return float(min(WEIGHTS, key=lambda weight: loss(logits + weight * one, gold)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("weights", type=Path, nargs="+", help="of several, their mean")
    arguments = parser.parse_args()
    tokenizer = open_tokenizer()
    model = Entailment(BERT)
    model.load_state_dict(load_mean(arguments.weights))
    pairs: list[LabelledPair] = [
        pair for corpus in ("general", "sick") for pair in read_pairs(arguments.data, corpus, "validation")
    ]
    logits = predict(model, examples_of(pairs, tokenizer))
    gold = np.array([LABELS.index(pair.label) for pair in pairs])
    temperature = fit_temperature(logits, gold)
    print(
        f"temperature {temperature:.1f}: {loss(logits, gold):.3f} -> {loss(logits / temperature, gold):.3f}"
    )
    kinds = [{clash.kind for clash in find_clashes(pair.a, pair.b)} for pair in pairs]
    for kind in SAYS_AGAINST:
        of_kind = np.array([kind in found for found in kinds])
        weight = fit_weight(logits[of_kind] / temperature, gold[of_kind])
        right = (gold[of_kind] == LABELS.index("contradiction")).sum()
        print(f"{kind}: {weight:.2f}; {right} of {of_kind.sum()} are contradictions")


if __name__ == "__main__":
    main()
