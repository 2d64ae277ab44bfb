"""Concepts among each other, where they are spoken of, and what a claim is about without naming it."""

from dataclasses import replace

import pytest
from marked import marked
from shelf import Article, Said, Shelf, Who

from kg.build.ingest import bring_up_to_date
from kg.build.subjects import refresh_subjects
from kg.language.en.fold import concept_key
from kg.model import Wanted
from kg.resolve.corpus.hierarchy import Concept, build_hierarchy, phrase_of, spoken_of
from kg.resolve.document.implied import find_implied
from kg.store.database import Store


def hierarchy(*names):
    return build_hierarchy(Concept(name, name, (concept_key(name),), phrase_of(name)) for name in names)


def edges(*names):
    built = hierarchy(*names)
    shown = {entity.id: entity.name for entity in built.wider}
    return {(line.narrower, shown.get(line.broader, line.broader)) for line in built.broader}


def test_a_concept_with_more_modifiers_is_a_kind_of_one_with_fewer():
    found = edges("training camps", "terrorist training camps")
    assert found == {("terrorist training camps", "training camps")}


def test_a_wider_concept_comes_of_several_that_end_in_it():
    built = hierarchy("Peruvian border", "southern border")
    assert [entity.name for entity in built.wider] == ["border"]
    found = {(line.narrower, line.broader) for line in built.broader}
    (border,) = built.wider
    assert found == {("Peruvian border", border.id), ("southern border", border.id)}


def test_only_the_nearest_wider_concept_is_told():
    names = ("training camps", "terrorist training camps", "foreign terrorist training camps", "summer camps")
    assert ("foreign terrorist training camps", "terrorist training camps") in edges(*names)
    assert ("foreign terrorist training camps", "training camps") not in edges(*names)


def test_what_follows_a_preposition_is_a_modifier():
    found = edges("border with Peru", "Peruvian northern border")
    assert ("Peruvian northern border", "border with Peru") in found


@pytest.mark.parametrize(
    "names",
    [
        ("training camps",),
        ("camp training", "training camps"),
        ("border guards", "border crossings"),
        ("US and NATO troops", "NATO troops"),
        ("big problem", "small problem"),
        ("first level", "second level"),
    ],
)
def test_other_heads_and_plain_words_make_no_hierarchy(names):
    assert edges(*names) == set()


def test_the_hierarchy_does_not_depend_on_the_order_of_concepts():
    names = ["Peruvian border", "southern border", "training camps", "terrorist training camps"]
    assert edges(*names) == edges(*reversed(names))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("it has detected groups of militants there", ["groups of militants"]),
        ("these are international militant groups such as that", ["militant groups"]),
        ("the MILITANT GROUP struck", ["MILITANT GROUP"]),
        ("militants met the group", []),
        ("of militants, groups of them", []),
        ("the groups and their militants", ["groups and their militants"]),
    ],
)
def test_a_concept_is_found_in_other_wordings(text, words):
    found = spoken_of(text, {concept_key("militant groups"): "id"})
    assert [piece for _, piece in found] == words


def test_a_concept_within_a_longer_one_is_left_to_it():
    ids = {concept_key("militant groups"): "wide", concept_key("foreign militant groups"): "narrow"}
    assert [entity for entity, _ in spoken_of("no foreign militant groups operate", ids)] == ["narrow"]


def implied(*lines, title=None):
    article = marked(*lines)
    document = replace(article.document, title=title)
    resolution = article.resolve()
    found = find_implied(document, article.extraction, resolution)
    return [(one.attribution, resolution.referents[one.referent].name) for one in found]


def test_a_bare_head_means_the_concept_before():
    assert implied(
        "{GPE:Peru} has closed the {#Peruvian border}.",
        "‹{PERSON:Ana Rao}› said «that the border is calm now».",
    ) == [(0, "Peruvian border")]


def test_a_pronoun_follows_on_what_was_said_before():
    assert implied(
        "‹{PERSON:Ana Rao}› said «{ORG:Frontex} has more guards now».",
        "‹{PERSON:Bo Lee}› said «it is a serious force by any measure».",
    ) == [(1, "Frontex")]


def test_the_concept_of_the_sentences_before_is_meant_where_nothing_is_named():
    assert implied(
        "The {#border program} was adopted.",
        "The {#border program} has three phases.",
        "‹{PERSON:Ana Rao}› said «deliveries are planned for next spring».",
    ) == [(0, "border program")]


