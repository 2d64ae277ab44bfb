"""Which side a cue takes on a thing, and what thing: "refused to endorse | the deal". By the words alone."""

import re
from typing import Literal

from kg.language.en.saying.verb_forms import phrases, phrases_by_meaning
from kg.language.word_lists import read_words

Side = Literal["for", "against", "neither"]

_NEGATIVES = read_words("grammar/negatives")
_WORD = re.compile(r"[a-z]+")
_MAY = re.compile(r"\b(?:may|might|could|whether|if|yet to|consider\w*|decid\w+ whether)\b")
_OTHER_BACK = re.compile(r"back(?:s|ed|ing)? (?:at|to|on|off|from|away|down|against)\b")  # "fired back at"
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:(?:\w+ly|also|often|not|even)\s+)*$"
)
_QUOTED = re.compile(r"^\s*[\"“‘'`]+.*[.,!?…]?[\"”’'`]+\s*$", re.DOTALL)
_CLAUSE = re.compile(
    r"(?:that|whether|how|why|what|if|because|not|when)\b"
    r"|(?:i|we|they|he|she|you|there|it)(?:['’]\w+|\s+\w)",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(
    r"to\s+(?!(?:the|an?|any|all|his|her|their|its|our|my|this|that|these|those|such)\b)[a-z]"
)
_LEADING = re.compile(
    r"^(?:(?:for|of|on|to|with|against|at|about|towards?|in|over|by|behind)\s+)+", re.IGNORECASE
)
# Behind these words no more is said of what the thing is.
_END = re.compile(
    r"\sto\s+(?!(?:the|an?|any|all|his|her|their|its|our|my|this|that|these|those|such)\b)(?=[a-z])|"
    r"\s(?:that|which|who|whom|whose|because|after|when|while|if|unless|as|for|over|since|until|before|despite|amid"
    r"|where|so|but|by|during|ahead|without)\b|[,;:—–!?\"“”()\[\]]|\s-+\s|\.\s+(?=[A-Z\"“])(?<!\b[A-Z]\.\s)(?<!Mr\.\s)(?<!Ms\.\s)"
    r"(?<!Mrs\.\s)(?<!Sen\.\s)(?<!Gov\.\s)(?<!Rep\.\s)(?<!Gen\.\s)(?<!Dr\.\s)|\s…\s"
)


def side_of(cue: str, *, negated: bool = False) -> Side | None:
    """Return which side a cue takes on what follows; None where it takes none, or another takes it.

    Who refuses to endorse a thing, or never denounced it, is on neither side; who does not support it is
    against it.

    >>> side_of("has praised"), side_of("does not support", negated=True), side_of("refused to endorse")
    ('for', 'against', 'neither')
    """
    words = " ".join(cue.casefold().replace("’", "'").split())
    found = [
        (match.end(), match.start(), meaning)
        for meaning, pattern in phrases_by_meaning("reports/stance_cues").items()
        for match in pattern.finditer(words)
        if not _OTHER_BACK.match(words, match.start())
    ]
    if not found:
        return None
    _, start, meaning = max(found, key=lambda one: (one[0], -one[1]))
    before = words[:start]
    if phrases("reports/receiving_verbs").search(before):
        return None
    withheld = (phrases("reports/refusing_cues"), phrases("reports/withholding_verbs"))
    if _MAY.search(before) or any(pattern.search(before) for pattern in withheld):
        return "neither"
    if negated or _is_negative(words):
        return "against" if meaning == "for or against" else "neither"
    return "against" if meaning == "against" else "for"


def is_passive(cue: str) -> bool:
    """Tell whether who or what is before a cue is praised or criticised itself: "was widely criticised"."""
    words = " ".join(cue.casefold().split())
    return any(
        _PASSIVE.search(words[: match.start()])
        for pattern in phrases_by_meaning("reports/stance_cues").values()
        for match in pattern.finditer(words)
        if match[0].endswith("ed")
    )


def is_nobody(source: str) -> bool:
    """Tell whether a source says of whom it names that he did not: "Neither Lee nor Ek"."""
    first = source.casefold().split()[:1]
    return bool(first) and (first[0] in _NEGATIVES or first[0] in read_words("reports/nobody"))


def thing_of(content: str) -> str:
    """Return the noun phrase that a stance is on; "" where the content is a clause or a quotation.

    >>> thing_of("the pact that was signed in May"), thing_of("that it rained"), thing_of("to go")
    ('the pact', '', '')
    """
    text = content.strip()
    if _QUOTED.match(text) or _INFINITIVE.match(text):
        return ""
    text = _LEADING.sub("", text)
    if _CLAUSE.match(text):
        return ""
    end = _END.search(text)
    return (text[: end.start()] if end else text).strip(" .'’\"")


def _is_negative(words: str) -> bool:
    return "n't" in words or any(word in _NEGATIVES for word in _WORD.findall(words))
