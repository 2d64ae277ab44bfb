"""Questions for tables: which figures are given for X, how many X does S claim, who supports X."""

import re

from kg.ask.forms.asked import Question
from kg.ask.forms.pattern_parts import ABOUT, AUX, DO, MARK, VERB, WHO, Form, S, name_in
from kg.ask.verbs import VERBS
from kg.language.en.saying.stance import Side
from kg.language.en.saying.verb_forms import forms_of
from kg.language.word_lists import read_lines
from kg.model import Filter

_SOURCES = r"(?:(?:independent |different )*(?:sources?|origins?|outlets?))"
_N = r"(?P<counted>.+?)"
_FIGURES = r"(?:figures?|numbers?|counts?|totals?|estimates?)"
_GIVEN = r"(?: (?:been |being )?(?:given|there|cited|named|quoted|known|out there))?"
_FOR = r"(?: (?:for|about|on|of|regarding|concerning) (?P<about>.+?))"


def _forms(name: str) -> str:
    return "|".join(form for base in read_lines(name) for form in forms_of(base))


_PRO, _CON = _forms("questions/verbs_for"), _forms("questions/verbs_against")
_TAKES = rf"{MARK}?(?:(?P<pro>{_PRO})|(?P<con>{_CON}))"
_STANDS = rf"(?:(?P<pro>for|in favou?r of|behind)|(?P<con>against|{MARK}?opposed to))"
_NOT = r"(?P<no> not|n't)"


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


def _stances(match: re.Match[str]) -> Question:
    parts = match.groupdict()
    side: Side = "for" if parts.get("pro") and not parts.get("no") else "against"
    verb = VERBS.get((parts.get("pro") or parts.get("con") or "").lower())
    narrowed = Filter(speaker=name_in(parts.get("speaker")), about=name_in(parts.get("about")))
    return Question(narrowed, "stances", side=side, verb=verb)


def _both_sides(match: re.Match[str]) -> Question:
    return Question(Filter(about=name_in(match["about"])), "stances")


TABLE_FORMS: tuple[Form, ...] = (
    (rf"(?:what|which) {_FIGURES} {DO} {S} (?:give|given|name|named|{MARK}[a-z]+){_FOR}?", _numbers),
    (rf"(?:what|which) {_FIGURES} {AUX}{_GIVEN}{_FOR}?(?: by {S})?", _numbers),
    (rf"(?:(?:list|find) )?(?:all )?(?:the )?{_FIGURES}{_FOR}", _numbers),
    (rf"how many {_N}(?: (?P<about>{ABOUT} .+?))? {DO} {S} {VERB}", _numbers),
    (rf"how many {_N} {DO} {S} {VERB} (?P<about>.+)", _numbers),
    (rf"how many {_N} {AUX} (?P<about>.+?)(?:,? according to {S})?", _numbers),
    (rf"how many (?!{_SOURCES}$){_N}", _numbers),
    (rf"how much(?: money)? {AUX} (?P<about>.+?) (?:cost|costs)", _numbers),
    (r"who is for and who (?:is )?against (?P<about>.+)", _both_sides),
    (r"(?:what are )?(?:the )?(?:stances|sides) (?:on|about|for) (?P<about>.+)", _both_sides),
    (
        rf"{WHO} (?:(?P<pro>for|in favou?r of|behind)|(?P<con>against|{MARK}?opposed to)) (?P<about>.+)",
        _stances,
    ),
    (rf"who {DO}{_NOT} {_TAKES} (?P<about>.+)", _stances),
    (rf"{WHO} {_TAKES} (?P<about>.+)", _stances),
    (rf"what {DO} {S} {_TAKES}", _stances),
    (rf"{DO} {S}{_NOT}? {_TAKES} (?P<about>.+)", _stances),
)
