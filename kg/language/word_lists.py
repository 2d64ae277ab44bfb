"""The word lists of a language: data files, one entry a line, whose first lines say their origin.

`read_words("nouns/person_nouns")` reads `kg/language/en/words/nouns/person_nouns.txt`. A list is there once:
who needs it in another shape makes that of it.
"""

from functools import cache
from pathlib import Path

from kg.errors import LanguageError

DEFAULT = "en"
_LANGUAGES = Path(__file__).parent


@cache
def read_words(name: str, language: str = DEFAULT) -> frozenset[str]:
    """Return the entries of a list whose order says nothing.

    Raises:
        LanguageError: The language has no such list.
    """
    return frozenset(read_lines(name, language))


def read_lines(name: str, language: str = DEFAULT) -> tuple[str, ...]:
    """Return the entries of a `.txt` list in their order.

    Raises:
        LanguageError: The language has no such list.
    """
    return _lines(f"{name}.txt", language)


def read_rows(name: str, language: str = DEFAULT) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a `.tsv` table in their order, each with all its fields, which may be empty.

    Raises:
        LanguageError: The language has no such table.
    """
    return tuple(tuple(line.split("\t")) for line in _lines(f"{name}.tsv", language))


def read_table(name: str, language: str = DEFAULT) -> dict[str, str]:
    """Return a `.tsv` table of two columns: what the first stands for.

    Raises:
        LanguageError: The language has no such table, or a row of it has not two fields.
    """
    try:
        return {word: meaning for word, meaning in read_rows(name, language)}  # noqa: C416  # names the fields
    except ValueError as error:
        raise LanguageError(f"{language}: a row of {name}.tsv has not two fields; reinstall kg") from error


def read_numbers(name: str, language: str = DEFAULT) -> dict[str, float]:
    """Return a `.tsv` table of words and the numbers they stand for.

    Raises:
        LanguageError: As for `read_table`.
    """
    return {word: float(number) for word, number in read_table(name, language).items()}


@cache
def _lines(file: str, language: str) -> tuple[str, ...]:
    path = _LANGUAGES.joinpath(language, "words", file)
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise LanguageError(f"{path}: the word list cannot be read; reinstall kg") from error
    return tuple(line for line in text.split("\n") if line and not line.startswith("#"))
