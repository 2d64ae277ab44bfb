"""What a name or X means: entities, and the claims that are about it. Every room asks here.

    find_entities     whatever a name may mean; X is that, or else words
    require_entities  who speaks under a name or role
    find_referred     what a ruling names, which is no time to guess
    find_topic      what X is, with the claims about it

A claim is about X in full when X stands in its content: linked to the entity, or by its words alone
(folded: "Tajik-Afghan border" and "Afghanistan's borders with Tajikistan" hold the same three).
It comes near X when its content holds X's head noun with at least one of X's places ("the border with
Afghanistan"), or X's words in other forms ("strengthening" for "strengthen").
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from kg.ask.office_holders import find_by_role
from kg.errors import QuestionError
from kg.language.en.fold import concept_key, fold_name, fold_words
from kg.language.en.gazetteer import country_of, place_type
from kg.model import Claim, Filter, Named, Wanted
from kg.store.database import Store

Folded = frozenset[str]  # content words, folded, as a set

_OPENING_CHARACTERS = 150  # a reader finds X by himself where it stands within these
_SUGGESTIONS = 3
_LEAST_OF_ID = 4  # characters of its beginning
_HEXADECIMAL = frozenset("0123456789abcdef")
_SUGGESTION_SPREAD = 12  # how much worse than the best one the others may be
_SUGGESTION_FLOOR = 60  # of 100; below it two short names share letters by chance
_PREPOSITION = re.compile(
    r"\b(?:of|with|between|on|in|at|for|from|to|against|along|near|by|about|over|under)\b"
)
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”»]?\s+|\s…\s")


@dataclass(frozen=True, slots=True)
class Topic:
    """What X is, and the claims about it, newest first.

    `entities` is empty where X is words only. `forms` are the sets of words each of which is X,
    `near_forms` those that come near it.
    """

    words: str
    entities: tuple[Named, ...]
    full: tuple[Claim, ...]
    near: tuple[Claim, ...]
    forms: frozenset[Folded]
    near_forms: frozenset[Folded]

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


def find_entities(store: Store, name: str) -> tuple[Named, ...]:
    """Return what a name may mean: an entity's name or surname, or a concept; an id means its entity."""
    if by_id := [named for named in store.entities.find_by_id(name) if named.id == name]:
        return tuple(by_id)
    key = fold_name(name)
    found = [named for one in name_keys(name) for named in store.names.find(one)]
    if key and " " not in key:
        surnames = (named for other, named in store.names.list() if other.endswith(f" {key}"))
        found += [named for named in surnames if named.type == "PERSON"]
    return tuple({named.id: named for named in found}.values())


def find_referred(store: Store, reference: str) -> tuple[Named, ...]:
    """Return what the words of a ruling may mean: a whole name, else the beginning of an id."""
    found = find_bearers(store, reference)
    if found or len(reference) < _LEAST_OF_ID or not set(reference) <= _HEXADECIMAL:
        return found
    return tuple(store.entities.find_by_id(reference))


def find_bearers(store: Store, name: str) -> tuple[Named, ...]:
    """Return the entities of which this is a whole name, concepts only where it is no other one's."""
    found = {named.id: named for key in name_keys(name) for named in store.names.find(key)}
    return tuple(named for named in found.values() if named.type != "CONCEPT") or tuple(found.values())


def name_keys(name: str) -> tuple[str, ...]:
    """Return the folded forms under which a name is kept, of an entity and of a concept."""
    return tuple(filter(None, (fold_name(name), concept_key(name))))


def require_entities(store: Store, name: str) -> tuple[Named, ...]:
    """Return the entities a name or role may mean, concepts only where it means nothing else.

    Raises:
        QuestionError: Nothing is known by that name; the message offers the nearest ones.
    """
    found = find_entities(store, name) or _find_in_longer_names(store, name) or find_by_role(store, name)
    if not found:
        raise unknown(name, (pair for pair in store.names.list() if pair[1].type != "CONCEPT"))
    return tuple(named for named in found if named.type != "CONCEPT") or found


