"""Which referents of many documents are one entity, and that a person's decisions hold."""

import random
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DecisionError
from kg.language.en.fold import fold_name
from kg.model import Decision, Entity, EntityType, Referent, digest
from kg.resolve.corpus.joints import resolve_corpus
from kg.resolve.rulings.standing import check_decision

_number = count()


def person(name: str, *forms: str, roles: tuple[str, ...] = ()) -> Referent:
    return referent(name, "PERSON", *forms, roles=roles)


def referent(
    name: str, kind: EntityType, *forms: str, roles: tuple[str, ...] = (), generic: bool = False
) -> Referent:
    document = f"d{next(_number)}"
    return Referent(
        id=digest(document, name),
        document_id=document,
        name=name,
        type=kind,
        key=fold_name(name),
        forms=(name, *forms),
        mentions=(0,),
        roles=roles,
        generic=generic,
    )


def groups(entities: list[Entity]) -> list[set[str]]:
    return sorted((set(entity.aliases) for entity in entities), key=sorted)


def decision(verb: str, *arguments: str, id: str = "x1") -> Decision:
    return Decision(id, verb, arguments, "anna", "2022-01-11T10:00:00Z")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (person("Emomali Rakhmon"), person("Emomali Rahmon")),
        (person("Khasan Sultonov"), person("Hasan Sultonov")),
        (person("Vladimir Putin"), person("Putin")),
        (referent("Tajikistan", "GPE", "Tajik"), referent("Tajikistan", "GPE", "Republic of Tajikistan")),
        (referent("Islamic Emirate", "ORG"), referent("Islamic Emirate", "GPE")),
        (
            referent("Collective Security Treaty Organization", "ORG", "CSTO"),
            referent("CSTO", "ORG"),
        ),
        (
            referent("Collective Security Treaty Organization", "ORG", "CSTO"),
            referent("Collective Security Treaty Organisation", "ORG"),
        ),
        (referent("Foreign Ministry of Russia", "ORG"), referent("Russian Foreign Ministry", "ORG")),
        (referent("Izvestia", "ORG"), person("Izvestia")),
        (referent("Taliban", "GROUP"), referent("Talibs", "GROUP")),
        (referent("Hezbollah", "GROUP"), referent("Hizballah", "ORG")),
        (referent("Kiev", "GPE"), referent("Kyiv", "GPE")),
        (person("Joe Biden"), person("Joseph R. Biden")),
        (person("Joseph R. Biden"), person("Joseph R. Biden Jr.")),
        (person("Enrique Peña Nieto"), person("Peña Nieto")),
        (referent("Kaneohe Bay", "GPE"), person("Kaneohe Bay")),
        # Generally known, where no document defines it.
        (referent("CSTO", "ORG"), referent("Collective Security Treaty Organization", "ORG")),
        (referent("Jamiat Ansarollah", "ORG"), referent("Jamiat Ansarullah", "ORG")),
        (referent("Rosatom", "ORG"), referent("Rosatom JSC", "ORG")),
        # Defined with a slip, and by nobody rightly.
        (referent("Council of Regional Trade Organizations", "ORG", "CTRO"), referent("CTRO", "ORG")),
        (person("Putin"), person("Putin")),
        (person("Smith", roles=("Tajik President",)), person("Smith", roles=("Tajik President",))),
        (
            person("Vladimir Putin", roles=("Russian President",)),
            person("Vladmir Putin", roles=("Russian President",)),
        ),
    ],
)
def test_names_of_one_thing_become_one_entity(first: Referent, second: Referent) -> None:
    (entity,) = resolve_corpus([first, second])
    assert entity.referents == tuple(sorted((first.id, second.id)))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (person("Vladimir Putin"), person("Pukhin")),
        (person("John Smith"), person("Jane Smith")),
        (
            person("Emomali Rahmon", roles=("Tajik President",)),
            person("Kassym-Jomart Tokayev", roles=("Tajik President",)),
        ),
        (person("Vladimir Putin", roles=("Russian President",)), person("Putin", roles=("baker",))),
        (referent("CSTO", "ORG"), referent("CSTO secretariat", "ORG")),
        (referent("Tajikistan", "GPE"), referent("Tajiks", "NORP")),
        (referent("analysts", "PERSON", generic=True), referent("analysts", "PERSON", generic=True)),
        (person("Washington"), referent("Washington", "GPE")),
        # An acronym that no document defines.
        (referent("CRTO", "ORG"), referent("Council of Regional Trade Organizations", "ORG")),
        (person("George Bush Jr."), person("George Bush Sr.")),
        (person("Bill Smith"), person("William Smith")),
        (referent("U.S. Supreme Court", "ORG"), referent("Supreme Court", "ORG")),
        # Two Smiths of whom no document says more, and one who may be either.
        (person("Smith"), person("Smith")),
        (person("John Smith", roles=("baker",)), person("Smith")),
        (person("Smith", roles=("senator",)), person("Smith", roles=("senator",))),
        # A slip of the pen alone joins no documents.
        (person("Vladimir Putin"), person("Vladimir Pulin")),
        (referent("Alphabet Foundation", "ORG"), referent("Alphanet Foundation", "ORG")),
        (referent("Brigade 44", "ORG"), referent("Brigade 45", "ORG")),
    ],
)
def test_names_of_two_things_stay_two_entities(first: Referent, second: Referent) -> None:
    assert len(resolve_corpus([first, second])) == 2


