"""A claim as one sentence: who speaks, the article's cue, the article's content.

Nothing is put into other words. The speaker's name stands for the words that mean it; cue and content are as
the article has them, quotation marks too. Words between them stand in it where they are few; where they are
left out, " … " does. All surfaces take the sentence from here.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.language.en.genders import gender_of_name
from kg.language.en.saying.between import (
    addressee_at,
    closing_mark_at,
    opening_mark_at,
    subject_before,
    with_both_marks,
    words_within,
)
from kg.language.en.saying.verb_forms import forms_of
from kg.language.word_lists import read_words
from kg.model import Claim, Passage, Span

_OMISSION = " … "
_EXPLETIVES = ("it", "there")
_THIRD_PERSONS = read_words("reports/third_persons")
_POSSESSIVES = read_words("reports/possessives")
_ADDRESSES = read_words("reports/plain_addresses")
_BEFORE_SOURCE = read_words("reports/cues_before_source")
_ADDRESSING = frozenset(form for verb in read_words("reports/addressing_verbs") for form in forms_of(verb))
_WANTING = _ADDRESSING | read_words("reports/content_prepositions")  # "told", "said of": whom, of what
_PASSIVE = re.compile(
    r"(?:^|\s|['’])(?:is|are|was|were|be|been|being|am|s|re|get|gets|got)(?:\s+(?:\w+ly|not|n['’]t|also|never|being|been|now))*"
    r"\s+\w+(?:ed|en|n|wn|ld|id|rd|ught|pt|nt)(?:\s+(?:as|to|by|for|of))?$"
)
_FEW = 3  # words between speaker and cue that tell how, when or where
_JOINING = frozenset({"and", "but"})
_POSSESSIVE_END = re.compile(r"['’]s?$")
_FULL_STOP = re.compile(r"\w[.][”\"’']+$")
_SINGULAR = frozenset({"he", "she", "it"})
_SEXES = dict.fromkeys(("mr", "he"), "male") | dict.fromkeys(("mrs", "ms", "miss", "she"), "female")
_QUANTITIES = frozenset(
    {"a", "an", "the", "some", "many", "most", "several", "few", "no", "one", "people", "police"}
)
_LISTED = re.compile(r",? and |, ")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_OPENS, _CLOSES = "“\"«„‘'`", "”\"»’'"


class _Part(NamedTuple):
    start: int
    end: int
    text: str
    role: str


def statement_of(claim: Claim, words: str | None = None) -> str:
    """Return a claim as one sentence on one line.

    It keeps the order of the article, but a cue behind its content, or inside a quotation, goes before it
    with a colon: “The border is quiet,” said Silva → Ana Silva said: “The border is quiet,”.

    Args:
        words: Stands for the content, of which it is a part.
    """
    content = _content(claim) if words in (None, claim.content.text) else with_both_marks(words or "")
    if not claim.cue.text.strip():
        return _line(f"{_speaker(claim)}: {content}" if _speaker(claim) else content)
    if _is_turned(claim):
        said = _turned(claim, content)
    else:
        said = "".join(_joined(_parts(claim, content), claim.between))
    return _line(said)


# --- who speaks --------------------------------------------------------------------------------------


def _speaker(claim: Claim) -> str:
    """Return the speaker's name, or the article's own words where they hold it, or say more than it.

    The words that only describe or point to who speaks stand in brackets behind the name.
    """
    source = claim.source.text
    if claim.speaker is None or not source:
        return source or (claim.speaker.name if claim.speaker else "")
    name = claim.speaker.name
    plain = source.casefold().strip()
    if plain in _THIRD_PERSONS and not (plain in _POSSESSIVES and _is_possessive(claim)):
        return _named_for_pronoun(source, name)
    if plain in _POSSESSIVES:
        return f"{name}’s"
    told, own = _words(source), _words(name)
    if own <= told:
        return source
    ending = found[0] if (found := _POSSESSIVE_END.search(source)) else ""
    if told - _ADDRESSES <= own and not _is_another(source, name):
        return f"{name}{ending}"
    return source if told & own or _is_another(source, name) else f"{name} ({source})"


def _named_for_pronoun(source: str, name: str) -> str:
    """Return the name; behind the pronoun where it is a noun that wants an article: "It (staff letter)"."""
    pronoun = source.casefold().strip()
    if _is_another(source, name):
        return source
    common = name[:1].islower() and name.split()[0] not in _QUANTITIES
    wants = pronoun in _SINGULAR or (pronoun == "they" and not name.endswith("s"))
    return f"{source} ({name})" if common and wants else name


def _is_another(source: str, name: str) -> bool:
    """Does the article's "Mr." or "she" tell that it means no bearer of this name, whoever was found?"""
    told = _SEXES.get(source.casefold().split()[0].rstrip("."))
    return bool(told and gender_of_name(name) not in (None, told))


