"""Claims, listings and answers as HTML for notebooks: strings, numbers and offsets in, HTML out.

Names and words come from articles: all of them are escaped, and kept apart where they read from right to
left. Colours are those of Okabe and Ito, on what lies beneath, so that they do in a dark notebook as well.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from kg.ask import Answer, AnswerLine
from kg.model import Claim, DocumentLine, EntityLine, Link, Span, Words
from kg.model.ids import SHORT_ID
from kg.present.words import (
    certainty,
    day_of,
    link_reference,
    manner,
    publisher_of,
    relation_words,
    speaker_name,
    statement,
    title_of,
)

MAX_ROWS = 60
MAX_CELL = 400  # characters
# Notebooks would typeset "$5 million and $6" as mathematics.
_OPEN = '<div class="kg tex2jax_ignore mathjax_ignore" style="max-width: 60em; line-height: 1.45">'
_STYLES = {
    "source": "border-bottom: 2px solid #0072b2",
    "cue": "border-bottom: 2px dotted #d55e00",
    "content": "background: rgba(240, 228, 66, .45)",
}
_DIM = "opacity: .7; font-size: 90%"
_CELL = "text-align: left; vertical-align: top; padding: .2em .7em .2em 0"


def claim_html(claim: Claim) -> str:
    """Return a claim as a card: its words marked in their paragraph, where it was read with one."""
    name = speaker_name(claim.speaker)
    kind = f" ({claim.speaker.type})" if claim.speaker else ""
    ruled = f", {claim.ruling}ed by a person" if claim.ruling else ""
    return "".join([
        f"{_OPEN}<div><b>{_apart(name)}</b>{kind} · {_apart(statement(claim))}</div>",
        f'<blockquote style="margin: .5em 0 .5em 1em">{"<br>…<br>".join(_passages(claim))}</blockquote>',
        f'<div style="{_DIM}">{" · ".join(map(_apart, _origin(claim)))}</div>',
        f'<div style="{_DIM}">{escape(manner(claim))}, {claim.kind}; claim {escape(claim.id)}, ',
        f"confidence {claim.confidence:.2f}{ruled}</div></div>",
    ])  # fmt: skip


def claims_html(claims: Sequence[Claim]) -> str:
    rows = (
        (
            day_of(claim.document.published),
            speaker_name(claim.speaker, ""),
            statement(claim),
            claim.polarity,
            claim.modality,
            ", ".join(named.name for named in claim.about),
            publisher_of(claim.document),
            claim.id[:SHORT_ID],
        )
        for claim in claims
    )
    columns = ("date", "speaker", "statement", "polarity", "modality", "about", "outlet", "claim")
    return _listing(columns, rows, len(claims))


def entities_html(lines: Sequence[EntityLine]) -> str:
    rows = (
        (it.name, it.type, it.claims_made, it.claims_about, it.documents,
         ", ".join(alias for alias in it.aliases if alias != it.name))
        for it in lines
    )  # fmt: skip
    columns = ("name", "type", "claims made", "claims about", "documents", "also called")
    return _listing(columns, rows, len(lines))


def documents_html(lines: Sequence[DocumentLine]) -> str:
    rows = ((day_of(it.published), it.outlet or "", title_of(it), it.claims) for it in lines)
    return _listing(("date", "outlet", "title", "claims"), rows, len(lines))


def links_html(links: Sequence[Link]) -> str:
    rows = (
        (relation_words(it), link_reference(it), certainty(it.score), f"{it.score:.2f}", it.why)
        for it in links
    )
    return _listing(("relation", "link", "certainty", "score", "why"), rows, len(links))


def answer_html(answer: Answer) -> str:
    """Return an answer: how it was understood, then a line for each claim."""
    heading = f"<div><b>{_apart(answer.understood)}</b></div>"
    notes = "".join(f'<div style="{_DIM}">{_apart(note)}</div>' for note in answer.notes)
    rows = (_answer_row(line) for line in answer.lines)
    table = _table(("date", "speaker", "statement", "read in", "claim"), rows, len(answer.lines))
    return f"{_OPEN}{heading}{notes}{table}</div>"


def _answer_row(line: AnswerLine) -> tuple[str, ...]:
    claim = line.claim
    near = "close to it: " if line.near else ""
    linked = f" ↔ {line.link.relation}: {statement(line.other)}" if line.link and line.other else ""
    read = (publisher_of(claim.document), *line.told_by, *claim.via)
    return (
        day_of(claim.document.published),
        speaker_name(claim.speaker, ""),
        f"{near}{statement(claim, line.words)}{linked}",
        ", via ".join(dict.fromkeys(read)),
        claim.id[:SHORT_ID],
    )


# --- words -----------------------------------------------------------------------------------------


def marked(text: str, start: int, roles: Iterable[tuple[str, Span]]) -> str:
    """Return text, escaped, in which spans are marked by their role; where roles overlap the first counts.

    Args:
        start: Where the text begins in the document that the spans are of.
    """
    pieces, at = [], 0
    for role, span in sorted(roles, key=lambda it: it[1]):
        first, last = max(span.start - start, at), min(span.end - start, len(text))
        if first < last:
            words = escape(text[first:last])
            pieces += [escape(text[at:first]), f'<mark style="{_mark(role)}">{words}</mark>']
            at = last
    return "".join([*pieces, escape(text[at:])])


def _passages(claim: Claim) -> Iterator[str]:
    """Yield a claim's words in their paragraphs, else for themselves."""
    words: dict[str, Words] = {"source": claim.source, "cue": claim.cue, "content": claim.content}
    spans = [(role, span) for role, said in words.items() for span in said.spans]
    for passage in claim.passages:
        yield f'<bdi style="white-space: pre-line">{marked(passage.text, passage.start, spans)}</bdi>'
    if not claim.passages:
        yield " · ".join(
            f'<mark style="{_mark(role)}">{_apart(said.text)}</mark>'
            for role, said in words.items()
            if said.text
        )


def _mark(role: str) -> str:
    return f"color: inherit; background: none; {_STYLES[role]}"


def _origin(claim: Claim) -> Iterator[str]:
    document = claim.document
    yield from filter(None, [document.outlet, day_of(document.published)])
    yield title_of(document)
    if claim.via:
        yield f"via {', through '.join(claim.via)}{' (inferred)' if claim.via_inferred else ''}"
    if claim.about:
        yield f"about {', '.join(named.name for named in claim.about)}"


def _apart(text: str) -> str:
    """Return text, escaped, that reads in its own direction and turns nothing around it."""
    return f"<bdi>{escape(text)}</bdi>"


# --- tables ----------------------------------------------------------------------------------------


def _listing(columns: Sequence[str], rows: Iterable[Sequence[object]], count: int) -> str:
    return f"{_OPEN}{_table(columns, rows, count)}</div>"


def _table(columns: Sequence[str], rows: Iterable[Sequence[object]], count: int) -> str:
    """Return a table of at most `MAX_ROWS` rows, and how many more there are."""
    head = "".join(f'<th style="{_CELL}">{escape(column)}</th>' for column in columns)
    lines = [
        "<tr>" + "".join(f'<td style="{_CELL}">{_cell(cell)}</td>' for cell in row) + "</tr>"
        for row, _ in zip(rows, range(MAX_ROWS), strict=False)
    ]
    more = f'<div style="{_DIM}">… and {count - MAX_ROWS:,} more</div>' if count > MAX_ROWS else ""
    body = "".join(lines)
    return f'<table style="font-size: 90%"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}'


def _cell(cell: object) -> str:
    text = str(cell)
    return _apart(text if len(text) <= MAX_CELL else f"{text[:MAX_CELL]}…")