def test_a_lone_surname_joins_nobody_where_two_persons_have_it() -> None:
    entities = resolve_corpus([person("John Smith"), person("Jane Smith"), person("Smith")])
    assert groups(entities) == [{"Jane Smith"}, {"John Smith"}, {"Smith"}]


def test_of_two_persons_of_one_surname_the_role_tells_who_is_meant() -> None:
    entities = resolve_corpus(
        [
            person("Barack Obama", roles=("President",)),
            person("Michelle Obama", roles=("former", "first lady")),
            person("Obama", roles=("President",)),
            person("Obama", roles=("former",)),
        ]
    )
    assert groups(entities) == [{"Barack Obama", "Obama"}, {"Michelle Obama"}, {"Obama"}]


def test_a_document_that_names_father_and_son_keeps_them_apart() -> None:
    both = [replace(person(name), document_id="d") for name in ("Ned Storr", "Ned Storr Jr.")]
    assert len(resolve_corpus(both)) == 2


def test_a_name_of_a_body_s_words_is_a_body() -> None:
    (entity,) = resolve_corpus([referent("Grain Exchange Commission", "OTHER")])
    assert entity.type == "ORG"


def test_a_name_without_middle_name_joins_nobody_where_two_middle_names_exist() -> None:
    entities = resolve_corpus([person("John A. Smith"), person("John B. Smith"), person("John Smith")])
    assert len(entities) == 3


def test_an_acronym_with_two_definitions_joins_neither() -> None:
    entities = resolve_corpus(
        [
            referent("African Development Bank", "ORG", "ADB"),
            referent("Asian Development Bank", "ORG", "ADB"),
            referent("ADB", "ORG"),
        ]
    )
    assert len(entities) == 3


def test_a_name_with_two_legal_forms_is_two_companies_and_without_one_neither() -> None:
    entities = resolve_corpus(
        [referent("Volta AG", "ORG"), referent("Volta GmbH", "ORG"), referent("Volta", "ORG")]
    )
    assert len(entities) == 3


def test_what_is_generally_known_gives_way_to_what_a_document_defines() -> None:
    entities = resolve_corpus(
        [
            referent("International Cricket Council", "ORG", "ICC"),
            referent("International Criminal Court", "ORG"),
            referent("ICC", "ORG"),
        ]
    )
    assert groups(entities) == [{"ICC", "International Cricket Council"}, {"International Criminal Court"}]


def test_another_name_that_a_text_states_holds_in_every_document() -> None:
    stated = replace(referent("VOLTA", "GROUP", "Galvani"), why=('in parentheses: "VOLTA (Galvani)"',))
    assert len(resolve_corpus([stated, referent("Galvani", "GROUP"), referent("VOLTA", "GROUP")])) == 1


