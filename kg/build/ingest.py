"""ingest(): read → extract → resolve → store, one document after another; then who is who, and links.

A run that was stopped at any moment goes on where it stopped when it is started again. What fails is
remembered, and tried again by `ingest(store, retry=True)` or whenever its file is ingested.
"""

import logging
import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kg.build.engine import extract_all, loader
from kg.build.identities import refresh_entities
from kg.build.links import refresh_what_follows
from kg.build.one_document import COARSER, told, without_claims
from kg.build.subjects import refresh_values
from kg.build.tally import OnPhase, OnProgress, Outcome, Report, Tally
from kg.errors import DocumentError, StoreError
from kg.extract import ExtractorKind, extractor_name
from kg.language.word_lists import DEFAULT
from kg.model import Document, Filter, Findings, Stage, Trouble, Wanted
from kg.model.read_options import AS_IT_IS, Reading
from kg.read import Failure, Found, Note, read_paths
from kg.store.database import Store
from kg.store.documents import Standing

_OUTCOMES: dict[Standing, Outcome] = {
    "new": "added", "changed": "changed", "unchanged": "unchanged", "duplicate": "duplicate",
}  # fmt: skip
_TO_EXTRACT: frozenset[Standing] = frozenset({"new", "changed", "unfinished"})
_ROW = re.compile(r":\d+$")  # how the path of a row that cannot be read ends
_log = logging.getLogger(__name__)


def ingest(
    store: Store,
    paths: Iterable[str | Path],
    *,
    reading: Reading = AS_IT_IS,
    retry: bool = False,
    model: str | None = None,
    extractor: ExtractorKind = "auto",
    workers: int = 1,
    on_progress: OnProgress | None = None,
    on_phase: OnPhase | None = None,
) -> Report:
    """Read files and folders into the store; what it holds already is not read again.

    A document that cannot be read is reported, and the rest goes on; of one that cannot be extracted or
    resolved its text is stored, and of its claims as much as can be.

    Args:
        retry: Also the files of all that failed before.

    Raises:
        ModelError: the language pipeline is missing.
        StoreError: the store cannot be written; what was stored so far stays.
    """
    tally = Tally(on_progress)
    failed_before = map(file_of, (line.path for line in store.failures.list())) if retry else ()
    files = [*paths, *failed_before]
    read_in(store, files, tally, reading=reading, model=model, extractor=extractor, workers=workers)
    bring_up_to_date(store, on_phase=on_phase)
    troubles = [line for line in store.outcomes.list() if line.state in ("conflicts", "sleeps")]
    return replace(tally.report(store.corpus.stats()), troubles=tuple(troubles))


def bring_up_to_date(store: Store, *, on_phase: OnPhase | None = None) -> None:
    """Judge anew what documents and decisions have overtaken, of an earlier run that was stopped as well."""
    begin = on_phase or _untold
    if store.pending.values():
        refresh_values(store)
    if store.pending.entities():
        begin("entities")
        refresh_entities(store)
    refresh_what_follows(store, on_phase=begin)


def _untold(phase: str) -> None:
    """Tell nobody that a phase begins."""


def remove(store: Store, reference: str) -> str:
    """Remove a document, by id, unique beginning of an id, or path, with all that it says; return its id.

    The path of what could not be read is forgotten, and returned.
    """
    unread = {line.path for line in store.failures.list() if line.document_id is None}
    try:
        identifier = store.documents.remove(reference)
    except StoreError:
        if reference not in unread:
            raise
        identifier = reference
    store.failures.remove(unread & {reference})
    refresh_entities(store)
    refresh_what_follows(store)
    return identifier