def _find_in_longer_names(store: Store, name: str) -> tuple[Named, ...]:
    """Return the entities with a name that holds all words of this one, a name in it by any of its forms.

    "CSTO secretariat" finds "Secretariat of the Collective Security Treaty Organization". A single
    word must be the last of the longer name.
    """
    words = fold_name(name).split()
    if not words:
        return ()
    wanted = [{_fold(word), *(_fold(other.name) for other in store.names.find(word))} for word in words]
    found = {
        named.id: named
        for key, named in store.names.list()
        if (len(words) > 1 or key.endswith(f" {words[0]}"))
        and (held := _fold(key))
        and all(any(form <= held for form in forms) for forms in wanted)
    }
    return tuple(named for named in found.values() if named.type != "CONCEPT")


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


def unknown(words: str, names: Iterable[tuple[str, Named]]) -> QuestionError:
    """Return the error that says so and offers the nearest of some folded names."""
    from rapidfuzz import fuzz, process  # 20 ms that an answered question does not need

    known: dict[str, str] = {}
    for key, named in names:
        known.setdefault(key, named.name)
    hits = process.extract(
        fold_name(words), known.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=_SUGGESTION_FLOOR, limit=20
    )
    close = [key for key, score, _ in hits if score >= hits[0][1] - _SUGGESTION_SPREAD]
    nearest = list(dict.fromkeys(known[key] for key in close))[:_SUGGESTIONS]
    if not nearest:
        return QuestionError(f"nothing known of {words!r}; `kg entities` lists what is")
    return QuestionError(f"nothing known of {words!r}; did you mean: {', '.join(nearest)}?")


def newest_first(claims: Iterable[Claim]) -> list[Claim]:
    """Return claims as the store lists them: newest published first, undated last, then in reading order."""
    reading = sorted(claims, key=lambda claim: (claim.document.path, _start(claim)))
    return sorted(reading, key=lambda claim: claim.document.published or "", reverse=True)


def _find_topic(store: Store, words: str, wanted: Wanted) -> Topic:
    entities = find_entities(store, words)
    names = names_of(store, entities) or {words}
    shortest = _shortest_forms(names)
    forms = frozenset(shortest)
    full = _linked(store, entities, replace(wanted, about=[named.id for named in entities]), forms)
    loose: dict[str, Claim] = {}
    rivals = _rivals(store, names, entities)
    for claim in chain.from_iterable(
        store.claims.list(replace(wanted, words=name)) for name in shortest.values()
    ):
        if _holds(claim.content.text, forms):
            if not rivals & {named.id for named in claim.about}:
                full[claim.id] = claim
        elif not entities:
            loose[claim.id] = claim
    near_forms = _near_forms(words)
    for form in near_forms:
        for claim in store.claims.list(replace(wanted, words=" ".join(sorted(form)))):
            if _holds(claim.content.text, {form}):
                loose[claim.id] = claim
    kinds = store.concepts.kinds(named.id for named in entities)
    for claim in [claim for claim in full.values() if _is_inferred(claim, kinds, forms)]:
        loose[claim.id] = full.pop(claim.id)
    near = [claim for claim in loose.values() if claim.id not in full]
    return Topic(
        words, entities, tuple(newest_first(full.values())), tuple(newest_first(near)), forms, near_forms
    )


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
    store: Store, entities: tuple[Named, ...], wanted: Wanted, forms: frozenset[Folded]
) -> dict[str, Claim]:
    """Return claims whose content is linked to one of the entities.

    One who says "I" or "we" has not spoken about himself: his own claims count where they name him.
    """
    if not entities:
        return {}
    ids = {named.id for named in entities}
    return {
        claim.id: claim
        for claim in store.claims.list(wanted)
        if claim.speaker is None or claim.speaker.id not in ids or _holds(claim.content.text, forms)
    }


def _rivals(store: Store, names: set[str], entities: tuple[Named, ...]) -> set[str]:
    """Return the ids of other entities that share a name: a claim linked to one of them means that one."""
    if not entities:
        return set()
    sharing = {named.id for name in names for named in store.names.find(fold_name(name))}
    return sharing - {named.id for named in entities}


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
