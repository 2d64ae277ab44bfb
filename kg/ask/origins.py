"""The lines of an answer by origin: how many independent sources say something, in however many articles."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kg.model import Claim, Link, Named, Wanted, age_of
from kg.model.relations import WITH
from kg.relate.words.negation import is_negative
from kg.store.database import Store


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One claim of an answer.

    `words`: its content, less what another line shows and what a long one says before it comes to
    what is asked. `told_by`: who said that he said so, outermost
    first. `near`: it comes near what was asked. `link` and `other`: how it relates to which claim.
    """

    claim: Claim
    words: str
    told_by: tuple[str, ...] = ()
    near: bool = False
    link: Link | None = None
    other: Claim | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """One utterance: every claim that tells it, who says it before who passes it on, the earliest first."""

    lines: tuple[AnswerLine, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(line.claim for line in self.lines)

    @property
    def first(self) -> Claim:
        return self.lines[0].claim

    @property
    def speaker(self) -> Named | None:
        """Return whom the earliest claim that names one names."""
        return next((claim.speaker for claim in self.claims if claim.speaker), None)

    @property
    def outlets(self) -> tuple[str, ...]:
        """Return who published it, in order of time; a document without an outlet is not counted."""
        return tuple(dict.fromkeys(one.document.outlet for one in self.claims if one.document.outlet))


def group_by_origin(lines: Iterable[AnswerLine], origin_of: Callable[[str], str]) -> list[Origin]:
    """Join the claims of one origin; return what was said in order of time, undated last.

    Args:
        origin_of: The id of a claim → one and the same of all claims that go back to one.
    """
    groups: dict[str, list[AnswerLine]] = {}
    for line in sorted(lines, key=lambda line: order_of_time(line.claim)):
        groups.setdefault(origin_of(line.claim.id), []).append(line)
    return [Origin(tuple(_who_said_it_first(group))) for group in groups.values()]


def find_origins(store: Store, claims: Iterable[Claim]) -> list[Origin]:
    """Return the origins of some claims, the one told in most documents first."""
    lines = [AnswerLine(claim, claim.content.text) for claim in claims]
    known = store.origins.of([line.claim.id for line in lines])
    found = group_by_origin(lines, lambda claim: known.get(claim, claim))
    return sorted(found, key=lambda one: -_documents(one))


def order_of_time(claim: Claim) -> tuple[str, str, int, str]:
    """Return what sorts claims by when they were published, then as they are read."""
    spans = (*claim.source.spans, *claim.cue.spans, *claim.content.spans)
    start = min((span.start for span in spans), default=0)
    return age_of(claim.document.published), claim.document.path, start, claim.id


def saying_so(words: str, claims: Iterable[Claim]) -> tuple[list[Claim], list[Claim]]:
    """Return the claims that say that something is so, and those whose words say that it is not."""
    asked = is_negative(words)
    so: list[Claim] = []
    not_so: list[Claim] = []
    for claim in claims:
        if claim.polarity != "neither":
            denied = is_negative(claim.content.text) ^ (claim.polarity == "not-so")
            (so if denied == asked else not_so).append(claim)
    return so, not_so


def with_what_agrees(store: Store, claims: Sequence[Claim]) -> list[Claim]:
    """Return claims together with those that are linked to them as saying the same in other words."""
    if not claims:
        return []
    held = {claim.id for claim in claims}
    links = store.links.list(Wanted(claims=sorted(held)))
    more = {side for link in links if link.relation in WITH for side in (link.a, link.b)}
    return [*claims, *store.claims.list(Wanted(claims=sorted(more - held)))] if more - held else list(claims)


def _documents(origin: Origin) -> int:
    return len({claim.document.id for claim in origin.claims})


def _who_said_it_first(lines: Sequence[AnswerLine]) -> list[AnswerLine]:
    """Put those who only pass on what another of the lines says behind it: TASS says that he said so."""
    outer = {line.claim.within for line in lines}
    return sorted(lines, key=lambda line: line.claim.id in outer)
