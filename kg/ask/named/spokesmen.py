"""Who speaks for a body: its spokesmen, heads and organs, article by article, with the role that says so.

An article that gives somebody such a role says it of what he says there ("wider"). Where another article of
about the same time says it, it is inferred: roles end, and where he is called a former one, his has.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from kg.ask.named.posts import bodies_of, drop_past, find_posts, keys_of_body, may_speak
from kg.model import Called, Claim, Filter, Named, SpeaksFor, Wanted
from kg.store.database import Store

MOST_DAYS_APART = 183  # half a year: how far from an article that tells a role it is taken to hold
LEAST_SHARE = 0.2  # of the articles that have somebody, how many must tell his role for it to hold in others
_SPEAKING = ("ORG", "GPE", "NORP", "GROUP")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def find_spokesmen(store: Store, bodies: Sequence[Named]) -> tuple[SpeaksFor, ...]:
    """Return who speaks for some bodies; a person or a concept has nobody."""
    asked = [body for body in bodies if body.type in _SPEAKING]
    if not asked:
        return ()
    ids = {body.id for body in asked}
    called = [one for one in store.referents.called() if one.entity not in ids and may_speak(one.words)]
    lines = store.entities.list(Wanted(), ids=sorted(ids), unlisted=True)
    names = {line.id: keys_of_body((line.name, *line.aliases)) for line in lines}
    return tuple(
        voice for body in asked for voice in _voices(store, body, names.get(body.id, frozenset()), called)
    )


def find_said_for(store: Store, bodies: Sequence[Named], filter: Filter) -> list[Claim]:
    """Return the claims that others make for some bodies, as far as a filter wants them."""
    voices = find_spokesmen(store, bodies)
    wanted = replace(filter, speaker=None, about=None, limit=None)
    return store.claims.list(Wanted(wanted, speakers=[""], voices=voices)) if voices else []


def _voices(
    store: Store, body: Named, names: frozenset[str], called: Sequence[Called]
) -> Iterator[SpeaksFor]:
    told: dict[str, Called] = {}
    left: defaultdict[str, list[Called]] = defaultdict(list)
    for one in called:
        if _speaks(one.words, body, names):
            told.setdefault(one.referent, one)
        elif (now := drop_past(one.words)) != one.words and _speaks(now, body, names):
            left[one.entity].append(one)
    for one in told.values():
        yield SpeaksFor(one.referent, body, "wider", f"as “{one.words}”")
    yield from _inferred(store, body, told, left)


def _speaks(words: str, body: Named, names: frozenset[str]) -> bool:
    """Tell whether a role or a description is that of one who speaks for a body."""
    if any(
        post.speaks_for(names, is_place=body.type == "GPE")
        for post in find_posts(words)
        if post.kind == "any" or body.type != "NORP"  # "the Republican president" speaks for no party
    ):
        return True
    return bool(bodies_of(words) & names)


def _inferred(
    store: Store, body: Named, told: Mapping[str, Called], left: Mapping[str, Sequence[Called]]
) -> Iterator[SpeaksFor]:
    """Yield those who are told to speak for a body where they are met without their role."""
    tellings: defaultdict[str, list[Called]] = defaultdict(list)
    for one in told.values():
        tellings[one.entity].append(one)
    met: defaultdict[str, list[Called]] = defaultdict(list)
    for one in store.referents.appearances(tellings):
        met[one.entity].append(one)
    for entity, appearances in met.items():
        if len(tellings[entity]) < LEAST_SHARE * len(appearances):
            continue
        for one in appearances:
            nearest = _nearest(one, tellings[entity])
            if one.referent in told or nearest is None or _has_left(one, left.get(entity, ())):
                continue
            when = f", {nearest.published[:10]}" if nearest.published else ""
            why = f"inferred: “{nearest.words}” in {nearest.where}{when}"
            yield SpeaksFor(one.referent, body, "inferred", why)


def _nearest(one: Called, tellings: Sequence[Called]) -> Called | None:
    """Return the telling of a role that is nearest in time; of an article without a day, one without."""
    day = _day_of(one)
    if day is None:
        return next((telling for telling in tellings if _day_of(telling) is None), None)
    apart = [
        (abs(day - then), telling.referent, telling) for telling in tellings if (then := _day_of(telling))
    ]
    if not apart:
        return None
    distance, _, nearest = min(apart, key=lambda each: each[:2])
    return nearest if distance <= timedelta(days=MOST_DAYS_APART) else None


def _has_left(one: Called, left: Sequence[Called]) -> bool:
    """Tell whether this article, or one no later, calls him a former one; undated ones may be of any time."""
    day = _day_of(one)
    return any(day is None or (then := _day_of(other)) is None or then <= day for other in left)


def _day_of(one: Called) -> date | None:
    if one.published is None or not _DAY.match(one.published):
        return None
    try:
        return date.fromisoformat(one.published[:10])
    except ValueError:
        return None
