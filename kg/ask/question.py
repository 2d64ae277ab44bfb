"""Words → Question: what is asked for, and about whom, as far as the words alone tell.

Nothing is looked up here: all names are as they were typed.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Literal

from kg.ask.days import check_date, day_after, day_before
from kg.ask.verbs import VERBS, Verb
from kg.errors import QuestionError
from kg.language.word_lists import read_words
from kg.model import EVERYTHING, Filter

QuestionForm = Literal["claims", "when", "contradicts", "agrees", "disputed", "sources", "numbers"]

EXAMPLES = (
    "who said what about X",
    "what did S say about X",
    "what does OUTLET report about X",
    "who denied X",
    "when did S say X",
    "who contradicts S on X",
    "who agrees with S on X",
    "what is disputed about X",
    "how many sources say X",
    "which figures are given for X",
    "how many X does S claim",
)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for. All that is set must hold; nothing set asks for every claim.

    `filter` is what any listing can be narrowed by. `reporter` is a speaker or an outlet ("what does
    Izvestia report"), `through` is an outlet that published or passed it on ("what did she tell
    Izvestia"), `verb` is how it was said when the words ask so ("who denied X").
    With form "contradicts" or "agrees", the speaker is the one whom the others answer. "disputed" asks for
    both sides of each contradiction, "sources" for the independent origins that stand behind it, "numbers"
    for the figures that are given, only of what is `counted` where the words ask so ("how many camps").
    """

    filter: Filter = EVERYTHING
    form: QuestionForm = "claims"
    reporter: str | None = None
    through: str | None = None
    verb: Verb | None = None
    counted: str | None = None

    @property
    def about(self) -> str | None:
        return self.filter.about

    @property
    def speaker(self) -> str | None:
        return self.filter.speaker


def ask_for(words: str, filter: Filter) -> Question:
    """Return the question that some words ask, if there are any, narrowed by all that a filter sets.

    Raises:
        QuestionError: The words cannot be read.
    """
    asked = read_question(words) if words.strip() else Question()
    set_ = {one.name: getattr(filter, one.name) for one in fields(Filter)}
    unset = Filter()
    narrower = {name: value for name, value in set_.items() if value != getattr(unset, name)}
    return replace(asked, filter=replace(asked.filter, **narrower))


def read_question(words: str) -> Question:
    """Read a question in English, however it is cased and punctuated; a bare "X" asks who said what about X.

    Raises:
        QuestionError: It opens as a question, yet as none that kg can answer.
    """
    text = _normalise(words)
    text, since, until = _take_dates(text)
    for marked in _markings(text):
        for pattern, build in _FORMS:
            if match := re.fullmatch(pattern, marked, re.IGNORECASE):
                return _dated(build(match), since, until)
    if _INTERROGATIVE.match(text):
        raise QuestionError(f"cannot read the question {words.strip()!r}; kg answers: {'; '.join(EXAMPLES)}")
    return Question(Filter(about=_name(text), since=since, until=until))


def _normalise(words: str) -> str:
    """Make blanks and apostrophes plain, drop end marks, politeness and quotation marks around the whole."""
    text = " ".join(re.sub("[’‘ʼ`]", "'", words.replace(_MARK, " ")).split())
    text = re.sub(r"[\s?!.,;:]+$", "", text)
    text = _POLITE.sub("", text)
    text = re.sub(r"^(what|who|when)'s ", r"\1 is ", text, flags=re.I)
    return re.sub(r"^\"([^\"]*)\"$", r"\1", text)


def _markings(text: str) -> Iterator[str]:
    """Yield the text with its saying words marked; after "did" first with those in their base form alone.

    So "States" is no verb in "what did the United States say"; nor is "State" before "Department", where
    other saying words are not written as names are.
    """
    for base in (True, False) if _DO_SUPPORT.search(text) else (False,):
        for unnamed in (True, False):
            yield _WORD.sub(lambda match, base=base, unnamed=unnamed: _mark_verb(match, base, unnamed), text)  # type: ignore[misc]


def _mark_verb(match: re.Match[str], base: bool, unnamed: bool) -> str:
    word = match[0].lower()
    verb = VERBS.get(word)
    marked = verb and (not base or verb.base == word) and (not unnamed or not match[0].istitle())
    return _MARK + match[0] if marked else match[0]


