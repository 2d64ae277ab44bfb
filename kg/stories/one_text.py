"""Articles that are one text: what several outlets print of one dispatch, whole, cut or lightly edited.

Texts are compared as sets of runs of words. Which ones may be alike is told by a MinHash sketch cut into
bands (Broder 1997; Leskovec et al., Mining of Massive Datasets, 3.4): two texts of which .7 is shared have a
band in common with probability .9998, two of which .3 is with .23. Then the runs themselves are counted.
"""

import hashlib
import re
from collections.abc import Sequence

import rensa

from kg.model import Document

RUN_WORDS = 5
_BANDS, _ROWS = 32, 4
_SEED = 1  # sketches in a store are compared with later ones
LEAST_RUNS = 20  # of a text that is compared: two short notices may be alike by chance
LEAST_SHARED = 0.7  # of the runs of both
LEAST_CONTAINED = 0.9  # of those of the shorter text, which is at least half as long
_WORD = re.compile(r"\w+")


def runs_of(document: Document) -> frozenset[str]:
    """Return the runs of words of an article; none of one that is too short to be compared."""
    words: list[str] = []
    for piece in document.body:
        words += _WORD.findall(piece.cut(document.text).casefold())
    runs = frozenset(" ".join(words[at : at + RUN_WORDS]) for at in range(len(words) - RUN_WORDS + 1))
    return runs if len(runs) >= LEAST_RUNS else frozenset()


def bands_of(runs: frozenset[str]) -> list[int]:
    """Return the bands of a text: who shares one of them may be the same text."""
    if not runs:
        return []
    sketch = rensa.RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    sketch.update(sorted(runs))
    digest: Sequence[int] = sketch.digest()
    return [_hash(at, digest[at * _ROWS : (at + 1) * _ROWS]) for at in range(_BANDS)]


def is_one_text(a: frozenset[str], b: frozenset[str]) -> bool:
    """Say whether two texts, by their runs, are one: hardly another word, or one is the other cut short."""
    shared, shorter, longer = len(a & b), *sorted((len(a), len(b)))
    if not shared:
        return False
    contained = shared >= LEAST_CONTAINED * shorter and 2 * shorter >= longer
    return contained or shared >= LEAST_SHARED * len(a | b)


def _hash(band: int, values: Sequence[int]) -> int:
    """Return a signed number of 64 bits, as SQLite has them."""
    digest = hashlib.blake2b(repr((band, list(values))).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
