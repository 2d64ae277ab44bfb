"""Which names and words of a question a store knows."""

import re
from collections.abc import Sequence

from kg.ask.named.name_meaning import find_meaning
from kg.ask.verbs import VERBS
from kg.language.word_lists import read_words
from kg.model import Filter, Wanted
from kg.store.database import Store

MOST_WORDS = 6  # of one name or concept
_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
_IDLE = read_words("questions/idle")
_EVERY_CLAIM = Filter(all=True)


def known_phrases(store: Store, text: str, *, besides: Sequence[str] = ()) -> list[str]:
    """Return the longest runs of words that name something, or stand in claims, in their order.

    Args:
        besides: Names that count as unknown, since nothing was found by them.
    """
    words = [match[0] for match in _WORD.finditer(text)]
    found, at = [], 0
    while at < len(words):
        run = _longest(store, words[at : at + MOST_WORDS], besides)
        if run:
            found.append(" ".join(run))
        at += max(1, len(run))
    return list(dict.fromkeys(found))


def unknown_words(text: str, known: Sequence[str]) -> list[str]:
    """Return the words that say something and are in none of some known runs."""
    held = {word.lower() for phrase in known for word in phrase.split()}
    words = (match[0] for match in _WORD.finditer(text))
    return [word for word in words if word.lower() not in held and not _is_idle(word)]


def is_named(store: Store, name: str, *, speaking: bool = False) -> bool:
    """Say whether something bears this very name; with `speaking`, something that may speak."""
    bearers = find_meaning(store, name, speaking=speaking).bearers
    return any(not speaking or bearer.entity.type != "CONCEPT" for bearer in bearers)


def commonness(store: Store, phrase: str) -> tuple[bool, int]:
    """Return what sorts names before mere words, and of each what is rare first."""
    bearers = find_meaning(store, phrase).bearers
    if bearers:
        return False, max(bearer.documents for bearer in bearers)
    return True, store.claims.count(Wanted(_EVERY_CLAIM, words=phrase))


def _longest(store: Store, words: Sequence[str], besides: Sequence[str]) -> Sequence[str]:
    for length in range(len(words), 0, -1):
        run, phrase = words[:length], " ".join(words[:length])
        if _is_idle(run[0]) or _is_idle(run[-1]) or phrase in besides:
            continue
        if is_named(store, phrase) or (length == 1 and _is_said(store, phrase)):
            return run
    return ()


def _is_idle(word: str) -> bool:
    return word.lower() in _IDLE or word.lower() in VERBS


def _is_said(store: Store, word: str) -> bool:
    return store.claims.count(Wanted(_EVERY_CLAIM, words=word)) > 0
