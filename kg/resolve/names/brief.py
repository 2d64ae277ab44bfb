"""Short names for sources that are described at length."""

import re

from kg.language.word_lists import read_words

MAX_DESCRIPTION_WORDS = 8
MIN_DESCRIPTION_WORDS = 4  # a shorter one says too little: "officials in Lima" are not all "officials"
_EMPTY = read_words("grammar/heads_without_content")  # "those who left" are not "those"
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_CLAUSE = re.compile(r",?\s+(?:who|whom|whose|which|that|where|when|while|because|if)\b")
_ADDED = re.compile(
    r",\s+(?:a|an|the|one|both|all|including|citing|now|then|also|aged?|\d+|\w+ing|\w+ed)\b|,?\s+\w+ed\s+(?:on|in|at|for|to)\b"
)
_LOOSE_END = re.compile(r",? (?:in|at|on|during|after|before)\b|,")


def brief(description: str) -> str:
    """Return a description without brackets and clauses, and a long one without where and when at its end.

    "Leaders of the Port Workers' Union (PWU) in the capital, Lima" are "Leaders of the Port Workers' Union",
    "insiders who think that Rao may win" are "insiders"; "those who left" stay so.
    """
    words = description.split()
    plain = _BRACKETS.sub("", description) if len(words) > MAX_DESCRIPTION_WORDS else description
    for end in (_CLAUSE, _ADDED):
        found = end.search(plain)
        if found and plain[: found.start()].strip().lower() not in _EMPTY | {""}:
            plain = plain[: found.start()]
    if len(plain.split()) <= MAX_DESCRIPTION_WORDS:
        return plain
    for loose in _LOOSE_END.finditer(plain):
        if len(plain[: loose.start()].split()) >= MIN_DESCRIPTION_WORDS:
            return plain[: loose.start()]
    return plain
