"""Text → its words in a form that compares: whatever marks, case, dashes and blanks stand between them.

"“The U.S. can’t — won’t — pay 3,000 per cent,”" and "the US cant wont pay 3000%" have the same words.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

from kg.model import Span

_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphens and what has no width
_LETTERS = rf"(?:[^\W\d_][{_UNSEEN}]*[\u0300-\u036f]*)+"
_WORD = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}|[^\W\d_](?:\.[^\W\d_])+(?![^\W_])"  # U.S., p.m
    rf"|\d+(?:[.,]\d+)*(?:{_LETTERS})?|%"
    rf"|{_LETTERS}(?:\s?['’ʼ]\s?(?:s|t|re|ve|ll|d|m)\b|\s?n\s?['’ʼ]\s?t\b|['’ʼ]{_LETTERS})*",
    re.IGNORECASE,
)
# What an editor may put into a quotation without altering it. "[T]he" is a word with another first letter.
_FIRST_LETTER = re.compile(r"\[([^\W\d_])\](?=[^\W\d_]|['’]\w)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_SIC = re.compile(r"[\[(]\s*sic\s*[\])]", re.IGNORECASE)
_CUT = re.compile(r"(?P<out>[\[(]\s*(?:(?:\.\s?){2,}|…\s?)[\])]|…|(?:\.\s?){3,}|\.\s\.)|\[[^\]]{0,120}\]")


class Word(NamedTuple):
    """One word: `same` is what compares, `span` where it stands in its text, `typed` how."""

    same: str
    span: Span
    typed: str


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a quotation that stand in a row. `gap`: how many of the article's may stand before them."""

    words: tuple[Word, ...]
    gap: int = 0


MOST_LEFT_OUT = 150  # words for which one ellipsis may stand
MOST_PUT_IN_FOR = 8  # words in whose place a bracket may stand


def words_in(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of a text, or of a part of it, with their places in the whole."""
    found: list[Word] = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        same = _same(match.group())
        if same == "cent" and found and found[-1].same == "per":
            found[-1] = Word("percent", Span(found[-1].span.start, match.end()), "per cent")
        elif same:
            found.append(Word(same, Span(*match.span()), match.group()))
    return found


def runs_in(text: str, span: Span) -> list[Run]:
    """Return the words of a quotation, cut where it leaves something out or puts something in."""
    quoted = _SIC.sub(lambda hit: " " * len(hit[0]), span.cut(text))
    quoted = _FIRST_LETTER.sub(r"  \1", quoted)
    runs: list[Run] = []
    at, gap = 0, 0
    for cut in _CUT.finditer(quoted):
        _add(runs, quoted, Span(at, cut.start()), gap=gap, offset=span.start)
        gap = MOST_LEFT_OUT if cut["out"] else MOST_PUT_IN_FOR
        at = cut.end()
    _add(runs, quoted, Span(at, len(quoted)), gap=gap, offset=span.start)
    return runs


def _add(runs: list[Run], quoted: str, part: Span, *, gap: int, offset: int) -> None:
    words = [
        word._replace(span=Span(word.span.start + offset, word.span.end + offset))
        for word in words_in(quoted, *part)
    ]
    if words:
        runs.append(Run(tuple(words), gap if runs else 0))


def _same(word: str) -> str:
    if word == "%":
        return "percent"
    plain = _THOUSANDS.sub("", unicodedata.normalize("NFKD", word)).casefold()
    points = "." if plain[0].isdigit() else ""
    return "".join(character for character in plain if character.isalnum() or character in points)
