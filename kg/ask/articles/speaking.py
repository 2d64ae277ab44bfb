"""Which articles speak of something, in which passage, and which claims stand in that."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.ask.channels import check_outlet
from kg.ask.question import Question
from kg.errors import QuestionError
from kg.model import Claim, DocumentLine, Filter, Named, Passage, Span, TextHit, Wanted
from kg.store.database import Store

MOST_FOUND = 10  # articles, where no limit is given
MOST_PASSAGE = 320  # characters
_BEFORE = 100  # characters of a long paragraph that are shown before the first word that was looked for
_MOST_NAMED = 3  # articles in a note
_NEXT_WORD = re.compile(r"\s+(?=\S)")
_NO_MARKS = str.maketrans(dict.fromkeys('"“”«»-–−', " "))  # what is asked about is words, no query


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that holds what was looked for, with the passage that holds most of it.

    `marks`: where in the document's text the words stand, those in the passage; none where they stand only
    in its title. `claims`: what is claimed in the passage, in reading order. `opens` and `closes`: the
    passage begins, and ends, with its paragraph.
    """

    document: DocumentLine
    passage: Passage
    marks: tuple[Span, ...]
    claims: tuple[Claim, ...] = ()
    opens: bool = True
    closes: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """The articles that hold what was typed, those that tell most of it first; `count` is of all of them."""

    typed: str
    count: int
    hits: tuple[Hit, ...]


def search_articles(store: Store, typed: str, filter: Filter) -> Found:
    """Return the articles that hold these words; "..." holds them in a row, -word is without it.

    Raises:
        QuestionError: there is no word to look for, or no such outlet.
    """
    if filter.outlet:
        check_outlet(store, filter.outlet)
    asked = replace(filter, limit=filter.limit or MOST_FOUND)
    with store.transaction(writing=False):  # one state of the store
        count = store.full_text.count(typed, Wanted(asked))
        found = store.full_text.list(typed, Wanted(asked)) if count else []
        return Found(typed, count, tuple(_hit(store, one, filter) for one in found))


def note_articles(store: Store, asked: Question, speakers: Sequence[Named]) -> list[str]:
    """Return a sentence on the articles that speak of what nothing is claimed about; none where none does.

    Args:
        speakers: By whom nothing is claimed about it; none: by nobody.
    """
    words = asked.about or ""
    narrowed = asked.filter
    filter = Filter(
        outlet=narrowed.outlet, document=narrowed.document, story=narrowed.story, since=narrowed.since,
        until=narrowed.until, limit=_MOST_NAMED,
    )  # fmt: skip
    try:
        found = search_articles(store, words.translate(_NO_MARKS), filter)
    except QuestionError:  # there is no word in it
        return []
    if not found.count:
        return []
    named = "; ".join(_named(hit.document) for hit in found.hits)
    more = f"; and {found.count - len(found.hits):,} more" if found.count > len(found.hits) else ""
    these = "this article speaks" if found.count == 1 else f"these {found.count:,} articles speak"
    by = f" by {' or '.join(one.name for one in speakers)}" if speakers else ""
    opening = f"Nothing is claimed about “{words}”{by}; {these} of it"
    return [f"{opening}: {named}{more}. `kg search` shows where."]


def _named(document: DocumentLine) -> str:
    title = f"“{document.title}”" if document.title else document.path
    told = ", ".join(filter(None, [document.outlet, (document.published or "")[:10]]))
    return f"{title} ({told})" if told else title


def _hit(store: Store, found: TextHit, filter: Filter) -> Hit:
    place = _passage(found)
    asked = Filter(document=found.document.id, all=filter.all, min_confidence=filter.min_confidence)
    claims = [claim for claim in store.claims.list(Wanted(asked)) if _stands_in(claim, place)]
    return Hit(
        document=found.document,
        passage=Passage(place.cut(found.text), place.start),
        marks=tuple(mark for mark in found.marks if place.start <= mark.start and mark.end <= place.end),
        claims=tuple(claims),
        opens=place.start == 0 or found.text[place.start - 1] == "\n",
        closes=place.end == len(found.text) or found.text[place.end] == "\n",
    )


def _stands_in(claim: Claim, place: Span) -> bool:
    spans = (*claim.source.spans, *claim.cue.spans, *claim.content.spans)
    return any(span.start < place.end and place.start < span.end for span in spans)


def _passage(found: TextHit) -> Span:
    """Return the paragraph that holds most different words of those looked for, cut to what is shown.

    What is not the article itself is shown only where they stand nowhere else.
    """
    everything = Span(0, len(found.text))
    for parts in (found.body, (everything,)):
        paragraphs = [paragraph for part in parts for paragraph in _lines(found.text, part)]
        best = max(paragraphs, key=lambda one: _held(found, one), default=everything)
        if _held(found, best) or not found.marks:
            break
    return _window(found.text, best, _inside(found.marks, best))


def _lines(text: str, part: Span) -> Iterator[Span]:
    at = part.start
    for line in part.cut(text).split("\n"):
        if line.strip():
            yield Span(at, at + len(line))
        at += len(line) + 1


def _held(found: TextHit, place: Span) -> int:
    return len({mark.cut(found.text).casefold() for mark in _inside(found.marks, place)})


def _inside(marks: Sequence[Span], place: Span) -> Sequence[Span]:
    """Return those of some marks, in order, that begin in a place."""
    return marks[bisect_left(marks, (place.start,)) : bisect_left(marks, (place.end,))]


def _window(text: str, paragraph: Span, marks: Sequence[Span]) -> Span:
    """Return of a long paragraph the part that holds most of the words, with a little before them."""
    if paragraph.end - paragraph.start <= MOST_PASSAGE:
        return paragraph
    starts = [max(paragraph.start, min(mark.start - _BEFORE, paragraph.end - MOST_PASSAGE)) for mark in marks]
    start = max(starts or [paragraph.start], key=lambda at: len(_inside(marks, Span(at, at + MOST_PASSAGE))))
    end = min(paragraph.end, start + MOST_PASSAGE)
    if start > paragraph.start and (word := _NEXT_WORD.search(text, start, end)):
        start = word.end()
    if end < paragraph.end and (last := text.rfind(" ", start, end)) > start + _BEFORE:
        end = last
    return Span(start, end)
