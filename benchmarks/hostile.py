"""How the time of reading, quotations, numbers, dates and opposites grows with texts made to be slow.

    python benchmarks/hostile.py [--length N] [--repeats N]

Each text is a short piece, repeated up to a length and up to four times that length; printed are the least
processor time of each over some repeats and their ratio: about 4 where time grows with the text, 16 where
it grows with its square. Times near the clock's own grain say little: lengthen the texts.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kg.extract.quotes import find_quotations
from kg.read import read_paths
from kg.relate.words.opposition import opposition
from kg.values.periods import find_periods
from kg.values.quantities import find_quantities

PIECES = {
    "reading": (
        "word ", "a", "\n", "(", "A. ", "A b ", "A-", "Related Articles\n" + "A b c\n" * 14, "About A B\n",
        "10.01.2022 ",
    ),
    "reading a page": ("<p>word ", "<div>", "<p", "&amp;"),
    "quotations": ('"', "“", "a” ", " ", "”"),
    "numbers": ("1", "1 ", "1,", "1-", "1.", "40 of ", "$", "hundred ", "a hundred and ", "one "),
    "dates": ("1 ", "May ", "May 1 to ", "last ", "01/02/2021 ", "2021-", "a few ", "late "),
    "opposites": ("not ", "rise fall ", "that no, "),
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--length", type=int, default=20_000, help="characters of the shorter text")
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        runs = _runs(Path(folder))
        print(f"{'':16}{'piece':28}{'seconds':>9}{'of 4x':>9}{'ratio':>8}")
        for name, pieces in PIECES.items():
            for piece in pieces:
                short, long = (
                    _least_seconds(runs[name], _repeated(piece, times * options.length), options.repeats)
                    for times in (1, 4)
                )
                print(f"{name:16}{piece[:24]!r:28}{short:9.3f}{long:9.3f}{long / short:8.1f}")


def _runs(folder: Path) -> dict[str, Callable[[str], object]]:
    def read(text: str, name: str) -> object:
        path = folder / name
        path.write_text(text, encoding="utf-8")
        return list(read_paths([path]))

    return {
        "reading": lambda text: read(text, "a.txt"),
        "reading a page": lambda text: read(text, "a.html"),
        "quotations": find_quotations,
        "numbers": find_quantities,
        "dates": lambda text: find_periods(text, published="2021-09-14"),
        "opposites": lambda text: opposition(text, text),
    }


def _repeated(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


def _least_seconds(run: Callable[[str], object], text: str, repeats: int) -> float:
    seconds = []
    for _ in range(repeats):
        began = time.process_time()
        run(text)
        seconds.append(time.process_time() - began)
    return min(seconds)


if __name__ == "__main__":
    main()
