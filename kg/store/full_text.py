"""From words that a person types to a query that SQLite's full-text search reads as words only."""

import re
from collections.abc import Sequence

from kg.language.en.fold import fold_words

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_NOTHING = '""'


def full_text_query(words: str) -> str:
    """Return an FTS5 query for contents that hold all these words, as written or folded.

    Each word is quoted, so that nothing typed is an operator; stop words are passed over, unless there
    is nothing else. A name of several words may fold to what none of them folds to ("United States"):
    then its folded form will do. Where there is no word at all, nothing is found.
    """
    typed: list[str] = _WORD.findall(words)
    telling = [word for word in typed if fold_words(word)] or typed
    if not telling:
        return _NOTHING
    each = " AND ".join(_or_folded(_quoted(word), fold_words(word)) for word in telling)
    return _or_folded(each, fold_words(words))


def _or_folded(query: str, folded: Sequence[str]) -> str:
    if not folded:
        return query
    return f"(({query}) OR folded : ({' AND '.join(map(_quoted, folded))}))"


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'
