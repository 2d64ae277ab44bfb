"""A checked draft as the terminal shows it: a passage a block, its verdict in front."""

from kg.checking import VERDICTS, Checked, CheckedDraft
from kg.checking.printed import Evidence
from kg.checking.quotations import Change
from kg.model import Claim
from kg.model.ids import SHORT_ID
from kg.present.terminal.plain import Paper, harmless, pad, shorten, wrap
from kg.present.words import document_words, number, short_statement

_MARGIN = max(map(len, VERDICTS)) + 2
_MOST_PASSAGE, _MOST_PRINTED = 400, 300  # characters


def draft_table(checked: CheckedDraft, paper: Paper) -> str:
    """Return every passage with its verdict, the reason and where the words stand; then the counts."""
    blocks = [_block(row, paper) for row in checked.rows]
    return "\n\n".join([*blocks, verdict_counts(checked)])


def verdict_counts(checked: CheckedDraft) -> str:
    """Return "12 passages against 5 articles: 7 verbatim, 3 altered, 2 not found"."""
    told = [f"{count} {verdict}" for verdict in VERDICTS if (count := checked.count(verdict))]
    skipped = checked.draft.skipped
    note = f"; {number(skipped, 'short quotation')} of nobody in particular not checked" if skipped else ""
    rows, articles = number(len(checked.rows), "passage"), number(checked.documents, "article")
    return f"{rows} against {articles}{': ' + ', '.join(told) if told else ''}{note}"


def _block(row: Checked, paper: Paper) -> str:
    passage = row.passage
    words = f"“{passage.text}”" if passage.kind == "quotation" else passage.text
    by = f" ({passage.speaker})" if passage.speaker else ""
    lines = wrap(harmless(shorten(words, _MOST_PASSAGE) + by), paper.width - _MARGIN)
    reason = row.why if row.stands is None else f"{row.stands}: {row.why}"
    more = [harmless(reason)] if reason else []
    more += map(_printed, row.evidence)
    more += [f"contradicted since: {_claim_words(claim)}" for claim in row.against]
    for text in more:
        lines += [paper.dim(line) for line in wrap(text, paper.width - _MARGIN)]
    head = paper.bold(pad(row.verdict, _MARGIN))
    return "\n".join([head + lines[0], *(" " * _MARGIN + line for line in lines[1:])])


def _printed(one: Evidence) -> str:
    words = marked_printed(one) if one.place and not one.place.is_verbatim else f"“{one.printed}”"
    ending = f" · {one.claim.id[:SHORT_ID]}" if one.claim else ""
    where = publication_words(one)
    return harmless(f"{shorten(words, _MOST_PRINTED)} {where}{ending}")


def marked_printed(one: Evidence) -> str:
    """Return the article's words, those that the draft has otherwise in brackets with the draft's."""
    assert one.place
    return " ".join(_change(change) for change in one.place.changes)


def _change(change: Change) -> str:
    match change.kind:
        case "same":
            return change.printed
        case "changed":
            return f"[{change.printed} → {change.drafted}]"
        case "added":
            return f"[+{change.drafted}]"
        case _:
            return f"[-{change.printed}]"


def publication_words(one: Evidence) -> str:
    """Return where words are printed: outlet, title and day, as far as they are known."""
    document = one.document
    told = [
        document.outlet,
        f"“{document.title}”" if document.title else None,
        (document.published or "")[:10],
    ]
    return ", ".join(filter(None, told)) or document.path


def _claim_words(claim: Claim) -> str:
    return f"{short_statement(claim)} {harmless(document_words(claim.document))} · {claim.id[:SHORT_ID]}"
