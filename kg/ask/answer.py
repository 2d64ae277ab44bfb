"""Question + Store → Answer: which claims, in which order, and how the question was understood."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from kg.ask.counted.independence import Witness, weigh
from kg.ask.counted.saying_it import find_doubted
from kg.ask.finding import Finding
from kg.ask.origins import AnswerLine, Origin, find_origins, saying_so, with_what_agrees
from kg.ask.question import Question, QuestionForm, read_question
from kg.ask.sides import Sides, find_sides
from kg.ask.tabled.figures import Counted, alike_units, find_figures, first_figures
from kg.ask.tabled.stances import Stance, find_stances
from kg.errors import QuestionError
from kg.model import Claim, Wanted
from kg.model.relations import AGAINST, CHANGED
from kg.store.database import Store


@dataclass(frozen=True, slots=True)
class Answer:
    """The lines in order: what is asked for, then what comes near it, each newest first.

    `understood`: how the question was read, in words. `notes`: what the reader should know of it.
    A question "when" has its lines oldest first; one for links, the surest link first. What is disputed is in
    `conflicts`, each with its first side among the lines; who says so in how many origins is in `witnesses`;
    which figures are given, in `figures`; who is for and who against it, in `stances`.
    """

    question: Question
    understood: str
    lines: tuple[AnswerLine, ...]
    notes: tuple[str, ...] = ()
    conflicts: tuple[Sides, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    figures: tuple[Counted, ...] = ()
    stances: tuple[Stance, ...] = ()
    also: "Answer | None" = None  # of a bare name: what is said of it, beside what it says
    less_sure: int = 0  # claims that are asked for and the floor keeps out, where that was counted

    @property
    def found(self) -> bool:
        """Whether there is anything that was asked for, or comes near it."""
        return bool(self.lines or self.conflicts or self.witnesses or self.figures or self.stances) or bool(
            self.also and self.also.found
        )

    @property
    def origins(self) -> tuple[Origin, ...]:
        return tuple(witness.origin for witness in self.witnesses)

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(line.claim for line in self.lines)


def answer(store: Store, question: str | Question) -> Answer:
    """Answer a question from the store, read strictly; `kg.ask.loosely` answers any words.

    Raises:
        QuestionError: It cannot be read, or names nothing that is known.
    """
    asked = read_question(question) if isinstance(question, str) else question
    return _ANSWERS.get(asked.form, _answer_claims)(store, asked)


def _answer_claims(store: Store, asked: Question) -> Answer:
    finding = Finding(store, asked)
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
    less_sure = finding.note_less_sure() if asked.form in ("claims", "when") else 0
    finding.note_undated()
    limit = asked.filter.limit
    shown = tuple(lines[:limit])
    if limit is not None and len(shown) < len(lines):
        finding.notes.append(f"{len(lines) - len(shown):,} more of them stand behind the limit of {limit:,}.")
    return Answer(asked, finding.understood(), shown, tuple(finding.notes), less_sure=less_sure)


def _answer_disputed(store: Store, asked: Question) -> Answer:
    finding = Finding(store, asked)
    found = _conflicts(finding)
    shown = tuple(found[: asked.filter.limit])
    if not found:
        finding.notes.append("No claims are known to contradict each other on it.")
    lines = tuple(
        AnswerLine(one.first, one.first.content.text, link=one.link, other=one.second) for one in shown
    )
    return Answer(asked, finding.understood(), lines, tuple(finding.notes), conflicts=shown)


def _answer_changed(store: Store, asked: Question) -> Answer:
    """Answer with what somebody said otherwise before; where that is not known, with all, oldest first."""
    finding = Finding(store, asked)
    narrowed = asked.about or asked.speaker or asked.filter.since or asked.filter.until
    found = find_sides(store, finding.claims() if narrowed else None, CHANGED, questions=asked.filter.all)
    if not found and not narrowed:
        finding.notes.append("No change of what somebody says is known.")
    elif not found:
        said = _answer_claims(store, replace(asked, form="when"))
        none = "No change of what somebody says is known there; what was said, the oldest first:"
        return replace(said, notes=(none, *said.notes))
    shown = tuple(found[: asked.filter.limit])
    lines = tuple(
        AnswerLine(one.second, one.second.content.text, link=one.link, other=one.first) for one in shown
    )
    return Answer(asked, finding.understood(), lines, tuple(finding.notes), conflicts=shown)


def _answer_outlets(store: Store, asked: Question) -> Answer:
    """Answer with the claims, and say which outlets published how many of them."""
    said = _answer_claims(store, replace(asked, form="claims"))
    counts = Counter(line.claim.document.outlet for line in said.lines)
    unnamed = counts.pop(None, 0)
    told = [f"{outlet} ({count:,})" for outlet, count in counts.most_common()]
    told += [f"articles without an outlet ({unnamed:,})"] if unnamed else []
    return replace(said, notes=(f"Told by: {', '.join(told)}.", *said.notes)) if told else said


def _answer_name(store: Store, asked: Question) -> Answer:
    """Answer a bare name with what it said, and beside that with what is said of it."""
    name = asked.speaker or ""
    made = replace(asked, form="claims")
    of_it = replace(made, filter=replace(asked.filter, speaker=None, about=name))
    said = _answer_claims(store, made)
    if not said.lines:
        return _answer_claims(store, of_it)
    try:
        return replace(said, question=asked, also=_answer_claims(store, of_it))
    except QuestionError:  # nobody speaks of it
        return said


def _answer_sources(store: Store, asked: Question) -> Answer:
    """Count origins of the claims that say something, in whatever words; a denial is only noted."""
    finding = Finding(store, asked)
    so, not_so = saying_so(asked.about or "", finding.claims())
    origins = find_origins(store, with_what_agrees(store, so))
    if not_so:
        finding.notes.append(
            f"Not counted: claims that say that it is not so, or deny it ({len(not_so):,}); "
            "`kg conflicts` shows both sides."
        )
    if origins:
        finding.notes.append("Found by its words: read of each whether it says so.")
    doubted = find_doubted(asked.about or "", [claim for origin in origins for claim in origin.claims])
    shown = tuple(weigh(store, origins, doubted)[: asked.filter.limit])
    lines = tuple(AnswerLine(claim, claim.content.text) for one in shown for claim in one.origin.claims)
    return Answer(asked, finding.understood(), lines, tuple(finding.notes), witnesses=shown)


def _answer_numbers(store: Store, asked: Question) -> Answer:
    finding = Finding(store, asked)
    found = tuple(_numbers(finding))
    lines = tuple(AnswerLine(one.claim, one.words) for counted in found for one in counted.figures)
    if not found:
        finding.notes.append("No claim gives a figure for it.")
    if asked.counted is None:  # else most of them count something else
        finding.note_less_sure()
    return Answer(asked, finding.understood(), lines, tuple(finding.notes), figures=found)


def find_numbers(store: Store, asked: Question) -> list[Counted]:
    """Return the figures that the claims give which are asked for, by what they count."""
    return _numbers(Finding(store, asked))


def _numbers(finding: Finding) -> list[Counted]:
    asked = finding.asked
    counted = asked.counted
    claims = finding.claims() if counted is None else finding.claims_counting(alike_units(counted))
    return first_figures(find_figures(finding.store, claims, counted), asked.filter.limit)


def _answer_stances(store: Store, asked: Question) -> Answer:
    """Answer with the stances on the side that is asked for; where nobody takes one, with claims about it."""
    finding = _finding_of_stances(store, asked)
    found = _stances(finding)
    finding.asked = replace(asked, verb=None)
    if not found:
        said = answer(store, replace(asked, form="claims", side=None, verb=None))
        return replace(said, notes=("No stance on it is found; what is said about it:", *said.notes))
    shown = tuple(one for one in found if asked.side in (None, one.side))[: asked.filter.limit]
    if others := sum(asked.side not in (None, one.side) and not one.near for one in found):
        finding.notes.append(f"{others:,} on another side of it; `kg stances` shows them.")
    lines = tuple(AnswerLine(one.claim, one.claim.content.text, near=one.near) for one in shown)
    return Answer(asked, finding.understood(), lines, tuple(finding.notes), stances=shown)


def find_all_stances(store: Store, asked: Question) -> list[Stance]:
    """Return the stances on what is asked about, or of whom, the earliest first.

    A bare stance ("praised the plan") is hardly a claim: how sure a claim is does not count here, unless a
    floor is given.
    """
    return _stances(_finding_of_stances(store, asked))[: asked.filter.limit]


def _finding_of_stances(store: Store, asked: Question) -> Finding:
    everything = replace(asked.filter, all=True)
    return Finding(store, replace(asked, verb=None, filter=everything))


def _stances(finding: Finding) -> list[Stance]:
    claims = finding.claims()
    return find_stances(finding.store, finding.subject, claims)


def find_conflicts(store: Store, asked: Question) -> list[Sides]:
    """Return the contradictions in which one side at least is asked for, the surest first."""
    return _conflicts(Finding(store, asked), limit=asked.filter.limit)


def _conflicts(finding: Finding, limit: int | None = None) -> list[Sides]:
    asked = finding.asked
    of_all = replace(asked, form="claims", filter=replace(asked.filter, limit=None)) == Question()
    return find_sides(
        finding.store,
        None if of_all else finding.claims(),
        AGAINST,
        questions=asked.filter.all,
        limit=limit,
    )


def find_claims(store: Store, asked: Question) -> list[Claim]:
    """Return every claim that is asked for, newest published first.

    Where X is asked about, these are the claims that an answer shows: a report that says nothing of X
    beside those within it is not one of them, else they are all.
    """
    return Finding(store, asked).claims(asked.filter.limit)[: asked.filter.limit]


def find_claims_and_less_sure(store: Store, asked: Question) -> tuple[list[Claim], int]:
    """Return what `find_claims` and `count_less_sure` do, looking names up once."""
    finding = Finding(store, asked)
    return finding.claims(asked.filter.limit)[: asked.filter.limit], finding.less_sure()


def count_less_sure(store: Store, asked: Question) -> int:
    """Return how many claims more are asked for that are less sure than what is shown."""
    return Finding(store, asked).less_sure()


def find_wanted(store: Store, asked: Question) -> Wanted:
    """Return what is asked for as the store lists it: of X, the claims that `find_claims` gives.

    Raises:
        QuestionError: A name stands for nothing that is known.
    """
    finding = Finding(store, asked)
    about = None if asked.about is None else [claim.id for claim in finding.claims()]
    return Wanted(asked.filter, speakers=finding.speaker_ids, voices=finding.voices, claims=about)


_ANSWERS: dict[QuestionForm, Callable[[Store, Question], Answer]] = {
    "disputed": _answer_disputed,
    "changed": _answer_changed,
    "sources": _answer_sources,
    "outlets": _answer_outlets,
    "numbers": _answer_numbers,
    "stances": _answer_stances,
    "name": _answer_name,
}
