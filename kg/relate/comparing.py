"""Claims in, links and origins out; of what was compared before, only what has changed is compared again.

What is remembered of each claim and pair hangs on nothing but itself, so it comes to the same in whatever
order, and in however many goes, claims come.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from kg.model import Link, age_of
from kg.model.relations import AGAIN
from kg.relate.memory import Candidate, Judgement, Mark, Memory, Pair, Sketch, Telling
from kg.relate.nearness import Field, find_near, vectors_of
from kg.relate.propositions import Proposition, read_propositions
from kg.relate.sift import likely
from kg.relate.stated import Comparison, Stated, is_together
from kg.relate.tellings import find_within, meeting, runs_of, tell
from kg.relate.verdicts import TOLD_AGAIN, verdict_of
from kg.resolve.groups import Groups

LEAST_LIKELY = 0.2  # of two claims that the judge is asked about
MOST_IN_STORY, MOST_BEYOND = 5, 6  # others with which one claim is compared
MOST_TOLD = 3  # earlier tellings that one is linked to

Judge = Callable[[Sequence[tuple[Proposition, Proposition]]], Sequence[Judgement]]


def compare(statements: Iterable[Stated], judge: Judge | None = None) -> Comparison:
    """Return how claims relate, and which claim is the earliest of the origin of each.

    Args:
        judge: Without it only what is told again in the same words is found.
    """
    held = {stated.id: stated for stated in statements}
    marks = {one: Mark("", stated.story) for one, stated in held.items()}
    found = compare_again(Memory(), marks, lambda ids: [held[one] for one in ids], judge)
    links = sorted(found.links.values(), key=lambda link: (link.a, link.b, link.relation))
    return Comparison(tuple(links), found.origins)


def compare_again(
    before: Memory,
    marks: Mapping[str, Mark],
    load: Callable[[Sequence[str]], Iterable[Stated]],
    judge: Judge | None = None,
    *,
    anew: bool = False,
) -> Memory:
    """Compare what has changed with all that is there; return what is to be remembered from now on.

    Args:
        marks: Of each claim that takes part, by its id.
        load: Gives the claims of some ids.
        anew: Compare everything; only what the judge said of unchanged claims is remembered.
    """
    shelf = _Shelf(load)
    held = before.sketches
    changed = {one for one, mark in marks.items() if one not in held or held[one].key != mark.key}
    again = set(marks) if anew else changed
    sketches = {
        one: replace(held[one], story=mark.story) for one, mark in marks.items() if one not in again
    } | _sketch(shelf.of(again), marks)
    tellings = _tellings(before, sketches, again, shelf)
    sketches = _standing(sketches, tellings)
    moved = {one for one, sketch in sketches.items() if one in again or held.get(one) != sketch}
    candidates = _candidates(before, sketches, changed, moved, shelf)
    if judge:
        candidates |= _asked(candidates, judge, shelf)
    links = _links(before, candidates, moved, shelf) | _told_links(tellings, sketches)
    return Memory(sketches, tellings, candidates, links, _origins(sketches, tellings, links))


class _Shelf:
    """The propositions of claims, loaded when they are first asked for."""

    def __init__(self, load: Callable[[Sequence[str]], Iterable[Stated]]) -> None:
        self._load = load
        self._held: dict[str, Proposition] = {}

    def of(self, ids: Collection[str]) -> list[Proposition]:
        missing = sorted(set(ids) - self._held.keys())
        for one in read_propositions(self._load(missing)) if missing else ():
            self._held[one.stated.id] = one
        return [self._held[one] for one in sorted(ids)]

    def pairs(self, pairs: Collection[Pair]) -> list[tuple[Proposition, Proposition]]:
        self.of({one for pair in pairs for one in pair})
        return [(self._held[a], self._held[b]) for a, b in pairs]


def _sketch(propositions: Sequence[Proposition], marks: Mapping[str, Mark]) -> dict[str, Sketch]:
    vectors = vectors_of([one.text for one in propositions])
    return {
        one.stated.id: Sketch(
            marks[one.stated.id].key, one.stated.document, marks[one.stated.id].story,
            age_of(one.stated.published), vector.tobytes(), runs_of(one), one.compared,
        )
        for one, vector in zip(propositions, vectors, strict=True)
    }  # fmt: skip


# --- one utterance -------------------------------------------------------------------------------------


def _tellings(
    before: Memory, sketches: Mapping[str, Sketch], changed: Collection[str], shelf: _Shelf
) -> dict[Pair, Telling]:
    """Return which claims are one utterance: anew where one of them, or of their article, has changed."""
    gone = before.sketches.keys() - sketches.keys()
    touched = {before.sketches[one].document for one in gone} | {sketches[one].document for one in changed}
    beside = {one for one, sketch in sketches.items() if sketch.document in touched}
    kept = {
        pair: telling
        for pair, telling in before.tellings.items()
        if pair[0] in sketches and pair[1] in sketches and beside.isdisjoint(pair)
    }
    pairs = meeting({one: sketch.runs for one, sketch in sketches.items()}, beside)
    found = [tell(a, b) for a, b in shelf.pairs(pairs)] + [*find_within(shelf.of(beside))]
    return kept | {(telling.a, telling.b): telling for telling in found if telling}


def _standing(sketches: Mapping[str, Sketch], tellings: Mapping[Pair, Telling]) -> dict[str, Sketch]:
    groups: Groups[str] = Groups()
    for a, b in tellings:
        groups.join(a, b)
    lesser = {telling.lesser for telling in tellings.values()}
    return {
        one: replace(sketch, root=groups.find(one), stands=one not in lesser)
        for one, sketch in sketches.items()
    }


# --- one question --------------------------------------------------------------------------------------


def _candidates(
    before: Memory,
    sketches: Mapping[str, Sketch],
    changed: Collection[str],
    moved: Collection[str],
    shelf: _Shelf,
) -> dict[Pair, Candidate]:
    """Return which claims may answer one question; what was answered of unchanged ones is remembered."""
    kept = {
        pair: candidate
        for pair, candidate in before.candidates.items()
        if pair[0] in sketches and pair[1] in sketches and pair[0] not in moved and pair[1] not in moved
    }
    near = _near(sketches, moved)
    for (pair, cosine), (a, b) in zip(near.items(), shelf.pairs(near), strict=True):
        chance = likely(a, b, cosine)
        if chance >= LEAST_LIKELY and _may_meet(a, b):
            held = before.candidates.get(pair) if not (pair[0] in changed or pair[1] in changed) else None
            kept[pair] = Candidate(
                chance, is_together(a.stated, b.stated), answer=held.answer if held else None
            )
    return _ranked(kept)


def _near(sketches: Mapping[str, Sketch], moved: Collection[str]) -> dict[Pair, float]:
    standing = sorted(one for one, sketch in sketches.items() if sketch.compared and sketch.stands)
    places = [place for place, one in enumerate(standing) if one in moved]
    if not places:
        return {}
    held = [sketches[one] for one in standing]
    numbers: dict[str, int] = defaultdict(lambda: len(numbers))
    found = find_near(
        Field(
            np.stack([np.frombuffer(sketch.vector, dtype=np.int8) for sketch in held]),
            np.array([numbers[sketch.document] for sketch in held]),
            np.array([numbers[sketch.story] if sketch.story else -1 for sketch in held]),
        ),
        None if len(places) == len(standing) else places,
    )
    return {(standing[a], standing[b]): cosine for a, b, cosine in found if held[a].root != held[b].root}


def _may_meet(a: Proposition, b: Proposition) -> bool:
    """Say whether two claims may be compared: nobody contradicts himself in one breath; wishes stay in."""
    one, other = a.stated, b.stated
    if one.document == other.document:
        own = one.speaker is not None and other.speaker is not None and one.speaker.id == other.speaker.id
        return not (own or one.within == other.id or other.within == one.id)
    return is_together(a.stated, b.stated) or (a.clause and b.clause)


def _ranked(candidates: Mapping[Pair, Candidate]) -> dict[Pair, Candidate]:
    """Mark the likeliest pairs of each claim: those that either side chooses are asked about."""
    choices: dict[tuple[str, bool], list[tuple[float, Pair]]] = defaultdict(list)
    for pair, candidate in candidates.items():
        for side in pair:
            choices[side, candidate.together].append((-candidate.likely, pair))
    chosen = {
        pair
        for (_, together), ranked in choices.items()
        for _, pair in sorted(ranked)[: MOST_IN_STORY if together else MOST_BEYOND]
    }
    return {pair: replace(candidate, asked=pair in chosen) for pair, candidate in candidates.items()}


def _asked(candidates: Mapping[Pair, Candidate], judge: Judge, shelf: _Shelf) -> dict[Pair, Candidate]:
    """Return those of which the judge is to be asked, with its answers."""
    pairs = sorted(pair for pair, one in candidates.items() if one.asked and one.answer is None)
    answers = judge(shelf.pairs(pairs)) if pairs else ()
    return {
        pair: replace(candidates[pair], answer=answer) for pair, answer in zip(pairs, answers, strict=True)
    }


# --- links and origins ---------------------------------------------------------------------------------


def _links(
    before: Memory, candidates: Mapping[Pair, Candidate], moved: Collection[str], shelf: _Shelf
) -> dict[Pair, Link]:
    """Return the links that the answers come to; where nothing has changed, those that are held."""
    links: dict[Pair, Link] = {}
    fresh: dict[Pair, Judgement] = {}
    for pair, candidate in candidates.items():
        if not candidate.asked or candidate.answer is None:
            continue
        old = before.candidates.get(pair)
        if old is not None and old.asked and old.answer is not None and moved.isdisjoint(pair):  # type: ignore[attr-defined]
            if pair in before.links:
                links[pair] = before.links[pair]
        else:
            fresh[pair] = candidate.answer
    for (pair, answer), sides in zip(fresh.items(), shelf.pairs(fresh), strict=True):
        first, second = sorted(sides, key=_age)
        verdict = verdict_of(first, second, answer)
        if verdict:
            ids = first.stated.id, second.stated.id
            links[pair] = Link(verdict.relation, *ids, verdict.score, verdict.why, verdict.sure)
    return links


def _age(one: Proposition) -> tuple[str, str]:
    return age_of(one.stated.published), one.stated.id


def _told_links(tellings: Mapping[Pair, Telling], sketches: Mapping[str, Sketch]) -> dict[Pair, Link]:
    """Return links from each claim that is told again to the earliest tellings of it."""
    partners: dict[str, list[tuple[str, str, Pair]]] = defaultdict(list)
    for pair, telling in tellings.items():
        first, second = sorted(pair, key=lambda one: (sketches[one].age, one))
        if telling.why:
            partners[second].append((sketches[first].age, first, pair))
    links = {}
    for second, found in sorted(partners.items()):
        for _, first, pair in sorted(found)[:MOST_TOLD]:
            links[pair] = Link("repeats", first, second, TOLD_AGAIN, tellings[pair].why)
    return links


def _origins(
    sketches: Mapping[str, Sketch], tellings: Mapping[Pair, Telling], links: Mapping[Pair, Link]
) -> dict[str, str]:
    """Return of each claim the earliest of its origin."""
    groups: Groups[str] = Groups()
    for pair in (*tellings, *(pair for pair, link in links.items() if link.relation in AGAIN)):
        groups.join(*pair)
    earliest: dict[str, str] = {}
    for one in sorted(sketches, key=lambda one: (sketches[one].age, one)):
        earliest.setdefault(groups.find(one), one)
    return {one: earliest[groups.find(one)] for one in sketches}
