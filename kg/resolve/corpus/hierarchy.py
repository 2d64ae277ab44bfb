"""Concepts: which is a kind of which, by head noun and modifiers, and where each is spoken of.

"groups of militants" and "militant groups" have one key already; here a "Tajik-Afghan border" becomes a
"border", and "terrorist training camps" become "training camps", where several concepts are so.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from kg.language.en.fold import fold_words
from kg.language.word_lists import read_words
from kg.model import Broader, Entity, digest

MIN_NARROWER = (
    2  # words that must stand before a wider concept, each in another one, where no document names it
)
MAX_WORDS = 6  # of a concept that takes part
MAX_WINDOW = 5  # folded words among which a concept is looked for in a claim
_PREPOSITION = re.compile(
    r"\b(?:of|with|between|on|in|at|for|from|to|against|along|near|by|about|over|under)\b"
)
_COORDINATED = re.compile(r"\b(?:and|or)\b|[,&/]")
_PIECE_END = re.compile(r"[.,;:!?()\[\]“”\"«»—–]|\s-\s|\b(?:but|because|which|who|that|while)\b")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# Heads of which too much is one for it to be a subject.
PLAIN = read_words("nouns/plain_heads_of_subjects")


class Phrase(NamedTuple):
    """A concept's folded words, the head last, and how its head is written."""

    words: tuple[str, ...]
    written: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept as the store lists it; `keys` are its folded words, one key a wording.

    `phrase` is what `phrase_of` says of its name; None where that has no head that is a concept's.
    """

    id: str
    name: str
    keys: tuple[str, ...]
    phrase: Phrase | None


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """Which concepts are kinds of which; `wider` are those that no document names as such."""

    wider: tuple[Entity, ...] = ()
    broader: tuple[Broader, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict)  # by key, of all concepts


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A concept with the words of its phrase."""

    concept: Concept
    words: tuple[str, ...]
    written: tuple[str, ...]

    @property
    def head(self) -> str:
        return self.words[-1]


def build_hierarchy(concepts: Iterable[Concept]) -> Hierarchy:
    """Return the place of concepts among each other. Near-linear: each looks up the subsets of its own words.

    Only the nearest broader ones are told: what is above them is told of themselves.
    """
    read = (_Phrase(concept, *concept.phrase) for concept in concepts if concept.phrase)
    phrases = sorted(read, key=lambda phrase: phrase.concept.id)
    ids = {key: phrase.concept.id for phrase in reversed(phrases) for key in phrase.concept.keys}
    names = {phrase.concept.id: phrase.concept.name for phrase in phrases}
    wider = _wider(phrases, ids)
    ids |= {entity.aliases[0]: entity.id for entity in wider.values()}
    names |= {entity.id: entity.name for entity in wider.values()}
    heads = {key: phrase.head for phrase in phrases for key in phrase.concept.keys}
    heads |= {_key(words): words[-1] for words in wider}
    broader = {
        (narrower, above): None
        for words, narrower in [
            *((phrase.words, phrase.concept.id) for phrase in phrases),
            *((words, entity.id) for words, entity in wider.items()),
        ]
        for above in _nearest_above(words, ids, heads)
        if above != narrower
    }
    lines = (Broader(one, other, f"“{names[one]}” is a kind of “{names[other]}”") for one, other in broader)
    return Hierarchy(tuple(wider.values()), tuple(lines), ids)


def phrase_of(name: str) -> Phrase | None:
    """Return the words of a concept's name, the head last: "border with Peru" is "Peru border"."""
    if _COORDINATED.search(name):  # "US and NATO troops" are no kind of NATO troops
        return None
    before, behind = name, ""
    if hit := _PREPOSITION.search(name):
        before, behind = name[: hit.start()], name[hit.end() :]
    front = fold_words(before)
    words = tuple(dict.fromkeys((*fold_words(behind), *front)))
    if not front or not 1 <= len(words) <= MAX_WORDS or words[-1] != front[-1]:
        return None
    return Phrase(words, tuple(_WORD.findall(before)))


def spoken_of(text: str, ids: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the concepts that a text speaks of in any wording, each once, with its words there.

    What stands within a longer concept is left out: that one is a kind of it.
    """
    found: dict[str, str] = {}
    for piece in _PIECE_END.split(text):
        words = [(word, folded) for word in _WORD.findall(piece) for folded in _folded(word)]
        for start, end in _windows([folded for _, folded in words], ids):
            key = " ".join(sorted({folded for _, folded in words[start:end]}))
            found.setdefault(ids[key], _between(piece, words[start][0], words[end - 1][0]))
    yield from found.items()


def _windows(words: Sequence[str], ids: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Yield the longest windows of neighbouring words that are concepts, left to right."""
    start = 0
    while start < len(words) - 1:
        for end in range(min(start + MAX_WINDOW, len(words)), start + 1, -1):
            inside = set(words[start:end])
            if len(inside) == end - start and " ".join(sorted(inside)) in ids:
                yield start, end
                start = end - 1
                break
        start += 1


def _between(piece: str, first: str, last: str) -> str:
    start = piece.find(first)
    end = piece.find(last, start + len(first))
    return " ".join(piece[start : end + len(last)].split()) if end > 0 else first


@lru_cache(maxsize=65536)
def _folded(word: str) -> tuple[str, ...]:
    return fold_words(word)


def _wider(phrases: Sequence[_Phrase], ids: Mapping[str, str]) -> dict[tuple[str, ...], Entity]:
    """Return the concepts that several others end in, by their words: "border" of "Peruvian border"."""
    below: dict[tuple[str, ...], list[_Phrase]] = defaultdict(list)
    before: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for phrase in phrases:
        for start in range(1, len(phrase.words)):
            below[phrase.words[start:]].append(phrase)
            before[phrase.words[start:]].add(phrase.words[start - 1])
    found = {}
    for words, narrower in sorted(below.items()):
        if len(before[words]) < MIN_NARROWER or _key(words) in ids:
            continue
        if (len(words) == 1 and words[0] in PLAIN) or words[-1].isdigit() or len(words[-1]) < 3:
            continue
        key, name = _key(words), _name(words, narrower)
        found[words] = Entity(
            id=digest(key, "CONCEPT"), name=name, type="CONCEPT", aliases=(key,), referents=()
        )
    return found


def _name(words: tuple[str, ...], narrower: Sequence[_Phrase]) -> str:
    """Return the words as most of the narrower concepts write them."""
    written = [
        " ".join(phrase.written[-len(words) :]) for phrase in narrower if len(phrase.written) >= len(words)
    ]
    names = [name for name in written if _key(fold_words(name)) == _key(words)]
    return max(sorted(set(names)), key=names.count) if names else " ".join(words)


def _nearest_above(words: tuple[str, ...], ids: Mapping[str, str], heads: Mapping[str, str]) -> list[str]:
    """Return the concepts of the same head with fewer words, without those that are above another of them."""
    head, modifiers = words[-1], words[:-1]
    nearest: list[frozenset[str]] = []
    for size in range(len(modifiers) - 1, -1, -1):
        for chosen in combinations(modifiers, size):
            key = _key((*chosen, head))
            inside = frozenset(chosen)
            if key in ids and heads.get(key) == head and not any(inside < other for other in nearest):
                nearest.append(inside)
    return [ids[_key((*chosen, head))] for chosen in nearest]


def _key(words: Iterable[str]) -> str:
    return " ".join(sorted(set(words)))
