"""The sentences of a briefing as plain text: one line each, harmless, not yet of any format."""

import re

from kg.ask.origins import Origin
from kg.model import Claim, Document, DocumentLine, Spans
from kg.present import words
from kg.present.briefing.arrangement import Briefing, Counts, Voice
from kg.present.briefing.related import Relating
from kg.present.terminal.plain import harmless, shorten
from kg.present.words import NO_DATE, NOBODY, certainty, number

_MOST_OUTLETS = 6
_ADDRESS = re.compile(r"https?://[^\s<>\"'`|\\^{}]{3,2000}", re.IGNORECASE)
_MOST_NAME = 120  # characters


def head(counts: Counts) -> str:
    """Return how many claims by how many speakers, where, when, and of how many origins."""
    if not counts.claims:
        return "Nobody is reported to have said anything about it."
    by = f" by {number(counts.speakers, 'speaker')}" if counts.speakers else ""
    outlets = f" of {number(counts.outlets, 'outlet')}" if counts.outlets else ""
    where = f"{number(counts.documents, 'document')}{outlets}"
    return f"{number(counts.claims, 'claim')}{by} in {where}, {_when(counts)}. {_origins(counts)}".strip()


def own_head(counts: Counts) -> str:
    """Return how often X speaks itself; "" where it does not."""
    if not counts.claims:
        return ""
    said = number(counts.claims, "claim")
    return f"Own words: {said} in {number(counts.documents, 'document')}, {_when(counts)}."


def _when(counts: Counts) -> str:
    if not counts.first or not counts.last:
        return "undated"
    days = f"on {counts.first}" if counts.first == counts.last else f"from {counts.first} to {counts.last}"
    dated = counts.documents - counts.undated
    return (
        f"{dated:,} published {days} and {counts.undated:,} undated"
        if counts.undated
        else f"published {days}"
    )


def _origins(counts: Counts) -> str:
    if counts.origins == counts.claims:
        return "None of them repeats another." if counts.claims > 1 else ""
    return (
        f"They go back to {number(counts.origins, 'origin')}: "
        "what one repeats of another counts as said once."
    )


def relations_head(briefing: Briefing) -> str:
    """Return "2 contradictions, 1 agreement."; "" where nothing is linked."""
    totals = briefing.totals
    found = [
        number(totals["disputes"], "contradiction") if totals["disputes"] else "",
        number(totals["agreements"], "agreement") if totals["agreements"] else "",
        number(totals["changes"], "change") + " over time" if totals["changes"] else "",
    ]
    return ", ".join(filter(None, found)) + "." if any(found) else ""


def voice_line(voice: Voice) -> str:
    """Return a sentence on a speaker: what articles call him, how often he is told to speak, when and where.

    "Ana Silva, called “mayor of Karva”, spoke of it twice, in 2 articles, published on 2024-03-02."
    """
    counts = voice.counts
    if voice.speaker is None or counts is None:
        return ""
    called = f", called “{harmless(voice.role)}”," if voice.role else ""
    outlets = f" of {number(counts.outlets, 'outlet')}" if counts.outlets > 1 else ""
    where = f"in {number(counts.documents, 'article')}{outlets}, {_when(counts)}"
    return f"{short_name(voice.speaker.name)}{called} spoke of it {_times(counts.origins)}, {where}."


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")


def more_line(count: int, what: str = "") -> str:
    """Return how much a depth leaves out; "" where it leaves out nothing."""
    return f"And {count:,} more{what}; --depth full shows all." if count else ""


def because(relating: Relating) -> str:
    """Return why claims are taken to be related, with how sure that is, in words."""
    sure = certainty(relating.score)
    return f"{sure[0].upper()}{sure[1:]}, because {harmless('; '.join(relating.why))}"


def live_link(document: Document | DocumentLine | None) -> str | None:
    """Return where an article can be read on the web, if its address is one and nothing else."""
    address = getattr(document, "url", None) or ""
    return address if _ADDRESS.fullmatch(address) else None


def name_of(origin: Origin) -> str:
    return short_name(words.speaker_name(origin.speaker, NOBODY))


def short_name(name: str) -> str:
    """Return a name in one line that is no longer than a heading may be."""
    return shorten(harmless(name), _MOST_NAME)


def day_of(origin: Origin) -> str:
    return harmless(words.day_of(origin.first.document.published))


def statement(origin: Origin) -> str:
    """Return the earliest claim as one sentence, shortened, of its content what an answer shows."""
    return words.short_statement(origin.first, origin.lines[0].words)


def where(origin: Origin) -> str:
    """Return where an origin was read: all outlets where it was told more than once."""
    documents = {claim.document.id: claim.document for claim in origin.claims}.values()
    if len(documents) == 1:
        return harmless(words.chain(origin.lines[0]))
    outlets = list(dict.fromkeys(document.outlet for document in documents if document.outlet))
    more = f" and {len(outlets) - _MOST_OUTLETS:,} more" if len(outlets) > _MOST_OUTLETS else ""
    listed = ", ".join(outlets[:_MOST_OUTLETS]) + more
    told = f"one origin, told in {number(len(documents), 'document')}"
    return harmless(f"{told}: {listed}" if listed else told)


def publication(claim: Claim) -> str:
    """Return outlet, title and date of the article that a claim was read in."""
    return words.publication(claim.document, claim.document.published or NO_DATE)


def exact_words(claim: Claim) -> str:
    """Return the content, whole; " … " stands between pieces that the text has apart."""
    return harmless(claim.content.text)


def attribution(claim: Claim) -> str:
    """Return the words of the text that name who says it and how: “Kharitonova” “said”."""
    found = [("source", claim.source.text), ("cue", claim.cue.text)]
    return harmless(", ".join(f"{role} “{said}”" for role, said in found if said))


def place(claim: Claim) -> str:
    """Return where in which file the words stand: "seeds/a.txt, characters 145–260 and 300–310"."""
    return harmless(f"{claim.document.path}, {_offsets(claim.content.spans)}")


def _offsets(spans: Spans) -> str:
    return "characters " + " and ".join(f"{span.start}–{span.end}" for span in spans)


def source_line(document: Document) -> str:
    """Return what a document is known by, where it lies, and its address where that is another."""
    address = document.url if document.url != document.path else None
    return words.publication(document, document.author, document.published or NO_DATE, document.path, address)
