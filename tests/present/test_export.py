"""What is exported is read back by the libraries that others would read it with."""

import csv
import io
import json
import re
import zipfile

import networkx as nx
import pytest
from exported import HOSTILE_NAME, HOSTILE_WORDS, filled
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from needs import needs_module
from places import TESTS
from stories import CALM, TYPES, changed, fill, story, wanted

from kg.errors import ExchangeError
from kg.graph.network import build_graph
from kg.model import Wanted
from kg.present.export import FORMATS, export, export_chunks
from kg.present.export.gephi import clean, first_day
from kg.present.export.tables import guarded, unguarded
from kg.store.database import Store

FTM = json.loads((TESTS / "ftm_schemata.json").read_text(encoding="utf-8"))["schemata"]
DENIAL = "Zabihullah Mujahid denied that foreign groups cross the Tajik-Afghan border"
LEAST_COUNTS = {"Article": 3, "Note": 5, "Person": 3, "Organization": 2, "UnknownLink": 3, "Mention": 5}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with filled(tmp_path_factory.mktemp("exported") / "kg.db") as filled_store:
        yield filled_store


def exported(store: Store, format: str, **asked: object) -> bytes:
    return b"".join(export_chunks(store, format, wanted(**asked)))


def claim_texts(store: Store) -> dict[str, str]:
    return {claim.id: claim.content.text for claim in store.claims.list()}


def without_what_xml_forbids(text: str) -> str:
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)


# --- all formats


@pytest.mark.parametrize("format", [format for format in FORMATS if format not in ("csv", "obsidian")])
def test_bytes_are_the_same_on_every_run(store, format):
    assert exported(store, format) == exported(store, format) != b""


@pytest.mark.parametrize("format", FORMATS)
def test_file_is_written_whole_or_not_at_all(store, tmp_path, format):
    (tmp_path / "file").write_text("in the way of a folder")
    with pytest.raises(ExchangeError):
        export(store, format, tmp_path / "file" / "below", Wanted())
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


@pytest.mark.parametrize("format", FORMATS)
def test_empty_store_exports(tmp_path, format):
    with Store.open(tmp_path / "empty.db", create=True) as empty:
        assert export(empty, format, tmp_path / f"out.{format}", Wanted()).exists()


@pytest.mark.parametrize("format", ["graphml", "gexf", "jsonld", "ftm"])
def test_filter_narrows_what_is_written(store, format):
    belt = next(claim for claim in store.claims.list() if "belt" in claim.content.text)
    text = exported(store, format, claims=[belt.id]).decode()
    assert belt.id in text
    assert not [claim for claim in store.claims.list() if claim != belt and claim.id in text]


# --- GraphML and GEXF


def read_network(text: bytes, format: str) -> nx.MultiDiGraph:
    if format == "graphml":
        return nx.parse_graphml(text.decode(), force_multigraph=True)
    return nx.read_gexf(io.BytesIO(text), version="1.3")


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_networkx_reads_every_node_and_edge_back(store, format):
    graph = build_graph(store)
    back = read_network(exported(store, format), format)
    assert back.number_of_nodes() == graph.number_of_nodes()
    kinds = sorted(kind for _, _, kind in graph.edges(data="kind"))
    assert sorted(kind for *_, kind in back.edges(data="kind" if format == "graphml" else "label")) == kinds


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_exact_words_and_types_come_back(store, format):
    back = read_network(exported(store, format), format)
    claims = {claim.id: claim for claim in store.claims.list()}
    found = {node["claim"]: node for _, node in back.nodes(data=True) if node["kind"] == "claim"}
    assert found.keys() == claims.keys()
    for identifier, node in found.items():
        assert node["content"] == without_what_xml_forbids(claims[identifier].content.text)
        assert node["negated"] is claims[identifier].negated
        assert node["confidence"] == claims[identifier].confidence
    assert HOSTILE_WORDS in [claim.content.text for claim in claims.values()]


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_ids_are_unique_and_what_xml_allows_as_an_id(store, format):
    tree = etree.fromstring(exported(store, format))
    for kind in ("node", "edge"):
        ids = [element.get("id") for element in tree.iter(f"{{*}}{kind}")]
        assert len(set(ids)) == len(ids) > 0
        assert all(re.fullmatch(r"[\w:.-]+", one, re.ASCII) for one in ids)


