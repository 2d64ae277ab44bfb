"""Who is meant by a surname, a short name or a name of two kinds, where hundreds of documents tell."""

from itertools import count

import pytest

from kg.language.en.fold import fold_name
from kg.model import EntityType, Referent, digest
from kg.resolve.corpus.joints import resolve_corpus

_number = count()


def referent(
    name: str, kind: EntityType = "PERSON", *forms: str, roles: tuple[str, ...] = (), document: str = ""
) -> Referent:
    document = document or f"d{next(_number)}"
    return Referent(
        id=digest(document, name, kind), document_id=document, name=name, type=kind, key=fold_name(name),
        forms=(name, *forms), mentions=(0,), roles=roles,
    )  # fmt: skip


def many(times: int, *what: object, **how: object) -> list[Referent]:
    return [referent(*what, **how) for _ in range(times)]  # type: ignore[arg-type]


def meant_by(one: Referent, others: list[Referent]) -> str:
    """Return the name of the entity that a referent is, among others."""
    return next(entity.name for entity in resolve_corpus([*others, one]) if one.id in entity.referents)


def are_one(first: Referent, second: Referent, others: list[Referent]) -> bool:
    return any(
        {first.id, second.id} <= set(entity.referents) for entity in resolve_corpus([*others, first, second])
    )


ELLIOTTS = [
    *many(10, "Horace Vandermeer", roles=("Mr.", "mayor")),
    *many(2, "Ida Vandermeer", roles=("singer",)),
]


@pytest.mark.parametrize(
    ("roles", "meant"),
    [
        ((), "Horace Vandermeer"),
        (("Mr.",), "Horace Vandermeer"),
        (("Mrs.",), "Ida Vandermeer"),
        (("singer",), "Ida Vandermeer"),
        (("mayor",), "Horace Vandermeer"),
        (("illegal immigrants",), "Horace Vandermeer"),  # no role of one person
    ],
)
def test_a_surname_is_the_best_known_bearer_s_unless_something_speaks_for_another(roles, meant):
    assert meant_by(referent("Vandermeer", roles=roles), ELLIOTTS) == meant


def test_a_surname_stays_open_where_the_next_is_nearly_as_well_known():
    others = [*many(9, "Horace Vandermeer"), *many(2, "Ida Vandermeer")]
    assert meant_by(referent("Vandermeer"), others) == "Vandermeer"


def test_those_who_stay_open_are_one_with_the_reason():
    others = [*many(9, "Horace Vandermeer"), *many(2, "Ida Vandermeer"), *many(3, "Vandermeer")]
    (entity,) = [one for one in resolve_corpus(others) if one.name == "Vandermeer"]
    assert len(entity.referents) == 3
    assert entity.why == ('a surname alone, of which of 2 persons is not told: "Vandermeer"',)


@pytest.mark.parametrize(("documents", "meant"), [(5, "Horace Smith"), (4, "Smith")])
def test_a_surname_of_very_many_takes_more_documents(documents, meant):
    assert meant_by(referent("Smith"), many(documents, "Horace Smith")) == meant


def test_a_given_name_is_no_other_spelling_of_a_surname():
    assert meant_by(referent("Tammy"), many(3, "Matt Tammi")) == "Tammy"


def test_a_name_far_oftener_alone_is_nobody_s_surname():
    alone = many(41, "Chirper")
    assert meant_by(alone[0], [*alone[1:], *many(2, "Horace Chirper")]) == "Chirper"


@pytest.mark.parametrize(
    ("name", "meant"), [("Tindra", "Tindra Moss"), ("Tindra Jr.", "Tindra Jr."), ("John", "John")]
)
def test_a_rare_given_name_alone_is_who_is_called_by_it(name, meant):
    others = [*many(3, "Tindra Moss", "PERSON", "Tindra"), *many(3, "John Moss", "PERSON", "John")]
    assert meant_by(referent(name), others) == meant


@pytest.mark.parametrize(("kind", "meant"), [("ORG", "Ida Vandermeer"), ("WORK", "Ida Vandermeer")])
def test_what_one_document_takes_for_a_body_is_the_person_of_that_surname(kind, meant):
    assert meant_by(referent("Vandermeer", kind), many(5, "Ida Vandermeer")) == meant


def test_a_body_of_a_surname_stays_one_where_documents_are_divided():
    others = [*many(5, "Ida Vandermeer"), *many(2, "Vandermeer", "ORG")]
    assert meant_by(referent("Vandermeer", "ORG"), others) == "Vandermeer"


def test_what_one_document_takes_for_a_person_is_the_body_of_that_name():
    found = resolve_corpus([*many(2, "Chirper", "ORG"), *many(3, "Chirper")])
    assert [(one.name, one.type, len(one.referents)) for one in found] == [("Chirper", "ORG", 5)]


def test_a_full_name_of_two_kinds_is_one_thing():
    found = resolve_corpus([*many(3, "Ida Vandermeer", "ORG"), *many(1, "Ida Vandermeer", roles=("singer",))])
    assert [(one.type, len(one.referents)) for one in found] == [("PERSON", 4)]


