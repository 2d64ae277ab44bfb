"""Claims in, links and origins out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING

from kg.model import Link, age_of
from kg.model.relations import AGAIN
from kg.relate.candidates import Pair, features_of, find_candidates, weights_of
from kg.relate.models.embedding import embed
from kg.relate.retellings import find_retellings
from kg.relate.stated import Comparison, Stated
from kg.relate.verdicts import LinkVerdict, Opinion, judge, may_relate
from kg.relate.weighing import Lexicon, Likeness, Telling, find_likeness, is_worth_weighing, read_telling
from kg.relate.words.content_words import read_wording
from kg.relate.words.kin import Kin
from kg.resolve.groups import Groups

MOST_ASKED = 5_000  # pairs: some minutes of the model on one core
LEAST_ASKED = 0.35  # of nearness, where words alone say no more than "related"
MOST_RELATED = 3  # links of one claim that only say "related"


if TYPE_CHECKING:
    from kg.relate.models.entailment import Likelihoods

Ask = Callable[
    [Sequence[tuple[str, str]]], "Sequence[Likelihoods]"
]  # of each pair: does the second text follow?


def compare(statements: Sequence[Stated], *, ask: Ask | None = None) -> Comparison:
    """Return how claims relate, and which claim is the earliest of the origin of each.

    A claim that only retells another one in the same words is compared through the earlier one. The same
    statements give the same comparison, in whatever order they come.

    Args:
        ask: The entailment model; without it words, numbers and dates alone decide.
    """
    ordered = sorted(statements, key=_age)
    retellings = find_retellings(ordered)
    origins: Groups[int] = Groups()
    for one in retellings:
        origins.join(one.first, one.second)
    links = [
        Link("repeats", ordered[one.first].id, ordered[one.second].id, one.score, one.why)
        for one in retellings
        if one.why
    ]
    kept = _worth_comparing(ordered, origins)
    for pair, link in _verdicts(ordered, kept, origins, ask):
        if link.relation in AGAIN:
            origins.join(*pair)
        if link.relation not in AGAIN or ordered[pair[0]].document != ordered[pair[1]].document:
            links.append(link)  # whoever says it again in the same breath makes no news
    return Comparison(
        tuple(sorted(links, key=lambda link: (link.a, link.b, link.relation))),
        {stated.id: ordered[origins.find(place)].id for place, stated in enumerate(ordered)},
    )


def _age(stated: Stated) -> tuple[str, str]:
    return age_of(stated.published or stated.around), stated.id


def _worth_comparing(statements: Sequence[Stated], origins: Groups[int]) -> list[int]:
    """Return the places of the statements that say something of their own."""
    places = {stated.id: place for place, stated in enumerate(statements)}
    passing_on = {
        places[stated.within]
        for place, stated in enumerate(statements)
        if stated.within in places and origins.together(places[stated.within], place)
    }
    kept = []
    for place, stated in enumerate(statements):
        first = origins.find(place)
        again = first != place and statements[first].content == stated.content
        if not again and place not in passing_on:
            kept.append(place)
    return kept


@dataclass(frozen=True, slots=True)
class _Case:
    """Two statements that may relate, with what speaks for it."""

    pair: Pair
    a: Telling
    b: Telling
    likeness: Likeness
    verdict: LinkVerdict | None  # without the model


def _verdicts(
    statements: Sequence[Stated], kept: Sequence[int], origins: Groups[int], ask: Ask | None
) -> list[tuple[Pair, Link]]:
    """Return the links between claims of different origins, with the places of their claims."""
    cases = _cases(statements, kept, origins)
    opinions = _opinions(cases, ask) if ask else {}
    found = []
    for case in cases:
        opinion = opinions.get(case.pair)
        verdict = judge(case.a, case.b, case.likeness, opinion) if opinion else case.verdict
        if verdict is None:
            continue
        link = Link(verdict.relation, case.a.stated.id, case.b.stated.id, verdict.score, verdict.why)
        found.append((case.pair, link))
    return _without_flood(found)


def _cases(statements: Sequence[Stated], kept: Sequence[int], origins: Groups[int]) -> list[_Case]:
    """Return the cases in which words see something, and the nearest of those that the model may be asked."""
    chosen = [statements[place] for place in kept]
    wordings = [read_wording(stated) for stated in chosen]
    weights = weights_of([features_of(*each) for each in zip(chosen, wordings, strict=True)])
    words = Lexicon(weights, Kin(word for wording in wordings for word in wording.words))
    tellings = [read_telling(*each, words) for each in zip(chosen, wordings, strict=True)]
    vectors = embed([stated.content for stated in chosen])
    found: list[_Case] = []
    unseen: list[_Case] = []
    for first, second in find_candidates(chosen, wordings, vectors):
        pair = kept[first], kept[second]
        if origins.together(*pair) or _nested(chosen[first], chosen[second]):
            continue
        a, b = tellings[first], tellings[second]
        cosine = float(vectors[first] @ vectors[second])
        if not is_worth_weighing(a, b, words, cosine):
            continue
        likeness = find_likeness(a, b, words, cosine=cosine)
        case = _Case(pair, a, b, likeness, judge(a, b, likeness))
        if case.verdict:
            found.append(case)
        elif likeness.nearness >= LEAST_ASKED and _same_mood(case) and may_relate(a, b, likeness):
            unseen.append(case)
            if len(unseen) > 2 * MOST_ASKED:
                unseen = nsmallest(MOST_ASKED, unseen, key=_rank)
    return sorted([*found, *unseen], key=lambda case: case.pair)


def _opinions(cases: Sequence[_Case], ask: Ask) -> dict[Pair, Opinion]:
    """Return what the model says of the likeliest cases, the same ones whatever it was asked before."""
    ranked = nsmallest(MOST_ASKED, cases, key=_rank)
    texts = [(case.a.stated.content, case.b.stated.content) for case in ranked]
    said = ask([*texts, *((b, a) for a, b in texts)])
    return {
        case.pair: Opinion(
            follows=max(there.entailment, back.entailment),
            against=(there.contradiction + back.contradiction) / 2,
        )
        for case, there, back in zip(ranked, said[: len(ranked)], said[len(ranked) :], strict=True)
    }


def _same_mood(case: _Case) -> bool:
    return case.a.wording.mood == case.b.wording.mood


def _rank(case: _Case) -> tuple[bool, float, Pair]:
    """Those first in which words see more than "related", then those that are near."""
    plain = case.verdict is None or case.verdict.relation == "related"
    return plain, -case.likeness.nearness, case.pair


def _nested(a: Stated, b: Stated) -> bool:
    return a.within == b.id or b.within == a.id


def _without_flood(found: Sequence[tuple[Pair, Link]]) -> list[tuple[Pair, Link]]:
    """Keep of each claim only its surest links that say no more than "related"."""
    counts: dict[int, int] = {}
    kept = [each for each in found if each[1].relation != "related"]
    for pair, link in sorted(found, key=lambda each: (-each[1].score, each[0])):
        if link.relation == "related" and all(counts.get(place, 0) < MOST_RELATED for place in pair):
            kept.append((pair, link))
            for place in pair:
                counts[place] = counts.get(place, 0) + 1
    return kept
