"""The lines on top of a briefing: who disputes what, what changed, what has one origin, which figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.ask.origins import Origin
from kg.ask.tabled.figures import Counted
from kg.present import words
from kg.present.briefing.depth import documents_of
from kg.present.briefing.related import Relating
from kg.present.terminal.plain import harmless, shorten
from kg.present.words import NOBODY, number

_MOST_FIGURES = 4
_MOST_SAID = 170  # characters of a statement in a line on top


@dataclass(frozen=True, slots=True)
class ShortLine:
    """One line: what it is of, a sentence, and the origins whose footnotes it has."""

    of: str
    text: str
    origins: tuple[Origin, ...] = ()


def short_lines(
    said: Sequence[Origin],
    disputes: Sequence[Relating],
    changes: Sequence[Relating],
    figures: Sequence[Counted],
    *,
    agreed: Sequence[Relating],
) -> tuple[ShortLine, ...]:
    """Return four lines; where there is nothing to tell, that is told."""
    by_claim = {claim.id: origin for origin in said for claim in origin.claims}
    return (
        _disputed(disputes),
        _changed(changes),
        _one_origin(said, agreed),
        _figures(figures, by_claim),
    )


def _disputed(disputes: Sequence[Relating]) -> ShortLine:
    if not disputes:
        return ShortLine("Disputed", "Nothing in these articles is known to contradict anything else.")
    first = disputes[0]
    one, other = first.origins[:2]
    more = f" {number(len(disputes) - 1, 'more dispute')} below." if len(disputes) > 1 else ""
    text = f"{_name(one)} and {_name(other)} say otherwise: {_said(one)} Against that: {_said(other)}{more}"
    return ShortLine("Disputed", text, (one, other))


def _changed(changes: Sequence[Relating]) -> ShortLine:
    if not changes:
        return ShortLine("Changed", "Nobody is known to have said otherwise at another time.")
    earlier, later = changes[0].origins[:2]
    more = f" {number(len(changes) - 1, 'more change')} below." if len(changes) > 1 else ""
    days = f"on {words.day_of(earlier.first.document.published)}: {_said(earlier)}"
    then = f"on {words.day_of(later.first.document.published)}: {_said(later)}"
    return ShortLine("Changed", f"{_name(earlier)} {days} Then, {then}{more}", (earlier, later))


def _one_origin(said: Sequence[Origin], agreed: Sequence[Relating]) -> ShortLine:
    """Tell of what stands in most articles and yet goes back to one utterance that nobody bears out."""
    borne_out = {origin.first.id for group in agreed for origin in group.origins}
    alone = [one for one in said if documents_of(one) > 1 and one.first.id not in borne_out]
    if not alone:
        return ShortLine("One origin", "No single utterance is told by several of these articles.")
    best = max(alone, key=documents_of)  # the earliest of those told most
    articles = number(documents_of(best), "article")
    more = f" So do {number(len(alone) - 1, 'other utterance')}." if len(alone) > 1 else ""
    text = f"{articles} go back to one utterance of {_name(best)}: {_said(best)}{more}"
    return ShortLine("One origin", text, (best,))


def _figures(figures: Sequence[Counted], by_claim: Mapping[str, Origin]) -> ShortLine:
    told = list(_told(figures))[:_MOST_FIGURES]
    if not told:
        return ShortLine("Figures", "No figures are given.")
    origins = tuple(by_claim[claim] for _, claim in told if claim in by_claim)
    return ShortLine("Figures", "; ".join(text for text, _ in told) + ".", tuple(dict.fromkeys(origins)))


def _told(figures: Sequence[Counted]) -> Iterator[tuple[str, str]]:
    """Yield the figure of each kind that most articles tell, with who gives it, and the id of its claim."""
    for counted in figures:
        if counted.units == ("",):
            continue
        first = max(counted.figures, key=lambda one: (bool(one.answered), len(one.retold)))
        others = len({(one.quantity.low, one.quantity.high) for one in counted.figures}) - 1
        by = words.speaker_name(first.claim.speaker, NOBODY)
        disputed = ", which is disputed" if first.answered else ""
        more = f", and {number(others, 'other figure')}" if others else ""
        yield harmless(f"{first.quantity.text} ({by}{disputed}{more})"), first.claim.id


def _name(origin: Origin) -> str:
    return shorten(harmless(words.speaker_name(origin.speaker, NOBODY)), 80)


def _said(origin: Origin) -> str:
    said = words.short_statement(origin.first, origin.lines[0].words, most=_MOST_SAID)
    return said if said[-1:] in '.!?…”"' else f"{said}."
