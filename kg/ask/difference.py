"""What two speakers or two outlets say differently: against each other, alike, and each alone."""

from dataclasses import dataclass, replace

from kg.ask.answer import find_claims, find_claims_and_less_sure
from kg.ask.named.name_meaning import find_entities
from kg.ask.named.suggestions import unknown
from kg.ask.question import Question
from kg.ask.sides import Sides, find_sides
from kg.errors import QuestionError
from kg.language.en.fold import fold_name
from kg.model import Claim
from kg.model.relations import AGAINST, CHANGED, WITH
from kg.store.database import Store


@dataclass(frozen=True, slots=True)
class Difference:
    """What A and B say. `only_a` and `only_b`: claims that no link joins with the other's, newest first."""

    a: str
    b: str
    against: tuple[Sides, ...]
    changed: tuple[Sides, ...]
    alike: tuple[Sides, ...]
    only_a: tuple[Claim, ...]
    only_b: tuple[Claim, ...]
    less_sure: int = 0  # claims of both that are not among these, since they are less sure


def find_difference(store: Store, a: str, b: str, asked: Question) -> Difference:
    """Compare what two speakers or two outlets say; `asked` narrows it.

    Raises:
        QuestionError: Nothing is known by a name, or both mean the same.
    """
    (name_a, of_a), (name_b, of_b) = _asked_of(store, a, asked), _asked_of(store, b, asked)
    said_a, less_sure_a = find_claims_and_less_sure(store, of_a)
    said_b, less_sure_b = find_claims_and_less_sure(store, of_b)
    if {claim.id for claim in said_a} & {claim.id for claim in said_b}:
        raise QuestionError(f"{a!r} and {b!r} have claims in common; name two speakers or two outlets")
    against = find_sides(store, said_a, AGAINST, between=said_b)
    changed = find_sides(store, said_a, CHANGED, between=said_b)
    alike = find_sides(store, said_a, WITH, between=said_b)
    linked = {side.id for one in (*against, *changed, *alike) for side in (one.first, one.second)}
    return Difference(
        name_a, name_b, tuple(against), tuple(changed), tuple(alike),
        only_a=tuple(claim for claim in said_a if claim.id not in linked),
        only_b=tuple(claim for claim in said_b if claim.id not in linked),
        less_sure=less_sure_a + less_sure_b,
    )  # fmt: skip


def _asked_of(store: Store, name: str, asked: Question) -> tuple[str, Question]:
    """Return a name with what asks for its claims: of a speaker, else of the outlet that published them."""
    outlets = sorted({line.outlet for line in store.documents.list() if line.outlet})
    outlet = next((each for each in outlets if fold_name(each) == fold_name(name)), None)
    if find_entities(store, name):
        spoken = replace(asked, filter=replace(asked.filter, speaker=name))
        if outlet is None or find_claims(store, spoken):
            return name, spoken
    if outlet is None:
        raise unknown(name, store.names.list())
    return outlet, replace(asked, filter=replace(asked.filter, outlet=outlet))
