import os
import sys
from collections.abc import Iterable, Iterator

import pytest

from kg.build.engine import BATCH_DOCUMENTS, extract_all
from kg.errors import KGError, ModelError
from kg.model import Attribution, Document, Extraction, Span
from kg.read import Failure


class Shouts:
    """Finds one attribution in each document, and raises where a document says so."""

    def __init__(self, model: str | None) -> None:
        self.name = f"shouts / {model}"

    def extract(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        for document in documents:
            if "raise" in document.text:
                raise ValueError("not a text")
            if "die" in document.text:
                os._exit(9)
            content = (Span(0, len(document.text)),)
            attribution = Attribution(source=(), cue=(), content=content, kind="direct")
            yield Extraction(document.id, (), (), (attribution,), self.name)


class Forgets(Shouts):
    """Yields nothing for the second document."""

    def extract(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        return (found for found in super().extract(documents) if found.document_id != "1")


def no_model(model: str | None) -> Shouts:
    raise ModelError(f"{model}: no such pipeline")


def documents(*texts: str) -> list[Document]:
    return [Document(str(n), f"{n}.txt", text, (Span(0, len(text)),)) for n, text in enumerate(texts)]


MANY = documents(*(f"text {n}" for n in range(3 * BATCH_DOCUMENTS + 1)))


@pytest.mark.parametrize("workers", [1, 2])
def test_documents_come_out_in_order_with_what_was_found(workers):
    found = list(extract_all(iter(MANY), model="m", workers=workers, make_extractor=Shouts))
    assert [document for document, _ in found] == MANY
    assert [one.extraction.document_id for _, one in found] == [document.id for document in MANY]
    assert {one.extraction.extractor for _, one in found} == {"shouts / m"}


@pytest.mark.parametrize("workers", [1, 2])
def test_a_document_that_raises_fails_alone(workers):
    found = dict(extract_all(documents("a", "raise", "b"), workers=workers, make_extractor=Shouts))
    first, bad, last = found.values()
    assert bad == Failure("1.txt", "extraction failed (ValueError: not a text)")
    assert (first.document.id, last.document.id) == ("0", "2")


def test_a_document_that_the_extractor_forgets_fails_alone():
    found = [extraction for _, extraction in extract_all(documents("a", "b", "c"), make_extractor=Forgets)]
    assert [isinstance(extraction, Failure) for extraction in found] == [False, True, False]


@pytest.mark.parametrize("workers", [1, 2])
def test_nothing_is_loaded_for_no_documents(workers):
    assert list(extract_all([], workers=workers, make_extractor=no_model)) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_a_missing_model_is_an_error_not_a_failure_of_documents(workers):
    with pytest.raises(ModelError, match="m: no such pipeline"):
        list(extract_all(MANY, model="m", workers=workers, make_extractor=no_model))


def test_a_killed_worker_is_an_error_that_says_what_to_do():
    with pytest.raises(KGError, match=r"a worker process was killed.*fewer workers"):
        list(extract_all(documents("die"), workers=2, make_extractor=Shouts))


@pytest.mark.parametrize("workers", [1, 2])
def test_documents_are_read_only_a_little_ahead(workers):
    read = []

    def reading() -> Iterator[Document]:
        for document in MANY * 10:
            read.append(document)
            yield document

    found = extract_all(reading(), workers=workers, make_extractor=Shouts)
    next(found)
    assert len(read) <= (workers + 1) * BATCH_DOCUMENTS
    found.close()


def test_no_workers_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="workers must be 1 or more"):
        extract_all([], workers=0)


def test_importing_the_engine_does_not_import_spacy():
    code = "import sys, kg.build.engine; sys.exit('spacy' in sys.modules)"
    assert os.spawnv(os.P_WAIT, sys.executable, [sys.executable, "-c", code]) == 0
