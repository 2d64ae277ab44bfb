"""Names that are longer than what the tagger found, and names that are none as they stand within a title.

Known names of several words, "T-Mobile", 'George "Jay" Keyworth', "Fox 5 Atlanta", a team by its place
("Kansas City Chiefs"); the "State" of "Secretary of State" names nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Doc, Token

from kg.extract.mentions.name_types import Name, mended
from kg.extract.mentions.plural_names import is_members, is_team
from kg.extract.nouns import armed_groups
from kg.extract.outlets import OUTLET_WORDS, known_outlets
from kg.extract.ranges import Range
from kg.extract.reading import is_line_break
from kg.language.en.gazetteer import place_type
from kg.language.en.genders import gender_of_given_name
from kg.language.word_lists import read_rows, read_words
from kg.model import EntityType

KNOWN_TYPES = frozenset({"ORG", "GROUP", "NORP", "GPE", "LOC", "FAC", "EVENT", "WORK", "OTHER"})
MAX_NICKNAME_TOKENS = 3
PARTIES = frozenset("DRI")  # "R-Texas"
MIN_LETTERS_BEHIND_HYPHEN = 3
QUOTES = frozenset("\"“”'‘’")
OFFICES_OF = read_words("names/offices_of")

Known = dict[str, list[tuple[tuple[str, ...], EntityType]]]


def with_whole_names(doc: Doc, names: Iterable[Name]) -> list[Name]:
    """Return names in which those that belong to a longer one have given way to it, in reading order."""
    found = [name for name in names if not _is_of_an_office(doc, name)]
    found = [_with_kind(doc, name) for name in found]
    whole = [
        *_known_names(doc),
        *_lettered(doc, found),
        *_nicknamed(doc),
        *_stations(doc, found),
        *_teams(doc, found),
    ]
    for name in sorted(whole, key=lambda name: name.range.start - name.range.end):
        if any(other.range.covers(name.range) for other in found if other.range != name.range):
            continue
        found = [other for other in found if not other.range.overlaps(name.range)]
        found.append(name)
    return sorted(found)


def _is_of_an_office(doc: Doc, name: Name) -> bool:
    """Is it one word that says which office: the "State" of "Secretary of State"?"""
    start, end = name.range
    if end - start != 1 or name.type not in ("ORG", "OTHER") or doc[start].is_upper:
        return False
    if start < 2 or doc[start - 1].lower_ != "of":
        return False
    return doc[start - 2].lower_ in OFFICES_OF and place_type(doc[start].text) is None


def _with_kind(doc: Doc, name: Name) -> Name:
    """Mend the type of what a place and a plural name: a team, or members of a party."""
    if name.type in ("EVENT", "GROUP"):
        return name
    if is_members(doc, name.range):
        return Name(name.range, "NORP")
    return Name(name.range, "ORG") if is_team(doc, name.range) else name


@cache
def _known() -> Known:
    """Names of several words that stand for one thing wherever they stand, by their first word."""
    forms: dict[str, EntityType] = {}
    for kind, name, others in (*read_rows("names/known_names"), *read_rows("names/wordnet_names")):
        if kind in KNOWN_TYPES:
            forms.update(dict.fromkeys([name, *others.split("|")], kind))  # type: ignore[arg-type]
    forms.update(dict.fromkeys(known_outlets(), "ORG"))
    forms.update(dict.fromkeys(armed_groups(), "GROUP"))
    found: Known = defaultdict(list)
    for form, kind in forms.items():
        words = tuple(form.split())
        if len(words) > 1 and words[0] != "The" and all(word[:1].isupper() for word in (words[0], words[-1])):
            found[words[0]].append((words, kind))
    return dict(found)


def _known_names(doc: Doc) -> Iterator[Name]:
    known = _known()
    end = 0
    for token in doc:
        if token.i < end or token.text not in known:
            continue
        fitting = [(words, kind) for words, kind in known[token.text] if _stands_at(doc, token.i, words)]
        if fitting:
            words, kind = max(fitting, key=lambda one: len(one[0]))
            end = token.i + len(words)
            text = doc[token.i : end].text
            yield Name(Range(token.i, end), mended(text, kind))


def _stands_at(doc: Doc, start: int, words: tuple[str, ...]) -> bool:
    end = start + len(words)
    return end <= len(doc) and all(doc[start + i].text == word for i, word in enumerate(words))


def _lettered(doc: Doc, names: list[Name]) -> Iterator[Name]:
    """Yield names that begin with a letter and a hyphen, with what the tagger found of them: "T-Mobile"."""
    ends = {name.range.start: name for name in names}
    for token in doc[: max(0, len(doc) - 2)]:
        letter = len(token) == 1 and token.is_upper and token.is_alpha
        if not letter or doc[token.i + 1].text != "-" or not _is_capitalised(doc[token.i + 2]):
            continue
        if token.text in PARTIES or len(doc[token.i + 2]) < MIN_LETTERS_BEHIND_HYPHEN:
            continue
        if token.i and doc[token.i - 1].text == "-" and not token.is_sent_start:
            continue
        behind = ends.get(token.i + 2)
        end = behind.range.end if behind else token.i + 3
        kind = behind.type if behind and behind.type not in ("PERSON", "GPE") else "ORG"
        yield Name(Range(token.i, end), kind)


def _nicknamed(doc: Doc) -> Iterator[Name]:
    """Yield persons' names that hold a nickname: 'Vincent "The Chin" Gigante'."""
    for token in doc:
        if not _is_capitalised(token) or gender_of_given_name(token.lower_) is None:
            continue
        start = token.i + 1
        if start >= len(doc) or doc[start].text not in QUOTES:
            continue
        for close in range(start + 2, min(start + 2 + MAX_NICKNAME_TOKENS, len(doc) - 1)):
            if doc[close].text in QUOTES:
                inside = doc[start + 1 : close]
                if _is_capitalised(doc[close + 1]) and any(map(_is_capitalised, inside)):
                    yield Name(Range(token.i, close + 2), "PERSON")
                break


def _is_capitalised(token: Token) -> bool:
    return token.text[:1].isupper() and token.is_alpha and not is_line_break(token)


def _stations(doc: Doc, names: list[Name]) -> Iterator[Name]:
    """Yield outlets by their channel and place: "Fox 5 Atlanta"."""
    places = {name.range.start: name for name in names if name.type == "GPE"}
    for token in doc[: max(0, len(doc) - 1)]:
        outlet = token.text in known_outlets() or (token.lower_ in OUTLET_WORDS and token.is_upper)
        if not outlet or not doc[token.i + 1].is_digit:
            continue
        place = places.get(token.i + 2)
        if place:
            yield Name(Range(token.i, place.range.end), "ORG")


def _teams(doc: Doc, names: list[Name]) -> Iterator[Name]:
    """Yield teams whose place alone the tagger found: "San Diego" of "San Diego Chargers"."""
    taken = {name.range.start for name in names if name.type == "NORP"}
    for name in names:
        start, end = name.range
        if name.type != "GPE" or end >= len(doc) or end in taken or doc[end].pos_ not in ("PROPN", "NOUN"):
            continue
        whole = Range(start, end + 1)
        last = end + 1 == len(doc) or doc[end + 1].pos_ != "PROPN"
        if last and doc[end].text[:1].isupper() and not doc[end].is_upper and is_team(doc, whole):
            yield Name(whole, "ORG")
