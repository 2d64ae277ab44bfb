"""One list of a claim's fields (`kg/model/claim_fields.py`), and how each surface shows them."""

import pytest

from kg.model import Claim, DocumentLine, Inferred, Named, Span, Words
from kg.model.claim_fields import CLAIM_FIELDS, claim_values, flat_value

ANN, ROAD, SEA = (Named(name[0], name, "PERSON") for name in ("Ann", "Road", "Sea"))
CLAIM = Claim(
    "c1", DocumentLine("d1", "a.txt", None, "Post", "2024-03-02"), ANN, Words("Ann", (Span(0, 3),)),
    Words("said", ()), Words("taxes rose", ()), "indirect", "asserts", False, ("Wire",), (ROAD,), None, 0.9,
    inferred=(Inferred(SEA, "it is near"),),
)  # fmt: skip


def shown(surface, **beside):
    return {field.name: value for field, value in claim_values(CLAIM, surface, **beside)}


@pytest.mark.parametrize("surface", CLAIM_FIELDS)
def test_no_field_stands_twice_on_a_surface(surface):
    names = [field.name for field in CLAIM_FIELDS[surface]]
    assert len(set(names)) == len(names)


def test_what_the_store_tells_is_handed_in():
    assert shown("graph", origin="c0")["origin"] == "c0"


def test_what_the_store_does_not_tell_is_none():
    assert shown("table")["origin"] is None


@pytest.mark.parametrize(
    ("name", "flat"),
    [("document", "d1"), ("speaker", "Ann"), ("source", "Ann"), ("via", ["Wire"]), ("negated", False)],
)
def test_flat_value_is_what_a_cell_can_hold(name, flat):
    assert flat_value(shown("table")[name]) == flat


def test_only_a_record_tells_what_a_claim_is_about_beside_its_words():
    assert shown("record")["about"] == (ROAD, *CLAIM.inferred)
    assert flat_value(shown("table")["about"]) == ["Road"]
