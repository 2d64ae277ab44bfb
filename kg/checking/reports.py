"""What a draft has somebody say in other words, against what the store has him say.

kg's judge reads both, as it does for links; what it takes for one answer bears the report out, what it takes
for opposite answers, or another number of the same, does not.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

from kg.checking.draft import Draft, Passage
from kg.checking.voices_meant import Voice
from kg.errors import ModelError, QuestionError
from kg.language.en.saying.polarity import polarity_of
from kg.model import Named, Spans, Values
from kg.relate.judging import ask_judge
from kg.relate.models.embedding import weigh_words
from kg.relate.propositions import Proposition, covered, heaviest_shared, read_propositions
from kg.relate.stated import Stated
from kg.relate.surroundings import surroundings
from kg.relate.texts import relate_all
from kg.relate.verdicts import MOST_SHOWN, verdict_of
from kg.relate.words.content_words import plain_words
from kg.store.database import Store
from kg.values.quantities import agree, find_quantities
from kg.values.units import are_alike

MOST_CLAIMS = 30  # of the speaker, and of others, that a report is judged against
_WORDS = 10  # the most telling ones of a report, by which claims are looked for
_FOLLOWS_FROM = 0.9  # probability that a report follows from a claim by which it is borne out
_LEAST_COVERED = 0.5  # of the lighter one's words, of a report that follows
_REPORTER = Named("draft", "the draft", "OTHER")  # nobody in particular, who may say otherwise than the claim

Bearing = Literal["borne out", "not so"]


@dataclass(frozen=True, slots=True)
class Borne:
    """How a claim bears on a report, with the reason in words."""

    claim: str
    bearing: Bearing
    score: float
    why: str


def find_bearing(
    store: Store, draft: Draft, passage: Passage, voice: Voice | None, *, others: bool = False
) -> list[Borne]:
    """Return the claims that bear on a report, the surest first.

    Args:
        others: Claims by whomever, in place of those of the speaker.
    """
    stated = _stated(draft, passage)
    words = plain_words(stated.content)
    weights = weigh_words(words)
    telling = sorted(dict.fromkeys(words), key=lambda word: -weights[word])[:_WORDS]
    ids: list[str] = []
    if others or voice is None:
        ids = store.sharing.claims(telling, limit=MOST_CLAIMS)
    elif voice.entities:
        speakers = [*voice.ids, *_speaking_for(store, voice)]
        ids = store.sharing.claims(telling, speakers, limit=MOST_CLAIMS)
    return _judge(stated, store.statements.list(ids)) if ids else []


def _speaking_for(store: Store, voice: Voice) -> list[str]:
    referents = [one.referent for one in voice.speaks_for]
    return store.sharing.entities(referents) if referents else []


def _judge(stated: Stated, held: Sequence[Stated]) -> list[Borne]:
    found: list[Borne] = []
    asked, *claims = read_propositions([stated, *held])
    try:
        answers = ask_judge()([(_untitled(claim), asked) for claim in claims])
        follows = relate_all([(claim.text, asked.text) for claim in claims])
    except (ModelError, QuestionError):
        return []
    for claim, answer, text in zip(claims, answers, follows, strict=True):
        own = replace(asked, stated=replace(stated, speaker=claim.stated.speaker))
        by_words = replace(asked, stated=replace(stated, speaker=_REPORTER))
        alike, apart = verdict_of(claim, own, answer), verdict_of(claim, by_words, answer)
        entailed = text.p[0] >= _FOLLOWS_FROM and claim.denied == asked.denied
        if apart and apart.relation == "contradicts" and apart.sure:
            found.append(Borne(claim.stated.id, "not so", apart.score, apart.why))
        elif why := _other_number(claim, asked):
            found.append(Borne(claim.stated.id, "not so", answer.same + answer.opposed, why))
        elif alike and alike.relation == "repeats":
            found.append(Borne(claim.stated.id, "borne out", alike.score, _in_common(claim, asked)))
        elif entailed and covered(claim, asked) >= _LEAST_COVERED:
            found.append(Borne(claim.stated.id, "borne out", text.p[0], _in_common(claim, asked)))
    return sorted(found, key=lambda one: (one.bearing != "borne out", -one.score, one.claim))


def _other_number(claim: Proposition, asked: Proposition) -> str:
    """Return what tells that both count one thing and give another number of it, where they do.

    "More than 90" is another number than "more than 40", though both may be so.
    """
    pairs = [
        (mine, his, agree(mine, his))
        for mine, his in product(asked.quantities, claim.quantities)
        if mine.unit and his.unit and (mine.unit == his.unit or are_alike(mine.unit, his.unit))
    ]
    told = {mine for mine, _, agreed in pairs if agreed}
    others = [(mine, his) for mine, his, _ in pairs if mine not in told]
    if not others or covered(claim, asked) < _LEAST_COVERED:
        return ""
    return f"“{others[0][0].text}” against “{others[0][1].text}”"


def _in_common(claim: Proposition, asked: Proposition) -> str:
    words = heaviest_shared(asked, claim, MOST_SHOWN)
    return f"both speak of {', '.join(words)}" if words else "in other words"


def _untitled(claim: Proposition) -> Proposition:
    """Return a claim without its headline: a draft is judged by its words alone."""
    return replace(claim, stated=replace(claim.stated, title=None))


def _stated(draft: Draft, passage: Passage) -> Stated:
    """Return a report as claims are compared."""
    assert passage.said
    one, text = passage.said, draft.document.text
    source, cue, content = (_cut(text, spans) for spans in (one.source, one.cue, one.content))
    before, _, after = surroundings(text, one.content)
    return Stated(
        id="draft", document="draft", content=content, source=source, cue=cue,
        before=before, after=after, kind=one.kind, modality=one.modality,
        polarity=polarity_of(
            one.modality, negated=one.negated, cue=cue, content=content, source=source
        ),
        values=Values(quantities=find_quantities(content)),
    )  # fmt: skip


def _cut(text: str, spans: Spans) -> str:
    return " … ".join(span.cut(text) for span in spans)
