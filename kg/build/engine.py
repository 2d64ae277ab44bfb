"""Where extraction runs, and all that follows from one document: in this process, or in several.

Documents come in, each goes out with what was found in it, resolved and ready to be written, in the same
order and in the same words wherever it ran. A document that makes extraction raise comes out with a
Failure, and harms no other.
"""

import logging
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from itertools import islice
from multiprocessing import get_context
from typing import Protocol

from kg.build.one_document import complete
from kg.errors import KGError
from kg.extract import ExtractorKind
from kg.model import Document, Extraction, Findings
from kg.read import Failure

BATCH_DOCUMENTS = 64  # at the end of each the trained model is waited for; what is found is handed on at once

Found = tuple[Document, Findings | Failure]
_log = logging.getLogger(__name__)


class Extracts(Protocol):
    """What is asked of an extractor; `kg.extract.Extractor` is the one."""

    def extract(self, documents: Iterable[Document]) -> Iterator[Extraction]: ...


MakeExtractor = Callable[[str | None], Extracts]


def load_extractor(model: str | None, extractor: ExtractorKind = "auto") -> Extracts:
    """Load the extractor with this spaCy pipeline (a second or more), or the best one there is."""
    from kg.extract import Extractor  # only now: it loads spaCy

    return Extractor(model, extractor=extractor)


def loader(extractor: ExtractorKind) -> MakeExtractor:
    """Return what makes extractors of one kind, the same function for the same kind."""
    return _LOADERS[extractor]


def _load_rules(model: str | None) -> Extracts:
    return load_extractor(model, "rules")


def _load_trained(model: str | None) -> Extracts:
    return load_extractor(model, "model")


_LOADERS: dict[ExtractorKind, MakeExtractor] = {
    "auto": load_extractor,
    "rules": _load_rules,
    "model": _load_trained,
}


def extract_all(
    documents: Iterable[Document],
    *,
    model: str | None = None,
    workers: int = 1,
    make_extractor: MakeExtractor = load_extractor,
) -> Iterator[Found]:
    """Yield each document with what was found in it, in order, reading only a little ahead.

    Nothing is loaded before there is a document. Several workers are processes of their own, so
    `make_extractor` must be a function of a module.

    Raises:
        ModelError: the extractor cannot be made.
        KGError: a worker process was killed.
    """
    if workers < 1:
        raise ValueError(f"workers must be 1 or more, not {workers}")
    batches = _batches(documents)
    if workers == 1:
        return _one_after_another(batches, make_extractor, model)
    return _side_by_side(batches, make_extractor, model, workers=workers)


def _one_after_another(
    batches: Iterator[list[Document]], make_extractor: MakeExtractor, model: str | None
) -> Iterator[Found]:
    for batch in batches:
        extractor: Extracts = _extractor(make_extractor, model)
        done = 0
        try:
            for extraction in extractor.extract(batch):
                if extraction.document_id != batch[done].id:
                    break  # it left one out
                yield batch[done], complete(batch[done], extraction)
                done += 1
        except Exception:  # whatever it was, one document of the batch is to blame: find out which
            pass
        for document in batch[done:]:
            yield document, _extract_one(extractor, document)


def _side_by_side(
    batches: Iterator[list[Document]], make_extractor: MakeExtractor, model: str | None, *, workers: int
) -> Iterator[Found]:
    # spawn: a fork would copy the open database, and threads that spaCy's libraries may have started
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_leave_interrupts)
    running: deque[tuple[list[Document], Future[list[Findings | Failure]]]] = deque()
    try:
        for batch in batches:
            running.append((batch, pool.submit(_extract, make_extractor, model, batch)))
            if len(running) > workers:  # one batch waits while the others run
                yield from _finished(*running.popleft())
        while running:
            yield from _finished(*running.popleft())
    except KeyboardInterrupt:
        yield from _done(running)
        _end(pool)
        raise
    except BrokenProcessPool as error:
        yield from _done(running)
        raise KGError(
            "a worker process was killed, perhaps for want of memory; run the same command again with "
            "fewer workers, it goes on where it stopped"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _finished(batch: list[Document], found: Future[list[Findings | Failure]]) -> Iterator[Found]:
    return zip(batch, found.result(), strict=True)


def _done(running: Iterable[tuple[list[Document], Future[list[Findings | Failure]]]]) -> Iterator[Found]:
    """Yield what is found already of batches that nobody waits for any more."""
    for batch, found in running:
        if found.done() and not found.cancelled() and found.exception() is None:
            yield from _finished(batch, found)


def _leave_interrupts() -> None:
    """Let the parent alone hear Ctrl-C: it writes what is found before it ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _end(pool: ProcessPoolExecutor) -> None:
    """End the workers in the midst of their batches: to wait for these may take a minute."""
    for process in list((pool._processes or {}).values()):  # Python 3.14 has terminate_workers
        process.terminate()


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    remaining = iter(documents)
    while batch := list(islice(remaining, BATCH_DOCUMENTS)):
        yield batch


_extractor = cache(lambda make_extractor, model: make_extractor(model))  # one a process


def _extract(
    make_extractor: MakeExtractor, model: str | None, batch: list[Document]
) -> list[Findings | Failure]:
    extractor: Extracts = _extractor(make_extractor, model)
    try:
        extractions = list(extractor.extract(batch))
    except Exception:  # whatever it was, one document of the batch is to blame: find out which
        extractions = []
    if len(extractions) == len(batch):
        return [complete(*pair) for pair in zip(batch, extractions, strict=True)]
    return [_extract_one(extractor, document) for document in batch]


def _extract_one(extractor: Extracts, document: Document) -> Findings | Failure:
    try:
        (extraction,) = extractor.extract([document])
    except Exception as error:
        _log.debug("%s: extraction failed", document.path, exc_info=True)
        return Failure(document.path, f"extraction failed ({type(error).__name__}: {error})")
    return complete(document, extraction)
