"""Who each source and mention is, on the articles marked in tests/gold: speakers right, B3 and CEAFe.

    python benchmarks/speakers.py [--model PIPELINE] [--errors]

Articles that were held out while the rules were made are a table of their own.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from kg.errors import KGError
from kg.evaluate import (
    MarkedArticle,
    Measure,
    b_cubed,
    ceaf_e,
    clusters_of,
    read_marked,
    score_found_speakers,
    score_speakers,
)
from kg.extract import Extractor
from kg.extract.given import extract_given
from kg.model import Document, Extraction, Resolution, Span
from kg.resolve.document.resolution import resolve_document

ROOT = Path(__file__).parents[1]
NOTES = ROOT / "tests" / "gold" / "speakers.jsonl"
CORPUS = ROOT.parent / "shared" / "data" / "polnear_dev.jsonl"


class Run(NamedTuple):
    """An article read with the gold's own attributions."""

    article: MarkedArticle
    extraction: Extraction
    resolution: Resolution


def main() -> int:
    """Print the tables; 0 also when there is nothing to measure on, with a line that says so."""
    options = _options()
    if not CORPUS.exists():
        print(f"skipped: {CORPUS} is missing", file=sys.stderr)
        return 0
    try:
        articles, extractor = read_marked(NOTES, CORPUS), Extractor(options.model)
    except KGError as error:
        print(f"Error: {error}", file=sys.stderr)
        return 1
    for held_out in (False, True):
        chosen = [article for article in articles if article.held_out is held_out]
        print(f"{len(chosen)} articles, {'held out' if held_out else 'rules made on them'}")
        _print_table(extractor, chosen, errors=options.errors and not held_out)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", help="a spaCy pipeline instead of the default")
    parser.add_argument("--errors", action="store_true", help="list wrong speakers (not the held-out)")
    return parser.parse_args()


def _print_table(extractor: Extractor, articles: Sequence[MarkedArticle], *, errors: bool) -> None:
    runs = [read_with_gold(extractor, article) for article in articles]
    right = [score_speakers(run.article, run.extraction, run.resolution) for run in runs]
    for run, marks in zip(runs, right, strict=True):
        print(f"  {run.article.id:60}{sum(marks):4} of {len(marks):3}")
        if errors:
            _print_errors(run)
    marks = [mark for each in right for mark in each]
    print(
        f"  {'speakers right, of the gold attributions':60}{sum(marks):4} of {len(marks):3} = "
        f"{sum(marks) / len(marks):.3f}"
    )
    found = Measure()
    for article in articles:
        (extraction,) = extractor.extract([document_of(article)])
        one = score_found_speakers(article, extraction, resolve_document(document_of(article), extraction))
        found.add(one.right, one.found, one.gold)
    print(
        f"  end to end, attributions found with their speaker: P {found.precision:.3f} "
        f"R {found.recall:.3f} F1 {found.f1:.3f}"
    )
    gold, clusters = all_clusters(runs)
    for name, agreement in (("B3", b_cubed(gold, clusters)), ("CEAFe", ceaf_e(gold, clusters))):
        print(f"  {name}: P {agreement.precision:.3f} R {agreement.recall:.3f} F1 {agreement.f1:.3f}")
    print()


def read_with_gold(extractor: Extractor, article: MarkedArticle) -> Run:
    """Extract and resolve an article with the attributions of the gold."""
    document = document_of(article)
    extraction = extract_given(extractor, document, article.attributions)
    return Run(article, extraction, resolve_document(document, extraction))


def document_of(article: MarkedArticle) -> Document:
    """Return a marked article as a document that is all body."""
    body = (Span(0, len(article.text)),)
    return Document(id=article.id, path=article.id, text=article.text, body=body)


def all_clusters(runs: Sequence[Run]) -> tuple[list[set[object]], list[set[object]]]:
    """Return the clusters of several articles as one list a side."""
    gold: list[set[object]] = []
    found: list[set[object]] = []
    for run in runs:
        for target, clusters in zip((gold, found), clusters_of(*run), strict=True):
            target += [{(run.article.id, span) for span in cluster} for cluster in clusters]
    return gold, found


def _print_errors(run: Run) -> None:
    marks = iter(score_speakers(run.article, run.extraction, run.resolution))
    for number, gold in enumerate(run.article.attributions):
        if not gold.source or next(marks):
            continue
        index = run.resolution.speakers[number]
        found = None if index is None else run.resolution.referents[index].name
        words = gold.source[0].cut(run.article.text)[:50]
        print(f"      {number:3} {words!r} is {'/'.join(gold.names + gold.descriptions)!r}, not {found!r}")


if __name__ == "__main__":
    sys.exit(main())
