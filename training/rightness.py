"""Fit which of the trained model's candidates are right on two dev splits, and print how well that does.

    python -m training.rightness ../shared/data

Finds the candidates as kg does, judges each alone against what people marked, and fits a logistic regression
on `kg.extract.claimhood.features_of`. Of PolNeAR one is right whose who-said-what is. GUM marks clauses:
right is one that has most of a marked relation, wrong another whose content is a clause, question or
quotation; the rest tell nothing. Needs scikit-learn, which is for development only. To be run again whenever
the tagger's weights or `features_of` change, before `training.claimhood`: two minutes on one free core.
"""

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score

from kg.evaluate import Gold, Roles, read_gold, score
from kg.extract.attributions import attributions_of, find_findings
from kg.extract.claimhood import features_of
from kg.extract.extractor import Extractor, load_tagger
from kg.extract.logistic import weighed
from kg.extract.pipeline import parse
from kg.extract.reading import Finding, Reading
from kg.extract.tagger.chosen import WEIGHTS, choose_among
from kg.extract.tagger.trained import candidate_findings, finished
from kg.model import Attribution, Span, Spans
from kg.read.paths import read_file
from training.claimhood import key_of

CORPORA = ("polnear_dev", "gum_dev")
OF_GUM = "of GUM"  # a feature of what is fitted only: GUM's share of right ones is another
GUM_WEIGHT = 0.5  # of 0, 0.5 and 1 the best on both
CLAUSES = frozenset({"content: clause", "content: question", "content: quotation"})
FLOORS = (0.35, 0.375, 0.4, 0.425, 0.45, 0.5)
STRENGTH = 0.1
FOLDS = 10
LEAST_COUNT = 10  # a feature that fewer of the candidates have is left out


class Article(NamedTuple):
    """A parsed article with its candidates: of each its features, and whether it is right, if known."""

    corpus: str
    key: str
    gold: Gold
    offset: int
    reading: Reading
    candidates: list[Finding]
    features: list[dict[str, float]]
    right: list[bool | None]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", type=Path, help="the folder of the corpora, one .jsonl each")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    arguments = parser.parse_args()
    files = [arguments.corpora / f"{corpus}.jsonl" for corpus in CORPORA]
    articles = [article for file in files for article in read_articles(file)]
    judged = cross_validated(articles)
    scores = measure(articles, judged)
    print(json.dumps(scores, indent=1))
    told = {
        "made by": "python -m training.rightness CORPORA",
        "gold": {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files},
        "C": STRENGTH,
        "cross-validated by document": scores,
        "weights": fit(articles),
    }
    arguments.out.write_text(json.dumps(told, indent=1) + "\n", "utf-8")


def read_articles(file: Path) -> Iterator[Article]:
    gold = read_gold(file)
    documents = list(read_file(file))
    for document, pieces in parse(Extractor(extractor="rules").nlp, documents):
        key = key_of(document)
        for piece in pieces:
            reading = Reading(piece.doc)
            candidates = candidate_findings(reading, load_tagger().candidates_in(piece.doc.text))
            features = [features_of(reading, one) for one in candidates]
            right = [
                judge(file.stem, gold[key], roles_of(reading, one, piece.offset), told)
                for one, told in zip(candidates, features, strict=True)
            ]
            yield Article(file.stem, key, gold[key], piece.offset, reading, candidates, features, right)


def roles_of(reading: Reading, finding: Finding, offset: int) -> Roles:
    def spans(role: str) -> Spans:
        found = (reading.span(piece) for piece in getattr(finding, role))
        return tuple(Span(span.start + offset, span.end + offset) for span in found)

    return Roles(spans("source"), spans("cue"), spans("content"))


def judge(corpus: str, gold: Gold, found: Roles, features: dict[str, float]) -> bool | None:
    if corpus != "gum_dev":
        return score({"": gold}, {"": [found]}).who_said_what.right == 1
    if any(_is_relation(one, found) for one in gold.attributions):
        return True
    return None if CLAUSES.isdisjoint(features) else False


