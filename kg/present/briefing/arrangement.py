"""X + Store → Briefing: what is known of X, arranged for a reader, before any word of it is rendered."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from kg.ask import Answer, AnswerLine, Question, answer, find_entities
from kg.ask.origins import Origin, group_by_origin, order_of_time
from kg.ask.tabled.figures import find_figures
from kg.ask.understood import ALL_SHOWS
from kg.errors import QuestionError
from kg.model import Claim, Document, Named, age_of
from kg.model.relations import AGAINST, AGREEING, CHANGED
from kg.present.briefing.depth import (
    ROOMS,
    Depth,
    Room,
    Weights,
    cut_origin,
    first_of,
    of_each_first,
    weightiest,
)
from kg.present.briefing.in_short import ShortLine, short_lines
from kg.present.briefing.method import Method, find_method
from kg.present.briefing.related import Related, Relating
from kg.present.briefing.roles import role_of
from kg.present.kind_words import without_kinds
from kg.store.database import Store


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker with what he said, in order of time; `speaker` is None where nobody is named.

    `role`: what articles call him, "" where none tells; `counts` are of all that he said, `more` what of it
    is not shown.
    """

    speaker: Named | None
    origins: tuple[Origin, ...]
    role: str = ""
    counts: "Counts | None" = None
    more: int = 0


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
    """A briefing on X. Every claim in it has a footnote; footnotes are numbered as they are first needed.

    `left_out`: of each part, by its name, how much the depth keeps out.
    """

    x: str
    understood: str
    remarks: tuple[str, ...]
    method: Method
    in_short: tuple[ShortLine, ...]
    left_out: Mapping[str, int]
    totals: Mapping[str, int]  # of disputes, agreements, changes: all that are known
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

    def document(self, claim: Claim) -> Document | None:
        """Return the article that a claim of a footnote was read in."""
        return next((one for one in self.sources if one.id == claim.document.id), None)

    def numbers(self, origin: Origin) -> list[int]:
        """Return the numbers of an origin's footnotes, from 1."""
        known = {claim.id: number for number, claim in enumerate(self.footnotes, start=1)}
        return [known[claim.id] for claim in origin.claims]


def find_briefing(store: Store, asked: Question, depth: Depth = "normal") -> Briefing:
    """Collect what is known of what a question is about; X means what it means in `kg ask`.

    Raises:
        QuestionError: It is about nothing, or about what nothing is known of.
    """
    if not asked.about or not asked.about.strip():
        raise QuestionError("a report needs whom or what it is about; name it: kg report X")
    with store.transaction(writing=False):  # one state of the store
        found = answer(store, replace(asked, form="claims"))
        own = _own_lines(store, asked)
        return _arrange(store, asked, found, own, ROOMS[depth])


def _own_lines(store: Store, asked: Question) -> Sequence[AnswerLine]:
    """Return what X said, where X is one that may speak and nobody else's words are asked for."""
    named = find_entities(store, asked.about or "")
    if asked.speaker or asked.reporter or all(one.type == "CONCEPT" for one in named):
        return ()
    own = replace(asked.filter, about=None, speaker=asked.about)
    return answer(store, replace(asked, form="claims", filter=own)).lines