def _is_possessive(claim: Claim) -> bool:
    """Is "her" the "her" of "her claim", not of "heard her say"?"""
    return claim.source.text.casefold().strip() == "her" and claim.cue.spans[:1] > claim.source.spans[:1]


def _words(text: str) -> set[str]:
    return {_POSSESSIVE_END.sub("", word) for word in _WORD.findall(text.casefold())}


# --- what is said ------------------------------------------------------------------------------------


def _content(claim: Claim) -> str:
    """Return the content, with the mark beside it of a quotation that only begins, or ends, in it."""
    text, spans = claim.content.text, claim.content.spans
    closing = closing_mark_at(claim.between, spans[-1].end, text) if spans else ""
    return f"{_opening(claim)}{text}{closing}"


def _opening(claim: Claim) -> str:
    text, spans = claim.content.text, claim.content.spans
    return opening_mark_at(claim.between, spans[0].start, text) if spans else ""


# --- in which order ----------------------------------------------------------------------------------


def _is_turned(claim: Claim) -> bool:
    """Does the content stand before a cue that can go before it: no passive, no "according to", no end?

    What is said in a clause of its own, "Taxes, Silva said, will rise", stays in its order.
    """
    if not claim.cue.spans or not claim.content.spans or not _speaker(claim):
        return False
    cue, at = claim.cue.text.casefold(), claim.cue.spans[0].start
    if claim.content.spans[0].start > at or _stands_within(claim, at):
        return False
    ends = _PASSIVE.search(cue) or _FULL_STOP.search(cue)
    return cue.split()[0] not in _BEFORE_SOURCE and not ends


def _stands_within(claim: Claim, at: int) -> bool:
    """Does a cue at this place stand within a sentence of its content: "Taxes, Silva said, will rise"?

    Between two quotations, “Taxes,” Silva said, “will rise”, it does not.
    """
    pieces = _pieces(claim.content.spans, claim.content.text)
    before = [text for span, text in pieces if span.start < at]
    after = [(span, text) for span, text in pieces if span.start > at]
    if not after:
        return False
    span, text = after[0]
    reached = max(one.end for one in (*claim.cue.spans, *claim.source.spans) if one.start < span.start)
    if words_within(claim.between, reached, span.start) is None and claim.kind != "indirect":
        return False
    return not (before[-1].rstrip()[-1:] in _CLOSES and text[:1] in _OPENS)


def _turned(claim: Claim, content: str) -> str:
    cue = claim.cue.text
    if _words(cue.split()[-1]) & _WANTING:  # whom he told stands behind it
        told = addressee_at(claim.between, claim.cue.spans[-1].end)
        cue += f" {told}" if told else _OMISSION.rstrip()
    speaker = _speaker(claim)
    said = f"{speaker}{_behind(speaker)}{_between(cue)}{cue}"
    return f"{said}{'' if said.endswith((':', '-', '–', '—')) else ':'} {content}"


def _behind(speaker: str) -> str:
    """Return the comma that closes an apposition, not a list of names: "Ana Silva, the mayor, said"."""
    names = [name[:1].isupper() for name in _LISTED.split(speaker)]
    return "," if ", " in speaker and not (" and " in speaker and all(names)) else ""


def _between(cue: str) -> str:
    return "" if cue.startswith(("'", "’", ":")) else " "


