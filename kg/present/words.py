"""The words for a speaker, a day, a document, a count, for what a claim says and a link, on all surfaces."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from kg.ask.counted.independence import Witness, count
from kg.ask.origins import AnswerLine
from kg.language.en.saying.statement import statement_of
from kg.model import Claim, Document, DocumentLine, Link, Named, StoryLine
from kg.model.ids import SHORT_ID
from kg.model.relations import MAYBE
from kg.present.terminal.plain import harmless, shorten

NO_SPEAKER = "no speaker named"
NOBODY = "nobody who is named"  # in a sentence: "said by nobody who is named"
NO_DATE = "no date"
_DAY = 10  # characters of a date that are its day
_MOST_STATEMENT = 320  # characters
_MOST_WHY = 100  # by which a speaker speaks for a body
_CLOSING_MARKS = '”"»'
# From which probability on which word: Intelligence Community Directive 203, "Analytic Standards", 2015.
CERTAINTY: tuple[tuple[float, str], ...] = (
    (0.95, "almost certain"),
    (0.80, "very likely"),
    (0.55, "likely"),
    (0.45, "roughly even chance"),
    (0.20, "unlikely"),
    (0.05, "very unlikely"),
    (0.0, "almost no chance"),
)
FACT_FROM = 0.8  # of a link's probability: what is less sure is told as what may be
_MOST_TITLE, _MOST_WHOLE_TITLE = 48, 60  # beside other words; where a document stands for itself


def number(count: int, noun: str) -> str:
    """Return "1 claim" or "2 claims"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def count_of(lines: Sequence[AnswerLine]) -> str:
    """Return "12 claims by 7 speakers in 5 documents"; speakers are counted where there is one."""
    if not lines:
        return "no claims"
    speakers = {line.claim.speaker.id for line in lines if line.claim.speaker}
    documents = {line.claim.document.id for line in lines}
    by = f" by {number(len(speakers), 'speaker')}" if speakers else ""
    claims = {line.claim.id for line in lines}  # one that is linked to several has a line of each
    return f"{number(len(claims), 'claim')}{by} in {number(len(documents), 'document')}"


def independent_origins(witnesses: Sequence[Witness]) -> str:
    """Return "2 independent origins", and how many others tell it that do not count beside them."""
    independent = count(witnesses)
    rest = len(witnesses) - independent
    more = f" and {number(rest, 'other')} not counted" if rest else ""
    return f"{number(independent, 'independent origin')}{more}"


def speaker_name(speaker: Named | None, nobody: str = NO_SPEAKER) -> str:
    return speaker.name if speaker else nobody


def day_of(time: str | None) -> str:
    """Return the day of a time, as far as it tells it: "2024-03-02", "2024-03"; else that there is none."""
    return (time or NO_DATE)[:_DAY]


def period_words(story: StoryLine) -> str:
    """Return the days of a story's articles: "2024-03-02 to 2024-03-05", "2024-03-02", "no date"."""
    if story.since == story.until:
        return day_of(story.since)
    return f"{day_of(story.since)} to {day_of(story.until)}"


# --- documents ---------------------------------------------------------------------------------------


def title_of(document: DocumentLine | Document) -> str:
    """Return what names a document itself: its title, else where it lies."""
    return document.title or document.path


def publisher_of(document: DocumentLine | Document) -> str:
    """Return the shortest that a reader knows a document by: its outlet, else what names itself."""
    return document.outlet or title_of(document)


def document_words(document: DocumentLine) -> str:
    """Return what a reader knows a document by: “Port to reopen” (Harbour Post), 2024-03-02."""
    name = f"“{shorten(document.title, _MOST_WHOLE_TITLE)}”" if document.title else document.path
    outlet = f" ({document.outlet})" if document.outlet else ""
    return f"{name}{outlet}, {day_of(document.published)}"


def publication(document: DocumentLine | Document, *others: str | None) -> str:
    """Return outlet, title, then what else is told of a document, as far as it is known."""
    title = f"“{document.title}”" if document.title else ""
    return harmless(", ".join(filter(None, [document.outlet, title, *others])))


# --- claims ------------------------------------------------------------------------------------------


def statement(claim: Claim, words: str | None = None) -> str:
    """Return a claim as one sentence in the article's words, harmless.

    Args:
        words: Stands for the content, of which it is a part.
    """
    return harmless(statement_of(claim, words))


def short_statement(claim: Claim, words: str | None = None, most: int = _MOST_STATEMENT) -> str:
    """Return the statement as a line shows it: shortened; a quotation that is cut keeps its closing mark."""
    whole = statement(claim, words)
    short = shorten(whole, most)
    return f"{short}{whole[-1]}" if short != whole and whole[-1] in _CLOSING_MARKS else short


def manner(claim: Claim) -> str:
    """Return how a claim is made: "asserts", "denies (not-so)", "asks (neither)"."""
    return claim.modality if claim.polarity == "so" else f"{claim.modality} ({claim.polarity})"


def chain(line: AnswerLine) -> str:
    """Return where a claim was read and through whom it came: "Ariana News, via Izvestia"."""
    document = line.claim.document
    steps = [document.outlet or _short_title(document)]
    how = " (inferred: interviewed by it in the same article)" if line.claim.via_inferred else ""
    steps += [f"via {name}{how}" for name in line.claim.via if name != document.outlet]
    steps += [f"told by {name}" for name in line.told_by if name not in line.claim.via]
    steps += [f"for {one.entity.name} ({shorten(one.why, _MOST_WHY)})" for one in line.claim.speaks_for]
    return ", ".join(steps)


def _short_title(document: DocumentLine) -> str:
    """Return what a reader knows a document by that names no outlet."""
    if document.title:
        return f"“{shorten(document.title, _MOST_TITLE)}”"
    return PurePosixPath(document.path.replace("\\", "/")).name


def citation(claim: Claim) -> str:
    """Return a claim as it is cited: its statement, outlet, title, day, address, and its id in kg.

    >>> citation(claim)  # doctest: +SKIP
    'Ana Silva said the port is open. Harbour Post, “Port to reopen”, 2024-03-02. kg:412cf7bc32d94b2d'
    """
    said = statement(claim)
    end = "" if said[-1:] in '.!?…”"»' else "."
    where = publication(claim.document, day_of(claim.document.published))
    address = f" {harmless(claim.document.url)}" if claim.document.url else ""
    return f"{said}{end} {where}.{address} kg:{claim.id}"


# --- links -------------------------------------------------------------------------------------------


def certainty(probability: float) -> str:
    """Return how sure something is, in words, for a probability from 0 to 1: "very likely"."""
    return next(word for least, word in CERTAINTY if probability >= least)


def relation_words(link: Link) -> str:
    """Return what a link says: "contradicts", or where it is not sure enough "may contradict"."""
    return link.relation if link.score >= FACT_FROM else MAYBE[link.relation]


def link_words(link: Link) -> str:
    """Return "contradicts (very likely, 0.85): Ivo Ott denies it"."""
    sure = f"{certainty(link.score)}, {link.score:.2f}"
    return harmless(f"{relation_words(link)} ({sure})" + (f": {link.why}" if link.why else ""))


def link_reference(link: Link) -> str:
    """Return what `kg accept` and `kg reject` know a link by: the beginnings of its claims' ids, "A:B"."""
    return f"{link.a[:SHORT_ID]}:{link.b[:SHORT_ID]}"
