"""The extractor with the real pipeline, on invented sentences, and on texts that no article has."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg.extract.extractor
import kg.extract.pipeline
import kg.language
from kg.extract import Extractor
from kg.language import Language
from kg.model import Attribution, Document, Extraction, Span, Spans

pytestmark = pytest.mark.model

AWKWARD = st.text(alphabet='ab S\n.,:;"“”‘’«»-(1\u00a0\x00é', max_size=60)
PHRASES = st.sampled_from(
    [
        *"""Quispe said |that taxes rose|, |. |“|” |"|\n|according to Dahl|- |who told |: |; |(""".split("|"),
        "not ",
    ]
)


@pytest.fixture(scope="module")
def extractor() -> Iterator[Extractor]:
    yield Extractor()


def read(extractor: Extractor, text: str) -> Extraction:
    return next(extractor.extract([document(text)]))


def document(text: str) -> Document:
    return Document("d", "d.txt", text, (Span(0, len(text)),))


def cut(text: str, spans: Spans) -> str:
    return " … ".join(span.cut(text) for span in spans)


def roles(text: str, attribution: Attribution) -> tuple[str, str, str]:
    return cut(text, attribution.source), cut(text, attribution.cue), cut(text, attribution.content)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru will not sign the treaty, its foreign minister Ana Quispe said on Monday.",
            ("its foreign minister Ana Quispe", "said", "Peru will not sign the treaty"),
        ),
        (
            "“We have no choice,” said Norwegian Prime Minister Kari Dahl. “The reservoir is empty.”",
            (
                "Norwegian Prime Minister Kari Dahl",
                "said",
                "“We have no choice,” … “The reservoir is empty.”",
            ),
        ),
        (
            "According to the Kenyan Red Cross, 40 villages were flooded.",
            ("the Kenyan Red Cross", "According to", "40 villages were flooded"),
        ),
        ("It was said that the bridge would close.", ("", "was said", "that the bridge would close")),
        ('"The road is closed,"- he said.', ("he", "said", '"The road is closed,"')),
        (
            "Fishing will be banned from May, relays the site Norvik.",
            ("the site Norvik", "relays", "Fishing will be banned from May"),
        ),
    ],
)
def test_who_said_what_is_found(extractor: Extractor, text: str, expected: tuple[str, str, str]) -> None:
    assert [roles(text, one) for one in read(extractor, text).attributions] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The ship sank near the island.",
        "Taxes rose in May.",
        'The minister left the room "quickly" and closed the door.',
    ],
)
def test_plain_telling_yields_nothing(extractor: Extractor, text: str) -> None:
    assert read(extractor, text).attributions == ()


def test_outlet_that_was_told_is_the_channel(extractor: Extractor) -> None:
    text = '"The harvest failed," Kofi Mensah, a spokesman for the ministry, told Reuters, "and more."'
    attribution = read(extractor, text).attributions[0]
    assert cut(text, attribution.via) == "Reuters"
    assert attribution.speaker is not None
    assert attribution.speaker.cut(text) == "Kofi Mensah"


def test_line_break_ends_a_sentence(extractor: Extractor) -> None:
    text = "Dahl said the dam would hold\nFloods hit Norway"
    assert [cut(text, one.content) for one in read(extractor, text).attributions] == ["the dam would hold"]


@pytest.mark.parametrize(
    "text",
    ["", " \n\n ", '...!? "" (((', "“" * 3000, "said " * 500, "a \ud800 half", "Dahl said\x00 it\x1b fell."],
)
def test_text_that_is_no_article_yields_an_extraction(extractor: Extractor, text: str) -> None:
    assert read(extractor, text).document_id == "d"


def test_document_longer_than_a_piece_keeps_its_offsets(extractor: Extractor) -> None:
    text = "The road is long. " * 6000 + "\nDahl said that taxes rose."
    assert [roles(text, one) for one in read(extractor, text).attributions] == [
        ("Dahl", "said", "that taxes rose")
    ]


def test_documents_come_out_in_the_order_they_went_in(extractor: Extractor) -> None:
    documents = [Document(str(n), f"{n}.txt", "x", (Span(0, 1),)) for n in range(40)]
    assert [one.document_id for one in extractor.extract(documents)] == [str(n) for n in range(40)]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(AWKWARD, st.lists(PHRASES, max_size=14).map("".join)))
def test_laws_of_an_extraction(extractor: Extractor, text: str) -> None:
    extraction = read(extractor, text)
    for index, one in enumerate(extraction.attributions):
        assert one.cue
        assert one.content
        assert one.within is None or (one.within != index and one.within < len(extraction.attributions))
        for spans in (one.source, one.cue, one.content, one.via):
            assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(mention.span.cut(text) == mention.text for mention in extraction.mentions)
    starts = [mention.span.start for mention in extraction.mentions]
    assert starts == sorted(starts)
    pairs = [(alias.first, alias.second) for alias in extraction.aliases]
    assert all(0 <= first < second < len(extraction.mentions) for first, second in pairs)


def test_output_is_the_same_in_every_process() -> None:
    text = "Reuters said Ana Quispe (AQ) told Izvestia that Dahl and the ministry deny “it all”, she said."
    code = (
        "from kg.extract import Extractor; from kg.model import Document, Span; "
        f"t = {text!r}; print(list(Extractor().extract([Document('d', 'd', t, (Span(0, len(t)),))])))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_a_language_not_read_comes_out_in_its_place_with_nothing_found(extractor: Extractor) -> None:
    said = document("Ana Quispe said on Monday that taxes would rise.")
    documents = [
        replace(said, id=str(n), language=code) for n, code in enumerate(("en", "ru", None, "ru", "fr"))
    ]
    found = list(extractor.extract(documents))
    assert [one.document_id for one in found] == ["0", "1", "2", "3", "4"]
    assert [len(one.attributions) for one in found] == [1, 0, 1, 0, 0]
    names = [extractor.name, "unread: ru", extractor.name, "unread: ru", "unread: fr"]
    assert [one.extractor for one in found] == names
    assert found[1] == Extraction("1", (), (), (), "unread: ru")


def test_a_second_language_is_parsed_by_its_own_pipeline(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = Language("xx", "Xish", kg.language.language_of("en").pipelines)
    languages = {"xx": known, "en": kg.language.language_of("en"), None: kg.language.language_of(None)}
    for module in (kg.extract.extractor, kg.extract.pipeline):
        monkeypatch.setattr(module, "language_of", languages.get)
    loaded = []
    monkeypatch.setattr(
        kg.extract.extractor,
        "load_pipeline",
        lambda model, language: loaded.append(language) or extractor.nlp,
    )
    said = document("Ana Quispe said on Monday that taxes would rise.")
    documents = [replace(said, id=str(n), language=code) for n, code in enumerate(("xx", None, "xx"))]
    assert [len(one.attributions) for one in extractor.extract(documents)] == [1, 1, 1]
    assert loaded == ["xx"]
