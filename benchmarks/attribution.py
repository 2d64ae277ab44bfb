"""Attribution on PolNeAR's dev split: quality and speed of kg beside textacy's `direct_quotations`.

    python benchmarks/attribution.py [--gold FILE.jsonl] [--repeat N] [--model PIPELINE]
        [--extractor auto|model|rules] [--limit N]

All that is timed runs over the same texts in the same process, taking turns every few articles, so that
a busy machine slows all alike, and each with a pipeline of its own, so that none finds words that another
has met. The table has the median of N rounds, by the clock and in processor time. All times include
reading the file and telling article from boilerplate; textacy's includes the pipeline it needs.

The gold marks no reports inside reports. Scores of "all" count those that were found as wrong; "outermost
only" leaves out attributions whose content lies within another's. Of kg's outermost ones a last table
tells how far confidence can be trusted.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any, get_args

from reliability import judge, outermost, print_reliability

from kg.errors import KGError
from kg.evaluate import KINDS, ROLES, Roles, Scores, read_gold, score
from kg.extract import Extractor
from kg.extract.pipeline import ExtractorKind, pipeline_path
from kg.model import Attribution, Document, HasRoles, Span, Spans
from kg.read import given_id, read_paths

FLOORS = Path(__file__).parents[1] / "tests" / "floors.json"
GOLD = Path(__file__).parents[2] / "shared" / "data" / "polnear_dev.jsonl"
DOCUMENTS_A_TURN = 12
WIDTH = 24

Found = dict[str, Sequence[HasRoles]]


@dataclass
class Way:
    """One way of extraction: what it does with a table of articles, and its seconds in each round."""

    name: str
    find: Callable[[Path], Found]
    seconds: list[float] = field(default_factory=list)
    processor_seconds: list[float] = field(default_factory=list)

    def take_turn(self, table: Path) -> Found:
        """Find, and add the time it took to the last round."""
        clock, processor = time.perf_counter(), time.process_time()
        found = self.find(table)
        self.seconds[-1] += time.perf_counter() - clock
        self.processor_seconds[-1] += time.process_time() - processor
        return found


def main() -> int:
    """Print the table; 0 also when there is nothing to measure on, with a line that says so.

    1 if the whole of the default gold was read and scores below its floors.
    """
    options = _options()
    if not options.gold.exists():
        print(f"skipped: {options.gold} is missing; --gold names another file", file=sys.stderr)
        return 0
    try:
        below = _measure(options)
    except KGError as error:
        print(f"Error: {error}", file=sys.stderr)
        return 1
    for line in below:
        print(f"below its floor: {line}", file=sys.stderr)
    return 1 if below else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--repeat", type=int, default=3, help="rounds; the table has their median")
    parser.add_argument("--model", help="a spaCy pipeline instead of the default")
    parser.add_argument("--extractor", choices=get_args(ExtractorKind), default="auto")
    parser.add_argument("--limit", type=int, help="only the first N documents")
    return parser.parse_args()


def _measure(options: argparse.Namespace) -> list[str]:
    """Print the table, and return what is below its floor."""
    gold = dict(list(read_gold(options.gold).items())[: options.limit])
    ways = _ways(options.model, options.extractor)
    with tempfile.TemporaryDirectory() as folder:
        tables = _split(options.gold, Path(folder), limit=options.limit)
        found = _take_turns(ways, tables, options.repeat)
    words = sum(len(document.text.split()) for document in gold.values())
    print(f"{options.gold.name}: {len(gold)} documents, {words:,} words; median of {options.repeat}\n")
    _print_speed(ways, words)
    for way in ways[1:]:
        outer = {key: outermost(many) for key, many in found[way.name].items()}
        _print_scores(f"{way.name}, all", score(gold, found[way.name]))
        if any(len(many) < len(found[way.name][key]) for key, many in outer.items()):
            _print_scores(f"{way.name}, outermost only", score(gold, outer))
        told = {key: [one for one in many if isinstance(one, Attribution)] for key, many in outer.items()}
        if any(told.values()):
            print_reliability(judge(gold, told))
    if options.gold != GOLD or options.limit or options.model:
        return []
    ours = {key: outermost(many) for key, many in found[ways[1].name].items()}
    return _below_floors(score(gold, ours), options.extractor)


def _below_floors(scores: Scores, kind: ExtractorKind) -> list[str]:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))["attribution"]["polnear_dev"]["whole"][kind]
    reached = {
        "precision": scores.who_said_what.precision,
        "f1": scores.who_said_what.f1,
        "content_exact_f1": scores.content_exact.f1,
    }
    return [
        f"{name} {reached[name]:.3f} < {least}" for name, least in floors.items() if reached[name] < least
    ]


def _ways(model: str | None, kind: ExtractorKind) -> list[Way]:
    import spacy

    raw, extractor = spacy.load(pipeline_path(model)), Extractor(model, extractor=kind)
    ways = [
        Way("raw nlp.pipe", lambda table: _parse_only(raw, table)),
        Way(f"kg ({extractor.name})", lambda table: _extract(extractor, table)),
    ]
    if find_spec("textacy"):
        nlp = spacy.load(pipeline_path(model))
        ways.append(Way("textacy direct_quotations", lambda table: _textacy(nlp, table)))
    else:
        print("textacy is not installed: left out; pip install kg[bench] adds it", file=sys.stderr)
    return ways


def _split(gold: Path, folder: Path, *, limit: int | None) -> list[Path]:
    """Write the gold's rows, without what people found in them, to tables of a few articles each."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()][:limit]
    tables = []
    for start in range(0, len(rows), DOCUMENTS_A_TURN):
        table = folder / f"{start:05}.jsonl"
        lines = (
            json.dumps({"id": row["id"], "text": row["text"]})
            for row in rows[start : start + DOCUMENTS_A_TURN]
        )
        table.write_text("\n".join(lines), encoding="utf-8")
        tables.append(table)
    return tables


