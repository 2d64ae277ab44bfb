"""What becomes of a person's decisions, given the documents that there are now.

    decisions + referents + archive → Judgement: what to resolve with, which claims are ruled on
    Judgement + entities            → lines: of two names for one entity, the later one holds

Nothing is dropped: a decision that cannot hold is told, with the reason.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from kg.errors import DecisionError
from kg.language.en.fold import fold_name
from kg.model import Anchor, Claim, Decision, DecisionLine, DecisionState, Entity, Filter, Referent, Wanted
from kg.resolve.groups import Groups
from kg.resolve.rulings.check import check
from kg.resolve.rulings.lost_claims import find_again
from kg.resolve.rulings.standing import ATTRIBUTE, ON_CLAIMS, Rulings, withdrawn

_SHORT_ID = 8


class HeldDocuments(Protocol):
    """What judging asks of the documents in a store."""

    def find(self, document_id: str, path: str) -> str | None:
        """Return the id of the document with this id, else of the one that has its path now."""
        ...


class HeldClaims(Protocol):
    """What judging asks of the claims in a store."""

    def list(self, wanted: Wanted) -> list[Claim]: ...


class Archive(Protocol):
    """What judging asks of a store."""

    @property
    def documents(self) -> HeldDocuments: ...

    @property
    def claims(self) -> HeldClaims: ...


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of every decision.

    `applying`: those on entities that hold, for `resolve_corpus`. `rulings`: by the id of a claim, the
    decision that accepts or rejects it. `naming`: by the id of a decision that renames or retypes, the
    referents that it means. `speakers`: by the id of a claim, the referent who says it by a decision, and
    that decision's id.
    """

    lines: tuple[DecisionLine, ...]
    applying: tuple[Decision, ...]
    rulings: Mapping[str, Decision]
    naming: Mapping[str, Sequence[str]]
    speakers: Mapping[str, tuple[str, str]]


def judge(decisions: Iterable[Decision], referents: Iterable[Referent], archive: Archive) -> Judgement:
    """Say of each decision whether it holds, oldest first."""
    ordered = sorted(decisions, key=lambda ruling: (ruling.when, ruling.id))
    states: dict[str, tuple[DecisionState, str]] = {}
    _judge_withdrawals(ordered, states)
    alive = [ruling for ruling in ordered if ruling.id not in states and ruling.verb != "withdraw"]
    for ruling in alive:
        try:
            check(ruling)
        except DecisionError as error:  # made by a newer kg
            states[ruling.id] = "sleeps", str(error)
    alive = [ruling for ruling in alive if ruling.id not in states]
    on_entities = [_relocated(it, archive.documents.find) for it in alive if it.verb not in ON_CLAIMS]
    known = list(referents) if on_entities or any(it.verb == ATTRIBUTE for it in alive) else []
    naming = _judge_on_entities(on_entities, known, states) if on_entities else {}
    on_claims = [it for it in alive if it.verb in ON_CLAIMS and it.verb != ATTRIBUTE]
    on_speakers = [it for it in alive if it.verb == ATTRIBUTE]
    return Judgement(
        rulings=_judge_on_claims(on_claims, archive, states),
        speakers=_judge_on_speakers(on_speakers, known, archive, states),
        lines=tuple(DecisionLine(ruling, *states.get(ruling.id, ("stands", ""))) for ruling in ordered),
        applying=tuple(ruling for ruling in on_entities if ruling.id not in states),
        naming=naming,
    )


def settle(judged: Judgement, entities: Iterable[Entity]) -> list[DecisionLine]:
    """Return the lines of a judgement, where an entity was named or typed twice the former overruled."""
    wanted = {referent for some in judged.naming.values() for referent in some}
    owner = {
        referent: entity.id for entity in entities for referent in entity.referents if referent in wanted
    }
    later: dict[tuple[str, str], Decision] = {}
    settled = []
    for line in reversed(judged.lines):
        ruling, named = line.decision, judged.naming.get(line.decision.id, ())
        targets = {(ruling.verb, owner[one]) for one in named if one in owner and line.state == "stands"}
        rulers = [later[target] for target in sorted(targets) if target in later]
        later.update(dict.fromkeys(targets - later.keys(), ruling))
        overruled = rulers and rulers[0].arguments[1] != ruling.arguments[1]
        why = _overruled_by(rulers[0]) if overruled else line.why
        if len(targets) > 1 and not overruled:  # only one bore the name when it was ruled
            why = f"{len(targets)} entities bear that name now; name the one by its id, and withdraw this"
        settled.append(replace(line, state="overruled" if overruled else line.state, why=why))
    return settled[::-1]