def _parts(claim: Claim, content: str) -> list[_Part]:
    """Return the pieces in the order of the article; a source that it does not name comes first."""
    parts = [_Part(*span, text, "cue") for span, text in _pieces(claim.cue.spans, claim.cue.text)]
    if content == _content(claim):
        pieces = _pieces(claim.content.spans, content)
        opening = len(_opening(claim))
        parts += [
            _Part(span.start - (0 if n else opening), span.end, text, "content")
            for n, (span, text) in enumerate(pieces)
        ]
    elif claim.content.spans:
        parts.append(_Part(claim.content.spans[0].start, claim.content.spans[-1].end, content, "content"))
    else:
        parts.append(_Part(10**9, 10**9, content, "content"))
    if speaker := _speaker(claim):
        first = claim.source.spans[0] if claim.source.spans else Span(-1, -1)
        last = claim.source.spans[-1] if claim.source.spans else Span(-1, -1)
        parts.append(_Part(first.start, last.end, speaker, "source"))
    return sorted(part for part in parts if part.text)


def _pieces(spans: Sequence[Span], text: str) -> list[tuple[Span, str]]:
    """Return the pieces of a role with their places; as one where its text does not tell them apart."""
    texts = text.split(_OMISSION)
    if len(texts) == len(spans):
        return list(zip(spans, texts, strict=True))
    return [(Span(spans[0].start, spans[-1].end), text)] if spans else [(Span(10**9, 10**9), text)]


def _joined(parts: list[_Part], between: Sequence[Passage]) -> list[str]:
    first = parts[0]
    passive = first.role == "cue" and len(parts) > 1 and parts[1].role == "source"
    subject = subject_before(between, first.start) if first.role == "cue" else ""
    if not passive and subject.casefold() not in _EXPLETIVES:
        subject = ""
    joined, told = [f"{subject} " if subject else "", first.text], first.role == "content"
    for before, part in pairwise(parts):
        joined += [_joint(before, part, between, inserted=told), part.text]
    return joined


def _joint(before: _Part, part: _Part, between: Sequence[Passage], *, inserted: bool) -> str:
    """Return what is set between two pieces: the words there, a space, a comma, or that words are left out.

    Args:
        inserted: Some of the content stands before who says it.
    """
    gap = part.start - before.end
    if before.role == "source" and part.role == "cue":
        return _behind_speaker(before, part, between)
    if gap <= 1:
        return "" if gap == 0 and part.role == before.role else _between(part.text)
    within = words_within(between, before.end, part.start)
    if within is None or _WORD.search(within):
        return within or _OMISSION
    match within.strip():
        case "" | ";":
            return f"{within.strip()} "
        case "," | ":" if part.role == "content":
            return _mark_before(before, part, within, inserted=inserted)
        case ",":
            return ", "
    return _OMISSION


def _mark_before(before: _Part, content: _Part, mark: str, *, inserted: bool) -> str:
    """Return the mark before a content: a colon before a quotation; none where it closed a clause."""
    if ":" in mark or (before.role == "cue" and content.text[:1] in _OPENS and not inserted):
        return ": "
    return (
        " " if before.role == "cue" and not inserted and content.text.startswith(("that ", "to ")) else ", "
    )


def _behind_speaker(source: _Part, cue: _Part, between: Sequence[Passage]) -> str:
    """Return what is set between who speaks and the cue.

    A clause of its own or another act may be left out there: "Silva, who won, said", "Silva rose and said".
    A few words may not ("on Monday", "never"), nor what a participle hangs on: "Silva rose, saying".
    """
    gap = cue.start - source.end
    if gap <= 1 or source.start < 0:
        return _between(cue.text)
    within = words_within(between, source.end, cue.start) or ""
    words = _WORD.findall(within.casefold())
    participle = cue.text.split()[0].endswith("ing")
    if words and (participle or (len(words) <= _FEW and words[-1] not in _JOINING)):
        return within
    if participle and not within:
        return _OMISSION
    comma = "" if within and not within.startswith(",") else _behind(source.text)
    return f"{comma}{_between(cue.text)}"


def _line(text: str) -> str:
    return " ".join(text.split())
