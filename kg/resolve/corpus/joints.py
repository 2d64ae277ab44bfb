"""Referents of many documents → entities. Pure, near-linear, and the same in whatever order referents come.

Referents are compared only within blocks: of one folded name, of one country, of names that sound alike.
A person's rulings come first, then `STEPS` in their order over sorted keys.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.language.en.gazetteer import country_of
from kg.model import Decision, Entity, Referent
from kg.resolve.corpus.bodies_across import (
    join_acronyms,
    join_same_words,
    join_spellings_of_bodies,
)
from kg.resolve.corpus.homes import find_homes, is_of_a_country
from kg.resolve.corpus.keys import sure_keys
from kg.resolve.corpus.kinds_across import kinds_across
from kg.resolve.corpus.lone_surnames import join_lone_surnames
from kg.resolve.corpus.naming import write_entities
from kg.resolve.corpus.persons_across import join_spellings_of_persons
from kg.resolve.corpus.short_bodies import join_peoples, join_short_names, may_be_short_or_long
from kg.resolve.groups import Groups
from kg.resolve.names.known import known_key
from kg.resolve.rulings.standing import Rulings
from kg.resolve.steps import Step, run_steps


@dataclass(frozen=True, slots=True)
class Joining:
    """Referents that are being joined, sorted by id, and their groups, which alone change.

    Generic ones and those that a ruling has split off are not among them. What one document takes for another
    kind than most is joined by its name alone; a surname as a person's.
    """

    groups: Groups[str]
    referents: list[Referent]
    kinds: Mapping[str, str]  # by id
    homes: Mapping[str, str | None]  # by id, of what each country has one of
    persons: list[Referent]
    bodies: list[Referent]
    short_or_long: list[Referent]  # bodies and places, none generally known as a place


def resolve_corpus(
    referents: Iterable[Referent],
    decisions: Sequence[Decision] = (),
    *,
    homes: Mapping[str, str] | None = None,
) -> list[Entity]:
    """Judge which referents are one entity; decisions of a person override and are kept.

    Generic referents ("analysts") stay by themselves. Every joint is told in `Entity.why`.

    Args:
        homes: By document the country that it is about most (`find_homes`); None: as these referents tell,
            which must be all of their documents.

    Raises:
        DecisionError: a decision cannot be understood, or two of them contradict.
    """
    known = sorted(referents, key=lambda referent: referent.id)
    rulings = Rulings(decisions, known)
    groups = Groups(referent.id for referent in known)
    rulings.apply(groups)  # first: a joint that it forbids is refused from then on
    free = [referent for referent in known if not referent.generic and referent.id not in rulings.split_off]
    working = _begin(groups, free, homes)
    run_steps(STEPS, working)
    return write_entities(known, groups.all(), rulings, working.kinds)


def _begin(groups: Groups[str], referents: list[Referent], homes: Mapping[str, str] | None) -> Joining:
    kinds = kinds_across(referents)
    of_countries = {it.id for it in referents if kinds[it.id] == "BODY" and is_of_a_country(it.key)}
    if of_countries and homes is None:
        homes = find_homes(referents)
    own = [
        referent for referent in referents if (referent.type == "PERSON") == (kinds[referent.id] == "PERSON")
    ]
    surnames = [it for it in referents if it.type != "PERSON" == kinds[it.id] and " " not in it.key]
    bodies_and_places = [it for it in own if kinds[it.id] in {"BODY", "PLACE"} and it.id not in of_countries]
    return Joining(
        groups,
        referents,
        kinds,
        homes={it.id: (homes or {}).get(it.document_id) for it in referents if it.id in of_countries},
        persons=[*(it for it in own if it.type == "PERSON"), *surnames],
        bodies=[it for it in bodies_and_places if kinds[it.id] == "BODY"],
        short_or_long=list(filter(may_be_short_or_long, bodies_and_places)),
    )


def _join_equal_names(it: Joining) -> None:
    """Join referents of one folded name and one kind; concepts by their words, countries by any name."""
    first: dict[tuple[str, str], Referent] = {}
    for referent in it.referents:
        kind = _kind_in_corpus(referent, it.kinds[referent.id])
        for key in _keys_in_corpus(it, referent, kind):
            other = first.setdefault((kind, key), referent)
            if other is not referent and (kind != "PERSON" or " " in other.key):
                it.groups.join(other.id, referent.id, _equal_names(other, referent))


def _keys_in_corpus(it: Joining, referent: Referent, kind: str) -> list[str]:
    """Return the folded names by which a referent is one with others; none for a ministry of no country."""
    if referent.id in it.homes:
        home = it.homes[referent.id]
        return [f"{referent.key} of {home}"] if home else []
    mistaken = referent.type == "PERSON" != kind
    return sorted({referent.key} if mistaken else sure_keys(referent))


def _kind_in_corpus(referent: Referent, kind: str) -> str:
    """Return the kind within which equal names are one: a place and a body may be mistaken for each other."""
    if kind == "PLACE" and not country_of(referent.name):
        return "BODY"
    return kind


def _equal_names(first: Referent, second: Referent) -> str:
    if (first.type == "PERSON") != (second.type == "PERSON"):
        return f'same name, taken for a person in one document: "{first.name}"'
    if first.name == second.name or first.type == "CONCEPT":
        return ""  # nothing to explain
    if country_of(first.name):
        return f'names of one country: "{first.forms[0]}" = "{second.forms[0]}"'
    names = f'"{min(first.name, second.name)}" = "{max(first.name, second.name)}"'
    if first.key != second.key and known_key(first.name) and known_key(first.name) == known_key(second.name):
        return f"generally known names of one: {names}"
    return f"same name: {names}"


# A joint between what is one already adds no reason, so the plainest reason comes first. Surnames alone come
# after full names, as they go by how many persons are left that bear them.
STEPS: tuple[Step[Joining], ...] = (
    Step(_join_equal_names, "equal names joined"),
    Step(
        lambda it: join_spellings_of_persons(it.groups, it.persons),
        "spellings of persons joined",
        ("equal names joined",),
    ),
    Step(lambda it: join_acronyms(it.groups, it.bodies), "acronyms joined", ("equal names joined",)),
    Step(lambda it: join_same_words(it.groups, it.bodies), "same words joined", ("acronyms joined",)),
    Step(
        lambda it: join_spellings_of_bodies(it.groups, it.bodies),
        "spellings of bodies joined",
        ("same words joined",),
    ),
    Step(lambda it: join_peoples(it.groups, it.bodies), "peoples joined", ("acronyms joined",)),
    Step(
        lambda it: join_short_names(it.groups, it.short_or_long),
        "short names joined",
        ("spellings of bodies joined", "peoples joined"),
    ),
    Step(
        lambda it: join_lone_surnames(it.groups, it.persons),
        "lone surnames joined",
        ("equal names joined", "spellings of persons joined"),
    ),
)
