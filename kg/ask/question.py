"""Words → Question: what is asked for, and about whom, as far as the words alone tell.

Nothing is looked up here: all names are as they were typed.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date

from kg.ask.days import check_date, day_after, day_before
from kg.ask.forms.asked import EXAMPLES, Question, QuestionForm
from kg.ask.forms.claim_forms import CLAIM_FORMS
from kg.ask.forms.link_forms import LINK_FORMS
from kg.ask.forms.pattern_parts import MARK, name_in
from kg.ask.forms.spoken_days import cut_days
from kg.ask.forms.table_forms import TABLE_FORMS
from kg.ask.verbs import VERBS
from kg.errors import QuestionError
from kg.model import Filter

__all__ = ["EXAMPLES", "Question", "QuestionForm", "ask_for", "read_question"]

# The first form that fits is taken.
_FORMS = (*LINK_FORMS, *TABLE_FORMS, *CLAIM_FORMS)


def ask_for(words: str, filter: Filter) -> Question:
    """Return the question that some words ask, if there are any, narrowed by all that a filter sets.

    Raises:
        QuestionError: The words cannot be read.
    """
    return narrowed_by(read_question(words) if words.strip() else Question(), filter)


def narrowed_by(asked: Question, filter: Filter) -> Question:
    """Return a question narrowed by all that a filter sets."""
    set_ = {one.name: getattr(filter, one.name) for one in fields(Filter)}
    unset = Filter()
    narrower = {name: value for name, value in set_.items() if value != getattr(unset, name)}
    return replace(asked, filter=replace(asked.filter, **narrower))


def read_question(words: str, *, today: date | None = None) -> Question:
    """Read a question in English, however it is cased and punctuated; a bare "X" asks who said what about X.

    Args:
        today: From which "last week" is counted; the day of the clock if it is not given.

    Raises:
        QuestionError: It opens as a question, yet as none that kg can answer.
    """
    text = _normalise(words)
    text, since, until = _take_dates(text)
    if since is None and until is None:
        text, since, until = cut_days(text, today or date.today())
    for marked in _markings(text):
        for pattern, build in _FORMS:
            if match := re.fullmatch(pattern, marked, re.IGNORECASE):
                return _dated(build(match), since, until)
    if _INTERROGATIVE.match(text):
        raise QuestionError(f"cannot read the question {words.strip()!r}; kg answers: {'; '.join(EXAMPLES)}")
    return Question(Filter(about=name_in(text), since=since, until=until))


def days_in(words: str) -> Filter:
    """Return the days at the end of a question as a filter, whatever else it says."""
    try:
        _, since, until = _without_days(words, None)
    except QuestionError:  # outside the calendar
        return Filter()
    return Filter(since=since, until=until)


def _without_days(words: str, today: date | None) -> tuple[str, str | None, str | None]:
    text, since, until = _take_dates(_normalise(words))
    if since is None and until is None:
        return cut_days(text, today or date.today())
    return text, since, until


def is_bare(words: str, asked: Question) -> bool:
    """Say whether words are no question but what is asked about, and nothing else."""
    return asked == Question(Filter(about=asked.about)) and name_in(_normalise(words)) == asked.about


def _normalise(words: str) -> str:
    """Make blanks and apostrophes plain, drop end marks, politeness and quotation marks around the whole."""
    text = " ".join(re.sub("[’‘ʼ`]", "'", words.replace(MARK, " ")).split())
    text = re.sub(r"[\s?!.,;:]+$", "", text)
    text = _POLITE.sub("", text)
    text = re.sub(r"^(what|who|when|where)'?s ", r"\1 is ", text, flags=re.I)
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
    return MARK + match[0] if marked else match[0]


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


_INTERROGATIVE = re.compile(
    r"(?:who|whom|whose|what|when|where|why|how|which|is|are|was|were|do|does|did)\b", re.IGNORECASE
)
_DO_SUPPORT = re.compile(r"\b(?:do|does|did)\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_POLITE = re.compile(
    r"^(?:please |(?:can|could|would) you |do you know )*(?:(?:tell|show|give) me )?", re.IGNORECASE
)
_DATED = re.compile(
    r"(.+) (since|after|from|until|till|before|by|in|during|on) (\d{4}(?:-\d\d(?:-\d\d)?)?)", re.IGNORECASE
)


def _dated(asked: Question, since: str | None, until: str | None) -> Question:
    return replace(asked, filter=replace(asked.filter, since=since, until=until))
