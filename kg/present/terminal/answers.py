"""Answers and claims as text: date, the statement, where it was read."""

from collections.abc import Iterable, Sequence

from kg.ask import Answer, AnswerLine
from kg.model import Claim, Link
from kg.model.ids import SHORT_ID
from kg.present.terminal.plain import Paper, fit, harmless, width_of, wrap
from kg.present.words import (
    NO_SPEAKER,
    certainty,
    chain,
    count_of,
    day_of,
    relation_words,
    short_statement,
    speaker_name,
)

_DATE = 10  # columns
_LEAST_COLUMN = 24  # below it words are not set beside their date but under it


def answer_table(answer: Answer, paper: Paper) -> str:
    """Return an answer: a heading, then a table for each speaker; what only comes near follows."""
    full = [line for line in answer.lines if not line.near]
    near = [line for line in answer.lines if line.near]
    parts = [heading(answer, count_of(full), paper), *_groups(full, paper)]
    if near:
        close = f"Close to “{answer.question.about}”: {count_of(near)}"
        parts += [paper.bold(harmless(close)), *_groups(near, paper)]
    return "\n\n".join(parts)


def claims_table(claims: Iterable[Claim], paper: Paper) -> str:
    """Return claims in the order given, each with its speaker."""
    return "\n".join(
        row
        for claim in claims
        for row in claim_rows(AnswerLine(claim, claim.content.text), paper, named=True)
    )


def heading(answer: Answer, found: str, paper: Paper) -> str:
    """Return how a question was understood, what was found in words, and the notes."""
    text = harmless(f"{answer.understood}: {found}")
    dates = sorted(
        line.claim.document.published[:_DATE]
        for line in answer.lines
        if line.claim.document.published and not line.near
    )
    if answer.question.form == "when" and dates:
        text += f", from {dates[0]} to {dates[-1]}" if dates[0] != dates[-1] else f", on {dates[0]}"
    lines = [paper.bold(line) for line in wrap(text, paper.width)]
    for note in answer.notes:
        lines += wrap(harmless(note), paper.width)
    return "\n".join(lines)


def _groups(lines: Sequence[AnswerLine], paper: Paper) -> list[str]:
    """Return a table for each speaker, in the order in which they come, claims without a speaker last."""
    groups: dict[str, list[AnswerLine]] = {}
    for line in lines:
        groups.setdefault(line.claim.speaker.id if line.claim.speaker else "", []).append(line)
    unnamed = groups.pop("", [])
    tables = [_group(group, paper) for group in groups.values()]
    return [*tables, _group(unnamed, paper)] if unnamed else tables


def _group(lines: list[AnswerLine], paper: Paper) -> str:
    name = harmless(name_of(lines[0].claim))
    rows: list[str] = []
    by_claim: dict[str, list[AnswerLine]] = {}  # one that answers several stands once
    for line in lines:
        by_claim.setdefault(line.claim.id, []).append(line)
    for first, *more in by_claim.values():
        rows += claim_rows(first, paper)
        for line in more:
            rows += linked_rows(line, paper)
    return "\n".join([paper.bold(name), *rows])


def claim_rows(line: AnswerLine, paper: Paper, *, named: bool = False) -> list[str]:
    """Return a claim's rows: date and statement, then where it was read and its id."""
    claim = line.claim
    date = day_of(claim.document.published)
    left = f"  {fit(date, _DATE)}  "
    under = " " * _under(paper)
    head = [left.rstrip()] if len(under) < width_of(left) else []
    told = wrap(short_statement(claim, line.words), paper.width - len(under))
    words = [paper.said(text, claim.polarity, claim.modality) for text in told]
    rows = [*head, *(under + text for text in words)]
    if not head:
        rows[0] = left + words[0]
    speaker = f"{name_of(claim)} · " if named else ""
    ruled = " · rejected" if claim.ruling == "reject" else ""
    foot = wrap(harmless(f"{speaker}{chain(line)} · {claim.id[:SHORT_ID]}{ruled}"), paper.width - len(under))
    rows += [under + paper.linked(paper.dim(text), claim.document.url) for text in foot]
    for one in claim.inferred if line.near else ():
        why = harmless(f"about {one.entity.name}, inferred: {one.why}")
        rows += [under + paper.dim(text) for text in wrap(why, paper.width - len(under))]
    return rows + linked_rows(line, paper)


def linked_rows(line: AnswerLine, paper: Paper) -> list[str]:
    """Return the rows of what a claim is linked to; none where it is not."""
    if not (line.link and line.other):
        return []
    under = " " * _under(paper)
    return [under + text for text in wrap(_linked(line.link, line.other), paper.width - len(under))]


def _under(paper: Paper) -> int:
    """Return how far in the rows of a claim stand: behind its date, or under it where there is no room."""
    behind = _DATE + 4
    return behind if paper.width - behind >= _LEAST_COLUMN else 4


def name_of(claim: Claim) -> str:
    return speaker_name(claim.speaker, f"({NO_SPEAKER})")


def _linked(link: Link, other: Claim) -> str:
    why = f"; {harmless(link.why)}" if link.why else ""
    related = f"{relation_words(link)}: {short_statement(other)} · {other.id[:SHORT_ID]}"
    return f"↔ {related} ({certainty(link.score)}{why})"
