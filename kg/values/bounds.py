"""What a text says of a number beside it: "more than 40", "up to 6,000", "40 or more"."""

from typing import cast

from kg.language.word_lists import read_rows
from kg.model import Bound
from kg.values.tokens import Token, is_glued, word_at

_PHRASES = sorted(
    ((tuple(phrase.split()), cast(Bound, bound)) for phrase, bound in read_rows("numbers/bounds")),
    key=lambda pair: -len(pair[0]),
)
_BY_LAST_WORD = {
    last: [(words, bound) for words, bound in _PHRASES if words[-1] == last]
    for last in {words[-1] for words, _ in _PHRASES}
}
BEHIND: dict[str, Bound] = {"more": "at least", "less": "at most", "fewer": "at most", "so": "about"}


def bound_before(tokens: list[Token], index: int, floor: int) -> tuple[Bound, int]:
    """Return what is said of a number just before it, and the token where that begins."""
    if index and tokens[index - 1].lower in ("a", "an", "the", "just", "well", "only") and index - 1 > floor:
        if word_at(tokens, index - 1) in ("just", "well", "only"):
            index -= 1
    for words, bound in _BY_LAST_WORD.get(word_at(tokens, index - 1), ()):
        start = index - len(words)
        if start >= floor and all(tokens[start + place].lower == word for place, word in enumerate(words)):
            return bound, start
    return "exactly", index


def bound_behind(tokens: list[Token], index: int, end: int) -> tuple[Bound | None, int]:
    """Return what is said of a number just behind it or its noun: "40 or more", "40+", "a hundred or so"."""
    for at in (index, end):
        if word_at(tokens, at) == "+" and is_glued(tokens, at) and not is_glued(tokens, at + 1):
            return "at least", at + 1
        if word_at(tokens, at) == "or":
            said = word_at(tokens, at + 1)
            if said in BEHIND:
                return BEHIND[said], at + 2
        if word_at(tokens, at) == "at" and word_at(tokens, at + 1) == "least":
            return "at least", at + 2
    return None, 0
