"""ingest(): read → extract → resolve → store, one document after another; then who is who, and links.

A run that was stopped at any moment goes on where it stopped when it is started again.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from kg.build.engine import extract_all, loader
from kg.build.identities import refresh_entities
from kg.build.links import refresh_links, refresh_links_if_quick
from kg.errors import DocumentError, StoreError
from kg.extract import ExtractorKind, extractor_name
from kg.language import language_of, name_of_language
from kg.language.word_lists import DEFAULT
from kg.model import DecisionLine, Document, Extraction
from kg.read import Failure, read_paths
from kg.resolve import resolve_document
from kg.store.database import Store
from kg.store.documents import Standing

Outcome = Literal["added", "changed", "unchanged", "duplicate", "failed"]
OnProgress = Callable[[str, Outcome], None]  # called with each document's path and what became of it

_OUTCOMES: dict[Standing, Outcome] = {
    "new": "added", "changed": "changed", "unchanged": "unchanged", "duplicate": "duplicate",
}  # fmt: skip
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Report:
    """What became of the documents of one run, and what the store holds after it.

    `duplicates`: paths of articles that the store holds already, under another path. `claims` and
    `entities`: how many the store now holds and lists. `troubles`: decisions that conflict or apply to
    nothing. `unread`: names of languages that kg does not read, and how many documents of the run are in
    each; they are kept, without claims.
    """

    added: int
    changed: int
    unchanged: int
    duplicates: tuple[str, ...]
    failed: tuple[Failure, ...]
    claims: int
    entities: int
    troubles: tuple[DecisionLine, ...] = ()
    unread: tuple[tuple[str, int], ...] = ()


def ingest(
    store: Store,
    paths: Iterable[str | Path],
    *,
    model: str | None = None,
    extractor: ExtractorKind = "auto",
    workers: int = 1,
    on_progress: OnProgress | None = None,
) -> Report:
    """Read files and folders into the store; what it holds already is not read again.

    A document that cannot be read, extracted or resolved is reported, and the rest goes on.

    Raises:
        ModelError: the language pipeline is missing.
        StoreError: the store cannot be written; what was stored so far stays.
    """
    tally = _Tally(on_progress)
    new = _documents_to_extract(store, paths, _Signatures(model, extractor), tally)
    for document, found in extract_all(new, model=model, workers=workers, make_extractor=loader(extractor)):
        _put(store, document, found, tally)
    if store.pending.entities():  # also where an earlier run was stopped before this
        refresh_entities(store)
    if store.pending.links():
        refresh_links(store)
    troubles = [line for line in store.outcomes.list() if line.state in ("conflicts", "sleeps")]
    return replace(tally.report(store.corpus.stats()), troubles=tuple(troubles))


def remove(store: Store, reference: str) -> str:
    """Remove a document, by id, unique beginning of an id, or path, with all that it says; return its id."""
    with store.transaction():
        identifier = store.documents.remove(reference)
        refresh_entities(store)
        refresh_links_if_quick(store)
    return identifier


def _documents_to_extract(
    store: Store, paths: Iterable[str | Path], signatures: "_Signatures", tally: "_Tally"
) -> Iterator[Document]:
    for read in read_paths(paths):
        if isinstance(read, Failure):
            tally.fail(read)
            continue
        try:
            standing = store.documents.standing(read, signatures.of(read))
        except DocumentError as error:
            tally.fail(Failure(read.path, str(error)))
            continue
        if standing in ("new", "changed"):
            yield read
        else:
            tally.count(read.path, _OUTCOMES[standing], read.language)


def _put(store: Store, document: Document, found: Extraction | Failure, tally: "_Tally") -> None:
    if isinstance(found, Failure):
        tally.fail(found)
        return
    try:
        standing = store.evidence.put(document, found, resolve_document(document, found))
    except StoreError:
        raise
    except Exception as error:  # one odd document must not cost the others
        _log.debug("%s: resolution failed", document.path, exc_info=True)
        tally.fail(Failure(document.path, f"resolution failed ({type(error).__name__}: {error})"))
        return
    tally.count(document.path, _OUTCOMES[standing], document.language)


class _Signatures:
    """What an extraction of a document will be signed with, which tells whether it was read already."""

    def __init__(self, model: str | None, extractor: ExtractorKind) -> None:
        self._model, self._extractor = model, extractor
        self._names: dict[str | None, str] = {
            None: extractor_name(model, extractor=extractor)
        }  # now: its pipeline may be missing

    def of(self, document: Document) -> str:
        language = None if document.language == DEFAULT else document.language
        if language not in self._names:
            name = extractor_name(self._model, extractor=self._extractor, language=language)
            self._names[language] = name
        return self._names[language]


class _Tally:
    """What became of each document so far."""

    def __init__(self, on_progress: OnProgress | None) -> None:
        self._on_progress = on_progress
        self._counts: Counter[Outcome] = Counter()
        self._duplicates: list[str] = []
        self._failed: list[Failure] = []
        self._unread: Counter[str] = Counter()

    def count(self, path: str, outcome: Outcome, language: str | None = None) -> None:
        self._counts[outcome] += 1
        if language and language_of(language) is None:
            self._unread[name_of_language(language)] += 1
        if outcome == "duplicate":
            self._duplicates.append(path)
        if self._on_progress:
            self._on_progress(path, outcome)

    def fail(self, failure: Failure) -> None:
        self._failed.append(failure)
        self.count(failure.path, "failed")

    def report(self, stats: dict[str, int]) -> Report:
        return Report(
            added=self._counts["added"],
            changed=self._counts["changed"],
            unchanged=self._counts["unchanged"],
            duplicates=tuple(self._duplicates),
            failed=tuple(self._failed),
            claims=stats["claims"],
            entities=stats["entities"],
            unread=tuple(sorted(self._unread.items())),
        )
