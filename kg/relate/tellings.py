"""Which claims are one utterance told twice: a text syndicated, words quoted, a report within another.

Told by the words alone, two claims at a time, so it does not hang on which others are held. Claims are looked
up by the runs of words that they share; what a reader would call a paraphrase is for the judge.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from zlib import crc32

from kg.model import age_of
from kg.relate.memory import Telling
from kg.relate.propositions import Proposition, closed_up
from kg.relate.values_apart import are_dates_apart, compare_numbers
from kg.relate.voices import voices_of
from kg.relate.words.content_words import plain_words, quotations
from kg.relate.words.negation import NEGATING

RUN_WORDS = 5  # in a row, by which claims are looked up
WINDOW = (
    4  # runs, of which one is kept: any two texts with RUN_WORDS + WINDOW - 1 words in a row in common meet
)
MOST_OF_A_RUN = 64  # claims; a run that more have is a phrase of the language and brings nobody together
LEAST_WORDS = 12  # of a text that two may not have written by chance
LEAST_QUOTED_WORDS = 8  # of a quotation that two may not have spoken by chance
LEAST_ALIKE = 0.75  # of the words of two contents that are one text, in order
LEAST_SWAPPED = 20  # words of a text that is one with another though each has a telling word of its own
LEAST_HELD = 0.8  # of the words of the shorter of two contents that the other one holds
LEAST_QUOTED = 0.6  # of the words of the shorter of two quotations of one speaker, in a row
LEAST_COVERED = 0.5  # of the words of a report that the reports within it hold


def runs_of(one: Proposition) -> tuple[int, ...]:
    """Return hashes of some runs of words, sorted: texts with eight words in a row in common share one.

    A text shorter than a run has one hash, of all its words. Source: winnowing (Schleimer and others 2003).
    """
    words = one.words
    ends = range(max(1, len(words) - RUN_WORDS + 1))
    hashes = [crc32(" ".join(words[at : at + RUN_WORDS]).encode()) for at in ends]
    spans = range(max(1, len(hashes) - WINDOW + 1))
    return tuple(sorted({min(hashes[at : at + WINDOW]) for at in spans})) if words else ()


def meeting(runs: Mapping[str, Sequence[int]], only: Collection[str] | None = None) -> list[tuple[str, str]]:
    """Return the pairs of claims that have a run of words in common, the lesser id first; sorted.

    Args:
        runs: Of each claim, by its id.
        only: Claims of which each pair has at least one; None: all.
    """
    holders: dict[int, list[str]] = defaultdict(list)
    asked = None if only is None else {run for claim in only for run in runs[claim]}
    for claim in sorted(runs):
        for run in runs[claim] if asked is None else asked.intersection(runs[claim]):
            holders[run].append(claim)
    pairs = {
        pair
        for block in holders.values()
        if 1 < len(block) <= MOST_OF_A_RUN
        for pair in combinations(block, 2)
        if only is None or pair[0] in only or pair[1] in only
    }
    return sorted(pairs)


def tell(a: Proposition, b: Proposition) -> Telling | None:
    """Say whether two claims are one utterance told twice; None where they are not, or may not be."""
    if b.stated.id < a.stated.id:
        a, b = b, a
    if a.stated.document == b.stated.document:
        return _in_one_article(a, b)
    if _of_another(a, b):
        return None
    return _same_text(a, b) or _same_quotation(a, b)


def find_within(statements: Sequence[Proposition]) -> list[Telling]:
    """Return reports that hold little beside the reports within them, or only pass them on."""
    by_id = {one.stated.id: one for one in statements}
    inner: dict[str, list[Proposition]] = defaultdict(list)
    for one in statements:
        if one.stated.within in by_id:
            inner[one.stated.within].append(one)
    found = []
    for outer, parts in inner.items():
        held = [len(part.words) for part in parts]
        longest = parts[held.index(max(held))].stated
        speaker = by_id[outer].stated.speaker
        passed_on = speaker is not None and speaker.id in longest.via
        if passed_on or sum(held) >= LEAST_COVERED * len(by_id[outer].words):
            found.append(Telling(min(outer, longest.id), max(outer, longest.id), lesser=outer))
    return found


def _in_one_article(a: Proposition, b: Proposition) -> Telling | None:
    """Say whether one article tells one thing twice: laid to two, or in its headline and its body."""
    nested = a.stated.id == b.stated.within or b.stated.id == a.stated.within
    if nested or _of_another(a, b):
        return None
    if _held(a, b) < LEAST_HELD or min(len(a.words), len(b.words)) < RUN_WORDS:
        return None
    return Telling(a.stated.id, b.stated.id, _lesser(a, b))


def _same_text(a: Proposition, b: Proposition) -> Telling | None:
    quoted = a.stated.kind == b.stated.kind == "direct"
    least = LEAST_QUOTED_WORDS if quoted else LEAST_WORDS
    if min(len(a.words), len(b.words)) < least or _held(a, b) < LEAST_HELD:
        return None
    short, long = sorted((a.words, b.words), key=len)
    blocks = SequenceMatcher(None, long, short, autojunk=False).get_matching_blocks()
    held = sum(block.size for block in blocks if block.size > 1) / len(short)
    swapped = a.weights.keys() - b.weights.keys() and b.weights.keys() - a.weights.keys()
    if held < LEAST_ALIKE or (swapped and len(short) < LEAST_SWAPPED):
        return None
    return Telling(
        a.stated.id, b.stated.id, _lesser(a, b), f"the same text in two articles: {held:.0%} alike"
    )


def _same_quotation(a: Proposition, b: Proposition) -> Telling | None:
    """Say whether one speaker is quoted twice; a part of a long statement is often quoted by itself."""
    if a.stated.speaker is None or voices_of(a.stated, b.stated) != "one":
        return None
    best = 0.0
    for one in _quoted(a):
        for other in _quoted(b):
            run = longest_run(one, other)
            if run >= RUN_WORDS:
                best = max(best, run / min(len(one), len(other)))
    if best < LEAST_QUOTED:
        return None
    why = f"the same quotation of {a.stated.speaker.name} in two articles"
    return Telling(a.stated.id, b.stated.id, _lesser(a, b) if _held(a, b) >= LEAST_HELD else "", why)


def _lesser(a: Proposition, b: Proposition) -> str:
    """Return which of two claims says less; of equal ones, the one published later."""
    return max((-len(one.words), age_of(one.stated.published), one.stated.id) for one in (a, b))[2]


def _held(a: Proposition, b: Proposition) -> float:
    first, second = set(a.words), set(b.words)
    return len(first & second) / max(1, min(len(first), len(second)))


def _of_another(a: Proposition, b: Proposition) -> bool:
    """Say whether two contents name somebody else each, another number, or one of them denies."""
    if a.names.difference(b.weights) and b.names.difference(a.weights):
        return True
    agreeing, differing = compare_numbers(a.quantities, b.quantities)
    turned = not NEGATING.isdisjoint(set(a.words) ^ set(b.words)) and a.denied != b.denied
    brief = min(len(a.words), len(b.words)) < LEAST_SWAPPED
    if brief and are_dates_apart(a.stated, b.stated):
        return True
    return (bool(differing) and not agreeing) or turned or a.stated.polarity != b.stated.polarity


def _quoted(one: Proposition) -> list[list[str]]:
    """Return the words of each quotation; of direct speech the whole, whatever marks are left of it."""
    if one.stated.kind == "direct":
        return [list(one.words)]
    return [plain_words(closed_up(quote)) for quote in quotations(one.text)]


def longest_run(a: Sequence[str], b: Sequence[str]) -> int:
    return SequenceMatcher(None, a, b, autojunk=False).find_longest_match().size
