"""A person's decisions on links: which two claims they mean now, which hold, whose origin they change.

Pure. Of two decisions on one link, or of two that give one pair different relations, the later one holds.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, cast

from kg.model import Claim, Decision, DecisionState, Filter, LinkRuling, Relation, Told, Wanted
from kg.model.relations import AGAIN
from kg.resolve.groups import Groups
from kg.resolve.rulings.lost_claims import Archive, anchor_of, find_anchored, lost
from kg.resolve.rulings.standing import overruled_by

Pair = tuple[str, str]  # ids of claims, the lesser first
States = dict[str, tuple[DecisionState, str]]


def pair_of(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def judge_on_links(rulings: Sequence[Decision], archive: Archive, states: States) -> list[LinkRuling]:
    """Return what decisions on links come to, and note in `states` which of them sleep or are overruled.

    Args:
        rulings: "link" and "unlink", oldest first.
    """
    meant = _find_pairs(rulings, archive, states)
    holding: defaultdict[Pair, dict[str, Decision]] = defaultdict(dict)
    for ruling in (ruling for ruling in rulings if ruling.id in meant):
        on_pair, relation = holding[meant[ruling.id]], ruling.arguments[2]
        for other, earlier in list(on_pair.items()):
            if other == relation or ruling.verb == earlier.verb == "link":
                del on_pair[other]
                states[earlier.id] = "overruled", overruled_by(ruling, ruling.arguments[2])
        on_pair[relation] = ruling
    return [
        _ruled(pair, relation, on_pair[relation])
        for pair, on_pair in sorted(holding.items())
        for relation in sorted(on_pair)
    ]


def rule_origins(
    told: Iterable[Told], repeats: Iterable[Pair], rulings: Iterable[LinkRuling]
) -> dict[str, str]:
    """Return the claims whose origin is another one by what a person ruled, each with its earliest claim.

    Where a pair does not repeat each other, its origin falls into what links still join; claims of one
    article stay together. Where one repeats the other, two origins become one.

    Args:
        told: All claims of the origins that the rulings touch.
        repeats: The links among them that say so and stand.
    """
    places = {one.claim: one for one in told}
    apart = {(it.a, it.b) for it in rulings if (it.verb == "link") == (it.relation not in AGAIN)}
    groups: Groups[str] = Groups()
    for members in _members(places.values()).values():
        if any(one in members and other in members for one, other in apart):
            _join_what_still_repeats(groups, members, apart, repeats)
        else:
            for claim in members:
                groups.join(next(iter(members)), claim)
    for it in rulings:
        if it.verb == "link" and it.relation in AGAIN:
            groups.join(it.a, it.b)
    first: dict[str, Told] = {}
    for one in sorted(places.values(), key=lambda it: (it.age, it.claim)):
        first.setdefault(groups.find(one.claim), one)
    found = {claim: first[groups.find(claim)].claim for claim in sorted(places)}
    return {claim: origin for claim, origin in found.items() if origin != places[claim].origin}


def _find_pairs(rulings: Sequence[Decision], archive: Archive, states: States) -> dict[str, Pair]:
    """Return the two claims that each decision means, of those that are found."""
    ids = sorted({claim for ruling in rulings for claim in ruling.arguments[:2]})
    wanted = Wanted(Filter(all=True, rejected=True), claims=ids)
    known = {claim.id for claim in archive.claims.list(wanted)} if ids else set()
    held: dict[str, list[Claim]] = {}
    found = {}
    for ruling in rulings:
        ends = [_find(ruling, index, archive, (known, held)) for index in (0, 1)]
        missing = [index for index, end in enumerate(ends) if end is None]
        if missing:
            states[ruling.id] = "sleeps", lost(ruling, missing[0])
        elif ends[0] == ends[1]:
            states[ruling.id] = "sleeps", "both claims are one and the same now"
        else:
            found[ruling.id] = pair_of(*cast(Pair, tuple(ends)))
    return found


def _find(
    ruling: Decision, index: int, archive: Archive, memory: tuple[set[str], dict[str, list[Claim]]]
) -> str | None:
    known, held = memory
    if ruling.arguments[index] in known:
        return ruling.arguments[index]
    anchor = anchor_of(ruling, index)
    found = find_anchored(anchor, archive, held) if anchor else None
    return found.id if found else None


def _ruled(pair: Pair, relation: str, ruling: Decision) -> LinkRuling:
    verb, what = ("unlink", "dismissed") if ruling.verb == "unlink" else ("link", "confirmed")
    because = f": {ruling.reason}" if ruling.reason else ""
    return LinkRuling(
        cast('Literal["link", "unlink"]', verb), cast(Relation, relation), *pair,
        f"{what} by {ruling.who} on {ruling.when[:10]}{because}", ruling.id,
    )  # fmt: skip


def _members(told: Iterable[Told]) -> Mapping[str, dict[str, Told]]:
    members: defaultdict[str, dict[str, Told]] = defaultdict(dict)
    for one in told:
        members[one.origin][one.claim] = one
    return members


def _join_what_still_repeats(
    groups: Groups[str], members: Mapping[str, Told], apart: set[Pair], repeats: Iterable[Pair]
) -> None:
    """Join within an origin from which a pair is taken what links and articles still hold together."""
    for pair in repeats:
        if pair[0] in members and pair[1] in members and pair_of(*pair) not in apart:
            groups.join(*pair)
    at_odds = {
        end
        for pair in apart
        if pair[0] in members and pair[1] in members
        and members[pair[0]].document == members[pair[1]].document
        for end in pair
    }  # fmt: skip
    first: dict[str, str] = {}
    for claim, one in members.items():
        if claim not in at_odds:
            groups.join(first.setdefault(one.document, claim), claim)
