"""A pair of claims as the judge reads it: word pieces, and what each is to the other claim.

Of each claim it reads who speaks, the headline and the day, then the words of its sentence, in which the cue
and the content are marked. Training and use share this module, so they cannot drift apart.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from kg.model.document import published_day
from kg.relate.models.pair_text import CLS, N_KINDS, N_MATCHES, SEP, match_and_kind, whole_words

ZONES = ("head", "context", "cue", "content")
N_FEATURES = 1 + 2 * len(ZONES) * N_MATCHES * N_KINDS  # 0 is [CLS] and [SEP]
GAP_DAYS = (1, 7, 45, 400)  # days between two articles, up to which they are of one kind
N_GAPS = len(GAP_DAYS) + 2  # the last two: longer, and not known
SPEAKER_PIECES, TITLE_PIECES = 10, 14
BEFORE_PIECES, AFTER_PIECES, CUE_PIECES, CONTENT_PIECES = 16, 12, 6, 48
_SPACED = re.compile(r"\s+(['’](?:s|re|ve|ll|d|m)\b)|\s+(n['’]t\b)", re.IGNORECASE)

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """One claim with what a reader would look at to compare it.

    `before` and `after` are the words of the content's sentence that stand around it; `published` is a day
    as YYYY-MM-DD, None where it is not known.
    """

    speaker: str
    cue: str
    polarity: str
    published: str | None
    title: str | None
    before: str
    content: str
    after: str


@dataclass(frozen=True, slots=True)
class EncodedClaim:
    """The pieces of one claim, the whole word that each belongs to, and the zone it stands in."""

    pieces: list[int]
    words: list[str]
    zones: list[int]
    published: date | None


def encode_claims(claims: Sequence[JudgedClaim], tokenizer: Tokenizer) -> list[EncodedClaim]:
    """Encode claims, in their order; long parts are cut, a context on the side away from the content."""
    texts = [_closed_up(text) for claim in claims for text in _parts(claim)]
    encodings = tokenizer.encode_batch(texts, add_special_tokens=False)
    return [_encoded(claim, encodings[6 * i : 6 * i + 6]) for i, claim in enumerate(claims)]


def pieces_of_pair(a: EncodedClaim, b: EncodedClaim) -> tuple[Ints, Ints, int]:
    """Return the word pieces of `[CLS] a [SEP] b [SEP]`, the feature of each, and the gap in time."""
    pieces = [CLS, *a.pieces, SEP, *b.pieces, SEP]
    features = [0, *_features(a, b, segment=0), 0, *_features(b, a, segment=1), 0]
    return (
        np.array(pieces, dtype=np.int64),
        np.array(features, dtype=np.int64),
        _gap(a.published, b.published),
    )


def _parts(claim: JudgedClaim) -> tuple[str, str, str, str, str, str]:
    return claim.speaker, claim.title or "", claim.before, claim.cue, claim.content, claim.after


def _closed_up(text: str) -> str:
    return _SPACED.sub(lambda found: found[1] or found[2], text)


def _encoded(claim: JudgedClaim, parts: Sequence[Encoding]) -> EncodedClaim:
    speaker, title, before, cue, content, after = parts
    head, context, said, marked = range(len(ZONES))
    pieces: list[int] = []
    words: list[str] = []
    zones: list[int] = []
    for encoding, most, zone, from_the_end in (
        (speaker, SPEAKER_PIECES, head, False),
        (title, TITLE_PIECES, head, False),
        (before, BEFORE_PIECES, context, True),
        (cue, CUE_PIECES, said, False),
        (content, CONTENT_PIECES, marked, False),
        (after, AFTER_PIECES, context, False),
    ):
        kept = slice(-most, None) if from_the_end else slice(most)
        pieces += encoding.ids[kept]
        words += whole_words(encoding)[kept]
        zones += [zone] * len(encoding.ids[kept])
    return EncodedClaim(pieces, words, zones, published_day(claim.published))


def _features(own: EncodedClaim, other: EncodedClaim, *, segment: int) -> list[int]:
    of_words = match_and_kind(own.words, other.words)
    return [
        1 + (segment * len(ZONES) + zone) * N_MATCHES * N_KINDS + of_word
        for zone, of_word in zip(own.zones, of_words, strict=True)
    ]


def _gap(a: date | None, b: date | None) -> int:
    if a is None or b is None:
        return N_GAPS - 1
    days = abs((a - b).days)
    return next((i for i, most in enumerate(GAP_DAYS) if days <= most), len(GAP_DAYS))
