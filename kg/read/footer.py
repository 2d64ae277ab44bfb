"""The lines below an article: comment forms, related articles, author boxes, credits.

All rules look at whole lines, so that the same words inside a sentence never cut an article.
"""

import re
from dataclasses import dataclass, field

from kg.language.word_lists import read_lines
from kg.read.credits import credit, outlet_of, person_name
from kg.read.layout import Paragraph

MIN_PARAGRAPHS_BEFORE = 2  # a page's end has an article above it
MAX_TEASERS = 15
MAX_TAIL_PARAGRAPHS = 40
MAX_LINE_CHARS = 240


def _any_of(name: str) -> re.Pattern[str]:
    """Return what matches any of the lines that a list has patterns of."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in read_lines(name)), re.IGNORECASE)


# After these lines nothing of the article follows.
_END = _any_of("articles/end_lines")
# After these lines headlines of other articles may follow, and then the article may go on.
_BOX = _any_of("articles/box_lines")
# Lines that never belong to an article, wherever they stand.
_CHROME = _any_of("articles/chrome_lines")
# Lines that belong to no article when nothing but their like follows.
_TAIL = _any_of("articles/tail_lines")
_SUBSCRIBE = re.compile(
    r"(?:subscribe|follow|join|sign up|like us|find us)\b.{1,120}\b(?:channels?|newsletters?|telegram"
    r"|facebook|twitter|rss|youtube|instagram|whatsapp|linkedin|google news|inbox|e-?mail)\b.{0,80}",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"[“”\"«»]|\b(?:said|says|told|tells|added|asked|warned|wrote)\b", re.IGNORECASE)
_CHANNEL = re.compile(
    r"(?i:subscribe to|join)[ \xa0](?:the[ \xa0])?"
    r"(?P<outlet>[A-Z][\w.&-]*(?:[ \xa0][A-Z][\w.&-]*){0,3}?)(?:['’]s)?[ \xa0](?i:official[ \xa0])?"
    r"(?:(?:Telegram|YouTube|WhatsApp|Viber)[ \xa0])?(?i:newsletter|(?:news[ \xa0])?channel)"
)
_ABOUT = re.compile(
    r"(?:about(?: the author:?)?|author:?|written by:?|posted by:?)[ \xa0](?P<name>.{3,60})", re.IGNORECASE
)
_OF_AUTHORS = r"(?:is|was|has been|an?|the|covers?|writes?|reports?|works?|worked|joined)\b"
_SENTENCE_END = re.compile(r"[.!?][”\"'’»)\]]{0,2}$")


@dataclass(slots=True)
class Footer:
    """What the last paragraphs show; `outside` are the indices of those that are not the article."""

    outside: set[int] = field(default_factory=set)
    outlet: str | None = None
    credit: str | None = None
    author: str | None = None


def read_footer(paragraphs: list[Paragraph], first: int) -> Footer:
    """Find which paragraphs from `first` on are not the article's.

    The order matters: what a comment form follows is a tail only once the form is gone.
    """
    footer = Footer()
    footer.outside.update(_after_end(paragraphs, first))
    footer.outside.update(_boxes(paragraphs, first))
    footer.outside.update(
        index for index in range(first, len(paragraphs)) if _is_whole(_CHROME, paragraphs[index].text)
    )
    _trim(paragraphs, first, footer)
    return footer


def _after_end(paragraphs: list[Paragraph], first: int) -> range:
    for index in range(first + MIN_PARAGRAPHS_BEFORE, len(paragraphs)):
        if _is_whole(_END, paragraphs[index].text):
            return range(index, len(paragraphs))
    return range(0)


def _boxes(paragraphs: list[Paragraph], first: int) -> set[int]:
    """Return headings such as "Related Articles" with the headlines and cut-off teasers below them."""
    outside: set[int] = set()
    for index in range(first + 1, len(paragraphs)):
        if not _is_whole(_BOX, paragraphs[index].text):
            continue
        outside.add(index)
        for after in range(index + 1, min(len(paragraphs), index + 1 + MAX_TEASERS)):
            if not _is_teaser(paragraphs[after].text):
                break
            outside.add(after)
    return outside


def _is_teaser(line: str) -> bool:
    if line.endswith(("…", "...", "[…]", "[...]")):
        return True
    return (
        len(line) <= MAX_LINE_CHARS
        and not _SENTENCE_END.search(line)
        and not line.endswith((":", ",", "”", '"'))
    )


def _trim(paragraphs: list[Paragraph], first: int, footer: Footer) -> None:
    """Take credits, author boxes and the like off the end, one at a time, while there are any."""
    inside = [index for index in range(first + 1, len(paragraphs)) if index not in footer.outside]
    for index in inside[: -MAX_TAIL_PARAGRAPHS - 1 : -1]:
        if not _note_tail(paragraphs, index, footer):
            return
        footer.outside.add(index)


def _note_tail(paragraphs: list[Paragraph], index: int, footer: Footer) -> bool:
    line = paragraphs[index].text
    if _is_biography(paragraphs, index):
        return True
    if len(line) > MAX_LINE_CHARS:
        return False
    credited = credit(line)
    if credited:
        footer.credit, footer.outlet = credited, outlet_of(credited) or footer.outlet
        return True
    if _SUBSCRIBE.fullmatch(line) and not _SPEECH.search(line):
        channel = _CHANNEL.match(line)
        footer.outlet = footer.outlet or (channel["outlet"].strip() if channel else None)
        return True
    about = _ABOUT.fullmatch(line)
    name = person_name(about["name"]) if about else _lone_name(paragraphs[index])
    if name:
        footer.author = name
        return True
    return _is_whole(_TAIL, line)


def _is_biography(paragraphs: list[Paragraph], index: int) -> bool:
    """Tell whether a paragraph stands under "About NAME" and begins "NAME is" or the like."""
    about = _ABOUT.fullmatch(paragraphs[index - 1].text) if index else None
    name = person_name(about["name"]) if about else None
    if name is None:
        return False
    return re.match(rf"{re.escape(name)},? {_OF_AUTHORS}", paragraphs[index].text) is not None


def _lone_name(paragraph: Paragraph) -> str | None:
    """Return the name of a person that stands alone in a paragraph: a signature."""
    line = paragraph.text
    is_name = paragraph.after_blank and len(line.split()) <= 4 and line[-1].isalpha() and not line.isupper()
    return person_name(line) if is_name else None


def _is_whole(pattern: re.Pattern[str], line: str) -> bool:
    return len(line) <= MAX_LINE_CHARS and pattern.fullmatch(line.strip(" .:!*>»→•-–—\xa0")) is not None
