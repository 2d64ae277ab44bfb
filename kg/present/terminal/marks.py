"""Words marked within a text: bold where the paper takes colour, between » and « where it does not.

What marks them are single characters while lines are made, so that wrapping does not see a mark as a word.
"""

import re
from collections.abc import Sequence

from kg.present.terminal.plain import Paper

ON, OFF = "\ue000", "\ue001"  # stand before and after marked words
AT = "\ue002"  # stands where something begins that a margin tells of


def clean(text: str) -> str:
    """Return a text that others wrote without any such character."""
    return text.replace(ON, "").replace(OFF, "").replace(AT, "")


def in_marks(lines: Sequence[str], paper: Paper) -> list[str]:
    """Replace the marks by what the paper can show, line by line, so that no colour runs into a margin."""
    if not paper.colour:
        return [line.replace(ON, "»").replace(OFF, "«") for line in lines]
    shown, inside = [], False
    for line in lines:
        pieces = re.split(f"[{ON}{OFF}]", line)
        shown.append(
            "".join(paper.bold(piece) if inside ^ bool(n % 2) else piece for n, piece in enumerate(pieces))
        )
        inside ^= len(pieces) % 2 == 0
    return shown
