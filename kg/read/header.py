"""The lines above an article: date, byline, "Source: ...", section label, title."""

import re
from dataclasses import dataclass, field

from kg.language.word_lists import read_words
from kg.read.credits import byline, credit, outlet_of
from kg.read.layout import Paragraph
from kg.read.printed_dates import find_date

MAX_TITLE_CHARS = 200
MAX_TITLE_WORDS = 35
MAX_LABEL_WORDS = 2
MAX_FIELD_WORDS = 5
MAX_HEADER_LINES = 12
MAX_HEADER_LINE_CHARS = 160

_FILLER = re.compile(
    r"\b(?:first|last|published|posted|updated|modified|created|released|date|time|edited|on|at|by|the"
    r"|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
    r"|\d{1,2}[:.]\d{2}(?::\d{2})?|[ap]\.?m\b|gmt|utc|est|edt|cst|cet|cest|msk|ist|et|pst|pdt|bst)(?!\w)",
    re.IGNORECASE,
)  # fmt: skip
_ZONE = re.compile(r"[+-]\d{1,2}:?\d{0,2}\b")
_BY_AFTER_DATE = re.compile(r"[ ,–—-]{1,3}by(?: [^ ]+){1,6}$", re.IGNORECASE)
_READING_TIME = re.compile(r"^\d{1,3}\s*-?\s*(?:min(?:ute)?s?)(?:\s+read)?$", re.IGNORECASE)
_CHROME = read_words("articles/header_chrome")
_NO_TITLE_END = (".", ":", ";", ",", "…", "-", "–", "—")
_QUOTES = "”\"'’»)"


@dataclass(slots=True)
class Header:
    """What the first paragraphs show; `title` is an index, `length` counts the paragraphs walked."""

    title: int | None = None
    length: int = 0
    outlet: str | None = None
    credit: str | None = None
    published: str | None = None
    authors: list[str] = field(default_factory=list)


def read_header(paragraphs: list[Paragraph], given_title: str | None) -> Header:
    """Walk down the lines above an article until its first paragraph."""
    header = Header()
    for index, paragraph in enumerate(paragraphs[:MAX_HEADER_LINES]):
        if _note(paragraph.text, header):
            continue
        if header.title is None and given_title and _same(paragraph.text, given_title):
            header.title = index
        elif header.title is not None and _same(paragraph.text, paragraphs[header.title].text):
            continue  # the title, printed twice
        elif header.title is None and not given_title and _is_title(paragraphs, index):
            header.title = index
        elif header.title is None and _is_label(paragraphs, index, given_title):
            continue
        else:
            header.length = index
            return header
    header.length = min(len(paragraphs), MAX_HEADER_LINES)
    return header


def is_header_line(line: str) -> bool:
    return _note(line, Header())


def _note(line: str, header: Header) -> bool:
    """Enter what a header line says; False when it is none, and then nothing is entered."""
    if len(line) > MAX_HEADER_LINE_CHARS:
        return False
    fields = [part.strip() for part in re.split(r"\s[|•·/]\s", line) if part.strip()]
    seen = Header()
    known = [_note_field(part, seen) for part in fields]
    unknown = [part for part, is_known in zip(fields, known, strict=True) if not is_known]
    if len(unknown) == len(fields) or any(len(part.split()) > MAX_FIELD_WORDS for part in unknown):
        return False  # beside a date or byline, "The Daily Star" may stand, but no sentence
    header.published = header.published or seen.published
    header.outlet = header.outlet or seen.outlet
    header.credit = header.credit or seen.credit
    header.authors = header.authors or seen.authors
    return True


def _note_field(words: str, seen: Header) -> bool:
    credited = credit(words)
    if credited:
        seen.credit, seen.outlet = credited, outlet_of(credited)
        return True
    found = find_date(words)
    rest = words
    if found:
        rest = f"{words[: found.start]} {words[found.end :]}".strip(" ,-–—@.:\xa0")
        seen.published = seen.published or found.iso
        if _is_filler(rest):
            return True
    authors = byline(rest)
    if authors is not None:
        seen.authors = authors
        return True
    if found and _BY_AFTER_DATE.match(words[found.end :]):  # "Posted on 16 September 2021 by admin in World"
        seen.authors = byline(words[found.end :].strip(" ,-–—")) or []
        return True
    if found:  # "London, 10 January 2022"
        return len(rest.split()) <= 2 and rest.replace(" ", "").isalpha() and rest.istitle()
    return bool(_READING_TIME.match(words)) or words.lower() in _CHROME or _is_clock(words)


def _is_clock(words: str) -> bool:
    """Tell whether only a weekday or a time of day stands here: "Monday, 16:58 GMT"."""
    return bool(re.search(r"\d[:.]\d", words)) and _is_filler(words)


def _is_filler(words: str) -> bool:
    """Tell whether only words that go with a date stand here: "Published on Monday at 16:58 GMT"."""
    return not _ZONE.sub("", _FILLER.sub("", words)).strip(" ,-–—@.:()\xa0")


def _is_title(paragraphs: list[Paragraph], index: int) -> bool:
    line = paragraphs[index].text
    if index + 1 == len(paragraphs) or not _may_be_title(line):
        return False
    following = paragraphs[index + 1]
    if _is_label(paragraphs, index, None):
        return False
    if following.after_blank or is_header_line(following.text) or _same(line, following.text):
        return True
    return not _may_be_title(following.text)


def _is_label(paragraphs: list[Paragraph], index: int, given_title: str | None) -> bool:
    """Tell whether a word or two stand above the title: "Afghanistan", "World News"."""
    line = paragraphs[index].text
    if index + 2 >= len(paragraphs) or len(line.split()) > MAX_LABEL_WORDS or not _may_be_title(line):
        return False
    following = paragraphs[index + 1].text
    if given_title:
        return _same(following, given_title)
    is_title_below = len(following.split()) > MAX_LABEL_WORDS and _may_be_title(following)
    return is_title_below and line[-1].isalpha() and not is_header_line(following)


def _may_be_title(line: str) -> bool:
    """Tell whether a line is short and is no sentence: no full stop, unless Most Words Are Capitalised."""
    words = line.split()
    if len(line) > MAX_TITLE_CHARS or len(words) > MAX_TITLE_WORDS or not any(c.isalpha() for c in line):
        return False
    if line[0] in "-*•–—" or line[0].islower():
        return False
    if not line.rstrip(_QUOTES).endswith(_NO_TITLE_END):
        return True
    long_words = [word for word in words if len(word) > 3 and word[0].isalpha()]
    capitals = sum(1 for word in long_words if word[0].isupper())
    return line.rstrip(_QUOTES).endswith(".") and len(long_words) >= 4 and capitals >= 0.8 * len(long_words)


def _same(line: str, title: str) -> bool:
    return _words(line) == _words(title)


def _words(line: str) -> list[str]:
    return re.findall(r"\w+", line.lower())
