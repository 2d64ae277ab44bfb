"""Which mention an attribution's source, or a link of its chain, is about; and who says it together."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from kg.language.en.titles import ROLE_WORDS
from kg.model import Attribution, Mention, Span
from kg.resolve.document.clusters import Clusters

# A name behind one of these, without a comma between, qualifies another: "the wife of President X".
GOVERNED = re.compile(
    r"\b(?:of|for|to|by|with|from|at|in|on|under|near|behind|against|about|than|as|representing|supporting|advising)"
    r"\s+(?:[\w.-]+\s+){0,4}$",
    re.IGNORECASE,
)
POSSESSIVE = re.compile(r"['’](?:s\b|(?=\s))")
DETERMINERS = re.compile(r"^(?:the|a|an|this|that|these|those)\s+", re.IGNORECASE)
MAX_ROLE_WORDS = 25
MAX_NESTED = 12  # mentions that may begin within one
PERSONAL_RELATIVES = frozenset({"who", "whom"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
SPEAKERS = frozenset({"PERSON", "ORG", "GROUP", "GPE", "NORP"})
AND = re.compile(r"(?:\band\b|&)")
# A name stands for itself where nothing follows that it would only qualify: not "Beijing officials".
CONJUNCT_ENDS = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:,|;|&|\b(?:and|or|who|said)\b|[\"'“”‘’.]*\s*$)")
AND_OTHERS = re.compile(r"\s+and\s+(?:other|others|several|some|many|his|her|their)\b")
OF_A_PERSON = re.compile(r"\s+(?:of|from|with)\b")


def speaker_of(attribution: Attribution, mentions: Sequence[Mention], text: str) -> int | None:
    """Return the mention of who says it: as extraction has found it, else from the words of the source.

    Extraction errs on "who": a name straight before it is meant, and no place. Of "Rao and Doe" it is the
    first, since a claim has one speaker.
    """
    found = _mention_at(attribution.speaker, mentions)
    if any(piece.cut(text).strip().lower() in PERSONAL_RELATIVES for piece in attribution.source):
        return _person_before(attribution.source[0], found, mentions, text)
    if found is None:
        return mention_of_source(attribution.source, mentions, text)
    return _first_of_several(found, mentions, text)


def _mention_at(span: Span | None, mentions: Sequence[Mention]) -> int | None:
    """Return the mention with exactly this span."""
    if span is None:
        return None
    near = range(_first_at(span.start, mentions), _first_at(span.start + 1, mentions))
    return next((index for index in near if mentions[index].span == span), None)


def _person_before(relative: Span, found: int | None, mentions: Sequence[Mention], text: str) -> int | None:
    """Return the person whose name "who" follows, or the mention that extraction has found."""
    before = _straight_before(relative, mentions, text)
    if before is not None and mentions[before].form == "name" and mentions[before].type == "PERSON":
        return before
    if found is None or mentions[found].type not in {"GPE", "LOC", "FAC"}:
        return found if found is not None else before
    for index in range(found - 1, max(-1, found - MAX_NESTED), -1):
        if mentions[index].type == "PERSON" and mentions[index].sentence == mentions[found].sentence:
            return index
    return found


def _first_of_several(found: int, mentions: Sequence[Mention], text: str) -> int:
    """Return the first name of "Rao and Doe" or of "Rao and others"; any other mention as it is."""
    mention = mentions[found]
    if mention.form != "description" or " and " not in mention.text:
        return found
    within = mentions_within(mention.span, mentions)
    names = [index for index in within if mentions[index].form == "name" and mentions[index].type in SPEAKERS]
    persons = [index for index in names if mentions[index].type == "PERSON"]
    for several in (names, persons):  # "Republican hopefuls Rao and Doe"
        if not several or GOVERNED.search(text[mention.span.start : mentions[several[0]].span.start]):
            continue  # "officials of Iran and Iraq"
        if len(several) > 1 and _between(several, mentions, text) <= ROLE_WORDS:
            return several[0]
        behind = text[mentions[several[0]].span.end : mention.span.end]
        if AND_OTHERS.match(behind) and mentions[several[0]].type in ("PERSON", "ORG", "GROUP"):
            return several[0]
    return found


def _between(names: Sequence[int], mentions: Sequence[Mention], text: str) -> set[str]:
    """Return the small words between the first and the last of several names, those in brackets left out."""
    between = [
        text[mentions[first].span.end : mentions[second].span.start] for first, second in pairwise(names)
    ]
    words = re.findall(r"\w+", " ".join(re.sub(r"\([^)]*\)", " ", gap) for gap in between))
    return {word for word in words if word.islower() and word != "and"}


def mention_of_source(source: Sequence[Span], mentions: Sequence[Mention], text: str) -> int | None:
    """Return the mention that a source is about, or None where there is none.

    A name that heads the source comes first ("Natalia Kharitonova, press secretary of the CSTO
    secretariat"), then a mention of the whole ("the CSTO secretariat"), then what stands first in it.
    "who" means the mention straight before it.
    """
    for piece in source:
        chosen = _best_within(piece, mentions_within(piece, mentions), mentions, text)
        if chosen is not None:
            return chosen
    for piece in source:
        if piece.cut(text).strip().lower() in RELATIVES:
            return _straight_before(piece, mentions, text)
        near = range(
            max(0, _first_at(piece.start + 1, mentions) - MAX_NESTED), _first_at(piece.end, mentions)
        )
        over = [index for index in near if mentions[index].span.covers(piece)]
        if over:
            return min(over, key=lambda index: mentions[index].span.end - mentions[index].span.start)
    return None


def _best_within(piece: Span, within: list[int], mentions: Sequence[Mention], text: str) -> int | None:
    named = [index for index in within if mentions[index].form == "name"]
    whole = [index for index in within if _is_whole(piece, mentions[index].span, text)]
    heads = [mentions[index].head for index in whole if mentions[index].form == "description"]
    free = [index for index in named if not _qualifies(piece, mentions[index].span, text, heads)]
    exact = [index for index in whole if mentions[index].form == "name"]
    persons = [index for index in free if mentions[index].type == "PERSON"]
    others = [index for index in within if mentions[index].form in {"description", "pronoun"}]
    for candidates in (exact, persons, whole, free, others):
        if candidates:
            return candidates[0]
    return None


def _is_whole(piece: Span, span: Span, text: str) -> bool:
    """Tell whether a mention is the whole of a source but for a determiner and punctuation."""
    return _bare(piece.cut(text)) == _bare(span.cut(text))


def _bare(words: str) -> str:
    return DETERMINERS.sub("", words.strip(" \t\n,.;:-–—\"'“”‘’()"))


def _qualifies(piece: Span, name: Span, text: str, heads: Sequence[str]) -> bool:
    """Tell whether a name in a source only says whose, of what or from where the source is.

    `heads`: the head words of the whole source; "the Joe Biden administration" is no person.
    """
    behind = re.match(r"(?:\s+[\w-]+){1,3}", text[name.end : piece.end])
    if behind and any(head and head in behind[0].lower() for head in heads):
        return True
    if GOVERNED.search(text[piece.start : name.start]):
        return True
    return bool(POSSESSIVE.match(text, name.end)) and name.end < piece.end


def _straight_before(piece: Span, mentions: Sequence[Mention], text: str) -> int | None:
    last = _first_at(piece.start, mentions)
    for index in range(last - 1, max(-1, last - MAX_NESTED), -1):
        end = mentions[index].span.end
        if end <= piece.start and not text[end : piece.start].strip(" ,\n\t-–—"):
            return index
    return None


def mentions_within(piece: Span, mentions: Sequence[Mention]) -> list[int]:
    """Return the mentions that lie in a span; mentions are in reading order."""
    near = range(_first_at(piece.start, mentions), _first_at(piece.end, mentions))
    return [index for index in near if piece.covers(mentions[index].span)]


def _first_at(position: int, mentions: Sequence[Mention]) -> int:
    return bisect_left(mentions, position, key=lambda mention: mention.span.start)


def joint_speakers(source: Sequence[Span], mentions: Sequence[Mention], text: str) -> list[int]:
    """Return the names that a source of several speakers joins, in reading order; none where it is one's.

    Those that only say whose or from where somebody is are left out: "officials of Iran and Iraq".
    """
    return [
        index
        for piece in source
        if AND.search(piece.cut(text))
        for index in mentions_within(piece, mentions)
        if _is_conjunct(mentions[index], piece, text)
    ]


def _is_conjunct(mention: Mention, piece: Span, text: str) -> bool:
    if mention.form != "name" or mention.type not in SPEAKERS:
        return False
    before, behind = text[piece.start : mention.span.start], text[mention.span.end : piece.end]
    if GOVERNED.search(before):
        return False
    return bool(CONJUNCT_ENDS.match(behind) or (mention.type == "PERSON" and OF_A_PERSON.match(behind)))


def add_role_from_source(clusters: Clusters, mention: int | None, source: Sequence[Span], text: str) -> None:
    """Keep what a source says of a person beside the name, where nothing else says what the person is."""
    cluster = clusters.of(mention)
    if mention is None or cluster is None or cluster.kind != "PERSON" or cluster.roles:
        return
    name = clusters.mentions[mention].span
    for piece in source:
        if piece.covers(name):
            before, behind = text[piece.start : name.start], text[name.end : piece.end]
            for words in (before, behind):
                role = _bare(" ".join(words.split()))
                if 1 < len(role.split()) <= MAX_ROLE_WORDS and any(word.islower() for word in role.split()):
                    cluster.roles.append(role)


def innermost_around(mentions: Sequence[Mention], attributions: Sequence[Attribution]) -> dict[int, int]:
    """Return for each mention in a content the attribution with the shortest content that holds it."""
    outer_first = sorted(
        range(len(attributions)), key=lambda index: (-_length(attributions[index].content), -index)
    )
    return {
        mention: index
        for index in outer_first
        for piece in attributions[index].content
        for mention in mentions_within(piece, mentions)
    }


def lies_in(span: Span, pieces: Iterable[Span]) -> bool:
    """Tell whether a span lies within one of several pieces."""
    return any(piece.covers(span) for piece in pieces)


def _length(pieces: Iterable[Span]) -> int:
    return sum(piece.end - piece.start for piece in pieces)
