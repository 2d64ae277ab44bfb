"""Flat parses whose names a tagger is said to have found, for tests of names."""

from spacy.lang.en import English
from spacy.tokens import Doc

from kg.extract.mentions.proper_names import find_names
from kg.extract.reading import Reading
from kg.model import EntityType

VERBS = frozenset({"spoke", "left", "lost", "won", "played"})
VOCAB = English().vocab


def tagged(words: str, *ents: str) -> Reading:
    """Return a flat parse of proper nouns and other words, with these tags of names; "." ends a sentence."""
    tokens = words.split()
    pos = [_part_of_speech(word) for word in tokens]
    ends = [i for i, word in enumerate(tokens) if word == "." or i == len(tokens) - 1]
    heads = [min(end for end in ends if end >= i) for i in range(len(tokens))]
    deps = ["ROOT" if heads[i] == i else "dep" for i in range(len(tokens))]
    tags = [{"PROPN": "NNP", "PUNCT": ".", "VERB": "VBD"}.get(kind, "NN") for kind in pos]
    lemmas = [word.lower() for word in tokens]
    doc = Doc(VOCAB, words=tokens, pos=pos, heads=heads, deps=deps, tags=tags, lemmas=lemmas, ents=list(ents))
    return Reading(doc)


def names_in(reading: Reading) -> list[tuple[str, EntityType]]:
    return [(reading.text(name.range), name.type) for name in find_names(reading)]


def with_tags(marked: str) -> Reading:
    """Return a flat parse of "the [PERSON co - chairman Liam Fox] spoke"."""
    words: list[str] = []
    ents: list[str] = []
    label = ""
    for word in marked.split():
        if word.startswith("["):
            label = "B-" + word[1:]
            continue
        words.append(word.removesuffix("]"))
        ents.append(label or "O")
        label = "" if word.endswith("]") and word != "]" else label.replace("B-", "I-")
    return tagged(" ".join(words), *ents)


def _part_of_speech(word: str) -> str:
    if not word[0].isalnum():
        return "PUNCT"
    if word.isdigit():
        return "NUM"
    if word in ("and", "of"):
        return "CCONJ" if word == "and" else "ADP"
    return "PROPN" if word[:1].isupper() else "VERB" if word in VERBS else "NOUN"
