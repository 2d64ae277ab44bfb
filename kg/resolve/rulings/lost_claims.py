"""Finding again the claim that a person ruled on, after another extractor or another text changed its id."""

from collections.abc import Iterable
from typing import Protocol

from kg.language.en.fold import fold_words
from kg.model import Anchor, Claim, Decision, Filter, Spans, Wanted, Words

LEAST_SHARED_WORDS = 0.5  # of the shorter content, from which two contents in two texts are one


class HeldDocuments(Protocol):
    """What judging asks of the documents in a store."""

    def find(self, document_id: str, path: str) -> str | None:
        """Return the id of the document with this id, else of the one that has its path now."""
        ...


class HeldClaims(Protocol):
    """What judging asks of the claims in a store."""

    def list(self, wanted: Wanted) -> list[Claim]: ...


class Archive(Protocol):
    """What judging asks of a store."""

    @property
    def documents(self) -> HeldDocuments: ...

    @property
    def claims(self) -> HeldClaims: ...


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


def find_anchored(
    meant: Anchor, archive: Archive, held: dict[str, list[Claim]], *, known_as: str = ""
) -> Claim | None:
    """Return the claim that a piece of evidence means, in the document that is meant or that took its place.

    Args:
        held: The claims of documents that were looked at; added to.
        known_as: The id that it had; the claim of that id is it.
    """
    document = archive.documents.find(meant.document, meant.path)
    if document is None:
        return None
    if document not in held:
        held[document] = archive.claims.list(Wanted(Filter(document=document, all=True, rejected=True)))
    same = next((claim for claim in held[document] if claim.id == known_as), None)
    return same or find_again(meant, held[document])


def anchor_of(ruling: Decision, index: int) -> Anchor | None:
    """Return where an argument of a decision stands, if that is known."""
    return next((place for place in ruling.evidence if place.argument == index), None)


def lost(ruling: Decision, index: int = 0) -> str:
    """Say that a claim that a decision means is not found, by its words."""
    meant = anchor_of(ruling, index)
    if meant is None:
        return f"no document holds the claim {ruling.arguments[index]}"
    words = meant.content.text if meant.content else ""
    return f"{meant.path} no longer holds a claim of the words “{words}”"


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
