"""Finding again the claim that a person ruled on, after another extractor or another text changed its id."""

from collections.abc import Iterable

from kg.language.en.fold import fold_words
from kg.model import Anchor, Claim, Spans, Words

LEAST_SHARED_WORDS = 0.5  # of the shorter content, from which two contents in two texts are one


def claim_evidence(claim: Claim, argument: int = 0) -> Anchor:
    """Return what a claim is found again by: its document, and its cue and content with their places."""
    return Anchor(argument, claim.document.id, claim.document.path, cue=claim.cue, content=claim.content)


def find_again(meant: Anchor, claims: Iterable[Claim]) -> Claim | None:
    """Return the claim that has the same cue and the most of the same content; None if no content is shared.

    In the same text, words are the same where they stand in the same place. Where the text has changed,
    they are compared as words.

    Args:
        claims: Those of the document that is meant, or of the one that took its place.
    """
    shares = [(_share(meant, claim), claim) for claim in claims]
    best = max(shares, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] > 0 else None


def _share(meant: Anchor, claim: Claim) -> float:
    cue, content = meant.cue or Words("", ()), meant.content or Words("", ())
    if meant.document == claim.document.id:
        same_cue = _touch(cue.spans, claim.cue.spans) or not (cue.spans or claim.cue.spans)
        return _overlap(content.spans, claim.content.spans) if same_cue else 0.0
    same_cue = cue.text.casefold() == claim.cue.text.casefold()
    return _shared_words(content.text, claim.content.text) if same_cue else 0.0


def _touch(first: Spans, second: Spans) -> bool:
    return any(one.overlaps(other) for one in first for other in second)


def _overlap(first: Spans, second: Spans) -> float:
    """Return what share of the characters of both is in both."""
    common = sum(max(min(a.end, b.end) - max(a.start, b.start), 0) for a in first for b in second)
    every = sum(span.end - span.start for span in (*first, *second)) - common
    return common / every if every else 0.0


def _shared_words(first: str, second: str) -> float:
    a, b = set(fold_words(first)), set(fold_words(second))
    share = len(a & b) / min(len(a), len(b)) if a and b else 0.0
    return len(a & b) / len(a | b) if share >= LEAST_SHARED_WORDS else 0.0
