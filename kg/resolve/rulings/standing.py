"""A person's decisions on entities, made ready for resolution. They name entities by any of their names."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple, get_args

from kg.errors import DecisionError
from kg.language.en.fold import concept_key, fold_name
from kg.model import Decision, EntityType, Referent
from kg.model.ids import SHORT_ID
from kg.resolve.groups import Groups

ARGUMENTS = {"merge": 2, "distinct": 2, "split": 2, "alias": 2, "rename": 2, "retype": 2}
MORE_ARGUMENTS = frozenset({"alias"})  # so many or more
ON_CLAIMS = frozenset({"reject", "accept"})  # for the store
ON_SPEAKERS = frozenset({"attribute"})  # a claim and who says it
ON_LINKS = frozenset({"link", "unlink"})  # two claims and a relation
ON_OUTLETS = frozenset({"owner"})  # an outlet and who owns it
ON_DOCUMENTS = frozenset({"describe"})  # a document, a field of it and what that is
NOT_ON_ENTITIES = ON_CLAIMS | ON_SPEAKERS | ON_LINKS | ON_OUTLETS | ON_DOCUMENTS | {"withdraw"}
_NAMING = {"merge": 2, "distinct": 2, "split": 2, "rename": 1, "retype": 1}  # arguments that must be known

log = logging.getLogger(__name__)


def overruled_by(ruling: Decision, what: str | None = None) -> str:
    """Say which decision overrules another one, on what: on all its arguments unless told."""
    names = ", ".join(ruling.arguments) if what is None else what
    return f"by decision {ruling.id[:SHORT_ID]} on {ruling.when[:10]}: {ruling.verb} {names}"


class _Ruled(NamedTuple):
    """What is ruled of all that bears a name, or of some referents; of two, the later one holds."""

    order: int
    value: str


class Rulings:
    """The decisions that stand, looked up against the referents that there are.

    A decision whose names no document has any more sleeps: it is logged, and works again when they return.
    """

    def __init__(self, decisions: Sequence[Decision], referents: Iterable[Referent]) -> None:
        self._standing = standing(decisions)
        self._by_name: defaultdict[str, list[str]] = defaultdict(list)
        self._by_form: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        documents = {place.document for ruling in self._standing for place in ruling.evidence}
        for referent in referents if self._standing else ():
            for key in {referent.key, *map(fold_name, referent.forms)} - {""}:
                self._by_name[key].append(referent.id)
                if referent.document_id in documents:
                    self._by_form[referent.document_id, key].append(referent.id)
        self.split_off = frozenset(
            referent for ruling in self._of("split") for referent in self._sides(ruling)[1]
        )
        self._names, self._types = self._ruled("rename"), self._ruled("retype")
        self._aliases: defaultdict[str, list[str]] = defaultdict(list)
        for ruling in self._of("alias"):
            for index in range(len(ruling.arguments)):
                for key in self._keys_or_referents(ruling, index):
                    self._aliases[key] += ruling.arguments
        self.on_entities = bool(self._names or self._types or self._aliases)

    def apply(self, groups: Groups[str]) -> None:
        """Keep apart what was ruled distinct or split, then join what was ruled one.

        Raises:
            DecisionError: a merge would join what another decision keeps apart.
        """
        for ruling in self._standing:
            for name in self.missing(ruling):
                log.warning("decision %s (%s) sleeps: no document names %r", ruling.id, ruling.verb, name)
        for ruling, why in self.apply_all(groups):
            raise DecisionError(f"decision {ruling.id}: {why}")

    def apply_all(self, groups: Groups[str]) -> list[tuple[Decision, str]]:
        """Do the same, and return the decisions that cannot hold beside the others, each with the reason."""
        failed = []
        for number, ruling in enumerate([*self._of("distinct"), *self._of("split")]):
            first, second = self._sides(ruling)
            if self.is_awake(ruling) and not (first and second):
                failed.append((ruling, f"a document takes {_both(ruling)} for one"))
            groups.keep_apart(first, second, number)
        for ruling in self._of("split"):
            for member in self._sides(ruling)[1]:
                groups.join(self._sides(ruling)[1][0], member, "")
        for ruling in [*self._of("merge"), *self._of("alias")]:
            if self.is_awake(ruling) and not self._join(groups, ruling):
                failed.append((ruling, self._contradiction(groups, ruling)))
        return failed

    def is_awake(self, ruling: Decision) -> bool:
        """Say whether the documents have all that a decision needs."""
        if ruling.verb == "alias":
            return any(self.find(ruling, index) for index in range(len(ruling.arguments)))
        return not self.missing(ruling)

    def missing(self, ruling: Decision) -> list[str]:
        """Return the names in a decision that no document has."""
        needed = _NAMING.get(ruling.verb, 0)
        return [name for index, name in enumerate(ruling.arguments[:needed]) if not self.find(ruling, index)]

    def find(self, ruling: Decision, index: int) -> list[str]:
        """Return the referents that an argument of a decision means."""
        places = [place for place in ruling.evidence if place.argument == index]
        if places:
            found = [self._by_form.get((at.document, fold_name(at.form or "")), []) for at in places]
            return list(dict.fromkeys(referent for some in found for referent in some))
        name = ruling.arguments[index]
        return self._by_name.get(fold_name(name)) or self._by_name.get(concept_key(name)) or []

    def name_of(self, keys: Iterable[str], members: Iterable[str]) -> str | None:
        """Return the name that was ruled for what has these folded names and referents."""
        return _latest(self._names, [*keys, *members])

    def type_of(self, keys: Iterable[str], members: Iterable[str]) -> str | None:
        """Return the type that was ruled for what has these folded names and referents."""
        return _latest(self._types, [*keys, *members])

    def aliases_of(self, keys: Iterable[str], members: Iterable[str]) -> list[str]:
        """Return the names that were ruled to be others of what has these folded names and referents."""
        return [alias for key in sorted({*keys, *members}) for alias in self._aliases.get(key, ())]

    def _join(self, groups: Groups[str], ruling: Decision) -> bool:
        found = [self.find(ruling, index) for index in range(len(ruling.arguments))]
        members = [member for some in found for member in some]
        reason = f"{ruling.who} ruled on {ruling.when[:10]}: {ruling.verb} {_both(ruling)}"
        if sum(map(bool, found)) < 2:
            reason = ""  # nothing to explain
        return all(groups.join(members[0], member, reason) for member in members)

    def _contradiction(self, groups: Groups[str], ruling: Decision) -> str:
        """Say with which decision one that joins cannot stand."""
        joined = {
            groups.find(one) for index in range(len(ruling.arguments)) for one in self.find(ruling, index)
        }
        others = [
            f"decision {other.id} ({_told(other)}), which"
            for other in [*self._of("distinct"), *self._of("split")]
            if all(any(groups.find(one) in joined for one in side) for side in self._sides(other))
        ]
        other = (*others, "a decision that")[0]
        return f"{_told(ruling)} contradicts {other} keeps them apart; withdraw one of the two"

    def _sides(self, ruling: Decision) -> tuple[list[str], list[str]]:
        """Return the referents to keep apart: those of one name each; what bears both names is on neither.

        Of a split, what bears the form is taken out, rather where it does not bear the other name.
        """
        first, second = self.find(ruling, 0), self.find(ruling, 1)
        both = set(first) & set(second)
        only_second = [member for member in second if member not in both]
        if ruling.verb == "split" and not only_second:
            return [member for member in first if member not in both], second
        return [member for member in first if member not in both], only_second

    def _ruled(self, verb: str) -> dict[str, _Ruled]:
        ruled = {}
        for order, ruling in enumerate(self._of(verb)):
            for key in self._keys_or_referents(ruling, 0):
                ruled[key] = _Ruled(order, ruling.arguments[1])
        return ruled

    def _of(self, verb: str) -> list[Decision]:
        return [ruling for ruling in self._standing if ruling.verb == verb]

    def _keys_or_referents(self, ruling: Decision, index: int) -> Sequence[str]:
        """Return what an argument is looked up by: the referents that its evidence shows, else its keys."""
        if any(place.argument == index for place in ruling.evidence):
            return self.find(ruling, index)
        return self._keys(ruling, index)

    def _keys(self, ruling: Decision, index: int) -> tuple[str, ...]:
        """Return the keys that a name may have: as a name and as a concept."""
        name = ruling.arguments[index]
        return tuple(filter(None, (fold_name(name), concept_key(name))))


def standing(decisions: Sequence[Decision]) -> list[Decision]:
    """Return the decisions on entities that nobody withdrew, oldest first.

    Raises:
        DecisionError: a verb is unknown, or has too few or too many arguments.
    """
    gone = withdrawn(decisions)
    kept = [ruling for ruling in decisions if ruling.id not in gone]
    on_entities = sorted(
        (ruling for ruling in kept if ruling.verb not in NOT_ON_ENTITIES), key=lambda it: (it.when, it.id)
    )
    for ruling in on_entities:
        check_decision(ruling)
    return on_entities


def withdrawn(decisions: Iterable[Decision]) -> set[str]:
    """Return the ids of the decisions that were taken back; one whose withdrawal was taken back is not."""
    gone: set[str] = set()
    for ruling in sorted(decisions, key=lambda it: (it.when, it.id), reverse=True):
        if ruling.verb == "withdraw" and ruling.id not in gone:
            gone.update(ruling.arguments)
    return gone


def check_decision(ruling: Decision) -> None:
    """Refuse a decision on entities that cannot be understood.

    Raises:
        DecisionError: its verb is unknown, it has too few or too many arguments, or its type is none.
    """
    if ruling.verb not in ARGUMENTS:
        raise DecisionError(
            f"decision {ruling.id}: unknown verb {ruling.verb!r}; known: {', '.join(ARGUMENTS)}"
        )
    needed, given = ARGUMENTS[ruling.verb], len(ruling.arguments)
    if given < needed or (given > needed and ruling.verb not in MORE_ARGUMENTS):
        raise DecisionError(f"decision {ruling.id}: {ruling.verb} needs {needed} names")
    if ruling.verb == "retype" and ruling.arguments[1] not in get_args(EntityType):
        kinds = ", ".join(get_args(EntityType))
        raise DecisionError(f"decision {ruling.id}: no type {ruling.arguments[1]!r}; types are {kinds}")


def _latest(ruled: dict[str, _Ruled], keys: Iterable[str]) -> str | None:
    found = [ruled[key] for key in keys if key in ruled]
    return max(found).value if found else None


def _told(ruling: Decision) -> str:
    return f"{ruling.verb} {' and '.join(ruling.arguments)}"


def _both(ruling: Decision) -> str:
    return " and ".join(f'"{name}"' for name in ruling.arguments)
