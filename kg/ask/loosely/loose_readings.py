"""Other readings of a question, the closest first, for where the one before finds nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.ask.channels import Channel
from kg.ask.forms.asked import Question
from kg.ask.loosely.known_words import commonness, is_named, known_phrases, unknown_words
from kg.ask.loosely.sides_meant import find_on_side, named_side
from kg.ask.named.suggestions import nearest
from kg.ask.verbs import VERBS
from kg.errors import QuestionError
from kg.model import Filter
from kg.store.database import Store

LEAST_LIKENESS = 75  # of 100, from which an unknown name is taken for the nearest one


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it may be meant; `why` says how it differs from its words, "" where it does not."""

    question: Question
    why: str = ""


def other_readings(store: Store, asked: Question) -> Iterator[Reading]:
    """Yield what a question that finds nothing may mean: of nearer names, other verbs, fewer words."""
    yield from _of_outlet(store, asked)
    yield from _of_side(store, asked)
    if asked.speaker and is_named(store, bare := asked.speaker.removesuffix("s"), speaking=True):
        meant = replace(asked.filter, speaker=bare)  # "Trumps position"
        yield Reading(replace(asked, filter=meant), f"“{asked.speaker}” is read as {bare}.")
    asked, why = _with_nearest_speaker(store, asked)
    if why:
        yield Reading(asked, why)
    about, nearer = _nearest_about(store, asked.about)
    if nearer:
        asked, why = _about(asked, about), _and(why, nearer)
        yield Reading(asked, why)
    if asked.through:
        why = _and(why, f"Nothing is known to have been told to “{asked.through}”; what else was said:")
        asked = replace(asked, through=None)
        yield Reading(asked, why)
    if asked.about and asked.verb and asked.verb.modality == "denies":
        asked = replace(asked, verb=replace(asked.verb, loosely=True))
        why = _and(why, "No denial is found in so many words; these say that something is not so.")
        yield Reading(asked, why)
    if asked.form == "contradicts" and asked.about:
        yield from _denied_by_others(asked)
    if asked.form in ("contradicts", "agrees") and asked.about:
        linked = "contradict it" if asked.form == "contradicts" else "agree with it"
        yield Reading(
            Question(replace(asked.filter, speaker=None)), f"Nobody is known to {linked}; what is said of it:"
        )
    loose = replace(asked, verb=None, form="claims", side=None)
    told = f"Nobody is found to “{asked.verb.base}” it; what else is said." if asked.verb else ""
    said = _and("" if asked.verb and asked.verb.loosely else why, told)
    if asked.verb and not asked.verb.loosely:
        yield Reading(loose, said)
    for about, fewer in _fewer_words(store, asked.about):
        yield Reading(_about(asked, about), _and(why, fewer))
    if asked.verb:
        yield Reading(loose, said)
        for about, fewer in _fewer_words(store, asked.about):
            yield Reading(_about(loose, about), _and(said, fewer))


def _about(asked: Question, about: str) -> Question:
    return replace(asked, filter=replace(asked.filter, about=about))


def readings_by_words(store: Store, text: str, days: Filter) -> Iterator[Reading]:
    """Yield what words that no form reads may ask: of a speaker among them on the rest, else on all."""
    phrases = known_phrases(store, text)
    unknown = unknown_words(text, phrases)
    nothing = f"Nothing is known of {_quoted(unknown)}. " if unknown else ""
    why = f"{nothing}Read by what is known of its words: {_quoted(phrases)}."
    for asked in _by_words(store, phrases):
        narrowed = replace(asked.filter, since=days.since, until=days.until)
        yield Reading(replace(asked, filter=narrowed), why)


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"“{one}”" for one in words)


