"""How a question was understood, in words for the reader of its answer."""

from collections.abc import Iterable, Mapping, Sequence

from kg.ask.named.name_meaning import Meaning, find_meaning
from kg.ask.named.office_holders import find_office_holders
from kg.ask.question import Question
from kg.ask.topic import names_of
from kg.ask.verbs import Verb
from kg.language.en.fold import fold_name
from kg.model import Bearer, Named, Wanted
from kg.store.database import Store

_MOST_ALIASES = 4
_MOST_HOLDERS = 3
ALL_SHOWS = "; --all shows"  # how a reader of a terminal sees what is left out
_MOST_OTHERS = 3
_ALONE: dict[str, str] = {
    "disputed": "what is disputed",
    "changed": "what changed",
    "outlets": "which outlets report",
    "sources": "how many independent sources",
    "numbers": "which figures are given",
    "stances": "stances",
}


def describe_question(
    store: Store, asked: Question, *, speakers: Sequence[Named], subjects: Sequence[Named]
) -> str:
    """Return "Said by Emomali Rahmon (PERSON, also Rakhmon), about the words “security belt”"."""
    opening = {"contradicts": "who contradicts", "agrees": "who agrees with"}.get(asked.form, "said by")
    alone = _ALONE.get(asked.form, "")
    narrowed = asked.filter
    parts = [
        f"how many {asked.counted}" if asked.counted else alone,
        f"who is {asked.side} it" if asked.side else "",
        f"{opening} {describe_entities(store, speakers)}" if speakers else "",
        f"reported by {asked.reporter}" if asked.reporter else "",
        f"about {describe_entities(store, subjects) or f'the words “{asked.about}”'}" if asked.about else "",
        _manner(asked.verb) if asked.verb else "",
        f"through {asked.through}" if asked.through else "",
        f"published by {narrowed.outlet}" if narrowed.outlet else "",
        f"in the document {narrowed.document}" if narrowed.document else "",
        f"in the story {narrowed.story}" if narrowed.story else "",
        f"modality {narrowed.modality}" if narrowed.modality else "",
        f"since {narrowed.since}" if narrowed.since else "",
        f"until {narrowed.until}" if narrowed.until else "",
        f"confidence {narrowed.min_confidence} or more" if narrowed.min_confidence else "",
        "the less sure as well" if narrowed.all else "",
        "rejected claims as well" if narrowed.rejected else "",
    ]
    text = ", ".join(filter(None, parts)) or "everything that was said"
    return text[0].upper() + text[1:]


def _manner(verb: Verb) -> str:
    if verb.loosely:
        return "only what says that it is not so"
    return f"only “{verb.base}” and the like"


def describe_less_sure(count: int) -> str:
    """Return a sentence that says how many claims are not shown, since they are less sure; "" for none."""
    if not count:
        return ""
    if count == 1:
        return f"1 less sure claim is not shown{ALL_SHOWS} it."
    return f"{count:,} less sure claims are not shown{ALL_SHOWS} them."


def describe_entities(store: Store, entities: Sequence[Named]) -> str:
    """Return "Emomali Rahmon (PERSON, also Rakhmon)" for each of some entities; "" for none."""
    if not entities:
        return ""
    found = store.entities.list(Wanted(), ids=[named.id for named in entities], unlisted=True)
    aliases = {line.id: [alias for alias in line.aliases if alias != line.name] for line in found}
    described = []
    for named in entities:
        also = ", ".join(aliases.get(named.id, [])[:_MOST_ALIASES])
        described.append(
            f"{named.name} ({named.type}, also {also})" if also else f"{named.name} ({named.type})"
        )
    return " or ".join(described)


def note_names(store: Store, names: Iterable[str | None]) -> tuple[str, ...]:
    """Return what the reader of a listing should know of the names it was asked for, a sentence each."""
    notes = [describe_meaning(find_meaning(store, name)) for name in names if name]
    return tuple(dict.fromkeys(filter(None, notes)))


def note_undated(count: int) -> tuple[str, ...]:
    """Say how many undated articles a filter by date left out, if any."""
    if not count:
        return ()
    articles = "1 undated article is" if count == 1 else f"{count:,} undated articles are"
    return (f"{articles} left out; --undated includes them, `kg document ID --date DAY` dates one.",)


def describe_meaning(meaning: Meaning) -> str:
    """Return in a sentence what a name that may mean several is taken to mean; "" where it means one."""
    bearers, also = meaning.bearers, _also(meaning)
    if len(bearers) > 1 and all(bearer.described for bearer in bearers):
        return f"“{meaning.name}” describes {len(bearers):,}, none by name; the answer is for all of them."
    if len(bearers) > 1:
        *first, last = map(_described, bearers)
        all_of_them = "both" if len(first) == 1 else f"all {len(bearers)}"
        text = f"“{meaning.name}” may mean {', '.join(first)} or {last}; the answer is for {all_of_them}"
        return f"{text}; also {also}." if also else f"{text}."
    return f"“{meaning.name}” is {bearers[0].entity.name}; also {also}." if bearers and also else ""


def _also(meaning: Meaning) -> str:
    """Return "Ivanka Trump, Eric Trump and 7 more"; "" for none."""
    others = [bearer.entity for bearer in meaning.others]
    names = list(dict.fromkeys(_told(named, meaning.name) for named in others))[:_MOST_OTHERS]
    more = f" and {len(others) - len(names):,} more" if len(others) > len(names) else ""
    return ", ".join(names) + more


def _described(bearer: Bearer) -> str:
    documents = "1 document" if bearer.documents == 1 else f"{bearer.documents:,} documents"
    return f"{bearer.entity.name} ({bearer.entity.type}, {documents})"


def _told(named: Named, name: str) -> str:
    """Return an entity's name, with its type where that is the very name that was asked for."""
    return f"{named.name} ({named.type})" if fold_name(named.name) == fold_name(name) else named.name


def note_office_holders(store: Store, speakers: Sequence[Named]) -> list[str]:
    """Return a sentence on who has a post in a body that said nothing itself; none where nobody has."""
    bodies = [named for named in speakers if named.type != "PERSON"]
    holders = find_office_holders(store, names_of(store, bodies)) if bodies else {}
    return [describe_office_holders(bodies, holders)] if holders else []


def describe_office_holders(bodies: Sequence[Named], holders: Mapping[Named, str]) -> str:
    """Return a sentence that says who has a post in some bodies and may be asked about instead."""
    names = " or ".join(body.name for body in bodies)
    shown = [f"{named.name} (“{role}”)" for named, role in list(holders.items())[:_MOST_HOLDERS]]
    return f"Roles that name {names}, to be asked about by name: {', '.join(shown)}."
