"""A file that somebody wrote → Draft: its text, and the passages of it that can be checked.

A quotation is what stands in quotation marks, or in a Markdown block of ">"; a report is what somebody is
said to have said in other words. Who says it is what kg finds in the draft, as it would in an article.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from kg.build.engine import extract_all, loader
from kg.checking.word_runs import words_in
from kg.errors import DocumentError
from kg.extract.quotes import find_quotations
from kg.language.en.fold import fold_words
from kg.model import Attribution, Document, Findings, Span
from kg.read import Failure, read_file
from kg.read.article import make_document
from kg.read.decode import decode, path_text, read_bytes
from kg.read.layout import paragraphs_of

MARKDOWN = (".md", ".markdown")
LEAST_UNATTRIBUTED = 3  # words of a quotation that nobody is said to say: two may be a title, or irony
LEAST_BESIDE = 3  # telling words that a report has beside its quotations to be checked as a whole
_MARKS = " \t\n“”„«»\"'‘’`*_"


@dataclass(frozen=True, slots=True)
class Passage:
    """Some of a draft that can be checked; `span` is without quotation marks.

    `said` is None where the draft names nobody for it.
    """

    kind: Literal["quotation", "report"]
    text: str
    span: Span
    speaker: str | None = None
    said: Attribution | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it is checked. `skipped`: quotations of a word or two that the draft lays to nobody."""

    document: Document
    passages: tuple[Passage, ...]
    skipped: int = 0


def read_draft(path: str | Path) -> Draft:
    """Read a draft: Markdown, or any one article that kg reads.

    Raises:
        DocumentError: It cannot be read, or holds several articles.
    """
    return _draft(_document(Path(path)))


def draft_of(text: str) -> Draft:
    """Return the draft that a text is, plain or Markdown.

    Raises:
        DocumentError: It has no words.
    """
    return _draft(make_document(plain_text(text), path="draft", key="draft"))


def _draft(document: Document) -> Draft:
    whole = tuple(paragraph.span for paragraph in paragraphs_of(document.text))
    document = replace(document, body=whole, language=document.language or "en")
    ((_, found),) = extract_all([document], make_extractor=loader("auto"))
    if isinstance(found, Failure):
        raise DocumentError(str(found))
    passages, skipped = find_passages(document.text, found)
    return Draft(document, passages, skipped)


def find_passages(text: str, found: Findings) -> tuple[tuple[Passage, ...], int]:
    """Return what can be checked, in reading order, and how many short quotations nobody is said to say."""
    names = [referent.name for referent in found.resolution.referents]
    said = found.extraction.attributions
    speakers = [
        names[speaker] if speaker is not None else " ".join(span.cut(text) for span in one.source) or None
        for one, speaker in zip(said, found.resolution.speakers, strict=True)
    ]
    passages: list[Passage] = []
    skipped = 0
    quotations = [inner for span in find_quotations(text) if (inner := _without_marks(text, span))]
    for quotation in quotations:
        best = _holding(said, quotation)
        if best is None and len(words_in(text, *quotation)) < LEAST_UNATTRIBUTED:
            skipped += 1
            continue
        by = speakers[best] if best is not None else None
        passages.append(
            Passage("quotation", quotation.cut(text), quotation, by, None if best is None else said[best])
        )
    for one, speaker in zip(said, speakers, strict=True):
        if one.content and not one.negated and _is_worth_checking(text, one, quotations):
            span = Span(one.content[0].start, one.content[-1].end)
            words = " ".join(part.cut(text) for part in one.content)
            passages.append(Passage("report", words, span, speaker, one))
    return tuple(sorted(passages, key=lambda passage: (passage.span.start, passage.kind))), skipped


def _holding(said: Sequence[Attribution], quotation: Span) -> int | None:
    """Return which attribution has a quotation as content, or most of it; of several the innermost."""
    best: tuple[int, int, int] | None = None
    for number, one in enumerate(said):
        shared = sum(
            max(0, min(span.end, quotation.end) - max(span.start, quotation.start)) for span in one.content
        )
        length = sum(span.end - span.start for span in one.content)
        if shared * 2 >= quotation.end - quotation.start:
            best = max(best or (0, 0, 0), (shared, -length, -number))
    return None if best is None else -best[2]


def _is_worth_checking(text: str, one: Attribution, quotations: Sequence[Span]) -> bool:
    """Say whether a report has words of its own beside what it quotes."""
    beside = list(text)
    for quotation in quotations:
        beside[quotation.start : quotation.end] = " " * (quotation.end - quotation.start)
    rest = " ".join("".join(beside[span.start : span.end]) for span in one.content)
    return len(fold_words(rest)) >= LEAST_BESIDE


def _without_marks(text: str, span: Span) -> Span | None:
    start, end = span
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return Span(start, end) if words_in(text, start, end) else None


def _document(path: Path) -> Document:
    if path.suffix.lower() in MARKDOWN:
        text = plain_text(decode(read_bytes(path)))
        return make_document(text, path=path_text(path), key=path.name)
    documents = read_file(path)
    if len(documents) != 1:
        raise DocumentError(f"{path_text(path)}: {len(documents)} articles; a draft is one text")
    return documents[0]


# --- Markdown ----------------------------------------------------------------------------------------

_FRONT_MATTER = re.compile(r"\A---\n.*?\n(?:---|\.\.\.)\n", re.DOTALL)
_FENCE = re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.MULTILINE | re.DOTALL)
_QUOTED_BLOCK = re.compile(r"(?:^[ \t]*>[^\n]*\n?)+", re.MULTILINE)
_OPENS = re.compile(r"\A[“\"„«‘']")
_LINES = (
    (re.compile(r"^[ \t]*#{1,6}[ \t]+(.*?)[ \t]*#*$", re.MULTILINE), r"\1"),
    (re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+", re.MULTILINE), ""),
    (re.compile(r"^\[\^?[^\]]+\]:[^\n]*$", re.MULTILINE), ""),  # where footnotes and links lead
    (re.compile(r"^[ \t]*(?:[-*_][ \t]*){3,}$", re.MULTILINE), ""),
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"\[\^[^\]]+\]"), ""),
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (re.compile(r"\[([^\]]+)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"<(?:/?[a-zA-Z][^>\n]*)>"), ""),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*_])([*_])(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*_])"), r"\2"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>~|\"'-])"), r"\1"),
)


def plain_text(markdown: str) -> str:
    """Return the words of a Markdown text as they would be printed; a quoted block gets quotation marks."""
    text = _FENCE.sub("", _FRONT_MATTER.sub("", markdown.replace("\r\n", "\n")))
    text = _QUOTED_BLOCK.sub(_block, text)
    for pattern, plain in _LINES:
        text = pattern.sub(plain, text)
    # A paragraph of Markdown is one line here, as it is where it is printed.
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n[ \t]*\n", text) if part.strip())


def _block(found: re.Match[str]) -> str:
    words = " ".join(line.strip().lstrip("> \t") for line in found[0].splitlines()).strip()
    return f"\n{words if _OPENS.match(words) else f'“{words}”'}\n\n" if words else "\n"
