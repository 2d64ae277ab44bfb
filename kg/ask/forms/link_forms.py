"""Questions for links: who contradicts S, who agrees with S, what is disputed, how many sources say X."""

import re

from kg.ask.forms.asked import Question
from kg.ask.forms.pattern_parts import AUX, MARK, OBJECT, ON, WHO, Form, S, name_in, of_speaker
from kg.model import Filter

_CONTRADICT = (
    r"(?:contradict(?:s|ed|ing)?|disput(?:es?|ed|ing)|disagree(?:s|d|ing)? with|differ(?:s|ed)? from)"
)
_AGREE = rf"(?:agree(?:s|d|ing)? with|corroborat(?:es?|ed|ing)|{MARK}back(?:s|ed|ing)? up|sides? with)"
_POSITION = r"(?:mind|position|view|story|line|account)"
_CHANGED = rf"(?:has |have )?changed (?:his|her|its|their) {_POSITION}s?"
_ON_OR_IN = r"(?: (?:about|on|in|of|with|regarding|concerning) (?P<about>.+))"
_OTHERWISE = r"(?:otherwise|differently|the (?:opposite|contrary))"
_DISPUTED = r"(?:disputed|contested|controversial|contradictory|in dispute)"
_SOURCES = r"(?:independent |different )*(?:sources?|origins?|speakers?|people|outlets?)"
_SAY_SO = rf"(?: {AUX})*(?: {MARK}[a-z]+| say| agree| agreed)"


def _contradicts(match: re.Match[str]) -> Question:
    return Question(of_speaker(match), "contradicts")


def _agrees(match: re.Match[str]) -> Question:
    return Question(of_speaker(match), "agrees")


def _both(match: re.Match[str]) -> Question:
    both = f"{name_in(match['speaker'])} or {name_in(match['other'])}"
    return Question(Filter(speaker=both, about=name_in(match["about"])))


def _disputed(match: re.Match[str]) -> Question:
    return Question(Filter(about=name_in(match["about"])), "disputed")


def _changed(match: re.Match[str]) -> Question:
    return Question(of_speaker(match), "changed")


def _sources(match: re.Match[str]) -> Question:
    return Question(Filter(about=name_in(match["about"])), "sources")


_ANYONE = r"(?:anyone|anybody|someone|somebody|others|any(?:one)? else|anybody else|people)"
_ALL = r"(?:they|people|speakers|sources|outlets|everyone)"
_ANY = r"(?:is|are|was|were) there (?:any |a |some )*"

LINK_FORMS: tuple[Form, ...] = (
    (rf"{AUX} {_ANYONE} (?:{_CONTRADICT}|contest|challenge) {S}{ON}?", _contradicts),
    (rf"{AUX} {_ANYONE} {_AGREE} {S}{ON}?", _agrees),
    (rf"{AUX} {S} {MARK}?(?:{_CONTRADICT}|{_AGREE}) (?P<other>.+?){ON}", _both),
    (
        rf"{_ANY}(?:disagreements?|disputes?|contradictions?|conflicts? between sources){_ON_OR_IN}?",
        _disputed,
    ),
    (rf"(?:is|are|was|were) (?P<about>.+?) {_DISPUTED}", _disputed),
    (
        rf"(?:do|does|did) {_ALL}(?: all)? (?:dis)?agree{_ON_OR_IN}?",
        _disputed,
    ),
    (rf"what {AUX} {_DISPUTED}{ON}?", _disputed),
    (rf"(?:what|which) (?:contradictions|disputes|conflicts) {AUX}(?: there)?{ON}?", _disputed),
    (rf"what {AUX} (?:they|people|speakers|sources|outlets) disagree(?: on| about)?{ON}?", _disputed),
    (
        rf"what(?:'s| is| has| have)? (?:been )?(?:{MARK}?changed|new|different)(?: for {S})?{_ON_OR_IN}?",
        _changed,
    ),
    (
        rf"(?:what|how) {AUX} (?:{S}'s )?(?:the )?(?:position|view|story|line|account)s? change{_ON_OR_IN}?",
        _changed,
    ),
    (
        rf"(?:how|where) {AUX} {S} change(?: (?:his|her|its|their) (?:mind|position|view|story))?{ON}?",
        _changed,
    ),
    (rf"who {_CHANGED}{ON}?", _changed),
    (
        rf"who (?:{MARK}(?:says?|said|claims?) )(?:otherwise|differently|the (?:opposite|contrary)){ON}?",
        _disputed,
    ),
    (rf"how many {_SOURCES}{_SAY_SO}{OBJECT}", _sources),
    (rf"(?:which|what) (?:sources|people|speakers){_SAY_SO}{OBJECT}", _sources),
    (rf"{WHO} {_CONTRADICT} {S}{ON}?", _contradicts),
    (rf"{WHO} {_AGREE} {S}{ON}?", _agrees),
)
