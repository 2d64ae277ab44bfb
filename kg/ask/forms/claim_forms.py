"""Questions for claims: who said what about X, what did S say, who denied X, when did S say X."""

import re
from dataclasses import replace

from kg.ask.forms.asked import Question
from kg.ask.forms.pattern_parts import (
    AUX,
    MARK,
    OBJECT,
    ON,
    ON_BRIEF,
    ON_OR_OF,
    ON_OR_TO,
    SINCE,
    VERB,
    WHAT,
    WHO,
    Form,
    S,
    name_in,
)
from kg.ask.verbs import VERBS
from kg.model import Filter

_UTTERANCES = (
    rf"{MARK}?(?:claims?|statements?|quotes?|quotations?|remarks?|comments?|words|views?|responses?|repl(?:y|ies)|"
    r"reactions?|answers?|positions?|stances?|opinions?|arguments?|warnings?|denials?|allegations?)"
)
_OUTLETS = (
    r"(?:outlets?|newspapers?|papers?|media|agenc(?:y|ies)|articles?|"
    rf"{MARK}?reports?|stories|sites?|websites?)"
)
_SOME = r"(?:a|an|the|any|all|some)"
_LATEST = (
    r"(?:(?:so |any |all |the |some )*(?:latest|newest|recent|news|everything|anything|information|info)"
    rf"(?: news| {_UTTERANCES}| there is)?)"
)
_PUBLISH = rf"(?:{MARK}[a-z]+|cover(?:ed|s)?|carr(?:y|ied))"


def _claims(match: re.Match[str]) -> Question:
    parts = match.groupdict()
    verb = VERBS.get((parts.get("verb") or "").lower())
    narrowing = verb if verb and not verb.plain else None
    speaker, about = name_in(parts.get("speaker")), name_in(parts.get("about"))
    if verb and verb.base == "report":
        return Question(Filter(about=about), reporter=speaker)
    hearer = name_in(parts.get("hearer"))
    return Question(Filter(speaker=speaker, about=about), through=hearer, verb=narrowing)


def _outlets(match: re.Match[str]) -> Question:
    return replace(_claims(match), form="outlets", verb=None, reporter=None)


def _when(match: re.Match[str]) -> Question:
    return replace(_claims(match), form="when")


def _first(match: re.Match[str]) -> Question:
    return replace(_claims(match), form="when", verb=None)


def _denials(match: re.Match[str]) -> Question:
    return replace(_claims(match), verb=VERBS["deny"])


def _of_both(match: re.Match[str]) -> Question:
    speaker, other = name_in(match["speaker"]), name_in(match["other"])
    return Question(Filter(speaker=f"{speaker} or {other}", about=name_in(match["about"])))


CLAIM_FORMS: tuple[Form, ...] = (
    (rf"(?:which|what|how many) {_OUTLETS} (?:{AUX} )*{_PUBLISH}{OBJECT}?", _outlets),
    (rf"who (?:{MARK}reported|published|covered|carried){OBJECT}", _outlets),
    (rf"who (?:was )?(?:the )?first(?: to)? {VERB}{WHAT}{OBJECT}?", _first),
    (rf"{WHO} {VERB}{WHAT}{OBJECT}?", _claims),
    (rf"(?:who (?:is|are|was|were)|list|all)(?: all)?(?: the)? (?:speakers|sources){ON}?", _claims),
    (rf"(?:(?:give me|list|find|is there|are there) )?{_LATEST}{ON_OR_OF}", _claims),
    (rf"(?:compare|contrast) {S}{ON}?", _claims),
    (rf"{S} (?:versus|vs\.?) (?P<other>.+?){ON}?", _of_both),
    (rf"what {AUX} {S}{SINCE} {MARK}(?:tell|told) (?P<hearer>.+?){ON}?", _claims),
    (rf"what (?:has|have|had|is|was|were)(?: been| being)? {VERB}{ON_BRIEF}?(?: by {S})?", _claims),
    (rf"what(?: else)? {AUX} {S}{SINCE} {VERB}{OBJECT}?", _claims),
    (rf"what {VERB} {S}{ON}?", _claims),
    (rf"when (?:was|were|is|are) (?P<about>.+?)(?: (?:first|last))? {VERB}", _when),
    (rf"when (?:{AUX} )?{S}{SINCE} {VERB}{OBJECT}?", _when),
    (rf"{AUX} {S}{SINCE} {VERB}{WHAT}{OBJECT}?", _claims),
    (r"(?:(?:so|and|but|then|ok|okay),? )*(?:what|how) about (?P<about>.+?)(?: then)?", _claims),
    (rf"(?:(?:list|find) )?(?:all )?(?:the )?{_UTTERANCES}(?: (?:by|from|of) {S})?{ON}?", _claims),
    (rf"(?:(?:what|which) (?:is|are|was|were) )?{S}(?:'s|(?<=s)') {_UTTERANCES}{ON_OR_TO}?", _claims),
    (
        rf"(?:what|which) (?:(?:is|are|was|were) )?(?:all )?(?:the )?{_UTTERANCES}"
        rf"(?: (?:is|are|was|were|have been)(?: there| made)?)?(?: (?:by|from|of) {S})?{ON}?",
        _claims,
    ),
    (rf"(?:why|how|where) {AUX} {S}{SINCE} {VERB}{OBJECT}?", _claims),
    (rf"{S}(?:'s|(?<=s)')? (?:denials?|rejections?){ON_OR_OF}", _denials),
    (rf"(?!what |how |which )(?!{_SOME} {_UTTERANCES}){S} {_UTTERANCES}{ON_OR_OF}", _claims),
    (rf"what {S} {VERB}{OBJECT}?", _claims),
    (rf"{S} {VERB} what{ON}?", _claims),
    (r"(?:(?:anything|everything|something) )?about (?P<about>.+)", _claims),
)  # fmt: skip