def _judge_withdrawals(ordered: list[Decision], states: dict[str, tuple[DecisionState, str]]) -> None:
    known, gone = {ruling.id for ruling in ordered}, withdrawn(ordered)
    for ruling in ordered:
        if ruling.id in gone:
            states.setdefault(ruling.id, ("withdrawn", ""))
        elif ruling.verb == "withdraw":
            missing = [target for target in ruling.arguments if target not in known]
            if missing:
                states[ruling.id] = "sleeps", f"no decision {missing[0]} is here to withdraw"
            because = f": {ruling.reason}" if ruling.reason else ""
            for target in ruling.arguments:
                states[target] = "withdrawn", f"by {ruling.who} on {ruling.when[:10]}{because}"


def _judge_on_entities(
    rulings: list[Decision], referents: Iterable[Referent], states: dict[str, tuple[DecisionState, str]]
) -> dict[str, list[str]]:
    known = sorted(referents, key=lambda referent: referent.id)
    looked_up = Rulings(rulings, known)
    for ruling in rulings:
        if not looked_up.is_awake(ruling):
            names = looked_up.missing(ruling) or ruling.arguments
            states[ruling.id] = "sleeps", "no document names " + " or ".join(map(repr, names))
    for ruling, why in looked_up.apply_all(Groups(referent.id for referent in known)):
        states[ruling.id] = "conflicts", why
    return {ruling.id: looked_up.find(ruling, 0) for ruling in rulings if ruling.verb in ("rename", "retype")}


def _judge_on_claims(
    rulings: list[Decision], archive: Archive, states: dict[str, tuple[DecisionState, str]]
) -> dict[str, Decision]:
    """Return the decision on each claim that was ruled on; of several, the latest."""
    ruled: dict[str, Decision] = {}
    held: dict[str, list[Claim]] = {}
    overruled: defaultdict[str, list[Decision]] = defaultdict(list)
    for ruling in rulings:
        claim = _find_claim(ruling, archive, held)
        if claim is None:
            states[ruling.id] = "sleeps", _claim_is_gone(ruling)
            continue
        if claim in ruled:
            overruled[claim].append(ruled[claim])
        ruled[claim] = ruling
    for claim, earlier in overruled.items():
        states.update((ruling.id, ("overruled", _overruled_by(ruled[claim]))) for ruling in earlier)
    return ruled


def _judge_on_speakers(
    rulings: list[Decision],
    referents: Iterable[Referent],
    archive: Archive,
    states: dict[str, tuple[DecisionState, str]],
) -> dict[str, tuple[str, str]]:
    """Return who says each claim that a decision attributes, and the decision; of several, the latest."""
    ruled = _judge_on_claims(rulings, archive, states)
    placed = {claim: _relocated(ruling, archive.documents.find) for claim, ruling in ruled.items()}
    wanted = {_form(place) for ruling in placed.values() for place in ruling.evidence if place.form}
    borne: dict[tuple[str, str], str] = {}
    for referent in sorted(referents, key=lambda referent: referent.id) if wanted else ():
        for form in {(referent.document_id, fold_name(form)) for form in referent.forms} & wanted:
            borne.setdefault(form, referent.id)
    found = {}
    for claim, ruling in placed.items():
        meant = [borne[_form(place)] for place in ruling.evidence if place.form and _form(place) in borne]
        if meant:
            found[claim] = meant[0], ruling.id
        else:
            states[ruling.id] = "sleeps", f"no document names {ruling.arguments[1]!r} as it did"
    return found


def _form(place: Anchor) -> tuple[str, str]:
    return place.document, fold_name(place.form or "")


def _find_claim(ruling: Decision, archive: Archive, held: dict[str, list[Claim]]) -> str | None:
    if not ruling.evidence:
        return next((claim.id for claim in archive.claims.list(_these(ruling.arguments[:1]))), None)
    (meant, *_) = ruling.evidence
    document = archive.documents.find(meant.document, meant.path)
    if document is None:
        return None
    if document not in held:
        held[document] = archive.claims.list(Wanted(Filter(document=document, all=True, rejected=True)))
    if any(claim.id == ruling.arguments[0] for claim in held[document]):
        return ruling.arguments[0]
    found = find_again(meant, held[document])
    return found.id if found else None


def _these(claims: Sequence[str]) -> Wanted:
    return Wanted(Filter(rejected=True), claims=claims)


def _claim_is_gone(ruling: Decision) -> str:
    if not ruling.evidence:
        return f"no document holds the claim {ruling.arguments[0]}"
    (meant, *_) = ruling.evidence
    words = meant.content.text if meant.content else ""
    return f"{meant.path} no longer holds a claim of the words “{words}”"


def _overruled_by(ruling: Decision) -> str:
    names = ", ".join(ruling.arguments)
    return f"by decision {ruling.id[:_SHORT_ID]} on {ruling.when[:10]}: {ruling.verb} {names}"


def _relocated(ruling: Decision, find_document: Callable[[str, str], str | None]) -> Decision:
    """Return a decision whose evidence names its documents as they are called now."""
    if not ruling.evidence:
        return ruling
    evidence = tuple(
        replace(place, document=find_document(place.document, place.path) or place.document)
        for place in ruling.evidence
    )
    return replace(ruling, evidence=evidence)
