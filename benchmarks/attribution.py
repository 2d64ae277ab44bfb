"""Attribution on PolNeAR's dev split: quality and speed of kg beside textacy's `direct_quotations`.

    python benchmarks/attribution.py [--gold FILE.jsonl] [--repeat N] [--model PIPELINE] [--limit N]

All that is timed runs over the same texts in the same process, taking turns, so that a busy machine
slows all alike; the table has the median of N turns. kg's time includes reading the file and telling
article from boilerplate; textacy's includes the pipeline it needs.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from kg.errors import KGError
from kg.evaluate import KINDS, ROLES, HasRoles, Roles, Scores, read_gold, score
from kg.extract import Extractor
from kg.extract.language import pipeline_path
from kg.model import Document, Span, Spans
from kg.read import given_id, read_paths

GOLD = Path(__file__).parents[2] / "shared" / "data" / "polnear_dev.jsonl"
WIDTH = 24

Found = dict[str, Sequence[HasRoles]]


class Run(NamedTuple):
    """What one way of extraction found, and its seconds in each turn."""

    name: str
    find: Callable[[], Found]
    seconds: list[float]


def main() -> int:
    """Print the table; 0 also when there is nothing to measure on, with a line that says so."""
    options = _options()
    if not options.gold.exists():
        print(f"skipped: {options.gold} is missing; --gold names another file", file=sys.stderr)
        return 0
    try:
        _measure(options)
    except KGError as error:
        print(f"Error: {error}", file=sys.stderr)
        return 1
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--repeat", type=int, default=3, help="turns; the table has their median")
    parser.add_argument("--model", help="a spaCy pipeline instead of the default")
    parser.add_argument("--limit", type=int, help="only the first N documents")
    return parser.parse_args()


def _measure(options: argparse.Namespace) -> None:
    import spacy

    gold = dict(list(read_gold(options.gold).items())[: options.limit])
    texts = [document.text for document in gold.values()]
    words = sum(len(text.split()) for text in texts)
    raw = spacy.load(pipeline_path(options.model))
    extractor = Extractor(options.model)
    runs = [
        Run("raw nlp.pipe", lambda: _parse_only(raw, texts), []),
        Run(f"kg ({extractor.name})", lambda: _extract(extractor, options.gold, gold), []),
    ]
    if find_spec("textacy"):
        runs.append(Run("textacy direct_quotations", lambda: _textacy(raw, gold), []))
    else:
        print("textacy is not installed: left out; pip install kg[bench] adds it", file=sys.stderr)
    found = _take_turns(runs, options.repeat)
    print(f"{options.gold.name}: {len(gold)} documents, {words:,} words; median of {options.repeat}\n")
    _print_speed(runs, words)
    for run in runs[1:]:
        _print_scores(run.name, score(gold, found[run.name]))


def _take_turns(runs: Iterable[Run], turns: int) -> dict[str, Found]:
    found: dict[str, Found] = {}
    for _ in range(max(1, turns)):
        for run in runs:
            start = time.perf_counter()
            found[run.name] = run.find()
            run.seconds.append(time.perf_counter() - start)
    return found


def _parse_only(nlp: Any, texts: Sequence[str]) -> Found:
    for _ in nlp.pipe(texts):
        pass
    return {}


def _extract(extractor: Extractor, path: Path, wanted: Iterable[str]) -> Found:
    keys = set(wanted)
    found = (one for one in read_paths([path]) if isinstance(one, Document))
    documents = [document for document in found if given_id(document) in keys]
    extractions = extractor.extract(documents)
    return {given_id(d): e.attributions for d, e in zip(documents, extractions, strict=True)}


def _textacy(nlp: Any, gold: dict[str, Any]) -> Found:
    from textacy.extract.triples import direct_quotations

    found: Found = {}
    docs = nlp.pipe(document.text for document in gold.values())
    for key, doc in zip(gold, docs, strict=True):
        try:
            triples = list(direct_quotations(doc))
        except ValueError:  # it gives up on a text with an odd number of quotation marks
            triples = []
        found[key] = [Roles(_spans(t.speaker), _spans(t.cue), _spans(t.content)) for t in triples]
    return found


def _spans(tokens: Iterable[Any]) -> Spans:
    """Return the offsets of spaCy tokens; a role is compared by its words, so gaps need not be closed."""
    return tuple(Span(token.idx, token.idx + len(token)) for token in tokens)


def _print_speed(runs: Sequence[Run], words: int) -> None:
    base = statistics.median(runs[0].seconds)
    for run in runs:
        seconds = statistics.median(run.seconds)
        print(f"{run.name:60s}{words / seconds:10,.0f} words/s {seconds / base:6.2f}x raw nlp.pipe")


def _print_scores(name: str, scores: Scores) -> None:
    measures = {
        "who-said-what": scores.who_said_what,
        "who-said-what:exact": scores.who_said_what_exact,
        "content:soft": scores.content_soft,
        "content:exact": scores.content_exact,
        **{f"spans:{role}": scores.spans[role] for role in ROLES},
    }
    print(f"\n{name}\n{'':{WIDTH}}{'P':>7}{'R':>7}{'F1':>7}")
    for label, measure in measures.items():
        print(f"{label:{WIDTH}}{measure.precision:7.3f}{measure.recall:7.3f}{measure.f1:7.3f}")
    for kind in KINDS:
        measure = scores.recall[kind]
        print(f"{'recall:' + kind:{WIDTH}}{'':7}{measure.recall:7.3f}{'':7}  of {measure.gold}")


if __name__ == "__main__":
    sys.exit(main())