def club(times: int, name: str) -> list[Referent]:
    documents = [f"c{next(_number)}" for _ in range(times)]
    return [referent(form, "ORG", document=one) for one in documents for form in (name, name.split()[-1])]


def test_a_short_name_is_the_long_one_that_documents_use_beside_it():
    assert meant_by(referent("Herons", "OTHER"), club(3, "Port Adair Herons")) == "Port Adair Herons"


@pytest.mark.parametrize(
    "others",
    [
        [*club(3, "Port Adair Herons"), *many(1, "Mill Creek Herons", "ORG")],  # which of the two?
        club(2, "Port Adair Herons"),  # too few
        many(3, "Port Adair Herons", "ORG"),  # none uses both
        [*club(3, "Port Adair Herons"), *many(40, "Herons", "ORG")],  # something of its own
    ],
)
def test_a_short_name_stays_itself_where_that_is_not_sure(others):
    assert meant_by(referent("Herons", "ORG"), others) == "Herons"


def test_any_body_of_a_sort_is_called_by_its_noun():
    assert meant_by(referent("Committee", "ORG"), club(3, "Harbour Oversight Committee")) == "Committee"


def test_who_is_against_a_people_is_not_the_people():
    assert not are_one(referent("anti-Heronite", "NORP"), referent("Heronite", "NORP"), [])


@pytest.mark.parametrize("name", ["Pellucidists", "Pellucidist", "Pellucidic"])
def test_members_are_their_party(name):
    party = referent("Pellucidic Party" if name.endswith("ic") else "Pellucidist Party", "ORG")
    assert meant_by(referent(name, "NORP"), [party]) == party.name


def test_those_who_are_called_so_far_oftener_than_a_party_are_none_of_it():
    party = referent("Pellucidist Party", "ORG")
    assert meant_by(referent("Pellucidists", "NORP"), [party, *many(10, "Pellucidist", "NORP")]) != party.name


@pytest.mark.parametrize(
    ("uses", "name"),
    [
        ({"Port Adair": 30, "City of a Hundred Lamps": 1}, "Port Adair"),
        ({"PAHC": 30, "Port Adair Harbour Company": 1}, "Port Adair Harbour Company"),
    ],
)
def test_a_name_that_hardly_anybody_uses_lists_only_what_an_acronym_stands_for(uses, name):
    forms = tuple(uses)
    referents = [referent(one, "ORG", *forms) for one, times in uses.items() for _ in range(times)]
    (entity,) = resolve_corpus([referent_with_reason(one, forms) for one in referents])
    assert entity.name == name


def referent_with_reason(one: Referent, forms: tuple[str, ...]) -> Referent:
    why = f'in parentheses: "{forms[1]} ({forms[0]})"'
    return Referent(
        one.id,
        one.document_id,
        one.name,
        one.type,
        one.key,
        tuple(dict.fromkeys((one.name, *forms))),
        (0,),
        (why,),
    )


def test_a_country_s_office_is_one_however_its_dots_are_spaced():
    assert are_one(referent("U. S. Harbour Survey", "ORG"), referent("U.S. Harbour Survey", "ORG"), [])


def test_a_nickname_in_quotes_is_no_other_person():
    assert are_one(referent('Vincent "the Chin" Vandermeer'), referent("Vincent Vandermeer"), [])


def ministry(name: str, *countries: str) -> list[Referent]:
    document = f"m{next(_number)}"
    return [
        referent(one, "GPE" if one in countries else "ORG", document=document) for one in (name, *countries)
    ]


@pytest.mark.parametrize("name", ["Foreign Ministry", "Ministry of Defense", "Police"])
@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        (("Estonia",), ("Estonia",), True),
        (("Estonia",), ("Latvia",), False),
        (("Estonia", "Latvia"), ("Estonia",), False),  # which of the two?
        ((), (), False),
    ],
)
def test_a_ministry_is_one_only_within_one_country(name, first, second, one):
    some, others = ministry(name, *first), ministry(name, *second)
    assert are_one(some[0], others[0], [*some[1:], *others[1:]]) == one


def test_whose_short_name_it_is_holds_when_the_long_one_was_joined_meanwhile():
    """Joining may let another document speak for the whole: whose short name it is, is looked up again."""
    told = [
        Referent(f"m{n}", f"d{n}", "Metro Vandermeer Herons", "ORG", "metro vandermeer herons",
                 ("Metro Vandermeer Herons", "Herons", "Vandermeer Herons"), ())
        for n in range(4)
    ]  # fmt: skip
    alone = [
        Referent(identifier, document, name, "ORG", fold_name(name), (name,), ())
        for identifier, document, name in (("a1", "d8", "Herons"), ("b1", "d9", "Vandermeer Herons"))
    ]
    (entity,) = resolve_corpus([*told, *alone])
    assert len(entity.referents) == 6
