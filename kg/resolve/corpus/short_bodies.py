"""Short names that documents use beside the long one, "Colts" of the Indianapolis Colts; parties, peoples."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.language.en.fold import fold_name
from kg.language.en.gazetteer import country_of, place_type
from kg.language.en.singular import singular
from kg.language.word_lists import read_words
from kg.model import Referent
from kg.resolve.groups import Groups
from kg.resolve.names.acronyms import SMALL_WORDS
from kg.resolve.names.parts import PARTS, SORTS, is_part

# Any body of the sort is called so: "the Committee", "the Senate".
SORTS_OF_BODIES = PARTS | SORTS | read_words("nouns/organisation_nouns") | read_words("bodies/last_words")
PROMINENT = 5  # times the documents of the next long name
LEAST_DOCUMENTS = 3  # of the long name
MAX_SHORT_WORDS = 2
MAX_LONG_WORDS = 6
OFTENER_SHORT = 10  # times as many documents have the short name: then it is something of its own
PARTY = " party"
LEAST_STEM = 5  # letters, of a word that may lose an ending
STANCE = re.compile(r"(?:anti|pro|non|post|pre|ex)\s?[-–]\s?\w", re.IGNORECASE)  # "anti-Muslim" is no Muslim


def join_short_names(groups: Groups[str], bodies: Sequence[Referent]) -> None:
    """Join a name with the one longer name that it ends, where half of the documents that have that use both.

    Of several longer names it is the one in five times the documents of the next. "Committee" is none, and
    of "Surgeon General" only a country's is.
    """
    documents: defaultdict[str, set[str]] = defaultdict(set)  # by any folded name
    first: dict[str, Referent] = {}
    for body in bodies:
        names = short_names(body)
        if body.key in names:
            first.setdefault(body.key, body)
        for name in names:
            documents[name].add(body.document_id)
    longer: defaultdict[str, dict[str, set[str]]] = defaultdict(dict)  # by short name, by group
    countries: set[tuple[str, str]] = set()  # groups of "U.S. Surgeon General", and "surgeon general"
    for body in bodies:
        for tail in tails_of(body):
            if tail in first:
                group = groups.find(body.id)
                longer[tail].setdefault(group, set()).add(body.document_id)
                if _is_country(body.key.removesuffix(tail)):
                    countries.add((group, tail))
    for short, owners in sorted(longer.items()):
        own = groups.find(first[short].id)
        others = {group: held for group, held in owners.items() if group != own}
        owner = _owner(others, documents[short])
        if owner is not None and (not _is_sort(short.split()[-1]) or (owner, short) in countries):
            why = f'short for "{_named(bodies, groups, groups.find(owner))}": "{first[short].name}"'
            groups.join(owner, first[short].id, why)


def short_names(body: Referent) -> frozenset[str]:
    """Return the folded names of a body that may be short for another one."""
    names = {body.key, *map(fold_name, body.forms)}
    return frozenset(name for name in names if name and _may_be_short(name.split()))


def _may_be_short(words: list[str]) -> bool:
    """Tell whether words are few enough, and no more than a sort of body: "Committee", "Foreign Ministry"."""
    if len(words) > MAX_SHORT_WORDS or is_part(" ".join(words)):
        return False
    return len(words) == MAX_SHORT_WORDS or not _is_sort(words[-1])


def tails_of(body: Referent) -> list[str]:
    """Return the folded short names that a body's long name may have."""
    words = body.key.split()
    if STANCE.match(body.name) or body.name[:1].islower():  # "statement from the Colts"
        return []
    if not may_be_short_or_long(body) or len(words) > MAX_LONG_WORDS:
        return []
    ends = range(1, min(MAX_SHORT_WORDS, len(words) - 1) + 1)
    named = [words[-length:] for length in ends if words[-length - 1] not in SMALL_WORDS]  # "nominee for ..."
    return [" ".join(tail) for tail in named if _may_be_short(tail)]


def may_be_short_or_long(body: Referent) -> bool:
    """Tell whether a name may be short or long for another: no known place is."""
    return not country_of(body.name) and not place_type(body.name)


def _is_sort(word: str) -> bool:
    return word in SORTS_OF_BODIES or singular(word) in SORTS_OF_BODIES


def _is_country(key: str) -> bool:
    return bool(country_of(key.strip().title()) or country_of(key.replace(" ", "").upper()))


def _owner(others: dict[str, set[str]], short: set[str]) -> str | None:
    """Return the group whose short name it is, if one is so much more prominent than the next."""
    ranked = sorted(others, key=lambda group: (-len(others[group]), group))
    if not ranked:
        return None
    best = others[ranked[0]]
    next_best = len(others[ranked[1]]) if len(ranked) > 1 else 0
    fits = (
        len(best) >= max(LEAST_DOCUMENTS, PROMINENT * next_best)
        and 2 * len(best & short) >= len(best)
        and OFTENER_SHORT * len(best) >= len(short)
    )
    return ranked[0] if fits else None


def _named(bodies: Iterable[Referent], groups: Groups[str], group: str) -> str:
    return next(body.name for body in bodies if groups.find(body.id) == group)


def join_peoples(groups: Groups[str], bodies: Sequence[Referent]) -> None:
    """Join the two numbers of a people's name ("Latino", "Latinos"), and a party with its members."""
    peoples: defaultdict[str, list[Referent]] = defaultdict(list)
    parties: defaultdict[str, list[Referent]] = defaultdict(list)
    members: defaultdict[str, list[Referent]] = defaultdict(list)
    for body in bodies:
        peoples[people_key(body)].append(body)
        parties[party_key(body)].append(body)
        members[member_key(body)].append(body)
    for key, block in sorted(peoples.items()):
        first = next((body for body in block if body.type == "NORP"), None)
        if not key or first is None:
            continue
        for body in block:
            why = f'one people: "{first.name}" = "{body.name}"'
            groups.join(first.id, body.id, "" if first.key == body.key else why)
    for key, block in sorted(members.items()):
        party = parties.get(key, ()) if key else ()
        documents = {body.document_id for body in party}
        if party and OFTENER_SHORT * len(documents) >= len({body.document_id for body in block}):
            for body in block:
                why = f'members of a party: "{body.name}" of "{party[0].name}"'
                groups.join(party[0].id, body.id, why)


def people_key(body: Referent) -> str:
    """Return the folded name of a people in the singular; "" for what may be none, and of countries."""
    if country_of(body.name) or len(body.key.split()) > MAX_SHORT_WORDS:
        return ""
    key = singular(body.key)
    return key.removesuffix("s") if key.endswith("ics") else key  # "Hispanics" is no science


def party_key(body: Referent) -> str:
    """Return the word of a party of one word, without its ending; "" for no party."""
    word = body.key.removesuffix(PARTY)
    return _without_ending(word) if word != body.key and " " not in word else ""


def member_key(body: Referent) -> str:
    """Return what a people is called without its ending, as a party may be; "" for no people."""
    return _without_ending(people_key(body)) if body.type == "NORP" else ""


def _without_ending(word: str) -> str:
    """Return a word without the ending that tells a party from its members: "democratic", "democrat"."""
    return word.removesuffix("ic") if len(word) > LEAST_STEM else word
