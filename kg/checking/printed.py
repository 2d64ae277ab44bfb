"""Where in the store the words of a quotation stand, and whose claims hold them there."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.checking.quotations import Place, Printed, telling_words
from kg.checking.voices_meant import Match, Voice
from kg.checking.word_runs import Run
from kg.language.en.fold import fold_words
from kg.model import Claim, Document, Filter, Span, Wanted
from kg.store.database import Store

MOST_WHOLE, MOST_NEAR = 40, 12  # articles looked at: those that hold all words, those that hold some runs
_RUN = 3  # words in a row by which articles are looked for
_MOST_RUNS = 40
# From which likeness on words are the quotation, altered. Of 150 direct quotations of a corpus with one word
# changed, left out or put in, 147 were found altered; of 150 of another corpus, 1.
ALTERED_FROM, ALTERED_FROM_OF_HIS = 0.7, 0.55
_LEAST_TELLING = 2  # words in common that are no mere "the"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where words stand: `printed` are the article's own. `claim` holds them, if any claim does.

    `match`: whether it is said by whom the draft names; "unknown" too where no claim holds the words.
    """

    document: Document
    span: Span
    printed: str
    place: Place | None = None
    claim: Claim | None = None
    match: Match = "unknown"


class Articles:
    """The articles of a store, as quotations are looked up in them; each is read once."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._read: dict[str, tuple[Document, Printed]] = {}
        self._claims: dict[str, list[Claim]] = {}

    def find(self, drafted: str, runs: Sequence[Run], voice: Voice | None) -> list[Evidence]:
        """Return where a quotation stands word for word, else the one place that is most like it.

        Args:
            drafted: The text of the draft, in which the words of the runs have their places.
        """
        words = [[word.typed for word in run.words] for run in runs]
        held = self.store.sharing.articles(words, whole=True, limit=MOST_WHOLE)
        near = self.store.sharing.articles(_pieces(words), whole=False, limit=MOST_NEAR)
        found = [
            self._evidence(document, place, voice)
            for document, printed in map(self._article, dict.fromkeys((*held, *near)))
            for place in printed.find_all(runs)
        ]
        if found:
            return sorted(found, key=_rank)
        nearest = [
            self._evidence(document, place, voice)
            for document, printed in map(self._article, near)
            if (place := printed.nearest(drafted, runs)) and _is_altered(place, runs)
        ]
        likely = [one for one in nearest if one.place and one.place.likeness >= _floor(one)]
        return sorted(likely, key=lambda one: (_rank(one), -one.place.likeness if one.place else 0))[:1]

    def held_by(self, claim: Claim) -> Evidence:
        """Return a claim as evidence: the words of its content in its article."""
        document, _ = self._article(claim.document.id)
        spans = claim.content.spans
        span = Span(spans[0].start, spans[-1].end) if spans else Span(0, 0)
        return Evidence(document, span, claim.content.text, claim=claim)

    def _article(self, identifier: str) -> tuple[Document, Printed]:
        if identifier not in self._read:
            document = self.store.documents.get(identifier)
            self._read[identifier] = document, Printed(document.text)
        return self._read[identifier]

    def _evidence(self, document: Document, place: Place, voice: Voice | None) -> Evidence:
        holding = [claim for claim in self._all_claims(document.id) if _holds(claim, place.span)]
        if holding and voice:
            ids = [claim.id for claim in holding]
            marked = {claim.id: claim for claim in self.store.claims.list(voice.wanted(ids))}
            holding = [marked.get(claim.id, claim) for claim in holding]
        order: dict[Match, int] = {"same": 0, "other": 1, "unknown": 2}
        judged: list[tuple[Match, Claim]] = [
            (voice.match(claim) if voice else "unknown", claim) for claim in holding
        ]
        judged.sort(key=lambda each: (order[each[0]], _length(each[1])))
        match: Match = judged[0][0] if judged else "unknown"
        claim = judged[0][1] if judged else None
        return Evidence(document, place.span, place.span.cut(document.text), place, claim, match)

    def _all_claims(self, document: str) -> list[Claim]:
        if document not in self._claims:
            whole = Wanted(Filter(document=document))
            self._claims[document] = self.store.claims.list(whole)
        return self._claims[document]


def _pieces(words: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """Return runs of a few words, of which an altered quotation still has some, the telling ones first."""
    pieces = [
        run[at : at + _RUN]
        for run in words
        for at in range(max(len(run) - _RUN + 1, 1))
        if fold_words(" ".join(run[at : at + _RUN]))
    ]
    pairs = [run[at : at + 2] for run in words if len(run) <= 2 * _RUN for at in range(len(run) - 1)]
    step = max(len(pieces) // _MOST_RUNS, 1)
    return [*pieces[::step], *(pair for pair in pairs if len(fold_words(" ".join(pair))) == len(pair))]


def _is_altered(place: Place, runs: Sequence[Run]) -> bool:
    """Say whether enough telling words of a quotation stand in a place."""
    same = " ".join(change.printed for change in place.changes if change.kind == "same")
    return len(fold_words(same)) >= min(_LEAST_TELLING, telling_words(runs))


def _floor(one: Evidence) -> float:
    return ALTERED_FROM_OF_HIS if one.match == "same" else ALTERED_FROM


def _rank(one: Evidence) -> int:
    return {"same": 0, "other": 1, "unknown": 2}[one.match]


def _holds(claim: Claim, span: Span) -> bool:
    """Say whether most of a place is content of a claim."""
    shared = sum(max(0, min(one.end, span.end) - max(one.start, span.start)) for one in claim.content.spans)
    return shared * 2 > span.end - span.start


def _length(claim: Claim) -> int:
    return sum(span.end - span.start for span in claim.content.spans)
