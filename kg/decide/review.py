"""What is doubtful, for a person to rule on: names that were taken for one or were not, claims, and links.

store → doubts, the most harmful first → an answer each → decisions, kept at once

The harm of a doubt is how likely what is shown is wrong, times how much hangs on it: of names the documents
that use them, of a link the weight of its relation.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal, TypeAlias

from kg.ask.sides import in_time
from kg.build.identities import refresh_entities
from kg.build.links import refresh_what_follows
from kg.build.ruled_links import refresh_rulings_apart
from kg.decide.missed import Missed, find_missed
from kg.decide.reasons import reasons_by_form
from kg.decide.ruling import note, write
from kg.language.en.fold import fold_name
from kg.model import Anchor, Claim, Decision, DecisionLine, Document, Fact, Joint, Link
from kg.model.filter import SHOWN_FROM
from kg.model.relations import RELATIONS
from kg.resolve.names.sameness import compare_names
from kg.store.database import Store

Answer: TypeAlias = Literal["yes", "no", "skip"]

CONTEXT_SCORE = 0.4  # of two names that do not match by themselves: only what stands around them says so
SURE = 0.95  # from here nobody is asked: of 222 joints "by far the best known" about 98% are right
# How often two names are one for which there is such a reason, told by its beginning. But for those from
# SURE up, set by hand: they only say in which order to ask.
SCORES = {
    "a surname alone, of which of": 0.5,
    "in parentheses": 0.8, "apposition": 0.8, "acronym defined": 0.9, "generally known": 0.9,
    "also known": 0.8, "the text says so": 0.8, "same name, taken for": 0.8, "the only person of that": 0.9,
    "given name of": 0.9, "short for": 0.9, "members of a party": 0.95, "one people": 0.95,
    "by far the best known": 0.95, "same surname and role": 0.95, "same words": 0.95,
}  # fmt: skip
MAX_PLACES = 20  # documents by which a name is found again that others bear, too
MOST_REACH = 5  # documents: beyond them a wrong joint does no more harm
KEPT_BACK = 0.5  # the harm of not showing what is a claim, beside showing what is none
WEIGHT = {row.name: row.weight / 2 for row in RELATIONS if row.stance != "beside"}  # beside one claim


@dataclass(frozen=True, slots=True)
class MergeDoubt:
    """Are an entity and what some documents call `form` one?"""

    joint: Joint
    facts: tuple[Fact, ...]  # what the documents tell that know it as `form`
    why: tuple[str, ...]
    score: float  # 0..1

    @property
    def harm(self) -> float:
        return (1 - self.score) * min(len(self.joint.referents), MOST_REACH)

    @property
    def form(self) -> str:
        return self.joint.form


@dataclass(frozen=True, slots=True)
class MissedDoubt:
    """Are two entities one that nothing has joined?"""

    missed: Missed
    facts: tuple[Fact, ...]  # what the documents tell of the less used one

    @property
    def score(self) -> float:
        return self.missed.chance

    @property
    def harm(self) -> float:
        return self.score * min(self.missed.second.documents, MOST_REACH)


@dataclass(frozen=True, slots=True)
class ClaimDoubt:
    """Does the document say so?"""

    claim: Claim
    document: Document

    @property
    def score(self) -> float:
        return self.claim.confidence

    @property
    def harm(self) -> float:
        return 1 - self.score if self.score >= SHOWN_FROM else KEPT_BACK * self.score


@dataclass(frozen=True, slots=True)
class LinkDoubt:
    """Do two claims relate so? `first` was published no later than `second`, as far as is known."""

    link: Link
    first: Claim
    second: Claim
    documents: tuple[Document, Document]

    @property
    def score(self) -> float:
        return self.link.score

    @property
    def harm(self) -> float:
        return _harm(self.link)


Doubt: TypeAlias = MergeDoubt | MissedDoubt | ClaimDoubt | LinkDoubt


class Review:
    """A walk through doubts. Each answer is a decision that is kept at once; `close` judges anew.

    Who is who is not computed after each answer, only at the end, and by the next run if that never comes.
    """

    def __init__(
        self,
        store: Store,
        *,
        who: str,
        limit: int,
        merges: bool = True,
        claims: bool = True,
        links: bool = True,
    ) -> None:
        self._store, self._who = store, who
        self._doubts = find_doubts(store, limit, merges=merges, claims=claims, links=links)
        self._made: list[Decision | None] = []  # by doubt; None where it was skipped

    @property
    def doubt(self) -> Doubt | None:
        """The doubt to answer now; None at the end."""
        return next(islice(self._doubts, len(self._made), None), None)

    @property
    def place(self) -> tuple[int, int]:
        """Which doubt it is, from 1, of how many."""
        return len(self._made) + 1, len(self._doubts)

    @property
    def answered(self) -> int:
        return sum(made is not None for made in self._made)

    def answer(self, answer: Answer) -> Decision | None:
        """Keep an answer to the present doubt, and go on to the next."""
        if self.doubt is None:
            raise IndexError("no doubt is left to answer")
        decision = None if answer == "skip" else self._decision(self.doubt, answer == "yes")
        if decision:
            note(self._store, decision)
        self._made.append(decision)
        return decision

    def undo(self) -> bool:
        """Withdraw the last answer and go back to its doubt; False at the beginning."""
        if not self._made:
            return False
        decision = self._made.pop()
        if decision:
            note(self._store, write(self._store, "withdraw", [decision.id], who=self._who))
        return True

    def close(self) -> list[DecisionLine]:
        """Judge anew who is who, if an answer asks for it; return the answers that cannot hold."""
        lines = refresh_entities(self._store) if self._store.pending.entities() else []
        if not lines:
            refresh_rulings_apart(self._store)
        refresh_what_follows(self._store)
        made = {decision.id for decision in self._made if decision}
        return [line for line in lines if line.decision.id in made and line.state == "conflicts"]

    def _decision(self, doubt: Doubt, same: bool) -> Decision:
        if isinstance(doubt, ClaimDoubt):
            return write(self._store, "accept" if same else "reject", [doubt.claim.id], who=self._who)
        if isinstance(doubt, LinkDoubt):
            link = [doubt.link.a, doubt.link.b, doubt.link.relation]
            return write(self._store, "link" if same else "unlink", link, who=self._who)
        verb = "merge" if same else "distinct"
        if isinstance(doubt, MissedDoubt):
            return write(self._store, verb, [doubt.missed.first.id, doubt.missed.second.id], who=self._who)
        names = [doubt.joint.entity.id, doubt.form]
        return write(self._store, verb, names, who=self._who, evidence=_places(self._store, doubt))


def find_doubts(
    store: Store, limit: int, *, merges: bool = True, claims: bool = True, links: bool = True
) -> Sequence[Doubt]:
    """Return what is doubtful and was not ruled on, the most harmful first, at most so many."""
    found: list[Doubt] = [*_merge_doubts(store, limit), *_missed_doubts(store, limit)] if merges else []
    if claims:
        for claim in store.claims.doubtful(limit):
            found.append(ClaimDoubt(claim, store.documents.get(claim.document.id)))
    if links:
        found += _link_doubts(store, limit)
    return sorted(found, key=lambda doubt: (-doubt.harm, doubt.score))[:limit]


def _missed_doubts(store: Store, limit: int) -> list[MissedDoubt]:
    return [
        MissedDoubt(missed, tuple(store.referents.facts(missed.second.id)))
        for missed in find_missed(store)[:limit]
    ]


def _harm(link: Link) -> float:
    return (1 - link.score) * WEIGHT.get(link.relation, 0)


def _link_doubts(store: Store, limit: int) -> list[LinkDoubt]:
    """Return doubtful links, of two origins one; what a person ruled is sure, and no doubt."""
    links = sorted(
        (link for link in store.links.list() if _harm(link) > 0), key=lambda it: (-_harm(it), it.a, it.b)
    )
    origin = store.origins.of(sorted({end for link in links for end in (link.a, link.b)}))
    asked: dict[tuple[str, frozenset[str]], Link] = {}
    for link in links:
        ends = frozenset(origin.get(end, end) for end in (link.a, link.b))
        asked.setdefault((link.relation, ends if len(ends) > 1 else frozenset((link.a, link.b))), link)
    return [_link_doubt(store, link) for link in list(asked.values())[:limit]]


def _link_doubt(store: Store, link: Link) -> LinkDoubt:
    first, second = in_time(store.claims.get(link.a), store.claims.get(link.b))
    both = store.documents.get(first.document.id), store.documents.get(second.document.id)
    return LinkDoubt(link, first, second, both)


def _merge_doubts(store: Store, limit: int) -> list[MergeDoubt]:
    settled = [
        {fold_name(name) for name in line.decision.arguments}
        for line in store.outcomes.list()
        if line.decision.verb in ("merge", "alias") and line.state == "stands"
    ]
    open_joints = [
        joint
        for joint in store.referents.joints()
        if not any({fold_name(joint.form), fold_name(joint.entity.name)} <= names for names in settled)
    ]
    scored = [(score, joint) for joint in open_joints if (score := _score(joint)) < SURE]
    scored.sort(
        key=lambda it: ((it[0] - 1) * min(len(it[1].referents), MOST_REACH), it[1].entity.id, it[1].form)
    )
    return [_merge_doubt(store, joint, score) for score, joint in scored[:limit]]


def _score(joint: Joint) -> float:
    """Return how alike two names are, as `kg same` sees them, or how well it is told that they are one.

    1 where nobody need be asked: two spellings of a name, or an acronym and what it stands for.
    """
    verdict = compare_names(joint.entity.name, joint.form, joint.entity.type)
    if verdict.match:
        return 1.0 if verdict.sure else verdict.score
    told = [score for reason in _reasons(joint) for words, score in SCORES.items() if words in reason]
    return max(told, default=CONTEXT_SCORE)


def _merge_doubt(store: Store, joint: Joint, score: float) -> MergeDoubt:
    facts = tuple(fact for fact in store.referents.facts(joint.entity.id) if fact.referent in joint.referents)
    return MergeDoubt(joint, facts, tuple(_reasons(joint)), score)


def _reasons(joint: Joint) -> list[str]:
    return reasons_by_form(joint.entity.name, [joint.form, joint.entity.name], joint.why)[joint.form]


def _places(store: Store, doubt: MergeDoubt) -> list[Anchor]:
    """Return where the form stands, if more than these documents have that form: here it means one thing."""
    key = fold_name(doubt.form)
    others = [fact for fact in store.referents.facts(doubt.joint.entity.id) if fact not in doubt.facts]
    borne = any(key in map(fold_name, fact.forms) for fact in others)
    if not borne and len(store.names.find(key)) < 2:
        return []
    return [
        Anchor(1, fact.document.id, fact.document.path, form=doubt.form) for fact in doubt.facts[:MAX_PLACES]
    ]
