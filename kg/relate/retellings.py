"""Which claims are one utterance told again: a paragraph syndicated, words quoted, a report within another.

Found in the text alone; near-linear in claims. What a reader would call a paraphrase is for the verdict.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rensa import RMinHash

from kg.relate.stated import Stated
from kg.relate.weighing import compare_numbers
from kg.relate.words.content_words import plain_words, quotations, read_wording
from kg.resolve.groups import Groups

SHINGLE_WORDS = 3  # of a paragraph, for its signature
PERMUTATIONS, BAND_ROWS = 96, 4  # 24 bands: paragraphs of similarity .7 meet with a probability of .998
LEAST_SIMILARITY = 0.7  # of two paragraphs, or contents, that are one text
LEAST_WORDS = 12  # of a text: shorter ones may be alike by chance
LEAST_SHARED = 0.6  # of the words of the shorter of two contents, where their paragraphs are one text
QUOTED_RUN = 5  # words in a row that two quotations of one speaker share
LEAST_QUOTED = 0.6  # of the words of the shorter of two quotations
LEAST_COVERED = 0.5  # of the words of a report that the reports within it hold
MOST_IN_BLOCK = 64  # of a run of words that stands in more claims of one speaker, each meets the first only
_SEED = 20


class Retelling(NamedTuple):
    """Two claims of one origin, by their places in what was given; the second one retells the first.

    `why` is empty where it is one piece of one article, told through two: no reader would call that a link.
    """

    first: int
    second: int
    why: str = ""
    score: float = 1.0


def find_retellings(statements: Sequence[Stated]) -> list[Retelling]:
    """Return which statements retell another one, no more pairs than it takes to join all of an origin.

    Args:
        statements: The earlier first.
    """
    groups: Groups[int] = Groups()
    found: list[Retelling] = []
    for finder in (_same_words, _syndicated, _quoted_again, _within):
        for retelling in finder(statements):
            if not groups.together(retelling.first, retelling.second):
                groups.join(retelling.first, retelling.second)
                found.append(retelling)
    return found


# --- the same words in one article -----------------------------------------------------------------


def _same_words(statements: Sequence[Stated]) -> Iterator[Retelling]:
    """Yield what one article attributes twice: "Khovar reported, citing the border service"."""
    seen: dict[tuple[str, str], int] = {}
    for place, stated in enumerate(statements):
        first = seen.setdefault((stated.document, stated.content), place)
        if first != place:
            yield Retelling(first, place)


def _within(statements: Sequence[Stated]) -> Iterator[Retelling]:
    """Yield reports that hold little beside the reports within them, or only pass them on."""
    places = {stated.id: place for place, stated in enumerate(statements)}
    inner: dict[int, list[int]] = defaultdict(list)
    for place, stated in enumerate(statements):
        if stated.within in places:
            inner[places[stated.within]].append(place)
    for outer, parts in inner.items():
        whole = len(plain_words(statements[outer].content))
        held = [len(plain_words(statements[part].content)) for part in parts]
        longest = parts[held.index(max(held))]
        speaker = statements[outer].speaker
        passed_on = speaker is not None and speaker.id in statements[longest].via
        if passed_on or sum(held) >= LEAST_COVERED * whole:
            yield Retelling(min(outer, longest), max(outer, longest))


# --- the same text in several articles ---------------------------------------------------------------


def _syndicated(statements: Sequence[Stated]) -> Iterator[Retelling]:
    """Yield claims with the same words in near-duplicate paragraphs of different articles."""
    yield from _alike(statements, [plain_words(stated.context) for stated in statements])
    yield from _alike(statements, [plain_words(stated.content) for stated in statements])


def _alike(statements: Sequence[Stated], words: Sequence[list[str]]) -> Iterator[Retelling]:
    places = [place for place, each in enumerate(words) if len(each) >= LEAST_WORDS]
    sketches = RMinHash.from_token_sets([_shingles(words[place]) for place in places], PERMUTATIONS, _SEED)
    for first, second in _near_duplicates(sketches):
        a, b = statements[places[first]], statements[places[second]]
        if a.document == b.document:
            continue
        similarity = sketches[first].jaccard(sketches[second])
        if similarity >= LEAST_SIMILARITY and _shared(a, b) >= LEAST_SHARED and not _of_another(a, b):
            why = f"the same text in two articles: {similarity:.0%} alike"
            yield Retelling(places[first], places[second], why, round(similarity, 4))


def _near_duplicates(sketches: Sequence[RMinHash]) -> Iterator[tuple[int, int]]:
    """Yield pairs whose signatures agree in one band at least: in each bucket, neighbours and the first."""
    digests = [sketch.digest() for sketch in sketches]
    pairs: set[tuple[int, int]] = set()
    for band in range(0, PERMUTATIONS, BAND_ROWS):
        buckets: dict[tuple[int, ...], list[int]] = defaultdict(list)
        for place, digest in enumerate(digests):
            buckets[tuple(digest[band : band + BAND_ROWS])].append(place)
        for bucket in buckets.values():
            pairs.update(pairwise(bucket))
            pairs.update((bucket[0], other) for other in bucket[2:])
    yield from sorted(pairs)


def _shingles(words: Sequence[str]) -> list[str]:
    return [" ".join(words[at : at + SHINGLE_WORDS]) for at in range(max(1, len(words) - SHINGLE_WORDS + 1))]


def _shared(a: Stated, b: Stated) -> float:
    """Return which part of the words of the shorter of two contents stands in the other."""
    first, second = set(plain_words(a.content)), set(plain_words(b.content))
    return len(first & second) / max(1, min(len(first), len(second)))


def _of_another(a: Stated, b: Stated) -> bool:
    """Say whether two contents in the same words name somebody else each, or another number."""
    first, second = read_wording(a), read_wording(b)
    if first.names.difference(second.stems) and second.names.difference(first.stems):
        return True
    agreeing, differing = compare_numbers(a, b)
    return bool(differing) and not agreeing


# --- the same quotation ------------------------------------------------------------------------------


def _quoted_again(statements: Sequence[Stated]) -> Iterator[Retelling]:
    """Yield claims of one speaker in different articles that quote the same run of words."""
    quoted = {place: _quoted_words(stated) for place, stated in enumerate(statements) if stated.speaker}
    runs: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    for place, quotes in quoted.items():
        speaker = statements[place].speaker
        keys = {
            (speaker.id if speaker else "", tuple(quote[at : at + QUOTED_RUN]))
            for quote in quotes
            for at in range(len(quote) - QUOTED_RUN + 1)
        }
        for key in keys:
            runs[key].append(place)
    pairs = {pair for block in runs.values() if len(block) > 1 for pair in _pairs_in(block)}
    for first, second in sorted(pairs):
        a, b = statements[first], statements[second]
        if a.document != b.document and (share := _quoted_share(quoted[first], quoted[second])):
            name = a.speaker.name if a.speaker else ""
            why = f"the same quotation of {name} in two articles"
            yield Retelling(first, second, why, round(share, 4))


def _pairs_in(block: Sequence[int]) -> Iterator[tuple[int, int]]:
    if len(block) <= MOST_IN_BLOCK:
        for index, first in enumerate(block):
            for second in block[index + 1 :]:
                yield first, second
    else:
        for second in block[1:]:
            yield block[0], second


def _quoted_words(stated: Stated) -> list[list[str]]:
    """Return the words of each quotation; of direct speech the whole, whatever marks are left of it."""
    if stated.kind == "direct":
        return [plain_words(stated.content)]
    return [plain_words(quote) for quote in quotations(stated.content)]


def _quoted_share(first: Sequence[list[str]], second: Sequence[list[str]]) -> float:
    """Return the greatest share of one quotation's words that another has in a row; 0.0 if below the least.

    A part of a long statement is often quoted by itself: the shorter of the two counts.
    """
    best = 0.0
    for a in first:
        for b in second:
            short, long = sorted((a, b), key=len)
            share = _longest_run(short, long) / max(1, len(short))
            best = max(best, share)
    return best if best >= LEAST_QUOTED else 0.0


def _longest_run(short: Sequence[str], long: Sequence[str]) -> int:
    """Return the length of the longest run of words that two lists share."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(long):
        places[word].append(at)
    best = 0
    before: dict[int, int] = {}
    for word in short:
        now = {at: before.get(at - 1, 0) + 1 for at in places[word]}
        best = max(best, *now.values(), 0)
        before = now
    return best
