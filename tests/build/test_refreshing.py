"""That resolving what a document or decision touches comes to the same as resolving everything."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg.build.identities
from kg.build.identities import refresh_entities
from kg.build.one_document import finish
from kg.language.en.fold import concept_key, fold_name
from kg.model import Decision, Document, EntityType, Extraction, Referent, Resolution, Span, digest
from kg.resolve.corpus import kinds_across, lone_surnames, short_bodies
from kg.resolve.corpus.blocks import blocks_of, gather
from kg.resolve.corpus.joints import resolve_corpus
from kg.store.database import Store

# Names that meet in every step: spellings, middle names, generations, surnames alone, two of one surname,
# acronyms defined rightly, wrongly, twice and not at all, parts, word order, legal forms, well-known
# names, countries, demonyms, what is a person here and a body there, given names alone, short names of
# bodies, parties and their members, and what nobody is one with.
NAMES: list[tuple[str, EntityType, tuple[str, ...]]] = [
    ("Emomali Rahmon", "PERSON", ("Rahmon",)), ("Emomali Rakhmon", "PERSON", ()), ("Rahmon", "PERSON", ()),
    ("Rustam Rahmon", "PERSON", ()), ("Rakhmon", "PERSON", ()), ("John Smith", "PERSON", ("Smith",)),
    ("John A. Smith", "PERSON", ()), ("John B. Smith", "PERSON", ()), ("John Smith Jr", "PERSON", ()),
    ("Smith", "PERSON", ()), ("Enrique Peña Nieto", "PERSON", ()), ("Peña Nieto", "PERSON", ()),
    ("Kaneohe Bay", "PERSON", ()), ("Kaneohe Bay", "LOC", ()), ("Rahmon", "ORG", ()),
    ("Collective Security Treaty Organization", "ORG", ("CSTO",)), ("CSTO", "ORG", ()),
    ("Collective Security Treaty Organization", "ORG", ("CTSC",)), ("CTSC", "ORG", ()),
    ("CSTO secretariat", "ORG", ()),
    ("Secretariat of the Collective Security Treaty Organization", "ORG", ()),
    ("Central Statistics Office", "ORG", ("CSO",)), ("Chief Scientist's Organization", "ORG", ("CSO",)),
    ("CSO", "ORG", ()), ("CSO council", "ORG", ()), ("Council of the Central Statistics Office", "ORG", ()),
    ("UN", "ORG", ()), ("United Nations", "ORG", ("UN",)), ("UN council", "ORG", ()),
    ("Council of the United Nations", "ORG", ()), ("Volkov Energy", "ORG", ()), ("Wolkow Energy", "ORG", ()),
    ("Volkov Energy AG", "ORG", ()), ("Volkov Energy Ltd", "ORG", ()), ("Taliban", "GROUP", ()),
    ("Talibs", "GROUP", ()), ("Tajikistan", "GPE", ("Tajik",)), ("Tajiks", "NORP", ()), ("Kiev", "GPE", ()),
    ("Kyiv", "GPE", ()), ("Islamic State", "GROUP", ("Daesh",)), ("Daesh", "GROUP", ()),
    ("the Tajik-Afghan border", "CONCEPT", ()), ("Afghan-Tajik border", "CONCEPT", ()),
    ("Rahmon", "WORK", ()), ("Emomali Rahmon", "PERSON", ("Emomali",)), ("Emomali", "PERSON", ()),
    ("Emomali Vance", "PERSON", ("Emomali",)), ("Port Adair Herons", "ORG", ()), ("Herons", "PERSON", ()),
    ("Port Adair Herons", "GPE", ("Herons",)), ("Herons", "OTHER", ()), ("Mill Creek Herons", "ORG", ()),
    ("Pellucidist", "NORP", ()), ("Pellucidists", "NORP", ()), ("Pellucidist Party", "ORG", ()),
    ("Pellucidists", "ORG", ()),
    ("Ida Herons", "PERSON", ()), ("U. S. Survey", "ORG", ()), ("U.S. Survey", "ORG", ()),
]  # fmt: skip
ROLES = [(), (), ("President of Tajikistan",), ("mayor of Springfield",)]
RULINGS = [
    ("merge", "Rustam Rahmon", "John Smith"), ("distinct", "Emomali Rahmon", "Emomali Rakhmon"),
    ("rename", "CSTO", "The Treaty"), ("split", "Emomali Rahmon", "Rahmon"), ("alias", "UN", "Volkov Energy"),
    ("retype", "Afghan-Tajik border", "LOC"), ("merge", "analysts", "Taliban"),
]  # fmt: skip


# Names that decide about each other, by what they have in common.
FAMILIES = [
    [name for name in NAMES if any(word in name[0] for word in words)]
    for words in (
        ["Emomali", "Vance", "Rahmon"],
        ["Herons"],
        ["Pellucid"],
        ["Smith"],
        ["CSO", "Central", "Chief"],
    )
]


@st.composite
def referents(
    draw: st.DrawFn, document: int, names: list[tuple[str, EntityType, tuple[str, ...]]] = NAMES
) -> list[Referent]:
    drawn = draw(st.lists(st.sampled_from(names), max_size=5, unique=True))
    found = [
        referent(document, name, kind, forms, draw(st.sampled_from(ROLES))) for name, kind, forms in drawn
    ]
    return [*found, referent(document, "analysts", "PERSON", generic=True)] if draw(st.booleans()) else found


def referent(
    document: int,
    name: str,
    kind: EntityType,
    forms: tuple[str, ...] = (),
    roles: tuple[str, ...] = (),
    *,
    generic: bool = False,
) -> Referent:
    key = concept_key(name) if kind == "CONCEPT" else fold_name(name)
    why = (f'in parentheses: "{name} ({forms[0]})"',) if forms == ("Daesh",) else ()
    return Referent(
        digest(document, name, kind, forms),
        f"d{document}",
        name,
        kind,
        key,
        (name, *forms),
        (),
        why,
        roles,
        generic,
    )


def corpora_of(
    names: list[tuple[str, EntityType, tuple[str, ...]]],
) -> st.SearchStrategy[tuple[list[Referent], ...]]:
    return st.integers(1, 7).flatmap(lambda n: st.tuples(*(referents(number, names) for number in range(n))))


corpora = corpora_of(NAMES)


@pytest.fixture(scope="module", autouse=True)
def few_documents_say_enough() -> Iterator[None]:
    """Let prominence be a matter of one or two documents, as these corpora have no more."""
    few = {
        kinds_across: ("MAJORITY",),
        lone_surnames: ("PROMINENT", "LEAST_DOCUMENTS", "CALLED_SO", "SURELY_KNOWN", "RARELY_IN_FULL"),
        short_bodies: ("PROMINENT", "LEAST_DOCUMENTS", "OFTENER_SHORT"),
    }
    with pytest.MonkeyPatch.context() as patch:
        for module, names in few.items():
            for name in names:
                patch.setattr(module, name, 2 if name in {"PROMINENT", "OFTENER_SHORT"} else 1)
        yield


@settings(max_examples=150)
@given(corpora, st.randoms(use_true_random=False))
def test_what_a_document_touches_can_be_resolved_by_itself(corpus, shuffler):
    assert_touched_alone_come_to_the_same(corpus, shuffler)


@pytest.mark.parametrize("family", FAMILIES)
def test_so_it_is_where_all_names_decide_about_each_other(family):
    for seed in range(200):
        draw = Random(seed)
        corpus = tuple(
            [referent(number, *name) for name in draw.sample(family, draw.randint(1, 2))]
            for number in range(draw.randint(2, 5))
        )
        assert_touched_alone_come_to_the_same(corpus, draw)


def assert_touched_alone_come_to_the_same(corpus: tuple[list[Referent], ...], shuffler: Random) -> None:
    """Each entity of all documents is one of what is gathered around some, or is not touched by them."""
    every = [one for some in corpus for one in some]
    whole = {entity.id: entity for entity in resolve_corpus(every)}
    before = [one for some in corpus[:-1] for one in some]
    groups = [set(entity.referents) for entity in resolve_corpus(before)]
    found_under = blocks_of(before)

    def fetch(keys: set[str]) -> list[Referent]:
        found = {one.id for one in before if keys & found_under[one.id]}
        return [one for one in before if any(found & group for group in groups if one.id in group)]

    touched = gather(corpus[-1], (), fetch)
    ids = {one.id for one in touched}
    shuffler.shuffle(touched)
    again = resolve_corpus(touched)
    untouched = [entity for entity in resolve_corpus(before) if not ids & set(entity.referents)]
    assert {entity.id: entity for entity in [*again, *untouched]} == whole


changes = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.integers(0, 5).flatmap(lambda n: st.tuples(st.just(n), referents(n)))),
        st.tuples(st.just("remove"), st.integers(0, 5)),
        st.tuples(st.just("rule"), st.sampled_from(RULINGS)),
        st.tuples(st.just("withdraw"), st.integers(0, 3)),
        st.tuples(st.just("refresh"), st.none()),
    ),
    max_size=14,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(changes)
def test_any_order_of_changes_comes_to_what_resolving_everything_does(monkeypatched, steps):
    with store_of(()) as store:
        for verb, what in steps:
            change(store, verb, what)
        refresh_entities(store)
        touched = judgements(store)
        refresh_entities(store, anew=True)
        assert touched == judgements(store)


@pytest.fixture(scope="module")
def monkeypatched() -> Iterator[None]:
    """Go from block to block however little the store holds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kg.build.identities, "MOST", 1.0)
        yield


