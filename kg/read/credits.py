"""Names of persons and outlets in the lines around an article: bylines, "Source: ...", datelines."""

import re
from typing import NamedTuple

from kg.language.en.calendar import WEEKDAYS
from kg.language.en.gazetteer import country_of, place_type
from kg.language.word_lists import read_words
from kg.read.printed_dates import find_date

# Wire services, as they sign: evidence that a short word in brackets or capitals is an agency.
WIRES = read_words("names/wires")
MAX_NAME_CHARS = 60

_WORD = r"[^\W\d_][\w.'’-]*"
_PARTICLE = r"(?:de|del|della|der|van|von|bin|ibn|al|el|la|le|du|da|dos|ter|ten)"
_PERSON = re.compile(rf"{_WORD}(?:[ \xa0](?:{_PARTICLE}[ \xa0])?{_WORD}){{1,4}}")
_NO_NAMES = read_words("articles/no_persons") | frozenset(WEEKDAYS)
_BYLINE = re.compile(
    r"^(?:(?:(?:written|reported|posted|story|text|words) )?by:?|authors?:)[ \xa0]+(.{2,120})$", re.IGNORECASE
)
_CREDIT = re.compile(
    r"^(?:source|(?P<several>sources)|via|originally published (?:by|in|on|at))\s*[:：]\s*"
    r"(?P<who>.{2,120})$",
    re.IGNORECASE,
)
_IN_CREDITS = read_words("articles/in_credits")
MAX_CREDIT_WORDS = 8
_ALSO = re.compile(
    r"[,;]?\s+(?:and|with|\+|&|/)\s+(?:other\s+)?(?:news\s+)?(?:agencies|wires|wire services)\.?$",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"[,;/|+&]|\s(?:and|with|via)\s|://|^www\.", re.IGNORECASE)

# "DUSHANBE, Sept 16 (AP) — ", "(Reuters) - "
_WITH_AGENCY = re.compile(
    r"(?:(?P<place>[^\W\d_][^()\n–—―:;!?“”\"]{0,60}?)[ \xa0]*)?"
    r"\((?P<agency>[^()\n]{2,30})\)\s*[-–—―]{1,2}\s*"
)
# "MOSCOW, January 10. /TASS/. "
_SLASHED = re.compile(
    r"(?P<place>[A-Z][^/\n]{2,60}?)[.,]?[ \xa0]/(?P<agency>[^/\n]{2,20})/\.?\s*(?:[-–—―]\s*)?"
)
# "MINSK – ", "KABUL: ", "HEMPSTEAD, N.Y. — "
_PLACE_ONLY = re.compile(
    r"(?P<place>(?P<city>[A-Z]{3}[A-Z .'’-]{0,30})(?:,[ \xa0][A-Z][\w.]{1,20}(?:[ \xa0]\d{1,2})?){0,3}"
    r"(?:,[ \xa0]\d{4})?)(?P<mark>[ \xa0](?:[–—―]|-{1,2})|:)[ \xa0](?=[^\W\d_]|[“\"'‘])"
)
# "EXAMPLE-NEWS. ", "AKIPRESS.COM - "
_SIGNED = re.compile(
    r"(?P<agency>[^\W\d_][\w.-]*(?:[ \xa0][\w.-]+){0,4}?)(?:\.|[ \xa0]?[–—―]|[ \xa0]-)[ \xa0]+(?=[A-Z“\"‘])"
)


class Prefix(NamedTuple):
    """Agency header before the first sentence: "DUSHANBE, Sept 16 (AP) — "."""

    chars: int
    agency: str | None
    published: str | None


def person_name(words: str) -> str | None:
    """Return the words when they look like the name of one person, else None."""
    words = words.strip(" \xa0.,;|-–—")
    if len(words) > MAX_NAME_CHARS or not _PERSON.fullmatch(words):
        return None
    parts = words.split()
    if any(not part[0].isupper() and not re.fullmatch(_PARTICLE, part) for part in parts):
        return None
    if any(part.lower().strip(".") in _NO_NAMES | WIRES for part in parts):
        return None
    return " ".join(parts)


