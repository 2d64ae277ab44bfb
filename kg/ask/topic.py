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
from kg.errors import QuestionError
from kg.language.en.fold import fold_words
from kg.language.en.gazetteer import country_of, place_type
from kg.model import Claim, Filter, Named, Wanted
from kg.store.database import Store

Folded = frozenset[str]  # content words, folded, as a set

_OPENING_CHARACTERS = 150  # a reader finds X by himself where it stands within these
_PREPOSITION = re.compile(
    r"\b(?:of|with|between|on|in|at|for|from|to|against|along|near|by|about|over|under)\b"
)
_JOINTS = {  # the loosest first
    "not": re.compile(
        r"(.+?),? (?:but not|and not|without|except(?: for)?|other than|not) (.+)", re.IGNORECASE
    ),
    "or": re.compile(r"(.+?),? or (.+)", re.IGNORECASE),
    "and": re.compile(r"(.+?),? (?:and|&|as well as|together with) (.+)", re.IGNORECASE),
}
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{4,}")
_BEGINS_NAME = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-Z][a-z]+(?= [A-Z][a-z])")
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
    if parted := _parted(store, words):
        return _find_parted(store, words, parted, wanted)
    subject = _find_topic(store, words, wanted)
    anywhere = Wanted(Filter(all=True, rejected=wanted.filter.rejected))
    if not subject.is_known and not _find_topic(store, words, anywhere).is_known:
        raise unknown(words, store.names.list())
    return subject


def _find_parted(store: Store, words: str, parted: tuple[str, str, str], wanted: Wanted) -> Topic:
    """Find X of two parts; of two that are asked for in turn, one that is known will do."""
    joint, *parts = parted
    found, trouble = [], None
    for part in parts:
        try:
            found.append(find_topic(store, part, wanted))
        except QuestionError as error:
            trouble = error
    if trouble and (joint != "or" or not found):
        raise trouble
    return found[0] if trouble else _joined(words, joint, *found)


def _parted(store: Store, words: str) -> tuple[str, str, str] | None:
    """Return "not", "or" or "and" with what stands on both sides of it; None where X is one thing.

    What holds such a word and is a name ("Food and Drug Administration") is one.
    """
    if find_meaning(store, words).bearers:
        return None
    for joint, pattern in _JOINTS.items():
        if match := pattern.fullmatch(words):
            return joint, match[1], match[2]
    return None


def _joined(words: str, joint: str, one: Topic, other: Topic) -> Topic:
    """Return X of two parts: of both, of either, or of the first without the second."""
    full, near = ({claim.id: claim for claim in claims} for claims in (one.full, one.near))
    full_too, near_too = ({claim.id: claim for claim in claims} for claims in (other.full, other.near))
    forms, near_forms = one.forms, one.near_forms
    if joint == "or":
        full, near = full | full_too, near | near_too
        forms, near_forms = forms | other.forms, near_forms | other.near_forms
    elif joint == "and":
        either, either_too = near | full, near_too | full_too
        near = {key: claim for key, claim in either.items() if key in either_too}
        full = {key: claim for key, claim in full.items() if key in full_too}
        forms = frozenset(a | b for a in forms | near_forms for b in other.forms | other.near_forms)
        near_forms = frozenset()
    else:
        without = full_too.keys() | near_too.keys()
        full, near = ({k: v for k, v in claims.items() if k not in without} for claims in (full, near))
    near = {key: claim for key, claim in near.items() if key not in full}
    newest, close = newest_first(full.values()), newest_first(near.values())
    return Topic(words, Meaning(words), tuple(newest), tuple(close), forms, near_forms)


def newest_first(claims: Iterable[Claim]) -> list[Claim]:
    """Return claims as the store lists them: newest published first, undated last, then in reading order."""
    reading = sorted(claims, key=lambda claim: (claim.document.path, _start(claim)))
    return sorted(reading, key=lambda claim: claim.document.published or "", reverse=True)


def _find_topic(store: Store, words: str, wanted: Wanted) -> Topic:
    meaning = find_meaning(store, words)
    entities = meaning.entities
    names = names_of(store, entities) or _written(words)
    shortest = _shortest_forms(names)
    forms = frozenset(shortest)
    read = _Read(store)
    common = words == words.lower()
    full = _linked(read, entities, replace(wanted, about=[named.id for named in entities]), forms)
    loose: dict[str, Claim] = {}
    rivals = find_rivals(store, names, entities) if entities else set()
    for claim in chain.from_iterable(read.list(replace(wanted, words=name)) for name in shortest.values()):
        if _holds(_without_longer_names(claim.content.text, forms) if common else claim.content.text, forms):
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


def _without_longer_names(text: str, forms: Collection[Folded]) -> str:
    """Return a text without a word that is a form and begins a longer name: "wall" is not of Wall Street."""
    return _BEGINS_NAME.sub(lambda hit: "" if _fold(hit[0]) in forms else hit[0], text)


def _written(words: str) -> set[str]:
    """Return words with their large numbers written in both ways: 6,000 and 6000."""
    return {words, _THOUSANDS.sub(lambda hit: _regrouped(hit[0]), words)}


def _regrouped(figure: str) -> str:
    return figure.replace(",", "") if "," in figure else f"{int(figure):,}"


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
