"""Which words say that something is not so: the one reader of negation in contents.

What is said of the cue ("did not confirm") is read from the parse, in extraction; what the entailment model
counts as a negation was fixed when it was trained (`models/pair_text.py`).
"""

import re

from kg.language.word_lists import read_words
from kg.values.tokens import Token, cut_into_tokens, word_at

NEGATING = read_words("statements/negating_words")
DENYING_WORDS = read_words("statements/denying_verbs")
WITH = read_words("statements/complement_prepositions")  # "with no hat" denies the hat, not the man
_WITH_TO = read_words("statements/failing_verbs")
_LEAST_MAIN = 12  # characters of a content before its main clause may end
_MAIN_END = re.compile(
    r"[;:]|,?\s\b(?:but|although|though|while|whereas|because|since|unless|until|after|before)\b"
)
# "not only", "no fewer than", "did not exceed" and the like deny nothing of what follows; nor does "nothing
# less than", "nothing short of", "aren't just".
_IDLE = re.compile(
    r"\bnot (?:only|just|merely|least)\b|\bno doubt\b|\bno (?:less|fewer|more|later|longer) than\b"
    r"|\bnothing (?:less than|short of)\b|n['’]t (?:only|just|merely)\b"
    r"|\bnot (?:less|fewer|more|necessarily)(?: than)?\b|\bwhether or not\b|\bif not\b|\bor not\b|\bno\. ?\d"
    r"|(?:\bnot|n['’]t) exceed\b",
    re.IGNORECASE,
)


def without_idle(text: str) -> str:
    """Return a text of the same length, blank where words look like a negation and are none."""
    return _IDLE.sub(lambda hit: " " * len(hit[0]), text)


def negates(tokens: list[Token], index: int) -> bool:
    """Tell whether a word says that what stands around it is not so."""
    word = tokens[index].lower
    following = word_at(tokens, index + 1)
    if word in _WITH_TO:
        return following == "to"
    if word == "far":
        return following == "from"
    if word == "nor":
        return not any(token.lower in NEGATING for token in tokens[:index])
    if word in ("stopped", "stops", "stop"):
        return following.endswith("ing")
    if word == "no" and (following == "," or word_at(tokens, index - 1) in WITH):
        return False
    return word in NEGATING or word in DENYING_WORDS or word.endswith(("n't", "n’t"))


def is_negative(text: str) -> bool:
    """Say whether the main clause of a content says that something is not so; two negations make none."""
    shown = without_idle(text)
    end = _MAIN_END.search(shown, _LEAST_MAIN)
    tokens = cut_into_tokens(shown[: end.start()] if end else shown)
    return sum(negates(tokens, index) for index in range(len(tokens))) % 2 == 1
