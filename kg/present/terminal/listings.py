"""Listings as tables of text: documents, entities, links, decisions, the steps of a path."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kg.model import Decision, DecisionLine, DocumentLine, EntityLine, FailureLine, Link, StoryLine
from kg.model.ids import SHORT_ID
from kg.present.terminal.plain import Paper, fit, harmless, shorten, width_of
from kg.present.words import (
    certainty,
    day_of,
    link_reference,
    number,
    period_words,
    relation_words,
    title_of,
)

if TYPE_CHECKING:
    from kg.graph.measures import Measures
    from kg.graph.network import Step

_MOST_COLUMN = 40
_MOST_WORDS = 80  # of a claim that was ruled on with another, characters


def documents_table(lines: Iterable[DocumentLine], paper: Paper) -> str:
    rows = [
        (line.id[:SHORT_ID], day_of(line.published), number(line.claims, "claim"),
         line.outlet or "", title_of(line))
        for line in lines
    ]  # fmt: skip
    return columns(rows, paper)


def copies_table(texts: Iterable[Sequence[DocumentLine]], paper: Paper) -> str:
    """Return articles that are one text, the earliest of each in front, the others below it."""
    rows = [
        (("  = " if place else "") + line.id[:SHORT_ID], day_of(line.published), line.outlet or "",
         title_of(line))
        for text in texts
        for place, line in enumerate(text)
    ]  # fmt: skip
    return columns(rows, paper)


def stories_table(lines: Iterable[StoryLine], paper: Paper) -> str:
    rows = [
        (line.id[:SHORT_ID], period_words(line), number(len(line.documents), "article"),
         number(len(line.outlets), "outlet"), number(line.claims, "claim"), line.title)
        for line in lines
    ]  # fmt: skip
    return columns(rows, paper)


def failures_table(lines: Iterable[FailureLine], paper: Paper) -> str:
    """Return what failed, each with the stage at which it did and why."""
    return columns([(day_of(line.at), line.stage, line.path, line.why) for line in lines], paper)


def entities_table(lines: Iterable[EntityLine], paper: Paper) -> str:
    rows = []
    for line in lines:
        aliases = ", ".join(alias for alias in line.aliases if alias != line.name)
        rows.append((line.type, line.name, f"{line.claims_made} said", f"{line.claims_about} about", aliases))
    return columns(rows, paper)


def links_table(links: Iterable[Link], paper: Paper) -> str:
    rows = [
        (link_reference(link), relation_words(link), certainty(link.score), f"{link.score:.2f}", link.why)
        for link in links
    ]
    return columns(rows, paper)


def path_table(steps: "Sequence[Step]", paper: Paper) -> str:
    """Return a way from one node to another, each step on a line of its own."""
    lines = [harmless(steps[0].start)] if steps else []
    for step in steps:
        arrow = f"—{step.kind}→" if step.forward else f"←{step.kind}—"
        lines.append(f"  {arrow} {shorten(harmless(step.end), paper.width - len(arrow) - 3)}")
    return "\n".join(lines)


def measures_table(measures: "Measures", paper: Paper) -> str:
    """Return who is cited most, who joins outlets and who agrees with whom, each under its heading."""
    cited = [
        (
            one.name,
            number(one.origins, "origin"),
            number(one.outlets, "outlet"),
            number(one.documents, "article"),
        )
        for one in measures.cited
    ]
    brokers = [(one.name, f"{one.betweenness:.2f}", ", ".join(one.outlets)) for one in measures.brokers]
    communities = [
        (number(one.agreements, "agreement"), ", ".join(one.names)) for one in measures.communities
    ]
    parts = [
        f"{paper.bold(heading)}\n{columns(rows, paper)}"
        for heading, rows in (
            ("Cited most, by origins", cited),
            ("Between outlets", brokers),
            ("Say the same", communities),
        )
        if rows
    ]
    return "\n\n".join(parts) or "Nobody is cited."


def decisions_table(lines: Iterable[DecisionLine], paper: Paper) -> str:
    """Return decisions, each with what became of it where it does not simply stand."""
    rows = [
        (
            day_of(line.decision.when),
            line.decision.id[:SHORT_ID],
            line.decision.who,
            line.decision.verb,
            _ruled_on(line.decision),
            line.state,
            line.why or line.decision.reason or "",
        )
        for line in lines
    ]
    return columns(rows, paper)


def trouble(line: DecisionLine) -> str:
    """Return in one line which decision does not hold, and why."""
    ruled = f"decision {line.decision.id[:SHORT_ID]}, {line.decision.verb} {_ruled_on(line.decision)},"
    return f"{ruled} {line.state}: {line.why}"


def _ruled_on(decision: Decision) -> str:
    """Return names as they were given, ids shortened; of a claim or of both of a link their words, too."""
    if decision.verb in ("link", "unlink"):
        a, b, relation = decision.arguments
        both = [place.content.text for place in decision.evidence if place.content]
        reference = f"{a[:SHORT_ID]}:{b[:SHORT_ID]} {relation}"
        return f"{reference}: {' | '.join(shorten(words, _MOST_WORDS) for words in both)}"
    if decision.verb == "describe":
        document, field, value = decision.arguments
        path = decision.evidence[0].path if decision.evidence else ""
        return f"{document[:SHORT_ID]} {field} = {value or 'nothing'} ({path})"
    if decision.verb not in ("accept", "reject", "attribute", "withdraw"):
        return ", ".join(decision.arguments)
    words = [f": {place.content.text}" for place in decision.evidence if place.content]
    identifier, *names = decision.arguments
    return "".join([" to ".join([identifier[:SHORT_ID], *names]), *words])


def columns(rows: Iterable[Sequence[str]], paper: Paper) -> str:
    """Return rows set in columns, each as wide as its widest cell, the last as wide as there is room."""
    clean = [[harmless(cell) for cell in row] for row in rows]
    if not clean:
        return ""
    widths = [min(max(map(width_of, column)), _MOST_COLUMN) for column in zip(*clean, strict=True)]
    room = max(paper.width - sum(widths[:-1]) - 2 * (len(widths) - 1), 12)
    widths[-1] = min(widths[-1], room)
    return "\n".join(
        "  ".join(fit(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in clean
    )
