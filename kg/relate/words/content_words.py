"""The content words of a text: stems, all words, what stands in quotation marks; whether it has a verb."""

import re
from functools import lru_cache

from kg.language.en.fold import fold_words
from kg.language.en.scales import IRREGULAR_VERBS

_CLAUSE = re.compile(
    r"^\W*(?:that|whether|if|to)\b|\b(?:I|we|you|he|she|they|it|who|which|nobody|everybody)\s+\w|\b(?:is|are|was|were|be|been|am|has|have|had|do|does|did|will|would|can|could|may"
    r"|might|must|shall|should|cannot)\b|['’](?:re|ve|ll|d|m)\s+\w+|n['’]t\b|\w{3,}ed\b"
    r"|['’]s\s+(?:a|an|the|not|no|been|very|so|too|in|on|at|\w+ing)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"«‘']([^“”\"«»‘’]{3,}?)[”\"»’'](?!\w)")
_WORD = re.compile(r"(?:[A-Z]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_DOUBLED = re.compile(r"([bdfgmnprt])\1$")


def stems_of(text: str) -> tuple[str, ...]:
    """Return content words without endings, each once; numbers are values, not words.

    >>> stems_of("groups of militants operating"), stems_of("militant groups operate")
    (('group', 'militant', 'operat'), ('militant', 'group', 'operat'))
    """
    return tuple(dict.fromkeys(stem for word in words_of(text) for stem in stems_of_word(word)))


@lru_cache(maxsize=262144)
def stems_of_word(word: str) -> tuple[str, ...]:
    """Return the stems of one word: none of a stop word. Word by word, names of many words are not folded."""
    return () if word[0].isdigit() else tuple(map(stem, fold_words(word)))


def stem(word: str) -> str:
    """Return a folded word without the endings of verbs; crude, but the same for all forms of most words."""
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return _DOUBLED.sub(r"\1", word[: -len(ending)])
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def is_clause(text: str) -> bool:
    """Say whether a text has a finite verb, as far as its words show; without one it only names something."""
    return bool(_CLAUSE.search(text)) or any(word in IRREGULAR_VERBS for word in plain_words(text))


def quotations(text: str) -> list[str]:
    """Return what stands between quotation marks, single or double."""
    return _QUOTED.findall(text)


def words_of(text: str) -> list[str]:
    """Return all words and numbers of a text as written, in order."""
    return _WORD.findall(text)


def plain_words(text: str) -> list[str]:
    """Return all words of a text in small letters, in order."""
    return [word.lower() for word in words_of(text)]
