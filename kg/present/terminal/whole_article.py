"""An article in the terminal: whole, with its claims in the margin; or the passages in which words stand."""

from collections.abc import Iterator, Sequence

from kg.ask.articles.speaking import Found, Hit
from kg.ask.context import WholeArticle
from kg.model import Claim, DocumentLine
from kg.model.claim import ClaimChange, Revision
from kg.model.ids import SHORT_ID
from kg.present.article_pieces import Paragraph, Piece, read_article
from kg.present.terminal.marks import AT, OFF, ON, clean, in_marks
from kg.present.terminal.plain import Paper, fit, harmless, shorten, wrap
from kg.present.words import NO_SPEAKER, day_of, number, short_statement, speaker_name, title_of

_MARGIN = 30  # columns beside the text, for who says it and the claim's id
_NARROW = 72  # columns from which there is a margin; in fewer the speaker stands above the paragraph
_GAP = "  "
_INDENT = 4  # columns before a passage
_MOST_CLAIM = 100  # characters of a claim below a passage
_SIGNS = {"came": "+", "went": "-", "altered": "~"}


def article_text(article: WholeArticle, less_sure: int, paper: Paper) -> str:
    """Return an article with what is claimed in it marked, and who says it beside the line it begins in.

    What is not the article itself (agency headers, comment forms) is dim where the paper takes colour.
    """
    document = article.document
    told = ", ".join(filter(None, [document.outlet, day_of(document.published), document.author]))
    count = number(len(article.claims), "claim") if article.claims else "no claims"
    rest = f", {less_sure:,} less sure not shown" if less_sure else ""
    head = [
        *(paper.bold(line) for line in wrap(harmless(title_of(document)), paper.width)),
        *wrap(harmless(f"{told} · {count}{rest} · {document.id[:SHORT_ID]}"), paper.width),
    ]
    paragraphs = read_article(document, article.claims)
    return "\n".join(head + [line for one in paragraphs for line in ("", *_paragraph(one, paper))])


def _paragraph(paragraph: Paragraph, paper: Paper) -> Iterator[str]:
    notes = [f"{speaker_name(claim.speaker)} {claim.id[:SHORT_ID]}" for claim in paragraph.claims]
    margin = _MARGIN if paper.width >= _NARROW else 0
    lines = wrap(harmless("".join(_marked(paragraph.pieces))), paper.width - margin)
    shown = in_marks([line.replace(AT, "") for line in lines], paper)
    if all(piece.outside for piece in paragraph.pieces):
        shown = [paper.dim(line) for line in shown]
    if not margin:
        yield from (paper.dim(shorten(harmless(note), paper.width)) for note in notes)
        yield from shown
        return
    waiting: list[str] = []  # for a line of the margin
    begun = iter(notes)
    for line, words in zip(lines, shown, strict=True):
        waiting += [next(begun, "") for _ in range(line.count(AT))]
        yield (paper.dim(_in_margin(waiting.pop(0) if waiting else "")) + _GAP + words).rstrip()
    yield from (paper.dim(_in_margin(note).rstrip()) for note in (*waiting, *begun))


def _in_margin(note: str) -> str:
    """Return a speaker and an id as wide as the margin; a long name is shortened, the id is whole."""
    name, _, identifier = note.rpartition(" ")
    room = _MARGIN - len(_GAP) - SHORT_ID - 1
    return f"{fit(harmless(name), room)} {identifier}" if note else " " * (_MARGIN - len(_GAP))


def _marked(pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield the words of a paragraph, with marks around what is claimed and where a claim begins."""
    inside = False
    for piece in pieces:
        told = "content" in piece.roles
        yield (OFF if inside else ON) if told != inside else ""
        yield AT * len(piece.begins) + clean(piece.text)
        inside = told
    yield OFF if inside else ""


def found_text(found: Found, paper: Paper) -> str:
    """Return how many articles hold what was typed, then each with its passage, and the claims in that."""
    hold = "holds" if found.count == 1 else "hold"
    heading = f"{number(found.count, 'article')} {hold} {found.typed}"
    if found.count > len(found.hits):
        heading += f"; the {len(found.hits):,} that tell most of it"
    lines = [paper.bold(line) for line in wrap(harmless(heading), paper.width)]
    return "\n\n".join(["\n".join(lines), *("\n".join(_hit(hit, paper)) for hit in found.hits)])


def _hit(hit: Hit, paper: Paper) -> Iterator[str]:
    room, indent = paper.width - _INDENT, " " * _INDENT
    yield from (paper.bold(line) for line in wrap(harmless(_named(hit.document)), paper.width))
    yield from (indent + line for line in in_marks(wrap(harmless(_passage(hit)), room), paper))
    yield from (indent + paper.dim(shorten(_claim_line(claim), room)) for claim in hit.claims)


def _named(document: DocumentLine) -> str:
    told = [document.outlet or "", day_of(document.published), document.id[:SHORT_ID]]
    return " · ".join(filter(None, [title_of(document), *told]))


def _passage(hit: Hit) -> str:
    text, start = hit.passage
    pieces, at = ["" if hit.opens else "… "], 0
    for mark in hit.marks:
        pieces += [clean(text[at : mark.start - start]), ON]
        pieces += [clean(text[mark.start - start : mark.end - start]), OFF]
        at = mark.end - start
    return "".join([*pieces, clean(text[at:]), "" if hit.closes else " …"])


def _claim_line(claim: Claim) -> str:
    said = short_statement(claim, most=_MOST_CLAIM)
    return harmless(f"{claim.id[:SHORT_ID]} {speaker_name(claim.speaker, f'({NO_SPEAKER})')}: {said}")


def history_text(steps: Sequence[Revision]) -> str:
    """Return each change under its day: what came (+), went (-) or was altered (~), and how."""
    if not steps:
        return "It was read with one text only."
    return "\n\n".join("\n".join(_step(step)) for step in steps)


def _step(step: Revision) -> list[str]:
    counts = {kind: sum(one.kind == kind for one in step.changes) for kind in _SIGNS}
    told = ", ".join(f"{number(count, 'claim')} {kind}" for kind, count in counts.items() if count)
    lines = [f"{day_of(step.at)}: {told or 'no claim came, went or was altered'}"]
    if step.retracted:
        lines.append("  ! the article says that it is retracted")
    lines += [f"  ! {note}" for note in step.notes]
    if step.retitled:
        lines.append("  title: {} → {}".format(*(title or "none" for title in step.retitled)))
    if step.reread:
        lines.append("  (another extractor read the later text: some of this may come of that)")
    for change in step.changes:
        lines += _change(change)
    return [" " * (len(line) - len(line.lstrip(" "))) + harmless(line) for line in lines]


def _change(change: ClaimChange) -> list[str]:
    claim = change.after or change.before
    assert claim
    first = f"  {_SIGNS[change.kind]} {claim.statement}"
    if change.kind != "altered" or not change.before:
        return [first]
    return [f"{first} ({change.how})", f"    before: {change.before.statement}"]
