"""What becomes of decisions, given the documents that there are: nothing is dropped."""

import pytest

from kg.language.en.fold import fold_name
from kg.model import Anchor, Claim, Decision, DocumentLine, Entity, Referent, Span, Wanted, Words, digest
from kg.resolve.corpus.joints import resolve_corpus
from kg.resolve.rulings.outcomes import Judgement, judge, settle


class Shelf:
    """An archive of the claims it is given."""

    def __init__(self, *claims: Claim) -> None:
        self.held = claims
        self.documents = self.claims = self  # it answers for both

    def find(self, document_id: str, path: str) -> str | None:
        known = [claim.document for claim in self.held]
        by_path = [line.id for line in known if line.path == path]
        return document_id if document_id in {line.id for line in known} else next(iter(by_path), None)

    def list(self, wanted: Wanted) -> list[Claim]:
        document, ids = wanted.filter.document, wanted.claims or ()
        return [one for one in self.held if one.document.id == document or one.id in ids]


def person(name: str, document: str = "d1", *forms: str) -> Referent:
    forms = forms or (name,)
    return Referent(digest(document, name), document, name, "PERSON", fold_name(name), forms, (0,))


def ruled(verb: str, *arguments: str, id: str = "x1", day: int = 1, **fields: object) -> Decision:
    return Decision(id, verb, arguments, "anna", f"2026-01-{day:02}T10:00:00Z", **fields)


def claim(start: int = 0, document: str = "d1") -> Claim:
    line = DocumentLine(document, "a.txt", None, None, None)
    return Claim(
        id=f"{document}-{start}", document=line, speaker=None, source=Words("", ()),
        cue=Words("said", (Span(start, start + 4),)),
        content=Words("taxes rose", (Span(start + 5, start + 15),)),
        kind="indirect", modality="asserts", negated=False, via=(), about=(), within=None, confidence=0.4,
    )  # fmt: skip


def states(judged: Judgement) -> dict[str, str]:
    return {line.decision.id: line.state for line in judged.lines}


ANN, BOB, CAT = person("Ann Lee"), person("Bob Ray"), person("Cat Orr")


def test_decision_on_known_names_stands():
    judged = judge([ruled("merge", "Ann Lee", "Bob Ray")], [ANN, BOB], Shelf())
    assert states(judged) == {"x1": "stands"}
    assert [ruling.id for ruling in judged.applying] == ["x1"]


@pytest.mark.parametrize(
    "ruling",
    [
        ruled("merge", "Ann Lee", "Bob Ray"),
        ruled("distinct", "Bob Ray", "Ann Lee"),
        ruled("split", "Ann Lee", "Bob Ray"),
        ruled("rename", "Bob Ray", "B. Ray"),
        ruled("alias", "Bob Ray", "Bobby"),
    ],
)
def test_decision_on_a_name_that_is_gone_sleeps_and_says_which(ruling: Decision):
    judged = judge([ruling], [ANN], Shelf())
    assert states(judged) == {"x1": "sleeps"}
    assert "'Bob Ray'" in judged.lines[0].why
    assert judged.applying == ()


def test_merge_that_another_decision_forbids_conflicts_and_says_with_which():
    rulings = [
        ruled("merge", "Ann Lee", "Bob Ray", id="x1"),
        ruled("merge", "Bob Ray", "Cat Orr", id="x2", day=2),
        ruled("distinct", "Ann Lee", "Cat Orr", id="x3", day=3),
    ]
    judged = judge(rulings, [ANN, BOB, CAT], Shelf())
    assert states(judged) == {"x1": "stands", "x2": "conflicts", "x3": "stands"}
    assert judged.lines[1].why == (
        "merge Bob Ray and Cat Orr contradicts decision x3 (distinct Ann Lee and Cat Orr), "
        "which keeps them apart; withdraw one of the two"
    )
    assert len(resolve_corpus([ANN, BOB, CAT], judged.applying)) == 2


def test_distinct_that_one_document_contradicts_conflicts():
    both = person("Ann Lee", "d1", "Ann Lee", "Annie")
    judged = judge([ruled("distinct", "Ann Lee", "Annie")], [both], Shelf())
    assert states(judged) == {"x1": "conflicts"}
    assert judged.lines[0].why == 'a document takes "Ann Lee" and "Annie" for one'


def test_withdrawn_decision_is_kept_and_says_by_whom():
    rulings = [
        ruled("merge", "Ann Lee", "Bob Ray"),
        ruled("withdraw", "x1", id="x2", day=2, reason="a slip"),
    ]
    judged = judge(rulings, [ANN, BOB], Shelf())
    assert states(judged) == {"x1": "withdrawn", "x2": "stands"}
    assert judged.lines[0].why == "by anna on 2026-01-02: a slip"
    assert judged.applying == ()


def test_withdrawing_a_withdrawal_brings_the_decision_back():
    rulings = [
        ruled("merge", "Ann Lee", "Bob Ray"),
        ruled("withdraw", "x1", id="x2", day=2),
        ruled("withdraw", "x2", id="x3", day=3),
    ]
    judged = judge(rulings, [ANN, BOB], Shelf())
    assert states(judged) == {"x1": "stands", "x2": "withdrawn", "x3": "stands"}


