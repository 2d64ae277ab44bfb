"""When something was said, as far as the words around it tell: "told reporters on January 11"."""

import re

from kg.model import Period, Span, Spans
from kg.values.periods import find_periods

MAX_CHARACTERS = 400  # of the sentence that are read before and after the cue
MAX_WORDS_TO_DATE = 8
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z])|\n")
# Behind them a date belongs to something else: "said the man who was arrested on Monday".
_OTHER_CLAUSE = re.compile(
    r"[,;:()–—]|\b(?:who|whom|whose|which|that|after|before|when|where|while|since|as)\b", re.I
)
_ISSUED = re.compile(
    r"\b(?:published|released|issued|dated|posted|aired|broadcast|given|made|conducted)\b", re.I
)
_ONLY_MARKS = re.compile(r"[\W_]*")


def find_said(
    text: str, *, cue: Spans, source: Spans = (), content: Spans = (), published: str | None
) -> Period | None:
    """Return when it was said: a date behind the cue, before it, or first in the sentence; outside contents.

    Its span is offsets into `text`, the whole document.
    """
    if not cue:
        return None
    window = _sentence(text, cue[0], cue[-1])
    masked = _masked(text, window, content)
    periods = find_periods(masked, published=published)
    for period in periods:
        assert period.span  # it was found just now
        start, end = (window.start + edge for edge in period.span)
        if _is_said(text, Span(start, end), window, (cue, source)):
            return Period(text[start:end], Span(start, end), period.start, period.end)
    return None


def _sentence(text: str, first: Span, last: Span) -> Span:
    """Return the sentence of the cue, cut where it is long."""
    start, end = max(0, first.start - MAX_CHARACTERS), min(len(text), last.end + MAX_CHARACTERS)
    for gap in _SENTENCE_END.finditer(text, start, first.start):
        start = gap.end()
    gap_behind = _SENTENCE_END.search(text, last.end, end)
    return Span(start, gap_behind.start() + 1 if gap_behind else end)


def _masked(text: str, window: Span, content: Spans) -> str:
    """Return the sentence with contents as marks, of the same length."""
    shown = text[window.start : window.end]
    for piece in content:
        start, end = max(0, piece.start - window.start), min(len(shown), piece.end - window.start)
        if start < end:
            shown = shown[:start] + "|" * (end - start) + shown[end:]
    return shown


def _is_said(text: str, date: Span, window: Span, roles: tuple[Spans, Spans]) -> bool:
    """Tell whether a date in the sentence is the one of saying, by where it stands."""
    cue, source = roles
    if any(piece.covers(date) for piece in source):
        return any(_ISSUED.search(text, piece.start, date.start) for piece in source if piece.covers(date))
    if date.start >= cue[-1].end:
        return _is_short_way(text[cue[-1].end : date.start])
    if date.end <= cue[0].start:
        opens = _ONLY_MARKS.fullmatch(text, window.start, date.start) is not None
        return opens or (bool(source) and source[0].end <= date.start)
    return any(piece.covers(date) for piece in cue)


def _is_short_way(between: str) -> bool:
    return len(between.split()) <= MAX_WORDS_TO_DATE and not _OTHER_CLAUSE.search(between)