@settings(max_examples=25)
@given(corpora, st.randoms(use_true_random=False))
def test_the_order_and_the_batches_of_documents_do_not_matter(monkeypatched, corpus, shuffler):
    with store_of(enumerate(corpus)) as store:
        refresh_entities(store)
        expected = judgements(store)
    order = list(enumerate(corpus))
    shuffler.shuffle(order)
    with store_of(()) as store:
        for number, some in order:
            change(store, "put", (number, some))
            if shuffler.random() < 0.7:
                refresh_entities(store)
        refresh_entities(store)
        assert judgements(store) == expected


def test_only_what_is_touched_is_resolved(monkeypatched, monkeypatch):
    names = ["Emomali Rahmon", "Ann Lee", "Bob Ray", "Vladimir Putin"]
    with store_of((n, [referent(n, name, "PERSON")]) for n, name in enumerate(names)) as store:
        refresh_entities(store)
        resolved = []
        monkeypatch.setattr(
            kg.build.identities,
            "resolve_corpus",
            lambda some, *rulings, **how: (
                resolved.extend(one.name for one in some) or resolve_corpus(some, *rulings, **how)
            ),
        )
        change(store, "put", (9, [referent(9, "Rakhmon", "PERSON")]))
        refresh_entities(store)
    assert sorted(resolved) == ["Emomali Rahmon", "Rakhmon"]


