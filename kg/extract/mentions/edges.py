"""Where a name begins and ends within what the tagger took for one: no titles, marks or loose words around.

"co-chairman Liam Fox" is Liam Fox, "Donald Trump 100 percent" Donald Trump, "Christie and" Christie,
"pro-Bush" Bush; "Muhammad Ali-Joe Frazier" are two.
"""

from spacy.tokens import Doc, Token

from kg.extract.ranges import Range
from kg.extract.reading import children, first
from kg.language.en.genders import gender_of_given_name
from kg.language.en.titles import BREAKERS, ROLE_WORDS
from kg.language.word_lists import read_words
from kg.model import EntityType

PARTICLES = read_words("persons/particles")
HONOURS = read_words("persons/honours")
KIN = read_words("persons/forms_of_kin")  # they may be part of a name: "Mother Teresa", "Father Brown"
ROLES = ROLE_WORDS - KIN - HONOURS - BREAKERS
LOOSE_FRONT = read_words("names/loose_front")
LOOSE_END = read_words("names/loose_end")
ARABIC_ARTICLES = ("al-", "el-")
DASHES = ("-", "–")
MIN_GIVEN_AND_SURNAME = 2


def names_within(doc: Doc, start: int, end: int, label: EntityType) -> list[Range]:
    """Return what the tagger's name comes to: nothing, one name, or two that a hyphen or "and" joins."""
    start, end = _without_marks(doc, start, _without_clause(doc, start, _without_score(doc, start, end)))
    if label == "PERSON":
        if pair := _pair_of_persons(doc, start, end):
            return pair
        end = _end_of_person(doc, start, end)
        start = _start_of_person(doc, start, end)
    start, end = _without_marks(doc, start, end)
    return [Range(start, end)] if start < end else []


def _without_marks(doc: Doc, start: int, end: int) -> tuple[int, int]:
    while start < end and (doc[start].pos_ == "DET" or _is_loose(doc[start], LOOSE_FRONT)):
        start += 1
    while start < end and (doc[end - 1].tag_ in ("POS", "IN") or _is_loose(doc[end - 1], LOOSE_END)):
        end -= 1
    return start, end


def _without_score(doc: Doc, start: int, end: int) -> int:
    """Leave off a score or a range at the end: "Drake 65 - 53"."""
    if end - start > 3 and doc[end - 1].is_digit and doc[end - 3].is_digit and doc[end - 2].text in DASHES:
        return end - 3
    return end


def _without_clause(doc: Doc, start: int, end: int) -> int:
    """Leave off a verb whose subject the name is, and what follows: "Rao accused Lima" is Rao."""
    for verb in doc[start + 1 : end]:
        subject = verb.is_lower and first(children(verb, "nsubj", "nsubjpass"))
        if subject and verb.pos_ in ("VERB", "AUX") and start <= subject.i < verb.i:
            return verb.i
    return end


def _is_loose(token: Token, words: frozenset[str]) -> bool:
    if token.is_space or not any(character.isalnum() for character in token.text):
        return True
    return token.is_lower and token.lower_ in words


def _end_of_person(doc: Doc, start: int, end: int) -> int:
    """Numbers and small words end a person's name: "Ted Cruz 300", "George W. Bush years", "Trump and"."""
    for i in range(start + 1, end):
        token = doc[i]
        small = token.is_lower and token.is_alpha and token.lower_ not in PARTICLES
        if (small and token.pos_ != "PROPN" and not _goes_on(doc, i, end)) or token.like_num:
            return i
    return end


def _goes_on(doc: Doc, i: int, end: int) -> bool:
    """Is a small word part of a name that goes on behind it: "Osama bin Laden", "Ashcroft v. Iqbal"?"""
    return i + 1 < end and doc[i + 1].text[:1].isupper() and doc[i].pos_ not in ("CCONJ", "VERB", "ADV")


def _start_of_person(doc: Doc, start: int, end: int) -> int:
    """Skip small words and roles before a person's name, those of a body before the role as well."""
    while start < end - 1 and doc[start].is_lower and not _may_begin_name(doc[start]):
        start += 1
    for i in range(end - 2, start - 1, -1):
        rest = end - i - 1
        if not _is_role(doc[i]) or not doc[i + 1].text[:1].isupper() or doc[i + 1].lower_ in BREAKERS:
            continue
        if i == start or (rest >= MIN_GIVEN_AND_SURNAME and gender_of_given_name(doc[i + 1].lower_)):
            return i + 1
    return start


def _may_begin_name(token: Token) -> bool:
    return token.lower_ in PARTICLES or token.lower_.startswith(ARABIC_ARTICLES)


def _is_role(token: Token) -> bool:
    return token.lower_.rstrip(".") in ROLES


def _pair_of_persons(doc: Doc, start: int, end: int) -> list[Range] | None:
    """Return two full names that a hyphen or "and" joins; of "Jean-Marie Le Pen" none."""
    for i in range(start + MIN_GIVEN_AND_SURNAME, end - 1):
        if doc[i].lower_ not in (*DASHES, "and", "&"):
            continue
        both = [Range(start, i), Range(i + 1, end)]
        if all(_is_full(doc, one) for one in both):
            return both
    return None


def _is_full(doc: Doc, name: Range) -> bool:
    given = gender_of_given_name(doc[name.start].lower_)
    return name.end - name.start >= MIN_GIVEN_AND_SURNAME and given is not None
