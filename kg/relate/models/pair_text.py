"""A pair of texts as the entailment model reads it: word pieces, and what each is to the other text.

Training and use share this module, so they cannot drift apart.
"""

import re
from collections.abc import Sequence

import numpy as np
from tokenizers import Encoding

MAX_PIECES = 128
CLS, SEP = 101, 102
NEGATIONS = frozenset(
    "no not n't nt never none nobody nothing neither nor nowhere without cannot hardly barely scarcely few "
    "little deny denies denied denying refuse refuses refused fail fails failed lack lacks lacked unable "
    "t".split()  # of "don't"
)
N_MATCHES, N_KINDS = 3, 3
N_FEATURES = 1 + 2 * N_MATCHES * N_KINDS  # 0 is [CLS] and [SEP]
_STEM = 4  # words of the same beginning are one word in another form
_DIGIT = re.compile(r"\d")
_ENDINGS = re.compile(r"(?:ing|ed|es|s|ly|er|est|'s)$")


def pieces_of(a: Encoding, b: Encoding) -> tuple[np.ndarray, np.ndarray]:
    """Return the word pieces of `[CLS] a [SEP] b [SEP]` and the feature of each."""
    a_length, b_length = _lengths(len(a.ids), len(b.ids), MAX_PIECES - 3)
    a_words, b_words = whole_words(a), whole_words(b)
    a_features = _features(a_words, b_words, segment=0)[:a_length]
    b_features = _features(b_words, a_words, segment=1)[:b_length]
    pieces = [CLS, *a.ids[:a_length], SEP, *b.ids[:b_length], SEP]
    features = [0, *a_features, 0, *b_features, 0]
    return np.array(pieces, dtype=np.int64), np.array(features, dtype=np.int64)


def _lengths(a: int, b: int, room: int) -> tuple[int, int]:
    """Cut the longer text first."""
    if a + b <= room:
        return a, b
    half = room // 2
    if min(a, b) <= half:
        return (a, room - a) if a <= b else (room - b, b)
    return room - half, half


def whole_words(encoding: Encoding) -> list[str]:
    """Return, for each piece, the whole word it belongs to."""
    whole: dict[int | None, str] = {}
    for word, piece in zip(encoding.word_ids, encoding.tokens, strict=True):
        whole[word] = whole.get(word, "") + piece.removeprefix("##")
    return [whole[word] for word in encoding.word_ids]


def _stem(word: str) -> str:
    return _ENDINGS.sub("", word) if len(word) > _STEM else word


def match_and_kind(words: Sequence[str], others: Sequence[str]) -> list[int]:
    """Return of each word whether it stands in the other text, and whether it negates or is a number.

    The numbers are below `N_MATCHES * N_KINDS`.
    """
    exact, stems = set(others), {_stem(other) for other in others}
    found = []
    for word in words:
        match = 1 if word in exact else 2 if _stem(word) in stems else 0
        kind = 1 if word in NEGATIONS else 2 if _DIGIT.search(word) else 0
        found.append(match * N_KINDS + kind)
    return found


def _features(words: Sequence[str], others: Sequence[str], *, segment: int) -> list[int]:
    return [1 + segment * N_MATCHES * N_KINDS + one for one in match_and_kind(words, others)]