def test_gexf_dates_documents_claims_and_whom_they_name(store):
    tree = etree.fromstring(exported(store, "gexf"))
    starts = {node.get("label"): node.get("start") for node in tree.iter("{*}node")}
    assert tree.find("{*}graph").get("timeformat") == "date"
    assert starts["Story mujahid.txt"] == "2022-02-01"  # published at 08:30
    assert starts["Story +hostile.txt"] == "2022-03-01"  # published in March
    assert starts["Emomali Rahmon"] == "2022-01-10"
    assert starts["Zabihullah Mujahid"] == "2022-02-01"  # the first of two articles


def test_gexf_edge_begins_with_the_later_of_its_ends(store):
    tree = etree.fromstring(exported(store, "gexf"))
    nodes = {node.get("id"): node.get("start") for node in tree.iter("{*}node")}
    edges = list(tree.iter("{*}edge"))
    assert edges
    for edge in edges:
        assert edge.get("start") == max(nodes[edge.get("source")], nodes[edge.get("target")])


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2022-01-10", "2022-01-10"),
        ("2022-01-10T08:30:00Z", "2022-01-10"),
        ("2022-01", "2022-01-01"),
        ("2022", "2022-01-01"),
        ("last week", None),
        ("20220110", None),
        ("", None),
        (None, None),
    ],
)
def test_day_of_a_date(published, day):
    assert first_day(published) == day


@given(st.text(st.characters()))
def test_cleaned_text_survives_xml(text):
    element = etree.Element("a")
    element.text = clean(text)
    assert (etree.fromstring(etree.tostring(element)).text or "") == clean(text)


# --- CSV


def read_csv(content: bytes) -> list[dict[str, str]]:
    text = content.decode("utf-8-sig")
    return [
        {name: unguarded(cell) for name, cell in row.items()}
        for row in csv.DictReader(io.StringIO(text, newline=""))
    ]


@pytest.fixture
def tables(store, tmp_path) -> dict[str, bytes]:
    folder = export(store, "csv", tmp_path / "tables", Wanted())
    return {path.stem: path.read_bytes() for path in folder.iterdir()}


def test_tables_hold_what_the_store_lists(store, tables):
    counts = {name: len(read_csv(content)) for name, content in tables.items()}
    assert counts == {
        "documents": 3, "claims": 5, "subjects": 5, "channels": 1, "entities": len(store.entities.list()),
        "links": 2, "mentions": store.corpus.stats()["mentions"], "stories": 0,
    }  # fmt: skip


def test_tables_give_the_exact_words_and_their_places(store, tables):
    rows = list(read_csv(tables["claims"]))
    assert len(rows) == len(store.claims.list()) > 0
    for row in rows:
        text = store.documents.get(row["document"]).text
        start, end = map(int, row["content_spans"].split(":"))
        assert text[start:end] == row["content"] == claim_texts(store)[row["id"]]


def test_row_of_a_link_tells_both_sides(store, tables):
    statements = {claim.id: (claim.statement, claim.polarity) for claim in store.claims.list()}
    rows = read_csv(tables["links"])
    assert len(rows) == 2
    for row in rows:
        for side in "ab":
            assert (row[f"{side}_statement"], row[f"{side}_polarity"]) == statements[row[side]]
    assert {row["a_speaker"] for row in rows} == {"Emomali Rahmon"}


