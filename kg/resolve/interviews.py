"""An interview as one thread: what somebody goes on to say came through the outlet that was told before."""

import re
from collections.abc import Sequence

from kg.language.word_lists import read_words
from kg.model import Attribution, Span

GOING_ON = read_words("reports/interview_cues")
OTHER_OCCASIONS = read_words("reports/words_of_other_occasions")
MAX_CHARACTERS_BESIDE = 120  # of a cue's sentence, outside its content, where another occasion would be named
_TOLD = re.compile(r"\b(?:told|tells|telling|interview(?:ed)? (?:with|by|on|for|to|in)) (?:[\w’'-]+ ){0,4}$")
_WORD = re.compile(r"[\w’'-]+")
_EDGE = re.compile(r"[.!?:;\n“”\"]")

Channels = tuple[int, ...]


def with_interviews(
    text: str, attributions: Sequence[Attribution], speakers: Sequence[int | None], via: Sequence[Channels]
) -> tuple[Channels, ...]:
    """Return the channels of each attribution, and, inferred, those that an interview before it gives.

    An interview ends where the same speaker is told through another channel, with another cue, or at an
    occasion that is named. What an article gives no channel of its own and gets one has no words for it.

    Args:
        speakers: By attribution, the referent that speaks.
        via: By attribution, the referents that its own words name as channels.
    """
    found = list(via)
    threads: dict[int, Channels] = {}
    for at in sorted(range(len(attributions)), key=lambda i: _start(attributions[i])):
        one, speaker = attributions[at], speakers[at]
        if speaker is None or one.within is not None or not one.cue:
            continue
        if one.via:
            threads.pop(speaker, None)
            if _TOLD.search(text, max(0, one.via[0].start - MAX_CHARACTERS_BESIDE), one.via[0].start):
                threads[speaker] = via[at]
        elif speaker in threads and _goes_on(text, one):
            found[at] = threads[speaker]
        else:
            threads.pop(speaker, None)
    return tuple(found)


def _start(attribution: Attribution) -> int:
    return min(span.start for span in (*attribution.source, *attribution.cue, *attribution.content))


def _goes_on(text: str, attribution: Attribution) -> bool:
    """Is the cue one of going on, and no other occasion named beside it?"""
    cue = _WORD.findall(" ".join(span.cut(text) for span in attribution.cue).lower())
    if not cue or cue[-1] not in GOING_ON:
        return False
    return OTHER_OCCASIONS.isdisjoint(_WORD.findall(_beside(text, attribution).lower()))


def _beside(text: str, attribution: Attribution) -> str:
    """The words of the sentence before source and cue, and those after them, short of the content."""
    roles: list[Span] = [*attribution.source, *attribution.cue]
    start, end = min(span.start for span in roles), max(span.end for span in roles)
    before = _EDGE.split(text[max(0, start - MAX_CHARACTERS_BESIDE) : start])[-1]
    after = _EDGE.split(text[end : end + MAX_CHARACTERS_BESIDE])[0]
    return f"{_outside(before, start - len(before), attribution)} {_outside(after, end, attribution)}"


def _outside(words: str, start: int, attribution: Attribution) -> str:
    """The words, which stand from `start` on, that are not content."""
    return "".join(
        " " if any(span.start <= start + i < span.end for span in attribution.content) else character
        for i, character in enumerate(words)
    )
