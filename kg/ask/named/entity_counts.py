"""The entities of a name as a card shows them: counted as the listings of claims count."""

from dataclasses import replace

from kg.ask.answer import find_claims
from kg.ask.named.name_meaning import require_entities
from kg.ask.question import Question
from kg.model import EntityLine, Filter
from kg.store.database import Store


def find_counted(store: Store, name: str) -> list[EntityLine]:
    """Return the entities of a name or id, each with as many claims as `claims` lists by and about it.

    Raises:
        QuestionError: Nothing is known by that name.
    """
    ids = [named.id for named in require_entities(store, name)]
    return [_counted(store, line) for line in store.entities.list(ids=ids, unlisted=True)]


def _counted(store: Store, line: EntityLine) -> EntityLine:
    about = find_claims(store, Question(Filter(about=line.id)))
    made = find_claims(store, Question(Filter(speaker=line.id)))
    for_it = sum(bool(claim.speaks_for) for claim in made)
    return replace(line, claims_made=len(made), claims_for=for_it, claims_about=len(about))
