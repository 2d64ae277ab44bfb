"""Articles → what is found in each of them, without a store."""

import logging
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.build.engine import extract_all, loader
from kg.extract import ExtractorKind
from kg.model import Document, Extraction, Resolution
from kg.model.read_options import AS_IT_IS, Reading
from kg.read import Failure, Note, read_paths

_log = logging.getLogger(__name__)


def extract_paths(
    paths: Iterable[str | Path],
    *,
    reading: Reading = AS_IT_IS,
    model: str | None = None,
    extractor: ExtractorKind = "auto",
    workers: int = 1,
) -> Iterator[tuple[Document, Extraction, Resolution] | Failure | Note]:
    """Yield what is found in each article of some files and folders, in their order."""
    failed: deque[Failure | Note] = deque()

    def documents() -> Iterator[Document]:
        for read in read_paths(paths, reading):
            if isinstance(read, Failure | Note):
                failed.append(read)
            else:
                yield read

    for document, found in extract_all(
        documents(), model=model, workers=workers, make_extractor=loader(extractor)
    ):
        while failed:
            yield failed.popleft()
        if isinstance(found, Failure):
            yield found
            continue
        if found.trouble:
            _log.warning("%s: %s", document.path, found.trouble.why)
        yield document, found.extraction, found.resolution
    yield from failed
