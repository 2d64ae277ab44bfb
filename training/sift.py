"""Fit how likely two near claims answer one question on pairs that were read, and print how well that does.

    python -m training.sift --store polnear_train=P.db --store stories_dev=S.db --labels FILE...

A store holds the articles of one corpus, as `kg ingest` reads them. Of each labelled pair both claims are
found by the offsets of their contents; right is one question: S the same answer, O opposed ones. These are
few and count `OPPOSED_WEIGHT` times. Needs scikit-learn, which is for development only; a minute on one core.
"""

import argparse
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.model_selection import GroupKFold

from kg.model import Wanted
from kg.relate.models.embedding import embed
from kg.relate.propositions import Proposition, read_propositions
from kg.relate.sift import FEATURES, FITTED, features_of
from kg.store.database import Store

OPPOSED_WEIGHT = 3.0
FOLDS = 5
FLOORS = (0.05, 0.1, 0.15, 0.2, 0.3, 0.4)


class Example(NamedTuple):
    corpus: str
    group: str  # what is never both in what is fitted and in what is scored
    features: list[float]
    label: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", action="append", required=True, help="CORPUS=STORE.db")
    parser.add_argument("--labels", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, default=FITTED)
    arguments = parser.parse_args()
    examples: list[Example] = []
    for told in arguments.store:
        corpus, path = told.split("=", 1)
        examples += read_examples(Path(path), corpus, arguments.labels)
    features = np.array([one.features for one in examples])
    right = np.array([one.label in "SO" for one in examples])
    weights = np.where([one.label == "O" for one in examples], OPPOSED_WEIGHT, 1.0)
    scores = np.zeros(len(examples))
    for fitted, held in GroupKFold(FOLDS).split(features, right, [one.group for one in examples]):
        model = fit(features[fitted], right[fitted], weights[fitted])
        scores[held] = model.predict_proba(features[held])[:, 1]
    model = fit(features, right, weights)
    measured = measure(examples, right, scores)
    told = {
        "made by": "python -m training.sift",
        "gold": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in arguments.labels},
        "cross-validated": measured,
        "weights": {name: round(float(w), 4) for name, w in zip(FEATURES, model.coef_[0], strict=True)}
        | {"bias": round(float(model.intercept_[0]), 4)},
    }
    print(json.dumps(told, indent=1))
    arguments.out.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def fit(features: NDArray[Any], right: NDArray[Any], weights: NDArray[Any]) -> LogisticRegression:
    return LogisticRegression(C=1.0, max_iter=2000).fit(features, right, sample_weight=weights)


def measure(examples: Sequence[Example], right: NDArray[Any], scores: NDArray[Any]) -> dict[str, Any]:
    """Return how well `scores` tell pairs of one question, by corpus, and what each floor keeps."""
    found: dict[str, Any] = {}
    labels = np.array([one.label for one in examples])
    for corpus in sorted({one.corpus for one in examples}):
        own = np.array([one.corpus == corpus for one in examples])
        found[corpus] = {
            "pairs": int(own.sum()),
            "AUC": round(float(roc_auc_score(right[own], scores[own])), 3),
            "average precision": round(float(average_precision_score(right[own], scores[own])), 3),
            "floors": {
                str(floor): {
                    "kept": round(float((scores[own] >= floor).mean()), 2),
                    **{
                        label: round(float((scores[own & (labels == label)] >= floor).mean()), 2)
                        for label in "SO"
                    },
                }
                for floor in FLOORS
            },
        }
    return found


def read_examples(path: Path, corpus: str, labels: Sequence[Path]) -> Iterator[Example]:
    with Store.open(path) as store:
        propositions = {one.stated.id: one for one in read_propositions(store.statements.list())}
        find = claims_by_content(store, propositions)
    for row in read_rows(labels, corpus):
        a, b = (find(row[side]["doc"], row[side]["content"]) for side in "ab")
        if a and b and a.stated.id != b.stated.id:
            vectors = embed([a.text, b.text])
            features = features_of(a, b, float(vectors[0] @ vectors[1]))
            yield Example(corpus, f"{corpus} {row['story'] or row['a']['doc']}", features, row["labels"][0])


def read_rows(labels: Sequence[Path], corpus: str) -> Iterator[dict[str, Any]]:
    for path in labels:
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            if row["corpus"] == corpus:
                yield row


def claims_by_content(store: Store, propositions: dict[str, Proposition]) -> Any:
    """Return what finds the claim of a document whose content overlaps most with some spans."""
    held: dict[str, list[tuple[Proposition, set[int]]]] = defaultdict(list)
    for claim in store.claims.list(Wanted(claims=sorted(propositions))):
        place = {i for span in claim.content.spans for i in range(span.start, span.end)}
        held[re.split("[#/]", claim.document.path)[-1]].append((propositions[claim.id], place))

    def find(document: str, content: Sequence[Sequence[int]]) -> Proposition | None:
        wanted = {i for start, end in content for i in range(start, end)}
        fits = [
            (len(wanted & place) / len(wanted | place), one.stated.id, one) for one, place in held[document]
        ]
        share, _, best = max(fits, key=lambda fit: fit[:2], default=(0.0, "", None))
        return best if share >= 0.3 else None  # of the characters of both

    return find


if __name__ == "__main__":
    main()
