"""What the words of a statement come to: stems, whether they are denied, whether they are told as a fact."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kg.language.en.calendar import MONTH_NAMES, WEEKDAYS
from kg.language.en.fold import fold_words
from kg.language.en.scales import IRREGULAR_VERBS
from kg.language.word_lists import read_words
from kg.relate.stated import Stated
from kg.relate.words.negation import is_negative

Mood = Literal["fact", "forecast", "wish", "question", "unsaid"]

DENYING = frozenset({"denies", "opposes"})  # modalities that say that what follows is not so, or shall not be
_HIMSELF = re.compile(
    r"[“\"'‘\s]*(?:that\s+)?(?:he|she|it|they|i|we|his|her|its|their|my|our)\b", re.IGNORECASE
)
_CALENDAR = frozenset({*MONTH_NAMES, *WEEKDAYS, "today", "yesterday", "tomorrow"}) - {"may"}
# Beside a number they only say how much it is.
_MEASURING = read_words("statements/measuring_stems")
_MOODS: dict[str, Mood] = {
    "predicts": "forecast", "commits": "forecast", "threatens": "forecast", "fears": "forecast",
    "hopes": "wish", "proposes": "wish", "requests": "wish", "supports": "wish", "opposes": "wish",
    "asks": "question", "declines": "unsaid",
}  # fmt: skip
_FIRST_VERB = re.compile(
    r"\b(?P<coming>will|would|shall|may|might|could|should|is going to|are going to)\b|n['’]ll\b"
    r"|\b(?:is|are|was|were|has|have|had|does|do|did|been|be)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"^\W*(?:that|whether|if|to)\b|\b(?:I|we|you|he|she|they|it|who|which|nobody|everybody)\s+\w|\b(?:is|are|was|were|be|been|am|has|have|had|do|does|did|will|would|can|could|may"
    r"|might|must|shall|should|cannot)\b|['’](?:re|ve|ll|d|m)\s+\w+|n['’]t\b|\w{3,}ed\b"
    r"|['’]s\s+(?:a|an|the|not|no|been|very|so|too|in|on|at|\w+ing)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"«‘']([^“”\"«»‘’]{3,}?)[”\"»’'](?!\w)")
_WORD = re.compile(r"(?:[A-Z]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_DOUBLED = re.compile(r"([bdfgmnprt])\1$")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one statement, made comparable.

    `stems` are its content words, each once, in its order, each with the word that it was cut from in
    `words`; `names` those of names. Dates and numbers are values, not words. `denied`: what they say is said
    not to be so. `mood`: whether that is told as a fact, foretold, wished, asked, or not said at all.
    `himself`: it may be the speaker of whom it speaks, and `own_name` are the stems of his name then.
    `clause`: it says something, rather than only naming it ("climate change").
    """

    stems: tuple[str, ...]
    words: tuple[str, ...]
    names: frozenset[str]
    denied: bool
    mood: Mood
    himself: bool
    own_name: frozenset[str] = frozenset()
    clause: bool = True


def read_wording(stated: Stated) -> Wording:
    """Return a statement's words made comparable."""
    denied = is_negative(stated.content) ^ (stated.modality in DENYING)
    himself = bool(_HIMSELF.match(stated.content))
    idle = _MEASURING if stated.values.quantities else frozenset()
    found: dict[str, str] = {}
    names = set()
    for place, word in enumerate(_WORD.findall(stated.content)):
        for stem in _stems_of_word(word):
            if stem in _CALENDAR or stem in idle:
                continue
            found.setdefault(stem, word.lower())
            if place and word[0].isupper():
                names.add(stem)
    return Wording(
        tuple(found), tuple(found.values()), frozenset(names), denied, mood_of(stated),
        himself, frozenset(stems_of(stated.speaker.name)) if himself and stated.speaker else frozenset(),
        is_clause(stated.content),
    )  # fmt: skip


def stems_of(text: str) -> tuple[str, ...]:
    """Return content words without endings, each once; numbers are values, not words.

    >>> stems_of("groups of militants operating"), stems_of("militant groups operate")
    (('group', 'militant', 'operat'), ('militant', 'group', 'operat'))
    """
    return tuple(dict.fromkeys(stem for word in _WORD.findall(text) for stem in _stems_of_word(word)))


@lru_cache(maxsize=262144)
def _stems_of_word(word: str) -> tuple[str, ...]:
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


def mood_of(stated: Stated) -> Mood:
    """Say whether a statement tells a fact, foretells, wishes or asks; or "unsaid": it was not said."""
    if stated.negated:
        return "unsaid"
    mood = _MOODS.get(stated.modality)
    if mood:
        return mood
    verb = _FIRST_VERB.search(stated.content)
    return "forecast" if verb and verb["coming"] else "fact"


def quotations(text: str) -> list[str]:
    """Return what stands between quotation marks, single or double."""
    return _QUOTED.findall(text)


def plain_words(text: str) -> list[str]:
    """Return all words of a text in small letters, in order."""
    return [word.lower() for word in _WORD.findall(text)]