def read_in(
    store: Store,
    paths: Iterable[str | Path],
    tally: Tally,
    *,
    reading: Reading = AS_IT_IS,
    model: str | None = None,
    extractor: ExtractorKind = "auto",
    workers: int = 1,
    only: Container[str] | None = None,
) -> None:
    """Read and store documents, without judging anew what they overtake.

    Args:
        only: The ids of the documents wanted; None: all.
    """
    signatures = _Signatures(model, extractor)
    new = _documents_to_extract(store, read_paths(paths, reading), signatures, tally, only=only)
    for document, found in extract_all(new, model=model, workers=workers, make_extractor=loader(extractor)):
        if isinstance(found, Failure):
            trouble = Trouble("extract", found.message)
            _put(store, without_claims(document, signatures.of(document), trouble), tally)
        else:
            _put(store, found, tally)
    store.failures.remove(_mended(store, tally))


def file_of(path: str) -> str:
    """Return the file of a document or row: of "FILE#ID" and "FILE:LINE" the file, if it is there."""
    candidates = [path, _ROW.sub("", path), *(path[: hit.start()] for hit in re.finditer("#", path))]
    return next((one for one in candidates if _is_there(one)), path)


def _is_there(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):  # a NUL in the name: reading it will say so
        return False


def _documents_to_extract(
    store: Store,
    found: Iterable[Found],
    signatures: "_Signatures",
    tally: Tally,
    *,
    only: Container[str] | None,
) -> Iterator[Document]:
    for read in found:
        if isinstance(read, Failure):
            _fail(store, read, "read", tally)
            continue
        if isinstance(read, Note):
            tally.notes.append(read)
            continue
        if only is not None and read.id not in only:
            continue
        tally.read.add(file_of(read.path))
        try:
            standing = store.documents.standing(read, signatures.of(read))
        except DocumentError as error:
            _fail(store, Failure(read.path, str(error)), "read", tally)
            continue
        if standing in _TO_EXTRACT:
            yield read
        else:
            tally.count(read.path, _OUTCOMES[standing], read.language)


def _put(store: Store, findings: Findings, tally: Tally) -> None:
    """Write a document, coarser where the store refuses it."""
    path, why = findings.document.path, ""
    for coarser in (None, *COARSER):
        attempt = coarser(findings, Trouble("store", why)) if coarser else findings
        try:
            with store.transaction():
                if replaced := store.versions.replaced_by(attempt.document):
                    store.versions.keep(replaced, store.claims.list(Wanted(Filter(document=replaced))))
                standing = store.evidence.put(attempt)
        except StoreError:
            raise
        except Exception as error:  # one odd document must not cost the others
            _log.debug("%s: the store refused it", path, exc_info=True)
            why = why or f"the store refused it ({told(error)})"
            continue
        tally.count(path, _OUTCOMES[standing], findings.document.language)
        if attempt.trouble:
            tally.coarser.append(Failure(path, attempt.trouble.why))
        return
    _fail(store, Failure(path, why), "store", tally)


def _fail(store: Store, failure: Failure, stage: Stage, tally: Tally) -> None:
    tally.fail(failure)
    try:
        store.failures.put(failure.path, Trouble(stage, failure.message))
    except UnicodeEncodeError:  # half a character: it is told, but cannot be written
        _log.debug("%r: cannot be remembered", failure.path)


class _Signatures:
    """What an extraction of a document will be signed with, which tells whether it was read already."""

    def __init__(self, model: str | None, extractor: ExtractorKind) -> None:
        self._model, self._extractor = model, extractor
        # Now, not at the first document: its pipeline may be missing.
        self._names: dict[str | None, str] = {None: extractor_name(model, extractor=extractor)}

    def of(self, document: Document) -> str:
        language = None if document.language == DEFAULT else document.language
        if language not in self._names:
            name = extractor_name(self._model, extractor=self._extractor, language=language)
            self._names[language] = name
        return self._names[language]


def _mended(store: Store, tally: Tally) -> list[str]:
    """Return what could not be read before, of the files that this run has read, and could be this time."""
    failed = {failure.path for failure in tally.failed}
    before = (line.path for line in store.failures.list() if line.document_id is None)
    return [path for path in before if path not in failed and file_of(path) in tally.read]