def test_a_ministry_is_its_country_s_though_only_the_ministry_is_touched(monkeypatched):
    def about(country: str, number: int) -> list[Referent]:
        return [referent(number, "Foreign Ministry", "ORG"), referent(number, country, "GPE")]

    with store_of(enumerate([about("Estonia", 0), about("Latvia", 1)])) as store:
        refresh_entities(store)
        change(store, "put", (2, about("Estonia", 2)))
        refresh_entities(store)
        touched = judgements(store)
        refresh_entities(store, anew=True)
        assert touched == judgements(store)
        assert sorted(
            line.documents for line in store.entities.list() if line.name == "Foreign Ministry"
        ) == [1, 2]


# --- a store of documents that are nothing but what they speak of


@contextmanager
def store_of(papers: Iterable[tuple[int, list[Referent]]]) -> Iterator[Store]:
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "kg.db", create=True) as store:
        for paper in papers:
            change(store, "put", paper)
        yield store


def change(store: Store, verb: str, what: object) -> None:
    if verb == "put":
        number, some = what
        text = " ".join(one.name for one in some) or "nothing"
        document = Document(f"d{number}", f"{number}.txt", text, (Span(0, len(text)),))
        extraction = Extraction(document.id, (), (), (), digest([(one.id, one.roles) for one in some]))
        store.evidence.put(finish(document, extraction, Resolution(document.id, tuple(some), (), (), ())))
    elif verb == "remove":
        if store.documents.holds(f"d{what}"):
            store.documents.remove(f"d{what}")
    elif verb == "rule":
        store.decisions.add(ruling(store, *what))
    elif verb == "withdraw":
        held = [one for one in store.decisions.list() if one.verb != "withdraw"]
        if what < len(held):
            store.decisions.add(ruling(store, "withdraw", held[what].id))
    else:
        refresh_entities(store)


def ruling(store: Store, verb: str, *arguments: str) -> Decision:
    when = f"2026-01-01T00:00:{len(store.decisions.list()):02}+00:00"
    return Decision(digest(verb, arguments, when), verb, arguments, "ada", when)


def judgements(store: Store) -> dict[str, list[tuple[object, ...]]]:
    tables = ("entity", "identity", "name", "block", "vacated", "outcome", "pending")
    with store.transaction(writing=False) as connection:
        return {
            table: sorted(map(tuple, connection.execute(f"SELECT * FROM {table}")))  # noqa: S608 - constants
            for table in tables
        }
