"""Whether two claims have two speakers, or one under two names, or one who tells what the other said."""

import re
from typing import Literal

from kg.language.en.fold import fold_name, fold_words
from kg.language.en.singular import singular
from kg.language.word_lists import read_words
from kg.model import Named
from kg.relate.stated import Stated
from kg.resolve.names.sameness import compare_names

# "one": the same, under one name or two. "told": one passes on what the other said. "near": a body and who
# speaks for it, two parts of one body. "unclear": one of them is nobody in particular. "two": two speakers.
Voices = Literal["one", "told", "near", "unclear", "two"]

_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_OUTLETS = read_words("names/outlet_words")
_WIRES = read_words("names/wires")
# Words for bodies and persons that alone, or last, name nobody in particular: "Federal authorities".
_NOUNS = frozenset().union(
    *map(read_words, ("nouns/organisation_nouns", "nouns/person_nouns", "nouns/evidence_nouns"))
)
_PARTICLES = read_words("persons/particles") | {"and", "for", "in", "the", "'s", "’s"}
_INITIALS = re.compile(r"(?<=\b[A-Z]\.) (?=[A-Z]\.)")  # "U. S." is "U.S."
LEAST_NAMES = 2  # of a person; a surname alone may be anybody's


def voices_of(a: Stated, b: Stated) -> Voices:
    """Say how the speakers of two claims stand to each other, as far as names, sources and roles tell."""
    first, second = a.speaker, b.speaker
    if first is None or second is None:
        return "unclear"
    if first.id == second.id or _are_one(first, second):
        return "one"
    if first.id in b.via or second.id in a.via:
        return "told"
    if _stands_near(first, b) or _stands_near(second, a):
        return "near"
    return "two" if _is_somebody(a, first) and _is_somebody(b, second) else "unclear"


def _are_one(first: Named, second: Named) -> bool:
    names = [_INITIALS.sub("", one.name) for one in (first, second)]
    if names[0] == names[1]:
        return True
    if first.type != second.type:
        return fold_name(first.name) == fold_name(second.name) != ""
    if first.type == "PERSON":
        return (
            _is_part_of_name(first.name, second.name)
            or compare_names(first.name, second.name, "PERSON").match
        )
    return compare_names(first.name, second.name, first.type).sure


def _is_part_of_name(first: str, second: str) -> bool:
    """Say whether one name is a word or two of the other: a surname alone, whoever it means."""
    short, long = sorted((fold_name(first).split(), fold_name(second).split()), key=len)
    return bool(short) and set(short) <= set(long)


def _stands_near(one: Named, other: Stated) -> bool:
    """Say whether a speaker's source, name or roles name another: "Ann Lee's campaign", "head of Acme"."""
    words = set(fold_words(one.name))
    if one.type == "PERSON":
        words = set(fold_words(one.name)[-1:])
    told = " ".join((other.source, other.speaker.name if other.speaker else "", *other.roles))
    return bool(words) and words <= set(fold_words(told))


def _is_somebody(stated: Stated, speaker: Named) -> bool:
    """Say whether a speaker is somebody in particular, who does not only publish what others say."""
    folded = fold_name(speaker.name).split()
    words = [word for word in speaker.name.replace(",", " ,").split() if word.lower() not in _PARTICLES]
    if speaker.type not in _NAMED or not words or not all(word[0].isupper() for word in words):
        return False
    name = " ".join(folded)
    if _OUTLETS.intersection(folded) or name in _WIRES or name == fold_name(stated.outlet or ""):
        return False
    if speaker.type == "PERSON":
        return len(folded) >= LEAST_NAMES and not _is_noun(words[-1])
    return not (len(words) == 1 and _is_noun(words[0]))


def _is_noun(word: str) -> bool:
    return not {word.lower(), singular(word.lower())}.isdisjoint(_NOUNS)
