"""Figures as text: by what is counted, each with who gives it, when and where."""

from collections.abc import Iterable

from kg.ask.origins import AnswerLine
from kg.ask.tabled.figures import Counted, Figure
from kg.model import Claim, Link
from kg.model.ids import SHORT_ID
from kg.model.relations import AGAINST
from kg.present.terminal.answers import name_of
from kg.present.terminal.plain import Paper, fit, harmless, wrap
from kg.present.words import FACT_FROM, certainty, chain, day_of, manner, number, short_statement

_DATE = 10  # columns
_UNDER = " " * (_DATE + 4)
UNCOUNTED = "what is counted is not said beside the number"


def figures_table(found: Iterable[Counted], paper: Paper) -> str:
    """Return the figures for each kind of thing under its name, the earliest first."""
    return "\n\n".join(
        "\n".join([*_heading(one, paper), *(row for figure in one.figures for row in _rows(figure, paper))])
        for one in found
    )


def figures_count(found: Iterable[Counted]) -> str:
    """Return "7 figures by 3 speakers"."""
    figures = [figure for one in found for figure in one.figures]
    speakers = {figure.claim.speaker.id for figure in figures if figure.claim.speaker}
    by = f" by {number(len(speakers), 'speaker')}" if speakers else ""
    return f"{number(len(figures), 'figure')}{by}"


def answer_words(link: Link, other: Claim) -> str:
    """Return how a figure is answered: "disputed by Eva Berg (very likely)", "may be disputed by ..."."""
    how = "disputed by" if link.relation in AGAINST else "said otherwise at another time by"
    may = "" if link.score >= FACT_FROM else "may be "
    return f"{may}{how} {name_of(other)} ({certainty(link.score)})"


def _heading(one: Counted, paper: Paper) -> list[str]:
    text = f"{one.heading or UNCOUNTED}: {figures_count([one])}"
    return [paper.bold(row) for row in wrap(harmless(text), paper.width)]


def _rows(figure: Figure, paper: Paper) -> list[str]:
    claim, width = figure.claim, paper.width - len(_UNDER)
    how = f" ({manner(claim)})" if claim.modality != "asserts" or claim.polarity != "so" else ""
    first = f"{figure.quantity.text} · {name_of(claim)}{how}"
    rows = [_UNDER + row for row in wrap(harmless(first), width)]
    rows[0] = f"  {fit(day_of(claim.document.published), _DATE)}  {rows[0].lstrip()}"
    rows += [_UNDER + row for row in wrap(short_statement(claim, figure.words), width)]
    foot = f"{chain(AnswerLine(claim, ''))} · {claim.id[:SHORT_ID]}{_told(figure)}"
    rows += [_UNDER + paper.dim(row) for row in wrap(harmless(foot), width)]
    for link, other in figure.answered:
        text = f"↔ {answer_words(link, other)}: {short_statement(other)} · {other.id[:SHORT_ID]}"
        rows += [_UNDER + row for row in wrap(harmless(text), width)]
    return rows


def _told(figure: Figure) -> str:
    documents = {claim.document.id for claim in (figure.claim, *figure.retold)}
    return f" · told in {number(len(documents), 'article')}" if len(documents) > 1 else ""
