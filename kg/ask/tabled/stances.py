"""Who is for a thing and who against it: stances on X, each on its side; they are no links."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.ask.origins import order_of_time
from kg.ask.tabled.things import PRONOUNS, is_on
from kg.ask.topic import Topic
from kg.language.en.saying.stance import Side, is_nobody, is_passive, side_of, thing_of
from kg.model import Claim
from kg.store.database import Store


@dataclass(frozen=True, slots=True)
class Stance:
    """What a claim's speaker holds of X. `thing`: what it is on, in the article's words.

    `retold`: the other claims of one origin. `near`: it is on something of X, or that only names X.
    """

    side: Side
    thing: str
    claim: Claim
    retold: tuple[Claim, ...] = ()
    near: bool = False


def find_stances(store: Store, topic: Topic | None, claims: Iterable[Claim]) -> list[Stance]:
    """Return the stances on X among some claims about it, the earliest first; undated ones last.

    Args:
        topic: What X is; None: stances on whatever it be.
    """
    found: dict[str, list[Stance]] = {}
    told = [one for claim in sorted(claims, key=order_of_time) if (one := _stance(topic, claim))]
    origin_of = store.origins.of([one.claim.id for one in told])
    for one in told:
        found.setdefault(origin_of.get(one.claim.id, one.claim.id), []).append(one)
    return [_once(group) for group in found.values()]


def _once(group: list[Stance]) -> Stance:
    first = next((one for one in group if not one.near), group[0])
    others = tuple(one.claim for one in group if one is not first)
    return Stance(first.side, first.thing, first.claim, others, first.near)


def _stance(topic: Topic | None, claim: Claim) -> Stance | None:
    """Return the stance that a claim is, on X or near it; None if it is none, or nobody holds it."""
    if claim.speaker is None or not claim.source.spans or not claim.cue.spans:
        return None
    if is_passive(claim.cue.text) and claim.source.spans[0].start < claim.cue.spans[0].start:
        return None
    negated = claim.negated or is_nobody(claim.source.text)
    side, thing = side_of(claim.cue.text, negated=negated), thing_of(claim.content.text)
    if side is None or not thing:
        return None
    if topic is None:
        return Stance(side, thing, claim)
    if claim.speaker.id in {named.id for named in topic.entities}:
        return None  # who speaks of himself takes no side
    if _is_it(topic, claim, thing):
        return Stance(side, thing, claim)
    return Stance(side, thing, claim, near=True) if topic.stands_in(thing) else None


def _is_it(topic: Topic, claim: Claim, thing: str) -> bool:
    """Tell whether the thing is X itself, by name or by a pronoun that means it."""
    if thing.casefold() in PRONOUNS:
        meant = {named.id for named in claim.about} & {named.id for named in topic.entities}
        return bool(meant) and not topic.stands_in(claim.content.text)
    return is_on(topic, thing)
