"""Which claims are one utterance told again."""

from statements import stated

from kg.relate.propositions import read_propositions
from kg.relate.stated import Stated
from kg.relate.tellings import find_within, tell

WIRE = (
    "the river Karva rose by two metres within one night and carried away the old bridge, three boats "
    "and the huts of the fishermen at the landing"
)


def is_one(a: Stated, b: Stated) -> bool:
    one, other = read_propositions([a, b])
    return tell(one, other) is not None


def test_the_same_text_in_two_articles_is_one_utterance() -> None:
    assert is_one(stated(WIRE, "Ann Lee"), stated(WIRE.replace("two metres", "two meters"), "Ann Lee"))


def test_other_words_are_another_utterance() -> None:
    assert not is_one(
        stated(WIRE, "Ann Lee"), stated("the Karva flood took a bridge and some boats", "Ann Lee")
    )


def test_a_few_words_in_common_are_no_copy() -> None:
    assert not is_one(stated("the bridge is safe", "Ann Lee"), stated("the bridge is safe", "Bo Rao"))


def test_a_report_that_is_all_told_by_an_inner_one_is_that_one() -> None:
    outer = stated("Bo Rao said that the bridge over the Karva is safe", "Ann Lee")
    inner = stated("the bridge over the Karva is safe", "Bo Rao", within=outer.id, document=outer.document)
    found = find_within(read_propositions([outer, inner]))
    assert [(one.a, one.b, one.lesser) for one in found] == [(*sorted((outer.id, inner.id)), outer.id)]
