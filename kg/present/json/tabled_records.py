"""Figures and stances as JSON, one object a row of their tables."""

from collections.abc import Iterable, Iterator
from typing import Any

from kg.ask.tabled.figures import Counted, Figure
from kg.ask.tabled.stances import Stance
from kg.model import Claim
from kg.present.json.records import link_record, named_record, period_record
from kg.present.terminal.figure_rows import answer_words


def figure_records(found: Iterable[Counted]) -> Iterator[dict[str, Any]]:
    """Yield one object a figure, in the order of the table."""
    for counted in found:
        for figure in counted.figures:
            yield figure_record(counted, figure)


def figure_record(counted: Counted, figure: Figure) -> dict[str, Any]:
    """Return a figure: what it counts, its value, its exact words, and the claim that gives it."""
    claim, quantity = figure.claim, figure.quantity
    return {
        "counts": counted.heading,
        "unit": quantity.unit,
        "low": quantity.low,
        "high": quantity.high,
        "bound": quantity.bound,
        "text": quantity.text,
        **_said(claim),
        "holds": [period_record(one) for one in claim.values.holds],
        "retold": [one.id for one in figure.retold],
        "answered": [
            link_record(link) | {"claim": other.id, "words": answer_words(link, other)}
            for link, other in figure.answered
        ],
    }


def stance_record(stance: Stance) -> dict[str, Any]:
    """Return a stance: whose, on which side of what, in which words; `near` where it is on something of X."""
    return {
        "side": stance.side,
        "thing": stance.thing,
        "near": stance.near,
        **_said(stance.claim),
        "cue": stance.claim.cue.text,
        "retold": [one.id for one in stance.retold],
    }


def _said(claim: Claim) -> dict[str, Any]:
    return {
        "speaker": named_record(claim.speaker) if claim.speaker else None,
        "published": claim.document.published,
        "outlet": claim.document.outlet,
        "modality": claim.modality,
        "polarity": claim.polarity,
        "statement": claim.statement,
        "claim": claim.id,
        "document": claim.document.id,
    }
