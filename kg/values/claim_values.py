"""The dates and numbers of a claim, as values, from its words and those around it."""

from kg.model import Attribution, Document, Period, Values
from kg.values.periods import find_periods
from kg.values.quantities import find_quantities
from kg.values.said import find_said

BETWEEN_PIECES = " … "


def values_of(document: Document, attribution: Attribution) -> Values:
    """Return when something was said and when it holds, and the quantities in it.

    What is counted from the day of speaking ("yesterday") is counted from when it was said, where the text
    tells that, else from the day of publication. Spans are offsets into the content as it is kept, its
    pieces joined by " … ", but for `said`: into the document.
    """
    content = BETWEEN_PIECES.join(piece.cut(document.text) for piece in attribution.content)
    said = find_said(
        document.text,
        cue=attribution.cue,
        source=attribution.source,
        content=attribution.content,
        published=document.published,
    )
    holds = find_periods(content, published=_day(said) or document.published)
    return Values(said=said, holds=holds, quantities=find_quantities(content))


def _day(said: Period | None) -> str | None:
    """Return the day when something was said, where that is one day."""
    return said.start if said and said.start == said.end else None
