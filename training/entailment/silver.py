"""More pairs out of labelled ones: one word of the second text is changed so that the label is known.

A synonym keeps the label. Of an entailed text a broader noun still follows, and its opposite, its denial or
another number contradicts; what denies a contradiction may follow. Nobody checked them, so they weigh less.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import NamedTuple

from kg.evaluate.relating import LabelledPair
from training.entailment.wordnet import Wordnet

Target = tuple[float, float, float]
TARGETS: dict[str | None, Target] = {
    "entailment": (1.0, 0.0, 0.0),
    "neutral": (0.0, 1.0, 0.0),
    "contradiction": (0.0, 0.0, 1.0),
}
FOLLOWS, CONTRADICTS, MAY_FOLLOW = TARGETS["entailment"], TARGETS["contradiction"], (0.6, 0.4, 0.0)
DENIED_SHARE = 0.5  # else "not" alone would tell a contradiction
AUXILIARY = re.compile(
    r"\b(is|are|was|were|will|can|could|should|would|must|has been|have been)\b(?! not|n't)", re.IGNORECASE
)
NEGATED = re.compile(r"\b(is|are|was|were|will|can|could|should|would|must)(?: not|n't)\b", re.IGNORECASE)
WORD = re.compile(r"[A-Za-z]+")
NUMBER = re.compile(r"\b\d+\b")
NUMBER_WORDS = "two three four five six seven eight nine ten".split()
NUMBER_WORD = re.compile(rf"\b({'|'.join(NUMBER_WORDS)})\b")
KEPT = frozenset(
    "be have do go get make take other many much own able very so not more most first last".split()
)


class SilverPair(NamedTuple):
    a: str
    b: str
    target: Target


def silver_pairs(pairs: Sequence[LabelledPair], wordnet: Wordnet, seed: int = 7) -> list[SilverPair]:
    rng = Random(seed)
    return [SilverPair(pair.a, *changed) for pair in pairs for changed in _changes(pair, wordnet, rng)]


def _changes(pair: LabelledPair, wordnet: Wordnet, rng: Random) -> Iterator[tuple[str, Target]]:
    entailed, negated = pair.label == "entailment", NEGATED.search(pair.b)
    if text := _swap(pair.b, wordnet.synonyms, rng):
        yield text, TARGETS[pair.label]
    if entailed and not negated:
        if text := _swap(pair.b, wordnet.opposites, rng):
            yield text, CONTRADICTS
        if text := _swap(pair.b, wordnet.broader, rng):
            yield text, FOLLOWS
        if text := _other_number(pair.b, rng):
            yield text, CONTRADICTS
        if rng.random() < DENIED_SHARE and (text := _denied(pair.b)):
            yield text, CONTRADICTS
    if pair.label == "contradiction" and (text := _denied(pair.b) or _affirmed(pair.b)):
        yield text, MAY_FOLLOW
    if entailed and (text := _affirmed(pair.b)):
        yield text, CONTRADICTS


def _swap(text: str, words: Mapping[str, Sequence[str]], rng: Random) -> str | None:
    """Put another word in place of one that has some; the commoner it is, the likelier."""
    places = []
    for match in WORD.finditer(text):
        word = match[0]
        if len(word) < 3 or word.lower() in KEPT or (word[0].isupper() and match.start()):
            continue
        plural = word.endswith("s") and not word.endswith("ss") and word.lower() not in words
        lemma = word.lower().removesuffix("s") if plural else word.lower()
        options = [other for other in words.get(lemma, ()) if other != lemma and other.isalpha()]
        if options:
            places.append((match, options, "s" if plural else ""))
    if not places:
        return None
    match, options, ending = rng.choice(places)
    chosen = options[min(int(rng.expovariate(1.0)), len(options) - 1)] + ending
    chosen = chosen.capitalize() if match[0][0].isupper() else chosen
    return text[: match.start()] + chosen + text[match.end() :]


def _other_number(text: str, rng: Random) -> str | None:
    if match := NUMBER.search(text):
        value = int(match[0][:6])
        return text[: match.start()] + str(value + rng.choice([3, 10, value + 1])) + text[match.end() :]
    if match := NUMBER_WORD.search(text):
        other = rng.choice([word for word in NUMBER_WORDS if word != match[0]])
        return text[: match.start()] + other + text[match.end() :]
    return None


def _denied(text: str) -> str | None:
    match = AUXILIARY.search(text)
    if not match or NEGATED.search(text):
        return None
    at = match.start() + len(match[0].split()[0])
    return text[:at] + " not" + text[at:]


def _affirmed(text: str) -> str | None:
    match = NEGATED.search(text)
    return text[: match.end(1)] + text[match.end() :] if match else None
