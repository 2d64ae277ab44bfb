"""The parts that patterns of questions are made of, and the names that they cut out.

Saying words are marked before patterns are tried: patterns that list them all would take 80 ms to compile.
"""

import re
from collections.abc import Callable

from kg.ask.forms.asked import Question
from kg.language.word_lists import read_words
from kg.model import Filter

Form = tuple[str, Callable[[re.Match[str]], Question]]  # a pattern over a whole question, what it means

_ANYTHING = read_words("questions/anything")
MARK = "\x02"
VERB = rf"{MARK}(?P<verb>[a-z]+)"
ABOUT = r"(?:about|on|of|regarding|concerning|as to|against|for|over|to|with|at|in|from|that|whether)"
OBJECT = rf"(?:(?: {ABOUT})? (?P<about>.+))"
WHAT = r"(?: (?:what|anything|something|things|else|everything|which things))*"
AUX = r"(?:do|does|did|has|have|had|is|are|was|were|will|would|can|could)"
DO = r"(?:do|does|did|has|have)"
WHO = rf"who(?: else)?(?: (?:{AUX}|all|also|ever|been))*"
SINCE = r"(?: (?:been|ever|also|first|last))*"
S = r"(?P<speaker>.+?(?<!\bthe)(?<!\ba)(?<!\ban))"  # no name ends in an article
ON = r"(?: (?:about|on|regarding|concerning|as to) (?P<about>.+))"
ON_OR_OF = r"(?: (?:about|on|of|regarding|concerning|as to) (?P<about>.+))"
ON_OR_TO = r"(?: (?:about|on|to|regarding|concerning|as to) (?P<about>.+))"
ON_BRIEF = r"(?: (?:about|on|regarding|concerning|as to) (?P<about>.+?))"


def name_in(text: str | None) -> str | None:
    """Return what was named, without quotation marks, article and "that"; None for nothing or "anything"."""
    if text is None:
        return None
    text = re.sub(r"^(?:that|whether|if) (?=.)", "", text.replace(MARK, "").strip(' ,"“”'), flags=re.I)
    text = re.sub(r"^(?:the|a|an) (?=.)", "", text.strip(" \"“”'"), flags=re.I)
    return None if not text or text.lower() in _ANYTHING or re.fullmatch(ABOUT, text, re.I) else text


def of_speaker(match: re.Match[str]) -> Filter:
    parts = match.groupdict()
    return Filter(speaker=name_in(parts.get("speaker")), about=name_in(parts.get("about")))
