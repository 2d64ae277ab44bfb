"""Reports within reports, as an answer shows them: the same words once, and who told them."""

import re
from collections.abc import Callable, Iterable, Sequence

from kg.model import Claim, Filter, Wanted
from kg.store.database import Store


class OuterReports:
    """The reports within which some claims stand, read from the store level by level."""

    def __init__(self, store: Store, claims: Iterable[Claim]) -> None:
        self._read: dict[str, Claim] = {}
        missing = {claim.within for claim in claims if claim.within}
        while missing:
            found = store.claims.list(Wanted(Filter(rejected=True), claims=sorted(missing)))
            self._read.update({claim.id: claim for claim in found})
            missing = {claim.within for claim in found if claim.within} - self._read.keys()

    def tellers(self, claim: Claim) -> tuple[str, ...]:
        """Return who said that a claim was made, outermost first, without its speaker himself."""
        names: list[str] = []
        within = claim.within
        while within is not None:
            outer = self._read[within]
            teller = None if outer.ruling == "reject" else outer.speaker
            if teller and teller != claim.speaker and teller.name not in names:
                names.insert(0, teller.name)
            within = outer.within
        return tuple(names)


def most_specific(claims: Sequence[Claim], worth: Callable[[str], bool]) -> list[tuple[Claim, str]]:
    """Return each claim with the words to show for it, in the order given.

    An outer report is shown with what it says beside the inner ones, where that is worth showing,
    and else not at all.
    """
    inner: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.within is not None:
            inner.setdefault(claim.within, []).append(claim)
    shown = []
    for claim in claims:
        words = rest_of(claim, inner[claim.id]) if claim.id in inner else claim.content.text
        if claim.id not in inner or worth(words):
            shown.append((claim, words))
    return shown


def rest_of(outer: Claim, inner: Iterable[Claim]) -> str:
    """Return the words of a claim's content that no inner claim's content holds, "…" for what it holds."""
    said = [span for claim in inner for span in claim.content.spans]
    kept: list[str] = []
    at = 0
    for span in outer.content.spans:
        words = outer.content.text[at : at + span.end - span.start]
        at += len(words) + len(" … ")
        kept += [
            "\0" if any(one.start <= span.start + offset < one.end for one in said) else character
            for offset, character in enumerate(words)
        ] + [" … "]
    pieces = [piece.strip() for piece in re.split("\0+", "".join(kept[:-1]))]
    first, *others = (piece if any(map(str.isalnum, piece)) else "" for piece in pieces)
    return " … ".join([first, *filter(None, others[:-1]), *others[-1:]]).strip()
