"""One document from its extraction on: resolved and its values read, ready to be written.

It runs where the document was extracted. Whatever fails costs no article: the rest of it is kept, coarser,
and `Findings.trouble` says why.
"""

import logging
from collections.abc import Callable
from dataclasses import replace

from kg.errors import KGError
from kg.language.en.fold import fold_words
from kg.model import (
    Alias,
    Attribution,
    Document,
    Extraction,
    Findings,
    Implied,
    Resolution,
    Trouble,
    Values,
    claim_id,
)
from kg.resolve.document.coarse import resolve_coarsely, resolve_nothing
from kg.resolve.document.implied import find_implied
from kg.resolve.document.resolution import resolve_document
from kg.values.claim_values import BETWEEN_PIECES, values_of

_log = logging.getLogger(__name__)


def complete(document: Document, extraction: Extraction) -> Findings:
    """Return an extraction with all that follows from it; where resolution fails, with a coarser one."""
    extraction = _each_once(document, extraction)
    try:
        resolution = _as_stored(document, resolve_document(document, extraction))
    except Exception as error:  # one odd document must not cost the others
        _log.debug("%s: resolution failed", document.path, exc_info=True)
        trouble = Trouble("resolve", f"resolution failed ({told(error)})")
        return _coarse(document, extraction, trouble)
    return finish(document, extraction, resolution)


def finish(
    document: Document,
    extraction: Extraction,
    resolution: Resolution,
    *,
    trouble: Trouble | None = None,
    whole: bool = True,
) -> Findings:
    """Return a resolution with the values of its claims and what they imply.

    Args:
        trouble: What went wrong before.
        whole: All that was found in the document is in `extraction`.
    """
    failed: dict[str, None] = {}
    values = tuple(_values(document, one, failed) for one in extraction.attributions)
    folded = tuple(_folded(document, one, failed) for one in extraction.attributions)
    implied = _implied(document, extraction, resolution, failed)
    if failed and trouble is None:
        trouble = Trouble("resolve", "; ".join(failed))
    return Findings(document, extraction, resolution, values, folded, implied, trouble, whole)


def without_claims(document: Document, extractor: str, trouble: Trouble) -> Findings:
    """Return a document with nothing found in it."""
    extraction = Extraction(document.id, (), (), (), extractor)
    return Findings(document, extraction, resolve_nothing(document, extraction), (), (), (), trouble)


def told(error: Exception) -> str:
    """Return an error in words; one of kg's own says by itself what is wrong."""
    return str(error) if isinstance(error, KGError) else f"{type(error).__name__}: {error}"


def _coarse(document: Document, extraction: Extraction, trouble: Trouble) -> Findings:
    try:
        resolution = _as_stored(document, resolve_coarsely(document, extraction))
    except Exception:
        _log.debug("%s: coarse resolution failed", document.path, exc_info=True)
        resolution = resolve_nothing(document, extraction)
    return finish(document, extraction, resolution, trouble=trouble)


def _with_names_only(found: Findings, trouble: Trouble) -> Findings:
    return _coarse(found.document, found.extraction, trouble)


def _without_names(found: Findings, trouble: Trouble) -> Findings:
    nothing = resolve_nothing(found.document, found.extraction)
    values = tuple(Values() for _ in found.values)
    return replace(found, resolution=nothing, values=values, implied=(), trouble=trouble)


def _with_text_only(found: Findings, trouble: Trouble) -> Findings:
    return without_claims(found.document, found.extraction.extractor, trouble)


# What is tried in turn of a document that the store refuses.
COARSER: tuple[Callable[[Findings, Trouble], Findings], ...] = (
    _with_names_only,
    _without_names,
    _with_text_only,
)


def _values(document: Document, attribution: Attribution, failed: dict[str, None]) -> Values:
    try:
        return values_of(document, attribution)
    except Exception as error:
        _log.debug("%s: reading values failed", document.path, exc_info=True)
        failed[f"reading dates and numbers failed ({told(error)})"] = None
        return Values()


def _folded(document: Document, attribution: Attribution, failed: dict[str, None]) -> str:
    content = BETWEEN_PIECES.join(piece.cut(document.text) for piece in attribution.content)
    try:
        return " ".join(fold_words(content))
    except Exception as error:
        _log.debug("%s: folding failed", document.path, exc_info=True)
        failed[f"folding words failed ({told(error)})"] = None
        return content.casefold()


def _implied(
    document: Document, extraction: Extraction, resolution: Resolution, failed: dict[str, None]
) -> tuple[Implied, ...]:
    found: dict[tuple[int, int], Implied] = {}
    try:
        for one in find_implied(document, extraction, resolution):
            found.setdefault((one.attribution, one.referent), one)
    except Exception as error:
        _log.debug("%s: finding implied subjects failed", document.path, exc_info=True)
        failed[f"finding what claims imply failed ({told(error)})"] = None
    return tuple(found[key] for key in sorted(found))


# --- what the store keeps comes back as it was: each thing once, and in its order --------------------


def _each_once(document: Document, extraction: Extraction) -> Extraction:
    """Return an extraction without second attributions of the same words in the same place, or aliases."""
    first: dict[str, int] = {}
    kept: list[int] = []
    place: list[int] = []  # of each attribution among those kept
    for index, attribution in enumerate(extraction.attributions):
        identifier = claim_id(document.id, attribution)
        if identifier not in first:
            first[identifier] = len(kept)
            kept.append(index)
        place.append(first[identifier])
    aliases: dict[tuple[int, int], Alias] = {}
    for alias in extraction.aliases:
        aliases.setdefault((alias.first, alias.second), alias)
    attributions = (_within(extraction.attributions[index], place, place[index]) for index in kept)
    return replace(extraction, attributions=tuple(attributions), aliases=tuple(aliases.values()))


def _within(attribution: Attribution, place: list[int], own: int) -> Attribution:
    if attribution.within is None:
        return attribution
    outer = place[attribution.within]
    return replace(attribution, within=None if outer == own else outer)


def _as_stored(document: Document, resolution: Resolution) -> Resolution:
    """Return a resolution in which a mention is of one referent, the last of those that have it."""
    language = document.language or "en"
    owner = {mention: at for at, one in enumerate(resolution.referents) for mention in one.mentions}
    mentions: dict[int, list[int]] = {at: [] for at in range(len(resolution.referents))}
    for mention in sorted(owner):
        mentions[owner[mention]].append(mention)
    joint = resolution.joint or tuple(() for _ in resolution.speakers)
    return replace(
        resolution,
        referents=tuple(
            replace(one, language=language, mentions=tuple(mentions[at]))
            for at, one in enumerate(resolution.referents)
        ),
        about=tuple(tuple(sorted(set(many))) for many in resolution.about),
        joint=tuple(tuple(sorted(set(many))) for many in joint),
    )
