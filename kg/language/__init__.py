"""Which languages kg reads, and what depends on a language: one folder each.

An article in a language without a folder is stored and said to be unread, never read by another one's rules.

To add a language, say Russian:

1. Put its word lists into `kg/language/ru/words/`, under the names that they have in `en/words/`, each with
   its heading. Beside them goes, as modules, what English has in `en/*.py`: folding, singular, calendar.
2. The rules of `kg.extract`, the readers of `kg.values` and `kg.read` and the trained models of `kg.weights`
   know English alone: they take its lists and modules by name. Let them take those of the document's
   language, label articles in it, and measure.
3. Last, name its spaCy pipelines in `kg/language/ru/language.toml`, as `en/language.toml` does. From then on
   `READ` has it, its articles are parsed by the first of them that is installed, and those that were kept
   unread are read when their files are ingested again.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.errors import LanguageError
from kg.language.word_lists import DEFAULT, read_table

_FOLDER = Path(__file__).parent
_SETTINGS = "language.toml"

READ = tuple(sorted(path.parent.name for path in _FOLDER.glob(f"*/{_SETTINGS}")))


@dataclass(frozen=True, slots=True)
class Language:
    """A language that kg reads.

    `name`: in English. `pipelines`: the spaCy pipelines that parse it, the best one first.
    """

    code: str  # ISO 639-1
    name: str
    pipelines: tuple[str, ...]


@cache
def language_of(code: str | None) -> Language | None:
    """Return the language that a text is read as; None for one that kg does not read.

    A text whose language is not known, `None`, is read as English.

    Raises:
        LanguageError: What its folder says cannot be read.

    >>> language_of("en").name, language_of(None).code, language_of("ru")
    ('English', 'en', None)
    """
    code = code or DEFAULT
    if code not in READ:
        return None
    path = _FOLDER / code / _SETTINGS
    try:
        pipelines = tomllib.loads(path.read_text("utf-8"))["pipelines"]
    except (OSError, ValueError, KeyError) as error:
        raise LanguageError(f"{path}: it names no pipelines ({error}); reinstall kg") from error
    return Language(code, name_of_language(code), tuple(pipelines))


def name_of_language(code: str) -> str:
    """Return the English name of a language, or its code in quotes where it has none here.

    >>> name_of_language("ru"), name_of_language("xx")
    ('Russian', '"xx"')
    """
    return _names().get(code, f'"{code}"')


def code_of_language(given: str) -> str | None:
    """Return the code of a language that somebody named: "ru", "pt-BR", "Russian"; None for no known one.

    >>> code_of_language("en_GB"), code_of_language("russian"), code_of_language("double Dutch")
    ('en', 'ru', None)
    """
    word = given.strip().casefold()
    for code, name in _names().items():
        if name.casefold() == word:
            return code
    code = word.replace("_", "-").partition("-")[0]
    return code if code in _names() else None


@cache
def _names() -> dict[str, str]:
    return read_table("names/languages")
