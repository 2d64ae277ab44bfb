"""One claim or one entity with all that is known of it, as text."""

from collections.abc import Iterable, Sequence

from kg.ask.context import Context
from kg.ask.passages import by_paragraph, window
from kg.model import Claim, Decision, EntityLine, Fact, Link, Span, Spans
from kg.model.ids import SHORT_ID
from kg.present.terminal.facts import NameLine, RoleLine, names_of, roles_of
from kg.present.terminal.marks import OFF, ON, clean, in_marks
from kg.present.terminal.plain import Paper, harmless, pad, wrap
from kg.present.terminal.value_rows import value_rows
from kg.present.words import (
    NO_SPEAKER,
    certainty,
    day_of,
    document_words,
    manner,
    number,
    relation_words,
    short_statement,
    statement,
    title_of,
)

_LABEL = 9  # columns


def claim_card(claim: Claim, context: Context, paper: Paper) -> str:
    """Return a claim's words marked in their paragraphs; below who, how, where, through whom, and links."""
    document = claim.document
    speaker = f"{claim.speaker.name} ({claim.speaker.type})" if claim.speaker else NO_SPEAKER
    rows = [
        ("Claim", claim.id),
        ("States", statement(claim)),
        ("Speaker", f"{speaker}, in the text “{claim.source.text}”" if claim.source.text else speaker),
        *(("", why) for why in (context.speaker.why if context.speaker else ())),
        ("How", f"{manner(claim)}, {claim.kind}"),
        ("", f"confidence {claim.confidence:.2f}"),
        ("Ruled", _decision_words(context.decision)),
        ("About", ", ".join(f"{named.name} ({named.type})" for named in claim.about)),
        *(("", f"{one.entity.name} ({one.entity.type}), inferred: {one.why}") for one in claim.inferred),
        *value_rows(claim.values),
        ("Document", title_of(document)),
        ("", ", ".join(filter(None, [document.outlet, document.published, context.document.author]))),
        ("", context.document.url or (document.path if document.title else "")),
        ("Via", ", through ".join(claim.via)),
        ("", "inferred: interviewed by it in the same article" if claim.via_inferred else ""),
        *(("Within", _line_of(outer)) for outer in context.outer),
        *(("Holds", _line_of(inner)) for inner in context.inner),
        *(
            ("Origin", f"told as well by {_line_of(other)}, {document_words(other.document)}")
            for other in context.retold
        ),
        *(row for link, other in context.links for row in _link_rows(link, other)),
    ]
    words = marked_paragraphs(context.document.text, claim.content.spans, paper)
    return "\n\n".join([*words, _rows(rows, paper)])


def entity_card(line: EntityLine, facts: Sequence[Fact], paper: Paper) -> str:
    """Return an entity's names, each with why it is one, its roles, how often it speaks and is spoken of."""
    names = names_of(line, facts)
    rows = [
        ("Entity", line.id),
        *(row for name in names if name.form != line.name for row in _name_rows(name)),
        *(("Because", why) for name in names if name.form in ("", line.name) for why in name.why),
        *(("Role", _role_words(role)) for role in roles_of(facts)),
        ("A kind", f"of {', '.join(named.name for named in line.kind_of)}" if line.kind_of else ""),
        ("Kinds", ", ".join(named.name for named in line.kinds)),
        ("Found", f"{number(line.mentions, 'mention')} in {number(line.documents, 'document')}"),
        ("Claims", f"{line.claims_made} said{_for_it(line)}, {line.claims_about} about it"),
    ]
    return f"{paper.bold(harmless(line.name))} ({line.type})\n{_rows(rows, paper)}"


def _for_it(line: EntityLine) -> str:
    return f" ({line.claims_for} of them for it, by others)" if line.claims_for else ""


def _link_rows(link: Link, other: Claim) -> list[tuple[str, str]]:
    return [
        ("Link", f"{relation_words(link)} ({certainty(link.score)}, {link.score:.2f}): {_line_of(other)}"),
        ("", f"{document_words(other.document)}; because: {link.why}"),
    ]


def _decision_words(decision: Decision | None) -> str:
    if decision is None:
        return ""
    because = f": {decision.reason}" if decision.reason else ""
    ruled = f"{decision.verb}ed by {decision.who} on {day_of(decision.when)}"
    return f"{ruled}{because} (decision {decision.id[:SHORT_ID]})"


def _name_rows(name: NameLine) -> list[tuple[str, str]]:
    if not name.form:
        return []
    count = f", in {number(name.documents, 'document')}" if name.documents else ""
    return [("Also", f"{name.form}{count}"), *(("", f"because {why}") for why in name.why)]


def _role_words(role: RoleLine) -> str:
    more = f", and in {number(len(role.documents) - 1, 'other document')}" if role.documents[1:] else ""
    return f"{role.role}, in {document_words(role.documents[0])}{more}"


def marked_paragraphs(text: str, spans: Spans, paper: Paper) -> list[str]:
    """Return the paragraphs of a text that some spans stand in, wrapped, with their words marked."""
    paragraphs = by_paragraph(text, spans)
    return ["\n".join(_marked(text, paragraph, found, paper)) for paragraph, found in paragraphs]


def _marked(text: str, paragraph: Span, spans: list[Span], paper: Paper) -> list[str]:
    start, end = window(paragraph, spans)
    pieces, at = ["… " if start > paragraph.start else ""], start
    for span in spans:
        pieces += [clean(text[at : span.start]), ON, clean(text[span.start : span.end]), OFF]
        at = span.end
    pieces += [clean(text[at:end]), " …" if end < paragraph.end else ""]
    return in_marks(wrap(harmless("".join(pieces)), paper.width), paper)


def _line_of(claim: Claim) -> str:
    return f"{claim.id[:SHORT_ID]} {short_statement(claim)}"


def _rows(rows: Iterable[tuple[str, str]], paper: Paper) -> str:
    """Return labels with what they label; rows of nothing are left out."""
    lines = []
    for label, text in rows:
        first, *others = wrap(harmless(text), paper.width - _LABEL)
        if first:
            lines += [paper.dim(pad(label, _LABEL)) + first, *(" " * _LABEL + other for other in others)]
    return "\n".join(lines)
