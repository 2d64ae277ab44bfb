"""Claims as propositions: what each says in comparable words, and whether it says anything to compare.

Stated → Proposition. Contents that are no clause ("Trump's comments"), questions and what nobody said are
marked, and never compared.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.language.en.calendar import MONTH_NAMES, WEEKDAYS
from kg.language.word_lists import read_words
from kg.model import Quantity
from kg.relate.models.embedding import weigh_words
from kg.relate.stated import Stated
from kg.relate.words.content_words import is_clause, plain_words, stems_of_word, words_of
from kg.relate.words.negation import is_negative
from kg.values.quantities import find_quantities

LEAST_STEMS = 3  # of a content without a verb: "cuts in spending" tells what was announced
TAKING_SIDES = frozenset({"supports", "opposes"})
_UNSAID = frozenset({"asks"})
_CALENDAR = frozenset({*MONTH_NAMES, *WEEKDAYS, "today", "yesterday", "tomorrow"}) - {"may"}
# Beside a number they only say how much it is.
_MEASURING = read_words("statements/measuring_stems")
# Corpora rebuilt from tokens have spaces where nobody writes any: "did n't", "hadn ’ t", "Korea 's", "4. 6".
_SPACED = (
    (re.compile(r"(?<=\w) (['’]) (?=(?:s|t|re|ve|ll|d|m)\b)"), r"\1"),
    (re.compile(r"\s+(['’](?:s|re|ve|ll|d|m)\b|n['’]t\b)", re.IGNORECASE), r"\1"),
    (
        re.compile(r"(?<=\d)(?: ([.:]) ?|([.:]) |(, )(?=\d{3}\b))(?=\d)"),
        lambda hit: hit[1] or hit[2] or ",",
    ),
    (re.compile(r"(?<=[$€£]) (?=\d)|(?<=\d) (?=%)"), ""),
    (re.compile(r"(?<=\w) - (?=\w)"), "-"),
)


@dataclass(frozen=True, slots=True)
class Proposition:
    """What a claim says.

    `text`: its content without stray spaces; `words`: all its words in small letters. `weights`: its content
    words as stems, each with how telling it is; dates and numbers are values, not words. `names`: the stems
    of names. `denied`: who speaks says that it is not so, or its main clause does. `compared`: it may be
    compared with others.
    """

    stated: Stated
    text: str
    words: tuple[str, ...]
    weights: Mapping[str, float]
    names: frozenset[str]
    quantities: tuple[Quantity, ...]
    denied: bool
    clause: bool
    compared: bool


def read_propositions(statements: Iterable[Stated]) -> list[Proposition]:
    """Return what claims say, in their order."""
    read = [(stated, closed_up(stated.content)) for stated in statements]
    quantities = [_quantities(stated, text) for stated, text in read]
    stems = [_stems(text, bool(found)) for (_, text), found in zip(read, quantities, strict=True)]
    weight_of = weigh_words(word for found in stems for word, _ in found.values())
    return [
        _proposition(
            stated, text, found, {stem: (weight_of[word], named) for stem, (word, named) in own.items()}
        )
        for (stated, text), found, own in zip(read, quantities, stems, strict=True)
    ]  # fmt: skip


def closed_up(text: str) -> str:
    """Return a text without the spaces that stand inside words, numbers and times.

    >>> closed_up("Korea 's rate did n't rise 4. 6 percent by 7 : 30")
    "Korea's rate didn't rise 4.6 percent by 7:30"
    """
    for pattern, closed in _SPACED:
        text = pattern.sub(closed, text)
    return text


def _quantities(stated: Stated, text: str) -> tuple[Quantity, ...]:
    return stated.values.quantities if text == stated.content else find_quantities(text)


def _stems(text: str, counted: bool) -> dict[str, tuple[str, bool]]:
    """Return the stems of a text in order, each with the word that it was cut from and whether it names."""
    idle = _MEASURING if counted else frozenset()
    found: dict[str, tuple[str, bool]] = {}
    for place, word in enumerate(words_of(text)):
        for stem in stems_of_word(word):
            if stem not in _CALENDAR and stem not in idle:
                _, named = found.get(stem, ("", False))
                found[stem] = word.lower(), named or (place > 0 and word[0].isupper())
    return found


def _proposition(
    stated: Stated, text: str, quantities: tuple[Quantity, ...], stems: Mapping[str, tuple[float, bool]]
) -> Proposition:
    clause = is_clause(text)
    named = clause or (len(stems) >= LEAST_STEMS and stated.modality not in TAKING_SIDES)
    return Proposition(
        stated,
        text,
        tuple(plain_words(text)),
        {stem: weight for stem, (weight, _) in stems.items()},
        frozenset(stem for stem, (_, named) in stems.items() if named),
        quantities,
        is_negative(text) ^ (stated.polarity == "not-so"),
        clause,
        named and stated.polarity != "neither" and stated.modality not in _UNSAID,
    )


def shared_weight(a: Proposition, b: Proposition) -> float:
    """Return how much the content words that two have in common weigh together."""
    return sum(a.weights[stem] for stem in sorted(a.weights.keys() & b.weights.keys()))


def covered(a: Proposition, b: Proposition) -> float:
    """Return which part of the weight of the lighter one's content words the other one has: 0 to 1."""
    return shared_weight(a, b) / max(min(sum(a.weights.values()), sum(b.weights.values())), 1.0)


def in_common(a: Proposition, b: Proposition) -> float:
    """Return which part of the weight of the content words of both they have in common: 0 to 1."""
    shared = shared_weight(a, b)
    return shared / max(sum(a.weights.values()) + sum(b.weights.values()) - shared, 1.0)


def heaviest_shared(a: Proposition, b: Proposition, most: int) -> Sequence[str]:
    """Return the most telling words that two have in common, as the first has them, in small letters."""
    stems = sorted(a.weights.keys() & b.weights.keys(), key=lambda stem: (-a.weights[stem], stem))[:most]
    words = {stem: word.lower() for word in reversed(words_of(a.text)) for stem in stems_of_word(word)}
    return [words[stem] for stem in stems]
