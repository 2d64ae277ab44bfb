"""What grouping articles into stories costs, and how that grows.

    python benchmarks/stories_growth.py

Articles are made up: 150 words each, drawn as often as words of a language are (Zipf), and 25 of an event
that six articles tell on average. Printed are seconds to group all at once, seconds for one article more, and
the exponent of growth between two sizes: 1 is linear.
"""

import argparse
import itertools
import math
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from kg.build.one_document import finish
from kg.build.regrouping import refresh_stories
from kg.model import Document, Extraction, Span, digest
from kg.resolve.document.coarse import resolve_nothing
from kg.store.database import Store

ARTICLES_AN_EVENT, WORDS, WORDS_OF_EVENT, VOCABULARY = 6, 150, 25, 60_000


def main() -> None:
    """Make articles, group them, and print what each size took."""
    options = _options()
    took: list[tuple[int, float]] = []
    print("articles   seconds  one more   stories  exponent")
    for count in options.articles:
        with (
            tempfile.TemporaryDirectory() as folder,
            Store.open(Path(folder) / "kg.db", create=True) as store,
        ):
            made = make_documents(count + 1, random.Random(options.seed))
            for document in itertools.islice(made, count):
                _put(store, document)
            whole = _seconds(store)
            _put(store, next(made))
            one = _seconds(store)
            took.append((count, whole))
            stories = len(store.stories.list())
            print(f"{count:8,}  {whole:8.1f}  {one:8.3f}  {stories:8,}  {_exponent(took)}", flush=True)


def make_documents(count: int, drawn: random.Random) -> Iterator[Document]:
    """Yield articles as the module's docstring says; the same for the same seed."""
    words = [_word("w", rank) for rank in range(VOCABULARY)]
    weights = list(itertools.accumulate(1 / (rank + 10) for rank in range(VOCABULARY)))
    for number in range(count):
        event = drawn.randrange(max(1, count // ARTICLES_AN_EVENT))
        own = [_word("e", 40 * event + one) for one in drawn.sample(range(40), WORDS_OF_EVENT)]
        text = " ".join([*drawn.choices(words, cum_weights=weights, k=WORDS), *own])
        yield Document(digest(str(number)), f"{number}.txt", text, (Span(0, len(text)),))


def _word(first: str, number: int) -> str:
    """Return a word of letters alone that stands for a number."""
    return first + str(number).translate(str.maketrans("0123456789", "bdfgklmnrv"))


def _put(store: Store, document: Document) -> None:
    extraction = Extraction(document.id, (), (), (), "made up")
    store.evidence.put(finish(document, extraction, resolve_nothing(document, extraction)))


def _seconds(store: Store) -> float:
    began = time.process_time()
    refresh_stories(store)
    return time.process_time() - began


def _exponent(took: list[tuple[int, float]]) -> str:
    if len(took) < 2:
        return ""
    (fewer, before), (more, now) = took[-2:]
    return f"{math.log(now / before) / math.log(more / fewer):8.2f}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--seed", type=int, default=5)
    return parser.parse_args()


if __name__ == "__main__":
    main()
