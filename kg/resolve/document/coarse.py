"""What is left of resolution where it fails: one name is one thing, and nothing else is judged. Pure."""

from kg.language.en.fold import fold_name
from kg.model import Document, Extraction, Mention, Referent, Resolution, Span, Spans, digest


def resolve_coarsely(document: Document, extraction: Extraction) -> Resolution:
    """Take names of one folded form for one thing, and nothing else; no two ids can be the same.

    A source has a speaker only where the mention that extraction gives it is a name, a channel only where
    it is one itself. Descriptions, pronouns and concepts mean nothing.
    """
    named: dict[str, list[int]] = {}
    for position, mention in enumerate(extraction.mentions):
        if mention.form == "name" and (key := _key(mention.text)):
            named.setdefault(key, []).append(position)
    referents = tuple(
        _referent(document, key, positions, extraction.mentions) for key, positions in named.items()
    )
    at = {extraction.mentions[one].span: n for n, found in enumerate(named.values()) for one in found}
    return Resolution(
        document.id,
        referents,
        speakers=tuple(at.get(one.speaker) if one.speaker else None for one in extraction.attributions),
        via=tuple(
            tuple(dict.fromkeys(at[span] for span in one.via if span in at))
            for one in extraction.attributions
        ),
        about=tuple(_inside(one.content, at) for one in extraction.attributions),
        joint=tuple(() for _ in extraction.attributions),
    )


def resolve_nothing(document: Document, extraction: Extraction) -> Resolution:
    """Return a resolution in which nothing means anything."""
    nothing = tuple(() for _ in extraction.attributions)
    return Resolution(document.id, (), tuple(None for _ in nothing), nothing, nothing, nothing)


def _inside(content: Spans, at: dict[Span, int]) -> tuple[int, ...]:
    found = {one for span, one in at.items() if any(piece.covers(span) for piece in content)}
    return tuple(sorted(found))


def _referent(document: Document, key: str, positions: list[int], mentions: tuple[Mention, ...]) -> Referent:
    forms = tuple(dict.fromkeys(mentions[position].text for position in positions))
    return Referent(
        id=digest(document.id, "coarse", key),
        document_id=document.id,
        name=forms[0],
        type=mentions[positions[0]].type,
        key=key,
        forms=forms,
        mentions=tuple(positions),
    )


def _key(name: str) -> str:
    try:
        return fold_name(name)
    except Exception:  # it may be what resolution failed at
        return " ".join(name.casefold().split())
