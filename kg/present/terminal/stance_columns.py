"""Stances as text: who is for a thing beside who is against it; below, who is on neither side."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from kg.ask.origins import AnswerLine
from kg.ask.tabled.stances import Stance
from kg.model.ids import SHORT_ID
from kg.present.terminal.answers import name_of
from kg.present.terminal.plain import Paper, harmless, pad, wrap
from kg.present.words import chain, day_of, number, short_statement

_LEAST_COLUMN = 30  # below it the two sides stand under each other
_GAP = " │ "
_MOST_STATEMENT = 200  # characters


def stances_table(stances: Iterable[Stance], paper: Paper) -> str:
    """Return both sides next to each other, then those on neither, then those on something of it."""
    found = list(stances)
    on_it = [one for one in found if not one.near]
    near = [one for one in found if one.near]
    parts = [_sides(on_it, paper), _listed("Neither for nor against", _of("neither", on_it), paper)]
    if near:
        head = f"On something of it, or that names it: {number(len(near), 'stance')}"
        parts += [paper.bold(head), _sides(near, paper)]
        parts += [_listed("Neither for nor against", _of("neither", near), paper)]
    return "\n\n".join(filter(None, parts))


def stances_count(stances: Iterable[Stance]) -> str:
    """Return "12 for, 7 against, 1 neither", of those on the thing itself."""
    on_it = [one for one in stances if not one.near]
    told = [f"{len(_of('for', on_it)):,} for", f"{len(_of('against', on_it)):,} against"]
    if neither := _of("neither", on_it):
        told.append(f"{len(neither):,} neither")
    return ", ".join(told)


def _of(side: str, stances: Iterable[Stance]) -> list[Stance]:
    return [one for one in stances if one.side == side]


def _sides(stances: Sequence[Stance], paper: Paper) -> str:
    pro, con = _of("for", stances), _of("against", stances)
    column = (paper.width - len(_GAP)) // 2
    if column < _LEAST_COLUMN or not (pro and con):
        listed = (_listed("For", pro, paper), _listed("Against", con, paper))
        return "\n\n".join(filter(None, listed))
    left = [f"For: {len(pro):,}", *(row for one in pro for row in _cell(one, column))]
    right = [f"Against: {len(con):,}", *(row for one in con for row in _cell(one, column))]
    rows = [
        f"{pad(one, column)}{_GAP}{other}".rstrip() for one, other in zip_longest(left, right, fillvalue="")
    ]
    return "\n".join([paper.bold(rows[0]), *rows[1:]])


def _listed(head: str, stances: Sequence[Stance], paper: Paper) -> str:
    if not stances:
        return ""
    rows = ["  " + row for one in stances for row in _cell(one, paper.width - 2)]
    return "\n".join([paper.bold(f"{head}: {len(stances):,}"), *rows])


def _cell(one: Stance, width: int) -> list[str]:
    """Return who and when, the statement, where it was read."""
    claim = one.claim
    documents = {each.document.id for each in (claim, *one.retold)}
    told = f" · told in {number(len(documents), 'article')}" if len(documents) > 1 else ""
    head = f"{name_of(claim)}, {day_of(claim.document.published)}"
    foot = f"{chain(AnswerLine(claim, ''))} · {claim.id[:SHORT_ID]}{told}"
    return [
        *wrap(harmless(head), width),
        *("  " + row for row in wrap(short_statement(claim, most=_MOST_STATEMENT), width - 2)),
        *("  " + row for row in wrap(harmless(foot), width - 2)),
    ]
