"""A doubt as a reviewer sees it: the question, what speaks for it, and where it comes from."""

from collections.abc import Sequence

from kg.decide.review import ClaimDoubt, Doubt, LinkDoubt, MergeDoubt, MissedDoubt
from kg.model import Claim, DocumentLine, Fact
from kg.model.ids import SHORT_ID
from kg.model.relations import QUESTIONS
from kg.present.terminal.card import marked_paragraphs
from kg.present.terminal.plain import Paper, harmless, wrap
from kg.present.words import document_words, link_reference, link_words, number, statement

_MOST_DOCUMENTS = 3
KEYS = "y = yes   n = no   s = skip   u = undo   q = quit"


def doubt_text(doubt: Doubt, paper: Paper) -> str:
    """Return a doubt as a question with its evidence."""
    if isinstance(doubt, MissedDoubt):
        return _missed_text(doubt, paper)
    if isinstance(doubt, LinkDoubt):
        return _link_text(doubt, paper)
    return _merge_text(doubt, paper) if isinstance(doubt, MergeDoubt) else _claim_text(doubt, paper)


def _merge_text(doubt: MergeDoubt, paper: Paper) -> str:
    entity = doubt.joint.entity
    question = f"Is “{doubt.form}” the same as {entity.name} ({entity.type})?"
    return _text(question, [*doubt.why, *_told(doubt.facts), f"score {doubt.score:.2f}"], paper)


def _missed_text(doubt: MissedDoubt, paper: Paper) -> str:
    first, second = doubt.missed.first, doubt.missed.second
    question = f"Are {first.name} ({first.type}) and “{second.name}” one?"
    rows = [doubt.missed.why, f"{first.name}: {number(first.documents, 'document')}", *_told(doubt.facts)]
    return _text(question, rows, paper)


def _told(facts: Sequence[Fact]) -> list[str]:
    """Return in how many documents somebody is called so, in which, and what he is there."""
    documents = list({fact.document.id: fact.document for fact in facts}.values())
    roles = list(dict.fromkeys(role for fact in facts for role in fact.roles))
    some = f"called so in {number(len(documents), 'document')}: {_some(documents)}"
    return [some, *([f"there: {', '.join(roles)}"] if roles else [])]


def _claim_text(doubt: ClaimDoubt, paper: Paper) -> str:
    claim = doubt.claim
    question = f"Does the article say so? {statement(claim)}"
    words = marked_paragraphs(doubt.document.text, claim.content.spans, paper)
    rows = [*_source(claim), f"in {document_words(claim.document)}", f"confidence {claim.confidence:.2f}"]
    return "\n".join([*words, "", _text(question, rows, paper)])


def _link_text(doubt: LinkDoubt, paper: Paper) -> str:
    link, claims = doubt.link, (doubt.first, doubt.second)
    parts = []
    for claim, document in zip(claims, doubt.documents, strict=True):
        said = [statement(claim), f"in {document_words(claim.document)} · {claim.id[:SHORT_ID]}"]
        parts += [*marked_paragraphs(document.text, claim.content.spans, paper), "", *_rows(said, paper), ""]
    question = QUESTIONS[link.relation]
    rows = [f"{link_reference(link)}: {link_words(link)}"]
    return "\n".join([*parts, _text(question, rows, paper)])


def _source(claim: Claim) -> list[str]:
    return [f"in the text “{claim.source.text}”"] if claim.source.text else []


def _some(documents: list[DocumentLine]) -> str:
    more = f"; and {len(documents) - _MOST_DOCUMENTS} more" if len(documents) > _MOST_DOCUMENTS else ""
    return "; ".join(map(document_words, documents[:_MOST_DOCUMENTS])) + more


def _text(question: str, rows: list[str], paper: Paper) -> str:
    lines = [paper.bold(line) for line in wrap(harmless(question), paper.width)]
    return "\n".join([*lines, *_rows(rows, paper)])


def _rows(rows: list[str], paper: Paper) -> list[str]:
    return ["  " + line for row in rows for line in wrap(harmless(row), paper.width - 2)]
