"""Names in headlines, where most words have capitals: the text below knows where they end.

"Lindsay Lohan Leaves Betty Ford" and "COLTS BEAT CHIEFS" hold names that the article goes on to use.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from kg.extract.mentions.edges import PARTICLES
from kg.extract.mentions.name_types import Name, mended
from kg.extract.ranges import Range
from kg.extract.reading import Reading
from kg.language.en.genders import gender_of_given_name
from kg.model import EntityType

MAX_CAPITALISED_SHARE = 0.6  # of a sentence's longer words; with more of them it is a headline
NO_NAME = frozenset({"VERB", "AUX", "ADP", "ADV", "PRON", "DET", "SCONJ", "CCONJ", "PART"})
MIN_PERSON_TOKENS = 2
MAX_TOKENS_TO_SURNAME = 4

KnownNames = dict[
    tuple[str, ...], tuple[EntityType, bool]
]  # by their small words: type, and whether in capitals


def find_headlines(reading: Reading) -> set[int]:
    """Return the ordinals of sentences in which most words have capitals, and all verbs."""
    found = set()
    for ordinal, (start, end) in enumerate(reading.sentences):
        words = [token for token in reading.doc[start:end] if len(token) > 3 and token.is_alpha]
        if any(token.is_lower and token.pos_ == "VERB" for token in words):
            continue
        capitals = sum(token.text[:1].isupper() for token in words)
        if capitals > MAX_CAPITALISED_SHARE * len(words):
            found.add(ordinal)
    return found


def mend_headlines(reading: Reading, names: Iterable[Name], headlines: set[int]) -> list[Name]:
    """Return names in which those of headlines are cut to what the rest of the text names."""
    doc = reading.doc
    by_place: dict[bool, list[Name]] = {True: [], False: []}
    for name in names:
        by_place[reading.sentence_of[name.range.start] in headlines].append(name)
    known = _known_below(doc, by_place[False])
    listed = [name for name in by_place[True] if mended(reading.text(name.range), "OTHER") != "OTHER"]
    used = [name for ordinal in headlines for name in _uses(doc, reading.sentences[ordinal], known)]
    used = [name for name in used if name.type != "OTHER" or not any(map(name.is_part_of, by_place[True]))]
    kept: list[Name] = []
    whole = [_with_surname(doc, name, used) for name in by_place[True] if name.type == "PERSON"]
    for name in sorted(
        [*listed, *filter(None, whole), *used], key=lambda name: (name.range.start - name.range.end, name)
    ):
        _keep(kept, name)
    for name in by_place[True]:
        _keep(kept, _cut(doc, name))
    return sorted([*by_place[False], *kept])


def _keep(kept: list[Name], name: Name) -> None:
    """Add a name to others unless it overlaps with one of them."""
    if not any(one.range.overlaps(name.range) for one in kept):
        kept.append(name)


def _known_below(doc: Doc, names: Iterable[Name]) -> KnownNames:
    """Return the names outside headlines and the surnames of persons, by their words in small letters."""
    known: KnownNames = {}
    plain = {token.text for token in doc if token.is_lower}  # "young" is no surname of a headline
    for name in names:
        tokens = doc[name.range.start : name.range.end]
        known.setdefault(tuple(token.lower_ for token in tokens), (name.type, tokens.text.isupper()))
        if name.type == "PERSON" and len(tokens) > 1 and tokens[-1].lower_ not in plain:
            known.setdefault((tokens[-1].lower_,), ("PERSON", False))
    return known


def _uses(doc: Doc, sentence: Range, known: KnownNames) -> Iterator[Name]:
    """Yield the longest known names in a headline, left to right."""
    longest = max(map(len, known), default=0)
    start = sentence.start
    while start < sentence.end:
        for end in range(min(sentence.end, start + longest), start, -1):
            tokens = doc[start:end]
            found = known.get(tuple(token.lower_ for token in tokens))
            if found and _is_written_so(tokens[0], acronym=found[1]):
                yield Name(Range(start, end), found[0])
                start = end - 1
                break
        start += 1


def _is_written_so(token: Token, *, acronym: bool) -> bool:
    """Has it the capitals of a name? What is an acronym elsewhere is one here, too."""
    return token.is_upper if acronym else token.text[:1].isupper()


def _with_surname(doc: Doc, tagged: Name, used: Iterable[Name]) -> Name | None:
    """Return the tagger's person up to the surname that the text uses alone: "Lindsay Lohan Leaves"."""
    start = tagged.range.start
    inside = [one.range for one in used if tagged.range.covers(one.range)]
    if not inside or any(one.end - one.start > 1 for one in inside):
        return None
    if inside[0].start == start and gender_of_given_name(doc[start].lower_) is not None:
        return _cut(doc, tagged)  # "Rahm Emanual", where "Rahm" is known alone
    last = inside[0].end
    for one in inside[1:]:
        last = one.end if one.start == last else last
    return Name(Range(start, last), "PERSON") if last - start <= MAX_TOKENS_TO_SURNAME else None


def _cut(doc: Doc, name: Name) -> Name:
    """End a person's name that the text does not know before what can be no name."""
    start, end = name.range
    if name.type != "PERSON":
        return name
    for i in range(start + MIN_PERSON_TOKENS, end):
        if doc[i].pos_ in NO_NAME and doc[i].lower_ not in PARTICLES:
            return Name(Range(start, i), name.type)
    return name
