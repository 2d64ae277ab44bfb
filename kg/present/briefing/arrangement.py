"""X + Store → Briefing: what is known of X, arranged for a reader, before any word of it is rendered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from kg.ask import Answer, AnswerLine, Question, answer, find_entities
from kg.ask.origins import Origin, group_by_origin, order_of_time
from kg.errors import QuestionError
from kg.model import Claim, Document, Named, age_of
from kg.model.relations import AGAINST, AGREEING, CHANGED
from kg.present.briefing.related import Related, Relating
from kg.store.database import Store


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker with what he said, in order of time; `speaker` is None where nobody is named."""

    speaker: Named | None
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    claims: int
    speakers: int
    documents: int
    outlets: int
    origins: int
    first: str | None  # days of publication
    last: str | None
    undated: int  # documents


@dataclass(frozen=True, slots=True)
class Briefing:
    """A briefing on X. Every claim in it has a footnote; footnotes are numbered as they are first needed."""

    x: str
    understood: str
    remarks: tuple[str, ...]
    counts: Counts  # of what was said about X, without what only comes near it
    own_counts: Counts
    voices: tuple[Voice, ...]
    unattributed: tuple[Origin, ...]
    own: tuple[Origin, ...]  # what X said itself
    near: tuple[Origin, ...]
    disputes: tuple[Relating, ...]
    agreements: tuple[Relating, ...]
    changes: tuple[Relating, ...]
    footnotes: tuple[Claim, ...]
    sources: tuple[Document, ...]

    def numbers(self, origin: Origin) -> list[int]:
        """Return the numbers of an origin's footnotes, from 1."""
        known = {claim.id: number for number, claim in enumerate(self.footnotes, start=1)}
        return [known[claim.id] for claim in origin.claims]


def find_briefing(store: Store, asked: Question) -> Briefing:
    """Collect what is known of what a question is about; X means what it means in `kg ask`.

    Raises:
        QuestionError: It is about nothing, or about what nothing is known of.
    """
    if not asked.about or not asked.about.strip():
        raise QuestionError("a report needs whom or what it is about; name it: kg report X")
    with store.transaction(writing=False):  # one state of the store
        found = answer(store, replace(asked, form="claims"))
        own = _own_lines(store, asked)
        return _arrange(store, asked, found, own)


def _own_lines(store: Store, asked: Question) -> Sequence[AnswerLine]:
    """Return what X said, where X is one that may speak and nobody else's words are asked for."""
    named = find_entities(store, asked.about or "")
    if asked.speaker or asked.reporter or all(one.type == "CONCEPT" for one in named):
        return ()
    own = replace(asked.filter, about=None, speaker=asked.about)
    return answer(store, replace(asked, form="claims", filter=own)).lines


def _arrange(store: Store, asked: Question, found: Answer, own: Sequence[AnswerLine]) -> Briefing:
    about = [line for line in found.lines if not line.near]
    taken = {line.claim.id for line in about}
    own = [line for line in own if line.claim.id not in taken]
    taken |= {line.claim.id for line in own}
    near = [line for line in found.lines if line.near and line.claim.id not in taken]
    shown = [*about, *own, *near]
    related = Related(store, shown, rejected=asked.filter.rejected)
    said = group_by_origin(about, related.joined.find)
    own_origins = group_by_origin(own, related.joined.find)
    near_origins = group_by_origin(near, related.joined.find)
    voices = _voices(said)
    unattributed = [origin for origin in said if origin.speaker is None]
    disputes, changes = related.pairs(AGAINST), related.pairs(CHANGED)
    agreements = related.groups(AGREEING)
    related_parts = [part.origins for part in (*disputes, *agreements, *changes)]
    parts = [voice.origins for voice in voices] + related_parts
    in_order = chain(*parts, unattributed, own_origins, near_origins)
    footnotes = {claim.id: claim for origin in in_order for claim in origin.claims}
    return Briefing(
        x=" ".join((asked.about or "").split()),
        understood=found.understood,
        remarks=found.notes,
        counts=_count(said),
        own_counts=_count(own_origins),
        voices=tuple(voices),
        unattributed=tuple(unattributed),
        own=tuple(own_origins),
        near=tuple(near_origins),
        disputes=tuple(disputes),
        agreements=tuple(agreements),
        changes=tuple(changes),
        footnotes=tuple(footnotes.values()),
        sources=tuple(_sources(store, footnotes.values())),
    )


def _voices(said: Iterable[Origin]) -> list[Voice]:
    """Return speakers in the order in which they first spoke; of those at once, who says most is first."""
    groups: dict[str, list[Origin]] = {}
    for origin in said:
        if origin.speaker:
            groups.setdefault(origin.speaker.id, []).append(origin)
    voices = [Voice(group[0].speaker, tuple(group)) for group in groups.values()]
    return sorted(voices, key=lambda voice: (age_of(_day(voice.origins[0])), -len(voice.origins)))


def _count(said: Sequence[Origin]) -> Counts:
    claims = [claim for origin in said for claim in origin.claims]
    documents = {claim.document.id: claim.document for claim in claims}.values()
    days = sorted(document.published[:10] for document in documents if document.published)
    return Counts(
        claims=len(claims),
        speakers=len({origin.speaker.id for origin in said if origin.speaker}),
        documents=len(documents),
        outlets=len({document.outlet.casefold() for document in documents if document.outlet}),
        origins=len(said),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        undated=len(documents) - len(days),
    )


def _sources(store: Store, claims: Iterable[Claim]) -> list[Document]:
    """Return the documents of claims in order of time, undated last."""
    first = {claim.document.id: claim for claim in sorted(claims, key=order_of_time)}
    documents = [store.documents.get(identifier) for identifier in first]
    return sorted(documents, key=lambda document: (age_of(document.published), document.path))


def _day(origin: Origin) -> str | None:
    return origin.first.document.published[:10] if origin.first.document.published else None
