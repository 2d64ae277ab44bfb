"""One name that is a person's in some documents and something else's in others: what most take it for.

A surname is no body because one document takes "Trump" for one, and a name is no person's that nobody has
behind a given name. Counted are documents, of names of one word; a full name of two kinds is one thing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from kg.language.en.fold import fold_name
from kg.language.en.gazetteer import country_of, place_type
from kg.language.en.genders import gender_of_given_name
from kg.language.en.singular import singular
from kg.model import EntityType, Referent
from kg.resolve.corpus.roles_told import says_role
from kg.resolve.names.kinds import kind_of
from kg.resolve.names.persons import name_words

MAJORITY = 5  # times the documents of the other kind
UNSURE: frozenset[EntityType] = frozenset({"OTHER", "WORK", "EVENT"})  # what names are taken for at a loss


def kinds_across(referents: Sequence[Referent]) -> dict[str, str]:
    """Return PERSON, CONCEPT, PLACE or BODY by id: what all documents together show a referent to be.

    Args:
        referents: None that is generic.
    """
    uses = _Uses(referents)
    return {referent.id: uses.kind(referent) for referent in referents}


def words_of_kinds(referent: Referent) -> frozenset[str]:
    """Return the folded single words by which a person, or something else, may be taken for the other."""
    if referent.type == "PERSON":
        return frozenset(_words_of_person(referent))
    word = _word_of_other(referent)
    return frozenset({word}) if word else frozenset()


class _Uses:
    """In which documents a word is a person's name, or the name of something else."""

    def __init__(self, referents: Iterable[Referent]) -> None:
        self._persons: defaultdict[str, set[str]] = defaultdict(set)  # by any name of theirs
        self._full: defaultdict[str, set[str]] = defaultdict(set)  # where they have a full name, too
        self._sure: defaultdict[str, set[str]] = defaultdict(set)
        self._unsure: defaultdict[str, set[str]] = defaultdict(set)
        self._votes: defaultdict[str, Counter[bool]] = defaultdict(Counter)  # of full names: a person's?
        for referent in referents:
            if referent.type == "PERSON":
                for word in _words_of_person(referent):
                    self._persons[word].add(referent.document_id)
                    if " " in referent.key:
                        self._full[word].add(referent.document_id)
            elif word := _word_of_other(referent):
                uses = self._unsure if referent.type in UNSURE else self._sure
                uses[word].add(referent.document_id)
            if " " in referent.key and referent.type != "CONCEPT":
                self._votes[referent.key][referent.type == "PERSON"] += 1

    def kind(self, referent: Referent) -> str:
        own = kind_of(referent.type)
        if own == "CONCEPT" or country_of(referent.name):
            return own
        if " " in referent.key:
            return self._kind_of_full_name(referent, own)
        if own == "PERSON":
            return "BODY" if self._is_no_person(referent) else own
        return "PERSON" if self._is_surname(referent) else own

    def _kind_of_full_name(self, referent: Referent, own: str) -> str:
        votes = self._votes[referent.key]
        if len(votes) < 2:
            return own
        given = gender_of_given_name(name_words(referent.name)[0]) if name_words(referent.name) else None
        if given or votes[True] > votes[False]:
            return "PERSON"
        return "BODY" if own == "PERSON" else own

    def _is_no_person(self, person: Referent) -> bool:
        word = singular(person.key)
        other = len(self._sure[word] | self._unsure[word])
        if not other or any(map(says_role, person.roles)) or gender_of_given_name(person.key):
            return False
        return other >= MAJORITY * len(self._full[word])

    def _is_surname(self, body: Referent) -> bool:
        word = _word_of_other(body)
        if not word or not self._full[word]:
            return False
        return len(self._persons[word]) >= MAJORITY * len(self._sure[word]) + len(self._unsure[word])


def _words_of_person(person: Referent) -> set[str]:
    """Return a person's single names, each singular as those of others are."""
    single = {key for key in map(fold_name, person.forms) if " " not in key}
    return {singular(word) for word in {*single, *name_words(person.name)[-1:]}} - {""}


def _word_of_other(referent: Referent) -> str:
    """Return the one word of a name that is no person's; "" where it has several, or is a known place's."""
    if referent.type in {"PERSON", "CONCEPT"} or " " in referent.key:
        return ""
    if country_of(referent.name) or place_type(referent.name):
        return ""
    return singular(referent.key)
