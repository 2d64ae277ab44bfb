"""Referents of many documents → entities. Pure, near-linear, and the same in whatever order referents come.

Referents are compared only within blocks: of one folded name, of one country, of names that sound alike.
Steps run in a fixed order over sorted keys: a person's rulings, equal and generally known names,
spellings of persons, acronyms and spellings of bodies, lone surnames.
"""

from collections.abc import Iterable, Sequence

from kg.language.en.gazetteer import country_of
from kg.model import Decision, Entity, Referent
from kg.resolve.corpus.bodies_across import (
    join_acronyms,
    join_same_words,
    join_spellings_of_bodies,
)
from kg.resolve.corpus.keys import sure_keys
from kg.resolve.corpus.naming import write_entities
from kg.resolve.corpus.persons_across import (
    join_lone_surnames,
    join_mistaken_persons,
    join_spellings_of_persons,
)
from kg.resolve.groups import Groups
from kg.resolve.names.kinds import kind_of
from kg.resolve.names.known import known_key
from kg.resolve.rulings.standing import Rulings


def resolve_corpus(referents: Iterable[Referent], decisions: Sequence[Decision] = ()) -> list[Entity]:
    """Judge which referents are one entity; decisions of a person override and are kept.

    Generic referents ("analysts") stay by themselves. Every joint is told in `Entity.why`.

    Raises:
        DecisionError: a decision cannot be understood, or two of them contradict.
    """
    known = sorted(referents, key=lambda referent: referent.id)
    rulings = Rulings(decisions, known)
    groups = Groups(referent.id for referent in known)
    rulings.apply(groups)
    free = [referent for referent in known if not referent.generic and referent.id not in rulings.split_off]
    _join_equal_names(groups, free)
    persons = [referent for referent in free if referent.type == "PERSON"]
    bodies = [referent for referent in free if kind_of(referent.type) == "BODY"]
    join_spellings_of_persons(groups, persons)
    join_acronyms(groups, bodies)
    join_same_words(groups, bodies)
    join_spellings_of_bodies(groups, bodies)
    join_lone_surnames(groups, persons)
    places = [referent for referent in free if kind_of(referent.type) == "PLACE" and " " in referent.key]
    join_mistaken_persons(groups, persons, [*places, *bodies])
    return write_entities(known, groups.all(), rulings)


def _join_equal_names(groups: Groups[str], referents: list[Referent]) -> None:
    """Join referents of one folded name and one kind; concepts by their words, countries by any name."""
    first: dict[tuple[str, str], Referent] = {}
    for referent in referents:
        kind = _kind_in_corpus(referent)
        for key in sorted(sure_keys(referent)):
            other = first.setdefault((kind, key), referent)
            if other is not referent and (kind != "PERSON" or " " in other.key):
                groups.join(other.id, referent.id, _equal_names(other, referent))


def _kind_in_corpus(referent: Referent) -> str:
    """Return the kind within which equal names are one: a place and a body may be mistaken for each other."""
    kind = kind_of(referent.type)
    if kind == "PLACE" and not country_of(referent.name):
        return "BODY"
    return kind


def _equal_names(first: Referent, second: Referent) -> str:
    if first.name == second.name or first.type == "CONCEPT":
        return ""  # nothing to explain
    if country_of(first.name):
        return f'names of one country: "{first.forms[0]}" = "{second.forms[0]}"'
    names = f'"{min(first.name, second.name)}" = "{max(first.name, second.name)}"'
    if first.key != second.key and known_key(first.name) and known_key(first.name) == known_key(second.name):
        return f"generally known names of one: {names}"
    return f"same name: {names}"