def test_a_short_name_that_no_text_states_holds_in_its_document() -> None:
    assert (
        len(resolve_corpus([referent("Volta Guards", "GROUP", "Guards"), referent("Guards", "GROUP")])) == 2
    )


def test_a_part_named_with_an_acronym_is_the_part_named_in_full() -> None:
    entities = resolve_corpus(
        [
            referent("Collective Security Treaty Organization", "ORG", "CSTO"),
            referent("CSTO secretariat", "ORG"),
            referent("Secretariat of the Collective Security Treaty Organization", "ORG"),
        ]
    )
    assert len(entities) == 2


def test_the_full_name_most_used_names_the_entity_and_every_joint_is_told() -> None:
    (entity,) = resolve_corpus(
        [person("Emomali Rakhmon", "Rakhmon"), person("Emomali Rahmon", "Rahmon"), person("Emomali Rahmon")]
    )
    assert entity.name == "Emomali Rahmon"
    assert entity.why == ('same name after transliteration: "Emomali Rahmon" = "Emomali Rakhmon"',)


@pytest.mark.parametrize(
    ("before", "later"),
    [
        (
            person("Emomali Rakhmon"),
            [person("Emomali Sharipovich Rahmon"), person("Emomali Rakhmon", "Rakhmon")],
        ),
        (
            person("Vladimir Putin"),
            [person("Vladimir Vladimirovich Putin"), person("Putin"), person("Putin")],
        ),
        (referent("CSTO", "ORG"), [referent("Collective Security Treaty Organization", "ORG")]),
        (referent("Rosatom", "ORG"), [referent("Rosatom", "GPE"), referent("Rosatom", "GPE")]),
        (referent("Tajikistan", "GPE"), [referent("Tajikistan", "GPE", "Tajik")]),
    ],
)
def test_an_id_stays_as_documents_come(before: Referent, later: list[Referent]) -> None:
    (first,) = resolve_corpus([before])
    (after,) = resolve_corpus([*later, before])
    assert first.id == after.id


def test_no_ruling_changes_an_id() -> None:
    (before,) = resolve_corpus([person("Ann Lee")])
    (after,) = resolve_corpus(
        [person("Ann Lee")],
        [decision("rename", "Ann Lee", "A. Lee"), decision("retype", "Ann Lee", "ORG", id="x2")],
    )
    assert (after.name, after.type, after.id) == ("A. Lee", "ORG", before.id)


def test_what_is_generally_known_has_its_type() -> None:
    (entity,) = resolve_corpus([referent("Hezbollah", "ORG"), referent("Hizballah", "GPE")])
    assert entity.type == "GROUP"


def test_the_gazetteer_has_the_last_word_on_a_city() -> None:
    (entity,) = resolve_corpus([referent("Dushanbe", "ORG"), referent("Dushanbe", "ORG")])
    assert (entity.name, entity.type) == ("Dushanbe", "GPE")


NAMES = st.sampled_from(
    [
        ("Emomali Rakhmon", "PERSON"),
        ("Emomali Rahmon", "PERSON"),
        ("Rahmon", "PERSON"),
        ("John A. Smith", "PERSON"),
        ("John Smith", "PERSON"),
        ("Jon Smith", "PERSON"),
        ("Smith", "PERSON"),
        ("CSTO", "ORG"),
        ("Tajikistan", "GPE"),
        ("Collective Security Treaty Organisation", "ORG"),
        ("Izvestia", "ORG"),
        ("Izvestia", "PERSON"),
        ("Foreign Ministry of Russia", "ORG"),
        ("Russian Foreign Ministry", "ORG"),
        ("border tajikistan", "CONCEPT"),
        ("Joe Biden", "PERSON"),
        ("Joseph R. Biden Jr.", "PERSON"),
        ("Joseph Biden Sr.", "PERSON"),
        ("Rosatom", "ORG"),
        ("Rosatom JSC", "ORG"),
        ("Rosatom LLC", "ORG"),
        ("Talibs", "GROUP"),
        ("Taliban", "NORP"),
        ("Hezbollah", "GROUP"),
        ("Hizballah", "ORG"),
    ]
)


