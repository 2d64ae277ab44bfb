"""Names that end in a plural: teams by their place ("New Orleans Saints"), members of parties and creeds."""

from spacy.tokens import Doc, Token

from kg.extract.ranges import Range
from kg.language.en.gazetteer import find_country, is_demonym, place_type
from kg.language.en.genders import gender_of_given_name
from kg.language.en.surnames import is_common_surname
from kg.language.word_lists import read_words

MANY_PLACES = read_words("places/plurals_of_places")
MANY_PERSONS = read_words("names/plurals_of_members")


def is_team(doc: Doc, name: Range) -> bool:
    """Tell whether a name is that of a city, state or country and a plural: "Kansas City Chiefs"."""
    return _ends_in_plural(doc, name) and place_type(doc[name.start : name.end - 1].text) == "GPE"


def is_members(doc: Doc, name: Range) -> bool:
    """Tell whether a name of several words is that of people who belong together: "Texas Republicans"."""
    last = doc[name.end - 1]
    return _ends_in_plural(doc, name) and (last.lower_ in MANY_PERSONS or is_demonym(last.text))


def is_member(text: str) -> bool:
    """Tell whether one word names one or some of a party or creed: "Democrat"; "Green" may be a surname."""
    word = text.lower()
    if not text[:1].isupper() or is_common_surname(word) or gender_of_given_name(word):
        return False
    return word in MANY_PERSONS or f"{word}s" in MANY_PERSONS


def _ends_in_plural(doc: Doc, name: Range) -> bool:
    if name.end - name.start < 2 or find_country(doc[name.end - 2 : name.end].text):
        return False
    if any(token.pos_ == "ADP" for token in doc[name.start : name.end]):
        return False
    return _is_plural(doc[name.end - 1])


def _is_plural(token: Token) -> bool:
    word: str = token.lower_
    ends = word.endswith("s") and not word.endswith("ss") and not is_common_surname(word)
    plural = token.tag_ in ("NNPS", "NNS") or ends
    return plural and word not in MANY_PLACES and token.text[:1].isupper()
