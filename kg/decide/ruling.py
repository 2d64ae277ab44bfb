"""What a person rules, from the words he types to a decision that the store keeps.

Names are checked against what is known, a name that several entities bear is refused unless an id says
which, and claims are given the evidence by which they are found again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from kg.ask.named.name_meaning import find_bearers, find_possible, find_referred, name_keys
from kg.build.identities import refresh_entities
from kg.build.links import refresh_what_follows
from kg.build.ruled_links import is_ruled_apart, refresh_rulings_apart
from kg.decide.decision_references import read_decision_id
from kg.decide.link_references import names_link, read_link
from kg.errors import DecisionError
from kg.language.en.fold import fold_name
from kg.model import Anchor, Decision, DecisionLine, Named, Wanted, digest
from kg.model.ids import SHORT_ID
from kg.resolve.rulings.check import ON_CLAIMS, check
from kg.resolve.rulings.lost_claims import claim_evidence
from kg.resolve.rulings.standing import ON_DOCUMENTS, ON_OUTLETS, ON_SPEAKERS
from kg.store.database import Store

MAX_PLACES = 5  # documents by which one of several entities of a name is found again
_UNMADE = "to be made"  # the id of a draft
_ENTITY_ARGUMENTS = {"merge": 2, "distinct": 2, "split": 1, "rename": 1, "retype": 1}


@dataclass(frozen=True, slots=True)
class ImportedDecisions:
    """What an import came to: how many decisions are new, and those of them that do not hold."""

    added: int
    known: int
    troubles: tuple[DecisionLine, ...]


def rule(
    store: Store,
    verb: str,
    arguments: Sequence[str],
    *,
    who: str,
    reason: str | None = None,
    document: str | None = None,
) -> Decision:
    """Record one decision, and judge anew what it touches.

    Args:
        arguments: Names of entities or beginnings of their ids; of a claim or decision, the beginning
            of its id; of a link those of its two claims, as "A:B", with its relation where it has several.
        document: Of a split: the form means another one only here, by id or path.

    Raises:
        DecisionError: It cannot be understood, names nothing that is known or what is ambiguous, or
            contradicts another.
    """
    with store.transaction():
        decision = write(store, verb, arguments, who=who, reason=reason, document=document)
        record(store, [decision])
    return decision


def write(
    store: Store,
    verb: str,
    arguments: Sequence[str],
    *,
    who: str,
    reason: str | None = None,
    document: str | None = None,
    evidence: Sequence[Anchor] = (),
) -> Decision:
    """Return the decision that these words mean, checked and with its evidence, without recording it.

    Args:
        evidence: What some arguments mean, where that is known already.
    """
    draft = Decision(_UNMADE, verb, tuple(arguments), who, _now(), reason, tuple(evidence))
    return _with_id(_written(store, draft, document))


def rule_aliases(
    store: Store, rows: Iterable[Sequence[str]], *, who: str, reason: str | None = None
) -> list[Decision]:
    """Record rows of names that mean one, those that are held already left out; names may be unknown yet.

    Raises:
        DecisionError: several entities bear the first name of a row, or it contradicts another decision.
    """
    with store.transaction():
        lines = store.outcomes.list()
        held = {
            line.decision.arguments
            for line in lines
            if line.decision.verb == "alias" and line.state != "withdrawn"
        }
        when = _now()
        drafts = [
            _alias(store, Decision(_UNMADE, "alias", names, who, when, reason))
            for names in dict.fromkeys(map(tuple, rows))
            if names not in held
        ]
        return record(store, [_with_id(draft) for draft in drafts])


def record(store: Store, decisions: Sequence[Decision]) -> list[Decision]:
    """Keep decisions that were made here, and judge anew who is who; all of them or none.

    Raises:
        DecisionError: One contradicts another.
    """
    with store.transaction():
        before = {line.decision.id for line in store.outcomes.list() if line.state == "conflicts"}
        for decision in decisions:
            note(store, decision)
        lines = refresh_entities(store) if store.pending.entities() else []
        if not lines and any(is_ruled_apart(store, decision) for decision in decisions):
            refresh_rulings_apart(store)
        refresh_what_follows(store)
        for line in lines:
            # A distinct may break a merge that held until now: then that one is told.
            if line.state == "conflicts" and line.decision.id not in before:
                raise DecisionError(f"decision {line.decision.id}: {line.why}")
    return list(decisions)


def note(store: Store, decision: Decision) -> None:
    """Keep one decision, without judging anew: `refresh_entities` or `refresh_rulings_apart` does."""
    check(decision)
    if decision.verb in ON_CLAIMS:
        store.rulings.put(decision.arguments[0], decision)
    else:
        store.decisions.add(decision, overtakes=not is_ruled_apart(store, decision))


def take_in(store: Store, decisions: Sequence[Decision]) -> ImportedDecisions:
    """Keep decisions that were made elsewhere; one that cannot hold here is kept and told."""
    with store.transaction():
        held = {decision.id for decision in store.decisions.list()}
        new = {decision.id: decision for decision in decisions if decision.id not in held}
        for decision in new.values():
            store.decisions.add(decision)
        lines = refresh_entities(store) if new else []
        refresh_what_follows(store)
    troubles = [line for line in lines if line.decision.id in new and line.state in ("conflicts", "sleeps")]
    return ImportedDecisions(len(new), len(decisions) - len(new), tuple(troubles))


# --- one decision, made ready ----------------------------------------------------------------------


def _written(store: Store, draft: Decision, document: str | None) -> Decision:
    """Return a decision whose arguments are checked, with its evidence."""
    if draft.verb == "withdraw":
        ids = tuple(read_decision_id(store, reference) for reference in draft.arguments)
        return replace(draft, arguments=ids)
    if names_link(draft.verb, draft.arguments):
        draft = draft if draft.verb in ("accept", "reject") else _checked(draft)
        return _checked(read_link(store, draft))
    if draft.verb in ON_OUTLETS:
        return _checked(draft)
    if draft.verb in ON_DOCUMENTS:
        check(draft)
        held = store.documents.get(draft.arguments[0])
        arguments = (held.id, *draft.arguments[1:])
        return replace(draft, arguments=arguments, evidence=(Anchor(0, held.id, held.path),))
    if draft.verb in ("accept", "reject"):
        check(draft)
        claim = store.claims.get(draft.arguments[0])
        return replace(draft, arguments=(claim.id,), evidence=(claim_evidence(claim),))
    check(draft)
    if draft.verb in ON_SPEAKERS:
        return _attribution(store, draft)
    if draft.verb == "alias":
        return _alias(store, draft)
    names, evidence = list(draft.arguments), list(draft.evidence)
    given = {place.argument for place in evidence}
    naming = sorted({*range(_ENTITY_ARGUMENTS.get(draft.verb, 0))} - given)
    meant = {index: _entity(store, names[index]) for index in naming}
    for index, entity in meant.items():
        alone = sum(other.id == entity.id for other in meant.values()) == 1 and draft.verb != "split"
        names[index] = _name_for(store, entity, names[index], in_full=alone)
        evidence += _entity_evidence(store, entity, names[index], index)
    if draft.verb == "split":
        evidence += _form_evidence(store, meant[0], names[1], document)
    return replace(draft, arguments=tuple(names), evidence=tuple(evidence))


def _attribution(store: Store, draft: Decision) -> Decision:
    """Return a decision on whose a claim is; where several documents name him, any of them will do."""
    claim = store.claims.get(draft.arguments[0])
    entity = _entity(store, draft.arguments[1])
    named = [
        Anchor(1, fact.document.id, fact.document.path, form=max(fact.forms, key=len))
        for fact in store.referents.facts(entity.id)
    ]
    own = [place for place in named if place.document == claim.document.id]
    return replace(
        draft,
        arguments=(claim.id, _name_for(store, entity, draft.arguments[1], in_full=True)),
        evidence=(
            claim_evidence(claim),
            *(own + [place for place in named if place not in own])[:MAX_PLACES],
        ),
    )


def _checked(draft: Decision) -> Decision:
    check(draft)
    return draft


def _with_id(draft: Decision) -> Decision:
    return replace(draft, id=digest(draft.verb, draft.arguments, draft.who, draft.when))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


# --- names and what they mean ----------------------------------------------------------------------


def _entity(store: Store, reference: str) -> Named:
    """Return the one entity that a name, else the beginning of an id, else a surname means."""
    found = find_referred(store, reference) or find_possible(store, reference)
    if not found:
        raise DecisionError(f"nothing known of {reference!r}; `kg entities` lists what is")
    if len(found) > 1:
        some = ", ".join(f"{named.name} ({named.type}, {named.id[:SHORT_ID]})" for named in found[:5])
        raise DecisionError(
            f"{reference!r} may mean any of {len(found)}: {some}; name the one you mean by its id"
        )
    return found[0]


def _alias(store: Store, draft: Decision) -> Decision:
    """Return a decision on other names with its evidence; what is no name of an entity yet may become one."""
    reference, *others = draft.arguments
    if not find_referred(store, reference):
        return draft
    entity = _entity(store, reference)
    name = _name_for(store, entity, reference, in_full=False)
    evidence = _entity_evidence(store, entity, name, 0)
    return replace(draft, arguments=(name, *others), evidence=tuple(evidence))


def _name_for(store: Store, entity: Named, reference: str, *, in_full: bool) -> str:
    """Return the name by which a decision names an entity: as it was typed, if a document has it so.

    A name that a person or the gazetteer gave stands in no document, and would not find it again.

    Args:
        in_full: Rather a person's full name than his surname, which another reading may not find.
    """
    forms = [form for fact in store.referents.facts(entity.id) for form in fact.forms]
    known = {key for form in forms for key in name_keys(form)}
    surname = entity.type == "PERSON" and " " not in fold_name(reference)
    names = (entity.name, reference) if surname and in_full else (reference, entity.name)
    return next((name for name in names if known & set(name_keys(name))), (*forms, reference)[0])


def _entity_evidence(store: Store, entity: Named, name: str, argument: int) -> list[Anchor]:
    """Return what tells an entity from others of its name; nothing where it is the only one."""
    if len(find_bearers(store, name)) < 2:
        return []
    return [
        Anchor(argument, fact.document.id, fact.document.path, form=max(fact.forms, key=len))
        for fact in store.referents.facts(entity.id)[:MAX_PLACES]
    ]


def _form_evidence(store: Store, entity: Named, form: str, document: str | None) -> list[Anchor]:
    """Check that an entity has a form, in this document if one is named; then that is the evidence."""
    facts = [
        fact
        for fact in store.referents.facts(entity.id)
        if fold_name(form) in set(map(fold_name, fact.forms))
    ]
    if document is not None:
        identifier = store.documents.get(document).id
        facts = [fact for fact in facts if fact.document.id == identifier]
    if not facts:
        (line,) = store.entities.list(Wanted(), ids=[entity.id], unlisted=True)
        where = f"in {document} " if document is not None else ""
        raise DecisionError(
            f"{entity.name} is not called {form!r} {where}by any document; "
            f"its names are: {', '.join(line.aliases)}"
        )
    if document is None:
        return []
    return [Anchor(1, fact.document.id, fact.document.path, form=form) for fact in facts]