def _take_dates(text: str) -> tuple[str, str | None, str | None]:
    """Cut "since 2021", "before 2022-03", "in 2022" off the end; return what is left, since and until."""
    since = until = None
    while match := _DATED.fullmatch(text):
        text, word, day = match[1], match[2].lower(), check_date(match[3])
        if word in ("since", "from", "in", "during", "on"):
            since = day
        if word in ("until", "till", "by", "in", "during", "on"):
            until = day
        if word == "after":
            since = day_after(day)
        if word == "before":
            until = day_before(day)
    return text, since, until


def _name(text: str | None) -> str | None:
    """Return what was named, without quotation marks, article and "that"; None for nothing or "anything"."""
    if text is None:
        return None
    text = re.sub(r"^(?:that|whether|if) (?=.)", "", text.replace(_MARK, "").strip(' ,"“”'), flags=re.I)
    text = re.sub(r"^(?:the|a|an) (?=.)", "", text.strip(" \"“”'"), flags=re.I)
    return None if not text or text.lower() in _ANYTHING else text


_INTERROGATIVE = re.compile(
    r"(?:who|whom|whose|what|when|where|why|how|which|is|are|was|were|do|does|did)\b", re.IGNORECASE
)
_DO_SUPPORT = re.compile(r"\b(?:do|does|did)\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_POLITE = re.compile(
    r"^(?:please |(?:can|could|would) you |do you know )*(?:(?:tell|show|give) me )?", re.IGNORECASE
)
_ANYTHING = read_words("questions/anything")

# Each form: a pattern over the whole question, and what it means. The first that fits is taken.
# Saying words are marked beforehand: patterns that list them all would take 80 ms to compile.
_MARK = "\x02"
_VERB = rf"{_MARK}(?P<verb>[a-z]+)"
_ABOUT = r"(?:about|on|of|regarding|concerning|as to|against|for|over|to|with|at|in|from|that|whether)"
_OBJECT = rf"(?:(?: {_ABOUT})? (?P<about>.+))"
_WHAT = r"(?: (?:what|anything|something|things|else|everything|which things))*"
_DATED = re.compile(
    r"(.+) (since|after|from|until|till|before|by|in|during|on) (\d{4}(?:-\d\d(?:-\d\d)?)?)", re.IGNORECASE
)
_UTTERANCES = rf"{_MARK}?(?:claims?|statements?|quotes?|quotations?|remarks?|comments?|words|views?)"


def _claims(match: re.Match[str]) -> Question:
    parts = match.groupdict()
    verb = VERBS.get((parts.get("verb") or "").lower())
    narrowing = verb if verb and not verb.plain else None
    speaker, about = _name(parts.get("speaker")), _name(parts.get("about"))
    if verb and verb.base == "report":
        return Question(Filter(about=about), reporter=speaker)
    hearer = _name(parts.get("hearer"))
    return Question(Filter(speaker=speaker, about=about), through=hearer, verb=narrowing)


def _when(match: re.Match[str]) -> Question:
    return replace(_claims(match), form="when")


def _of_speaker(match: re.Match[str]) -> Filter:
    return Filter(speaker=_name(match["speaker"]), about=_name(match["about"]))


def _dated(asked: Question, since: str | None, until: str | None) -> Question:
    return replace(asked, filter=replace(asked.filter, since=since, until=until))


def _contradicts(match: re.Match[str]) -> Question:
    return Question(_of_speaker(match), "contradicts")


def _agrees(match: re.Match[str]) -> Question:
    return Question(_of_speaker(match), "agrees")


def _disputed(match: re.Match[str]) -> Question:
    return Question(Filter(about=_name(match["about"])), "disputed")


def _sources(match: re.Match[str]) -> Question:
    return Question(Filter(about=_name(match["about"])), "sources")


def _numbers(match: re.Match[str]) -> Question:
    parts = match.groupdict()
    narrowed = Filter(speaker=_name(parts.get("speaker")), about=_name(_counted_where(parts.get("about"))))
    counted = (parts.get("counted") or "").replace(_MARK, "").strip(' ,"“”') or None
    return Question(narrowed, "numbers", counted=counted)


def _counted_where(words: str | None) -> str:
    """Return what is said of a thing that is counted, without the words that only say that it is there."""
    words = re.sub(r"^(?:there )?(?:(?:is|are|was|were|have|has|had|been|there) )+", "", f"{words or ''} ")
    words = re.sub(rf"^(?:{_AUX} |{_ABOUT} )+", "", words)
    return " ".join(
        re.sub(r"\b(?:have|has|had|get|gets|got|need|needs|needed|there|be)\b", "", words).split()
    )


