"""What becomes of a person's decisions, given the documents that there are now.

    decisions + referents + archive → Judgement: what to resolve with, which claims are ruled on
    Judgement + entities            → lines: of two names for one entity, the later one holds

Nothing is dropped: a decision that cannot hold is told, with the reason.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.errors import DecisionError
from kg.language.en.fold import fold_name
from kg.model import (
    Claim,
    Decision,
    DecisionLine,
    DecisionState,
    Entity,
    Filter,
    LinkRuling,
    Referent,
    Wanted,
)
from kg.resolve.groups import Groups
from kg.resolve.rulings.check import check
from kg.resolve.rulings.lost_claims import Archive, HeldDocuments, find_anchored, lost
from kg.resolve.rulings.on_documents import judge_on_documents
from kg.resolve.rulings.on_links import judge_on_links
from kg.resolve.rulings.on_speakers import judge_on_speakers
from kg.resolve.rulings.standing import (
    NOT_ON_ENTITIES,
    ON_CLAIMS,
    ON_DOCUMENTS,
    ON_LINKS,
    ON_OUTLETS,
    ON_SPEAKERS,
    Rulings,
    overruled_by,
    withdrawn,
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of every decision.

    `applying`: those on entities that hold, for `resolve_corpus`. `rulings`: by the id of a claim, the
    decision that accepts or rejects it. `naming`: by the id of a decision that renames or retypes, the
    referents that it means. `links`: what holds of links. `speakers`: by the id of a claim, the referent who
    says it by a decision, and that decision's id.
    """

    lines: tuple[DecisionLine, ...]
    applying: tuple[Decision, ...]
    rulings: Mapping[str, Decision]
    naming: Mapping[str, Sequence[str]]
    links: Sequence[LinkRuling] = ()
    speakers: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def judge(decisions: Iterable[Decision], referents: Iterable[Referent], archive: Archive) -> Judgement:
    """Say of each decision whether it holds, oldest first."""
    ordered, alive, states = _alive(decisions)
    on_entities = [_relocated(it, archive.documents.find) for it in alive if it.verb not in NOT_ON_ENTITIES]
    on_speakers = _of(alive, ON_SPEAKERS)
    known = list(referents) if on_entities or on_speakers else []
    naming = _judge_on_entities(on_entities, known, states) if on_entities else {}
    attributed = _judge_on_claims(on_speakers, archive, states)
    _judge_on_outlets(alive, states)
    judge_on_documents(_of(alive, ON_DOCUMENTS), archive.documents, states)
    placed = {claim: _relocated(ruling, archive.documents.find) for claim, ruling in attributed.items()}
    return Judgement(
        rulings=_judge_on_claims(_of(alive, ON_CLAIMS), archive, states),
        speakers=judge_on_speakers(placed, known, states),
        links=judge_on_links(_of(alive, ON_LINKS), archive, states),
        lines=_lines(ordered, states),
        applying=tuple(ruling for ruling in on_entities if ruling.id not in states),
        naming=naming,
    )


def judge_apart(
    decisions: Iterable[Decision], archive: Archive
) -> tuple[list[DecisionLine], list[LinkRuling]]:
    """Say of the decisions that leave entities and claims as they are whether they hold, oldest first.

    These are the ones on links and on outlets, with their withdrawals; the second result is what holds of
    links.
    """
    ordered, alive, states = _alive(decisions)
    links = judge_on_links(_of(alive, ON_LINKS), archive, states)
    apart = {ruling.id for ruling in ordered if is_apart(ruling, ordered)}
    _judge_on_outlets(alive, states)
    return [line for line in _lines(ordered, states) if line.decision.id in apart], links


def judge_descriptions(
    decisions: Iterable[Decision], documents: HeldDocuments
) -> dict[tuple[str, str], tuple[str | None, str]]:
    """Return what fields of documents are by a person's decisions, and the id of each that rules."""
    _, alive, states = _alive(decisions)
    return judge_on_documents(_of(alive, ON_DOCUMENTS), documents, states)


def is_apart(ruling: Decision, decisions: Iterable[Decision]) -> bool:
    """Say whether a decision, or what it withdraws, is on a link or an outlet."""
    if ruling.verb != "withdraw":
        return ruling.verb in ON_LINKS | ON_OUTLETS
    return any(one.id in ruling.arguments and is_apart(one, decisions) for one in decisions)


def _alive(
    decisions: Iterable[Decision],
) -> tuple[list[Decision], list[Decision], dict[str, tuple[DecisionState, str]]]:
    """Return all decisions, oldest first, those that may hold, and what became of the others."""
    ordered = sorted(decisions, key=lambda ruling: (ruling.when, ruling.id))
    states: dict[str, tuple[DecisionState, str]] = {}
    _judge_withdrawals(ordered, states)
    alive = [ruling for ruling in ordered if ruling.id not in states and ruling.verb != "withdraw"]
    for ruling in alive:
        try:
            check(ruling)
        except DecisionError as error:  # made by a newer kg
            states[ruling.id] = "sleeps", str(error)
    return ordered, [ruling for ruling in alive if ruling.id not in states], states


def _of(rulings: Iterable[Decision], verbs: frozenset[str]) -> list[Decision]:
    return [ruling for ruling in rulings if ruling.verb in verbs]


def _lines(
    ordered: Iterable[Decision], states: Mapping[str, tuple[DecisionState, str]]
) -> tuple[DecisionLine, ...]:
    return tuple(DecisionLine(ruling, *states.get(ruling.id, ("stands", ""))) for ruling in ordered)


def _judge_on_outlets(alive: Iterable[Decision], states: dict[str, tuple[DecisionState, str]]) -> None:
    """Note in `states` that of two decisions on the owner of one outlet the earlier one is overruled."""
    latest: dict[str, Decision] = {}
    for ruling in _of(alive, ON_OUTLETS):
        key = fold_name(ruling.arguments[0])
        if key in latest:
            states[latest[key].id] = "overruled", overruled_by(ruling)
        latest[key] = ruling


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
        why = overruled_by(rulers[0]) if overruled else line.why
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
            states[ruling.id] = "sleeps", lost(ruling)
            continue
        if claim in ruled:
            overruled[claim].append(ruled[claim])
        ruled[claim] = ruling
    for claim, earlier in overruled.items():
        states.update((ruling.id, ("overruled", overruled_by(ruled[claim]))) for ruling in earlier)
    return ruled


def _find_claim(ruling: Decision, archive: Archive, held: dict[str, list[Claim]]) -> str | None:
    if not ruling.evidence:
        return next((claim.id for claim in archive.claims.list(_these(ruling.arguments[:1]))), None)
    found = find_anchored(ruling.evidence[0], archive, held, known_as=ruling.arguments[0])
    return found.id if found else None


def _these(claims: Sequence[str]) -> Wanted:
    return Wanted(Filter(rejected=True), claims=claims)


def _relocated(ruling: Decision, find_document: Callable[[str, str], str | None]) -> Decision:
    """Return a decision whose evidence names its documents as they are called now."""
    if not ruling.evidence:
        return ruling
    evidence = tuple(
        replace(place, document=find_document(place.document, place.path) or place.document)
        for place in ruling.evidence
    )
    return replace(ruling, evidence=evidence)