@given(st.lists(st.tuples(NAMES, st.sampled_from([(), ("CSTO",), ("Rahmon",)])), max_size=12), st.randoms())
def test_the_order_of_referents_changes_nothing(
    drawn: list[tuple[tuple[str, EntityType], tuple[str, ...]]], shuffler: random.Random
) -> None:
    referents = [
        Referent(
            f"r{i}",
            f"d{i // 2}",
            name,
            kind,
            fold_name(name),
            (name, *(forms if kind == "ORG" else ())),
            (0,),
        )
        for i, ((name, kind), forms) in enumerate(drawn)
    ]
    expected = resolve_corpus(referents)
    shuffler.shuffle(referents)
    assert resolve_corpus(referents) == expected
    assert sorted(member for entity in expected for member in entity.referents) == sorted(
        r.id for r in referents
    )
    assert len({entity.id for entity in expected}) == len(expected)


def test_a_merge_is_kept_and_told() -> None:
    (entity,) = resolve_corpus(
        [person("Lewis Carroll"), person("Charles Dodgson")],
        [decision("merge", "Lewis Carroll", "Charles Dodgson")],
    )
    assert entity.why == ('anna ruled on 2022-01-11: merge "Lewis Carroll" and "Charles Dodgson"',)


def test_distinct_keeps_apart_what_would_be_one() -> None:
    both = [person("Emomali Rakhmon"), person("Emomali Rahmon")]
    assert len(resolve_corpus(both, [decision("distinct", "Emomali Rakhmon", "Emomali Rahmon")])) == 2


def test_split_takes_a_form_out_of_an_entity() -> None:
    both = [person("Vladimir Putin"), person("Putin")]
    assert len(resolve_corpus(both, [decision("split", "Vladimir Putin", "Putin")])) == 2


def test_rename_and_retype_hold_for_every_name_of_an_entity() -> None:
    (entity,) = resolve_corpus(
        [person("Emomali Rakhmon"), person("Emomali Rahmon")],
        [
            decision("rename", "Emomali Rakhmon", "E. Rahmon"),
            decision("retype", "Emomali Rakhmon", "OTHER", id="x2"),
        ],
    )
    assert (entity.name, entity.type) == ("E. Rahmon", "OTHER")


def test_a_withdrawn_decision_does_nothing() -> None:
    rulings = [decision("merge", "Ann Lee", "Bob Ray"), decision("withdraw", "x1", id="x2")]
    assert len(resolve_corpus([person("Ann Lee"), person("Bob Ray")], rulings)) == 2


def test_decisions_that_contradict_are_refused() -> None:
    rulings = [decision("merge", "Ann Lee", "Bob Ray"), decision("distinct", "Ann Lee", "Bob Ray", id="x2")]
    with pytest.raises(DecisionError, match="decision x1: merge Ann Lee and Bob Ray contradicts"):
        resolve_corpus([person("Ann Lee"), person("Bob Ray")], rulings)


@pytest.mark.parametrize(
    ("ruling", "message"),
    [
        (decision("marry", "A", "B"), "unknown verb 'marry'"),
        (decision("merge", "A"), "merge needs 2 names"),
        (decision("retype", "A", "PLANET"), "no type 'PLANET'"),
    ],
)
def test_a_decision_that_cannot_be_understood_is_refused(ruling: Decision, message: str) -> None:
    with pytest.raises(DecisionError, match=message):
        check_decision(ruling)


def test_a_decision_on_names_that_are_gone_sleeps(caplog: pytest.LogCaptureFixture) -> None:
    assert len(resolve_corpus([person("Ann Lee")], [decision("merge", "Ann Lee", "Bob Ray")])) == 1
    assert "sleeps: no document names 'Bob Ray'" in caplog.text