def _take_turns(ways: Sequence[Way], tables: Sequence[Path], rounds: int) -> dict[str, Found]:
    found = {way.name: dict(way.find(tables[0])) for way in ways}  # untimed: what is loaded on first use
    for _ in range(max(1, rounds)):
        for way in ways:
            way.seconds.append(0.0)
            way.processor_seconds.append(0.0)
        for turn, table in enumerate(tables):
            first = turn % len(ways)
            for way in (*ways[first:], *ways[:first]):
                found[way.name].update(way.take_turn(table))
    return found


def _parse_only(nlp: Any, table: Path) -> Found:
    for _ in nlp.pipe(document.text for document in _documents(table)):
        pass
    return {}


def _extract(extractor: Extractor, table: Path) -> Found:
    documents = _documents(table)
    extractions = extractor.extract(documents)
    return {given_id(d): e.attributions for d, e in zip(documents, extractions, strict=True)}


def _textacy(nlp: Any, table: Path) -> Found:
    from textacy.extract.triples import direct_quotations

    found: Found = {}
    documents = _documents(table)
    docs = nlp.pipe(document.text for document in documents)
    for document, doc in zip(documents, docs, strict=True):
        try:
            triples = list(direct_quotations(doc))
        except ValueError:  # it gives up on a text with an odd number of quotation marks
            triples = []
        found[given_id(document)] = [
            Roles(_spans(t.speaker), _spans(t.cue), _spans(t.content)) for t in triples
        ]
    return found


def _documents(table: Path) -> list[Document]:
    return [found for found in read_paths([table]) if isinstance(found, Document)]


def _spans(tokens: Iterable[Any]) -> Spans:
    """Return the offsets of spaCy tokens; a role is compared by its words, so gaps need not be closed."""
    return tuple(Span(token.idx, token.idx + len(token)) for token in tokens)


def _print_speed(ways: Sequence[Way], words: int) -> None:
    print(f"{'':50}{'words/s':>10}{'x raw':>8}{'x raw, processor':>18}")
    base, processor_base = (statistics.median(ways[0].seconds), statistics.median(ways[0].processor_seconds))
    for way in ways:
        seconds, processor = statistics.median(way.seconds), statistics.median(way.processor_seconds)
        print(f"{way.name:50}{words / seconds:10,.0f}{seconds / base:8.2f}{processor / processor_base:18.2f}")


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
