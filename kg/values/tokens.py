"""A text cut into words, figures and marks: what rules of numbers and dates are read from. Linear."""

import re
from typing import Literal, NamedTuple

MAX_FIGURES = 15  # digits; beyond, a float is no longer exact to the unit

# Texts whose tokens stand apart write "13, 000" and "4. 6 million": nobody begins a sentence with a figure.
_TOKEN = re.compile(
    r"(?P<figure>\d{1,3}(?:, 0\d\d)+(?!\d)|(?<![\d.:])\d{1,3}\. \d{1,2}(?![\d:.])(?= ?[a-z%])"
    r"|\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3})+(?![\d])(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<mark>[^\w\s]|_)"
)
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[a-z]+")


class Token(NamedTuple):
    """A word, figure or mark. `lower` is its text in small letters; `glued`: no space before it."""

    text: str
    lower: str
    start: int
    end: int
    kind: Literal["figure", "word", "mark"]
    glued: bool


def cut_into_tokens(text: str) -> list[Token]:
    """Return the tokens of a text, in order; "6,000" and "1.5" are one figure, a hyphen is a mark."""
    tokens: list[Token] = []
    last = -1
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        words = match[0]
        kind: Literal["figure", "word", "mark"] = match.lastgroup  # type: ignore[assignment]  # named above
        tokens.append(Token(words, words.lower(), start, end, kind, start == last))
        last = end
    return tokens


def word_at(tokens: list[Token], index: int) -> str:
    """Return the small letters of the token at an index; "" before the first and behind the last."""
    return tokens[index].lower if 0 <= index < len(tokens) else ""


def is_glued(tokens: list[Token], index: int) -> bool:
    """Tell whether there is a token at an index, with no space before it."""
    return 0 <= index < len(tokens) and tokens[index].glued


def has_any(text: str, words: frozenset[str]) -> bool:
    """Tell whether a text has a digit or one of these small words: a quick look before a long one."""
    small = text.lower()
    return _DIGIT.search(small) is not None or not words.isdisjoint(_LETTERS.findall(small))
