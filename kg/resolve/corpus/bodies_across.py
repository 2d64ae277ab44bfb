"""Organisations, groups and other bodies of many documents: acronyms, word order, spellings."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from kg.language.en.fold import concept_key, fold_name
from kg.model import Referent
from kg.resolve.groups import Groups
from kg.resolve.names.acronyms import SMALL_WORDS, is_acronym, nearly_stands_for, stands_for
from kg.resolve.names.bodies import compare_bodies
from kg.resolve.names.known import known_key, known_name
from kg.resolve.names.legal_forms import part_legal_form
from kg.resolve.names.parts import is_part
from kg.resolve.names.spelling import consonants

MAX_NAMES_IN_BLOCK = 200
SPACED_US = re.compile(r"\bu s\b")  # of "U. S."

Block: TypeAlias = list[Referent]


def join_acronyms(groups: Groups[str], bodies: list[Referent]) -> None:
    """Join an acronym with the long name that some document defines it by, where all define it alike.

    A definition with a slip ("... Treaty Organization (CTSC)") counts where there is no right one. One that
    no document defines may be generally known.
    """
    by_acronym: defaultdict[str, Block] = defaultdict(list)
    for body in bodies:
        for form in {fold_name(form) for form in body.forms if is_acronym(form)}:
            by_acronym[form].append(body)
    by_known = _by_known_name(bodies)
    for acronym, block in sorted(by_acronym.items()):
        undefined = [body for body in block if body.key == acronym]
        if not undefined:
            continue
        long = [body for body in block if body.key != acronym and " " in body.key]
        defined = [body for body in long if defines(body, acronym)] or long
        owners = {groups.find(body.id) for body in defined}
        known = known_name(acronym)
        if len(owners) == 1:
            why = f'acronym defined in another document: "{defined[0].name}" = "{acronym.upper()}"'
            _join_all(groups, defined[0], undefined, why)
        elif not owners and known and known.key in by_known:
            why = f'generally known acronym: "{known.name}" = "{acronym.upper()}"'
            _join_all(groups, by_known[known.key], undefined, why)


def _join_all(groups: Groups[str], owner: Referent, block: Block, why: str) -> None:
    for body in block:
        groups.join(owner.id, body.id, why)


def _by_known_name(bodies: list[Referent]) -> dict[str, Referent]:
    """Return the first body that a long name shows to be each of the generally known ones."""
    found: dict[str, Referent] = {}
    for body in bodies:
        key = None if is_acronym(body.name) else known_key(body.name)
        if key:
            found.setdefault(key, body)
    return found


def defines(body: Referent, acronym: str) -> bool:
    """Tell whether a document gives the long name of an acronym as it is spelled rightly."""
    if body.key == acronym or " " not in body.key:
        return False
    return stands_for(acronym, body.key) or not nearly_stands_for(acronym, body.key)


def long_names_of(bodies: Iterable[Referent]) -> dict[str, set[str]]:
    """Return the folded long names that documents define folded acronyms by."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for body in bodies:
        for form in body.forms:
            if is_acronym(form) and defines(body, acronym := fold_name(form)):
                found[acronym].add(body.key)
    return found


def key_in_full(key: str, long_names: Mapping[str, set[str]]) -> str:
    """Return a key for the words of a folded name in any order, acronyms spelled out; "" for one word.

    >>> key_in_full("un council", {"un": {"united nations"}})
    'council nation united'
    """
    parts = SPACED_US.sub("us", key).split()
    words = [word for part in parts for word in _spelled_out(part, long_names)]
    return concept_key(" ".join(words)) if len(set(words)) > 1 else ""


def join_same_words(groups: Groups[str], bodies: list[Referent]) -> None:
    """Join names of the same words in another order or number, acronyms spelled out.

    "CSTO secretariat" is "Secretariat of the Collective Security Treaty Organization".
    """
    long_names = long_names_of(bodies)
    keys: dict[str, str] = {}  # of equal names at once
    first: dict[str, Referent] = {}
    for body in bodies:
        if body.key not in keys:
            keys[body.key] = key_in_full(body.key, long_names)
        key = keys[body.key]
        other = first.setdefault(key, body) if key else body
        if other is not body:
            why = f'same words, acronyms spelled out: "{other.name}" = "{body.name}"'
            groups.join(other.id, body.id, "" if other.key == body.key else why)


def _spelled_out(word: str, long_names: Mapping[str, set[str]]) -> list[str]:
    if word == "us":  # a stop word, were it not a name
        return ["united", "states"]
    names = () if word in SMALL_WORDS else long_names.get(word, ())
    return next(iter(names)).split() if len(names) == 1 else [word]


def join_spellings_of_bodies(groups: Groups[str], bodies: list[Referent]) -> None:
    """Join names that are two transliterations, or one but for its legal form where only one has a form."""
    by_key = {body.key: body for body in reversed(bodies)}
    blocks: defaultdict[str, Block] = defaultdict(list)
    for key, body in sorted(by_key.items()):
        if not is_acronym(body.name) and (heard := consonants_of_body(key)):
            blocks[heard].append(body)
    for _, block in sorted(blocks.items()):
        if 1 < len(block) <= MAX_NAMES_IN_BLOCK:
            _join_where_all_agree(groups, block)


def consonants_of_body(key: str) -> str:
    """Return what all transliterations of a body's folded name share; "" where it is too short to say."""
    words = part_legal_form(key.split()).words
    return "" if is_part(key) or len("".join(words)) <= 4 else " ".join(map(consonants, words))


def _join_where_all_agree(groups: Groups[str], block: Block) -> None:
    """Join names that are surely one, unless a third is one with only one of two: "X", "X AG", "X GmbH"."""
    reasons: dict[tuple[int, int], str] = {}
    partners: defaultdict[int, set[int]] = defaultdict(set)
    for second, other in enumerate(block):
        for first, body in enumerate(block[:second]):
            verdict = compare_bodies(body.name, other.name)
            if verdict.sure:
                reasons[first, second] = verdict.why
                partners[first].add(second)
                partners[second].add(first)
    for (first, second), why in reasons.items():
        if partners[first] - {second} == partners[second] - {first}:
            groups.join(block[first].id, block[second].id, why)
