"""Answers and claims as text: date, how, the words, where they were read."""

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from kg.ask.answer import Answer, AnswerLine
from kg.ask.verbs import saying_word
from kg.model import Claim, DocumentLine, Link
from kg.present.terminal.plain import Paper, fit, harmless, number, pad, shorten, unquoted, width_of, wrap

SHORT_ID = 8  # characters of a claim's id that are shown; `kg claim` takes any unique beginning
_DATE, _HOW = 10, 10  # columns
_MOST_WORDS = 280  # characters of a content that are shown
_MOST_TITLE = 48
_LEAST_COLUMN = 24  # below it words are not set beside their date but under it
_NO_SPEAKER = "(no speaker named)"
_NO_DATE = "no date"


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


def count_of(lines: Sequence[AnswerLine]) -> str:
    """Return "12 claims by 7 speakers in 5 documents"; speakers are counted where there is one."""
    if not lines:
        return "no claims"
    speakers = {line.claim.speaker.id for line in lines if line.claim.speaker}
    documents = {line.claim.document.id for line in lines}
    by = f" by {number(len(speakers), 'speaker')}" if speakers else ""
    return f"{number(len(lines), 'claim')}{by} in {number(len(documents), 'document')}"


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
    speaker = lines[0].claim.speaker
    name = harmless(speaker.name) if speaker else _NO_SPEAKER
    return "\n".join([paper.bold(name), *(row for line in lines for row in claim_rows(line, paper))])


def claim_rows(line: AnswerLine, paper: Paper, *, named: bool = False) -> list[str]:
    """Return a claim's rows: date, how and the words, then where it was read and its id."""
    claim = line.claim
    date = day_of(claim)
    how = saying_word(claim)
    left = f"  {fit(date, _DATE)}  {pad(how, _HOW)}  "
    under = " " * width_of(left)
    if paper.width - len(under) < _LEAST_COLUMN:
        head, under = [left.rstrip()], " " * 4
    else:
        head = []
    words = wrap(shown_words(line.words, claim), paper.width - len(under))
    rows = [*head, *(under + text for text in words)]
    if not head:
        rows[0] = left + words[0]
    speaker = f"{claim.speaker.name if claim.speaker else _NO_SPEAKER} · " if named else ""
    ruled = " · rejected" if claim.ruling == "reject" else ""
    foot = wrap(harmless(f"{speaker}{chain(line)} · {claim.id[:SHORT_ID]}{ruled}"), paper.width - len(under))
    rows += [under + paper.dim(text) for text in foot]
    for one in claim.inferred if line.near else ():
        why = harmless(f"about {one.entity.name}, inferred: {one.why}")
        rows += [under + paper.dim(text) for text in wrap(why, paper.width - len(under))]
    if line.link and line.other:
        rows += [under + text for text in wrap(_linked(line.link, line.other), paper.width - len(under))]
    return rows


def shown_words(words: str, claim: Claim) -> str:
    """Return words as a line shows them: shortened, and in quotes where they were said so."""
    if claim.kind != "direct":
        return shorten(harmless(words), _MOST_WORDS)
    pieces = f" {harmless(words)}".split(" … ")  # the first is empty where the words begin with "…"
    joined = " … ".join(map(unquoted, pieces)).strip()
    return f"“{shorten(joined, _MOST_WORDS)}”"


def chain(line: AnswerLine) -> str:
    """Return where a claim was read and through whom it came: "Ariana News, via Izvestia"."""
    document = line.claim.document
    steps = [document.outlet or _title_of(document)]
    steps += [f"via {name}" for name in line.claim.via if name != document.outlet]
    steps += [f"told by {name}" for name in line.told_by if name not in line.claim.via]
    return ", ".join(steps)


def name_of(claim: Claim) -> str:
    return claim.speaker.name if claim.speaker else _NO_SPEAKER


def day_of(claim: Claim) -> str:
    """Return the day on which a claim was published."""
    return (claim.document.published or _NO_DATE)[:_DATE]


def _title_of(document: DocumentLine) -> str:
    """Return what a reader knows a document by that names no outlet."""
    if document.title:
        return f"“{shorten(document.title, _MOST_TITLE)}”"
    return PurePosixPath(document.path.replace("\\", "/")).name


def _linked(link: Link, other: Claim) -> str:
    words = shown_words(other.content.text, other)
    why = f" ({harmless(link.why)})" if link.why else ""
    return f"↔ {link.relation} {harmless(name_of(other))}: {words} · {other.id[:SHORT_ID]}{why}"
