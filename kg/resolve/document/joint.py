"""Who says it together: "both Moscow and Beijing", "Rao and Doe", "the United States and its allies"."""

import re
from collections.abc import Sequence

from kg.model import Mention, Span
from kg.resolve.document.source_mentions import GOVERNED, mentions_within

SPEAKERS = frozenset({"PERSON", "ORG", "GROUP", "GPE", "NORP"})
AND = re.compile(r"(?:\band\b|&)")
# A name stands for itself where nothing follows that it would only qualify: not "Beijing officials".
CONJUNCT_ENDS = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:,|;|&|\b(?:and|or|who|said)\b|[\"'“”‘’.]*\s*$)")
OF_A_PERSON = re.compile(r"\s+(?:of|from|with)\b")


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
