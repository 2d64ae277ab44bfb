"""The paragraphs that words stand in, and how much of a long one is shown around them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.model import Claim, Passage, Span

MOST_AROUND = 400  # characters of a paragraph that are shown before the words, and after


def paragraph_of(text: str, span: Span) -> Span:
    """Return the paragraph of a text that a span stands in; of one over several, all of them as one."""
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)


def by_paragraph(text: str, spans: Iterable[Span]) -> list[tuple[Span, list[Span]]]:
    """Return the paragraphs that some spans stand in, each with its spans, in the order of these."""
    found: dict[Span, list[Span]] = {}
    for span in spans:
        found.setdefault(paragraph_of(text, span), []).append(span)
    return list(found.items())


def window(paragraph: Span, spans: Sequence[Span], most: int = MOST_AROUND) -> Span:
    """Return what is shown of a paragraph: its spans, and at most so many characters before and after."""
    return Span(max(paragraph.start, spans[0].start - most), min(paragraph.end, spans[-1].end + most))


def with_passages(claim: Claim, text: str) -> Claim:
    """Return a claim with the paragraphs of its document's text that its words stand in."""
    passages: list[Passage] = []
    for span in sorted(claim.source.spans + claim.cue.spans + claim.content.spans):
        start, end = window(paragraph_of(text, span), [span])
        if passages and start <= passages[-1].start + len(passages[-1].text):
            start, end = passages[-1].start, max(end, passages[-1].start + len(passages.pop().text))
        passages.append(Passage(text[start:end], start))
    return replace(claim, passages=tuple(passages))
