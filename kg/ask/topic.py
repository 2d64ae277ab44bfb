"""What X means: the entities of that name, or words, and the claims that are about it. Every room asks here.

A claim is about X in full when X stands in its content: linked to the entity, or by its words alone
(folded: "Tajik-Afghan border" and "Afghanistan's borders with Tajikistan" hold the same three).
It comes near X when its content holds X's head noun with at least one of X's places ("the border with
Afghanistan"), or X's words in other forms ("strengthening" for "strengthen").
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from kg.ask.named.name_meaning import Meaning, find_meaning, find_rivals
from kg.ask.named.suggestions import unknown
from kg.language.en.fold import fold_words
from kg.language.en.gazetteer import country_of, place_type
from kg.model import Claim, Filter, Named, Wanted
from kg.store.database import Store

Folded = frozenset[str]  # content words, folded, as a set

_OPENING_CHARACTERS = 150  # a reader finds X by himself where it stands within these
_PREPOSITION = re.compile(
    r"\b(?:of|with|between|on|in|at|for|from|to|against|along|near|by|about|over|under)\b"
)
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”»]?\s+|\s…\s")


@dataclass(frozen=True, slots=True)
class Topic:
    """What X is, and the claims about it, newest first.

    `meaning` has no bearer where X is words only. `forms` are the sets of words each of which is X,
    `near_forms` those that come near it.
    """

    words: str
    meaning: Meaning
    full: tuple[Claim, ...]
    near: tuple[Claim, ...]
    forms: frozenset[Folded]
    near_forms: frozenset[Folded]

    @property
    def entities(self) -> tuple[Named, ...]:
        return self.meaning.entities

    @property
    def is_known(self) -> bool:
        return bool(self.entities or self.full or self.near)

    def stands_in(self, text: str) -> bool:
        return _holds(text, self.forms | self.near_forms)

    def part_of(self, text: str) -> str:
        """Return a text from the sentence on in which X stands, where that is far from its opening."""
        if len(text) <= _OPENING_CHARACTERS or self.stands_in(text[:_OPENING_CHARACTERS]):
            return text
        for gap in _SENTENCE_END.finditer(text):
            following = text[gap.end() :]
            if gap.end() > _OPENING_CHARACTERS and self.stands_in(
                _SENTENCE_END.split(following, maxsplit=1)[0]
            ):
                return "… " + following
        return text


def find_topic(store: Store, words: str, wanted: Wanted) -> Topic:
    """Find what X is, and which of the wanted claims are about it.

    Raises:
        QuestionError: X is neither an entity nor in the words of any claim at all.
    """
    subject = _find_topic(store, words, wanted)
    anywhere = Wanted(Filter(all=True, rejected=wanted.filter.rejected))
    if not subject.is_known and not _find_topic(store, words, anywhere).is_known:
        raise unknown(words, store.names.list())
    return subject


def newest_first(claims: Iterable[Claim]) -> list[Claim]:
    """Return claims as the store lists them: newest published first, undated last, then in reading order."""
    reading = sorted(claims, key=lambda claim: (claim.document.path, _start(claim)))
    return sorted(reading, key=lambda claim: claim.document.published or "", reverse=True)


def _find_topic(store: Store, words: str, wanted: Wanted) -> Topic:
    meaning = find_meaning(store, words)
    entities = meaning.entities
    names = names_of(store, entities) or {words}
    shortest = _shortest_forms(names)
    forms = frozenset(shortest)
    read = _Read(store)
    full = _linked(read, entities, replace(wanted, about=[named.id for named in entities]), forms)
    loose: dict[str, Claim] = {}
    rivals = find_rivals(store, names, entities) if entities else set()
    for claim in chain.from_iterable(read.list(replace(wanted, words=name)) for name in shortest.values()):
        if _holds(claim.content.text, forms):
            if not rivals & {named.id for named in claim.about}:
                full[claim.id] = claim
        elif not entities:
            loose[claim.id] = claim
    near_forms = _near_forms(words)
    for form in near_forms:
        for claim in read.list(replace(wanted, words=" ".join(sorted(form)))):
            if _holds(claim.content.text, {form}):
                loose[claim.id] = claim
    kinds = store.concepts.kinds(named.id for named in entities)
    for claim in [claim for claim in full.values() if _is_inferred(claim, kinds, forms)]:
        loose[claim.id] = full.pop(claim.id)
    near = [claim for claim in loose.values() if claim.id not in full]
    return Topic(
        words, meaning, tuple(newest_first(full.values())), tuple(newest_first(near)), forms, near_forms
    )


class _Read:
    """Claims as they are read for one X: each of them once, however many of its names find it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, Claim] = {}

    def list(self, wanted: Wanted) -> list[Claim]:
        ids = self._store.sharing.wanted(wanted)
        if missing := [one for one in ids if one not in self._known]:
            whole = Wanted(Filter(all=True, rejected=True), claims=missing, voices=wanted.voices)
            self._known |= {claim.id: claim for claim in self._store.claims.list(whole)}
        return [self._known[one] for one in ids]


def _is_inferred(claim: Claim, entities: Collection[str], forms: Iterable[Folded]) -> bool:
    """Tell whether a claim is about some entities only by what stands around it, not by its own words."""
    named = any(one.id in entities for one in claim.about) or _holds(claim.content.text, forms)
    return not named and any(one.entity.id in entities for one in claim.inferred)


def names_of(store: Store, entities: Sequence[Named]) -> set[str]:
    """Return all names of some entities, each as it is written."""
    if not entities:
        return set()
    lines = store.entities.list(ids=[named.id for named in entities], unlisted=True)
    return {name for line in lines for name in (line.name, *line.aliases)}


def _shortest_forms(names: Iterable[str]) -> dict[Folded, str]:
    """Return folded names, each with a name that folds so, without those that hold a shorter one."""
    folded = {form: name for name in sorted(names) if (form := _fold(name))}
    return {form: name for form, name in folded.items() if not any(other < form for other in folded)}


def _linked(
    read: "_Read", entities: tuple[Named, ...], wanted: Wanted, forms: frozenset[Folded]
) -> dict[str, Claim]:
    """Return claims whose content is linked to one of the entities.

    One who says "I" or "we" has not spoken about himself: his own claims count where they name him.
    """
    if not entities:
        return {}
    ids = {named.id for named in entities}
    return {
        claim.id: claim
        for claim in read.list(wanted)
        if claim.speaker is None or claim.speaker.id not in ids or _holds(claim.content.text, forms)
    }


def _near_forms(words: str) -> frozenset[Folded]:
    """Return head noun and place for each place in X; none where that is all of X already."""
    every = _fold(words)
    phrase = fold_words(_PREPOSITION.split(words, maxsplit=1)[0]) or tuple(every)
    if not phrase:
        return frozenset()
    head = phrase[-1]
    places = {word for word in every if country_of(word.title()) or place_type(word.title())} - {head}
    return frozenset(form for place in places if (form := frozenset({head, place})) < every)


def _fold(text: str) -> Folded:
    return frozenset(fold_words(text))


def _holds(text: str, forms: Iterable[Folded]) -> bool:
    words = _fold(text)
    return any(form <= words for form in forms)


def _start(claim: Claim) -> int:
    spans = (*claim.source.spans, *claim.cue.spans, *claim.content.spans)
    return min((span.start for span in spans), default=0)
