"""How many independent origins stand behind something, and of each origin why it counts or does not.

Two count as two where they have two speakers, neither of whom passes on or speaks for the other, and two
articles. Outlets of one owner are one speaker where they speak themselves, and one article where they report
the same days; so are articles that carry one wire. Who cannot be told apart ("officials", nobody) counts as
none.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kg.ask.counted.carriers import Carriers
from kg.ask.named.spokesmen import find_spokesmen
from kg.ask.origins import Origin
from kg.language.en.fold import fold_name, fold_words
from kg.model import DocumentLine, Filter, Wanted
from kg.resolve.groups import Groups
from kg.store.database import Store

MOST_DAYS = 3  # between two articles that may be one dispatch


@dataclass(frozen=True, slots=True)
class Witness:
    """An origin, whether it counts beside the others, and why, in words."""

    origin: Origin
    counts: bool
    why: str


def weigh(store: Store, origins: Sequence[Origin], doubted: Collection[str] = ()) -> list[Witness]:
    """Return each origin with whether it counts as independent of those that count, in the order given.

    Args:
        doubted: Ids of claims that may not say what is counted: what only they tell does not count.
    """
    if not origins:
        return []
    weighing = _Weighing(store, origins, doubted)
    counted = weighing.counted()
    return [
        Witness(origin, place in counted, weighing.why(place, counted))
        for place, origin in enumerate(origins)
    ]


def count(witnesses: Iterable[Witness]) -> int:
    """Return how many count."""
    return sum(one.counts for one in witnesses)


class _Weighing:
    """Some origins by their places: who speaks in each (voices), and where each is told (articles)."""

    def __init__(self, store: Store, origins: Sequence[Origin], doubted: Collection[str]) -> None:
        self._store, self._origins, self._carriers = store, origins, Carriers(store)
        speakers = [origin.speaker for origin in origins]
        vague = store.referents.vague(sorted({named.id for named in speakers if named}))
        self._doubted = {
            at for at, origin in enumerate(origins) if all(claim.id in doubted for claim in origin.claims)
        }
        self._named = [
            at
            for at, named in enumerate(speakers)
            if named and named.id not in vague and named.type != "NORP" and at not in self._doubted
        ]
        self._voices: Groups[int] = Groups()
        self._because: dict[int, str] = {}
        self._join_voices()
        self._documents = {claim.document.id: claim.document for origin in origins for claim in origin.claims}
        self._articles: Groups[str] = Groups()
        self._one_because: dict[str, str] = {}
        self._join_articles()

    def counted(self) -> set[int]:
        """Return one origin of each voice that has an article for itself: a largest matching of the two."""
        taken: dict[str, int] = {}  # article → the voice that it stands for
        first: dict[int, int] = {}
        for at in self._named:
            first.setdefault(self._voices.find(at), at)
        for voice in first:
            self._find_article(voice, taken, set())
        return {first[voice] for voice in taken.values()}

    def why(self, at: int, counted: set[int]) -> str:
        origin = self._origins[at]
        if at in self._doubted:
            return "not counted: it may say something else"
        if at not in self._named:
            who = f"“{origin.speaker.name}” may be anyone" if origin.speaker else "names nobody"
            return f"not counted: {who}"
        if at in counted:
            before = [other for other in sorted(counted) if other < at]
            others = (
                " and ".join(str(other + 1) for other in before[-2:]) if len(before) < 3 else "those above"
            )
            return (
                f"counts: another speaker than {others}, in another article"
                if before
                else "counts: a named speaker"
            )
        same = [other for other in self._named if other < at and self._voices.together(at, other)]
        if same:
            return f"not counted: {self._because.get(at, 'the same speaker as')} {same[0] + 1}"
        articles = self._articles_of(self._voices.find(at))
        rivals = [
            other + 1 for other in sorted(counted) if articles & self._articles_of(self._voices.find(other))
        ]
        one = next((self._one_because[key] for key in sorted(articles) if key in self._one_because), "")
        return f"not counted: told only where {_listed(rivals)} told{f' ({one})' if one else ''}"

    def _find_article(self, voice: int, taken: dict[str, int], tried: set[str]) -> bool:
        """Give a voice an article, where need be by giving others another one."""
        for article in sorted(self._articles_of(voice)):
            if article not in tried:
                tried.add(article)
                if article not in taken or self._find_article(taken[article], taken, tried):
                    taken[article] = voice
                    return True
        return False

    def _articles_of(self, voice: int) -> set[str]:
        members = [at for at in self._named if self._voices.find(at) == voice]
        return {
            self._articles.find(claim.document.id) for at in members for claim in self._origins[at].claims
        }

    # --- who is one speaker

    def _join_voices(self) -> None:
        first: dict[str, int] = {}
        for at in self._named:
            for key, because in self._keys(at):
                if (other := first.setdefault(key, at)) != at:
                    self._join(at, other, because)
        self._join_who_passes_on()
        self._join_who_speaks_for()
        self._join_shorter_names()

    def _keys(self, at: int) -> list[tuple[str, str]]:
        speaker = self._origins[at].speaker
        assert speaker
        keys = [(f"entity:{speaker.id}", "the same speaker as")]
        outlets = {fold_name(outlet) for origin in self._origins for outlet in origin.outlets}
        if fold_name(speaker.name) in outlets or self._carriers.is_known(speaker.name):
            owner = self._carriers.owner(speaker.name)
            keys.append((f"owner:{fold_name(owner)}", f"it is {owner}'s, as"))
        return keys

    def _join_who_passes_on(self) -> None:
        speaking = {
            fold_name(named.name): at for at in reversed(self._named) if (named := self._origins[at].speaker)
        }
        for at in self._named:
            for name in {fold_name(name) for claim in self._origins[at].claims for name in claim.via}:
                if name in speaking and speaking[name] != at:
                    self._join(
                        max(at, speaking[name]), min(at, speaking[name]), "one passes on the other: this and"
                    )

    def _join_who_speaks_for(self) -> None:
        """Join who speaks for a body, by the post that documents give him, with that body."""
        speakers = [(at, named) for at in self._named if (named := self._origins[at].speaker)]
        bodies = {named.id: at for at, named in reversed(speakers) if named.type != "PERSON"}
        voices = find_spokesmen(self._store, [named for _, named in speakers if named.id in bodies])
        if not voices:
            return
        said_by = {claim.id: at for at in self._named for claim in self._origins[at].claims}
        wanted = Wanted(Filter(all=True), speakers=[""], voices=voices, claims=sorted(said_by))
        for claim in self._store.claims.list(wanted):
            for told in claim.speaks_for:
                ends = said_by[claim.id], bodies[told.entity.id]
                who = claim.speaker.name if claim.speaker else "he"
                self._join(max(ends), min(ends), f"{who} speaks for it ({told.why}): this and")

    def _join_shorter_names(self) -> None:
        """Join bodies where the name of one is part of the other's: "ministry", "interior ministry"."""
        bodies = [
            (frozenset(fold_words(named.name)), at)
            for at in self._named
            if (named := self._origins[at].speaker) and named.type == "ORG"
        ]
        for place, (words, at) in enumerate(bodies):
            for others, earlier in bodies[:place]:
                if words and others and (words < others or others < words):
                    self._join(at, earlier, "it may be the same body as")

    def _join(self, later: int, earlier: int, because: str) -> None:
        if not self._voices.together(later, earlier):
            self._voices.join(earlier, later)
            self._because.setdefault(later, because)

    # --- what is one article

    def _join_articles(self) -> None:
        told: defaultdict[str, set[int]] = defaultdict(set)
        for at in self._named:
            for claim in self._origins[at].claims:
                told[claim.document.id].add(self._voices.find(at))
        same: dict[frozenset[int], str] = {}
        for document in sorted(told):
            if len(told[document]) > 1:
                self._make_one(
                    document, same.setdefault(frozenset(told[document]), document), "they tell the same"
                )
        first: dict[str, str] = {}
        for document, text in sorted(self._store.copies.texts(sorted(told)).items()):
            self._make_one(document, first.setdefault(text, document), "they are one text")
        wires = self._carriers.wires(claim for at in self._named for claim in self._origins[at].claims)
        carried: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for document in sorted(told, key=lambda it: (self._documents[it].published or "", it)):
            outlet = self._documents[document].outlet
            for wire in sorted(wires.get(document, ())):
                carried["carry", wire.upper()].append(document)
            if outlet and fold_name(self._carriers.owner(outlet)) != fold_name(outlet):
                carried["belong to", self._carriers.owner(outlet)].append(document)
        for (how, whose), documents in carried.items():
            self._join_dispatches(documents, f"they {how} {whose}")

    def _join_dispatches(self, documents: Sequence[str], because: str) -> None:
        """Join articles of the same days; two of one outlet are two."""
        last: dict[str | None, str] = {}  # by outlet
        for document in documents:
            outlet = self._documents[document].outlet
            for key, other in last.items():
                apart = key != outlet or outlet is None
                if apart and _near_in_time(self._documents[other], self._documents[document]):
                    self._make_one(document, other, because)
            last[outlet] = document

    def _make_one(self, document: str, other: str, because: str) -> None:
        if document != other and not self._articles.together(document, other):
            self._articles.join(document, other)
            self._one_because.setdefault(self._articles.find(document), because)


def _near_in_time(one: DocumentLine, two: DocumentLine) -> bool:
    """Say whether two articles may be of the same days: so may those without a day."""
    try:
        days = [date.fromisoformat((document.published or "")[:10]) for document in (one, two)]
    except ValueError:
        return True
    return abs((days[0] - days[1]).days) <= MOST_DAYS


def _listed(numbers: Sequence[int]) -> str:
    *first, last = map(str, numbers)
    return f"{', '.join(first)} and {last} are" if first else f"{last} is"