def test_address_of_an_article_stands_with_its_claims(tmp_path):
    dated = changed(story("a.txt", CALM, types=TYPES), url="https://post.example/a")
    with fill(Store.open(tmp_path / "kg.db", create=True), dated) as store:
        written = export(store, "csv", tmp_path / "tables", Wanted())
        for table in ("documents", "claims"):
            (row,) = read_csv((written / f"{table}.csv").read_bytes())
            assert row["url"] == "https://post.example/a"
        for format in ("graphml", "gexf", "jsonld", "ftm"):
            assert b"https://post.example/a" in exported(store, format)


def test_no_cell_is_a_formula(tables):
    for content in tables.values():
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
            assert not [cell for cell in row if re.match(r"\s*[=+\-@]", cell) and not _is_number(cell)]
    assert HOSTILE_NAME in {row["name"] for row in read_csv(tables["entities"])}


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", cell) is not None


@given(st.text(st.sampled_from("'=+-@ a\t\r\n\uff1d")))
def test_apostrophe_is_taken_away_again(text):
    assert unguarded(guarded(text)) == text
    assert not re.match("\\s*[=+\\-@\uff1d]", guarded(text))


def test_zip_holds_the_same_tables(store, tables, tmp_path):
    path = export(store, "csv", tmp_path / "tables.zip", Wanted())
    with zipfile.ZipFile(path) as archive:
        assert {name: archive.read(f"{name}.csv") for name in tables} == tables


# --- JSON-LD


@pytest.fixture(scope="module")
def triples(store):
    rdflib = needs_module("rdflib", "rdflib is not installed (extra `dev`)")
    graph = rdflib.Graph()
    graph.parse(data=exported(store, "jsonld"), format="json-ld")
    return graph


PREFIXES = """
    PREFIX schema: <https://schema.org/>  PREFIX prov: <http://www.w3.org/ns/prov#>
    PREFIX oa: <http://www.w3.org/ns/oa#>  PREFIX kg: <urn:kg:term:>
"""


def test_rdf_holds_every_claim_with_its_words(store, triples):
    found = triples.query(
        PREFIXES + "SELECT ?claim ?text { ?claim a schema:Claim, prov:Entity; schema:text ?text }"
    )
    assert {str(claim)[len("urn:kg:claim:") :]: str(text) for claim, text in found} == claim_texts(store)


def test_selectors_cut_the_exact_words_from_the_article(store, triples):
    found = triples.query(
        PREFIXES
        + """
        SELECT ?document ?exact ?prefix ?suffix ?start ?end {
            ?claim a schema:Claim; kg:content [ oa:hasSource ?document; oa:hasSelector ?quote, ?place ] .
            ?quote oa:exact ?exact; oa:prefix ?prefix; oa:suffix ?suffix .
            ?place oa:start ?start; oa:end ?end }"""
    )
    rows = list(found)
    assert len(rows) == 5
    for document, exact, prefix, suffix, start, end in rows:
        text = store.documents.get(str(document)[len("urn:kg:document:") :]).text
        assert text[int(start) : int(end)] == str(exact)
        assert str(prefix) + str(exact) + str(suffix) in text


def test_rdf_says_who_said_it_and_where_it_was_quoted_from(triples):
    found = triples.query(
        PREFIXES
        + """
        SELECT ?name ?outlet ?headline {
            ?claim schema:text "more than 40 camps operate there"; prov:wasAttributedTo ?speaker;
                schema:author ?speaker; prov:wasQuotedFrom ?article; schema:appearance ?article .
            ?speaker schema:name ?name . ?article schema:publisher ?publisher; schema:headline ?headline .
            ?publisher schema:name ?outlet }"""
    )
    assert [tuple(map(str, row)) for row in found] == [("Emomali Rahmon", "Khovar", "Story rahmon.txt")]


