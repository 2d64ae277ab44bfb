"""Whom a source of several speakers joins."""

import pytest
from marked import marked

from kg.build.identities import refresh_entities
from kg.build.one_document import finish
from kg.model import Wanted
from kg.store.database import Store


@pytest.mark.parametrize(
    ("line", "together"),
    [
        ("‹both {GPE:Moscow} and {GPE:Beijing}› said «so».", ["Beijing"]),
        ("‹{PERSON:Ana Ruiz} and {PERSON:Luis Vega}› said «so».", ["Luis Vega"]),
        ("‹{PERSON:Ana Ruiz} of Madrid, {PERSON:Li Wei} and {GPE:Egypt}› said «so».", ["Li Wei", "Egypt"]),
        ("‹{GPE:NATO} and {GPE:Beijing} allies› said «so».", []),
        ("‹officials of {GPE:Iran} and {GPE:Iraq}› said «so».", []),
        ("‹{GPE:Moscow} and {GPE:Beijing} officials› said «so».", []),
        ("‹{PERSON:Ana Ruiz}, head of {ORG:Research and Development},› said «so».", []),
        ("‹{ORG:Ministry of Trade and Industry}› said «so».", []),
    ],
)
def test_each_that_a_joint_source_names_has_said_it(line: str, together: list[str]) -> None:
    resolution = marked(line).resolve()
    (joint,) = resolution.joint
    assert [resolution.referents[index].name for index in joint] == together


def test_what_two_say_together_is_found_for_either(tmp_path) -> None:
    article = marked("‹{PERSON:Ana Ruiz} and {PERSON:Luis Vega}› said «it rains».")
    with Store.open(tmp_path / "kg.db", create=True) as store:
        store.evidence.put(finish(article.document, article.extraction, article.resolve()))
        refresh_entities(store)
        for name in ("ana ruiz", "luis vega"):
            (entity,) = store.names.find(name)
            (claim,) = store.claims.list(Wanted(speakers=[entity.id]))
            assert claim.speaker and claim.speaker.name == "Ana Ruiz"
