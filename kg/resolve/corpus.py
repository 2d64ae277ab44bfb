"""Referents of many documents → entities. Pure, near-linear, and the same in whatever order referents come.

Referents are compared only within blocks: of one folded name, of one country, of the same surname
and first sound of the given name. Steps run in a fixed order over sorted keys: a person's rulings,
equal names, spellings, acronyms, lone surnames.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from kg.lexicon.fold import concept_key, fold_name
from kg.lexicon.gazetteer import country_of
from kg.model import Decision, Entity, Referent
from kg.resolve.acronyms import is_acronym, nearly_stands_for, stands_for
from kg.resolve.clusters import kind_of
from kg.resolve.entities import write_entities
from kg.resolve.groups import Groups
from kg.resolve.names import compare_names
from kg.resolve.persons import name_words
from kg.resolve.rulings import Rulings
from kg.resolve.spelling import consonants, same_word

MAX_NAMES_IN_BLOCK = 200  # past this a surname says so little that only equal names are one

Block: TypeAlias = list[Referent]


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
    _join_spellings_of_persons(groups, persons)
    bodies = [referent for referent in free if kind_of(referent.type) == "BODY"]
    _join_acronyms(groups, bodies)
    _join_same_words(groups, bodies)
    _join_lone_surnames(groups, persons)
    _join_mistaken_persons(groups, persons, bodies)
    return write_entities(known, groups.all(), rulings)


def _join_equal_names(groups: Groups[str], referents: list[Referent]) -> None:
    """Join referents of one folded name and one kind; concepts by their words, countries by any name."""
    blocks: defaultdict[tuple[str, str], Block] = defaultdict(list)
    for referent in referents:
        for key in sorted(_sure_keys(referent)):
            blocks[_kind_in_corpus(referent), key].append(referent)
    for (kind, _), block in sorted(blocks.items()):
        for other in block[1:]:
            if kind != "PERSON" or " " in block[0].key:
                groups.join(block[0].id, other.id, _equal_names(block[0], other))


def _sure_keys(referent: Referent) -> set[str]:
    """Return the folded names that mean one thing in any document: not surnames, not acronyms."""
    if referent.type == "CONCEPT":
        return {referent.key}
    country = country_of(referent.name) if referent.type == "GPE" else None
    if country:
        return {fold_name(country)}
    keys = {fold_name(form) for form in referent.forms if not is_acronym(form)} | {referent.key}
    if referent.type == "PERSON":
        return {key for key in keys if " " in key}
    if is_acronym(referent.name):
        return {referent.key}
    return {key for key in keys if " " in key or key == referent.key}


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
    return f'same name: "{min(first.name, second.name)}" = "{max(first.name, second.name)}"'


def _join_spellings_of_persons(groups: Groups[str], persons: list[Referent]) -> None:
    """Join full names that are two transliterations, or that differ by a middle name and by nothing else."""
    blocks: defaultdict[tuple[str, str], dict[str, Referent]] = defaultdict(dict)
    for person in persons:
        words = name_words(person.name)
        if len(words) > 1 and len(words[0]) > 1:
            blocks[consonants(words[-1]), consonants(words[0])[:1]].setdefault(person.key, person)
    for _, block in sorted(blocks.items()):
        if 1 < len(block) <= MAX_NAMES_IN_BLOCK:
            _join_where_unambiguous(groups, [block[key] for key in sorted(block)])


def _join_where_unambiguous(groups: Groups[str], persons: Block) -> None:
    """Join the pairs that match, unless one of them also matches a third that the other does not.

    "John Smith" is neither "John A. Smith" nor "John B. Smith" while both exist.
    """
    reasons: dict[tuple[int, int], str] = {}
    partners: defaultdict[int, set[int]] = defaultdict(set)
    for second, other in enumerate(persons):
        for first, person in enumerate(persons[:second]):
            verdict = compare_names(person.name, other.name, "PERSON")
            if verdict.sure and _generation(person) == _generation(other):
                reasons[first, second] = verdict.why
                partners[first].add(second)
                partners[second].add(first)
    for (first, second), why in reasons.items():
        if partners[first] - {second} == partners[second] - {first}:
            groups.join(persons[first].id, persons[second].id, why)


def _generation(person: Referent) -> frozenset[str]:
    """Return "jr", "iii" and the like: who has one is not who has none."""
    return frozenset(fold_name(person.name).split()) - frozenset(name_words(person.name))


def _join_acronyms(groups: Groups[str], bodies: list[Referent]) -> None:
    """Join an acronym with the long name that some document defines it by, where all define it alike."""
    by_acronym: defaultdict[str, Block] = defaultdict(list)
    for body in bodies:
        for form in sorted({fold_name(form) for form in body.forms if is_acronym(form)}):
            by_acronym[form].append(body)
    for acronym, block in sorted(by_acronym.items()):
        defined = [body for body in block if _defines(body, acronym)]
        undefined = [body for body in block if body.key == acronym]
        if len({groups.find(body.id) for body in defined}) != 1:
            continue  # defined nowhere: equal names already are one; defined in two ways: unknown which
        for body in undefined:
            why = f'acronym defined in another document: "{defined[0].name}" = "{acronym.upper()}"'
            groups.join(defined[0].id, body.id, why)


def _defines(body: Referent, acronym: str) -> bool:
    """Tell whether a document gives the long name of an acronym as it is spelled rightly."""
    if body.key == acronym or " " not in body.key:
        return False
    return stands_for(acronym, body.key) or not nearly_stands_for(acronym, body.key)


def _join_same_words(groups: Groups[str], bodies: list[Referent]) -> None:
    """Join names of the same words in another order or number, acronyms spelled out.

    "CSTO secretariat" is "Secretariat of the Collective Security Treaty Organization".
    """
    long_names: defaultdict[str, set[str]] = defaultdict(set)
    for body in bodies:
        for form in body.forms:
            if is_acronym(form) and _defines(body, fold_name(form)):
                long_names[fold_name(form)].add(body.key)
    blocks: defaultdict[str, Block] = defaultdict(list)
    for body in bodies:
        words = [word for part in body.key.split() for word in _spelled_out(part, long_names)]
        if len(set(words)) > 1:
            blocks[concept_key(" ".join(words))].append(body)
    for _, block in sorted(blocks.items()):
        for other in block[1:]:
            why = f'same words, acronyms spelled out: "{block[0].name}" = "{other.name}"'
            groups.join(block[0].id, other.id, "" if block[0].key == other.key else why)


def _spelled_out(word: str, long_names: Mapping[str, set[str]]) -> list[str]:
    names = long_names.get(word, set())
    return next(iter(names)).split() if len(names) == 1 else [word]


def _join_mistaken_persons(groups: Groups[str], persons: list[Referent], bodies: list[Referent]) -> None:
    """Join what one document takes for a person with the body of that name, unless it may be a surname."""
    by_key = {body.key: body for body in reversed(bodies)}
    sizes = Counter(groups.find(person.id) for person in persons)
    for person in persons:
        body = by_key.get(person.key)
        if body and not person.roles and (" " in person.key or sizes[groups.find(person.id)] == 1):
            groups.join(body.id, person.id, f'same name, taken for a person in one document: "{person.name}"')


def _join_lone_surnames(groups: Groups[str], persons: list[Referent]) -> None:
    """Join persons whom their document never names in full with the only person of that surname.

    Not where their roles have no word in common.
    """
    full: defaultdict[str, list[tuple[str, Referent]]] = defaultdict(list)
    lone: defaultdict[str, Block] = defaultdict(list)
    for person in persons:
        words = name_words(person.name)
        if len(words) > 1:
            full[consonants(words[-1])].append((words[-1], person))
        elif words:
            lone[words[0]].append(person)
    for surname, block in sorted(lone.items()):
        owners = [person for word, person in full[consonants(surname)] if same_word(word, surname)]
        if len({groups.find(owner.id) for owner in owners}) == 1:
            _join_with_owner(groups, owners, block)
        elif not owners:
            for person in block[1:]:
                groups.join(block[0].id, person.id, "")


def _join_with_owner(groups: Groups[str], owners: Block, lone: Block) -> None:
    roles = Counter(word for owner in owners for role in owner.roles for word in fold_name(role).split())
    for person in lone:
        words = {word for role in person.roles for word in fold_name(role).split()}
        if words and roles and not words & set(roles):
            continue
        why = f'the only person of that surname in these documents: "{person.name}" = "{owners[0].name}"'
        groups.join(owners[0].id, person.id, why)
