"""What a stance is on: whether a noun phrase means X itself, or only names it."""

import re

from kg.ask.topic import Topic
from kg.language.en.fold import fold_words
from kg.language.word_lists import read_words

PRONOUNS = frozenset({"him", "her", "them", "it", "he", "she", "they", "himself", "herself"})
_AND = re.compile(r"\s+(?:and|or|&)\s+|\s*/\s*")
_PREPOSITION = re.compile(
    r"\s(?:of|on|in|with|to|from|at|about|against|between|among|under|into|towards?|near|around|behind)\b"
)
_WORD = re.compile(r"[^\W\d_]+")
_DETERMINED = re.compile(
    r"(?:the|an?|his|her|its|their|our|my|your|this|that|these|those|other|some|all|any|many)\b",
    re.IGNORECASE,
)
_LEAST_ACT = 4  # letters: "king" is no act
_NOT_NAMED = ("CONCEPT",)


def is_on(topic: Topic, thing: str) -> bool:
    """Tell whether a noun phrase is X, or several things of which one is: "the ban and the fence"."""
    parts = _AND.split(thing)
    return any(
        _names(topic, part) and not _shares_head(part, parts[at + 1 :]) for at, part in enumerate(parts)
    )


def _names(topic: Topic, part: str) -> bool:
    """Tell whether a noun phrase's head is X, or stands for it: "the Keystone treaty"."""
    words, head = frozenset(fold_words(part)), fold_words(_PREPOSITION.split(part, maxsplit=1)[0])
    standing = _standing(topic)
    for form in topic.forms:
        if (
            not form <= words
            or not head
            or _is_of_an_act(part, form)
            or not _is_written_as(topic, part, form)
        ):
            continue
        while len(head) > 1 and head[-1] in standing - form:
            head = head[:-1]
        if head[-1] in form:
            return True
    return False


def _is_of_an_act(part: str, form: frozenset[str]) -> bool:
    """Tell whether a phrase is of doing something to X, or against it: "banning Muslims", "anti-Lee"."""
    return any(
        word == "anti"
        or (word.endswith("ing") and len(word) > _LEAST_ACT and not form & set(fold_words(word)))
        for word in _WORD.findall(part.casefold())
    )


def _is_written_as(topic: Topic, part: str, form: frozenset[str]) -> bool:
    """Tell whether a name is written as one: "the bill" names no Bill."""
    if not topic.entities or any(named.type in _NOT_NAMED for named in topic.entities):
        return True
    meant = [word for word in _WORD.findall(part) if form & set(fold_words(word))]
    return not meant or any(word[0].isupper() for word in meant)


def _shares_head(part: str, following: list[str]) -> bool:
    """Tell whether a name describes what is counted up with it: "the Lee and Ek administrations"."""
    if not following or _DETERMINED.match(following[-1]):
        return False
    name, last = _WORD.findall(part)[-1:], _WORD.findall(following[-1])[-1:]
    return bool(name and last) and name[0][0].isupper() and last[0][0].islower()


def _standing(topic: Topic) -> frozenset[str]:
    """Return the nouns that leave a name before them the thing itself."""
    types = {named.type for named in topic.entities}
    if "PERSON" in types:
        nouns = read_words("reports/runs_for_office")
    elif types & {"GPE", "LOC", "NORP"}:
        return frozenset()
    else:
        nouns = read_words("reports/things_of_it" if types - {"CONCEPT"} else "reports/things_of_a_concept")
    return frozenset(word for noun in nouns for word in fold_words(noun))