_AUX = r"(?:do|does|did|has|have|had|is|are|was|were|will|would|can|could)"
_WHO = rf"who(?: else)?(?: (?:{_AUX}|all|also|ever|been))*"
_SINCE = r"(?: (?:been|ever|also|first|last))*"
_S = r"(?P<speaker>.+?(?<!\bthe)(?<!\ba)(?<!\ban))"  # no name ends in an article
_ON = r"(?: (?:about|on|regarding|concerning|as to) (?P<about>.+))"
_ON_BRIEF = r"(?: (?:about|on|regarding|concerning|as to) (?P<about>.+?))"
_CONTRADICT = (
    r"(?:contradict(?:s|ed|ing)?|disput(?:es?|ed|ing)|disagree(?:s|d|ing)? with|differ(?:s|ed)? from)"
)
_AGREE = rf"(?:agree(?:s|d|ing)? with|corroborat(?:es?|ed|ing)|{_MARK}back(?:s|ed|ing)? up|sides? with)"
_DISPUTED = r"(?:disputed|contested|controversial|contradictory|in dispute)"
_SOURCES = r"(?:independent |different )*(?:sources?|origins?|speakers?|people|outlets?)"
_SAY_SO = rf"(?: {_AUX})*(?: {_MARK}[a-z]+| say| agree| agreed)"
_DO = r"(?:do|does|did|has|have)"
_N = r"(?P<counted>.+?)"
_FIGURES = r"(?:figures?|numbers?|counts?|totals?|estimates?)"
_GIVEN = r"(?: (?:been |being )?(?:given|there|cited|named|quoted|known|out there))?"
_FOR = r"(?: (?:for|about|on|of|regarding|concerning) (?P<about>.+?))"
_FORMS: tuple[tuple[str, Callable[[re.Match[str]], Question]], ...] = (
    (rf"what {_AUX} {_DISPUTED}{_ON}?", _disputed),
    (rf"(?:what|which) (?:contradictions|disputes|conflicts) {_AUX}(?: there)?{_ON}?", _disputed),
    (rf"what {_AUX} (?:they|people|speakers|sources|outlets) disagree(?: on| about)?{_ON}?", _disputed),
    (rf"how many {_SOURCES}{_SAY_SO}{_OBJECT}", _sources),
    (rf"(?:what|which) {_FIGURES} {_DO} {_S} (?:give|given|name|named|{_MARK}[a-z]+){_FOR}?", _numbers),
    (rf"(?:what|which) {_FIGURES} {_AUX}{_GIVEN}{_FOR}?(?: by {_S})?", _numbers),
    (rf"(?:(?:list|find) )?(?:all )?(?:the )?{_FIGURES}{_FOR}", _numbers),
    (rf"how many {_N}(?: (?P<about>{_ABOUT} .+?))? {_DO} {_S} {_VERB}", _numbers),
    (rf"how many {_N} {_DO} {_S} {_VERB} (?P<about>.+)", _numbers),
    (rf"how many {_N} {_AUX} (?P<about>.+?)(?:,? according to {_S})?", _numbers),
    (rf"{_WHO} {_CONTRADICT} {_S}{_ON}?", _contradicts),
    (rf"{_WHO} {_AGREE} {_S}{_ON}?", _agrees),
    (rf"{_WHO} {_VERB}{_WHAT}{_OBJECT}?", _claims),
    (rf"what {_AUX} {_S}{_SINCE} {_MARK}(?:tell|told) (?P<hearer>.+?){_ON}?", _claims),
    (rf"what (?:has|have|had|is|was|were)(?: been| being)? {_VERB}{_ON_BRIEF}?(?: by {_S})?", _claims),
    (rf"what(?: else)? {_AUX} {_S}{_SINCE} {_VERB}{_OBJECT}?", _claims),
    (rf"what {_VERB} {_S}{_ON}?", _claims),
    (rf"when (?:{_AUX} )?{_S}{_SINCE} {_VERB}{_OBJECT}?", _when),
    (rf"{_AUX} {_S}{_SINCE} {_VERB}{_WHAT}{_OBJECT}?", _claims),
    (r"(?:what|how) about (?P<about>.+)", _claims),
    (rf"(?:(?:list|find) )?(?:all )?(?:the )?{_UTTERANCES}(?: (?:by|from|of) {_S})?{_ON}?", _claims),
    (rf"{_S}(?:'s|(?<=s)') {_UTTERANCES}{_ON}?", _claims),
    (rf"what {_S} {_VERB}{_OBJECT}?", _claims),
    (r"(?:(?:anything|everything|something) )?about (?P<about>.+)", _claims),
)  # fmt: skip