def test_rdf_gives_what_is_denied_no_author_but_who_denies_it(store, triples):
    found = triples.query(
        PREFIXES
        + """
        SELECT ?name ?statement ?polarity {
            ?claim schema:text "that foreign groups cross the Tajik-Afghan border"; kg:holder ?holder;
                kg:polarity ?polarity; schema:name ?statement . ?holder schema:name ?name .
            FILTER NOT EXISTS { ?claim schema:author|prov:wasAttributedTo ?any } }"""
    )
    assert {tuple(map(str, row)) for row in found} == {("Zabihullah Mujahid", DENIAL, "not-so")}


def test_every_export_tells_a_denial(store, tables, things):
    denied = next(claim for claim in store.claims.list() if "foreign groups" in claim.content.text)
    assert denied.statement == DENIAL
    (row,) = (row for row in read_csv(tables["claims"]) if row["id"] == denied.id)
    assert (row["polarity"], row["statement"]) == ("not-so", DENIAL)
    (note,) = (thing["properties"] for thing in things if thing["id"] == f"kg-claim-{denied.id}")
    assert (note["description"], note["summary"]) == ([DENIAL], ["denies (not-so)"])
    for format in ("graphml", "gexf"):
        back = read_network(exported(store, format), format)
        (node,) = (node for _, node in back.nodes(data=True) if node.get("claim") == denied.id)
        assert (node["label"], node["polarity"]) == (DENIAL, "not-so")


def test_rdf_links_claims_with_the_reason(triples):
    found = triples.query(
        PREFIXES
        + """
        SELECT ?text ?why { ?a kg:contradicts ?b . ?b schema:text ?text .
            ?link kg:relation "contradicts"; kg:a ?a; kg:b ?b; kg:why ?why }"""
    )
    assert [tuple(map(str, row)) for row in found] == [(HOSTILE_WORDS, 'one denies it: "<b>&"')]


def test_jsonld_names_no_context_outside_itself(store):
    document = json.loads(exported(store, "jsonld"))
    assert isinstance(document["@context"], dict)
    assert not any("@context" in node for node in document["@graph"])


# --- FollowTheMoney


@pytest.fixture(scope="module")
def things(store) -> list[dict]:
    return [json.loads(line) for line in exported(store, "ftm").splitlines()]


def test_entities_fit_the_schemata(things):
    """The schemata are a copy; test_library_takes_every_entity asks the library where it is installed."""
    known = {thing["id"]: thing for thing in things}
    assert len(known) == len(things)
    for thing in things:
        schema = FTM[thing["schema"]]
        assert set(schema["required"]) <= thing["properties"].keys()
        for name, values in thing["properties"].items():
            kind, _, range = schema["properties"][name].partition(":")
            assert values and all(type(value) is str and value for value in values)
            if kind == "entity":
                assert all(range in FTM[known[value]["schema"]]["is_a"] for value in values)


def test_entities_of_every_kind_are_written(things):
    schemata = [thing["schema"] for thing in things]
    assert all(schemata.count(schema) >= least for schema, least in LEAST_COUNTS.items()), schemata


def test_note_holds_the_statement_and_the_article_its_text(store, things):
    notes = {thing["id"]: thing["properties"] for thing in things if thing["schema"] == "Note"}
    articles = {thing["id"]: thing["properties"] for thing in things if thing["schema"] == "Article"}
    assert notes
    claims = {f"kg-claim-{claim.id}": claim for claim in store.claims.list()}
    assert {key: note["description"][0] for key, note in notes.items()} == {
        key: claim.statement for key, claim in claims.items()
    }
    for key, note in notes.items():
        assert " ".join(claims[key].content.text.split()) in note["description"][0]
        assert claims[key].content.text in articles[note["proof"][0]]["bodyText"][0]


def test_library_takes_every_entity(things):
    followthemoney = pytest.importorskip(
        "followthemoney", reason="followthemoney is not installed (needs ICU)"
    )
    for thing in things:
        proxy = followthemoney.model.get_proxy(thing, cleaned=False)
        proxy.schema.validate(proxy.to_dict())
        assert proxy.to_dict()["properties"].keys() == thing["properties"].keys()
