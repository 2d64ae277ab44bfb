"""The words of an article between the pieces of a claim, which make its sentence whole.

"[Silva] {told} the Voice of America <that taxes rose>": whom she told is of no role, but of the sentence.
"""

import re
from collections.abc import Iterable, Sequence

from kg.language.word_lists import read_words
from kg.model import Passage, Span

_MOST_BEFORE, _MOST_BEHIND = 60, 100  # characters that are looked at: "Mrs. Clinton", "the Voice of America"
_MOST_WITHIN = 80  # characters between two pieces that are shown; more is left out
_MARKS = re.compile(r"[“”\"«»„`‘]|''|(?<!\w)['’]|['’](?!\w)")
_SENTENCE_END = re.compile(r"[.!?…](?P<marks>[”\"’']*)[\s)]*\s|[;\n|]|\s[-–—]\s|--|—")
_INITIAL = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Rev|Fr|Msgr|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|St|Jr|Sr|No|Inc|Corp|Co|Ltd"
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|[ap]\.m)\.(?=\s)"
)
_BEGINNING = re.compile(r"(?:(?<=[.!?]\s)|(?<=\n))[A-Z][^.!?\n]*\s$|(?<!\w)(?:[Ii]t|[Tt]here)\s$")
_IN_WORDS = re.compile(r"(?<=\w)['’](?=\w)")  # apostrophes
_QUOTATION = re.compile(r"“[^“”]*”|\"[^\"]*\"|''[^']*''|‘[^‘’]*’|``[^`']*''")
_OPENING = "“\"‘'`"
_STOP_IN_MARKS = re.compile(r"[.,](?=[”\"']+$)")
_POSSESSIVE = re.compile(r"(?<=s)['’](?=\s\w)")
_CLAUSE_END = re.compile(r"[,:](?!\d)|[()\[\]{}]")
_PAIRS = (('"', '"'), ("“", "”"), ("«", "»"), ("‘", "’"), ("``", "''"))  # the first tells not which it is
_OPENINGS = {opening[:1] for opening, _ in _PAIRS}
_CLOSE = {closing: re.compile(rf"[,.!?]?{re.escape(closing)}") for _, closing in _PAIRS}
_ENDING = read_words("reports/after_addressees")


def between_pieces(text: str, pieces: Iterable[Span]) -> tuple[Passage, ...]:
    """Return what stands before, between and behind some pieces of a text, as far as is looked at."""
    spans = sorted(pieces)
    if not spans:
        return ()
    found = [Span(max(0, spans[0].start - _MOST_BEFORE), spans[0].start)]
    reached = spans[0].end
    for span in (*spans[1:], Span(len(text), len(text))):
        found.append(Span(reached, min(span.start, reached + _MOST_BEHIND)))
        reached = max(reached, span.end)
    return tuple(Passage(span.cut(text), span.start) for span in found if span.start < span.end)


def words_within(around: Sequence[Passage], start: int, end: int) -> str | None:
    """Return the words from one place to another, with the space around them.

    None where they are not at hand, more than a line, or hold half a quotation or the end of a sentence.
    """
    for passage in around:
        if passage.start == start and end - start <= len(passage.text):
            words = passage.text[: end - start]
            return words if not words.strip(" ,;:\n") or _are_plain(words, _MOST_WITHIN) else None
    return None


def addressee_at(around: Sequence[Passage], start: int) -> str:
    """Return whom or what a cue that ends here names next: "the Voice of America"; "" if that is not sure.

    It ends before a mark, or before a word that tells the occasion: "reporters | after the vote".
    """
    behind = next((passage.text for passage in around if passage.start == start), "")
    if not behind.startswith(" "):
        return ""
    end = _CLAUSE_END.search(behind)
    whole = _sentence(behind[: end.start()] if end else behind)
    words: list[str] = []
    for word in whole.split():
        if word.casefold() in _ENDING:
            break
        words.append(word)
    told = " ".join(words) if words and words[0].lstrip(_OPENING)[:1].isalnum() else ""
    cut_off = len(words) == len(whole.split()) and whole == behind and len(behind) >= _MOST_BEHIND
    return "" if cut_off or not _are_plain(told, _MOST_WITHIN) else _STOP_IN_MARKS.sub("", told)


def subject_before(around: Sequence[Passage], start: int) -> str:
    """Return what begins the sentence of a cue that starts here: the "It" of "It was said by Silva that"."""
    before = next((one.text for one in around if one.start + len(one.text) == start), "")
    found = _BEGINNING.search(before)
    subject = found[0].strip() if found else ""
    return subject if _are_plain(subject, _MOST_BEFORE) else ""


def closing_mark_at(around: Sequence[Passage], start: int, words: str) -> str:
    """Return the mark that stands here and closes a quotation which is open at the end of some words."""
    behind = next((passage.text for passage in around if passage.start == start), "")
    words = _IN_WORDS.sub("", words)
    for opening, closing in _PAIRS:
        opened = words.count(opening) - (words.count(closing) if closing != opening else 0)
        if (opened % 2 if closing == opening else opened > 0) and (found := _CLOSE[closing].match(behind)):
            return found[0]
    return ""


def opening_mark_at(around: Sequence[Passage], end: int, words: str) -> str:
    """Return the mark that stands just before this place and opens a quotation that some words close."""
    before = next((one.text for one in around if one.start + len(one.text) == end), "")
    words = _IN_WORDS.sub("", words)
    for opening, closing in _PAIRS[1:]:
        if words.count(closing) > words.count(opening) and before.endswith(opening):
            return opening
    return ""


def with_both_marks(words: str) -> str:
    """Return a part of a quotation with the mark that it lacks: "… It rose.”" as "… “It rose.”"."""
    plain = _IN_WORDS.sub("", words)
    for opening, closing in _PAIRS:
        if opening == closing:
            missing = words.count(opening) % 2 * (-1 if words.rstrip("… ").endswith(closing) else 1)
        else:
            missing = plain.count(opening) - plain.count(closing)
            if closing == "’" and not words.endswith(closing):  # it may be an apostrophe: "the voters’ will"
                missing = max(missing, 0)
        if missing > 0:
            return words + closing
        if missing < 0 and words.removeprefix("… ")[:1] not in _OPENINGS:
            return f"… {opening}{words[2:]}" if words.startswith("… ") else opening + words
    return words


def _sentence(text: str) -> str:
    """Return a text up to where its sentence ends; an initial or a title ends none."""
    end = _SENTENCE_END.search(_INITIAL.sub(lambda found: "x" * len(found[0]), text) + " ")
    return text[: end.start()] + (end["marks"] or "") if end else text


def _are_plain(text: str, most: int) -> bool:
    unpaired = text.count("(") != text.count(")") or text.count("[") != text.count("]")
    marked = _MARKS.search(_POSSESSIVE.sub("", _QUOTATION.sub("", text)))
    return len(text) <= most and not unpaired and not marked and _sentence(text) == text
