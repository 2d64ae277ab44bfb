"""Pairs of entities that are likely one, though nothing joined them: for a person to say.

Compared are only entities whose names end in words that sound alike, and of those the most used ones.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from kg.language.en.fold import fold_name
from kg.model import EntityLine
from kg.resolve.names.kinds import kind_of
from kg.resolve.names.persons import PARTICLES
from kg.resolve.names.sameness import compare_names
from kg.resolve.names.spelling import consonants
from kg.store.database import Store

MOST_ALIKE = 30  # entities compared with each other, the most used ones
# How likely two are one that nothing has joined. Set by hand: they only say in which order to ask.
LONGER, ALIKE, SURNAME = 0.8, 0.5, 0.4


@dataclass(frozen=True, slots=True)
class Missed:
    """Two entities that may be one, the more used one first."""

    first: EntityLine
    second: EntityLine
    why: str
    chance: float  # 0..1, that they are one

    @property
    def harm(self) -> float:
        """How many documents are likely to be told of under the wrong entity."""
        return self.chance * self.second.documents


def find_missed(store: Store) -> list[Missed]:
    """Return pairs of entities that are likely one and were not ruled on, those that do most harm first."""
    ruled = {
        frozenset(map(fold_name, line.decision.arguments[:2]))
        for line in store.outcomes.list()
        if line.decision.verb in ("distinct", "split") and line.state == "stands"
    }
    found = [
        missed
        for block in _blocks(store.entities.list())
        for missed in _in_block(block)
        if frozenset((fold_name(missed.first.name), fold_name(missed.second.name))) not in ruled
    ]
    return sorted(found, key=lambda missed: (-missed.harm, missed.first.id, missed.second.id))


def _blocks(entities: Iterable[EntityLine]) -> Iterator[list[EntityLine]]:
    blocks: defaultdict[tuple[str, str], list[EntityLine]] = defaultdict(list)
    for entity in entities:
        words = fold_name(entity.name).split()
        if words and entity.type != "CONCEPT" and _is_name(entity.name):
            blocks[kind_of(entity.type), consonants(words[-1])].append(entity)
    for _, block in sorted(blocks.items()):
        yield sorted(block, key=lambda entity: (-entity.documents, entity.id))[:MOST_ALIKE]


def _is_name(name: str) -> bool:
    """Tell whether all words are written as in a name: no "aides to Mr. Rao"."""
    return all(word[:1].isupper() or word.lower() in PARTICLES for word in name.split() if word.isalpha())


def _in_block(block: list[EntityLine]) -> Iterator[Missed]:
    met: set[str] = set()  # surnames alone whose best known bearer was found
    for first, second in combinations(block, 2):
        chance, why = _chance(first, second)
        lone = next((it.id for it in (second, first) if " " not in fold_name(it.name)), None)
        if chance and not (lone and lone in met):
            met |= {lone} if lone else set()
            yield Missed(first, second, why, chance)


def _chance(first: EntityLine, second: EntityLine) -> tuple[float, str]:
    """Return how likely two are one, and why; nothing where they are not, or too many are called so."""
    keys = fold_name(first.name), fold_name(second.name)
    both = f'"{first.name}" = "{second.name}"'
    short, long = sorted(keys, key=len)
    person = first.type == "PERSON"
    if " " in short and long.endswith(f" {short}") and person:
        return LONGER, f"one is the end of the other, perhaps behind a title: {both}"
    if person and " " not in short and " " in long and long.endswith(f" {short}"):
        return SURNAME, f"the surname of the best known person who has it: {both}"
    if not person and " " not in short:  # "Hill" and "Hell"
        return 0.0, ""
    verdict = compare_names(first.name, second.name, first.type)
    return (ALIKE, verdict.why) if verdict.match and keys[0] != keys[1] else (0.0, "")
