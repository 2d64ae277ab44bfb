"""Fit how likely an attribution is a claim on claims that were read, and print how well that does.

    python -m training.claimhood ../shared/data --also ../shared/data/claims_judged_dev.jsonl

Reads the labels (`tests/gold/claims_read.jsonl`), extracts their articles as kg does, finds each labelled
claim by its offsets, and fits a logistic regression on `kg.extract.claimhood.features_of`. Right is a claim
that a reader called one ("yes") whose content and source are not wrong. Needs scikit-learn, which is for
development only. To be run again whenever the tagger or the rules change: some minutes on one free core.
"""

import argparse
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

from kg.extract.attributions import find_findings
from kg.extract.claimhood import WEIGHTS, features_of
from kg.extract.extractor import Extractor, load_tagger
from kg.extract.pipeline import Piece, parse
from kg.extract.ranges import Ranges
from kg.extract.reading import Finding, Reading
from kg.extract.rules.nesting import confidence_of
from kg.extract.tagger.trained import trained_findings
from kg.model import Document
from kg.read.paths import read_file

GOLD = Path(__file__).parents[1] / "tests" / "gold" / "claims_read.jsonl"
FLOORS = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)
STRENGTHS = (0.1, 0.2, 0.3, 0.5)
FOLDS = 10
LEAST_COUNT = 4  # a feature that fewer of the examples have is left out


class Label(NamedTuple):
    """A claim that was read: where it stands, and what the reader found."""

    cue: list[list[int]]
    content: list[list[int]]
    claim: str
    is_right: bool


class Example(NamedTuple):
    """A labelled attribution. `before` is the confidence of the tagger or the rule that found it."""

    document: str
    features: dict[str, float]
    before: float
    label: Label
    by_rules: bool


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", type=Path, help="the folder of the corpora, one .jsonl each")
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--also", type=Path, action="append", default=[], help="more labels of this kind")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    arguments = parser.parse_args()
    labels = read_labels([arguments.gold, *arguments.also])
    examples = list(find_examples(arguments.corpora, labels))
    print(f"{sum(map(len, labels.values()))} labels; found again: {counts(examples)}")
    strength, judged = choose(examples)
    told = [one for one in examples if not one.by_rules]
    now = judged[[not one.by_rules for one in examples]]
    scores = measure(told, now)
    print(json.dumps(scores, indent=1))
    write(arguments.out, fit(examples, strength), strength, scores, gold=[arguments.gold, *arguments.also])


def read_labels(files: Sequence[Path]) -> dict[tuple[str, str], list[Label]]:
    """Return the labels by corpus and document; of two readings the first."""
    labels = defaultdict(list)
    for file in files:
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line)
            read = row["labels"][0] if "labels" in row else row
            wrong = "wrong" in (read["content"], read.get("source") if "labels" in row else None)
            right = read["claim"] == "yes" and not wrong
            content = row["content"] if "labels" in row else []
            labels[row["corpus"], row["doc"]].append(Label(row["cue"], content, read["claim"], right))
    return labels


def find_examples(corpora: Path, labels: dict[tuple[str, str], list[Label]]) -> Iterator[Example]:
    """Yield each label with the attribution that has its cue: of model and rules, then of the rules."""
    pipeline = Extractor().nlp
    for corpus in sorted({corpus for corpus, _ in labels}):
        documents = [d for d in read_file(corpora / f"{corpus}.jsonl") if (corpus, key_of(d)) in labels]
        for document, pieces in parse(pipeline, documents):
            for piece in pieces:
                yield from examples_of(
                    piece, labels[corpus, key_of(document)], f"{corpus} {key_of(document)}"
                )


def key_of(document: Document) -> str:
    return document.path.split("#", 1)[1]


def examples_of(piece: Piece, labels: Sequence[Label], document: str) -> Iterator[Example]:
    reading = Reading(piece.doc)
    trained = trained_findings(reading, load_tagger().candidates_in(piece.doc.text))
    for by_rules in (False, True):
        findings = find_findings(reading, None if by_rules else trained)
        for label in labels:
            i = next((i for i, f in enumerate(findings) if is_of(reading, f, label, piece.offset)), None)
            if i is not None:
                features = features_of(reading, findings[i])
                yield Example(document, features, confidence_of(findings[i]), label, by_rules)