def byline(line: str) -> list[str] | None:
    """Return the persons named by a line "By ..."; empty when it names none; None when it is no byline."""
    match = _BYLINE.match(line)
    if not match:
        return None
    names = re.split(r",\s*|\s+and\s+|\s*[&|]\s*|\s+for\s+|\s+in\s+(?=[A-Z])", match[1])
    persons = [name for name in map(person_name, names) if name]
    rest = [name for name in names if not person_name(name)]
    if persons and person_name(names[0]) and all(len(name.split()) <= 5 for name in rest):
        return persons
    is_desk = all(word.lower().strip(".,") in _NO_NAMES | WIRES for word in match[1].split())
    return [] if is_desk else None


def credit(line: str) -> str | None:
    """Return the names after "Source:" on a line of its own; a report, "Sources: war is near", has none."""
    match = _CREDIT.match(line)
    if not match:
        return None
    who = match["who"].strip()
    words = re.findall(r"[^\s,;/&+|]+", who)
    is_names = all(not word[0].islower() or word in _IN_CREDITS or "." in word[:-1] for word in words)
    if match["several"] and not _SEVERAL.search(who):
        return None
    return who if "://" in who or (is_names and 0 < len(words) <= MAX_CREDIT_WORDS) else None


def outlet_of(credited: str) -> str | None:
    """Return the one outlet a credit names: of "TRTWorld and agencies" the first; of several none."""
    name = _ALSO.sub("", credited).strip(" .\xa0")
    if not name or len(name) > MAX_NAME_CHARS or _SEVERAL.search(name) or not name[0].isalnum():
        return None
    return None if name.lower() in {"agencies", "agency", "wires"} else name


def agency_prefix(paragraph: str, outlet: str | None) -> Prefix | None:
    """Return the agency header at the start of an article's first paragraph.

    Args:
        outlet: When known, its own name before a full stop or dash is such a header, too.
    """
    match = _WITH_AGENCY.match(paragraph)
    if match and _is_dateline(match["place"], match["agency"]):
        return Prefix(match.end(), _agency(match["agency"]), _date(match["place"]))
    match = _SLASHED.match(paragraph)
    if match and match["agency"].lower() in WIRES:
        return Prefix(match.end(), match["agency"], _date(match["place"]))
    match = _SIGNED.match(paragraph)
    if match and _is_signature(match["agency"], outlet):
        return Prefix(match.end(), match["agency"], None)
    match = _PLACE_ONLY.match(paragraph)
    if match and _is_place(match["city"].title(), match):
        return Prefix(match.end(), None, _date(match["place"]))
    return None


def _is_dateline(place: str | None, agency: str) -> bool:
    if not place:
        return agency.lower() in WIRES
    first = place.split()[0].strip(",.")
    is_capitals = len(first) > 1 and first.isupper()
    return agency[0].isalpha() and len(place.split()) <= 8 and (is_capitals or agency.lower() in WIRES)


def _is_place(city: str, opening: re.Match[str]) -> bool:
    """Tell whether capitals before a dash or colon are a place, and not a speaker: "TRUMP — We will win."."""
    if opening["mark"] == ":":
        return place_type(city) is not None and country_of(city) is None
    return "," in opening["place"] or place_type(city) is not None


def _is_signature(agency: str, outlet: str | None) -> bool:
    folded = agency.lower()
    if folded in WIRES or (outlet is not None and folded == outlet.lower()):
        return True
    return agency.isupper() and bool(re.search(r"[A-Z]\.[A-Z]{2,}$|[ -](?:NEWS|PRESS|AGENCY)$", agency))


def _agency(words: str) -> str | None:
    return words.strip() if words.isupper() or words.lower() in WIRES else None


def _date(place: str | None) -> str | None:
    found = find_date(place) if place else None
    return found.iso if found else None
