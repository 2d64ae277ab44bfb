"""What a person types to search articles → an FTS5 query; nothing typed is ever its syntax.

border wall          both words, in any of their forms
"border wall"        these words in this order
wall -Mexico         without this word; -"border wall" without these
"""

import re

from kg.errors import QuestionError

_TERM = re.compile(r'(?P<without>(?:(?<=\s)|^)[-–−])?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_MARKS = str.maketrans(dict.fromkeys("“”„«»", '"') | {"\0": " "})


def full_text_query(typed: str) -> str:
    """Return an FTS5 query for what was typed; what holds no letter or digit is passed over.

    Raises:
        QuestionError: there is no word to look for.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    whole = typed.encode("utf-8", "replace").decode("utf-8")  # half a character is none
    for term in _TERM.finditer(whole.translate(_MARKS)):
        words = term["phrase"] if term["phrase"] is not None else term["word"]
        if any(map(str.isalnum, words)):
            (unwanted if term["without"] else wanted).append(f'"{words}"')
    if not wanted:
        without = (
            f"without {' and '.join(unwanted)}, but with which words" if unwanted else "with which words"
        )
        raise QuestionError(f"search for articles {without}? name one at least")
    query = " AND ".join(dict.fromkeys(wanted))
    return f"({query}) NOT ({' OR '.join(dict.fromkeys(unwanted))})" if unwanted else query
