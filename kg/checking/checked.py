"""Draft → CheckedDraft: a verdict for each passage, with what it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from kg.ask.sides import find_sides
from kg.checking.draft import Draft, Passage
from kg.checking.printed import Articles, Evidence
from kg.checking.reports import Borne, find_bearing
from kg.checking.voices_meant import Voice, voice_of
from kg.checking.word_runs import runs_in
from kg.model import Claim, Wanted
from kg.model.relations import AGAINST, CHANGED
from kg.store.database import Store

Verdict = Literal[
    "verbatim", "borne out", "contradicted since", "speaker not known", "altered", "wrong speaker", "not so",
    "not found",
]  # fmt: skip
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
MOST_EVIDENCE = 3  # places or claims shown for a passage


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of one passage. `why` is a sentence; `against` are later claims that contradict it.

    `stands`: the verdict on its words and speaker alone, where it is contradicted since.
    """

    passage: Passage
    verdict: Verdict
    why: str
    evidence: tuple[Evidence, ...] = ()
    against: tuple[Claim, ...] = ()
    stands: Verdict | None = None


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    draft: Draft
    rows: tuple[Checked, ...]
    documents: int  # articles that the store holds

    def count(self, verdict: Verdict) -> int:
        return sum(row.verdict == verdict for row in self.rows)


def check_draft(store: Store, draft: Draft) -> CheckedDraft:
    """Check each passage of a draft against the articles of a store."""
    articles, voices = Articles(store), dict[str, Voice]()
    rows = []
    for passage in draft.passages:
        voice = voice_of(store, passage, voices)
        check = _check_quotation if passage.kind == "quotation" else _check_report
        rows.append(_contradicted(store, check(articles, draft, passage, voice)))
    return CheckedDraft(draft, tuple(rows), store.corpus.stats()["documents"])


def _check_quotation(articles: Articles, draft: Draft, passage: Passage, voice: Voice | None) -> Checked:
    text = draft.document.text
    found = articles.find(text, runs_in(text, passage.span), voice)
    if not found:
        return Checked(passage, "not found", "no article has these words, or words like them")
    best = found[0]
    shown = tuple(found[:MOST_EVIDENCE])
    altered = best.place is not None and not best.place.is_verbatim
    if best.match == "other" and best.claim and best.claim.speaker and passage.speaker:
        why = f"{best.claim.speaker.name} says it, not {passage.speaker}"
        return Checked(passage, "wrong speaker", why + (", and in other words" if altered else ""), shown)
    if altered:
        return Checked(passage, "altered", _altered(best), shown)
    if voice is None or best.match == "same":
        return Checked(passage, "verbatim", _verbatim(found), shown)
    why = "the words stand in an article, but kg does not know who says them there"
    if best.claim:
        why = f"the words stand in an article, there said by “{best.claim.source.text or 'nobody named'}”"
    return Checked(passage, "speaker not known", why, shown)


def _verbatim(found: Sequence[Evidence]) -> str:
    documents = len({one.document.id for one in found})
    place = found[0].place
    told = "word for word" + (f" in {documents} articles" if documents > 1 else "")
    if place and place.left_out:
        told += "; for its gaps stands " + ", ".join(f"“{words}”" for words in place.left_out)
    return told


def _altered(one: Evidence) -> str:
    changes = [change for change in (one.place.changes if one.place else ()) if change.kind != "same"]
    told = {"changed": "“{drafted}” for “{printed}”", "added": "“{drafted}” put in",
            "missing": "“{printed}” left out"}  # fmt: skip
    return "; ".join(told[change.kind].format(**change._asdict()) for change in changes)


def _check_report(articles: Articles, draft: Draft, passage: Passage, voice: Voice | None) -> Checked:
    store = articles.store
    if voice is None:
        found = find_bearing(store, draft, passage, None)
        if best := _first(found, "borne out"):
            return _row(articles, passage, "borne out", best, "somebody says so: ")
        return Checked(passage, "not found", "no claim like it, whoever says it")
    theirs = find_bearing(store, draft, passage, voice)
    if best := _first(theirs, "borne out"):
        return _row(articles, passage, "borne out", best)
    if best := _first(theirs, "not so"):
        return _row(articles, passage, "not so", best)
    for one in find_bearing(store, draft, passage, voice, others=True):
        claim = _claim(store, one, voice)
        if one.bearing == "borne out" and claim and claim.speaker:
            match voice.match(claim):
                case "same":
                    return _row(articles, passage, "borne out", one)
                case "other":
                    why = f"{claim.speaker.name} says it, not {passage.speaker}; "
                    return _row(articles, passage, "wrong speaker", one, why)
    known = voice.entities and store.claims.count(Wanted(speakers=sorted(voice.ids)))
    why = (
        f"no claim of {passage.speaker} is like it" if known else f"no claims of {passage.speaker} are known"
    )
    return Checked(passage, "not found", why)


def _first(found: Sequence[Borne], bearing: str) -> Borne | None:
    return next((one for one in found if one.bearing == bearing), None)


def _row(articles: Articles, passage: Passage, verdict: Verdict, found: Borne, why: str = "") -> Checked:
    claim = articles.store.claims.get(found.claim)
    return Checked(passage, verdict, why + found.why, (articles.held_by(claim),))


def _claim(store: Store, found: Borne, voice: Voice) -> Claim | None:
    return next(iter(store.claims.list(voice.wanted([found.claim]))), None)


def _contradicted(store: Store, row: Checked) -> Checked:
    """Say of what holds whether a claim published later contradicts it."""
    claims = [one.claim for one in row.evidence if one.claim]
    if row.verdict not in ("verbatim", "borne out") or not claims:
        return row
    own = [claim.id for claim in claims]
    retold = store.claims.list(Wanted(claims=sorted({*own, *store.origins.of(own)})))
    ids = {claim.id for claim in retold}
    later: dict[str, Claim] = {}
    for sides in find_sides(store, retold, (*AGAINST, *CHANGED)):
        mine, other = (sides.first, sides.second) if sides.first.id in ids else (sides.second, sides.first)
        if other.id not in ids and _is_later(other, mine):
            later.setdefault(other.id, other)
    if not later:
        return row
    return replace(
        row, verdict="contradicted since", stands=row.verdict, against=tuple(later.values())[:MOST_EVIDENCE]
    )


def _is_later(one: Claim, other: Claim) -> bool:
    published = one.document.published, other.document.published
    return all(published) and (published[0] or "")[:10] > (published[1] or "")[:10]
