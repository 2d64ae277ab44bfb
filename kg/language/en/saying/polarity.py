"""Does who speaks say that it is so, that it is not so, or neither? Told by the words alone."""

import re

from kg.language.en.saying.verb_forms import phrases
from kg.language.word_lists import read_words
from kg.model import Modality, Polarity

_NEGATIVES = read_words("grammar/negatives")
_NOBODY = read_words("reports/nobody")
_OPEN_CLAUSE = re.compile(r"[\s\"“‘']*(?:whether\b|Whether\b[^,]*$)")  # "Whether or not, it rose" is none
_INNER_QUESTION = re.compile(
    r"[\s\"“‘']*(?:(?!to\b)[^\s,]+\s+){0,6}?(?:whether|if|why|how|what|who|whom|whose|when|where|which)\b"
)
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|Jr|Sr|[A-Z])\.")
_HELD = re.compile(r"[\s\"“‘']*(?:that|how)\b|.*\bfor (?:not |never |\w+ly )?\w+ing\b")
_WHOLE_QUOTATION = re.compile(r"\s*[\"“‘'`]+[A-Z].*[.,!?…][\"”’']+\s*$", re.DOTALL)
_QUESTION = re.compile(r"\?[\s\"”’']*$")
_SENTENCE_END = re.compile(r"[.!][\"”’']*(?=\s+[\"“‘']?[A-Z])")
_WORD = re.compile(r"[a-z]+(?:n't)?|n't")
_TO = re.compile(r"^[\s\"“‘']*(?:to\s+)?(?:(?!reply\b)\w+ly\s+)?")


def polarity_of(
    modality: Modality, *, negated: bool = False, cue: str = "", content: str = "", source: str = ""
) -> Polarity:
    """Return what a claim says of its content: that it is "so", "not-so", or "neither".

    Who denies, rejects, opposes, rules out or will not do something says "not-so"; who asks, fears, wishes,
    or will not speak says "neither"; all others say "so". A "no" inside the content is the content's own.

    Args:
        negated: The cue is ("did not confirm").
        source: "Nobody said that" says nothing.

    >>> polarity_of("denies", cue="denied"), polarity_of("denies", cue="did not deny", negated=True)
    ('not-so', 'neither')
    """
    words, told = _plain(cue), _plain(content)
    if _is_asked(modality, words, content):
        return "neither"
    if phrases("reports/no_such_thing").search(words):
        return "not-so"
    no = negated or _is_negative(words) or _plain(source).partition(" ")[0] in _NOBODY
    if refuses := modality == "declines" or bool(phrases("reports/refusing_cues").search(words)):
        return "neither" if no or _speaks(words, told) or _denies(words) else "not-so"
    if modality == "opposes" and not no and _holds(words, content):
        return "so"
    if modality in ("denies", "opposes") or _denies(words):
        return _denied(words, no=no)
    if _calls_false(words, told):
        return "neither" if no else "not-so"
    return _said(modality, words, no=no and not refuses)


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())


def _is_asked(modality: Modality, words: str, content: str) -> bool:
    """Is the content a question, put in the cue's words or its own?"""
    if _OPEN_CLAUSE.match(content) or _is_question(content):
        return True
    if phrases("reports/questioning_cues").search(words):
        return modality == "asks" or "?" in content or bool(_INNER_QUESTION.match(_plain(content)))
    return modality == "asks" and not _opens_with_statement(content)


def _is_question(content: str) -> bool:
    """Is it one question, and nothing else?"""
    return bool(_QUESTION.search(content)) and not _SENTENCE_END.search(_TITLE.sub("", content))


def _opens_with_statement(content: str) -> bool:
    """Does another sentence follow the first, which asks nothing?"""
    end = _SENTENCE_END.search(_TITLE.sub("", content))
    return end is not None and "?" not in _TITLE.sub("", content)[: end.start() + 1]


def _holds(words: str, content: str) -> bool:
    """Does who finds fault say that it is so: "lamented that", "scolded him for leaving", mocked: “No.”?"""
    if _denies(words):
        return False
    blames = phrases("reports/blaming_cues").search(words) and _HELD.match(_plain(content))
    return bool(blames or _WHOLE_QUOTATION.match(content))


def _is_negative(words: str) -> bool:
    return any(
        word in _NEGATIVES or word.endswith("n't") or word == "cannot" for word in _WORD.findall(words)
    )


def _speaks(cue: str, content: str) -> bool:
    """Is what somebody declines to do, to speak: "declined to comment", "failed to | say whether"?"""
    acts = phrases("reports/speaking_acts")
    without = phrases("reports/refusing_cues").sub("", cue)
    return bool(acts.search(without)) or bool(acts.match(_TO.sub("", content)))


def _denies(words: str) -> bool:
    """Does a cue deny, with "against" too, unless that says whom it accuses: "filed charges against"?"""
    found = {one[0] for one in phrases("reports/denying_cues").finditer(words)}
    return bool(found - {"against"} or (found and not phrases("reports/accusing_words").search(words)))


def _denied(words: str, *, no: bool) -> Polarity:
    """A denial that is denied leaves open whether it is so; who has no doubt says so."""
    if not no:
        return "not-so"
    return "so" if re.search(r"\bdoubt", words) else "neither"


def _calls_false(cue: str, content: str) -> bool:
    falsity = phrases("reports/falsity_words")
    return bool(phrases("reports/naming_cues").search(cue)) and bool(falsity.search(content))


def _said(modality: Modality, words: str, *, no: bool) -> Polarity:
    if phrases("reports/open_cues").search(words) or modality == "fears":
        return "neither"
    if no:
        held = phrases("reports/not_so_when_negated").search(words) or modality in ("supports", "believes")
        known = re.search(r"\b(?:know|knew|known|realiz|realis|aware|remember|recall|understand|hear)", words)
        return "not-so" if held and not known else "neither"
    return "so"
