"""Words → Answer: by the form they have, else by what they hold; never a dead end."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.ask.answer import Answer, answer
from kg.ask.finding import who_is
from kg.ask.forms.asked import Question
from kg.ask.loosely.known_words import is_named, known_phrases
from kg.ask.loosely.loose_readings import Reading, other_readings, readings_by_words
from kg.ask.named.name_meaning import find_entities
from kg.ask.question import days_in, is_bare, narrowed_by, read_question
from kg.errors import QuestionError
from kg.model import Filter, Wanted
from kg.store.database import Store

_ON = re.compile(r"(?:the )?(.+?) (?:on|about|regarding|concerning) (.+)", re.IGNORECASE)
_MOST_TRIED = 24
_MOST_OFFERED = 3


def answer_words(store: Store, words: str, filter: Filter) -> Answer:
    """Answer a question in English, however it is put; what cannot be read is answered by its known words.

    Where nothing is found at all, the answer has no lines, and its notes say why and what may be asked.
    """
    if not words.strip():
        return answer(store, narrowed_by(Question(), filter))
    first: Answer | None = None
    troubles: list[str] = []
    for reading in _tried(store, words, troubles):
        try:
            found = answer(store, narrowed_by(reading.question, filter))
        except QuestionError as error:
            troubles.append(str(error))
            continue
        found = replace(found, notes=tuple(filter_notes([reading.why, *found.notes])))
        if found.found:
            return found
        first = first or found
    return _with_offers(store, words, first, troubles)


def filter_notes(notes: list[str]) -> Iterator[str]:
    return (note for note in dict.fromkeys(notes) if note)


def _tried(store: Store, words: str, troubles: list[str]) -> Iterator[Reading]:
    """Yield readings, the closest first; note what is wrong with the words."""
    try:
        asked = read_question(words)
    except QuestionError as error:
        troubles.append(str(error))
        yield from _few(readings_by_words(store, words, days_in(words)))
        return
    if asked.about and is_bare(words, asked):
        yield from _of_bare_words(store, asked.about)
    yield Reading(asked)
    yield from _few(other_readings(store, asked))
    if troubles:  # something in it is not known at all
        yield from _few(readings_by_words(store, words, days_in(words)))


def _few(readings: Iterator[Reading]) -> Iterator[Reading]:
    for tried, reading in enumerate(readings):
        if tried == _MOST_TRIED:
            return
        yield reading


def _of_bare_words(store: Store, words: str) -> Iterator[Reading]:
    """Yield "Rahmon on camps" as of Rahmon on camps; a name as what it says and what is said of it."""
    if is_named(store, words):
        if is_named(store, words, speaking=True):
            yield Reading(Question(Filter(speaker=words), form="name"))
        return
    if parts := _ON.fullmatch(words):
        about = re.sub(r"^(?:the|a|an) ", "", parts[2], flags=re.IGNORECASE)
        yield from _spoken_by(store, Question(Filter(speaker=parts[1], about=about)))
    phrases = known_phrases(store, words)
    if len(phrases) > 1 and words.startswith(phrases[0]) and is_named(store, phrases[0], speaking=True):
        rest = words[len(phrases[0]) :].split(maxsplit=1)
        told = rest[1] if len(rest) > 1 and rest[0].lower() in ("on", "about", "regarding", "over") else ""
        about = told or " and ".join(phrases[1:])
        yield Reading(Question(Filter(speaker=phrases[0], about=about)))


def _spoken_by(store: Store, asked: Question) -> Iterator[Reading]:
    """Yield it as it is where its speaker is known by that name or role, else of the nearest name."""
    try:
        who_is(store, asked.speaker or "")
    except QuestionError:
        yield from (one for one in other_readings(store, asked) if one.question.speaker != asked.speaker)
    else:
        yield Reading(asked)


def _with_offers(store: Store, words: str, found: Answer | None, troubles: list[str]) -> Answer:
    """Return an answer without lines whose notes say what is wrong, and offer questions that have answers."""
    empty = found or Answer(Question(Filter(about=words)), f"Nothing is found for “{words}”", ())
    offers = list(_offers(store, words))[:_MOST_OFFERED]
    asked = "; ".join(f'kg ask "{one}"' for one in offers)
    notes = [
        *empty.notes,
        *([] if found else troubles[-1:]),
        f"To be asked instead: {asked}." if asked else "",
    ]
    return replace(empty, notes=tuple(filter_notes(notes)))


def _offers(store: Store, words: str) -> Iterator[str]:
    """Yield questions that have answers: of names in the words, then of who speaks most."""
    named = [named.id for phrase in known_phrases(store, words) for named in find_entities(store, phrase)]
    lines = store.entities.list(ids=named, unlisted=True) if named else []
    for line in [*lines, *store.entities.list(Wanted(Filter(limit=_MOST_OFFERED)))]:
        if line.claims_made and line.type != "CONCEPT":
            yield f"what did {line.name} say"
        if line.claims_about:
            yield f"who said what about {line.name}"
