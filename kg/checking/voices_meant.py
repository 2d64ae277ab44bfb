"""Whether the speaker that a draft names is the one that the store names."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from kg.ask.named.name_meaning import require_meaning
from kg.ask.named.spokesmen import find_spokesmen
from kg.checking.draft import Passage
from kg.errors import QuestionError
from kg.language.en.fold import fold_name, fold_words
from kg.model import Claim, Named, SpeaksFor, Wanted
from kg.relate.stated import Stated
from kg.relate.voices import voices_of
from kg.store.database import Store

# "same": the one who is named, or one who speaks for it, or passes it on. "unknown": one of the two is nobody
# in particular, so that neither can be said.
Match = Literal["same", "other", "unknown"]


@dataclass(frozen=True)
class Voice:
    """Whom a draft names as speaker; `entities` are those of the store that bear the name, if any."""

    store: Store
    name: str

    @cached_property
    def entities(self) -> tuple[Named, ...]:
        try:
            return require_meaning(self.store, self.name).entities
        except QuestionError:
            return ()

    @cached_property
    def speaks_for(self) -> tuple[SpeaksFor, ...]:
        return tuple(find_spokesmen(self.store, self.entities))

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(named.id for named in self.entities)

    def wanted(self, claims: Sequence[str]) -> Wanted:
        """Return what asks for some claims, each marked where it is said for this one."""
        return Wanted(claims=claims, voices=self.speaks_for)

    def match(self, claim: Claim) -> Match:
        """Say whether a claim is this one's."""
        if (claim.speaker and claim.speaker.id in self.ids) or claim.speaks_for or self._passes_on(claim):
            return "same"
        if claim.speaker is None:
            return "unknown"
        meant = self.entities[0] if self.entities else Named("draft", self.name, claim.speaker.type)
        mine = Stated("draft", "draft", "", source=self.name, speaker=meant)
        theirs = Stated(
            claim.id, claim.document.id, "", source=claim.source.text, speaker=claim.speaker,
            outlet=claim.document.outlet,
        )  # fmt: skip
        match voices_of(mine, theirs):
            case "one" | "told" | "near":
                return "same"
            case "two":
                return "other"
            case _:
                return "same" if _shares_words(self.name, claim) else "unknown"

    def _passes_on(self, claim: Claim) -> bool:
        mine = fold_name(self.name)
        return bool(mine) and mine in map(fold_name, (claim.document.outlet or "", *claim.via))


def voice_of(store: Store, passage: Passage, known: dict[str, Voice]) -> Voice | None:
    """Return who says a passage, None where the draft names nobody; asked once for each name."""
    name = " ".join((passage.speaker or "").split())
    if not name:
        return None
    if name not in known:
        known[name] = Voice(store, name)
    return known[name]


def _shares_words(name: str, claim: Claim) -> bool:
    """Say whether two descriptions may be of one: "an aide to the mayor", "the mayor's aide"."""
    mine, theirs = set(fold_words(name)), set(fold_words(claim.source.text))
    return bool(mine) and bool(theirs) and (mine <= theirs or theirs <= mine)