def test_the_subject_of_the_title_is_meant_where_nothing_else_is():
    lines = (
        "{ORG:Frontex} met.",
        "{ORG:Frontex} voted.",
        "‹{PERSON:Ana Rao}› said «deliveries are planned for next spring».",
    )
    assert implied(*lines, title="Frontex to grow") == [(0, "Frontex")]
    assert implied(*lines, title="Guards to come") == []


@pytest.mark.parametrize(
    "lines",
    [
        (
            "The {#Peruvian border} is shut.",
            "‹{PERSON:Ana Rao}› said «that the {#border with Chile} is calm».",
        ),
        ("The {#Peruvian border} is shut.", "‹{PERSON:Ana Rao}› said «that the camp is calm and quiet now»."),
        ("‹{PERSON:Ana Rao}› said «that the border is calm now».", "The {#Peruvian border} is shut."),
        ("The {#border program} was adopted.", "‹{PERSON:Ana Rao}› refused «to fight»."),
        ("The {#border program} grew.", "‹{PERSON:Ana Rao}› said «that {GPE:Peru} is calm and quiet now»."),
        ("{ORG:Frontex} met {ORG:Europol}.", "‹{PERSON:Ana Rao}› said «deliveries are planned for spring»."),
    ],
)
def test_nothing_is_implied_where_it_is_not_sure(lines):
    assert implied(*lines) == []


def test_a_store_finds_claims_under_wider_concepts_and_other_wordings(tmp_path):
    names = ("foreign militant groups", "local militant groups")
    article = Article(
        "a.txt",
        "Rao said foreign militant groups left. Lee said local militant groups stay. "
        "Kay saw groups of militants.",
        (
            Said("foreign militant groups left", "said", "Rao", "Rao", about=names[:1]),
            Said("local militant groups stay", "said", "Lee", "Lee", about=names[1:]),
            Said("groups of militants", "saw", "Kay", "Kay"),
        ),
    )
    path = Shelf({name: Who("CONCEPT") for name in names}).fill(tmp_path / "kg.db", [article])
    with Store.open(path) as store:
        refresh_subjects(store)
        (wide,) = store.names.find(concept_key("militant groups"))
        found = store.claims.list(Wanted(about=[wide.id]))
    assert sorted(claim.content.text for claim in found) == [
        "foreign militant groups left", "groups of militants", "local militant groups stay",
    ]  # fmt: skip
    assert {named.name for claim in found for named in claim.about} == {"militant groups"}


def test_values_are_kept_with_their_claim_and_computed_again_for_an_older_store(tmp_path):
    article = Article(
        "a.txt",
        "Rao said on Tuesday that up to 6,000 men were trained in the past week.",
        (Said("up to 6,000 men were trained in the past week", "said", "Rao", "Rao"),),
        published="2022-01-12",
    )
    path = Shelf().fill(tmp_path / "kg.db", [article])
    with Store.open(path) as store:
        written = store.claims.list()[0].values
        with store.transaction() as connection:  # as migration leaves it
            connection.execute("DELETE FROM claim_period")
            connection.execute("DELETE FROM claim_quantity")
            connection.execute("INSERT INTO pending VALUES ('values')")
        assert store.pending.values()
        bring_up_to_date(store)
        assert not store.pending.values()
        assert store.claims.list()[0].values == written
    assert written.said and (written.said.text, written.said.start) == ("on Tuesday", "2022-01-11")
    assert [(one.start, one.end) for one in written.holds] == [("2022-01-04", "2022-01-11")]
    assert [(one.low, one.bound, one.unit) for one in written.quantities] == [(6000, "at most", "man")]


def test_a_concept_that_no_document_names_is_shown_with_its_kinds(tmp_path):
    names = ("northern border", "southern border")
    article = Article(
        "a.txt",
        "Rao said the northern border is shut. Lee said the southern border is open.",
        (
            Said("the northern border is shut", "said", "Rao", "Rao", about=names[:1]),
            Said("the southern border is open", "said", "Lee", "Lee", about=names[1:]),
        ),
    )
    path = Shelf({name: Who("CONCEPT") for name in names}).fill(tmp_path / "kg.db", [article])
    with Store.open(path) as store:
        refresh_subjects(store)
        (border,) = store.names.find("border")
        (line,) = store.entities.list(ids=[border.id], unlisted=True)
    assert [named.name for named in line.kinds] == list(names)
    assert (line.documents, line.claims_about) == (1, 2)
