"""Question + Store → Answer: which claims, in which order, and how the question was understood."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.ask.articles.speaking import note_articles
from kg.ask.channels import Channel, check_outlet
from kg.ask.named.name_meaning import Meaning, require_meaning
from kg.ask.named.spokesmen import find_spokesmen
from kg.ask.origins import AnswerLine, Origin, find_origins, saying_so, with_what_agrees
from kg.ask.outer_reports import OuterReports, most_specific
from kg.ask.question import Question, read_question
from kg.ask.sides import Sides, find_sides
from kg.ask.topic import Topic, find_topic
from kg.ask.understood import describe_less_sure, describe_meaning, describe_question, note_office_holders
from kg.errors import QuestionError
from kg.model import Claim, Filter, Link, Relation, Wanted, age_of
from kg.model.relations import AGAINST, WITH
from kg.store.database import Store

_LEAST_REST_WORDS = 4  # what an outer report must say beside the inner one to be shown as well


@dataclass(frozen=True, slots=True)
class Answer:
    """The lines in order: what is asked for, then what comes near it, each newest first.

    `understood`: how the question was read, in words. `notes`: what the reader should know of it.
    A question "when" has its lines oldest first; one for links, the surest link first. What is disputed is in
    `conflicts`, each with its first side among the lines; how many say so is in `origins`.
    """

    question: Question
    understood: str
    lines: tuple[AnswerLine, ...]
    notes: tuple[str, ...] = ()
    conflicts: tuple[Sides, ...] = ()
    origins: tuple[Origin, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(line.claim for line in self.lines)


def answer(store: Store, question: str | Question) -> Answer:
    """Answer a question from the store.

    Raises:
        QuestionError: It cannot be read, or names nothing that is known.
    """
    asked = read_question(question) if isinstance(question, str) else question
    if asked.form == "disputed":
        return _answer_disputed(store, asked)
    if asked.form == "sources":
        return _answer_sources(store, asked)
    finding = _Finding(store, asked)
    try:
        lines = finding.lines_by_link() if asked.form in ("contradicts", "agrees") else finding.lines()
    except QuestionError:  # nothing is known of what is asked about, but articles may speak of it
        if finding.note_articles():
            return Answer(asked, finding.understood(), (), tuple(finding.notes))
        raise
    if not lines:
        finding.note_office_holders()
        if asked.form in ("claims", "when") and not finding.less_sure():
            finding.note_articles()
    finding.note_voices(lines)
    if asked.form in ("claims", "when"):
        finding.note_less_sure()
    limit = asked.filter.limit
    shown = tuple(lines[:limit])
    if limit is not None and len(shown) < len(lines):
        finding.notes.append(f"{len(lines) - len(shown):,} more of them stand behind the limit of {limit:,}.")
    return Answer(asked, finding.understood(), shown, tuple(finding.notes))


def _answer_disputed(store: Store, asked: Question) -> Answer:
    finding = _Finding(store, asked)
    found = _conflicts(finding)
    shown = tuple(found[: asked.filter.limit])
    if not found:
        finding.notes.append("No claims are known to contradict each other on it.")
    lines = tuple(
        AnswerLine(one.first, one.first.content.text, link=one.link, other=one.second) for one in shown
    )
    return Answer(asked, finding.understood(), lines, tuple(finding.notes), conflicts=shown)


def _answer_sources(store: Store, asked: Question) -> Answer:
    """Count origins of the claims that say something, in whatever words; a denial is only noted."""
    finding = _Finding(store, asked)
    so, not_so = saying_so(asked.about or "", finding.claims())
    origins = find_origins(store, with_what_agrees(store, so))
    if not_so:
        finding.notes.append(
            f"Not counted: claims that say that it is not so, or deny it ({len(not_so):,}); "
            "`kg conflicts` shows both sides."
        )
    shown = tuple(origins[: asked.filter.limit])
    lines = tuple(AnswerLine(claim, claim.content.text) for one in shown for claim in one.claims)
    return Answer(asked, finding.understood(), lines, tuple(finding.notes), origins=shown)


def find_conflicts(store: Store, asked: Question) -> list[Sides]:
    """Return the contradictions in which one side at least is asked for, the surest first."""
    return _conflicts(_Finding(store, asked))[: asked.filter.limit]


def _conflicts(finding: "_Finding") -> list[Sides]:
    asked = finding.asked
    of_all = replace(asked, form="claims", filter=replace(asked.filter, limit=None)) == Question()
    return find_sides(finding.store, None if of_all else finding.claims(), AGAINST)


def find_claims(store: Store, asked: Question) -> list[Claim]:
    """Return every claim that is asked for, newest published first.

    Where X is asked about, these are the claims that an answer shows: a report that says nothing of X
    beside those within it is not one of them, else they are all.
    """
    return _Finding(store, asked).claims(asked.filter.limit)[: asked.filter.limit]


def find_claims_and_less_sure(store: Store, asked: Question) -> tuple[list[Claim], int]:
    """Return what `find_claims` and `count_less_sure` do, looking names up once."""
    finding = _Finding(store, asked)
    return finding.claims(asked.filter.limit)[: asked.filter.limit], finding.less_sure()


def count_less_sure(store: Store, asked: Question) -> int:
    """Return how many claims more are asked for that are less sure than what is shown."""
    return _Finding(store, asked).less_sure()


def find_wanted(store: Store, asked: Question) -> Wanted:
    """Return what is asked for as the store lists it: of X, the claims that `find_claims` gives.

    Raises:
        QuestionError: A name stands for nothing that is known.
    """
    finding = _Finding(store, asked)
    about = None if asked.about is None else [claim.id for claim in finding.claims()]
    return Wanted(asked.filter, speakers=finding.speaker_ids, voices=finding.voices, claims=about)


class _Finding:
    """One question while it is answered: whom and what its words mean in this store."""

    def __init__(self, store: Store, asked: Question) -> None:
        self.store, self.asked = store, asked
        self.notes: list[str] = []
        self.subject: Topic | None = None
        spoken = require_meaning(store, asked.speaker) if asked.speaker else None
        self.speakers = spoken.entities if spoken else ()
        self.voices = find_spokesmen(store, self.speakers)
        self._note_meaning(spoken)
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

    def note_less_sure(self) -> None:
        """Note how many claims the floor keeps out."""
        if count := self.less_sure():
            self.notes.append(describe_less_sure(count))

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
        others = {
            claim.id: claim for claim in self._as_asked(self.store.claims.list(wanted)) if claim.id not in own
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
                if link.relation in relations and one in told and other not in told:
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