def _is_relation(marked: Roles, found: Roles) -> bool:
    """Do the contents share half of the marked one and 2/5 of the found one, and is the teller the same?"""
    content, told = _characters(marked.content), _characters(found.content)
    common = len(content & told)
    teller = _characters((*found.source, *found.cue)) & _characters(marked.source)
    return bool(teller) and common >= 0.5 * len(content) and common >= 0.4 * len(told)


def _characters(spans: Spans) -> set[int]:
    return {i for span in spans for i in range(span.start, span.end)}


def rows_of(articles: Sequence[Article]) -> tuple[list[dict[str, float]], list[bool], list[float]]:
    """Return features, whether right, and weight of each candidate of which that is known."""
    rows, right, weights = [], [], []
    for article in articles:
        of_gum = article.corpus == "gum_dev"
        for features, is_right in zip(article.features, article.right, strict=True):
            if is_right is not None:
                rows.append(features | ({OF_GUM: 1.0} if of_gum else {}))
                right.append(is_right)
                weights.append(GUM_WEIGHT if of_gum else 1.0)
    return rows, right, weights


def fit(articles: Sequence[Article]) -> dict[str, float]:
    rows, right, weights = rows_of(articles)
    counts = Counter(name for row in rows for name in row)
    vectorizer = DictVectorizer(sparse=False)
    table = vectorizer.fit_transform(
        [{name: value for name, value in row.items() if counts[name] >= LEAST_COUNT} for row in rows]
    )
    model = LogisticRegression(C=STRENGTH, max_iter=3000)
    model.fit(table, right, sample_weight=weights)
    names = map(str, vectorizer.get_feature_names_out())
    told = {"bias": model.intercept_[0], **dict(zip(names, model.coef_[0], strict=True))}
    return {name: round(float(weight), 4) for name, weight in sorted(told.items()) if name != OF_GUM}


def cross_validated(articles: Sequence[Article]) -> list[list[float]]:
    """Return for each article the probability of each candidate, by weights of other articles."""
    judged: list[list[float]] = [[] for _ in articles]
    for fold in range(FOLDS):
        weights = fit([one for i, one in enumerate(articles) if i % FOLDS != fold])
        for i in range(fold, len(articles), FOLDS):
            judged[i] = [weighed(weights, features) for features in articles[i].features]
    return judged


def measure(articles: Sequence[Article], judged: Sequence[Sequence[float]]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for corpus in CORPORA:
        pairs = [
            (right, sure)
            for article, many in zip(articles, judged, strict=True)
            for right, sure in zip(article.right, many, strict=True)
            if article.corpus == corpus and right is not None
        ]
        right, sure = (np.array(column) for column in zip(*pairs, strict=True))
        told[corpus] = _fit_of(right, sure)
    told["PolNeAR by floor"] = {str(floor): at_floor(articles, judged, floor) for floor in FLOORS}
    return told


def _fit_of(right: NDArray[Any], sure: NDArray[Any]) -> dict[str, float]:
    return {
        "candidates": len(right),
        "right": int(right.sum()),
        "AUC": round(float(roc_auc_score(right, sure)), 4),
        "log loss": round(float(log_loss(right, sure)), 4),
    }


def at_floor(
    articles: Sequence[Article], judged: Sequence[Sequence[float]], floor: float
) -> dict[str, float]:
    """Return how well outermost reports score on PolNeAR's dev split with this floor."""
    gold: dict[str, Gold] = {}
    found: dict[str, list[Attribution]] = {}
    for article, sure in zip(articles, judged, strict=True):
        if article.corpus != CORPORA[0]:
            continue
        reading = article.reading
        chosen = choose_among(article.candidates, sure, floor=floor, sentence_of=reading.sentence_of)
        told = attributions_of(reading, find_findings(reading, finished(reading, chosen)))
        gold[article.key] = article.gold
        found.setdefault(article.key, []).extend(one for one in told if one.within is None)
    scores = score(gold, found)
    measures = {
        "precision": scores.who_said_what.precision,
        "recall": scores.who_said_what.recall,
        "f1": scores.who_said_what.f1,
        "content_exact_f1": scores.content_exact.f1,
    }
    return {name: round(value, 4) for name, value in measures.items()}


if __name__ == "__main__":
    main()
