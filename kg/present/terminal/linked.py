"""Linked claims as text: both sides next to each other, origins with their articles, changes over time."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from kg.ask import Answer, AnswerLine
from kg.ask.counted.independence import Witness
from kg.ask.difference import Difference
from kg.ask.history import Step, Strand
from kg.ask.sides import Sides
from kg.model import Claim
from kg.model.ids import SHORT_ID
from kg.present.terminal.answers import (
    answer_table,
    claim_rows,
    heading,
    name_of,
)
from kg.present.terminal.figure_rows import figures_count, figures_table
from kg.present.terminal.plain import Paper, harmless, pad, wrap
from kg.present.terminal.stance_columns import stances_count, stances_table
from kg.present.words import (
    NO_SPEAKER,
    certainty,
    chain,
    day_of,
    independent_origins,
    link_reference,
    link_words,
    number,
    short_statement,
    speaker_name,
)

_LEAST_COLUMN = 30  # below it the two sides stand under each other
_GAP = " │ "
_MOST_ALONE = 5  # claims that only one of two makes, which are shown


def answer_text(answer: Answer, paper: Paper) -> str:
    """Return an answer in the form that its question asks for."""
    if answer.also:
        return "\n\n".join([answer_table(answer, paper), answer_text(answer.also, paper)])
    if answer.question.form in ("disputed", "changed") and answer.conflicts:
        what = "contradiction" if answer.question.form == "disputed" else "change"
        found = number(len(answer.conflicts), what)
        return "\n\n".join(
            filter(None, [heading(answer, found, paper), sides_table(answer.conflicts, paper)])
        )
    if answer.question.form == "disputed":
        return heading(answer, number(0, "contradiction"), paper)
    if answer.question.form == "sources":
        documents = {claim.document.id for origin in answer.origins for claim in origin.claims}
        told = f", told in {number(len(documents), 'article')}" if documents else ""
        found = f"{independent_origins(answer.witnesses)}{told}"
        return "\n\n".join(
            filter(None, [heading(answer, found, paper), witnesses_table(answer.witnesses, paper)])
        )
    if answer.question.form == "numbers":
        found = figures_count(answer.figures)
        return "\n\n".join(
            filter(None, [heading(answer, found, paper), figures_table(answer.figures, paper)])
        )
    if answer.stances:
        found = stances_count(answer.stances)
        return "\n\n".join(
            filter(None, [heading(answer, found, paper), stances_table(answer.stances, paper)])
        )
    return answer_table(answer, paper)


def sides_table(sides: Iterable[Sides], paper: Paper) -> str:
    """Return each pair with its exact words side by side, then why it is one."""
    return "\n\n".join(_pair(one, paper) for one in sides)


def witnesses_table(witnesses: Iterable[Witness], paper: Paper) -> str:
    """Return each origin: who said it, why it counts or does not, and the articles that tell it."""
    return "\n\n".join(_witness(place, one, paper) for place, one in enumerate(witnesses, start=1))


def history_table(strands: Iterable[Strand], paper: Paper) -> str:
    """Return what each speaker said, oldest first; under what changed, what was said before."""
    return "\n\n".join(
        "\n".join(
            [paper.bold(_speaker(strand)), *(row for step in strand.steps for row in _step(step, paper))]
        )
        for strand in strands
    )


def difference_table(difference: Difference, paper: Paper) -> str:
    """Return what two say against each other, what changed, what they agree on, and what each says alone."""
    a, b = difference.a, difference.b
    parts = []
    for head, sides in (
        (f"{a} against {b}: {number(len(difference.against), 'contradiction')}", difference.against),
        (f"Changed between them: {number(len(difference.changed), 'claim')}", difference.changed),
        (f"Both say: {number(len(difference.alike), 'claim')}", difference.alike),
    ):
        if sides:
            parts += [paper.bold(harmless(head)), sides_table(sides, paper)]
    if not parts:
        parts.append(harmless(f"No claim of {a} is linked with one of {b}."))
    for name, claims in ((a, difference.only_a), (b, difference.only_b)):
        if claims:
            parts.append("\n".join(_alone(name, claims, paper)))
    return "\n\n".join(parts)


# --- two sides ---------------------------------------------------------------------------------------


def _pair(sides: Sides, paper: Paper) -> str:
    text = f"{link_words(sides.link)} · link {link_reference(sides.link)}"
    rows = [paper.bold(row) for row in wrap(text, paper.width)]
    column = (paper.width - len(_GAP) - 2) // 2
    if column < _LEAST_COLUMN:
        for claim in (sides.first, sides.second):
            rows += [f"  {row}" for row in _side(claim, paper.width - 2)]
        return "\n".join(rows)
    left, right = _side(sides.first, column), _side(sides.second, column)
    rows += [
        f"  {pad(one, column)}{_GAP}{other}".rstrip() for one, other in zip_longest(left, right, fillvalue="")
    ]
    return "\n".join(rows)


def _side(claim: Claim, width: int) -> list[str]:
    head = f"{name_of(claim)}, {day_of(claim.document.published)}"
    foot = f"{chain(AnswerLine(claim, ''))} · {claim.id[:SHORT_ID]}"
    return [
        *wrap(harmless(head), width),
        *wrap(short_statement(claim), width),
        *wrap(harmless(foot), width),
    ]


# --- origins -----------------------------------------------------------------------------------------


def _witness(place: int, witness: Witness, paper: Paper) -> str:
    origin = witness.origin
    documents = {claim.document.id for claim in origin.claims}
    head = f"{place}. {name_of(origin.first)}, told in {number(len(documents), 'article')}"
    if len(origin.outlets) > 1:
        head += f" of {number(len(origin.outlets), 'outlet')}"
    rows = [paper.bold(row) for row in wrap(harmless(f"{head} · {witness.why}"), paper.width)]
    for claim in origin.claims:
        rows += claim_rows(AnswerLine(claim, claim.content.text), paper)
    return "\n".join(rows)


# --- over time ---------------------------------------------------------------------------------------


def _speaker(strand: Strand) -> str:
    return harmless(speaker_name(strand.speaker, f"({NO_SPEAKER})"))


def _step(step: Step, paper: Paper) -> list[str]:
    rows = claim_rows(AnswerLine(step.claim, step.claim.content.text), paper)
    for link, earlier in step.changes:
        before = f"{day_of(earlier.document.published)}: {short_statement(earlier)}"
        text = f"↻ before: {before} · {earlier.id[:SHORT_ID]} ({certainty(link.score)}: {link.why})"
        rows += [" " * 4 + row for row in wrap(harmless(text), paper.width - 4)]
    return rows


def _alone(name: str, claims: Sequence[Claim], paper: Paper) -> list[str]:
    rows = [paper.bold(harmless(f"Only {name}: {number(len(claims), 'claim')}"))]
    for claim in claims[:_MOST_ALONE]:
        rows += claim_rows(AnswerLine(claim, claim.content.text), paper)
    if len(claims) > _MOST_ALONE:
        rows.append(f"  … and {number(len(claims) - _MOST_ALONE, 'more claim')}; `kg claims` lists them")
    return rows
