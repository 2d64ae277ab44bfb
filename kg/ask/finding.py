"""One question while it is answered: whom and what its words mean in a store, and the claims it asks for."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from kg.ask.articles.speaking import note_articles
from kg.ask.channels import Channel, check_outlet
from kg.ask.named.name_meaning import Meaning, require_meaning
from kg.ask.named.spokesmen import find_spokesmen
from kg.ask.origins import AnswerLine
from kg.ask.outer_reports import OuterReports, most_specific
from kg.ask.question import Question
from kg.ask.topic import Topic, find_topic
from kg.ask.understood import describe_less_sure, describe_meaning, describe_question, note_office_holders
from kg.errors import QuestionError
from kg.model import Claim, Filter, Link, Relation, Wanted, age_of
from kg.model.relations import AGAINST, WITH
from kg.store.database import Store

_EACH = re.compile(r",? (?:and|or) (?:the )?|, (?:the )?", re.IGNORECASE)
_LEAST_REST_WORDS = 4  # what an outer report must say beside the inner one to be shown as well


def who_is(store: Store, name: str) -> Meaning:
    """Return whom a name means; where nothing is known by it, each of several: "Rao, Lima and Berg".

    Raises:
        QuestionError: Nothing is known by that name, or by one of them.
    """
    parts = _EACH.split(name)
    try:
        found = require_meaning(store, name)
    except QuestionError:
        if len(parts) == 1:
            raise
    else:
        if len(parts) == 1 or any(_EACH.search(named.name) for named in found.entities):
            return found
    bearers = [bearer for part in parts for bearer in require_meaning(store, part).bearers]
    return Meaning(name, tuple(dict.fromkeys(bearers)))


class Finding:
    """One question while it is answered: whom and what its words mean in this store."""

    def __init__(self, store: Store, asked: Question) -> None:
        self.store, self.asked = store, asked
        self.notes: list[str] = []
        self.subject: Topic | None = None
        spoken = who_is(store, asked.speaker) if asked.speaker else None
        self.speakers = spoken.entities if spoken else ()
        self.voices = find_spokesmen(store, self.speakers)
        self._note_meaning(None if _EACH.search(asked.speaker or "") else spoken)
        if asked.filter.outlet:
            check_outlet(store, asked.filter.outlet)
        self.wanted = Wanted(replace(asked.filter, limit=None))
        self._as_sure = Filter(min_confidence=asked.filter.min_confidence, all=asked.filter.all)

    @property
    def speaker_ids(self) -> list[str]:
        return [named.id for named in self.speakers]

    def claims(self, enough: int | None = None) -> list[Claim]:
        """Return every claim that is asked for; no more than are enough where nothing is left out of them."""
        asked, wanted = self.asked, replace(self.wanted, speakers=self.speaker_ids, voices=self.voices)
        if asked.about is None and not (asked.verb or asked.through or asked.reporter):
            wanted = replace(wanted, filter=replace(wanted.filter, limit=enough))
        found, _ = self._find(wanted)
        return [claim for claim, _ in self._told(found)] if self.subject else self._as_asked(found)

    def claims_counting(self, units: Collection[str]) -> list[Claim]:
        """Return the claims that are asked for with a number of one of these units."""
        if self.asked.about is not None:
            return self.claims()
        wanted = replace(
            self.wanted,
            filter=replace(self.wanted.filter, min_confidence=self.wanted.filter.floor),
            speakers=self.speaker_ids,
            voices=self.voices,
            claims=self.store.values.claims_counting(units),
        )
        return self._as_asked(self.store.claims.list(wanted))

    def less_sure(self) -> int:
        """Return how many claims more are asked for that the floor keeps out."""
        asked = self.asked
        wanted = replace(self.wanted, speakers=self.speaker_ids, voices=self.voices, less_sure=True)
        if asked.about is None and not (asked.verb or asked.through or asked.reporter):
            return self.store.claims.count(wanted)
        if asked.about is None:
            return len(self._as_asked(self.store.claims.list(wanted)))
        topic = find_topic(self.store, asked.about, wanted)
        return len(self._as_asked((*topic.full, *topic.near)))

    def note_less_sure(self) -> int:
        """Note how many claims the floor keeps out; return it."""
        if count := self.less_sure():
            self.notes.append(describe_less_sure(count))
        return count

    def note_undated(self) -> None:
        """Note how many claims of articles without a date are left out where days are asked for."""
        asked = self.asked.filter
        if asked.since is None and asked.until is None:
            return
        always = replace(self.asked, filter=replace(asked, since=None, until=None, limit=None))
        undated = sum(not claim.document.published for claim in Finding(self.store, always).claims())
        if undated:
            articles = "claim of an undated article is" if undated == 1 else "claims of undated articles are"
            self.notes.append(f"{undated:,} {articles} left out.")

    def lines(self) -> list[AnswerLine]:
        """Return what was said, outer reports and inner ones each with their own words."""
        found, close = self._find(replace(self.wanted, speakers=self.speaker_ids, voices=self.voices))
        outer = OuterReports(self.store, (*found, *close))
        lines = [
            AnswerLine(
                claim,
                self.subject.part_of(words) if self.subject else words,
                told_by=outer.tellers(claim),
                near=near,
            )
            for near, claims in ((False, found), (True, close))
            for claim, words in self._told(claims)
        ]
        if self.asked.form == "when":
            lines.sort(key=lambda line: (line.near, age_of(line.claim.document.published)))
        return lines

    def lines_by_link(self) -> list[AnswerLine]:
        """Return the claims of others that are linked to a claim of the speaker, the surest link first."""
        relations = AGAINST if self.asked.form == "contradicts" else WITH
        if not self.store.corpus.stats()["links"]:
            self.notes.append("No claims are linked with each other yet: who contradicts whom is not known.")
        found, close = self._find(Wanted(self._as_sure, speakers=self.speaker_ids, voices=self.voices))
        theirs = {claim.id: claim for claim in (*found, *close)}
        pairs = self._linked(theirs, relations)
        if not pairs:
            return []
        everything = Wanted(Filter(all=True), speakers=self.speaker_ids, voices=self.voices)
        own = {claim.id for claim in self.store.claims.list(everything)}
        wanted = replace(self.wanted, claims=[other for _, other, _ in pairs])
        around = {claim.within for claim in theirs.values()}  # who passes their words on says nothing himself
        others = {
            claim.id: claim
            for claim in self._as_asked(self.store.claims.list(wanted))
            if claim.id not in own and claim.id not in around
        }
        return [
            AnswerLine(others[other], others[other].content.text, link=link, other=theirs[mine])
            for mine, other, link in pairs
            if other in others
        ]

    def _linked(
        self, theirs: Mapping[str, Claim], relations: Collection[Relation]
    ) -> list[tuple[str, str, Link]]:
        """Return (one of their claims, the other side's, link); what retells theirs counts as theirs."""
        origin = self.store.origins.of(list(theirs))
        first = {origin.get(claim, claim): claim for claim in reversed(list(theirs))}
        told = {claim: first[origin.get(claim, claim)] for claim in (*theirs, *origin)}
        links = self.store.links.list(Wanted(self._as_sure, claims=sorted(told))) if told else []
        found: dict[tuple[str, str], tuple[str, str, Link]] = {}
        for link in links:
            for one, other in ((link.a, link.b), (link.b, link.a)):
                if link.relation in relations and one in told and other not in theirs:
                    mine = one if one in theirs else told[one]
                    found.setdefault((origin.get(one, one), other), (mine, other, link))
        return list(found.values())

    def understood(self) -> str:
        subjects = self.subject.entities if self.subject else ()
        return describe_question(self.store, self.asked, speakers=self.speakers, subjects=subjects)

    def note_voices(self, lines: Sequence[AnswerLine]) -> None:
        """Note how many of the claims others made for the one who is asked for."""
        if count := sum(bool(line.claim.speaks_for) and not line.near for line in lines):
            self.notes.append(f"{count:,} said by who speaks for it, each marked “for …”.")

    def note_office_holders(self) -> None:
        """Note who may have spoken for a body that said nothing itself."""
        if not self.voices:
            self.notes += note_office_holders(self.store, self.speakers)

    def note_articles(self) -> bool:
        """Note which articles speak of what is asked about; say whether any does."""
        notes = note_articles(self.store, self.asked, self.speakers)
        self.notes += notes
        return bool(notes)

    def _find(self, wanted: Wanted) -> tuple[list[Claim], list[Claim]]:
        """Return the claims that are about what is asked, and those that come near it."""
        if self.asked.about is None:
            return self.store.claims.list(wanted), []
        self.subject = find_topic(self.store, self.asked.about, wanted)
        self._note_meaning(self.subject.meaning)
        return list(self.subject.full), list(self.subject.near)

    def _as_asked(self, claims: Sequence[Claim]) -> list[Claim]:
        """Keep the claims that were made in the way, and passed on by whom, the question asks."""
        kept = [claim for claim in claims if self.asked.verb is None or self.asked.verb.fits(claim)]
        if self.asked.through:
            kept = list(filter(Channel(self.store, self.asked.through).passes_on, kept))
        if self.asked.reporter:
            kept = list(filter(Channel(self.store, self.asked.reporter).reports, kept))
        return kept

    def _told(self, claims: Sequence[Claim]) -> list[tuple[Claim, str]]:
        """Return those that are asked for, without reports that add nothing; each with its own words."""
        return most_specific(self._as_asked(claims), self._is_worth_showing)

    def _is_worth_showing(self, rest: str) -> bool:
        if self.subject:
            return self.subject.stands_in(rest)
        return sum(any(map(str.isalnum, word)) for word in rest.split()) >= _LEAST_REST_WORDS

    def _note_meaning(self, found: Meaning | None) -> None:
        note = describe_meaning(found) if found else ""
        if note and note not in self.notes:
            self.notes.append(note)
