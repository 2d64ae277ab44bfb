"""How two statements relate: quality on pairs held back from training, and pairs a second.

    python benchmarks/compare.py [--data FOLDER] [--part held|validation] [--limit N]

Scored are the model alone and the model joined with the checks of numbers, dates and opposites, as
`kg relate` and linking use it. Beside them stand what needs no model: the commonest label, and, for the
average precision of ClaimDiff's "weakens", its share. The speed is that of one thread, in processor time,
beside that of onnxruntime alone on the same pieces in the same run.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from kg.errors import KGError
from kg.evaluate.relating import LabelledPair, average_precision, read_pairs, score_labels
from kg.relate.models.entailment import entailment_model
from kg.relate.models.pair_text import pieces_of
from kg.relate.texts import LABELS, TextVerdict, relate_all
from kg.weights.vocabulary import load_vocabulary

DATA = Path(__file__).parents[2] / "shared" / "data"


def main() -> int:
    """Print the tables; 0 also when there is nothing to measure on, with a line that says so."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--part", choices=["held", "validation"], default="held")
    parser.add_argument("--limit", type=int, help="only the first N pairs of each corpus")
    options = parser.parse_args()
    if not options.data.exists():
        print(f"skipped: {options.data} is missing; --data names another folder", file=sys.stderr)
        return 0
    try:
        for corpus in ("general", "sick"):
            _print_labels(corpus, read_pairs(options.data, corpus, options.part)[: options.limit])
        _print_weakens(read_pairs(options.data, "claimdiff", options.part)[: options.limit])
    except KGError as error:
        print(f"Error: {error}", file=sys.stderr)
        return 1
    return 0


def _print_labels(corpus: str, gold: Sequence[LabelledPair]) -> None:
    most = Counter(pair.label for pair in gold).most_common(1)[0][1]
    print(f"{corpus}: {len(gold)} pairs; the commonest label is right in {most / len(gold):.3f}")
    alone, joined = _alone(gold), relate_all(_texts(gold))
    for name, found in (("model alone", alone), ("joined", joined)):
        print(f"    {name:14}{score_labels(gold, found).accuracy:8.3f}")
    print(f"    {'joined, gold in rows':22}" + "".join(f"{label:>15}" for label in LABELS))
    for label, row in score_labels(gold, joined).confusion.items():
        print(f"    {label:22}" + "".join(f"{row[other]:15}" for other in LABELS))
    _print_speed(gold)


def _print_weakens(gold: Sequence[LabelledPair]) -> None:
    weakens = [pair.weakens for pair in gold]
    print(f"claimdiff: {len(gold)} pairs; {sum(weakens) / len(gold):.3f} of them weaken")
    for name, found in (("model alone", _alone(gold)), ("joined", relate_all(_texts(gold)))):
        precision = average_precision([verdict.p[2] for verdict in found], weakens)
        print(f"    {name:14}{precision:8.3f} average precision")
    _print_speed(gold)


def _print_speed(gold: Sequence[LabelledPair]) -> None:
    pieces = [
        pieces_of(*load_vocabulary().encode_batch(pair, add_special_tokens=False)) for pair in _texts(gold)
    ]
    session = entailment_model()._session
    feeds = [{"pieces": ids[None], "features": features[None]} for ids, features in pieces]
    raw = _processor_seconds(lambda: [session.run(None, feed) for feed in feeds])
    judged = _processor_seconds(lambda: entailment_model().judge(_texts(gold)))
    joined = _processor_seconds(lambda: relate_all(_texts(gold)))
    mean = sum(len(ids) for ids, _ in pieces) / len(pieces)
    print(f"    pairs/s of {mean:.0f} pieces on one thread: onnxruntime alone {len(gold) / raw:.0f}", end="")
    print(f", model {len(gold) / judged:.0f}, joined {len(gold) / joined:.0f}\n")


def _alone(gold: Sequence[LabelledPair]) -> list[TextVerdict]:
    verdicts = []
    for judgement in entailment_model().judge(_texts(gold)):
        p = (judgement.entailment, judgement.neutral, judgement.contradiction)
        verdicts.append(TextVerdict(LABELS[p.index(max(p))], p, ""))
    return verdicts


def _texts(gold: Sequence[LabelledPair]) -> list[tuple[str, str]]:
    return [(pair.a, pair.b) for pair in gold]


def _processor_seconds(run: Callable[[], Any]) -> float:
    began = time.process_time()
    run()
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main())
