"""Questions for tables: which figures are given for X, how many X does S claim."""

import re

from kg.ask.forms.asked import Question
from kg.ask.forms.pattern_parts import ABOUT, AUX, DO, MARK, VERB, Form, S, name_in
from kg.model import Filter

_N = r"(?P<counted>.+?)"
_FIGURES = r"(?:figures?|numbers?|counts?|totals?|estimates?)"
_GIVEN = r"(?: (?:been |being )?(?:given|there|cited|named|quoted|known|out there))?"
_FOR = r"(?: (?:for|about|on|of|regarding|concerning) (?P<about>.+?))"


def _numbers(match: re.Match[str]) -> Question:
    parts = match.groupdict()
    narrowed = Filter(
        speaker=name_in(parts.get("speaker")), about=name_in(_counted_where(parts.get("about")))
    )
    counted = (parts.get("counted") or "").replace(MARK, "").strip(' ,"“”') or None
    return Question(narrowed, "numbers", counted=counted)


def _counted_where(words: str | None) -> str:
    """Return what is said of a thing that is counted, without the words that only say that it is there."""
    words = re.sub(r"^(?:there )?(?:(?:is|are|was|were|have|has|had|been|there) )+", "", f"{words or ''} ")
    words = re.sub(rf"^(?:{AUX} |{ABOUT} )+", "", words)
    return " ".join(
        re.sub(r"\b(?:have|has|had|get|gets|got|need|needs|needed|there|be)\b", "", words).split()
    )


TABLE_FORMS: tuple[Form, ...] = (
    (rf"(?:what|which) {_FIGURES} {DO} {S} (?:give|given|name|named|{MARK}[a-z]+){_FOR}?", _numbers),
    (rf"(?:what|which) {_FIGURES} {AUX}{_GIVEN}{_FOR}?(?: by {S})?", _numbers),
    (rf"(?:(?:list|find) )?(?:all )?(?:the )?{_FIGURES}{_FOR}", _numbers),
    (rf"how many {_N}(?: (?P<about>{ABOUT} .+?))? {DO} {S} {VERB}", _numbers),
    (rf"how many {_N} {DO} {S} {VERB} (?P<about>.+)", _numbers),
    (rf"how many {_N} {AUX} (?P<about>.+?)(?:,? according to {S})?", _numbers),
)