def _by_words(store: Store, phrases: Sequence[str]) -> Iterator[Question]:
    speakers = [phrase for phrase in phrases if is_named(store, phrase, speaking=True)]
    if phrases == speakers and len(speakers) == 1:
        yield Question(Filter(speaker=speakers[0]), form="name")
    for speaker in speakers:
        rest = [phrase for phrase in phrases if phrase != speaker]
        if rest:
            yield Question(Filter(speaker=speaker, about=" and ".join(rest)))
    if phrases:
        yield Question(Filter(about=" and ".join(phrases)))
    for speaker in speakers:
        for phrase in phrases:
            if phrase != speaker:
                yield Question(Filter(speaker=speaker, about=phrase))
    for phrase in [*speakers, *phrases]:
        yield Question(Filter(about=phrase))


def _of_outlet(store: Store, asked: Question) -> Iterator[Reading]:
    """What an outlet of that name reported, where nobody of that name has spoken."""
    if asked.speaker and asked.form == "claims" and not asked.reporter:
        try:
            Channel(store, asked.speaker)
        except QuestionError:
            return
        reported = replace(asked, reporter=asked.speaker, filter=replace(asked.filter, speaker=None))
        yield Reading(reported, f"{asked.speaker} is read as who reports.")


def _of_side(store: Store, asked: Question) -> Iterator[Reading]:
    """What those say who stand on a side that says nothing by itself."""
    if not asked.speaker:
        return
    side = named_side(asked.speaker)
    ids = [one.id for one in find_on_side(store, asked.speaker)]
    spoken = (
        {line.id: line.name for line in store.entities.list(ids=ids, unlisted=True) if line.claims_made}
        if ids
        else {}
    )
    if spoken:
        names = [spoken[one] for one in ids if one in spoken]
        for about, fewer in ((asked.about, ""), *_fewer_words(store, asked.about)):
            meant = replace(asked.filter, speaker=" or ".join(spoken.keys()), about=about)
            why = f"“{asked.speaker}” is read as who has a role or a name of it: {', '.join(names)}."
            yield Reading(replace(asked, filter=meant), _and(why, fewer))
    elif side != asked.speaker:
        meant = replace(asked.filter, speaker=side)
        yield Reading(replace(asked, filter=meant), f"“{asked.speaker}” is read as {side}.")


def _with_nearest_speaker(store: Store, asked: Question) -> tuple[Question, str]:
    name = asked.speaker
    if not name or is_named(store, name):
        return asked, ""
    pairs = (pair for pair in store.names.list() if pair[1].type != "CONCEPT")
    found = nearest(name, pairs, least=LEAST_LIKENESS)
    if not found:
        return asked, ""
    meant = replace(asked, filter=replace(asked.filter, speaker=found[0].name))
    return meant, f"Nothing is known of “{name}”; this is of {found[0].name}, the nearest name."


def _nearest_about(store: Store, about: str | None) -> tuple[str, str]:
    """Return the name that X is a slip of, where no word of it is known."""
    if not about or is_named(store, about) or known_phrases(store, about):
        return about or "", ""
    found = nearest(about, store.names.list(), least=LEAST_LIKENESS)
    if not found:
        return about, ""
    return found[0].name, f"Nothing is known of “{about}”; this is of {found[0].name}, the nearest name."


def _denied_by_others(asked: Question) -> Iterator[Reading]:
    denying = Question(
        Filter(about=asked.about, since=asked.filter.since, until=asked.filter.until),
        verb=replace(VERBS["deny"], loosely=True),
    )
    yield Reading(denying, "No link is sure enough to be shown; these say of it that something is not so.")


def _fewer_words(store: Store, about: str | None) -> Iterator[tuple[str, str]]:
    """Yield less of X: all known names and words in it, then each alone, names and what is rare first."""
    phrases = known_phrases(store, about or "", besides=[about or ""])
    if len(phrases) > 1:
        yield (
            " and ".join(phrases),
            f"Nothing is said of “{about}” in these words; of its known words together:",
        )
    for phrase in sorted(phrases, key=lambda one: (commonness(store, one), one)):
        yield phrase, f"Nothing is said of “{about}” in these words; of “{phrase}”:"


def _and(first: str, second: str) -> str:
    return " ".join(filter(None, [first, second]))
