"""A person's decisions on entities, made ready for resolution. They name entities by any of their names."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import get_args

from kg.errors import DecisionError
from kg.lexicon.fold import concept_key, fold_name
from kg.model import Decision, EntityType, Referent
from kg.resolve.groups import Groups

ARGUMENTS = {"merge": 2, "distinct": 2, "split": 2, "alias": 2, "rename": 2, "retype": 2}
ON_CLAIMS = frozenset({"reject", "accept"})  # for the store

log = logging.getLogger(__name__)


class Rulings:
    """The decisions that stand, looked up against the referents that there are.

    A decision whose names no document has any more sleeps: it is logged, and works again when they return.
    """

    def __init__(self, decisions: Sequence[Decision], referents: Iterable[Referent]) -> None:
        self._standing = standing(decisions)
        self._by_name: defaultdict[str, list[str]] = defaultdict(list)
        for referent in referents:
            for key in {referent.key, *map(fold_name, referent.forms)} - {""}:
                self._by_name[key].append(referent.id)
        self.split_off = frozenset(
            referent for ruling in self._of("split") for referent in self._find(ruling, ruling.arguments[1])
        )
        self.names = {key: ruling.arguments[1] for ruling in self._of("rename") for key in self._keys(ruling)}
        self.types = {key: ruling.arguments[1] for ruling in self._of("retype") for key in self._keys(ruling)}
        self.aliases = [
            (key, ruling.arguments[1]) for ruling in self._of("alias") for key in self._keys(ruling)
        ]
        self.on_entities = bool(self.names or self.types or self.aliases)

    def apply(self, groups: Groups[str]) -> None:
        """Keep apart what was ruled distinct or split, then join what was ruled one.

        Raises:
            DecisionError: a merge would join what another decision keeps apart.
        """
        for number, ruling in enumerate([*self._of("distinct"), *self._of("split")]):
            first, second = (self._find(ruling, name) for name in ruling.arguments)
            both = set(first) & set(second)
            groups.keep_apart(
                [member for member in first if member not in both or ruling.verb != "split"], second, number
            )
        for ruling in [*self._of("merge"), *self._of("alias")]:
            self._join(groups, ruling)

    def _join(self, groups: Groups[str], ruling: Decision) -> None:
        first, second = (self._find(ruling, name, warn=ruling.verb == "merge") for name in ruling.arguments)
        if not first or (ruling.verb == "merge" and not second):
            return
        reason = f"{ruling.who} ruled on {ruling.when[:10]}: {ruling.verb} " + " and ".join(
            f'"{name}"' for name in ruling.arguments
        )
        for member in [*first, *second]:
            if not groups.join(first[0], member, reason):
                raise DecisionError(
                    f"decision {ruling.id}: {ruling.verb} {' and '.join(ruling.arguments)} contradicts "
                    "a decision that keeps them apart; withdraw one of the two"
                )

    def _of(self, verb: str) -> list[Decision]:
        return [ruling for ruling in self._standing if ruling.verb == verb]

    def _keys(self, ruling: Decision) -> tuple[str, str]:
        """Return the keys that a name may have: as a name and as a concept."""
        return fold_name(ruling.arguments[0]), concept_key(ruling.arguments[0])

    def _find(self, ruling: Decision, name: str, *, warn: bool = True) -> list[str]:
        found = self._by_name.get(fold_name(name)) or self._by_name.get(concept_key(name)) or []
        if not found and warn:
            log.warning("decision %s (%s) sleeps: no document names %r", ruling.id, ruling.verb, name)
        return found


def standing(decisions: Sequence[Decision]) -> list[Decision]:
    """Return the decisions on entities that nobody withdrew, oldest first.

    Raises:
        DecisionError: a verb is unknown, or has too few or too many arguments.
    """
    withdrawn = {
        ruling.arguments[0] for ruling in decisions if ruling.verb == "withdraw" and ruling.arguments
    }
    kept = [ruling for ruling in decisions if ruling.id not in withdrawn and ruling.verb != "withdraw"]
    on_entities = sorted(
        (ruling for ruling in kept if ruling.verb not in ON_CLAIMS), key=lambda it: (it.when, it.id)
    )
    for ruling in on_entities:
        check_decision(ruling)
    return on_entities


def check_decision(ruling: Decision) -> None:
    """Refuse a decision on entities that cannot be understood.

    Raises:
        DecisionError: its verb is unknown, it has too few or too many arguments, or its type is none.
    """
    if ruling.verb not in ARGUMENTS:
        raise DecisionError(
            f"decision {ruling.id}: unknown verb {ruling.verb!r}; known: {', '.join(ARGUMENTS)}"
        )
    if len(ruling.arguments) != ARGUMENTS[ruling.verb]:
        raise DecisionError(f"decision {ruling.id}: {ruling.verb} needs {ARGUMENTS[ruling.verb]} names")
    if ruling.verb == "retype" and ruling.arguments[1] not in get_args(EntityType):
        kinds = ", ".join(get_args(EntityType))
        raise DecisionError(f"decision {ruling.id}: no type {ruling.arguments[1]!r}; types are {kinds}")