def is_of(reading: Reading, finding: Finding, label: Label, offset: int) -> bool:
    """Do cue and content lie where the label's do, as far as it tells?"""

    def touch(ranges: Ranges, spans: list[list[int]]) -> bool:
        found = [reading.span(one) for one in ranges]
        return any(s.start + offset < end and start < s.end + offset for s in found for start, end in spans)

    return touch(finding.cue, label.cue) and (not label.content or touch(finding.content, label.content))


def counts(examples: Sequence[Example]) -> str:
    both = [sum(one.by_rules == alone for one in examples) for alone in (False, True)]
    return f"{both[0]} by model and rules, {both[1]} by the rules alone"


def choose(examples: Sequence[Example]) -> tuple[float, NDArray[Any]]:
    """Return the strength whose cross-validated log loss is least, with what each example is then judged."""
    right = [one.label.is_right for one in examples]
    tried = {strength: cross_validated(examples, strength) for strength in STRENGTHS}
    for strength, judged in tried.items():
        print(f"C {strength}: log loss {log_loss(right, judged):.4f}, AUC {roc_auc_score(right, judged):.4f}")
    return min(tried.items(), key=lambda pair: log_loss(right, pair[1]))


def cross_validated(examples: Sequence[Example], strength: float) -> NDArray[Any]:
    table, _ = matrix(examples)
    judged: NDArray[Any] = cross_val_predict(
        LogisticRegression(C=strength, max_iter=2000),
        table,
        [one.label.is_right for one in examples],
        groups=[one.document for one in examples],
        cv=GroupKFold(FOLDS),
        method="predict_proba",
    )[:, 1]
    return judged


def matrix(examples: Sequence[Example]) -> tuple[NDArray[Any], list[str]]:
    vectorizer = DictVectorizer(sparse=False)
    table = vectorizer.fit_transform([one.features for one in examples])
    common = (table != 0).sum(axis=0) >= LEAST_COUNT
    return table[:, common], [str(name) for name in np.array(vectorizer.get_feature_names_out())[common]]


def fit(examples: Sequence[Example], strength: float) -> dict[str, float]:
    table, names = matrix(examples)
    model = LogisticRegression(C=strength, max_iter=2000)
    model.fit(table, [one.label.is_right for one in examples])
    weights = {"bias": model.intercept_[0], **dict(zip(names, model.coef_[0], strict=True))}
    return {name: round(float(weight), 4) for name, weight in sorted(weights.items())}


def measure(examples: Sequence[Example], judged: NDArray[Any]) -> dict[str, Any]:
    """Return how well `judged` tells claims, and what each floor shows; beside it the confidence before."""
    right = np.array([one.label.is_right for one in examples])
    yes = np.array([one.label.claim == "yes" for one in examples])
    before = np.array([one.before for one in examples])
    return {
        "examples": len(examples),
        "AUC": round(float(roc_auc_score(right, judged)), 3),
        "AUC before": round(float(roc_auc_score(right, before)), 3),
        "log loss": round(float(log_loss(right, judged)), 3),
        "reliability": list(reliability(right, judged)),
        "floors": {str(floor): shown(yes, judged, floor) for floor in FLOORS},
        "floors before": {str(floor): shown(yes, before, floor) for floor in FLOORS},
    }


def reliability(right: NDArray[Any], judged: NDArray[Any]) -> Iterator[str]:
    for low in np.arange(0.0, 1.0, 0.1):
        inside = (judged >= low) & (judged < low + 0.1)
        if inside.any():
            told, held = judged[inside].mean(), right[inside].mean()
            yield f"{low:.1f}-{low + 0.1:.1f}: told {told:.2f}, is {held:.2f} of {inside.sum()}"


def shown(yes: NDArray[Any], judged: NDArray[Any], floor: float) -> dict[str, float]:
    """Return what share a floor shows, how much of that are claims, and how much of all claims it keeps."""
    above = judged >= floor
    share, kept = yes[above].mean() if above.any() else 0.0, yes[above].sum() / yes.sum()
    told = {"shown": above.mean(), "claims among them": share, "claims kept": kept}
    return {name: round(float(value), 3) for name, value in told.items()}


def write(
    path: Path, weights: dict[str, float], strength: float, scores: dict[str, Any], *, gold: Sequence[Path]
) -> None:
    told = {
        "made by": "python -m training.claimhood CORPORA --also claims_judged_dev.jsonl",
        "gold": {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in gold},
        "C": strength,
        "cross-validated by document": scores,
        "weights": weights,
    }
    path.write_text(json.dumps(told, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
