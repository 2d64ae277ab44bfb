"""The sentence around a content: what a reader would look at to understand it."""

import re
from collections.abc import Sequence

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+|\n")
_REACH = 160  # characters looked at on each side of a content


def surroundings(text: str, content: Sequence[tuple[int, int]]) -> tuple[str, str, str]:
    """Return the words before a content in its sentence, the content, and those after it.

    Args:
        text: Of the article, or of the paragraph.
        content: Its spans in the text, in characters, in order.
    """
    first, last = content[0][0], content[-1][1]
    before = _SENTENCE_END.split(text[max(first - _REACH, 0) : first])[-1]
    after = _SENTENCE_END.split(text[last : last + _REACH])[0]
    return before.strip(), " ".join(text[start:end] for start, end in content), after.strip()