def test_withdrawal_of_what_is_not_here_sleeps():
    assert states(judge([ruled("withdraw", "x9")], [], Shelf())) == {"x1": "sleeps"}


def test_verb_of_a_newer_kg_sleeps():
    judged = judge([ruled("marry", "Ann Lee", "Bob Ray")], [ANN, BOB], Shelf())
    assert states(judged) == {"x1": "sleeps"}
    assert "unknown verb 'marry'" in judged.lines[0].why


def test_later_of_two_rulings_on_a_claim_holds():
    rulings = [ruled("reject", "d1-0"), ruled("accept", "d1-0", id="x2", day=2)]
    judged = judge(rulings, [], Shelf(claim()))
    assert states(judged) == {"x1": "overruled", "x2": "stands"}
    assert {key: it.verb for key, it in judged.rulings.items()} == {"d1-0": "accept"}


def test_claim_is_found_again_where_its_id_has_changed():
    words = claim(0)
    evidence = (Anchor(0, "d1", "a.txt", cue=words.cue, content=words.content),)
    judged = judge([ruled("reject", "old-id", evidence=evidence)], [], Shelf(claim(40), claim(0)))
    assert {key: it.id for key, it in judged.rulings.items()} == {"d1-0": "x1"}


def test_claim_whose_words_are_gone_sleeps():
    words = claim(0)
    evidence = (Anchor(0, "d1", "a.txt", cue=words.cue, content=words.content),)
    judged = judge([ruled("reject", "old-id", evidence=evidence)], [], Shelf(claim(40)))
    assert states(judged) == {"x1": "sleeps"}
    assert judged.lines[0].why == "a.txt no longer holds a claim of the words “taxes rose”"


def test_evidence_tells_one_of_two_that_bear_a_name():
    smiths = [person("John Smith", "d1"), person("John Smith", "d2"), person("Jo Blow", "d3")]
    evidence = (Anchor(0, "d2", "b.txt", form="John Smith"),)
    rulings = [
        ruled("split", "John Smith", "John Smith", evidence=(Anchor(1, "d2", "b.txt", form="John Smith"),)),
        ruled("rename", "John Smith", "John Smith (farmer)", id="x2", day=2, evidence=evidence),
        ruled("merge", "John Smith", "Jo Blow", id="x3", day=3, evidence=evidence),
    ]
    judged = judge(rulings, smiths, Shelf())
    assert set(states(judged).values()) == {"stands"}
    found = {entity.name: entity.referents for entity in resolve_corpus(smiths, judged.applying)}
    assert found == {
        "John Smith": (smiths[0].id,),
        "John Smith (farmer)": tuple(sorted([smiths[1].id, smiths[2].id])),
    }


def test_later_of_two_names_for_one_entity_holds():
    rulings = [
        ruled("rename", "Ann Lee", "A. Lee"),
        ruled("rename", "Bob Ray", "B. Ray", id="x2", day=2),
        ruled("merge", "Ann Lee", "Bob Ray", id="x3", day=3),
    ]
    judged = judge(rulings, [ANN, BOB], Shelf())
    entities = resolve_corpus([ANN, BOB], judged.applying)
    assert [entity.name for entity in entities] == ["B. Ray"]
    lines = settle(judged, entities)
    assert [line.state for line in lines] == ["overruled", "stands", "stands"]
    assert lines[0].why == "by decision x2 on 2026-01-02: rename Bob Ray, B. Ray"


def test_the_same_name_given_twice_overrules_nothing():
    rulings = [ruled("rename", "Ann Lee", "A. Lee"), ruled("rename", "Ann Lee", "A. Lee", id="x2", day=2)]
    judged = judge(rulings, [ANN], Shelf())
    entities: list[Entity] = resolve_corpus([ANN], judged.applying)
    assert {line.state for line in settle(judged, entities)} == {"stands"}


def test_aliases_of_a_name_that_no_document_has_are_one():
    judged = judge([ruled("alias", "Zed Zed", "Ann Lee", "Bob Ray")], [ANN, BOB], Shelf())
    (entity,) = resolve_corpus([ANN, BOB], judged.applying)
    assert set(entity.aliases) == {"Ann Lee", "Bob Ray", "Zed Zed"}


def test_name_that_several_bear_by_now_is_told():
    rulings = [
        ruled("distinct", "Ann Lee", "Bob Ray"),
        ruled("rename", "Annie", "A. Lee", id="x2", day=2),
    ]
    referents = [person("Ann Lee", "d1", "Ann Lee", "Annie"), person("Bob Ray", "d2", "Bob Ray", "Annie")]
    judged = judge(rulings, referents, Shelf())
    lines = settle(judged, resolve_corpus(referents, judged.applying))
    assert (lines[1].state, lines[1].why[:32]) == ("stands", "2 entities bear that name now; n")