def _arrange(store: Store, asked: Question, found: Answer, own: Sequence[AnswerLine], room: Room) -> Briefing:
    about = [line for line in found.lines if not line.near]
    taken = {line.claim.id for line in about}
    own = [line for line in own if line.claim.id not in taken]
    taken |= {line.claim.id for line in own}
    near = [line for line in found.lines if line.near and line.claim.id not in taken]
    related = Related(store, [*about, *own, *near], rejected=asked.filter.rejected)
    parts = _Parts(
        said=group_by_origin(about, related.joined.find),
        own=group_by_origin(own, related.joined.find),
        near=group_by_origin(near, related.joined.find),
        disputes=of_each_first(related.pairs(AGAINST), _who),
        changes=related.pairs(CHANGED),
        agreements=related.groups(AGREEING),
    )
    figures = find_figures(store, [line.claim for line in about])
    shown = _shown(store, parts, room)
    in_short = short_lines(parts.said, parts.disputes, parts.changes, figures, agreed=parts.agreements)
    in_short = tuple(
        replace(line, origins=tuple(cut_origin(one, room.told) for one in line.origins)) for line in in_short
    )
    related_parts = [[*one.origins] for one in (*shown.disputes, *shown.changes)]
    after = [[*one.origins] for one in shown.agreements]
    in_order = chain(
        *(line.origins for line in in_short), *related_parts, *(voice.origins for voice in shown.voices),
        *after, shown.unattributed, shown.own, shown.near,
    )  # fmt: skip
    footnotes = {claim.id: claim for origin in in_order for claim in origin.claims}
    return Briefing(
        x=" ".join((asked.about or "").split()),
        understood=without_kinds(found.understood),
        remarks=tuple(without_kinds(note) for note in found.notes if ALL_SHOWS not in note),
        method=find_method(store, asked.filter, found.less_sure),
        in_short=in_short,
        left_out=shown.left_out,
        totals={name: len(getattr(parts, name)) for name in ("disputes", "agreements", "changes")},
        counts=_count(parts.said),
        own_counts=_count(parts.own),
        voices=shown.voices,
        unattributed=shown.unattributed,
        own=shown.own,
        near=shown.near,
        disputes=shown.disputes,
        agreements=shown.agreements,
        changes=shown.changes,
        footnotes=tuple(footnotes.values()),
        sources=tuple(_sources(store, footnotes.values())),
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    """All that is known, before any of it is left out."""

    said: list[Origin]
    own: list[Origin]
    near: list[Origin]
    disputes: list[Relating]
    changes: list[Relating]
    agreements: list[Relating]


@dataclass(frozen=True, slots=True)
class _Shown:
    voices: tuple[Voice, ...]
    unattributed: tuple[Origin, ...]
    own: tuple[Origin, ...]
    near: tuple[Origin, ...]
    disputes: tuple[Relating, ...]
    changes: tuple[Relating, ...]
    agreements: tuple[Relating, ...]
    left_out: Mapping[str, int]


def _shown(store: Store, parts: _Parts, room: Room) -> _Shown:
    """Choose what a depth has room for."""
    weights = Weights([*parts.disputes, *parts.agreements, *parts.changes])
    everybody = _voices(parts.said)
    voices = weightiest(everybody, room.voices, lambda voice: weights.total(voice.origins))
    nobody = [origin for origin in parts.said if origin.speaker is None]

    def some(origins: Sequence[Origin], most: int | None) -> tuple[Origin, ...]:
        return tuple(cut_origin(one, room.told) for one in weightiest(origins, most, weights.of))

    def told(related: Sequence[Relating], most: int | None) -> tuple[Relating, ...]:
        return tuple(_cut(one, room.told) for one in first_of(related, most))

    shown = _Shown(
        voices=tuple(_with_role(store, voice, some(voice.origins, room.each)) for voice in voices),
        unattributed=some(nobody, room.unattributed),
        own=some(parts.own, room.own),
        near=some(parts.near, room.near),
        disputes=told(parts.disputes, room.disputes),
        changes=told(parts.changes, room.changes),
        agreements=told(parts.agreements, room.agreements),
        left_out={},
    )
    all_of: dict[str, Sequence[object]] = {
        "voices": everybody, "unattributed": nobody, "own": parts.own, "near": parts.near,
        "disputes": parts.disputes, "changes": parts.changes, "agreements": parts.agreements,
    }  # fmt: skip
    left_out = {name: len(many) - len(getattr(shown, name)) for name, many in all_of.items()}
    return replace(shown, left_out=left_out)


def _who(relating: Relating) -> object:
    """Return who stands against whom."""
    return frozenset(origin.speaker.id if origin.speaker else origin.first.id for origin in relating.origins)


def _cut(relating: Relating, most: int | None) -> Relating:
    witnesses = tuple(replace(one, origin=cut_origin(one.origin, most)) for one in relating.witnesses)
    return replace(
        relating, origins=tuple(cut_origin(one, most) for one in relating.origins), witnesses=witnesses
    )


def _with_role(store: Store, voice: Voice, shown: tuple[Origin, ...]) -> Voice:
    role = role_of(store.referents.facts(voice.speaker.id)) if voice.speaker else ""
    counts = _count(voice.origins)
    return Voice(voice.speaker, shown, role, counts, len(voice.origins) - len(shown))


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
