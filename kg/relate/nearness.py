"""Which claims lie near each other in meaning: integers in, pairs out, the same on every machine.

A claim's vector is rounded to whole numbers small enough that sums of their products are exact, so that
nearness does not hang on the order of sums, nor on which other claims are looked at with it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.relate.models.embedding import embed

Vectors = NDArray[np.int8]  # [claims, dimensions]
SCALE = 256  # of a vector of length 1; 127**2 times its dimensions is less than 2**24, which float32 counts
LEAST_IN_STORY, LEAST_BEYOND = 0.35, 0.55  # cosines: of pairs with one answer, read, .95 lie nearer
ROWS = 1024  # claims that are compared at once with all others
_NO_WORDS = 1.0


@dataclass(frozen=True, slots=True)
class Field:
    """The claims among which others are looked for, in one order.

    `documents` and `stories` are numbers that are the same for claims of one; -1 for no story.
    """

    vectors: Vectors
    documents: NDArray[np.int64]
    stories: NDArray[np.int64]


def vectors_of(texts: Sequence[str]) -> Vectors:
    """Return a row of small integers for each text; of a text without words, zeros.

    Raises:
        ModelError: The word vectors cannot be read.
    """
    rows: Vectors = np.clip(np.rint(embed(texts) * SCALE), -127, 127).astype(np.int8)
    return rows


def find_near(field: Field, only: Sequence[int] | None = None) -> list[tuple[int, int, float]]:
    """Return pairs of near claims by their places, the lesser first, each with its cosine; sorted.

    Args:
        only: Places of which each pair has at least one; None: all pairs.
    """
    rows = field.vectors.astype(np.float32)
    lengths = np.linalg.norm(rows.astype(np.float64), axis=1)
    rows /= np.float32(1)  # whole numbers still
    inverse = 1.0 / np.where(lengths, lengths, _NO_WORDS)
    chosen = np.arange(len(rows)) if only is None else np.array(sorted(only), dtype=np.int64)
    found: dict[tuple[int, int], float] = {}
    for a, b, cosine in (*_beyond(rows, inverse, chosen), *_together(field, rows, inverse, chosen)):
        found[min(a, b), max(a, b)] = cosine
    return [(a, b, cosine) for (a, b), cosine in sorted(found.items())]


def _beyond(
    rows: NDArray[np.float32], inverse: NDArray[np.float64], chosen: NDArray[np.int64]
) -> Iterator[tuple[int, int, float]]:
    for at in range(0, len(chosen), ROWS):
        block = chosen[at : at + ROWS]
        yield from _above(rows, inverse, block, np.arange(len(rows)), LEAST_BEYOND)


def _together(
    field: Field, rows: NDArray[np.float32], inverse: NDArray[np.float64], chosen: NDArray[np.int64]
) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs of one story, or one article."""
    for labels in (field.documents, field.stories):
        members: dict[int, list[int]] = defaultdict(list)
        for place, label in enumerate(labels.tolist()):
            members[label].append(place)
        wanted: dict[int, list[int]] = defaultdict(list)
        for place in chosen.tolist():
            wanted[int(labels[place])].append(place)
        for label, block in sorted(wanted.items()):
            if label >= 0:
                yield from _above(rows, inverse, np.array(block), np.array(members[label]), LEAST_IN_STORY)


def _above(
    rows: NDArray[np.float32],
    inverse: NDArray[np.float64],
    block: NDArray[np.int64],
    others: NDArray[np.int64],
    least: float,
) -> Iterator[tuple[int, int, float]]:
    whole = rows if len(others) == len(rows) else rows[others]
    products = rows[block] @ whole.T
    bounds = (least / inverse[block]).astype(np.float32)[:, None] * (1 / inverse[others]).astype(np.float32)
    for row, column in zip(*np.nonzero(products >= bounds), strict=True):
        a, b = int(block[row]), int(others[column])
        cosine = float(products[row, column]) * float(inverse[a]) * float(inverse[b])
        if a != b and cosine >= least:
            yield a, b, round(cosine, 6)
